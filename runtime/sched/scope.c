/*
 * Scopes: opening and closing them, shields, and how their outcome is decided. See scope.h for the
 * protocols, spawn.c and join.c for what happens in between, cancel.h for how a cancel reaches what
 * runs below.
 */
#include "sched/scope.h"

#include <assert.h>
#include <sched.h>
#include <string.h>

#include "sched/cancel.h"
#include "sched/task.h"
#include "time/timer.h"

static const int64_t GRACE = 5000000000;

/* ---- opening and closing ---- */

struct sc__scope_rare *sc__scope_rare_made(sc_worker *w, sc_scope *scope) {
    struct sc__scope_rare *rare = sc__scope_rare(scope);
    if (rare)
        return rare;
    struct sc__scope_rare *made = sc_block_alloc(w, sizeof *made);
    memset((void *)made, 0, sizeof *made);
    made->scope = scope;
    made->timer.index = -1;
    sc__lock(&scope->lock);
    rare = sc__scope_rare(scope);
    if (!rare) {
        scope->rare = made;
        sc__scope_set(scope, SCOPE_RARE);
    }
    sc__unlock(&scope->lock);
    if (!rare)
        return made;
    sc_block_free(w, made, sizeof *made);
    return rare;
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
    if (w->task && w->task->leaf && w->task->home == scope)
        sc__task_unregister(w->task);
    if (sc__scope_flags(scope) & SCOPE_COUNTED)
        sc__cancel_closed(w);
}

static void free_rare(sc_worker *w, sc_scope *scope) {
    struct sc__scope_rare *rare = sc__scope_rare(scope);
    if (rare)
        sc_block_free(w, rare, sizeof *rare);
}

static void free_hidden(sc_worker *w, sc_scope *hidden) {
    if (!hidden)
        return;
    sc__scope_end(w, hidden);
    free_rare(w, hidden);
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

static void free_kept(sc_worker *w, sc_task *task) {
    while (task) {
        sc_task *next = task->kept_next;
        sc_block_free(w, task, task->type->size);
        task = next;
    }
}

static void close_slow(sc_worker *w, sc_scope *scope) {
    free_hidden(w, sc__scope_guards(scope));
    free_hidden(w, sc__scope_daemons(scope));
    free_kept(w, scope->kept);
    struct sc__scope_rare *rare = sc__scope_rare(scope);
    if (rare)
        free_kept(w, atomic_load_explicit(&rare->kept, memory_order_acquire));
    sc__scope_end(w, scope);
    free_rare(w, scope);
}

uint64_t sc_scope_close(sc_worker *w, sc_scope *scope) {
    assert(atomic_load_explicit(&scope->outcome, memory_order_relaxed) != OUTCOME_NONE);
    uint64_t outcome = outcome_of(scope);
    close_slow(w, scope);
    return outcome;
}

/* ---- shields ---- */

void sc_shield_open_for(sc_worker *w, sc_scope *shield, sc_scope *parent, int64_t grace_ns) {
    sc__scope_init(shield, parent, w->task, SCOPE_SHIELD);
    sc__scope_rare_made(w, shield)->grace = grace_ns;
    sc__shield_look(w, shield);
}

void sc_shield_open(sc_worker *w, sc_scope *shield, sc_scope *parent) {
    sc_shield_open_for(w, shield, parent, GRACE);
}

void sc_shield_close(sc_worker *w, sc_scope *shield) {
    unlink_from_parent(shield); // first, for then nobody arms the timer any more
    atomic_fetch_and_explicit(&shield->flags, ~(uint32_t)SCOPE_LINKED, memory_order_relaxed);
    if (sc__scope_flags(shield) & SCOPE_ARMED) {
        sc__timer_disarm(&sc__scope_rare(shield)->timer);
        while (sc__scope_flags(shield) & SCOPE_FIRING)
            sched_yield(); // somebody is cancelling it: a walk, nothing that waits
    }
    sc__scope_end(w, shield);
    free_rare(w, shield);
}

/* ---- the outcome ---- */

/* Decides the outcome unless it has been decided. Tells whether it is now what was asked for. */
static bool decide(sc_worker *w, sc_scope *scope, enum sc__outcome wanted) {
    uint8_t undecided = OUTCOME_NONE;
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
    if (!(w->task->marks & SC__MARK_IN_PLACE))
        return false;
    return scope->own + count - SC__BIAS == 1; // the opener runs us in place, below on this C stack
}

/* The scope has its outcome, and whoever decided that cancels what has to be cancelled, but perhaps only in a
   moment: who asked for a cancel, failed or finished finds it done when it goes on, and so does who joins a task that
   failed. */
static void cancel_as_decided(sc_worker *w, sc_scope *scope) {
    switch ((enum sc__outcome)atomic_load_explicit(&scope->outcome, memory_order_acquire)) {
    case OUTCOME_NONE:
    case OUTCOME_COMPLETED: break;
    case OUTCOME_FINISHED: sc__cancel_tasks(w, scope); break;
    case OUTCOME_ERROR:
    case OUTCOME_CANCELLED:
    case OUTCOME_OUTER: sc__cancel(w, scope); break;
    }
}

static void cancel_with(sc_worker *w, sc_scope *scope, const void *error, size_t size) {
    scope = sc__scope_visible(scope);
    if (is_last_task(w, scope))
        return;
    if (!decide(w, scope, error ? OUTCOME_ERROR : OUTCOME_CANCELLED)) {
        cancel_as_decided(w, scope);
        return;
    }
    sc__fault_delay();
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
        uint8_t finished = OUTCOME_FINISHED; // the body has no answer after all
        first = atomic_compare_exchange_strong_explicit(&scope->outcome, &finished, OUTCOME_ERROR,
                                                        memory_order_acq_rel, memory_order_acquire);
    }
    if (!first) { // a later error
        cancel_as_decided(w, scope);
        return;
    }
    sc__fault_delay();
    if (scope->slot)
        memcpy(scope->slot, error, size);
    sc__cancel(w, scope);
}

void sc_scope_finish(sc_worker *w, sc_scope *scope) {
    if (!decide(w, scope, OUTCOME_FINISHED)) {
        cancel_as_decided(w, scope);
        return;
    }
    sc__fault_delay();
    sc__cancel_tasks(w, scope);
}

void sc__scope_panicked(sc_worker *w, sc_scope *scope) {
    sc__scope_set(scope, SCOPE_PANICKED);
    sc__cancel(w, scope);
}

void sc__scope_task_unwound(sc_worker *w, sc_scope *scope, uint64_t status) {
    sc_scope *visible = sc__scope_visible(scope);
    if (status == SC_PANIC)
        sc__scope_panicked(w, visible);
    else if (visible == scope && !(sc__scope_flags(scope) & SCOPE_UNWOUND))
        sc__scope_set(scope, SCOPE_UNWOUND);
}
