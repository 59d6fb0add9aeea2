/*
 * What a value of a type may carry that refers to something else: views, handles, scopes,
 * capabilities and functions. A type that carries nothing is first-class in every respect.
 */
#pragma once

#include <stdbool.h>

#include "base/map.h"
#include "type/type.h"

enum carry {
    CARRY_VIEW = 1,
    CARRY_MUT = 2, // a View<mut T>
    CARRY_TASK = 4,
    CARRY_SCOPE = 8,
    CARRY_CAPABILITY = 16,
    CARRY_FUNCTION = 32,
    CARRY_LOCAL = 64 // a type parameter that may be second-class
};

struct carries {
    struct types *types;
    struct map known; // type -> its answer + 1
};

/* Bits of enum carry; 0 for NULL and for error types. */
unsigned carry_of(struct carries *carries, struct type *type);

/* What makes a value second-class whatever is in it: all but functions. */
#define CARRY_SECOND_CLASS \
    (CARRY_VIEW | CARRY_MUT | CARRY_TASK | CARRY_SCOPE | CARRY_CAPABILITY | CARRY_LOCAL)
