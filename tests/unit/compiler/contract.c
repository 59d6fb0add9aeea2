/* The numbers that lowering writes are those that the runtime reads. */
#include "ir/contract.h"

#include <criterion/criterion.h>
#include <scc/rt.h>

#include "ir/ir.h"

Test(contract, statuses_are_the_runtimes) {
    cr_assert_eq((int)STATUS_DONE, (int)SC_DONE);
    cr_assert_eq((int)STATUS_UNWIND, (int)SC_UNWIND);
    cr_assert_eq((int)STATUS_PANIC, (int)SC_PANIC);
}

Test(contract, outcomes_of_scopes_are_the_runtimes) {
    cr_assert_eq((int)OUTCOME_VALUE, (int)SC_OUTCOME_VALUE);
    cr_assert_eq((int)OUTCOME_ERROR, (int)SC_OUTCOME_ERROR);
    cr_assert_eq((int)OUTCOME_CANCELLED, (int)SC_OUTCOME_CANCELLED);
    cr_assert_eq((int)OUTCOME_UNWIND, (int)SC_OUTCOME_UNWIND);
    cr_assert_eq((int)OUTCOME_PANIC, (int)SC_OUTCOME_PANIC);
}

Test(contract, results_of_channels_are_the_runtimes) {
    cr_assert_eq((int)CHANNEL_DONE, (int)SC_CHAN_DONE);
    cr_assert_eq((int)CHANNEL_CLOSED, (int)SC_CHAN_CLOSED);
}

Test(contract, flags_of_spawns_are_the_runtimes) {
    cr_assert_eq((int)SPAWN_IN_FRAME, (int)SC_SPAWN_IN_FRAME);
    cr_assert_eq((int)SPAWN_DETACHED, (int)SC_SPAWN_DETACHED);
    cr_assert_eq((int)SPAWN_KEPT, (int)SC_SPAWN_KEPT);
    cr_assert_eq((int)SPAWN_SHARED, (int)SC_SPAWN_SHARED);
    cr_assert_eq((int)SPAWN_REMOTE, (int)SC_SPAWN_REMOTE);
    cr_assert_eq((int)SPAWN_GUARD, (int)SC_SPAWN_GUARD);
    cr_assert_eq((int)SPAWN_DAEMON, (int)SC_SPAWN_DAEMON);
    cr_assert_eq((int)SPAWN_PURE, (int)SC_SPAWN_PURE);
}

#define SAME_SIZE(type)                                                                    \
    cr_assert_eq(storage_size(&(struct storage){.kind = STORAGE_OPAQUE, .c_name = #type}), \
                 sizeof(type))

Test(contract, sizes_of_structs_are_the_runtimes) {
    SAME_SIZE(sc_str);
    SAME_SIZE(sc_view);
    SAME_SIZE(sc_func);
    SAME_SIZE(sc_list);
    SAME_SIZE(sc_scope);
    SAME_SIZE(sc_task);
    SAME_SIZE(sc_fmt);
    SAME_SIZE(sc_job);
    SAME_SIZE(sc_pure_task);
    SAME_SIZE(sc_pure_list);
    cr_assert_eq((int)STORAGE_GRAIN, (int)SC__GRAIN);
    cr_assert_eq((size_t)FRAME_HEAD, sizeof(sc_frame));
}
