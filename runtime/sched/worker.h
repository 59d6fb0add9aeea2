/* Workers: threads that look for tasks and run them, and the C stacks they do it on. */
#pragma once

#include "core/internal.h"

enum sc__find {
    FIND_NEAR,      /* own tasks, due timers, then one round of thieving */
    FIND_EVERYWHERE /* also what lies in others' slots: the last look before sleeping */
};

/* A task to run next, or NULL. */
sc_task *sc__find(struct sc__worker *w, enum sc__find how);
/* Runs tasks until the runtime stops, or a spare worker is told to retire. */
void sc__worker_loop(struct sc__worker *w);
/* Runs a task, and what becomes ready by its end. */
void sc__worker_turn(struct sc__worker *w, sc_task *task);

/* Creates the workers' structures, starts their threads, as many as can be had, waits for their end. */
void sc__workers_init(uint32_t count);
void sc__workers_start(void);
void sc__workers_join(void);
/* Starts or recalls a spare worker; false if there are too many, or no thread can be had. Called by the monitor. */
bool sc__worker_spare(void);

/* What async code may use of the C stack begins here, or ends at a limit that was noted before. Owner only. */
void sc__stack_begin(struct sc__worker *w);
void sc__stack_continue(struct sc__worker *w, uintptr_t limit);
/* The structure of a worker for a thread that is none (sched/blocking.h). */
struct sc__worker *sc__worker_outside(void);
/* Tells the worker that the time slice of its task is over. */
void sc__slice_end(struct sc__worker *w);
/* Sets the limit of the C stack back to normal, unless there is a reason for its being high. Owner only. */
void sc__limit_restore(struct sc__worker *w);
void sc__limit_raise_all(void);

/* How many processors the process may use: affinity and cgroup quota; SC_WORKERS overrides. */
uint32_t sc__processors(void);
/* The least that a cgroup and those around it grant, in processors, rounded up; 0 for no limit. */
uint32_t sc__quota_below(const char *root, const char *group);
