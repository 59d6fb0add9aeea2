/*
 * Events. `set` goes from false to true once, under the lock of the queue, so a task that found it false
 * under that lock is in the queue before it is emptied. Outside the lock it is read with acquire: what
 * was written before the event is visible after it.
 */
#include "sync/event.h"

#include "sched/cancel.h"
#include "sched/task.h"
#include "sync/waitq.h"

struct sc_event {
    struct sc__waitq waiters;
    _Atomic bool set;
};

sc_event *sc_event_new(void) {
    return sc_gc_alloc(sizeof(sc_event));
}

void sc_event_set(sc_event *event) {
    sc__lock(&event->waiters.lock);
    atomic_store_explicit(&event->set, true, memory_order_release);
    bool waited = event->waiters.first != NULL;
    sc__unlock(&event->waiters.lock);
    if (waited)
        sc__waitq_wake_all(sc_tls.worker, &event->waiters);
}

sc_ret sc_event_wait(sc_worker *w, sc_scope *scope, sc_event *event) {
    if (sc__cancelled(w, scope))
        return (sc_ret){.st = SC_UNWIND};
    if (atomic_load_explicit(&event->set, memory_order_acquire))
        return (sc_ret){.st = SC_DONE};
    return sc__suspend(w, (struct sc__wait){.kind = WAIT_EVENT, .object = event, .scope = scope});
}

bool sc__event_queue(sc_event *event, sc_task *task) {
    sc__lock(&event->waiters.lock);
    bool waits = !atomic_load_explicit(&event->set, memory_order_relaxed);
    if (waits)
        sc__waitq_add(&event->waiters, task);
    sc__unlock(&event->waiters.lock);
    return waits;
}

void sc__event_leave(sc_event *event, sc_task *task) {
    sc__waitq_remove(&event->waiters, task);
}
