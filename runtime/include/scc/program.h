/* How a compiled program starts: the emitted main hands its description to sc_main. */
#ifndef SCC_PROGRAM_H
#define SCC_PROGRAM_H

#include <scc/abi.h>
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

/* Runs the program to its end; gives the exit status: that of main, 101 after a panic. */
int sc_main(const sc_program *program, int argc, char **argv);

#endif
