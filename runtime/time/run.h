/*
 * Timers that were armed in the order of their instants, without locks: a queue. Most programs wait for
 * the same few durations again and again, and then a timer goes in at one end and out at the other, where
 * a heap would move a dozen others for it. What is earlier than the newest of them goes to the heap.
 *
 * The queue consists of chunks, found by position: positions only grow and wrap around. A timer knows
 * its position, as -2 - position in `index`. One that is taken out in the middle leaves a gap; gaps at
 * the ends are given up at once, and when they are more than the timers, the timers move together.
 */
#pragma once

#include "core/internal.h"

/* Appends the timer; false if it is earlier than the newest. */
bool sc__run_append(struct sc__timer_run *run, struct sc__timer *timer, int64_t instant);
/* Takes out the timer, which must be in the queue. */
void sc__run_remove(struct sc__timer_run *run, struct sc__timer *timer);
/* The earliest; NULL if there is none. */
const struct sc__timer_entry *sc__run_first(const struct sc__timer_run *run);
void sc__run_fini(struct sc__timer_run *run);
