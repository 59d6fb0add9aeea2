/*
 * Conversions that happen in silence, and only these: a value where a Result is expected is wrapped in
 * `ok`, once; a set of errors widens; a View<mut T> is read as a View<T>; a function value meets a
 * declared function type; a scope is passed down. Each is noted in the expression's `coerced`, so that
 * lowering repeats none of this reasoning. (spec 3, 5)
 */
#include <string.h>

#include "type/internal.h"

static void set_coerced(struct checker *c, struct node *node, struct type *to) {
    node->coerced = to;
    if (to->has_var)
        keep(c, &node->coerced);
}

static void add_flow(struct checker *c, struct node *node, struct type *from, struct type *to) {
    struct effect_flow flow = {.value = node, .from = from, .to = to};
    VEC_PUSH(c->arena, &types_flows(c->types)->list, flow);
    if (from != to)
        set_coerced(c, node, to);
}

void note_lent_function(struct checker *c, struct node *place, struct type *type,
                        struct type *param) {
    struct type *from = type_resolved(type);
    struct type *to = type_resolved(param);
    if (from == to || from->kind != TYPE_FUNCTION)
        return;
    struct effect_flow in = {.value = place, .from = from, .to = to};
    struct effect_flow back = {.value = place, .from = to, .to = from};
    VEC_PUSH(c->arena, &types_flows(c->types)->list, in);
    VEC_PUSH(c->arena, &types_flows(c->types)->list, back);
}

static bool coerce_result(struct checker *c, struct node *node, struct type *from,
                          struct type *to) {
    if (from->kind == TYPE_RESULT && type_can_unify(c->types, from->args[0], to->args[0])) {
        struct type *error = type_resolved(to->args[1]);
        if (type_errors_include(error, type_zonk(c->types, from->args[1]))) {
            type_unify(c->types, from->args[0], to->args[0]);
            set_coerced(c, node, to);
            return true;
        }
    }
    if (!coerce(c, node, from, to->args[0]))
        return false;
    set_coerced(c, node, to);
    return true;
}

static bool is_row_holder(const struct type *from, const struct type *to) {
    return from->kind == TYPE_FUNCTION && to->kind == TYPE_FUNCTION;
}

bool coerce(struct checker *c, struct node *node, struct type *from, struct type *to) {
    from = type_resolved(from);
    to = type_resolved(to);
    if (from->kind == TYPE_ERROR)
        silence(c, to); // what was to be learnt from it is not missed
    if (from->kind == TYPE_ERROR || to->kind == TYPE_ERROR || from->kind == TYPE_NEVER)
        return true;
    if (from->kind == TYPE_SCOPE && to->kind == TYPE_SCOPE) {
        if (from->scope_kind != to->scope_kind || !scope_passed(c, from, to))
            return false;
        if (from != to)
            set_coerced(c, node, to);
        return true;
    }
    if (type_unify(c->types, from, to)) {
        if (is_row_holder(from, to))
            add_flow(c, node, from, to);
        return true;
    }
    if (to->kind == TYPE_RESULT)
        return coerce_result(c, node, from, to);
    if (type_is_error_value(from) && type_errors_include(to, from)) {
        set_coerced(c, node, to);
        return true;
    }
    if (from->kind == TYPE_VIEW && to->kind == TYPE_VIEW && from->is_mut && !to->is_mut &&
        type_unify(c->types, from->args[0], to->args[0])) {
        set_coerced(c, node, to);
        return true;
    }
    return false;
}

/* ---- messages ---- */

static bool differ_in_errors_only(struct checker *c, struct type *from, struct type *to) {
    return from->kind == TYPE_RESULT && to->kind == TYPE_RESULT &&
           type_can_unify(c->types, from->args[0], to->args[0]);
}

static void help_mismatch(struct checker *c, struct diag *d, const struct node *node,
                          struct type *from, struct type *to) {
    bool is_literal = from->kind == TYPE_VAR && from->var_class != VAR_ANY;
    bool is_number = type_is_number(from) && type_is_number(to);
    if (to->kind == TYPE_DURATION && (is_literal || type_is_number(from))) {
        diag_help(d, "a duration has a unit: '5s', '10ms', or 'seconds(n)' of a number");
    } else if (is_number) {
        diag_help(d, "convert it: '%s(…)'", text_of(c, to));
    } else if (to->kind == TYPE_VIEW && (from->kind == TYPE_ARRAY || from->kind == TYPE_LIST)) {
        diag_help(d, "slice it: '…[..]'");
        diag_edit(d, (struct span){node->span.end, node->span.end}, "[..]");
    } else if (to->kind == TYPE_STRING && from->kind == TYPE_VIEW &&
               type_resolved(from->args[0])->kind == TYPE_U8) {
        diag_help(d, "'[..]' of a string is its bytes; '.slice(from, to)' is a String");
    } else if (to->kind == TYPE_MAYBE && type_can_unify(c->types, from, to->args[0])) {
        diag_help(d, "write 'Some { value: … }'");
    } else if (from->kind == TYPE_RESULT && type_can_unify(c->types, from->args[0], to)) {
        diag_help(d, "take the value with '?' or 'check', or match on it");
    } else if (from->kind == TYPE_MAYBE && type_can_unify(c->types, from->args[0], to)) {
        diag_help(d, "take the value with 'match' or 'if const Some { value } = …'");
    } else if (from->kind == TYPE_TASK && type_can_unify(c->types, from->args[0], to)) {
        diag_help(d, "wait for the task's value with '.join()'");
    } else if (!strcmp(text_of(c, from), text_of(c, to))) {
        diag_help(d, "the effects of a closure are inferred and part of its type: write the type "
                     "where it is bound");
    }
}

void report_mismatch(struct checker *c, struct node *node, struct type *from, struct type *to,
                     struct reason reason) {
    from = type_resolved(from);
    to = type_resolved(to);
    bool is_error_set =
        type_is_error_value(from) && (to->kind == TYPE_ERRORS || type_is_error_value(to));
    enum diag_code code = DIAG_TYPE_MISMATCH;
    if (is_error_set || differ_in_errors_only(c, from, to))
        code = DIAG_ERROR_NOT_DECLARED;
    const char *found = text_of(c, from);
    const char *expected = text_of(c, to);
    struct diag *d = report(c->diags, code, node->span, "found '%s'%s, expected '%s'", found,
                            strcmp(found, expected) ? "" : " of inferred effects", expected);
    if (reason.span.end)
        diag_label(d, reason.span, "%s", reason.text);
    help_mismatch(c, d, node, from, to);
    silence(c, from);
}

/* ---- branches ---- */

struct type *type_join(struct checker *c, struct type *a, struct type *b) {
    a = type_resolved(a);
    b = type_resolved(b);
    if (a->kind == TYPE_NEVER || b->kind == TYPE_ERROR)
        return b;
    if (b->kind == TYPE_NEVER || a->kind == TYPE_ERROR)
        return a;
    if (type_unify(c->types, a, b))
        return type_zonk(c->types, a);
    if (type_is_error_value(a) && type_is_error_value(b))
        return type_errors_union(c->types, a, b);
    if (a->kind == TYPE_RESULT && b->kind == TYPE_RESULT &&
        type_unify(c->types, a->args[0], b->args[0]))
        return type_result(c->types, type_zonk(c->types, a->args[0]),
                           type_errors_union(c->types, type_zonk(c->types, a->args[1]),
                                             type_zonk(c->types, b->args[1])));
    return NULL;
}
