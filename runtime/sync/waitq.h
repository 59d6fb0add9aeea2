/*
 * Queues of tasks that wait for one thing: a ring, first in, first out.
 *
 * Protocol. The ring and the membership of a task in it (wait_next is not NULL) change under the queue's
 * lock. A task that was woken by cancellation may still stand in the ring; it removes itself before it
 * runs on. Who wakes takes it out first and claims it then, so a claimed task is never met again.
 */
#pragma once

#include "core/internal.h"

/* Under the lock. */
void sc__waitq_add(struct sc__waitq *queue, sc_task *task);
sc_task *sc__waitq_pop(struct sc__waitq *queue);
/* Takes the task out if it is still in. */
void sc__waitq_drop(struct sc__waitq *queue, sc_task *task);

/* Wakes everybody; the woken are queued on the worker. Takes the lock. */
void sc__waitq_wake_all(sc_worker *w, struct sc__waitq *queue);
/* sc__waitq_drop that takes the lock. */
void sc__waitq_remove(struct sc__waitq *queue, sc_task *task);
