/*
 * Random numbers: SplitMix64, a counter that goes on by a step of its own and whose bits are then mixed. A task that may
 * use them has a counter and a step behind its block, made of two numbers of its spawner's, so that what a task gets
 * depends on the seed and on the tasks above it, and not on who runs when. Everybody else, main above all, has
 * those of the program; a task that cannot use them takes nothing from there for its children, which cannot either.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/random.h>
#include <unistd.h>

#include "core/internal.h"
#include "sched/task.h"

struct stream {
    uint64_t counter;
    uint64_t step; /* odd; 0: there is none */
};

static struct {
    pthread_once_t once;
    _Atomic uint64_t counter; /* C may ask from several threads at once */
    uint64_t step;
} program = {.once = PTHREAD_ONCE_INIT};

static uint64_t mixed(uint64_t word) {
    word = (word ^ word >> 30) * 0xBF58476D1CE4E5B9u;
    word = (word ^ word >> 27) * 0x94D049BB133111EBu;
    return word ^ word >> 31;
}

/* An odd number whose bits change often enough. */
static uint64_t step_of(uint64_t word) {
    word = (word ^ word >> 33) * 0xFF51AFD7ED558CCDu;
    word = (word ^ word >> 33) * 0xC4CEB9FE1A85EC53u;
    word = (word ^ word >> 33) | 1;
    return __builtin_popcountll(word ^ word >> 1) < 24 ? word ^ 0xAAAAAAAAAAAAAAAAu : word;
}

static uint64_t chosen_seed(void) {
    const char *wish = getenv("SC_SEED");
    char *end = NULL;
    errno = 0;
    uint64_t seed = wish ? strtoull(wish, &end, 10) : 0;
    if (wish && end != wish && !*end && errno == 0 && *wish != '-')
        return seed;
    if (wish)
        fprintf(stderr, "warning: SC_SEED is no number from 0 to 18446744073709551615: '%s'\n",
                wish);
    if (getrandom(&seed, sizeof seed, GRND_NONBLOCK) != (ssize_t)sizeof seed)
        seed = (uint64_t)sc_now() ^ (uint64_t)getpid()
                                        << 32; // before the system has enough of its own
    return seed;
}

static void begin(void) {
    uint64_t seed = chosen_seed();
    atomic_init(&program.counter, mixed(seed));
    program.step = step_of(mixed(seed + 0x9E3779B97F4A7C15u));
}

/* Of the running task, or NULL if it has none of its own. */
static struct stream *own_stream(void) {
    sc_task *task = sc_tls.worker ? sc_tls.worker->task : NULL;
    if (!task || !(task->type->flags & SC_SPAWN_RNG))
        return NULL;
    struct stream *stream = (struct stream *)((char *)task + task->type->size) - 1;
    return stream->step ? stream : NULL;
}

static uint64_t next_of(struct stream *own) {
    if (own)
        return mixed(own->counter += own->step);
    pthread_once(&program.once, begin);
    uint64_t before =
        atomic_fetch_add_explicit(&program.counter, program.step, memory_order_relaxed);
    return mixed(before + program.step);
}

uint64_t sc_rng_next(void) {
    return next_of(own_stream());
}

/* The upper half of a product is even enough once the few lower halves are left out that come once too often. */
uint64_t sc_rng_below(uint64_t bound) {
    struct stream *own = own_stream();
    __extension__ typedef unsigned __int128 wide;
    wide product = (wide)next_of(own) * bound;
    if ((uint64_t)product < bound) {
        uint64_t too_often = -bound % bound;
        while ((uint64_t)product < too_often)
            product = (wide)next_of(own) * bound;
    }
    return (uint64_t)(product >> 64);
}

/* 53 bits of a fraction; what is rounded up to the bound counts as the lower one. */
double sc_rng_float(double low, double high) {
    double part = (double)(sc_rng_next() >> 11) * 0x1p-53;
    double number = low * (1 - part) + high * part;
    return number >= low && number < high ? number : low;
}

/* Whether the running task is main, or there is no task. */
static bool is_program(void) {
    const sc_task *task = sc_tls.worker ? sc_tls.worker->task : NULL;
    return !task || task->type->flags & SC__TASK_ROOT;
}

void sc_rng_split(void *child) {
    struct stream *made = child;
    struct stream *own = own_stream();
    *made = (struct stream){0};
    if (!own && !is_program())
        return;
    made->counter = next_of(own);
    made->step = step_of(next_of(own));
}
