/*
 * Loops that compute for ever, and what must happen beside them even with one worker: timers fire, ready
 * tasks run, guards cancel. With a loop that polls it is the time slice that gives way; with one that doesn't,
 * a plain function's, it is a spare worker that comes to help.
 */
#include "stress.h"

struct job {
    sc_task task;
    sc_scope *scope;
    int64_t ns;
    _Atomic bool *flag;
};

struct job_frame {
    sc_frame frame;
    struct job *task;
};

/* while !flag {} in an async function */
static sc_ret poller_resume(sc_worker *w, sc_frame *frame, uint64_t v, uint64_t st) {
    struct job_frame *self = (struct job_frame *)frame;
    BEGIN
    st = SC_DONE;
    while (st == SC_DONE && !(self->task->flag && atomic_load(self->task->flag))) {
        if (sc_poll(w))
            LEAF(sc_back_edge(w, frame->scope));
    }
    RETURN(st, 0);
    END
}

/* while !flag {} in a plain function: it can't be cancelled, and gives nobody way */
static sc_ret stubborn_run(sc_worker *w, sc_task *task) {
    struct job *self = (struct job *)task;
    (void)w;
    while (!atomic_load(self->flag))
        continue;
    return give(0);
}

/* sleep, then set the flag or cancel the scope */
static sc_ret timer_resume(sc_worker *w, sc_frame *frame, uint64_t v, uint64_t st) {
    struct job_frame *self = (struct job_frame *)frame;
    BEGIN
    LEAF(sc_sleep(w, frame->scope, self->task->ns));
    if (self->task->flag)
        atomic_store(self->task->flag, true);
    else
        sc_scope_cancel(w, self->task->scope);
    RETURN(SC_DONE, 0);
    END
}

static sc_ret job_start(sc_worker *w, sc_task *task, sc_resume resume) {
    struct job_frame *self = frame_new(w, sizeof *self, resume, task->scope);
    self->task = (struct job *)task;
    return resume(w, &self->frame, 0, SC_DONE);
}

static sc_ret poller_run(sc_worker *w, sc_task *task) {
    return job_start(w, task, poller_resume);
}

static sc_ret timer_run(sc_worker *w, sc_task *task) {
    return job_start(w, task, timer_resume);
}

struct start {
    sc_frame frame;
    sc_scope scope;
    struct job jobs[3];
    _Atomic bool flag;
    int64_t round;
};

static void spawn(sc_worker *w, struct start *self, int i, sc_task_run run, _Atomic bool *flag,
                  int64_t ns, uint32_t flags) {
    self->jobs[i].scope = &self->scope;
    self->jobs[i].ns = ns;
    self->jobs[i].flag = flag;
    spawn_task(w, &self->scope, &self->jobs[i].task, run, sizeof self->jobs[i],
               SC_SPAWN_IN_FRAME | flags);
}

static sc_ret start_resume(sc_worker *w, sc_frame *frame, uint64_t v, uint64_t st) {
    struct start *self = (struct start *)frame;
    BEGIN
    for (; self->round > 0; self->round--) {
        // two loops that poll, and a timer that ends them; whichever starts first
        atomic_store(&self->flag, false);
        sc_scope_open(w, &self->scope, frame->scope, NULL, &here);
        spawn(w, self, 0, self->round & 1 ? timer_run : poller_run, &self->flag, MILLIS(3), 0);
        spawn(w, self, 1, self->round & 1 ? poller_run : timer_run, &self->flag, MILLIS(3), 0);
        spawn(w, self, 2, poller_run, &self->flag, 0, 0);
        RETRY(sc_scope_join(w, &self->scope, SC_DONE));
        CHECK(sc_scope_close(w, &self->scope) == SC_OUTCOME_VALUE);

        // a loop that only a guard ends
        sc_scope_open(w, &self->scope, frame->scope, NULL, &here);
        spawn(w, self, 0, poller_run, NULL, 0, 0);
        spawn(w, self, 1, timer_run, NULL, MILLIS(3), SC_SPAWN_GUARD);
        RETRY(sc_scope_join(w, &self->scope, SC_DONE));
        CHECK(sc_scope_close(w, &self->scope) == SC_OUTCOME_CANCELLED);

        // the body itself polls
        atomic_store(&self->flag, false);
        sc_scope_open(w, &self->scope, frame->scope, NULL, &here);
        spawn(w, self, 0, timer_run, &self->flag, MILLIS(3), 0);
        while (!atomic_load(&self->flag)) {
            if (sc_poll(w))
                LEAF(sc_back_edge(w, &self->scope));
        }
        RETRY(sc_scope_join(w, &self->scope, SC_DONE));
        CHECK(sc_scope_close(w, &self->scope) == SC_OUTCOME_VALUE);

        // a loop that doesn't poll, beside a timer that is armed before it
        atomic_store(&self->flag, false);
        sc_scope_open(w, &self->scope, frame->scope, NULL, &here);
        spawn(w, self, 0, stubborn_run, &self->flag, 0, 0);
        spawn(w, self, 1, timer_run, &self->flag, MILLIS(3), 0);
        RETRY(sc_scope_join(w, &self->scope, SC_DONE));
        CHECK(sc_scope_close(w, &self->scope) == SC_OUTCOME_VALUE);

        // and beside one that must still be started: a spare worker takes it
        atomic_store(&self->flag, false);
        sc_scope_open(w, &self->scope, frame->scope, NULL, &here);
        spawn(w, self, 0, timer_run, &self->flag, MILLIS(3), 0);
        LEAF(sc_sleep(w, &self->scope, MILLIS(1))); // whoever is idle has asked for tasks now
        spawn(w, self, 1, timer_run, &self->flag, MILLIS(5), 0);
        spawn(w, self, 2, stubborn_run, &self->flag, 0, 0);
        RETRY(sc_scope_join(w, &self->scope, SC_DONE));
        CHECK(sc_scope_close(w, &self->scope) == SC_OUTCOME_VALUE);
    }
    print_line("slices ", 1);
    RETURN(SC_DONE, 0);
    END
}

static sc_ret start_enter(sc_worker *w, sc_scope *scope, sc_view args) {
    struct start *self = frame_new(w, sizeof *self, start_resume, scope);
    self->round = argument(args, 1, 4);
    return start_resume(w, &self->frame, 0, 0);
}

MAIN(start_enter)
