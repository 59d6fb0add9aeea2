/* The checker over whole programs: literals, conversions, closures, scopes. */
#include <criterion/criterion.h>

#include "type_fixture.h"

Test(check, a_literal_takes_the_type_its_place_demands) {
    cr_assert_str_eq(type_of_expression("1"), "i32");
    cr_assert_str_eq(type_of_expression("1.5"), "f64");
    cr_assert_str_eq(type_of_expression("1 + 2u64"), "u64");
    cr_assert_str_eq(type_of_expression("2 * 1.5f32"), "f32");
    cr_assert_str_eq(type_of_expression("2 * 5ms"), "Duration");
    cr_assert_str_eq(type_of_expression("-128i8"), "i8");
    cr_assert_str_eq(type_of_expression("1i8 < 300i64"), "Bool");
    cr_assert_str_eq(type_of_expression("1i8 + 300i64"), "401");
    cr_assert_str_eq(type_of_expression("3000000000"), "105");
}

Test(check, a_value_is_wrapped_in_ok_once) {
    check_codes("function f() -> Result<Result<i32, Timeout>, Closed> {"
                "  const inner: Result<i32, Timeout> = ok 1; return inner; }"
                "function main() {}");
    cr_assert_str_eq(codes(), "");
    cr_assert_str_eq(
        check_codes("function f() -> Result<Result<i32, Timeout>, Closed> { return 1; }"
                    "function main() {}"),
        "");
}

Test(check, the_result_of_a_closure_is_inferred) {
    const char *program = "error Bad; function fail() -> Result<i32, Bad> { return 1; }"
                          "function main() { const f = %s; _ = f; }";
    static const char *const cases[][2] = {
        {"|| 1", "function() -> i32"},
        {"|x: i64| { x + 1 }", "function(i64) -> i64"},
        {"|| { fail()? }", "function() -> Result<i32, Bad>"},
        {"|| { fail() }", "function() -> Result<i32, Bad>"},
        {"|| { return err Bad; }", "function() -> Result<Unit, Bad>"},
        {"|x: i32| { if x > 0 { return x; } err Bad }", "function(i32) -> Result<i32, Bad>"},
        {"|| { }", "function()"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[512];
        snprintf(text, sizeof text, program, cases[i][0]);
        cr_assert_str_eq(check_codes(text), "");
        cr_assert_str_eq(type_of_name("f"), cases[i][1], "%s", cases[i][0]);
    }
}

static const char *type_of_scope(const char *declared, const char *body) {
    char text[1024];
    snprintf(text, sizeof text,
             "error Bad; error Late; error Big { n: i32 }"
             "function fail() -> Result<i32, Bad> { return 1; }"
             "function one() -> i32 { return 1; }"
             "function main() effects [Async, Clock] { const x%s = task.scope |s| { %s }; _ = x; }",
             declared, body);
    const char *found = check_codes(text);
    return *found ? found : type_of_name("x");
}

Test(check, the_type_of_a_scope_says_how_it_can_fail) {
    cr_assert_str_eq(type_of_scope("", "s.spawn(one);"), "Unit");
    cr_assert_str_eq(type_of_scope("", "const h = s.spawn(one); return h.join();"), "i32");
    cr_assert_str_eq(type_of_scope("", "s.spawn(fail); return 1;"), "Result<i32, Bad>");
    cr_assert_str_eq(type_of_scope("", "s.spawn || { fail()? }; s.cancel();"),
                     "Result<Unit, Cancelled | Bad>");
    cr_assert_str_eq(type_of_scope("", "return fail()?;"), "Result<i32, Bad>");
    cr_assert_str_eq(type_of_scope("", "s.cancel(err Big { n: 1 });"), "Result<Unit, Big>");
}

Test(check, a_bare_cancel_takes_the_only_error_that_fits) {
    type_of_scope(": Result<Unit, Late | Bad>", "s.spawn(fail); s.cancel();");
    cr_assert_str_eq(codes(), "");
    struct scope_info *scope = last_call(BUILTIN_TASK_SCOPE)->scope;
    cr_assert_str_eq(type_text(&unit.arena, scope->cancel_error), "Late");
    cr_assert_str_eq(type_of_scope(": Result<Unit, Late | Bad>", "s.cancel();"), "804");
    cr_assert_str_eq(type_of_scope(": Result<Unit, Big>", "s.cancel();"), "804");
    type_of_scope(": Result<Unit, Late | Cancelled>", "s.cancel();");
    scope = last_call(BUILTIN_TASK_SCOPE)->scope;
    cr_assert_str_eq(type_text(&unit.arena, scope->cancel_error), "Cancelled");
}

Test(check, a_body_that_ends_in_a_spawn_gives_its_value_where_one_is_wanted) {
    cr_assert_str_eq(type_of_scope(": i32", "s.spawn(one);"), "i32");
    cr_assert(last_call(BUILTIN_SPAWN)->spawn->is_tail);
    cr_assert_str_eq(type_of_scope("", "s.spawn(one)"), "Unit");
    cr_assert_not(last_call(BUILTIN_SPAWN)->spawn->is_tail);
    cr_assert_str_eq(type_of_scope(": i64", "s.spawn(one);"), "401");
}

static bool is_guard(const char *body) {
    char text[512];
    snprintf(text, sizeof text, "s.spawn || { %s };", body);
    type_of_scope("", text);
    return last_call(BUILTIN_SPAWN)->spawn->is_guard;
}

Test(check, a_guard_can_do_nothing_but_cancel) {
    cr_assert(is_guard("clock.sleep(1s); s.cancel();"));
    cr_assert(is_guard("while true { clock.sleep(1s); if one() == 1 { s.cancel(); return; } }"));
    cr_assert_not(is_guard("clock.sleep(1s);"));
    cr_assert_not(is_guard("if one() == 1 { s.cancel(); }"));
    cr_assert_not(is_guard("while true { clock.sleep(1s); }"));
    cr_assert_not(is_guard("s.cancel(); return 1;"));
}
