/*
 * Text -> tokens (spec 1).
 *
 * Reads: a source, whose text ends in a NUL.
 * Fills: the token array: decoded literals, words as atoms, keywords by their spelling alone.
 * Requires: nothing.
 * Guarantees: false only if the text is no text at all (then nothing is worth parsing). Other errors
 * are reported and leave a plausible token, so that parsing goes on.
 */
#pragma once

#include <stdbool.h>

#include "syntax/token.h"

struct unit;

bool lex(struct unit *unit, const struct source *source, struct tokens *tokens);
