/*
 * Large C stacks. Threads that run emitted code get SC__STACK_SIZE of address space, committed by the
 * kernel as it is touched. Async code uses at most SC__STACK_ASYNC of it and is then materialised in
 * frames; the rest serves plain recursion, down to a floor that leaves room to report the overflow.
 */
#pragma once

#include <pthread.h>
#include <stdint.h>

enum {
    SC__STACK_SIZE = 256 * 1024 * 1024,
    SC__STACK_LEAST = 2 * 1024 * 1024,
    SC__STACK_ASYNC = 1024 * 1024,
    SC__STACK_RESERVE = 256 * 1024
};

/* Starts a thread on a large stack, a smaller one where address space is short; fatal if none starts. */
void sc__thread_start(pthread_t *thread, void *(*body)(void *), void *argument);
/* Sets sc_tls.floor for the calling thread. */
void sc__stack_floor(void);
