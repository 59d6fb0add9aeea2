/*
 * Scopes: opening, spawning into, joining and closing them, and how their outcome is decided. See
 * scope.h for the protocols, cancel.h for how a cancel reaches what runs below.
 */
#include "sched/scope.h"

#include <assert.h>
#include <sched.h>
#include <string.h>

#include "sched/cancel.h"
#include "sched/deque.h"
#include "sched/task.h"
#include "time/timer.h"

enum phase {
    PHASE_BODY,
    PHASE_TASKS,   /* waiting for ordinary tasks */
    PHASE_DUE,     /* waiting for guards whose timer came first */
    PHASE_GUARDS,  /* the outcome is decided; guards are being stopped */
    PHASE_DAEMONS, /* daemons are being stopped */
    PHASE_ENDED
};

enum {
    DUE_DECIDING = 1u << 31,
    THROTTLE = 1024, // private tasks above which a spawn runs its task in place
    NOT_OWN = SC_SPAWN_REMOTE | SC_SPAWN_GUARD | SC_SPAWN_DAEMON // not counted in `own`
};

static const int64_t GRACE = 5000000000;

/* ---- opening and closing ---- */

void sc_scope_open(sc_worker *w, sc_scope *scope, sc_scope *parent, void *slot,
                   const sc_site *site) {
    sc__scope_init(scope, parent, w->task, 0);
    scope->slot = slot;
    scope->site = site;
}

static void unlink_from_parent(sc_scope *scope) {
    if (!(sc__scope_flags(scope) & SCOPE_LINKED))
        return;
    sc_scope *parent = scope->parent;
    sc__lock(&parent->lock);
    if (scope->prev)
        scope->prev->next = scope->next;
    else
        parent->kids = scope->next;
    if (scope->next)
        scope->next->prev = scope->prev;
    sc__unlock(&parent->lock);
}

void sc__scope_end(sc_worker *w, sc_scope *scope) {
    unlink_from_parent(scope);
    if (w->task && w->task->home == scope)
        sc__task_unregister(w->task);
    if (sc__scope_flags(scope) & SCOPE_COUNTED)
        sc__cancel_closed();
}

static void free_hidden(sc_worker *w, sc_scope *hidden) {
    if (!hidden)
        return;
    sc__scope_end(w, hidden);
    sc_block_free(w, hidden, sizeof *hidden);
}

static uint64_t outcome_of(const sc_scope *scope) {
    if (sc__scope_flags(scope) & SCOPE_PANICKED)
        return SC_OUTCOME_PANIC;
    switch ((enum sc__outcome)atomic_load_explicit(&scope->outcome, memory_order_relaxed)) {
    case OUTCOME_ERROR: return SC_OUTCOME_ERROR;
    case OUTCOME_CANCELLED: return SC_OUTCOME_CANCELLED;
    case OUTCOME_COMPLETED:
    case OUTCOME_FINISHED: return scope->body == SC_DONE ? SC_OUTCOME_VALUE : SC_OUTCOME_UNWIND;
    case OUTCOME_NONE:
    case OUTCOME_OUTER: break;
    }
    return SC_OUTCOME_UNWIND;
}

static void close_slow(sc_worker *w, sc_scope *scope) {
    free_hidden(w, atomic_load_explicit(&scope->guards, memory_order_relaxed));
    free_hidden(w, atomic_load_explicit(&scope->daemons, memory_order_relaxed));
    sc_task *task = atomic_load_explicit(&scope->kept, memory_order_acquire);
    while (task) {
        sc_task *next = task->kept_next;
        sc_block_free(w, task, task->size);
        task = next;
    }
    sc__scope_end(w, scope);
}

uint64_t sc_scope_close(sc_worker *w, sc_scope *scope) {
    assert(scope->phase == PHASE_ENDED);
    uint64_t outcome = outcome_of(scope);
    if (SC_UNLIKELY(sc__scope_flags(scope) || scope->guards || scope->daemons || scope->kept))
        close_slow(w, scope);
    return outcome;
}

/* ---- shields ---- */

void sc_shield_open_for(sc_worker *w, sc_scope *shield, sc_scope *parent, int64_t grace_ns) {
    sc__scope_init(shield, parent, w->task, SCOPE_SHIELD);
    shield->grace = grace_ns;
    shield->timer = (struct sc__timer){.index = -1};
    sc__shield_look(w, shield);
}

void sc_shield_open(sc_worker *w, sc_scope *shield, sc_scope *parent) {
    sc_shield_open_for(w, shield, parent, GRACE);
}

void sc_shield_close(sc_worker *w, sc_scope *shield) {
    unlink_from_parent(shield); // first, for then nobody arms the timer any more
    atomic_fetch_and_explicit(&shield->flags, ~(uint32_t)SCOPE_LINKED, memory_order_relaxed);
    if (sc__scope_flags(shield) & SCOPE_ARMED) {
        sc__timer_disarm(&shield->timer);
        while (sc__scope_flags(shield) & SCOPE_FIRING)
            sched_yield(); // somebody is cancelling it: a walk, nothing that waits
    }
    sc__scope_end(w, shield);
}

/* ---- the outcome ---- */

/* Decides the outcome unless it has been decided. Tells whether it is now what was asked for. */
static bool decide(sc_worker *w, sc_scope *scope, enum sc__outcome wanted) {
    uint32_t undecided = OUTCOME_NONE;
    bool outer = sc__cancelled_from_outside(w, scope);
    return atomic_compare_exchange_strong_explicit(&scope->outcome, &undecided,
                                                   outer ? OUTCOME_OUTER : wanted,
                                                   memory_order_acq_rel, memory_order_acquire) &&
           !outer;
}

/* Whether the running task is the scope's last ordinary one, the body having ended before. */
static bool is_last_task(sc_worker *w, sc_scope *scope) {
    if (!w->task || w->task->scope != scope)
        return false;
    int32_t count = atomic_load_explicit(&scope->count, memory_order_acquire);
    if (count < SC__BIAS / 2)
        return count == 1; // the opener waits: the count is exact
    if (atomic_load_explicit(&scope->joiner, memory_order_relaxed) != w)
        return false;
    return scope->own + count - SC__BIAS == 1; // the opener runs us in place, below on this C stack
}

static void cancel_with(sc_worker *w, sc_scope *scope, const void *error, size_t size) {
    scope = sc__scope_visible(scope);
    if (is_last_task(w, scope))
        return;
    if (!decide(w, scope, error ? OUTCOME_ERROR : OUTCOME_CANCELLED))
        return; // it has its outcome, and whoever decided that cancels what has to be cancelled
    if (error && scope->slot)
        memcpy(scope->slot, error, size);
    sc__cancel(w, scope);
}

void sc_scope_cancel(sc_worker *w, sc_scope *scope) {
    cancel_with(w, scope, NULL, 0);
}

void sc_scope_cancel_error(sc_worker *w, sc_scope *scope, const void *error, size_t size) {
    cancel_with(w, scope, error, size);
}

void sc_scope_fail(sc_worker *w, sc_scope *scope, const void *error, size_t size) {
    scope = sc__scope_visible(scope);
    bool first = decide(w, scope, OUTCOME_ERROR);
    if (!first && w->task == scope->opener) {
        uint32_t finished = OUTCOME_FINISHED; // the body has no answer after all
        first = atomic_compare_exchange_strong_explicit(&scope->outcome, &finished, OUTCOME_ERROR,
                                                        memory_order_acq_rel, memory_order_acquire);
    }
    if (!first)
        return; // a later error
    if (scope->slot)
        memcpy(scope->slot, error, size);
    sc__cancel(w, scope);
}

void sc_scope_finish(sc_worker *w, sc_scope *scope) {
    if (decide(w, scope, OUTCOME_FINISHED))
        sc__cancel_tasks(w, scope);
}

static void panicked(sc_worker *w, sc_scope *scope) {
    sc__scope_set(scope, SCOPE_PANICKED);
    sc__cancel(w, scope);
}

void sc__scope_task_unwound(sc_worker *w, sc_scope *scope, uint64_t status) {
    sc_scope *visible = sc__scope_visible(scope);
    if (status == SC_PANIC)
        panicked(w, visible);
    else if (visible == scope && !(sc__scope_flags(scope) & SCOPE_UNWOUND))
        sc__scope_set(scope, SCOPE_UNWOUND);
}

/* ---- spawning ---- */

/* The hidden scope of the kind, made when it is first needed. */
static sc_scope *hidden_scope(sc_worker *w, sc_scope *scope, _Atomic(sc_scope *) *which,
                              uint32_t kind) {
    sc_scope *hidden = atomic_load_explicit(which, memory_order_acquire);
    if (hidden)
        return hidden;
    sc_scope *fresh = sc_block_alloc(w, sizeof *fresh);
    sc__scope_init(fresh, scope, scope->opener, kind);
    if (atomic_compare_exchange_strong_explicit(which, &hidden, fresh, memory_order_acq_rel,
                                                memory_order_acquire))
        return fresh;
    sc_block_free(w, fresh, sizeof *fresh);
    return hidden;
}

/* Counts a task that somebody else than the opener spawns; false if the scope has ended. */
static bool count_up(sc_scope *scope) {
    int32_t count = atomic_load_explicit(&scope->count, memory_order_relaxed);
    do {
        if (count == 0)
            return false;
    } while (!atomic_compare_exchange_weak_explicit(&scope->count, &count, count + 1,
                                                    memory_order_relaxed, memory_order_relaxed));
    return true;
}

static void keep(sc_scope *scope, sc_task *task) {
    sc_task *first = atomic_load_explicit(&scope->kept, memory_order_relaxed);
    do
        task->kept_next = first;
    while (!atomic_compare_exchange_weak_explicit(&scope->kept, &first, task, memory_order_release,
                                                  memory_order_relaxed));
}

static void never_starts(sc_worker *w, sc_task *task) {
    if (task->flags & SC_SPAWN_DETACHED) {
        sc_block_free(w, task, task->size);
        return;
    }
    task->status = SC_UNWIND;
    atomic_store_explicit(&task->done, DONE_ENDED, memory_order_release);
}

/* Runs a task at once, on top of the running one; counts it if it ends. */
static void run_in_place(sc_worker *w, sc_task *task, bool counted_own) {
    if (!sc__task_run_nested(w, task))
        return;
    if (counted_own) {
        sc__task_finish_in_place(w, task);
        return;
    }
    sc_task *ready = sc__task_finish(w, task);
    if (ready)
        sc__ready(sc__own(w), ready);
}

/* Chooses and counts in the hidden scope for a guard or daemon; NULL if the scope has ended. The scope
   itself is held open meanwhile, if it isn't the opener who spawns. */
static sc_scope *enter_hidden(sc_worker *w, sc_scope *scope, uint32_t flags) {
    bool remote = flags & SC_SPAWN_REMOTE;
    if ((flags & SC_SPAWN_DAEMON) && sc__cancelled(w, scope))
        return NULL; // it couldn't tell by itself: its scope is a barrier
    if (remote && !count_up(scope))
        return NULL;
    sc_scope *hidden = flags & SC_SPAWN_GUARD
                           ? hidden_scope(w, scope, &scope->guards, SCOPE_GUARDS)
                           : hidden_scope(w, scope, &scope->daemons, SCOPE_DAEMONS);
    bool counted = count_up(hidden);
    if (remote) {
        sc_task *ready = sc__scope_count_down(scope);
        if (ready)
            sc__ready(sc__own(w), ready);
    }
    return counted ? hidden : NULL;
}

/* Counts the task in where it belongs; false if that has ended. */
static bool enter(sc_worker *w, sc_scope *scope, sc_task *task) {
    if (task->flags & SC_SPAWN_KEPT)
        keep(scope, task);
    if (task->flags & (SC_SPAWN_GUARD | SC_SPAWN_DAEMON)) {
        task->scope = enter_hidden(w, scope, task->flags);
        return task->scope != NULL;
    }
    if (task->flags & SC_SPAWN_REMOTE)
        return count_up(scope);
    scope->own++;
    return true;
}

/* Whether so many tasks wait in the deque that the next one is better run at once. */
static bool is_full(const struct sc__worker *worker) {
    return SC_UNLIKELY(sc__deque_private(worker) >= THROTTLE);
}

static void spawn_in_place(sc_worker *w, sc_task *task) {
    struct sc__worker *worker = sc__own(w);
    if (worker->unwinding || !sc__stack_has_room(w)) {
        sc__deque_push(worker, task);
        return;
    }
    sc__deque_answer(worker);
    run_in_place(w, task, !(task->flags & NOT_OWN));
}

static void spawn_special(sc_worker *w, sc_scope *scope, sc_task *task) {
    if (!enter(w, scope, task))
        never_starts(w, task);
    else if (is_full(sc__own(w)))
        spawn_in_place(w, task);
    else
        sc__deque_push(sc__own(w), task);
}

void sc_spawn(sc_worker *w, sc_scope *scope, sc_task *task, sc_task_run run, size_t size,
              uint32_t flags, const sc_site *site) {
    sc__task_init(task, scope, run, size, flags, site);
    if ((flags & (NOT_OWN | SC_SPAWN_KEPT)) || is_full(sc__own(w))) {
        spawn_special(w, scope, task);
        return;
    }
    scope->own++;
    sc__deque_push(sc__own(w), task);
}

/* ---- counting ---- */

sc_task *sc__scope_count_down(sc_scope *scope) {
    if (atomic_fetch_sub_explicit(&scope->count, 1, memory_order_acq_rel) == 1)
        return scope->waiter;
    return NULL;
}

static int32_t unfinished(sc_scope *scope) {
    return scope->own + atomic_load_explicit(&scope->count, memory_order_acquire) - SC__BIAS;
}

bool sc__scope_commit_join(sc_scope *scope, sc_task *opener) {
    int32_t add = scope->own - SC__BIAS;
    scope->own = 0;
    scope->waiter = opener;
    return atomic_fetch_add_explicit(&scope->count, add, memory_order_acq_rel) + add == 0;
}

/* Whether somebody may spawn into the scope though it has no ordinary task any more. */
static bool others_may_spawn(const sc_scope *scope) {
    return atomic_load_explicit(&scope->guards, memory_order_acquire) ||
           atomic_load_explicit(&scope->daemons, memory_order_acquire) ||
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
    _Atomic uint32_t *due = &guard->scope->due;
    uint32_t word = atomic_load_explicit(due, memory_order_relaxed);
    do {
        if (word & DUE_DECIDING)
            return;
    } while (!atomic_compare_exchange_weak_explicit(due, &word, word + 1, memory_order_relaxed,
                                                    memory_order_relaxed));
    guard->flags |= SC__TASK_DUE;
}

void sc__guard_ran(sc_worker *w, sc_task *guard) {
    guard->flags &= (uint16_t)~SC__TASK_DUE;
    sc_scope *guards = guard->scope;
    uint32_t before = atomic_fetch_sub_explicit(&guards->due, 1, memory_order_acq_rel);
    if (before == (DUE_DECIDING | 1u))
        sc__ready(sc__own(w), guards->waiter);
}

bool sc__scope_commit_due(sc_scope *guards, sc_task *opener) {
    guards->waiter = opener;
    return atomic_fetch_or_explicit(&guards->due, DUE_DECIDING, memory_order_acq_rel) == 0;
}

/* ---- joining ---- */

static bool belongs_to(const sc_task *task, const sc_scope *scope) {
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
        run_in_place(w, task, !(task->flags & NOT_OWN));
    }
}

/* The body has ended: what it says about the outcome. */
static void end_body(sc_worker *w, sc_scope *scope, uint64_t st) {
    if (st == SC_DONE && sc__cancelled_from_outside(w, scope))
        st = SC_UNWIND; // the end of a scope is a suspension point
    scope->body = (uint8_t)st;
    scope->phase = PHASE_TASKS;
    if (st == SC_DONE)
        return;
    uint32_t undecided = OUTCOME_NONE;
    atomic_compare_exchange_strong_explicit(&scope->outcome, &undecided, OUTCOME_OUTER,
                                            memory_order_acq_rel, memory_order_acquire);
    if (st == SC_PANIC)
        panicked(w, scope);
    else if (!drained(scope) && !sc__cancelled_from_outside(w, scope))
        sc__cancel(w, scope);
}

/* All ordinary tasks have ended. */
static void complete(sc_scope *scope) {
    uint32_t undecided = OUTCOME_NONE;
    bool unwound = sc__scope_flags(scope) & SCOPE_UNWOUND;
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
        atomic_store_explicit(&scope->joiner, w, memory_order_relaxed);
        sc__scope_run_own(w, scope, NULL);
        atomic_store_explicit(&scope->joiner, NULL, memory_order_relaxed);
        if (!drained(scope)) {
            *r = wait_for(w, WAIT_JOIN, scope);
            return false;
        }
    }
    scope->phase = PHASE_DUE;
    sc_scope *guards = atomic_load_explicit(&scope->guards, memory_order_acquire);
    if (!guards)
        return true;
    sc__timers_fire_all(
        sc__own(w)); // timers that are due are delivered before the outcome is decided
    if (atomic_load_explicit(&guards->due, memory_order_acquire) == 0)
        return true;
    *r = wait_for(w, WAIT_DUE, guards);
    return false;
}

/*
 * note [the short way]. Most scopes only fork and join. As long as nothing is cancelled, no flag is set
 * and the tasks on top of the deque are fresh and plain, they are run right here, and if that was all
 * the scope is complete. At the first thing out of the ordinary the long way takes over where this one stops.
 */
static bool nothing_special(const sc_scope *scope) {
    return sc__scope_flags(scope) == 0 &&
           atomic_load_explicit(&sc__rt.cancels.live, memory_order_seq_cst) == 0;
}

static void run_fresh(sc_worker *w, sc_scope *scope) {
    struct sc__worker *worker = sc__own(w);
    const uint16_t plain = SC_SPAWN_IN_FRAME | SC_SPAWN_DETACHED | SC_SPAWN_KEPT;
    worker->nested++;
    while (w->top > w->base && !worker->unwinding && sc__stack_has_room(w) &&
           w->top < atomic_load_explicit(&w->poll, memory_order_relaxed) &&
           nothing_special(scope)) {
        sc_task *task = w->top[-1];
        if (task->scope != scope || task->leaf || (task->flags & ~plain))
            break;
        w->top--;
        if (sc__task_run_fresh(w, task))
            sc__task_finish_in_place(w, task);
    }
    worker->nested--;
}

static bool join_short(sc_worker *w, sc_scope *scope) {
    if (scope->own > 0) {
        atomic_store_explicit(&scope->joiner, w, memory_order_relaxed);
        run_fresh(w, scope);
        atomic_store_explicit(&scope->joiner, NULL, memory_order_relaxed);
    }
    if (unfinished(scope) != 0 || !nothing_special(scope) || others_may_spawn(scope) ||
        atomic_load_explicit(&scope->outcome, memory_order_relaxed) != OUTCOME_NONE)
        return false;
    atomic_store_explicit(&scope->outcome, OUTCOME_COMPLETED, memory_order_relaxed);
    scope->phase = PHASE_ENDED;
    return true;
}

sc_ret sc_scope_join(sc_worker *w, sc_scope *scope, uint64_t st) {
    sc_ret r = {.st = SC_DONE};
    if (SC_LIKELY(scope->phase == PHASE_BODY && st == SC_DONE) && join_short(w, scope))
        return r;
    if (scope->phase == PHASE_BODY)
        end_body(w, scope, st);
    if (scope->phase == PHASE_TASKS && !join_tasks(w, scope, &r))
        return r;
    if (scope->phase == PHASE_DUE) {
        complete(scope);
        scope->phase = PHASE_GUARDS;
    }
    sc_scope *guards = atomic_load_explicit(&scope->guards, memory_order_acquire);
    if (scope->phase == PHASE_GUARDS && !stop_hidden(w, guards))
        return wait_for(w, WAIT_JOIN, guards);
    scope->phase = PHASE_DAEMONS;
    sc_scope *daemons = atomic_load_explicit(&scope->daemons, memory_order_acquire);
    if (!stop_hidden(w, daemons))
        return wait_for(w, WAIT_JOIN, daemons);
    scope->phase = PHASE_ENDED;
    return r;
}
