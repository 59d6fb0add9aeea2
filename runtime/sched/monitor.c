/* The monitor: see monitor.h for what it does. It only reads hints and gives hints. */
#include "sched/monitor.h"

#include "core/futex.h"
#include "sched/deadlock.h"
#include "sched/deque.h"
#include "sched/park.h"
#include "sched/policy.h"
#include "sched/worker.h"
#include "time/timer.h"

static const int64_t TICK = 4000000; // nanoseconds

enum {
    STUCK_TICKS = 2,   // without a turn: the worker computes
    COARSE_TURNS = 64, // in a tick: turns are so long that waking a worker costs little beside them
    CALM_TICKS = 10    // with everybody parked: the monitor sleeps too
};

/* Whether something waits that pure code must not keep waiting: it may be what others wait for. Pure tasks
   are nobody's but their spawner's, who is computing, and get no more threads than there are workers. */
static bool something_waits(void) {
    uint32_t count = sc__worker_count();
    for (uint32_t i = 0; i < count; i++) {
        struct sc__worker *w = sc__rt.workers.all[i];
        if (sc__deque_offers(w, false) || atomic_load_explicit(&w->queued, memory_order_relaxed) ||
            atomic_load_explicit(&w->slot, memory_order_relaxed))
            return true;
    }
    return sc__timers_earliest() <= sc__now();
}

/* Whether a worker that is parked would find something. */
static bool something_ready(void) {
    uint32_t count = sc__worker_count();
    for (uint32_t i = 0; i < count; i++)
        if (sc__deque_offers(sc__rt.workers.all[i], true))
            return true;
    return something_waits();
}

/* What the workers are doing, as far as one tick can tell. */
struct census {
    uint32_t parked;
    uint32_t stuck; /* for a while */
    uint32_t moving;
    uint32_t spares; /* active ones, among the others */
};

static void look_at(struct sc__worker *w, bool spare, struct census *census) {
    uint32_t state = atomic_load_explicit(&w->state, memory_order_acquire);
    if (state == WORKER_RETIRED)
        return;
    census->spares += spare;
    uint32_t turns = atomic_load_explicit(&w->turns, memory_order_relaxed);
    bool moved = turns != w->turns_seen;
    w->long_turns = turns - w->turns_seen < COARSE_TURNS ? w->long_turns + 1 : 0;
    w->turns_seen = turns;
    if (state == WORKER_PARKED) {
        w->stuck = 0;
        census->parked++;
        return;
    }
    atomic_store_explicit(&w->coarse, w->long_turns >= STUCK_TICKS, memory_order_relaxed);
    sc__deque_ask(w);
    w->stuck = moved ? 0 : w->stuck + 1;
    if (moved) {
        census->moving++;
        return;
    }
    census->stuck += w->stuck >= STUCK_TICKS;
    census->moving += w->stuck < STUCK_TICKS;
    sc__slice_end(w);
}

static void retire_spares(void) {
    uint32_t count = sc__worker_count();
    for (uint32_t i = sc__rt.workers.regular; i < count; i++) {
        struct sc__worker *w = sc__rt.workers.all[i];
        if (atomic_load_explicit(&w->state, memory_order_acquire) != WORKER_RETIRED)
            atomic_store_explicit(&w->retire, true, memory_order_relaxed);
    }
    sc__wake_all(); // a parked one must see it
}

/* One look at everybody; tells whether there was anybody awake. */
static bool tick(void) {
    atomic_fetch_add_explicit(&sc__rt.monitor.tick, 1, memory_order_relaxed);
    struct census census = {0};
    uint32_t count = sc__worker_count();
    uint32_t regular = sc__rt.workers.regular;
    uint32_t regular_free = 0;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t busy = census.stuck;
        look_at(sc__rt.workers.all[i], i >= regular, &census);
        if (i < regular && census.stuck == busy)
            regular_free++;
    }
    if (census.spares > 0 && regular_free > 0) {
        retire_spares();
    } else if (census.parked) {
        if (something_ready())
            sc__wake_one();
    } else if (census.moving == 0 && something_waits()) {
        sc__worker_spare();
    }
    return census.stuck + census.moving > 0;
}

void sc__monitor_run(void) {
    struct sc__monitor *monitor = &sc__rt.monitor;
    uint32_t calm = 0;
    while (!atomic_load_explicit(&sc__rt.stopping, memory_order_acquire)) {
        calm = tick() ? 0 : calm + 1;
        if (calm < CALM_TICKS) {
            sc__futex_wait(&monitor->asleep, 0, TICK);
            continue;
        }
        atomic_store_explicit(&monitor->asleep, 1, memory_order_seq_cst);
        uint32_t parked = atomic_load_explicit(&sc__rt.parking.count, memory_order_seq_cst);
        if (parked >= sc__rt.workers.regular &&
            !atomic_load_explicit(&sc__rt.stopping, memory_order_seq_cst)) {
            sc__deadlock_check();
            sc__futex_wait(&monitor->asleep, 1, -1);
        }
        atomic_store_explicit(&monitor->asleep, 0, memory_order_seq_cst);
        calm = 0;
    }
}

void sc__monitor_rouse_slow(void) {
    atomic_store_explicit(&sc__rt.monitor.asleep, 0, memory_order_seq_cst);
    sc__futex_wake(&sc__rt.monitor.asleep, 1);
}

void sc__monitor_stop(void) {
    // changes the word that the monitor sleeps on, so that the end needs no whole tick
    atomic_store_explicit(&sc__rt.monitor.asleep, 2, memory_order_seq_cst);
    sc__futex_wake(&sc__rt.monitor.asleep, 1);
}
