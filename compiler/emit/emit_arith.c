/*
 * Arithmetic without undefined behaviour and without warnings. Wrapping operations are done unsigned;
 * checked ones use the compilers' overflow builtins, which work in exact arithmetic whatever the widths.
 * Comparisons that the types decide (an unsigned value against 0) are folded here, because gcc and clang
 * warn of them.
 */
#include <string.h>

#include "base/panic.h"
#include "emit/internal.h"
#include "emit/writer.h"

/* ---- numbers of any integer type ---- */
struct number {
    bool negative;
    uint64_t bits;
};

static struct number number_of(const struct storage *storage, uint64_t bits) {
    return (struct number){storage_is_signed(storage) && (int64_t)bits < 0, bits};
}

static int number_compare(struct number a, struct number b) {
    if (a.negative != b.negative)
        return a.negative ? -1 : 1;
    return (a.bits > b.bits) - (a.bits < b.bits); // also right for two negative ones
}

static bool is_number(const struct storage *storage) {
    return storage_is_int(storage) || storage->kind == STORAGE_BOOL;
}

static uint64_t lowest_bits(const struct storage *storage) {
    return storage_is_signed(storage) ? ~(uint64_t)0 << (storage_bits(storage) - 1) : 0;
}

static uint64_t highest_bits(const struct storage *storage) {
    if (storage->kind == STORAGE_BOOL)
        return 1;
    return UINT64_MAX >> (64 - storage_bits(storage) + storage_is_signed(storage));
}

/* The values that an operand may have, as far as its type or its being constant tells. */
static struct number lowest(const struct operand *operand) {
    const struct storage *storage = operand->storage;
    return number_of(storage, operand->kind == OPERAND_INT ? operand->bits : lowest_bits(storage));
}

static struct number highest(const struct operand *operand) {
    const struct storage *storage = operand->storage;
    return number_of(storage, operand->kind == OPERAND_INT ? operand->bits : highest_bits(storage));
}

/* ---- comparisons ---- */
static bool is_comparison(enum ir_sub sub) {
    return sub >= SUB_EQ;
}

/* "true", "false", or NULL if it is not decided before the program runs. */
static const char *decided(enum ir_sub sub, const struct operand *a, const struct operand *b) {
    int most = number_compare(highest(a), lowest(b));  // < 0: a is always less
    int least = number_compare(lowest(a), highest(b)); // > 0: a is always greater
    bool apart = most < 0 || least > 0;
    bool same = most == 0 && least == 0;
    if (sub == SUB_EQ || sub == SUB_NE)
        return apart  ? (sub == SUB_NE ? "true" : "false")
               : same ? (sub == SUB_EQ ? "true" : "false")
                      : NULL;
    if (sub == SUB_GT || sub == SUB_LE) {
        bool greater = least > 0;
        bool never = most <= 0;
        return greater || never ? (greater == (sub == SUB_GT) ? "true" : "false") : NULL;
    }
    bool less = most < 0;
    bool never = least >= 0;
    return less || never ? (less == (sub == SUB_LT) ? "true" : "false") : NULL;
}

static const char *c_operator(enum ir_sub sub) {
    static const char *const texts[] = {
        [SUB_ADD] = "+",  [SUB_SUB] = "-",  [SUB_MUL] = "*", [SUB_DIV] = "/",
        [SUB_REM] = "%",  [SUB_AND] = "&",  [SUB_OR] = "|",  [SUB_XOR] = "^",
        [SUB_SHL] = "<<", [SUB_SHR] = ">>", [SUB_EQ] = "==", [SUB_NE] = "!=",
        [SUB_LT] = "<",   [SUB_LE] = "<=",  [SUB_GT] = ">",  [SUB_GE] = ">=",
    };
    return texts[sub];
}

static enum ir_sub mirrored(enum ir_sub sub) {
    static const enum ir_sub others[] = {
        [SUB_EQ] = SUB_EQ, [SUB_NE] = SUB_NE, [SUB_LT] = SUB_GT,
        [SUB_LE] = SUB_GE, [SUB_GT] = SUB_LT, [SUB_GE] = SUB_LE,
    };

    return others[sub];
}

/* A signed value against an unsigned one that may not fit the signed type of 64 bits. */
static const char *compare_mixed(struct fn *fn, enum ir_sub sub, const char *number,
                                 const char *natural) {
    bool when_negative = sub == SUB_LT || sub == SUB_LE || sub == SUB_NE;
    return fn_text(fn, "%s %s (uint64_t)%s %s %s", number, when_negative ? "< 0 ||" : ">= 0 &&",
                   number, c_operator(sub), natural);
}

static const char *compare_numbers(struct fn *fn, enum ir_sub sub, const struct operand *a,
                                   const struct operand *b) {
    const char *answer = decided(sub, a, b);
    if (answer)
        return answer;
    const char *left = operand_value(fn, a);
    const char *right = operand_value(fn, b);
    if (!strcmp(left, right))
        return sub == SUB_EQ || sub == SUB_LE || sub == SUB_GE ? "true" : "false";
    bool left_signed = storage_is_signed(a->storage);
    if (left_signed == storage_is_signed(b->storage))
        return fn_text(fn, "%s %s %s", left, c_operator(sub), right);
    struct number most = highest(left_signed ? b : a);
    if (most.bits <= INT64_MAX)
        return fn_text(fn, "(int64_t)%s %s (int64_t)%s", left, c_operator(sub), right);
    if (!lowest(left_signed ? a : b).negative)
        return fn_text(fn, "(uint64_t)%s %s (uint64_t)%s", left, c_operator(sub), right);
    return left_signed ? compare_mixed(fn, sub, left, right)
                       : compare_mixed(fn, mirrored(sub), right, left);
}

static const char *comparison(struct fn *fn, const struct ir_op *op) {
    const struct operand *a = &op->args.items[0];
    const struct operand *b = &op->args.items[1];
    if (is_number(a->storage))
        return compare_numbers(fn, op->sub, a, b);
    const char *left = operand_value(fn, a);
    const char *right = operand_value(fn, b);
    if (a->storage->kind == STORAGE_PTR && !strcmp(left, right))
        return op->sub == SUB_EQ ? "true" : "false";
    return fn_text(fn, "%s %s %s", left, c_operator(op->sub), right);
}

/* ---- wrapping ---- */
/* The unsigned type in which an operation is done: nothing narrower than int, which it would become. */
static const char *wide(const struct storage *storage) {
    return storage_bits(storage) == 64 ? "uint64_t" : "uint32_t";
}

void emit_unary(struct fn *fn, const struct ir_op *op) {
    const struct operand *arg = &op->args.items[0];
    const char *value = operand_value(fn, arg);
    if (op->sub == SUB_NOT)
        assign(fn, op, fn_text(fn, "!%s", value));
    else if (storage_is_float(arg->storage))
        assign(fn, op, fn_text(fn, "-%s", value));
    else
        assign(fn, op,
               fn_text(fn, "(%s)(%s(%s)%s)", type_name(fn->e, arg->storage),
                       op->sub == SUB_NEG ? "0u - " : "~", wide(arg->storage), value));
}

static const char *shift(struct fn *fn, const struct ir_op *op) {
    const struct storage *storage = op->args.items[0].storage;
    const char *type = type_name(fn->e, storage);
    const char *value = operand_value(fn, &op->args.items[0]);
    const char *count = operand_value(fn, &op->args.items[1]);
    unsigned mask = storage_bits(storage) - 1;
    if (op->sub == SUB_SHL)
        return fn_text(fn, "(%s)((%s)%s << ((uint64_t)%s & %u))", type, wide(storage), value, count,
                       mask);
    return fn_text(fn, "(%s)((%s)%s >> ((uint64_t)%s & %u))", type, type, value, count, mask);
}

/* Division of integers goes over variables, so that no compiler sees a constant one to warn of. */
static void open_division(struct fn *fn, const struct ir_op *op) {
    const char *type = type_name(fn->e, op->args.items[0].storage);
    const char *left = operand_value(fn, &op->args.items[0]);
    const char *right = operand_value(fn, &op->args.items[1]);
    fn_open(fn, "{");
    fn_line(fn, "%s left = %s;", type, left);
    fn_line(fn, "%s right = %s;", type, right);
}

/* Whether an operand may be -1, by which the lowest value cannot be divided. */
static bool may_be_minus_one(const struct operand *operand) {
    return storage_is_signed(operand->storage) &&
           (operand->kind != OPERAND_INT || (int64_t)operand->bits == -1);
}

static void close_division(struct fn *fn, const struct ir_op *op) {
    const struct operand *by = &op->args.items[1];
    const char *type = type_name(fn->e, by->storage);
    if (!may_be_minus_one(by))
        assign(fn, op, fn_text(fn, "(%s)(left %s right)", type, c_operator(op->sub)));
    else if (op->sub == SUB_REM)
        assign(fn, op, fn_text(fn, "(%s)(right == -1 ? 0 : left %% right)", type));
    else
        assign(fn, op,
               fn_text(fn, "(%s)(right == -1 ? (%s)(0u - (%s)left) : (%s)(left / right))", type,
                       type, wide(by->storage), type));
    fn_close(fn);
}

static const char *wrapped(struct fn *fn, const struct ir_op *op) {
    const struct storage *storage = op->args.items[0].storage;
    const char *left = operand_value(fn, &op->args.items[0]);
    const char *right = operand_value(fn, &op->args.items[1]);
    const char *operator= c_operator(op->sub);
    if (storage_is_float(storage) && op->sub == SUB_REM)
        return fn_text(
            fn, storage->kind == STORAGE_F32 ? "__builtin_fmodf(%s, %s)" : "__builtin_fmod(%s, %s)",
            left, right);
    if (!storage_is_int(storage))
        return fn_text(fn, "%s %s %s", left, operator, right);
    const char *type = wide(storage);
    return fn_text(fn, "(%s)((%s)%s %s (%s)%s)", type_name(fn->e, storage), type, left, operator,
                   type, right);
}

void emit_binary(struct fn *fn, const struct ir_op *op) {
    bool integer = storage_is_int(op->args.items[0].storage);
    if (is_comparison(op->sub)) {
        assign(fn, op, comparison(fn, op));
    } else if (op->sub == SUB_SHL || op->sub == SUB_SHR) {
        assign(fn, op, shift(fn, op));
    } else if (integer && (op->sub == SUB_DIV || op->sub == SUB_REM)) {
        open_division(fn, op);
        close_division(fn, op);
    } else {
        assign(fn, op, wrapped(fn, op));
    }
}

/* ---- checked ---- */
/* Where a panic of the op is said to be. */
static const char *panic_site(struct fn *fn, const struct ir_op *op) {
    return op->has_caller ? operand_value(fn, &op->args.items[op->args.count - 1])
                          : site_address(fn->e, op->site);
}

static void panic_when(struct fn *fn, const struct ir_op *op, const char *condition,
                       const char *call) {
    fn_open(fn, "if (SC_UNLIKELY(%s)) {", condition);
    if (fn->function->is_short) { // where it panics is not here
        fn_line(fn, "return %s;", type_zero(fn->e, fn->function->result));
        fn_close(fn);
        return;
    }
    fn_task_sync(fn);
    fn_line(fn, "%s;", call);
    fn_line(fn, "goto %s;", fn_panic_label(fn, op));
    fn_close(fn);
}

static const char *overflow_call(struct fn *fn, const struct ir_op *op, const char *what) {
    return fn_text(fn, "sc_panic_overflow(%s, \"%s\")", panic_site(fn, op), what);
}

/* A check of which the builtin both computes and judges: "builtin(args, &result)". */
static void checked_by(struct fn *fn, const struct ir_op *op, const char *builtin,
                       const char *panic_call) {
    if (is_scratch(fn, op)) {
        const char *target = place_target(fn, &op->dst);
        panic_when(fn, op, fn_text(fn, "%s, &%s)", builtin, target), panic_call);
        return;
    }
    fn_open(fn, "{");
    fn_line(fn, "%s result;", type_name(fn->e, ir_place_storage(fn->function, &op->dst)));
    panic_when(fn, op, fn_text(fn, "%s, &result)", builtin), panic_call);
    assign(fn, op, "result");
    fn_close(fn);
}

static void checked_sum(struct fn *fn, const struct ir_op *op, const char *builtin,
                        const char *what) {
    const char *left = operand_value(fn, &op->args.items[0]);
    const char *right = operand_value(fn, &op->args.items[1]);
    checked_by(fn, op, fn_text(fn, "__builtin_%s_overflow(%s, %s", builtin, left, right),
               overflow_call(fn, op, what));
}

static void checked_division(struct fn *fn, const struct ir_op *op) {
    const struct operand *by = &op->args.items[1];
    open_division(fn, op);
    if (by->kind != OPERAND_INT || by->bits == 0)
        panic_when(fn, op, "right == 0", fn_text(fn, "sc_panic_divide(%s)", panic_site(fn, op)));
    if (op->sub == SUB_DIV && may_be_minus_one(by)) {
        const char *low = write_int(fn->e->arena, by->storage, lowest_bits(by->storage));
        panic_when(fn, op, fn_text(fn, "right == -1 && left == %s", low),
                   overflow_call(fn, op, "division"));
        assign(fn, op, fn_text(fn, "(%s)(left / right)", type_name(fn->e, by->storage)));
        fn_close(fn);
        return;
    }
    close_division(fn, op);
}

static void checked_shift(struct fn *fn, const struct ir_op *op) {
    const struct operand *count = &op->args.items[1];
    unsigned bits = storage_bits(op->args.items[0].storage);
    if (count->kind != OPERAND_INT || count->bits >= bits) {
        const char *value = operand_value(fn, count);
        fn_open(fn, "{");
        fn_line(fn, "uint64_t count = (uint64_t)%s;", value);
        panic_when(fn, op, fn_text(fn, "count >= %u", bits), overflow_call(fn, op, "shift"));
        fn_close(fn);
    }
    assign(fn, op, shift(fn, op));
}

void emit_checked(struct fn *fn, const struct ir_op *op) {
    if (!storage_is_int(op->args.items[0].storage)) {
        if (op->sub == SUB_NEG)
            emit_unary(fn, op);
        else
            emit_binary(fn, op);
        return;
    }
    switch (op->sub) {
    case SUB_ADD: checked_sum(fn, op, "add", "addition"); break;
    case SUB_SUB: checked_sum(fn, op, "sub", "subtraction"); break;
    case SUB_MUL: checked_sum(fn, op, "mul", "multiplication"); break;
    case SUB_NEG:
        checked_by(
            fn, op,
            fn_text(fn, "__builtin_sub_overflow(0, %s", operand_value(fn, &op->args.items[0])),
            overflow_call(fn, op, "negation"));
        break;
    case SUB_DIV:
    case SUB_REM: checked_division(fn, op); break;
    case SUB_SHL:
    case SUB_SHR: checked_shift(fn, op); break;
    case SUB_NONE:
    case SUB_NOT:
    case SUB_BITNOT: emit_unary(fn, op); break;
    case SUB_AND:
    case SUB_OR:
    case SUB_XOR:
    case SUB_EQ:
    case SUB_NE:
    case SUB_LT:
    case SUB_LE:
    case SUB_GT:
    case SUB_GE: emit_binary(fn, op); break;
    }
}

/* ---- conversions ---- */
/* The limits between which a float truncates to a value of the integer type. F32 is compared as a
   double, which holds all its values. */
static const char *float_fits(struct fn *fn, const char *value, const struct storage *to) {
    unsigned bits = storage_bits(to);
    if (!storage_is_signed(to))
        return fn_text(fn, "%s > -1.0 && %s < 0x1p%u", value, value, bits);
    if (bits == 64) // -2^63 - 1 is no double
        return fn_text(fn, "%s >= -0x1p63 && %s < 0x1p63", value, value);
    return fn_text(fn, "%s > -0x1p%u - 1.0 && %s < 0x1p%u", value, bits - 1, value, bits - 1);
}

void emit_convert(struct fn *fn, const struct ir_op *op) {
    const struct operand *arg = &op->args.items[0];
    const struct storage *to = ir_place_storage(fn->function, &op->dst);
    const char *type = type_name(fn->e, to);
    const char *value = operand_value(fn, arg);
    if (!storage_is_float(arg->storage) || !storage_is_int(to)) {
        assign(fn, op, fn_text(fn, "(%s)%s", type, value));
        return;
    }
    // What does not fit becomes 0 rather than anything.
    fn_open(fn, "{");
    fn_line(fn, "double real = (double)%s;", value);
    assign(fn, op, fn_text(fn, "%s ? (%s)real : 0", float_fits(fn, "real", to), type));
    fn_close(fn);
}

static const char *storage_text(const struct storage *storage) {
    switch (storage->kind) {
    case STORAGE_I8: return "i8";
    case STORAGE_I16: return "i16";
    case STORAGE_I32: return "i32";
    case STORAGE_I64: return "i64";
    case STORAGE_U8: return "u8";
    case STORAGE_U16: return "u16";
    case STORAGE_U32: return "u32";
    case STORAGE_U64: return "u64";
    case STORAGE_F32: return "f32";
    case STORAGE_F64: return "f64";
    case STORAGE_VOID:
    case STORAGE_BOOL:
    case STORAGE_PTR:
    case STORAGE_OPAQUE:
    case STORAGE_STRUCT:
    case STORAGE_TAGGED:
    case STORAGE_ARRAY: break;
    }
    panic("no number type");
}

void emit_checked_convert(struct fn *fn, const struct ir_op *op) {
    const struct operand *arg = &op->args.items[0];
    const struct storage *to = ir_place_storage(fn->function, &op->dst);
    const char *value = operand_value(fn, arg);
    const char *call =
        fn_text(fn, "sc_panic_convert(%s, \"%s\")", panic_site(fn, op), storage_text(to));
    if (storage_is_int(to) && !storage_is_float(arg->storage)) {
        checked_by(fn, op, fn_text(fn, "__builtin_add_overflow(%s, 0", value), call);
        return;
    }
    fn_open(fn, "{");
    fn_line(fn, "double real = (double)%s;", value);
    if (storage_is_int(to))
        panic_when(fn, op, fn_text(fn, "!(%s)", float_fits(fn, "real", to)), call);
    else if (to->kind == STORAGE_F32 && arg->storage->kind == STORAGE_F64)
        panic_when(fn, op, "__builtin_isinf((float)real) && !__builtin_isinf(real)", call);
    assign(fn, op, fn_text(fn, "(%s)real", type_name(fn->e, to)));
    fn_close(fn);
}

/* ---- bounds ---- */
void emit_check_index(struct fn *fn, const struct ir_op *op) {
    const struct operand *index = &op->args.items[0];
    const struct operand *length = &op->args.items[1];
    if (!lowest(index).negative && number_compare(highest(index), lowest(length)) < 0)
        return;
    const char *index_text = operand_value(fn, index);
    const char *length_text = operand_value(fn, length);
    fn_open(fn, "{");
    fn_line(fn, "uint64_t index = (uint64_t)%s;", index_text); // a negative one becomes huge
    fn_line(fn, "uint64_t length = (uint64_t)%s;", length_text);
    panic_when(fn, op, "index >= length",
               fn_text(fn,
                       lowest(index).negative ? "sc_panic_index_signed(%s, (int64_t)index, length)"
                                              : "sc_panic_index(%s, index, length)",
                       panic_site(fn, op)));
    fn_close(fn);
}

void emit_check_slice(struct fn *fn, const struct ir_op *op) {
    const char *low = operand_value(fn, &op->args.items[0]);
    const char *high = operand_value(fn, &op->args.items[1]);
    const char *length = operand_value(fn, &op->args.items[2]);
    bool may_be_negative =
        lowest(&op->args.items[0]).negative || lowest(&op->args.items[1]).negative;
    fn_open(fn, "{");
    fn_line(fn, "uint64_t low = (uint64_t)%s;", low);
    fn_line(fn, "uint64_t high = (uint64_t)%s;", high);
    fn_line(fn, "uint64_t length = (uint64_t)%s;", length);
    panic_when(fn, op, "low > high || high > length",
               fn_text(fn,
                       may_be_negative
                           ? "sc_panic_slice_signed(%s, (int64_t)low, (int64_t)high, length)"
                           : "sc_panic_slice(%s, low, high, length)",
                       panic_site(fn, op)));
    fn_close(fn);
}
