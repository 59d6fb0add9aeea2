/*
 * The generated parser, seen from parse.c and complain.c: the functions that Lemon makes, and two
 * that look into its stack, written at the end of grammar.y because only that file knows it.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "syntax/token.h"

struct build;

void *grammar_Alloc(void *(*allocate)(size_t));
void grammar_Free(void *parser, void (*release)(void *));
void grammar_(void *parser, int kind, const struct token *token, struct build *build);

/* Would the parser take a token of this kind next? */
bool grammar_takes(const void *parser, int kind);
/* The innermost `{` that the parser is inside of, NULL at the top of the file. */
const struct token *grammar_open_brace(const void *parser);
/* From here on errors are new ones: Lemon would otherwise hide those that follow closely. */
void grammar_recovered(void *parser);
