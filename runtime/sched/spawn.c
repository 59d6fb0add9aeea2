/*
 * Spawning: filling a task's head, counting it in where it belongs, and making it ready. Guards and
 * daemons go to hidden scopes, which are made with the first of them.
 */
#include "sched/cancel.h"
#include "sched/deque.h"
#include "sched/scope.h"
#include "sched/task.h"

/* The hidden scope of the kind, made when it is first needed. */
static sc_scope *hidden_scope(sc_worker *w, sc_scope *scope, uint32_t kind) {
    struct sc__scope_rare *rare = sc__scope_rare_made(w, scope);
    _Atomic(sc_scope *) *which = kind == SCOPE_GUARDS ? &rare->guards : &rare->daemons;
    sc_scope *hidden = atomic_load_explicit(which, memory_order_acquire);
    if (hidden)
        return hidden;
    sc_scope *fresh = sc_block_alloc(w, sizeof *fresh);
    sc__scope_init(fresh, scope, scope->opener, kind);
    rare = sc__scope_rare_made(w, fresh);
    if (atomic_compare_exchange_strong_explicit(which, &hidden, fresh, memory_order_acq_rel,
                                                memory_order_acquire))
        return fresh;
    sc_block_free(w, rare, sizeof *rare);
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

static void keep(sc_worker *w, sc_scope *scope, sc_task *task) {
    _Atomic(sc_task *) *kept = &sc__scope_rare_made(w, scope)->kept;
    sc_task *first = atomic_load_explicit(kept, memory_order_relaxed);
    do
        task->kept_next = first;
    while (!atomic_compare_exchange_weak_explicit(kept, &first, task, memory_order_release,
                                                  memory_order_relaxed));
}

static void never_starts(sc_worker *w, sc_task *task) {
    if (task->type->flags & SC_SPAWN_DETACHED) {
        sc_block_free(w, task, task->type->size);
        return;
    }
    task->status = SC_UNWIND;
    atomic_store_explicit(&task->done, DONE_ENDED, memory_order_release);
}

/* Chooses and counts in the hidden scope for a guard or daemon; NULL if the scope has ended. The scope
   itself is held open meanwhile, if it isn't the opener who spawns. */
static sc_scope *enter_hidden(sc_worker *w, sc_scope *scope, uint32_t flags) {
    bool remote = flags & SC_SPAWN_REMOTE;
    if ((flags & SC_SPAWN_DAEMON) && sc__cancelled(w, scope))
        return NULL; // it couldn't tell by itself: its scope is a barrier
    if (remote && !count_up(scope))
        return NULL;
    sc_scope *hidden =
        hidden_scope(w, scope, flags & SC_SPAWN_GUARD ? SCOPE_GUARDS : SCOPE_DAEMONS);
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
    if (task->type->flags & SC_SPAWN_KEPT)
        keep(w, scope, task);
    if (task->type->flags & (SC_SPAWN_GUARD | SC_SPAWN_DAEMON)) {
        task->scope = enter_hidden(w, scope, task->type->flags);
        return task->scope != NULL;
    }
    return count_up(scope);
}

/* Whether so many tasks wait in the deque that the next one is better run at once. */
static bool is_full(const struct sc__worker *worker) {
    return SC_UNLIKELY(sc__deque_private(worker) >= SC__THROTTLE);
}

void sc__spawn_in_place(sc_worker *w, sc_task *task) {
    struct sc__worker *worker = sc__own(w);
    worker->stats.tasks++;
    if (worker->unwinding || !sc__stack_has_room(w)) {
        sc__deque_push(worker, task);
        return;
    }
    sc__deque_answer(worker);
    if ((task->type->flags & SC_SPAWN_DETACHED) && !(task->type->flags & SC__TASK_NOT_OWN) &&
        !sc_poll(w)) {
        if (!sc__task_run_fresh(w, task))
            return;
        task->scope->own--;
        sc_block_free_own(w, task, task->type->size); // taken by who spawns it, just now
        return;
    }
    sc__task_run_in_place(w, task);
}

void sc__spawn_ran(sc_worker *w, sc_task *task, sc_task *outer, sc_ret r) {
    task->scope->own++;
    sc__put((void *)&task->done, DONE_PENDING); // and status, outcome, marks
    if (sc__task_go_on(w, task, outer, r))
        sc__task_finish_in_place(w, task);
}

void sc__spawn_special(sc_worker *w, sc_scope *scope, sc_task *task) {
    if (!enter(w, scope, task)) {
        never_starts(w, task);
    } else if (is_full(sc__own(w))) {
        sc__spawn_in_place(w, task);
    } else {
        sc__own(w)->stats.tasks++;
        sc__deque_push(sc__own(w), task);
    }
}

void sc__spawn_overflow(sc_worker *w) {
    sc__own(w)->stats.tasks++;
    sc__deque_slow(sc__own(w));
}
