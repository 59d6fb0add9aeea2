/*
 * One scope with very many tasks: spawned by its body, which is throttled so that memory stays small; by
 * its own tasks, which spawn beside themselves; and tasks that wait for each other through events, back
 * and forth. Strings are made all the while, so that the collector runs among all this.
 */
#include "stress.h"

struct item {
    sc_task task;
    struct start *start;
    int64_t number;
    int64_t depth;
};

struct start {
    sc_frame frame;
    sc_scope scope;
    int64_t n;
    int64_t number;
    _Atomic int64_t sum;
    sc_event *events[64];
};

/* A string of the number, from pieces on the heap; checked by its owner. */
static sc_str text_of(int64_t number) {
    sc_fmt out;
    sc_fmt_init(&out);
    sc_fmt_i64(&out, number);
    sc_str digits = sc_fmt_string(&out);
    return sc_str_concat(digits, digits);
}

static sc_ret item_run(sc_worker *w, sc_task *task) {
    struct item *self = (struct item *)task;
    (void)w;
    if (self->number % 64 == 0) {
        sc_str text = text_of(self->number);
        sc_str again = text_of(self->number);
        CHECK(sc_str_equal(text, again));
    }
    atomic_fetch_add(&self->start->sum, self->number);
    return give(0);
}

static sc_ret beside_run(sc_worker *w, sc_task *task) {
    struct item *self = (struct item *)task;
    atomic_fetch_add(&self->start->sum, 1);
    for (int i = 0; i < 2 && self->depth > 0; i++) {
        struct item *next = dirty_block(w, sizeof *next);
        next->start = self->start;
        next->depth = self->depth - 1;
        spawn_task(w, &self->start->scope, &next->task, beside_run, sizeof *next,
                   SC_SPAWN_DETACHED | SC_SPAWN_REMOTE);
    }
    return give(0);
}

/* Keeps a string in its frame across waits: the collector must find it there. */
struct relay {
    sc_frame frame;
    struct item *task;
    sc_str text;
};

static sc_ret relay_resume(sc_worker *w, sc_frame *frame, uint64_t v, uint64_t st) {
    struct relay *self = (struct relay *)frame;
    BEGIN
    self->text = text_of(self->task->number);
    if (self->task->number > 0)
        LEAF(sc_event_wait(w, frame->scope, self->task->start->events[self->task->number - 1]));
    CHECK(st == SC_DONE);
    LEAF(sc_yield(w, frame->scope));
    CHECK(sc_str_equal(self->text, text_of(self->task->number)));
    sc_event_set(self->task->start->events[self->task->number]);
    RETURN(SC_DONE, 0);
    END
}

static sc_ret relay_run(sc_worker *w, sc_task *task) {
    struct relay *self = frame_new(w, sizeof *self, relay_resume, task->scope);
    self->task = (struct item *)task;
    return relay_resume(w, &self->frame, 0, SC_DONE);
}

static struct item *item_new(sc_worker *w, struct start *start, int64_t number) {
    struct item *item = dirty_block(w, sizeof *item);
    item->start = start;
    item->number = number;
    item->depth = 0;
    return item;
}

static void spawn_relay(sc_worker *w, struct start *self) {
    for (int i = 0; i < 64; i++)
        self->events[i] = sc_event_new();
    for (int i = 0; i < 64; i++) {
        struct item *item = item_new(w, self, i);
        spawn_task(w, &self->scope, &item->task, relay_run, sizeof *item, SC_SPAWN_DETACHED);
    }
}

static sc_ret start_resume(sc_worker *w, sc_frame *frame, uint64_t v, uint64_t st) {
    struct start *self = (struct start *)frame;
    BEGIN
    // a loop that spawns
    sc_scope_open(w, &self->scope, frame->scope, NULL, &here);
    for (self->number = 0; self->number < self->n; self->number++) {
        struct item *item = item_new(w, self, self->number);
        spawn_task(w, &self->scope, &item->task, item_run, sizeof *item, SC_SPAWN_DETACHED);
    }
    RETRY(sc_scope_join(w, &self->scope, SC_DONE));
    CHECK(sc_scope_close(w, &self->scope) == SC_OUTCOME_VALUE);
    CHECK(atomic_load(&self->sum) == self->n * (self->n - 1) / 2);

    // tasks that spawn beside themselves
    atomic_store(&self->sum, 0);
    sc_scope_open(w, &self->scope, frame->scope, NULL, &here);
    struct item *first = item_new(w, self, 0);
    first->depth = 13;
    spawn_task(w, &self->scope, &first->task, beside_run, sizeof *first, SC_SPAWN_DETACHED);
    RETRY(sc_scope_join(w, &self->scope, SC_DONE));
    CHECK(sc_scope_close(w, &self->scope) == SC_OUTCOME_VALUE);
    CHECK(atomic_load(&self->sum) == (1 << 14) - 1);

    // tasks that wait for one another
    for (self->number = 0; self->number < self->n / 5000; self->number++) {
        sc_scope_open(w, &self->scope, frame->scope, NULL, &here);
        spawn_relay(w, self);
        RETRY(sc_scope_join(w, &self->scope, SC_DONE));
        CHECK(sc_scope_close(w, &self->scope) == SC_OUTCOME_VALUE);
    }
    print_line("nursery ", self->n);
    RETURN(SC_DONE, 0);
    END
}

static sc_ret start_enter(sc_worker *w, sc_scope *scope, sc_view args) {
    struct start *self = frame_new(w, sizeof *self, start_resume, scope);
    self->n = argument(args, 1, 1000000);
    return start_resume(w, &self->frame, 0, 0);
}

MAIN(start_enter)
