/*
 * Running tasks: fresh ones, resumed ones, and what happens when one ends. See task.h for the protocol
 * of waiting, commit.c for how a wait begins, scope.c for who counts what.
 */
#include "sched/task.h"

#include "core/embed.h"
#include "core/panic.h"
#include "sched/cancel.h"
#include "sched/commit.h"
#include "sched/deque.h"
#include "sched/monitor.h"
#include "sched/park.h"
#include "sched/scope.h"
#include "sync/waitq.h"

enum {
    ROOT = 1 // the mark in sc_frame.ret that a task follows, not a frame
};

/* Goes on with the leaf, then upward with what each frame returns, to the root or the next wait. */
static sc_ret resume(sc_worker *w, sc_task *task) {
    if (task->outcome == SC_UNWIND)
        sc__wait_leave(task);
    atomic_store_explicit(&task->wait, WAIT_WORD_RUN, memory_order_relaxed);
    sc_frame *frame = task->leaf;
    sc_ret r = {.st = task->outcome, .v = task->value};
    for (;;) {
        uintptr_t caller = frame->ret; // read first: a frame that ends frees itself
        r = frame->resume(w, frame, r.v, r.st);
        if (r.st == SC_SUSP || (caller & ROOT))
            return r;
        frame = (sc_frame *)caller;
    }
}

static sc_ret start(sc_worker *w, sc_task *task) {
    if (sc__cancelled(w, task->scope))
        return (sc_ret){.st = SC_UNWIND}; // a task in a cancelled scope never starts
    return task->type->run(w, task);
}

/* What the end of a task means for its scope, apart from counting. */
static void end(sc_worker *w, sc_task *task, uint64_t status) {
    task->status = (uint8_t)status;
    if (task->leaf && task->home)
        sc__task_unregister(task);
    if (SC_UNLIKELY(task->marks & SC__MARK_DUE))
        sc__guard_ran(w, task);
    if (SC_UNLIKELY(status != SC_DONE)) {
        sc_tls.panicking = 0;
        sc__scope_task_unwound(w, task->scope, status);
    }
}

bool sc__task_go_on(sc_worker *w, sc_task *task, sc_task *outer, sc_ret r) {
    if (r.st == SC_SUSP && !task->leaf)
        ((sc_frame *)(uintptr_t)r.v)->ret = (uintptr_t)task | ROOT;
    while (r.st == SC_SUSP) {
        uint8_t in_place = task->marks & SC__MARK_IN_PLACE;
        task->marks ^= in_place; // should it go on elsewhere
        if (!sc__commit(w, task)) {
            w->task = outer;
            return false;
        }
        task->marks |= in_place;
        r = resume(w, task);
    }
    end(w, task, r.st);
    if (SC_UNLIKELY(task->type->flags & SC__TASK_ROOT))
        sc__rt.status = r.st == SC_DONE ? (int)(int32_t)r.v : SC__EXIT_PANIC;
    w->task = outer;
    return true;
}

bool sc__task_run(sc_worker *w, sc_task *task) {
    sc_task *outer = w->task;
    w->task = task;
    return sc__task_go_on(w, task, outer, task->leaf ? resume(w, task) : start(w, task));
}

/* Publishes that the task has ended and wakes who joins it. */
static void publish(sc_worker *w, sc_task *task) {
    if (atomic_exchange_explicit(&task->done, DONE_ENDED, memory_order_acq_rel) == DONE_WAITED)
        sc__waitq_wake_all(w, &task->joiners);
}

sc_task *sc__task_finish(sc_worker *w, sc_task *task) {
    sc_scope *scope = task->scope;
    sc__fault_delay();
    if (SC_UNLIKELY(task->type->flags & SC__TASK_ROOT)) {
        atomic_store_explicit(&sc__rt.stopping, true, memory_order_seq_cst);
        sc__wake_all();
        sc__monitor_stop();
        return NULL;
    }
    if (SC_UNLIKELY(task->type->flags & SC__TASK_CALL)) {
        sc__call_over(task);
        return NULL;
    }
    if (task->type->flags & SC_SPAWN_DETACHED)
        sc_block_free(w, task, task->type->size);
    else
        publish(w, task);
    return sc__scope_count_down(scope);
}

void sc__task_finish_in_place_shared(sc_worker *w, sc_task *task) {
    publish(w, task);
}

void sc__task_run_in_place(sc_worker *w, sc_task *task) {
    if (!sc__task_run(w, task))
        return;
    if (!(task->type->flags & SC__TASK_NOT_OWN)) {
        sc__task_finish_in_place(w, task);
        return;
    }
    sc_task *ready = sc__task_finish(w, task);
    if (ready)
        sc__ready(sc__own(w), ready);
}

bool sc__task_claim(sc_task *task, uint64_t status, enum sc__claim how) {
    uint32_t word = atomic_load_explicit(&task->wait, memory_order_seq_cst);
    uint32_t claimed;
    do {
        if (word == WAIT_WORD_BLOCKED)
            claimed = WAIT_WORD_CLAIMED;
        else if (word == WAIT_WORD_PREP)
            claimed = WAIT_WORD_HALF;
        else
            return false;
    } while (!atomic_compare_exchange_weak_explicit(&task->wait, &word, claimed,
                                                    memory_order_seq_cst, memory_order_seq_cst));
    task->outcome = (uint8_t)status;
    if (how == SC__CLAIM_TIMER && (task->type->flags & SC_SPAWN_GUARD))
        sc__guard_woken(task);
    sc__fault_delay();
    if (claimed == WAIT_WORD_CLAIMED)
        return true;
    atomic_store_explicit(&task->wait, WAIT_WORD_READY, memory_order_release);
    return false;
}
