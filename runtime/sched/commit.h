/* The beginning of a wait: what a task's boundary does once all frames are saved. */
#pragma once

#include "core/internal.h"

/* Registers the running task with what the worker's wait says. True: go on with it at once; false: it
   belongs to others from now on. */
bool sc__commit(sc_worker *w, sc_task *task);
/* A task woken by cancellation leaves whatever queue or heap it may still stand in. */
void sc__wait_leave(sc_task *task);
