/*
 * Calls from C into exported functions, on any thread.
 *
 * A function that cannot suspend runs right there; all it needs is that the collector and the check of
 * the C stack know the thread, which is arranged at its first call and undone when the thread ends. One
 * that may suspend becomes the task of a root scope of its own, which the workers run, started at the
 * first such call; the calling thread sleeps until it has ended. The block of the task, with its arguments
 * and its result, lies in the caller's C frame.
 *
 * Protocol. `over` of a call goes from 0 to 1 once, by the worker that ended its task (release), and is
 * read by the caller (acquire), who then returns: the worker touches nothing of the call after its store
 * but the address of the futex, which may be another's by then. The list of calls is for telling
 * deadlocks: the caller enters its call after it has queued the task, so that who finds it there and all
 * workers asleep knows that the task waits. Start and list have locks of their own, taken alone.
 *
 * A worker may call a C function that calls an exported function. It runs the task in place, and if that
 * suspends it sleeps, with its C stack, after it has made public what it holds; the monitor replaces a
 * worker that does not move. There are only so many to replace them with, so the last one that is left
 * does not sleep: it runs other tasks on top until its own call is over.
 */
#include "core/embed.h"

#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

#include "core/futex.h"
#include "core/panic.h"
#include "core/stack.h"
#include "sched/deque.h"
#include "sched/monitor.h"
#include "sched/scope.h"
#include "sched/task.h"
#include "sched/worker.h"

/* ---- threads ---- */

static pthread_key_t thread_key; // set on each thread of C's that has entered; made once, at load

static void thread_leave(void *unused) {
    (void)unused;
    sc__rt.mem->thread_end();
    sc_tls.floor = 0; // should another destructor call us, it enters anew
}

void sc__export_first(void) {
    sc__rt.mem->thread_begin();
    sc__stack_floor();
    pthread_setspecific(thread_key, &thread_key);
}

void sc_export_load(const struct sc_mem *mem) {
    if (sc__rt.mem)
        return; // another unit of the process has been here
    sc__rt.mem = mem;
    sc__fault_init();
    mem->init();
    if (pthread_key_create(&thread_key, thread_leave) != 0)
        sc__fatal("cannot make a key for threads");
    atexit(sc_flush);
}

void sc__export_panicked(void) {
    sc_flush();
    _exit(SC__EXIT_PANIC);
}

/* ---- the workers ---- */

static void *monitor_thread(void *unused) {
    (void)unused;
    sc__monitor_run();
    return NULL;
}

bool sc__runtime_start(bool watches) {
    struct sc__calls *calls = &sc__rt.calls;
    if (atomic_load_explicit(&calls->started, memory_order_acquire))
        return false;
    sc__lock(&calls->start_lock);
    bool first = !atomic_load_explicit(&calls->started, memory_order_relaxed);
    if (first) {
        pthread_t monitor;
        sc__workers_init(sc__processors());
        atomic_store_explicit(&sc__rt.parking.until, SC__NEVER, memory_order_relaxed);
        sc__workers_start();
        if (!watches && !sc__thread_start(&monitor, monitor_thread, NULL))
            sc__fatal("cannot start a thread");
        atomic_store_explicit(&calls->started, true, memory_order_release);
    }
    sc__unlock(&calls->start_lock);
    return first;
}

/* ---- calls ---- */

static void call_link(struct sc__call *call) {
    struct sc__calls *calls = &sc__rt.calls;
    sc__lock(&calls->lock);
    call->next = calls->first;
    call->link = &calls->first;
    if (call->next)
        call->next->link = &call->next;
    calls->first = call;
    sc__unlock(&calls->lock);
    sc__monitor_rouse(); // it may have found everybody asleep before we were in the list
}

static void call_unlink(struct sc__call *call) {
    struct sc__calls *calls = &sc__rt.calls;
    sc__lock(&calls->lock);
    *call->link = call->next;
    if (call->next)
        call->next->link = call->link;
    sc__unlock(&calls->lock);
}

void sc__calls_each(void (*visit)(sc_scope *root, void *context), void *context) {
    struct sc__calls *calls = &sc__rt.calls;
    sc__lock(&calls->lock);
    for (struct sc__call *call = calls->first; call; call = call->next)
        if (atomic_load_explicit(&call->over, memory_order_acquire) == 0)
            visit(&call->scope, context);
    sc__unlock(&calls->lock);
}

void sc__call_over(sc_task *task) {
    struct sc__call *call = (struct sc__call *)task->scope;
    call->status = task->status;
    atomic_store_explicit(&call->over, 1, memory_order_release);
    sc__futex_wake(&call->over, 1);
}

/* Any queue does: who is idle looks into all. They are taken in turn. */
static struct sc__worker *next_worker(void) {
    uint32_t turn = atomic_fetch_add_explicit(&sc__rt.calls.turn, 1, memory_order_relaxed);
    return sc__rt.workers.all[turn % sc__rt.workers.regular];
}

static bool is_over(const struct sc__call *call) {
    return atomic_load_explicit(&call->over, memory_order_acquire) != 0;
}

static void sleep_until_over(struct sc__call *call) {
    while (!is_over(call))
        sc__futex_wait(&call->over, 0, -1);
}

/* On a thread that others do not wait for. */
static void run_elsewhere(struct sc__call *call, sc_task *task) {
    sc__queue_put(next_worker(), task, task, 1);
    call_link(call);
    sleep_until_over(call);
}

/* The last worker: looks for tasks as long as there are some, and for due timers. */
static void work_until_over(struct sc__worker *w, struct sc__call *call) {
    static const int64_t look_again = 1000000; // nanoseconds
    while (!is_over(call)) {
        sc_task *other = sc__find(w, FIND_EVERYWHERE);
        if (other)
            sc__worker_turn(w, other);
        else
            sc__futex_wait(&call->over, 0, look_again);
    }
}

/* The task has suspended, and this worker's C stack belongs to the C function that waits for it. */
static void wait_on_worker(struct sc__worker *w, struct sc__call *call) {
    _Atomic uint32_t *blocked = &sc__rt.calls.blocked;
    uint32_t most = sc__rt.workers.regular + SC__SPARES_MAX - 1;
    sc__deque_expose_all(w);
    if (atomic_fetch_add_explicit(blocked, 1, memory_order_relaxed) < most)
        sleep_until_over(call);
    else
        work_until_over(w, call);
    atomic_fetch_sub_explicit(blocked, 1, memory_order_relaxed);
}

/* On a worker, below which the task that has called C goes on later as if nothing had been. */
static void run_in_place(struct sc__worker *w, struct sc__call *call, sc_task *task) {
    sc_task *bottom = w->bottom;
    bool unwinding = w->unwinding;
    uintptr_t limit = atomic_load_explicit(&w->stack_limit, memory_order_relaxed);
    sc__stack_begin(w);
    call_link(call);
    sc__worker_turn(w, task);
    if (!is_over(call))
        wait_on_worker(w, call);
    sc__stack_continue(w, limit);
    w->unwinding = unwinding;
    w->bottom = bottom;
}

void sc_export_run(sc_task *task, const sc_task_type *type) {
    sc_export_begin();
    sc__runtime_start(false);
    struct sc__call call = {.status = SC_DONE};
    sc__scope_init(&call.scope, NULL, NULL, 0);
    sc__task_init(task, &call.scope, type);
    if (sc_tls.worker && !sc__own(sc_tls.worker)->outside)
        run_in_place(sc__own(sc_tls.worker), &call, task);
    else
        run_elsewhere(&call, task);
    call_unlink(&call);
    if (call.status != SC_DONE)
        sc__export_panicked();
}
