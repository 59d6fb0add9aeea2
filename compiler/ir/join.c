/*
 * Joins of tasks of which it is known here what they run. A handle that the scope's own body joins is a
 * constant, so the locals that it passes through are written once each. Following them back from the
 * join leads to the task's block, and from there to its spawn; then the join can call what the task runs
 * directly, and the C compiler may inline it.
 */
#include "ir/contract.h"
#include "ir/internal.h"

enum {
    INLINED_OPS = 24
};

static bool is_rt(const struct ir_op *op, enum ir_rt rt) {
    return op->kind == IR_RT && op->rt == rt;
}

/* The one spawn of each block, by the local that is its origin. */
static const struct ir_op **find_spawns(struct ir_unit *unit, const struct ir_writers *writers) {
    const struct ir_function *function = writers->function;
    size_t count = function->locals.count + 1;
    const struct ir_op **spawns = arena_alloc(unit->arena, count * sizeof *spawns);
    bool *twice = arena_alloc(unit->arena, count * sizeof *twice);
    for (size_t b = 0; b < function->blocks.count; b++) {
        for (size_t i = 0; i < function->blocks.items[b].ops.count; i++) {
            const struct ir_op *op = &function->blocks.items[b].ops.items[i];
            local_id block =
                is_rt(op, RT_SPAWN) ? ir_origin(writers, &op->args.items[SPAWN_TASK]) : NO_LOCAL;
            if (block == NO_LOCAL)
                continue;
            twice[block] |= spawns[block] != NULL;
            spawns[block] = op;
        }
    }
    for (size_t i = 0; i < count; i++)
        if (twice[i])
            spawns[i] = NULL;
    return spawns;
}

static bool contains(const struct ir_function *function, enum ir_rt rt) {
    for (size_t b = 0; b < function->blocks.count; b++)
        for (size_t i = 0; i < function->blocks.items[b].ops.count; i++)
            if (is_rt(&function->blocks.items[b].ops.items[i], rt))
                return true;
    return false;
}

static bool keeps_blocks(const struct ir_function *function) {
    for (size_t b = 0; b < function->blocks.count; b++) {
        const struct ir_block *block = &function->blocks.items[b];
        for (size_t i = 0; i < block->ops.count; i++) {
            const struct ir_op *op = &block->ops.items[i];
            if (is_rt(op, RT_SPAWN) && (op->args.items[SPAWN_FLAGS].bits & SPAWN_KEPT))
                return true;
        }
    }
    return false;
}

static void mark_scope_joins(struct ir_function *function) {
    const bool keeps = keeps_blocks(function);
    for (size_t b = 0; b < function->blocks.count; b++)
        for (size_t i = 0; i < function->blocks.items[b].ops.count; i++)
            if (is_rt(&function->blocks.items[b].ops.items[i], RT_SCOPE_JOIN))
                function->blocks.items[b].ops.items[i].keeps = keeps;
}

/* A task that spawns none can be inlined into who joins it: no circle comes of that. */
static bool is_small_task(const struct ir_function *function) {
    size_t ops = 0;
    for (size_t b = 0; b < function->blocks.count; b++)
        ops += function->blocks.items[b].ops.count;
    return function->is_task && ops <= INLINED_OPS && !contains(function, RT_SPAWN);
}

void ir_joins(struct ir_unit *unit, struct ir_function *function) {
    mark_scope_joins(function);
    if (!contains(function, RT_SPAWN) || !contains(function, RT_TASK_JOIN))
        return;
    const uint64_t unusual = SPAWN_SHARED | SPAWN_REMOTE | SPAWN_GUARD | SPAWN_DAEMON;
    struct ir_writers writers = ir_find_writers(unit, function);
    const struct ir_op **spawns = find_spawns(unit, &writers);
    for (size_t b = 0; b < function->blocks.count; b++) {
        for (size_t i = 0; i < function->blocks.items[b].ops.count; i++) {
            struct ir_op *op = &function->blocks.items[b].ops.items[i];
            local_id block =
                is_rt(op, RT_TASK_JOIN) ? ir_origin(&writers, &op->args.items[0]) : NO_LOCAL;
            const struct ir_op *spawn = block == NO_LOCAL ? NULL : spawns[block];
            if (!spawn || (spawn->args.items[SPAWN_FLAGS].bits & unusual))
                continue;
            op->direct = true;
            op->function = spawn->args.items[SPAWN_RUN].index;
            struct ir_function *task = unit->functions.items[op->function];
            task->is_inlined = is_small_task(task);
        }
    }
}
