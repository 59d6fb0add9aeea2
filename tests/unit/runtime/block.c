/* Blocks: free lists by size class, and the pool between workers. */
#include <criterion/criterion.h>
#include <string.h>

#include "sched/worker.h"

static sc_worker *w;
static sc_worker *other;

static void init(void) {
    sc__rt.mem = &sc_mem_plain;
    sc__workers_init(2);
    w = &sc__rt.workers.all[0]->head;
    other = &sc__rt.workers.all[1]->head;
}

TestSuite(block, .init = init);

Test(block, of_every_size_can_be_written_to_its_end) {
    for (size_t size = 1; size <= 3000; size += 7) {
        void *block = sc_block_alloc(w, size);
        cr_assert_eq((uintptr_t)block % 16, 0);
        memset(block, 0xAA, size);
        sc_block_free(w, block, size);
    }
}

Test(block, what_is_freed_is_taken_next) {
    void *first = sc_block_alloc(w, 100);
    void *second = sc_block_alloc(w, 100);
    cr_assert_neq(first, second);
    sc_block_free(w, first, 100);
    cr_assert_eq(sc_block_alloc(w, 112), first); // the same class
}

Test(block, one_worker_frees_what_another_allocates) {
    enum {
        ROUNDS = 100,
        BATCH = 600
    };

    static void *blocks[BATCH];
    char *settled = NULL;
    for (int round = 0; round < ROUNDS; round++) {
        if (round == ROUNDS / 4)
            settled = w->blocks[4].end;
        for (int i = 0; i < BATCH; i++) {
            blocks[i] = sc_block_alloc(w, 64);
            memset(blocks[i], round, 64);
        }
        for (int i = 0; i < BATCH; i++)
            sc_block_free(other, blocks[i], 64);
    }
    cr_assert_eq(w->blocks[4].end, settled, "the pool feeds the allocating worker, not new slabs");
}

/* ---- what a collection does ---- */
static bool is_clear(const void *block, size_t size) {
    const char *bytes = block;
    for (size_t i = 2 * sizeof(void *); i < size; i++)
        if (bytes[i] != 0)
            return false;
    return true;
}

Test(block, a_collection_clears_what_was_given_back) {
    enum {
        SIZE = 96,
        COUNT = 5
    };

    void *blocks[COUNT];
    for (int i = 0; i < COUNT; i++)
        blocks[i] = memset(sc_block_alloc(w, SIZE), 0xAA, SIZE);
    for (int i = 0; i < COUNT; i++)
        sc_block_free(i % 2 ? w : other, blocks[i], SIZE);
    sc__blocks_forget();
    for (int i = 0; i < COUNT; i++)
        cr_assert(is_clear(blocks[i], SIZE));
    // one is used again, another stays as it is: only the first is looked at
    void *used = memset(sc_block_alloc(w, SIZE), 0xAA, SIZE);
    sc_block_free(w, used, SIZE);
    void *below = *(void **)used;
    ((char *)below)[SIZE - 1] = 1;
    sc__blocks_forget();
    cr_assert(is_clear(used, SIZE));
    cr_assert_not(is_clear(below, SIZE), "it was marked before");
    cr_assert_eq(sc_block_alloc(w, SIZE), used, "the list is what it was");
    cr_assert_eq(sc_block_alloc(w, SIZE), below);
}

Test(block, a_collection_clears_the_stack_of_pure_blocks_above_its_top) {
    enum {
        SIZE = 1024,
        COUNT = 200 // some pieces
    };

    sc_pure_list list = {.mark = w->pure_top, .end = w->pure_end};
    char *blocks[COUNT];
    for (int i = 0; i < COUNT; i++)
        blocks[i] = memset(sc_pure_alloc(w, SIZE), 0xAA, SIZE);
    sc__blocks_forget();
    for (int i = 0; i < COUNT; i++)
        cr_assert_not(is_clear(blocks[i], SIZE), "still in use");
    sc_pure_cut(w, &list);
    char *kept = memset(sc_pure_alloc(w, SIZE), 0xAA, SIZE);
    sc__blocks_forget();
    cr_assert_eq(kept, blocks[0]);
    cr_assert_not(is_clear(kept, SIZE));
    for (int i = 1; i < COUNT; i++)
        cr_assert(is_clear(blocks[i], SIZE), "%d", i);
}

Test(block, a_collection_clears_what_the_pool_holds_once) {
    enum {
        SIZE = 64,
        COUNT = 4 * SC__SPILL
    };

    static void *blocks[COUNT];
    for (int i = 0; i < COUNT; i++)
        blocks[i] = memset(sc_block_alloc(w, SIZE), 0xAA, SIZE);
    for (int i = 0; i < COUNT; i++)
        sc_block_free(w, blocks[i], SIZE);
    cr_assert_not_null(sc__rt.pool.batches[SIZE / SC__GRAIN], "so many that some go to the pool");
    sc__blocks_forget();
    for (int i = 0; i < COUNT; i++)
        cr_assert(is_clear(blocks[i], SIZE));
    void **batch = sc__rt.pool.batches[SIZE / SC__GRAIN];
    ((char *)*batch)[SIZE - 1] = 1;
    sc__blocks_forget();
    cr_assert_not(is_clear(*batch, SIZE), "it was clear already");
    int seen = 0;
    for (int i = 0; i < COUNT; i++) // all are there still, and each once
        seen += memset(sc_block_alloc(other, SIZE), 0xAA, SIZE) != NULL;
    cr_assert_eq(seen, COUNT);
}
