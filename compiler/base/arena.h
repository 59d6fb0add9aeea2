/*
 * Memory of one compilation. Everything a unit allocates comes from its arena and dies with it;
 * nothing is freed singly. Blocks grow with demand, so memory stays linear in what was asked for.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

struct arena {
    struct arena_block *blocks;
    char *next;
    char *limit;
    size_t bytes;              // of all blocks
    struct arena_block *spare; // to be used before the system is asked for more
};

/* Zeroed memory, aligned for any type. Running out of memory is a panic. */
void *arena_alloc(struct arena *arena, size_t size);
/* Gives the latest allocation more room where it is, zeroed; false if it is not the latest, or there is none. */
bool arena_extend(struct arena *arena, const void *memory, size_t size, size_t new_size);
/* A copy of `size` bytes followed by a NUL. */
char *arena_copy(struct arena *arena, const void *bytes, size_t size);
char *arena_printf(struct arena *arena, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
void arena_free(struct arena *arena);
/* The same, but its blocks are for what another arena will need: memory that was used already is much faster than
   what the system has to clear. */
void arena_hand_over(struct arena *from, struct arena *to);
/* The same, but keeps a block for what comes next. */
void arena_reset(struct arena *arena);

#define ARENA_NEW(arena, type) ((type *)arena_alloc((arena), sizeof(type)))
