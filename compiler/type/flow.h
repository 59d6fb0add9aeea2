/*
 * The walk that follows control through one function whose types are known, for the two questions that
 * need it: is a value used after it was moved away, and is a `var` used before it got a value.
 */
#pragma once

#include "base/bitset.h"
#include "type/internal.h"

/* What an expression is asked for. */
enum demand {
    DEMAND_READ, // looked at, borrowed or copied
    DEMAND_TAKE  // the value goes away: bound, returned, stored, passed to `move`
};

/* What may be true at a point. A dead state is one that no way leads to. */
struct flow_state {
    struct bitset moved;
    struct bitset unassigned;
    bool is_dead;
};

struct flow_loop {
    struct flow_loop *outer;
    struct flow_state exit;  // joined over `break`s
    struct flow_state again; // joined over `continue`s
    size_t defers;           // of the flow when the loop began
};

/* The body of a scope that is walked: where it goes on if it is cancelled or failed by another task. */
struct flow_scope {
    struct flow_scope *outer;
    struct flow_state *exit;
    bool can_fail; // there is an outcome with which the function goes on behind the scope
};

/* A variable, or a field of one that may be moved by itself. */
struct part {
    struct part *whole; // what it is a field of, NULL of a variable
    int field;
    atom name;
    size_t bit;
    VEC(struct part *) parts;
};

struct flow {
    struct checker *c;
    uint32_t first_id; // of the function's symbols, which are dense
    size_t symbol_count;
    size_t bit_count;     // symbols first, then other parts
    struct part **wholes; // by symbol
    struct flow_state state;
    struct flow_loop *loop;
    struct flow_state *exit;      // of the innermost function, closure or scope body
    struct node *function;        // NODE_FUNCTION
    struct node *closure;         // the innermost closure that is not a scope's body
    struct flow_scope *scope;     // the innermost whose body is inside of it
    VEC(struct node *) defers;    // registered and not yet run
    bool is_in_defer;             // in the body of a defer that runs
    size_t first_defer;           // of the function or closure at hand
    struct node **moved_at;       // by bit: where it was last moved
    struct symbol **spawned_into; // by symbol of a handle: the handle of its task's scope
    struct part **lent_from;      // by symbol: what a pattern bound a part of
    struct symbol **lent_symbol;  // by symbol: the variable that it is a part of
    bool *is_element;             // by symbol: bound to an element that cannot be taken
    struct map gains;             // loop -> struct flow_state: what one turn adds
    struct map reported;          // nodes that were reported
    bool is_quiet;                // a first pass over a loop
};

bool moves_tracks(const struct flow *flow, const struct symbol *symbol);
size_t moves_bit(const struct flow *flow, const struct symbol *symbol);
/* The place is read; false if it is no variable or field of one. */
bool moves_use(struct flow *flow, struct node *place);
/* What it is a part of must be there, for it is assigned. */
void moves_use_around(struct flow *flow, struct node *place);
void moves_take(struct flow *flow, struct node *place);
/* The place has got a value. */
void moves_assign(struct flow *flow, const struct node *place);
/* The function or closure can be left here: what was moved out of its `inout` parameters is back. */
void moves_check_lent(struct flow *flow);
/* Names bound by a pattern that refer to parts of `subject`; NULL: the parts are their own. */
void moves_bind(struct flow *flow, struct node *pattern, struct node *subject);
/* Names bound to the elements of `source`, one in each turn. */
void moves_bind_elements(struct flow *flow, struct node *pattern, struct node *source);
/* `s.finish()` at `call`: tasks of the scope can't be joined any more. */
void moves_finish(struct flow *flow, struct node *call, const struct symbol *scope);
void moves_join(struct flow *flow, struct node *handle);
bool moves_is_move_type(const struct flow *flow, struct type *type);

/* ---- parts (parts.c) ---- */

/* Gives bits to all parts that the body names. */
void parts_collect(struct flow *flow, struct node *body);
struct part *part_of_symbol(struct flow *flow, const struct symbol *symbol);
/* The smallest part that holds the place, NULL if it is in no variable; is it just the place? */
struct part *part_of_place(struct flow *flow, const struct node *place, bool *is_exact);
/* A part of it that was moved, or itself or what it is a part of; NULL if there is none. */
struct part *part_moved_below(const struct flow *flow, struct part *part);
struct part *part_moved_around(const struct flow *flow, struct part *part);
void part_put_back(struct flow *flow, const struct part *part);
/* As it is written: `s.items`. */
const char *part_text(struct flow *flow, const struct part *part);
