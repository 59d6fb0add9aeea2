/*
 * C stacks of the threads that run emitted code. Each is a large piece of address space of which the
 * kernel commits what is touched. Suspending code uses at most SC__STACK_ASYNC and is then materialised in
 * frames; plain recursion gets SC__STACK_PLAIN; pure recursion has nothing but the stack, and goes on
 * down to its end in steps. Each step moves the floor of plain recursion along, so that an endless
 * one is noticed early wherever it begins.
 */
#pragma once

#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>

enum {
    SC__STACK_PLAIN = 256 * 1024 * 1024,
    SC__STACK_STEP = 128 * 1024 * 1024,
    SC__STACK_SMALL = 16 * 1024 * 1024,
    SC__STACK_LEAST = 2 * 1024 * 1024,
    SC__STACK_ASYNC = 1024 * 1024,
    SC__STACK_RESERVE = 256 * 1024 /* left below the floor for reporting the overflow */
};

/* Starts a thread on a large stack, a smaller one where address space is short; false if none starts. */
bool sc__thread_start(pthread_t *thread, void *(*body)(void *), void *argument);
/* Starts a thread that is not waited for, on a stack of an ordinary size that goes with it. */
bool sc__thread_start_small(void *(*body)(void *));
/* Sets sc_tls.floor for the calling thread; gives how far down pure recursion may go before a step. */
uintptr_t sc__stack_floor(void);
/* A step down: gives the next limit of pure recursion, 0 if the end is reached. */
uintptr_t sc__stack_deepen(void);
/* The stack is nearly empty again: gives back what steps made use of. True if there were any; then the
   limit is *limit again. */
bool sc__stack_shrink(uintptr_t *limit);
