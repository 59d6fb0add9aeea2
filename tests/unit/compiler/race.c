/* Races beyond what the conformance cases show: paths, loops, nested scopes and closures. */
#include <criterion/criterion.h>

#include "check_fixture.h"

#define IN_SCOPE(body)                                        \
    "function f(c: Bool) effects [Async] { var n: i32 = 0;\n" \
    "  task.scope |s| {\n" body "\n}; }"

Test(race, a_join_counts_only_where_every_path_has_it) {
    cr_assert_str_eq(check(IN_SCOPE("const h = s.spawn || { n += 1; };\n"
                                    "if c { h.join(); } else { h.join(); } n = 1;")),
                     "");
    cr_assert_str_eq(check(IN_SCOPE("const h = s.spawn || { n += 1; };\n"
                                    "if c { h.join(); } n = 1;")),
                     "701");
    cr_assert_str_eq(check(IN_SCOPE("const h = s.spawn || { n += 1; };\n"
                                    "if c { return; } h.join(); n = 1;")),
                     "");
}

Test(race, a_handle_is_of_the_task_of_this_turn) {
    cr_assert_str_eq(check(IN_SCOPE("while c { const h = s.spawn || { n += 1; }; h.join(); }")),
                     "");
    cr_assert_str_eq(
        check(IN_SCOPE("while c { const h = s.spawn || { n += 1; }; if n > 1 { h.join(); } }")),
        "701");
}

Test(race, tasks_of_an_inner_scope_end_with_it) {
    cr_assert_str_eq(check(IN_SCOPE("task.scope |t| { t.spawn || { n += 1; }; }; n = 1;")), "");
    cr_assert_str_eq(check(IN_SCOPE("s.spawn || { n += 1; };\n"
                                    "task.scope |t| { t.spawn || { n += 1; }; };")),
                     "701");
}

Test(race, a_loop_leads_back_to_what_is_before_the_spawn) {
    cr_assert_str_eq(check(IN_SCOPE("while c { _ = n; s.spawn || { n += 1; }; break; }")), "");
    cr_assert_str_eq(check(IN_SCOPE("while c { n = 1; s.spawn || { _ = n; }; }")), "701");
}

Test(race, many_uses_of_one_variable_are_one_mistake) {
    cr_assert_str_eq(check(IN_SCOPE("s.spawn || { n += 1; }; s.spawn || { n += 1; };\n"
                                    "s.spawn || { n += 1; }; n = 2; n = 3;")),
                     "701");
}

Test(race, slices_of_one_turn_say_nothing_about_another) {
    cr_assert_str_eq(check("function fill(v: View<mut i32>) { }\n"
                           "function f(v: View<mut i32>, k: usize) effects [Async] {\n"
                           "  task.scope |s| { const m = k; s.spawn || { fill(v[..m]); };\n"
                           "    s.spawn || { fill(v[m..]); }; }; }"),
                     "");
    cr_assert_str_eq(check("function fill(v: View<mut i32>) { }\n"
                           "function f(v: View<mut i32>, k: usize) effects [Async] {\n"
                           "  task.scope |s| { for i in 0..2 { const m = k;\n"
                           "    const h = s.spawn || { fill(v[..m]); }; h.join();\n"
                           "    s.spawn || { fill(v[m..]); }; } }; }"),
                     "701");
}

Test(race, a_running_task_and_the_body_may_both_read) {
    cr_assert_str_eq(check(IN_SCOPE("const m = n; s.spawn || { _ = n; }; _ = n; _ = m;")), "");
}
