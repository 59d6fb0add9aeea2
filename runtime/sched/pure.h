/*
 * Pure tasks: see scc/pure.h for what emitted code does itself.
 *
 * Protocol. A record lies in the C frame of its spawner, which does not return before the task has ended.
 * Its entry in the deque is told from others by SC_SPAWN_PURE in the type, which thieves may read under
 * the lock of the deque.
 *   - `state` is written PENDING by the spawner before the record can be seen. Who steals it writes TAKEN,
 *     under the lock of the victim's deque; from then on it leaves TAKEN by an exchange only. A worker whose
 *     deque is empty takes several at once and pushes what it does not run first: booty, which may be stolen
 *     from it again, and stays TAKEN.
 *   - A worker that pops a PENDING record from its own deque is its spawner's: nobody else knows of it, and
 *     ENDED is a plain store. Who has run a TAKEN one exchanges ENDED for what was there (acquire and
 *     release: the result is visible to who reads ENDED), and touches the record no more.
 *   - A worker that waits for a TAKEN record runs other pure tasks on top: the newest of its own, else the
 *     oldest public one of another. It runs nothing of the suspending class, which might wait for what lies
 *     below it on this C stack. What it holds of that class it hands to its run queue or makes public.
 *
 * note [no circle of waiting stacks]. A task on a stack began after everything below it there, and after
 * its spawner began. Let the topmost task of each waiting stack wait for a child that lies below the topmost
 * one of another stack; following that around a circle, each began after the next, which cannot be. Booty has
 * not begun; who holds it and waits runs it, or sleeps and has made it public.
 *
 * Sleeping. A waiter that finds nothing for a while reads the key, counts itself a sleeper, swaps TAKEN
 * for WAITED, looks at all deques once more, and sleeps while the key is what it was. Who ends a WAITED
 * record, and who makes tasks public and sees sleepers, changes the key and wakes them. The count of
 * sleepers and public_count are sequentially consistent, so that one of the two sees the other. Such a
 * worker does not count as parked: for the monitor it is one that computes, and if something becomes ready
 * that only it could run, a spare worker is started.
 */
#pragma once

#include <scc/pure.h>

#include "core/internal.h"

static inline bool sc__is_pure(const sc_task *task) {
    return task->type->flags & SC_SPAWN_PURE;
}

/* The task in which this one was spawned. */
static inline const sc_task *sc__pure_parent(const sc_task *task) {
    return ((const sc_pure_task *)task)->parent;
}

/* Under the lock of the deque that it is taken from. Of booty it is known already, and perhaps waited for. */
static inline void sc__pure_taken(sc_task *task) {
    _Atomic uint64_t *state = &((sc_pure_task *)task)->state;
    if (atomic_load_explicit(state, memory_order_relaxed) == SC__PURE_PENDING)
        atomic_store_explicit(state, SC__PURE_TAKEN, memory_order_relaxed);
}

/* Runs a pure task from a deque to its end. */
void sc__pure_run(sc_worker *w, sc_task *task);

/* Clears what lies above the top of the worker's stack of blocks, when its thread is stopped (mem/block.c). */
void sc__pure_forget(struct sc__worker *own);

void sc__pure_wake_sleepers(void);

/* Tasks have been made public. */
static inline void sc__pure_exposed(void) {
    if (SC_UNLIKELY(atomic_load_explicit(&sc__rt.pure.sleepers, memory_order_seq_cst) != 0))
        sc__pure_wake_sleepers();
}
