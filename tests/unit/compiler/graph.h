/* A small function to try the passes on: made by the tests of liveness, frame and verify. */
#pragma once

#include "ir/build.h"

struct graph {
    struct arena arena;
    struct ir_cursor at;
    struct storage *i64;
    struct storage *ptr;
};

/* A function of one block with a block to unwind to. */
static inline void graph_begin(struct graph *graph, enum ir_class class) {
    struct ir_unit *unit = ir_unit_new(&graph->arena);
    graph->i64 = ir_basic(unit, STORAGE_I64);
    graph->ptr = ir_basic(unit, STORAGE_PTR);
    graph->at = (struct ir_cursor){.unit = unit, .unwind = NO_BLOCK};
    graph->at.function = ir_function_new(unit, "f", class, ir_basic(unit, STORAGE_VOID));
    graph->at.block = ir_block_new(unit, graph->at.function);
    ir_status(unit, graph->at.function);
    struct ir_cursor out = graph->at;
    out.block = ir_block_new(unit, graph->at.function);
    ir_leave_unwinding(&out);
    graph->at.unwind = out.block;
}

static inline local_id graph_local(struct graph *graph, struct storage *storage) {
    return ir_local_new(graph->at.unit, graph->at.function, storage, NULL);
}

static inline void graph_set(struct graph *graph, local_id local, uint64_t value) {
    ir_copy(&graph->at, ir_place(local), ir_int(graph->i64, value));
}

static inline void graph_use(struct graph *graph, local_id local) {
    local_id sink = graph_local(graph, graph->i64);
    ir_copy(&graph->at, ir_place(sink), ir_get_local(&graph->at, local));
}

static inline void graph_suspend(struct graph *graph) {
    ir_rt(&graph->at, RT_YIELD, NULL, NO_LOCAL, NULL, 0);
}

/* The n-th suspending op of the prepared function, from 1. */
static inline const struct ir_op *graph_suspension(const struct graph *graph, uint32_t state) {
    const struct ir_function *function = graph->at.function;
    for (size_t b = 0; b < function->blocks.count; b++)
        for (size_t i = 0; i < function->blocks.items[b].ops.count; i++)
            if (function->blocks.items[b].ops.items[i].state == state)
                return &function->blocks.items[b].ops.items[i];
    return NULL;
}

static inline bool graph_is_live(const struct graph *graph, uint32_t state, local_id local) {
    const struct ir_op *op = graph_suspension(graph, state);
    for (size_t i = 0; i < op->live.count; i++)
        if (op->live.items[i] == local)
            return true;
    return false;
}
