/*
 * What the files of this stage share: the state of a run, instances, layouts, and the function under
 * construction. A value is lowered to an operand of its type's storage; a type without storage (Unit,
 * a capability, what never comes) gives an operand of VOID, which nobody stores.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/map.h"
#include "base/vec.h"
#include "diag/diag.h"
#include "effect/facts.h"
#include "ir/build.h"
#include "lower/lower.h"
#include "resolve/symbol.h"
#include "safety/capture.h"
#include "syntax/ast.h"
#include "type/call.h"
#include "type/type.h"
#include "unit.h"

/* ---- instances (instance.c) ---- */

/* Is what was passed for this open parameter Async? */
struct answer {
    struct symbol *param;
    bool is_async;
};

/* What a body is lowered with. Environments of equal content are the same pointer. */
struct env {
    struct symbol *function; // NULL for the root
    struct type **args;      // for function->params, without type parameters of their own
    size_t arg_count;
    VEC(struct answer) answers;
};

enum instance_kind {
    INSTANCE_FUNCTION, // symbol, env
    INSTANCE_VALUE,    // symbol, env: the function as code of an sc_func; is_async: its convention
    INSTANCE_CLOSURE,  // node (a CLOSURE), env: code of an sc_func
    INSTANCE_ADAPTER,  // node, env: the async convention around a plain closure, same environment
    INSTANCE_REWRAP, // type (a FUNCTION): the async convention around a plain sc_func in the environment
    INSTANCE_TASK,    // node (the CALL of a spawn), env: what a task runs
    INSTANCE_ENTRY,   // symbol (main): what the runtime starts
    INSTANCE_EXPORT,  // symbol: what C calls, plain or a task
    INSTANCE_JOB,     // type (a FUNCTION): what a thread of the blocking pool calls
    INSTANCE_FORMAT,  // type: prints a value into an sc_fmt
    INSTANCE_EQUAL,   // type: are two values equal?
    INSTANCE_COMPARE, // type: -1, 0 or 1
    INSTANCE_HASH,    // type: mixes a value into the hash so far
    INSTANCE_CLONE    // type: a copy that shares nothing that can change
};

struct instance {
    enum instance_kind kind;
    struct symbol *symbol;
    struct node *node;
    const struct env *env;
    struct type *type;
    bool is_async;
    bool opens_scope; // or spawns: it begins with an entry check
    block_id unwind;  // of the function's outermost region
    struct ir_function *ir;
};

struct lower {
    struct unit *unit;
    struct arena *arena;
    struct types *types;
    struct ir_unit *ir;
    struct map layouts;               // struct type -> struct layout
    struct map error_tags;            // struct type -> tag as uintptr_t
    struct map by_key;                // symbol, node or type -> struct instance_list
    struct map chains;                // see lower_chain.c
    struct map externs;               // symbol -> number of the C function, from 1
    struct map envs;                  // symbol -> struct env_list
    const struct env *root;           // nothing substituted
    VEC(struct instance *) instances; // the worklist
};

const struct env *env_make(struct lower *lower, struct symbol *function, struct type **args,
                           size_t count, const struct answer *answers, size_t answer_count);
/* The type with the environment's arguments put in. */
struct type *env_type(struct lower *lower, const struct env *env, struct type *type);
bool env_answer(const struct symbol *param, void *env);
/* Does a value of the function type suspend when it is called? `param` as in facts.h. */
bool env_is_async(const struct env *env, const struct type *type, const struct symbol *param);
/* The open parameter that the expression names, NULL if it names none. */
const struct symbol *open_param_of(const struct node *value);
/* The instance that equals `key`, which is made and queued if it is new. */
struct instance *instance_get(struct lower *lower, const struct instance *key);
/* The function a call of `symbol` reaches: asks the arguments for the answers. `args` may be NULL. */
struct instance *instance_of_call(struct lower *lower, const struct env *env,
                                  const struct call *call);
/* The function called through a value of type `as`, of the wrapper or of the function itself. */
const struct env *env_of_value(struct lower *lower, const struct env *env, struct symbol *function,
                               struct type **targs, size_t count, const struct type *as);

/* ---- storage (storage.c) ---- */

/* Where a field lies: `index` among the fields that have storage, -1 for none. */
struct slot {
    int index;
    bool boxed;              // the field holds a PTR to the value: its type contains the owner
    struct type *type;       // of the field's value
    struct storage *storage; // of the field's value, VOID for none
};

/* A record has one case; a union, a set of errors, a Maybe or a Result has one for each variant. */
struct layout_case {
    struct symbol *owner; // the record, variant or error; NULL of tuples and Results
    struct type *error;   // of an error: the error's own type
    uint32_t tag;
    struct slot *slots;
    size_t slot_count;
};

struct layout {
    struct storage *storage; // STRUCT or TAGGED
    struct layout_case *cases;
    size_t case_count;
};

struct storage *storage_basic(const struct lower *lower, enum storage_kind kind);
struct storage *storage_opaque(const struct lower *lower, const char *name);
/* Of a type without type parameters; VOID for types without storage. */
struct storage *storage_of(struct lower *lower, struct type *type);
/* Of an element of an array, view, list or string; what has no storage takes a byte there. */
struct storage *storage_element(struct lower *lower, struct type *type);
/* Of RECORD, UNION, ERRORS, TUPLE, RESULT and MAYBE. */
const struct layout *layout_of(struct lower *lower, struct type *type);
/* {sc_task, result}: how every block of a task that yields `joined` begins. */
struct storage *storage_task_head(struct lower *lower, struct type *joined);
/* The case of a variant, or of an error of this very type if `error` is not NULL. */
size_t layout_case_of(const struct layout *layout, const struct symbol *owner,
                      const struct type *error);
/* An error type or a set of them. */
bool type_is_errors(const struct type *type);

enum {
    CASE_OK = 0, // of a Result
    CASE_ERR = 1
};

/* ---- the function under construction (fn.c) ---- */

struct fn {
    struct lower *lower;
    struct instance *instance;
    const struct env *env;
    struct ir_function *ir;
    struct ir_cursor at;   // its block is always open: after a jump it is one that nothing reaches
    struct map places;     // struct symbol -> struct place
    struct map chains;     // struct symbol of a list of handles -> struct chain_locals
    struct map held;       // struct node -> struct operand: evaluated ahead, see lower_assign
    struct region *region; // the innermost
    local_id scope;        // the sc_scope that the code runs in, NO_LOCAL: the one it was called in
    uint32_t loop_depth;
    bool no_polls;               // in a defer that doesn't suspend: its loops don't poll
    bool in_defer;               // the status may be raised already
    struct scope_frame *body_of; // the scope whose body's outermost block the statements stand in
};

/* Makes the function of the instance; its parameters follow, then fn_start(). */
void fn_init(struct fn *fn, struct lower *lower, struct instance *instance);
/* After the parameters: entry block, result local, outermost region. `gives` is what `return` takes. */
void fn_start(struct fn *fn, struct region *base, struct type *gives);
/* Emits the ways out: returns the result. */
void fn_finish(struct fn *fn, struct region *base);
/* The same without a result. Goes on where a value leaves; fn_finish_unwind() follows. */
void fn_finish_unwind(struct fn *fn, struct region *base);

local_id fn_local(struct fn *fn, struct storage *storage, const char *name);
struct place fn_temp(struct fn *fn, struct storage *storage);
block_id fn_block(struct fn *fn);
/* Goes on in `block`. */
void fn_enter(struct fn *fn, block_id block);
void fn_jump(struct fn *fn, block_id block);
void fn_jump_into(struct fn *fn, block_id block);
void fn_branch(struct fn *fn, struct operand condition, block_id yes, block_id no);
void fn_switch(struct fn *fn, struct operand value, const uint64_t *cases, const block_id *targets,
               size_t count);
void fn_unreachable(struct fn *fn);
/* Makes `span` the site of the ops to come; gives the site before, for going back to. */
site_id fn_site(struct fn *fn, struct span span);

/* The type in this instance, and its storage. */
struct type *fn_type(struct fn *fn, struct type *type);
struct storage *fn_basic(struct fn *fn, enum storage_kind kind);

struct operand fn_get(struct fn *fn, struct place place);
struct operand fn_get_local(struct fn *fn, local_id local);
struct operand fn_void(struct fn *fn);
struct operand fn_int(struct fn *fn, enum storage_kind kind, uint64_t bits);
struct operand fn_bool(struct fn *fn, bool value);
struct operand fn_size_of(struct fn *fn, struct storage *storage);
struct operand fn_site_address(struct fn *fn);
struct operand fn_string(struct fn *fn, const char *bytes, size_t length);
struct operand fn_c_text(struct fn *fn, const char *text);
/* The address of the scope the code runs in. */
struct operand fn_scope_address(struct fn *fn);
bool is_void(struct operand operand);
bool is_constant(struct operand operand);

/* Does nothing for VOID. */
void fn_copy(struct fn *fn, struct place dst, struct operand value);
struct operand fn_address(struct fn *fn, struct place place);
struct operand fn_binary(struct fn *fn, enum ir_sub sub, struct storage *storage, struct operand a,
                         struct operand b);
struct operand fn_compare(struct fn *fn, enum ir_sub sub, struct operand a, struct operand b);
struct operand fn_checked(struct fn *fn, enum ir_sub sub, struct operand a, struct operand b);
struct operand fn_convert(struct fn *fn, struct operand value, struct storage *to);
void fn_rt(struct fn *fn, enum ir_rt rt, const struct operand *args, size_t count);
struct operand fn_rt_value(struct fn *fn, enum ir_rt rt, struct storage *storage,
                           const struct operand *args, size_t count);
/* Panics with the text, at the site, unless the BOOL is true. */
void fn_require(struct fn *fn, struct operand condition, const char *text);
/* A PTR to a block of the collected heap for a value of the storage. */
struct operand fn_heap(struct fn *fn, struct storage *storage);
/* A copy in a local of its own, unless it is a constant: later writes don't change it. */
struct operand fn_hold(struct fn *fn, struct operand value);
/* A place that holds the operand: its own, or a new local's. */
struct place fn_place(struct fn *fn, struct operand value);
/* The value in a slot of the struct at `base`, through its box; the slot has storage. */
struct place fn_slot(struct fn *fn, struct place base, const struct slot *slot);
/* Stores into a slot that holds nothing yet, making its box. */
void fn_init_slot(struct fn *fn, struct place base, const struct slot *slot, struct operand value);
/* The struct of case `index` of a value of the layout's type (the value itself of a record). */
struct place fn_case(struct fn *fn, const struct layout *layout, struct place value, size_t index);
/* Makes `value` the case: zeroes it and sets the tag, of a TAGGED. */
void fn_init_case(struct fn *fn, const struct layout *layout, struct place value, size_t index);

/* A loop with `turn` from 0 to below `count`, a U64 that its body doesn't change. */
struct each {
    struct place turn;
    block_id header;
    block_id after;
};

struct each each_begin(struct fn *fn, struct operand count);
void each_end(struct fn *fn, const struct each *each);

/* ---- ways out (exits.c) ---- */

enum region_kind {
    REGION_FUNCTION,
    REGION_LOOP,
    REGION_DEFER,
    REGION_SCOPE,
    REGION_CATCH // unwinding goes to `unwind`, nothing else leaves
};

enum exit_kind {
    EXIT_FALL,
    EXIT_RETURN, // of the innermost function or scope
    EXIT_BREAK,
    EXIT_CONTINUE,
    EXIT_UNWIND
};

struct exit {
    enum exit_kind kind;
    struct region *target; // of EXIT_BREAK and EXIT_CONTINUE
};

/*
 * What lies between a place in the function and its end, innermost first. Every way out is walked
 * from the inside outward: a loop or a scope may be its target, a defer is run on the way.
 */
struct region {
    enum region_kind kind;
    struct region *outer;
    block_id unwind;           // where an op that unwinds in here goes
    block_id exit_return;      // FUNCTION, SCOPE: where a value leaves, once it is stored
    block_id exit_break;       // LOOP
    block_id exit_continue;    // LOOP
    struct type *gives;        // FUNCTION, SCOPE: what `return` takes
    local_id result;           // FUNCTION, SCOPE: where its value goes, NO_LOCAL for none
    struct scope_frame *scope; // SCOPE
    struct node *body;         // DEFER
    block_id entry;            // DEFER: entered with `pending`
    local_id pending;          // DEFER: 0 goes on behind the block, i + 1 leaves by exits[i]
    VEC(struct exit) exits;
};

void region_push(struct fn *fn, struct region *region);
void region_pop(struct fn *fn);
/* The innermost function or scope: what `return` and `?` leave. */
struct region *region_returns(const struct fn *fn);
/* Leaves towards the exit's target, through the defers in between. */
void exit_to(struct fn *fn, struct exit exit);
void exit_return(struct fn *fn);
/* Goes on unwinding, with the status as it is. */
void exit_unwind(struct fn *fn);
void fn_set_status(struct fn *fn, uint64_t status);

/* Registers a defer: from here on every way out of its block runs it. */
void defer_register(struct fn *fn, struct node *body);
/* Ends the defers registered since `outer` was the innermost region: falls through them. */
void defer_close(struct fn *fn, struct region *outer);
/*
 * Emits a defer's body, shielded if it suspends. Of `defer check e` the place of e's Result, for the
 * caller to look at; else a place without a local.
 */
struct place defer_body(struct fn *fn, struct node *body);
/* The check of `defer check e`, NULL of any other body. */
struct node *deferred_check(struct node *body);
/* Can running the node suspend, in this instance? Closures in it are only made. */
bool node_suspends(struct fn *fn, struct node *node);

/* ---- statements (lower_stmt.c) ---- */

/* The block with its defers; its value, VOID if it has none. */
struct operand lower_block(struct fn *fn, struct node *node);
/* The same, where `body` may be any statement or expression (an arm, a closure's body). */
struct operand lower_body(struct fn *fn, struct node *body);
void lower_stmt(struct fn *fn, struct node *node);
/* The back edge of a loop: polls in async code. */
void lower_back_edge(struct fn *fn, block_id header);

/* The value of a conditional: its branches store into one local. */
struct join_point {
    struct type *type;
    local_id value; // NO_LOCAL: VOID
    block_id after;
};

struct join_point join_point_make(struct fn *fn, struct type *type);
/* Lowers a branch, which gives its value to the join. */
void join_point_give(struct fn *fn, const struct join_point *join, struct node *branch);
struct operand join_point_enter(struct fn *fn, const struct join_point *join);

/* ---- expressions (lower_expr.c) ---- */

/* The value, converted to what its place wants (node->coerced). */
struct operand lower_expr(struct fn *fn, struct node *node);
/* Without the conversion; of a function value, as it is. */
struct operand lower_plain_expr(struct fn *fn, struct node *node);
/* The same, in a copy that later operands cannot change if `others_change`. */
struct operand lower_stable(struct fn *fn, struct node *node, bool others_change);
/* Before and after the conversion, in this instance. */
struct type *node_type(struct fn *fn, const struct node *node);
struct type *node_wanted(struct fn *fn, const struct node *node);
/* Can evaluating the node change a variable? */
bool node_changes(struct node *node);
void lower_condition(struct fn *fn, struct node *node, block_id yes, block_id no);
struct operand lower_binary(struct fn *fn, struct node *node);
/* The operator of a compound assignment. */
struct operand lower_arithmetic(struct fn *fn, enum binary_op op, struct operand a, struct type *ta,
                                struct operand b, struct type *tb);
struct operand lower_literal_int(struct fn *fn, struct type *type, uint64_t bits, bool negative);

/* places (lower_place.c) */
bool node_is_place(const struct node *node);
/* The place of an expression that has one, else of a copy of its value. */
struct place lower_place(struct fn *fn, struct node *node);
struct operand lower_member(struct fn *fn, struct node *node);
struct operand lower_index(struct fn *fn, struct node *node);
/* Number of elements of an array, view, list or string at the place, as U64. */
struct operand lower_length(struct fn *fn, struct place place, struct type *type);
/* Element `index`, which is in range, of the same. */
struct place lower_element(struct fn *fn, struct place place, struct type *type,
                           struct operand index);
struct operand lower_element_value(struct fn *fn, struct place place, struct type *type,
                                   struct operand index);

/* values made of parts (lower_value.c) */
struct operand lower_record(struct fn *fn, struct node *node);
struct operand lower_variant(struct fn *fn, struct type *type, struct symbol *owner);
struct operand lower_tuple(struct fn *fn, struct node *node);
struct operand lower_array(struct fn *fn, struct node *node);
struct operand lower_array_repeat(struct fn *fn, struct node *node);
struct operand make_ok(struct fn *fn, struct type *result, struct operand value);
struct operand make_err(struct fn *fn, struct type *result, struct operand error);
struct operand make_some(struct fn *fn, struct type *maybe, struct operand value);
struct operand make_none(struct fn *fn, struct type *maybe);
/* The conversions that happen in silence; see node->coerced. */
struct operand lower_coerce(struct fn *fn, struct operand value, struct type *from,
                            struct type *to);
/* T(x): converts between numbers, Bool and Char. */
struct operand lower_conversion(struct fn *fn, struct operand value, struct type *from,
                                struct type *to);

/* giving results (lower_return.c) */
/* Gives the value to the innermost function or scope, and leaves. */
void lower_return_value(struct fn *fn, struct operand value, struct type *type);
void lower_return_error(struct fn *fn, struct operand error, struct type *type);
struct operand lower_try(struct fn *fn, struct node *node);
/* Lowers a body; what it gives is returned. */
void lower_returned_body(struct fn *fn, struct node *body);

/* ---- calls (lower_call.c, lower_builtin.c) ---- */

struct operand lower_call(struct fn *fn, struct node *node);
struct operand lower_builtin(struct fn *fn, struct node *node, const struct call *call);
/* The arguments as operands, left to right, those without storage left out; gives their number. */
size_t lower_args(struct fn *fn, const struct call *call, struct operand *into);
struct operand fn_call(struct fn *fn, const struct instance *target, const struct operand *args,
                       size_t count);
/* args[0] is the sc_func; `is_async` is its convention. */
struct operand fn_call_value(struct fn *fn, bool is_async, struct storage *result,
                             const struct operand *args, size_t count);

/* What only the library's own source may name (lower_raw.c). */
struct operand lower_mutex(struct fn *fn, struct node *node, const struct call *call);
struct operand lower_raw(struct fn *fn, struct node *node, const struct call *call);

/* ---- channels (lower_channel.c) ---- */

struct operand lower_channel(struct fn *fn, struct node *node, const struct call *call);
/* Receives the next value of a channel of the type; goes on with the place where it lies, or to `closed`. */
struct place lower_next_received(struct fn *fn, struct operand channel, struct type *type,
                                 block_id closed);

/* ---- the C border (lower_border.c) ---- */

/* The arguments are those of the language. */
struct operand lower_extern_call(struct fn *fn, const struct symbol *function,
                                 const struct operand *args, size_t count);
struct operand lower_run_blocking(struct fn *fn, struct node *node, const struct call *call);
/* What C gets from an exported function. */
struct storage *export_result(struct lower *lower, const struct symbol *function);
void instance_extern(struct lower *lower, struct instance *instance);
void instance_export(struct lower *lower, struct instance *instance);
void instance_job(struct lower *lower, struct instance *instance);

/* ---- functions and closures (lower_decl.c, lower_closure.c) ---- */

struct capture_slot {
    const struct capture *capture;
    int index;               // in the struct, -1 for what has no storage
    bool by_address;         // the field is a PTR to the variable
    struct storage *storage; // of the variable
};

struct capture_layout {
    struct capture_slot *slots;
    size_t count;
    struct storage *storage; // NULL if there is nothing to hold
};

/* What the closure captures, as a struct that begins with `head` if it is not NULL. */
struct capture_layout capture_layout(struct lower *lower, const struct env *env,
                                     const struct node *closure, struct storage *head);
/* Stores the captures into the struct at `to`, where the closure is made. */
void capture_store(struct fn *fn, const struct capture_layout *layout, struct place to);
/* Binds the captured symbols to the struct at `from`, inside the closure. */
void capture_bind(struct fn *fn, const struct capture_layout *layout, struct place from);

/* A function value (a closure, a name) in the convention that `to` tells; see note [conventions]. */
struct operand lower_function_value(struct fn *fn, struct node *node, struct type *to);
void fn_params(struct fn *fn, const struct node_list *params);
/* The symbol stands for the place. */
void bind_place(struct fn *fn, const struct symbol *symbol, struct place place);
/* The symbol stands for a local of its own that holds the value. */
void bind_symbol(struct fn *fn, struct symbol *symbol, struct operand value);
struct place symbol_place(struct fn *fn, const struct symbol *symbol);

void instance_function(struct lower *lower, struct instance *instance);
void instance_value(struct lower *lower, struct instance *instance);
void instance_entry(struct lower *lower, struct instance *instance);
void instance_closure(struct lower *lower, struct instance *instance);
void instance_adapter(struct lower *lower, struct instance *instance);
void instance_rewrap(struct lower *lower, struct instance *instance);

/* ---- scopes and tasks (lower_scope.c, lower_spawn.c) ---- */

struct scope_frame {
    struct scope_info *info;
    local_id scope;    // the sc_scope
    local_id handle;   // PTR to it
    struct type *type; // of the expression
    local_id late;     // a Result: the error of a `defer check`, NO_LOCAL if there is none
    local_id slot;     // of the first error, NO_LOCAL if nothing can fail it
    local_id tail;     // PTR to the tail spawn's task, NO_LOCAL
    local_id armed; // how many of the body's own defers are registered, NO_LOCAL before the first
    VEC(struct node *) defers;
    uint32_t loop_depth; // where the scope is opened
};

struct operand lower_scope(struct fn *fn, struct node *node, const struct call *call);
struct operand lower_spawn(struct fn *fn, struct node *node, const struct call *call);
struct operand lower_join(struct fn *fn, struct operand task, struct type *joined);
struct operand lower_cancel(struct fn *fn, const struct call *call);
/* A defer of the body's outermost block: it runs after the join. */
void scope_defer(struct fn *fn, struct node *body);
/* Fails the scope, given by its address, with an error value. */
void scope_fail(struct fn *fn, struct operand scope, struct operand error);
void instance_task(struct lower *lower, struct instance *instance);

/* ---- lists of handles (lower_chain.c) ---- */

/* Looks which lists of the scope's body are chains, before the body is lowered. */
void chain_scope(struct lower *lower, const struct scope_info *scope);
/* Whether the handle of this spawn goes into a chain. */
bool chain_has_spawn(struct lower *lower, const struct node *spawn);
/* Whether the expression names a chain. */
bool chain_is_list(const struct lower *lower, const struct node *node);
/* How the block of a task in a chain begins: {head, link}. */
struct storage *chain_head(struct lower *lower, struct storage *head);

/* Makes the list if the declaration is that of a chain; else false. */
bool lower_chain_let(struct fn *fn, const struct node *let);
void lower_chain_push(struct fn *fn, struct node *list, struct node *spawn);
struct operand lower_chain_length(struct fn *fn, const struct node *list);

/* A loop over a chain. */
struct chain_loop {
    struct place turn; // the block
    struct type *task;
};

struct chain_loop lower_chain_begin(struct fn *fn, const struct node *list);
struct operand lower_chain_more(struct fn *fn, const struct chain_loop *loop);
void lower_chain_next(struct fn *fn, const struct chain_loop *loop);

/* ---- maps (lower_map.c) ---- */

bool lower_is_map(const struct lower *lower, const struct type *type);

/* A loop over the entries of a map, which stays as it is meanwhile. */
struct map_loop {
    struct place map;
    struct type *type;
    struct place entries;
    struct type *list; // of entries
    struct place turn; // number of the entry
};

struct map_loop lower_map_begin(struct fn *fn, struct place map, struct type *type);
/* Goes to `body` at an entry, to `gap` where one was removed, to `end` behind the last. */
void lower_map_test(struct fn *fn, const struct map_loop *loop, block_id body, block_id gap,
                    block_id end);
/* The (key, value) of this turn. */
struct place lower_map_pair(struct fn *fn, const struct map_loop *loop, struct type **type);
void lower_map_next(struct fn *fn, const struct map_loop *loop);

/* m[k] */
struct operand lower_map_index(struct fn *fn, struct node *node);
/* m[k] = value */
void lower_map_set(struct fn *fn, struct node *target, struct operand value);
struct operand lower_map_equal(struct fn *fn, struct operand a, struct operand b,
                               struct type *type);
struct operand lower_map_clone(struct fn *fn, struct operand map, struct type *type);
void lower_map_format(struct fn *fn, struct operand out, struct place map, struct type *type);

/* ---- patterns (lower_match.c, lower_pattern.c) ---- */

struct operand lower_match(struct fn *fn, struct node *node);
struct operand lower_if_match(struct fn *fn, struct node *node);
/* One turn of `while match`: goes on behind the arm that fits, else to `done`. */
void lower_match_turn(struct fn *fn, struct node *match, block_id done);
/* Tests the value at `place` and binds; goes on if it fits, else to `fail`. `steady`: nothing writes
   the place while the bindings live, so that they need no copies. */
void lower_pattern(struct fn *fn, struct node *pattern, struct place place, struct type *type,
                   bool steady, block_id fail);
/* Is the expression's value safe from writes while a pattern's bindings live? */
bool node_is_steady(const struct node *node);

/* ---- by type (lower_format.c, lower_equal.c, lower_hash.c, lower_clone.c) ---- */

struct operand lower_print(struct fn *fn, const struct call *call, int fd, bool newline);
struct operand lower_format_string(struct fn *fn, const struct call *call);
/* Appends to the sc_fmt at address `out`. */
void format_value(struct fn *fn, struct operand out, struct operand value, struct type *type,
                  bool is_quoted);
void format_text(struct fn *fn, struct operand out, const char *text, size_t length);
struct operand lower_equal(struct fn *fn, struct operand a, struct operand b, struct type *type);
/* The same of any comparison; integers may be of different types. */
struct operand lower_comparison(struct fn *fn, enum binary_op op, struct operand a,
                                struct operand b, struct type *type);
struct operand lower_order(struct fn *fn, struct operand a, struct operand b, struct type *type);
/* A U64 that is the same for equal values. */
struct operand lower_hash(struct fn *fn, struct operand value, struct type *type);
struct operand lower_clone(struct fn *fn, struct operand value, struct type *type);
void instance_format(struct lower *lower, struct instance *instance);
void instance_equal(struct lower *lower, struct instance *instance);
void instance_compare(struct lower *lower, struct instance *instance);
void instance_hash(struct lower *lower, struct instance *instance);
void instance_clone(struct lower *lower, struct instance *instance);

/* ---- the whole (lower.c, recursion.c) ---- */

/* Gives recursive functions, and those that open scopes, their check at the entry. */
void lower_entry_checks(struct lower *lower);
/* Reports DIAG_NOT_SUPPORTED at the span. */
void not_supported(struct lower *lower, struct span span, const char *what);
