/* Parking: an event count on a futex. See park.h for why no wake-up is lost. */
#include "sched/park.h"

#include "core/futex.h"
#include "sched/monitor.h"
#include "sched/policy.h"
#include "sched/worker.h"
#include "time/timer.h"
#include "value/output.h"

void sc__wake_one(void) {
    struct sc__parking *parking = &sc__rt.parking;
    if (atomic_load_explicit(&parking->count, memory_order_seq_cst) == 0)
        return;
    atomic_fetch_add_explicit(&parking->key, 1, memory_order_seq_cst);
    sc__futex_wake(&parking->key, 1);
}

void sc__wake_all(void) {
    atomic_fetch_add_explicit(&sc__rt.parking.key, 1, memory_order_seq_cst);
    sc__futex_wake(&sc__rt.parking.key, INT32_MAX);
}

/* Sleeps with an alarm only if no other parked worker has one that is as early: one timer wakes one. */
static void sleep_parked(struct sc__worker *w, uint32_t key) {
    struct sc__parking *parking = &sc__rt.parking;
    int64_t earliest = sc__timers_earliest();
    int64_t until = atomic_load_explicit(&parking->until, memory_order_relaxed);
    bool alarm = earliest < until;
    int64_t limit = -1;
    if (alarm) {
        atomic_store_explicit(&parking->until, earliest, memory_order_relaxed);
        limit = earliest - sc__now();
        if (limit < 0)
            limit = 0;
    }
    sc__futex_wait(&parking->key, key, limit);
    if (!alarm)
        return;
    w->owes_wake = true; // if we go on with a task, somebody else has to watch the other timers
    atomic_compare_exchange_strong_explicit(&parking->until, &earliest, SC__NEVER,
                                            memory_order_relaxed, memory_order_relaxed);
}

sc_task *sc__park(struct sc__worker *w) {
    struct sc__parking *parking = &sc__rt.parking;
    sc__output_idle();
    uint32_t key = atomic_load_explicit(&parking->key, memory_order_seq_cst);
    atomic_fetch_add_explicit(&parking->count, 1, memory_order_seq_cst);
    atomic_store_explicit(&w->state, WORKER_PARKED, memory_order_relaxed);
    sc_task *task = sc__find(w, FIND_EVERYWHERE);
    if (!task && !atomic_load_explicit(&sc__rt.stopping, memory_order_acquire)) {
        w->owes_wake = false; // whatever we armed is taken into account now
        sc__fault_delay();
        atomic_fetch_add_explicit(&parking->asleep, 1, memory_order_seq_cst);
        w->stats.parks++;
        sleep_parked(w, key);
        atomic_fetch_sub_explicit(&parking->asleep, 1, memory_order_seq_cst);
    }
    atomic_store_explicit(&w->state, WORKER_ACTIVE, memory_order_relaxed);
    atomic_fetch_sub_explicit(&parking->count, 1, memory_order_seq_cst);
    sc__monitor_rouse();
    return task;
}
