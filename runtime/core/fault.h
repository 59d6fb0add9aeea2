/*
 * Failure injection. With -Dfaults=true orders of events that are rare in nature become common, and what
 * hardly ever fails fails on demand; otherwise nothing is left of it. The environment tells what:
 *
 *     SC_FAULT_DELAY=n    about one in n commits, claims, hand-overs and steals is delayed
 *     SC_FAULT_STEAL=n    about one in n steals finds nothing, as if another thief had been faster
 *     SC_FAULT_YIELD=n    about one in n turns of a task is told at once that its time slice is over
 *     SC_FAULT_SEED=n     for these draws; without it they differ from run to run
 *     SC_FAULT_STACK=n    bytes of the C stack that async code may use
 *     SC_FAULT_THREADS=n  only n threads can be started
 *     SC_FAULT_ALLOC=n    the n-th allocation fails
 *     SC_FAULT_TIMER=n    the n-th arming of a timer finds no memory
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#if SC__FAULTS
void sc__fault_init(void);
void sc__fault_delay(void);
bool sc__fault_steal(void);
bool sc__fault_yield(void);
size_t sc__fault_stack(size_t normal);
/* Whether this one fails. */
bool sc__fault_thread(void);
bool sc__fault_alloc(void);
bool sc__fault_timer(void);
#else
static inline void sc__fault_init(void) {
}

static inline void sc__fault_delay(void) {
}

static inline bool sc__fault_steal(void) {
    return false;
}

static inline bool sc__fault_yield(void) {
    return false;
}

static inline size_t sc__fault_stack(size_t normal) {
    return normal;
}

static inline bool sc__fault_thread(void) {
    return false;
}

static inline bool sc__fault_alloc(void) {
    return false;
}

static inline bool sc__fault_timer(void) {
    return false;
}
#endif
