/* Bump allocation over a chain of blocks; each block is at least as large as the request. */
#include "base/arena.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/panic.h"

enum {
    BLOCK_SIZE = 64 * 1024
};

struct arena_block {
    struct arena_block *previous;
    max_align_t start[];
};

static void arena_grow(struct arena *arena, size_t size) {
    size_t room = size > BLOCK_SIZE ? size : BLOCK_SIZE;
    struct arena_block *block = calloc(1, sizeof *block + room);
    if (!block)
        panic("out of memory");
    block->previous = arena->blocks;
    arena->blocks = block;
    arena->next = (char *)block->start;
    arena->limit = arena->next + room;
}

void *arena_alloc(struct arena *arena, size_t size) {
    const size_t align = sizeof(max_align_t);
    if (size > SIZE_MAX / 2)
        panic("allocation of %zu bytes", size);
    size = (size + align - 1) / align * align;
    if ((size_t)(arena->limit - arena->next) < size)
        arena_grow(arena, size);
    void *memory = arena->next;
    arena->next += size;
    return memory;
}

char *arena_copy(struct arena *arena, const void *bytes, size_t size) {
    char *copy = arena_alloc(arena, size + 1);
    if (size > 0)
        memcpy(copy, bytes, size);
    return copy;
}

char *arena_printf(struct arena *arena, const char *fmt, ...) {
    va_list args;
    va_start(args, fmt);
    int length = vsnprintf(NULL, 0, fmt, args);
    va_end(args);
    char *text = arena_alloc(arena, (size_t)length + 1);
    va_start(args, fmt);
    vsnprintf(text, (size_t)length + 1, fmt, args);
    va_end(args);
    return text;
}

void arena_free(struct arena *arena) {
    struct arena_block *block = arena->blocks;
    while (block) {
        struct arena_block *previous = block->previous;
        free(block);
        block = previous;
    }
    *arena = (struct arena){0};
}
