/*
 * Literals: the value of a number, a character or a string from its spelling. Shared by the lexer
 * only. Each function reports what is wrong with the literal and then gives a harmless value.
 */
#pragma once

#include <stddef.h>

#include "syntax/token.h"

struct unit;

/* A literal's bytes as they stand in the source, and where. */
struct spelling {
    const char *text;
    size_t length;
    uint32_t position; // of the first byte
};

/* A number with its suffix: sets kind (INT, FLOAT, DURATION), value and suffix. */
void literal_number(struct unit *unit, struct spelling spelling, struct token *token);
/* The spelling includes the quotes, the closing one being missing if it was never written. */
void literal_char(struct unit *unit, struct spelling spelling, struct token *token);
void literal_string(struct unit *unit, struct spelling spelling, struct token *token);
