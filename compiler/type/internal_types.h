/* The table of types, shared by the files that build, compare and unify them. */
#pragma once

#include "base/arena.h"
#include "base/vec.h"
#include "type/call.h"
#include "type/type.h"

struct unit;

struct types {
    struct unit *unit;
    struct arena *arena;
    uint32_t next_id;
    struct type *simple[TYPE_VAR + 1]; // kinds without arguments
    struct type **slots;               // hash-consed types, open addressing
    size_t count;
    size_t capacity;          // a power of two
    VEC(struct type *) trail; // variables in order of binding, for undoing
    struct effect_flows flows;
};

/* The canonical type equal to `key`; a type with variables is simply copied. */
struct type *type_intern(struct types *types, const struct type *key);
bool row_equal(const struct effect_row *a, const struct effect_row *b);
