/* The 4-ary heap of timers. */
#include "time/heap.h"

#include <criterion/criterion.h>

enum {
    MANY = 2000
};

static struct sc__timers heap;
static struct sc__timer timers[MANY];
static int64_t instants[MANY];

static void check_order(void) {
    for (uint32_t i = 1; i < heap.count; i++)
        cr_assert_leq(heap.entries[(i - 1) / 4].instant, heap.entries[i].instant);
    for (uint32_t i = 0; i < heap.count; i++)
        cr_assert_eq((uint32_t)heap.entries[i].timer->index, i);
}

static void fill(void) {
    uint64_t seed = 7;
    for (int i = 0; i < MANY; i++) {
        seed = seed * 6364136223846793005u + 1442695040888963407u;
        instants[i] = (int64_t)(seed >> 50);
        sc__heap_insert(&heap, &timers[i], instants[i]);
    }
}

Test(heap, gives_instants_in_order) {
    fill();
    check_order();
    int64_t last = 0;
    while (heap.count) {
        cr_assert_geq(heap.entries[0].instant, last);
        last = heap.entries[0].instant;
        sc__heap_remove(&heap, heap.entries[0].timer);
    }
}

Test(heap, any_timer_may_leave) {
    fill();
    for (int i = 0; i < MANY; i += 3) {
        sc__heap_remove(&heap, &timers[i]);
        cr_assert_eq(timers[i].index, -1);
        if (i % 50 == 0)
            check_order();
    }
    check_order();
    cr_assert_eq(heap.count, MANY - (MANY + 2) / 3);
    for (int i = 1; i < MANY; i += 3)
        cr_assert_eq(heap.entries[timers[i].index].instant, instants[i]);
}

Test(heap, the_last_one_leaves) {
    sc__heap_insert(&heap, &timers[0], 5);
    sc__heap_remove(&heap, &timers[0]);
    cr_assert_eq(heap.count, 0);
}
