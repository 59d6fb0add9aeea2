/*
 * Interned names: two equal names are the same pointer, so names are compared with `==` and used as
 * map keys. An atom's text is NUL-terminated and never changes.
 */
#pragma once

#include <stddef.h>

#include "base/arena.h"

typedef const struct atom_text *atom;

struct atom_text {
    size_t length;
    unsigned hash;
    char text[];
};

struct atom_table {
    struct arena *arena;
    atom *slots;
    size_t count;
    size_t capacity; // a power of two
};

atom atom_make(struct atom_table *table, const char *text, size_t length);
atom atom_of(struct atom_table *table, const char *text);
