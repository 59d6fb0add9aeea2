/*
 * Scopes, spawns, joins and cancels. While a scope's body is checked a variable stands for its E inside
 * the type of its handle; what can fail it is collected on the side: failing tasks, the body, scopes it
 * is passed to, its own cancellation. When the body is done, E is bound and the scope's type known.
 * (spec 7)
 */
#include "type/internal.h"

/* ---- the scope that a handle means ---- */

/* The scope being checked whose handle has this type, or NULL: the handle came as a parameter. */
static struct scope_frame *frame_of_handle(const struct checker *c, const struct type *handle) {
    const struct type *errors = type_resolved(handle->args[0]);
    for (struct scope_frame *scope = c->scope; scope; scope = scope->outer) {
        if (type_resolved(scope->collector) == errors)
            return scope;
    }
    return NULL;
}

static void add_failure(struct checker *c, struct scope_frame *scope, struct type *errors) {
    VEC_PUSH(c->arena, &scope->errors, errors);
    VEC_PUSH(c->arena, &scope->producible, errors);
}

bool scope_passed(struct checker *c, struct type *from, struct type *to) {
    struct scope_frame *scope = frame_of_handle(c, from);
    if (scope) {
        add_failure(c, scope, to->args[0]);
        return true;
    }
    if (type_errors_include(type_resolved(from->args[0]), type_zonk(c->types, to->args[0])))
        return true;
    return type_unify(c->types, from->args[0], to->args[0]);
}

/* ---- the end of a scope ---- */

/* Errors of a generic callee that nobody named: nothing can fail through it. */
static struct type *settled_errors(struct checker *c, struct type *type) {
    type = type_zonk(c->types, type);
    if (type->kind == TYPE_VAR) {
        type->bound = type_make(c->types, TYPE_NEVER);
        return type->bound;
    }
    return type;
}

static bool is_fieldless_error(const struct type *type) {
    return type->kind == TYPE_RECORD && type_field_count(type->decl) == 0;
}

/* What a bare cancel reports, given the errors that are expected; NULL if none fits. */
static struct type *choose_cancel(struct checker *c, struct type *expected,
                                  struct type *producible) {
    struct type *chosen = NULL;
    for (size_t i = 0; i < type_errors_count(expected); i++) {
        struct type *error = type_resolved(type_errors_member(expected, i));
        if (error->decl && error->decl == c->names->cancelled)
            return error;
    }
    for (size_t i = 0; i < type_errors_count(expected); i++) {
        struct type *error = type_resolved(type_errors_member(expected, i));
        if (!is_fieldless_error(error) || (producible && type_errors_include(producible, error)))
            continue;
        if (chosen)
            return NULL;
        chosen = error;
    }
    return chosen;
}

static void report_unnamed_cancel(struct checker *c, struct span span, struct type *expected) {
    struct diag *d = report(c->diags, DIAG_CANCEL_UNNAMED, span,
                            "this cancel has no error to report: '%s' has neither 'Cancelled' nor "
                            "just one field-less error of its own",
                            text_of(c, expected));
    diag_help(d, "name the error: '.cancel(err E { … })', or add 'Cancelled'");
}

static struct type *cancel_error(struct checker *c, struct scope_frame *scope, struct want want,
                                 struct type *producible) {
    struct type *wanted = want.is_declared && want.type ? type_zonk(c->types, want.type) : NULL;
    struct type *cancelled = symbol_as_type(c, c->names->cancelled);
    if (!wanted || wanted->kind != TYPE_RESULT || wanted->has_var)
        return cancelled;
    struct type *expected = wanted->args[1];
    if (expected->kind == TYPE_ERROR)
        return cancelled;
    struct type *chosen = choose_cancel(c, expected, producible);
    if (!chosen) {
        report_unnamed_cancel(c, scope->first_cancel, expected);
        return type_error_of(c);
    }
    return chosen;
}

static struct type *union_of(struct checker *c, struct type **list, size_t count) {
    struct type *set = type_make(c->types, TYPE_NEVER);
    for (size_t i = 0; i < count; i++)
        set = type_errors_union(c->types, set, settled_errors(c, list[i]));
    return set;
}

static struct node *last_spawn(struct node *body) {
    if (!body || body->kind != NODE_BLOCK)
        return NULL;
    struct node *last = body->block.value;
    if (!last && body->block.stmts.count > 0) {
        last = body->block.stmts.items[body->block.stmts.count - 1];
        last = last->kind == NODE_EXPR_STMT ? last->expr_stmt.value : NULL;
    }
    bool is_spawn = last && last->kind == NODE_CALL && last->call.info && last->call.info->spawn;
    return is_spawn ? last : NULL;
}

/* Does the body end in a spawn whose joined value is the scope's? */
static void apply_tail_spawn(struct checker *c, struct scope_info *info, struct type *wanted) {
    struct node *last = last_spawn(info->closure->closure.body);
    if (!last || !wanted || type_resolved(info->value)->kind != TYPE_UNIT)
        return;
    wanted = type_zonk(c->types, wanted);
    struct spawn_info *spawn = last->call.info->spawn;
    if (wanted->has_var || wanted->kind == TYPE_UNIT || wanted->kind == TYPE_ERROR ||
        spawn->is_daemon || spawn->into != info)
        return;
    if (!type_unify(c->types, spawn->joined, wanted))
        return;
    spawn->is_tail = true;
    info->tail_spawn = last;
    info->value = wanted;
}

static struct type *end_scope(struct checker *c, struct scope_frame *scope, struct type *body,
                              struct want want, struct type *wanted_value) {
    struct scope_info *info = scope->info;
    body = type_resolved(body);
    info->value = body;
    if (body->kind == TYPE_RESULT) {
        info->body_is_fallible = true;
        info->value = body->args[0];
        add_failure(c, scope, body->args[1]);
    }
    apply_tail_spawn(c, info, wanted_value);
    struct type *producible = union_of(c, scope->producible.items, scope->producible.count);
    struct type *errors = union_of(c, scope->errors.items, scope->errors.count);
    if (scope->has_cancel) {
        info->cancel = CANCEL_ERROR;
        info->cancel_error = cancel_error(c, scope, want, producible);
        errors = type_errors_union(c->types, errors, info->cancel_error);
    }
    info->errors = errors;
    if (!type_resolved(scope->collector)->bound)
        type_unify(c->types, scope->collector, errors);
    keep(c, &info->value);
    keep(c, &info->errors);
    if (errors->kind == TYPE_NEVER)
        return info->value;
    return errors->kind == TYPE_ERROR ? errors : type_result(c->types, info->value, errors);
}

/* ---- the scope expression ---- */

static struct node *scope_body(struct checker *c, struct node *node, const char *name) {
    struct node *body = NULL;
    for (size_t i = 0; i < node->call.args.count; i++) {
        const struct node *arg = node->call.args.items[i];
        if (arg->kind == NODE_ARG && arg->arg.name) {
            report(c->diags, DIAG_NOT_SUPPORTED, arg->span,
                   "the argument '%s:' of 'task.%s' is not supported yet", arg->arg.name->text,
                   name);
            check_value(c, arg->arg.value);
        } else if (!body) {
            body = arg_value(node, i);
        } else {
            report(c->diags, DIAG_WRONG_ARGUMENTS, arg->span, "'task.%s' takes one body", name);
        }
    }
    if (body && body->kind == NODE_CLOSURE && body->closure.params.count <= 1)
        return body;
    struct diag *d = report(c->diags, DIAG_WRONG_ARGUMENTS, body ? body->span : node->span,
                            "'task.%s' needs a body that is written where it stands", name);
    diag_help(d, "write 'task.%s |s| { … }'", name);
    return NULL;
}

static void bind_handle(struct checker *c, struct scope_info *info, struct type *handle) {
    const struct node_list *params = &info->closure->closure.params;
    if (params->count == 0 || params->items[0]->kind != NODE_PARAM)
        return;
    struct node *param = params->items[0];
    info->handle = param->param.symbol;
    if (!info->handle)
        return;
    struct type *declared = param->param.declared ? type_from_node(c, param->param.declared) : NULL;
    if (declared && (declared->kind != TYPE_SCOPE || declared->scope_kind != handle->scope_kind) &&
        declared->kind != TYPE_ERROR)
        report_mismatch(c, param, handle, declared, (struct reason){0});
    if (declared)
        set_symbol_type(c, info->handle, handle);
}

static struct type *wanted_value_of(struct want want) {
    struct type *wanted = want.type && want.is_declared ? type_resolved(want.type) : NULL;
    if (wanted && wanted->kind == TYPE_RESULT)
        return type_resolved(wanted->args[0]);
    return wanted;
}

struct type *check_scope(struct checker *c, struct node *node, enum scope_kind kind,
                         struct want want) {
    bool is_nursery = kind == SCOPE_NURSERY;
    struct call *call = ARENA_NEW(c->arena, struct call);
    call->kind = CALL_BUILTIN;
    call->builtin = is_nursery ? BUILTIN_TASK_NURSERY : BUILTIN_TASK_SCOPE;
    struct node *closure = scope_body(c, node, is_nursery ? "nursery" : "scope");
    if (!closure)
        return call_finish(c, node, call, type_error_of(c));
    struct scope_info *info = ARENA_NEW(c->arena, struct scope_info);
    *info = (struct scope_info){.kind = kind, .call = node, .closure = closure};
    call->scope = info;
    node->call.info = call;
    struct scope_frame scope = {
        .outer = c->scope, .info = info, .collector = type_variable(c->types, VAR_ANY)};
    struct type *handle = type_scope(c->types, scope.collector, kind);
    struct type *wanted = wanted_value_of(want);
    struct frame frame = {.scope = &scope};
    c->scope = &scope;
    struct type *parts[] = {handle, type_variable(c->types, VAR_ANY)};
    closure_begin(c, &frame, closure, type_function(c->types, parts, 2, NULL, NULL));
    bind_handle(c, info, handle);
    closure->closure.info->is_scope_body = true;
    closure->closure.info->call = call;
    bool is_known = wanted && !type_zonk(c->types, wanted)->has_var;
    if (is_known && wanted->kind != TYPE_ERROR) {
        frame.value_hint = wanted;
        frame.hint_is_declared = true;
    }
    struct want inner = {.type = frame.result ? frame.result : frame.value_hint,
                         .is_declared = frame.result || frame.hint_is_declared};
    struct type *body =
        closure->closure.body ? check_expr(c, closure->closure.body, inner) : type_error_of(c);
    struct type *result = closure_end(c, &frame, body);
    set_type(c, closure, closure_type(c, closure, result));
    struct type *type = end_scope(c, &scope, result, want, is_known ? wanted : NULL);
    c->scope = scope.outer;
    call_add_arg(c, call, closure, closure->type, MODE_BORROW);
    if (info->cancel_error)
        keep(c, &info->cancel_error);
    return call_finish(c, node, call, type);
}

/* ---- spawn ---- */

static struct type *spawned_result(struct checker *c, struct node *value) {
    struct type *type = type_resolved(check_value(c, value));
    if (type->kind == TYPE_ERROR)
        return type;
    if (type->kind != TYPE_FUNCTION) {
        struct diag *d = report(c->diags, DIAG_TYPE_MISMATCH, value->span,
                                "found '%s', expected a function to spawn", text_of(c, type));
        if (value->kind == NODE_CALL)
            diag_help(d, "this calls it at once: spawn a closure, 's.spawn || { … }'");
        return type_error_of(c);
    }
    if (type->arg_count != 1) {
        struct diag *d = report(c->diags, DIAG_WRONG_ARGUMENTS, value->span,
                                "a task takes nothing, but this function takes %zu argument%s",
                                type->arg_count - 1, type->arg_count == 2 ? "" : "s");
        diag_help(d, "wrap the call in a closure: 's.spawn || { … }'");
        return type_error_of(c);
    }
    return type_resolved(type->args[0]);
}

/* A task that can fail meets a scope that came as a parameter. */
static void check_failure_fits(struct checker *c, struct node *node, struct type *handle,
                               struct type *errors) {
    struct type *allowed = type_resolved(handle->args[0]);
    if (type_errors_include(allowed, errors))
        return;
    struct diag *d = report(c->diags, DIAG_ERROR_NOT_DECLARED, node->span,
                            "this task can fail with '%s', which cannot leave through a '%s'",
                            text_of(c, errors), text_of(c, handle));
    diag_help(d, "declare the parameter as '%s<%s>'",
              handle->scope_kind == SCOPE_NURSERY ? "Nursery" : "Scope", text_of(c, errors));
}

static struct spawn_info *new_spawn(struct checker *c, struct node *node, struct node *receiver,
                                    struct scope_frame *scope, bool is_daemon) {
    struct spawn_info *spawn = ARENA_NEW(c->arena, struct spawn_info);
    spawn->call = node;
    spawn->scope = receiver->kind == NODE_NAME ? receiver->name.symbol : NULL;
    spawn->into = scope ? scope->info : NULL;
    spawn->is_daemon = is_daemon;
    spawn->handle_used = !is_daemon;
    VEC_PUSH(c->arena, &c->spawns, spawn);
    if (scope)
        VEC_PUSH(c->arena, &scope->info->spawns, node);
    return spawn;
}

static struct type *spawn_error(struct checker *c, struct node *node, struct call *call) {
    for (size_t i = 0; i < node->call.args.count; i++) {
        if (arg_value(node, i) && !arg_value(node, i)->type)
            check_value(c, arg_value(node, i));
    }
    return call_finish(c, node, call, type_error_of(c));
}

struct type *check_spawn(struct checker *c, struct node *node, enum builtin builtin,
                         struct node *receiver, struct type *handle) {
    struct call *call = ARENA_NEW(c->arena, struct call);
    if (!check_arg_count(c, node, builtin_info(builtin)->name, 1) || !arg_value(node, 0))
        return spawn_error(c, node, call);
    struct node *value = arg_value(node, 0);
    struct scope_frame *scope = frame_of_handle(c, handle);
    struct type *result = spawned_result(c, value);
    bool is_literal = value->kind == NODE_CLOSURE;
    if (result->kind == TYPE_ERROR && !is_literal)
        return spawn_error(c, node, call);
    bool is_daemon = builtin == BUILTIN_SPAWN_DAEMON;
    struct spawn_info *spawn = new_spawn(c, node, receiver, scope, is_daemon);
    call->kind = CALL_BUILTIN;
    call->builtin = builtin;
    call->spawn = spawn;
    spawn->result = result;
    spawn->joined = result->kind == TYPE_RESULT ? type_resolved(result->args[0]) : result;
    spawn->errors = result->kind == TYPE_RESULT ? settled_errors(c, result->args[1])
                                                : type_make(c->types, TYPE_NEVER);
    keep(c, &spawn->result);
    keep(c, &spawn->joined);
    keep(c, &spawn->errors);
    if (is_literal) {
        spawn->closure = value;
        value->closure.info->is_spawned = true;
        value->closure.info->call = call;
    }
    if (scope)
        add_failure(c, scope, spawn->errors);
    else
        check_failure_fits(c, value, handle, spawn->errors);
    call_add_arg(c, call, receiver, handle, MODE_BORROW);
    call_add_arg(c, call, value, value->type, MODE_BORROW);
    struct type *task = is_daemon ? type_unit_of(c) : type_of(c->types, TYPE_TASK, spawn->joined);
    return call_finish(c, node, call, task);
}

/* ---- cancel and finish ---- */

static void cancel_by_name(struct checker *c, struct node *node, struct call *call,
                           struct scope_frame *scope, struct type *handle) {
    struct node *error = arg_value(node, 0);
    if (error->kind != NODE_ERR) {
        struct type *type = check_value(c, error);
        struct diag *d = report(c->diags, DIAG_WRONG_ARGUMENTS, error->span,
                                "found '%s', expected 'err E { … }'", text_of(c, type));
        diag_note(d, "a cancel reports an error, or nothing for the default");
        return;
    }
    struct type *type = type_resolved(check_value(c, error));
    if (type->kind != TYPE_RESULT)
        return;
    struct type *errors = type_resolved(type->args[1]);
    type_unify(c->types, type->args[0], type_unit_of(c));
    call_add_arg(c, call, error, type, MODE_BORROW);
    if (scope)
        VEC_PUSH(c->arena, &scope->errors, errors);
    else if (!type_errors_include(type_resolved(handle->args[0]), errors))
        report(c->diags, DIAG_ERROR_NOT_DECLARED, error->span, "'%s' cannot leave through a '%s'",
               text_of(c, errors), text_of(c, handle));
}

static void cancel_bare(struct checker *c, struct node *node, struct call *call,
                        struct scope_frame *scope, struct type *handle) {
    if (scope) {
        if (!scope->has_cancel)
            scope->first_cancel = node->span;
        scope->has_cancel = true;
        return;
    }
    struct type *expected = type_resolved(handle->args[0]);
    if (expected->kind == TYPE_ERROR)
        return;
    call->cancel_error = choose_cancel(c, expected, NULL);
    if (!call->cancel_error && expected->kind == TYPE_NEVER) {
        struct diag *d =
            report(c->diags, DIAG_CANCEL_UNNAMED, node->span,
                   "nothing can be cancelled through a plain '%s'", text_of(c, handle));
        diag_help(d, "declare the parameter as '%s<Cancelled>'", text_of(c, handle));
    } else if (!call->cancel_error) {
        report_unnamed_cancel(c, node->span, expected);
    }
}

struct type *check_cancel(struct checker *c, struct node *node, enum builtin builtin,
                          struct node *receiver, struct type *handle) {
    struct call *call = ARENA_NEW(c->arena, struct call);
    call->kind = CALL_BUILTIN;
    call->builtin = builtin;
    call_add_arg(c, call, receiver, handle, MODE_BORROW);
    struct scope_frame *scope = frame_of_handle(c, handle);
    call->target = scope ? scope->info : NULL;
    size_t count = node->call.args.count;
    bool is_finish = builtin == BUILTIN_FINISH;
    if (count > (is_finish ? 0 : 1))
        check_arg_count(c, node, builtin_info(builtin)->name, is_finish ? 0 : 1);
    else if (is_finish && (!scope || c->frame->scope != scope))
        report(c->diags, DIAG_SPAWN_FROM_OUTSIDE, node->span,
               "'finish' belongs into the body of its scope");
    else if (!is_finish && count == 1 && arg_value(node, 0))
        cancel_by_name(c, node, call, scope, handle);
    else if (!is_finish)
        cancel_bare(c, node, call, scope, handle);
    return call_finish(c, node, call, type_unit_of(c));
}
