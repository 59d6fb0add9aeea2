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
    BLOCK_LEAST = 256 * 1024,
    BLOCK_MOST = 2 * 1024 * 1024,
    PAGE = 4096
};

struct arena_block {
    struct arena_block *previous;
    size_t mapped; // bytes, 0 of a block from the heap
    size_t room;
    size_t used; // of a spare one: so much of it is not clear
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
    if (size >= BLOCK_MOST)
        return block_map((size + PAGE - 1) / PAGE * PAGE);
    if (size < 128 * 1024)
        return calloc(1, size);
    size = (size + PAGE - 1) / PAGE * PAGE;
    struct arena_block *block =
        mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_POPULATE, -1, 0);
    if (block == MAP_FAILED)
        return NULL;
    block->mapped = size;
    return block;
}

static void block_free(struct arena_block *block) {
    if (block->mapped)
        munmap(block, block->mapped);
    else
        free(block);
}

static void note_used(struct arena *arena) {
    if (arena->blocks)
        arena->blocks->used = (size_t)(arena->next - (char *)arena->blocks->start);
}

/* A spare block with so much room, cleared, or NULL. */
static struct arena_block *spare_take(struct arena *arena, size_t room) {
    struct arena_block **link = &arena->spare;
    while (*link && (*link)->room < room)
        link = &(*link)->previous;
    struct arena_block *block = *link;
    if (!block)
        return NULL;
    *link = block->previous;
    memset(block->start, 0, block->used);
    return block;
}

static void arena_grow(struct arena *arena, size_t size) {
    size_t wanted = arena->bytes < BLOCK_LEAST ? BLOCK_LEAST : arena->bytes;
    if (wanted > BLOCK_MOST)
        wanted = BLOCK_MOST;
    wanted -= sizeof(struct arena_block);
    size_t room = size > wanted ? size : wanted;
    struct arena_block *block = spare_take(arena, size);
    if (!block) {
        block = block_new(sizeof *block + room);
        if (!block)
            panic("out of memory");
        block->room = room;
    }
    note_used(arena);
    arena->bytes += sizeof *block + block->room;
    block->previous = arena->blocks;
    arena->blocks = block;
    arena->next = (char *)block->start;
    arena->limit = arena->next + block->room;
}

static size_t rounded(size_t size) {
    const size_t align = sizeof(max_align_t);
    if (size > SIZE_MAX / 2)
        panic("allocation of %zu bytes", size);
    return (size + align - 1) / align * align;
}

void *arena_alloc(struct arena *arena, size_t size) {
    size = rounded(size);
    if ((size_t)(arena->limit - arena->next) < size)
        arena_grow(arena, size);
    void *memory = arena->next;
    arena->next += size;
    return memory;
}

bool arena_extend(struct arena *arena, const void *memory, size_t size, size_t new_size) {
    const char *end = (const char *)memory + rounded(size);
    size_t more = rounded(new_size) - rounded(size);
    if (end != arena->next || (size_t)(arena->limit - arena->next) < more)
        return false;
    arena->next += more;
    return true;
}

char *arena_copy(struct arena *arena, const void *bytes, size_t size) {
    char *copy = arena_alloc(arena, size + 1);
    if (size > 0)
        memcpy(copy, bytes, size);
    return copy;
}

/* Into what is left of the block, if it fits there. What was written behind the text is cleared again. */
char *arena_printf(struct arena *arena, const char *fmt, ...) {
    size_t room = (size_t)(arena->limit - arena->next);
    va_list args;
    va_start(args, fmt);
    size_t length = (size_t)vsnprintf(arena->next, room, fmt, args);
    va_end(args);
    if (rounded(length + 1) <= room)
        return arena_alloc(arena, length + 1);
    if (room > 0)
        memset(arena->next, 0, room);
    char *text = arena_alloc(arena, length + 1);
    va_start(args, fmt);
    vsnprintf(text, length + 1, fmt, args);
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

void arena_hand_over(struct arena *from, struct arena *to) {
    note_used(from);
    while (from->blocks) {
        struct arena_block *block = from->blocks;
        from->blocks = block->previous;
        block->previous = to->spare;
        to->spare = block;
    }
    blocks_free(from->spare);
    *from = (struct arena){0};
}

void arena_free(struct arena *arena) {
    blocks_free(arena->blocks);
    blocks_free(arena->spare);
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
