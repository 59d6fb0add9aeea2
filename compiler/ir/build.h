/*
 * How the lowering makes a unit: storages, strings and sites are interned, so that equal ones are the
 * same pointer or number; places and operands are values; ops are appended through a cursor.
 *
 *     struct ir_cursor at = {.unit = unit, .function = function, .block = 0, .unwind = NO_BLOCK};
 *     struct place sum = ir_place(ir_local_new(unit, function, i64, "sum"));
 *     ir_checked(&at, sum, SUB_ADD, ir_get(&at, left), ir_int(i64, 1));
 *
 * A helper that takes `const struct place *dst` accepts NULL for "no result".
 */
#pragma once

#include "ir/ir.h"

struct ir_cursor {
    struct ir_unit *unit;
    struct ir_function *function;
    block_id block;
    block_id unwind; // given to every op that may leave; NO_BLOCK where none can
    site_id site;    // given to every op
    bool has_caller; // panics are at the site to which the local `caller` points
    local_id caller;
};

/* ---- the unit ---- */
struct ir_unit *ir_unit_new(struct arena *arena);
uint32_t ir_string(struct ir_unit *unit, const char *bytes, size_t length);
site_id ir_site(struct ir_unit *unit, const char *file, uint32_t line, uint32_t column);

/* ---- storages ---- */
struct storage *ir_basic(const struct ir_unit *unit, enum storage_kind kind); // VOID to PTR
struct storage *ir_opaque(struct ir_unit *unit, const char *c_name);          // "sc_str" …
struct storage *ir_struct(struct ir_unit *unit, struct storage *const *fields, size_t count);
struct storage *ir_tagged(struct ir_unit *unit, const struct storage_case *cases, size_t count);
struct storage *ir_array(struct ir_unit *unit, struct storage *element, uint64_t count);
/* The number of the case with this tag; UINT32_MAX if there is none. */
uint32_t ir_case_of(const struct storage *tagged, uint32_t tag);

/* ---- functions ---- */
struct ir_function *ir_function_new(struct ir_unit *unit, const char *name, enum ir_class class,
                                    struct storage *result);
local_id ir_local_new(struct ir_unit *unit, struct ir_function *function, struct storage *storage,
                      const char *name);
/* The same, counted as the next parameter: all parameters come before other locals. */
local_id ir_param_new(struct ir_unit *unit, struct ir_function *function, struct storage *storage,
                      const char *name);
/* The status local, made when it is first asked for. */
local_id ir_status(struct ir_unit *unit, struct ir_function *function);
block_id ir_block_new(struct ir_unit *unit, struct ir_function *function); // the first is the entry

/* ---- places: each gives a new place, `base` stays as it is ---- */
struct place ir_place(local_id local);
struct place ir_field(const struct ir_cursor *at, struct place base, uint32_t index);
struct place ir_tag(const struct ir_cursor *at, struct place base);
struct place ir_case(const struct ir_cursor *at, struct place base, uint32_t index);
struct place ir_index(const struct ir_cursor *at, struct place base, struct operand index);
struct place ir_deref(const struct ir_cursor *at, struct place base, struct storage *storage);
struct place ir_element(const struct ir_cursor *at, struct place base, struct storage *element,
                        struct operand index);
/* PROJ_DATA, PROJ_LENGTH, PROJ_CAPACITY, PROJ_CODE, PROJ_ENV. */
struct place ir_part(const struct ir_cursor *at, struct place base, enum projection_kind part);

/* ---- operands ---- */
struct operand ir_get(const struct ir_cursor *at, struct place place);
struct operand ir_get_local(const struct ir_cursor *at, local_id local);
struct operand ir_int(struct storage *storage, uint64_t bits); // truncated to the storage
struct operand ir_bool(const struct ir_unit *unit, bool value);
struct operand ir_float(struct storage *storage, double real);
struct operand ir_text(struct ir_unit *unit, uint32_t string);
struct operand ir_c_text(const struct ir_unit *unit, uint32_t string);
struct operand ir_function_address(const struct ir_unit *unit, uint32_t function);
struct operand ir_site_address(const struct ir_unit *unit, site_id site);
struct operand ir_size_of(const struct ir_unit *unit, struct storage *sized);
struct operand ir_null(const struct ir_unit *unit);
struct operand ir_scope_address(const struct ir_unit *unit); // the scope the function was called in

/* ---- operations, appended at the cursor ---- */
/* The op with its kind, site and, where it may leave, unwind. Good until the next op of that block. */
struct ir_op *ir_append(struct ir_cursor *at, enum ir_op_kind kind);
void ir_arg(struct ir_cursor *at, struct ir_op *op, struct operand operand);
/* Whether the cursor's block has its last op. */
bool ir_block_ended(const struct ir_cursor *at);

void ir_copy(struct ir_cursor *at, struct place dst, struct operand value);
void ir_widen(struct ir_cursor *at, struct place dst, struct operand value);
void ir_zero(struct ir_cursor *at, struct place dst);
void ir_addr(struct ir_cursor *at, struct place dst, struct place of);
void ir_unary(struct ir_cursor *at, struct place dst, enum ir_sub sub, struct operand value);
void ir_binary(struct ir_cursor *at, struct place dst, enum ir_sub sub, struct operand left,
               struct operand right);
void ir_checked(struct ir_cursor *at, struct place dst, enum ir_sub sub, struct operand left,
                struct operand right);
void ir_checked_neg(struct ir_cursor *at, struct place dst, struct operand value);
void ir_convert(struct ir_cursor *at, struct place dst, struct operand value);
void ir_checked_convert(struct ir_cursor *at, struct place dst, struct operand value);
void ir_check_index(struct ir_cursor *at, struct operand index, struct operand length);
void ir_check_slice(struct ir_cursor *at, struct operand low, struct operand high,
                    struct operand length);
/* CALL or CALL_ASYNC, as the callee's class says; `scope` is for ASYNC ones, NO_LOCAL: the caller's. */
void ir_call(struct ir_cursor *at, const struct place *dst, const struct ir_function *callee,
             local_id scope, const struct operand *args, size_t count);
/* `result` is VOID for none. */
void ir_call_value(struct ir_cursor *at, const struct place *dst, struct storage *result,
                   const struct operand *args, size_t count);
void ir_call_value_async(struct ir_cursor *at, const struct place *dst, struct storage *result,
                         local_id scope, const struct operand *args, size_t count);
/* `callee` is a number among the unit's externs; `quiet` as in ir.h. */
void ir_call_c(struct ir_cursor *at, const struct place *dst, uint32_t callee, bool quiet,
               const struct operand *args, size_t count);
void ir_rt(struct ir_cursor *at, enum ir_rt rt, const struct place *dst, local_id scope,
           const struct operand *args, size_t count);
void ir_block_alloc(struct ir_cursor *at, struct place dst, struct storage *storage);
void ir_goto(struct ir_cursor *at, block_id target);
void ir_branch(struct ir_cursor *at, struct operand condition, block_id yes, block_id no);
/* targets has one more than cases: the last is for all other values. */
void ir_switch(struct ir_cursor *at, struct operand value, const uint64_t *cases,
               const block_id *targets, size_t count);
void ir_return(struct ir_cursor *at, const struct operand *value); // NULL for no result
void ir_leave_unwinding(struct ir_cursor *at);                     // UNWIND
void ir_unreachable(struct ir_cursor *at);
