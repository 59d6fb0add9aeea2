/* Insertion-ordered entries with an open-addressed index beside them. */
#include "base/map.h"

#include <string.h>

static size_t hash_pointer(const void *key) {
    uint64_t bits = (uintptr_t)key;
    bits = (bits ^ (bits >> 33)) * 0xff51afd7ed558ccdull;
    return (size_t)(bits ^ (bits >> 29));
}

static size_t slot_of(const struct map *map, const void *key) {
    size_t i = hash_pointer(key) & (map->capacity - 1);
    while (map->slots[i] && map->entries[map->slots[i] - 1].key != key)
        i = (i + 1) & (map->capacity - 1);
    return i;
}

static void index_grow(struct map *map) {
    map->capacity = map->capacity ? map->capacity * 2 : 16;
    map->slots = arena_alloc(map->arena, map->capacity * sizeof *map->slots);
    for (size_t i = 0; i < map->count; i++)
        map->slots[slot_of(map, map->entries[i].key)] = (uint32_t)i + 1;
}

static void entries_grow(struct map *map) {
    size_t room = map->room ? map->room * 2 : 8;
    struct map_entry *entries = arena_alloc(map->arena, room * sizeof *entries);
    if (map->count)
        memcpy(entries, map->entries, map->count * sizeof *entries);
    map->entries = entries;
    map->room = room;
}

void *map_get(const struct map *map, const void *key) {
    if (!map->capacity)
        return NULL;
    uint32_t at = map->slots[slot_of(map, key)];
    return at ? map->entries[at - 1].value : NULL;
}

void map_put(struct map *map, const void *key, void *value) {
    if (map->count * 2 >= map->capacity)
        index_grow(map);
    size_t slot = slot_of(map, key);
    if (map->slots[slot]) {
        map->entries[map->slots[slot] - 1].value = value;
        return;
    }
    if (map->count == map->room)
        entries_grow(map);
    map->entries[map->count] = (struct map_entry){key, value};
    map->slots[slot] = (uint32_t)++map->count;
}
