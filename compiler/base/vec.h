/*
 * Typed growable arrays on an arena. `VEC(struct node *)` declares one; VEC_PUSH doubles it when it
 * is full. Old storage stays in the arena, so pointers into a vector are stale after a push.
 */
#pragma once

#include <stddef.h>
#include <string.h>

#include "base/arena.h"

#define VEC(type)        \
    struct {             \
        type *items;     \
        size_t count;    \
        size_t capacity; \
    }

#define VEC_PUSH(arena, vec, item)                                                       \
    do {                                                                                 \
        if ((vec)->count == (vec)->capacity)                                             \
            (vec)->items =                                                               \
                vec_grow((arena), (vec)->items, &(vec)->capacity, sizeof *(vec)->items); \
        (vec)->items[(vec)->count++] = (item);                                           \
    } while (0)

static inline void *vec_grow(struct arena *arena, void *items, size_t *capacity, size_t size) {
    size_t old = *capacity;
    *capacity = old ? old * 2 : 4;
    void *grown = arena_alloc(arena, *capacity * size);
    if (items)
        memcpy(grown, items, old * size);
    return grown;
}
