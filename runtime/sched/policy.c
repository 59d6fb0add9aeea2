/* Time and choice in production. */
#include "sched/policy.h"

#include <time.h>

int64_t sc__now(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

int64_t sc_now(void) {
    return sc__now();
}

uint32_t sc__choose(struct sc__worker *w, uint32_t bound) {
    w->random ^= w->random << 13;
    w->random ^= w->random >> 7;
    w->random ^= w->random << 17;
    return (uint32_t)((w->random >> 33) % bound);
}
