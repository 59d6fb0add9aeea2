/*
 * Compile-time constants: which expressions they may be made of, and the values of integers, which the
 * checker needs for lengths and must find free of overflow. Constants may use each other in any order;
 * one that needs itself is refused. (spec 2)
 */
#include "type/internal.h"

static bool is_being_checked(const struct checker *c, const struct symbol *symbol) {
    for (size_t i = 0; i < c->constants.count; i++) {
        if (c->constants.items[i] == symbol)
            return true;
    }
    return false;
}

/* The literal keeps no open type: a constant's type is fixed where it is declared. */
static struct type *fixed(struct checker *c, struct type *type) {
    type = type_zonk(c->types, type);
    if (type->kind == TYPE_VAR && type->var_class == VAR_INTEGER)
        type_unify(c->types, type, type_make(c->types, TYPE_I32));
    else if (type->kind == TYPE_VAR && type->var_class == VAR_FLOAT)
        type_unify(c->types, type, type_make(c->types, TYPE_F64));
    else if (type->has_var)
        for (size_t i = 0; i < type->arg_count; i++)
            fixed(c, type->args[i]);
    return type_zonk(c->types, type);
}

struct type *constant_type(struct checker *c, struct symbol *constant) {
    if (constant->type)
        return constant->type;
    struct node *decl = constant->decl;
    if (is_being_checked(c, constant)) {
        report(c->diags, DIAG_NOT_CONSTANT, constant->span, "constant '%s' needs itself",
               constant->name->text);
        constant->type = type_error_of(c);
        return constant->type;
    }
    VEC_PUSH(c->arena, &c->constants, constant);
    struct frame *outer = c->frame;
    struct frame frame = {0};
    c->frame = &frame;
    struct type *type = NULL;
    if (decl->const_decl.declared) {
        type = type_from_node(c, decl->const_decl.declared);
        if (decl->const_decl.value)
            check_into(
                c, decl->const_decl.value, type,
                (struct reason){decl->const_decl.declared->span, "the type is declared here"});
    } else if (decl->const_decl.value) {
        type = fixed(c, check_value(c, decl->const_decl.value));
    }
    c->frame = outer;
    c->constants.count--;
    if (!constant->type)
        set_symbol_type(c, constant, type ? type : type_error_of(c));
    return constant->type;
}

/* ---- values of integers ---- */

static bool not_constant(struct checker *c, const struct node *node) {
    if (!node->type || type_resolved(node->type)->kind != TYPE_ERROR) {
        struct diag *d =
            report(c->diags, DIAG_NOT_CONSTANT, node->span, "this is not known at compile time");
        diag_help(d, "constants are made of literals, operators and other constants");
    }
    return false;
}

static bool apply(struct checker *c, const struct node *node, __int128 a, __int128 b,
                  __int128 *value) {
    bool divides = node->binary.op == BINARY_DIV || node->binary.op == BINARY_REM;
    bool shifts = node->binary.op == BINARY_SHL || node->binary.op == BINARY_SHR;
    if (divides && b == 0) {
        report(c->diags, DIAG_NOT_CONSTANT, node->span, "division by zero in a constant");
        return false;
    }
    if (shifts && (b < 0 || b > 63)) {
        report(c->diags, DIAG_NOT_CONSTANT, node->span, "this shift is not possible");
        return false;
    }
    switch ((int)node->binary.op) {
    case BINARY_ADD:
    case BINARY_ADD_WRAP: *value = a + b; return true;
    case BINARY_SUB:
    case BINARY_SUB_WRAP: *value = a - b; return true;
    case BINARY_MUL_WRAP:
    case BINARY_MUL: // the operands fit 64 bits, so the product fits 128
        *value = a * b;
        return true;
    case BINARY_DIV: *value = a / b; return true;
    case BINARY_REM: *value = a % b; return true;
    case BINARY_SHL: *value = a * ((__int128)1 << (int)b); return true;
    case BINARY_SHR: *value = a >> (int)b; return true;
    case BINARY_BITAND: *value = a & b; return true;
    case BINARY_BITOR: *value = a | b; return true;
    case BINARY_BITXOR: *value = a ^ b; return true;
    }
    return not_constant(c, node);
}

struct width {
    unsigned bits;
    bool is_signed;
};

/* Of what is no integer: of a Duration. */
static struct width width_of(const struct type *type) {
    static const unsigned char bits[TYPE_VAR + 1] = {
        [TYPE_I8] = 8, [TYPE_I16] = 16, [TYPE_I32] = 32, [TYPE_I64] = 64, [TYPE_ISIZE] = 64,
        [TYPE_U8] = 8, [TYPE_U16] = 16, [TYPE_U32] = 32, [TYPE_U64] = 64, [TYPE_USIZE] = 64};
    if (!type || !bits[type->kind])
        return (struct width){64, true};
    return (struct width){bits[type->kind], type_is_signed(type)};
}

/* What the type keeps of a result that wraps around. */
static __int128 wrapped(const struct type *type, __int128 value) {
    struct width width = width_of(type);
    __int128 count = (__int128)1 << width.bits;
    value &= count - 1;
    return width.is_signed && value >= count / 2 ? value - count : value;
}

static bool in_range(struct checker *c, const struct node *node, __int128 value) {
    struct type *type = node->type ? type_resolved(node->type) : NULL;
    unsigned width = width_of(type).bits;
    bool is_signed = width_of(type).is_signed;
    __int128 high = ((__int128)1 << (width - is_signed)) - 1;
    __int128 low = is_signed ? -high - 1 : 0;
    if (type && type->kind == TYPE_VAR) // not settled yet: anything of 64 bits
        high = UINT64_MAX;
    if (value >= low && value <= high)
        return true;
    if (node->kind != NODE_INT) // a literal has its own message
        report(c->diags, DIAG_NOT_CONSTANT, node->span, "this constant overflows '%s'",
               type ? text_of(c, type) : "i64");
    return false;
}

/* seconds(n), d.seconds(), and so on */
static bool evaluate_duration(struct checker *c, const struct call *call, __int128 *value) {
    if (call->args.count != 1 || !constant_integer(c, call->args.items[0].value, value))
        return false;
    if (builtin_measures(call->builtin))
        *value /= builtin_nanoseconds(call->builtin);
    else
        *value *= builtin_nanoseconds(call->builtin); // both fit 64 bits
    return true;
}

static bool wraps(enum binary_op op) {
    return op == BINARY_ADD_WRAP || op == BINARY_SUB_WRAP || op == BINARY_MUL_WRAP;
}

static bool evaluate(struct checker *c, struct node *node, __int128 *value) {
    if (!node)
        return false;
    if (node->kind == NODE_INT) {
        *value = node->integer.is_negative ? -(__int128)node->integer.value
                                           : (__int128)node->integer.value;
        return true;
    }
    if (node->kind == NODE_CHAR) {
        *value = (__int128)node->character.value;
        return true;
    }
    if (node->kind == NODE_DURATION) {
        *value = (__int128)(int64_t)node->duration.nanoseconds;
        return true;
    }
    if (node->kind == NODE_NAME && node->name.symbol &&
        node->name.symbol->kind == SYMBOL_CONSTANT) {
        struct symbol *symbol = node->name.symbol;
        if (type_resolved(constant_type(c, symbol))->kind == TYPE_ERROR)
            return false;
        return constant_integer(c, symbol->decl->const_decl.value, value);
    }
    if (node->kind == NODE_UNARY && node->unary.op != UNARY_NOT) {
        if (!constant_integer(c, node->unary.operand, value))
            return false;
        *value = node->unary.op == UNARY_NEG ? -*value : ~*value;
        if (node->unary.op == UNARY_BITNOT && node->type)
            *value = wrapped(type_resolved(node->type), *value);
        return true;
    }
    if (node->kind == NODE_BINARY) {
        __int128 a = 0;
        __int128 b = 0;
        bool is_known = constant_integer(c, node->binary.lhs, &a) &&
                        constant_integer(c, node->binary.rhs, &b) && apply(c, node, a, b, value);
        if (is_known && wraps(node->binary.op) && node->type)
            *value = wrapped(type_resolved(node->type), *value);
        return is_known;
    }
    if (node->kind == NODE_CALL && node->call.info && node->call.info->kind == CALL_BUILTIN &&
        builtin_nanoseconds(node->call.info->builtin))
        return evaluate_duration(c, node->call.info, value);
    if (node->kind == NODE_CALL && node->call.info && node->call.info->kind == CALL_CONVERT)
        return constant_integer(c, node->call.info->args.items[0].value, value);
    return not_constant(c, node);
}

bool constant_integer(struct checker *c, struct node *node, __int128 *value) {
    return evaluate(c, node, value) && in_range(c, node, *value);
}

/* ---- what a constant may be made of ---- */

struct walk {
    struct checker *c;
    bool is_constant;
};

static bool is_constant_call(const struct node *node) {
    const struct call *call = node->call.info;
    if (!call)
        return false;
    return call->kind == CALL_CONVERT || call->kind == CALL_ERROR ||
           (call->kind == CALL_BUILTIN && builtin_nanoseconds(call->builtin));
}

static bool is_constant_name(const struct symbol *symbol) {
    return !symbol || symbol->kind == SYMBOL_CONSTANT || symbol->kind == SYMBOL_VARIANT ||
           symbol->kind == SYMBOL_ERROR_TYPE || symbol->kind == SYMBOL_ERROR ||
           symbol->kind == SYMBOL_FUNCTION;
}

static void look(struct node *node, void *context) {
    struct walk *walk = context;
    bool is_bad = false;
    if (node->kind == NODE_NAME)
        is_bad = !is_constant_name(node->name.symbol);
    else if (node->kind == NODE_CALL)
        is_bad = !is_constant_call(node);
    else
        is_bad = node->kind == NODE_CLOSURE || node->kind == NODE_TRY || node->kind == NODE_INDEX ||
                 node->kind == NODE_BLOCK || node->kind == NODE_SELECT || node->kind == NODE_IF ||
                 node->kind == NODE_MATCH || node->kind == NODE_IF_MATCH ||
                 (node->kind == NODE_MEMBER && !node->member.symbol);
    if (is_bad) {
        if (walk->is_constant)
            not_constant(walk->c, node);
        walk->is_constant = false;
        return;
    }
    if (node->kind == NODE_CALL) {
        const struct call *call = node->call.info; // with the receiver
        for (size_t i = 0; call && i < call->args.count; i++)
            look(call->args.items[i].value, context);
    } else if (node->kind != NODE_MEMBER && node->kind != NODE_RECORD) {
        node_each_kid(node, look, context);
    } else if (node->kind == NODE_RECORD) {
        for (size_t i = 0; i < node->record.inits.count; i++)
            look(node->record.inits.items[i], context);
    }
}

/* Computes all numbers in it, which reports those that overflow. */
static void compute(struct node *node, void *context) {
    const struct walk *walk = context;
    struct type *type = node->type ? type_resolved(node->type) : NULL;
    __int128 number = 0;
    bool is_expression =
        node->kind == NODE_BINARY || node->kind == NODE_UNARY ||
        (node->kind == NODE_CALL && node->call.info && node->call.info->kind == CALL_BUILTIN);
    if (is_expression && type && (type_is_integer(type) || type->kind == TYPE_DURATION))
        constant_integer(walk->c, node, &number);
    else
        node_each_kid(node, compute, context);
}

void check_constant(struct checker *c, struct node *decl) {
    struct node *value = decl->const_decl.value;
    if (!value || !value->type)
        return;
    struct walk walk = {.c = c, .is_constant = true};
    look(value, &walk);
    if (walk.is_constant)
        compute(value, &walk);
    if (walk.is_constant && !type_is_copy(c->types, value->type))
        report(c->diags, DIAG_NOT_CONSTANT, value->span,
               "a constant cannot have the move type '%s'", text_of(c, value->type));
}
