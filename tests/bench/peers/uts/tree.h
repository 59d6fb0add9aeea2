/* The tree of uts.sc: what a node's hash is, and whether it has children. */
#pragma once

#include <stdint.h>

enum {
    ROOT_CHILDREN = 2000,
    CHILDREN = 8
};

static const uint32_t LIMIT = 536441403u; /* 0.1249 * 2^32 */

static inline uint64_t mix(uint64_t z) {
    z += 0x9E3779B97F4A7C15ull;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
    return z ^ (z >> 31);
}

static inline uint64_t child(uint64_t hash, int index) {
    return mix(hash ^ ((uint64_t)(index + 1) * 0xD1B54A32D192ED03ull));
}
