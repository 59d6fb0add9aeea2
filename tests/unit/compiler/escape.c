/* Escapes beyond what the conformance cases show: how lifetimes follow values around. */
#include <criterion/criterion.h>

#include "check_fixture.h"

#define OUTER "const z: Array<i32, 1> = [1]; var keep = z[..];\n"

Test(escape, a_view_is_followed_through_records_options_and_branches) {
    cr_assert_str_eq(check("type B = { v: View<i32> };\n"
                           "function f(c: Bool) -> View<i32> { const a: Array<i32, 2> = [1, 2];\n"
                           "  const b = B { v: if c { a[..] } else { a[1..] } }; return b.v; }"),
                     "603");
    cr_assert_str_eq(check("function f() -> View<i32>? { const a: Array<i32, 2> = [1, 2];\n"
                           "  return Some { value: a[..] }; }"),
                     "603");
}

Test(escape, a_view_of_a_temporary_lives_for_its_statement) {
    cr_assert_str_eq(check("function g(v: View<i32>) { }\n"
                           "function f() { g([1, 2][..]); const v = [1, 2][..]; g(v); }"),
                     "603");
}

Test(escape, a_closure_cannot_carry_a_view_out_of_its_block) {
    cr_assert_str_eq(
        check("function f() { " OUTER "const g = |v: View<i32>| { keep = v; }; _ = keep[0]; }"),
        "603");
}

Test(escape, the_result_of_a_function_value_may_come_from_what_it_captures) {
    cr_assert_str_eq(
        check("function g(f: function() -> View<i32>) -> View<i32> { return f(); }\n"
              "function f() { " OUTER "if true { const a: Array<i32, 1> = [1];\n"
              "const w = a[..]; keep = g(|| -> View<i32> { return w; }); } _ = keep[0]; }"),
        "603");
}

Test(escape, the_join_of_a_task_gives_what_the_task_could_see) {
    cr_assert_str_eq(check("function f(v: View<i32>) -> View<i32> effects [Async] {\n"
                           "  return task.scope |s| {\n"
                           "    const t = s.spawn || -> View<i32> { return v[1..]; };\n"
                           "    return t.join(); }; }"),
                     "");
}

Test(escape, two_parameters_are_not_mixed_in_one_that_the_caller_keeps) {
    cr_assert_str_eq(check("type B = { v: View<i32> };\n"
                           "function f(inout b: B, v: View<i32>) { b.v = b.v[1..]; b.v = v; }"),
                     "603");
}

Test(escape, what_was_reported_once_is_not_reported_where_it_arrives) {
    cr_assert_str_eq(check("function w() -> i32 { return 1; }\n"
                           "function f() effects [Async] {\n"
                           "  const h = task.scope |s| { return s.spawn(w); };\n"
                           "  const k = h; _ = k.join(); }"),
                     "601");
}
