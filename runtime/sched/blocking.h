/*
 * The pool for calls that may hold their thread: task.run_blocking.
 *
 * Protocol. A job is handed over when its task commits the wait, so the task's frames are saved by then
 * and nobody else can resume it: no wait word is needed, and no cancellation ends the wait, since what
 * runs may refer to the task's frames. The pool's thread runs it, stores how it ended into the task,
 * queues the task and counts itself out, in this order: while a job is counted, nobody calls the program
 * deadlocked.
 *
 * What a job calls may wake tasks and cancel scopes, for which one needs a worker's free lists. So each
 * thread has a worker's structure, which is `outside`: nobody else knows of it, and what it makes ready and
 * arms goes to a real worker.
 *
 * Threads are started when a job finds none idle, up to 64; one that has been idle for a while ends.
 * The lock of the pool is taken alone.
 */
#pragma once

#include "core/internal.h"

/* Hands the job over. Nobody here touches the task after it. */
void sc__blocking_submit(sc_task *task, sc_job *job);
/* Whether some job has not ended. */
bool sc__blocking_pending(void);
