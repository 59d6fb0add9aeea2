/*
 * Failure injection. With -Dfaults=true every commit, claim, hand-over and steal may be delayed at
 * random, so that orders of events that are rare in nature become common; otherwise nothing is left
 * of it. SC_FAULT_DELAY=n in the environment delays about one call in n (0: none).
 * SC_FAULT_STACK=bytes replaces the part of the C stack that async code may use.
 */
#pragma once

#include <stddef.h>

#if SC__FAULTS
void sc__fault_init(void);
void sc__fault_delay(void);
size_t sc__fault_stack(size_t normal);
#else
static inline void sc__fault_init(void) {
}

static inline void sc__fault_delay(void) {
}

static inline size_t sc__fault_stack(size_t normal) {
    return normal;
}
#endif
