/*
 * What the emitter's files share. A function's text is made block by block, each into a buffer of its
 * own, because only at the end is known which labels are jumped to, which locals are read and which
 * shared tails are needed.
 */
#pragma once

#include "base/bitset.h"
#include "emit/emit.h"
#include "ir/ir.h"

struct emitter {
    struct arena *arena;
    const struct ir_unit *unit;
    struct bitset functions; // reachable from the entry: nothing else is emitted
    struct bitset entered;   // of the pure ones, those that are not only called by pure ones
    struct bitset typed;     // run by pure tasks whose type is among task_types
    struct strbuf *task_types;
    struct bitset strings; // used in a body, so that they are data
    struct bitset sites;
    struct bitset externs; // called in a body, so that they are declared
};

/* A tail shared by all ops that leave to one block. */
struct tail {
    bool panics; // panic_N: takes the flag down
    bool raises; // raise_N: takes over r.st
    bool dirty;  // some of them with a status set before
};

struct fn {
    struct emitter *e;
    const struct ir_function *function;
    const char *name; // in C, without _enter
    struct strbuf *out;
    unsigned indent;
    struct bitset named;  // locals that the text mentions
    struct bitset read;   // of them, those whose value is used
    struct bitset labels; // blocks that are jumped to
    struct bitset falls;  // blocks that the one before runs into
    struct tail *tails;   // for each block
    block_id block;       // the one being written
    site_id line;         // of the last #line
    unsigned step_count;  // sc_step0 … hold parts of paths that nest too deep
    unsigned index_count;
    bool suspends;    // has a frame
    bool uses_worker; // PLAIN: needs `w`
};

/* ---- emit_fn.c ---- */
void fn_line(struct fn *fn, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
void fn_open(struct fn *fn, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
void fn_close(struct fn *fn); // the brace of fn_open
void fn_label(struct fn *fn, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
const char *fn_text(struct fn *fn, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
void emit_prototype(struct emitter *e, struct strbuf *out, const struct ir_function *function);
void emit_function(struct emitter *e, struct strbuf *out, const struct ir_function *function);
/* The text of what belongs to a function, each line at its place. */
void emit_lines(struct emitter *e, struct strbuf *out, const char *text,
                const struct ir_function *function);
/* "goto bN;", or nothing where that is the next block. */
void fn_goto(struct fn *fn, block_id target);
/* Where a panic at the op goes: the label of a tail. */
const char *fn_panic_label(struct fn *fn, const struct ir_op *op);
const char *fn_raise_label(struct fn *fn, const struct ir_op *op);
/* Allocates the frame where the op may come without one; for FRAME and for suspensions. */
void fn_need_frame(struct fn *fn, const struct ir_op *op);
/* Whether the block only leaves the function. */
bool fn_only_unwinds(const struct fn *fn, block_id block);

/* ---- emit_frame.c ---- */
/* Whether the runtime fills values of the storage by itself, as a scope or the head of a task. */
bool emit_is_head(const struct storage *storage);
const char *param_list(struct fn *fn, const char *first); // declarations, "void" for none
void emit_frame_type(struct fn *fn);
void emit_frame_new(struct fn *fn);

/* ---- emit_made.c ---- */
/* Where frames of the function wait that are made, and the functions that make them. */
void emit_made(struct fn *fn);
/* Whether a local tells that a scope is quiet, and the text that says so. */
bool emit_is_own(const struct fn *fn, local_id scope);
const char *emit_quiet(struct fn *fn, local_id scope);
void emit_quiet_locals(struct fn *fn);
/* A spawn that runs the task at once if there are enough others. */
void emit_spawn_made(struct fn *fn, const struct ir_op *spawn);
/* What runs a task from its beginning, where it is not to be inlined. */
const char *emit_task_run(struct fn *fn, const struct ir_function *task);
/* Where a task is inlined into who spawns it, others call a copy of their own. */
bool emit_has_run(const struct ir_function *function);
void emit_task_copy(struct fn *fn);
/* Makes the scope anew which the op has closed. */
void emit_make_again(struct fn *fn, const struct ir_op *close);

/* ---- emit_type.c ---- */
const char *type_name(struct emitter *e, const struct storage *storage);
const char *type_zero(struct emitter *e, const struct storage *storage); // an expression
void emit_types(struct emitter *e, struct strbuf *out);

/* ---- emit_data.c ---- */
const char *string_literal(struct emitter *e, uint32_t string); // as const char *
void emit_data(struct emitter *e, struct strbuf *out);
const char *site_address(struct emitter *e, site_id site);
/* The #line of a site that has a file and a line. */
const char *site_line(struct emitter *e, const struct ir_site *site);

/* ---- emit_place.c ---- */
const char *local_name(struct fn *fn, local_id local);
const char *place_target(struct fn *fn, const struct place *place); // an lvalue to be written
const char *place_value(struct fn *fn, const struct place *place);
const char *place_address(struct fn *fn, const struct place *place); // a pointer to it
const char *operand_value(struct fn *fn, const struct operand *operand);
/* The same for an argument of the runtime: addresses keep their own types. */
const char *operand_raw(struct fn *fn, const struct operand *operand);
/* Writes the text of a value into the op's dst, with the cast that its last part may need. */
void assign(struct fn *fn, const struct ir_op *op, const char *value);
/* Whether nobody sees dst if the op panics, so that it may be written before the check. */
bool is_scratch(const struct fn *fn, const struct ir_op *op);

/* ---- emit_arith.c ---- */
void emit_unary(struct fn *fn, const struct ir_op *op);
void emit_binary(struct fn *fn, const struct ir_op *op);
void emit_checked(struct fn *fn, const struct ir_op *op);
void emit_convert(struct fn *fn, const struct ir_op *op);
void emit_checked_convert(struct fn *fn, const struct ir_op *op);
void emit_check_index(struct fn *fn, const struct ir_op *op);
void emit_check_slice(struct fn *fn, const struct ir_op *op);

/* ---- emit_call.c ---- */
void emit_call(struct fn *fn, const struct ir_op *op);
void emit_tail(struct fn *fn, const struct ir_op *op);
void emit_return(struct fn *fn, const struct ir_op *op);
void emit_unwind(struct fn *fn, const struct ir_op *op);
void emit_rt(struct fn *fn, const struct ir_op *op);
/* "case N:" of the resuming switch. */
void emit_resumption(struct fn *fn, const struct ir_op *op);

void emit_task_type(struct fn *fn, const struct ir_op *spawn, const char *name);

/* Frees what the function holds: its frame and the blocks of large locals. */
void emit_release(struct fn *fn, const struct ir_op *op);

/* ---- emit_pure.c ---- */
/* One of the operations that only pure functions have; false if it is another. */
bool emit_pure_rt(struct fn *fn, const struct ir_op *op);
/* A call that cannot suspend, and leaves if its status says so. */
void emit_raising_call(struct fn *fn, const struct ir_op *op, const char *call);
/* In pure functions, before what may panic or ask which task runs: tells the worker. */
void fn_task_sync(struct fn *fn);
void head_pure(struct fn *fn);
void emit_pure_task_enter(struct fn *fn);
void emit_pure_enter(struct fn *fn);

/* ---- emit_border.c ---- */
void emit_call_c(struct fn *fn, const struct ir_op *op);
void emit_externs(struct emitter *e, struct strbuf *out);
void emit_exports(struct emitter *e, struct strbuf *out);

/* ---- emit_op.c ---- */
void emit_op(struct fn *fn, const struct ir_op *op);
