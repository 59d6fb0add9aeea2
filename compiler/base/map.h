/*
 * A hash map from pointer to pointer on an arena: atoms to symbols, nodes to facts. Iteration is in
 * order of insertion (`entries`), so that nothing a compile prints depends on addresses.
 */
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

struct map_entry {
    const void *key;
    void *value;
};

struct map {
    struct arena *arena;
    struct map_entry *entries; // in order of insertion
    size_t count;
    size_t room;
    uint32_t *slots; // index into entries + 1, 0 is free
    size_t capacity; // of slots, a power of two
};

void *map_get(const struct map *map, const void *key); // NULL if absent
void map_put(struct map *map, const void *key, void *value);
