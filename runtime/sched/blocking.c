/* The pool of threads for blocking calls: see blocking.h. */
#include "sched/blocking.h"

#include <errno.h>
#include <time.h>

#include "core/stack.h"
#include "sched/cancel.h"
#include "sched/deque.h"
#include "sched/monitor.h"
#include "sched/task.h"
#include "sched/worker.h"

enum {
    THREADS_MAX = 64,
    IDLE_SECONDS = 2
};

bool sc__blocking_pending(void) {
    return atomic_load_explicit(&sc__rt.blocking.pending, memory_order_seq_cst) != 0;
}

sc_ret sc_run_blocking(sc_worker *w, sc_scope *scope, void *job, void (*run)(void *job)) {
    if (sc__cancelled(w, scope))
        return (sc_ret){.st = SC_UNWIND};
    ((sc_job *)job)->run = run;
    return sc__suspend(w, (struct sc__wait){.kind = WAIT_BLOCKING, .object = job, .scope = scope});
}

/* ---- the threads ---- */

static void job_run(sc_job *job) {
    sc_task *task = job->task;
    sc_tls.worker->task = task; // whose panic it would be
    job->run(job);
    task->outcome = sc_tls.panicking ? SC_PANIC : SC_DONE;
    sc_tls.panicking = 0;
    sc__queue_put(sc__own(sc_tls.worker), task, task, 1); // the job may be gone from here on
    atomic_fetch_sub_explicit(&sc__rt.blocking.pending, 1, memory_order_seq_cst);
    sc__monitor_rouse();
}

/* The next job, or NULL if none has come for a while. Under the lock. */
static sc_job *job_take(struct sc__blocking *pool) {
    struct timespec until;
    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_sec += IDLE_SECONDS;
    int error = 0;
    pool->idle++;
    while (!pool->first && error != ETIMEDOUT)
        error = pthread_cond_timedwait(&pool->more, &pool->lock, &until);
    pool->idle--;
    sc_job *job = pool->first;
    if (!job)
        return NULL;
    pool->first = job->next;
    pool->waiting--;
    return job;
}

/* Under the lock, but for the making of a new one. */
static struct sc__worker *outside_take(struct sc__blocking *pool) {
    struct sc__worker *w = pool->outside;
    if (w) {
        pool->outside = w->next_outside;
        return w;
    }
    pthread_mutex_unlock(&pool->lock);
    w = sc__worker_outside();
    pthread_mutex_lock(&pool->lock);
    return w;
}

static void *pool_thread(void *unused) {
    struct sc__blocking *pool = &sc__rt.blocking;
    (void)unused;
    sc__rt.mem->thread_begin();
    sc__stack_floor();
    pthread_mutex_lock(&pool->lock);
    struct sc__worker *w = outside_take(pool);
    sc_tls.worker = &w->head;
    for (sc_job *job = job_take(pool); job; job = job_take(pool)) {
        pthread_mutex_unlock(&pool->lock);
        job_run(job);
        pthread_mutex_lock(&pool->lock);
    }
    pool->threads--;
    w->next_outside = pool->outside;
    pool->outside = w;
    pthread_mutex_unlock(&pool->lock);
    sc__rt.mem->thread_end();
    return NULL;
}

/* ---- handing over ---- */

/* Whether a thread must come for what waits. Under the lock. */
static bool needs_thread(const struct sc__blocking *pool) {
    return pool->waiting > pool->idle && pool->threads < THREADS_MAX;
}

void sc__blocking_submit(sc_task *task, sc_job *job) {
    struct sc__blocking *pool = &sc__rt.blocking;
    job->task = task;
    job->next = NULL;
    atomic_fetch_add_explicit(&pool->pending, 1, memory_order_seq_cst);
    pthread_mutex_lock(&pool->lock);
    if (pool->first)
        pool->last->next = job;
    else
        pool->first = job;
    pool->last = job;
    pool->waiting++;
    bool starts = needs_thread(pool);
    pool->threads += starts;
    bool alone = pool->threads == 1;
    pthread_cond_signal(&pool->more);
    pthread_mutex_unlock(&pool->lock);
    if (!starts || sc__thread_start_small(pool_thread))
        return;
    if (alone)
        sc__fatal("cannot start a thread");
    pthread_mutex_lock(&pool->lock);
    pool->threads--; // the others will get there
    pthread_mutex_unlock(&pool->lock);
}
