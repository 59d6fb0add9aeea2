/*
 * The shapes of the runtime's objects, laid open for two reasons only: frames of emitted code contain
 * scopes and tasks, and the inline functions of task.h touch the head of a worker. Emitted code uses
 * sizeof and those functions and reads no field by itself; who writes which field, and in which order,
 * stands in the files of the runtime named beside the fields.
 */
#ifndef SCC_LAYOUT_H
#define SCC_LAYOUT_H

#include <scc/abi.h>
#include <stdatomic.h>

enum {
    SC__CACHE_LINE = 64,
    SC__GRAIN = 16,   /* blocks come in multiples of this */
    SC__CLASSES = 65, /* up to 1,024 bytes; larger ones come from the heap */
    SC__SPILL = 1024  /* a worker that has so many free blocks of a class gives half of them away */
};

/* A free list of blocks of one size class (mem/block.c). */
struct sc__free_list {
    void *head; /* linked through the first word of each block */
    char *bump; /* what is left of the current slab */
    char *end;
    uint32_t
        strangers; /* freed here and perhaps taken elsewhere, since blocks were last given away */
};

/* An entry's place in a heap of timers (time/timer.c). */
struct sc__timer {
    int32_t index; /* in the heap, or below -1 in the run; -1: not armed */
    uint16_t heap; /* number of the worker whose heap it is */
    uint8_t kind;  /* what it is embedded in */
    uint8_t waits; /* of a task: what it waits for */
};

/* Tasks that wait for one thing: a ring through wait_next and wait_prev (sync/waitq.h). */
struct sc__waitq {
    _Atomic uint32_t lock;
    sc_task *first;
};

/* The head of a worker. Only its own thread touches it, but for the atomic words. Those lie in a cache line of
   their own, which that thread hardly writes: who looks whether he has asked already takes nothing from it. */
struct sc_worker {
    sc_task **top; /* the deque's private part is [base, top) (sched/deque.h) */
    sc_task **base;
    sc_task **enough;   /* from here on a spawn runs its task at once (sched/deque.c) */
    uint64_t at_once;   /* pure tasks that ended on their short way, which nothing else counts */
    uint64_t disturbed; /* changes with base, and when a pure task fails here */
    char *pure_top;     /* of the stack of the blocks of pure functions (sched/pure.c) */
    char *pure_end;     /* of the piece that it is in */
    sc_task *task;      /* the one whose code runs; in pure functions it may be out of date */
    sc_frame *leaf;     /* of the task that is about to suspend */
    _Alignas(SC__CACHE_LINE) _Atomic(sc_task **)
        poll; /* top reaching it calls the slow path; others store NULL to ask for work */
    _Atomic uintptr_t limit; /* of the C stack; UINTPTR_MAX asks for a visit to the slow path */
    _Atomic uintptr_t pure_limit; /* the same for pure functions */
    _Alignas(SC__CACHE_LINE) struct sc__free_list blocks[SC__CLASSES];
    _Alignas(16) unsigned char result[SC_RET_BUFFER];
};

/* What few scopes need, in a block of its own that is made when it is first needed (sched/scope.c). */
struct sc__scope_rare {
    sc_scope *scope;            /* whose it is */
    _Atomic(sc_scope *) guards; /* hidden child scopes, made when the first such task is spawned */
    _Atomic(sc_scope *) daemons;
    _Atomic(sc_task *)
        kept;             /* blocks to free at the close that others than the owner have spawned */
    int64_t cancelled_at; /* written before the flag */
    int64_t grace;        /* of a shield, in nanoseconds */
    struct sc__timer timer; /* of a shield */
    _Atomic uint32_t due;   /* of a scope of guards: woken by a timer, not yet run */
};

enum {
    SC__BIAS = 1 << 30, /* in a scope's count while its opener has not waited (sched/scope.h) */
    SC__TASK_ENDED = 2, /* of `done` */
    SC__THROTTLE = 1024 /* private tasks above which a spawn in a loop runs its task in place */
};

/* sched/scope.c, sched/cancel.c. What stands before `rare` gets its value at the opening; `rare` and the
   registry are there if a flag says so; `prev` and `next` belong to the parent's registry. */
struct sc_scope {
    _Atomic int32_t count; /* unfinished tasks, with a bias while the owner has not waited */
    int32_t own;           /* spawned by the owner and not finished in place; the owner's alone */
    _Atomic uint32_t flags;
    _Atomic uint32_t lock; /* guards the registry: tasks, kids, and the links of kids */
    _Atomic uint32_t seen; /* verdict on cancellation, and the epoch in which it was found */
    _Atomic uint8_t outcome;
    uint8_t phase; /* of the join; the owner's alone */
    uint8_t body;  /* how the body ended */
    sc_scope *parent;
    sc_task *opener; /* the task that opened it, and waits for it */
    const sc_site *site;
    void *slot;    /* for the first error */
    sc_task *kept; /* blocks to free at the close; the owner's alone */
    struct sc__scope_rare *rare;
    sc_task *tasks; /* the registry */
    sc_scope *kids;
    sc_scope *prev;
    sc_scope *next;
};

typedef sc_ret (*sc_task_run)(sc_worker *w, sc_task *task);

/* What all tasks of one spawn have in common: emitted as static const data. */
typedef struct {
    sc_task_run run;
    const sc_site *site; /* where it is spawned */
    uint32_t size;       /* of the whole block */
    uint32_t flags;      /* SC_SPAWN_... */
} sc_task_type;

/* sched/task.c. What stands before `home` gets its value at the spawn, the rest when it first has a
   meaning: that of waiting with the first wait, `joiners.first` with the first joiner. */
struct sc_task {
    const sc_task_type *type;
    sc_scope *scope;
    sc_frame *leaf;        /* NULL: not started, or never suspended yet */
    _Atomic uint32_t done; /* pending, finished, or pending with waiters */
    uint8_t status;        /* how it ended */
    uint8_t outcome;       /* with which status its leaf is to be resumed */
    uint8_t marks;         /* the runtime's own flags (sched/task.h) */

    union {
        struct sc__waitq joiners; /* who waits for this task */

        struct {
            uint32_t lock_of_joiners;
            _Atomic uint32_t wait; /* the wait word (sched/task.h); lies in the queue's padding */
        };
    };

    sc_scope *home; /* the scope in whose registry it stands */
    sc_task *home_prev;
    sc_task *home_next;
    struct sc__timer timer;
    uint64_t value;     /* for the leaf */
    sc_task *run_next;  /* in a run queue */
    sc_task *wait_prev; /* in the queue of what it waits for */
    sc_task *wait_next;
    void *wait_object;
    sc_task *kept_next;
};

#endif
