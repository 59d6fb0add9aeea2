/*
 * Failure injection, compiled only with -Dfaults=true. Each thread draws from a generator of its own,
 * so that drawing doesn't order the threads that it is meant to disturb.
 */
#include "core/fault.h"

#include <sched.h>
#include <stdint.h>
#include <stdlib.h>
#include <time.h>

static uint32_t one_in;
static size_t stack_budget;
static _Thread_local uint64_t seed;

static uint64_t number_from(const char *name) {
    const char *text = getenv(name);
    return text ? strtoull(text, NULL, 10) : 0;
}

void sc__fault_init(void) {
    one_in = (uint32_t)number_from("SC_FAULT_DELAY");
    stack_budget = number_from("SC_FAULT_STACK");
}

size_t sc__fault_stack(size_t normal) {
    return stack_budget ? stack_budget : normal;
}

void sc__fault_delay(void) {
    if (one_in == 0)
        return;
    if (seed == 0)
        seed = (uintptr_t)&seed | 1;
    seed ^= seed << 13;
    seed ^= seed >> 7;
    seed ^= seed << 17;
    uint32_t draw = (uint32_t)(seed >> 33);
    if (draw % one_in != 0)
        return;
    draw /= one_in;
    if (draw % 64 == 0)
        nanosleep(&(struct timespec){.tv_nsec = 20000}, NULL);
    else if (draw % 4 == 0)
        sched_yield();
    else
        for (volatile uint32_t i = 0; i < draw % 300; i++)
            continue;
}
