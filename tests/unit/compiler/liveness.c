/* What a suspension saves: no less than is read afterwards on any way, no more than may be read. */
#include <criterion/criterion.h>

#include "graph.h"

static struct graph graph;

static void set_up(void) {
    graph_begin(&graph, IR_ASYNC);
}

static void tear_down(void) {
    arena_free(&graph.arena);
}

TestSuite(liveness, .init = set_up, .fini = tear_down);

Test(liveness, a_local_read_after_the_suspension_is_saved) {
    local_id used = graph_local(&graph, graph.i64);
    local_id unused = graph_local(&graph, graph.i64);
    local_id rewritten = graph_local(&graph, graph.i64);
    graph_set(&graph, used, 1);
    graph_set(&graph, unused, 1);
    graph_set(&graph, rewritten, 1);
    graph_suspend(&graph);
    graph_set(&graph, rewritten, 2);
    graph_use(&graph, rewritten);
    graph_use(&graph, used);
    ir_return(&graph.at, NULL);
    ir_prepare(graph.at.unit);
    cr_assert(graph_is_live(&graph, 1, used));
    cr_assert_not(graph_is_live(&graph, 1, unused));
    cr_assert_not(graph_is_live(&graph, 1, rewritten));
}

Test(liveness, what_the_unwind_block_reads_is_saved) {
    local_id kept = graph_local(&graph, graph.i64);
    graph_set(&graph, kept, 1);
    struct ir_cursor out = graph.at;
    block_id leave = graph.at.unwind;
    out.block = ir_block_new(graph.at.unit, graph.at.function);
    graph.at.unwind = out.block;
    graph_suspend(&graph);
    graph_set(&graph, kept, 2);
    ir_return(&graph.at, NULL);
    graph.at = out;
    graph_use(&graph, kept);
    ir_goto(&graph.at, leave);
    ir_prepare(graph.at.unit);
    cr_assert(graph_is_live(&graph, 1, kept));
}

Test(liveness, a_loop_keeps_what_the_next_round_reads) {
    local_id sum = graph_local(&graph, graph.i64);
    block_id head = ir_block_new(graph.at.unit, graph.at.function);
    ir_goto(&graph.at, head);
    graph.at.block = head;
    graph_use(&graph, sum);
    graph_set(&graph, sum, 1);
    graph_suspend(&graph);
    ir_goto(&graph.at, head);
    ir_prepare(graph.at.unit);
    cr_assert(graph_is_live(&graph, 1, sum));
}

Test(liveness, arguments_are_saved_only_where_the_call_is_made_again) {
    local_id task = graph_local(&graph, graph.ptr);
    local_id nap = graph_local(&graph, graph.i64);
    ir_copy(&graph.at, ir_place(task), ir_null(graph.at.unit));
    graph_set(&graph, nap, 4);
    struct operand handle = ir_get_local(&graph.at, task);
    struct operand time = ir_get_local(&graph.at, nap);
    ir_rt(&graph.at, RT_TASK_JOIN, NULL, NO_LOCAL, &handle, 1);
    graph_set(&graph, nap, 5);
    ir_rt(&graph.at, RT_SLEEP, NULL, NO_LOCAL, &time, 1);
    ir_return(&graph.at, NULL);
    ir_prepare(graph.at.unit);
    cr_assert(graph_is_live(&graph, 1, task));
    cr_assert_not(graph_is_live(&graph, 2, nap));
}

Test(liveness, a_status_that_nobody_raised_is_not_saved) {
    graph_suspend(&graph);
    ir_return(&graph.at, NULL);
    ir_prepare(graph.at.unit);
    cr_assert(graph_suspension(&graph, 1)->clean);
    cr_assert_eq(graph_suspension(&graph, 1)->live.count, 0);
}

Test(liveness, a_raised_status_is_saved) {
    block_id leave = graph.at.unwind;
    struct ir_cursor out = graph.at;
    out.block = ir_block_new(graph.at.unit, graph.at.function);
    graph.at.unwind = out.block;
    graph_suspend(&graph);
    ir_return(&graph.at, NULL);
    out.unwind = leave;
    graph.at = out;
    graph_suspend(&graph);
    ir_goto(&graph.at, leave);
    ir_prepare(graph.at.unit);
    cr_assert_not(graph_suspension(&graph, 2)->clean);
    cr_assert(graph_is_live(&graph, 2, graph.at.function->status));
}

Test(liveness, what_is_still_zero_is_not_saved) {
    local_id later = graph_local(&graph, graph.i64);
    graph_suspend(&graph);
    graph_use(&graph, later);
    graph_set(&graph, later, 1);
    graph_suspend(&graph);
    graph_use(&graph, later);
    ir_return(&graph.at, NULL);
    ir_prepare(graph.at.unit);
    cr_assert_not(graph_is_live(&graph, 1, later));
    cr_assert(graph_is_live(&graph, 2, later));
}
