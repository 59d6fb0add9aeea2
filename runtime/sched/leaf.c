/*
 * The leaves: what emitted code calls where it may have to wait, or have been cancelled. Each first asks
 * whether the task is cancelled. The slow path of polls is here too: one compare has brought the task
 * here for one of three reasons, the depth of the C stack, a cancellation, or the end of a time slice.
 */
#include "sched/cancel.h"
#include "sched/deque.h"
#include "sched/policy.h"
#include "sched/scope.h"
#include "sched/task.h"
#include "sched/worker.h"
#include "time/timer.h"

static const sc_ret done = {.st = SC_DONE};
static const sc_ret unwind = {.st = SC_UNWIND};

/* ---- polls ---- */

/* Whether the worker has something else to run now. That includes the opener on top of which the task
   runs: what it waits for may be done, and the task may be one that only ends when the opener goes on. */
static bool has_other_work(struct sc__worker *w) {
    sc__timers_fire_all(w);
    return w->head.task != w->bottom || w->head.top > w->head.base ||
           atomic_load_explicit(&w->public_count, memory_order_relaxed) > 0 ||
           atomic_load_explicit(&w->queued, memory_order_relaxed) > 0 ||
           atomic_load_explicit(&w->slot, memory_order_relaxed) != NULL;
}

/* Ends the task's turn if its time is over and others are ready. */
static sc_ret slice(sc_worker *w, sc_scope *scope) {
    struct sc__worker *own = sc__own(w);
    sc__deque_answer(own);
    bool over = atomic_load_explicit(&own->slice_over, memory_order_relaxed);
    if (over)
        atomic_store_explicit(&own->slice_over, false, memory_order_relaxed);
    sc__limit_restore(own);
    if (over && has_other_work(own))
        return sc__suspend(w, (struct sc__wait){.kind = WAIT_YIELD, .scope = scope});
    return done;
}

sc_ret sc_entry(sc_worker *w, sc_scope *scope) {
    if (sc__cancelled(w, scope))
        return unwind;
    if (!sc__stack_has_room(w))
        return sc__suspend(w, (struct sc__wait){.kind = WAIT_DEEP, .scope = scope});
    return slice(w, scope);
}

sc_ret sc_back_edge(sc_worker *w, sc_scope *scope) {
    if (sc__cancelled(w, scope))
        return unwind;
    return slice(w, scope);
}

/* ---- waiting ---- */

sc_ret sc_yield(sc_worker *w, sc_scope *scope) {
    if (sc__cancelled(w, scope))
        return unwind;
    return sc__suspend(w, (struct sc__wait){.kind = WAIT_YIELD, .scope = scope});
}

sc_ret sc_checkpoint(sc_worker *w, sc_scope *scope) {
    if (sc__cancelled(w, scope))
        return unwind;
    return sc_poll(w) ? slice(w, scope) : done;
}

sc_ret sc_sleep_until(sc_worker *w, sc_scope *scope, int64_t instant) {
    if (sc__cancelled(w, scope))
        return unwind;
    if (instant <= sc__now())
        return done;
    return sc__suspend(w,
                       (struct sc__wait){.kind = WAIT_SLEEP, .scope = scope, .instant = instant});
}

sc_ret sc_sleep(sc_worker *w, sc_scope *scope, int64_t nanoseconds) {
    if (nanoseconds <= 0 || sc__cancelled(w, scope))
        return sc_sleep_until(w, scope, 0);
    int64_t now = sc__now();
    int64_t instant = nanoseconds < SC__NEVER - now ? now + nanoseconds : SC__NEVER - 1;
    return sc__suspend(w,
                       (struct sc__wait){.kind = WAIT_SLEEP, .scope = scope, .instant = instant});
}

/* What a join on an ended task gives: its result lies in its block, or it has none. */
static sc_ret joined(const sc_task *task) {
    return task->status == SC_DONE ? done : unwind;
}

static bool has_ended(const sc_task *task) {
    return atomic_load_explicit(&task->done, memory_order_acquire) == DONE_ENDED;
}

sc_ret sc__task_join_ran(sc_worker *w, sc_scope *current, sc_task *task, sc_task *outer, sc_ret r) {
    if (sc__task_go_on(w, task, outer, r))
        sc__task_finish_in_place(w, task);
    return sc_task_join(w, current, task);
}

sc_ret sc_task_join(sc_worker *w, sc_scope *current, sc_task *task) {
    sc_task *self = w->task;
    if (self->value == (uintptr_t)task && has_ended(task)) {
        self->value = 0; // we waited, and the end came before any cancel: it is delivered
        return joined(task);
    }
    if (sc__cancelled(w, current))
        return unwind;
    if (has_ended(task))
        return joined(task);
    if (task->scope->opener == self)
        sc__scope_run_own(w, sc__scope_visible(task->scope), task);
    if (has_ended(task)) // as if it had ended before we came, so a cancel meanwhile came first
        return sc__cancelled(w, current) ? unwind : joined(task);
    return sc__suspend(w, (struct sc__wait){.kind = WAIT_TASK, .object = task, .scope = current});
}
