/*
 * Failure injection, compiled only with -Dfaults=true. Each thread draws from a generator of its own,
 * so that drawing doesn't order the threads that it is meant to disturb. Failures that are counted are
 * counted among all threads.
 */
#include "core/fault.h"

#include <sched.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <time.h>

/* Set before there is a second thread. */
static struct {
    uint32_t delay; /* one in so many */
    uint32_t steal;
    uint32_t yield;
    uint64_t seed;
    size_t stack;
} wish;

/* What is left until it fails; 0: it never does. */
static _Atomic int64_t threads_left;
static _Atomic int64_t allocs_left;
static _Atomic int64_t timers_left;

static _Atomic uint32_t generators;
static _Thread_local uint64_t state;

static uint64_t number_from(const char *name) {
    const char *text = getenv(name);
    return text ? strtoull(text, NULL, 10) : 0;
}

void sc__fault_init(void) {
    wish.delay = (uint32_t)number_from("SC_FAULT_DELAY");
    wish.steal = (uint32_t)number_from("SC_FAULT_STEAL");
    wish.yield = (uint32_t)number_from("SC_FAULT_YIELD");
    wish.seed = number_from("SC_FAULT_SEED");
    wish.stack = number_from("SC_FAULT_STACK");
    atomic_init(&allocs_left, (int64_t)number_from("SC_FAULT_ALLOC"));
    atomic_init(&timers_left, (int64_t)number_from("SC_FAULT_TIMER"));
    // the first that fails is the one after those that can be started
    atomic_init(&threads_left,
                getenv("SC_FAULT_THREADS") ? (int64_t)number_from("SC_FAULT_THREADS") + 1 : 0);
}

static void seed_thread(void) {
    uint64_t thread = 1 + atomic_fetch_add_explicit(&generators, 1, memory_order_relaxed);
    uint64_t base = wish.seed ? wish.seed : (uintptr_t)&state;
    state = (base ^ thread << 32) * 0x9E3779B97F4A7C15u | 1;
}

static uint32_t draw_number(void) {
    if (state == 0)
        seed_thread();
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return (uint32_t)(state >> 33);
}

static bool one_in(uint32_t n) {
    return n != 0 && draw_number() % n == 0;
}

bool sc__fault_steal(void) {
    return one_in(wish.steal);
}

bool sc__fault_yield(void) {
    return one_in(wish.yield);
}

size_t sc__fault_stack(size_t normal) {
    return wish.stack ? wish.stack : normal;
}

/* Whether this is the one that fails. */
static bool counts_out(_Atomic int64_t *left) {
    return atomic_load_explicit(left, memory_order_relaxed) > 0 &&
           atomic_fetch_sub_explicit(left, 1, memory_order_relaxed) == 1;
}

bool sc__fault_alloc(void) {
    return counts_out(&allocs_left);
}

bool sc__fault_timer(void) {
    return counts_out(&timers_left);
}

bool sc__fault_thread(void) {
    int64_t left = atomic_load_explicit(&threads_left, memory_order_relaxed);
    if (left > 1) // only the first thread starts others
        atomic_store_explicit(&threads_left, left - 1, memory_order_relaxed);
    return left == 1; // and so do all later ones
}

void sc__fault_delay(void) {
    if (!one_in(wish.delay))
        return;
    uint32_t draw = draw_number();
    if (draw % 64 == 0)
        nanosleep(&(struct timespec){.tv_nsec = 20000}, NULL);
    else if (draw % 4 == 0)
        sched_yield();
    else
        for (volatile uint32_t i = 0; i < draw % 300; i++)
            continue;
}
