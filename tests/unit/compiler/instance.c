/* Instances: what is lowered, how often, and in which class. */
#include <criterion/criterion.h>

#include "lower_fixture.h"

Test(instance, what_nothing_reaches_is_not_lowered) {
    lower("function idle() { } function used() { } function main() { used(); }");
    cr_assert_eq(functions_called("used"), 1);
    cr_assert_eq(functions_called("idle"), 0);
}

Test(instance, type_arguments_make_one_each) {
    lower("function id<T: Copy>(x: T) -> T { return x; }\n"
          "function main() { _ = id(1); _ = id(2); _ = id(\"a\"); _ = id((1, 'c')); }");
    cr_assert_eq(functions_called("id"), 3);
}

Test(instance, answers_of_an_open_parameter_make_one_each) {
    lower("function call(f: function()) { f(); }\n"
          "function main() effects [Async] {\n"
          "  call(|| { }); call(|| { }); call(|| { task.yield(); });\n"
          "}");
    cr_assert_eq(functions_called("call"), 2);
    size_t async = 0;
    for (size_t i = 0; i < unit.ir->functions.count; i++) {
        const struct ir_function *it = unit.ir->functions.items[i];
        async += !strcmp(it->name, "call") && it->class == IR_ASYNC;
    }
    cr_assert_eq(async, 1);
}

Test(instance, an_open_parameter_passed_on_keeps_its_answer) {
    lower("function call(f: function()) { f(); }\n"
          "function pass(f: function()) { call(f); }\n"
          "function main() effects [Async] { pass(|| { task.yield(); }); }");
    cr_assert_eq(functions_called("call"), 1);
    cr_assert_eq(lowered("call")->class, IR_ASYNC);
    cr_assert_eq(lowered("pass")->class, IR_ASYNC);
}

Test(instance, a_closure_in_a_generic_function_is_lowered_with_it) {
    lower("function both<T: Copy>(x: T) -> T { const f = || x; return f(); }\n"
          "function main() { _ = both(1); _ = both(true); }");
    cr_assert_eq(functions_called("both_closure"), 2);
}
