/* Queues of waiting tasks. See waitq.h for the protocol. */
#include "sync/waitq.h"

#include "sched/deque.h"
#include "sched/task.h"

void sc__waitq_add(struct sc__waitq *queue, sc_task *task) {
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

static void unlink_task(struct sc__waitq *queue, sc_task *task) {
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

sc_task *sc__waitq_pop(struct sc__waitq *queue) {
    sc_task *task = queue->first;
    if (task)
        unlink_task(queue, task);
    return task;
}

void sc__waitq_drop(struct sc__waitq *queue, sc_task *task) {
    if (task->wait_next)
        unlink_task(queue, task);
}

void sc__waitq_remove(struct sc__waitq *queue, sc_task *task) {
    sc__lock(&queue->lock);
    sc__waitq_drop(queue, task);
    sc__unlock(&queue->lock);
}

void sc__waitq_wake_all(sc_worker *w, struct sc__waitq *queue) {
    sc_task *first = NULL;
    sc_task *last = NULL;
    uint32_t count = 0;
    sc__lock(&queue->lock);
    for (sc_task *task = sc__waitq_pop(queue); task; task = sc__waitq_pop(queue)) {
        if (!sc__task_claim(task, SC_DONE, SC__CLAIM_EVENT))
            continue;
        if (last)
            last->run_next = task;
        else
            first = task;
        last = task;
        count++;
    }
    sc__unlock(&queue->lock);
    if (count == 1)
        sc__ready(sc__own(w), first);
    else if (count > 1)
        sc__queue_put(sc__own(w), first, last, count);
}
