/*
 * The collector among running and blocked tasks: each task keeps a list of strings in its frame, which is
 * on the free lists, across naps, yields, migrations and joins, while everybody makes garbage. What is
 * reachable only from a frame, a task's block or a result buffer must survive.
 */
#include "stress.h"

enum {
    STRINGS = 50
};

struct keeper_task {
    sc_task task;
    int64_t number;
    sc_list given;  /* captured */
    sc_list result; /* of sc_str */
};

struct keeper {
    sc_frame frame;
    struct keeper_task *task;
    sc_list kept;
    int64_t round;
};

static sc_str text_of(int64_t number) {
    sc_fmt out;
    sc_fmt_init(&out);
    sc_fmt_str(&out, (sc_str){.data = (const uint8_t *)"number ", .length = 7});
    sc_fmt_i64(&out, number);
    return sc_fmt_string(&out);
}

static sc_list strings_of(int64_t number) {
    sc_list list = {0};
    for (int64_t i = 0; i < STRINGS; i++) {
        sc_list_reserve(&list, sizeof(sc_str), true);
        ((sc_str *)list.data)[list.length++] = text_of(number + i);
    }
    return list;
}

static void check(const sc_list *list, int64_t number) {
    CHECK(list->length == STRINGS);
    for (int64_t i = 0; i < STRINGS; i++)
        CHECK(sc_str_equal(((sc_str *)list->data)[i], text_of(number + i)));
}

static sc_ret keeper_resume(sc_worker *w, sc_frame *frame, uint64_t v, uint64_t st) {
    struct keeper *self = (struct keeper *)frame;
    BEGIN
    self->kept = strings_of(self->task->number * 1000);
    for (self->round = 0; self->round < 20; self->round++) {
        if (self->round % 3 == 0)
            LEAF(sc_sleep(w, frame->scope, 100000));
        else
            LEAF(sc_yield(w, frame->scope));
        CHECK(st == SC_DONE);
        check(&self->kept, self->task->number * 1000);
        check(&self->task->given, self->task->number);
        memset(sc_gc_alloc(20000), 1, 20000);
    }
    self->task->result = self->kept;
    RETURN(SC_DONE, 0);
    END
}

static sc_ret keeper_run(sc_worker *w, sc_task *task) {
    struct keeper *self = frame_new(w, sizeof *self, keeper_resume, task->scope);
    self->task = (struct keeper_task *)task;
    return keeper_resume(w, &self->frame, 0, SC_DONE);
}

enum {
    KEEPERS = 100
};

struct start {
    sc_frame frame;
    sc_scope scope;
    struct keeper_task *tasks[KEEPERS];
    int64_t i;
    int64_t rounds;
};

static sc_ret start_resume(sc_worker *w, sc_frame *frame, uint64_t v, uint64_t st) {
    struct start *self = (struct start *)frame;
    BEGIN
    for (; self->rounds > 0; self->rounds--) {
        sc_scope_open(w, &self->scope, frame->scope, NULL, &here);
        for (self->i = 0; self->i < KEEPERS; self->i++) {
            struct keeper_task *task = dirty_block(w, sizeof *task);
            task->number = self->i;
            task->given = strings_of(self->i);
            self->tasks[self->i] = task;
            spawn_task(w, &self->scope, &task->task, keeper_run, sizeof *task, SC_SPAWN_KEPT);
        }
        for (self->i = 0; self->i < KEEPERS; self->i++) {
            RETRY(sc_task_join(w, &self->scope, &self->tasks[self->i]->task));
            CHECK(st == SC_DONE);
            check(&self->tasks[self->i]->result, self->i * 1000);
        }
        RETRY(sc_scope_join(w, &self->scope, SC_DONE));
        CHECK(sc_scope_close(w, &self->scope) == SC_OUTCOME_VALUE);
    }
    print_line("kept ", KEEPERS);
    RETURN(SC_DONE, 0);
    END
}

static sc_ret start_enter(sc_worker *w, sc_scope *scope, sc_view args) {
    struct start *self = frame_new(w, sizeof *self, start_resume, scope);
    self->rounds = argument(args, 1, 10);
    return start_resume(w, &self->frame, 0, 0);
}

MAIN(start_enter)
