/*
 * Memory of one compilation. Everything a unit allocates comes from its arena and dies with it;
 * nothing is freed singly. Blocks grow with demand, so memory stays linear in what was asked for.
 */
#pragma once

#include <stddef.h>

struct arena {
    struct arena_block *blocks;
    char *next;
    char *limit;
    size_t bytes; // of all blocks
};

/* Zeroed memory, aligned for any type. Running out of memory is a panic. */
void *arena_alloc(struct arena *arena, size_t size);
/* A copy of `size` bytes followed by a NUL. */
char *arena_copy(struct arena *arena, const void *bytes, size_t size);
char *arena_printf(struct arena *arena, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
void arena_free(struct arena *arena);
/* The same, but keeps a block for what comes next. */
void arena_reset(struct arena *arena);

#define ARENA_NEW(arena, type) ((type *)arena_alloc((arena), sizeof(type)))
