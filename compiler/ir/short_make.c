/* Makes functions of short ways, and of what is left behind them: see short.c. */
#include "ir/build.h"
#include "ir/contract.h"
#include "ir/internal.h"
#include "ir/short.h"

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
        if (!short_is_constant(&op->args.items[i]))
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
    if (short_leaves_rest(making->walk, op, block, at)) {
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
    if (short_leaves_call(walk, number, walk->cut[number]))
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
                short_leaves_rest(walk, &block->ops.items[i], (block_id)b, i);
        if (walk->cut[b] < block->ops.count)
            short_leaves_call(walk, (block_id)b, walk->cut[b]);
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

struct ir_function *short_make(struct walk *walk) {
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
            if (op->has_dst && place_is_behind_pointer(&op->dst) && short_is_own(task, &op->dst)) {
                *result = op->dst;
                return true;
            }
        }
    return false;
}

/* The task that makes the call which is left. */
struct ir_function *short_make_rest(struct walk *walk) {
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
        if (!short_is_constant(&rest->args.items[i]))
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
