/*
 * Calls of functions and function values, and conversions; builtins are in lower_builtin.c.
 *
 * note [callers]: an index that is out of range in a method of the library is a mistake of who called
 * it. Such a method is told the place of its call as a first argument of its own, passes it on to the
 * methods that it calls, and all its panics are said to be there.
 */
#include "base/panic.h"
#include "lower/internal.h"

static local_id call_scope(const struct fn *fn, const struct instance *target) {
    return target->is_async ? fn->scope : NO_LOCAL;
}

struct operand fn_call(struct fn *fn, const struct instance *target, const struct operand *args,
                       size_t count) {
    struct storage *result = target->ir->result;
    if (result->kind == STORAGE_VOID) {
        ir_call(&fn->at, NULL, target->ir, call_scope(fn, target), args, count);
        return fn_void(fn);
    }
    struct place to = fn_temp(fn, result);
    ir_call(&fn->at, &to, target->ir, call_scope(fn, target), args, count);
    return fn_get(fn, to);
}

struct operand fn_call_value(struct fn *fn, bool is_async, struct storage *result,
                             const struct operand *args, size_t count) {
    const bool gives = result->kind != STORAGE_VOID;
    struct place to = {.local = NO_LOCAL};
    if (gives)
        to = fn_temp(fn, result);
    const struct place *dst = gives ? &to : NULL;
    if (is_async)
        ir_call_value_async(&fn->at, dst, result, fn->scope, args, count);
    else
        ir_call_value(&fn->at, dst, result, args, count);
    return gives ? fn_get(fn, to) : fn_void(fn);
}

/* ---- arguments ---- */

static bool later_change(const struct call *call, size_t from) {
    for (size_t i = from + 1; i < call->args.count; i++) {
        if (node_changes(call->args.items[i].value))
            return true;
    }
    return false;
}

size_t lower_args(struct fn *fn, const struct call *call, struct operand *into) {
    size_t count = 0;
    for (size_t i = 0; i < call->args.count; i++) {
        const struct call_arg *arg = &call->args.items[i];
        if (arg->mode == MODE_INOUT &&
            storage_of(fn->lower, node_type(fn, arg->value))->kind != STORAGE_VOID) {
            into[count++] = fn_address(fn, lower_place(fn, arg->value));
            continue;
        }
        struct operand value = lower_stable(fn, arg->value, later_change(call, i));
        if (!is_void(value))
            into[count++] = value;
    }
    return count;
}

static struct operand call_function(struct fn *fn, struct node *node, const struct call *call) {
    struct symbol *function = call->function;
    struct operand *args = arena_alloc(fn->lower->arena, (call->args.count + 2) * sizeof *args);
    size_t count = lower_args(fn, call, args + 1);
    if (function->decl->function.linkage == LINKAGE_EXTERN_C) {
        fn_site(fn, node->span);
        return lower_extern_call(fn, function, args + 1, count);
    }
    const struct instance *target = instance_of_call(fn->lower, fn->env, call);
    fn_site(fn, node->span);
    if (!function->is_method)
        return fn_call(fn, target, args + 1, count);
    args[0] = fn_site_address(fn); // note [callers]
    return fn_call(fn, target, args, count + 1);
}

static struct operand call_value(struct fn *fn, struct node *node, const struct call *call) {
    struct node *callee = node->call.callee;
    struct operand *args = arena_alloc(fn->lower->arena, (call->args.count + 2) * sizeof *args);
    args[0] = fn_hold(fn, lower_expr(fn, callee));
    size_t count = lower_args(fn, call, args + 1);
    const bool is_async = env_is_async(fn->env, node_wanted(fn, callee), open_param_of(callee));
    fn_site(fn, node->span);
    return fn_call_value(fn, is_async, storage_of(fn->lower, fn_type(fn, call->result)), args,
                         count + 1);
}

struct operand lower_call(struct fn *fn, struct node *node) {
    const struct call *call = node->call.info;
    switch (call->kind) {
    case CALL_FUNCTION: return call_function(fn, node, call);
    case CALL_VALUE: return call_value(fn, node, call);
    case CALL_BUILTIN: return lower_builtin(fn, node, call);
    case CALL_CONVERT: {
        struct node *value = call->args.items[0].value;
        struct operand from = lower_expr(fn, value);
        fn_site(fn, node->span);
        return lower_conversion(fn, from, node_wanted(fn, value), fn_type(fn, call->result));
    }
    case CALL_ERROR: break;
    }
    panic("a call with an error was lowered");
}

/* ---- does running it suspend? ---- */

struct suspends {
    struct fn *fn;
    bool found;
};

static bool call_suspends(struct fn *fn, const struct node *node) {
    const struct call *call = node->call.info;
    switch (call->kind) {
    case CALL_FUNCTION:
        return call->function->decl->function.body &&
               instance_of_call(fn->lower, fn->env, call)->is_async;
    case CALL_VALUE:
        return env_is_async(fn->env, node_wanted(fn, node->call.callee),
                            open_param_of(node->call.callee));
    case CALL_BUILTIN: return builtin_info(call->builtin)->flags & BUILTIN_SUSPENDS;
    case CALL_CONVERT:
    case CALL_ERROR: return false;
    }
    return false;
}

static void find_suspension(struct node *node, void *context) {
    struct suspends *search = context;
    if (node->kind == NODE_CLOSURE || search->found)
        return;
    const bool receives = node->kind == NODE_FOR && // the value of each turn
                          node_wanted(search->fn, node->for_stmt.iterable)->kind == TYPE_CHANNEL;
    if (receives || (node->kind == NODE_CALL && call_suspends(search->fn, node)))
        search->found = true;
    else
        node_each_kid(node, find_suspension, search);
}

bool node_suspends(struct fn *fn, struct node *node) {
    if (fn->ir->class != IR_ASYNC)
        return false;
    struct suspends search = {fn, false};
    find_suspension(node, &search);
    return search.found;
}
