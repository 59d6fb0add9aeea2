/* Channels, with tasks that are parked by hand. */
#include "sync/chan.h"

#include <criterion/criterion.h>
#include <string.h>

#include "sched/deque.h"
#include "sched/scope.h"
#include "sched/task.h"
#include "sched/worker.h"

enum {
    TASKS = 4
};

static sc_worker *w;
static sc_scope scope;
static sc_task tasks[TASKS];
static int64_t elements[TASKS]; /* of the parked tasks */
static const sc_task_type type = {.size = sizeof(sc_task)};

static void init(void) {
    sc__rt.mem = &sc_mem_plain;
    sc__workers_init(1);
    w = &sc__rt.workers.all[0]->head;
    sc_tls.worker = w;
    for (int i = 0; i < TASKS; i++) {
        sc__task_init(&tasks[i], &scope, &type);
        tasks[i].home = &scope; // registered
    }
}

TestSuite(chan, .init = init);

static bool wait_for(int i, sc_chan *chan, enum sc__wait_kind kind, void *element) {
    tasks[i].timer.waits = (uint8_t)kind;
    tasks[i].outcome = SC_DONE;
    return sc__chan_commit(
        w, &tasks[i],
        &(struct sc__wait){.kind = kind, .object = chan, .scope = &scope, .element = element});
}

static void park(int i, sc_chan *chan, enum sc__wait_kind kind) {
    cr_assert_not(wait_for(i, chan, kind, &elements[i]));
    cr_assert_eq(atomic_load(&tasks[i].wait), WAIT_WORD_BLOCKED);
}

static void cancel(int i) {
    cr_assert(sc__task_claim(&tasks[i], SC_UNWIND, SC__CLAIM_EVENT));
}

static bool is_served(int i, uint64_t result) {
    return atomic_load(&tasks[i].wait) == WAIT_WORD_CLAIMED && tasks[i].outcome == SC_DONE &&
           tasks[i].value == result;
}

static int64_t taken(sc_chan *chan) {
    int64_t value = -1;
    return sc_chan_try_recv(chan, &value) ? value : -1;
}

static bool sends(sc_chan *chan, int64_t value) {
    return sc_chan_try_send(chan, &value);
}

/* Without the collector nobody frees a channel: they stay reachable, so that they are no leaks. */
static sc_chan *new_channel(uint64_t capacity, uint64_t size) {
    static sc_chan *made[8];
    static size_t count;
    cr_assert_lt(count, sizeof made / sizeof *made);
    return made[count++] = sc_chan_new(capacity, size, false);
}

static sc_chan *channel_of(uint64_t capacity) {
    return new_channel(capacity, sizeof(int64_t));
}

Test(chan, a_value_goes_straight_to_who_waits_to_receive) {
    sc_chan *chan = channel_of(0);
    cr_assert_not(sends(chan, 1));
    park(0, chan, WAIT_RECEIVE);
    park(1, chan, WAIT_RECEIVE);
    cr_assert(sends(chan, 7));
    cr_assert(is_served(0, SC_CHAN_DONE));
    cr_assert_eq(elements[0], 7);
    cr_assert_eq(sc__slot_take(sc__own(w)), &tasks[0]);
    cr_assert_eq(atomic_load(&tasks[1].wait), WAIT_WORD_BLOCKED);
}

Test(chan, a_value_is_taken_from_who_waits_to_send) {
    sc_chan *chan = channel_of(0);
    elements[0] = 5;
    elements[1] = 6;
    park(0, chan, WAIT_SEND);
    park(1, chan, WAIT_SEND);
    cr_assert_eq(taken(chan), 5);
    cr_assert(is_served(0, SC_CHAN_DONE));
    cr_assert_eq(taken(chan), 6);
    cr_assert_eq(taken(chan), -1);
}

Test(chan, the_ring_is_first_in_first_out) {
    sc_chan *chan = channel_of(3);
    int64_t next = 0;
    int64_t oldest = 0;
    for (int round = 0; round < 5; round++) {
        while (sends(chan, next))
            next++;
        cr_assert_eq(sc_chan_len(chan), 3);
        cr_assert_eq(taken(chan), oldest++);
        cr_assert_eq(taken(chan), oldest++);
    }
    cr_assert_eq(sc_chan_len(chan), 1);
}

Test(chan, a_free_place_goes_to_who_waits_to_send) {
    sc_chan *chan = channel_of(1);
    elements[0] = 2;
    cr_assert(sends(chan, 1));
    park(0, chan, WAIT_SEND);
    cr_assert_eq(taken(chan), 1);
    cr_assert(is_served(0, SC_CHAN_DONE));
    cr_assert_not(sends(chan, 3)); // its value lies there now
    cr_assert_eq(taken(chan), 2);
}

Test(chan, who_was_cancelled_is_passed_over) {
    sc_chan *chan = channel_of(0);
    for (int i = 0; i < 3; i++)
        park(i, chan, WAIT_RECEIVE);
    elements[0] = 11;
    cancel(0);
    cancel(2);
    cr_assert(sends(chan, 7));
    cr_assert_eq(elements[0], 11);
    cr_assert_eq(tasks[0].outcome, SC_UNWIND);
    cr_assert_eq(elements[1], 7);
    sc__chan_leave(chan, &tasks[0], WAIT_RECEIVE);
    cr_assert_not(sends(chan, 8)); // nobody is left
    sc__chan_leave(chan, &tasks[2], WAIT_RECEIVE);
}

Test(chan, what_a_cancelled_task_would_have_sent_is_not_received) {
    sc_chan *chan = channel_of(1);
    cr_assert(sends(chan, 1));
    park(0, chan, WAIT_SEND);
    park(1, chan, WAIT_SEND);
    elements[1] = 3;
    cancel(0);
    sc__chan_leave(chan, &tasks[0], WAIT_SEND);
    cr_assert_eq(taken(chan), 1);
    cr_assert_eq(taken(chan), 3);
    cr_assert_eq(taken(chan), -1);
}

Test(chan, who_was_served_cannot_be_cancelled) {
    sc_chan *chan = channel_of(0);
    park(0, chan, WAIT_RECEIVE);
    cr_assert(sends(chan, 7));
    cr_assert_not(sc__task_claim(&tasks[0], SC_UNWIND, SC__CLAIM_EVENT));
    cr_assert(is_served(0, SC_CHAN_DONE));
}

Test(chan, a_wait_whose_value_has_come_does_not_begin) {
    sc_chan *chan = channel_of(1);
    cr_assert(sends(chan, 4));
    cr_assert(wait_for(0, chan, WAIT_RECEIVE, &elements[0]));
    cr_assert_eq(elements[0], 4);
    cr_assert_eq(tasks[0].value, (uint64_t)SC_CHAN_DONE);
    cr_assert(wait_for(0, chan, WAIT_SEND, &elements[0]));
    cr_assert_eq(sc_chan_len(chan), 1);
    sc_chan_close(chan);
    cr_assert(wait_for(0, chan, WAIT_SEND, &elements[0]));
    cr_assert_eq(tasks[0].value, (uint64_t)SC_CHAN_CLOSED);
}

Test(chan, a_wait_of_a_cancelled_task_is_over_at_once) {
    sc_chan *chan = channel_of(0);
    atomic_store(&scope.flags, SCOPE_CANCELLED);
    atomic_store(&sc__rt.cancels.live, 1);
    cr_assert(wait_for(0, chan, WAIT_RECEIVE, &elements[0]));
    cr_assert_eq(tasks[0].outcome, SC_UNWIND);
    cr_assert_not(sends(chan, 1));
    sc__chan_leave(chan, &tasks[0], WAIT_RECEIVE);
    cr_assert_null(tasks[0].wait_next);
}

Test(chan, closing_turns_away_who_waits) {
    sc_chan *empty = channel_of(2);
    park(0, empty, WAIT_RECEIVE);
    park(1, empty, WAIT_RECEIVE);
    sc_chan_close(empty);
    sc_chan_close(empty);
    cr_assert(is_served(0, SC_CHAN_CLOSED) && is_served(1, SC_CHAN_CLOSED));
    cr_assert_eq(atomic_load(&sc__own(w)->queued), 2);
    sc_chan *full = channel_of(1);
    cr_assert(sends(full, 1));
    park(2, full, WAIT_SEND);
    sc_chan_close(full);
    cr_assert(is_served(2, SC_CHAN_CLOSED));
    cr_assert_not(sends(full, 2));
    cr_assert_eq(taken(full), 1);
    cr_assert_eq(taken(full), -1);
}

Test(chan, elements_have_any_size) {
    static const uint64_t sizes[] = {1, 3, 16, 100, 5000};
    char from[5000];
    char to[5000];
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        sc_chan *chan = new_channel(2, sizes[i]);
        memset(from, 'a' + (int)i, sizeof from);
        memset(to, 0, sizeof to);
        cr_assert(sc_chan_try_send(chan, from) && sc_chan_try_send(chan, from));
        cr_assert(sc_chan_try_recv(chan, to));
        cr_assert_arr_eq(from, to, sizes[i]);
        cr_assert(sizes[i] == sizeof to || to[sizes[i]] == 0);
    }
}
