/*
 * Bump allocation over a chain of blocks; each block is at least as large as the request. Blocks begin
 * small, for small programs, and grow to a size that the system hands out cleared, so that nobody clears
 * it once more.
 */
#include "base/arena.h"

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "base/panic.h"

enum {
    BLOCK_LEAST = 64 * 1024,
    BLOCK_MOST = 2 * 1024 * 1024,
    PAGE = 4096
};

struct arena_block {
    struct arena_block *previous;
    size_t mapped; // bytes, 0 of a block from the heap
    max_align_t start[];
};

/* Pages that lie at a multiple of BLOCK_MOST, so that the system may make large ones of them. */
static struct arena_block *block_map(size_t size) {
    char *whole = mmap(NULL, size + BLOCK_MOST, PROT_READ | PROT_WRITE,
                       MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (whole == MAP_FAILED)
        return NULL;
    size_t before = -(uintptr_t)whole & (BLOCK_MOST - 1);
    if (before > 0)
        munmap(whole, before);
    if (before < BLOCK_MOST)
        munmap(whole + before + size, BLOCK_MOST - before);
    struct arena_block *block = (struct arena_block *)(whole + before);
    madvise(block, size, MADV_HUGEPAGE);
    block->mapped = size;
    return block;
}

/* Cleared. */
static struct arena_block *block_new(size_t size) {
    return size < BLOCK_MOST ? calloc(1, size) : block_map((size + PAGE - 1) / PAGE * PAGE);
}

static void block_free(struct arena_block *block) {
    if (block->mapped)
        munmap(block, block->mapped);
    else
        free(block);
}

static void arena_grow(struct arena *arena, size_t size) {
    size_t wanted = arena->bytes < BLOCK_LEAST ? BLOCK_LEAST : arena->bytes;
    if (wanted > BLOCK_MOST)
        wanted = BLOCK_MOST;
    wanted -= sizeof(struct arena_block);
    size_t room = size > wanted ? size : wanted;
    struct arena_block *block = block_new(sizeof *block + room);
    if (!block)
        panic("out of memory");
    arena->bytes += sizeof *block + room;
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

static void blocks_free(struct arena_block *block) {
    while (block) {
        struct arena_block *previous = block->previous;
        block_free(block);
        block = previous;
    }
}

void arena_free(struct arena *arena) {
    blocks_free(arena->blocks);
    *arena = (struct arena){0};
}

void arena_reset(struct arena *arena) {
    struct arena_block *kept = arena->blocks;
    if (!kept)
        return;
    blocks_free(kept->previous);
    kept->previous = NULL;
    char *start = (char *)kept->start;
    memset(start, 0, (size_t)(arena->next - start));
    arena->next = start;
    arena->bytes = (size_t)(arena->limit - start) + sizeof *kept;
}
