/*
 * Expressions. Operands are evaluated left to right: one that is read from a variable is copied if a
 * later one can change the variable. Conversions that happen in silence stand on the node
 * (`coerced`) and are made here, in lower_expr, and nowhere else.
 */
#include "base/panic.h"
#include "lower/internal.h"

struct type *node_type(struct fn *fn, const struct node *node) {
    return fn_type(fn, node->type);
}

struct type *node_wanted(struct fn *fn, const struct node *node) {
    if (node->coerced || node->type)
        return fn_type(fn, node->coerced ? node->coerced : node->type);
    // A body, which the checker types by what it gives.
    const struct node *value = node->kind == NODE_BLOCK ? node->block.value : NULL;
    return value ? node_wanted(fn, value) : type_make(fn->lower->types, TYPE_UNIT);
}

/* ---- what evaluation can change ---- */

static void find_change(struct node *node, void *context) {
    bool *found = context;
    *found = *found || node_changes(node);
}

bool node_changes(struct node *node) {
    if (node->kind == NODE_CLOSURE)
        return false; // making one changes nothing
    if (node->kind == NODE_CALL || node->kind == NODE_ASSIGN || node->kind == NODE_SELECT)
        return true;
    bool found = false;
    node_each_kid(node, find_change, &found);
    return found;
}

struct operand lower_stable(struct fn *fn, struct node *node, bool others_change) {
    struct operand value = lower_expr(fn, node);
    return others_change ? fn_hold(fn, value) : value;
}

/* ---- literals ---- */

struct operand lower_literal_int(struct fn *fn, struct type *type, uint64_t bits, bool negative) {
    struct storage *storage = storage_of(fn->lower, type);
    if (type->kind == TYPE_F32 || type->kind == TYPE_F64)
        return ir_float(storage, negative ? -(double)bits : (double)bits);
    return ir_int(storage, negative ? 0 - bits : bits);
}

static struct operand lower_int(struct fn *fn, struct node *node) {
    return lower_literal_int(fn, node_type(fn, node), node->integer.value,
                             node->integer.is_negative);
}

static struct operand lower_float(struct fn *fn, struct node *node) {
    return ir_float(storage_of(fn->lower, node_type(fn, node)), node->real.value);
}

static struct operand lower_duration(struct fn *fn, struct node *node) {
    return fn_int(fn, STORAGE_I64, node->duration.nanoseconds);
}

static struct operand lower_char(struct fn *fn, struct node *node) {
    return fn_int(fn, STORAGE_U32, node->character.value);
}

static struct operand lower_string(struct fn *fn, struct node *node) {
    return fn_string(fn, node->string.bytes.bytes, node->string.bytes.length);
}

static struct operand lower_bool(struct fn *fn, struct node *node) {
    return fn_bool(fn, node->boolean.value);
}

static struct operand lower_unit_value(struct fn *fn, struct node *node) {
    (void)node;
    return fn_void(fn);
}

/* ---- names ---- */

static struct operand lower_symbol(struct fn *fn, struct node *node, struct symbol *symbol) {
    struct type *type = node_type(fn, node);
    switch (symbol->kind) {
    case SYMBOL_LOCAL:
    case SYMBOL_PARAM:
        if (storage_of(fn->lower, type)->kind == STORAGE_VOID)
            return fn_void(fn);
        return fn_get(fn, symbol_place(fn, symbol));
    case SYMBOL_CONSTANT: return lower_expr(fn, symbol->decl->const_decl.value);
    case SYMBOL_VARIANT:
    case SYMBOL_ERROR_TYPE:
    case SYMBOL_RECORD: return lower_variant(fn, type, symbol);
    case SYMBOL_CAPABILITY:
    case SYMBOL_NAMESPACE: return fn_void(fn);
    case SYMBOL_TYPE_PARAM: // N: usize
        return fn_int(fn, STORAGE_U64, fn_type(fn, symbol->type)->count);
    case SYMBOL_ERROR:
    case SYMBOL_FUNCTION: // lower_function_value
    case SYMBOL_UNION:
    case SYMBOL_DOMAIN:
    case SYMBOL_ALIAS:
    case SYMBOL_BUILTIN:
    case SYMBOL_BUILTIN_TYPE: break;
    }
    panic("'%s' is no value", symbol->name->text); // the checker has refused it
}

static struct operand lower_name(struct fn *fn, struct node *node) {
    return lower_symbol(fn, node, node->name.symbol);
}

static struct operand lower_member_value(struct fn *fn, struct node *node) {
    if (node->member.symbol)
        return lower_symbol(fn, node, node->member.symbol);
    return lower_member(fn, node);
}

/* ---- conditions ---- */

static void condition_both(struct fn *fn, struct node *node, block_id yes, block_id no) {
    block_id second = fn_block(fn);
    const bool is_and = node->binary.op == BINARY_AND;
    lower_condition(fn, node->binary.lhs, is_and ? second : yes, is_and ? no : second);
    fn_enter(fn, second);
    lower_condition(fn, node->binary.rhs, yes, no);
}

void lower_condition(struct fn *fn, struct node *node, block_id yes, block_id no) {
    if (node->kind == NODE_BINARY &&
        (node->binary.op == BINARY_AND || node->binary.op == BINARY_OR)) {
        condition_both(fn, node, yes, no);
    } else if (node->kind == NODE_UNARY && node->unary.op == UNARY_NOT) {
        lower_condition(fn, node->unary.operand, no, yes);
    } else if (node->kind == NODE_IS) {
        struct node *value = node->is.value;
        struct operand given = lower_expr(fn, value);
        struct place place =
            is_void(given) ? (struct place){.local = NO_LOCAL} : fn_place(fn, given);
        lower_pattern(fn, node->is.pattern, place, node_wanted(fn, value), node_is_steady(value),
                      no);
        fn_jump(fn, yes);
    } else {
        struct operand value = lower_expr(fn, node);
        if (is_void(value))
            fn_unreachable(fn); // it never gives a value
        else
            fn_branch(fn, value, yes, no);
    }
}

/* A condition as a value. */
static struct operand lower_truth(struct fn *fn, struct node *node) {
    struct place truth = fn_temp(fn, fn_basic(fn, STORAGE_BOOL));
    block_id yes = fn_block(fn);
    block_id no = fn_block(fn);
    block_id after = fn_block(fn);
    lower_condition(fn, node, yes, no);
    fn_enter(fn, yes);
    fn_copy(fn, truth, fn_bool(fn, true));
    fn_jump(fn, after);
    fn_enter(fn, no);
    fn_copy(fn, truth, fn_bool(fn, false));
    fn_jump_into(fn, after);
    return fn_get(fn, truth);
}

static struct operand lower_if(struct fn *fn, struct node *node) {
    struct join_point join = join_point_make(fn, node_type(fn, node));
    block_id yes = fn_block(fn);
    block_id no = fn_block(fn);
    lower_condition(fn, node->if_expr.condition, yes, no);
    fn_enter(fn, yes);
    join_point_give(fn, &join, node->if_expr.then);
    fn_enter(fn, no);
    join_point_give(fn, &join, node->if_expr.otherwise);
    return join_point_enter(fn, &join);
}

/* ---- operators ---- */

static struct operand lower_unary(struct fn *fn, struct node *node) {
    if (node->unary.op == UNARY_NOT)
        return lower_truth(fn, node);
    struct operand value = lower_expr(fn, node->unary.operand);
    if (is_void(value))
        return value;
    fn_site(fn, node->span);
    struct place to = fn_temp(fn, value.storage);
    if (node->unary.op == UNARY_BITNOT)
        ir_unary(&fn->at, to, SUB_BITNOT, value);
    else if (storage_is_float(value.storage))
        ir_unary(&fn->at, to, SUB_NEG, value);
    else
        ir_checked_neg(&fn->at, to, value);
    return fn_get(fn, to);
}

static struct operand lower_binary_value(struct fn *fn, struct node *node) {
    if (node->binary.op == BINARY_AND || node->binary.op == BINARY_OR)
        return lower_truth(fn, node);
    return lower_binary(fn, node);
}

/* ---- ok and err ---- */

static struct operand lower_ok(struct fn *fn, struct node *node) {
    struct type *type = node_type(fn, node);
    struct operand value = fn_void(fn);
    if (node->ok.value) {
        value = lower_expr(fn, node->ok.value);
        value = lower_coerce(fn, value, node_wanted(fn, node->ok.value), type->args[0]);
    }
    return make_ok(fn, type, value);
}

static struct operand lower_err(struct fn *fn, struct node *node) {
    struct type *type = node_type(fn, node);
    struct operand error = lower_expr(fn, node->err.value);
    error = lower_coerce(fn, error, node_wanted(fn, node->err.value), type->args[1]);
    return make_err(fn, type, error);
}

/* ---- all ---- */

static struct operand lower_closure_value(struct fn *fn, struct node *node) {
    return lower_function_value(fn, node, node_type(fn, node));
}

static struct operand lower_refused(struct fn *fn, struct node *node) {
    not_supported(fn->lower, node->span, "task.select");
    return fn_void(fn);
}

typedef struct operand (*expr_lowering)(struct fn *fn, struct node *node);

static const expr_lowering lowerings[] = {
    [NODE_BLOCK] = lower_block,
    [NODE_IF] = lower_if,
    [NODE_IF_MATCH] = lower_if_match,
    [NODE_IS] = lower_truth,
    [NODE_MATCH] = lower_match,
    [NODE_NAME] = lower_name,
    [NODE_INT] = lower_int,
    [NODE_FLOAT] = lower_float,
    [NODE_DURATION] = lower_duration,
    [NODE_CHAR] = lower_char,
    [NODE_STRING] = lower_string,
    [NODE_BOOL] = lower_bool,
    [NODE_UNIT] = lower_unit_value,
    [NODE_TUPLE] = lower_tuple,
    [NODE_ARRAY] = lower_array,
    [NODE_ARRAY_REPEAT] = lower_array_repeat,
    [NODE_RECORD] = lower_record,
    [NODE_UNARY] = lower_unary,
    [NODE_BINARY] = lower_binary_value,
    [NODE_OK] = lower_ok,
    [NODE_ERR] = lower_err,
    [NODE_TRY] = lower_try,
    [NODE_CALL] = lower_call,
    [NODE_MEMBER] = lower_member_value,
    [NODE_INDEX] = lower_index,
    [NODE_CLOSURE] = lower_closure_value,
    [NODE_SELECT] = lower_refused,
};

struct operand lower_plain_expr(struct fn *fn, struct node *node) {
    if (node->kind > NODE_SELECT || !lowerings[node->kind])
        panic("%s is no expression", node_kind_name(node->kind));
    return lowerings[node->kind](fn, node);
}

/* Names of functions and closures are values only in a convention: the place decides. */
static bool is_function_value(const struct node *node, const struct type *type) {
    if (type->kind != TYPE_FUNCTION)
        return false;
    return node->coerced || node->kind == NODE_CLOSURE ||
           (node->kind == NODE_NAME && node->name.symbol->kind == SYMBOL_FUNCTION) ||
           (node->kind == NODE_MEMBER && node->member.symbol &&
            node->member.symbol->kind == SYMBOL_FUNCTION);
}

struct operand lower_expr(struct fn *fn, struct node *node) {
    const struct operand *held = map_get(&fn->held, node);
    if (held)
        return *held;
    if (!node->type)
        return lower_plain_expr(fn, node);
    const site_id before = fn_site(fn, node->span);
    struct operand value;
    struct type *type = node_type(fn, node);
    if (is_function_value(node, type))
        value = lower_function_value(fn, node, node_wanted(fn, node));
    else
        value = lower_plain_expr(fn, node);
    if (node->coerced && type->kind != TYPE_FUNCTION)
        value = lower_coerce(fn, value, type, node_wanted(fn, node));
    fn->at.site = before;
    return value;
}
