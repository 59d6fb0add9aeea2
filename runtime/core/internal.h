/*
 * What the files of the runtime share: the worker in full, the one structure of global state, and the
 * functions that cross folders.
 *
 * Lock order, outermost first: the lock of a scope, of its child, of the child's child (walks go down
 * only); then one of: a heap of timers, a deque with its run queue, a queue of waiters, the pool of
 * blocks. None of the latter is held while another is taken. The locks of channels, of the output, of
 * calls from C and of the blocking pool are taken alone.
 */
#pragma once

#include <pthread.h>
#include <scc/rt.h>
#include <stdalign.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/fault.h"
#include "core/lock.h"
#include "mem/gc.h"

enum {
    SC__WORKERS_MAX = 256,
    SC__SPARES_MAX = 32
};

#define SC__NEVER INT64_MAX

/* ---- what a task that is about to suspend waits for (sched/commit.c) ---- */
enum sc__wait_kind {
    WAIT_NONE,
    WAIT_JOIN,  /* for the tasks of a scope: object is the scope */
    WAIT_DUE,   /* for guards that a timer has woken: object is the scope of the guards */
    WAIT_TASK,  /* for one task */
    WAIT_SLEEP, /* until an instant */
    WAIT_EVENT,
    WAIT_PERMIT,   /* of a mutex or semaphore */
    WAIT_SEND,     /* to a channel */
    WAIT_RECEIVE,  /* from one */
    WAIT_BLOCKING, /* for a thread of the pool: object is the job */
    WAIT_YIELD,    /* for nothing: let others run */
    WAIT_DEEP      /* for a shallower C stack */
};

struct sc__wait {
    enum sc__wait_kind kind;
    void *object;
    sc_scope *scope; /* the scope whose cancellation ends the wait */

    union {
        int64_t instant;
        void *element; /* of a channel's wait: what is sent, or where it is received */
    };
};

/* ---- timers (time/timer.h) ---- */
struct sc__timer_entry {
    int64_t instant;
    struct sc__timer *timer;
};

/* Timers that were armed in order (time/run.h). */
struct sc__timer_run {
    struct sc__timer_entry **chunks;
    uint32_t capacity;
    uint32_t first; /* position of the earliest */
    uint32_t past;  /* position behind the latest */
    uint32_t gaps;
    struct sc__timer_entry *spare; /* a chunk that is not needed now */
};

/* The others are in a heap (time/heap.h): `count` entries. */
struct sc__timers {
    alignas(SC__CACHE_LINE) _Atomic uint32_t lock;
    struct sc__timer_run run;
    uint32_t count;
    uint32_t capacity;
    struct sc__timer_entry *entries;
    _Atomic int64_t next; /* the earliest instant; written under the lock, read without */
};

enum sc__worker_state {
    WORKER_ABSENT,
    WORKER_ACTIVE,
    WORKER_PARKED,
    WORKER_RETIRED /* a spare one that is not needed now */
};

/* What a worker counts; its own thread's alone, read by others when it has ended (core/stats.h). */
struct sc__stats {
    uint64_t tasks; /* spawned, if all spawns take the slow path */
    uint64_t steals;
    uint64_t parks;
    uint64_t blocks; /* taken from slabs */
    uint64_t bytes;
};

/* A worker: a thread that runs tasks. */
struct sc__worker {
    sc_worker head; /* what emitted code sees; first, so that pointers convert */

    /* its own thread's alone */
    sc_task **buffer; /* of the deque */
    sc_task **end;
    struct sc__wait wait;
    uint64_t random;
    struct sc__stats stats;
    uint32_t index;
    uint32_t reserve; /* tasks of the private part that are enough for others (sched/deque.c) */
    int64_t asked_at; /* when somebody asked for tasks the last time; the owner's alone */
    bool spare;       /* started by the monitor; never changes */
    bool outside; /* no worker, but what a thread of the blocking pool has of one; never changes */
    uint32_t slot_runs; /* tasks taken from the slot one after the other */
    uint32_t tick_seen;
    sc_task *bottom; /* the task that its loop runs; others run in place on top of it */
    bool unwinding;  /* joins suspend, so that the C stack unwinds to the worker's loop */
    bool owes_wake;  /* armed a timer that may be earlier than what parked workers wait for */
    _Atomic uintptr_t
        stack_limit; /* the limit when nothing is asked; also read by who restores it */
    _Atomic uintptr_t pure_floor;      /* the same for pure functions */
    struct sc__pure_piece *pure_piece; /* of the stack of their blocks: where it stands */
    struct sc__pure_piece *pure_lowest;

    /* written by its own thread, read by the monitor; relaxed, for they are only hints */
    _Atomic uint32_t turns;
    _Atomic uint32_t state;
    /* written by the monitor, taken by its own thread */
    _Atomic bool slice_over;
    _Atomic bool retire;
    _Atomic bool coarse;     /* its tasks run long: what it makes ready is for others too */
    _Atomic uint32_t recall; /* futex of a retired worker */
    /* the monitor's alone */
    uint32_t turns_seen;
    uint32_t stuck;
    uint32_t long_turns; /* ticks with few turns, one after the other */

    /* the public part of the deque, [tail, head.base), and the run queue; all under the lock, the two
       counts also read without it, sequentially consistent against going to sleep (sched/park.h) */
    alignas(SC__CACHE_LINE) _Atomic uint32_t lock;
    _Atomic uint32_t public_count;
    _Atomic uint32_t queued;
    sc_task **tail;
    sc_task *queue_first;
    sc_task *queue_last;
    _Atomic(sc_task *) slot; /* made ready last; exchanged by its owner and, when idle, by others */

    struct sc__timers timers;
    pthread_t thread;
    struct sc__worker *next_outside;
    struct sc__worker *made_before;
};

/* ---- the state of the runtime ---- */
struct sc__workers {
    struct sc__worker *all[SC__WORKERS_MAX + SC__SPARES_MAX];
    _Atomic uint32_t count; /* of those that run: see note [workers without a thread] */
    uint32_t regular;
    _Atomic(struct sc__worker *)
        made; /* all that there ever were, through `made_before`, those without a thread too */
};

struct sc__cancels {
    alignas(SC__CACHE_LINE) _Atomic uint32_t live; /* cancelled scopes that are not closed yet */
    _Atomic uint32_t epoch;
};

struct sc__parking {
    alignas(SC__CACHE_LINE) _Atomic uint32_t key; /* the futex: changes with each wake-up */
    _Atomic uint32_t count;
    _Atomic uint32_t asleep; /* of the parked ones: those whose last look found nothing */
    _Atomic int64_t until; /* the earliest instant for which some parked worker has set its alarm */
};

/* Workers that wait in a join of pure tasks (sched/pure.h). */
struct sc__pure_sleep {
    alignas(SC__CACHE_LINE) _Atomic uint32_t key; /* the futex */
    _Atomic uint32_t sleepers;
};

struct sc__monitor {
    _Atomic uint32_t asleep; /* futex: 1 while it waits for a worker to unpark */
    _Atomic uint32_t tick;
};

struct sc__block_pool {
    alignas(SC__CACHE_LINE) _Atomic uint32_t lock;
    void *batches[SC__CLASSES];
};

/* Exported functions that C has called and that may suspend (core/embed.c). */
struct sc__calls {
    alignas(SC__CACHE_LINE) _Atomic uint32_t lock;
    struct sc__call *first;
    _Atomic uint32_t turn;
    _Atomic uint32_t blocked; /* workers that sleep in such a call */
    _Atomic uint32_t start_lock;
    _Atomic bool started; /* the workers are there */
};

/* The pool for blocking calls (sched/blocking.h); everything under its lock but `pending`. */
struct sc__blocking {
    pthread_mutex_t lock;
    pthread_cond_t more;
    sc_job *first;
    sc_job *last;
    uint32_t waiting; /* jobs in the queue */
    uint32_t threads;
    uint32_t idle;
    struct sc__worker *outside; /* that no thread uses now, through their `next_outside` */
    _Atomic uint32_t pending;   /* jobs that have not ended */
};

struct sc__output {
    alignas(SC__CACHE_LINE) _Atomic uint32_t lock;
    char *text;
    size_t length;
    size_t capacity;
    int error;     /* errno of the first write that failed; nothing is written after it */
    bool terminal; /* write each line at once */
    bool opened;
    _Atomic bool pending;
};

struct sc__rt {
    const struct sc_mem *mem;
    const sc_program *program;
    sc_view arguments;
    sc_scope *root; /* the scope of an async main */
    struct sc__workers workers;
    struct sc__cancels cancels;
    struct sc__parking parking;
    struct sc__pure_sleep pure;
    struct sc__monitor monitor;
    struct sc__block_pool pool;
    struct sc__output output;
    struct sc__calls calls;
    struct sc__blocking blocking;
    bool stats;             /* SC_STATS=1 */
    uint32_t collect_every; /* SC_GC_EVERY=n, 0: when the collector thinks fit */
    _Atomic bool stopping;
    int status; /* exit status of an async main */
};

extern struct sc__rt sc__rt;

static inline struct sc__worker *sc__own(sc_worker *w) {
    return (struct sc__worker *)w;
}

static inline uint32_t sc__worker_count(void) {
    return atomic_load_explicit(&sc__rt.workers.count, memory_order_acquire);
}

/* ---- core ---- */
_Noreturn void sc__out_of_memory(void);
_Noreturn void
sc__fatal(const char *message); /* the runtime itself is wrong, or can't even begin */
