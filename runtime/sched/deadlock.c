/*
 * Telling a deadlock and reporting it.
 *
 * note [all asleep is exact]. A worker counts itself asleep only after its last look found nothing, and it
 * holds no task then. A task is in somebody's hands, in a queue, or waits; so when all workers are asleep
 * none is in anybody's hands, and none is in a queue, for the last one to fall asleep had looked after
 * all others and nobody could add one since. If then no timer is armed either, nothing will ever happen.
 * We look at the timers, the blocking calls and the calls from C between two looks at the workers, and at the turns they have made to be sure that
 * nobody woke up and fell asleep again meanwhile. The tree may be read without locks: nobody runs.
 */
#include "sched/deadlock.h"

#include <unistd.h>

#include "core/embed.h"
#include "core/panic.h"
#include "sched/blocking.h"
#include "sched/scope.h"
#include "sched/task.h"
#include "time/timer.h"
#include "value/output.h"

enum {
    EXIT_DEADLOCK = 102,
    LINES_MAX = 100,
    INDENT_MAX = 20
};

/* A spare worker that retires hands its tasks to one that sleeps, and is woken only afterwards. */
static bool has_tasks(const struct sc__worker *w) {
    return atomic_load_explicit(&w->public_count, memory_order_relaxed) ||
           atomic_load_explicit(&w->queued, memory_order_relaxed) ||
           atomic_load_explicit(&w->slot, memory_order_relaxed);
}

/* Whether every worker that isn't retired sleeps; *turns is how many tasks they have run. */
static bool all_asleep(uint64_t *turns) {
    uint32_t asleep = atomic_load_explicit(&sc__rt.parking.asleep, memory_order_seq_cst);
    uint32_t active = 0;
    bool ready = false;
    *turns = 0;
    uint32_t count = sc__worker_count();
    for (uint32_t i = 0; i < count; i++) {
        const struct sc__worker *w = sc__rt.workers.all[i];
        *turns += atomic_load_explicit(&w->turns, memory_order_relaxed);
        active += atomic_load_explicit(&w->state, memory_order_acquire) != WORKER_RETIRED;
    }
    for (uint32_t i = 0; i < count; i++) // now that what the retired ones gave away is seen
        ready |= has_tasks(sc__rt.workers.all[i]);
    return !ready && asleep == active &&
           !atomic_load_explicit(&sc__rt.stopping, memory_order_seq_cst);
}

/* ---- the tree ---- */
struct tree {
    sc_fmt out;
    uint32_t lines;
};

static void add_task(sc_fmt *out, const sc_task *task) {
    if (!task->type->site) {
        sc__fmt_text(out, "main");
        return;
    }
    sc__fmt_text(out, "the task spawned at ");
    sc__fmt_site(out, task->type->site);
}

static void add_wait(struct tree *tree, const sc_task *task) {
    if (tree->lines++ >= LINES_MAX)
        return;
    uint32_t indent = 1;
    for (const sc_task *at = task; at->type->site && indent < INDENT_MAX; at = at->scope->opener)
        indent++;
    while (indent-- > 0)
        sc__fmt_text(&tree->out, "  ");
    add_task(&tree->out, task);
    sc__fmt_text(&tree->out, " waits ");
    switch ((enum sc__wait_kind)task->timer.waits) {
    case WAIT_JOIN: sc__fmt_text(&tree->out, "for its tasks"); break;
    case WAIT_TASK:
        sc__fmt_text(&tree->out, "for ");
        add_task(&tree->out, task->wait_object);
        break;
    case WAIT_EVENT: sc__fmt_text(&tree->out, "for an event"); break;
    case WAIT_PERMIT: sc__fmt_text(&tree->out, "for a mutex or semaphore"); break;
    case WAIT_SEND: sc__fmt_text(&tree->out, "to send to a channel"); break;
    case WAIT_RECEIVE: sc__fmt_text(&tree->out, "to receive from a channel"); break;
    case WAIT_BLOCKING: sc__fmt_text(&tree->out, "for a blocking call"); break;
    case WAIT_DUE:
    case WAIT_SLEEP:
    case WAIT_YIELD:
    case WAIT_DEEP:
    case WAIT_NONE: sc__fmt_text(&tree->out, "for nothing"); break;
    }
    sc__fmt_text(&tree->out, "\n");
}

/* Whether the opener of the scope waits for its tasks. */
static bool is_joined(const sc_scope *scope) {
    int32_t count = atomic_load_explicit(&scope->count, memory_order_acquire);
    return count > 0 && count < SC__BIAS / 2;
}

static void add_scope(struct tree *tree, const sc_scope *scope) {
    if (scope->opener && is_joined(scope))
        add_wait(tree, scope->opener);
    bool any = sc__scope_flags(scope) & SCOPE_REGISTRY;
    for (const sc_task *task = any ? scope->tasks : NULL; task; task = task->home_next)
        if (atomic_load_explicit(&task->wait, memory_order_acquire) == WAIT_WORD_BLOCKED)
            add_wait(tree, task);
}

/* Scopes in which something waits, from the top down. */
static void add_scopes(struct tree *tree, const sc_scope *root) {
    const sc_scope *at = root;
    add_scope(tree, at);
    for (;;) {
        const sc_scope *next = sc__scope_flags(at) & SCOPE_REGISTRY ? at->kids : NULL;
        while (!next) {
            if (at == root)
                return;
            next = at->next;
            at = at->parent;
        }
        at = next;
        add_scope(tree, at);
    }
}

static void add_call(sc_scope *root, void *context) {
    add_scopes(context, root);
}

static void report(void) {
    struct tree tree = {.lines = 0};
    sc_fmt_init(&tree.out);
    sc__fmt_text(&tree.out, "deadlock: every task waits and nothing can wake one\n");
    if (sc__rt.root)
        add_scopes(&tree, sc__rt.root);
    sc__calls_each(add_call, &tree);
    if (tree.lines > LINES_MAX) {
        sc__fmt_text(&tree.out, "  and ");
        sc_fmt_u64(&tree.out, tree.lines - LINES_MAX);
        sc__fmt_text(&tree.out, " more\n");
    }
    sc_fmt_print(&tree.out, STDERR_FILENO, false);
}

static void note_call(sc_scope *root, void *context) {
    (void)root;
    *(bool *)context = true;
}

/* Whether a task has not ended: that of main, or of a call from C. */
static bool something_runs(void) {
    bool runs = sc__rt.root != NULL;
    sc__calls_each(note_call, &runs);
    return runs;
}

void sc__deadlock_check(void) {
    uint64_t before;
    uint64_t after;
    if (!all_asleep(&before) || sc__timers_earliest() != SC__NEVER || sc__blocking_pending() ||
        !something_runs() || !all_asleep(&after) || before != after)
        return;
    report();
    _exit(EXIT_DEADLOCK);
}
