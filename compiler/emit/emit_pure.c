/*
 * Pure functions (ir/pure.h). One is emitted as a plain C function `f_pure(w, task, args…)`, where `task` is
 * what the code runs for, and, if suspending code calls it or its address is taken, `f_enter` around
 * it. For what a task runs the one argument is the address of its captures and result, which lie elsewhere
 * than its head if it is run where it is spawned. What a function spawns has its record among the C locals;
 * a join of the newest task is a direct call:
 *
 *     r = sc_pure_pop(w, &record) ? g_enter(w, &record) : sc_pure_join(w, task, &record);
 *     if (SC_UNLIKELY(r.st != SC_DONE)) {
 *         sc_pure_ran(w, &record, r.st);
 *         goto raise_3;
 *     }
 */
#include "base/panic.h"
#include "emit/internal.h"
#include "emit/mangle.h"
#include "ir/contract.h"

static void raise_unless_done(struct fn *fn, const struct ir_op *op) {
    fn_open(fn, "if (SC_UNLIKELY(r.st != SC_DONE)) {");
    fn_line(fn, "goto %s;", fn_raise_label(fn, op));
    fn_close(fn);
}

void emit_raising_call(struct fn *fn, const struct ir_op *op, const char *call) {
    fn_line(fn, "r = %s;", call);
    raise_unless_done(fn, op);
}

void fn_task_sync(struct fn *fn) {
    if (fn->function->pure)
        fn_line(fn, "w->task = (sc_task *)task;");
}

static const char *arg(struct fn *fn, const struct ir_op *op, size_t number) {
    return operand_raw(fn, &op->args.items[number]);
}

static const struct ir_function *function_of(const struct fn *fn, uint32_t index) {
    return fn->e->unit->functions.items[index];
}

static const char *type_of_run(struct fn *fn, const struct operand *run) {
    return fn_text(fn, "%s_type", mangle_function(fn->e->arena, function_of(fn, run->index)));
}

static bool is_run_known(const struct ir_op *op) {
    return op->args.items[1].kind == OPERAND_FUNCTION;
}

/* The task that does the rest of what `run` does once its short way was tried, or `run` itself. */
static struct operand rest_of(const struct fn *fn, const struct operand *run) {
    struct operand rest = *run;
    if (run->kind == OPERAND_FUNCTION && function_of(fn, run->index)->rest)
        rest.index = function_of(fn, run->index)->rest - 1;
    return rest;
}

/* A call of what the task at `task` runs, which is the function or its rest. */
static const char *call_of_run(struct fn *fn, const struct operand *run, const char *task) {
    struct operand rest = rest_of(fn, run);
    const char *whole = fn_text(fn, "%s(w, %s)", operand_raw(fn, run), task);
    if (rest.index == run->index)
        return whole;
    return fn_text(fn, "(((sc_task *)%s)->type == &%s ? %s(w, %s) : %s)", task,
                   type_of_run(fn, &rest), operand_raw(fn, &rest), task, whole);
}

/* What all tasks that run one function have in common is constant data before the functions. */
static const char *type_for(struct fn *fn, const struct ir_op *op, size_t run,
                            const struct operand *function) {
    const char *name = type_of_run(fn, function);
    if (!bitset_has(&fn->e->typed, function->index))
        strbuf_printf(fn->e->task_types, "static const sc_task_type %s = {%s, %s, %s, %s};\n", name,
                      operand_raw(fn, function), arg(fn, op, run + 3), arg(fn, op, run + 1),
                      arg(fn, op, run + 2));
    bitset_add(&fn->e->typed, function->index);
    return name;
}

static const char *task_type(struct fn *fn, const struct ir_op *op, size_t run) {
    const struct operand *function = &op->args.items[run];
    if (function->kind != OPERAND_FUNCTION)
        panic("%s: a spawn of what is no function", fn->function->name);
    struct operand rest = rest_of(fn, function);
    type_for(fn, op, run, &rest);
    return type_for(fn, op, run, function);
}

/* Tries the short way of the task at `task`; the type that it has then. */
static const char *try_short_way(struct fn *fn, const struct ir_op *op, size_t run,
                                 const char *task) {
    const struct operand *function = &op->args.items[run];
    const struct operand rest = rest_of(fn, function);
    const char *type = task_type(fn, op, run);
    uint32_t way = function_of(fn, function->index)->short_way;
    if (!way)
        return fn_text(fn, "&%s", type);
    fn_line(fn, "uint32_t end = %s(%s);", mangle_function(fn->e->arena, function_of(fn, way - 1)),
            task);
    if (rest.index == function->index)
        return fn_text(fn, "&%s", type);
    return fn_text(fn, "end == SC_SHORT_REST ? &%s : &%s", type_of_run(fn, &rest), type);
}

static bool has_short_way(const struct fn *fn, const struct ir_op *op, size_t run) {
    return function_of(fn, op->args.items[run].index)->short_way > 0;
}

/* Makes a task ready, or runs it at once: then nobody has to join it, unless it fails. */
static void emit_spawn(struct fn *fn, const struct ir_op *op) {
    const char *task = arg(fn, op, 0);
    const char *type = task_type(fn, op, 1);
    const struct ir_function *run = function_of(fn, op->args.items[1].index);
    fn_open(fn, "if (sc_pure_spawn_has_enough(w)) {");
    fn_line(fn, "r = %s_pure(w, sc_pure_spawn_start(task, %s, &%s), %s);",
            mangle_function(fn->e->arena, run), task, type, task);
    assign(fn, op, fn_text(fn, "sc_pure_spawn_started(w, %s, r.st)", task));
    fn->indent--;
    fn_open(fn, "} else {");
    const char *made_ready = try_short_way(fn, op, 1, task);
    if (has_short_way(fn, op, 1)) {
        assign(fn, op, "end != SC_SHORT_ENDED");
        fn_open(fn, "if (end == SC_SHORT_ENDED) {");
        fn_line(fn, "sc_pure_ended_at_once(w);");
        fn->indent--;
        fn_open(fn, "} else {");
    } else {
        assign(fn, op, "true");
    }
    fn_line(fn, "sc_pure_spawn(w, task, %s, %s);", task, made_ready);
    if (has_short_way(fn, op, 1))
        fn_close(fn);
    fn_close(fn);
}

static void emit_spawn_listed(struct fn *fn, const struct ir_op *op) {
    bool kept = op->args.items[4].bits & SPAWN_KEPT;
    const char *task = arg(fn, op, 1);
    if (has_short_way(fn, op, 2))
        fn_open(fn, "{");
    const char *made_ready = try_short_way(fn, op, 2, task);
    if (has_short_way(fn, op, 2)) {
        fn_open(fn, "if (end == SC_SHORT_ENDED) {");
        fn_line(fn, "sc_pure_ended_at_once(w);");
        if (kept)
            fn_line(fn, "sc_pure_record(%s, SC_DONE);", task);
        else
            fn_line(fn, "sc_block_free_own(w, %s, %s);", task, arg(fn, op, 3));
        fn->indent--;
        fn_open(fn, "} else {");
    }
    fn_line(fn, "sc_pure_spawn_%s(w, task, %s, %s, %s);", kept ? "kept" : "detached",
            arg(fn, op, 0), task, made_ready);
    if (has_short_way(fn, op, 2)) {
        fn_close(fn);
        fn_close(fn);
    }
}

/* Runs a task where it is spawned, from a record in the function. */
static void emit_run(struct fn *fn, const struct ir_op *op) {
    const char *type = task_type(fn, op, 2);
    const char *list = arg(fn, op, 0);
    const struct ir_function *run = function_of(fn, op->args.items[2].index);
    const char *started = op->typed ? fn_text(fn, "sc_pure_start_typed(%s)", list)
                                    : fn_text(fn, "sc_pure_start(%s, &%s)", list, type);
    fn_line(fn, "r = %s_pure(w, %s, %s);", mangle_function(fn->e->arena, run), started,
            arg(fn, op, 1));
    fn_line(fn, "sc_pure_started(w, %s, r.st);", list);
    assign(fn, op, "r.st");
}

static void emit_join(struct fn *fn, const struct ir_op *op) {
    const char *task = arg(fn, op, 0);
    fn_line(fn, "r = sc_pure_pop(w, %s) ? %s : sc_pure_join(w, task, %s);", task,
            call_of_run(fn, &op->args.items[1], task), task);
    fn_open(fn, "if (SC_UNLIKELY(r.st != SC_DONE)) {");
    fn_line(fn, "sc_pure_ran(w, %s, r.st);", task);
    fn_line(fn, "goto %s;", fn_raise_label(fn, op));
    fn_close(fn);
}

/* Its own tasks are run from the newest on, until the one that is joined has ended. */
static void emit_join_listed(struct fn *fn, const struct ir_op *op) {
    const char *task = arg(fn, op, 0);
    fn_open(fn, "if (SC_UNLIKELY(!sc_pure_is_done(%s))) {", task);
    if (is_run_known(op)) {
        const struct operand *run = &op->args.items[1];
        const struct operand rest = rest_of(fn, run);
        fn_open(fn, "while (!sc_pure_has_ended(%s)) {", task);
        fn_line(fn, "sc_pure_task *newest = sc_pure_pop_like(w, &%s, &%s);", type_of_run(fn, run),
                type_of_run(fn, &rest));
        fn_open(fn, "if (SC_UNLIKELY(!newest)) {");
        fn_line(fn, "break;");
        fn_close(fn);
        fn_line(fn, "sc_pure_ran(w, newest, %s.st);", call_of_run(fn, run, "(sc_task *)newest"));
        fn_close(fn);
    }
    emit_raising_call(fn, op, fn_text(fn, "sc_pure_ended(w, task, %s)", task));
    fn_close(fn);
}

static void emit_settle(struct fn *fn, const struct ir_op *op) {
    const char *task = arg(fn, op, 0);
    const char *ended = operand_value(fn, &op->args.items[2]);
    fn_open(fn, "if (%s == SC_DONE && sc_pure_pop(w, %s)) {", ended, task);
    fn_line(fn, "r = %s;", call_of_run(fn, &op->args.items[1], task));
    fn_line(fn, "sc_pure_ran(w, %s, r.st);", task);
    assign(fn, op, "r.st");
    fn->indent--;
    fn_open(fn, "} else {");
    assign(fn, op, fn_text(fn, "sc_pure_settle(w, task, %s, %s)", task, ended));
    fn_close(fn);
}

static void emit_poll(struct fn *fn, const struct ir_op *op) {
    bool entry = op->rt == RT_PURE_ENTRY;
    fn_open(fn, "if (sc_pure_poll%s(w)) {", entry ? "" : "_again");
    emit_raising_call(fn, op,
                      fn_text(fn, "%s(w, task%s%s)", ir_rt_info(op->rt)->name, entry ? ", " : "",
                              entry ? arg(fn, op, 0) : ""));
    fn_close(fn);
}

bool emit_pure_rt(struct fn *fn, const struct ir_op *op) {
    switch ((int)op->rt) {
    case RT_PURE_ENTRY:
    case RT_PURE_BACK_EDGE: emit_poll(fn, op); return true;
    case RT_PURE_SPAWN: emit_spawn(fn, op); return true;
    case RT_PURE_SPAWN_LISTED: emit_spawn_listed(fn, op); return true;
    case RT_PURE_RUN: emit_run(fn, op); return true;
    case RT_PURE_TYPE:
        fn_line(fn, "sc_pure_type(%s, &%s);", arg(fn, op, 0), type_of_run(fn, &op->args.items[1]));
        return true;
    case RT_PURE_JOIN: emit_join(fn, op); return true;
    case RT_PURE_JOIN_LISTED: emit_join_listed(fn, op); return true;
    case RT_PURE_SETTLE: emit_settle(fn, op); return true;
    default: return false;
    }
}

/* ---- functions ---- */

void head_pure(struct fn *fn) {
    fn_line(fn, "sc_ret r = {SC_DONE, 0};");
    fn_line(fn, "(void)w;");
    fn_line(fn, "(void)task;");
}

/* What a task runs, as the runtime and joins see it: the record is that of the task. */
void emit_pure_task_enter(struct fn *fn) {
    fn_line(fn, "%s", "");
    fn_open(fn, "static inline sc_ret %s_enter(sc_worker *w, sc_task *task) {", fn->name);
    fn_line(fn, "return %s_pure(w, task, task);", fn->name);
    fn_close(fn);
}

/* The function as suspending code sees it. */
void emit_pure_enter(struct fn *fn) {
    struct strbuf passed = {.arena = fn->e->arena};
    for (uint32_t i = 0; i < fn->function->param_count; i++)
        strbuf_printf(&passed, ", %s", local_name(fn, i));
    fn_line(fn, "%s", "");
    fn_open(fn, "static sc_ret %s_enter(%s) {", fn->name,
            param_list(fn, "sc_worker *w, sc_scope *scope"));
    fn_line(fn, "sc_pure_call call;");
    fn_line(fn, "sc_ret r = %s_pure(w, sc_pure_begin(w, scope, &call)%s);", fn->name,
            strbuf_text(&passed));
    fn_line(fn, "sc_pure_end(w, &call);");
    fn_line(fn, "return r;");
    fn_close(fn);
}
