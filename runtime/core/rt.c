/*
 * A program's life: sc_main brings the runtime up, runs the program's main (an async one as the root
 * task of a root scope, a plain one on a thread with a large stack) and takes it down again.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/embed.h"
#include "core/internal.h"
#include "core/panic.h"
#include "core/stack.h"
#include "core/stats.h"
#include "sched/deque.h"
#include "sched/monitor.h"
#include "sched/scope.h"
#include "sched/task.h"
#include "sched/worker.h"
#include "value/output.h"

struct sc__rt sc__rt = {
    .blocking = {.lock = PTHREAD_MUTEX_INITIALIZER, .more = PTHREAD_COND_INITIALIZER}};
_Thread_local struct sc_tls sc_tls __attribute__((tls_model("initial-exec")));

/* The arguments as a view of strings; they live as long as the process. */
static sc_view view_arguments(int argc, char **argv) {
    uint64_t count = argc > 0 ? (uint64_t)argc : 0;
    sc_str *strings = sc_gc_alloc((count + 1) * sizeof *strings);
    for (uint64_t i = 0; i < count; i++)
        strings[i] = (sc_str){.data = (const uint8_t *)argv[i], .length = strlen(argv[i])};
    return (sc_view){.data = strings, .length = count};
}

static void *plain_thread(void *argument) {
    (void)argument;
    sc__rt.mem->thread_begin();
    sc__stack_floor();
    int status = sc__rt.program->plain_main(sc__rt.arguments);
    sc__rt.status = sc_tls.panicking ? SC__EXIT_PANIC : status;
    sc__rt.mem->thread_end();
    return NULL;
}

static void run_plain(void) {
    pthread_t thread;
    if (!sc__thread_start(&thread, plain_thread, NULL))
        sc__fatal("cannot start a thread");
    pthread_join(thread, NULL);
}

/* The root task and the scope it is in. */
struct root {
    sc_scope scope;
    sc_task task;
};

static sc_ret root_run(sc_worker *w, sc_task *task) {
    return sc__rt.program->async_main(w, task->scope, sc__rt.arguments);
}

static const sc_task_type root_type = {
    .run = root_run, .size = sizeof(sc_task), .flags = SC__TASK_ROOT};

static void run_async(void) {
    struct root *root = sc__slab_alloc(sizeof *root);
    sc__scope_init(&root->scope, NULL, NULL, 0);
    sc__rt.root = &root->scope;
    sc__task_init(&root->task, &root->scope, &root_type);
    bool first = sc__runtime_start(true); // no, if C has called an exported function before
    sc__queue_put(sc__rt.workers.all[0], &root->task, &root->task, 1);
    if (first)
        sc__monitor_run(); // until the root's end stops everybody
    sc__workers_join();
}

size_t sc_test_number(int argc, char **argv, size_t count) {
    char *end = NULL;
    unsigned long number = argc == 2 ? strtoul(argv[1], &end, 10) : count;
    if (number < count && end != argv[1] && *end == 0)
        return number;
    fprintf(stderr, "usage: %s NUMBER, of one of %zu tests, from 0\n", argv[0], count);
    exit(2);
}

int sc_main(const sc_program *program, int argc, char **argv) {
    sc__rt.program = program;
    sc__stats_init();
    sc__collect_init();
    if (!sc__rt.mem) { // else exported functions are there, and need what they have named
        sc__rt.mem = program->mem;
        sc__fault_init();
        sc__rt.mem->init();
    }
    sc__rt.arguments = view_arguments(argc, argv);
    if (program->async_main)
        run_async();
    else
        run_plain();
    sc__stats_report();
    if (!sc__output_close() && sc__rt.status == 0)
        sc__rt.status = 1;
    return sc__rt.status;
}
