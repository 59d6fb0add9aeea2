/*
 * Channels under many producers and consumers, some of which are cancelled while they wait, or whose
 * channel is closed meanwhile. Every value whose send was reported done is received exactly once, by a
 * receive that was reported done or from what is left in the channel, and no other value is. Elements
 * are of several words, so that a torn one is seen.
 */
#include "stress.h"

enum {
    PRODUCERS = 4, /* of each round; as many consumers */
    PARTIES = 3,   /* scopes that are cancelled, with as many of both */
    MEMBERS = 2,
    EACH = 60, /* values that a producer sends */
    VALUES = (PRODUCERS + PARTIES * MEMBERS) * EACH
};

struct element {
    int64_t value;
    int64_t check[2];
};

static sc_chan *channel;
static _Atomic uint8_t sent[VALUES];
static _Atomic uint8_t received[VALUES];
static _Atomic int64_t cut; /* operations that cancellation ended */
static _Atomic int64_t refused;

static struct element element_of(int64_t value) {
    return (struct element){.value = value, .check = {~value, value * 3}};
}

static void note_received(const struct element *element) {
    int64_t value = element->value;
    CHECK(value >= 0 && value < VALUES);
    CHECK(element->check[0] == ~value && element->check[1] == value * 3);
    CHECK(atomic_fetch_add(&received[value], 1) == 0);
}

static void spin(int64_t turns) {
    for (volatile int64_t i = 0; i < turns; i++)
        continue;
}

struct job {
    sc_task task;
    int64_t first;   /* of a producer: its first value; of an ender: its turns */
    sc_scope *scope; /* of an ender */
};

struct job_frame {
    sc_frame frame;
    struct element element;
    int64_t at;
    int64_t end;
    sc_scope *cancels;
};

static sc_ret producer_resume(sc_worker *w, sc_frame *frame, uint64_t v, uint64_t st) {
    struct job_frame *self = (struct job_frame *)frame;
    BEGIN
    for (; self->at < self->end; self->at++) {
        self->element = element_of(self->at);
        LEAF(sc_chan_send(w, frame->scope, channel, &self->element));
        if (st != SC_DONE) {
            CHECK(st == SC_UNWIND);
            atomic_fetch_add(&cut, 1);
            RETURN(st, 0);
        }
        if (v == SC_CHAN_CLOSED) {
            atomic_fetch_add(&refused, 1);
            break;
        }
        CHECK(v == SC_CHAN_DONE);
        atomic_store(&sent[self->at], 1);
    }
    RETURN(SC_DONE, 0);
    END
}

static sc_ret producer_run(sc_worker *w, sc_task *task) {
    struct job_frame *self = frame_new(w, sizeof *self, producer_resume, task->scope);
    self->at = ((struct job *)task)->first;
    self->end = self->at + EACH;
    return producer_resume(w, &self->frame, 0, SC_DONE);
}

static sc_ret consumer_resume(sc_worker *w, sc_frame *frame, uint64_t v, uint64_t st) {
    struct job_frame *self = (struct job_frame *)frame;
    BEGIN
    for (;;) {
        LEAF(sc_chan_recv(w, frame->scope, channel, &self->element));
        if (st != SC_DONE) {
            CHECK(st == SC_UNWIND);
            atomic_fetch_add(&cut, 1);
            RETURN(st, 0);
        }
        if (v == SC_CHAN_CLOSED)
            break;
        CHECK(v == SC_CHAN_DONE);
        note_received(&self->element);
    }
    RETURN(SC_DONE, 0);
    END
}

static sc_ret consumer_run(sc_worker *w, sc_task *task) {
    struct job_frame *self = frame_new(w, sizeof *self, consumer_resume, task->scope);
    return consumer_resume(w, &self->frame, 0, SC_DONE);
}

/* Cancels the scope, or closes the channel if there is none, after some turns of the others. */
static sc_ret ender_resume(sc_worker *w, sc_frame *frame, uint64_t v, uint64_t st) {
    struct job_frame *self = (struct job_frame *)frame;
    BEGIN
    for (; self->at < self->end; self->at++) {
        LEAF(sc_yield(w, frame->scope));
        if (st != SC_DONE)
            RETURN(st, 0);
        spin(self->end * 10);
    }
    if (self->cancels)
        sc_scope_cancel(w, self->cancels);
    else
        sc_chan_close(channel);
    RETURN(SC_DONE, 0);
    END
}

static sc_ret ender_run(sc_worker *w, sc_task *task) {
    struct job_frame *self = frame_new(w, sizeof *self, ender_resume, task->scope);
    self->end = ((struct job *)task)->first;
    self->cancels = ((struct job *)task)->scope;
    return ender_resume(w, &self->frame, 0, SC_DONE);
}

/* ---- a scope that is cancelled while its members talk ---- */
struct party {
    sc_task task;
    int64_t first;
    int64_t turns;
};

struct party_frame {
    sc_frame frame;
    sc_scope scope;
    struct job producers[MEMBERS];
    struct job consumers[MEMBERS];
    struct job canceller;
};

static sc_ret party_resume(sc_worker *w, sc_frame *frame, uint64_t v, uint64_t st) {
    struct party_frame *self = (struct party_frame *)frame;
    BEGIN
    RETRY(sc_scope_join(w, &self->scope, SC_DONE));
    (void)sc_scope_close(w, &self->scope);
    RETURN(SC_DONE, 0);
    END
}

static sc_ret party_run(sc_worker *w, sc_task *task) {
    struct party *party = (struct party *)task;
    struct party_frame *self = frame_new(w, sizeof *self, party_resume, task->scope);
    sc_scope_open(w, &self->scope, task->scope, NULL, &here);
    self->canceller.first = party->turns;
    self->canceller.scope = &self->scope;
    spawn_task(w, &self->scope, &self->canceller.task, ender_run, sizeof(struct job),
               SC_SPAWN_IN_FRAME); // first, so that one worker alone begins it last
    for (int i = 0; i < MEMBERS; i++) {
        self->producers[i].first = party->first + i * EACH;
        spawn_task(w, &self->scope, &self->producers[i].task, producer_run, sizeof(struct job),
                   SC_SPAWN_IN_FRAME);
        spawn_task(w, &self->scope, &self->consumers[i].task, consumer_run, sizeof(struct job),
                   SC_SPAWN_IN_FRAME);
    }
    return party_resume(w, &self->frame, 0, SC_DONE);
}

/* ---- the rounds ---- */
struct start {
    sc_frame frame;
    sc_scope takers;
    sc_scope givers;
    struct job producers[PRODUCERS];
    struct job consumers[PRODUCERS];
    struct party parties[PARTIES];
    struct job closer;
    uint64_t seed;
    int64_t rounds;
};

static int64_t draw(struct start *self, uint32_t bound) {
    self->seed = self->seed * 6364136223846793005u + 1442695040888963407u;
    return (int64_t)((self->seed >> 33) % bound);
}

static void begin_round(sc_worker *w, struct start *self) {
    static const uint64_t capacities[] = {0, 1, 3, 64};
    channel = sc_chan_new(capacities[draw(self, 4)], sizeof(struct element), false);
    memset((void *)sent, 0, sizeof sent);
    memset((void *)received, 0, sizeof received);
    sc_scope_open(w, &self->takers, self->frame.scope, NULL, &here);
    for (int i = 0; i < PRODUCERS; i++)
        spawn_task(w, &self->takers, &self->consumers[i].task, consumer_run, sizeof(struct job),
                   SC_SPAWN_IN_FRAME);
    sc_scope_open(w, &self->givers, &self->takers, NULL, &here);
    if (draw(self, 3) == 0) {
        self->closer.first = draw(self, 50);
        spawn_task(w, &self->givers, &self->closer.task, ender_run, sizeof(struct job),
                   SC_SPAWN_IN_FRAME);
    }
    for (int i = 0; i < PRODUCERS; i++) {
        self->producers[i].first = i * EACH;
        spawn_task(w, &self->givers, &self->producers[i].task, producer_run, sizeof(struct job),
                   SC_SPAWN_IN_FRAME);
    }
    for (int i = 0; i < PARTIES; i++) {
        self->parties[i].first = (PRODUCERS + i * MEMBERS) * EACH;
        self->parties[i].turns = draw(self, 30);
        spawn_task(w, &self->givers, &self->parties[i].task, party_run, sizeof(struct party),
                   SC_SPAWN_IN_FRAME);
    }
}

static void end_round(void) {
    struct element element;
    while (sc_chan_try_recv(channel, &element))
        note_received(&element);
    CHECK(sc_chan_len(channel) == 0);
    for (int i = 0; i < VALUES; i++)
        CHECK(atomic_load(&sent[i]) == atomic_load(&received[i]));
}

static sc_ret start_resume(sc_worker *w, sc_frame *frame, uint64_t v, uint64_t st) {
    struct start *self = (struct start *)frame;
    BEGIN
    for (; self->rounds > 0; self->rounds--) {
        begin_round(w, self);
        RETRY(sc_scope_join(w, &self->givers, SC_DONE));
        CHECK(sc_scope_close(w, &self->givers) == SC_OUTCOME_VALUE);
        sc_chan_close(channel);
        sc_chan_close(channel);
        RETRY(sc_scope_join(w, &self->takers, SC_DONE));
        CHECK(sc_scope_close(w, &self->takers) == SC_OUTCOME_VALUE);
        end_round();
    }
    print_line("cut off ", atomic_load(&cut));
    print_line("refused ", atomic_load(&refused));
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
