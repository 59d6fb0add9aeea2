/*
 * The shape of with_timeout: a scope with work and a guard that sleeps and cancels. Work first, timer
 * first, a timer that is due when computing work ends, slow cleanup in a shield, cancelled from outside.
 */
#include "stress.h"

enum kind {
    WORK_SLEEPS,
    WORK_COMPUTES
};

struct work {
    sc_task task;
    enum kind kind;
    int64_t ns;
    int64_t cleanup; /* how long its defer sleeps, shielded; 0: it has none */
    int64_t grace;
    int64_t result;
};

struct work_frame {
    sc_frame frame;
    sc_scope shield;
    struct work *task;
    uint64_t st;
};

static _Atomic int64_t begun;
static _Atomic int64_t cleanups;
static _Atomic int64_t cleanups_cut;
static _Atomic int64_t timer_due; /* when the guard's sleep ends; 0: it hasn't begun */
static _Atomic int64_t work_ended;

static sc_ret work_resume(sc_worker *w, sc_frame *frame, uint64_t v, uint64_t st) {
    struct work_frame *self = (struct work_frame *)frame;
    BEGIN
    atomic_store(&begun, 1);
    if (self->task->kind == WORK_COMPUTES) {
        for (int64_t end = sc_now() + self->task->ns; sc_now() < end;)
            continue;
        atomic_store(&work_ended, sc_now());
        st = SC_DONE;
    } else {
        LEAF(sc_sleep(w, frame->scope, self->task->ns));
    }
    self->st = st;
    if (self->task->cleanup) {
        dirty_scope(&self->shield);
        sc_shield_open_for(w, &self->shield, frame->scope, self->task->grace);
        LEAF(sc_sleep(w, &self->shield, self->task->cleanup));
        if (st == SC_DONE)
            atomic_fetch_add(&cleanups, 1);
        else
            atomic_fetch_add(&cleanups_cut, 1);
        sc_shield_close(w, &self->shield);
    }
    self->task->result = 42;
    RETURN(self->st, 0);
    END
}

static sc_ret work_run(sc_worker *w, sc_task *task) {
    struct work_frame *self = frame_new(w, sizeof *self, work_resume, task->scope);
    self->task = (struct work *)task;
    return work_resume(w, &self->frame, 0, 0);
}

struct guard {
    sc_task task;
    sc_scope *scope;
    int64_t ns;
};

struct guard_frame {
    sc_frame frame;
    struct guard *task;
};

static sc_ret guard_resume(sc_worker *w, sc_frame *frame, uint64_t v, uint64_t st) {
    struct guard_frame *self = (struct guard_frame *)frame;
    BEGIN
    atomic_store(&timer_due, sc_now() + self->task->ns);
    LEAF(sc_sleep_until(w, frame->scope, atomic_load(&timer_due)));
    if (st == SC_DONE)
        sc_scope_cancel(w, self->task->scope);
    RETURN(st, 0);
    END
}

static sc_ret guard_run(sc_worker *w, sc_task *task) {
    struct guard_frame *self = frame_new(w, sizeof *self, guard_resume, task->scope);
    self->task = (struct guard *)task;
    return guard_resume(w, &self->frame, 0, 0);
}

/* with_timeout(limit, work): gives the outcome. */
struct timed {
    sc_frame frame;
    sc_scope scope;
    struct work work;
    struct guard guard;
    uint64_t st;
};

static sc_ret timed_resume(sc_worker *w, sc_frame *frame, uint64_t v, uint64_t st) {
    struct timed *self = (struct timed *)frame;
    uint64_t outcome;
    BEGIN
    dirty_scope(&self->scope);
    sc_scope_open(w, &self->scope, frame->scope, NULL, &here);
    spawn_task(w, &self->scope, &self->work.task, work_run, sizeof self->work, SC_SPAWN_IN_FRAME);
    self->guard.scope = &self->scope;
    spawn_task(w, &self->scope, &self->guard.task, guard_run, sizeof self->guard,
               SC_SPAWN_IN_FRAME | SC_SPAWN_GUARD);
    RETRY(sc_task_join(w, &self->scope, &self->work.task));
    self->st = st;
    RETRY(sc_scope_join(w, &self->scope, self->st));
    outcome = sc_scope_close(w, &self->scope);
    if (outcome == SC_OUTCOME_VALUE)
        CHECK(self->work.result == 42);
    if (outcome == SC_OUTCOME_UNWIND)
        RETURN(SC_UNWIND, 0);
    RETURN(SC_DONE, outcome);
    END
}

static sc_ret timed_enter(sc_worker *w, sc_scope *scope, int64_t limit, struct work work) {
    struct timed *self = frame_new(w, sizeof *self, timed_resume, scope);
    self->work.kind = work.kind;
    self->work.ns = work.ns;
    self->work.cleanup = work.cleanup;
    self->work.grace = work.grace;
    self->guard.ns = limit;
    return timed_resume(w, &self->frame, 0, 0);
}

/* A task that runs into a long timeout, to be cancelled from outside. */
struct outer_task {
    sc_task task;
    uint64_t st;
};

struct outer {
    sc_frame frame;
    struct outer_task *task;
};

static sc_ret outer_resume(sc_worker *w, sc_frame *frame, uint64_t v, uint64_t st) {
    struct outer *self = (struct outer *)frame;
    BEGIN
    CALL(timed_enter(
        w, frame->scope, MILLIS(60000),
        (struct work){.ns = MILLIS(60000), .cleanup = MILLIS(5), .grace = MILLIS(5000)}));
    self->task->st = st;
    RETURN(st, 0);
    END
}

static sc_ret outer_run(sc_worker *w, sc_task *task) {
    struct outer *self = frame_new(w, sizeof *self, outer_resume, task->scope);
    self->task = (struct outer_task *)task;
    return outer_resume(w, &self->frame, 0, 0);
}

struct start {
    sc_frame frame;
    sc_scope scope;
    struct outer_task outer;
    int64_t rounds;
    int64_t begun;
};

static sc_ret start_resume(sc_worker *w, sc_frame *frame, uint64_t v, uint64_t st) {
    struct start *self = (struct start *)frame;
    BEGIN
    self->begun = sc_now();
    for (; self->rounds > 0; self->rounds--) {
        // the work is first: nobody waits for the minute to pass
        CALL(timed_enter(w, frame->scope, MILLIS(60000), (struct work){.ns = 100000}));
        CHECK(st == SC_DONE && v == SC_OUTCOME_VALUE);
        // the timer is first
        CALL(timed_enter(w, frame->scope, 200000, (struct work){.ns = MILLIS(60000)}));
        CHECK(st == SC_DONE && v == SC_OUTCOME_CANCELLED);
        // the timer is due before computing work ends: it decides
        atomic_store(&timer_due, 0);
        CALL(timed_enter(w, frame->scope, 100000,
                         (struct work){.kind = WORK_COMPUTES, .ns = MILLIS(3)}));
        CHECK(st == SC_DONE);
        if (atomic_load(&timer_due) != 0 && atomic_load(&timer_due) < atomic_load(&work_ended))
            CHECK(v == SC_OUTCOME_CANCELLED);
        // the timer is first, and cleanup takes its time (if the work had begun at all)
        atomic_store(&begun, 0);
        atomic_store(&cleanups, 0);
        CALL(timed_enter(
            w, frame->scope, 100000,
            (struct work){.ns = MILLIS(60000), .cleanup = MILLIS(2), .grace = MILLIS(5000)}));
        CHECK(st == SC_DONE && v == SC_OUTCOME_CANCELLED &&
              atomic_load(&cleanups) == atomic_load(&begun));
        // cleanup that takes longer than the grace is cut short
        atomic_store(&begun, 0);
        atomic_store(&cleanups_cut, 0);
        CALL(timed_enter(
            w, frame->scope, 100000,
            (struct work){.ns = MILLIS(60000), .cleanup = MILLIS(60000), .grace = MILLIS(2)}));
        CHECK(st == SC_DONE && v == SC_OUTCOME_CANCELLED &&
              atomic_load(&cleanups_cut) == atomic_load(&begun));
        // cancelled while in the shield: the grace runs from the cancel
        atomic_store(&begun, 0);
        atomic_store(&cleanups_cut, 0);
        CALL(timed_enter(w, frame->scope, MILLIS(3),
                         (struct work){.ns = 1000, .cleanup = MILLIS(60000), .grace = MILLIS(2)}));
        CHECK(st == SC_DONE && v == SC_OUTCOME_CANCELLED &&
              atomic_load(&cleanups_cut) == atomic_load(&begun));
        // an outer cancel goes through and is no timeout
        atomic_store(&cleanups, 0);
        atomic_store(&begun, 0);
        dirty_scope(&self->scope);
        sc_scope_open(w, &self->scope, frame->scope, NULL, &here);
        spawn_task(w, &self->scope, &self->outer.task, outer_run, sizeof self->outer,
                   SC_SPAWN_IN_FRAME);
        while (!atomic_load(&begun))
            LEAF(sc_sleep(w, &self->scope, 100000));
        sc_scope_cancel(w, &self->scope);
        RETRY(sc_scope_join(w, &self->scope, SC_DONE));
        CHECK(sc_scope_close(w, &self->scope) == SC_OUTCOME_CANCELLED);
        CHECK(self->outer.st == SC_UNWIND && atomic_load(&cleanups) == 1);
    }
    print_line("timeout ", (sc_now() - self->begun) / MILLIS(1));
    RETURN(SC_DONE, 0);
    END
}

static sc_ret start_enter(sc_worker *w, sc_scope *scope, sc_view args) {
    struct start *self = frame_new(w, sizeof *self, start_resume, scope);
    self->rounds = argument(args, 1, 20);
    return start_resume(w, &self->frame, 0, 0);
}

MAIN(start_enter)
