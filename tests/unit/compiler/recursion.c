/* Entry checks: who can reach itself, and who opens scopes. */
#include <criterion/criterion.h>

#include "lower_fixture.h"

Test(recursion, plain_functions_that_reach_themselves_check_the_stack) {
    lower("function even(n: i32) -> Bool { return n == 0 || odd(n - 1); }\n"
          "function odd(n: i32) -> Bool { return n != 0 && even(n - 1); }\n"
          "function once(n: i32) -> Bool { return even(n); }\n"
          "function main() { _ = once(4); }");
    cr_assert_eq(ops_in(lowered("even"), IR_STACK_CHECK), 1);
    cr_assert_eq(ops_in(lowered("odd"), IR_STACK_CHECK), 1);
    cr_assert_eq(ops_in(lowered("once"), IR_STACK_CHECK), 0);
}

Test(recursion, async_functions_check_their_entry_if_they_recurse_or_open_scopes) {
    lower("function down(n: i32) effects [Async] { task.yield(); if n > 0 { down(n - 1); } }\n"
          "function open() effects [Async] { task.scope |s| { s.spawn || { task.yield(); }; }; }\n"
          "function wait() effects [Async] { task.yield(); }\n"
          "function main() effects [Async] { down(3); open(); wait(); }");
    cr_assert_eq(calls_in(lowered("down"), RT_ENTRY), 1);
    cr_assert_eq(calls_in(lowered("open"), RT_ENTRY), 1);
    cr_assert_eq(calls_in(lowered("wait"), RT_ENTRY), 0);
}

Test(recursion, printing_a_type_that_contains_itself_is_recursion) {
    lower("type Chain = | End | Link { next: Chain };\n"
          "function main() effects [Io] { io.println(Link { next: End }); }");
    cr_assert_eq(ops_in(lowered("format Chain"), IR_STACK_CHECK), 2); // one for each variant
}

Test(recursion, a_path_that_only_computes_is_not_checked) {
    lower("function sum(n: i32) -> i32 { if n == 0 { return 0; } return sum(n - 1) + n; }\n"
          "function main() { _ = sum(4); }");
    const struct ir_function *sum = lowered("sum");
    cr_assert_eq(ops_in(sum, IR_STACK_CHECK), 1);
    cr_assert_neq(sum->blocks.items[0].ops.items[0].kind, IR_STACK_CHECK);
}

Test(recursion, what_needs_a_frame_is_split_from_a_path_that_only_computes) {
    lower("function fib(n: i32) -> i64 effects [Async] {\n"
          "  if n < 2 { return i64(n); }\n"
          "  return task.scope |s| { task.yield(); const a = s.spawn(|| fib(n - 1));\n"
          "    return a.join() + fib(n - 2); };\n"
          "}\n"
          "function main() effects [Async] { _ = fib(4); }");
    cr_assert_eq(ops_in(lowered("fib"), IR_TAIL), 1);
    cr_assert_eq(lowered("fib")->state_count, 0);
    cr_assert_eq(calls_in(lowered("fib_rest"), RT_ENTRY), 1);
    cr_assert_gt(lowered("fib_rest")->state_count, 0);
}
