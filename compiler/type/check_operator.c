/*
 * Operators. A literal takes the type of the other operand, so the operand that is no literal is asked
 * first; integers of different types may be compared, but not computed with. Durations and instants
 * have the arithmetic of a line and its points. (spec 3, 4)
 */
#include <string.h>

#include "type/internal.h"

static const char *const spelling[] = {
    [BINARY_OR] = "||",      [BINARY_AND] = "&&",      [BINARY_EQ] = "==",
    [BINARY_NE] = "!=",      [BINARY_LT] = "<",        [BINARY_LE] = "<=",
    [BINARY_GT] = ">",       [BINARY_GE] = ">=",       [BINARY_BITOR] = "|",
    [BINARY_BITXOR] = "^",   [BINARY_BITAND] = "&",    [BINARY_SHL] = "<<",
    [BINARY_SHR] = ">>",     [BINARY_ADD] = "+",       [BINARY_SUB] = "-",
    [BINARY_CONCAT] = "++",  [BINARY_ADD_WRAP] = "+%", [BINARY_SUB_WRAP] = "-%",
    [BINARY_MUL] = "*",      [BINARY_DIV] = "/",       [BINARY_REM] = "%",
    [BINARY_MUL_WRAP] = "*%"};

struct operands {
    struct node *node;
    struct type *lhs;
    struct type *rhs;
};

static bool is_literal(const struct node *node) {
    if (node->kind == NODE_UNARY)
        return is_literal(node->unary.operand);
    return node->kind == NODE_INT || node->kind == NODE_FLOAT;
}

static bool is_bad(const struct operands *o) {
    return o->lhs->kind == TYPE_ERROR || o->rhs->kind == TYPE_ERROR;
}

static struct type *report_operands(struct checker *c, const struct operands *o) {
    const struct node *node = o->node;
    struct diag *d = report(c->diags, DIAG_TYPE_MISMATCH,
                            node->binary.op_span.end ? node->binary.op_span : node->span,
                            "'%s' is not possible between '%s' and '%s'", spelling[node->binary.op],
                            text_of(c, o->lhs), text_of(c, o->rhs));
    if (type_is_number(o->lhs) && type_is_number(o->rhs))
        diag_help(d, "convert one of them: '%s(…)'", text_of(c, o->lhs));
    else if (node->binary.op == BINARY_ADD && o->lhs->kind == TYPE_STRING &&
             o->rhs->kind == TYPE_STRING)
        diag_help(d, "strings are joined with '++'");
    return type_error_of(c);
}

static struct operands check_operands(struct checker *c, struct node *node, struct want want) {
    struct node *lhs = node->binary.lhs;
    struct node *rhs = node->binary.rhs;
    struct operands o = {.node = node};
    if (is_literal(lhs) && !is_literal(rhs)) {
        o.rhs = check_operand(c, rhs, want);
        o.lhs = check_operand(c, lhs, (struct want){.type = o.rhs});
    } else {
        o.lhs = check_operand(c, lhs, want);
        o.rhs = check_operand(c, rhs, (struct want){.type = o.lhs});
    }
    o.lhs = type_resolved(o.lhs);
    o.rhs = type_resolved(o.rhs);
    return o;
}

/* ---- comparing ---- */

static struct type *check_comparison(struct checker *c, struct node *node, bool is_order) {
    struct operands o = check_operands(c, node, WANT_NOTHING);
    struct type *boolean = type_make(c->types, TYPE_BOOL);
    if (is_bad(&o))
        return boolean;
    bool both_integers = type_is_integer(o.lhs) && type_is_integer(o.rhs);
    if (!both_integers && !type_unify(c->types, o.lhs, o.rhs)) {
        report_operands(c, &o);
        return boolean;
    }
    pend(c, (struct pending){.kind = PENDING_CONSTRAINT,
                             .type = o.lhs,
                             .node = node,
                             .constraint = is_order ? CONSTRAINT_ORD : CONSTRAINT_EQ});
    return boolean;
}

/* ---- arithmetic ---- */

static bool is_integer_like(const struct type *type) {
    return type_is_integer(type) || (type->kind == TYPE_VAR && type->var_class == VAR_INTEGER);
}

/* Duration and Instant; NULL if neither takes part. */
static struct type *time_arithmetic(struct checker *c, const struct operands *o) {
    enum binary_op op = o->node->binary.op;
    bool left_duration = o->lhs->kind == TYPE_DURATION;
    bool right_duration = o->rhs->kind == TYPE_DURATION;
    bool left_instant = o->lhs->kind == TYPE_INSTANT;
    bool right_instant = o->rhs->kind == TYPE_INSTANT;
    struct type *duration = type_make(c->types, TYPE_DURATION);
    struct type *instant = type_make(c->types, TYPE_INSTANT);
    bool is_sum = op == BINARY_ADD || op == BINARY_SUB;
    if (!left_duration && !right_duration && !left_instant && !right_instant)
        return NULL;
    if (left_duration && right_duration && (is_sum || op == BINARY_REM))
        return duration;
    if (left_duration && right_duration && op == BINARY_DIV)
        return type_make(c->types, TYPE_I64);
    if (left_instant && right_duration && is_sum)
        return instant;
    if (left_duration && right_instant && op == BINARY_ADD)
        return instant;
    if (left_instant && right_instant && op == BINARY_SUB)
        return duration;
    if (left_duration && is_integer_like(o->rhs) && (op == BINARY_MUL || op == BINARY_DIV))
        return duration;
    if (is_integer_like(o->lhs) && right_duration && op == BINARY_MUL)
        return duration;
    return report_operands(c, o);
}

/* An operand whose type is not known yet is taken for a number; it must turn out to be one. */
static struct type *number_operands(struct checker *c, const struct operands *o) {
    if (!type_unify(c->types, o->lhs, o->rhs))
        return report_operands(c, o);
    struct type *type = type_resolved(o->lhs);
    if (type->kind == TYPE_VAR) {
        pend(c, (struct pending){.kind = PENDING_NUMBER, .type = type, .node = o->node});
        return type;
    }
    return type_is_number(type) ? type : report_operands(c, o);
}

static struct type *check_arithmetic(struct checker *c, struct node *node, struct want want) {
    struct type *wanted = want.type ? type_resolved(want.type) : NULL;
    if (wanted && wanted->kind == TYPE_RESULT)
        wanted = type_resolved(wanted->args[0]);
    bool is_hint = wanted && type_is_number(wanted);
    struct operands o = check_operands(c, node, (struct want){.type = is_hint ? wanted : NULL});
    if (is_bad(&o))
        return type_error_of(c);
    struct type *time = time_arithmetic(c, &o);
    return time ? time : number_operands(c, &o);
}

static struct type *check_integers(struct checker *c, struct node *node, struct want want) {
    struct type *type = type_resolved(check_arithmetic(c, node, want));
    if (type->kind == TYPE_VAR && type->var_class != VAR_FLOAT) {
        type_unify(c->types, type, type_variable(c->types, VAR_INTEGER));
        return type;
    }
    if (type->kind == TYPE_ERROR || type_is_integer(type))
        return type;
    report(c->diags, DIAG_TYPE_MISMATCH, node->span, "'%s' needs integers, found '%s'",
           spelling[node->binary.op], text_of(c, type));
    return type_error_of(c);
}

static struct type *check_shift(struct checker *c, struct node *node, struct want want) {
    struct type *lhs = check_operand(c, node->binary.lhs, want);
    struct type *rhs =
        check_operand(c, node->binary.rhs, (struct want){.type = type_make(c->types, TYPE_U32)});
    struct operands o = {node, lhs, rhs};
    if (is_bad(&o))
        return type_error_of(c);
    if (!is_integer_like(lhs) || !is_integer_like(rhs))
        return report_operands(c, &o);
    return lhs;
}

static struct type *check_logic(struct checker *c, struct node *node) {
    check_condition(c, node->binary.lhs);
    check_condition(c, node->binary.rhs);
    return type_make(c->types, TYPE_BOOL);
}

static struct type *check_concat(struct checker *c, struct node *node) {
    struct type *string = type_make(c->types, TYPE_STRING);
    check_into(c, node->binary.lhs, string,
               (struct reason){node->binary.op_span, "'++' joins strings"});
    check_into(c, node->binary.rhs, string,
               (struct reason){node->binary.op_span, "'++' joins strings"});
    return string;
}

/* `s.spawn || work()` is the operator `||`: a closure behind a call has a braced body. */
static bool is_lost_closure(const struct node *node) {
    const struct node *lhs = node->binary.lhs;
    if (node->binary.op != BINARY_OR && node->binary.op != BINARY_BITOR)
        return false;
    if (lhs->kind == NODE_NAME)
        return lhs->name.symbol && lhs->name.symbol->kind == SYMBOL_FUNCTION;
    if (lhs->kind != NODE_MEMBER || lhs->member.symbol || !lhs->member.base)
        return false;
    struct node *base = lhs->member.base;
    const struct symbol *symbol = base->kind == NODE_NAME ? base->name.symbol : NULL;
    const char *name = lhs->member.name->text;
    if (symbol && symbol->kind == SYMBOL_NAMESPACE)
        return builtin_find(symbol->name->text, name) != BUILTIN_NONE;
    if (!symbol || !symbol->type) // only what can be judged without checking it
        return false;
    return method_of(type_resolved(symbol->type), name) != BUILTIN_NONE;
}

static struct type *report_lost_closure(struct checker *c, const struct node *node) {
    const char *bars = node->binary.op == BINARY_OR ? "||" : "|";
    struct diag *d = report(c->diags, DIAG_TYPE_MISMATCH, node->binary.op_span,
                            "'%s' is an operator here, and what is left of it is a function", bars);
    diag_help(d, "a closure behind a call has a braced body: '%s { … }'",
              node->binary.op == BINARY_OR ? "||" : "|x|");
    return type_error_of(c);
}

struct type *check_operator(struct checker *c, struct node *node, struct want want) {
    if (!node->binary.lhs || !node->binary.rhs)
        return type_error_of(c);
    if (is_lost_closure(node))
        return report_lost_closure(c, node);
    switch (node->binary.op) {
    case BINARY_OR:
    case BINARY_AND: return check_logic(c, node);
    case BINARY_EQ:
    case BINARY_NE: return check_comparison(c, node, false);
    case BINARY_LT:
    case BINARY_LE:
    case BINARY_GT:
    case BINARY_GE: return check_comparison(c, node, true);
    case BINARY_BITOR:
    case BINARY_BITXOR:
    case BINARY_BITAND:
    case BINARY_ADD_WRAP:
    case BINARY_SUB_WRAP:
    case BINARY_MUL_WRAP: return check_integers(c, node, want);
    case BINARY_SHL:
    case BINARY_SHR: return check_shift(c, node, want);
    case BINARY_CONCAT: return check_concat(c, node);
    case BINARY_ADD:
    case BINARY_SUB:
    case BINARY_MUL:
    case BINARY_DIV:
    case BINARY_REM: return check_arithmetic(c, node, want);
    }
    return type_error_of(c);
}

/* ---- unary ---- */

struct type *check_unary(struct checker *c, struct node *node, struct want want) {
    if (node->unary.op == UNARY_NOT) {
        check_condition(c, node->unary.operand);
        return type_make(c->types, TYPE_BOOL);
    }
    if (!node->unary.operand)
        return type_error_of(c);
    struct type *type = check_operand(c, node->unary.operand, (struct want){.type = want.type});
    if (type->kind == TYPE_ERROR)
        return type_error_of(c);
    bool is_neg = node->unary.op == UNARY_NEG;
    if (type->kind == TYPE_VAR) {
        pend(c, (struct pending){.kind = PENDING_NUMBER, .type = type, .node = node});
        return type;
    }
    bool is_float = type->kind == TYPE_F32 || type->kind == TYPE_F64;
    bool fits = is_neg ? is_float || type_is_signed(type) || type->kind == TYPE_DURATION
                       : type_is_integer(type);
    if (fits)
        return type;
    report(c->diags, DIAG_TYPE_MISMATCH, node->span, "'%s' is not possible for '%s'",
           is_neg ? "-" : "~", text_of(c, type));
    return type_error_of(c);
}
