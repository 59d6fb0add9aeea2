/*
 * Mutexes and semaphores: permits that tasks take and give back, and behind a mutex the value that goes with its one
 * permit.
 *
 * Protocol. `state` is twice the number of free permits, plus 1 if tasks may wait, which is so only while none is free.
 * As long as none does, permits are taken and given back by one compare-and-exchange. A task that finds none free
 * says so and enters the queue under its lock; from then on every change is made under the lock, and who gives a
 * permit back gives it to the first in the queue: permits go to tasks in the order in which those came.
 *   - Who waits has PERMIT_QUEUED in `value` while it is in the queue, and PERMIT_GIVEN once a permit is its own. Both
 *     change under the lock, and whoever takes it out of the queue has given it the permit, even if a cancel has
 *     claimed the task in the same moment.
 *   - A task that a cancel has woken looks, under the lock, which of the two it is. In the queue, it leaves; with a
 *     permit, it gives that back. So none is lost.
 */
#pragma once

#include "core/internal.h"

/* Takes a permit for the task, or enters the queue; false if it has one. */
bool sc__permit_queue(sc_mutex *mutex, sc_task *task);
/* A task woken by cancellation leaves, and keeps no permit. */
void sc__permit_leave(sc_mutex *mutex, sc_task *task);
