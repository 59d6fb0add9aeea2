/* Tasks: where their blocks lie, and who may join them. */
#include <criterion/criterion.h>

#include "ir/contract.h"
#include "lower_fixture.h"

/* The flags of the function's spawn number `index`. */
static uint64_t flags_of(const char *function, size_t index) {
    const struct ir_function *in = lowered(function);
    for (size_t b = 0; b < in->blocks.count; b++) {
        for (size_t i = 0; i < in->blocks.items[b].ops.count; i++) {
            const struct ir_op *op = &in->blocks.items[b].ops.items[i];
            if (op->kind == IR_RT && op->rt == RT_SPAWN && index-- == 0)
                return op->args.items[4].bits;
        }
    }
    return 0;
}

Test(spawn, at_most_one_for_each_opening_lies_in_the_frame) {
    lower("function main() effects [Async] { for i in 0..3 {\n"
          "  task.scope |s| { s.spawn || { task.yield(); }; }; } }");
    cr_assert_eq(flags_of("main", 0), SPAWN_IN_FRAME);
}

Test(spawn, a_loop_takes_blocks_that_free_themselves_or_stay) {
    lower("function f() effects [Async] { task.scope |s| { for i in 0..3 { s.spawn || { "
          "task.yield(); }; } }; }\n"
          "function g() effects [Async] {\n"
          "  task.scope |s| { for i in 0..3 { const h = s.spawn || { task.yield(); }; h.join(); } "
          "};\n"
          "}\n"
          "function main() effects [Async] { f(); g(); }");
    cr_assert_eq(flags_of("f", 0), SPAWN_DETACHED);
    cr_assert_eq(flags_of("g", 0), SPAWN_KEPT);
}

Test(spawn, a_handle_that_goes_elsewhere_is_shared) {
    lower("function main() effects [Async] {\n"
          "  task.scope |s| {\n"
          "    const h = s.spawn || { return 1; };\n"
          "    s.spawn || { _ = h.join(); };\n"
          "  };\n"
          "}");
    cr_assert(flags_of("main", 0) & SPAWN_SHARED);
    lower("function main() effects [Async] {\n"
          "  task.scope |s| { const h = s.spawn || { return 1; }; _ = h.join(); };\n"
          "}");
    cr_assert_not(flags_of("main", 0) & SPAWN_SHARED);
}

Test(spawn, through_a_parameter_it_is_remote) {
    lower("function add(n: Nursery) effects [Async] { n.spawn || { }; }\n"
          "function main() effects [Async] { task.nursery |n| { add(n); }; }");
    cr_assert_eq(flags_of("add", 0), SPAWN_DETACHED | SPAWN_REMOTE);
}

Test(spawn, guards_and_daemons_are_flagged) {
    lower("function main() effects [Async, Clock] {\n"
          "  const r: Result<Unit, Cancelled> = task.scope |s| {\n"
          "    s.spawn || { clock.sleep(1s); s.cancel(); };\n"
          "    s.spawn_daemon || { clock.sleep(1h); };\n"
          "  };\n"
          "  _ = r;\n"
          "}");
    cr_assert(flags_of("main", 0) & SPAWN_GUARD);
    cr_assert(flags_of("main", 1) & SPAWN_DAEMON);
}
