/*
 * The numbers of the runtime's contract that lowering writes into the IR. The compiler does not see
 * the runtime's headers; tests/unit/compiler/contract.c compares these with them.
 */
#pragma once

/* How an operation or a function ended (scc/abi.h). */
enum contract_status {
    STATUS_DONE = 0,
    STATUS_UNWIND = 2,
    STATUS_PANIC = 3
};

/* What closing a scope says (scc/task.h). */
enum contract_outcome {
    OUTCOME_VALUE,
    OUTCOME_ERROR,
    OUTCOME_CANCELLED,
    OUTCOME_UNWIND,
    OUTCOME_PANIC
};

/* How an operation on a channel ended (scc/task.h). */
enum contract_channel {
    CHANNEL_DONE,
    CHANNEL_CLOSED
};

/* Blocks come in multiples of the grain (scc/layout.h), frames begin with so many bytes (scc/abi.h). */
enum {
    STORAGE_GRAIN = 16,
    FRAME_HEAD = 32
};

/* How the short way of a task ends (scc/pure.h). */
enum ir_short_end {
    SHORT_GIVEN_UP,
    SHORT_ENDED,
    SHORT_REST
};

/* How a task is spawned (scc/task.h). */
enum contract_spawn {
    SPAWN_IN_FRAME = 1,
    SPAWN_DETACHED = 2,
    SPAWN_KEPT = 4,
    SPAWN_SHARED = 8,
    SPAWN_REMOTE = 16,
    SPAWN_GUARD = 32,
    SPAWN_DAEMON = 64,
    SPAWN_PURE = 128,
    SPAWN_RNG = 1024
};
