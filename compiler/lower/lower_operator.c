/*
 * Binary operators. Arithmetic on integers, durations and instants is checked; `+% -% *%` wrap;
 * comparisons of two integers are by value, whatever their types; strings and aggregates compare by
 * their contents (lower_equal.c).
 */
#include "base/panic.h"
#include "lower/internal.h"

static const enum ir_sub subs[] = {
    [BINARY_EQ] = SUB_EQ,        [BINARY_NE] = SUB_NE,        [BINARY_LT] = SUB_LT,
    [BINARY_LE] = SUB_LE,        [BINARY_GT] = SUB_GT,        [BINARY_GE] = SUB_GE,
    [BINARY_BITOR] = SUB_OR,     [BINARY_BITXOR] = SUB_XOR,   [BINARY_BITAND] = SUB_AND,
    [BINARY_SHL] = SUB_SHL,      [BINARY_SHR] = SUB_SHR,      [BINARY_ADD] = SUB_ADD,
    [BINARY_SUB] = SUB_SUB,      [BINARY_ADD_WRAP] = SUB_ADD, [BINARY_SUB_WRAP] = SUB_SUB,
    [BINARY_MUL] = SUB_MUL,      [BINARY_DIV] = SUB_DIV,      [BINARY_REM] = SUB_REM,
    [BINARY_MUL_WRAP] = SUB_MUL,
};

static bool is_comparison(enum binary_op op) {
    return op >= BINARY_EQ && op <= BINARY_GE;
}

/* Does an operation on these wrap, or never overflow? */
static bool is_unchecked(enum binary_op op, const struct storage *storage) {
    return op == BINARY_ADD_WRAP || op == BINARY_SUB_WRAP || op == BINARY_MUL_WRAP ||
           op == BINARY_BITOR || op == BINARY_BITXOR || op == BINARY_BITAND ||
           storage_is_float(storage);
}

struct operand lower_arithmetic(struct fn *fn, enum binary_op op, struct operand a, struct type *ta,
                                struct operand b, struct type *tb) {
    if (is_void(a) || is_void(b))
        return fn_get(fn, fn_temp(fn, is_void(a) ? b.storage : a.storage)); // never comes so far
    if (op == BINARY_CONCAT || ta->kind == TYPE_STRING) {
        struct operand args[] = {a, b};
        return fn_rt_value(fn, RT_STR_CONCAT, a.storage, args, 2);
    }
    const bool is_shift = op == BINARY_SHL || op == BINARY_SHR;
    if (!is_shift && a.storage != b.storage) { // a Duration times or by a number
        const bool left = tb->kind == TYPE_DURATION;
        struct type *to = left ? tb : ta;
        if (storage_is_float(a.storage) || storage_is_float(b.storage))
            panic("mixed operands of a float");
        if (left)
            a = lower_conversion(fn, a, ta, to);
        else
            b = lower_conversion(fn, b, tb, to);
    }
    if (is_unchecked(op, a.storage))
        return fn_binary(fn, subs[op], a.storage, a, b);
    return fn_checked(fn, subs[op], a, b);
}

static bool is_scalar(const struct operand *value) {
    return storage_is_scalar(value->storage);
}

struct operand lower_comparison(struct fn *fn, enum binary_op op, struct operand a,
                                struct operand b, struct type *type) {
    if (is_scalar(&a) && is_scalar(&b))
        return fn_compare(fn, subs[op], a, b);
    if (op == BINARY_EQ)
        return lower_equal(fn, a, b, type);
    if (op == BINARY_NE) {
        struct place differ = fn_temp(fn, fn_basic(fn, STORAGE_BOOL));
        ir_unary(&fn->at, differ, SUB_NOT, lower_equal(fn, a, b, type));
        return fn_get(fn, differ);
    }
    return fn_compare(fn, subs[op], lower_order(fn, a, b, type), fn_int(fn, STORAGE_I32, 0));
}

struct operand lower_binary(struct fn *fn, struct node *node) {
    struct node *lhs = node->binary.lhs;
    struct node *rhs = node->binary.rhs;
    struct operand a = lower_stable(fn, lhs, node_changes(rhs));
    struct operand b = lower_expr(fn, rhs);
    fn_site(fn, node->span);
    if (is_comparison(node->binary.op))
        return lower_comparison(fn, node->binary.op, a, b, node_wanted(fn, lhs));
    return lower_arithmetic(fn, node->binary.op, a, node_wanted(fn, lhs), b, node_wanted(fn, rhs));
}
