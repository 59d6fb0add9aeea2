/* Copying and joining. Vectors are copied whole: a push must never reach into a shared array. */
#include "safety/state.h"

struct state state_copy(struct arena *arena, const struct state *state) {
    struct state copy = {.is_dead = state->is_dead};
    for (size_t i = 0; i < state->bindings.count; i++)
        VEC_PUSH(arena, &copy.bindings, state->bindings.items[i]);
    for (size_t i = 0; i < state->tasks.count; i++)
        VEC_PUSH(arena, &copy.tasks, state->tasks.items[i]);
    for (size_t i = 0; i < state->defers.count; i++)
        VEC_PUSH(arena, &copy.defers, state->defers.items[i]);
    return copy;
}

struct binding *state_find(struct state *state, const void *key) {
    for (size_t i = 0; i < state->bindings.count; i++) {
        if (state->bindings.items[i].key == key)
            return &state->bindings.items[i];
    }
    return NULL;
}

struct binding *state_bind(struct arena *arena, struct state *state, const void *key,
                           const struct symbol *symbol, const struct value *value) {
    struct binding *known = state_find(state, key);
    struct binding binding = {.key = key, .symbol = symbol, .value = value};
    if (known) {
        *known = binding;
        return known;
    }
    VEC_PUSH(arena, &state->bindings, binding);
    return &state->bindings.items[state->bindings.count - 1];
}

void state_unbind(struct state *state, const void *key) {
    struct binding *known = state_find(state, key);
    if (known)
        *known = state->bindings.items[--state->bindings.count];
}

/* `guess` is where the binding lies if both states are copies of one. */
static bool join_binding(struct arena *arena, struct state *into, const struct binding *from,
                         size_t guess) {
    bool is_there = guess < into->bindings.count && into->bindings.items[guess].key == from->key;
    struct binding *known = is_there ? &into->bindings.items[guess] : state_find(into, from->key);
    if (!known) {
        VEC_PUSH(arena, &into->bindings, *from);
        return true;
    }
    const struct value *before = known->value;
    bool changed = false;
    known->value = value_union(arena, before, from->value);
    if (!known->stale.end && from->stale.end) {
        known->stale = from->stale;
        known->changed_by = from->changed_by;
        changed = true;
    }
    if (!known->moved.end && from->moved.end) {
        known->moved = from->moved;
        changed = true;
    }
    if (!known->taken.end && from->taken.end) {
        known->taken = from->taken;
        changed = true;
    }
    return changed || known->value != before;
}

static bool join_task(struct arena *arena, struct state *into, const struct task *from) {
    for (size_t i = 0; i < into->tasks.count; i++) {
        struct task *known = &into->tasks.items[i];
        if (known->call != from->call || known->handle != from->handle)
            continue;
        const struct value *before = known->value;
        known->value = value_union(arena, before, from->value);
        return known->value != before;
    }
    VEC_PUSH(arena, &into->tasks, *from);
    return true;
}

static bool join_defer(struct arena *arena, struct state *into, const struct deferred *from) {
    for (size_t i = 0; i < into->defers.count; i++) {
        if (into->defers.items[i].node == from->node)
            return false;
    }
    VEC_PUSH(arena, &into->defers, *from);
    return true;
}

bool state_join(struct arena *arena, struct state *into, const struct state *from) {
    if (from->is_dead)
        return false;
    if (into->is_dead) {
        *into = state_copy(arena, from);
        return true;
    }
    bool changed = false;
    for (size_t i = 0; i < from->bindings.count; i++)
        changed |= join_binding(arena, into, &from->bindings.items[i], i);
    for (size_t i = 0; i < from->tasks.count; i++)
        changed |= join_task(arena, into, &from->tasks.items[i]);
    for (size_t i = 0; i < from->defers.count; i++)
        changed |= join_defer(arena, into, &from->defers.items[i]);
    return changed;
}

void state_end_scope(struct state *state, const struct symbol *scope) {
    size_t kept = 0;
    for (size_t i = 0; i < state->tasks.count; i++) {
        if (state->tasks.items[i].scope != scope)
            state->tasks.items[kept++] = state->tasks.items[i];
    }
    state->tasks.count = kept;
}

void state_renew(struct state *state, const struct symbol *symbol) {
    for (size_t i = 0; i < state->tasks.count; i++) {
        if (state->tasks.items[i].handle == symbol)
            state->tasks.items[i].handle = NULL;
    }
    state_unbind(state, symbol);
}

void state_forget_bound(struct arena *arena, struct state *state, const struct symbol *symbol) {
    for (size_t i = 0; i < state->tasks.count; i++) {
        struct task *task = &state->tasks.items[i];
        task->value = value_forget_bound(arena, task->value, symbol);
    }
    for (size_t i = 0; i < state->bindings.count; i++) {
        struct binding *binding = &state->bindings.items[i];
        binding->value = value_forget_bound(arena, binding->value, symbol);
    }
}
