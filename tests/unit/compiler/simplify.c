/* The straightened graph: fewer blocks, the same ways through it, in an order that reads well. */
#include <criterion/criterion.h>

#include "graph.h"

static struct graph graph;

static void set_up(void) {
    graph_begin(&graph, IR_PLAIN);
}

static void tear_down(void) {
    arena_free(&graph.arena);
}

TestSuite(simplify, .init = set_up, .fini = tear_down);

static block_id new_block(void) {
    return ir_block_new(graph.at.unit, graph.at.function);
}

static const struct ir_op *last_of(block_id block) {
    const struct ir_block *b = &graph.at.function->blocks.items[block];
    return &b->ops.items[b->ops.count - 1];
}

Test(simplify, a_chain_becomes_one_block) {
    local_id x = graph_local(&graph, graph.i64);
    for (int i = 0; i < 3; i++) {
        graph_set(&graph, x, 1);
        block_id next = new_block();
        ir_goto(&graph.at, next);
        graph.at.block = next;
    }
    ir_return(&graph.at, NULL);
    ir_prepare(graph.at.unit);
    cr_assert_eq(graph.at.function->blocks.count, 1);
    cr_assert_eq(graph.at.function->blocks.items[0].ops.count, 4);
}

Test(simplify, jumps_to_jumps_go_to_the_end) {
    local_id flag = graph_local(&graph, ir_basic(graph.at.unit, STORAGE_BOOL));
    block_id hop = new_block();
    block_id end = new_block();
    block_id other = new_block();
    ir_branch(&graph.at, ir_get_local(&graph.at, flag), hop, other);
    graph.at.block = hop;
    ir_goto(&graph.at, end);
    graph.at.block = other;
    graph_set(&graph, graph_local(&graph, graph.i64), 1);
    ir_goto(&graph.at, end);
    graph.at.block = end;
    ir_return(&graph.at, NULL);
    ir_prepare(graph.at.unit);
    cr_assert_eq(graph.at.function->blocks.count, 3);
    cr_assert_eq(last_of(last_of(0)->targets.items[0])->kind, IR_RETURN);
}

Test(simplify, an_endless_loop_of_nothing_stays_one) {
    block_id a = new_block();
    block_id b = new_block();
    ir_goto(&graph.at, a);
    graph.at.block = a;
    ir_goto(&graph.at, b);
    graph.at.block = b;
    ir_goto(&graph.at, a);
    ir_prepare(graph.at.unit);
    ir_verify(graph.at.unit);
    block_id last = (block_id)graph.at.function->blocks.count - 1;
    cr_assert_eq(last_of(last)->kind, IR_GOTO);
    cr_assert_eq(last_of(last)->targets.items[0], last);
}

Test(simplify, a_loop_to_the_entry_keeps_the_entry) {
    local_id flag = graph_local(&graph, ir_basic(graph.at.unit, STORAGE_BOOL));
    block_id end = new_block();
    ir_branch(&graph.at, ir_get_local(&graph.at, flag), 0, end);
    graph.at.block = end;
    ir_return(&graph.at, NULL);
    ir_prepare(graph.at.unit);
    ir_verify(graph.at.unit);
    cr_assert_eq(last_of(0)->targets.items[0], 0);
    cr_assert_eq(graph.at.function->blocks.count, 2);
}
