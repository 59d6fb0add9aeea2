/* Dense sets of small numbers (live locals, reachable blocks) on an arena. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

struct bitset {
    uint64_t *words;
    size_t word_count;
};

static inline struct bitset bitset_make(struct arena *arena, size_t bits) {
    size_t words = (bits + 63) / 64;
    return (struct bitset){arena_alloc(arena, (words ? words : 1) * sizeof(uint64_t)), words};
}

static inline bool bitset_has(const struct bitset *set, size_t bit) {
    return set->words[bit / 64] >> (bit % 64) & 1;
}

static inline void bitset_add(struct bitset *set, size_t bit) {
    set->words[bit / 64] |= (uint64_t)1 << (bit % 64);
}

static inline void bitset_remove(struct bitset *set, size_t bit) {
    set->words[bit / 64] &= ~((uint64_t)1 << (bit % 64));
}

/* Adds all of `from`; true if `set` changed. */
static inline bool bitset_union(struct bitset *set, const struct bitset *from) {
    bool changed = false;
    for (size_t i = 0; i < set->word_count; i++) {
        uint64_t word = set->words[i] | from->words[i];
        changed |= word != set->words[i];
        set->words[i] = word;
    }
    return changed;
}

static inline void bitset_copy(struct bitset *set, const struct bitset *from) {
    for (size_t i = 0; i < set->word_count; i++)
        set->words[i] = from->words[i];
}
