/*
 * Pure fork-join: functions that can wait for nothing but tasks which they spawned themselves. They are
 * plain C functions that never suspend, have neither frames nor scope objects, and keep the records of
 * their tasks in their C frames. See runtime/sched/pure.h for the protocol.
 *
 *     static sc_ret f_pure(sc_worker *w, sc_task *task, args…);
 *
 * `task` is what the code runs for: the record of the innermost pure task, which leads to the call from
 * suspending code in which all this happens, and so to the scope whose cancellation stops it. The result is
 * as everywhere (abi.h), but never SC_SUSP.
 */
#ifndef SCC_PURE_H
#define SCC_PURE_H

#include <scc/abi.h>
#include <scc/layout.h>
#include <scc/task.h>

typedef struct sc_pure_task sc_pure_task;
typedef struct sc_pure_call sc_pure_call;

enum {
    SC__PURE_PENDING, /* spawned; nobody but its spawner's worker has had it */
    SC__PURE_TAKEN,   /* another worker has taken it */
    SC__PURE_WAITED,  /* the same, and the spawner's worker sleeps until it ends */
    SC__PURE_ENDED    /* plus the status with which it ended */
};

/* The head of a pure task's block. A pointer to it passes as one to a sc_task where only `type` is read. */
struct sc_pure_task {
    const sc_task_type *type;
    sc_pure_call *call;
    sc_task *parent;        /* the task in which it was spawned */
    _Atomic uint64_t state; /* SC__PURE_... */
    sc_pure_task *next;     /* in the list of its scope, if it has a block of its own */
};

/* A call of a pure function by a suspending one; it stands for the running task. */
struct sc_pure_call {
    sc_pure_task record;
    sc_scope *scope;
    sc_task *task; /* the one that made the call */
};

/* The tasks of a scope that have blocks of their own. What opening copies from the worker does not lie side by
   side: C compilers would load it as one vector, and wait for the narrower store before. */
typedef struct {
    sc_pure_task *first; /* of those made ready: spawned last */
    sc_task **top;       /* of the deque when the scope opened */
    uint64_t disturbed;  /* the worker's count then */
    char *mark;          /* where the worker's stack of blocks stood when the scope opened, */
    sc_pure_task
        running;    /* the one that is run where it is spawned; in the list once one has failed */
    char *end;      /* and where that piece of the stack ended */
    uint64_t count; /* if some are detached: of those made ready, */
    uint64_t limit; /* and from which count on a spawn takes the slow path */
} sc_pure_list;

/* ---- calls from suspending code ---- */
extern const sc_task_type sc__pure_call_type;

static inline sc_task *sc_pure_begin(sc_worker *w, sc_scope *scope, sc_pure_call *call) {
    call->record.type = &sc__pure_call_type;
    call->record.call = call;
    call->record.parent = w->task;
    call->scope = scope;
    call->task = w->task;
    return (sc_task *)call;
}

static inline void sc_pure_end(sc_worker *w, const sc_pure_call *call) {
    w->task = call->task;
}

/* ---- polls ---- */
/* True: call sc_pure_entry. */
static inline bool sc_pure_poll(sc_worker *w) {
    char here;
    return SC_UNLIKELY((uintptr_t)&here <
                       atomic_load_explicit(&w->pure_limit, memory_order_relaxed));
}

/* True: call sc_pure_back_edge. The depth of the stack is the same as at the entry. */
static inline bool sc_pure_poll_again(sc_worker *w) {
    return SC_UNLIKELY(atomic_load_explicit(&w->pure_limit, memory_order_relaxed) == UINTPTR_MAX);
}

/* Depth of the C stack, cancellation, requests for work. `site` is for the panic when the stack is used up. */
sc_ret sc_pure_entry(sc_worker *w, sc_task *self, const sc_site *site);
sc_ret sc_pure_back_edge(sc_worker *w, sc_task *self);

/* ---- spawning ---- */
/* How the short way of a task ends, which its spawn tries before it makes the task ready. */
enum {
    SC_SHORT_GIVEN_UP, /* it is as if it had not been tried */
    SC_SHORT_ENDED,    /* the task has, with its value */
    SC_SHORT_REST      /* another task, in the same block, does the rest */
};

enum {
    SC__PURE_THROTTLE = 1024 /* tasks of one scope from which on it does so without outer ones */
};

void sc__pure_spawn_slow(sc_worker *w);
void sc__pure_spawn_detached_slow(sc_worker *w, sc_pure_list *list);

static inline void sc__pure_init(sc_task *self, sc_pure_task *task, const sc_task_type *type) {
    task->type = type;
    task->call = ((sc_pure_task *)self)->call;
    task->parent = self;
}

static inline sc_task **sc__pure_push(sc_worker *w, sc_task *self, sc_pure_task *task,
                                      const sc_task_type *type) {
    sc__pure_init(self, task, type);
    atomic_store_explicit(&task->state, SC__PURE_PENDING, memory_order_relaxed);
    sc_task **top = w->top;
    *top++ = (sc_task *)task;
    w->top = top;
    return top;
}

/* Makes a task ready whose record lies in the C frame. */
static inline void sc_pure_spawn(sc_worker *w, sc_task *self, sc_pure_task *task,
                                 const sc_task_type *type) {
    sc_task **top = sc__pure_push(w, self, task, type);
    if (SC_UNLIKELY(top >= atomic_load_explicit(&w->poll, memory_order_relaxed)))
        sc__pure_spawn_slow(w);
}

/* The same for a block of its own that stays until the scope closes. */
static inline void sc_pure_spawn_kept(sc_worker *w, sc_task *self, sc_pure_list *list,
                                      sc_pure_task *task, const sc_task_type *type) {
    sc_task **top = sc__pure_push(w, self, task, type);
    task->next = list->first;
    list->first = task;
    if (SC_UNLIKELY(top >= atomic_load_explicit(&w->poll, memory_order_relaxed)))
        sc__pure_spawn_slow(w);
}

/* The same for one that is given back when the task has ended. */
static inline void sc_pure_spawn_detached(sc_worker *w, sc_task *self, sc_pure_list *list,
                                          sc_pure_task *task, const sc_task_type *type) {
    sc_task **top = sc__pure_push(w, self, task, type);
    task->next = list->first;
    list->first = task;
    if (SC_UNLIKELY(++list->count >= list->limit ||
                    top >= atomic_load_explicit(&w->poll, memory_order_relaxed)))
        sc__pure_spawn_detached_slow(w, list);
}

/*
 * Nobody can tell a task that is run where it is spawned, without a deque, from one that starts at once. That
 * is done as long as the private part of the deque holds enough tasks from before the scope opened. Those are
 * mostly the larger ones, so that others have work; once they are taken, spawns make tasks ready again. What is
 * run then lies in the C frame; a block is needed only for the result of one that is joined.
 */
static inline bool sc_pure_has_enough(const sc_worker *w, const sc_pure_list *list) {
    return SC_LIKELY(list->top >= w->enough);
}

static inline sc_task *sc_pure_start(sc_pure_list *list, const sc_task_type *type) {
    list->running.type = type; // the rest has been there since the scope opened
    return (sc_task *)&list->running;
}

/* Where all tasks of the scope are of one type, that is there since the scope opened as well. */
static inline void sc_pure_type(sc_pure_list *list, const sc_task_type *type) {
    list->running.type = type;
}

static inline sc_task *sc_pure_start_typed(sc_pure_list *list) {
    return (sc_task *)&list->running;
}

/* A task has ended on its short way. */
static inline void sc_pure_ended_at_once(sc_worker *w) {
    w->at_once++;
}

/* The same for a task whose record lies in the C frame; here those of its own scope count as well, which are few. */
static inline bool sc_pure_spawn_has_enough(const sc_worker *w) {
    return SC_LIKELY(w->top >= w->enough);
}

static inline sc_task *sc_pure_spawn_start(sc_task *self, sc_pure_task *task,
                                           const sc_task_type *type) {
    sc__pure_init(self, task, type);
    return (sc_task *)task;
}

static inline void sc_pure_ran(sc_worker *w, sc_pure_task *task, uint64_t status);

/* Whether a join has to look at it: it has failed. */
static inline bool sc_pure_spawn_started(sc_worker *w, sc_pure_task *task, uint64_t status) {
    if (SC_UNLIKELY(status != SC_DONE))
        sc_pure_ran(w, task, status);
    return status != SC_DONE;
}

void sc__pure_failed_in_place(sc_worker *w, sc_pure_list *list, uint64_t status);

static inline void sc_pure_started(sc_worker *w, sc_pure_list *list, uint64_t status) {
    if (SC_UNLIKELY(status != SC_DONE))
        sc__pure_failed_in_place(w, list, status);
}

/* The block in which a join finds how it ended. */
static inline void sc_pure_record(sc_pure_task *task, uint64_t status) {
    atomic_store_explicit(&task->state, SC__PURE_ENDED + status, memory_order_relaxed);
}

/*
 * Blocks that stay until their scope closes lie on a stack of the worker's: pure functions nest, on a
 * worker, like the calls they are. The stack has pieces, in a chain.
 */
void *sc__pure_alloc_slow(sc_worker *w, size_t size);
void sc__pure_cut_slow(sc_worker *w, const sc_pure_list *list);

static inline void *sc_pure_alloc(sc_worker *w, size_t size) {
    char *block = w->pure_top;
    if (SC_UNLIKELY((size_t)(w->pure_end - block) < size))
        return sc__pure_alloc_slow(w, size);
    w->pure_top = block + size;
    sc__block_border();
    return block;
}

/* `kept`, `detached`: what kinds of blocks its tasks may have. */
static inline void sc_pure_open(sc_worker *w, sc_task *self, sc_pure_list *list, uint64_t kept,
                                uint64_t detached) {
    list->running.call = ((sc_pure_task *)self)->call;
    list->running.parent = self;
    list->first = NULL;
    list->top = w->top;
    list->disturbed = w->disturbed;
    if (kept) {
        list->mark = w->pure_top;
        list->end = w->pure_end;
    }
    if (detached) {
        list->count = 0;
        list->limit = SC__PURE_THROTTLE;
    }
}

/* Gives back all that was allocated since the list was opened. */
static inline void sc_pure_cut(sc_worker *w, const sc_pure_list *list) {
    if (SC_UNLIKELY(w->pure_end != list->end))
        sc__pure_cut_slow(w, list);
    w->pure_top = list->mark;
}

/* ---- joining ---- */
/* Takes the task from the deque if it is the newest there, for the caller to run. */
static inline bool sc_pure_pop(sc_worker *w, const sc_pure_task *task) {
    sc_task **top = w->top;
    if (SC_UNLIKELY(top == w->base || (const void *)top[-1] != (const void *)task))
        return false;
    w->top = top - 1;
    return true;
}

/* Takes the newest task if it is of the type, or of that of its rest, and no booty. */
static inline sc_pure_task *sc_pure_pop_like(sc_worker *w, const sc_task_type *type,
                                             const sc_task_type *rest) {
    sc_task **top = w->top;
    if (SC_UNLIKELY(top == w->base))
        return NULL;
    sc_pure_task *task = (sc_pure_task *)top[-1];
    if (SC_UNLIKELY((task->type != rest && task->type != type) ||
                    atomic_load_explicit(&task->state, memory_order_relaxed) != SC__PURE_PENDING))
        return NULL;
    w->top = top - 1;
    return task;
}

static inline bool sc_pure_has_ended(const sc_pure_task *task) {
    return atomic_load_explicit(&task->state, memory_order_acquire) >= SC__PURE_ENDED;
}

/* Whether it has, and nothing went wrong. */
static inline bool sc_pure_is_done(const sc_pure_task *task) {
    return atomic_load_explicit(&task->state, memory_order_acquire) == SC__PURE_ENDED + SC_DONE;
}

/* How an ended task ended. */
static inline uint64_t sc__pure_status(const sc_pure_task *task) {
    return atomic_load_explicit(&task->state, memory_order_relaxed) - SC__PURE_ENDED;
}

/* Whoever popped the task from the deque has run it. */
void sc__pure_failed(sc_worker *w, sc_pure_task *task, uint64_t status);

static inline void sc_pure_ran(sc_worker *w, sc_pure_task *task, uint64_t status) {
    atomic_store_explicit(&task->state, SC__PURE_ENDED + status, memory_order_relaxed);
    if (SC_UNLIKELY(status != SC_DONE))
        sc__pure_failed(w, task, status);
}

/* Waits until the task has ended, running others meanwhile; gives how it ended. */
sc_ret sc_pure_join(sc_worker *w, sc_task *self, sc_pure_task *task);

/* The same where the task may well have ended: the joins of a list. */
static inline sc_ret sc_pure_ended(sc_worker *w, sc_task *self, sc_pure_task *task) {
    if (SC_LIKELY(sc_pure_is_done(task)))
        return (sc_ret){.st = SC_DONE};
    return sc_pure_join(w, self, task);
}

/* The end of a scope, of which `ended` says how: a task that is still pending runs if that is SC_DONE and
   is dropped otherwise; one that another worker has taken is waited for. Gives the greater status. */
uint64_t sc_pure_settle(sc_worker *w, sc_task *self, sc_pure_task *task, uint64_t ended);
uint64_t sc__pure_settle_list(sc_worker *w, sc_task *self, sc_pure_task *first, uint64_t ended);

/* If base has stayed where it was and top has come back, all have been popped, and have ended. */
static inline uint64_t sc_pure_settle_all(sc_worker *w, sc_task *self, const sc_pure_list *list,
                                          uint64_t ended) {
    if (SC_LIKELY(w->top == list->top && w->disturbed == list->disturbed))
        return ended;
    for (sc_pure_task *task = list->first; SC_UNLIKELY(task != NULL); task = task->next)
        if (SC_UNLIKELY(!sc_pure_is_done(task)))
            return sc__pure_settle_list(w, self, task, ended);
    return ended;
}

/* Gives back the blocks of the tasks that nobody joins. */
static inline void sc_pure_free(sc_worker *w, const sc_pure_list *list) {
    for (sc_pure_task *task = list->first; task;) {
        sc_pure_task *next = task->next;
        if (task != &list->running && (task->type->flags & SC_SPAWN_DETACHED))
            sc_block_free(w, task, task->type->size);
        task = next;
    }
}

/* What comes out of the scope: SC_OUTCOME_.... */
static inline uint64_t sc_pure_outcome(uint64_t ended) {
    return ended == SC_DONE    ? (uint64_t)SC_OUTCOME_VALUE
           : ended == SC_PANIC ? (uint64_t)SC_OUTCOME_PANIC
                               : (uint64_t)SC_OUTCOME_UNWIND;
}

#endif
