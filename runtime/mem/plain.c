/*
 * Memory without a collector: what programs without heap values use, and everything with gc=none. What
 * emitted code allocates is never freed here; blocks of frames are, by their free lists.
 */
#include <stdlib.h>

#include "core/internal.h"
#include "mem/gc.h"

void sc__plain_init(void) {
}

void *sc__plain_alloc(size_t size) {
    return calloc(1, size ? size : 1);
}

void sc__plain_free(void *block) {
    free(block);
}

const struct sc_mem sc_mem_plain = {
    .init = sc__plain_init,
    .alloc = sc__plain_alloc,
    .alloc_atomic = sc__plain_alloc,
    .slab = sc__plain_alloc,
    .slab_free = sc__plain_free,
    .thread_begin = sc__plain_init,
    .thread_end = sc__plain_init,
    .collect = sc__plain_init,
};

void sc__collect_init(void) {
    const char *wish = getenv("SC_GC_EVERY");
    sc__rt.collect_every = wish ? (uint32_t)strtoul(wish, NULL, 10) : 0;
}

void sc__collect_at(uint32_t turn) {
    if (turn % sc__rt.collect_every == 0)
        sc__rt.mem->collect();
}

void *sc__raw_alloc_if(size_t size) {
    return sc__fault_alloc() ? NULL : calloc(1, size);
}

void *sc__raw_alloc(size_t size) {
    void *block = sc__raw_alloc_if(size);
    if (!block)
        sc__out_of_memory();
    return block;
}

void *sc__raw_realloc(void *block, size_t size) {
    void *larger = sc__fault_alloc() ? NULL : realloc(block, size);
    if (!larger)
        sc__out_of_memory();
    return larger;
}

void sc__raw_free(void *block) {
    free(block);
}

void *sc__slab_alloc(size_t size) {
    void *slab = sc__fault_alloc() ? NULL : sc__rt.mem->slab(size);
    if (!slab)
        sc__out_of_memory();
    return slab;
}

void sc__slab_free(void *slab) {
    sc__rt.mem->slab_free(slab);
}

void *sc_gc_alloc(size_t size) {
    void *block = sc__fault_alloc() ? NULL : sc__rt.mem->alloc(size);
    if (!block)
        sc__out_of_memory();
    return block;
}

void *sc_gc_alloc_atomic(size_t size) {
    void *block = sc__fault_alloc() ? NULL : sc__rt.mem->alloc_atomic(size);
    if (!block)
        sc__out_of_memory();
    return block;
}
