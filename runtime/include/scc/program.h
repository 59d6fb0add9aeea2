/* How compiled code is entered: a program by its main, which hands a description to sc_main, an exported
   function by C, on whatever thread. */
#ifndef SCC_PROGRAM_H
#define SCC_PROGRAM_H

#include <scc/abi.h>
#include <scc/task.h>
#include <scc/value.h>

struct sc_mem; /* how the heap is provided */
extern const struct sc_mem sc_mem_gc;
extern const struct sc_mem sc_mem_plain; /* for programs without heap values */

typedef struct {
    const struct sc_mem *mem;
    /* exactly one of the two; `args` is a view of sc_str. The result is the exit status. */
    sc_ret (*async_main)(sc_worker *w, sc_scope *scope, sc_view args);
    int32_t (*plain_main)(sc_view args);
} sc_program;

/* Which of `count` tests the first argument says; ends the process if none. */
size_t sc_test_number(int argc, char **argv, size_t count);
/* Runs the program to its end; gives the exit status: that of main, 101 after a panic. */
int sc_main(const sc_program *program, int argc, char **argv);

/* ---- exported functions ---- */
/* Before any of them is called: a constructor of each unit that exports calls it. No thread starts yet. */
void sc_export_load(const struct sc_mem *mem);
void sc__export_first(void);
_Noreturn void sc__export_panicked(void);

/* Around the body of one that cannot suspend. A panic that would leave it ends the process. */
static inline void sc_export_begin(void) {
    if (SC_UNLIKELY(sc_tls.floor == 0)) // the thread is C's, and new here
        sc__export_first();
}

static inline void sc_export_end(void) {
    if (SC_UNLIKELY(sc_tls.panicking))
        sc__export_panicked();
}

/* Runs the task, whose block is the caller's, in a scope of its own, and waits for its end. */
void sc_export_run(sc_task *task, const sc_task_type *type);

#endif
