/* Broken graphs are refused; a panic of the compiler ends with status 70. */
#include <criterion/criterion.h>
#include <stdio.h>

#include "graph.h"

static struct graph graph;

static void set_up(void) {
    fclose(stderr); // what the panics say
    graph_begin(&graph, IR_PLAIN);
}

TestSuite(verify, .init = set_up);

Test(verify, a_good_graph_passes_before_and_after_it_is_prepared) {
    local_id x = graph_local(&graph, graph.i64);
    graph_set(&graph, x, 1);
    ir_checked(&graph.at, ir_place(x), SUB_ADD, ir_get_local(&graph.at, x), ir_int(graph.i64, 1));
    ir_return(&graph.at, NULL);
    ir_verify(graph.at.unit);
    ir_prepare(graph.at.unit);
    ir_verify(graph.at.unit);
}

Test(verify, a_block_without_an_end_is_refused, .exit_code = 70) {
    graph_set(&graph, graph_local(&graph, graph.i64), 1);
    ir_verify(graph.at.unit);
}

Test(verify, a_copy_between_storages_is_refused, .exit_code = 70) {
    local_id p = graph_local(&graph, graph.ptr);
    ir_copy(&graph.at, ir_place(p), ir_int(graph.i64, 1));
    ir_return(&graph.at, NULL);
    ir_verify(graph.at.unit);
}

Test(verify, a_check_without_unwind_block_is_refused, .exit_code = 70) {
    graph.at.unwind = NO_BLOCK;
    ir_check_index(&graph.at, ir_int(graph.i64, 1), ir_int(graph.i64, 2));
    ir_return(&graph.at, NULL);
    ir_verify(graph.at.unit);
}

Test(verify, a_suspension_in_a_plain_function_is_refused, .exit_code = 70) {
    graph_suspend(&graph);
    ir_return(&graph.at, NULL);
    ir_verify(graph.at.unit);
}

Test(verify, a_runtime_call_with_other_arguments_is_refused, .exit_code = 70) {
    struct operand one = ir_int(graph.i64, 1);
    ir_rt(&graph.at, RT_FMT_INIT, NULL, NO_LOCAL, &one, 1);
    ir_return(&graph.at, NULL);
    ir_verify(graph.at.unit);
}

Test(verify, a_widening_that_loses_a_case_is_refused, .exit_code = 70) {
    struct storage_case cases[] = {{1, NULL}, {2, NULL}};
    local_id from = graph_local(&graph, ir_tagged(graph.at.unit, cases, 2));
    local_id to = graph_local(&graph, ir_tagged(graph.at.unit, cases, 1));
    ir_widen(&graph.at, ir_place(to), ir_get_local(&graph.at, from));
    ir_return(&graph.at, NULL);
    ir_verify(graph.at.unit);
}
