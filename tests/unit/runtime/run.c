/* The queue of timers that were armed in order. */
#include "time/run.h"

#include <criterion/criterion.h>

static struct sc__timer_run run;
static struct sc__timer timers[4096];

static void init(void) {
    sc__rt.mem = &sc_mem_plain;
    run = (struct sc__timer_run){0};
    for (size_t i = 0; i < sizeof timers / sizeof *timers; i++)
        timers[i].index = -1;
}

static void fini(void) {
    sc__run_fini(&run);
}

TestSuite(run, .init = init, .fini = fini);

static struct sc__timer *first(void) {
    const struct sc__timer_entry *entry = sc__run_first(&run);
    return entry ? entry->timer : NULL;
}

Test(run, what_was_armed_first_is_first) {
    cr_assert_null(first());
    for (int i = 0; i < 4096; i++)
        cr_assert(sc__run_append(&run, &timers[i], i / 3));
    for (int i = 0; i < 4096; i++) {
        cr_assert_eq(first(), &timers[i]);
        sc__run_remove(&run, &timers[i]);
        cr_assert_eq(timers[i].index, -1);
    }
    cr_assert_null(first());
}

Test(run, what_is_earlier_than_the_newest_is_not_taken) {
    cr_assert(sc__run_append(&run, &timers[0], 10));
    cr_assert_not(sc__run_append(&run, &timers[1], 9));
    cr_assert_eq(timers[1].index, -1);
    sc__run_remove(&run, &timers[0]);
    cr_assert(sc__run_append(&run, &timers[1], 9)); // nothing is left that it is earlier than
}

Test(run, taking_out_in_the_middle_leaves_the_others_in_order) {
    for (int i = 0; i < 4096; i++)
        sc__run_append(&run, &timers[i], i);
    for (int i = 1; i < 4095; i++)
        if (i % 7 != 0)
            sc__run_remove(&run, &timers[i]);
    for (int i = 0; i < 4096; i++) {
        if (timers[i].index == -1)
            continue;
        cr_assert_eq(first(), &timers[i]);
        sc__run_remove(&run, &timers[i]);
    }
    cr_assert_null(first());
}

/* One timer stays, others come and go behind it: memory stays bounded, as gaps close. */
Test(run, gaps_behind_a_timer_that_stays_are_closed) {
    sc__run_append(&run, &timers[0], 0);
    sc__run_append(&run, &timers[1], 1);
    for (int i = 0; i < 200000; i++) {
        struct sc__timer *next = &timers[2 + i % 2];
        struct sc__timer *former = &timers[2 + (i + 1) % 2];
        cr_assert(sc__run_append(&run, next, 2 + i));
        if (former->index != -1)
            sc__run_remove(&run, former);
    }
    cr_assert_leq(run.capacity, 16);
    cr_assert_eq(first(), &timers[0]);
}

/* Random comings and goings, beside a plain list of what must be there. */
Test(run, behaves_like_a_list) {
    uint64_t random = 88172645463325252u;
    int from = 0; // timers[from, to) have been appended, those with an index are there
    int to = 0;
    int64_t now = 0;
    for (int step = 0; step < 300000; step++) {
        random ^= random << 13, random ^= random >> 7, random ^= random << 17;
        int count = to - from;
        if (random % 5 < 2 && count < 4000) {
            now += (int64_t)(random >> 32) % 3;
            cr_assert(sc__run_append(&run, &timers[to % 4096], now));
            to++;
        } else if (count > 0) {
            struct sc__timer *some =
                &timers[(from + (random % 3 ? 0 : (int)(random >> 33) % count)) % 4096];
            if (some->index != -1)
                sc__run_remove(&run, some);
        }
        while (from < to && timers[from % 4096].index == -1)
            from++;
        cr_assert_eq(first(), from < to ? &timers[from % 4096] : NULL);
    }
}
