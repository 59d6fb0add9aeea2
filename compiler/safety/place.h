/*
 * Places: a variable, or a part of one that is reached through fields, elements and slices. Two places
 * that cannot be told apart overlap; every doubt is an overlap.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/strbuf.h"
#include "resolve/symbol.h"

struct node;
struct locals;

enum step_kind {
    STEP_FIELD,
    STEP_LENGTH, // of a list: changed by growing it, not through its elements
    STEP_ELEMENT,
    STEP_SLICE
};

enum bound_kind {
    BOUND_UNKNOWN,
    BOUND_LITERAL,
    BOUND_SYMBOL, // an immutable binding, within one turn of the loop that binds it
    BOUND_END,
    BOUND_PIECE,      // of the piece that `symbol` has in this turn of its loop; see note [pieces]
    BOUND_OTHER_PIECE // of one that it had in an earlier turn
};

struct bound {
    enum bound_kind kind;
    uint64_t value;
    const struct symbol *symbol;
};

struct step {
    enum step_kind kind;
    int field;
    struct bound low;
    struct bound high;
};

enum {
    PLACE_STEPS = 5 // longer paths are cut, which makes them cover more
};

struct place {
    const struct symbol *root; // NULL: a value without a name, or nothing that can be touched
    bool is_content;           // what a parameter refers to, not the parameter itself
    size_t count;
    struct step steps[PLACE_STEPS];
};

struct place place_of_symbol(const struct symbol *symbol);
struct place place_field(struct place place, int field);
struct place place_length(struct place place);
struct place place_element(struct place place);
/* `range` is the NODE_RANGE of a slice. A slice of everything is a step too: it is of the elements. */
struct place place_slice(const struct locals *locals, struct place place, const struct node *range);

/* The piece of a view that the loop's variable has in this turn. */
struct place place_piece(struct place place, const struct symbol *variable);

bool place_overlaps(const struct place *a, const struct place *b);
/* Is all of `part` in `whole`? */
bool place_covers(const struct place *whole, const struct place *part);
bool place_equal(const struct place *a, const struct place *b);
/* Forgets what a bound was: its symbol is about to be bound again. True if there was one. */
bool place_forget_bound(struct place *place, const struct symbol *symbol);
/* The name of the place, as far as it is only names: `p.x`, `data`. */
void place_print(const struct place *place, struct strbuf *out);
