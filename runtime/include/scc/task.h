/*
 * Tasks, scopes, frames: what emitted code calls for structured concurrency. Operations marked
 * *leaf* return {SC_DONE, …}, {SC_UNWIND, 0} if the current scope is cancelled, or {SC_SUSP, 0} (see
 * abi.h); those marked *retry* are called again after a resumption, until they don't suspend.
 */
#ifndef SCC_TASK_H
#define SCC_TASK_H

#include <scc/abi.h>
#include <scc/layout.h>

/* ---- frames and blocks: free lists by size, scanned by the collector ---- */
void *sc__block_alloc_slow(sc_worker *w, size_t size);
void sc__block_free_slow(sc_worker *w, void *block, size_t size);

/* A collection clears what the list of a stopped thread holds (mem/block.c): nothing is written to a block before it
   has left the list, or after it came in. No instruction; it keeps the C compiler from moving stores. */
static inline void sc__block_border(void) {
    atomic_signal_fence(memory_order_seq_cst);
}

/* A block of the size, not cleared. */
static inline void *sc_block_alloc(sc_worker *w, size_t size) {
    size_t class = (size + SC__GRAIN - 1) / SC__GRAIN;
    if (SC_LIKELY(class < SC__CLASSES)) {
        struct sc__free_list *list = &w->blocks[class];
        void *block = list->head;
        if (SC_LIKELY(block != NULL)) {
            list->head = *(void **)block;
            sc__block_border();
            return block;
        }
    }
    return sc__block_alloc_slow(w, size);
}

/* Gives a block back; the size is the one it was allocated with. */
static inline void sc_block_free(sc_worker *w, void *block, size_t size) {
    size_t class = (size + SC__GRAIN - 1) / SC__GRAIN;
    if (SC_LIKELY(class < SC__CLASSES)) {
        struct sc__free_list *list = &w->blocks[class];
        if (SC_LIKELY(list->strangers < SC__SPILL)) {
            *(void **)block = list->head;
            sc__block_border();
            list->head = block;
            list->strangers++;
            return;
        }
    }
    sc__block_free_slow(w, block, size);
}

/* The same for a block that surely was taken by the worker that now gives it back. */
static inline void sc_block_free_own(sc_worker *w, void *block, size_t size) {
    size_t class = (size + SC__GRAIN - 1) / SC__GRAIN;
    if (SC_UNLIKELY(class >= SC__CLASSES)) {
        sc__block_free_slow(w, block, size);
        return;
    }
    struct sc__free_list *list = &w->blocks[class];
    *(void **)block = list->head;
    sc__block_border();
    list->head = block;
}

/* Where a callee leaves a result of up to SC_RET_BUFFER bytes; aligned to 16. */
static inline void *sc_ret_buffer(sc_worker *w) {
    return w->result;
}

/* The frame that waits: called after a leaf returned SC_SUSP. */
static inline void sc_leaf(sc_worker *w, sc_frame *frame) {
    w->leaf = frame;
}

/* ---- entries and back edges: one compare serves stack depth, cancellation and time slice ---- */
/* True: call sc_entry or sc_back_edge. */
static inline bool sc_poll(sc_worker *w) {
    char here;
    return SC_UNLIKELY((uintptr_t)&here < atomic_load_explicit(&w->limit, memory_order_relaxed));
}

sc_ret sc_entry(sc_worker *w, sc_scope *scope); /* leaf: stack depth, cancellation, time slice */
sc_ret sc_back_edge(sc_worker *w, sc_scope *scope); /* leaf: cancellation, time slice */

/* ---- scopes: storage in the opener's frame, address stable until closed ---- */
/* Opening is inlined, and the end of a scope that only forked and joined: sc_scope_open, sc_scope_is_over
   (fast.h). */
/* The body is over: waits for ordinary tasks, then stops guards, then daemons. `st` tells how the body
   ended: SC_DONE, SC_UNWIND or SC_PANIC (the last two cancel what still runs); after sc_scope_fail by the
   body it is SC_UNWIND. Gives SC_DONE or SC_SUSP and nothing else. leaf, retry (with the same st). */
sc_ret sc_scope_join(sc_worker *w, sc_scope *scope, uint64_t st);

enum {
    SC_OUTCOME_VALUE,     /* completed (or finished): the body's value counts */
    SC_OUTCOME_ERROR,     /* the slot holds the first error, or that of cancel(err …) */
    SC_OUTCOME_CANCELLED, /* by a bare cancel(): the compiler knows the error to give */
    SC_OUTCOME_UNWIND,    /* an outer scope is cancelled: go on unwinding */
    SC_OUTCOME_PANIC      /* a panic comes out: go on panicking */
};

/* After the join and the body's defers: unlinks the scope, frees its tasks' blocks, says what came out. */
uint64_t sc_scope_close(sc_worker *w, sc_scope *scope);

void sc_scope_cancel(sc_worker *w, sc_scope *scope); /* bare cancel() */
void sc_scope_cancel_error(sc_worker *w, sc_scope *scope, const void *error, size_t size);
void sc_scope_finish(sc_worker *w, sc_scope *scope);
/* A task or the body failed with an error: the first one is copied to the slot, siblings are cancelled. */
void sc_scope_fail(sc_worker *w, sc_scope *scope, const void *error, size_t size);
bool sc_cancelled(sc_worker *w, sc_scope *scope); /* task.cancelled() */

/* Defers that may suspend run in a shield: cancellation from above reaches it only after the grace. */
void sc_shield_open(sc_worker *w, sc_scope *shield, sc_scope *parent);
void sc_shield_open_for(sc_worker *w, sc_scope *shield, sc_scope *parent, int64_t grace_ns);
void sc_shield_close(sc_worker *w, sc_scope *shield);

/*
 * ---- tasks: a block of {sc_task, result, captures} of the emitted type ----
 * `type->run` is called at most once, with task->scope as the scope to run in (which is not always the one
 * given to sc_spawn: guards and daemons run in hidden ones). When it suspends it returns its outermost
 * frame like any function. The task's code writes its result into the block before its root returns
 * {SC_DONE, ...}; the runtime ignores v. A task that fails calls sc_scope_fail(w, task->scope, ...) and
 * returns {SC_UNWIND, 0}.
 */
enum {
    SC_SPAWN_IN_FRAME = 1, /* the block lies in the opener's frame: never freed by the runtime */
    SC_SPAWN_DETACHED =
        2,             /* from sc_block_alloc, nobody keeps the handle: freed when the task ends */
    SC_SPAWN_KEPT = 4, /* from sc_block_alloc, the handle is used: freed when the scope closes */
    SC_SPAWN_SHARED = 8,  /* others than the scope's own body may join it */
    SC_SPAWN_REMOTE = 16, /* spawned by code that need not be the scope's own body */
    SC_SPAWN_GUARD = 32,
    SC_SPAWN_DAEMON = 64,
    SC_SPAWN_PURE = 128, /* its head is a sc_pure_task (pure.h) */
    SC_SPAWN_CALL = 512, /* what an exported function runs as: for sc_export_run alone */
    SC_SPAWN_RNG = 1024  /* the last 16 bytes of its block are for random numbers (value/rng.c) */
};

/* Spawning is inlined: sc_spawn (fast.h). What it leaves to the runtime: */
void sc__spawn_special(sc_worker *w, sc_scope *scope, sc_task *task);
void sc__spawn_in_place(sc_worker *w, sc_task *task);
void sc__spawn_overflow(sc_worker *w);
/* The rest of a spawn that has run its task on top of `outer`, where `r` is what that returned. */
void sc__spawn_ran(sc_worker *w, sc_task *task, sc_task *outer, sc_ret r);
/* Waits for the task; its result lies in its block. Unwinds if the caller or the task was cancelled. leaf, retry. */
sc_ret sc_task_join(sc_worker *w, sc_scope *current, sc_task *task);
/* The rest of joining a task that was run in place, on top of `outer`, and has returned `r`. */
sc_ret sc__task_join_ran(sc_worker *w, sc_scope *current, sc_task *task, sc_task *outer, sc_ret r);

/* ---- waiting ---- */
sc_ret sc_yield(sc_worker *w, sc_scope *scope);                        /* leaf */
sc_ret sc_checkpoint(sc_worker *w, sc_scope *scope);                   /* leaf */
sc_ret sc_sleep(sc_worker *w, sc_scope *scope, int64_t nanoseconds);   /* leaf */
sc_ret sc_sleep_until(sc_worker *w, sc_scope *scope, int64_t instant); /* leaf */
int64_t sc_now(void);                                                  /* monotonic, ns */
/* What a mutex or a semaphore is: permits, and behind them the value that a mutex guards (runtime/sync/mutex.h). */
typedef struct sc_mutex sc_mutex;
sc_mutex *sc_mutex_new(uint64_t size, bool has_pointers); /* with one permit */
void *sc_mutex_value(sc_mutex *mutex);
void sc_permits_set(sc_mutex *mutex, uint64_t permits); /* before others know of it */
/* `spins`: permits are held for short times only. */
sc_ret sc_permit_acquire(sc_worker *w, sc_scope *scope, sc_mutex *mutex, bool spins); /* leaf */
bool sc_permit_try(sc_mutex *mutex);
void sc_permit_release(sc_mutex *mutex,
                       bool whole);          /* not whole: the mutex is broken from here on */
bool sc_mutex_broken(const sc_mutex *mutex); /* for who holds it */

typedef struct sc_event sc_event;
sc_event *sc_event_new(void);
void sc_event_set(sc_event *event);
sc_ret sc_event_wait(sc_worker *w, sc_scope *scope, sc_event *event); /* leaf */

/* ---- blocking calls: on a thread of their own (sched/blocking.h) ---- */
/* What is to be run there: the head of a struct that stays where it is until the call is over. */
typedef struct {
    void (*run)(void *job); /* the struct; panics as any plain function */
    sc_task *task;
    void *next;
} sc_job;

/* Unwinds if the current scope is cancelled already; once begun it is waited for. leaf */
sc_ret sc_run_blocking(sc_worker *w, sc_scope *scope, void *job, void (*run)(void *job));

/* ---- channels: `element` and `into` are where the value lies; they stay good during the wait ---- */
typedef struct sc_chan sc_chan;

enum {
    SC_CHAN_DONE,
    SC_CHAN_CLOSED
};

/* `element_size` is at least 1; has_pointers tells the collector whether to scan the values. */
sc_chan *sc_chan_new(uint64_t capacity, uint64_t element_size, bool has_pointers);
/* With SC_DONE, v is SC_CHAN_DONE or SC_CHAN_CLOSED. */
sc_ret sc_chan_send(sc_worker *w, sc_scope *scope, sc_chan *chan, void *element); /* leaf */
sc_ret sc_chan_recv(sc_worker *w, sc_scope *scope, sc_chan *chan, void *into);    /* leaf */
bool sc_chan_try_send(sc_chan *chan, void *element);
bool sc_chan_try_recv(sc_chan *chan, void *into);
void sc_chan_close(sc_chan *chan);
uint64_t sc_chan_len(sc_chan *chan);

#endif
