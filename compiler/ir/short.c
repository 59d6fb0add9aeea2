/*
 * The short way of a task: what it does if it ends soon, as a leaf of a tree does. A pure task can be run where it is
 * spawned without anybody noticing, so a spawn that would make it ready tries its short way first, and only a task that
 * does not end there goes to the deque. So thieves find tasks that are worth taking, and leaves cost nothing of one.
 *
 * A short way has no loops and does nothing that others see, and so it can be given up anywhere, also where something
 * would panic: the task then begins anew, when and where it runs. Often nothing is left of the task then but one call,
 * whose result is the task's. In that case the short way leaves what is passed to that call in the block, in place of
 * what was captured, and the task that goes to the deque is the *rest*: it makes that call and nothing else.
 *
 * The short way is a PLAIN function of its own. It gives how it ended (SHORT_...), and of what is no task, behind
 * that, the result and what is passed to the call that is left:
 *
 *     uint32_t f_short(task)                   of a task: its result, or what is passed, then lies in its block
 *     {uint32_t, result, passed…} f_short(args…)    of what a task calls
 */
#include "ir/short.h"

#include "ir/internal.h"
#include "ir/pure.h"

enum {
    MOST_OPS = 64, // with those of what is called: what takes longer is worth another worker
    LARGE = 256    // locals of more bytes have no place on a short way
};

static bool has_short_way(struct shorts *shorts, struct ir_function *function);

/* ---- which ops are on it ---- */

static bool needs_scope(const struct ir_op *op) {
    for (size_t i = 0; i < op->args.count; i++)
        if (op->args.items[i].kind == OPERAND_SCOPE)
            return true;
    return false;
}

bool short_is_own(const struct ir_function *function, const struct place *dst) {
    if (!place_is_behind_pointer(dst))
        return true;
    if (!function->is_task || dst->local != 0 || dst->path.count < 2)
        return false;
    bool is_head = dst->path.items[0].kind == PROJ_DEREF && dst->path.items[1].kind == PROJ_FIELD &&
                   dst->path.items[1].index == 0;
    for (size_t i = 1; i < dst->path.count; i++)
        is_head &= dst->path.items[i].kind != PROJ_DEREF && dst->path.items[i].kind != PROJ_ELEMENT;
    return is_head;
}

static bool is_on_way(struct walk *walk, const struct ir_op *op) {
    struct ir_unit *unit = walk->shorts->unit;
    if (needs_scope(op) || (op->has_dst && !short_is_own(walk->function, &op->dst)))
        return false;
    switch ((int)op->kind) {
    case IR_COPY:
    case IR_ZERO:
    case IR_ADDR:
    case IR_WIDEN:
    case IR_UNARY:
    case IR_BINARY:
    case IR_CONVERT:
    case IR_GOTO:
    case IR_BRANCH:
    case IR_SWITCH:
    case IR_RETURN:
    case IR_CHECKED:
    case IR_CHECKED_CONVERT:
    case IR_CHECK_INDEX:
    case IR_CHECK_SLICE: return true;
    case IR_CALL:
    case IR_CALL_ASYNC: return has_short_way(walk->shorts, unit->functions.items[op->function]);
    case IR_RT: return op->rt == RT_PURE_ENTRY; // it is left out: the spawner polls
    default: return false;
    }
}

static size_t ops_of(const struct shorts *shorts, const struct ir_op *op) {
    bool is_call = op->kind == IR_CALL || op->kind == IR_CALL_ASYNC;
    return is_call ? 1 + shorts->ops[op->function] : 1;
}

static void walk_block(struct walk *walk, block_id number) {
    const struct ir_block *block = &walk->function->blocks.items[number];
    walk->loops |= walk->seen[number] == ANSWER_LOOKING;
    if (walk->seen[number] != ANSWER_OPEN)
        return;
    walk->seen[number] = ANSWER_LOOKING;
    size_t at = 0;
    for (; at < block->ops.count && is_on_way(walk, &block->ops.items[at]); at++)
        walk->ops += ops_of(walk->shorts, &block->ops.items[at]);
    walk->cut[number] = at;
    if (at == block->ops.count) {
        const struct ir_op *last = &block->ops.items[at - 1];
        walk->returns |= last->kind == IR_RETURN;
        for (size_t i = 0; i < last->targets.count; i++)
            walk_block(walk, last->targets.items[i]);
    }
    walk->seen[number] = ANSWER_YES;
}

static struct walk walk_function(struct shorts *shorts, struct ir_function *function) {
    struct arena *arena = shorts->unit->arena;
    size_t count = function->blocks.count;
    struct walk walk = {.shorts = shorts, .function = function};
    walk.seen = arena_alloc(arena, (count + 1) * sizeof *walk.seen);
    walk.cut = arena_alloc(arena, (count + 1) * sizeof *walk.cut);
    if (count > 0 && !ir_has_local_above(function, LARGE))
        walk_block(&walk, 0);
    return walk;
}

/* ---- what is left where it is given up ---- */

static bool is_local(const struct operand *operand, local_id local) {
    return operand->kind == OPERAND_PLACE && operand->place.local == local &&
           operand->place.path.count == 0;
}

/* The op's result, if it has one, is the function's, and nothing else is done behind the op. */
static bool is_last(const struct ir_function *function, const struct ir_op *op, block_id block,
                    size_t at) {
    local_id result = op->has_dst && op->dst.path.count == 0 ? op->dst.local : NO_LOCAL;
    if (op->has_dst != (op->result->kind != STORAGE_VOID) || (op->has_dst && result == NO_LOCAL))
        return false;
    for (size_t steps = 0; steps < MOST_OPS; steps++) {
        const struct ir_op *next = &function->blocks.items[block].ops.items[++at];
        if (next->kind == IR_RETURN)
            return next->args.count == 0 || is_local(&next->args.items[0], result);
        if (next->kind == IR_GOTO) {
            block = next->targets.items[0];
            at = SIZE_MAX;
        } else if (next->kind != IR_COPY || !is_local(&next->args.items[0], result)) {
            return false;
        } else if (next->dst.path.count == 0) {
            result = next->dst.local;
        } else if (!short_is_own(function, &next->dst)) {
            return false;
        }
    }
    return false;
}

bool short_is_constant(const struct operand *operand) {
    return operand->kind == OPERAND_INT || operand->kind == OPERAND_FLOAT ||
           operand->kind == OPERAND_NULL;
}

static bool same_argument(const struct operand *a, const struct operand *b) {
    if (a->storage != b->storage || short_is_constant(a) != short_is_constant(b))
        return false;
    return !short_is_constant(a) ||
           (a->kind == b->kind && a->bits == b->bits && a->real == b->real);
}

static bool rest_is(const struct rest *rest, const struct ir_function *callee,
                    const struct operand *args, size_t count) {
    if (rest->callee != callee || rest->args.count != count)
        return false;
    for (size_t i = 0; i < count; i++)
        if (!same_argument(&rest->args.items[i], &args[i]))
            return false;
    return true;
}

/* Whether a call with such arguments is the function's rest; the first one that is found is. */
static bool note_rest(struct walk *walk, const struct ir_function *callee,
                      const struct operand *args, size_t count) {
    struct arena *arena = walk->shorts->unit->arena;
    struct rest *rest = walk->rest;
    if (rest->callee)
        return rest_is(rest, callee, args, count);
    if (walk->is_settled)
        return false;
    rest->callee = callee;
    for (size_t i = 0; i < count; i++) {
        VEC_PUSH(arena, &rest->args, args[i]);
        if (!short_is_constant(&args[i]))
            VEC_PUSH(arena, &rest->passed, args[i].storage);
    }
    return true;
}

/* A call at which the way is given up. */
bool short_leaves_call(struct walk *walk, block_id block, size_t at) {
    const struct ir_op *op = &walk->function->blocks.items[block].ops.items[at];
    return op->kind == IR_CALL_ASYNC && op->pure && !needs_scope(op) &&
           is_last(walk->function, op, block, at) &&
           note_rest(walk, walk->shorts->unit->functions.items[op->function], op->args.items,
                     op->args.count);
}

/* A call on the way: is its rest that of the function too? */
bool short_leaves_rest(struct walk *walk, const struct ir_op *op, block_id block, size_t at) {
    const struct rest *rest = &walk->shorts->rests[op->function];
    return rest->callee && is_last(walk->function, op, block, at) &&
           note_rest(walk, rest->callee, rest->args.items, rest->args.count);
}

/* One that always gives up is none. */
static bool has_short_way(struct shorts *shorts, struct ir_function *function) {
    enum answer *answer = &shorts->known[function->index];
    if (*answer != ANSWER_OPEN)
        return *answer == ANSWER_YES;
    *answer = ANSWER_LOOKING;
    bool found = (function->pure || function->class == IR_PLAIN) && !function->has_env;
    if (found) {
        struct walk walk = walk_function(shorts, function);
        walk.rest = &shorts->rests[function->index];
        found = walk.returns && !walk.loops && walk.ops <= MOST_OPS;
        if (found)
            shorts->short_of[function->index] = short_make(&walk);
        shorts->ops[function->index] = walk.ops;
        if (found && function->is_task && walk.rest->callee)
            function->rest = short_make_rest(&walk)->index + 1;
    }
    *answer = found ? ANSWER_YES : ANSWER_NO;
    return found;
}

void ir_short(struct ir_unit *unit) {
    size_t count = unit->functions.count; // what is made is not looked at
    struct shorts shorts = {
        .unit = unit,
        .known = arena_alloc(unit->arena, (count + 1) * sizeof *shorts.known),
        .short_of = arena_alloc(unit->arena, (count + 1) * sizeof(struct ir_function *)),
        .ops = arena_alloc(unit->arena, (count + 1) * sizeof *shorts.ops),
        .rests = arena_alloc(unit->arena, (count + 1) * sizeof *shorts.rests),
    };
    for (size_t i = 0; i < count; i++) {
        struct ir_function *function = unit->functions.items[i];
        if (function->pure && function->is_task && has_short_way(&shorts, function))
            function->short_way = shorts.short_of[i]->index + 1;
    }
}
