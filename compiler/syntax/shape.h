/*
 * The shaping pass: renames tokens by their context, so that a parser with one token of lookahead
 * can tell blocks from record literals, type arguments from comparisons and closures from bars.
 *
 * Reads: tokens from the lexer.
 * Fills: kinds of tokens, `binds`, and the arrays `partner` and `inside`.
 * Requires: a BEGIN at the front and four ends at the back.
 * Guarantees: linear time. False if something is nested too deeply, which is reported.
 */
#pragma once

#include <stdbool.h>

#include "syntax/token.h"

struct unit;

enum {
    NESTING_MAX = 256
};

bool shape(struct unit *unit, struct tokens *tokens);

/*
 * Does a declaration start here at the margin? Then it is inside of nothing, whatever has been left
 * open before: so one forgotten brace does not spoil the rest of the file.
 */
bool shape_is_top_level(const struct tokens *tokens, size_t at);
