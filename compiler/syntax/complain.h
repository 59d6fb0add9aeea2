/*
 * Syntax errors in the user's terms: what was found, what would have fitted, and how to mend the
 * misunderstandings that are known.
 */
#pragma once

#include "syntax/token.h"

struct build;

/* Called by the parser at the token that it cannot take, before its stack is touched. */
void complain(struct build *build, const void *parser, const struct token *token);
