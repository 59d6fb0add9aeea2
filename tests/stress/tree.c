/*
 * Random trees of scopes and tasks, from a seed that is printed: spawns of every kind, joins of own and
 * of shared handles, guards, daemons, naps, events, shields, nested calls, cancels, failures, finishes
 * and panics, all over each other. What must hold throughout:
 *
 *   - whoever is unwound is cancelled, or a panic goes by; an outcome UNWIND comes only from outside;
 *   - errors are delivered whole, and only to scopes that failed or were cancelled with one;
 *   - no task outlives its scope, none runs twice, and all frames are freed in the end.
 */
#include <sched.h>

#include "stress.h"

enum {
    HANDLES = 6,
    STEPS = 24,
    DEPTH = 6,
    MAGIC = 0x5AFE0000
};

static _Atomic int64_t budget; /* tasks that may still be made */
static _Atomic int64_t live;   /* frames */
static _Atomic int64_t ran;
static int64_t mode_panics;

struct error {
    uint64_t magic;
    uint64_t again;
};

struct node_task {
    sc_task task;
    uint64_t seed;
    int32_t depth;
    uint32_t runs;
    sc_scope *visible;         /* the scope it was spawned into */
    struct node_task *sibling; /* a shared handle, or NULL */
    sc_event *event;
    int64_t *inside; /* a counter in the opener's frame: of tasks that are inside now */
    uint64_t result;
};

struct node {
    sc_frame frame;
    sc_scope scope;
    sc_scope shield;
    struct node_task in_frame;
    struct error slot;
    struct node_task *task; /* NULL: called, not spawned */
    struct node_task *handles[HANDLES];
    sc_event *event;
    uint64_t seed;
    int64_t inside; /* atomic by hand */
    int32_t depth;
    int32_t steps;
    uint32_t handle_count;
    uint64_t st;
    bool in_frame_used;
    bool finished;
};

static uint32_t draw(uint64_t *seed, uint32_t bound) {
    *seed = *seed * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(*seed >> 33) % bound;
}

static sc_ret node_resume(sc_worker *w, sc_frame *frame, uint64_t v, uint64_t st);

static struct node *node_new(sc_worker *w, sc_scope *scope, uint64_t seed, int32_t depth) {
    struct node *self = frame_new(w, sizeof *self, node_resume, scope);
    atomic_fetch_add(&live, 1);
    self->seed = seed;
    self->depth = depth;
    return self;
}

static sc_ret node_enter(sc_worker *w, sc_scope *scope, uint64_t seed, int32_t depth) {
    if (sc_poll(w)) {
        sc_ret r = sc_entry(w, scope);
        if (r.st == SC_SUSP) {
            struct node *self = node_new(w, scope, seed, depth);
            sc_leaf(w, &self->frame); // goes on at state 0
            return suspended(&self->frame);
        }
        if (r.st != SC_DONE)
            return r;
    }
    return node_resume(w, &node_new(w, scope, seed, depth)->frame, 0, SC_DONE);
}

static sc_ret node_run(sc_worker *w, sc_task *task) {
    struct node_task *self = (struct node_task *)task;
    atomic_fetch_add(&ran, 1);
    CHECK(self->runs++ == 0);
    struct node *node = node_new(w, task->scope, self->seed, self->depth);
    node->task = self;
    __atomic_fetch_add(self->inside, 1, __ATOMIC_SEQ_CST);
    return node_resume(w, &node->frame, 0, SC_DONE);
}

/* ---- guards ---- */
struct guard_task {
    sc_task task;
    sc_scope *visible;
    int64_t ns;
    int64_t *inside;
};

struct guard {
    sc_frame frame;
    struct guard_task *task;
};

static sc_ret guard_resume(sc_worker *w, sc_frame *frame, uint64_t v, uint64_t st) {
    struct guard *self = (struct guard *)frame;
    BEGIN
    LEAF(sc_sleep(w, frame->scope, self->task->ns));
    if (st == SC_DONE)
        LEAF(sc_yield(w, frame->scope));
    if (st == SC_DONE)
        sc_scope_cancel(w, self->task->visible);
    __atomic_fetch_sub(self->task->inside, 1, __ATOMIC_SEQ_CST);
    atomic_fetch_sub(&live, 1);
    RETURN(st, 0);
    END
}

static sc_ret guard_run(sc_worker *w, sc_task *task) {
    struct guard *self = frame_new(w, sizeof *self, guard_resume, task->scope);
    atomic_fetch_add(&live, 1);
    self->task = (struct guard_task *)task;
    __atomic_fetch_add(self->task->inside, 1, __ATOMIC_SEQ_CST);
    return guard_resume(w, &self->frame, 0, SC_DONE);
}

/* ---- spawning ---- */

static void fill(struct node *self, struct node_task *task, sc_scope *into, int64_t *inside) {
    task->seed = self->seed * 2862933555777941757u + 3037000493u;
    task->depth = self->depth - 1;
    task->runs = 0;
    task->visible = into;
    task->sibling = NULL;
    task->event = self->event;
    task->inside = inside;
    task->result = 0;
    draw(&self->seed, 2);
}

static void spawn_one(sc_worker *w, struct node *self) {
    if (self->depth == 0 || atomic_fetch_sub(&budget, 1) <= 0)
        return;
    uint32_t kind = draw(&self->seed, 10);
    if (kind < 2 && !self->in_frame_used) {
        self->in_frame_used = true;
        fill(self, &self->in_frame, &self->scope, &self->inside);
        spawn_task(w, &self->scope, &self->in_frame.task, node_run, sizeof self->in_frame,
                   SC_SPAWN_IN_FRAME);
        return;
    }
    if (kind == 2) {
        struct guard_task *guard = dirty_block(w, sizeof *guard);
        guard->visible = &self->scope;
        guard->ns = draw(&self->seed, 2) ? 1000 * draw(&self->seed, 300) : MILLIS(100000);
        guard->inside = &self->inside;
        spawn_task(w, &self->scope, &guard->task, guard_run, sizeof *guard,
                   SC_SPAWN_DETACHED | SC_SPAWN_GUARD);
        return;
    }
    struct node_task *task = dirty_block(w, sizeof *task);
    uint32_t flags = SC_SPAWN_DETACHED;
    fill(self, task, &self->scope, &self->inside);
    if (kind == 3) {
        flags |= SC_SPAWN_DAEMON;
    } else if (kind < 7 && self->handle_count < HANDLES) {
        flags = SC_SPAWN_KEPT | SC_SPAWN_SHARED;
        if (self->handle_count && draw(&self->seed, 2))
            task->sibling = self->handles[draw(&self->seed, self->handle_count)];
        self->handles[self->handle_count++] = task;
    }
    spawn_task(w, &self->scope, &task->task, node_run, sizeof *task, flags);
}

/* Into the scope that this task is in, as nurseries allow. */
static void spawn_beside(sc_worker *w, struct node *self) {
    if (!self->task || self->depth == 0 || atomic_fetch_sub(&budget, 1) <= 0)
        return;
    struct node_task *task = dirty_block(w, sizeof *task);
    fill(self, task, self->task->visible, self->task->inside);
    task->event = NULL;
    spawn_task(w, self->task->visible, &task->task, node_run, sizeof *task,
               SC_SPAWN_DETACHED | SC_SPAWN_REMOTE);
}

/* Who joins a task that was unwound may know of the cancel a moment later than that: when the epoch is raised, which
   makes the verdicts void that were kept before the flag was set. */
static void check_unwound(sc_worker *w, sc_scope *scope, uint64_t st) {
    if (st != SC_UNWIND)
        return;
    const int64_t until = sc_now() + MILLIS(10000);
    while (!sc_cancelled(w, scope) && sc_now() < until)
        sched_yield();
    CHECK(sc_cancelled(w, scope));
}

/* One that doesn't wait: spawns and ends of various kinds. False: the body stops with self->st. */
static void act(sc_worker *w, struct node *self, uint32_t what) {
    struct error error = {MAGIC + (uint64_t)self->depth, MAGIC + (uint64_t)self->depth};
    switch (what) {
    case 0: sc_scope_cancel(w, &self->scope); break;
    case 1: sc_scope_cancel_error(w, &self->scope, &error, sizeof error); break;
    case 2:
        sc_scope_fail(w, &self->scope, &error, sizeof error);
        self->st = SC_UNWIND;
        break;
    case 3:
        sc_scope_finish(w, &self->scope);
        self->finished = true; // joining its tasks would unwind the body now
        break;
    case 4:
        if (self->task)
            sc_scope_cancel(w, self->task->visible);
        break;
    case 5:
        if (mode_panics && draw(&self->seed, 4) == 0)
            self->st = SC_PANIC;
        break;
    case 6: sc_event_set(self->event); break;
    case 7: spawn_beside(w, self); break;
    default: spawn_one(w, self); break;
    }
}

/* What the node gives to its caller, or to its scope if it is a task. */
static uint64_t conclude(sc_worker *w, struct node *self, uint64_t outcome) {
    if (outcome == SC_OUTCOME_ERROR)
        CHECK(self->slot.magic - MAGIC <= DEPTH && self->slot.again == self->slot.magic);
    if (outcome == SC_OUTCOME_VALUE)
        CHECK(self->st == SC_DONE);
    if (outcome == SC_OUTCOME_PANIC && draw(&self->seed, 2))
        return SC_PANIC;
    if (outcome == SC_OUTCOME_UNWIND) {
        check_unwound(w, self->frame.scope, SC_UNWIND);
        return SC_UNWIND;
    }
    if (self->task && draw(&self->seed, 8) == 0) {
        struct error error = {MAGIC + (uint64_t)self->depth, MAGIC + (uint64_t)self->depth};
        sc_scope_fail(w, self->frame.scope, &error, sizeof error);
        return SC_UNWIND;
    }
    return SC_DONE;
}

static sc_ret node_resume(sc_worker *w, sc_frame *frame, uint64_t v, uint64_t st) {
    struct node *self = (struct node *)frame;
    uint32_t what;
    BEGIN
    dirty_scope(&self->scope);
    sc_scope_open(w, &self->scope, frame->scope, &self->slot, &here);
    self->event = sc_event_new();
    self->st = SC_DONE;
    self->steps = (int32_t)draw(&self->seed, STEPS);
    for (; self->steps > 0 && self->st == SC_DONE; self->steps--) {
        what = draw(&self->seed, 40);
        st = SC_DONE;
        if (what >= 11 && what < 17)
            sc_event_set(self->event); // a task that we join may wait for it
        if (what < 4)
            LEAF(sc_sleep(w, &self->scope, 1000 * draw(&self->seed, 200)));
        else if (what < 7)
            LEAF(sc_yield(w, &self->scope));
        else if (what < 9)
            LEAF(sc_back_edge(w, &self->scope));
        else if (what < 11 && self->depth > 0)
            CALL(node_enter(w, &self->scope, self->seed * 31 + 7, self->depth - 1));
        else if (what < 15 && self->handle_count && !self->finished)
            RETRY(sc_task_join(w, &self->scope, &self->handles[self->handle_count - 1]->task));
        else if (what < 17 && self->in_frame_used && !self->finished)
            RETRY(sc_task_join(w, &self->scope, &self->in_frame.task));
        else if (what < 20 && self->task && self->task->sibling)
            RETRY(sc_task_join(w, &self->scope, &self->task->sibling->task));
        else if (what == 20 && self->task && self->task->event && draw(&self->seed, 3) == 0)
            LEAF(sc_event_wait(w, &self->scope, self->task->event));
        else
            act(w, self, draw(&self->seed, 60));
        check_unwound(w, &self->scope, st);
        if (st != SC_DONE)
            self->st = st;
    }
    sc_event_set(self->event); // whoever waits for it is below us
    RETRY(sc_scope_join(w, &self->scope, self->st));
    CHECK(st == SC_DONE);
    CHECK(__atomic_load_n(&self->inside, __ATOMIC_SEQ_CST) == 0);
    if (draw(&self->seed, 6) == 0) {
        dirty_scope(&self->shield);
        sc_shield_open_for(w, &self->shield, frame->scope, 1000 * draw(&self->seed, 400));
        LEAF(sc_sleep(w, &self->shield, 1000 * draw(&self->seed, 300)));
        sc_shield_close(w, &self->shield);
    }
    self->st = self->st == SC_PANIC ? SC_UNWIND : self->st;
    st = conclude(w, self, sc_scope_close(w, &self->scope));
    if (self->task)
        __atomic_fetch_sub(self->task->inside, 1, __ATOMIC_SEQ_CST);
    atomic_fetch_sub(&live, 1);
    RETURN(st, 0);
    END
}

struct start {
    sc_frame frame;
    sc_scope scope;
    struct error slot;
    uint64_t seed;
    int64_t rounds;
    int64_t size;
    uint64_t st;
};

static sc_ret start_resume(sc_worker *w, sc_frame *frame, uint64_t v, uint64_t st) {
    struct start *self = (struct start *)frame;
    BEGIN
    for (; self->rounds > 0; self->rounds--) {
        atomic_store(&budget, self->size);
        CALL(node_enter(w, frame->scope, self->seed + (uint64_t)self->rounds, DEPTH));
        CHECK(st == SC_DONE || st == SC_PANIC);
        CHECK(atomic_load(&live) == 0);
    }
    print_line("tasks ", atomic_load(&ran));
    RETURN(SC_DONE, 0);
    END
}

static sc_ret start_enter(sc_worker *w, sc_scope *scope, sc_view args) {
    struct start *self = frame_new(w, sizeof *self, start_resume, scope);
    self->seed = (uint64_t)argument(args, 1, sc_now());
    self->rounds = argument(args, 2, 200);
    self->size = argument(args, 3, 2000);
    mode_panics = argument(args, 4, 1);
    fprintf(stderr, "seed %" PRIu64 "\n", self->seed);
    return start_resume(w, &self->frame, 0, 0);
}

MAIN(start_enter)
