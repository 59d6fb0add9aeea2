/*
 * The short ways of scopes and tasks, inlined into emitted code: a scope that only forks and joins, and
 * whose tasks are joined by the worker that spawned them, is opened, joined and closed by a few loads
 * and stores. Each tests that nothing is out of the ordinary, and else leaves it to the runtime.
 *
 * note [one compare]. sc_poll covers the depth of the C stack, cancellation (while any scope is
 * cancelled, every worker's limit is the highest address) and the end of a time slice. Where it says no
 * here, no cancel that happened before can have been missed.
 */
#ifndef SCC_FAST_H
#define SCC_FAST_H

#include <scc/task.h>

#define SC__ALWAYS __attribute__((always_inline))

/*
 * note [words]. A scope and the head of a task are filled with stores of eight bytes each. Left to itself
 * the C compiler makes wider ones of them, and a processor that soon reads a part of what a wide store
 * wrote waits for it. Nobody else knows of the object yet, so the stores need be neither atomic nor
 * ordered; volatile keeps them apart.
 */
typedef uint64_t __attribute__((may_alias)) sc__word;

static inline SC__ALWAYS void sc__put(void *at, uint64_t value) {
    *(volatile sc__word *)at = value;
}

/* The same as sc_poll where the C stack is no deeper than at the entry of the function. */
static inline SC__ALWAYS bool sc__poll_again(const sc_worker *w) {
    return SC_UNLIKELY(atomic_load_explicit(&w->limit, memory_order_relaxed) == UINTPTR_MAX);
}

/* ---- opening ---- */

/* All of a scope but its site and slot; no flags. */
static inline SC__ALWAYS void sc__scope_fill(sc_scope *scope, sc_scope *parent, sc_task *opener) {
    const struct {
        int32_t count;
        int32_t own;
    } counts = {SC__BIAS, 0};

    sc__word word;
    __builtin_memcpy(&word, &counts, sizeof word);
    sc__put((void *)&scope->count, word);
    sc__put((void *)&scope->flags, 0); // and lock
    sc__put((void *)&scope->seen, 0);  // and outcome, phase, body
    sc__put(&scope->kept, 0);
    sc__put(&scope->parent, (uintptr_t)parent);
    sc__put(&scope->opener, (uintptr_t)opener);
}

/* `slot` is where the first error is copied, NULL if nothing can fail the scope with an error. */
static inline SC__ALWAYS void sc_scope_open(sc_worker *w, sc_scope *scope, sc_scope *parent,
                                            void *slot, const sc_site *site) {
    sc__scope_fill(scope, parent, w->task);
    sc__put(&scope->slot, (uintptr_t)slot);
    sc__put(&scope->site, (uintptr_t)site);
}

/* ---- spawning ---- */

static inline SC__ALWAYS void sc__task_init(sc_task *task, sc_scope *scope,
                                            const sc_task_type *type) {
    sc__put(&task->type, (uintptr_t)type);
    sc__put(&task->scope, (uintptr_t)scope);
    sc__put(&task->leaf, 0);
    sc__put((void *)&task->done, 0);    // and status, outcome, marks
    sc__put((void *)&task->joiners, 0); // the lock, and the wait word
}

/* Fills the task's head and makes it ready. The type is a constant, so most of this folds away. */
static inline SC__ALWAYS void sc_spawn(sc_worker *w, sc_scope *scope, sc_task *task,
                                       const sc_task_type *type) {
    sc__task_init(task, scope, type);
    if (type->flags & (SC_SPAWN_REMOTE | SC_SPAWN_GUARD | SC_SPAWN_DAEMON)) {
        sc__spawn_special(w, scope, task);
        return;
    }
    scope->own++;
    if (type->flags & SC_SPAWN_KEPT) {
        task->kept_next = scope->kept;
        scope->kept = task;
    }
    if (!(type->flags & SC_SPAWN_IN_FRAME) && SC_UNLIKELY(w->top - w->base >= SC__THROTTLE)) {
        sc__spawn_in_place(w, task);
        return;
    }
    sc_task **top = w->top;
    *top++ = task;
    w->top = top;
    if (SC_UNLIKELY(top >= atomic_load_explicit(&w->poll, memory_order_relaxed)))
        sc__spawn_overflow(w);
}

/*
 * note [made]. A frame with a scope in it is made once: the scope and the tasks that lie beside it get all
 * their words, and when the function returns without ever having suspended, the frame goes to a list of its
 * own, of the thread, with everything still in place. So opening the scope again costs three words, and
 * spawning a task one. That a scope which is over the short way (sc_scope_is_over), and a task which its
 * opener ran to the end, are as they were made is part of the contract; a scope that was closed the long
 * way is made anew. The lists need no bound of their own: their frames were on the C stack all at once.
 */
static inline SC__ALWAYS void *sc_made_take(void **list) {
    void *frame = *list;
    if (SC_LIKELY(frame != NULL))
        *list = *(void **)frame;
    return frame;
}

/* Mostly the list is what it was when the frame was taken, and the frame's first word still leads there. Asking is a
   guess of the processor's; else each taking would have to wait for the giving before. */
static inline SC__ALWAYS void sc_made_give(void **list, void *frame) {
    void *below = *list;
    if (SC_UNLIKELY(*(void **)frame != below))
        *(void **)frame = below;
    *list = frame;
}

/* `slot` as of sc_scope_open. */
static inline void sc_scope_make(sc_scope *scope, void *slot, const sc_site *site) {
    sc__scope_fill(scope, NULL, NULL);
    sc__put(&scope->slot, (uintptr_t)slot);
    sc__put(&scope->site, (uintptr_t)site);
}

static inline void sc_task_make(sc_task *task, sc_scope *scope, const sc_task_type *type) {
    sc__task_init(task, scope, type);
}

static inline SC__ALWAYS void sc_scope_open_made(sc_worker *w, sc_scope *scope, sc_scope *parent) {
    sc__put((void *)&scope->seen, 0); // and outcome, phase, body
    sc__put(&scope->parent, (uintptr_t)parent);
    sc__put(&scope->opener, (uintptr_t)w->task);
}

/*
 * A made task is run where it is spawned as long as there are enough others for who looks for work: those below
 * are mostly the larger ones. Nobody can tell it from one that starts at once. Who asks for tasks raises the
 * limit, and is answered at the next poll; and a task that runs too long gives way at the end of its time slice,
 * so that the spawner goes on.
 *
 *     if (sc_spawn_has_enough(w)) {
 *         sc_task *outer = sc_spawn_start(w, task);
 *         quiet &= sc_spawn_started(w, task, outer, f_enter(w, task));
 *     } else {
 *         sc_spawn_made(w, scope, task);
 *         quiet = false;
 *     }
 *
 * As long as all tasks of a scope have ended that way, it is *quiet*: nobody has ever waited in it or for it. A
 * local of the function knows that of scopes into which its own code alone spawns, and then neither the join of a
 * task nor the end of the scope has to look at them.
 */
static inline SC__ALWAYS bool sc_spawn_has_enough(const sc_worker *w) {
    return SC_LIKELY(w->top >= w->enough && !sc__poll_again(w)); // and so nothing is cancelled
}

static inline SC__ALWAYS sc_task *sc_spawn_start(sc_worker *w, sc_task *task) {
    sc_task *outer = w->task;
    w->task = task;
    return outer;
}

/* Whether it has ended with its value. */
static inline SC__ALWAYS bool sc_spawn_started(sc_worker *w, sc_task *task, sc_task *outer,
                                               sc_ret r) {
    if (SC_UNLIKELY(r.st != SC_DONE)) {
        sc__spawn_ran(w, task, outer, r);
        return false;
    }
    w->task = outer;
    sc__put((void *)&task->done, SC__TASK_ENDED);
    return true;
}

static inline SC__ALWAYS void sc_spawn_made(sc_worker *w, sc_scope *scope, sc_task *task) {
    sc__put((void *)&task->done, 0); // and status, outcome, marks
    scope->own++;
    sc_task **top = w->top;
    *top++ = task;
    w->top = top;
    if (SC_UNLIKELY(top >= atomic_load_explicit(&w->poll, memory_order_relaxed)))
        sc__spawn_overflow(w);
}

/* ---- joining ---- */

/* Whether the task is the newest of the worker's own, has not begun, and may be run right here. */
static inline SC__ALWAYS bool sc__is_at_hand(sc_worker *w, const sc_task *task) {
    sc_task **top = w->top;
    return SC_LIKELY(top > w->base && top[-1] == task && !sc__poll_again(w) && !task->leaf);
}

/* sc_task_join by the scope's own body, on a task that runs `run` and that nobody else joins. */
static inline SC__ALWAYS sc_ret sc_task_join_own(sc_worker *w, sc_scope *current, sc_task *task,
                                                 sc_task_run run) {
    if (!sc__is_at_hand(w, task))
        return sc_task_join(w, current, task);
    w->top--;
    sc_task *outer = w->task;
    w->task = task;
    sc_ret r = run(w, task);
    // it, or somebody meanwhile, may have cancelled us
    if (SC_UNLIKELY(r.st != SC_DONE || sc__poll_again(w)))
        return sc__task_join_ran(w, current, task, outer, r);
    w->task = outer;
    task->scope->own--;
    atomic_store_explicit(&task->done, SC__TASK_ENDED, memory_order_relaxed);
    return r;
}

/* The same for a made task, which may have ended where it was spawned, or anywhere; `quiet` is the scope. */
static inline SC__ALWAYS sc_ret sc_task_join_made(sc_worker *w, sc_scope *current, sc_task *task,
                                                  bool quiet, sc_task_run run) {
    if (SC_LIKELY(quiet && !sc__poll_again(w)))
        return (sc_ret){.st = SC_DONE};
    if (atomic_load_explicit(&task->done, memory_order_acquire) == SC__TASK_ENDED &&
        task->status == SC_DONE && !sc__poll_again(w))
        return (sc_ret){.st = SC_DONE};
    return sc_task_join_own(w, current, task, run);
}

/* Whether the scope, whose body ends with `st`, is complete with the body's value, and holds nothing that
   closing it would have to free: then it needs neither sc_scope_join nor sc_scope_close. For a scope
   whose body has spawned no SC_SPAWN_KEPT task. */
static inline SC__ALWAYS bool sc_scope_is_over(sc_worker *w, const sc_scope *scope, uint64_t st) {
    return SC_LIKELY(st == SC_DONE && scope->own == 0 &&
                     atomic_load_explicit(&scope->count, memory_order_acquire) == SC__BIAS &&
                     atomic_load_explicit(&scope->flags, memory_order_relaxed) == 0 &&
                     !sc__poll_again(w));
}

/* The same where it is known of a made scope whether it is quiet. */
static inline SC__ALWAYS bool sc_scope_is_over_made(sc_worker *w, const sc_scope *scope,
                                                    uint64_t st, bool quiet) {
    if (SC_LIKELY(quiet && st == SC_DONE && !sc__poll_again(w)))
        return true;
    return sc_scope_is_over(w, scope, st);
}

#undef SC__ALWAYS

#endif
