/*
 * Timers: for each worker a queue of those that were armed in order, and a 4-ary heap of the others, with
 * exact deadlines.
 *
 * Protocol. Both and the timers' `index` change under one lock; what is said here of a heap goes for both. A timer is armed in the heap
 * of the worker that arms it; any worker may fire any heap. Whoever fires claims the timer's task while
 * it holds the lock, so a task that was woken by something else and takes the lock to leave the heap
 * finds itself either in it or out of it, never half way; no pointer to a task stays behind. `next`
 * is stored with release under the lock and read with acquire without it: a reader that finds it later
 * than now knows that everything due has been claimed.
 */
#pragma once

#include "core/internal.h"

enum sc__timer_kind {
    TIMER_TASK,  /* embedded in a task that sleeps */
    TIMER_SHIELD /* embedded in a scope: a shield whose grace runs out */
};

void sc__timers_init(struct sc__timers *timers);
void sc__timers_fini(struct sc__timers *timers);

/* Arms the timer in the worker's heap. */
void sc__timer_arm(struct sc__worker *w, struct sc__timer *timer, enum sc__timer_kind kind,
                   int64_t instant);
/* Takes it out, if it is armed still. Anybody. */
void sc__timer_disarm(struct sc__timer *timer);
/* Wakes what is due in one heap: tasks are queued on `w`. Tells whether there were any. */
bool sc__timers_fire(struct sc__worker *w, struct sc__timers *timers);
/* The same for all heaps. */
bool sc__timers_fire_all(struct sc__worker *w);
/* The earliest instant of all heaps, or SC__NEVER. */
int64_t sc__timers_earliest(void);
