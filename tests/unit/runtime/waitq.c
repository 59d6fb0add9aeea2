/* Queues of waiting tasks. */
#include "sync/waitq.h"

#include <criterion/criterion.h>

#include "sched/deque.h"
#include "sched/task.h"
#include "sched/worker.h"

static struct sc__waitq queue;
static sc_task tasks[5];
static const sc_task_type type = {.size = sizeof(sc_task)};

static void init(void) {
    sc__rt.mem = &sc_mem_plain;
    sc__workers_init(1);
    for (int i = 0; i < 5; i++) {
        sc__task_init(&tasks[i], NULL, &type);
        atomic_store(&tasks[i].wait, WAIT_WORD_BLOCKED);
        tasks[i].wait_next = NULL;
        sc__waitq_add(&queue, &tasks[i]);
    }
}

TestSuite(waitq, .init = init);

Test(waitq, is_first_in_first_out) {
    for (int i = 0; i < 5; i++)
        cr_assert_eq(sc__waitq_pop(&queue), &tasks[i]);
    cr_assert_null(sc__waitq_pop(&queue));
}

Test(waitq, anybody_may_leave_and_leave_again) {
    sc__waitq_remove(&queue, &tasks[0]);
    sc__waitq_remove(&queue, &tasks[0]);
    sc__waitq_remove(&queue, &tasks[2]);
    sc__waitq_remove(&queue, &tasks[4]);
    cr_assert_eq(sc__waitq_pop(&queue), &tasks[1]);
    cr_assert_eq(sc__waitq_pop(&queue), &tasks[3]);
    cr_assert_null(sc__waitq_pop(&queue));
}

Test(waitq, waking_skips_who_was_cancelled) {
    struct sc__worker *worker = sc__rt.workers.all[0];
    cr_assert(sc__task_claim(&tasks[1], SC_UNWIND, SC__CLAIM_EVENT));
    sc__waitq_wake_all(&worker->head, &queue);
    cr_assert_eq(atomic_load(&worker->queued), 4);
    cr_assert_null(queue.first);
    cr_assert_eq(tasks[1].outcome, SC_UNWIND);
    cr_assert_eq(tasks[2].outcome, SC_DONE);
}
