/*
 * Bodies of functions and closures, and the ways out of them: return, `?`, `check`. The result of a
 * closure that declares none is inferred from everything it returns: the values have one type V, and
 * if an error can leave (a `?`, an `err`, a returned Result), the result is Result<V, E>. (spec 4, 5)
 */
#include "type/internal.h"

/* ---- the end of a body ---- */

static void report_missing_return(struct checker *c, const struct node *body, struct type *result) {
    struct span end = {body->span.end > 0 ? body->span.end - 1 : 0, body->span.end};
    struct diag *d = report(c->diags, DIAG_MISSING_RETURN, end,
                            "a path ends without a value, expected '%s'", text_of(c, result));
    if (body->kind == NODE_BLOCK && !body->block.value && body->block.stmts.count > 0) {
        const struct node *last = body->block.stmts.items[body->block.stmts.count - 1];
        if (last->kind == NODE_EXPR_STMT && last->expr_stmt.value && last->expr_stmt.value->type &&
            type_can_unify(c->types, last->expr_stmt.value->type, result))
            diag_help(d, "return the last value: leave out its ';' or write 'return'");
    }
}

/* Does a Result stand for this value type, or the type itself? */
static struct type *value_part(struct type *type) {
    type = type_resolved(type);
    return type->kind == TYPE_RESULT ? type_resolved(type->args[0]) : type;
}

static bool is_unit_like(struct type *result) {
    result = type_resolved(result);
    return result->kind == TYPE_ERROR || value_part(result)->kind == TYPE_UNIT;
}

/* The node whose value is the body's, or NULL; a body that is a block names its last expression. */
static struct node *tail_of(struct node *body) {
    if (!body || is_statement(body))
        return NULL;
    return body->kind == NODE_BLOCK ? body->block.value : body;
}

/* ---- named functions ---- */

/* A body whose result is declared: its last expression is like a return. */
static void check_declared_body(struct checker *c, struct node *body, struct frame *frame) {
    struct type *result = frame->result;
    struct node *tail = tail_of(body);
    bool is_branchy = tail && (tail->kind == NODE_IF || tail->kind == NODE_MATCH ||
                               tail->kind == NODE_IF_MATCH || tail->kind == NODE_BLOCK);
    struct want want = {.type = result, .is_declared = true};
    // Branches at the end of a body without a value are statements.
    want.is_discarded =
        is_branchy && is_unit_like(result) && type_resolved(result)->kind == TYPE_UNIT;
    if (body->kind != NODE_BLOCK) {
        if (type_resolved(result)->kind == TYPE_UNIT)
            check_discarded(c, body);
        else
            check_into(c, body, result, frame->result_reason);
        return;
    }
    struct type *type = type_resolved(check_block(c, body, want));
    if (type->kind == TYPE_NEVER || type->kind == TYPE_ERROR)
        return;
    bool is_open_ended = is_branchy && type->kind == TYPE_UNIT; // an `if` without `else`
    if (tail && !want.is_discarded && !is_open_ended) {
        bool is_closure = frame->node->kind == NODE_CLOSURE;
        if (is_closure && type_resolved(result)->kind == TYPE_UNIT && type->kind != TYPE_UNIT)
            check_must_use(c, tail, type);
        else if (type != type_resolved(result) && !coerce(c, tail, type, result))
            report_mismatch(c, tail, type, result, frame->result_reason);
        return;
    }
    if (!is_unit_like(result))
        report_missing_return(c, body, result);
}

static struct node *body_of(const struct frame *frame) {
    const struct node *node = frame->node;
    return node->kind == NODE_CLOSURE ? node->closure.body : node->function.body;
}

/* The tail that gives the value: a spawn at the end of a scope's body is a statement. */
static struct node *value_tail(const struct frame *frame) {
    struct node *tail = tail_of(body_of(frame));
    bool is_spawn = tail && tail->kind == NODE_CALL && tail->call.info && tail->call.info->spawn;
    return frame->scope && is_spawn ? NULL : tail;
}

static struct type *infer_result(struct checker *c, struct frame *frame, struct type *body);
static void coerce_returned(struct checker *c, const struct frame *frame, struct type *body,
                            struct type *result);

/* A test gives nothing, or an error that leaves it; which ones, its body says (spec 2). */
static void check_test_body(struct checker *c, struct symbol *test) {
    struct node *decl = test->decl;
    struct frame frame = {.node = decl, .errors = type_make(c->types, TYPE_NEVER)};
    c->frame = &frame;
    struct type *body = check_expr(c, decl->function.body, WANT_NOTHING);
    struct type *result = infer_result(c, &frame, body);
    coerce_returned(c, &frame, body, result);
    test->signature->result = result;
    keep(c, &test->signature->result);
    c->frame = NULL;
    if (is_unit_like(result))
        return;
    const struct node *tail = value_tail(&frame);
    struct diag *d = report(c->diags, DIAG_TYPE_MISMATCH, tail ? tail->span : test->span,
                            "found '%s', but a test gives no value", text_of(c, result));
    diag_help(d, "compare it, 'assert_eq(…, …)', or discard it, '_ = …;'");
}

void check_function_body(struct checker *c, struct symbol *function) {
    struct node *decl = function->decl;
    if (decl->function.is_test) {
        check_test_body(c, function);
        return;
    }
    struct frame frame = {.node = decl,
                          .result = function->signature->result,
                          .errors = type_make(c->types, TYPE_NEVER)};
    if (decl->function.result)
        frame.result_reason =
            (struct reason){decl->function.result->span, "the result is declared here"};
    else
        frame.result_reason = (struct reason){
            decl->function.name_span, "no result is declared: '-> T' would stand behind ')'"};
    c->frame = &frame;
    check_declared_body(c, decl->function.body, &frame);
    c->frame = NULL;
}

/* ---- closures ---- */

static void bind_params(struct checker *c, struct node *closure, const struct type *wanted) {
    const struct node_list *params = &closure->closure.params;
    size_t count = wanted ? wanted->arg_count - 1 : 0;
    for (size_t i = 0; i < params->count; i++) {
        struct node *param = params->items[i];
        if (param->kind != NODE_PARAM || !param->param.symbol)
            continue;
        // A closure that is given its argument owns it, without saying so.
        bool is_given = i < count && wanted->modes && wanted->modes[i] == MODE_MOVE;
        param->param.takes = is_given && param->param.mode == MODE_BORROW;
        struct type *type = NULL;
        if (param->param.declared)
            type = type_from_node(c, param->param.declared);
        else if (i < count)
            type = wanted->args[i];
        else
            type = type_variable(c->types, VAR_ANY);
        set_symbol_type(c, param->param.symbol, type);
        VEC_PUSH(c->arena, &c->locals, param->param.symbol);
        if (type->has_var)
            pend(c, (struct pending){.kind = PENDING_KNOWN,
                                     .type = type,
                                     .node = param,
                                     .what = "the type of this parameter"});
    }
}

void closure_begin(struct checker *c, struct frame *frame, struct node *closure,
                   const struct type *wanted) {
    struct closure_info *info = ARENA_NEW(c->arena, struct closure_info);
    closure->closure.info = info;
    frame->outer = c->frame;
    frame->node = closure;
    frame->errors = type_make(c->types, TYPE_NEVER);
    bind_params(c, closure, wanted);
    if (closure->closure.result) {
        frame->result = type_from_node(c, closure->closure.result);
        frame->result_reason =
            (struct reason){closure->closure.result->span, "the result is declared here"};
    }
    c->frame = frame;
}

static void join_value(struct checker *c, struct node *node, struct type *type,
                       struct type **value) {
    type = type_resolved(type);
    if (type->kind == TYPE_NEVER)
        return;
    struct type *joined = *value ? type_join(c, *value, type) : type;
    if (joined) {
        *value = joined;
        return;
    }
    report(c->diags, DIAG_TYPE_MISMATCH, node->span, "found '%s', but an earlier return gives '%s'",
           text_of(c, type), text_of(c, *value));
    *value = type_error_of(c);
}

/* One returned expression (NULL: nothing) adds to the value and the errors of the result. */
static void join_return(struct checker *c, struct frame *frame, struct node *node,
                        struct type **value) {
    struct type *type = node ? type_resolved(node->type) : type_unit_of(c);
    if (type->kind != TYPE_RESULT) {
        join_value(c, node ? node : frame->node, type, value);
        return;
    }
    frame->is_fallible = true;
    struct type *errors = type_resolved(type->args[1]);
    if (errors->kind != TYPE_VAR)
        frame->errors = type_errors_union(c->types, frame->errors, errors);
    struct type *inner = type_resolved(type->args[0]);
    if (inner->kind != TYPE_VAR || inner->var_class != VAR_ANY || *value)
        join_value(c, node, inner, value);
}

static struct type *infer_result(struct checker *c, struct frame *frame, struct type *body) {
    struct node *body_node = body_of(frame);
    struct node *tail = value_tail(frame);
    struct type *value = NULL;
    bool falls_off = type_resolved(body)->kind != TYPE_NEVER;
    for (size_t i = 0; i < frame->returns.count; i++)
        join_return(c, frame, frame->returns.items[i], &value);
    if (falls_off && tail && tail->type) {
        join_return(c, frame, tail, &value);
    } else if (falls_off && value && type_resolved(value)->kind != TYPE_UNIT &&
               type_resolved(value)->kind != TYPE_ERROR) {
        report_missing_return(c, body_node, value);
    } else if (falls_off && !value) {
        value = type_unit_of(c);
    }
    if (!value)
        value = frame->value_hint ? frame->value_hint : type_unit_of(c);
    if (!frame->is_fallible)
        return value;
    return type_result(c->types, type_zonk(c->types, value), type_zonk(c->types, frame->errors));
}

static void coerce_return(struct checker *c, struct node *node, struct type *result) {
    if (!node || !node->type)
        return;
    struct type *type = type_resolved(node->type);
    if (type->kind == TYPE_RESULT && type_resolved(type->args[0])->kind == TYPE_VAR &&
        type_resolved(result)->kind == TYPE_RESULT)
        type_unify(c->types, type->args[0], type_resolved(result)->args[0]);
    coerce(c, node, type, result); // what does not fit was reported when it was joined
}

/* The last expression of a body is converted like a returned one; its block has the type it gets. */
static void coerce_tail(struct checker *c, const struct frame *frame, struct type *result) {
    struct node *tail = value_tail(frame);
    struct node *body = body_of(frame);
    coerce_return(c, tail, result);
    if (tail && body != tail && tail->coerced)
        set_type(c, body, tail->coerced);
}

static void coerce_returned(struct checker *c, const struct frame *frame, struct type *body,
                            struct type *result) {
    for (size_t i = 0; i < frame->returns.count; i++)
        coerce_return(c, frame->returns.items[i], result);
    if (type_resolved(body)->kind != TYPE_NEVER)
        coerce_tail(c, frame, result);
}

struct type *closure_end(struct checker *c, struct frame *frame, struct type *body) {
    struct closure_info *info = frame->node->closure.info;
    struct type *result = frame->result;
    if (!result) {
        result = infer_result(c, frame, body);
        coerce_returned(c, frame, body, result);
    }
    info->result = result;
    keep(c, &info->result);
    info->errors = frame->errors;
    keep(c, &info->errors);
    c->frame = frame->outer;
    return result;
}

struct type *closure_type(struct checker *c, struct node *closure, struct type *result) {
    const struct node_list *params = &closure->closure.params;
    size_t count = params->count;
    struct type **args = arena_alloc(c->arena, (count + 1) * sizeof *args);
    enum param_mode *modes = arena_alloc(c->arena, (count + 1) * sizeof *modes);
    for (size_t i = 0; i < count; i++) {
        const struct node *param = params->items[i];
        bool is_param = param->kind == NODE_PARAM && param->param.symbol;
        args[i] = is_param ? param->param.symbol->type : type_error_of(c);
        modes[i] = is_param ? param_mode(param) : MODE_BORROW;
    }
    args[count] = result;
    struct effect_row *row = ARENA_NEW(c->arena, struct effect_row);
    row->closure = closure;
    return type_function(c->types, args, count + 1, modes, row);
}

struct type *check_closure(struct checker *c, struct node *node, struct want want) {
    struct type *wanted = want.type ? type_resolved(want.type) : NULL;
    if (wanted && wanted->kind != TYPE_FUNCTION)
        wanted = NULL;
    if (wanted && wanted->arg_count - 1 != node->closure.params.count)
        wanted = NULL; // the mismatch is reported where the types meet
    struct frame frame = {0};
    closure_begin(c, &frame, node, wanted);
    struct type *demanded =
        wanted ? type_zonk(c->types, wanted->args[wanted->arg_count - 1]) : NULL;
    if (!frame.result && demanded && !demanded->has_var) {
        frame.result = demanded;
        frame.result_reason =
            (struct reason){node->span, "this closure's result is demanded by its place"};
    } else if (demanded && demanded->kind != TYPE_VAR) {
        frame.value_hint = value_part(demanded);
    }
    struct node *body = node->closure.body;
    if (frame.result) {
        check_declared_body(c, body, &frame);
        return set_type(c, node, closure_type(c, node, closure_end(c, &frame, frame.result)));
    }
    struct want hint = {.type = frame.value_hint};
    struct type *type = check_expr(c, body, hint);
    return set_type(c, node, closure_type(c, node, closure_end(c, &frame, type)));
}

/* ---- ways out ---- */

/* `ok` and `err` build the whole result, so their hint is a Result around the value's. */
static struct want inferred_want(struct checker *c, const struct frame *frame,
                                 const struct node *value) {
    struct want want = {.type = frame->value_hint, .is_declared = frame->hint_is_declared};
    if (value->kind != NODE_OK && value->kind != NODE_ERR)
        return want;
    struct type *hint = frame->value_hint ? frame->value_hint : type_variable(c->types, VAR_ANY);
    want.type = type_result(c->types, hint, type_variable(c->types, VAR_ANY));
    want.is_declared = false;
    return want;
}

void check_return(struct checker *c, struct node *node) {
    struct frame *frame = c->frame;
    struct node *value = node->return_stmt.value;
    if (!frame || !frame->node) {
        report(c->diags, DIAG_BAD_JUMP, node->span, "'return' outside of a function");
        return;
    }
    if (!frame->result) {
        if (value)
            check_expr(c, value, inferred_want(c, frame, value));
        VEC_PUSH(c->arena, &frame->returns, value);
        return;
    }
    if (value) {
        check_into(c, value, frame->result, frame->result_reason);
    } else if (!is_unit_like(frame->result)) {
        struct diag *d =
            report(c->diags, DIAG_TYPE_MISMATCH, node->span,
                   "found 'return' without a value, expected '%s'", text_of(c, frame->result));
        if (frame->result_reason.span.end)
            diag_label(d, frame->result_reason.span, "%s", frame->result_reason.text);
    }
}

static void report_error_does_not_fit(struct checker *c, const struct node *node,
                                      struct type *errors, struct type *allowed) {
    const struct frame *frame = c->frame;
    const struct node *owner = frame->node;
    bool is_function = owner && owner->kind == NODE_FUNCTION;
    struct diag *d = NULL;
    if (!allowed)
        d = report(c->diags, DIAG_ERROR_NOT_DECLARED, node->span,
                   "'%s' cannot leave here: the result is '%s', which carries no error",
                   text_of(c, errors), text_of(c, frame->result));
    else
        d = report(c->diags, DIAG_ERROR_NOT_DECLARED, node->span,
                   "'%s' does not fit the errors that can leave here, '%s'", text_of(c, errors),
                   text_of(c, allowed));
    if (frame->result_reason.span.end)
        diag_label(d, frame->result_reason.span, "%s", frame->result_reason.text);
    if (is_function && !allowed)
        diag_help(d, "declare it: 'errors [%s]'", text_of(c, errors));
    else if (is_function && owner->function.has_errors)
        diag_help(d, "add '%s' to the errors of '%s'", text_of(c, errors),
                  owner->function.name->text);
}

void error_leaves(struct checker *c, struct node *node, struct type *errors) {
    struct frame *frame = c->frame;
    errors = type_zonk(c->types, errors);
    if (!frame || errors->kind == TYPE_ERROR)
        return;
    if (!frame->node) {
        report(c->diags, DIAG_NOT_CONSTANT, node->span, "a constant cannot fail");
        return;
    }
    if (!frame->result) {
        frame->is_fallible = true;
        frame->errors = type_errors_union(c->types, frame->errors, errors);
        return;
    }
    struct type *result = type_resolved(frame->result);
    if (result->kind == TYPE_ERROR)
        return;
    struct type *allowed = result->kind == TYPE_RESULT ? type_resolved(result->args[1]) : NULL;
    if (!allowed ||
        (!type_errors_include(allowed, errors) && !type_unify(c->types, allowed, errors)))
        report_error_does_not_fit(c, node, errors, allowed);
}

struct type *check_try(struct checker *c, struct node *node) {
    const char *how = node->try_expr.is_check ? "'check'" : "'?'";
    struct type *type = check_operand(c, node->try_expr.value, WANT_NOTHING);
    if (type->kind == TYPE_ERROR)
        return type;
    if (type->kind != TYPE_RESULT) {
        struct diag *d = report(c->diags, DIAG_TYPE_MISMATCH, node->try_expr.value->span,
                                "%s needs a Result, found '%s'", how, text_of(c, type));
        if (type->kind == TYPE_MAYBE)
            diag_help(d, "take the value with 'const Some { value } = … else { … }'");
        return type_error_of(c);
    }
    error_leaves(c, node, type->args[1]);
    return type->args[0];
}
