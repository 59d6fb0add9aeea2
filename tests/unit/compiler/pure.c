/* Which functions are found to be pure, and what becomes of their scopes. */
#include <criterion/criterion.h>
#include <stdio.h>

#include "lower_fixture.h"

static bool is_pure(const char *name) {
    const struct ir_function *function = lowered(name);
    cr_assert_not_null(function, "%s", name);
    return function->pure;
}

/* The body of `f`, in a program that calls it. */
static void lower_body_of_f(const char *body) {
    char program[2000];
    snprintf(program, sizeof program,
             "error Broken { }\n"
             "function f(n: i64, a: Atomic<i64>, e: Event) effects [Async, Clock] {\n%s\n}\n"
             "function main() effects [Async, Clock] { f(1, atomic(0), event()); }",
             body);
    const char *text = lower(program);
    cr_assert_not_null(unit.ir, "%s", text);
    cr_assert_not_null(lowered("f"));
}

Test(pure, forks_and_joins_need_no_scope) {
    lower_body_of_f("task.scope |s| { const a = s.spawn(|| n); _ = a.join(); };");
    cr_assert(is_pure("f"));
    cr_assert(is_pure("f_task"));
    cr_assert_eq(lowered("f")->state_count, 0);
    cr_assert_eq(calls_in(lowered("f"), RT_SCOPE_OPEN), 0);
    cr_assert_eq(calls_in(lowered("f"), RT_PURE_SPAWN), 1);
    cr_assert_eq(calls_in(lowered("f"), RT_PURE_JOIN), 1);
    cr_assert_eq(calls_in(lowered("f"), RT_PURE_SETTLE), 1);
}

Test(pure, what_waits_is_not) {
    lower_body_of_f("task.scope |s| { const a = s.spawn(|| n); task.yield(); _ = a.join(); };");
    cr_assert_not(is_pure("f"));
    lower_body_of_f(
        "task.scope |s| { const a = s.spawn(|| { e.wait(); return n; }); _ = a.join(); };");
    cr_assert_not(is_pure("f"));
    cr_assert_not(is_pure("f_task"));
}

Test(pure, what_may_be_waiting_for_others_is_not) {
    lower_body_of_f("while a.load() == 0 { }");
    cr_assert_not(is_pure("f"));
    lower_body_of_f("if a.add(1) > 0 { return; }");
    cr_assert_not(is_pure("f"));
    lower_body_of_f("a.add(1); a.store(2);");
    cr_assert(is_pure("f"));
    lower_body_of_f("while !task.cancelled() { }");
    cr_assert_not(is_pure("f"));
}

Test(pure, plain_callees_count) {
    lower("function look(a: Atomic<i64>) -> i64 { return a.load(); }\n"
          "function over(a: Atomic<i64>) -> i64 { return look(a); }\n"
          "function f(a: Atomic<i64>) effects [Async] { while over(a) == 0 { } }\n"
          "function main() effects [Async] { f(atomic(1)); }");
    cr_assert_not(is_pure("f"));
}

Test(pure, scopes_that_end_otherwise_are_not) {
    lower_body_of_f("const r: Result<Unit, Cancelled> = task.scope |s| {\n"
                    "  s.spawn || { _ = n; }; s.cancel();\n};\n"
                    "match r { ok -> {} err x -> {} }");
    cr_assert_not(is_pure("f"));
    lower_body_of_f("const r: Result<Unit, Broken> = task.scope |s| {\n"
                    "  s.spawn || { if n == 1 { return err Broken; } return ok; };\n};\n"
                    "match r { ok -> {} err x -> {} }");
    cr_assert_not(is_pure("f"));
    lower_body_of_f("task.scope |s| { s.spawn_daemon || { _ = n; }; };");
    cr_assert_not(is_pure("f"));
    lower_body_of_f("task.nursery |s| { s.spawn || { s.spawn || { _ = n; }; }; };");
    cr_assert_not(is_pure("f"));
}

Test(pure, a_handle_that_goes_elsewhere_makes_it_impure) {
    lower_body_of_f("task.scope |s| {\n"
                    "  const a = s.spawn(|| n);\n"
                    "  const b = s.spawn(|| a.join());\n"
                    "  _ = b.join();\n};");
    cr_assert_not(is_pure("f"));
}

Test(pure, a_task_is_run_as_its_spawner_says) {
    lower("function fib(n: i64) -> i64 effects [Async] {\n"
          "  return task.scope |s| { const a = s.spawn(|| n); return a.join(); };\n"
          "}\n"
          "function g() effects [Async] { task.scope |s| { s.spawn(|| { _ = fib(1); }); "
          "task.yield(); }; }\n"
          "function main() effects [Async] { g(); }");
    cr_assert(is_pure("fib"));
    cr_assert_not(is_pure("g"));
    cr_assert_not(is_pure("g_task"));
    cr_assert_eq(lowered("g_task")->state_count, 0); // the call cannot suspend
}

Test(pure, unknown_functions_count_as_waiting) {
    lower("function apply(f: function(i64) effects [Async]) effects [Async] {\n"
          "  const g: function(i64) effects [Async] = f; g(1);\n"
          "}\n"
          "function one(n: i64) effects [Async] { task.scope |s| { s.spawn || { _ = n; }; }; }\n"
          "function main() effects [Async] { apply(one); }");
    cr_assert(is_pure("one"));
    cr_assert_not(is_pure("apply"));
}

Test(pure, blocks_are_cut_off_a_stack_if_scopes_nest) {
    const char *inner_only = "task.scope |s| {\n"
                             "  task.scope |t| {\n"
                             "    for i in 0..n { const b = t.spawn(|| i); _ = b.join(); }\n"
                             "  };\n"
                             "  for i in 0..n { const a = s.spawn(|| i); _ = a.join(); }\n"
                             "};";
    lower_body_of_f(inner_only);
    cr_assert(is_pure("f"));
    cr_assert_eq(calls_in(lowered("f"), RT_PURE_CUT), 2);
    lower_body_of_f("task.scope |s| {\n"
                    "  task.scope |t| {\n"
                    "    for i in 0..n {\n"
                    "      const b = t.spawn(|| i); _ = b.join();\n"
                    "      s.spawn || { _ = i; };\n"
                    "    }\n"
                    "  };\n"
                    "};");
    // a block of the outer scope that nobody joins does not lie on the stack
    cr_assert(is_pure("f"));
}
