/* The cold half of the deque, the run queue and the slot: see deque.h for the protocol. */
#include "sched/deque.h"

#include <string.h>

#include "sched/park.h"
#include "sched/policy.h"
#include "sched/pure.h"
#include "sched/worker.h"

enum {
    FIRST_CAPACITY = 4096,
    SLACK = 8,
    EXPOSE_MAX = 256,
    STEAL_MAX = 16,
    SHARE_MAX = 32,
    RESERVE_MIN = 4,
    RESERVE_MAX = 1024,
    ASKED_OFTEN = 20000 // nanoseconds
};

/*
 * note [reserve]. A spawn runs its task at once while the private part holds a reserve for others: then those
 * below are mostly large, and few steals are needed. What is run at once cannot be stolen, though, nor what its
 * spawner has still to spawn; so who is asked again and again keeps a larger reserve, until there is enough in it
 * that is large. Where spawns are counted (core/stats.c) none of them may pass by the deque.
 */
static void set_enough(struct sc__worker *w) {
    w->head.enough = sc__rt.stats ? w->end + SLACK : w->head.base + w->reserve;
}

static void set_base(struct sc__worker *w, sc_task **base) {
    w->head.base = base;
    w->head.disturbed++;
    set_enough(w);
}

static void adapt_reserve(struct sc__worker *w) {
    int64_t now = sc__now();
    uint32_t reserve = now - w->asked_at < ASKED_OFTEN ? w->reserve * 2 : w->reserve / 2;
    w->asked_at = now;
    if (reserve < RESERVE_MIN)
        reserve = RESERVE_MIN;
    if (reserve > RESERVE_MAX)
        reserve = RESERVE_MAX;
    w->reserve = reserve;
    set_enough(w);
}

void sc__deque_init(struct sc__worker *w) {
    w->buffer = sc__raw_alloc((FIRST_CAPACITY + SLACK) * sizeof *w->buffer);
    w->end = w->buffer + FIRST_CAPACITY;
    w->tail = w->buffer;
    w->reserve = RESERVE_MIN;
    set_base(w, w->buffer);
    w->head.top = w->buffer;
    atomic_init(&w->head.poll,
                NULL); // the first push exposes its task: a computing owner can be helped
}

void sc__deque_fini(struct sc__worker *w) {
    sc__raw_free(w->buffer);
    w->buffer = NULL;
}

static void set_public_count(struct sc__worker *w) {
    atomic_store_explicit(&w->public_count, (uint32_t)(w->head.base - w->tail),
                          memory_order_seq_cst);
}

/* The array is full: slides the tasks down if half of it is unused, else doubles it. */
static void make_room(struct sc__worker *w) {
    sc__lock(&w->lock);
    size_t unused = (size_t)(w->tail - w->buffer);
    size_t used = (size_t)(w->head.top - w->tail);
    size_t public = (size_t)(w->head.base - w->tail);
    size_t capacity = (size_t)(w->end - w->buffer);
    if (unused > capacity / 2) {
        memmove(w->buffer, w->tail, used * sizeof *w->buffer);
    } else {
        capacity *= 2;
        sc_task **larger = sc__raw_alloc((capacity + SLACK) * sizeof *larger);
        memcpy(larger, w->tail, used * sizeof *larger);
        sc__raw_free(w->buffer);
        w->buffer = larger;
        w->end = larger + capacity;
    }
    w->tail = w->buffer;
    set_base(w, w->buffer + public);
    w->head.top = w->buffer + used;
    sc__unlock(&w->lock);
}

static void expose(struct sc__worker *w, size_t count) {
    sc__lock(&w->lock);
    set_base(w, w->head.base + count);
    set_public_count(w);
    sc__unlock(&w->lock);
    sc__wake_one();
    sc__pure_exposed();
}

/* A request that finds nothing stands until there is something: who asked may sleep by then. */
void sc__deque_slow(struct sc__worker *w) {
    if (w->head.top >= w->end)
        make_room(w);
    // one that every push reaches, where spawns are counted
    sc_task **poll = sc__rt.stats ? w->buffer : w->end;
    size_t private = sc__deque_private(w);
    bool asked = atomic_load_explicit(&w->head.poll, memory_order_relaxed) == NULL;
    if (private > 0)
        asked = atomic_exchange_explicit(&w->head.poll, poll, memory_order_relaxed) == NULL;
    if (!asked)
        return;
    adapt_reserve(w);
    if (private > 0) {
        size_t exposed = (private + 1) / 2;
        expose(w, exposed < EXPOSE_MAX ? exposed : EXPOSE_MAX);
    }
    sc__limit_restore(w); // who asks raises it
}

void sc__deque_expose_all(struct sc__worker *w) {
    if (sc__deque_private(w) > 0)
        expose(w, sc__deque_private(w));
}

sc_task *sc__deque_reclaim(struct sc__worker *w) {
    if (atomic_load_explicit(&w->public_count, memory_order_relaxed) == 0)
        return NULL; // only thieves change it but the owner, and they only lower it
    sc_task *task = NULL;
    sc__lock(&w->lock);
    if (w->tail < w->head.base) {
        set_base(w, w->head.base - 1);
        w->head.top = w->head.base;
        task = *w->head.top;
        set_public_count(w);
    } else {
        w->tail = w->buffer;
        set_base(w, w->buffer);
        w->head.top = w->buffer;
    }
    sc__unlock(&w->lock);
    return task;
}

/* How many of the oldest tasks a thief takes: pure ones or others, not both. A spare worker takes no pure ones: it
   is there for what waits, and not to compute beside all others. */
static size_t stealable(const struct sc__worker *thief, sc_task **tail, size_t count) {
    bool pure = sc__is_pure(tail[0]);
    if (pure && thief->spare)
        return 0;
    size_t same = 0;
    for (; same < count && sc__is_pure(tail[same]) == pure; same++)
        if (pure)
            sc__pure_taken(tail[same]);
    return same;
}

/* Of tasks that may be long, no more than half; of pure ones a fair share, if all but their owner came for some. */
static size_t share_of(size_t available, bool pure) {
    size_t others = sc__worker_count() - 1;
    size_t parts = pure && others > 0 ? others : 2;
    return available < parts ? 1 : available / parts;
}

/* Takes up to `most` of the oldest tasks, and no more than its share: gives one, pushes the rest. */
static sc_task *steal_public(struct sc__worker *thief, struct sc__worker *victim, size_t most,
                             bool only_pure) {
    sc_task *taken[STEAL_MAX];
    size_t count = 0;
    sc__lock(&victim->lock);
    size_t available = (size_t)(victim->head.base - victim->tail);
    if (available > 0 && (!only_pure || sc__is_pure(*victim->tail))) {
        count = share_of(available, sc__is_pure(*victim->tail));
        count = stealable(thief, victim->tail, count < most ? count : most);
        memcpy(taken, victim->tail, count * sizeof taken[0]);
        victim->tail += count;
        set_public_count(victim);
    }
    sc__unlock(&victim->lock);
    if (count == available)
        sc__deque_ask(victim);
    if (count == 0)
        return NULL;
    thief->stats.steals += count;
    for (size_t i = count; i-- > 1;)
        sc__deque_push(thief, taken[i]);
    return taken[0];
}

bool sc__deque_offers(struct sc__worker *w, bool pure) {
    if (atomic_load_explicit(&w->public_count, memory_order_relaxed) == 0)
        return false;
    sc__lock(&w->lock);
    bool offers = w->tail < w->head.base && (pure || !sc__is_pure(*w->tail));
    sc__unlock(&w->lock);
    return offers;
}

/* What is ready comes before pure tasks: a worker in pure code lets nobody run, so what becomes ready there
   waits for a thief, and pure code makes more pure tasks than thieves can take. */
static sc_task *steal_ready(struct sc__worker *thief, struct sc__worker *victim) {
    if (atomic_load_explicit(&victim->queued, memory_order_seq_cst) == 0 ||
        sc__deque_offers(victim, false))
        return NULL;
    return sc__queue_take(thief, victim);
}

sc_task *sc__steal(struct sc__worker *thief, struct sc__worker *victim) {
    sc__fault_delay();
    sc_task *task = steal_ready(thief, victim);
    if (!task && atomic_load_explicit(&victim->public_count, memory_order_seq_cst) > 0)
        task = steal_public(thief, victim, STEAL_MAX, false);
    if (!task)
        task = sc__queue_take(thief, victim);
    if (!task)
        sc__deque_ask(victim);
    return task;
}

sc_task *sc__steal_pure(struct sc__worker *thief, struct sc__worker *victim, bool several) {
    sc__fault_delay();
    if (atomic_load_explicit(&victim->public_count, memory_order_seq_cst) > 0)
        return steal_public(thief, victim, several ? STEAL_MAX : 1, true);
    sc__deque_ask(victim);
    return NULL;
}

void sc__queue_put_quietly(struct sc__worker *w, sc_task *first, sc_task *last, uint32_t count) {
    if (SC_UNLIKELY(w->outside))
        w = sc__rt.workers.all[0];
    last->run_next = NULL;
    sc__lock(&w->lock);
    if (w->queue_last)
        w->queue_last->run_next = first;
    else
        w->queue_first = first;
    w->queue_last = last;
    uint32_t queued = atomic_load_explicit(&w->queued, memory_order_relaxed);
    atomic_store_explicit(&w->queued, queued + count, memory_order_seq_cst);
    sc__unlock(&w->lock);
}

void sc__queue_put(struct sc__worker *w, sc_task *first, sc_task *last, uint32_t count) {
    sc__queue_put_quietly(w, first, last, count);
    sc__wake_one();
}

sc_task *sc__queue_take(struct sc__worker *thief, struct sc__worker *victim) {
    if (atomic_load_explicit(&victim->queued, memory_order_seq_cst) == 0)
        return NULL;
    sc_task *taken[SHARE_MAX];
    uint32_t count = 0;
    sc__lock(&victim->lock);
    uint32_t queued = atomic_load_explicit(&victim->queued, memory_order_relaxed);
    uint32_t share = queued / (sc__worker_count() + 1) + 1;
    if (share > SHARE_MAX)
        share = SHARE_MAX;
    sc_task *task = victim->queue_first;
    for (; task && count < share; task = task->run_next)
        taken[count++] = task;
    victim->queue_first = task;
    if (!task)
        victim->queue_last = NULL;
    atomic_store_explicit(&victim->queued, queued - count, memory_order_seq_cst);
    sc__unlock(&victim->lock);
    if (count == 0)
        return NULL;
    for (uint32_t i = count; i-- > 1;)
        sc__deque_push(thief, taken[i]);
    return taken[0];
}

void sc__ready(struct sc__worker *w, sc_task *task) {
    if (SC_UNLIKELY(atomic_load_explicit(&w->coarse, memory_order_relaxed))) {
        sc__queue_put(w, task, task, 1);
        return;
    }
    if (atomic_load_explicit(&w->slot, memory_order_relaxed) == NULL) { // and nobody else fills it
        atomic_store_explicit(&w->slot, task, memory_order_release);
        return;
    }
    sc_task *former = atomic_exchange_explicit(&w->slot, task, memory_order_acq_rel);
    if (former)
        sc__queue_put(w, former, former, 1);
}

sc_task *sc__slot_take(struct sc__worker *victim) {
    if (atomic_load_explicit(&victim->slot, memory_order_relaxed) == NULL)
        return NULL;
    return atomic_exchange_explicit(&victim->slot, NULL, memory_order_acq_rel);
}

void sc__hand_over(struct sc__worker *w, struct sc__worker *heir) {
    for (;;) {
        sc_task *task = sc__slot_take(w);
        if (!task)
            task = sc__deque_pop(w);
        if (!task)
            task = sc__queue_take(w, w);
        if (!task)
            return;
        if (sc__is_pure(task))
            sc__pure_run(&w->head, task); // it has no place in a run queue
        else
            sc__queue_put(heir, task, task, 1);
    }
}
