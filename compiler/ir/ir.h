/*
 * The lowered program: functions as graphs of blocks over typed locals (not SSA), with storage types
 * of its own. Whoever reads this needs to know C and the runtime's headers, not the language.
 *
 * Contract of the graph
 *   - a block ends in exactly one op that ENDS; blocks[0] is the entry;
 *   - the first `param_count` locals are the parameters; all locals are zero when the function starts;
 *   - operands are places and constants; there are no nested expressions;
 *   - an op's `unwind` is the block to which it leaves when it panics or is unwound (see op.def);
 *   - `status` is a U64 local, SC_DONE until something unwinds; UNWIND leaves the function with it;
 *   - a SUSPENDS op occurs in ASYNC functions only; ir_prepare fills its `live`, marks the addressed
 *     locals that must keep their address over a suspension as resident, and places the FRAME ops;
 *   - an address taken by ADDR is good while the function runs: it may be stored and passed on.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/map.h"
#include "base/strbuf.h"
#include "base/vec.h"

/* ---- storage ---- */
enum storage_kind {
    STORAGE_VOID,
    STORAGE_BOOL,
    STORAGE_I8,
    STORAGE_I16,
    STORAGE_I32,
    STORAGE_I64,
    STORAGE_U8,
    STORAGE_U16,
    STORAGE_U32, // also a Char
    STORAGE_U64,
    STORAGE_F32,
    STORAGE_F64,
    STORAGE_PTR, // void *: what it points to is said where it is followed
    STORAGE_OPAQUE, // a struct of the runtime, `c_name`: sc_str sc_view sc_list sc_func sc_scope sc_task sc_fmt
    STORAGE_STRUCT, // fields
    STORAGE_TAGGED, // a u32 tag and a union of cases at offset 8
    STORAGE_ARRAY   // element, count
};

struct storage_case {
    uint32_t tag;            // dense numbers for unions, program-wide ids for errors
    struct storage *payload; // a STRUCT, or NULL
};

struct storage {
    enum storage_kind kind;
    uint32_t id;                    // dense; names the C type of STRUCT, TAGGED and ARRAY
    const char *c_name;             // OPAQUE
    const char *source_name;        // for comments in dumps, may be NULL; never printed into C
    VEC(struct storage *) fields;   // STRUCT
    VEC(struct storage_case) cases; // TAGGED
    struct storage *element;        // ARRAY
    uint64_t count;                 // ARRAY
    bool has_pointers;              // the collector must scan it
    uint32_t hash;                  // for interning (storage.c)
    struct storage *same_hash;      // the next one
};

/* ---- operands ---- */
typedef uint32_t local_id;
typedef uint32_t block_id;
typedef uint32_t site_id; // 0 is none

enum {
    NO_LOCAL = UINT32_MAX,
    NO_BLOCK = UINT32_MAX
};

enum projection_kind {
    PROJ_FIELD,    // of a STRUCT: number `index`
    PROJ_TAG,      // of a TAGGED: its u32 tag
    PROJ_CASE,     // of a TAGGED: the payload of cases[index]
    PROJ_INDEX,    // of an ARRAY: element `operand` (in range already)
    PROJ_DEREF,    // of a PTR: what it points to, as `storage`
    PROJ_ELEMENT,  // of a PTR: element `operand` of an array of `storage` there
    PROJ_DATA,     // of sc_str, sc_view, sc_list: the pointer (PTR)
    PROJ_LENGTH,   // of the same: U64
    PROJ_CAPACITY, // of sc_list: U64
    PROJ_CODE,     // of sc_func: PTR to a function
    PROJ_ENV       // of sc_func: PTR
};

struct projection {
    enum projection_kind kind;
    uint32_t index;
    struct operand *operand;
    struct storage *storage; // of the result
};

struct place {
    local_id local;
    VEC(struct projection) path;
};

enum operand_kind {
    OPERAND_PLACE,
    OPERAND_INT,      // `bits`, of `storage` (also BOOL and Char)
    OPERAND_FLOAT,    // `real`
    OPERAND_STRING,   // an sc_str of the unit's string `index`
    OPERAND_C_STRING, // the same bytes as a const char *
    OPERAND_FUNCTION, // address of functions[index] as a value of PTR: code of an sc_func, or a task's run
    OPERAND_SITE, // const sc_site * of sites[index]
    OPERAND_SIZE, // sizeof of `sized`, as U64
    OPERAND_NULL, // PTR
    OPERAND_SCOPE // address of the function's scope argument's scope: the scope it was called in
};

struct operand {
    enum operand_kind kind;
    struct storage *storage; // of the value
    struct place place;
    uint64_t bits;
    double real;
    uint32_t index;
    struct storage *sized;
};

/* ---- operations ---- */
enum ir_op_kind {
#define OP(id, text, flags) IR_##id,
#include "ir/op.def"
#undef OP
};

enum ir_rt {
#define RT(id, name, kind, passes, signature) RT_##id,
#include "ir/rt.def"
#undef RT
};

/* What UNARY, BINARY and CHECKED compute. */
enum ir_sub {
    SUB_NONE,
    SUB_NEG,
    SUB_NOT, // of BOOL
    SUB_BITNOT,
    SUB_ADD,
    SUB_SUB,
    SUB_MUL,
    SUB_DIV,
    SUB_REM,
    SUB_AND,
    SUB_OR,
    SUB_XOR,
    SUB_SHL,
    SUB_SHR,
    SUB_EQ, // comparisons: operands of equal storage, or two integers of different storage, by value
    SUB_NE,
    SUB_LT,
    SUB_LE,
    SUB_GT,
    SUB_GE
};

struct ir_op {
    enum ir_op_kind kind;
    enum ir_sub sub;
    enum ir_rt rt;
    bool has_dst;
    struct place dst;
    VEC(struct operand) args;
    uint32_t function;       // CALL, CALL_ASYNC, TAIL, RT that is `direct`; CALL_C: of the externs
    struct storage *result;  // CALL*: what the callee gives, VOID for none
    struct storage *storage; // BLOCK_ALLOC
    local_id scope;  // CALL_ASYNC, CALL_VALUE_ASYNC, RT with SCOPE: an sc_scope local, or NO_LOCAL
    block_id unwind; // NO_BLOCK where nothing can leave
    VEC(block_id) targets;
    VEC(uint64_t) cases;
    site_id site;       // for panics and #line
    bool has_caller;    // the last argument, a PTR, is the site of its panic instead
    VEC(local_id) live; // SUSPENDS: what must survive, without resident locals (ir_liveness)
    uint32_t state;     // SUSPENDS: number of the suspension point, from 1 (ir_frames)
    bool
        direct; // RT TASK_JOIN: the task runs `function`, and only its scope's body joins it (ir_joins)
    bool
        made; // RT SCOPE_OPEN, SCOPE_CLOSE, SPAWN, TASK_JOIN: of what is made with the frame (ir_made)
    local_id made_scope; // if it is `made`: of which scope
    bool framed;         // the frame surely exists before it (ir_frames)
    bool keeps; // RT SCOPE_JOIN: of its tasks some have blocks that closing frees (ir_joins)
    bool clean; // SUSPENDS: the status is still SC_DONE before it (ir_liveness)
    bool quiet; // CALL_C: it reads nothing that others write
    bool typed; // RT PURE_RUN: the list knows what all its tasks run (pure_rewrite)
    bool pure;  // CALL_ASYNC: of a pure function, so that it cannot suspend (ir_pure)
};

struct ir_block {
    VEC(struct ir_op) ops;
};

struct ir_local {
    struct storage *storage;
    const char *name; // in the source, for dumps; may be NULL
    bool addressed;   // some ADDR is rooted here
    bool resident;    // lives in the frame (ir_frames)
    bool block;       // too large for a C frame: a block of its own (ir_frames)
    const struct ir_op
        *maker; // of what is made with the frame: the op that opens or spawns it (ir_made)
    bool
        is_own; // of such a scope: none but this function's code spawns into it or cancels it (ir_made)
    local_id companion; // of such a task its scope, of such a scope its slot; or NO_LOCAL
    local_id slot; // whose field of the frame it is saved in, NO_LOCAL if it never is (ir_liveness)
};

enum ir_class {
    IR_PLAIN, // a plain C function
    IR_ASYNC  // f_enter and, if it suspends, f_resume
};

struct ir_function {
    uint32_t index;   // in the unit's functions
    const char *name; // source name with a suffix that makes it unique, for dumps and C names
    enum ir_class class;
    bool is_task;         // ASYNC: f_enter(w, sc_task *): the one parameter is the block's address
    bool is_inlined;      // is_task: so little that a join should not call it (ir_joins)
    bool is_short;        // PLAIN: the short way of another function (ir_short)
    uint32_t short_way;   // of a pure task: the function that tries it, plus 1, or 0 (ir_short)
    uint32_t rest;        // the task that is left if that ends in SHORT_REST, plus 1, or 0
    bool is_rest;         // what ir_split took from another function: not to be put back
    bool has_env;         // takes an environment pointer as its first parameter: code of an sc_func
    uint32_t param_count; // the task pointer or the environment included
    struct storage *result; // VOID for none
    VEC(struct ir_local) locals;
    VEC(struct ir_block) blocks;
    local_id status;
    bool is_made;         // some scope in its frame is made with it (ir_made)
    bool is_joined_made;  // is_task: some join calls it that is `made` (ir_made)
    uint32_t state_count; // ir_frames: suspension points
    bool panics;          // PLAIN: may return with the panic flag up (ir_panics)
    bool pure; // ASYNC: waits for nothing but its own tasks, and never suspends (ir_pure)
    site_id site;
};

struct ir_site {
    const char *file;
    uint32_t line;
    uint32_t column;
};

struct ir_string {
    const char *bytes;
    size_t length;
    uint32_t same_hash; // number of another one, plus 1, or 0
};

/* A C function that is called. */
struct ir_extern {
    const char *symbol;
    struct storage *result; // VOID for none
    VEC(struct storage *) params;
};

/* A function that C calls: a PLAIN one, or a task, whose block begins with {sc_task, result}. */
struct ir_export {
    const char *symbol;
    uint32_t function;
    struct storage *result;       // VOID for none
    VEC(struct storage *) params; // of a task: what lies behind the first field of its block
    struct storage *block;        // NULL of a PLAIN one
};

struct ir_unit {
    struct arena *arena;
    struct storage *basics[STORAGE_PTR + 1]; // VOID to PTR, one of each
    VEC(struct storage *) opaques;
    VEC(struct ir_function *) functions;
    VEC(struct storage *) storages; // every STRUCT, TAGGED and ARRAY, inner ones first
    struct map storages_by_hash;
    VEC(struct ir_string) strings;
    struct map strings_by_hash; // number of the latest with a hash, plus 1
    VEC(struct ir_site) sites;  // sites[0] is none
    VEC(struct ir_extern) externs;
    VEC(struct ir_export) exports;
    VEC(uint32_t) entries; // functions that the runtime starts: take an sc_view of sc_str, give I32
    bool
        has_tests; // they are tests, one of which a run of the program is; else there is at most one
    bool needs_heap; // some op allocates on the collected heap
    bool debug_lines;
    bool prepared; // ir_prepare has run
};

/* How a function of the runtime behaves, and what is passed to it before the arguments (rt.def). */
enum ir_rt_kind {
    RT_PLAIN,
    RT_PANICS,
    RT_LEAF,
    RT_RETRY,
    RT_POLLED,
    RT_RAISES
};

enum {
    RT_PASSES_WORKER = 1,
    RT_PASSES_SCOPE = 2,
    RT_PASSES_SELF = 4
};

/* Places of arguments that passes look at (rt.def). */
enum ir_open_arg {
    OPEN_SCOPE,
    OPEN_PARENT,
    OPEN_SLOT,
    OPEN_SITE
};

enum ir_spawn_arg {
    SPAWN_SCOPE,
    SPAWN_TASK,
    SPAWN_RUN,
    SPAWN_SIZE,
    SPAWN_FLAGS,
    SPAWN_SITE
};

struct ir_rt_info {
    const char *name; // in C
    enum ir_rt_kind kind;
    unsigned passes;
    const char *signature; // see rt.def
};

const struct ir_rt_info *ir_rt_info(enum ir_rt rt);
const char *ir_op_text(enum ir_op_kind kind);
const char *ir_sub_text(enum ir_sub sub);

bool ir_op_suspends(const struct ir_op *op);
bool ir_op_panics(const struct ir_op *op);
/* Cannot suspend, but may raise the status and leave. */
bool ir_op_raises(const struct ir_op *op);
bool ir_op_ends(const struct ir_op *op);

/* Storage of what a place or an operand holds. */
struct storage *ir_place_storage(const struct ir_function *function, const struct place *place);

bool storage_is_int(const struct storage *storage); // I8 to U64
bool storage_is_signed(const struct storage *storage);
bool storage_is_float(const struct storage *storage);
bool storage_is_scalar(const struct storage *storage); // BOOL to PTR: what fits in a register
unsigned storage_bits(const struct storage *storage);  // of an integer
/* Bytes that a value takes in C. */
uint64_t storage_size(const struct storage *storage);

/*
 * What makes a lowered unit ready for the emitter; lowering calls it once at its end. It finds which
 * functions may panic (ir_panics) and takes the unwind edges of calls that cannot, straightens the graph
 * (ir_simplify), rewrites what only forks and joins (ir_pure), decides what lives in the frame, places FRAME and numbers the suspension
 * points (ir_frames), and fills `live` (ir_liveness).
 */
void ir_prepare(struct ir_unit *unit);

/* Panics if the graph breaks the contract above. */
void ir_verify(const struct ir_unit *unit);
void ir_print(const struct ir_unit *unit, struct strbuf *out);
/* What tasks take, by spawn; of a prepared unit. */
void ir_report_frames(const struct ir_unit *unit, struct strbuf *out);
