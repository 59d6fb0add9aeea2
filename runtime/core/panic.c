/*
 * Reporting panics of the program, and the runtime's own ends. A report is put together first and
 * written by one call, so that reports of several threads do not mix; standard output is flushed before.
 */
#include "core/panic.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/internal.h"
#include "sched/pure.h"
#include "sched/task.h"
#include "value/output.h"

enum {
    MESSAGE_MAX = 160,
    SPAWN_LINES_MAX = 64
};

void sc__fmt_site(sc_fmt *out, const sc_site *site) {
    sc__fmt_text(out, site->file);
    sc__fmt_text(out, ":");
    sc_fmt_u64(out, site->line);
    sc__fmt_text(out, ":");
    sc_fmt_u64(out, site->column);
}

static const sc_task *task_parent(const sc_task *task) {
    return sc__is_pure(task) ? sc__pure_parent(task) : task->scope->opener;
}

/* One line for each task from the running one up to the root. */
static void add_spawn_sites(sc_fmt *out) {
    const sc_task *task = sc_tls.worker ? sc_tls.worker->task : NULL;
    for (int lines = 0; task && !(task->type->flags & SC__TASK_ROOT); task = task_parent(task)) {
        if (!task->type->site) // a call of pure code, no task
            continue;
        if (lines++ == SPAWN_LINES_MAX) {
            sc__fmt_text(out, "  ...\n");
            return;
        }
        sc__fmt_text(out, "  spawned at ");
        sc__fmt_site(out, task->type->site);
        sc__fmt_text(out, "\n");
    }
}

void sc_panic_str(const sc_site *site, sc_str message) {
    sc_fmt out;
    sc_fmt_init(&out);
    sc__fmt_site(&out, site);
    sc__fmt_text(&out, ": panic: ");
    sc_fmt_str(&out, message);
    sc__fmt_text(&out, "\n");
    add_spawn_sites(&out);
    sc_fmt_print(&out, STDERR_FILENO, false);
    sc_tls.panicking = 1;
}

void sc_panic(const sc_site *site, const char *message) {
    sc_panic_str(site, (sc_str){.data = (const uint8_t *)message, .length = strlen(message)});
}

void sc_panic_overflow(const sc_site *site, const char *operation) {
    char text[MESSAGE_MAX];
    snprintf(text, sizeof text, "overflow in %s", operation);
    sc_panic(site, text);
}

void sc_panic_divide(const sc_site *site) {
    sc_panic(site, "division by zero");
}

void sc_panic_index(const sc_site *site, uint64_t index, uint64_t length) {
    char text[MESSAGE_MAX];
    snprintf(text, sizeof text, "index %" PRIu64 " is out of range for length %" PRIu64, index,
             length);
    sc_panic(site, text);
}

void sc_panic_index_signed(const sc_site *site, int64_t index, uint64_t length) {
    char text[MESSAGE_MAX];
    snprintf(text, sizeof text, "index %" PRId64 " is out of range for length %" PRIu64, index,
             length);
    sc_panic(site, text);
}

void sc_panic_slice(const sc_site *site, uint64_t low, uint64_t high, uint64_t length) {
    char text[MESSAGE_MAX];
    snprintf(text, sizeof text,
             "slice %" PRIu64 "..%" PRIu64 " is out of range for length %" PRIu64, low, high,
             length);
    sc_panic(site, text);
}

void sc_panic_slice_signed(const sc_site *site, int64_t low, int64_t high, uint64_t length) {
    char text[MESSAGE_MAX];
    snprintf(text, sizeof text,
             "slice %" PRId64 "..%" PRId64 " is out of range for length %" PRIu64, low, high,
             length);
    sc_panic(site, text);
}

void sc_panic_convert(const sc_site *site, const char *type) {
    char text[MESSAGE_MAX];
    snprintf(text, sizeof text, "value does not fit in %s", type);
    sc_panic(site, text);
}

void sc_panic_stack(const sc_site *site) {
    sc_panic(site, "stack overflow");
}

/* Ends the program. Of several threads that come here at once, one does. */
static _Noreturn void die(const char *message) {
    static atomic_flag dying = ATOMIC_FLAG_INIT;
    while (atomic_flag_test_and_set_explicit(&dying, memory_order_acquire))
        pause();
    sc_flush();
    fprintf(stderr, "error: %s\n", message);
    _exit(SC__EXIT_PANIC);
}

void sc__out_of_memory(void) {
    die("out of memory");
}

void sc__fatal(const char *message) {
    die(message);
}
