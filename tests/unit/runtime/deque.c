/* The split deque, the run queue and the slot, without threads: each role played in turn. */
#include "sched/deque.h"

#include <criterion/criterion.h>

#include "sched/worker.h"

enum {
    MANY = 10000
};

static const sc_task_type type = {.size = sizeof(sc_task)};
static sc_task tasks[MANY];
static struct sc__worker *owner;
static struct sc__worker *thief;

static void init(void) {
    sc__rt.mem = &sc_mem_plain;
    sc__workers_init(2);
    owner = sc__rt.workers.all[0];
    thief = sc__rt.workers.all[1];
    for (int i = 0; i < MANY; i++)
        tasks[i].type = &type;
}

TestSuite(deque, .init = init);

static void push_private(int count) {
    atomic_store(&owner->head.poll, owner->end); // nobody asks
    for (int i = 0; i < count; i++)
        sc__deque_push(owner, &tasks[i]);
}

Test(deque, the_owner_takes_the_newest) {
    push_private(3);
    cr_assert_eq(sc__deque_pop(owner), &tasks[2]);
    cr_assert_eq(sc__deque_pop(owner), &tasks[1]);
    cr_assert_eq(sc__deque_pop(owner), &tasks[0]);
    cr_assert_null(sc__deque_pop(owner));
}

Test(deque, the_first_push_exposes_its_task) {
    sc__deque_push(owner, &tasks[0]);
    cr_assert_eq(atomic_load(&owner->public_count), 1);
    cr_assert_eq(sc__steal(thief, owner), &tasks[0]);
    cr_assert_null(sc__deque_pop(owner));
}

Test(deque, nothing_private_is_stolen_until_the_owner_answers) {
    push_private(8);
    cr_assert_null(sc__steal(thief, owner));
    sc__deque_answer(owner);
    cr_assert_eq(atomic_load(&owner->public_count), 4);
    cr_assert_eq(sc__deque_private(owner), 4);
    cr_assert_eq(sc__steal(thief, owner), &tasks[0]);
    cr_assert_eq(sc__deque_pop(thief), &tasks[1]);
}

Test(deque, the_owner_takes_back_what_nobody_stole) {
    push_private(4);
    sc__deque_ask(owner);
    sc__deque_answer(owner);
    for (int i = 3; i >= 0; i--)
        cr_assert_eq(sc__deque_pop(owner), &tasks[i]);
    cr_assert_null(sc__deque_pop(owner));
    cr_assert_eq(atomic_load(&owner->public_count), 0);
}

Test(deque, growing_keeps_order_and_the_public_part) {
    push_private(100);
    sc__deque_ask(owner);
    sc__deque_answer(owner);
    uint32_t exposed = atomic_load(&owner->public_count);
    for (int i = 100; i < MANY; i++)
        sc__deque_push(owner, &tasks[i]);
    cr_assert_geq(atomic_load(&owner->public_count), exposed);
    cr_assert_eq(sc__steal(thief, owner), &tasks[0]);
    int stolen = 1;
    while (sc__deque_pop(thief))
        stolen++;
    for (int i = MANY - 1; i >= stolen; i--)
        cr_assert_eq(sc__deque_pop(owner), &tasks[i]);
    cr_assert_null(sc__deque_pop(owner));
}

Test(deque, the_run_queue_is_first_in_first_out) {
    for (int i = 0; i < 3; i++)
        sc__queue_put(owner, &tasks[i], &tasks[i], 1);
    cr_assert_eq(sc__queue_take(owner, owner), &tasks[0]);
    cr_assert_eq(sc__deque_pop(owner), &tasks[1]); // 3 / (2 workers + 1) + 1 were taken
    cr_assert_eq(sc__queue_take(owner, owner), &tasks[2]);
    cr_assert_null(sc__queue_take(owner, owner));
}

Test(deque, a_thief_takes_a_share_of_the_run_queue) {
    for (int i = 0; i < 11; i++)
        sc__queue_put(owner, &tasks[i], &tasks[i], 1);
    cr_assert_eq(sc__steal(thief, owner), &tasks[0]);
    cr_assert_eq(atomic_load(&owner->queued), 7); // 11 / (2 workers + 1) + 1 were taken
    cr_assert_eq(sc__deque_pop(thief), &tasks[1]);
}

Test(deque, the_slot_holds_the_newest_and_queues_the_former) {
    sc__ready(owner, &tasks[0]);
    sc__ready(owner, &tasks[1]);
    cr_assert_eq(sc__slot_take(owner), &tasks[1]);
    cr_assert_null(sc__slot_take(owner));
    cr_assert_eq(sc__queue_take(owner, owner), &tasks[0]);
}

Test(deque, where_tasks_run_long_what_is_ready_is_queued_for_others) {
    atomic_store(&owner->coarse, true);
    sc__ready(owner, &tasks[0]);
    cr_assert_null(sc__slot_take(owner));
    cr_assert_eq(sc__queue_take(thief, owner), &tasks[0]);
}

Test(deque, a_worker_that_retires_hands_everything_over) {
    push_private(5);
    sc__ready(owner, &tasks[5]);
    sc__ready(owner, &tasks[6]);
    sc__hand_over(owner, thief);
    cr_assert_eq(atomic_load(&thief->queued), 7);
    cr_assert_null(sc__deque_pop(owner));
}

Test(deque, a_spare_worker_takes_no_pure_task) {
    static const sc_task_type pure = {.size = sizeof(sc_pure_task), .flags = SC_SPAWN_PURE};
    static sc_pure_task task = {.type = &pure};
    sc__deque_push(owner, (sc_task *)&task);
    cr_assert_eq(atomic_load(&owner->public_count), 1);
    cr_assert(sc__deque_offers(owner, true));
    cr_assert_not(sc__deque_offers(owner, false));
    thief->spare = true;
    cr_assert_null(sc__steal(thief, owner));
    thief->spare = false;
    cr_assert_eq(sc__steal(thief, owner), (sc_task *)&task);
}

Test(deque, what_is_ready_is_taken_before_pure_tasks) {
    static const sc_task_type pure = {.size = sizeof(sc_pure_task), .flags = SC_SPAWN_PURE};
    static sc_pure_task task = {.type = &pure};
    sc__deque_push(owner, (sc_task *)&task);
    cr_assert_eq(atomic_load(&owner->public_count), 1);
    sc__queue_put_quietly(owner, &tasks[0], &tasks[0], 1);
    cr_assert_eq(sc__steal(thief, owner), &tasks[0]);
    cr_assert_eq(sc__steal(thief, owner), (sc_task *)&task);
    cr_assert_eq(atomic_load(&task.state), SC__PURE_TAKEN);
}

/* Four of them, the first of which no thief can have: who waits for pure tasks takes no others. */
static sc_pure_task several[4];

static void expose_pure_tasks(void) {
    static const sc_task_type pure = {.size = sizeof(sc_pure_task), .flags = SC_SPAWN_PURE};
    push_private(0);
    for (int i = 0; i < 4; i++) {
        several[i].type = &pure;
        sc__deque_push(owner, (sc_task *)&several[i]);
    }
    sc__deque_expose_all(owner);
}

Test(deque, all_pure_tasks_are_stolen_at_once_by_the_only_thief) {
    expose_pure_tasks();
    cr_assert_eq(sc__steal(thief, owner), (sc_task *)&several[0]);
    cr_assert_eq(sc__deque_private(thief) + atomic_load(&thief->public_count), 3);
    cr_assert_eq(atomic_load(&owner->public_count), 0);
}

Test(deque, a_fair_share_of_the_pure_tasks_is_stolen_at_once) {
    atomic_store(&sc__rt.workers.count, 3); // two thieves
    expose_pure_tasks();
    cr_assert_eq(sc__steal(thief, owner), (sc_task *)&several[0]);
    cr_assert_eq(sc__deque_pop(thief), (sc_task *)&several[1]);
    cr_assert_eq(atomic_load(&owner->public_count), 2);
    cr_assert_eq(atomic_load(&several[1].state), SC__PURE_TAKEN);
    cr_assert_eq(atomic_load(&several[2].state), SC__PURE_PENDING);
}

Test(deque, one_pure_task_is_stolen_where_there_is_no_room_for_more) {
    expose_pure_tasks();
    cr_assert_eq(sc__steal_pure(thief, owner, false), (sc_task *)&several[0]);
    cr_assert_eq(sc__deque_private(thief), 0);
    cr_assert_eq(sc__steal_pure(thief, owner, true), (sc_task *)&several[1]);
}

Test(deque, booty_that_is_stolen_again_keeps_who_waits_for_it) {
    atomic_store(&sc__rt.workers.count, 3);
    expose_pure_tasks();
    sc__steal(thief, owner);
    sc__deque_expose_all(thief);
    atomic_store(&several[1].state, SC__PURE_WAITED);
    while (sc__deque_pop(owner)) {
    }
    cr_assert_eq(sc__steal(owner, thief), (sc_task *)&several[1]);
    cr_assert_eq(atomic_load(&several[1].state), SC__PURE_WAITED);
}

Test(deque, booty_is_not_taken_for_a_task_of_the_own_scope) {
    expose_pure_tasks();
    sc__steal(thief, owner);
    cr_assert_null(sc_pure_pop_like(&thief->head, several[1].type, several[1].type));
    cr_assert_eq(sc_pure_pop_like(&owner->head, several[3].type, several[3].type), NULL,
                 "it is public");
}

/* ---- requests ---- */
Test(deque, a_request_stands_until_there_is_something_to_give) {
    sc__deque_push(owner, &tasks[0]);
    sc__deque_reclaim(owner);
    sc__deque_ask(owner);
    sc__deque_answer(owner);
    cr_assert_eq(atomic_load(&owner->public_count), 0);
    sc__deque_push(owner, &tasks[1]);
    cr_assert_eq(atomic_load(&owner->public_count), 1);
}

static uint32_t reserve_after_request(int64_t asked_at) {
    owner->asked_at = asked_at;
    sc__deque_ask(owner);
    sc__deque_answer(owner);
    return owner->reserve;
}

Test(deque, the_reserve_grows_with_requests_that_come_often) {
    const int64_t just_now = INT64_MAX;
    const int64_t long_ago = 0;
    uint32_t before = owner->reserve;
    cr_assert_eq(reserve_after_request(just_now), 2 * before);
    for (int i = 0; i < 100; i++)
        cr_assert_eq(reserve_after_request(just_now) % before, 0);
    cr_assert_eq(reserve_after_request(just_now), reserve_after_request(just_now), "it has an end");
    uint32_t most = owner->reserve;
    cr_assert_eq(reserve_after_request(long_ago), most / 2);
    for (int i = 0; i < 100; i++)
        reserve_after_request(long_ago);
    cr_assert_eq(owner->reserve, before);
}

/* ---- looking for a task ---- */
Test(deque, at_a_tick_a_worker_with_tasks_of_its_own_looks_elsewhere_too) {
    sc__deque_push(owner, &tasks[0]); // public; the owner computes and does not come back
    atomic_store(&owner->slot, &tasks[1]);
    sc__queue_put_quietly(thief, &tasks[2], &tasks[2], 1);
    cr_assert_eq(sc__find(thief, FIND_NEAR), &tasks[2], "its own comes first");
    sc__queue_put_quietly(thief, &tasks[2], &tasks[2], 1);
    atomic_fetch_add(&sc__rt.monitor.tick, 1);
    cr_assert_eq(sc__find(thief, FIND_NEAR), &tasks[0]);
    cr_assert_eq(sc__find(thief, FIND_NEAR), &tasks[2]);
    sc__queue_put_quietly(thief, &tasks[2], &tasks[2], 1);
    atomic_fetch_add(&sc__rt.monitor.tick, 1);
    cr_assert_eq(sc__find(thief, FIND_NEAR), &tasks[1]);
}
