/*
 * What a value refers to. A *loan* is one thing that the value refers to and may read or write
 * through; a *value* is a set of loans. First-class values have none. Values never change once they
 * are made, so states share them freely.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/vec.h"
#include "diag/source.h"
#include "safety/carry.h"
#include "safety/place.h"

enum loan_kind {
    LOAN_VIEW,      // a view, or a part that a pattern borrowed
    LOAN_REFERENCE, // a variable that a closure holds by address, or an argument lent for a call
    LOAN_FUNCTION,  // a function parameter
    LOAN_HANDLE,    // a task
    LOAN_SCOPE,
    LOAN_CAPABILITY
};

struct loan {
    enum loan_kind kind;
    struct place place; // root NULL: nothing that can be touched
    bool writes;
    uint32_t depth;              // how long the referred lives; see note [depths]
    const struct symbol *source; // for messages: whose storage, content or scope; may be NULL
    struct span span;            // where it is used or arose; 0,0: where the value is used
};

struct value {
    VEC(struct loan) loans;
    VEC(const void *)
    via; // the bindings through which it was reached, which it does not conflict with
};

extern const struct value value_none;

const struct value *value_of_loan(struct arena *arena, const struct loan *loan);
/* `a` itself if it already holds all of `b`. */
const struct value *value_union(struct arena *arena, const struct value *a, const struct value *b);
const struct value *value_add(struct arena *arena, const struct value *value,
                              const struct loan *loan);
const struct value *value_via(struct arena *arena, const struct value *value, const void *key);
bool value_is_via(const struct value *value, const void *key);

/* The loans that a value of this type can still hold, as that type holds them. */
const struct value *value_as(struct arena *arena, struct carries *carries,
                             const struct value *value, struct type *type);
/* All loans as views that only read, or, for `writes`, as they are. */
const struct value *value_as_views(struct arena *arena, const struct value *value, bool writes);
/* The same loans one step further into their places. */
typedef struct place (*place_step)(struct place place);
const struct value *value_step(struct arena *arena, const struct value *value, place_step step);
const struct value *value_field(struct arena *arena, const struct value *value, int field);
const struct value *value_slice(struct arena *arena, const struct locals *locals,
                                const struct value *value, const struct node *range);
/* As pieces that a loop's variable has one after the other. */
const struct value *value_piece(struct arena *arena, const struct value *value,
                                const struct symbol *variable);
/* Forgets slices bounded by a symbol that is about to be bound again. */
const struct value *value_forget_bound(struct arena *arena, const struct value *value,
                                       const struct symbol *symbol);

bool loan_conflicts(const struct loan *a, const struct loan *b);
