/*
 * Joining: counting tasks down, running own ones in place, and the phases of a scope's end. See scope.h
 * for the protocol of the count.
 */
#include "sched/cancel.h"
#include "sched/deque.h"
#include "sched/pure.h"
#include "sched/scope.h"
#include "sched/task.h"
#include "time/timer.h"

enum {
    DUE_DECIDING = 1u << 31 // in `due`: the outcome is being decided, later timers don't count
};

/* ---- counting ---- */

sc_task *sc__scope_count_down(sc_scope *scope) {
    if (atomic_fetch_sub_explicit(&scope->count, 1, memory_order_acq_rel) == 1)
        return scope->opener;
    return NULL;
}

static int32_t unfinished(sc_scope *scope) {
    return scope->own + atomic_load_explicit(&scope->count, memory_order_acquire) - SC__BIAS;
}

bool sc__scope_commit_join(sc_scope *scope) {
    int32_t add = scope->own - SC__BIAS;
    scope->own = 0;
    return atomic_fetch_add_explicit(&scope->count, add, memory_order_acq_rel) + add == 0;
}

/* Whether somebody may spawn into the scope though it has no ordinary task any more. */
static bool others_may_spawn(const sc_scope *scope) {
    return sc__scope_guards(scope) || sc__scope_daemons(scope) ||
           (sc__scope_flags(scope) & (SCOPE_GUARDS | SCOPE_DAEMONS));
}

/* Whether nothing is left in the scope; then it is closed to guards and daemons that spawn. */
static bool drained(sc_scope *scope) {
    int32_t count = atomic_load_explicit(&scope->count, memory_order_acquire);
    if (count == 0)
        return true;
    while (scope->own + count == SC__BIAS) {
        if (!others_may_spawn(scope))
            return true;
        if (atomic_compare_exchange_weak_explicit(&scope->count, &count, 0, memory_order_acq_rel,
                                                  memory_order_acquire)) {
            scope->own = 0;
            return true;
        }
    }
    return false;
}

/* ---- guards that a timer has woken ---- */

void sc__guard_woken(sc_task *guard) {
    _Atomic uint32_t *due = &sc__scope_rare(guard->scope)->due;
    uint32_t word = atomic_load_explicit(due, memory_order_relaxed);
    do {
        if (word & DUE_DECIDING)
            return;
    } while (!atomic_compare_exchange_weak_explicit(due, &word, word + 1, memory_order_relaxed,
                                                    memory_order_relaxed));
    guard->marks |= SC__MARK_DUE;
}

void sc__guard_ran(sc_worker *w, sc_task *guard) {
    guard->marks &= (uint8_t)~SC__MARK_DUE;
    sc_scope *guards = guard->scope;
    uint32_t before =
        atomic_fetch_sub_explicit(&sc__scope_rare(guards)->due, 1, memory_order_acq_rel);
    if (before == (DUE_DECIDING | 1u))
        sc__ready(sc__own(w), guards->opener);
}

bool sc__scope_commit_due(sc_scope *guards) {
    return atomic_fetch_or_explicit(&sc__scope_rare(guards)->due, DUE_DECIDING,
                                    memory_order_acq_rel) == 0;
}

/* ---- joining ---- */

static bool belongs_to(const sc_task *task, const sc_scope *scope) {
    if (sc__is_pure(task))
        return false; // stolen: its spawner waits for it elsewhere
    return task->scope == scope ||
           (task->scope->parent == scope && task->scope->opener == scope->opener &&
            sc__scope_visible(task->scope) == scope);
}

/* The newest own task if it belongs to the scope; a stranger is not run on top of its opener. */
static sc_task *pop_own(struct sc__worker *worker, const sc_scope *scope) {
    sc__deque_answer(worker);
    if (SC_LIKELY(worker->head.top > worker->head.base)) {
        sc_task *task = worker->head.top[-1];
        if (!belongs_to(task, scope))
            return NULL;
        worker->head.top--;
        return task;
    }
    sc_task *task = sc__deque_reclaim(worker);
    if (task && !belongs_to(task, scope)) {
        sc__deque_push(worker, task);
        return NULL;
    }
    return task;
}

/* Whether the opener has what it runs tasks for. */
static bool satisfied(sc_scope *scope, const sc_task *awaited) {
    if (awaited)
        return atomic_load_explicit(&awaited->done, memory_order_relaxed) == DONE_ENDED;
    return unfinished(scope) == 0;
}

void sc__scope_run_own(sc_worker *w, sc_scope *scope, const sc_task *awaited) {
    struct sc__worker *worker = sc__own(w);
    while (!satisfied(scope, awaited) && !worker->unwinding && sc__stack_has_room(w)) {
        sc_task *task = pop_own(worker, scope);
        if (!task)
            return;
        if (!awaited)
            task->marks |= SC__MARK_IN_PLACE;
        sc__task_run_in_place(w, task);
    }
}

/* The body has ended: what it says about the outcome. */
static void end_body(sc_worker *w, sc_scope *scope, uint64_t st) {
    if (st == SC_DONE && sc__cancelled_from_outside(w, scope))
        st = SC_UNWIND; // the end of a scope is a suspension point
    scope->body = (uint8_t)st;
    scope->phase = SC__PHASE_TASKS;
    if (st == SC_DONE)
        return;
    uint8_t undecided = OUTCOME_NONE;
    atomic_compare_exchange_strong_explicit(&scope->outcome, &undecided, OUTCOME_OUTER,
                                            memory_order_acq_rel, memory_order_acquire);
    if (st == SC_PANIC)
        sc__scope_panicked(w, scope);
    else if (!drained(scope) && !sc__cancelled_from_outside(w, scope))
        sc__cancel(w, scope);
}

/* All ordinary tasks have ended. Where one of them, or another, has cancelled a scope around us
   meanwhile, that came first: the opener has been waiting, so it unwinds. */
static void complete(sc_worker *w, sc_scope *scope) {
    uint8_t undecided = OUTCOME_NONE;
    bool unwound = sc__scope_flags(scope) & SCOPE_UNWOUND || sc__cancelled_from_outside(w, scope);
    if (!others_may_spawn(scope)) { // then nobody is left to decide either
        if (atomic_load_explicit(&scope->outcome, memory_order_relaxed) == undecided)
            atomic_store_explicit(&scope->outcome, unwound ? OUTCOME_OUTER : OUTCOME_COMPLETED,
                                  memory_order_relaxed);
        return;
    }
    atomic_compare_exchange_strong_explicit(&scope->outcome, &undecided,
                                            unwound ? OUTCOME_OUTER : OUTCOME_COMPLETED,
                                            memory_order_acq_rel, memory_order_acquire);
}

/* Cancels and joins a hidden scope; false if the opener must wait for it. */
static bool stop_hidden(sc_worker *w, sc_scope *hidden) {
    if (!hidden || drained(hidden))
        return true;
    sc__cancel_hidden(w, hidden, unfinished(hidden));
    return drained(hidden);
}

static sc_ret wait_for(sc_worker *w, enum sc__wait_kind kind, sc_scope *scope) {
    return sc__suspend(w, (struct sc__wait){.kind = kind, .object = scope, .scope = scope});
}

/* Waits for the ordinary tasks, then for guards that were woken before; false if the opener must wait,
   *r being what it returns. */
static bool join_tasks(sc_worker *w, sc_scope *scope, sc_ret *r) {
    if (!drained(scope)) {
        sc__scope_run_own(w, scope, NULL);
        if (!drained(scope)) {
            *r = wait_for(w, WAIT_JOIN, scope);
            return false;
        }
    }
    scope->phase = SC__PHASE_DUE;
    sc_scope *guards = sc__scope_guards(scope);
    if (!guards)
        return true;
    // timers that are due are delivered before the outcome is decided
    sc__timers_fire_all(sc__own(w));
    if (atomic_load_explicit(&sc__scope_rare(guards)->due, memory_order_acquire) == 0)
        return true;
    *r = wait_for(w, WAIT_DUE, guards);
    return false;
}

/*
 * note [the short way]. Most scopes only fork and join. As long as nothing is cancelled, no flag is set
 * and the tasks on top of the deque are fresh and plain, they are run right here, and if that was all
 * the scope is complete. At the first thing out of the ordinary the long way takes over where this one
 * stops. (What has nothing left to run is complete before it comes here: scc/fast.h.)
 */
static void run_fresh(sc_worker *w, sc_scope *scope) {
    const uint32_t plain = SC_SPAWN_IN_FRAME | SC_SPAWN_DETACHED | SC_SPAWN_KEPT;
    while (w->top > w->base && w->top < atomic_load_explicit(&w->poll, memory_order_relaxed) &&
           !sc_poll(w) && !sc__own(w)->unwinding) {
        sc_task *task = w->top[-1];
        if (task->scope != scope || task->leaf || (task->type->flags & ~plain))
            return;
        w->top--;
        task->marks = SC__MARK_IN_PLACE;
        if (sc__task_run_fresh(w, task))
            sc__task_finish_in_place(w, task);
    }
}

static bool join_short(sc_worker *w, sc_scope *scope) {
    if (scope->own > 0 && sc__scope_flags(scope) == 0)
        run_fresh(w, scope);
    if (unfinished(scope) != 0 || sc__scope_flags(scope) != 0 || sc_poll(w))
        return false;
    atomic_store_explicit(&scope->outcome, OUTCOME_COMPLETED, memory_order_relaxed);
    return true;
}

sc_ret sc_scope_join(sc_worker *w, sc_scope *scope, uint64_t st) {
    sc_ret r = {.st = SC_DONE};
    if (SC_LIKELY(scope->phase == SC__PHASE_BODY && st == SC_DONE) && join_short(w, scope))
        return r;
    if (scope->phase == SC__PHASE_BODY)
        end_body(w, scope, st);
    if (scope->phase == SC__PHASE_TASKS && !join_tasks(w, scope, &r))
        return r;
    if (scope->phase == SC__PHASE_DUE) {
        complete(w, scope);
        scope->phase = SC__PHASE_GUARDS;
    }
    sc_scope *guards = sc__scope_guards(scope);
    if (scope->phase == SC__PHASE_GUARDS && !stop_hidden(w, guards))
        return wait_for(w, WAIT_JOIN, guards);
    scope->phase = SC__PHASE_DAEMONS;
    sc_scope *daemons = sc__scope_daemons(scope);
    if (!stop_hidden(w, daemons))
        return wait_for(w, WAIT_JOIN, daemons);
    scope->phase = SC__PHASE_ENDED;
    return r;
}
