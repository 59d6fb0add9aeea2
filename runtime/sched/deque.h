/*
 * A worker's tasks: a split deque, a run queue, and a slot.
 *
 * Protocol. The deque is one array. [base, top) is private: its owner pushes and pops without a fence.
 * [tail, base) is public: it changes under the worker's lock only, and so does base. A thief that finds
 * nothing public asks by storing NULL to `poll`, which makes the owner's next overflow test succeed:
 * the owner then moves the older half of its private part behind base. Nothing private is ever visible
 * to others, so there is no race about the last item, at a price: a request is answered at the owner's
 * next push, join or poll. Who asks stores to `poll` before it raises the limit, and the owner looks at `poll` after it has
 * lowered that, so that no request is lost on one that pushes nothing.
 *
 * The run queue holds tasks that were blocked and became ready, first in, first out, under the same lock.
 * The slot holds the one made ready last, so that two tasks that hand something to each other stay on
 * one worker; everybody takes from it by exchange (acquire and release). Its owner alone fills it: who reads
 * that it is empty needs no exchange for that.
 *
 * public_count and queued are stored and read sequentially consistent: who publishes a task stores
 * them and then reads the number of parked workers, who parks announces itself and then reads them.
 */
#pragma once

#include "core/internal.h"

void sc__deque_init(struct sc__worker *w);
void sc__deque_fini(struct sc__worker *w);
/* The overflow test succeeded: makes room, or exposes tasks to whoever asked. Owner only. */
void sc__deque_slow(struct sc__worker *w);
/* Takes back the newest public task. Owner only, when the private part is empty. */
sc_task *sc__deque_reclaim(struct sc__worker *w);

/* Owner only. */
static inline void sc__deque_push(struct sc__worker *w, sc_task *task) {
    sc_task **top = w->head.top;
    *top++ = task;
    w->head.top = top;
    if (SC_UNLIKELY(top >= atomic_load_explicit(&w->head.poll, memory_order_relaxed)))
        sc__deque_slow(w);
}

/* The newest task, or NULL. Owner only. */
static inline sc_task *sc__deque_pop(struct sc__worker *w) {
    if (SC_LIKELY(w->head.top > w->head.base))
        return *--w->head.top;
    return sc__deque_reclaim(w);
}

static inline size_t sc__deque_private(const struct sc__worker *w) {
    return (size_t)(w->head.top - w->head.base);
}

/* Answers a thief's request, if there is one. Owner only. */
static inline void sc__deque_answer(struct sc__worker *w) {
    if (SC_UNLIKELY(w->head.top >= atomic_load_explicit(&w->head.poll, memory_order_relaxed)))
        sc__deque_slow(w);
}

/* Asks for tasks: the owner exposes some at its next push or poll. Anybody. */
static inline void sc__deque_ask(struct sc__worker *victim) {
    if (atomic_load_explicit(&victim->head.poll, memory_order_relaxed) == NULL)
        return;
    atomic_store_explicit(&victim->head.poll, NULL, memory_order_seq_cst);
    atomic_store_explicit(&victim->head.limit, UINTPTR_MAX, memory_order_seq_cst);
    atomic_store_explicit(&victim->head.pure_limit, UINTPTR_MAX, memory_order_seq_cst);
}

/* Whether there is a request that can be answered. Owner only. */
static inline bool sc__deque_asked(struct sc__worker *w) {
    return sc__deque_private(w) > 0 &&
           atomic_load_explicit(&w->head.poll, memory_order_seq_cst) == NULL;
}

/* Takes up to 16 public tasks of the victim, or ready ones: gives one, pushes the rest; or NULL. */
sc_task *sc__steal(struct sc__worker *thief, struct sc__worker *victim);

/* The same if the oldest of them is pure; but one alone, if not `several`. */
sc_task *sc__steal_pure(struct sc__worker *thief, struct sc__worker *victim, bool several);
/* Makes all private tasks public. Owner only. */
void sc__deque_expose_all(struct sc__worker *w);

/* Whether there is a public task; without `pure`, one that is not pure. (Pure ones are the newest.) Anybody. */
bool sc__deque_offers(struct sc__worker *w, bool pure);

/* ---- ready tasks ---- */
/* Queues the tasks linked by run_next from first to last, `count` of them, on the worker. Anybody. */
void sc__queue_put(struct sc__worker *w, sc_task *first, sc_task *last, uint32_t count);
/* The same without waking anybody: the caller is the owner and looks for a task next. */
void sc__queue_put_quietly(struct sc__worker *w, sc_task *first, sc_task *last, uint32_t count);
/* Takes a fair share of the victim's queue: gives the first, pushes the rest; or NULL. */
sc_task *sc__queue_take(struct sc__worker *thief, struct sc__worker *victim);
/* Makes one task ready: into the slot, whose former task goes to the queue; where tasks run long, into the
   queue, for a parked worker to take it at once. Owner only. */
void sc__ready(struct sc__worker *w, sc_task *task);
sc_task *sc__slot_take(struct sc__worker *victim);
/* Hands everything that the worker holds to another. Owner only. */
void sc__hand_over(struct sc__worker *w, struct sc__worker *heir);
