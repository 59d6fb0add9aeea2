/*
 * The short way of a task: what it does if it ends soon, as a leaf of a tree does. A pure task can be run where it is
 * spawned without anybody noticing, so a spawn that would make it ready tries its short way first, and only a task that
 * does not end there goes to the deque. So thieves find tasks that are worth taking, and leaves cost nothing of one.
 *
 * A short way has no loops and does nothing that others see, and so it can be given up anywhere, also where something
 * would panic: the task then begins anew, when and where it runs. It is a PLAIN function of its own, which gives
 * false, or all zeros, if it is given up:
 *
 *     bool f_short(task)               of a task: has it ended? Its result then lies in its block
 *     {bool, result} f_short(args…)    of what a task calls
 */
#include "ir/build.h"
#include "ir/contract.h"
#include "ir/internal.h"
#include "ir/pure.h"

enum {
    MOST_OPS = 48,
    LARGE = 256 // locals of more bytes have no place on a short way
};

enum answer {
    ANSWER_OPEN,
    ANSWER_LOOKING,
    ANSWER_NO,
    ANSWER_YES
};

struct shorts {
    struct ir_unit *unit;
    enum answer *known; // of each function: has it a short way?
    struct ir_function **short_of;
};

/* A walk over the blocks of a function that are reached without leaving its short way. */
struct walk {
    struct shorts *shorts;
    struct ir_function *function;
    enum answer *seen; // of each block: LOOKING while on the path to here
    size_t *cut;       // of each block: the op at which the way ends, or how many there are
    size_t ops;
    bool loops;
    bool returns;
};

static bool has_short_way(struct shorts *shorts, struct ir_function *function);

/* ---- which ops are on it ---- */

static bool needs_scope(const struct ir_op *op) {
    for (size_t i = 0; i < op->args.count; i++)
        if (op->args.items[i].kind == OPERAND_SCOPE)
            return true;
    return false;
}

/* A local, or the result of a task, which lies in the head of its block; what the task has captured stays as it is. */
static bool is_own(const struct ir_function *function, const struct place *dst) {
    if (!place_is_behind_pointer(dst))
        return true;
    if (!function->is_task || dst->local != 0 || dst->path.count < 2)
        return false;
    bool is_head = dst->path.items[0].kind == PROJ_DEREF &&
                   dst->path.items[1].kind == PROJ_FIELD && dst->path.items[1].index == 0;
    for (size_t i = 1; i < dst->path.count; i++)
        is_head &= dst->path.items[i].kind != PROJ_DEREF && dst->path.items[i].kind != PROJ_ELEMENT;
    return is_head;
}

static bool is_on_way(struct walk *walk, const struct ir_op *op) {
    struct ir_unit *unit = walk->shorts->unit;
    if (needs_scope(op) || (op->has_dst && !is_own(walk->function, &op->dst)))
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

static void walk_block(struct walk *walk, block_id number) {
    const struct ir_block *block = &walk->function->blocks.items[number];
    walk->loops |= walk->seen[number] == ANSWER_LOOKING;
    if (walk->seen[number] != ANSWER_OPEN)
        return;
    walk->seen[number] = ANSWER_LOOKING;
    size_t at = 0;
    while (at < block->ops.count && is_on_way(walk, &block->ops.items[at]))
        at++;
    walk->cut[number] = at;
    walk->ops += at;
    if (at == block->ops.count) {
        const struct ir_op *last = &block->ops.items[at - 1];
        walk->returns |= last->kind == IR_RETURN;
        for (size_t i = 0; i < last->targets.count; i++)
            walk_block(walk, last->targets.items[i]);
    }
    walk->seen[number] = ANSWER_YES;
}

static bool has_large_local(const struct ir_function *function) {
    for (size_t i = 0; i < function->locals.count; i++)
        if (storage_size(function->locals.items[i].storage) > LARGE)
            return true;
    return false;
}

static struct walk walk_function(struct shorts *shorts, struct ir_function *function) {
    struct arena *arena = shorts->unit->arena;
    size_t count = function->blocks.count;
    struct walk walk = {.shorts = shorts, .function = function};
    walk.seen = arena_alloc(arena, (count + 1) * sizeof *walk.seen);
    walk.cut = arena_alloc(arena, (count + 1) * sizeof *walk.cut);
    if (count > 0 && !has_large_local(function))
        walk_block(&walk, 0);
    return walk;
}

/* ---- the function ---- */

struct making {
    struct walk *walk;
    struct ir_function *made;
    struct ir_cursor at;
    struct storage *pair; // {bool, result}, or NULL of a task
};

static void give(struct making *making, bool ended, const struct operand *result) {
    struct ir_unit *unit = making->walk->shorts->unit;
    struct operand answer = ir_bool(unit, ended);
    if (!making->pair) {
        ir_return(&making->at, &answer);
        return;
    }
    struct place pair = ir_place(ir_local_new(unit, making->made, making->pair, NULL));
    ir_zero(&making->at, pair);
    ir_copy(&making->at, ir_field(&making->at, pair, 0), answer);
    if (result)
        ir_copy(&making->at, ir_field(&making->at, pair, 1), *result);
    struct operand whole = ir_get(&making->at, pair);
    ir_return(&making->at, &whole);
}

/* What the function calls has to end on its own short way. */
static void call_short(struct making *making, const struct ir_op *op) {
    struct ir_unit *unit = making->walk->shorts->unit;
    const struct ir_function *callee = making->walk->shorts->short_of[op->function];
    struct place pair = ir_place(ir_local_new(unit, making->made, callee->result, NULL));
    ir_call(&making->at, &pair, callee, NO_LOCAL, op->args.items, op->args.count);
    block_id on = ir_block_new(unit, making->made);
    block_id given_up = ir_block_new(unit, making->made);
    ir_branch(&making->at, ir_get(&making->at, ir_field(&making->at, pair, 0)), on, given_up);
    making->at.block = given_up;
    give(making, false, NULL);
    making->at.block = on;
    if (op->has_dst)
        ir_copy(&making->at, op->dst, ir_get(&making->at, ir_field(&making->at, pair, 1)));
}

static void copy_op(struct making *making, const struct ir_op *op) {
    struct arena *arena = making->walk->shorts->unit->arena;
    if (op->kind == IR_RT)
        return; // the poll
    if (op->kind == IR_CALL_ASYNC || op->kind == IR_CALL) {
        call_short(making, op);
        return;
    }
    if (op->kind == IR_RETURN) {
        give(making, true, op->args.count ? &op->args.items[0] : NULL);
        return;
    }
    struct ir_op copy = *op;
    copy.unwind = NO_BLOCK;
    copy.targets.items = NULL;
    copy.targets.count = copy.targets.capacity = 0;
    for (size_t i = 0; i < op->targets.count; i++)
        VEC_PUSH(arena, &copy.targets, op->targets.items[i]);
    VEC_PUSH(arena, &making->made->blocks.items[making->at.block].ops, copy);
}

static struct ir_function *make_short(struct walk *walk) {
    struct ir_unit *unit = walk->shorts->unit;
    const struct ir_function *function = walk->function;
    struct making making = {.walk = walk};
    if (!function->is_task) {
        struct storage *fields[] = {ir_basic(unit, STORAGE_BOOL), function->result};
        making.pair = ir_struct(unit, fields, function->result->kind == STORAGE_VOID ? 1 : 2);
    }
    making.made = ir_function_new(
        unit, arena_printf(unit->arena, "%s_short", function->name), IR_PLAIN,
        making.pair ? making.pair : ir_basic(unit, STORAGE_BOOL));
    making.made->is_short = true;
    making.made->site = function->site;
    making.made->param_count = function->param_count;
    for (size_t i = 0; i < function->locals.count; i++)
        VEC_PUSH(unit->arena, &making.made->locals, function->locals.items[i]);
    for (size_t b = 0; b < function->blocks.count; b++)
        ir_block_new(unit, making.made);
    making.at = (struct ir_cursor){.unit = unit, .function = making.made, .unwind = NO_BLOCK};
    for (size_t b = 0; b < function->blocks.count; b++) {
        const struct ir_block *block = &function->blocks.items[b];
        making.at.block = (block_id)b;
        if (walk->seen[b] == ANSWER_OPEN) {
            ir_unreachable(&making.at);
            continue;
        }
        for (size_t i = 0; i < walk->cut[b]; i++)
            copy_op(&making, &block->ops.items[i]);
        if (walk->cut[b] < block->ops.count)
            give(&making, false, NULL);
    }
    return making.made;
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
        found = walk.returns && !walk.loops && walk.ops <= MOST_OPS;
        if (found)
            shorts->short_of[function->index] = make_short(&walk);
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
    };
    for (size_t i = 0; i < count; i++) {
        const struct ir_function *function = unit->functions.items[i];
        for (size_t b = 0; function->pure && b < function->blocks.count; b++) {
            for (size_t k = 0; k < function->blocks.items[b].ops.count; k++) {
                struct ir_op *op = &function->blocks.items[b].ops.items[k];
                bool is_listed = op->kind == IR_RT && op->rt == RT_PURE_SPAWN_LISTED;
                if (!is_listed && !(op->kind == IR_RT && op->rt == RT_PURE_SPAWN))
                    continue;
                const struct operand *run = &op->args.items[is_listed ? 2 : 1];
                if (run->kind == OPERAND_FUNCTION &&
                    has_short_way(&shorts, unit->functions.items[run->index]))
                    op->short_way = shorts.short_of[run->index]->index + 1;
            }
        }
    }
}
