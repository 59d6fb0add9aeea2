/*
 * What is known at one point of a frame: what each variable refers to and whether that has changed
 * under it, which tasks may be running, and which defers are pending. States are joined where paths
 * meet; a joined state holds what holds on any of them.
 */
#pragma once

#include "safety/usage.h"
#include "safety/value.h"

struct binding {
    const void *key;             // a symbol, or the node of a value without a name
    const struct symbol *symbol; // NULL for the latter
    const struct value *value;
    struct span stale;             // where its source was changed, 0,0: nowhere
    const struct node *changed_by; // the spawn of the task that changes it, or NULL
    struct span moved;             // where a closure took it, 0,0: nowhere
    struct span taken; // where it was moved away otherwise: what it referred to is gone with it
};

struct task {
    const struct node *call; // the spawn
    const struct symbol *scope;
    const struct symbol *handle; // the constant bound to this very spawn, or NULL
    bool is_fresh;               // spawned by the expression that is being evaluated
    const struct value *value;   // what it may touch
};

struct deferred {
    const struct node *node;
    uint32_t depth;
    const struct value *touches;
};

struct state {
    VEC(struct binding) bindings;
    VEC(struct task) tasks;
    VEC(struct deferred) defers;
    bool is_dead; // no path leads here
};

struct state state_copy(struct arena *arena, const struct state *state);
/* Adds what holds in `from`; true if that changed `into`. A dead state adds nothing. */
bool state_join(struct arena *arena, struct state *into, const struct state *from);

struct binding *state_find(struct state *state, const void *key); // NULL if nothing is known
struct binding *state_bind(struct arena *arena, struct state *state, const void *key,
                           const struct symbol *symbol, const struct value *value);
void state_unbind(struct state *state, const void *key);
void state_end_scope(struct state *state, const struct symbol *scope);
/* The handle or constant is bound anew: what was known by its last value is forgotten. */
void state_renew(struct state *state, const struct symbol *symbol);
void state_forget_bound(struct arena *arena, struct state *state, const struct symbol *symbol);
