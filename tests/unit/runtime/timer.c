/* Arming and firing: who is due is claimed once, and leaves the heap. */
#include "time/timer.h"

#include <criterion/criterion.h>

#include "sched/deque.h"
#include "sched/policy.h"
#include "sched/task.h"
#include "sched/worker.h"

static struct sc__worker *worker;
static sc_scope scope;
static sc_task tasks[8];
static const sc_task_type type = {.size = sizeof(sc_task)};

static void init(void) {
    sc__rt.mem = &sc_mem_plain;
    sc__workers_init(2);
    worker = sc__rt.workers.all[0];
    for (int i = 0; i < 8; i++) {
        sc__task_init(&tasks[i], &scope, &type);
        atomic_store(&tasks[i].wait, WAIT_WORD_BLOCKED);
    }
}

TestSuite(timer, .init = init);

static void arm(int i, int64_t in) {
    sc__timer_arm(worker, &tasks[i].timer, TIMER_TASK, sc__now() + in);
}

Test(timer, only_what_is_due_fires) {
    arm(0, -2);
    arm(1, 3600000000000);
    arm(2, -1);
    cr_assert(sc__timers_fire(worker, &worker->timers));
    cr_assert_eq(atomic_load(&worker->queued), 2);
    cr_assert_eq(tasks[0].timer.index, -1);
    cr_assert_eq(atomic_load(&tasks[0].wait), WAIT_WORD_CLAIMED);
    cr_assert_eq(atomic_load(&tasks[1].wait), WAIT_WORD_BLOCKED);
    cr_assert_not(sc__timers_fire(worker, &worker->timers));
}

Test(timer, any_worker_fires_any_heap) {
    arm(0, -1);
    struct sc__worker *other = sc__rt.workers.all[1];
    cr_assert(sc__timers_fire_all(other));
    cr_assert_eq(sc__queue_take(other, other), &tasks[0]);
}

Test(timer, what_was_woken_by_something_else_is_not_queued_again) {
    arm(0, -1);
    cr_assert(sc__task_claim(&tasks[0], SC_UNWIND, SC__CLAIM_EVENT));
    sc__timers_fire(worker, &worker->timers);
    cr_assert_eq(atomic_load(&worker->queued), 0);
    cr_assert_eq(tasks[0].outcome, SC_UNWIND);
    sc__timer_disarm(&tasks[0].timer); // it is out already, and that does no harm
}

Test(timer, a_task_claimed_while_it_is_being_registered_is_not_queued) {
    atomic_store(&tasks[0].wait, WAIT_WORD_PREP);
    arm(0, -1);
    sc__timers_fire(worker, &worker->timers);
    cr_assert_eq(atomic_load(&worker->queued), 0);
    cr_assert_eq(atomic_load(&tasks[0].wait), WAIT_WORD_READY);
}

Test(timer, the_earliest_is_known_without_the_lock) {
    cr_assert_eq(sc__timers_earliest(), SC__NEVER);
    arm(0, 1000000000);
    int64_t first = sc__timers_earliest();
    arm(1, 2000000000);
    cr_assert_eq(sc__timers_earliest(), first);
    sc__timer_disarm(&tasks[0].timer);
    cr_assert_gt(sc__timers_earliest(), first);
    sc__timer_disarm(&tasks[1].timer);
    cr_assert_eq(sc__timers_earliest(), SC__NEVER);
}
