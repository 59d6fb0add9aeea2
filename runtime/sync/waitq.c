/* Queues of waiting tasks. See waitq.h for the protocol. */
#include "sync/waitq.h"

#include "sched/deque.h"
#include "sched/task.h"

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
