/*
 * Frames that are made once, with their scopes and tasks in them: see note [made] in scc/fast.h, and ir/made.c
 * for which those are.
 *
 *     static _Thread_local void *f_made;
 *     static void f_make_7(struct f_frame *f);                  the scope of local 7 and its tasks
 *     static struct f_frame *f_frame_make(sc_worker *w);        a new frame
 *     static inline void f_frame_give(struct f_frame *f);       gives it back, without the heap values it held
 */
#include "emit/internal.h"
#include "emit/mangle.h"

static const char *address_of(struct fn *fn, size_t local) {
    return place_address(fn, &(struct place){.local = (local_id)local});
}

static bool is_made_scope(const struct ir_local *local) {
    return local->maker && local->maker->rt == RT_SCOPE_OPEN;
}

static void make_scope(struct fn *fn, size_t scope) {
    const struct ir_local *locals = fn->function->locals.items;
    fn_open(fn, "static __attribute__((noinline, cold)) void %s_make_%zu(struct %s_frame *f) {",
            fn->name, scope, fn->name);
    local_id slot = locals[scope].companion;
    fn_line(fn, "sc_scope_make(%s, %s, %s);", address_of(fn, scope),
            slot == NO_LOCAL ? "NULL" : address_of(fn, slot),
            operand_raw(fn, &locals[scope].maker->args.items[OPEN_SITE]));
    for (size_t i = 0; i < fn->function->locals.count; i++) {
        if (!locals[i].maker || is_made_scope(&locals[i]) || locals[i].companion != scope)
            continue;
        const char *type = fn_text(fn, "type_%zu", i);
        emit_task_type(fn, locals[i].maker, type);
        fn_line(fn, "sc_task_make((sc_task *)%s, %s, &%s);", address_of(fn, i),
                address_of(fn, scope), type);
    }
    fn_close(fn);
    fn_line(fn, "%s", "");
}

/* Behind the head of a task's block, which stays as it was made. */
static void forget(struct fn *fn, const char *text, const struct storage *storage) {
    if (!storage->has_pointers || emit_is_head(storage))
        return;
    if (storage->kind == STORAGE_STRUCT) {
        for (size_t i = 0; i < storage->fields.count; i++)
            forget(fn, fn_text(fn, "%s.f%zu", text, i), storage->fields.items[i]);
    } else if (storage->kind == STORAGE_PTR) {
        fn_line(fn, "%s = NULL;", text);
    } else {
        fn_line(fn, "__builtin_memset(&%s, 0, sizeof %s);", text, text);
    }
}

static void emit_give(struct fn *fn) {
    fn_open(fn, "static inline void %s_frame_give(struct %s_frame *f) {", fn->name, fn->name);
    for (size_t i = 0; i < fn->function->locals.count; i++) {
        const struct ir_local *local = &fn->function->locals.items[i];
        if (local->resident)
            forget(fn, fn_text(fn, "f->%s", local_name(fn, (local_id)i)), local->storage);
    }
    fn_line(fn, "sc_made_give(&%s_made, f);", fn->name);
    fn_close(fn);
    fn_line(fn, "%s", "");
}

void emit_made(struct fn *fn) {
    const char *name = fn->name;
    const struct ir_function *function = fn->function;
    fn_line(fn, "static _Thread_local void *%s_made;", name);
    fn_line(fn, "%s", "");
    for (size_t i = 0; i < function->locals.count; i++)
        if (is_made_scope(&function->locals.items[i]))
            make_scope(fn, i);
    fn_open(fn,
            "static __attribute__((noinline, cold)) struct %s_frame *%s_frame_make(sc_worker *w) {",
            name, name);
    fn_line(fn, "struct %s_frame *f = sc_block_alloc(w, sizeof *f);", name);
    for (size_t i = 0; i < function->locals.count; i++)
        if (is_made_scope(&function->locals.items[i]))
            fn_line(fn, "%s_make_%zu(f);", name, i);
    fn_line(fn, "return f;");
    fn_close(fn);
    fn_line(fn, "%s", "");
    emit_give(fn);
}

bool emit_is_own(const struct fn *fn, local_id scope) {
    return scope != NO_LOCAL && fn->function->locals.items[scope].is_own;
}

const char *emit_quiet(struct fn *fn, local_id scope) {
    return emit_is_own(fn, scope) ? fn_text(fn, "quiet_%u", scope) : "false";
}

/* They are lost where the function suspends, and false then. */
void emit_quiet_locals(struct fn *fn) {
    for (size_t i = 0; i < fn->function->locals.count; i++) {
        if (!fn->function->locals.items[i].is_own)
            continue;
        fn_line(fn, "bool quiet_%zu = false;", i);
        fn_line(fn, "(void)quiet_%zu;", i);
    }
}

void emit_spawn_made(struct fn *fn, const struct ir_op *spawn) {
    const struct ir_function *run =
        fn->e->unit->functions.items[spawn->args.items[SPAWN_RUN].index];
    const char *scope = operand_raw(fn, &spawn->args.items[SPAWN_SCOPE]);
    const char *task = operand_raw(fn, &spawn->args.items[SPAWN_TASK]);
    fn_open(fn, "if (sc_spawn_has_enough(w)) {");
    fn_line(fn, "sc_task *outer = sc_spawn_start(w, %s);", task);
    local_id own =
        fn->function->locals.items[spawn->made_scope].is_own ? spawn->made_scope : NO_LOCAL;
    const char *started = own == NO_LOCAL ? "" : fn_text(fn, "quiet_%u &= ", own);
    fn_line(fn, "%ssc_spawn_started(w, %s, outer, %s_enter(w, %s%s%s));", started, task,
            mangle_function(fn->e->arena, run), emit_has_run(run) ? scope : "",
            emit_has_run(run) ? ", " : "", task);
    fn->indent--;
    fn_open(fn, "} else {");
    fn_line(fn, "sc_spawn_made(w, %s, %s);", scope, task);
    if (own != NO_LOCAL)
        fn_line(fn, "quiet_%u = false;", own);
    fn_close(fn);
}

/* ---- tasks that are inlined where they are spawned ---- */
bool emit_has_run(const struct ir_function *function) {
    return function->is_inlined && function->is_joined_made;
}

const char *emit_task_run(struct fn *fn, const struct ir_function *task) {
    return fn_text(fn, "%s_%s", mangle_function(fn->e->arena, task),
                   emit_has_run(task) ? "run" : "enter");
}

void emit_task_copy(struct fn *fn) {
    fn_open(fn, "static sc_ret %s_run(sc_worker *w, sc_task *task) {", fn->name);
    fn_line(fn, "return %s_enter(w, task->scope, task);", fn->name);
    fn_close(fn);
    fn_line(fn, "%s", "");
}

void emit_make_again(struct fn *fn, const struct ir_op *close) {
    fn_line(fn, "%s_make_%u(f);", fn->name, close->made_scope);
}
