/*
 * Cancellation: a flag of a scope, found by those who run and brought to those who wait.
 *
 * Protocol. Who cancels raises the number of live cancellations, sets the scope's flag, raises the epoch,
 * sets every worker's stack limit to the maximum (so that their next poll takes the slow path), and
 * only then walks down the scopes that are linked below, claiming what waits there. Who is about to
 * wait sets its wait word to PREP, stands itself in the registry of its scope, and only then reads
 * the number of live cancellations and the flags. All these are sequentially consistent, so one of the two
 * sees the other. Walks go down only, hand over hand, and keep the locks from the top to where they
 * are; a scope leaves the registry under its parent's lock, hence never while a walk is inside.
 *
 * A task stands in the registry of the scope it waits in from its first wait there on until it ends or
 * waits in another; the scope links itself upward then. What never waits pays nothing. It leaves the former
 * one before it sets its wait word: that may be the scope that is being cancelled, and this one a shield.
 *
 * The verdict of an upward look is kept in each scope passed, with the epoch: `seen`. It speaks for
 * the scope's body; whether FINISHED touches the asker is looked at afresh.
 */
#pragma once

#include "core/internal.h"

/* Whether the running task, whose innermost scope is `scope`, is cancelled. */
bool sc__cancelled_slow(sc_worker *w, sc_scope *scope);

static inline bool sc__cancelled(sc_worker *w, sc_scope *scope) {
    return SC_UNLIKELY(atomic_load_explicit(&sc__rt.cancels.live, memory_order_seq_cst) != 0) &&
           sc__cancelled_slow(w, scope);
}

/*
 * note [looking before one blocks]. Who waits without PREP looks first whether it is cancelled, then
 * stores BLOCKED, and then asks whether the look still holds; all sequentially consistent. If nothing is
 * live after the store, a cancellation that comes later finds the task blocked. If something is, the epoch
 * must be the one that was read before. For a cancellation counts itself live, sets its flag, raises the epoch
 * and walks, in this order: if its epoch was read, it was live and its flag was seen; if not, and the epoch is
 * still the old one after the store, its walk finds the task blocked.
 */
static inline bool sc__look(sc_worker *w, sc_scope *scope, uint32_t *epoch) {
    *epoch = atomic_load_explicit(&sc__rt.cancels.epoch, memory_order_seq_cst);
    return sc__cancelled(w, scope);
}

static inline bool sc__look_holds(uint32_t epoch) {
    return SC_LIKELY(atomic_load_explicit(&sc__rt.cancels.live, memory_order_seq_cst) == 0) ||
           epoch == atomic_load_explicit(&sc__rt.cancels.epoch, memory_order_seq_cst);
}

/* Whether the task is, in that scope. */
bool sc__cancelled_for(sc_worker *w, sc_scope *scope, const sc_task *task);

/* Whether something outside the scope cancels it. */
bool sc__cancelled_from_outside(sc_worker *w, sc_scope *scope);

/* Cancels everything below the scope, and its body. Says nothing about its outcome. */
void sc__cancel(sc_worker *w, sc_scope *scope);
/* Cancels the tasks of the scope, and not its body. */
void sc__cancel_tasks(sc_worker *w, sc_scope *scope);
/* Cancels a hidden scope in which `running` tasks are left, for its opener: what waits there is run in
   place. For guards other workers are disturbed only if some guard doesn't wait. */
void sc__cancel_hidden(sc_worker *w, sc_scope *hidden, int32_t running);
/* The scope is closed: it no longer counts as a live cancellation. */
void sc__cancel_closed(sc_worker *w);

/* The task goes into the registry of the scope, out of the one where it stood: not if it can be claimed. */
void sc__task_register(sc_worker *w, sc_task *task, sc_scope *scope);
void sc__task_unregister(sc_task *task);

/* ---- the grace of shields ---- */
static inline sc_scope *sc__shield_of_timer(struct sc__timer *timer) {
    return ((struct sc__scope_rare *)((char *)timer - offsetof(struct sc__scope_rare, timer)))
        ->scope;
}

/* If the shield is cancelled from outside, its grace runs from then: arms its timer. */
void sc__shield_look(sc_worker *w, sc_scope *shield);
/* Called under the lock of the heap that the timer was in: the shield stays until it has expired. */
void sc__shield_firing(sc_scope *shield);
void sc__shield_expire(sc_worker *w, sc_scope *shield);
