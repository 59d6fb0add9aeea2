/*
 * Workers: where the next task comes from, the loop that runs tasks, and the threads. The order of
 * looking keeps what is hot together (the slot, then the newest own task) and is broken regularly, so
 * that neither the slot nor the deque can starve the run queue or the timers.
 */
#include "sched/worker.h"

#include "core/futex.h"
#include "core/stack.h"
#include "sched/deque.h"
#include "sched/monitor.h"
#include "sched/park.h"
#include "sched/policy.h"
#include "sched/pure.h"
#include "sched/task.h"
#include "time/timer.h"

enum {
    QUEUE_EVERY = 64, // turns after which the run queue comes first
    SLOT_RUNS = 16,   // tasks in a row from the slot
    IDLE_ROUNDS = 30,
    IDLE_PAUSES = 20
};

/* ---- the limit of the C stack ---- */

static void limit_raise(struct sc__worker *w) {
    atomic_store_explicit(&w->head.limit, UINTPTR_MAX, memory_order_seq_cst);
    atomic_store_explicit(&w->head.pure_limit, UINTPTR_MAX, memory_order_seq_cst);
}

void sc__limit_restore(struct sc__worker *w) {
    uintptr_t normal = atomic_load_explicit(&w->stack_limit, memory_order_relaxed);
    atomic_store_explicit(&w->head.limit, normal, memory_order_seq_cst);
    uintptr_t floor = atomic_load_explicit(&w->pure_floor, memory_order_relaxed);
    atomic_store_explicit(&w->head.pure_limit, floor, memory_order_seq_cst);
    // a cancel, a thief or the monitor may have raised it meanwhile; all say why before they do
    if (atomic_load_explicit(&sc__rt.cancels.live, memory_order_seq_cst) != 0 || sc__deque_asked(w))
        limit_raise(w);
    else if (atomic_load_explicit(&w->slice_over, memory_order_seq_cst))
        atomic_store_explicit(&w->head.limit, UINTPTR_MAX, memory_order_seq_cst);
}

void sc__limit_raise_all(void) {
    uint32_t count = sc__worker_count();
    for (uint32_t i = 0; i < count; i++)
        limit_raise(sc__rt.workers.all[i]);
}

void sc__slice_end(struct sc__worker *w) {
    atomic_store_explicit(&w->slice_over, true, memory_order_seq_cst);
    limit_raise(w);
}

/* ---- looking for a task ---- */

static sc_task *find_own(struct sc__worker *w) {
    sc_task *task = NULL;
    uint32_t turn = atomic_load_explicit(&w->turns, memory_order_relaxed);
    if (turn % QUEUE_EVERY == 0)
        task = sc__queue_take(w, w);
    if (!task && w->slot_runs < SLOT_RUNS) {
        task = sc__slot_take(w);
        if (task) {
            w->slot_runs++;
            return task;
        }
    }
    w->slot_runs = 0;
    if (!task)
        task = sc__deque_pop(w);
    if (!task)
        task = sc__queue_take(w, w);
    if (!task)
        task = sc__slot_take(w);
    return task;
}

static sc_task *find_elsewhere(struct sc__worker *w, enum sc__find how) {
    uint32_t count = sc__worker_count();
    uint32_t first = sc__choose(w, count);
    for (uint32_t i = 0; i < count; i++) {
        struct sc__worker *victim = sc__rt.workers.all[(first + i) % count];
        if (victim == w)
            continue;
        if (how == FIND_NEAR && sc__fault_steal())
            continue;
        sc_task *task = sc__steal(w, victim);
        if (!task && how == FIND_EVERYWHERE)
            task = sc__slot_take(victim);
        if (task)
            return task;
    }
    return NULL;
}

/* At each tick a worker does what cannot wait until it has nothing else to do. Another one may compute without a
   poll, and what that holds, though public, would be nobody's while this one always has tasks of its own. */
static sc_task *find_at_tick(struct sc__worker *w) {
    uint32_t tick = atomic_load_explicit(&sc__rt.monitor.tick, memory_order_relaxed);
    if (tick == w->tick_seen)
        return NULL;
    w->tick_seen = tick;
    sc__timers_fire_all(w);
    sc__deque_answer(w);
    return find_elsewhere(w, FIND_EVERYWHERE);
}

sc_task *sc__find(struct sc__worker *w, enum sc__find how) {
    sc_task *task = find_at_tick(w);
    if (!task)
        task = find_own(w);
    if (!task && sc__timers_fire_all(w))
        task = sc__queue_take(w, w);
    if (!task)
        task = find_elsewhere(w, how);
    return task;
}

static void give_back_stack(struct sc__worker *w) {
    uintptr_t limit;
    if (!sc__stack_shrink(&limit))
        return;
    atomic_store_explicit(&w->pure_floor, limit, memory_order_seq_cst);
    sc__limit_restore(w);
}

static sc_task *find_or_park(struct sc__worker *w) {
    give_back_stack(w);
    for (uint32_t round = 0; round < IDLE_ROUNDS; round++) {
        sc_task *task = sc__find(w, FIND_NEAR);
        if (task || atomic_load_explicit(&sc__rt.stopping, memory_order_acquire))
            return task;
        for (uint32_t i = 0; i < IDLE_PAUSES; i++)
            sc__pause();
    }
    return sc__park(w);
}

/* ---- the loop ---- */

static void count_turn(struct sc__worker *w) {
    uint32_t turn = atomic_load_explicit(&w->turns, memory_order_relaxed);
    atomic_store_explicit(&w->turns, turn + 1, memory_order_relaxed);
}

void sc__worker_turn(struct sc__worker *w, sc_task *task) {
    if (sc__is_pure(task)) {
        count_turn(w);
        sc__pure_run(&w->head, task);
        return;
    }
    while (task) {
        count_turn(w);
        w->unwinding = false;
        w->bottom = task;
        if (sc__fault_yield())
            sc__slice_end(w);
        task = sc__task_run(&w->head, task) ? sc__task_finish(&w->head, task) : NULL;
        if (SC_UNLIKELY(sc__rt.collect_every > 0))
            sc__collect_at(atomic_load_explicit(&w->turns, memory_order_relaxed));
    }
}

void sc__worker_loop(struct sc__worker *w) {
    while (!atomic_load_explicit(&sc__rt.stopping, memory_order_acquire)) {
        if (SC_UNLIKELY(atomic_load_explicit(&w->retire, memory_order_relaxed)))
            return;
        sc_task *task = find_or_park(w);
        if (task && w->owes_wake) {
            w->owes_wake = false;
            sc__wake_one(); // who sleeps next takes the earlier timer into account
        }
        if (task)
            sc__worker_turn(w, task);
    }
}

/* ---- threads ---- */

void sc__stack_begin(struct sc__worker *w) {
    char here;
    uintptr_t limit = (uintptr_t)&here - sc__fault_stack(SC__STACK_ASYNC);
    sc__stack_continue(w, limit);
}

void sc__stack_continue(struct sc__worker *w, uintptr_t limit) {
    sc__deque_answer(w); // whose request the limit may have told of
    atomic_store_explicit(&w->stack_limit, limit, memory_order_seq_cst);
    sc__limit_restore(w);
}

/* A spare worker that is told to retire gives its tasks away and waits to be recalled. */
static void retire(struct sc__worker *w) {
    sc__hand_over(w, sc__rt.workers.all[0]);
    atomic_store_explicit(&w->recall, 0, memory_order_seq_cst);
    atomic_store_explicit(&w->retire, false, memory_order_seq_cst);
    atomic_store_explicit(&w->state, WORKER_RETIRED, memory_order_release);
    // It may have armed a timer that no parked worker knows of, or have been the one that slept with
    // the alarm on which the others rely: whoever is woken looks at all timers anew.
    w->owes_wake = false;
    sc__wake_one();
    while (atomic_load_explicit(&w->recall, memory_order_acquire) == 0 &&
           !atomic_load_explicit(&sc__rt.stopping, memory_order_acquire))
        sc__futex_wait(&w->recall, 0, -1);
    atomic_store_explicit(&w->state, WORKER_ACTIVE, memory_order_release);
}

static void *worker_thread(void *argument) {
    struct sc__worker *w = argument;
    sc__rt.mem->thread_begin();
    sc_tls.worker = &w->head;
    atomic_store_explicit(&w->pure_floor, sc__stack_floor(), memory_order_seq_cst);
    sc__stack_begin(w);
    while (!atomic_load_explicit(&sc__rt.stopping, memory_order_acquire)) {
        sc__worker_loop(w);
        if (atomic_load_explicit(&w->retire, memory_order_relaxed))
            retire(w);
    }
    sc__rt.mem->thread_end();
    return NULL;
}

static struct sc__worker *worker_new(uint32_t index) {
    // a root for the collector: results lie in it; aligned by hand, for cache lines
    char *raw = sc__slab_alloc(sizeof(struct sc__worker) + SC__CACHE_LINE);
    uintptr_t aligned = ((uintptr_t)raw + SC__CACHE_LINE - 1) & ~(uintptr_t)(SC__CACHE_LINE - 1);
    struct sc__worker *w = (struct sc__worker *)aligned;
    w->index = index;
    w->random = (uint64_t)index * 0x9E3779B97F4A7C15u + 1;
    atomic_init(&w->head.limit, 0);
    atomic_init(&w->head.pure_limit, 0);
    atomic_init(&w->state, WORKER_ACTIVE);
    sc__timers_init(&w->timers);
    sc__deque_init(w);
    w->made_before = atomic_load_explicit(&sc__rt.workers.made, memory_order_relaxed);
    while (!atomic_compare_exchange_weak_explicit(&sc__rt.workers.made, &w->made_before, w,
                                                  memory_order_release, memory_order_relaxed))
        ;
    return w;
}

struct sc__worker *sc__worker_outside(void) {
    struct sc__worker *w = worker_new(0);
    w->outside = true;
    atomic_store_explicit(&w->coarse, true,
                          memory_order_relaxed); // all that it makes ready is for others
    return w;
}

void sc__workers_init(uint32_t count) {
    for (uint32_t i = 0; i < count; i++)
        sc__rt.workers.all[i] = worker_new(i);
    sc__rt.workers.regular = count;
    atomic_store_explicit(&sc__rt.workers.count, count, memory_order_release);
}

/*
 * note [workers without a thread]. Where the system grants fewer threads than we ask for, the structures
 * that have none leave the count again. Who has read the higher one finds nothing there, and they come
 * back as spare workers when a thread can be had.
 */
void sc__workers_start(void) {
    struct sc__workers *workers = &sc__rt.workers;
    uint32_t started = 0;
    while (started < workers->regular &&
           sc__thread_start(&workers->all[started]->thread, worker_thread, workers->all[started]))
        started++;
    if (started == 0)
        sc__fatal("cannot start a thread");
    workers->regular = started;
    atomic_store_explicit(&workers->count, started, memory_order_release);
}

void sc__workers_join(void) {
    uint32_t regular = sc__rt.workers.regular;
    for (uint32_t i = 0; i < regular; i++)
        pthread_join(sc__rt.workers.all[i]->thread, NULL);
    uint32_t count = sc__worker_count();
    for (uint32_t i = regular; i < count; i++) {
        struct sc__worker *w = sc__rt.workers.all[i];
        atomic_store_explicit(&w->recall, 1, memory_order_release);
        sc__futex_wake(&w->recall, 1);
        pthread_join(w->thread, NULL);
    }
}

bool sc__worker_spare(void) {
    struct sc__workers *workers = &sc__rt.workers;
    uint32_t count = sc__worker_count();
    for (uint32_t i = workers->regular; i < count; i++) {
        struct sc__worker *w = workers->all[i];
        if (atomic_load_explicit(&w->state, memory_order_acquire) != WORKER_RETIRED)
            continue;
        atomic_store_explicit(&w->recall, 1, memory_order_release);
        sc__futex_wake(&w->recall, 1);
        return true;
    }
    if (count >= workers->regular + SC__SPARES_MAX)
        return false;
    if (!workers->all[count])
        workers->all[count] = worker_new(count);
    struct sc__worker *w = workers->all[count];
    w->spare = true;
    atomic_store_explicit(&workers->count, count + 1, memory_order_release);
    if (sc__thread_start(&w->thread, worker_thread, w))
        return true;
    atomic_store_explicit(&workers->count, count, memory_order_release);
    return false;
}
