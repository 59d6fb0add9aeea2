/* What the tables op.def and rt.def say, and the questions about ops that several files ask. */
#include "ir/ir.h"

#include "base/panic.h"

enum {
    PANICS = 1,
    SUSPENDS = 2,
    ENDS = 4,
    RUNTIME = 8 // ask rt.def
};

struct op_info {
    const char *text;
    unsigned flags;
};

static const struct op_info op_infos[] = {
#define OP(id, text, flags) [IR_##id] = {text, flags},
#include "ir/op.def"
#undef OP
};

enum {
    WORKER = RT_PASSES_WORKER,
    SCOPE = RT_PASSES_SCOPE,
    SELF = RT_PASSES_SELF
};

static const struct ir_rt_info rt_infos[] = {
#define RT(id, name, kind, passes, signature) [RT_##id] = {name, RT_##kind, passes, signature},
#include "ir/rt.def"
#undef RT
};

const struct ir_rt_info *ir_rt_info(enum ir_rt rt) {
    return &rt_infos[rt];
}

const char *ir_op_text(enum ir_op_kind kind) {
    return op_infos[kind].text;
}

const char *ir_sub_text(enum ir_sub sub) {
    static const char *const texts[] = {
        [SUB_NONE] = "",   [SUB_NEG] = "neg", [SUB_NOT] = "not", [SUB_BITNOT] = "bitnot",
        [SUB_ADD] = "add", [SUB_SUB] = "sub", [SUB_MUL] = "mul", [SUB_DIV] = "div",
        [SUB_REM] = "rem", [SUB_AND] = "and", [SUB_OR] = "or",   [SUB_XOR] = "xor",
        [SUB_SHL] = "shl", [SUB_SHR] = "shr", [SUB_EQ] = "eq",   [SUB_NE] = "ne",
        [SUB_LT] = "lt",   [SUB_LE] = "le",   [SUB_GT] = "gt",   [SUB_GE] = "ge",
    };
    return texts[sub];
}

bool ir_op_suspends(const struct ir_op *op) {
    unsigned flags = op_infos[op->kind].flags;
    if (!(flags & RUNTIME))
        return (flags & SUSPENDS) && !op->pure;
    switch (rt_infos[op->rt].kind) {
    case RT_PLAIN:
    case RT_PANICS:
    case RT_RAISES: return false;
    case RT_LEAF:
    case RT_RETRY:
    case RT_POLLED: return true;
    }
    return false;
}

bool ir_op_panics(const struct ir_op *op) {
    unsigned flags = op_infos[op->kind].flags;
    return flags & RUNTIME ? rt_infos[op->rt].kind == RT_PANICS : flags & PANICS;
}

bool ir_op_raises(const struct ir_op *op) {
    return op->kind == IR_RT ? rt_infos[op->rt].kind == RT_RAISES : op->pure;
}

bool ir_op_ends(const struct ir_op *op) {
    return op_infos[op->kind].flags & ENDS;
}

struct storage *ir_place_storage(const struct ir_function *function, const struct place *place) {
    if (place->path.count)
        return place->path.items[place->path.count - 1].storage;
    if (place->local >= function->locals.count)
        panic("%s: no local %u", function->name, place->local);
    return function->locals.items[place->local].storage;
}
