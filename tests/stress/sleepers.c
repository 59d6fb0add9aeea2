/*
 * A scope with many sleeping tasks: first all wake by their timers, then, in a second scope, all are
 * cancelled in their sleep. Then a million timers' worth of arming and cancelling in smaller scopes.
 */
#include "stress.h"

struct sleeper {
    sc_task task;
    int64_t ns;
};

struct nap {
    sc_frame frame;
    struct sleeper *task;
};

static _Atomic int64_t woken;
static _Atomic int64_t unwound;

static sc_ret nap_resume(sc_worker *w, sc_frame *frame, uint64_t v, uint64_t st) {
    struct nap *self = (struct nap *)frame;
    BEGIN
    LEAF(sc_sleep(w, frame->scope, self->task->ns));
    if (st == SC_DONE)
        atomic_fetch_add(&woken, 1);
    else
        atomic_fetch_add(&unwound, 1);
    RETURN(st, 0);
    END
}

static sc_ret sleeper_run(sc_worker *w, sc_task *task) {
    struct nap *self = frame_new(w, sizeof *self, nap_resume, task->scope);
    self->task = (struct sleeper *)task;
    return nap_resume(w, &self->frame, 0, 0);
}

static void spawn_sleepers(sc_worker *w, sc_scope *scope, int64_t count, int64_t ns) {
    for (int64_t i = 0; i < count; i++) {
        struct sleeper *task = dirty_block(w, sizeof *task);
        task->ns = ns;
        spawn_task(w, scope, &task->task, sleeper_run, sizeof *task, SC_SPAWN_DETACHED);
    }
}

struct start {
    sc_frame frame;
    sc_scope scope;
    int64_t n;
    int64_t round;
    uint64_t st;
    int64_t begun;
};

static sc_ret start_resume(sc_worker *w, sc_frame *frame, uint64_t v, uint64_t st) {
    struct start *self = (struct start *)frame;
    BEGIN
    // all wake
    self->begun = sc_now();
    sc_scope_open(w, &self->scope, frame->scope, NULL, &here);
    spawn_sleepers(w, &self->scope, self->n, MILLIS(50));
    RETRY(sc_scope_join(w, &self->scope, SC_DONE));
    CHECK(sc_scope_close(w, &self->scope) == SC_OUTCOME_VALUE);
    CHECK(atomic_load(&woken) == self->n);
    CHECK(sc_now() - self->begun >= MILLIS(50));

    // all are cancelled by the body, which sleeps in the scope and is unwound with them
    atomic_store(&woken, 0);
    sc_scope_open(w, &self->scope, frame->scope, NULL, &here);
    spawn_sleepers(w, &self->scope, self->n, MILLIS(3600000));
    LEAF(sc_sleep(w, &self->scope, MILLIS(20)));
    CHECK(st == SC_DONE);
    sc_scope_cancel(w, &self->scope);
    LEAF(sc_sleep(w, &self->scope, MILLIS(3600000)));
    CHECK(st == SC_UNWIND);
    self->st = st;
    RETRY(sc_scope_join(w, &self->scope, self->st));
    CHECK(sc_scope_close(w, &self->scope) == SC_OUTCOME_CANCELLED);
    CHECK(atomic_load(&woken) == 0);
    self->begun = sc_now();

    // armed and cancelled, over and over
    for (self->round = 0; self->round < 100; self->round++) {
        sc_scope_open(w, &self->scope, frame->scope, NULL, &here);
        spawn_sleepers(w, &self->scope, self->n / 100, MILLIS(3600000));
        LEAF(sc_yield(w, &self->scope));
        sc_scope_cancel(w, &self->scope);
        RETRY(sc_scope_join(w, &self->scope, SC_DONE));
        CHECK(sc_scope_close(w, &self->scope) == SC_OUTCOME_CANCELLED);
    }
    CHECK(atomic_load(&woken) == 0);
    print_line("sleepers ", self->n);
    RETURN(SC_DONE, 0);
    END
}

static sc_ret start_enter(sc_worker *w, sc_scope *scope, sc_view args) {
    struct start *self = frame_new(w, sizeof *self, start_resume, scope);
    self->n = argument(args, 1, 10000);
    return start_resume(w, &self->frame, 0, 0);
}

MAIN(start_enter)
