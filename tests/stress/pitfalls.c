/*
 * What went wrong once while the runtime was designed, each in the smallest form that shows it:
 *
 *   verdicts  loops in many scopes on few workers, ended one scope at a time, while another scope stays
 *             cancelled throughout: a verdict kept for one scope must not speak for another
 *   crowd     many wait for one event; half of them are cancelled while it is set
 *   armed     a worker arms timers and then computes without a poll: others must fire them, and workers
 *             that start late, while something is cancelled, must see that too
 *   partners  two tasks that keep waking each other must not keep a third from running
 */
#include "stress.h"

enum {
    SCOPES = 6,
    WAITERS = 40,
    SLEEPERS = 1100, // more than a worker keeps waiting: the last ones are begun in place
    TURNS = 100
};

struct job {
    sc_task task;
    int64_t number;
    sc_scope *scope; /* to cancel */
    sc_event *event;
};

struct job_frame {
    sc_frame frame;
    sc_scope scope;
    sc_scope shield;
    struct job *job;
    sc_event *event;
    int64_t count;
};

static _Atomic bool quiet;    /* the bystanders may end */
static _Atomic int64_t loops; /* that have been ended */
static _Atomic int64_t woken; /* by the event of the crowd */
static _Atomic int64_t unwound;
static _Atomic int64_t slept;
static _Atomic bool served;
static _Atomic(sc_event *) turn[2]; /* what each of the partners waits for next */

static struct job *job_new(sc_worker *w, int64_t number, sc_scope *scope, sc_event *event) {
    struct job *job = dirty_block(w, sizeof *job);
    job->number = number;
    job->scope = scope;
    job->event = event;
    return job;
}

static void spawn_job(sc_worker *w, sc_scope *scope, struct job *job, sc_task_run run) {
    spawn_task(w, scope, &job->task, run, sizeof *job, SC_SPAWN_DETACHED);
}

static struct job_frame *job_frame(sc_worker *w, sc_task *task, sc_resume resume) {
    struct job_frame *self = frame_new(w, sizeof *self, resume, task->scope);
    self->job = (struct job *)task;
    return self;
}

/* ---- verdicts ---- */

/* Polls until it is cancelled. */
static sc_ret loop_resume(sc_worker *w, sc_frame *frame, uint64_t v, uint64_t st) {
    struct job_frame *self = (struct job_frame *)frame;
    BEGIN
    do {
        st = SC_DONE;
        if (sc_poll(w))
            LEAF(sc_back_edge(w, frame->scope));
    } while (st == SC_DONE);
    CHECK(sc_cancelled(w, frame->scope));
    atomic_fetch_add(&loops, 1);
    RETURN(st, 0);
    END
}

static sc_ret loop_run(sc_worker *w, sc_task *task) {
    return loop_resume(w, &job_frame(w, task, loop_resume)->frame, 0, SC_DONE);
}

/* Polls until all is over, and is never cancelled. */
static sc_ret bystander_resume(sc_worker *w, sc_frame *frame, uint64_t v, uint64_t st) {
    struct job_frame *self = (struct job_frame *)frame;
    BEGIN
    while (!atomic_load(&quiet)) {
        if (sc_poll(w))
            LEAF(sc_back_edge(w, frame->scope));
        CHECK(st == SC_DONE);
    }
    RETURN(SC_DONE, 0);
    END
}

static sc_ret bystander_run(sc_worker *w, sc_task *task) {
    return bystander_resume(w, &job_frame(w, task, bystander_resume)->frame, 0, SC_DONE);
}

/* Sleeps until it is cancelled; its cleanup keeps the cancelled scope open until all is over. */
static sc_ret lingers_resume(sc_worker *w, sc_frame *frame, uint64_t v, uint64_t st) {
    struct job_frame *self = (struct job_frame *)frame;
    BEGIN
    sc_event_set(self->job->event);
    LEAF(sc_sleep(w, frame->scope, MILLIS(3600000)));
    CHECK(st == SC_UNWIND);
    dirty_scope(&self->shield);
    sc_shield_open_for(w, &self->shield, frame->scope, MILLIS(3600000));
    while (!atomic_load(&quiet))
        LEAF(sc_yield(w, &self->shield));
    sc_shield_close(w, &self->shield);
    RETURN(SC_UNWIND, 0);
    END
}

static sc_ret lingers_run(sc_worker *w, sc_task *task) {
    return lingers_resume(w, &job_frame(w, task, lingers_resume)->frame, 0, SC_DONE);
}

/* A scope that stays cancelled as long as anything here runs. */
static sc_ret cancelled_resume(sc_worker *w, sc_frame *frame, uint64_t v, uint64_t st) {
    struct job_frame *self = (struct job_frame *)frame;
    BEGIN
    dirty_scope(&self->scope);
    sc_scope_open(w, &self->scope, frame->scope, NULL, &here);
    self->event = sc_event_new();
    spawn_job(w, &self->scope, job_new(w, 0, NULL, self->event), lingers_run);
    LEAF(sc_event_wait(w, &self->scope, self->event));
    CHECK(st == SC_DONE);
    sc_scope_cancel(w, &self->scope);
    sc_event_set(self->job->event);
    RETRY(sc_scope_join(w, &self->scope, SC_UNWIND));
    CHECK(sc_scope_close(w, &self->scope) == SC_OUTCOME_CANCELLED);
    RETURN(SC_DONE, 0);
    END
}

static sc_ret cancelled_run(sc_worker *w, sc_task *task) {
    return cancelled_resume(w, &job_frame(w, task, cancelled_resume)->frame, 0, SC_DONE);
}

/* A scope with a loop in it, which is cancelled after some turns of others. */
static sc_ret holder_resume(sc_worker *w, sc_frame *frame, uint64_t v, uint64_t st) {
    struct job_frame *self = (struct job_frame *)frame;
    BEGIN
    dirty_scope(&self->scope);
    sc_scope_open(w, &self->scope, frame->scope, NULL, &here);
    spawn_job(w, &self->scope, job_new(w, 0, NULL, NULL), loop_run);
    spawn_job(w, &self->scope, job_new(w, 0, NULL, NULL), loop_run);
    for (; self->count <= self->job->number; self->count++) {
        LEAF(sc_yield(w, &self->scope));
        CHECK(st == SC_DONE);
    }
    sc_scope_cancel(w, &self->scope);
    RETRY(sc_scope_join(w, &self->scope, SC_DONE));
    CHECK(sc_scope_close(w, &self->scope) == SC_OUTCOME_CANCELLED);
    RETURN(SC_DONE, 0);
    END
}

static sc_ret holder_run(sc_worker *w, sc_task *task) {
    return holder_resume(w, &job_frame(w, task, holder_resume)->frame, 0, SC_DONE);
}

/* ---- crowd ---- */
static sc_ret waiter_resume(sc_worker *w, sc_frame *frame, uint64_t v, uint64_t st) {
    struct job_frame *self = (struct job_frame *)frame;
    BEGIN
    LEAF(sc_event_wait(w, frame->scope, self->job->event));
    if (st == SC_DONE)
        atomic_fetch_add(&woken, 1);
    else
        atomic_fetch_add(&unwound, 1);
    CHECK(st == SC_DONE || self->job->number % 2 == 1);
    RETURN(st, 0);
    END
}

static sc_ret waiter_run(sc_worker *w, sc_task *task) {
    return waiter_resume(w, &job_frame(w, task, waiter_resume)->frame, 0, SC_DONE);
}

static sc_ret setter_run(sc_worker *w, sc_task *task) {
    (void)w;
    sc_event_set(((struct job *)task)->event);
    return give(0);
}

static sc_ret canceller_run(sc_worker *w, sc_task *task) {
    sc_scope_cancel(w, ((struct job *)task)->scope);
    return give(0);
}

/* ---- armed ---- */
static sc_ret sleeper_resume(sc_worker *w, sc_frame *frame, uint64_t v, uint64_t st) {
    struct job_frame *self = (struct job_frame *)frame;
    BEGIN
    LEAF(sc_sleep(w, frame->scope, MILLIS(1)));
    CHECK(st == SC_DONE);
    atomic_fetch_add(&slept, 1);
    RETURN(SC_DONE, 0);
    END
}

static sc_ret sleeper_run(sc_worker *w, sc_task *task) {
    return sleeper_resume(w, &job_frame(w, task, sleeper_resume)->frame, 0, SC_DONE);
}

/* ---- partners ---- */
static sc_ret partner_resume(sc_worker *w, sc_frame *frame, uint64_t v, uint64_t st) {
    struct job_frame *self = (struct job_frame *)frame;
    const int64_t me = self->job->number;
    BEGIN
    if (me == 1)
        LEAF(sc_event_wait(w, frame->scope, atomic_load(&turn[me])));
    while (!atomic_load(&served)) {
        atomic_store(&turn[me], sc_event_new());
        sc_event_set(atomic_load(&turn[1 - me]));
        LEAF(sc_event_wait(w, frame->scope, atomic_load(&turn[me])));
        CHECK(st == SC_DONE);
    }
    sc_event_set(atomic_load(&turn[1 - me]));
    RETURN(SC_DONE, 0);
    END
}

static sc_ret partner_run(sc_worker *w, sc_task *task) {
    return partner_resume(w, &job_frame(w, task, partner_resume)->frame, 0, SC_DONE);
}

static sc_ret third_resume(sc_worker *w, sc_frame *frame, uint64_t v, uint64_t st) {
    struct job_frame *self = (struct job_frame *)frame;
    BEGIN
    for (; self->count < TURNS; self->count++)
        LEAF(sc_yield(w, frame->scope));
    atomic_store(&served, true);
    RETURN(SC_DONE, 0);
    END
}

static sc_ret third_run(sc_worker *w, sc_task *task) {
    return third_resume(w, &job_frame(w, task, third_resume)->frame, 0, SC_DONE);
}

/* ---- all of them ---- */
struct part {
    sc_frame frame;
    sc_scope scope;
    sc_scope crowd;
    sc_event *event;
    int64_t rounds;
};

static void part_open(sc_worker *w, sc_scope *scope, sc_scope *parent) {
    dirty_scope(scope);
    sc_scope_open(w, scope, parent, NULL, &here);
}

static sc_ret verdicts_resume(sc_worker *w, sc_frame *frame, uint64_t v, uint64_t st) {
    struct part *self = (struct part *)frame;
    BEGIN
    part_open(w, &self->scope, frame->scope);
    for (int64_t i = 0; i < SCOPES; i++)
        spawn_job(w, &self->scope, job_new(w, i, NULL, NULL), holder_run);
    RETRY(sc_scope_join(w, &self->scope, SC_DONE));
    CHECK(sc_scope_close(w, &self->scope) == SC_OUTCOME_VALUE);
    RETURN(SC_DONE, 0);
    END
}

static sc_ret crowd_resume(sc_worker *w, sc_frame *frame, uint64_t v, uint64_t st) {
    struct part *self = (struct part *)frame;
    BEGIN
    part_open(w, &self->scope, frame->scope);
    part_open(w, &self->crowd, &self->scope);
    self->event = sc_event_new();
    atomic_store(&woken, 0);
    atomic_store(&unwound, 0);
    for (int64_t i = 0; i < WAITERS; i++)
        spawn_job(w, i % 2 ? &self->crowd : &self->scope, job_new(w, i, NULL, self->event),
                  waiter_run);
    spawn_job(w, &self->scope, job_new(w, 0, NULL, self->event), setter_run);
    spawn_job(w, &self->crowd, job_new(w, 0, &self->crowd, NULL), canceller_run);
    RETRY(sc_scope_join(w, &self->crowd, SC_DONE));
    sc_scope_close(w, &self->crowd);
    RETRY(sc_scope_join(w, &self->scope, SC_DONE));
    CHECK(sc_scope_close(w, &self->scope) == SC_OUTCOME_VALUE);
    CHECK(atomic_load(&woken) >= WAITERS / 2);
    CHECK(atomic_load(&woken) + atomic_load(&unwound) <= WAITERS);
    RETURN(SC_DONE, 0);
    END
}

static sc_ret armed_resume(sc_worker *w, sc_frame *frame, uint64_t v, uint64_t st) {
    struct part *self = (struct part *)frame;
    BEGIN
    part_open(w, &self->scope, frame->scope);
    atomic_store(&slept, 0);
    for (int64_t i = 0; i < SLEEPERS; i++)
        spawn_job(w, &self->scope, job_new(w, i, NULL, NULL), sleeper_run);
    while (atomic_load(&slept) == 0)
        continue; // computes: nothing is polled here
    RETRY(sc_scope_join(w, &self->scope, SC_DONE));
    CHECK(sc_scope_close(w, &self->scope) == SC_OUTCOME_VALUE);
    CHECK(atomic_load(&slept) == SLEEPERS);
    RETURN(SC_DONE, 0);
    END
}

static sc_ret partners_resume(sc_worker *w, sc_frame *frame, uint64_t v, uint64_t st) {
    struct part *self = (struct part *)frame;
    BEGIN
    part_open(w, &self->scope, frame->scope);
    atomic_store(&served, false);
    for (int64_t i = 0; i < 2; i++)
        atomic_store(&turn[i], sc_event_new());
    for (int64_t i = 0; i < 2; i++)
        spawn_job(w, &self->scope, job_new(w, i, NULL, NULL), partner_run);
    spawn_job(w, &self->scope, job_new(w, 0, NULL, NULL), third_run);
    RETRY(sc_scope_join(w, &self->scope, SC_DONE));
    CHECK(sc_scope_close(w, &self->scope) == SC_OUTCOME_VALUE);
    RETURN(SC_DONE, 0);
    END
}

static sc_ret part(sc_worker *w, sc_scope *scope, sc_resume resume) {
    struct part *self = frame_new(w, sizeof *self, resume, scope);
    return resume(w, &self->frame, 0, SC_DONE);
}

/* Each round has a scope that stays cancelled, and a task in another that must not notice. */
static sc_ret start_resume(sc_worker *w, sc_frame *frame, uint64_t v, uint64_t st) {
    struct part *self = (struct part *)frame;
    BEGIN
    for (; self->rounds > 0; self->rounds--) {
        atomic_store(&quiet, false);
        part_open(w, &self->scope, frame->scope);
        self->event = sc_event_new();
        spawn_job(w, &self->scope, job_new(w, 0, NULL, self->event), cancelled_run);
        LEAF(sc_event_wait(w, &self->scope, self->event));
        spawn_job(w, &self->scope, job_new(w, 0, NULL, NULL), bystander_run);
        CALL(part(w, &self->scope, verdicts_resume));
        CALL(part(w, &self->scope, crowd_resume));
        CALL(part(w, &self->scope, armed_resume));
        CALL(part(w, &self->scope, partners_resume));
        CALL(part(w, &self->scope, verdicts_resume)); // with spare workers that started late
        atomic_store(&quiet, true);
        RETRY(sc_scope_join(w, &self->scope, SC_DONE));
        CHECK(sc_scope_close(w, &self->scope) == SC_OUTCOME_VALUE);
    }
    print_line("loops ended ", atomic_load(&loops));
    RETURN(SC_DONE, 0);
    END
}

static sc_ret start_enter(sc_worker *w, sc_scope *scope, sc_view args) {
    struct part *self = frame_new(w, sizeof *self, start_resume, scope);
    self->rounds = argument(args, 1, 3);
    return start_resume(w, &self->frame, 0, 0);
}

MAIN(start_enter)
