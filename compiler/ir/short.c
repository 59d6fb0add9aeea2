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

/* The one call that is left of a function, if it is always the same one. */
struct rest {
    const struct ir_function *callee; // NULL: there is none
    VEC(struct operand) args;         // constants; of what is passed only the storage
    VEC(struct storage *) passed;
};

struct shorts {
    struct ir_unit *unit;
    enum answer *known; // of each function: has it a short way?
    struct ir_function **short_of;
    struct rest *rests;
};

/* A walk over the blocks of a function that are reached without leaving its short way. */
struct walk {
    struct shorts *shorts;
    struct ir_function *function;
    enum answer *seen; // of each block: LOOKING while on the path to here
    size_t *cut;       // of each block: the op at which the way ends, or how many there are
    struct rest *rest;
    size_t ops;
    bool loops;
    bool returns;
    bool is_settled; // what the rest is
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
    bool is_head = dst->path.items[0].kind == PROJ_DEREF && dst->path.items[1].kind == PROJ_FIELD &&
                   dst->path.items[1].index == 0;
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
        } else if (!is_own(function, &next->dst)) {
            return false;
        }
    }
    return false;
}

static bool is_constant(const struct operand *operand) {
    return operand->kind == OPERAND_INT || operand->kind == OPERAND_FLOAT ||
           operand->kind == OPERAND_NULL;
}

static bool same_argument(const struct operand *a, const struct operand *b) {
    if (a->storage != b->storage || is_constant(a) != is_constant(b))
        return false;
    return !is_constant(a) || (a->kind == b->kind && a->bits == b->bits && a->real == b->real);
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
        if (!is_constant(&args[i]))
            VEC_PUSH(arena, &rest->passed, args[i].storage);
    }
    return true;
}

/* A call at which the way is given up. */
static bool leaves_call(struct walk *walk, block_id block, size_t at) {
    const struct ir_op *op = &walk->function->blocks.items[block].ops.items[at];
    return op->kind == IR_CALL_ASYNC && op->pure && !needs_scope(op) &&
           is_last(walk->function, op, block, at) &&
           note_rest(walk, walk->shorts->unit->functions.items[op->function], op->args.items,
                     op->args.count);
}

/* A call on the way: is its rest that of the function too? */
static bool leaves_rest(struct walk *walk, const struct ir_op *op, block_id block, size_t at) {
    const struct rest *rest = &walk->shorts->rests[op->function];
    return rest->callee && is_last(walk->function, op, block, at) &&
           note_rest(walk, rest->callee, rest->args.items, rest->args.count);
}

/* ---- the function ---- */

struct making {
    struct walk *walk;
    struct ir_function *made;
    struct ir_cursor at;
    struct storage *answer; // {how, result, passed…}, or NULL of a task
    struct storage *block;  // of a task: its block if it is the rest
    uint32_t first_passed;  // of both: the field where what is passed begins
};

static struct operand how(const struct making *making, enum ir_short_end end) {
    return ir_int(ir_basic(making->walk->shorts->unit, STORAGE_U32), end);
}

static void give(struct making *making, enum ir_short_end end, const struct operand *result,
                 const struct operand *passed) {
    struct ir_unit *unit = making->walk->shorts->unit;
    struct operand answer = how(making, end);
    struct place to = {.local = NO_LOCAL};
    if (making->answer) {
        to = ir_place(ir_local_new(unit, making->made, making->answer, NULL));
        ir_zero(&making->at, to);
        ir_copy(&making->at, ir_field(&making->at, to, 0), answer);
        if (result)
            ir_copy(&making->at, ir_field(&making->at, to, 1), *result);
        answer = ir_get(&making->at, to);
    } else if (passed) {
        to = ir_deref(&making->at, ir_place(0), making->block);
    }
    for (uint32_t i = 0; passed && i < making->walk->rest->passed.count; i++)
        ir_copy(&making->at, ir_field(&making->at, to, making->first_passed + i), passed[i]);
    ir_return(&making->at, &answer);
}

static void give_up(struct making *making) {
    give(making, SHORT_GIVEN_UP, NULL, NULL);
}

/* A copy that what is written later does not change. */
static struct operand held(struct making *making, struct operand value) {
    struct place to =
        ir_place(ir_local_new(making->walk->shorts->unit, making->made, value.storage, NULL));
    ir_copy(&making->at, to, value);
    return ir_get(&making->at, to);
}

static void give_call(struct making *making, const struct ir_op *op) {
    VEC(struct operand) passed = {0};
    for (size_t i = 0; i < op->args.count; i++)
        if (!is_constant(&op->args.items[i]))
            VEC_PUSH(making->walk->shorts->unit->arena, &passed, held(making, op->args.items[i]));
    give(making, SHORT_REST, NULL, passed.items);
}

static void give_rest(struct making *making, struct place answer,
                      const struct ir_function *callee) {
    VEC(struct operand) passed = {0};
    uint32_t count = making->walk->rest->passed.count;
    uint32_t first = callee->result->fields.count - count;
    for (uint32_t i = 0; i < count; i++)
        VEC_PUSH(making->walk->shorts->unit->arena, &passed,
                 ir_get(&making->at, ir_field(&making->at, answer, first + i)));
    give(making, SHORT_REST, NULL, passed.items);
}

static block_id branch_on(struct making *making, struct place answer, enum ir_short_end end) {
    struct ir_unit *unit = making->walk->shorts->unit;
    struct place is_it =
        ir_place(ir_local_new(unit, making->made, ir_basic(unit, STORAGE_BOOL), NULL));
    block_id yes = ir_block_new(unit, making->made);
    block_id no = ir_block_new(unit, making->made);
    ir_binary(&making->at, is_it, SUB_EQ, ir_get(&making->at, ir_field(&making->at, answer, 0)),
              how(making, end));
    ir_branch(&making->at, ir_get(&making->at, is_it), yes, no);
    making->at.block = no;
    return yes;
}

/* What the function calls has to end on its own short way, or to leave the call that this one leaves. */
static void call_short(struct making *making, const struct ir_op *op, block_id block, size_t at) {
    struct ir_unit *unit = making->walk->shorts->unit;
    const struct ir_function *callee = making->walk->shorts->short_of[op->function];
    struct place answer = ir_place(ir_local_new(unit, making->made, callee->result, NULL));
    ir_call(&making->at, &answer, callee, NO_LOCAL, op->args.items, op->args.count);
    block_id on = branch_on(making, answer, SHORT_ENDED);
    if (leaves_rest(making->walk, op, block, at)) {
        block_id leaves = branch_on(making, answer, SHORT_REST);
        give_up(making);
        making->at.block = leaves;
        give_rest(making, answer, callee);
    } else {
        give_up(making);
    }
    making->at.block = on;
    if (op->has_dst)
        ir_copy(&making->at, op->dst, ir_get(&making->at, ir_field(&making->at, answer, 1)));
}

static void copy_op(struct making *making, const struct ir_op *op, block_id block, size_t at) {
    struct arena *arena = making->walk->shorts->unit->arena;
    if (op->kind == IR_RT)
        return; // the poll
    if (op->kind == IR_CALL_ASYNC || op->kind == IR_CALL) {
        call_short(making, op, block, at);
        return;
    }
    if (op->kind == IR_RETURN) {
        give(making, SHORT_ENDED, op->args.count ? &op->args.items[0] : NULL, NULL);
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

static void copy_block(struct making *making, block_id number) {
    struct walk *walk = making->walk;
    const struct ir_block *block = &walk->function->blocks.items[number];
    making->at.block = number;
    if (walk->seen[number] == ANSWER_OPEN) {
        ir_unreachable(&making->at);
        return;
    }
    for (size_t i = 0; i < walk->cut[number]; i++)
        copy_op(making, &block->ops.items[i], number, i);
    if (walk->cut[number] == block->ops.count)
        return;
    if (leaves_call(walk, number, walk->cut[number]))
        give_call(making, &block->ops.items[walk->cut[number]]);
    else
        give_up(making);
}

/* ---- the shapes ---- */

static struct storage *with_passed(struct walk *walk, struct storage *const *first,
                                   uint32_t count) {
    struct arena *arena = walk->shorts->unit->arena;
    VEC(struct storage *) fields = {0};
    for (uint32_t i = 0; i < count; i++)
        VEC_PUSH(arena, &fields, first[i]);
    for (size_t i = 0; i < walk->rest->passed.count; i++)
        VEC_PUSH(arena, &fields, walk->rest->passed.items[i]);
    return ir_struct(walk->shorts->unit, fields.items, fields.count);
}

/* The storage of a task's block, as the task itself sees it. */
static struct storage *block_of(const struct ir_function *task) {
    for (size_t b = 0; b < task->blocks.count; b++)
        for (size_t i = 0; i < task->blocks.items[b].ops.count; i++) {
            const struct ir_op *op = &task->blocks.items[b].ops.items[i];
            if (op->has_dst && op->dst.local == 0 && place_is_behind_pointer(&op->dst))
                return op->dst.path.items[0].storage;
            for (size_t k = 0; k < op->args.count; k++)
                if (op->args.items[k].kind == OPERAND_PLACE && op->args.items[k].place.local == 0 &&
                    op->args.items[k].place.path.count > 0)
                    return op->args.items[k].place.path.items[0].storage;
        }
    return NULL;
}

/* Finds the rest before anything is made, as its shape depends on it. */
static void find_rest(struct walk *walk) {
    const struct ir_function *function = walk->function;
    for (size_t b = 0; b < function->blocks.count; b++) {
        const struct ir_block *block = &function->blocks.items[b];
        if (walk->seen[b] == ANSWER_OPEN)
            continue;
        for (size_t i = 0; i < walk->cut[b]; i++)
            if (block->ops.items[i].kind == IR_CALL || block->ops.items[i].kind == IR_CALL_ASYNC)
                leaves_rest(walk, &block->ops.items[i], (block_id)b, i);
        if (walk->cut[b] < block->ops.count)
            leaves_call(walk, (block_id)b, walk->cut[b]);
    }
}

/* A task's rest needs room for what is passed where its captures are. */
static struct storage *rest_block(struct walk *walk) {
    struct storage *own = block_of(walk->function);
    if (!own || own->kind != STORAGE_STRUCT || !walk->rest->callee)
        return NULL;
    struct storage *block = with_passed(walk, own->fields.items, 1);
    return storage_size(block) <= storage_size(own) ? block : NULL;
}

static struct ir_function *make_short(struct walk *walk) {
    struct ir_unit *unit = walk->shorts->unit;
    const struct ir_function *function = walk->function;
    struct making making = {.walk = walk, .first_passed = 1};
    struct storage *u32 = ir_basic(unit, STORAGE_U32);
    find_rest(walk);
    if (function->is_task) {
        making.block = rest_block(walk);
        if (!making.block)
            *walk->rest = (struct rest){0};
    } else {
        struct storage *first[] = {u32, function->result};
        making.first_passed = function->result->kind == STORAGE_VOID ? 1 : 2;
        making.answer = with_passed(walk, first, making.first_passed);
    }
    walk->is_settled = true;
    making.made = ir_function_new(unit, arena_printf(unit->arena, "%s_short", function->name),
                                  IR_PLAIN, making.answer ? making.answer : u32);
    making.made->is_short = true;
    making.made->site = function->site;
    making.made->param_count = function->param_count;
    for (size_t i = 0; i < function->locals.count; i++)
        VEC_PUSH(unit->arena, &making.made->locals, function->locals.items[i]);
    for (size_t b = 0; b < function->blocks.count; b++)
        ir_block_new(unit, making.made);
    making.at = (struct ir_cursor){.unit = unit, .function = making.made, .unwind = NO_BLOCK};
    for (size_t b = 0; b < function->blocks.count; b++)
        copy_block(&making, (block_id)b);
    return making.made;
}

/* Where a task stores its result: the first such place. False if it has none. */
static bool find_result(const struct ir_function *task, struct place *result) {
    for (size_t b = 0; b < task->blocks.count; b++)
        for (size_t i = 0; i < task->blocks.items[b].ops.count; i++) {
            const struct ir_op *op = &task->blocks.items[b].ops.items[i];
            if (op->has_dst && place_is_behind_pointer(&op->dst) && is_own(task, &op->dst)) {
                *result = op->dst;
                return true;
            }
        }
    return false;
}

/* The task that makes the call which is left. */
static struct ir_function *make_rest(struct walk *walk) {
    struct ir_unit *unit = walk->shorts->unit;
    const struct rest *rest = walk->rest;
    struct storage *block = rest_block(walk);
    struct ir_function *made =
        ir_function_new(unit, arena_printf(unit->arena, "%s_rest", walk->function->name), IR_ASYNC,
                        walk->function->result);
    struct ir_cursor at = {.unit = unit, .function = made, .site = walk->function->site};
    made->is_task = made->pure = true;
    made->site = walk->function->site;
    local_id task = ir_param_new(unit, made, ir_basic(unit, STORAGE_PTR), "task");
    ir_status(unit, made);
    at.block = ir_block_new(unit, made);
    at.unwind = ir_block_new(unit, made);
    VEC(struct operand) args = {0};
    uint32_t passed = 1;
    for (size_t i = 0; i < rest->args.count; i++) {
        struct place field = {.local = NO_LOCAL};
        if (!is_constant(&rest->args.items[i]))
            field = ir_field(&at, ir_deref(&at, ir_place(task), block), passed++);
        VEC_PUSH(unit->arena, &args,
                 field.local == NO_LOCAL ? rest->args.items[i] : ir_get(&at, field));
    }
    struct place result;
    bool has_result = rest->callee->result->kind != STORAGE_VOID;
    struct place got = {.local = NO_LOCAL};
    if (has_result)
        got = ir_place(ir_local_new(unit, made, rest->callee->result, NULL));
    ir_call(&at, has_result ? &got : NULL, rest->callee, NO_LOCAL, args.items, args.count);
    made->blocks.items[at.block].ops.items[made->blocks.items[at.block].ops.count - 1].pure = true;
    if (has_result && find_result(walk->function, &result))
        ir_copy(&at, result, ir_get(&at, got));
    ir_return(&at, NULL);
    at.block = at.unwind;
    at.unwind = NO_BLOCK;
    ir_leave_unwinding(&at);
    return made;
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
            shorts->short_of[function->index] = make_short(&walk);
        if (found && function->is_task && walk.rest->callee)
            function->rest = make_rest(&walk)->index + 1;
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
        .rests = arena_alloc(unit->arena, (count + 1) * sizeof *shorts.rests),
    };
    for (size_t i = 0; i < count; i++) {
        struct ir_function *function = unit->functions.items[i];
        if (function->pure && function->is_task && has_short_way(&shorts, function))
            function->short_way = shorts.short_of[i]->index + 1;
    }
}
