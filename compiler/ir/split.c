/*
 * Taking a function apart where its check has come to stand. What lies before it is a short path that
 * often ends the call (the end of a recursion); what lies behind needs a frame's worth of registers. As
 * functions of their own the first costs nothing of the second, and the C compiler may put it where it
 * is called. The second keeps the parameters and nothing else, so whatever else was computed before may
 * not be needed behind.
 */
#include "ir/build.h"
#include "ir/internal.h"

enum {
    LARGE = 4096 // locals of more bytes are left alone
};

struct split {
    struct ir_unit *unit;
    struct ir_function *function;
    block_id at;
};

/* ---- the second function ---- */

static struct ir_op copy_op(struct ir_unit *unit, const struct ir_op *op) {
    struct ir_op copy = *op;
    copy.targets.items = NULL;
    copy.targets.count = copy.targets.capacity = 0;
    for (size_t i = 0; i < op->targets.count; i++)
        VEC_PUSH(unit->arena, &copy.targets, op->targets.items[i] + 1);
    if (op->unwind != NO_BLOCK)
        copy.unwind = op->unwind + 1;
    return copy;
}

/* All blocks, behind one that goes on to where the split is. */
static void copy_blocks(struct split *split, struct ir_function *rest) {
    struct arena *arena = split->unit->arena;
    struct ir_op start = {
        .kind = IR_GOTO, .dst = {.local = NO_LOCAL}, .scope = NO_LOCAL, .unwind = NO_BLOCK};
    VEC_PUSH(arena, &start.targets, split->at + 1);
    struct ir_block first = {0};
    VEC_PUSH(arena, &first.ops, start);
    VEC_PUSH(arena, &rest->blocks, first);
    for (size_t b = 0; b < split->function->blocks.count; b++) {
        const struct ir_block *block = &split->function->blocks.items[b];
        struct ir_block copy = {0};
        for (size_t i = 0; i < block->ops.count; i++) {
            struct ir_op op = copy_op(split->unit, &block->ops.items[i]);
            VEC_PUSH(arena, &copy.ops, op);
        }
        VEC_PUSH(arena, &rest->blocks, copy);
    }
}

static struct ir_function *make_rest(struct split *split) {
    const struct ir_function *function = split->function;
    struct arena *arena = split->unit->arena;
    const char *name = arena_printf(arena, "%s_rest", function->name);
    struct ir_function *rest =
        ir_function_new(split->unit, name, function->class, function->result);
    rest->has_env = function->has_env;
    rest->is_rest = true;
    rest->pure = function->pure;
    rest->param_count = function->param_count;
    rest->status = function->status;
    rest->site = function->site;
    rest->panics = function->panics;
    for (size_t i = 0; i < function->locals.count; i++)
        VEC_PUSH(arena, &rest->locals, function->locals.items[i]);
    copy_blocks(split, rest);
    return rest;
}

void ir_split(struct ir_unit *unit, struct ir_function *function, block_id at) {
    struct split split = {.unit = unit, .function = function, .at = at};
    if (function->class != IR_ASYNC || function->is_task || ir_has_local_above(function, LARGE) ||
        live_carries(unit, function, at))
        return;
    struct ir_function *rest = make_rest(&split);
    struct ir_op tail = {.kind = IR_TAIL,
                         .dst = {.local = NO_LOCAL},
                         .scope = NO_LOCAL,
                         .unwind = NO_BLOCK,
                         .function = rest->index,
                         .result = rest->result,
                         .site = function->site};
    for (uint32_t i = 0; i < function->param_count; i++) {
        struct operand param = {.kind = OPERAND_PLACE,
                                .storage = function->locals.items[i].storage,
                                .place = {.local = i}};
        VEC_PUSH(unit->arena, &tail.args, param);
    }
    struct ir_block *block = &function->blocks.items[at];
    block->ops.count = 1;
    block->ops.items[0] = tail;
    ir_simplify(unit, function);
    ir_simplify(unit, rest);
}
