/*
 * fib with a task for each half of the recursion and no cutoff, as the class "async with a scope": fast
 * entry, cold saves, and the frame taken when the scope opens. The most there is of spawning, joining in
 * place and stealing; with a tiny C stack, of materialising too.
 */
#include "stress.h"

struct fib {
    sc_frame frame;
    sc_scope scope;

    struct fib_task {
        sc_task task;
        int64_t n;
        int64_t result;
    } child;

    int64_t n;
    int64_t other;
    uint64_t st;
};

static sc_ret fib_body(sc_worker *w, sc_scope *scope, struct fib *self, int64_t n, uint64_t v,
                       uint64_t st);

static sc_ret fib_enter(sc_worker *w, sc_scope *scope, int64_t n) {
    return fib_body(w, scope, NULL, n, 0, 0);
}

static sc_ret fib_resume(sc_worker *w, sc_frame *frame, uint64_t v, uint64_t st) {
    return fib_body(w, frame->scope, (struct fib *)frame, ((struct fib *)frame)->n, v, st);
}

/* The child's code: fib_enter, and a frame of its own only to store a late result. */
struct late {
    sc_frame frame;
    struct fib_task *task;
};

static sc_ret late_resume(sc_worker *w, sc_frame *frame, uint64_t v, uint64_t st) {
    struct late *self = (struct late *)frame;
    self->task->result = (int64_t)v;
    RETURN(st, 0);
}

static sc_ret child_run(sc_worker *w, sc_task *task) {
    struct fib_task *self = (struct fib_task *)task;
    sc_ret r = fib_enter(w, task->scope, self->n);
    if (r.st == SC_SUSP) {
        struct late *late = frame_new(w, sizeof *late, late_resume, task->scope);
        late->task = self;
        ((sc_frame *)(uintptr_t)r.v)->ret = (uintptr_t)late;
        return suspended(&late->frame);
    }
    self->result = (int64_t)r.v;
    return (sc_ret){.st = r.st};
}

static struct fib *fib_frame(sc_worker *w, sc_scope *scope, int64_t n) {
    struct fib *self = dirty_block(w, sizeof *self);
    self->frame.resume = fib_resume;
    self->frame.scope = scope;
    self->n = n;
    return self;
}

static sc_ret fib_body(sc_worker *w, sc_scope *scope, struct fib *self, int64_t n, uint64_t v,
                       uint64_t st) {
    sc_ret r;
    switch (self ? self->frame.state : 0) {
    case 0:
        if (n < 2)
            return give((uint64_t)n);
        if (sc_poll(w)) {
            r = sc_entry(w, scope);
            if (r.st == SC_SUSP) {
                self = fib_frame(w, scope, n);
                self->frame.state = 1;
                sc_leaf(w, &self->frame);
                return suspended(&self->frame);
            }
            if (r.st != SC_DONE)
                return r;
        }
        self = fib_frame(w, scope, n);
        goto body;
    case 1:
        if (st != SC_DONE)
            RETURN(st, 0);
    body:
        sc_scope_open(w, &self->scope, scope, NULL, &here);
        self->child.n = n - 1;
        spawn_task(w, &self->scope, &self->child.task, child_run, sizeof self->child,
                   SC_SPAWN_IN_FRAME);
        r = fib_enter(w, &self->scope, n - 2);
        if (r.st == SC_SUSP) {
            self->frame.state = 2;
            ((sc_frame *)(uintptr_t)r.v)->ret = (uintptr_t)self;
            return suspended(&self->frame);
        }
        v = r.v;
        st = r.st;                                   // fall through
    case 2: self->other = (int64_t)v; self->st = st; // fall through
    case 3:
        r = sc_scope_join(w, &self->scope, self->st);
        if (r.st == SC_SUSP) {
            self->frame.state = 3;
            sc_leaf(w, &self->frame);
            return suspended(&self->frame);
        }
        if (sc_scope_close(w, &self->scope) != SC_OUTCOME_VALUE)
            RETURN(SC_UNWIND, 0);
        int64_t sum = self->other + self->child.result;
        RETURN(SC_DONE, (uint64_t)sum);
    }
    abort();
}

struct start {
    sc_frame frame;
    int64_t n;
};

static int64_t serial(int64_t n) {
    return n < 2 ? n : serial(n - 1) + serial(n - 2);
}

static sc_ret start_resume(sc_worker *w, sc_frame *frame, uint64_t v, uint64_t st) {
    struct start *self = (struct start *)frame;
    BEGIN
    CALL(fib_enter(w, frame->scope, self->n));
    CHECK(st == SC_DONE && (int64_t)v == serial(self->n));
    print_line("fib ", (int64_t)v);
    RETURN(SC_DONE, 0);
    END
}

static sc_ret start_enter(sc_worker *w, sc_scope *scope, sc_view args) {
    struct start *self = frame_new(w, sizeof *self, start_resume, scope);
    self->n = argument(args, 1, 25);
    return start_resume(w, &self->frame, 0, 0);
}

MAIN(start_enter)
