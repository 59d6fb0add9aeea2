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

struct flow {
    struct checker *c;
    uint32_t first_id; // of the function's symbols, which are dense
    size_t symbol_count;
    struct flow_state state;
    struct flow_loop *loop;
    struct flow_state *exit;      // of the innermost function, closure or scope body
    struct node *closure;         // the innermost closure that is not a scope's body
    VEC(struct node *) defers;    // registered and not yet run
    size_t first_defer;           // of the function or closure at hand
    struct node **moved_at;       // by symbol: where it was last moved
    struct symbol **spawned_into; // by symbol of a handle: the handle of its task's scope
    struct symbol **lent_from;    // by symbol: the variable whose part a pattern bound
    bool *is_element;             // by symbol: bound to an element that cannot be taken
    struct map gains;             // loop -> struct flow_state: what one turn adds
    struct map reported;          // nodes that were reported
    bool is_quiet;                // a first pass over a loop
};

bool moves_tracks(const struct flow *flow, const struct symbol *symbol);
size_t moves_bit(const struct flow *flow, const struct symbol *symbol);
void moves_use_name(struct flow *flow, struct node *name, struct symbol *symbol);
void moves_take(struct flow *flow, struct node *place);
void moves_assign_name(struct flow *flow, const struct symbol *symbol);
/* Names bound by a pattern that refer to parts of `subject`; NULL: the parts are their own. */
void moves_bind(struct flow *flow, struct node *pattern, struct node *subject);
/* Names bound to the elements of `source`, one in each turn. */
void moves_bind_elements(struct flow *flow, struct node *pattern, struct node *source);
/* `s.finish()` at `call`: tasks of the scope can't be joined any more. */
void moves_finish(struct flow *flow, struct node *call, const struct symbol *scope);
void moves_join(struct flow *flow, struct node *handle);
bool moves_is_move_type(const struct flow *flow, struct type *type);
