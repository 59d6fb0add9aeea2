/* Ways out: each defer is lowered once, and each operation that can leave has where to go. */
#include <criterion/criterion.h>

#include "lower_fixture.h"

Test(exits, a_defer_is_lowered_once_however_its_block_is_left) {
    lower("function f(n: i32) -> i32 effects [Io] {\n"
          "  for i in 0..n {\n"
          "    defer io.println(i);\n"
          "    if i == 1 { continue; } if i == 2 { break; } if i == 3 { return i; }\n"
          "    if 10 / (i - 4) > 2 { continue; }\n"
          "  }\n"
          "  return 0;\n"
          "}\n"
          "function main() effects [Io] { _ = f(3); }");
    cr_assert_eq(calls_in(lowered("f"), RT_FMT_PRINT), 1);
}

Test(exits, only_a_defer_that_suspends_is_shielded) {
    lower("function f() effects [Async] { defer task.yield(); task.yield(); }\n"
          "function g(a: Atomic<i32>) effects [Async] { defer a.add(1); task.yield(); }\n"
          "function main() effects [Async] { f(); g(atomic(0)); }");
    cr_assert_eq(calls_in(lowered("f"), RT_SHIELD_OPEN), 1);
    cr_assert_eq(calls_in(lowered("g"), RT_SHIELD_OPEN), 0);
}

Test(exits, loops_poll_in_async_code_only) {
    lower("function plain(n: i32) { var i = 0; while i < n { i += 1; } }\n"
          "function slow(n: i32) effects [Async] {\n"
          "  var i = 0; while i < n { i += 1; } task.yield(); }\n"
          "function main() effects [Async] { plain(1); slow(1); }");
    cr_assert_eq(calls_in(lowered("plain"), RT_BACK_EDGE), 0);
    cr_assert_eq(calls_in(lowered("slow"), RT_BACK_EDGE), 1);
}
