/* Who lives in the frame, and where it is taken: those who must, and not before they must. */
#include <criterion/criterion.h>

#include "graph.h"

static struct graph graph;

static void set_up(void) {
    graph_begin(&graph, IR_ASYNC);
}

static void tear_down(void) {
    arena_free(&graph.arena);
}

TestSuite(frame, .init = set_up, .fini = tear_down);

static bool is_resident(local_id local) {
    return graph.at.function->locals.items[local].resident;
}

static size_t frames_in(block_id block) {
    size_t count = 0;
    for (size_t i = 0; i < graph.at.function->blocks.items[block].ops.count; i++)
        count += graph.at.function->blocks.items[block].ops.items[i].kind == IR_FRAME;
    return count;
}

Test(frame, a_local_whose_address_outlives_a_suspension_is_resident) {
    local_id x = graph_local(&graph, graph.i64);
    local_id p = graph_local(&graph, graph.ptr);
    ir_addr(&graph.at, ir_place(p), ir_place(x));
    graph_suspend(&graph);
    ir_copy(&graph.at, ir_deref(&graph.at, ir_place(p), graph.i64), ir_int(graph.i64, 1));
    ir_return(&graph.at, NULL);
    ir_prepare(graph.at.unit);
    cr_assert(is_resident(x));
    cr_assert_eq(frames_in(0), 1);
}

Test(frame, a_local_whose_address_is_forgotten_is_saved_like_any_other) {
    local_id fmt = graph_local(&graph, ir_opaque(graph.at.unit, "sc_fmt"));
    local_id p = graph_local(&graph, graph.ptr);
    ir_addr(&graph.at, ir_place(p), ir_place(fmt));
    struct operand pointer = ir_get_local(&graph.at, p);
    ir_rt(&graph.at, RT_FMT_INIT, NULL, NO_LOCAL, &pointer, 1);
    graph_suspend(&graph);
    ir_return(&graph.at, NULL);
    ir_prepare(graph.at.unit);
    cr_assert_not(is_resident(fmt));
    cr_assert_eq(frames_in(0), 0);
}

static void append_to_text(enum ir_rt rt, local_id fmt) {
    local_id p = graph_local(&graph, graph.ptr);
    ir_addr(&graph.at, ir_place(p), ir_place(fmt));
    struct operand args[] = {ir_get_local(&graph.at, p), ir_int(graph.i64, 1)};
    ir_rt(&graph.at, rt, NULL, NO_LOCAL, args, rt == RT_FMT_INIT ? 1 : 2);
}

Test(frame, text_that_is_built_over_a_suspension_does_not_move) {
    local_id fmt = graph_local(&graph, ir_opaque(graph.at.unit, "sc_fmt"));
    append_to_text(RT_FMT_INIT, fmt);
    graph_suspend(&graph);
    append_to_text(RT_FMT_I64, fmt);
    ir_return(&graph.at, NULL);
    ir_prepare(graph.at.unit);
    cr_assert(is_resident(fmt));
}

Test(frame, text_that_is_begun_anew_in_each_round_may_move) {
    local_id fmt = graph_local(&graph, ir_opaque(graph.at.unit, "sc_fmt"));
    for (int i = 0; i < 2; i++) {
        append_to_text(RT_FMT_INIT, fmt);
        append_to_text(RT_FMT_I64, fmt);
        graph_suspend(&graph);
    }
    ir_return(&graph.at, NULL);
    ir_prepare(graph.at.unit);
    cr_assert_not(is_resident(fmt));
}

Test(frame, an_address_stored_in_a_struct_is_followed) {
    struct storage *holder = ir_struct(graph.at.unit, &graph.ptr, 1);
    local_id x = graph_local(&graph, graph.i64);
    local_id env = graph_local(&graph, holder);
    local_id copy = graph_local(&graph, holder);
    ir_addr(&graph.at, ir_field(&graph.at, ir_place(env), 0), ir_place(x));
    ir_copy(&graph.at, ir_place(copy), ir_get_local(&graph.at, env));
    graph_suspend(&graph);
    struct place there = ir_deref(&graph.at, ir_field(&graph.at, ir_place(copy), 0), graph.i64);
    ir_copy(&graph.at, there, ir_int(graph.i64, 1));
    ir_return(&graph.at, NULL);
    ir_prepare(graph.at.unit);
    cr_assert(is_resident(x));
}

Test(frame, what_an_escaped_local_points_to_has_escaped) {
    struct storage *holder = ir_struct(graph.at.unit, &graph.ptr, 1);
    local_id x = graph_local(&graph, graph.i64);
    local_id env = graph_local(&graph, holder);
    local_id p = graph_local(&graph, graph.ptr);
    ir_addr(&graph.at, ir_field(&graph.at, ir_place(env), 0), ir_place(x));
    ir_addr(&graph.at, ir_place(p), ir_place(env));
    struct operand handle = ir_get_local(&graph.at, p);
    ir_rt(&graph.at, RT_EVENT_WAIT, NULL, NO_LOCAL, &handle, 1);
    ir_return(&graph.at, NULL);
    ir_prepare(graph.at.unit);
    cr_assert(is_resident(env));
    cr_assert(is_resident(x));
}

Test(frame, a_path_that_needs_no_frame_takes_none) {
    local_id x = graph_local(&graph, graph.i64);
    local_id p = graph_local(&graph, graph.ptr);
    local_id small = graph_local(&graph, ir_basic(graph.at.unit, STORAGE_BOOL));
    block_id leaf = ir_block_new(graph.at.unit, graph.at.function);
    block_id inner = ir_block_new(graph.at.unit, graph.at.function);
    ir_branch(&graph.at, ir_get_local(&graph.at, small), leaf, inner);
    graph.at.block = leaf;
    ir_return(&graph.at, NULL);
    graph.at.block = inner;
    ir_addr(&graph.at, ir_place(p), ir_place(x));
    struct operand handle = ir_get_local(&graph.at, p);
    ir_rt(&graph.at, RT_EVENT_WAIT, NULL, NO_LOCAL, &handle, 1);
    graph_use(&graph, x);
    ir_return(&graph.at, NULL);
    ir_prepare(graph.at.unit);
    cr_assert(is_resident(x));
    const struct ir_block *entry = &graph.at.function->blocks.items[0];
    const struct ir_op *branch = &entry->ops.items[entry->ops.count - 1];
    cr_assert_eq(frames_in(0), 0);
    cr_assert_eq(frames_in(branch->targets.items[0]), 0);
    cr_assert_eq(frames_in(branch->targets.items[1]), 1);
}

Test(frame, a_function_that_never_suspends_has_none) {
    local_id x = graph_local(&graph, graph.i64);
    local_id p = graph_local(&graph, graph.ptr);
    ir_addr(&graph.at, ir_place(p), ir_place(x));
    ir_return(&graph.at, NULL);
    ir_prepare(graph.at.unit);
    cr_assert_not(is_resident(x));
    cr_assert_eq(graph.at.function->state_count, 0);
}

Test(frame, large_locals_are_blocks_and_large_parameters_are_not) {
    struct storage *large = ir_array(graph.at.unit, graph.i64, 1000);
    struct ir_cursor at = {.unit = graph.at.unit, .unwind = NO_BLOCK};
    at.function = ir_function_new(at.unit, "g", IR_PLAIN, ir_basic(at.unit, STORAGE_VOID));
    local_id param = ir_param_new(at.unit, at.function, large, "a");
    local_id local = ir_local_new(at.unit, at.function, large, "b");
    at.block = ir_block_new(at.unit, at.function);
    ir_return(&at, NULL);
    ir_return(&graph.at, NULL);
    ir_prepare(at.unit);
    cr_assert_not(at.function->locals.items[param].block);
    cr_assert(at.function->locals.items[local].block);
}
