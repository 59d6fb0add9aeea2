/*
 * The binary contract between emitted C and the runtime: what a call returns, what a frame starts
 * with, how panics travel. Everything here is portable C11; names that begin with sc_ may be used by
 * emitted code, sc__ is private to the runtime.
 *
 * An async function f is emitted as
 *
 *     sc_ret f_enter(sc_worker *w, sc_scope *scope, args…);             a fast, frameless entry
 *     sc_ret f_resume(sc_worker *w, sc_frame *frame, uint64_t v, uint64_t st);
 *
 * `scope` is the innermost scope in which the code runs: the one whose cancellation stops it. The
 * result is {SC_DONE, v}: v holds results of at most 8 bytes without aggregates; others lie in
 * sc_ret_buffer(w) (up to SC_RET_BUFFER bytes) or, larger, in a block from sc_block_alloc whose
 * address is v and which the caller frees. The caller copies the result before its next call.
 *
 * When a callee returns SC_SUSP, v is the callee's outermost frame: the caller saves its own frame,
 * sets callee->ret to it and returns {SC_SUSP, own frame}. A runtime operation that must wait (a
 * *leaf*) returns {SC_SUSP, 0} after noting in the worker what is waited for; the caller saves its
 * frame, calls sc_leaf(w, frame) and returns {SC_SUSP, frame}. Nobody can resume a task before all
 * its frames are saved: the runtime commits the wait only when the C stack has unwound to the task's
 * boundary.
 *
 * SC_UNWIND (cancelled) and SC_PANIC go up like results: each frame runs its defers on the way.
 */
#ifndef SCC_ABI_H
#define SCC_ABI_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct sc_worker sc_worker;
typedef struct sc_scope sc_scope;
typedef struct sc_task sc_task;
typedef struct sc_frame sc_frame;

/* In rising order of precedence: a later status replaces an earlier one while unwinding. */
enum {
    SC_DONE = 0,
    SC_SUSP = 1,
    SC_UNWIND = 2,
    SC_PANIC = 3
};

typedef struct {
    uint64_t st;
    uint64_t v;
} sc_ret;

typedef sc_ret (*sc_resume)(sc_worker *w, sc_frame *frame, uint64_t v, uint64_t st);

struct sc_frame {
    sc_resume resume;
    uintptr_t ret;   /* the calling frame, or the task | 1 at its root: how that finds its task */
    sc_scope *scope; /* the scope argument the function was called with */
    uint32_t state;  /* which suspension point, from 1 */
    uint32_t reserved;
};

/* A place in the source: emitted as static const data. */
typedef struct {
    const char *file;
    uint32_t line;
    uint32_t column;
} sc_site;

/* The one thread-local of emitted code. `panicking` is set by sc_panic_* and tested after each call
   that may panic; an exit path takes it down while it runs defers. */
struct sc_tls {
    sc_worker *worker;
    uint32_t panicking;
    uintptr_t floor; /* lowest stack address that plain recursion may use */
};

extern _Thread_local struct sc_tls sc_tls __attribute__((tls_model("initial-exec")));

enum {
    SC_RET_BUFFER = 256
};

#define SC_LIKELY(x)   __builtin_expect(!!(x), 1)
#define SC_UNLIKELY(x) __builtin_expect(!!(x), 0)

#endif
