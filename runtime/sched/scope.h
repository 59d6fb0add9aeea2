/*
 * Scopes: counting tasks, the join, the outcome.
 *
 * Protocol of the count. It starts at BIAS. A task that its opener spawned is counted in `own`, a plain
 * field of the opener's; one spawned by anybody else adds 1 to the count. A task that the opener runs in
 * place to its end lowers `own`; each other one lowers the count when it ends (acquire and release).
 * When the opener waits, its boundary adds own - BIAS. Whoever brings the count to 0, the opener or
 * exactly one task, goes on with the opener; a task touches nothing of the scope after its subtraction.
 * At 0 the count stays: a guard or daemon that spawns then gets a task that never starts.
 *
 * Protocol of the outcome. It leaves NONE once, by compare-and-swap, by the first of: everything done,
 * a failure, a cancel, an outer cancel. Who decides otherwise than by completion sets a flag before it is
 * counted down, so that a scope without flags in which nothing runs is complete. Whoever wins with an error writes the slot, before the task that
 * it belongs to is counted down. Only a failing body replaces FINISHED. A panic is a flag beside it.
 *
 * Guards and daemons run in hidden scopes of their own, whose parent is the scope. That of the guards is
 * cancelled with the scope; that of the daemons is a barrier, which only the join cancels.
 */
#pragma once

#include <string.h>

#include "core/internal.h"

enum sc__scope_flag {
    SCOPE_CANCELLED = 1 << 0,
    SCOPE_FINISHED = 1 << 1, /* its tasks are cancelled, its body is not */
    SCOPE_PANICKED = 1 << 2,
    SCOPE_UNWOUND = 1 << 3, /* an ordinary task was unwound */
    SCOPE_LINKED = 1 << 4,  /* stands among its parent's kids; under the parent's lock */
    SCOPE_SHIELD = 1 << 5,
    SCOPE_GUARDS = 1 << 6,
    SCOPE_DAEMONS = 1 << 7,
    SCOPE_COUNTED = 1 << 8,  /* in sc__rt.cancels.live */
    SCOPE_ARMED = 1 << 9,    /* the timer of the shield's grace runs */
    SCOPE_FIRING = 1 << 10,  /* and is being delivered */
    SCOPE_RARE = 1 << 11,    /* `rare` is there; set under the lock */
    SCOPE_REGISTRY = 1 << 12 /* `tasks` and `kids` are there; set under the lock */
};

/* How far the join of a scope has come. */
enum sc__phase {
    SC__PHASE_BODY,
    SC__PHASE_TASKS,   /* waiting for ordinary tasks */
    SC__PHASE_DUE,     /* waiting for guards whose timer came first */
    SC__PHASE_GUARDS,  /* the outcome is decided; guards are being stopped */
    SC__PHASE_DAEMONS, /* daemons are being stopped */
    SC__PHASE_ENDED
};

enum sc__outcome {
    OUTCOME_NONE,
    OUTCOME_COMPLETED,
    OUTCOME_ERROR,
    OUTCOME_CANCELLED,
    OUTCOME_FINISHED,
    OUTCOME_OUTER /* an outer scope was cancelled */
};

static inline uint32_t sc__scope_flags(const sc_scope *scope) {
    return atomic_load_explicit(&scope->flags, memory_order_acquire);
}

static inline uint32_t sc__scope_set(sc_scope *scope, uint32_t flags) {
    return atomic_fetch_or_explicit(&scope->flags, flags, memory_order_seq_cst);
}

/* The scope that the program sees: of a hidden one its parent. */
static inline sc_scope *sc__scope_visible(sc_scope *scope) {
    return sc__scope_flags(scope) & (SCOPE_GUARDS | SCOPE_DAEMONS) ? scope->parent : scope;
}

static inline void sc__scope_init(sc_scope *scope, sc_scope *parent, sc_task *opener,
                                  uint32_t flags) {
    sc__scope_fill(scope, parent, opener);
    scope->slot = NULL;
    scope->site = NULL;
    atomic_store_explicit(&scope->flags, flags, memory_order_relaxed);
}

/* What few scopes have, NULL if this one has none of it. */
static inline struct sc__scope_rare *sc__scope_rare(const sc_scope *scope) {
    return sc__scope_flags(scope) & SCOPE_RARE ? scope->rare : NULL;
}

/* The same, made if there is none. Anybody in the scope; not for who holds its lock. */
struct sc__scope_rare *sc__scope_rare_made(sc_worker *w, sc_scope *scope);

/* Takes the lock, and sees to it that there is a registry. */
static inline void sc__scope_lock(sc_scope *scope) {
    sc__lock(&scope->lock);
    if (sc__scope_flags(scope) & SCOPE_REGISTRY)
        return;
    scope->tasks = NULL;
    scope->kids = NULL;
    sc__scope_set(scope, SCOPE_REGISTRY);
}

static inline sc_scope *sc__scope_guards(const sc_scope *scope) {
    struct sc__scope_rare *rare = sc__scope_rare(scope);
    return rare ? atomic_load_explicit(&rare->guards, memory_order_acquire) : NULL;
}

static inline sc_scope *sc__scope_daemons(const sc_scope *scope) {
    struct sc__scope_rare *rare = sc__scope_rare(scope);
    return rare ? atomic_load_explicit(&rare->daemons, memory_order_acquire) : NULL;
}

/* Unlinks a scope that nothing runs in any more. */
void sc__scope_end(sc_worker *w, sc_scope *scope);

/* Counts one task down. Gives the opener if it was the last. */
sc_task *sc__scope_count_down(sc_scope *scope);
/* A panic comes out of the scope: everything in it is cancelled. */
void sc__scope_panicked(sc_worker *w, sc_scope *scope);
/* An ordinary or hidden task of the scope ended with SC_UNWIND or SC_PANIC. */
void sc__scope_task_unwound(sc_worker *w, sc_scope *scope, uint64_t status);

/* The opener's boundary commits its wait. True: there is nothing to wait for. */
bool sc__scope_commit_join(sc_scope *scope);
bool sc__scope_commit_due(sc_scope *guards);

/* A timer has claimed a guard; a woken guard has run to its next wait or its end. */
void sc__guard_woken(sc_task *guard);
void sc__guard_ran(sc_worker *w, sc_task *guard);

/* Runs tasks of the scope that lie on top of the deque, until `awaited` has ended (NULL: until none is
   left there). For the opener. */
void sc__scope_run_own(sc_worker *w, sc_scope *scope, const sc_task *awaited);
