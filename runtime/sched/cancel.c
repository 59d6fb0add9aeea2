/* Cancelling, asking whether one is cancelled, and the registry of what waits: see cancel.h. */
#include "sched/cancel.h"

#include "sched/deque.h"
#include "sched/policy.h"
#include "sched/scope.h"
#include "sched/task.h"
#include "sched/worker.h"
#include "time/timer.h"

/* ---- asking ---- */

static void shield_arm(sc_worker *w, sc_scope *shield, int64_t cancelled_at) {
    if (sc__scope_set(shield, SCOPE_ARMED) & SCOPE_ARMED)
        return;
    struct sc__scope_rare *rare = sc__scope_rare(shield);
    if (cancelled_at + rare->grace <= sc__now()) {
        sc__cancel(w, shield); // used up by cleanup that ran before
        return;
    }
    sc__timer_arm(sc__own(w), &rare->timer, TIMER_SHIELD, cancelled_at + rare->grace);
}

/* The scope whose cancellation reaches `scope` (asked on behalf of the task `via`), by a full look at
   the flags. NULL if none, and then *shield is the shield that stopped the look, if one did. */
static sc_scope *find_canceller(sc_scope *scope, const sc_task *via, sc_scope **shield) {
    *shield = NULL;
    for (sc_scope *at = scope; at; via = at->opener, at = at->parent) {
        uint32_t flags = sc__scope_flags(at);
        if (flags & SCOPE_CANCELLED)
            return at;
        if ((flags & SCOPE_FINISHED) && via != at->opener)
            return at;
        if (flags & SCOPE_SHIELD)
            *shield = at;
        if (flags & (SCOPE_SHIELD | SCOPE_DAEMONS))
            return NULL;
    }
    return NULL;
}

void sc__shield_look(sc_worker *w, sc_scope *shield) {
    while (shield && !(sc__scope_flags(shield) & SCOPE_ARMED)) {
        sc_scope *next;
        sc_scope *canceller = find_canceller(shield->parent, shield->opener, &next);
        if (canceller) {
            shield_arm(w, shield, sc__scope_rare(canceller)->cancelled_at);
            return;
        }
        shield = next;
    }
}

/* The verdict on `scope` for the task `via`, with the verdicts kept on the way. */
static bool verdict_on(sc_worker *w, sc_scope *scope, const sc_task *via) {
    uint32_t epoch = atomic_load_explicit(&sc__rt.cancels.epoch, memory_order_seq_cst) << 1;
    uint32_t verdict = 0;
    sc_scope *at = scope;
    for (; at; via = at->opener, at = at->parent) {
        uint32_t flags = sc__scope_flags(at);
        if ((flags & SCOPE_CANCELLED) || ((flags & SCOPE_FINISHED) && via != at->opener)) {
            verdict = 1;
            break;
        }
        uint32_t seen = atomic_load_explicit(&at->seen, memory_order_relaxed);
        if (seen != 0 && (seen & ~1u) == epoch) {
            verdict = seen & 1;
            break;
        }
        if (flags & SCOPE_SHIELD)
            sc__shield_look(w, at);
        if (flags & (SCOPE_SHIELD | SCOPE_DAEMONS))
            break;
    }
    for (sc_scope *passed = scope; passed != at; passed = passed->parent)
        atomic_store_explicit(&passed->seen, epoch | verdict, memory_order_relaxed);
    return verdict != 0;
}

bool sc__cancelled_slow(sc_worker *w, sc_scope *scope) {
    return verdict_on(w, scope, w->task);
}

bool sc__cancelled_for(sc_worker *w, sc_scope *scope, const sc_task *task) {
    return verdict_on(w, scope, task);
}

bool sc__cancelled_from_outside(sc_worker *w, sc_scope *scope) {
    if (atomic_load_explicit(&sc__rt.cancels.live, memory_order_seq_cst) == 0)
        return false;
    if (sc__scope_flags(scope) & (SCOPE_SHIELD | SCOPE_DAEMONS))
        return false;
    return scope->parent && verdict_on(w, scope->parent, scope->opener);
}

bool sc_cancelled(sc_worker *w, sc_scope *scope) {
    return sc__cancelled(w, scope);
}

/* ---- the walk ---- */

/* What a walk has claimed and its caller queues. */
struct claimed {
    sc_task *first;
    sc_task *last;
    uint32_t count;
    uint32_t direct; /* of those, tasks of the root itself */
};

static void claim_waiting(const sc_scope *root, sc_scope *scope, struct claimed *claimed) {
    sc_task *next;
    for (sc_task *task = scope->tasks; task; task = next) {
        next = task->home_next;
        if (!sc__task_claim(task, SC_UNWIND, SC__CLAIM_EVENT))
            continue;
        if (task->home_prev)
            task->home_prev->home_next = next;
        else
            scope->tasks = next;
        if (next)
            next->home_prev = task->home_prev;
        task->home = NULL;
        if (claimed->last)
            claimed->last->run_next = task;
        else
            claimed->first = task;
        claimed->last = task;
        claimed->count++;
        claimed->direct += task->scope == root;
    }
}

/* Whether the walk goes into this child: a shield only learns that its grace runs; what the body of a
   finished root has opened goes on. */
static bool enters(sc_worker *w, const sc_scope *root, bool tasks_only, sc_scope *child) {
    if (sc__scope_flags(child) & SCOPE_SHIELD) {
        sc__shield_look(w, child);
        return false;
    }
    return !(tasks_only && child->parent == root && child->opener == root->opener);
}

static sc_scope *first_entered(sc_worker *w, const sc_scope *root, bool tasks_only,
                               sc_scope *child) {
    while (child && !enters(w, root, tasks_only, child))
        child = child->next;
    return child;
}

/* Claims what waits below the root, whose lock is held, and so are those on the way down. */
static void walk(sc_worker *w, sc_scope *root, bool tasks_only, struct claimed *claimed) {
    sc_scope *at = root;
    for (;;) {
        claim_waiting(root, at, claimed);
        sc_scope *child = first_entered(w, root, tasks_only, at->kids);
        while (!child) {
            if (at == root)
                return;
            sc_scope *parent = at->parent;
            child = first_entered(w, root, tasks_only, at->next);
            sc__unlock(&at->lock);
            at = parent;
        }
        sc__scope_lock(child);
        at = child;
    }
}

static void queue_claimed(sc_worker *w, const struct claimed *claimed) {
    if (claimed->count)
        sc__queue_put(sc__own(w), claimed->first, claimed->last, claimed->count);
}

/* ---- cancelling ---- */

/* Who sees the flag finds the cancellation live from then on. */
static void set_live(sc_scope *scope, uint32_t flag) {
    atomic_fetch_add_explicit(&sc__rt.cancels.live, 1, memory_order_seq_cst);
    sc__fault_delay();
    sc__scope_set(scope, flag | SCOPE_COUNTED);
    sc__fault_delay();
    atomic_fetch_add_explicit(&sc__rt.cancels.epoch, 1, memory_order_seq_cst);
    sc__limit_raise_all();
}

/* Where somebody else has set the flag just now, the lock waits until that is known to all, and nobody waits
   below who waited: the caller goes on as if it had done it. */
static void cancel_below(sc_worker *w, sc_scope *scope, uint32_t flag) {
    struct claimed claimed = {0};
    struct sc__scope_rare *rare = sc__scope_rare_made(w, scope);
    sc__scope_lock(scope);
    uint32_t before = sc__scope_flags(scope);
    if (!(before & flag)) {
        if (!(before & (SCOPE_CANCELLED | SCOPE_FINISHED)))
            rare->cancelled_at = sc__now();
        if (!(before & SCOPE_COUNTED)) {
            set_live(scope, flag);
        } else {
            sc__scope_set(scope, flag);
            atomic_fetch_add_explicit(&sc__rt.cancels.epoch, 1, memory_order_seq_cst);
        }
        sc__fault_delay();
        walk(w, scope, flag == SCOPE_FINISHED, &claimed);
    }
    sc__unlock(&scope->lock);
    queue_claimed(w, &claimed);
}

void sc__cancel(sc_worker *w, sc_scope *scope) {
    cancel_below(w, scope, SCOPE_CANCELLED);
}

void sc__cancel_tasks(sc_worker *w, sc_scope *scope) {
    cancel_below(w, scope, SCOPE_FINISHED);
}

void sc__cancel_hidden(sc_worker *w, sc_scope *hidden, int32_t running) {
    if (sc__scope_flags(hidden) & SCOPE_CANCELLED)
        return;
    struct claimed claimed = {0};
    bool quiet = sc__scope_flags(hidden) & SCOPE_GUARDS;
    sc__scope_lock(hidden);
    sc__scope_rare(hidden)->cancelled_at = sc__now();
    if (quiet) {
        sc__scope_set(hidden, SCOPE_CANCELLED);
        walk(w, hidden, false, &claimed);
        quiet = claimed.direct == (uint32_t)running;
    }
    if (!quiet) { // somebody may run, or be about to wait: it must learn of it from the flags
        set_live(hidden, SCOPE_CANCELLED);
        walk(w, hidden, false, &claimed);
    }
    sc__unlock(&hidden->lock);
    if (sc__own(w)->unwinding || !sc__stack_has_room(w)) {
        queue_claimed(w, &claimed);
        return;
    }
    if (claimed.last)
        claimed.last->run_next = NULL;
    for (sc_task *task = claimed.first, *next; task; task = next) {
        next = task->run_next;
        if (!sc__task_run(w, task))
            continue;
        sc_task *ready = sc__task_finish(w, task);
        if (ready)
            sc__ready(sc__own(w), ready);
    }
}

/* Each of the others finds that its limit is high for nothing, at its next poll: only the owner may lower it. */
void sc__cancel_closed(sc_worker *w) {
    if (atomic_fetch_sub_explicit(&sc__rt.cancels.live, 1, memory_order_seq_cst) == 1)
        sc__limit_restore(sc__own(w));
}

/* ---- the registry ---- */

/* Links the scope and those above it into their parents' registries, up to the first that is linked.
   Gives the highest that was linked now, or NULL. */
static sc_scope *link_upward(sc_scope *scope) {
    sc_scope *highest = NULL;
    for (sc_scope *at = scope; at->parent; at = at->parent) {
        if (sc__scope_flags(at) & (SCOPE_LINKED | SCOPE_DAEMONS))
            break;
        sc_scope *parent = at->parent;
        sc__scope_lock(parent);
        if (!(sc__scope_flags(at) & SCOPE_LINKED)) {
            at->prev = NULL;
            at->next = parent->kids;
            if (parent->kids)
                parent->kids->prev = at;
            parent->kids = at;
            sc__scope_set(at, SCOPE_LINKED);
            highest = at;
        }
        sc__unlock(&parent->lock);
        sc__fault_delay();
    }
    return highest;
}

/*
 * note [a chain that is linked late]. Another task may have registered below a scope that we had linked
 * while we had not yet linked the scopes above it; a cancellation from there then missed that task,
 * which had looked before. So after linking a chain we look whether it is cancelled, and if so walk it
 * ourselves, from the highest scope that is.
 */
static void walk_late(sc_worker *w, sc_scope *scope, const sc_scope *highest) {
    sc_scope *top = NULL;
    for (sc_scope *at = scope;; at = at->parent) {
        if (verdict_on(w, at, at->opener))
            top = at;
        if (at == highest)
            break;
    }
    if (!top)
        return;
    struct claimed claimed = {0};
    sc__scope_lock(top);
    walk(w, top, false, &claimed);
    sc__unlock(&top->lock);
    queue_claimed(w, &claimed);
}

void sc__task_register(sc_worker *w, sc_task *task, sc_scope *scope) {
    if (task->home == scope)
        return;
    if (task->home)
        sc__task_unregister(task);
    sc_scope *highest = link_upward(scope);
    sc__scope_lock(scope);
    task->home = scope;
    task->home_prev = NULL;
    task->home_next = scope->tasks;
    if (scope->tasks)
        scope->tasks->home_prev = task;
    scope->tasks = task;
    sc__unlock(&scope->lock);
    if (highest && atomic_load_explicit(&sc__rt.cancels.live, memory_order_seq_cst) != 0)
        walk_late(w, scope, highest);
}

void sc__task_unregister(sc_task *task) {
    sc_scope *scope = task->home;
    sc__lock(&scope->lock);
    if (task->home_prev)
        task->home_prev->home_next = task->home_next;
    else
        scope->tasks = task->home_next;
    if (task->home_next)
        task->home_next->home_prev = task->home_prev;
    task->home = NULL;
    sc__unlock(&scope->lock);
}

/* ---- shields ---- */

void sc__shield_firing(sc_scope *shield) {
    sc__scope_set(shield, SCOPE_FIRING);
}

void sc__shield_expire(sc_worker *w, sc_scope *shield) {
    sc__cancel(w, shield);
    atomic_fetch_and_explicit(&shield->flags, ~(uint32_t)SCOPE_FIRING, memory_order_release);
}
