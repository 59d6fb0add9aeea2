/*
 * Calls, suspensions, and the two ways out of a function.
 *
 * Around a call that may suspend stand one test on the fast path and, inside it, the cold save:
 *
 *     r = f_enter(w, scope, x);
 *     if (SC_UNLIKELY(r.st != SC_DONE)) {
 *         if (r.st == SC_SUSP) {
 *             … take a frame, save what is live, link the callee's frame …
 *             return r;
 *         }
 *         goto raise_5;
 *     }
 * resumed_3:
 *     y = (int64_t)r.v;
 *
 * The resuming clone loads what was saved and jumps to resumed_3 or raise_5 itself. An operation that is
 * called again after each resumption has its label, retry_3, before the call.
 */
#include "base/panic.h"
#include "emit/internal.h"
#include "emit/mangle.h"

/* ---- arguments ---- */
static const char *scope_text(struct fn *fn, const struct ir_op *op) {
    if (op->scope == NO_LOCAL)
        return "scope";
    return place_address(fn, &(struct place){.local = op->scope});
}

static void add_text(struct strbuf *list, const char *text) {
    strbuf_add(list, list->length ? ", " : "");
    strbuf_add(list, text);
}

static const char *call_direct(struct fn *fn, const struct ir_op *op) {
    const struct ir_function *callee = fn->e->unit->functions.items[op->function];
    struct strbuf list = {.arena = fn->e->arena};
    bool inside = callee->pure && fn->function->pure;
    if (callee->class == IR_ASYNC) {
        add_text(&list, "w");
        add_text(&list, inside ? "task" : scope_text(fn, op));
    }
    for (size_t i = 0; i < op->args.count; i++)
        add_text(&list, operand_value(fn, &op->args.items[i]));
    return fn_text(fn, "%s%s(%s)", mangle_function(fn->e->arena, callee),
                   inside                      ? "_pure"
                   : callee->class == IR_ASYNC ? "_enter"
                                               : "",
                   strbuf_text(&list));
}

static const char *call_value(struct fn *fn, const struct ir_op *op) {
    bool async = op->kind == IR_CALL_VALUE_ASYNC;
    const char *callee = operand_value(fn, &op->args.items[0]);
    struct strbuf types = {.arena = fn->e->arena};
    struct strbuf list = {.arena = fn->e->arena};
    if (async) {
        add_text(&types, "sc_worker *, sc_scope *");
        add_text(&list, "w");
        add_text(&list, scope_text(fn, op));
    }
    add_text(&types, "void *");
    add_text(&list, fn_text(fn, "%s.env", callee));
    for (size_t i = 1; i < op->args.count; i++) {
        add_text(&types, type_name(fn->e, op->args.items[i].storage));
        add_text(&list, operand_value(fn, &op->args.items[i]));
    }
    const char *result = async ? "sc_ret" : type_name(fn->e, op->result);
    return fn_text(fn, "((%s (*)(%s))%s.code)(%s)", result, strbuf_text(&types), callee,
                   strbuf_text(&list));
}

static const char *call_rt(struct fn *fn, const struct ir_op *op) {
    const struct ir_rt_info *info = ir_rt_info(op->rt);
    struct strbuf list = {.arena = fn->e->arena};
    if (info->passes & RT_PASSES_WORKER) {
        add_text(&list, "w");
        fn->uses_worker = true;
    }
    if (info->passes & RT_PASSES_SELF)
        add_text(&list, "task");
    if (info->passes & RT_PASSES_SCOPE)
        add_text(&list, scope_text(fn, op));
    for (size_t i = 0; i < op->args.count; i++) {
        if (op->rt == RT_SPAWN && i == SPAWN_RUN)
            break; // the rest is the task's type
        if (op->rt == RT_SCOPE_OPEN && op->made && i == OPEN_SLOT)
            break; // the rest is there already
        add_text(&list, operand_raw(fn, &op->args.items[i]));
    }
    if (op->rt == RT_SPAWN)
        add_text(&list, "&type");
    if (op->rt == RT_TASK_JOIN && op->made)
        add_text(&list, emit_quiet(fn, op->made_scope));
    if (op->direct)
        add_text(&list, emit_task_run(fn, fn->e->unit->functions.items[op->function]));
    const char *suffix = op->made && (op->rt == RT_SCOPE_OPEN || op->rt == RT_TASK_JOIN) ? "_made"
                         : op->direct                                                    ? "_own"
                                                                                         : "";
    return fn_text(fn, "%s%s(%s)", info->name, suffix, strbuf_text(&list));
}

/* ---- results ---- */
/* A result that does not travel in r.v. Only the C compiler knows the exact sizes of the runtime's
   structs, so that where ours is a bound the choice of the place is left to it. */
static bool may_exceed_buffer(const struct storage *storage) {
    return storage_size(storage) > 256;
}

static const char *scalar_result(struct fn *fn, const struct storage *storage) {
    switch (storage->kind) {
    case STORAGE_BOOL: return "r.v != 0";
    case STORAGE_PTR: return "(void *)(uintptr_t)r.v";
    case STORAGE_F32: return "(union { uint64_t bits; float real; }){r.v}.real";
    case STORAGE_F64: return "(union { uint64_t bits; double real; }){r.v}.real";
    case STORAGE_I8:
    case STORAGE_I16:
    case STORAGE_I32:
    case STORAGE_I64:
    case STORAGE_U8:
    case STORAGE_U16:
    case STORAGE_U32:
    case STORAGE_U64: return fn_text(fn, "(%s)r.v", type_name(fn->e, storage));
    case STORAGE_VOID:
    case STORAGE_OPAQUE:
    case STORAGE_STRUCT:
    case STORAGE_TAGGED:
    case STORAGE_ARRAY: break;
    }
    panic("no scalar");
}

static void take_result(struct fn *fn, const struct ir_op *op) {
    const struct storage *storage = op->result;
    if (!storage || storage->kind == STORAGE_VOID)
        return;
    if (storage_is_scalar(storage)) {
        if (op->has_dst)
            assign(fn, op, scalar_result(fn, storage));
        return;
    }
    const char *type = type_name(fn->e, storage);
    if (op->has_dst)
        fn_line(fn, "__builtin_memcpy(&%s, (void *)(uintptr_t)r.v, sizeof(%s));",
                place_target(fn, &op->dst), type);
    if (may_exceed_buffer(storage)) {
        fn_open(fn, "if (sizeof(%s) > SC_RET_BUFFER) {", type);
        fn_line(fn, "sc_block_free(w, (void *)(uintptr_t)r.v, sizeof(%s));", type);
        fn_close(fn);
    }
}

static const char *scalar_return(struct fn *fn, const struct operand *value) {
    const char *text = operand_value(fn, value);
    switch (value->storage->kind) {
    case STORAGE_PTR: return fn_text(fn, "(uintptr_t)%s", text);
    case STORAGE_F32: return fn_text(fn, "(union { float real; uint64_t bits; }){%s}.bits", text);
    case STORAGE_F64: return fn_text(fn, "(union { double real; uint64_t bits; }){%s}.bits", text);
    case STORAGE_BOOL:
    case STORAGE_I8:
    case STORAGE_I16:
    case STORAGE_I32:
    case STORAGE_I64:
    case STORAGE_U8:
    case STORAGE_U16:
    case STORAGE_U32:
    case STORAGE_U64: return fn_text(fn, "(uint64_t)%s", text);
    case STORAGE_VOID:
    case STORAGE_OPAQUE:
    case STORAGE_STRUCT:
    case STORAGE_TAGGED:
    case STORAGE_ARRAY: break;
    }
    panic("no scalar");
}

static void give_result(struct fn *fn, const struct operand *value) {
    if (storage_is_scalar(value->storage)) {
        fn_line(fn, "r.v = %s;", scalar_return(fn, value));
        return;
    }
    const char *type = type_name(fn->e, value->storage);
    const char *text = operand_value(fn, value);
    fn_open(fn, "{");
    fn_line(fn, "%s result = %s;", type, text);
    if (may_exceed_buffer(value->storage))
        fn_line(fn, "void *to = sizeof(%s) > SC_RET_BUFFER ? sc_block_alloc(w, sizeof(%s))", type,
                type);
    fn_line(fn, may_exceed_buffer(value->storage) ? "    : sc_ret_buffer(w);"
                                                  : "void *to = sc_ret_buffer(w);");
    fn_line(fn, "__builtin_memcpy(to, &result, sizeof result);");
    fn_line(fn, "r.v = (uintptr_t)to;");
    fn_close(fn);
}

/* ---- ways out ---- */
void emit_release(struct fn *fn, const struct ir_op *op) {
    for (size_t i = 0; i < fn->function->locals.count; i++) {
        if (!fn->function->locals.items[i].block)
            continue;
        const char *name = local_name(fn, (local_id)i);
        fn->uses_worker = true;
        fn_line(fn, "sc_block_free(w, %s, sizeof *%s);", name, name);
    }
    if (!fn->suspends)
        return;
    if (!op->framed)
        fn_open(fn, "if (f) {");
    // a function that has not suspended gives its frame back to the worker it took it from
    fn_open(fn, "if (resuming) {");
    fn_line(fn, "sc_block_free(w, f, sizeof *f);");
    fn->indent--;
    fn_open(fn, "} else {");
    if (fn->function->is_made)
        fn_line(fn, "%s_frame_give(f);", fn->name);
    else
        fn_line(fn, "sc_block_free_own(w, f, sizeof *f);");
    fn_close(fn);
    if (!op->framed)
        fn_close(fn);
}

static bool has_blocks(const struct fn *fn) {
    for (size_t i = 0; i < fn->function->locals.count; i++)
        if (fn->function->locals.items[i].block)
            return true;
    return false;
}

static void return_plain(struct fn *fn, const struct ir_op *op, const struct operand *value) {
    if (!value) {
        emit_release(fn, op);
        fn_line(fn, "return;");
    } else if (!has_blocks(fn)) {
        fn_line(fn, "return %s;", operand_value(fn, value));
    } else {
        const char *text = operand_value(fn, value);
        fn_open(fn, "{");
        fn_line(fn, "%s result = %s;", type_name(fn->e, value->storage), text);
        emit_release(fn, op);
        fn_line(fn, "return result;");
        fn_close(fn);
    }
}

void emit_return(struct fn *fn, const struct ir_op *op) {
    const struct operand *value = op->args.count ? &op->args.items[0] : NULL;
    if (fn->function->class == IR_PLAIN) {
        return_plain(fn, op, value);
        return;
    }
    fn_line(fn, "r.st = SC_DONE;");
    if (value)
        give_result(fn, value);
    else
        fn_line(fn, "r.v = 0;");
    emit_release(fn, op);
    fn_line(fn, "return r;");
}

void emit_tail(struct fn *fn, const struct ir_op *op) {
    emit_release(fn, op);
    fn_line(fn, "return %s;", call_direct(fn, op));
}

void emit_unwind(struct fn *fn, const struct ir_op *op) {
    const struct ir_function *function = fn->function;
    if (function->class == IR_PLAIN) {
        fn_line(fn, "sc_tls.panicking = 1;");
        emit_release(fn, op);
        fn_line(fn, function->result->kind == STORAGE_VOID ? "return;" : "return %s;",
                type_zero(fn->e, function->result));
        return;
    }
    fn_line(fn, "r.st = %s;", place_value(fn, &(struct place){.local = function->status}));
    fn_line(fn, "r.v = 0;");
    emit_release(fn, op);
    fn_line(fn, "return r;");
}

/* ---- suspensions ---- */
static void save_blocks(struct fn *fn) {
    for (size_t i = 0; i < fn->function->locals.count; i++)
        if (fn->function->locals.items[i].block)
            fn_line(fn, "f->%s = %s;", local_name(fn, (local_id)i), local_name(fn, (local_id)i));
}

/* The field of the frame in which a local is saved. */
static const char *slot_name(struct fn *fn, local_id local) {
    return mangle_local(fn->e->arena, fn->function, fn->function->locals.items[local].slot);
}

static void suspend(struct fn *fn, const struct ir_op *op) {
    fn_need_frame(fn, op);
    for (size_t i = 0; i < op->live.count; i++) {
        const char *name = local_name(fn, op->live.items[i]);
        bitset_add(&fn->read, op->live.items[i]);
        fn_line(fn, "f->%s = %s;", slot_name(fn, op->live.items[i]), name);
    }
    save_blocks(fn);
    fn_line(fn, "f->h.resume = %s_resume;", fn->name);
    fn_line(fn, "f->h.scope = scope;");
    fn_line(fn, "f->h.state = %u;", op->state);
    if (op->kind == IR_RT)
        fn_line(fn, "sc_leaf(w, &f->h);");
    else
        fn_line(fn, "((sc_frame *)(uintptr_t)r.v)->ret = (uintptr_t)f;");
    fn_line(fn, "r.v = (uintptr_t)f;");
    fn_line(fn, "return r;");
}

static void call_suspending(struct fn *fn, const struct ir_op *op, const char *call) {
    fn_line(fn, "r = %s;", call);
    if (op->unwind == NO_BLOCK) {
        fn_open(fn, "if (SC_UNLIKELY(r.st == SC_SUSP)) {");
        suspend(fn, op);
        fn_close(fn);
        return;
    }
    fn_open(fn, "if (SC_UNLIKELY(r.st != SC_DONE)) {");
    fn_open(fn, "if (r.st == SC_SUSP) {");
    suspend(fn, op);
    fn_close(fn);
    fn_line(fn, "goto %s;", fn_raise_label(fn, op));
    fn_close(fn);
}

static bool is_retried(const struct ir_op *op) {
    return op->kind == IR_RT && ir_rt_info(op->rt)->kind == RT_RETRY;
}

static bool is_polled(const struct ir_op *op) {
    return op->kind == IR_RT && ir_rt_info(op->rt)->kind == RT_POLLED;
}

/* Where a scope goes on that is over with its value: behind the operation that closes it, if that
   directly follows the join. NO_BLOCK if something lies between. */
static block_id after_scope(const struct fn *fn, const struct ir_op *join) {
    const struct ir_op *next = join + 1; // a join ends no block
    if (join->keeps || next->kind != IR_GOTO)
        return NO_BLOCK;
    const struct ir_block *block = &fn->function->blocks.items[next->targets.items[0]];
    const struct ir_op *close = &block->ops.items[0];
    if (close->kind != IR_RT || close->rt != RT_SCOPE_CLOSE || block->ops.count < 2)
        return NO_BLOCK;
    const struct ir_op *outcome = &block->ops.items[1];
    if (outcome->kind != IR_SWITCH || !outcome->cases.count || outcome->cases.items[0] != 0)
        return NO_BLOCK;
    return outcome->targets.items[0];
}

static void emit_short_way(struct fn *fn, const struct ir_op *join) {
    block_id after = after_scope(fn, join);
    if (after == NO_BLOCK)
        return;
    bitset_add(&fn->labels, after);
    const char *quiet = join->made ? emit_quiet(fn, join->made_scope) : NULL;
    fn_open(fn, "if (sc_scope_is_over%s(w, %s, %s%s%s)) {", quiet ? "_made" : "",
            operand_raw(fn, &join->args.items[0]), operand_raw(fn, &join->args.items[1]),
            quiet ? ", " : "", quiet ? quiet : "");
    fn_line(fn, "goto b%u;", after);
    fn_close(fn);
}

static void emit_suspending(struct fn *fn, const struct ir_op *op) {
    if (op->kind == IR_RT && op->rt == RT_SCOPE_JOIN)
        emit_short_way(fn, op);
    if (is_retried(op))
        fn_label(fn, "retry_%u:", op->state);
    const char *call = op->kind == IR_RT           ? call_rt(fn, op)
                       : op->kind == IR_CALL_ASYNC ? call_direct(fn, op)
                                                   : call_value(fn, op);
    if (is_polled(op))
        fn_open(fn, "if (sc_poll(w)) {");
    call_suspending(fn, op, call);
    if (is_polled(op))
        fn_close(fn);
    if (!is_retried(op))
        fn_label(fn, "resumed_%u:;", op->state);
    if (op->kind != IR_RT)
        take_result(fn, op);
    else if (op->has_dst)
        assign(fn, op, scalar_result(fn, ir_place_storage(fn->function, &op->dst)));
}

void emit_resumption(struct fn *fn, const struct ir_op *op) {
    fn->indent--;
    fn_line(fn, "case %u:", op->state);
    fn->indent++;
    for (size_t i = 0; i < op->live.count; i++) {
        const char *name = local_name(fn, op->live.items[i]);
        fn_line(fn, "%s = f->%s;", name, slot_name(fn, op->live.items[i]));
    }
    if (is_retried(op)) {
        fn_line(fn, "goto retry_%u;", op->state);
        return;
    }
    fn_line(fn, "r.st = st;");
    fn_line(fn, "r.v = v;");
    if (op->unwind != NO_BLOCK) {
        fn_open(fn, "if (SC_UNLIKELY(st != SC_DONE)) {");
        fn_line(fn, "goto %s;", fn_raise_label(fn, op));
        fn_close(fn);
    }
    fn_line(fn, "goto resumed_%u;", op->state);
}

/* ---- plain calls ---- */
static void test_panic(struct fn *fn, const struct ir_op *op) {
    fn_open(fn, "if (SC_UNLIKELY(sc_tls.panicking)) {");
    fn_line(fn, "goto %s;", fn_panic_label(fn, op));
    fn_close(fn);
}

static void call_plain(struct fn *fn, const struct ir_op *op, const char *call) {
    bool tested = op->unwind != NO_BLOCK;
    if (tested)
        fn_task_sync(fn);
    if (!op->has_dst) {
        fn_line(fn, "%s;", call);
    } else if (!tested || is_scratch(fn, op)) {
        assign(fn, op, call);
    } else {
        fn_open(fn, "{");
        fn_line(fn, "%s result = %s;", type_name(fn->e, ir_place_storage(fn->function, &op->dst)),
                call);
        test_panic(fn, op);
        assign(fn, op, "result");
        fn_close(fn);
        return;
    }
    if (tested)
        test_panic(fn, op);
}

void emit_call(struct fn *fn, const struct ir_op *op) {
    if (ir_op_suspends(op)) {
        emit_suspending(fn, op);
    } else if (ir_op_raises(op)) {
        emit_raising_call(fn, op, call_direct(fn, op));
        take_result(fn, op);
    } else {
        call_plain(fn, op, op->kind == IR_CALL ? call_direct(fn, op) : call_value(fn, op));
    }
}

/* What all tasks of a spawn have in common is constant data beside the call. */
void emit_task_type(struct fn *fn, const struct ir_op *op, const char *name) {
    const struct operand *run = &op->args.items[SPAWN_RUN];
    if (run->kind != OPERAND_FUNCTION)
        panic("%s: a spawn of what is no function", fn->function->name);
    fn_line(fn, "static const sc_task_type %s = {%s, %s, %s, %s};", name,
            emit_task_run(fn, fn->e->unit->functions.items[run->index]),
            operand_raw(fn, &op->args.items[SPAWN_SITE]),
            operand_raw(fn, &op->args.items[SPAWN_SIZE]),
            operand_raw(fn, &op->args.items[SPAWN_FLAGS]));
}

void emit_rt(struct fn *fn, const struct ir_op *op) {
    if (ir_op_suspends(op)) {
        emit_suspending(fn, op);
        return;
    }
    if (emit_pure_rt(fn, op))
        return;
    if (op->rt == RT_SPAWN && op->made) {
        emit_spawn_made(fn, op);
        return;
    }
    if (ir_op_panics(op))
        fn_task_sync(fn);
    if (op->rt == RT_SPAWN) {
        fn_open(fn, "{");
        emit_task_type(fn, op, "type");
    }
    const char *call = call_rt(fn, op);
    if (op->has_dst)
        assign(fn, op, call);
    else
        fn_line(fn, "%s;", call);
    if (op->rt == RT_SPAWN)
        fn_close(fn);
    if (op->rt == RT_SCOPE_CLOSE && op->made)
        emit_make_again(fn, op);
    if (op->rt == RT_SCOPE_OPEN && op->made && emit_is_own(fn, op->made_scope))
        fn_line(fn, "quiet_%u = true;", op->made_scope);
    if (ir_op_panics(op))
        fn_line(fn, "goto %s;", fn_panic_label(fn, op));
}
