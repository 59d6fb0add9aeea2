/*
 * The monitor: the program's first thread, beside the workers, looks after them every few milliseconds. It tells a
 * worker whose task has run for a whole tick that its time slice is over, reminds workers to expose
 * tasks, wakes a parked worker when something ready was left lying, and starts a spare worker when all
 * of them compute while something is ready. When all are parked it sleeps too.
 */
#pragma once

#include "core/internal.h"

/* Until the runtime stops. */
void sc__monitor_run(void);
/* After `stopping` has been set: the monitor must see it. Anybody. */
void sc__monitor_stop(void);

/* A worker has something to do again. */
void sc__monitor_rouse_slow(void);

static inline void sc__monitor_rouse(void) {
    if (atomic_load_explicit(&sc__rt.monitor.asleep, memory_order_seq_cst) != 0)
        sc__monitor_rouse_slow();
}
