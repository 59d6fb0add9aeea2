/*
 * What the peers in C and C++ share: the clock, and the line that bench.py reads: the answer, by which
 * they are compared, the number of tasks (or whatever the unit of work is), and the seconds it took.
 */
#pragma once

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static inline double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static inline void report(long long answer, long tasks, double seconds) {
    printf("answer=%lld tasks=%ld sec=%.9f\n", answer, tasks, seconds);
}

/* The calls of fib that have children: what the parallel versions spawn. */
static inline long fib_tasks(int n) {
    long a = 0;
    long b = 1;
    for (int i = 0; i <= n; i++) {
        long c = a + b;
        a = b;
        b = c;
    }
    return a - 1;
}
