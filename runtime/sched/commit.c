/*
 * Committing a wait. Everything a task needs to go on has been saved when this runs, so from the moment
 * it is registered anybody may resume it, on any worker. See task.h for the wait word.
 */
#include "sched/commit.h"

#include <sched.h>

#include "sched/blocking.h"
#include "sched/cancel.h"
#include "sched/deque.h"
#include "sched/scope.h"
#include "sched/task.h"
#include "sync/chan.h"
#include "sync/event.h"
#include "sync/mutex.h"
#include "sync/waitq.h"
#include "time/timer.h"

/* PREP becomes BLOCKED; or somebody woke the task meanwhile: waits for the few instructions that the
   other one still needs, and tells to go on. */
static bool wait_begun(sc_task *task) {
    uint32_t word = WAIT_WORD_PREP;
    sc__fault_delay();
    if (atomic_compare_exchange_strong_explicit(&task->wait, &word, WAIT_WORD_BLOCKED,
                                                memory_order_acq_rel, memory_order_acquire))
        return true;
    while (atomic_load_explicit(&task->wait, memory_order_acquire) != WAIT_WORD_READY)
        sched_yield();
    return false;
}

/* Enters the queue of the task that is waited for; false if that one has ended. */
static bool queue_for_task(sc_task *task, sc_task *awaited) {
    sc__lock(&awaited->joiners.lock);
    uint32_t word = DONE_PENDING;
    bool first = atomic_compare_exchange_strong_explicit(
        &awaited->done, &word, DONE_WAITED, memory_order_acq_rel, memory_order_acquire);
    bool pending = first || word == DONE_WAITED;
    if (first)
        awaited->joiners.first = NULL;
    if (pending)
        sc__waitq_add(&awaited->joiners, task);
    sc__unlock(&awaited->joiners.lock);
    return pending;
}

/* A wait that ends with its event or with cancellation, whichever comes first. */
static bool commit_cancellable(sc_worker *w, sc_task *task, const struct sc__wait *wait) {
    task->wait_object = wait->object;
    task->wait_next = NULL;
    task->value = wait->kind == WAIT_TASK ? (uintptr_t)wait->object : 0;
    task->timer.index = -1; // a cancel that comes before it is armed finds it so,
    task->timer.heap = 0;   // in any heap
    if (task->home && task->home != wait->scope)
        sc__task_unregister(task); // while it can't be claimed: a shield is out of reach from there
    sc__fault_delay();
    atomic_store_explicit(&task->wait, WAIT_WORD_PREP, memory_order_seq_cst);
    sc__task_register(w, task, wait->scope);
    sc__fault_delay();
    bool waits = true;
    if (sc__cancelled(w, wait->scope))
        sc__task_claim(task, SC_UNWIND, SC__CLAIM_EVENT);
    else if (wait->kind == WAIT_SLEEP)
        sc__timer_arm(sc__own(w), &task->timer, TIMER_TASK, wait->instant);
    else if (wait->kind == WAIT_TASK)
        waits = queue_for_task(task, wait->object);
    else if (wait->kind == WAIT_PERMIT)
        waits = sc__permit_queue(wait->object, task);
    else
        waits = sc__event_queue(wait->object, task);
    if (!waits)
        sc__task_claim(task, SC_DONE, SC__CLAIM_EVENT); // it happened meanwhile
    return !wait_begun(task);
}

bool sc__commit(sc_worker *w, sc_task *task) {
    struct sc__worker *own = sc__own(w);
    const struct sc__wait *wait = &own->wait;
    if (!task->leaf)
        task->home = NULL;
    task->leaf = w->leaf;
    task->outcome = SC_DONE;
    task->value = 0;
    task->timer.waits = (uint8_t)wait->kind;
    if (SC_UNLIKELY(task->marks & SC__MARK_DUE))
        sc__guard_ran(w, task);
    sc__fault_delay();
    switch (wait->kind) {
    case WAIT_JOIN: return sc__scope_commit_join(wait->object);
    case WAIT_DUE: return sc__scope_commit_due(wait->object);
    case WAIT_TASK:
    case WAIT_SLEEP:
    case WAIT_EVENT:
    case WAIT_PERMIT: return commit_cancellable(w, task, wait);
    case WAIT_SEND:
    case WAIT_RECEIVE: return sc__chan_commit(w, task, wait);
    case WAIT_BLOCKING: sc__blocking_submit(task, wait->object); return false;
    case WAIT_YIELD:
        own->unwinding = true;
        sc__queue_put_quietly(own, task, task, 1);
        return false;
    case WAIT_DEEP:
        own->unwinding = true;
        sc__deque_push(own, task);
        return false;
    case WAIT_NONE: break;
    }
    sc__fatal("a task suspended without saying what it waits for");
}

void sc__wait_leave(sc_task *task) {
    switch ((enum sc__wait_kind)task->timer.waits) {
    case WAIT_SLEEP: sc__timer_disarm(&task->timer); break;
    case WAIT_TASK:
        sc__waitq_remove(&((sc_task *)task->wait_object)->joiners, task);
        task->value = 0;
        break;
    case WAIT_EVENT: sc__event_leave(task->wait_object, task); break;
    case WAIT_PERMIT: sc__permit_leave(task->wait_object, task); break;
    case WAIT_SEND:
    case WAIT_RECEIVE:
        sc__chan_leave(task->wait_object, task, (enum sc__wait_kind)task->timer.waits);
        break;
    case WAIT_NONE:
    case WAIT_JOIN:
    case WAIT_DUE:
    case WAIT_BLOCKING:
    case WAIT_YIELD:
    case WAIT_DEEP: break;
    }
}
