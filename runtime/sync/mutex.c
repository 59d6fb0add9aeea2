/* See mutex.h for the protocol. */
#include "sync/mutex.h"

#include "sched/cancel.h"
#include "sched/deque.h"
#include "sched/task.h"
#include "sync/waitq.h"

enum {
    WAITED = 1,
    ONE = 2, // a permit
    SPIN_ROUNDS = 100
};

/* In `value` of a task that waits for a permit. */
enum {
    PERMIT_QUEUED = 1,
    PERMIT_GIVEN = 2
};

struct sc_mutex {
    struct sc__waitq waiters;
    _Atomic uint64_t state;
    bool broken; // a panic has left what it guards as it was; the holder's alone
    alignas(16) unsigned char value[];
};

sc_mutex *sc_mutex_new(uint64_t size, bool has_pointers) {
    if (size > PTRDIFF_MAX - sizeof(sc_mutex))
        sc__out_of_memory();
    uint64_t whole = sizeof(sc_mutex) + size;
    sc_mutex *mutex = has_pointers ? sc_gc_alloc(whole) : sc_gc_alloc_atomic(whole);
    atomic_init(&mutex->state, ONE);
    return mutex;
}

void *sc_mutex_value(sc_mutex *mutex) {
    return mutex->value;
}

void sc_permits_set(sc_mutex *mutex, uint64_t permits) {
    atomic_store_explicit(&mutex->state, permits * ONE, memory_order_relaxed);
}

bool sc_permit_try(sc_mutex *mutex) {
    uint64_t state = atomic_load_explicit(&mutex->state, memory_order_relaxed);
    while (state >= ONE)
        if (atomic_compare_exchange_weak_explicit(&mutex->state, &state, state - ONE,
                                                  memory_order_acquire, memory_order_relaxed))
            return true;
    return false;
}

/* Who holds a mutex neither suspends nor blocks: it is mostly free again before another task could be run. */
static bool spin(sc_mutex *mutex) {
    if (sc__worker_count() == 1)
        return false;
    for (int round = 0; round < SPIN_ROUNDS; round++) {
        uint64_t state = atomic_load_explicit(&mutex->state, memory_order_relaxed);
        if (state & WAITED)
            return false;
        if (state >= ONE && sc_permit_try(mutex))
            return true;
        sc__pause();
    }
    return false;
}

sc_ret sc_permit_acquire(sc_worker *w, sc_scope *scope, sc_mutex *mutex, bool spins) {
    if (sc__cancelled(w, scope))
        return (sc_ret){.st = SC_UNWIND};
    if (sc_permit_try(mutex) || (spins && spin(mutex)))
        return (sc_ret){.st = SC_DONE};
    return sc__suspend(w, (struct sc__wait){.kind = WAIT_PERMIT, .object = mutex, .scope = scope});
}

bool sc__permit_queue(sc_mutex *mutex, sc_task *task) {
    bool waits = false;
    sc__lock(&mutex->waiters.lock);
    uint64_t state = atomic_load_explicit(&mutex->state, memory_order_relaxed);
    do
        waits = state < ONE;
    while (!atomic_compare_exchange_weak_explicit(&mutex->state, &state,
                                                  waits ? state | WAITED : state - ONE,
                                                  memory_order_acquire, memory_order_relaxed));
    task->value = waits ? PERMIT_QUEUED : PERMIT_GIVEN;
    if (waits)
        sc__waitq_add(&mutex->waiters, task);
    sc__unlock(&mutex->waiters.lock);
    return waits;
}

/* Gives a permit to the first in the queue, or makes it free. True if the task is to be queued by the caller.
   Under the lock, while WAITED is set, so that nobody else changes the state. */
static bool hand_over(sc_mutex *mutex, sc_task **ready) {
    uint64_t state = atomic_load_explicit(&mutex->state, memory_order_relaxed);
    sc_task *task = sc__waitq_pop(&mutex->waiters);
    if (!task)
        state += ONE;
    if (!mutex->waiters.first)
        state &= ~(uint64_t)WAITED;
    atomic_store_explicit(&mutex->state, state, memory_order_release);
    if (!task)
        return false;
    task->value = PERMIT_GIVEN;
    *ready = task;
    return sc__task_claim(task, SC_DONE, SC__CLAIM_EVENT);
}

static void give_back(sc_mutex *mutex) {
    uint64_t state = atomic_load_explicit(&mutex->state, memory_order_relaxed);
    while (!(state & WAITED))
        if (atomic_compare_exchange_weak_explicit(&mutex->state, &state, state + ONE,
                                                  memory_order_release, memory_order_relaxed))
            return;
    sc__fault_delay();
    sc_task *ready = NULL;
    sc__lock(&mutex->waiters.lock);
    bool is_waited = atomic_load_explicit(&mutex->state, memory_order_relaxed) & WAITED;
    bool queues = is_waited && hand_over(mutex, &ready);
    sc__unlock(&mutex->waiters.lock);
    if (queues)
        sc__ready(sc__own(sc_tls.worker), ready);
    else if (!is_waited)
        give_back(mutex); // the last one has left meanwhile
}

void sc_permit_release(sc_mutex *mutex, bool whole) {
    if (!whole)
        mutex->broken = true;
    give_back(mutex);
}

bool sc_mutex_broken(const sc_mutex *mutex) {
    return mutex->broken;
}

void sc__permit_leave(sc_mutex *mutex, sc_task *task) {
    sc__lock(&mutex->waiters.lock);
    sc__waitq_drop(&mutex->waiters, task);
    bool given = task->value == PERMIT_GIVEN;
    sc__unlock(&mutex->waiters.lock);
    task->value = 0;
    if (given)
        give_back(mutex);
}
