/*
 * Tokens: what the lexer makes, the shaping pass renames and the parser eats. A file's tokens stand
 * in one array; shaping changes kinds in place and never moves a token, so an index is a place.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/atom.h"
#include "base/vec.h"
#include "diag/source.h"
#include "syntax/ast.h"

enum token_role {
    TOKEN_HARD = 1,
    TOKEN_SOFT = 2,
    TOKEN_REFUSED = 4,
    TOKEN_STARTS = 8,
    TOKEN_ENDS = 16,
    TOKEN_OPENS = 32,
    TOKEN_CLOSES = 64,
    TOKEN_INFIX = 128
};

struct token {
    uint16_t kind; // TOK_ of the generated grammar.h, 0 at the end of the file
    bool starts_line;
    bool at_margin; // starts a line without indentation
    bool after_bad; // it, or something before it on its line, was malformed and has been reported
    bool binds;     // an arm of a select with a binding starts here: SELBIND comes first
    struct span span;
    atom name; // a word's text; a number's suffix or NULL

    union {
        uint64_t word; // INT, DURATION (nanoseconds), CHAR
        double real;
        struct text text;
    };
};

/*
 * The tokens of one file: a BEGIN first, and at the end a few of kind 0, so that looking a little
 * around never leaves the array. `partner` and `inside` are filled by shaping.
 */
struct tokens {
    struct token *items;
    size_t count;
    size_t capacity;
    struct arena *arena; // for what is needed until the tree is there; NULL: the unit's
    uint32_t *partner;   // of a bracket: the index of its other half, 0 if there is none
    uint32_t *inside;    // the index of the innermost open bracket around a token, 0 if none
};

/* Properties of a kind. */
const char *token_text(unsigned kind);
unsigned token_roles(unsigned kind);
bool token_is_word(const struct token *token);
