/* What closures capture, and how. */
#include "safety/capture.h"

#include <criterion/criterion.h>

#include "check_fixture.h"

static const struct capture *capture_called(const struct node *closure, const char *name) {
    const struct captures *captures = closure->closure.captures;
    for (size_t i = 0; i < captures->list.count; i++) {
        if (!strcmp(captures->list.items[i].symbol->name->text, name))
            return &captures->list.items[i];
    }
    return NULL;
}

Test(capture, constants_are_copied_and_variables_referred_to) {
    check("function f() { const a: i32 = 1; var b: i32 = 2; var c: i32 = 3;\n"
          "  const g = || { b = a + c; }; g(); }");
    const struct node *closure = closure_of("f", 1);
    cr_assert_eq(closure->closure.captures->list.count, 3);
    cr_assert_eq(capture_called(closure, "a")->mode, CAPTURE_COPY);
    cr_assert_eq(capture_called(closure, "b")->mode, CAPTURE_REFERENCE);
    cr_assert(capture_called(closure, "b")->is_written);
    cr_assert_eq(capture_called(closure, "c")->mode, CAPTURE_REFERENCE);
    cr_assert(!capture_called(closure, "c")->is_written);
    cr_assert(closure->closure.captures->by_reference);
}

Test(capture, a_closure_captures_what_closures_in_it_capture) {
    check("function f() { var n: i32 = 0; const g = || { const h = || { n += 1; }; h(); }; g(); }");
    const struct node *outer = closure_of("f", 1);
    cr_assert_eq(outer->closure.captures->list.count, 1);
    cr_assert(capture_called(outer, "n")->is_written);
    cr_assert_eq(capture_called(closure_of("f", 2), "n")->mode, CAPTURE_REFERENCE);
}

Test(capture, the_body_of_a_scope_captures_nothing) {
    check("function f() effects [Async] { var n: i32 = 0;\n"
          "  task.scope |s| { n = 1; s.spawn || { n = 2; }; }; }");
    cr_assert_eq(closure_of("f", 1)->closure.captures->list.count, 0);
    cr_assert_eq(closure_of("f", 2)->closure.captures->list.count, 1);
}

Test(capture, a_task_borrows_a_list_that_outlives_it) {
    check("function f() effects [Async] { const xs: List<i32> = [1];\n"
          "  task.scope |s| { s.spawn || { _ = xs.len(); }; }; }");
    cr_assert_eq(capture_called(closure_of("f", 2), "xs")->mode, CAPTURE_LEND);
}

Test(capture, a_task_takes_a_list_that_does_not_outlive_it) {
    check("function f() effects [Async] { task.scope |s| { for i in 0..3 {\n"
          "  const xs: List<i32> = [i]; s.spawn || { _ = xs.len(); }; } }; }");
    cr_assert_eq(capture_called(closure_of("f", 2), "xs")->mode, CAPTURE_MOVE);
}

Test(capture, what_is_consumed_inside_is_moved_in_at_every_level) {
    check("function take(move xs: List<i32>) { }\n"
          "function f() effects [Async] { const xs: List<i32> = [1];\n"
          "  task.nursery |n| { n.spawn || { n.spawn || { take(xs); }; }; }; }");
    cr_assert_eq(capture_called(closure_of("f", 2), "xs")->mode, CAPTURE_MOVE);
    cr_assert_eq(capture_called(closure_of("f", 3), "xs")->mode, CAPTURE_MOVE);
}

Test(capture, a_returned_closure_takes_what_it_would_else_borrow) {
    cr_assert_str_eq(check("function f(move xs: List<i32>) -> function() -> usize {\n"
                           "  return || -> usize { return xs.len(); }; }"),
                     "");
    cr_assert_eq(capture_called(closure_of("f", 1), "xs")->mode, CAPTURE_MOVE);
}

Test(capture, writing_through_a_view_is_no_writing_of_its_name) {
    check("function f(v: View<mut i32>) { const g = || { v[0] = 1; }; g(); }");
    cr_assert(!capture_called(closure_of("f", 1), "v")->is_written);
}
