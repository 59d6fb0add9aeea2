/*
 * Recursion far deeper than the C stack: by direct async calls, and by a scope with a task at each level;
 * with a leaf that returns at once and with one that sleeps. Depth is limited by memory alone.
 */
#include "stress.h"

static int64_t leaf_sleeps;

/* ---- by calls: depth(n) = n == 0 ? 0 : depth(n - 1) + 1 ---- */
struct call {
    sc_frame frame;
    int64_t n;
};

static sc_ret call_body(sc_worker *w, sc_scope *scope, struct call *self, int64_t n, uint64_t v,
                        uint64_t st);

static sc_ret call_resume(sc_worker *w, sc_frame *frame, uint64_t v, uint64_t st) {
    struct call *self = (struct call *)frame;
    return call_body(w, frame->scope, self, self->n, v, st);
}

static sc_ret call_save(sc_worker *w, sc_scope *scope, struct call *self, int64_t n, uint32_t state,
                        sc_frame *callee) {
    if (!self) {
        self = dirty_block(w, sizeof *self);
        self->frame.resume = call_resume;
        self->frame.scope = scope;
        self->n = n;
    }
    self->frame.state = state;
    if (callee)
        callee->ret = (uintptr_t)self;
    else
        sc_leaf(w, &self->frame);
    return suspended(&self->frame);
}

static sc_ret call_end(sc_worker *w, struct call *self, uint64_t st, uint64_t v) {
    if (self)
        sc_block_free(w, self, sizeof *self);
    return (sc_ret){.st = st, .v = v};
}

static sc_ret call_body(sc_worker *w, sc_scope *scope, struct call *self, int64_t n, uint64_t v,
                        uint64_t st) {
    sc_ret r = {.st = st, .v = v};
    switch (self ? self->frame.state : 0) {
    case 0:
        if (sc_poll(w)) {
            r = sc_entry(w, scope);
            if (r.st == SC_SUSP)
                return call_save(w, scope, self, n, 1, NULL);
            // fall through
        case 1:
            if (r.st != SC_DONE)
                return call_end(w, self, r.st, 0);
        }
        if (n == 0) {
            if (!leaf_sleeps)
                return call_end(w, self, SC_DONE, 0);
            r = sc_sleep(w, scope, MILLIS(1));
            if (r.st == SC_SUSP)
                return call_save(w, scope, self, n, 2, NULL);
            // fall through
        case 2: return call_end(w, self, r.st, 0);
        }
        r = call_body(w, scope, NULL, n - 1, 0, SC_DONE);
        if (r.st == SC_SUSP)
            return call_save(w, scope, self, n, 3, (sc_frame *)(uintptr_t)r.v);
        // fall through
    case 3: return call_end(w, self, r.st, r.v + 1);
    }
    abort();
}

/* ---- by tasks: each level opens a scope and spawns the next ---- */
struct level_task {
    sc_task task;
    int64_t n;
    uint64_t result;
};

struct level {
    sc_frame frame;
    sc_scope scope;
    struct level_task child;
    struct level_task *task;
    uint64_t st;
};

static sc_ret level_resume(sc_worker *w, sc_frame *frame, uint64_t v, uint64_t st);

static sc_ret level_run(sc_worker *w, sc_task *task) {
    struct level *self = frame_new(w, sizeof *self, level_resume, task->scope);
    self->task = (struct level_task *)task;
    return level_resume(w, &self->frame, 0, SC_DONE);
}

static sc_ret level_resume(sc_worker *w, sc_frame *frame, uint64_t v, uint64_t st) {
    struct level *self = (struct level *)frame;
    BEGIN
    if (self->task->n == 0) {
        if (leaf_sleeps)
            LEAF(sc_sleep(w, frame->scope, MILLIS(1)));
        RETURN(st, 0);
    }
    sc_scope_open(w, &self->scope, frame->scope, NULL, &here);
    self->child.n = self->task->n - 1;
    self->child.result = 0;
    spawn_task(w, &self->scope, &self->child.task, level_run, sizeof self->child,
               SC_SPAWN_IN_FRAME);
    RETRY(sc_scope_join(w, &self->scope, SC_DONE));
    st = sc_scope_close(w, &self->scope) == SC_OUTCOME_VALUE ? SC_DONE : SC_UNWIND;
    self->task->result = self->child.result + 1;
    RETURN(st, 0);
    END
}

struct start {
    sc_frame frame;
    sc_scope scope;
    struct level_task first;
    int64_t n;
    int64_t round;
};

static sc_ret start_resume(sc_worker *w, sc_frame *frame, uint64_t v, uint64_t st) {
    struct start *self = (struct start *)frame;
    BEGIN
    for (self->round = 0; self->round < 2; self->round++) {
        leaf_sleeps = self->round;
        CALL(call_body(w, frame->scope, NULL, self->n, 0, SC_DONE));
        CHECK(st == SC_DONE && (int64_t)v == self->n);
        sc_scope_open(w, &self->scope, frame->scope, NULL, &here);
        self->first.n = self->n;
        spawn_task(w, &self->scope, &self->first.task, level_run, sizeof self->first,
                   SC_SPAWN_IN_FRAME);
        RETRY(sc_scope_join(w, &self->scope, SC_DONE));
        CHECK(sc_scope_close(w, &self->scope) == SC_OUTCOME_VALUE);
        CHECK((int64_t)self->first.result == self->n);
    }
    // cancelled when all is deep asleep
    sc_scope_open(w, &self->scope, frame->scope, NULL, &here);
    self->first.n = self->n;
    spawn_task(w, &self->scope, &self->first.task, level_run, sizeof self->first,
               SC_SPAWN_IN_FRAME);
    LEAF(sc_yield(w, frame->scope));
    sc_scope_cancel(w, &self->scope);
    RETRY(sc_scope_join(w, &self->scope, SC_DONE));
    CHECK(sc_scope_close(w, &self->scope) == SC_OUTCOME_CANCELLED);
    print_line("depth ", self->n);
    RETURN(SC_DONE, 0);
    END
}

static sc_ret start_enter(sc_worker *w, sc_scope *scope, sc_view args) {
    struct start *self = frame_new(w, sizeof *self, start_resume, scope);
    self->n = argument(args, 1, 1000000);
    return start_resume(w, &self->frame, 0, 0);
}

MAIN(start_enter)
