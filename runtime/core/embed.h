/* Calls from C: see embed.c for the protocol. */
#pragma once

#include "core/internal.h"

/* A flag in the type of a task that an exported function runs as. */
enum {
    SC__TASK_CALL = SC_SPAWN_CALL
};

/* A call of an exported function that may suspend; the calling thread sleeps. In its C frame. */
struct sc__call {
    sc_scope scope; /* the root of the call; first, so that pointers convert */
    _Atomic uint32_t over;
    uint64_t status;
    struct sc__call *next;
    struct sc__call **link; /* what points to this one */
};

/* Starts the workers if they are not there yet; true if it did. Who `watches` runs the monitor itself. */
bool sc__runtime_start(bool watches);
/* The root scope of each call that is not over. */
void sc__calls_each(void (*visit)(sc_scope *root, void *context), void *context);
/* The task of a call has ended: wakes the caller, who takes back the task's block. */
void sc__call_over(sc_task *task);
