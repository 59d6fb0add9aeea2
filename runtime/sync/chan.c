/*
 * Channels. A value goes straight from a sender to a parked receiver and from a parked sender to a
 * receiver; else it lies in a ring, and a task that finds no place or no value parks.
 *
 * Protocol. Everything in a channel changes under its one lock, that of the queue of senders.
 * - Receivers are parked only while the ring is empty, senders only while it is full: who makes a place
 *   or a value serves the first parked one in the same section. (A cancelled task may still stand in a
 *   queue; it counts for nothing.)
 * - A task is served by claiming it (task.h) and copying from or to the element that it has named in
 *   `value`, which lies in its frame or its block and stays there until it runs on. Who fails to claim
 *   it has done nothing yet, and takes the next: so a wait that cancellation ends moved no value, and a
 *   wait whose value was moved is not ended by cancellation.
 * - A wait begins under the lock too. The boundary looks once more whether somebody came meanwhile; if
 *   not, the task enters a queue and goes from RUN to BLOCKED, without PREP: nobody can serve it before
 *   the lock is free, and a cancellation that claims it before makes it come to sc__chan_leave, which
 *   waits for the lock. Whether it is cancelled was asked before the lock was taken; if that answer may be
 *   out of date once the task is BLOCKED (cancel.h), it goes back to RUN, and everything begins anew.
 * - Closing claims everybody who is parked. A parked sender's value is not sent.
 * The lock spins, as nothing is done under it that takes long or another lock.
 */
#include "sync/chan.h"

#include <string.h>

#include "sched/cancel.h"
#include "sched/deque.h"
#include "sched/task.h"
#include "sync/waitq.h"

struct sc_chan {
    struct sc__waitq senders; /* its lock is the channel's */
    struct sc__waitq receivers;
    _Atomic uint64_t count; /* of values in the ring; atomic for sc_chan_len alone */
    uint64_t head;          /* place of the oldest */
    uint64_t capacity;
    uint64_t size; /* of an element */
    char *ring;
    bool has_pointers;
    bool closed;
    _Atomic bool
        sends_wait; /* hints: the last one found that it must wait, and nothing has come since */
    _Atomic bool receives_wait;
};

enum {
    CHAN_WAITS = SC_CHAN_CLOSED + 1
};

sc_chan *sc_chan_new(uint64_t capacity, uint64_t element_size, bool has_pointers) {
    sc_chan *chan = sc_gc_alloc(sizeof *chan);
    chan->capacity = capacity;
    chan->size = element_size;
    chan->has_pointers = has_pointers;
    if (capacity > PTRDIFF_MAX / element_size)
        sc__out_of_memory();
    if (capacity > 0)
        chan->ring = has_pointers ? sc_gc_alloc(capacity * element_size)
                                  : sc_gc_alloc_atomic(capacity * element_size);
    return chan;
}

/* ---- under the lock ---- */

static void copy(const sc_chan *chan, void *to, const void *from) {
    if (chan->size == sizeof(uint64_t))
        memcpy(to, from, sizeof(uint64_t));
    else
        memcpy(to, from, chan->size);
}

/* Written under the lock, read without. */
static bool is_hinted(_Atomic bool *hint) {
    return atomic_load_explicit(hint, memory_order_relaxed);
}

static void set_hint(_Atomic bool *hint, bool value) {
    if (is_hinted(hint) != value)
        atomic_store_explicit(hint, value, memory_order_relaxed);
}

static uint64_t count(const sc_chan *chan) {
    return atomic_load_explicit(&chan->count, memory_order_relaxed);
}

static void append(sc_chan *chan, const void *element) {
    uint64_t used = count(chan);
    uint64_t place = chan->head + used;
    if (place >= chan->capacity)
        place -= chan->capacity;
    copy(chan, chan->ring + place * chan->size, element);
    atomic_store_explicit(&chan->count, used + 1, memory_order_relaxed);
    set_hint(&chan->receives_wait, false);
}

static void take_first(sc_chan *chan, void *into) {
    char *place = chan->ring + chan->head * chan->size;
    copy(chan, into, place);
    if (chan->has_pointers)
        memset(place, 0, chan->size); // what was taken is not kept alive
    chan->head = chan->head + 1 == chan->capacity ? 0 : chan->head + 1;
    atomic_store_explicit(&chan->count, count(chan) - 1, memory_order_relaxed);
    set_hint(&chan->sends_wait, false);
}

/* A task that was met in a queue is BLOCKED, or cancelled; and its outcome is SC_DONE unless it is. */
static bool claim(sc_task *task) {
    uint32_t word = WAIT_WORD_BLOCKED;
    return atomic_compare_exchange_strong_explicit(&task->wait, &word, WAIT_WORD_CLAIMED,
                                                   memory_order_acq_rel, memory_order_relaxed);
}

/* The first of the queue that is not cancelled, claimed, or NULL. */
static inline sc_task *claim_first(struct sc__waitq *queue) {
    sc_task *task = sc__waitq_pop(queue);
    while (task && !claim(task))
        task = sc__waitq_pop(queue);
    return task;
}

static void *element_of(const sc_task *parked) {
    return (void *)(uintptr_t)parked->value; // NOLINT(performance-no-int-to-ptr)
}

/* Sends if that needs no waiting. *served is whom the caller must make ready. */
static inline uint64_t give(sc_chan *chan, const void *element, sc_task **served) {
    if (chan->closed)
        return SC_CHAN_CLOSED;
    sc_task *receiver = claim_first(&chan->receivers);
    if (receiver) {
        copy(chan, element_of(receiver), element);
        receiver->value = SC_CHAN_DONE;
        *served = receiver;
        return SC_CHAN_DONE;
    }
    if (count(chan) == chan->capacity)
        return CHAN_WAITS;
    append(chan, element);
    return SC_CHAN_DONE;
}

/* Receives if that needs no waiting. */
static inline uint64_t take(sc_chan *chan, void *into, sc_task **served) {
    bool is_empty = count(chan) == 0;
    if (!is_empty)
        take_first(chan, into);
    sc_task *sender = claim_first(&chan->senders);
    if (sender) {
        if (is_empty)
            copy(chan, into, element_of(sender));
        else
            append(chan, element_of(sender));
        sender->value = SC_CHAN_DONE;
        *served = sender;
    } else if (is_empty) {
        return chan->closed ? SC_CHAN_CLOSED : CHAN_WAITS;
    }
    return SC_CHAN_DONE;
}

static void lock(sc_chan *chan) {
    sc__spin_lock(&chan->senders.lock);
}

static void unlock(sc_chan *chan) {
    sc__spin_unlock(&chan->senders.lock);
}

/* ---- the operations ---- */

/* With `epoch`, only if the look still holds: what was sent after a cancel does not reach who was cancelled. */
static inline uint64_t operate_if(sc_worker *w, sc_chan *chan, enum sc__wait_kind kind,
                                  void *element, const uint32_t *epoch) {
    sc_task *served = NULL;
    uint64_t result = CHAN_WAITS;
    lock(chan);
    if (!epoch || SC_LIKELY(sc__look_holds(*epoch)))
        result = kind == WAIT_SEND ? give(chan, element, &served) : take(chan, element, &served);
    unlock(chan);
    if (served)
        sc__ready(sc__own(w), served);
    return result;
}

static inline sc_ret operate_or_wait(sc_worker *w, sc_scope *scope, sc_chan *chan,
                                     enum sc__wait_kind kind, void *element) {
    uint32_t epoch;
    if (sc__look(w, scope, &epoch))
        return (sc_ret){.st = SC_UNWIND};
    // If it seems to wait, the beginning of the wait looks whether that is so.
    if (!is_hinted(kind == WAIT_SEND ? &chan->sends_wait : &chan->receives_wait)) {
        uint64_t result = operate_if(w, chan, kind, element, &epoch);
        if (result != CHAN_WAITS)
            return (sc_ret){.st = SC_DONE, .v = result};
    }
    return sc__suspend(
        w, (struct sc__wait){.kind = kind, .object = chan, .scope = scope, .element = element});
}

sc_ret sc_chan_send(sc_worker *w, sc_scope *scope, sc_chan *chan, void *element) {
    return operate_or_wait(w, scope, chan, WAIT_SEND, element);
}

sc_ret sc_chan_recv(sc_worker *w, sc_scope *scope, sc_chan *chan, void *into) {
    return operate_or_wait(w, scope, chan, WAIT_RECEIVE, into);
}

bool sc_chan_try_send(sc_chan *chan, void *element) {
    return operate_if(sc_tls.worker, chan, WAIT_SEND, element, NULL) == SC_CHAN_DONE;
}

bool sc_chan_try_recv(sc_chan *chan, void *into) {
    return operate_if(sc_tls.worker, chan, WAIT_RECEIVE, into, NULL) == SC_CHAN_DONE;
}

uint64_t sc_chan_len(sc_chan *chan) {
    return atomic_load_explicit(&chan->count, memory_order_relaxed);
}

/* ---- closing ---- */

struct chain {
    sc_task *first;
    sc_task *last;
    uint32_t count;
};

static void turn_away(struct sc__waitq *queue, struct chain *chain) {
    for (sc_task *task = claim_first(queue); task; task = claim_first(queue)) {
        task->value = SC_CHAN_CLOSED;
        if (chain->last)
            chain->last->run_next = task;
        else
            chain->first = task;
        chain->last = task;
        chain->count++;
    }
}

void sc_chan_close(sc_chan *chan) {
    struct chain chain = {0};
    lock(chan);
    chan->closed = true;
    set_hint(&chan->sends_wait, false);
    set_hint(&chan->receives_wait, false);
    turn_away(&chan->senders, &chain);
    turn_away(&chan->receivers, &chain);
    unlock(chan);
    if (chain.count == 1)
        sc__ready(sc__own(sc_tls.worker), chain.first);
    else if (chain.count > 1)
        sc__queue_put(sc__own(sc_tls.worker), chain.first, chain.last, chain.count);
}

/* ---- waiting ---- */

enum begun {
    WAIT_BEGUN, /* the task belongs to others */
    WAIT_OVER,  /* the operation was done, or found closed */
    WAIT_STALE  /* something was cancelled since the look */
};

/* Under the lock. */
static enum begun begin(sc_chan *chan, sc_task *task, const struct sc__wait *wait, uint32_t epoch,
                        sc_task **served) {
    bool sends = wait->kind == WAIT_SEND;
    if (SC_UNLIKELY(!sc__look_holds(epoch)))
        return WAIT_STALE;
    uint64_t result = sends ? give(chan, wait->element, served) : take(chan, wait->element, served);
    if (result != CHAN_WAITS) {
        task->value = result;
        return WAIT_OVER;
    }
    task->value = (uintptr_t)wait->element;
    atomic_store_explicit(&task->wait, WAIT_WORD_BLOCKED, memory_order_seq_cst);
    sc__fault_delay();
    uint32_t word = WAIT_WORD_BLOCKED;
    if (SC_UNLIKELY(!sc__look_holds(epoch)) &&
        atomic_compare_exchange_strong_explicit(&task->wait, &word, WAIT_WORD_RUN,
                                                memory_order_acq_rel, memory_order_relaxed))
        return WAIT_STALE;
    // if the word has changed, whoever changed it goes on with the task, which takes itself out
    sc__waitq_add(sends ? &chan->senders : &chan->receivers, task);
    set_hint(&chan->sends_wait, sends);
    set_hint(&chan->receives_wait, !sends);
    return WAIT_BEGUN;
}

bool sc__chan_commit(sc_worker *w, sc_task *task, const struct sc__wait *wait) {
    sc_chan *chan = wait->object;
    sc_task *served = NULL;
    enum begun begun = WAIT_STALE;
    task->wait_object = chan;
    task->wait_next = NULL;
    task->timer.index = -1;
    if (task->home != wait->scope) {
        if (task->home)
            sc__task_unregister(task);
        sc__task_register(w, task, wait->scope);
    }
    while (begun == WAIT_STALE) {
        uint32_t epoch;
        if (sc__look(w, wait->scope, &epoch)) {
            task->outcome = SC_UNWIND;
            return true;
        }
        sc__fault_delay();
        lock(chan);
        begun = begin(chan, task, wait, epoch, &served);
        unlock(chan);
    }
    if (served)
        sc__ready(sc__own(w), served);
    return begun == WAIT_OVER;
}

void sc__chan_leave(sc_chan *chan, sc_task *task, enum sc__wait_kind kind) {
    lock(chan);
    sc__waitq_drop(kind == WAIT_SEND ? &chan->senders : &chan->receivers, task);
    unlock(chan);
    task->value = 0;
}
