/*
 * Where to go on after a syntax error, found on the shaped tokens alone; for parse.c only. `open` is
 * the index of the brace whose list of statements or arms the parser has fallen back to.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "syntax/token.h"

/* The index of the next statement or arm from `at` on, or of the brace that closes the list. */
size_t recover_statement(const struct tokens *tokens, size_t open, size_t at);
/* The index of the next declaration from `at` on, or of the end. */
size_t recover_declaration(const struct tokens *tokens, size_t at);
/* Does what stands at `next` lie outside of the braces, because they were never closed? */
bool recover_leaves(const struct tokens *tokens, size_t open, size_t next);
