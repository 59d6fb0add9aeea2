/*
 * Deadlock: every task waits and nothing can wake one. Found by the monitor when all workers sleep.
 */
#pragma once

#include "core/internal.h"

/* If the program is deadlocked: prints the tree of tasks with what each waits for and ends the process
   with status 102. */
void sc__deadlock_check(void);
