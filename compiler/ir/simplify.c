/*
 * Straightens the graph before it is looked at closer: jumps to jumps go to where those end, a block
 * that only one other goes on to becomes part of it, blocks that nothing reaches disappear, and what is
 * left is put into reverse postorder, so that text made from it reads from top to bottom.
 */
#include "ir/internal.h"

struct simplify {
    struct arena *arena;
    struct ir_function *function;
    block_id *order; // reachable blocks, in reverse postorder
    size_t count;
};

static struct ir_block *block_of(const struct simplify *s, block_id block) {
    return &s->function->blocks.items[block];
}

static struct ir_op *last_op(const struct ir_block *block) {
    return &block->ops.items[block->ops.count - 1];
}

/* ---- jumps to jumps ---- */
static block_id thread(const struct simplify *s, block_id target) {
    // A circle of empty blocks is an endless loop: it ends here where it closes.
    for (size_t steps = 0; steps < s->function->blocks.count; steps++) {
        const struct ir_block *block = block_of(s, target);
        if (block->ops.count != 1 || block->ops.items[0].kind != IR_GOTO)
            break;
        target = block->ops.items[0].targets.items[0];
    }
    return target;
}

static void thread_all(const struct simplify *s) {
    for (size_t b = 0; b < s->function->blocks.count; b++) {
        for (size_t i = 0; i < block_of(s, (block_id)b)->ops.count; i++) {
            struct ir_op *op = &block_of(s, (block_id)b)->ops.items[i];
            for (size_t t = 0; t < op->targets.count; t++)
                op->targets.items[t] = thread(s, op->targets.items[t]);
            if (op->unwind != NO_BLOCK)
                op->unwind = thread(s, op->unwind);
        }
    }
}

/* A jump to a block that only leaves the function leaves it at once: a path that returns early then needs
   nothing of what the others do. */
static void copy_ends(const struct simplify *s) {
    for (size_t b = 0; b < s->function->blocks.count; b++) {
        struct ir_block *block = block_of(s, (block_id)b);
        struct ir_op *last = block->ops.count ? last_op(block) : NULL;
        if (!last || last->kind != IR_GOTO)
            continue;
        const struct ir_block *target = block_of(s, last->targets.items[0]);
        if (target->ops.count == 1 && target->ops.items[0].kind == IR_RETURN)
            *last = target->ops.items[0];
    }
}

/* ---- order ---- */
/* The targets of a block are visited last one first and unwinding before going on, so that in reverse
   postorder the first target follows its block and the ways out come last. */
struct visit {
    block_id block;
    size_t op;     // ops before this one have been visited
    size_t target; // of the last op, those from this one on have been visited
};

static bool next_target(const struct simplify *s, struct visit *visit, block_id *target) {
    const struct ir_block *block = block_of(s, visit->block);
    while (visit->op < block->ops.count)
        if ((*target = block->ops.items[visit->op++].unwind) != NO_BLOCK)
            return true;
    if (!visit->target)
        return false;
    *target = last_op(block)->targets.items[--visit->target];
    return true;
}

static struct visit visit_of(const struct simplify *s, block_id block) {
    return (struct visit){block, 0, last_op(block_of(s, block))->targets.count};
}

static void find_order(struct simplify *s) {
    size_t blocks = s->function->blocks.count;
    struct bitset seen = bitset_make(s->arena, blocks);
    VEC(struct visit) stack = {0};
    s->order = arena_alloc(s->arena, blocks * sizeof *s->order);
    size_t free_end = blocks;
    bitset_add(&seen, 0);
    VEC_PUSH(s->arena, &stack, visit_of(s, 0));
    while (stack.count) {
        block_id target;
        if (!next_target(s, &stack.items[stack.count - 1], &target)) {
            s->order[--free_end] = stack.items[--stack.count].block;
        } else if (!bitset_has(&seen, target)) {
            bitset_add(&seen, target);
            VEC_PUSH(s->arena, &stack, visit_of(s, target));
        }
    }
    s->order += free_end;
    s->count = blocks - free_end;
}

/* ---- chains ---- */
struct counting {
    uint32_t *entries; // edges into each block
};

static void count_entry(void *context, block_id target) {
    ((struct counting *)context)->entries[target]++;
}

static void merge_chains(struct simplify *s) {
    struct counting counting = {0};
    counting.entries = arena_alloc(s->arena, s->function->blocks.count * sizeof(uint32_t));
    counting.entries[0] = 2; // the entry is never part of another block
    for (size_t i = 0; i < s->count; i++)
        for (size_t k = 0; k < block_of(s, s->order[i])->ops.count; k++)
            op_each_target(&block_of(s, s->order[i])->ops.items[k], count_entry, &counting);
    for (size_t i = 0; i < s->count; i++) {
        struct ir_block *block = block_of(s, s->order[i]);
        while (block->ops.count && last_op(block)->kind == IR_GOTO) {
            block_id next = last_op(block)->targets.items[0];
            struct ir_block *taken = block_of(s, next);
            if (counting.entries[next] != 1 || taken == block)
                break;
            block->ops.count--;
            for (size_t k = 0; k < taken->ops.count; k++)
                VEC_PUSH(s->arena, &block->ops, taken->ops.items[k]);
            taken->ops.count = 0;
        }
    }
}

/* ---- the new graph ---- */
static void renumber(struct simplify *s) {
    struct ir_function *function = s->function;
    block_id *numbers = arena_alloc(s->arena, function->blocks.count * sizeof *numbers);
    struct ir_function kept = {0};
    for (size_t i = 0; i < s->count; i++) {
        if (!block_of(s, s->order[i])->ops.count)
            continue;
        numbers[s->order[i]] = (block_id)kept.blocks.count;
        VEC_PUSH(s->arena, &kept.blocks, *block_of(s, s->order[i]));
    }
    for (size_t b = 0; b < kept.blocks.count; b++) {
        for (size_t i = 0; i < kept.blocks.items[b].ops.count; i++) {
            struct ir_op *op = &kept.blocks.items[b].ops.items[i];
            for (size_t t = 0; t < op->targets.count; t++)
                op->targets.items[t] = numbers[op->targets.items[t]];
            if (op->unwind != NO_BLOCK)
                op->unwind = numbers[op->unwind];
        }
    }
    function->blocks.items = kept.blocks.items;
    function->blocks.count = kept.blocks.count;
    function->blocks.capacity = kept.blocks.capacity;
}

void ir_simplify(struct ir_unit *unit, struct ir_function *function) {
    struct simplify simplify = {.arena = unit->arena, .function = function};
    thread_all(&simplify);
    copy_ends(&simplify);
    find_order(&simplify);
    merge_chains(&simplify);
    find_order(&simplify);
    renumber(&simplify);
}
