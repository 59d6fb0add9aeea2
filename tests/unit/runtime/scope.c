/* Scopes without threads: counting, who is the last, what is cancelled by whom. */
#include "sched/scope.h"

#include <criterion/criterion.h>

#include "sched/cancel.h"
#include "sched/task.h"
#include "sched/worker.h"

static sc_worker *w;
static sc_scope root;
static sc_task body;
static const sc_task_type type = {.size = sizeof(sc_task), .flags = SC_SPAWN_IN_FRAME};

static void init(void) {
    sc__rt.mem = &sc_mem_plain;
    sc__workers_init(1);
    w = &sc__rt.workers.all[0]->head;
    sc__scope_init(&root, NULL, NULL, 0);
    sc__task_init(&body, &root, &type);
    w->task = &body;
}

TestSuite(scope, .init = init);

Test(scope, an_empty_scope_gives_its_value) {
    sc_scope scope;
    sc_scope_open(w, &scope, &root, NULL, NULL);
    cr_assert_eq(sc_scope_join(w, &scope, SC_DONE).st, SC_DONE);
    cr_assert_eq(sc_scope_close(w, &scope), SC_OUTCOME_VALUE);
}

Test(scope, whoever_brings_the_count_to_zero_goes_on) {
    sc_scope scope;
    sc_scope_open(w, &scope, &root, NULL, NULL);
    scope.own = 2;
    cr_assert_null(sc__scope_count_down(&scope)); // before the opener waits: not the last
    cr_assert_not(sc__scope_commit_join(&scope));
    cr_assert_eq(sc__scope_count_down(&scope), &body);
    sc_scope_open(w, &scope, &root, NULL, NULL);
    scope.own = 1;
    cr_assert_null(sc__scope_count_down(&scope));
    cr_assert(sc__scope_commit_join(&scope)); // all were done: the opener itself goes on
}

Test(scope, the_first_error_is_the_outcome) {
    sc_scope scope;
    int slot = 0;
    sc_scope_open(w, &scope, &root, &slot, NULL);
    int first = 1;
    int second = 2;
    sc_scope_fail(w, &scope, &first, sizeof first);
    sc_scope_fail(w, &scope, &second, sizeof second);
    sc_scope_cancel(w, &scope);
    cr_assert(sc_cancelled(w, &scope));
    cr_assert_eq(sc_scope_join(w, &scope, SC_UNWIND).st, SC_DONE);
    cr_assert_eq(sc_scope_close(w, &scope), SC_OUTCOME_ERROR);
    cr_assert_eq(slot, 1);
    cr_assert_not(sc_cancelled(w, &root));
    cr_assert_eq(atomic_load(&sc__rt.cancels.live), 0);
}

Test(scope, cancelling_reaches_down_and_not_up) {
    sc_scope outer, inner, shield, under, beside;
    sc_scope_open(w, &outer, &root, NULL, NULL);
    sc_scope_open(w, &inner, &outer, NULL, NULL);
    sc_shield_open(w, &shield, &inner);
    sc_scope_open(w, &under, &shield, NULL, NULL);
    sc_scope_open(w, &beside, &root, NULL, NULL);
    sc_scope_cancel(w, &outer);
    cr_assert(sc_cancelled(w, &outer));
    cr_assert(sc_cancelled(w, &inner));
    cr_assert_not(sc_cancelled(w, &shield));
    cr_assert_not(sc_cancelled(w, &under));
    cr_assert_not(sc_cancelled(w, &beside));
    cr_assert_not(sc_cancelled(w, &root));
    cr_assert(sc__scope_flags(&shield) & SCOPE_ARMED, "the grace runs");
    cr_assert_neq(sc__scope_rare(&shield)->timer.index, -1);
    sc_shield_close(w, &shield);
}

Test(scope, finish_cancels_tasks_and_not_the_body) {
    sc_scope scope, in_body, in_task;
    sc_task task;
    sc_scope_open(w, &scope, &root, NULL, NULL);
    sc_scope_open(w, &in_body, &scope, NULL, NULL);
    sc__task_init(&task, &scope, &type);
    sc_scope_finish(w, &scope);
    cr_assert_not(sc_cancelled(w, &scope));
    cr_assert_not(sc_cancelled(w, &in_body));
    w->task = &task;
    cr_assert(sc_cancelled(w, &scope));
    sc_scope_open(w, &in_task, &scope, NULL, NULL);
    cr_assert(sc_cancelled(w, &in_task));
    w->task = &body;
    cr_assert_not(sc_cancelled(w, &in_body));
}

Test(scope, an_outer_cancel_is_never_the_inner_outcome) {
    sc_scope outer, inner;
    sc_scope_open(w, &outer, &root, NULL, NULL);
    sc_scope_open(w, &inner, &outer, NULL, NULL);
    sc_scope_cancel(w, &outer);
    sc_scope_cancel(w, &inner);
    sc_scope_join(w, &inner, SC_DONE);
    cr_assert_eq(sc_scope_close(w, &inner), SC_OUTCOME_UNWIND);
    sc_scope_join(w, &outer, SC_UNWIND);
    cr_assert_eq(sc_scope_close(w, &outer), SC_OUTCOME_CANCELLED);
}

Test(scope, the_limit_comes_back_when_the_last_cancelled_scope_closes) {
    sc_scope one, two;
    atomic_store(&sc__own(w)->stack_limit, 1234);
    sc_scope_open(w, &one, &root, NULL, NULL);
    sc_scope_open(w, &two, &root, NULL, NULL);
    sc_scope_cancel(w, &one);
    sc_scope_cancel(w, &two);
    cr_assert_eq(atomic_load(&w->limit), UINTPTR_MAX);
    sc_scope_join(w, &one, SC_DONE);
    sc_scope_close(w, &one);
    cr_assert_eq(atomic_load(&w->limit), UINTPTR_MAX);
    sc_scope_join(w, &two, SC_DONE);
    sc_scope_close(w, &two);
    cr_assert_eq(atomic_load(&w->limit), 1234);
}
