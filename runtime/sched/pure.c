/* The cold half of pure fork-join: waiting for what was stolen, failures, throttling. See pure.h. */
#include "sched/pure.h"

#include <string.h>

#include "core/futex.h"
#include "core/stack.h"
#include "sched/cancel.h"
#include "sched/deque.h"
#include "sched/policy.h"
#include "sched/scope.h"
#include "sched/worker.h"

enum {
    IDLE_ROUNDS = 25,
    IDLE_PAUSES = 40
};

const sc_task_type sc__pure_call_type = {.flags = SC_SPAWN_PURE};

static bool is_cancelled(sc_worker *w, const sc_pure_call *call) {
    return SC_UNLIKELY(atomic_load_explicit(&sc__rt.cancels.live, memory_order_seq_cst) != 0) &&
           sc__cancelled_for(w, call->scope, call->task);
}

/* ---- polls ---- */

sc_ret sc_pure_back_edge(sc_worker *w, sc_task *self) {
    if (is_cancelled(w, ((sc_pure_task *)self)->call))
        return (sc_ret){.st = SC_UNWIND};
    struct sc__worker *own = sc__own(w);
    sc_task *ready = sc__slot_take(own); // it would not run here for long
    if (ready)
        sc__queue_put(own, ready, ready, 1);
    sc__deque_answer(own);
    sc__limit_restore(own);
    return (sc_ret){.st = SC_DONE};
}

/* Whether the C stack has room below. */
static bool has_room(struct sc__worker *own) {
    char here;
    if ((uintptr_t)&here >= atomic_load_explicit(&own->pure_floor, memory_order_relaxed))
        return true;
    uintptr_t limit = sc__stack_deepen();
    if (limit == 0)
        return false;
    atomic_store_explicit(&own->pure_floor, limit, memory_order_seq_cst);
    return true;
}

sc_ret sc_pure_entry(sc_worker *w, sc_task *self, const sc_site *site) {
    if (has_room(sc__own(w)))
        return sc_pure_back_edge(w, self);
    w->task = self;
    sc_panic_stack(site);
    sc_tls.panicking = 0;
    return (sc_ret){.st = SC_PANIC};
}

/* ---- running ---- */

void sc__pure_failed(sc_worker *w, sc_pure_task *task, uint64_t status) {
    w->disturbed++; // the end of its scope is to look at it
    if (status ==
        SC_PANIC) // what else runs in the scope is told to stop; the panic comes out of it anyway
        sc__scope_panicked(w, sc__scope_visible(task->call->scope));
}

/* The end of the scope is to find how it ended. */
void sc__pure_failed_in_place(sc_worker *w, sc_pure_list *list, uint64_t status) {
    sc_pure_task *running = &list->running, *task = list->first;
    while (task && task != running)
        task = task->next;
    if (!task) {
        running->next = list->first;
        list->first = running;
    } else if (sc__pure_status(running) > status) {
        status = sc__pure_status(running);
    }
    sc_pure_ran(w, running, status);
}

/* Says how a task ended that was on a deque; afterwards it may be gone. */
static void publish(sc_worker *w, sc_pure_task *task, uint64_t status) {
    if (atomic_load_explicit(&task->state, memory_order_relaxed) == SC__PURE_PENDING) {
        sc_pure_ran(w, task, status);
        return;
    }
    if (status != SC_DONE)
        sc__pure_failed(w, task, status);
    sc__fault_delay();
    if (atomic_exchange_explicit(&task->state, SC__PURE_ENDED + status, memory_order_acq_rel) ==
        SC__PURE_WAITED)
        sc__pure_wake_sleepers();
}

void sc__pure_run(sc_worker *w, sc_task *task) {
    sc_pure_task *pure = (sc_pure_task *)task;
    sc_task *outer = w->task;
    uint64_t status = SC_UNWIND; // a task in a cancelled scope never starts
    if (!is_cancelled(w, pure->call))
        status = task->type->run(w, task).st;
    w->task = outer;
    publish(w, pure, status);
}

/* ---- waiting ---- */

/* The newest task of the own deque, if it is pure. */
static sc_task *take_own(struct sc__worker *own) {
    sc__deque_answer(own);
    if (own->head.top > own->head.base)
        return sc__is_pure(own->head.top[-1]) ? *--own->head.top : NULL;
    sc_task *task = sc__deque_reclaim(own);
    if (!task || sc__is_pure(task))
        return task;
    sc__deque_push(own, task);
    return NULL;
}

/* In an empty deque there is room for booty. */
static sc_task *steal_from(struct sc__worker *own, struct sc__worker *victim) {
    bool empty = own->head.top == own->head.base &&
                 atomic_load_explicit(&own->public_count, memory_order_relaxed) == 0;
    return sc__steal_pure(own, victim, empty);
}

static sc_task *steal(struct sc__worker *own) {
    uint32_t count = sc__worker_count();
    uint32_t first = sc__choose(own, count);
    for (uint32_t i = 0; i < count; i++) {
        struct sc__worker *victim = sc__rt.workers.all[(first + i) % count];
        sc_task *task = victim == own ? NULL : steal_from(own, victim);
        if (task)
            return task;
    }
    return NULL;
}

/* What others could run while this worker waits. */
static void give_away(struct sc__worker *own) {
    sc_task *ready = sc__slot_take(own);
    if (ready)
        sc__queue_put(own, ready, ready, 1);
    sc__deque_expose_all(own);
}

/* Sleeps until the task has ended or there may be something to do. Gives a task found on the last look. */
static sc_task *sleep_until_ended(struct sc__worker *own, sc_pure_task *task) {
    _Atomic uint32_t *key = &sc__rt.pure.key;
    uint32_t seen = atomic_load_explicit(key, memory_order_seq_cst);
    atomic_fetch_add_explicit(&sc__rt.pure.sleepers, 1, memory_order_seq_cst);
    uint64_t state = SC__PURE_TAKEN;
    sc_task *found = NULL;
    // PENDING: it stands in our own deque, below what is not pure
    if (atomic_compare_exchange_strong_explicit(&task->state, &state, SC__PURE_WAITED,
                                                memory_order_acq_rel, memory_order_acquire) ||
        state < SC__PURE_ENDED) {
        found = steal(own);
        sc__fault_delay();
        if (!found)
            sc__futex_wait(key, seen, -1);
    }
    atomic_fetch_sub_explicit(&sc__rt.pure.sleepers, 1, memory_order_seq_cst);
    return found;
}

void sc__pure_wake_sleepers(void) {
    atomic_fetch_add_explicit(&sc__rt.pure.key, 1, memory_order_seq_cst);
    sc__futex_wake(&sc__rt.pure.key, INT32_MAX);
}

/* Another's task or one of ours: those of a scope that ends badly are dropped. */
static void run_or_drop(sc_worker *w, const sc_task *self, sc_task *task, uint64_t ended) {
    if (ended != SC_DONE && sc__pure_parent(task) == self)
        publish(w, (sc_pure_task *)task, SC_UNWIND);
    else
        sc__pure_run(w, task);
}

static void wait_for(sc_worker *w, const sc_task *self, sc_pure_task *task, uint64_t ended) {
    struct sc__worker *own = sc__own(w);
    for (uint32_t idle = 0; !sc_pure_has_ended(task);) {
        sc_task *other = take_own(own);
        if (!other)
            other = steal(own);
        if (!other && idle++ < IDLE_ROUNDS) {
            for (uint32_t i = 0; i < IDLE_PAUSES; i++)
                sc__pause();
            continue;
        }
        if (!other) {
            give_away(own);
            other = sleep_until_ended(own, task);
        }
        idle = 0;
        if (other)
            run_or_drop(w, self, other, ended);
    }
}

sc_ret sc_pure_join(sc_worker *w, sc_task *self, sc_pure_task *task) {
    wait_for(w, self, task, SC_DONE);
    return (sc_ret){.st = sc__pure_status(task)};
}

uint64_t sc_pure_settle(sc_worker *w, sc_task *self, sc_pure_task *task, uint64_t ended) {
    if (ended == SC_PANIC && !sc_pure_has_ended(task))
        sc__pure_failed(w, task, ended); // the body has panicked
    wait_for(w, self, task, ended);
    uint64_t status = sc__pure_status(task);
    return status > ended ? status : ended;
}

uint64_t sc__pure_settle_list(sc_worker *w, sc_task *self, sc_pure_task *first, uint64_t ended) {
    // the newest first: that is how they lie in the deque
    for (sc_pure_task *task = first; task; task = task->next)
        ended = sc_pure_settle(w, self, task, ended);
    return ended;
}

/* ---- spawning ---- */

void sc__pure_spawn_slow(sc_worker *w) {
    sc__own(w)->stats.tasks++;
    sc__deque_slow(sc__own(w));
}

/* Frees what has ended and nobody joins, so that a loop that spawns needs no memory for what is done. */
static void sweep(sc_worker *w, sc_pure_list *list) {
    sc_pure_task **link = &list->first;
    list->count = 0;
    while (*link) {
        sc_pure_task *task = *link;
        if ((task->type->flags & SC_SPAWN_DETACHED) && sc_pure_is_done(task)) { // so not `running`
            *link = task->next;
            sc_block_free(w, task, task->type->size);
        } else {
            link = &task->next;
            list->count++;
        }
    }
}

/* So many tasks of the scope wait, or somebody asks for work: the task spawned last is run in place if the
   deque holds enough for the others. */
void sc__pure_spawn_detached_slow(sc_worker *w, sc_pure_list *list) {
    struct sc__worker *own = sc__own(w);
    own->stats.tasks++;
    sc__deque_answer(own);
    if (list->count < list->limit)
        return;
    if (sc__deque_private(own) < SC__PURE_THROTTLE / 2) { // they have ended, or are elsewhere
        sweep(w, list);
        list->limit = list->count + SC__PURE_THROTTLE;
        return;
    }
    sc_pure_task *task = (sc_pure_task *)*--w->top;
    sc__pure_run(w, (sc_task *)task);
    if (!sc_pure_is_done(task)) {
        list->limit = list->count + 1; // it stays, to be asked how it ended
        return;
    }
    list->first = task->next;
    list->count--;
    sc_block_free(w, task, task->type->size);
}

/* ---- the stack of blocks ---- */

enum {
    PIECE = 64 * 1024
};

struct sc__pure_piece {
    struct sc__pure_piece *below;
    struct sc__pure_piece *above; // kept for the next time
    char *end;
    void *unused;
};

static void stand_in(struct sc__worker *own, struct sc__pure_piece *piece, char *top) {
    own->pure_piece = piece;
    own->head.pure_top = top;
    own->head.pure_end = piece ? piece->end : NULL;
}

static struct sc__pure_piece *piece_new(struct sc__pure_piece *below, size_t size) {
    size_t room = size + sizeof *below > PIECE ? size + sizeof *below : PIECE;
    struct sc__pure_piece *piece = sc__slab_alloc(room);
    piece->below = below;
    piece->above = NULL;
    piece->end = (char *)piece + room;
    return piece;
}

void *sc__pure_alloc_slow(sc_worker *w, size_t size) {
    struct sc__worker *own = sc__own(w);
    struct sc__pure_piece *below = own->pure_piece;
    struct sc__pure_piece **link = below ? &below->above : &own->pure_lowest;
    if (*link && (size_t)((*link)->end - (char *)(*link + 1)) < size) {
        // too small for this block: it makes way, with what lies above
        struct sc__pure_piece *piece = *link;
        *link = NULL;
        for (struct sc__pure_piece *above; piece; piece = above) {
            above = piece->above;
            sc__slab_free(piece);
        }
    }
    if (!*link)
        *link = piece_new(below, size);
    struct sc__pure_piece *piece = *link;
    stand_in(own, piece, (char *)(piece + 1) + size);
    return piece + 1;
}

void sc__pure_cut_slow(sc_worker *w, const sc_pure_list *list) {
    struct sc__worker *own = sc__own(w);
    struct sc__pure_piece *piece = own->pure_piece;
    while (piece && piece->end != list->end)
        piece = piece->below;
    stand_in(own, piece, list->mark);
}

/* The worker may have been stopped where it changes pieces: with a top that is not in this one, there is nothing here
   that it has given back since. */
void sc__pure_forget(struct sc__worker *own) {
    struct sc__pure_piece *piece = own->pure_piece;
    char *top = own->head.pure_top;
    if (piece && top >= (char *)(piece + 1) && top <= piece->end)
        memset(top, 0, (size_t)(piece->end - top));
    for (piece = piece ? piece->above : own->pure_lowest; piece; piece = piece->above)
        memset(piece + 1, 0, (size_t)(piece->end - (char *)(piece + 1)));
}
