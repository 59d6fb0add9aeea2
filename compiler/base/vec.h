/*
 * Typed growable arrays on an arena. `VEC(struct node *)` declares one; VEC_PUSH doubles it when it
 * is full, where it is if nothing was allocated behind it. Else old storage stays in the arena, so pointers
 * into a vector are stale after a push.
 */
#pragma once

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/arena.h"
#include "base/panic.h"

enum {
    VEC_SMALL = 64
};

#define VEC(type)          \
    struct {               \
        type *items;       \
        uint32_t count;    \
        uint32_t capacity; \
    }

#define VEC_PUSH(arena, vec, item)                                                       \
    do {                                                                                 \
        if ((vec)->count == (vec)->capacity)                                             \
            (vec)->items =                                                               \
                vec_grow((arena), (vec)->items, &(vec)->capacity, sizeof *(vec)->items); \
        (vec)->items[(vec)->count++] = (item);                                           \
    } while (0)

/* Large items are rarely many. */
static inline void *vec_grow(struct arena *arena, void *items, uint32_t *capacity, size_t size) {
    uint32_t old = *capacity;
    if (old > UINT32_MAX / 2)
        panic("a list of more than %u", old);
    *capacity = old ? old * 2 : size <= VEC_SMALL ? 4 : 1;
    if (items && arena_extend(arena, items, old * size, *capacity * size))
        return items;
    void *grown = arena_alloc(arena, *capacity * size);
    if (items)
        memcpy(grown, items, old * size);
    return grown;
}
