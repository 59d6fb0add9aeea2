/*
 * Checks at entries. A plain function that can reach itself begins with a test of the C stack; an async
 * one that can, or that opens scopes or spawns, with the compare that covers stack depth and
 * cancellation (see the runtime's entry). Who can reach itself is known only when all is lowered: the
 * strongly connected components of what calls or mentions what, by Tarjan, without recursion.
 */
#include "lower/internal.h"

struct walk {
    struct lower *lower;
    uint32_t *number; // order of discovery from 1, 0: not yet
    uint32_t *low;
    bool *on_stack;
    bool *recursive;
    uint32_t *stack; // of Tarjan
    size_t stack_count;
    uint32_t *path; // of the depth-first walk
    size_t *next;   // the next edge of each function
    size_t path_count;
    uint32_t last;
};

struct edges {
    VEC(uint32_t) list;
};

static void edges_of(struct lower *lower, const struct ir_function *function, struct edges *out) {
    for (size_t b = 0; b < function->blocks.count; b++) {
        const struct ir_block *block = &function->blocks.items[b];
        for (size_t i = 0; i < block->ops.count; i++) {
            const struct ir_op *op = &block->ops.items[i];
            if (op->kind == IR_CALL || op->kind == IR_CALL_ASYNC)
                VEC_PUSH(lower->arena, &out->list, op->function);
            for (size_t k = 0; k < op->args.count; k++) {
                if (op->args.items[k].kind == OPERAND_FUNCTION)
                    VEC_PUSH(lower->arena, &out->list, op->args.items[k].index);
            }
        }
    }
}

static void enter(struct walk *walk, uint32_t function) {
    walk->number[function] = walk->low[function] = ++walk->last;
    walk->stack[walk->stack_count++] = function;
    walk->on_stack[function] = true;
    walk->path[walk->path_count++] = function;
}

/* The component of `function` is complete: more than one member means recursion. */
static void leave(struct walk *walk, uint32_t function) {
    if (walk->low[function] == walk->number[function]) {
        const bool many = walk->stack[walk->stack_count - 1] != function;
        uint32_t member;
        do {
            member = walk->stack[--walk->stack_count];
            walk->on_stack[member] = false;
            walk->recursive[member] |= many;
        } while (member != function);
    }
    walk->path_count--;
    if (walk->path_count > 0) {
        uint32_t caller = walk->path[walk->path_count - 1];
        if (walk->low[function] < walk->low[caller])
            walk->low[caller] = walk->low[function];
    }
}

static void walk_from(struct walk *walk, const struct edges *edges, uint32_t root) {
    enter(walk, root);
    while (walk->path_count > 0) {
        uint32_t from = walk->path[walk->path_count - 1];
        if (walk->next[from] == edges[from].list.count) {
            leave(walk, from);
            continue;
        }
        uint32_t to = edges[from].list.items[walk->next[from]++];
        if (to == from)
            walk->recursive[from] = true;
        if (walk->number[to] == 0)
            enter(walk, to);
        else if (walk->on_stack[to] && walk->number[to] < walk->low[from])
            walk->low[from] = walk->number[to];
    }
}

static const bool *find_recursive(struct lower *lower) {
    const size_t count = lower->ir->functions.count;
    struct walk walk = {
        .lower = lower,
        .number = arena_alloc(lower->arena, count * sizeof *walk.number),
        .low = arena_alloc(lower->arena, count * sizeof *walk.low),
        .on_stack = arena_alloc(lower->arena, count * sizeof *walk.on_stack),
        .recursive = arena_alloc(lower->arena, count * sizeof *walk.recursive),
        .stack = arena_alloc(lower->arena, count * sizeof *walk.stack),
        .path = arena_alloc(lower->arena, count * sizeof *walk.path),
        .next = arena_alloc(lower->arena, count * sizeof *walk.next),
    };
    struct edges *edges = arena_alloc(lower->arena, count * sizeof *edges);
    for (size_t i = 0; i < count; i++)
        edges_of(lower, lower->ir->functions.items[i], &edges[i]);
    for (size_t i = 0; i < count; i++) {
        if (walk.number[i] == 0)
            walk_from(&walk, edges, (uint32_t)i);
    }
    return walk.recursive;
}

/* Puts the check before what the entry block held, which moves to a block of its own. */
static void insert_check(struct lower *lower, const struct instance *instance) {
    struct ir_function *function = instance->ir;
    block_id moved = ir_block_new(lower->ir, function);
    function->blocks.items[moved] = function->blocks.items[0];
    function->blocks.items[0] = (struct ir_block){0};
    struct ir_cursor at = {.unit = lower->ir,
                           .function = function,
                           .block = 0,
                           .unwind = instance->unwind,
                           .site = function->site};
    if (instance->is_async)
        ir_rt(&at, RT_ENTRY, NULL, NO_LOCAL, NULL, 0);
    else
        ir_append(&at, IR_STACK_CHECK);
    ir_goto(&at, moved);
}

void lower_entry_checks(struct lower *lower) {
    const bool *recursive = find_recursive(lower);
    for (size_t i = 0; i < lower->instances.count; i++) {
        const struct instance *it = lower->instances.items[i];
        // A recursion through a task passes through who spawns it, and who runs a task asks before.
        const bool again = recursive[it->ir->index] && it->kind != INSTANCE_TASK;
        if (again || (it->is_async && it->opens_scope))
            insert_check(lower, it);
    }
}
