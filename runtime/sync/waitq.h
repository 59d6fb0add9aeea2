/*
 * Queues of tasks that wait for one thing: a ring, first in, first out.
 *
 * Protocol. The ring and the membership of a task in it (wait_next is not NULL) change under the queue's
 * lock. A task that was woken by cancellation may still stand in the ring; it removes itself before it
 * runs on. Who wakes takes it out first and claims it then, so a claimed task is never met again.
 */
#pragma once

#include "core/internal.h"

/* ---- under the lock; inlined, for channels ---- */
static inline void sc__waitq_add(struct sc__waitq *queue, sc_task *task) {
    sc_task *first = queue->first;
    if (!first) {
        queue->first = task;
        task->wait_next = task;
        task->wait_prev = task;
        return;
    }
    task->wait_next = first;
    task->wait_prev = first->wait_prev;
    first->wait_prev->wait_next = task;
    first->wait_prev = task;
}

static inline void sc__waitq_unlink(struct sc__waitq *queue, sc_task *task) {
    if (task->wait_next == task) {
        queue->first = NULL;
    } else {
        task->wait_next->wait_prev = task->wait_prev;
        task->wait_prev->wait_next = task->wait_next;
        if (queue->first == task)
            queue->first = task->wait_next;
    }
    task->wait_next = NULL;
}

static inline sc_task *sc__waitq_pop(struct sc__waitq *queue) {
    sc_task *task = queue->first;
    if (task)
        sc__waitq_unlink(queue, task);
    return task;
}

/* Takes the task out if it is still in. */
static inline void sc__waitq_drop(struct sc__waitq *queue, sc_task *task) {
    if (task->wait_next)
        sc__waitq_unlink(queue, task);
}

/* ---- what takes it ---- */
/* Wakes everybody; the woken are queued on the worker. Takes the lock. */
void sc__waitq_wake_all(sc_worker *w, struct sc__waitq *queue);
/* sc__waitq_drop that takes the lock. */
void sc__waitq_remove(struct sc__waitq *queue, sc_task *task);
