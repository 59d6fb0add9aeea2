/*
 * Races (spec 8, exclusivity): from a spawn until the task is known joined, what the task may write is
 * closed to everybody else, and what it may read is closed to everybody else's writes. The list of
 * running tasks is part of the state, so "on every path" is how states are joined, and a task that
 * meets itself at a loop's head was spawned by an earlier turn.
 */
#include "safety/exec.h"

static const char *name_of(const struct loan *loan) {
    return loan->place.root->name->text;
}

static bool is_function(const struct loan *loan) {
    return loan->kind == LOAN_FUNCTION && loan->place.is_content;
}

static struct span use_of(const struct loan *loan, const struct node *spawn) {
    return loan->span.end ? loan->span : spawn->span;
}

static void advise(struct diag *diag, const struct loan *loan) {
    if (is_function(loan))
        diag_help(diag, "declare the parameter 'shared %s' to run it in several tasks at once",
                  name_of(loan));
    else
        diag_help(diag,
                  "join the task first and use its result, or share '%s' through an Atomic "
                  "or a Mutex",
                  name_of(loan));
}

/* Has a race for this variable been reported? Remembers it. */
static bool is_known(struct exec *exec, const struct loan *loan, const struct symbol *scope) {
    for (size_t i = 0; i < exec->raced.count; i++) {
        const struct raced *known = &exec->raced.items[i];
        if (known->symbol == loan->place.root && known->scope == scope)
            return true;
    }
    VEC_PUSH(&exec->unit->arena, &exec->raced, ((struct raced){loan->place.root, scope}));
    return false;
}

/* The loan of a running task that an access to `loan` would meet. */
static const struct loan *find_conflict(const struct value *value, const struct loan *loan) {
    for (size_t i = 0; i < value->loans.count; i++) {
        if (loan_conflicts(&value->loans.items[i], loan))
            return &value->loans.items[i];
    }
    return NULL;
}

bool race_access(struct exec *exec, const struct loan *loan, struct span span) {
    for (size_t i = 0; i < exec->state.tasks.count; i++) {
        const struct task *task = &exec->state.tasks.items[i];
        const struct loan *held = find_conflict(task->value, loan);
        if (!held)
            continue;
        if (is_known(exec, loan, task->scope))
            return true;
        struct diag *diag = exec_report(
            exec, DIAG_RACE, span, "'%s' is %s here while a task may still %s it", name_of(loan),
            is_function(loan) ? "used"
            : loan->writes    ? "changed"
                              : "read",
            is_function(held) ? "run"
            : held->writes    ? "write"
                              : "read");
        if (diag) {
            diag_label(diag, use_of(held, task->call), "the task uses it here");
            advise(diag, held);
        }
        return true;
    }
    return false;
}

static void report_itself(struct exec *exec, const struct task *task, const struct loan *loan) {
    struct diag *diag = exec_report(
        exec, DIAG_RACE_WITH_ITSELF, use_of(loan, task->call),
        is_function(loan) ? "'%s' is run by a task of each turn of the loop at the same time"
                          : "'%s' is written by a task of each turn of the loop at the same time",
        name_of(loan));
    if (!diag)
        return;
    diag_label(diag, task->call->call.callee->span, "spawned again while an earlier one may run");
    advise(diag, loan);
}

static void report_pair(struct exec *exec, const struct task *old, const struct loan *held,
                        const struct task *new, const struct loan *loan, struct span span) {
    const char *what = is_function(loan) ? "'%s' may be run by two tasks at the same time"
                       : held->writes && loan->writes
                           ? "two tasks may write '%s' at the same time"
                           : "a task may write '%s' while another one reads it";
    struct span use = loan->span.end ? loan->span : span;
    struct diag *diag = exec_report(exec, DIAG_RACE, use, what, name_of(loan));
    if (!diag)
        return;
    diag_label(diag, use_of(held, old->call), "the other task uses it here");
    (void)new;
    advise(diag, loan);
}

/* One report for each pair of tasks: the first thing that they race for. */
static void check_pair(struct exec *exec, const struct task *old, const struct task *new,
                       struct span span) {
    for (size_t i = 0; i < new->value->loans.count; i++) {
        const struct loan *loan = &new->value->loans.items[i];
        const struct loan *held = find_conflict(old->value, loan);
        if (!held)
            continue;
        if (is_known(exec, loan, new->scope))
            return;
        if (old->call == new->call)
            report_itself(exec, new, loan);
        else
            report_pair(exec, old, held, new, loan, span);
        return;
    }
}

/*
 * note [pending defers] A defer of a block inside the scope's body may run at any time while the
 * block is open, because the body may be cancelled while it waits; so what it touches counts from its
 * registration on. The defers of the body's outermost block run after the join.
 */
static void check_defer(struct exec *exec, const struct deferred *deferred,
                        const struct task *task) {
    const struct local *scope = local_of(&exec->locals, task->scope);
    if (!scope->is_scope_handle || deferred->depth <= scope->depth)
        return;
    for (size_t i = 0; i < deferred->touches->loans.count; i++) {
        const struct loan *loan = &deferred->touches->loans.items[i];
        const struct loan *held = find_conflict(task->value, loan);
        if (!held)
            continue;
        struct diag *diag = exec_report(
            exec, DIAG_RACE, use_of(loan, deferred->node),
            "'%s' is used by a defer that may run while a task still uses it", name_of(loan));
        if (diag) {
            diag_label(diag, use_of(held, task->call), "the task uses it here");
            diag_help(diag, "move the defer to the outermost block of the scope's body, where it "
                            "runs after the tasks");
        }
        return;
    }
}

void race_spawn(struct exec *exec, const struct task *task, struct span span) {
    for (size_t i = 0; i < exec->state.tasks.count; i++)
        check_pair(exec, &exec->state.tasks.items[i], task, span);
    for (size_t i = 0; i < exec->state.defers.count; i++)
        check_defer(exec, &exec->state.defers.items[i], task);
}

void race_defer(struct exec *exec, const struct deferred *deferred) {
    for (size_t i = 0; i < exec->state.tasks.count; i++)
        check_defer(exec, deferred, &exec->state.tasks.items[i]);
}

void race_join(struct exec *exec, const struct symbol *handle) {
    size_t kept = 0;
    for (size_t i = 0; i < exec->state.tasks.count; i++) {
        if (exec->state.tasks.items[i].handle != handle)
            exec->state.tasks.items[kept++] = exec->state.tasks.items[i];
    }
    exec->state.tasks.count = kept;
}
