/*
 * Tasks: how one is run, suspends, is woken and ends.
 *
 * A *boundary* is where a task is run from: the worker's loop, a join or a spawn that runs it in place.
 * What a task waits for is committed there and not before, when the C stack has unwound and all its
 * frames are saved.
 *
 * Protocol of the wait word.
 *     RUN      it runs, or waits for something that only counting wakes it from (a join)
 *     PREP     its boundary is registering it
 *     BLOCKED  registered
 *     CLAIMED  somebody has woken it and will queue it
 *     READY    somebody has woken it during PREP; its boundary goes on with it at once
 * The boundary sets PREP (sequentially consistent, see cancel.h), registers it, and swaps PREP for
 * BLOCKED. Event, timer and cancel each swap BLOCKED for CLAIMED or PREP for HALF and then READY; who
 * loses does nothing. After the boundary's swap succeeded it touches the task no more.
 * A wait for a channel goes from RUN to BLOCKED under the channel's lock (sync/chan.c).
 */
#pragma once

#include <string.h>

#include "core/internal.h"

enum sc__wait_word {
    WAIT_WORD_RUN,
    WAIT_WORD_PREP,
    WAIT_WORD_BLOCKED,
    WAIT_WORD_CLAIMED,
    WAIT_WORD_HALF,
    WAIT_WORD_READY
};

enum sc__done_word {
    DONE_PENDING,
    DONE_WAITED, /* pending, and there are joiners to wake */
    DONE_ENDED = SC__TASK_ENDED
};

/* The runtime's own flags in a task's type, beside SC_SPAWN_.... */
enum {
    SC__TASK_NOT_OWN =
        SC_SPAWN_REMOTE | SC_SPAWN_GUARD | SC_SPAWN_DAEMON, /* not counted in `own` */
    SC__TASK_ROOT = 1 << 8
};

/* What `marks` holds. */
enum {
    SC__MARK_DUE = 1,     /* a guard that a timer has woken and that has not run since */
    SC__MARK_IN_PLACE = 2 /* its opener runs it at the end of the scope, below on this C stack */
};

enum sc__claim {
    SC__CLAIM_EVENT,
    SC__CLAIM_TIMER
};

/* Runs or resumes the task until it ends or blocks. True if it ended here; it is not yet counted then.
   After false nobody on this C stack touches it. */
bool sc__task_run(sc_worker *w, sc_task *task);
/* The same on top of another task, and counts it if it ends. Only the opener runs a task in place that it counts in `own`. */
void sc__task_run_in_place(sc_worker *w, sc_task *task);
/* The rest of running a task, of which a part has returned `r`; `outer` is the task below on the stack. */
bool sc__task_go_on(sc_worker *w, sc_task *task, sc_task *outer, sc_ret r);

/* Runs a task that hasn't started and isn't cancelled. */
static inline bool sc__task_run_fresh(sc_worker *w, sc_task *task) {
    sc_task *outer = w->task;
    w->task = task;
    sc_ret r = task->type->run(w, task);
    if (SC_UNLIKELY(r.st != SC_DONE))
        return sc__task_go_on(w, task, outer, r);
    w->task = outer;
    return true;
}

/* Counts a task that ended here. Gives the task that is ready because of it, or NULL. */
sc_task *sc__task_finish(sc_worker *w, sc_task *task);
/* The same for a task that its scope's opener ran in place and had counted for itself. */
void sc__task_finish_in_place_shared(sc_worker *w, sc_task *task);

static inline void sc__task_finish_in_place(sc_worker *w, sc_task *task) {
    task->scope->own--;
    task->leaf = NULL; // it and `marks` as they were made (scc/fast.h)
    task->marks = 0;
    if (task->type->flags & SC_SPAWN_DETACHED)
        sc_block_free(w, task, task->type->size);
    else if (SC_UNLIKELY(task->type->flags & SC_SPAWN_SHARED))
        sc__task_finish_in_place_shared(w, task);
    else
        atomic_store_explicit(&task->done, DONE_ENDED, memory_order_relaxed);
}

/* Wakes the task with the status. True if the caller must queue it now. */
bool sc__task_claim(sc_task *task, uint64_t status, enum sc__claim how);

/* Notes in the worker what the running task is about to wait for. */
static inline sc_ret sc__suspend(sc_worker *w, struct sc__wait wait) {
    sc__own(w)->wait = wait;
    return (sc_ret){.st = SC_SUSP};
}

static inline sc_task *sc__task_of_timer(struct sc__timer *timer) {
    return (sc_task *)((char *)timer - offsetof(sc_task, timer));
}

/* Whether the C stack has room for running a task in place. */
static inline bool sc__stack_has_room(sc_worker *w) {
    char here;
    return (uintptr_t)&here > atomic_load_explicit(&sc__own(w)->stack_limit, memory_order_relaxed);
}
