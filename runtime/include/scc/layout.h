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
    SC__GRAIN = 16,   /* blocks come in multiples of this */
    SC__CLASSES = 65, /* up to 1,024 bytes; larger ones come from the heap */
    SC__SPILL = 1024  /* a worker that has so many free blocks of a class gives half of them away */
};

/* A free list of blocks of one size class (mem/block.c). */
struct sc__free_list {
    void *head; /* linked through the first word of each block */
    char *bump; /* what is left of the current slab */
    char *end;
    uint32_t count; /* blocks on the list */
};

/* An entry's place in a heap of timers (time/timer.c). */
struct sc__timer {
    int32_t index; /* in the heap, -1: not armed */
    uint16_t heap; /* number of the worker whose heap it is */
    uint8_t kind;  /* what it is embedded in */
    uint8_t waits; /* of a task: what it waits for */
};

/* Tasks that wait for one thing: a ring through wait_next and wait_prev (sync/waitq.h). */
struct sc__waitq {
    _Atomic uint32_t lock;
    sc_task *first;
};

/* The head of a worker. Only its own thread touches it, but for the two atomic words. */
struct sc_worker {
    sc_task **top; /* the deque's private part is [base, top) (sched/deque.h) */
    sc_task **base;
    _Atomic(sc_task **)
        poll; /* top reaching it calls the slow path; others store NULL to ask for work */
    _Atomic uintptr_t limit; /* of the C stack; UINTPTR_MAX asks for a visit to the slow path */
    sc_task *task;           /* the one whose code runs */
    sc_frame *leaf;          /* of the task that is about to suspend */
    struct sc__free_list blocks[SC__CLASSES];
    _Alignas(16) unsigned char result[SC_RET_BUFFER];
};

/* sched/scope.c, sched/cancel.c. What stands before `parent` is cleared at the opening, what stands after
   `slot` gets its value when it first has a meaning. */
struct sc_scope {
    _Atomic int32_t count; /* unfinished tasks, with a bias while the owner has not waited */
    int32_t own;           /* spawned by the owner and not finished in place; the owner's alone */
    _Atomic uint32_t flags;
    _Atomic uint32_t seen; /* verdict on cancellation, and the epoch in which it was found */
    _Atomic uint32_t outcome;
    _Atomic uint32_t lock;       /* guards the registry: tasks, kids, and the links of kids */
    _Atomic uint32_t due;        /* of a scope of guards: woken by a timer, not yet run */
    uint8_t phase;               /* of the join; the owner's alone */
    uint8_t body;                /* how the body ended */
    _Atomic(sc_worker *) joiner; /* the worker on which the opener runs its tasks in place */
    _Atomic(sc_task *) kept;     /* blocks to free at the close */
    _Atomic(sc_scope *) guards;  /* hidden child scopes, made when the first such task is spawned */
    _Atomic(sc_scope *) daemons;
    sc_task *tasks; /* the registry */
    sc_scope *kids;
    sc_scope *parent;
    sc_task *opener; /* the task that opened it, and waits for it */
    const sc_site *site;
    void *slot;      /* for the first error */
    sc_task *waiter; /* the opener once it waits */
    sc_scope *prev;
    sc_scope *next;
    int64_t cancelled_at;   /* written before the flag */
    int64_t grace;          /* of a shield, in nanoseconds */
    struct sc__timer timer; /* of a shield */
};

typedef sc_ret (*sc_task_run)(sc_worker *w, sc_task *task);

/* What all tasks of one spawn have in common: emitted as static const data. */
typedef struct {
    sc_task_run run;
    const sc_site *site; /* where it is spawned */
    uint32_t size;       /* of the whole block */
    uint32_t flags;      /* SC_SPAWN_... */
} sc_task_type;

/* sched/task.c. What stands before `value` gets its value at the spawn, the rest when it first has a
   meaning. */
struct sc_task {
    const sc_task_type *type;
    sc_scope *scope;
    sc_frame *leaf;           /* NULL: not started, or never suspended yet */
    sc_scope *home;           /* the scope in whose registry it stands */
    _Atomic uint32_t done;    /* pending, finished, or pending with waiters */
    uint8_t status;           /* how it ended */
    uint8_t outcome;          /* with which status its leaf is to be resumed */
    uint8_t marks;            /* the runtime's own flags (sched/task.h) */
    _Atomic uint32_t wait;    /* the wait word (sched/task.h) */
    struct sc__waitq joiners; /* who waits for this task */
    struct sc__timer timer;
    uint64_t value; /* for the leaf */
    sc_task *home_prev;
    sc_task *home_next;
    sc_task *run_next;  /* in a run queue */
    sc_task *wait_prev; /* in the queue of what it waits for */
    sc_task *wait_next;
    void *wait_object;
    sc_task *kept_next;
};

#endif
