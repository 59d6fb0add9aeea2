/* Arming, disarming and firing timers. See timer.h for the protocol. */
#include "time/timer.h"

#include "sched/cancel.h"
#include "sched/deque.h"
#include "sched/park.h"
#include "sched/policy.h"
#include "sched/task.h"
#include "time/heap.h"
#include "time/run.h"

enum {
    FIRE_MAX = 1024 // under one hold of the lock
};

void sc__timers_init(struct sc__timers *timers) {
    atomic_init(&timers->next, SC__NEVER);
}

void sc__timers_fini(struct sc__timers *timers) {
    sc__raw_free(timers->entries);
    timers->entries = NULL;
    sc__run_fini(&timers->run);
}

/* The earliest timer, in the heap or in the run; NULL if there is none. */
static const struct sc__timer_entry *earliest(const struct sc__timers *timers) {
    const struct sc__timer_entry *first = sc__run_first(&timers->run);
    if (!timers->count || (first && first->instant <= timers->entries[0].instant))
        return first;
    return &timers->entries[0];
}

static void take_out(struct sc__timers *timers, struct sc__timer *timer) {
    if (timer->index < 0)
        sc__run_remove(&timers->run, timer);
    else
        sc__heap_remove(timers, timer);
}

static void set_next(struct sc__timers *timers) {
    const struct sc__timer_entry *first = earliest(timers);
    int64_t next = first ? first->instant : SC__NEVER;
    if (atomic_load_explicit(&timers->next, memory_order_relaxed) != next)
        atomic_store_explicit(&timers->next, next, memory_order_seq_cst);
}

void sc__timer_arm(struct sc__worker *w, struct sc__timer *timer, enum sc__timer_kind kind,
                   int64_t instant) {
    const bool outside = w->outside;
    if (outside)
        w = sc__rt.workers.all[0];
    struct sc__timers *timers = &w->timers;
    if (sc__fault_timer())
        sc__out_of_memory();
    timer->kind = (uint8_t)kind;
    timer->heap = (uint16_t)w->index;
    sc__lock(&timers->lock);
    bool first = instant < atomic_load_explicit(&timers->next, memory_order_relaxed);
    if (!sc__run_append(&timers->run, timer, instant))
        sc__heap_insert(timers, timer, instant);
    set_next(timers);
    sc__unlock(&timers->lock);
    if (first && outside)
        sc__wake_one(); // who looks at all timers
    else if (first)
        w->owes_wake = true;
}

void sc__timer_disarm(struct sc__timer *timer) {
    struct sc__timers *timers = &sc__rt.workers.all[timer->heap]->timers;
    sc__lock(&timers->lock);
    if (timer->index != -1) {
        take_out(timers, timer);
        set_next(timers);
    }
    sc__unlock(&timers->lock);
}

/* What one round of firing has gathered. */
struct fired {
    sc_task *first;
    sc_task *last;
    uint32_t tasks;
    sc_scope *shield;
};

/* Claims what is due; stops at a shield, which is cancelled outside the lock. */
static void gather(struct sc__timers *timers, int64_t now, struct fired *fired) {
    for (uint32_t i = 0; i < FIRE_MAX; i++) {
        const struct sc__timer_entry *first = earliest(timers);
        if (!first || first->instant > now)
            break;
        struct sc__timer *timer = first->timer;
        take_out(timers, timer);
        if (timer->kind == TIMER_SHIELD) {
            fired->shield = sc__shield_of_timer(timer);
            sc__shield_firing(fired->shield);
            break;
        }
        sc_task *task = sc__task_of_timer(timer);
        if (!sc__task_claim(task, SC_DONE, SC__CLAIM_TIMER))
            continue;
        if (fired->last)
            fired->last->run_next = task;
        else
            fired->first = task;
        fired->last = task;
        fired->tasks++;
    }
    set_next(timers);
}

bool sc__timers_fire(struct sc__worker *w, struct sc__timers *timers) {
    bool any = false;
    for (;;) {
        int64_t next = atomic_load_explicit(&timers->next, memory_order_acquire);
        if (next == SC__NEVER)
            return any;
        int64_t now = sc__now();
        if (next > now)
            return any;
        struct fired fired = {0};
        sc__lock(&timers->lock);
        gather(timers, now, &fired);
        sc__unlock(&timers->lock);
        if (fired.tasks)
            sc__queue_put(w, fired.first, fired.last, fired.tasks);
        if (fired.shield)
            sc__shield_expire(&w->head, fired.shield);
        any |= fired.tasks > 0 || fired.shield;
    }
}

bool sc__timers_fire_all(struct sc__worker *w) {
    bool any = false;
    uint32_t count = sc__worker_count();
    for (uint32_t i = 0; i < count; i++)
        any |= sc__timers_fire(w, &sc__rt.workers.all[(w->index + i) % count]->timers);
    return any;
}

int64_t sc__timers_earliest(void) {
    int64_t earliest = SC__NEVER;
    uint32_t count = sc__worker_count();
    for (uint32_t i = 0; i < count; i++) {
        int64_t next =
            atomic_load_explicit(&sc__rt.workers.all[i]->timers.next, memory_order_seq_cst);
        if (next < earliest)
            earliest = next;
    }
    return earliest;
}
