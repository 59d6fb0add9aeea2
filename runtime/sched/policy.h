/*
 * The only door to time and to choice. What the scheduler does otherwise follows from these answers, so
 * another implementation of this header is another mode of the runtime. There is one now: production,
 * with the monotonic clock and pseudo-random victims.
 */
#pragma once

#include "core/internal.h"

/* Nanoseconds of the clock that timers and slices are measured with; never goes back. */
int64_t sc__now(void);
/* A number below `bound`, which isn't 0: which worker to try first. */
uint32_t sc__choose(struct sc__worker *w, uint32_t bound);
