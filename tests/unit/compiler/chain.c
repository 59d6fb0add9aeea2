/* Which lists of handles are links between the blocks of their tasks. */
#include <criterion/criterion.h>
#include <stdio.h>

#include "lower_fixture.h"

/* Whether the list `ts` in this body of a scope needs no list on the heap. */
static bool is_chain(const char *body) {
    char program[1000];
    snprintf(program, sizeof program,
             "function take(ts: List<Task<i64>>) -> usize { return ts.len(); }\n"
             "function f(n: i64) -> i64 effects [Async] {\n"
             "  return task.scope |s| { var sum: i64 = 0; var ts: List<Task<i64>> = [];\n%s\n"
             "  return sum; };\n}\n"
             "function main() effects [Async] { _ = f(1); }",
             body);
    const char *text = lower(program);
    cr_assert_not_null(unit.ir, "%s", text);
    cr_assert_not_null(lowered("f"));
    return calls_in(lowered("f"), RT_LIST_RESERVE) == 0;
}

Test(chain, pushed_spawns_that_a_loop_joins) {
    cr_assert(is_chain("for i in 0..n { ts.push(s.spawn(|| i)); }\n"
                       "for t in ts { sum += t.join(); }"));
    cr_assert(is_chain("ts.push(s.spawn(|| n)); if ts.len() > 0 { sum = 1; }"));
}

Test(chain, the_list_itself_is_used) {
    const char *push = "for i in 0..n { ts.push(s.spawn(|| i)); }\n";
    char body[400];
    const char *uses[] = {
        "sum = ts[0].join();",
        "sum = i64(take(ts));",
        "match ts.pop() { Some { value } -> { sum = value.join(); } None -> {} }",
        "const b = s.spawn(|| { var x: i64 = 0; for t in ts { x += t.join(); } return x; }); sum = "
        "b.join();",
    };
    for (size_t i = 0; i < sizeof uses / sizeof uses[0]; i++) {
        snprintf(body, sizeof body, "%s%s", push, uses[i]);
        cr_assert_not(is_chain(body), "%s", uses[i]);
    }
}

Test(chain, what_is_pushed_or_joined_is_something_else) {
    cr_assert_not(is_chain("const a = s.spawn(|| n); ts.push(a);\n"
                           "for t in ts { sum += t.join(); }"));
    cr_assert_not(is_chain("ts.push(s.spawn(|| n));\n"
                           "for t in ts { const u = t; sum += u.join(); }"));
    cr_assert_not(is_chain("ts.push(s.spawn(|| n));\n"
                           "for t in ts { const b = s.spawn(|| t.join()); sum += b.join(); }"));
}
