/* What checking and printing share: what a type is in C. */
#pragma once

#include <stdbool.h>

#include "type/type.h"

/* Numbers, Bool, Char, Duration, Instant, and records and arrays of them: bytes that mean the same on both
   sides. */
bool border_is_plain(struct types *types, struct type *type);
/* A word that C or C++ keeps for itself. */
bool border_is_reserved(const char *word);
