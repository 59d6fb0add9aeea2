/*
 * Blocks for frames, tasks and scopes: the cold half of the free lists in task.h.
 *
 * Each worker has a list per size class over slabs of its own. A list to which SC__SPILL blocks have been
 * given that may come from elsewhere gives a batch to a common pool, so that a worker that only frees
 * feeds one that only allocates. (What a worker both takes and gives back needs no counting.) A batch
 * in the pool is a chain through the blocks' first words; its first block's second word links batches.
 * Blocks over the largest class come from the heap's own roots.
 *
 * note [stale blocks]. The collector scans whole slabs and must not find in free blocks what died long ago. They
 * are cleared by each collection, when the world is stopped; giving one back costs nothing more for it. A
 * cleared block is marked in its second word. As the lists of workers are last in, first out, whatever lies
 * below a marked block there was not touched since it was cleared, and a batch is clear if its second block is
 * marked. So a collection looks at no more blocks than were given back since the last one, and one for each list and
 * batch. (A block whose second word is the mark by chance only hides what is below for a while.)
 */
#include <string.h>

#include "core/internal.h"
#include "sched/pure.h"

enum {
    SLAB = 256 * 1024,
    BATCH = SC__SPILL / 2
};

static void *take_batch(uint32_t class) {
    struct sc__block_pool *pool = &sc__rt.pool;
    sc__lock(&pool->lock);
    void **batch = pool->batches[class];
    if (batch)
        pool->batches[class] = batch[1];
    sc__unlock(&pool->lock);
    return batch;
}

/* A program without tasks has no worker, and takes only large blocks. */
static void count_block(sc_worker *w, size_t size) {
    if (!w)
        return;
    struct sc__stats *stats = &sc__own(w)->stats;
    stats->blocks++;
    stats->bytes += size;
}

void *sc__block_alloc_slow(sc_worker *w, size_t size) {
    size_t class = (size + SC__GRAIN - 1) / SC__GRAIN;
    if (class >= SC__CLASSES) {
        count_block(w, size);
        return sc__slab_alloc(size);
    }
    if (class == 0)
        class = 1;
    struct sc__free_list *list = &w->blocks[class];
    size_t room = class * SC__GRAIN;
    if (list->bump && (size_t)(list->end - list->bump) >= room) {
        void *block = list->bump;
        list->bump += room;
        count_block(w, room);
        return block;
    }
    void **batch = take_batch((uint32_t) class);
    if (batch) {
        list->head = batch[0];
        return batch;
    }
    char *slab = sc__slab_alloc(SLAB);
    list->bump = slab + room;
    list->end = slab + SLAB;
    count_block(w, room);
    return slab;
}

/* Moves BATCH blocks of the worker's list to the pool, or nothing if it has no more than that. */
static void spill(struct sc__free_list *list, size_t class) {
    void **first = list->head;
    void **last = first;
    for (int i = 1; last && i < BATCH; i++)
        last = *last;
    list->strangers = last ? list->strangers - BATCH : 0;
    if (!last)
        return;
    list->head = *last;
    *last = NULL;
    struct sc__block_pool *pool = &sc__rt.pool;
    sc__lock(&pool->lock);
    first[1] = pool->batches[class];
    sc__block_border();
    pool->batches[class] = first;
    sc__unlock(&pool->lock);
}

void sc__block_free_slow(sc_worker *w, void *block, size_t size) {
    size_t class = (size + SC__GRAIN - 1) / SC__GRAIN;
    if (class >= SC__CLASSES) {
        sc__slab_free(block);
        return;
    }
    struct sc__free_list *list = &w->blocks[class];
    if (list->strangers >= SC__SPILL)
        spill(list, class);
    *(void **)block = list->head;
    sc__block_border();
    list->head = block;
    list->strangers++;
}

static const uintptr_t mark = (uintptr_t)0x9E3779B97F4A7C15; // no address

/* Clears blocks of the chain, up to one that is clear. */
static void chain_forget(uintptr_t *block, size_t class) {
    for (; block && block[1] != mark; block = (uintptr_t *)*block) {
        memset(block + 1, 0, class * SC__GRAIN - sizeof *block);
        block[1] = mark;
    }
}

/* The second word of a batch's first block links it to the next. */
static void pool_forget(size_t class) {
    for (uintptr_t *batch = (uintptr_t *)sc__rt.pool.batches[class]; batch;
         batch = (uintptr_t *)batch[1]) {
        uintptr_t *second = (uintptr_t *)*batch;
        if (second[1] == mark)
            continue;
        memset(batch + 2, 0, class * SC__GRAIN - 2 * sizeof *batch);
        chain_forget(second, class);
    }
}

void sc__blocks_forget(void) {
    struct sc__worker *w = atomic_load_explicit(&sc__rt.workers.made, memory_order_acquire);
    for (; w; w = w->made_before) {
        for (size_t i = 1; i < SC__CLASSES; i++)
            chain_forget(w->head.blocks[i].head, i);
        sc__pure_forget(w);
    }
    for (size_t i = 1; i < SC__CLASSES; i++)
        pool_forget(i);
}
