/*
 * What comes out of a scope, case by case. A case is a table: what the body does and what each task does,
 * and what must have happened in the end. Each case is run many times, for the same must come out
 * whichever worker runs what.
 */
#include "stress.h"

enum kind {
    STOP,
    SLEEP,        /* milliseconds; unwinds when cancelled */
    FOREVER,      /* sleeps an hour */
    COMPUTE,      /* milliseconds, without a poll */
    LOOP,         /* polls the back edge until cancelled */
    MARK,         /* notes the number in the log */
    CANCEL,       /* its scope */
    CANCEL_ERROR, /* its scope, with the number */
    CANCEL_OUTER,
    FAIL, /* its scope, with the number, and stops */
    PANIC,
    FINISH,
    SPAWN,        /* the task of that index */
    SPAWN_BESIDE, /* the task of that index, by a task of the same scope */
    JOIN,         /* the task of that index */
    NEST,         /* the block of that index, and marks 100 + its outcome */
    WAIT,         /* for the event of the case */
    STARTED,      /* waits until so many tasks of the case have started */
    SET
};

struct op {
    enum kind kind;
    int32_t number;
};

#define MAX_OPS   10
#define MAX_TASKS 5
#define MAX_MARKS 64

struct script {
    struct op ops[MAX_OPS];
    uint32_t flags;  /* of the spawn */
    int32_t cleanup; /* its defer sleeps so many milliseconds in a shield, and marks -cleanup */
    uint32_t copies; /* spawned so often; 0 is 1 */
};

struct block {
    struct script body;
    struct script tasks[MAX_TASKS];
};

struct expect {
    int32_t outcome;
    int32_t slot;
    int32_t marks[MAX_OPS]; /* must be there, in this order */
    int32_t never[MAX_OPS]; /* must not be there */
};

struct test {
    const char *name;
    struct block blocks[2]; /* the second one is what NEST opens */
    struct expect expect;
};

/* ---- the log ---- */
static int32_t log_marks[MAX_MARKS];
static _Atomic uint32_t log_count;
static _Atomic int32_t started;
static sc_event *event;

static void mark(int32_t number) {
    uint32_t at = atomic_fetch_add(&log_count, 1);
    CHECK(at < MAX_MARKS);
    __atomic_store_n(&log_marks[at], number, __ATOMIC_RELEASE);
}

/* ---- running a script ---- */
struct runner;

struct runner_task {
    sc_task task;
    const struct script *script;
    struct runner *opener;
};

/* Runs the script of a task, or of a body with the scope around it. */
struct runner {
    sc_frame frame;
    sc_scope scope; /* of a body */
    sc_scope shield;
    const struct test *test;
    const struct script *script;
    const struct block *block; /* of a body; NULL: a task */
    struct runner *around;     /* whose scope this runs in, or body of the outer block */
    struct runner_task *handles[MAX_TASKS];
    int32_t slot;
    uint32_t at;
    uint64_t st;
    int64_t until;
};

static sc_ret runner_resume(sc_worker *w, sc_frame *frame, uint64_t v, uint64_t st);

static sc_ret task_run(sc_worker *w, sc_task *task) {
    struct runner_task *self = (struct runner_task *)task;
    struct runner *runner = frame_new(w, sizeof *runner, runner_resume, task->scope);
    runner->script = self->script;
    runner->test = self->opener->test;
    runner->around = self->opener;
    atomic_fetch_add(&started, 1);
    return runner_resume(w, &runner->frame, 0, SC_DONE);
}

static sc_ret block_enter(sc_worker *w, sc_scope *scope, const struct test *test, int index,
                          struct runner *around) {
    struct runner *self = frame_new(w, sizeof *self, runner_resume, scope);
    self->test = test;
    self->block = &test->blocks[index];
    self->script = &self->block->body;
    self->around = around;
    return runner_resume(w, &self->frame, 0, SC_DONE);
}

static void spawn(sc_worker *w, struct runner *body, int32_t index, uint32_t flags) {
    const struct script *script = &body->block->tasks[index];
    for (uint32_t i = 0; i < (script->copies ? script->copies : 1); i++) {
        struct runner_task *task = dirty_block(w, sizeof *task);
        task->script = script;
        task->opener = body;
        body->handles[index] = task;
        spawn_task(w, &body->scope, &task->task, task_run, sizeof *task,
                   SC_SPAWN_KEPT | SC_SPAWN_SHARED | script->flags | flags);
    }
}

/* Ops that don't wait. The scope they speak of is the body's own, or the one the task is in. */
static void act(sc_worker *w, struct runner *self, struct op op) {
    struct runner *body = self->block ? self : self->around;
    switch (op.kind) {
    case MARK: mark(op.number); break;
    case CANCEL: sc_scope_cancel(w, &body->scope); break;
    case CANCEL_ERROR: sc_scope_cancel_error(w, &body->scope, &op.number, sizeof op.number); break;
    case CANCEL_OUTER: sc_scope_cancel(w, &body->around->scope); break;
    case FAIL:
        sc_scope_fail(w, self->block ? &self->scope : self->frame.scope, &op.number,
                      sizeof op.number);
        self->st = SC_UNWIND;
        break;
    case PANIC: self->st = SC_PANIC; break;
    case FINISH: sc_scope_finish(w, &body->scope); break;
    case SPAWN: spawn(w, body, op.number, 0); break;
    case SPAWN_BESIDE: spawn(w, body, op.number, SC_SPAWN_REMOTE); break;
    case SET: sc_event_set(event); break;
    case COMPUTE:
        for (int64_t end = sc_now() + MILLIS(op.number); sc_now() < end;)
            continue;
        break;
    default: abort();
    }
}

static sc_ret runner_resume(sc_worker *w, sc_frame *frame, uint64_t v, uint64_t st) {
    struct runner *self = (struct runner *)frame;
    struct op op;
    sc_scope *inside = self->block ? &self->scope : frame->scope;
    BEGIN
    if (self->block) {
        dirty_scope(&self->scope);
        sc_scope_open(w, &self->scope, frame->scope, &self->slot, &here);
    }
    self->st = SC_DONE;
    while (self->st == SC_DONE && self->script->ops[self->at].kind != STOP) {
        op = self->script->ops[self->at++];
        st = SC_DONE;
        if (op.kind == SLEEP || op.kind == FOREVER) {
            LEAF(sc_sleep(w, inside, op.kind == SLEEP ? MILLIS(op.number) : MILLIS(3600000)));
        } else if (op.kind == LOOP) {
            do {
                st = SC_DONE;
                if (sc_poll(w))
                    LEAF(sc_back_edge(w, inside));
            } while (st == SC_DONE);
        } else if (op.kind == JOIN) {
            RETRY(sc_task_join(w, inside,
                               &(self->block ? self : self->around)
                                    ->handles[self->script->ops[self->at - 1].number]
                                    ->task));
        } else if (op.kind == WAIT) {
            LEAF(sc_event_wait(w, inside, event));
        } else if (op.kind == STARTED) {
            while (st == SC_DONE && atomic_load(&started) < self->script->ops[self->at - 1].number)
                LEAF(sc_sleep(w, inside, MILLIS(1)));
        } else if (op.kind == NEST) {
            CALL(block_enter(w, inside, self->test, op.number, self->block ? self : self->around));
            mark(100 + (int32_t)v);
        } else {
            act(w, self, op);
            continue;
        }
        self->st = st;
    }
    if (self->script->cleanup) {
        dirty_scope(&self->shield);
        sc_shield_open(w, &self->shield, inside);
        LEAF(sc_sleep(w, &self->shield, MILLIS(self->script->cleanup)));
        CHECK(st == SC_DONE);
        sc_shield_close(w, &self->shield);
        mark(-self->script->cleanup);
    }
    if (!self->block)
        RETURN(self->st, 0);
    RETRY(sc_scope_join(w, &self->scope, self->st));
    uint64_t outcome = sc_scope_close(w, &self->scope);
    if (!self->around) { // the outermost: it is checked
        CHECK(outcome == (uint64_t)self->test->expect.outcome);
        if (outcome == SC_OUTCOME_ERROR)
            CHECK(self->slot == self->test->expect.slot);
        RETURN(SC_DONE, 0);
    }
    st = outcome == SC_OUTCOME_UNWIND  ? SC_UNWIND
         : outcome == SC_OUTCOME_PANIC ? SC_PANIC
                                       : SC_DONE;
    if (outcome == SC_OUTCOME_VALUE)
        CHECK(self->st == SC_DONE);
    RETURN(st, outcome);
    END
}

/* ---- the cases ---- */
static const struct test tests[] = {
    {"everything done",
     {{{{{SPAWN, 0}, {SPAWN, 1}, {JOIN, 0}}}, {{{{SLEEP, 1}, {MARK, 1}}}, {{{MARK, 2}}}}}},
     {SC_OUTCOME_VALUE, 0, {1}, {0}}},
    {"the body ends long before its tasks",
     {{{{{SPAWN, 0}, {MARK, 9}, {SET}}}, {{{{WAIT}, {SLEEP, 4}, {MARK, 1}}}}}},
     {SC_OUTCOME_VALUE, 0, {9, 1}, {0}}},
    {"a failure cancels siblings and the body",
     {{{{{SPAWN, 0}, {SPAWN, 1}, {FOREVER}, {MARK, 9}}},
       {{{{FOREVER}, {MARK, 1}}, .cleanup = 1}, {{{STARTED, 2}, {FAIL, 7}}}}}},
     {SC_OUTCOME_ERROR, 7, {-1}, {9, 1}}},
    {"a body that fails cancels its tasks",
     {{{{{SPAWN, 0}, {SLEEP, 2}, {FAIL, 8}}}, {{{{FOREVER}, {MARK, 1}}}}}},
     {SC_OUTCOME_ERROR, 8, {0}, {1}}},
    {"joining a task that fails unwinds the body",
     {{{{{SPAWN, 0}, {JOIN, 0}, {MARK, 9}}}, {{{{SLEEP, 1}, {FAIL, 3}}}}}},
     {SC_OUTCOME_ERROR, 3, {0}, {9}}},
    {"a cancel while another ordinary task runs wins over the body's value",
     {{{{{SPAWN, 0}, {SPAWN, 1}, {MARK, 9}}},
       {{{{SLEEP, 4}, {CANCEL}}}, {{{FOREVER}, {MARK, 1}}}}}},
     {SC_OUTCOME_CANCELLED, 0, {9}, {1}}},
    {"a cancel by the last ordinary task changes nothing",
     {{{{{SPAWN, 0}, {MARK, 9}, {SET}}}, {{{{WAIT}, {SLEEP, 20}, {CANCEL}, {MARK, 1}}}}}},
     {SC_OUTCOME_VALUE, 0, {9, 1}, {0}}},
    {"nor one by a computing last task that never waits",
     {{{{{SPAWN, 0}, {MARK, 9}}}, {{{{COMPUTE, 20}, {CANCEL}, {MARK, 1}}}}}},
     {SC_OUTCOME_VALUE, 0, {1}, {0}}},
    {"a cancel by the only task while the body runs counts",
     {{{{{SPAWN, 0}, {FOREVER}, {MARK, 9}}}, {{{{SLEEP, 1}, {CANCEL}}}}}},
     {SC_OUTCOME_CANCELLED, 0, {0}, {9}}},
    {"a failure of the last task counts",
     {{{{{SPAWN, 0}}}, {{{{SLEEP, 4}, {FAIL, 5}}}}}},
     {SC_OUTCOME_ERROR, 5, {0}, {0}}},
    {"cancel with an error",
     {{{{{SPAWN, 0}, {FOREVER}}}, {{{{SLEEP, 1}, {CANCEL_ERROR, 6}}}}}},
     {SC_OUTCOME_ERROR, 6, {0}, {0}}},
    {"who cancels is cancelled, though another cancel or a failure came first",
     {{{{{SPAWN, 0}, {SPAWN, 1}, {FOREVER}}},
       {{{{STARTED, 4}, {CANCEL_ERROR, 6}, {SLEEP, 0}, {MARK, 1}}, .copies = 3},
        {{{STARTED, 4}, {FAIL, 6}}}}}},
     {SC_OUTCOME_ERROR, 6, {0}, {1}}},
    {"an error after a cancel is a later error",
     {{{{{SPAWN, 0}, {SLEEP, 1}, {CANCEL}, {FAIL, 4}}}, {{{{FOREVER}}}}}},
     {SC_OUTCOME_CANCELLED, 0, {0}, {0}}},
    {"a cancel after an error changes nothing",
     {{{{{SPAWN, 0}, {FOREVER}}}, {{{{SLEEP, 1}, {CANCEL_ERROR, 4}, {CANCEL}, {FAIL, 5}}}}}},
     {SC_OUTCOME_ERROR, 4, {0}, {0}}},
    {"a task spawned into a cancelled scope never starts",
     {{{{{CANCEL}, {SPAWN, 0}, {SPAWN, 1}}}, {{{{MARK, 1}}}, {{{MARK, 1}}, SC_SPAWN_DAEMON}}}},
     {SC_OUTCOME_CANCELLED, 0, {0}, {1}}},
    {"cleanup runs in whatever is cancelled",
     {{{{{SPAWN, 0}, {SPAWN, 1}, {STARTED, 2}, {FAIL, 4}}},
       {{{{FOREVER}}, .cleanup = 2}, {{{WAIT}}, .cleanup = 2}}}},
     {SC_OUTCOME_ERROR, 4, {-2, -2}, {0}}},
    {"a panic outranks an error",
     {{{{{SPAWN, 0}, {SPAWN, 1}, {FOREVER}}},
       {{{{WAIT}, {FAIL, 4}}}, {{{SET}, {COMPUTE, 5}, {PANIC}}}}}},
     {SC_OUTCOME_PANIC, 0, {0}, {0}}},
    {"a panic spreads",
     {{{{{SPAWN, 0}, {SPAWN, 1}, {FOREVER}, {MARK, 9}}},
       {{{{FOREVER}}, .cleanup = 2}, {{{STARTED, 2}, {PANIC}}}}}},
     {SC_OUTCOME_PANIC, 0, {-2}, {9}}},
    {"a guard that isn't needed is ended at once",
     {{{{{SPAWN, 0}, {SPAWN, 1}, {JOIN, 0}, {MARK, 9}}},
       {{{{SLEEP, 1}, {MARK, 1}}}, {{{FOREVER}, {CANCEL}, {MARK, 2}}, SC_SPAWN_GUARD}}}},
     {SC_OUTCOME_VALUE, 0, {1, 9}, {2}}},
    {"a guard cancels",
     {{{{{SPAWN, 0}, {SPAWN, 1}, {JOIN, 0}, {MARK, 9}}},
       {{{{FOREVER}, {MARK, 1}}, .cleanup = 2}, {{{STARTED, 2}, {CANCEL}}, SC_SPAWN_GUARD}}}},
     {SC_OUTCOME_CANCELLED, 0, {-2}, {9, 1}}},
    {"a guard that loops by yields doesn't hold the scope",
     {{{{{SPAWN, 0}, {SPAWN, 1}}}, {{{{SLEEP, 1}, {MARK, 1}}}, {{{LOOP}}, SC_SPAWN_GUARD}}}},
     {SC_OUTCOME_VALUE, 0, {1}, {0}}},
    {"a guard's panic comes out",
     {{{{{SPAWN, 0}, {SPAWN, 1}}}, {{{{FOREVER}}}, {{{SLEEP, 1}, {PANIC}}, SC_SPAWN_GUARD}}}},
     {SC_OUTCOME_PANIC, 0, {0}, {0}}},
    {"daemons end after ordinary tasks and their cleanup",
     {{{{{SPAWN, 1}, {SPAWN, 0}, {STARTED, 2}}},
       {{{{SLEEP, 4}, {MARK, 1}}, .cleanup = 3}, {{{FOREVER}}, SC_SPAWN_DAEMON, .cleanup = 2}}}},
     {SC_OUTCOME_VALUE, 0, {1, -3, -2}, {0}}},
    {"so they do on a cancel",
     {{{{{SPAWN, 1}, {SPAWN, 0}, {STARTED, 2}, {CANCEL}}},
       {{{{FOREVER}, {MARK, 1}}, .cleanup = 3}, {{{FOREVER}}, SC_SPAWN_DAEMON, .cleanup = 2}}}},
     {SC_OUTCOME_CANCELLED, 0, {-3, -2}, {1}}},
    {"a daemon works on while what is cancelled cleans up",
     {{{{{SPAWN, 1}, {SPAWN, 0}, {WAIT}, {STARTED, 2}, {CANCEL}}},
       {{{{FOREVER}}, .cleanup = 60},
        {{{SET}, {SLEEP, 2}, {SLEEP, 2}, {MARK, 5}, {FOREVER}}, SC_SPAWN_DAEMON}}}},
     {SC_OUTCOME_CANCELLED, 0, {5}, {0}}},
    {"a daemon that loops is ended",
     {{{{{SPAWN, 0}, {SPAWN, 1}}}, {{{{SLEEP, 1}, {MARK, 1}}}, {{{LOOP}}, SC_SPAWN_DAEMON}}}},
     {SC_OUTCOME_VALUE, 0, {1}, {0}}},
    {"a daemon's failure fails the scope",
     {{{{{SPAWN, 0}, {SPAWN, 1}, {FOREVER}}},
       {{{{FOREVER}}}, {{{SLEEP, 1}, {FAIL, 12}}, SC_SPAWN_DAEMON}}}},
     {SC_OUTCOME_ERROR, 12, {0}, {0}}},
    {"finish cancels the tasks and not the body",
     {{{{{SPAWN, 0}, {SPAWN, 1}, {SLEEP, 3}, {FINISH}, {SLEEP, 2}, {NEST, 1}, {MARK, 9}}},
       {{{{FOREVER}, {MARK, 1}}}, {{{LOOP}, {MARK, 1}}}}},
      {{{{SPAWN, 0}, {JOIN, 0}}}, {{{{SLEEP, 1}, {MARK, 3}}}}}},
     {SC_OUTCOME_VALUE, 0, {3, 100 + SC_OUTCOME_VALUE, 9}, {1}}},
    {"a body that fails after finish has no value",
     {{{{{SPAWN, 0}, {SLEEP, 1}, {FINISH}, {FAIL, 2}}}, {{{{FOREVER}}}}}},
     {SC_OUTCOME_ERROR, 2, {0}, {0}}},
    {"a cancel after finish changes nothing",
     {{{{{SPAWN, 0}, {SLEEP, 1}, {FINISH}, {CANCEL}, {SLEEP, 1}, {MARK, 9}}}, {{{{FOREVER}}}}}},
     {SC_OUTCOME_VALUE, 0, {9}, {0}}},
    {"an outer cancel goes through inner scopes",
     {{{{{SPAWN, 0}, {NEST, 1}, {MARK, 9}}}, {{{{WAIT}, {CANCEL}}}}},
      {{{{SPAWN, 0}, {SPAWN, 1}, {FOREVER}}, .cleanup = 3},
       {{{{SET}, {FOREVER}, {MARK, 1}}, .cleanup = 1}, {{{FOREVER}, {CANCEL}}, SC_SPAWN_GUARD}}}},
     {SC_OUTCOME_CANCELLED, 0, {-1}, {9, 1}}},
    {"an inner task cancels the outer scope",
     {{{{{NEST, 1}, {FOREVER}, {MARK, 9}}}, {{{{STOP}}}}},
      {{{{SPAWN, 0}, {FOREVER}}}, {{{{SLEEP, 1}, {CANCEL_OUTER}, {FOREVER}, {MARK, 1}}}}}},
     {SC_OUTCOME_CANCELLED, 0, {0}, {9, 1}}},
    {"an inner cancel stays inside",
     {{{{{NEST, 1}, {SLEEP, 1}, {MARK, 9}}}, {{{{STOP}}}}},
      {{{{SPAWN, 0}, {FOREVER}}}, {{{{SLEEP, 1}, {CANCEL}}}}}},
     {SC_OUTCOME_VALUE, 0, {100 + SC_OUTCOME_CANCELLED, 9}, {0}}},
    {"a panic goes through outer scopes",
     {{{{{SPAWN, 0}, {NEST, 1}, {MARK, 9}}}, {{{{FOREVER}}, .cleanup = 1}}},
      {{{{SPAWN, 0}, {FOREVER}}}, {{{{STARTED, 2}, {PANIC}}}}}},
     {SC_OUTCOME_PANIC, 0, {-1}, {9}}},
    {"a handle is joined by many",
     {{{{{SPAWN, 0}, {SPAWN, 1}, {JOIN, 0}, {MARK, 9}}},
       {{{{SLEEP, 2}, {MARK, 1}}}, {{{JOIN, 0}, {MARK, 2}}, .copies = 20}}}},
     {SC_OUTCOME_VALUE, 0, {1, 2, 2, 2, 2}, {0}}},
    {"joiners of a failing task are unwound",
     {{{{{SPAWN, 0}, {SPAWN, 1}, {FOREVER}}},
       {{{{SLEEP, 2}, {FAIL, 1}}}, {{{JOIN, 0}, {MARK, 2}}, .copies = 20}}}},
     {SC_OUTCOME_ERROR, 1, {0}, {2}}},
    {"an event wakes everybody",
     {{{{{SPAWN, 0}, {SLEEP, 2}, {SET}, {WAIT}, {MARK, 9}}},
       {{{{WAIT}, {MARK, 2}}, .copies = 20}}}},
     {SC_OUTCOME_VALUE, 0, {2, 2, 2, 2, 2}, {0}}},
    {"waiters of an event are cancelled",
     {{{{{SPAWN, 0}, {SLEEP, 2}, {CANCEL}, {WAIT}, {MARK, 9}}},
       {{{{WAIT}, {MARK, 2}}, .copies = 20}}}},
     {SC_OUTCOME_CANCELLED, 0, {0}, {2, 9}}},
    {"a task spawns beside itself",
     {{{{{SPAWN, 0}, {MARK, 9}, {SET}}},
       {{{{WAIT}, {SPAWN_BESIDE, 1}}}, {{{SLEEP, 2}, {MARK, 2}}}}}},
     {SC_OUTCOME_VALUE, 0, {9, 2}, {0}}},
    {"a daemon that spawns holds the scope open, until it is ended",
     {{{{{SPAWN, 0}, {SPAWN, 1}, {WAIT}, {MARK, 9}}},
       {{{{SLEEP, 1}, {SPAWN_BESIDE, 2}, {SET}, {FOREVER}}, SC_SPAWN_DAEMON},
        {{{SLEEP, 6}}},
        {{{SLEEP, 9}, {MARK, 3}}}}}},
     {SC_OUTCOME_VALUE, 0, {3}, {0}}},
};

static void check_log(const struct expect *expect) {
    uint32_t count = atomic_load(&log_count);
    uint32_t at = 0;
    for (uint32_t i = 0; i < MAX_OPS && expect->marks[i]; i++) {
        while (at < count && log_marks[at] != expect->marks[i])
            at++;
        CHECK(at < count);
        at++;
    }
    for (uint32_t i = 0; i < MAX_OPS && expect->never[i]; i++)
        for (uint32_t k = 0; k < count; k++)
            CHECK(log_marks[k] != expect->never[i]);
}

struct start {
    sc_frame frame;
    int64_t rounds;
    uint32_t at;
};

enum {
    TESTS = sizeof tests / sizeof tests[0]
};

static sc_ret start_resume(sc_worker *w, sc_frame *frame, uint64_t v, uint64_t st) {
    struct start *self = (struct start *)frame;
    BEGIN
    for (; self->rounds > 0; self->rounds--) {
        for (self->at = 0; self->at < TESTS; self->at++) {
            if (getenv("STRESS_VERBOSE"))
                fprintf(stderr, "%s\n", tests[self->at].name);
            atomic_store(&log_count, 0);
            atomic_store(&started, 0);
            event = sc_event_new();
            CALL(block_enter(w, frame->scope, &tests[self->at], 0, NULL));
            CHECK(st == SC_DONE);
            check_log(&tests[self->at].expect);
        }
    }
    print_line("cases ", TESTS);
    RETURN(SC_DONE, 0);
    END
}

static sc_ret start_enter(sc_worker *w, sc_scope *scope, sc_view args) {
    struct start *self = frame_new(w, sizeof *self, start_resume, scope);
    self->rounds = argument(args, 1, 10);
    return start_resume(w, &self->frame, 0, 0);
}

MAIN(start_enter)
