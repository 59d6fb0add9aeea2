/*
 * The check at the entry of a function, moved down to where it matters. A recursion ends in a path that
 * calls nothing, often half of all calls take it, and it needs neither a check nor the registers that
 * a call would. So where a block only computes and one of its ways leads to such an end, the check moves
 * from its head to the heads of its other ways.
 *
 * It never moves within a block, nor into one that is entered from elsewhere too: behind a defer it would
 * have to leave by another way than at the entry.
 */
#include <string.h>

#include "ir/internal.h"

struct sink {
    struct arena *arena;
    struct ir_function *function;
    bool *ends;        // from here on the function only computes and returns
    uint32_t *entries; // edges into each block
    struct ir_op check;
    bool holds; // of the targets looked at
};

/* Computes a local and does nothing that anybody else sees. */
static bool is_light(const struct ir_op *op) {
    switch (op->kind) {
    case IR_COPY:
    case IR_ZERO:
    case IR_ADDR:
    case IR_WIDEN:
    case IR_UNARY:
    case IR_BINARY:
    case IR_CHECKED:
    case IR_CONVERT:
    case IR_CHECKED_CONVERT: return !place_is_behind_pointer(&op->dst);
    case IR_CHECK_INDEX:
    case IR_CHECK_SLICE:
    case IR_GOTO:
    case IR_BRANCH:
    case IR_SWITCH:
    case IR_RETURN:
    case IR_UNWIND:
    case IR_UNREACHABLE: return true;
    case IR_STACK_CHECK:
    case IR_CALL:
    case IR_CALL_VALUE:
    case IR_CALL_ASYNC:
    case IR_CALL_VALUE_ASYNC:
    case IR_CALL_C:
    case IR_RT:
    case IR_BLOCK_ALLOC:
    case IR_TAIL:
    case IR_FRAME: return false;
    }
    return false;
}

static bool is_all_light(const struct ir_block *block) {
    for (size_t i = 0; i < block->ops.count; i++)
        if (!is_light(&block->ops.items[i]))
            return false;
    return true;
}

static void require_end(void *context, block_id target) {
    struct sink *sink = context;
    sink->holds &= sink->ends[target];
}

static void find_ends(struct sink *sink) {
    size_t count = sink->function->blocks.count;
    sink->ends = arena_alloc(sink->arena, count * sizeof *sink->ends);
    for (bool changed = true; changed;) {
        changed = false;
        for (size_t b = count; b-- > 0;) {
            const struct ir_block *block = &sink->function->blocks.items[b];
            sink->holds = !sink->ends[b] && is_all_light(block);
            for (size_t i = 0; sink->holds && i < block->ops.count; i++)
                op_each_target(&block->ops.items[i], require_end, sink);
            sink->ends[b] |= sink->holds;
            changed |= sink->holds;
        }
    }
}

static void count_entry(void *context, block_id target) {
    ((struct sink *)context)->entries[target]++;
}

static void count_entries(struct sink *sink) {
    size_t count = sink->function->blocks.count;
    sink->entries = arena_alloc(sink->arena, count * sizeof *sink->entries);
    sink->entries[0] = 1; // from outside
    for (size_t b = 0; b < count; b++)
        for (size_t i = 0; i < sink->function->blocks.items[b].ops.count; i++)
            op_each_target(&sink->function->blocks.items[b].ops.items[i], count_entry, sink);
}

/* Whether the check may move from the block's head to the heads of its ways that don't end. */
static bool passes(struct sink *sink, block_id b) {
    const struct ir_block *block = &sink->function->blocks.items[b];
    const struct ir_op *last = &block->ops.items[block->ops.count - 1];
    if (!is_all_light(block))
        return false;
    for (size_t i = 0; i + 1 < block->ops.count; i++)
        if (block->ops.items[i].unwind != NO_BLOCK && !sink->ends[block->ops.items[i].unwind])
            return false;
    bool any = false;
    for (size_t i = 0; i < last->targets.count; i++) {
        block_id target = last->targets.items[i];
        any |= sink->ends[target];
        if (!sink->ends[target] && sink->entries[target] != 1)
            return false;
    }
    return any;
}

static void insert(struct sink *sink, struct ir_block *block) {
    VEC_PUSH(sink->arena, &block->ops, sink->check);
    memmove(block->ops.items + 1, block->ops.items,
            (block->ops.count - 1) * sizeof *block->ops.items);
    block->ops.items[0] = sink->check;
}

static bool is_check(const struct ir_op *op) {
    return op->kind == IR_STACK_CHECK ||
           (op->kind == IR_RT && (op->rt == RT_ENTRY || op->rt == RT_PURE_ENTRY));
}

void ir_sink_check(struct ir_unit *unit, struct ir_function *function) {
    struct ir_block *first = &function->blocks.items[0];
    if (!is_check(&first->ops.items[0]))
        return;
    struct sink sink = {.arena = unit->arena, .function = function, .check = first->ops.items[0]};
    first->ops.count--;
    memmove(first->ops.items, first->ops.items + 1, first->ops.count * sizeof *first->ops.items);
    find_ends(&sink);
    count_entries(&sink);
    VEC(block_id) heads = {0};
    VEC_PUSH(unit->arena, &heads, 0);
    block_id checked = NO_BLOCK;
    size_t checks = 0;
    while (heads.count) {
        block_id at = heads.items[--heads.count];
        if (!passes(&sink, at)) {
            insert(&sink, &function->blocks.items[at]);
            checked = at;
            checks++;
            continue;
        }
        const struct ir_block *block = &function->blocks.items[at];
        const struct ir_op *last = &block->ops.items[block->ops.count - 1];
        for (size_t i = 0; i < last->targets.count; i++)
            if (!sink.ends[last->targets.items[i]])
                VEC_PUSH(unit->arena, &heads, last->targets.items[i]);
    }
    if (checks == 1 && checked != 0)
        ir_split(unit, function, checked);
}
