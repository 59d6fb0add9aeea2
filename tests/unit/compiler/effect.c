/* Facts of functions and closures, and how a missing effect is reported. */
#include <criterion/criterion.h>

#include "check_fixture.h"
#include "effect/facts.h"

static effect_set fixed_of(const char *function) {
    return effect_of_function(function_called(function))->fixed;
}

static bool yes(const struct symbol *param, void *context) {
    (void)param;
    (void)context;
    return true;
}

static bool no(const struct symbol *param, void *context) {
    (void)param;
    (void)context;
    return false;
}

Test(effect, what_a_function_declares_are_its_effects) {
    cr_assert_str_eq(check("function f() effects [Async, Io] { }"), "");
    cr_assert_eq(fixed_of("f"), EFFECT_BIT(ASYNC) | EFFECT_BIT(IO));
}

Test(effect, a_closure_has_the_effects_of_its_body) {
    cr_assert_str_eq(check("function f() effects [Io] { const g = || { io.println(1); }; g(); }"),
                     "");
    cr_assert_eq(effect_of_closure(closure_of("f", 1))->fixed, EFFECT_BIT(IO));
}

Test(effect, an_open_parameter_is_counted_by_those_who_call_it) {
    cr_assert_str_eq(check("function g(f: function()) { const h = || { f(); }; h(); }\n"
                           "function k(f: function()) { g(f); }"),
                     "");
    const struct function_facts *facts = effect_of_function(function_called("k"));
    cr_assert_eq(facts->fixed, 0);
    cr_assert_eq(facts->open.count, 1);
    cr_assert(effect_is_async(facts, yes, NULL));
    cr_assert(!effect_is_async(facts, no, NULL));
    cr_assert(effect_is_async(effect_of_closure(closure_of("g", 1)), yes, NULL));
}

Test(effect, inference_reaches_through_recursion) {
    options.infer_effects = true;
    const char *codes = check("function a(n: i32) { if n > 0 { b(n - 1); } }\n"
                              "function b(n: i32) { a(n); io.println(n); }\n"
                              "function main() { a(3); }");
    options.infer_effects = false;
    cr_assert_str_eq(codes, "");
    cr_assert_eq(fixed_of("a"), EFFECT_BIT(IO));
    cr_assert_eq(fixed_of("main"), EFFECT_BIT(IO));
}

Test(effect, one_function_that_lacks_an_effect_is_one_mistake) {
    cr_assert_str_eq(check("function f() { task.scope |s| { s.spawn || { task.yield(); }; }; }"),
                     "501");
    const struct diag *diag = unit.diags.list.items[0];
    cr_assert_str_eq(diag->text, "Async effect required to open a task.scope in 'f'");
    cr_assert_eq(diag->edits.count, 1);
    cr_assert_str_eq(diag->edits.items[0].text, " effects [Async]");
}

Test(effect, one_edit_adds_all_that_is_missing) {
    cr_assert_str_eq(check("function f() effects [Clock] { io.println(1); task.yield(); }"),
                     "503 501");
    const struct diag *diag = unit.diags.list.items[0];
    cr_assert_eq(diag->edits.count, 1);
    cr_assert_str_eq(diag->edits.items[0].text, ", Async, Io");
    cr_assert_eq(unit.diags.list.items[1]->edits.count, 0);
}

Test(effect, an_error_elsewhere_is_no_reason_to_complain) {
    cr_assert_str_eq(check("function f() { nowhere(); task.scope |s| { s.spawn(nothing); }; }"),
                     "301 501 301");
}
