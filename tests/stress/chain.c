/*
 * Cancelling while scopes are being linked into the registry: a chain of nested scopes in which nothing
 * has waited yet, two tasks that begin to wait at its end at the same time, one of which links the
 * chain while the other finds it partly linked, and a cancel from the top that comes in between. A task
 * that the cancel misses sleeps for an hour, that is, the test hangs.
 */
#include "stress.h"

enum {
    CHAIN = 40,
    SLEEPERS = 4
};

struct job {
    sc_task task;
    sc_scope *top;
    int64_t spin;
};

struct job_frame {
    sc_frame frame;
};

static _Atomic int64_t gate;

static void spin(int64_t turns) {
    for (volatile int64_t i = 0; i < turns; i++)
        continue;
}

static sc_ret sleeper_resume(sc_worker *w, sc_frame *frame, uint64_t v, uint64_t st) {
    struct job_frame *self = (struct job_frame *)frame;
    BEGIN
    LEAF(sc_sleep(w, frame->scope, MILLIS(3600000)));
    CHECK(st == SC_UNWIND);
    RETURN(st, 0);
    END
}

static sc_ret sleeper_run(sc_worker *w, sc_task *task) {
    atomic_fetch_add(&gate, 1);
    spin(((struct job *)task)->spin);
    struct job_frame *self = frame_new(w, sizeof *self, sleeper_resume, task->scope);
    return sleeper_resume(w, &self->frame, 0, SC_DONE);
}

static sc_ret canceller_run(sc_worker *w, sc_task *task) {
    struct job *self = (struct job *)task;
    for (int64_t i = 0; i < 20000 && atomic_load(&gate) == 0; i++)
        continue;
    spin(self->spin);
    sc_scope_cancel(w, self->top);
    return give(0);
}

struct start {
    sc_frame frame;
    sc_scope top;
    sc_scope chain[CHAIN];
    struct job canceller;
    struct job sleepers[SLEEPERS];
    uint64_t seed;
    int64_t rounds;
    int32_t at;
};

static int64_t draw(struct start *self, uint32_t bound) {
    self->seed = self->seed * 6364136223846793005u + 1442695040888963407u;
    return (int64_t)((self->seed >> 33) % bound);
}

static sc_ret start_resume(sc_worker *w, sc_frame *frame, uint64_t v, uint64_t st) {
    struct start *self = (struct start *)frame;
    BEGIN
    for (; self->rounds > 0; self->rounds--) {
        atomic_store(&gate, 0);
        sc_scope_open(w, &self->top, frame->scope, NULL, &here);
        self->canceller.top = &self->top;
        self->canceller.spin = draw(self, 3000);
        spawn_task(w, &self->top, &self->canceller.task, canceller_run, sizeof self->canceller,
                   SC_SPAWN_IN_FRAME);
        for (self->at = 0; self->at < CHAIN; self->at++)
            sc_scope_open(w, &self->chain[self->at],
                          self->at ? &self->chain[self->at - 1] : &self->top, NULL, &here);
        for (int i = 0; i < SLEEPERS; i++) {
            self->sleepers[i].spin = draw(self, 300);
            spawn_task(w, &self->chain[CHAIN - 1], &self->sleepers[i].task, sleeper_run,
                       sizeof self->sleepers[i], SC_SPAWN_IN_FRAME);
        }
        for (self->at = CHAIN; self->at-- > 0;) {
            RETRY(sc_scope_join(w, &self->chain[self->at], SC_DONE));
            CHECK(sc_scope_close(w, &self->chain[self->at]) == SC_OUTCOME_UNWIND);
        }
        RETRY(sc_scope_join(w, &self->top, SC_UNWIND));
        CHECK(sc_scope_close(w, &self->top) == SC_OUTCOME_CANCELLED);
    }
    print_line("chains ", CHAIN);
    RETURN(SC_DONE, 0);
    END
}

static sc_ret start_enter(sc_worker *w, sc_scope *scope, sc_view args) {
    struct start *self = frame_new(w, sizeof *self, start_resume, scope);
    self->rounds = argument(args, 1, 2000);
    self->seed = (uint64_t)argument(args, 2, sc_now());
    fprintf(stderr, "seed %" PRIu64 "\n", self->seed);
    return start_resume(w, &self->frame, 0, 0);
}

MAIN(start_enter)
