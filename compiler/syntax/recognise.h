/*
 * Small recognisers that look ahead for types and closure parameters, for shape.c alone. Each takes
 * the index of a first token and gives the index behind what it recognised, or 0 if it is not there.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "syntax/token.h"

struct recogniser {
    const struct tokens *tokens;
    uint32_t *angles; // per `<`: 0 not yet looked at, 1 no list, else the index behind its `>`
    unsigned depth;
    size_t too_deep; // where a nesting became too deep, 0 if nowhere
};

/* `A`, `A<B>?`, `(A, B)`, `function(A) -> B`; with bare unions `A | B` too. */
size_t recognise_type(struct recogniser *r, size_t at);
/* The list that begins at a `<`: type arguments. */
size_t recognise_arguments(struct recogniser *r, size_t at);
/* The list that begins at a `<` after a declared name: parameters with constraints. */
size_t recognise_parameters(struct recogniser *r, size_t at);
/* A closure's parameters from bar to bar. */
size_t recognise_bars(struct recogniser *r, size_t at);
