/* Random numbers: what is promised of them, from a seed that is fixed. */
#include <criterion/criterion.h>
#include <stdlib.h>

#include "core/internal.h"
#include "sched/task.h"

static void init(void) {
    setenv("SC_SEED", "7", 1);
}

TestSuite(rng, .init = init);

Test(rng, numbers_below_a_bound_are_even) {
    enum {
        BOUND = 7,
        COUNT = 70000
    };

    int seen[BOUND] = {0};
    for (int i = 0; i < COUNT; i++)
        seen[sc_rng_below(BOUND)]++;
    for (int i = 0; i < BOUND; i++)
        cr_assert(seen[i] > COUNT / BOUND * 95 / 100 && seen[i] < COUNT / BOUND * 105 / 100);
}

Test(rng, a_bound_of_more_than_half_of_all_numbers_is_kept) {
    const uint64_t bound = ((uint64_t)1 << 63) + 1;
    int upper = 0;
    for (int i = 0; i < 10000; i++) {
        uint64_t number = sc_rng_below(bound);
        cr_assert_lt(number, bound);
        upper += number >= bound / 2;
    }
    cr_assert(upper > 4700 && upper < 5300);
    cr_assert_eq(sc_rng_below(1), 0);
}

Test(rng, each_bit_is_set_half_of_the_time) {
    int set[64] = {0};
    for (int i = 0; i < 20000; i++) {
        uint64_t word = sc_rng_next();
        for (int bit = 0; bit < 64; bit++)
            set[bit] += (int)(word >> bit & 1);
    }
    for (int bit = 0; bit < 64; bit++)
        cr_assert(set[bit] > 9500 && set[bit] < 10500);
}

/* ---- tasks ---- */
struct block {
    sc_task task;
    uint64_t stream[2];
};

static const sc_task_type with_stream = {.size = sizeof(struct block), .flags = SC_SPAWN_RNG};
static const sc_task_type without = {.size = sizeof(sc_task)};

static uint64_t first_of(sc_worker *w, struct block *block) {
    block->task.type = &with_stream;
    sc_task *outer = w->task;
    w->task = &block->task;
    uint64_t number = sc_rng_next();
    w->task = outer;
    return number;
}

Test(rng, tasks_have_streams_that_follow_from_their_spawner) {
    static sc_worker worker;
    sc_tls.worker = &worker;
    struct block a = {0}, b = {0}, again = {0};
    sc_rng_split(a.stream);
    sc_rng_split(b.stream);
    again = a;
    uint64_t of_main = sc_rng_next();
    uint64_t of_a = first_of(&worker, &a);
    cr_assert_neq(of_a, first_of(&worker, &b));
    cr_assert_neq(of_a, of_main);
    cr_assert_eq(of_a, first_of(&worker, &again), "nobody else changes it");
    cr_assert_neq(of_a, first_of(&worker, &a), "it goes on");
}

Test(rng, a_task_without_a_stream_takes_nothing_for_its_children) {
    static sc_worker worker;
    sc_task plain = {.type = &without};
    struct block child = {.stream = {1, 1}};
    sc_tls.worker = &worker;
    worker.task = &plain;
    sc_rng_split(child.stream);
    cr_assert_eq(child.stream[1], 0);
}
