/*
 * Each program ends with status 42 if what it computed is right, or with the one its row names. They are
 * small but take every road of the emitter: plain recursion with panics, frames with and without resident
 * locals, tasks, operations that are called again, results in registers, in the buffer and in blocks.
 */
#include "programs.h"

static struct storage *basic(const struct ir_cursor *at, enum storage_kind kind) {
    return ir_basic(at->unit, kind);
}

static struct place local(struct ir_cursor *at, struct storage *storage, const char *name) {
    return ir_place(ir_local_new(at->unit, at->function, storage, name));
}

static struct ir_cursor function_begin(struct ir_unit *unit, const char *name, enum ir_class class,
                                       struct storage *result) {
    struct ir_cursor at = {.unit = unit, .unwind = NO_BLOCK};
    at.site = ir_site(unit, "tests/emit.sc", (uint32_t)unit->functions.count + 1, 3);
    at.function = ir_function_new(unit, name, class, result);
    at.function->site = at.site;
    at.block = ir_block_new(unit, at.function);
    return at;
}

/* Gives the function a block that leaves it unwinding, and the cursor that as its unwind. */
static void with_unwind(struct ir_cursor *at) {
    struct ir_cursor out = *at;
    ir_status(at->unit, at->function);
    out.block = ir_block_new(at->unit, at->function);
    out.unwind = NO_BLOCK;
    ir_leave_unwinding(&out);
    at->unwind = out.block;
}

static struct ir_cursor entry_begin(struct ir_unit *unit, enum ir_class class) {
    struct ir_cursor at = function_begin(unit, "main", class, ir_basic(unit, STORAGE_I32));
    ir_param_new(unit, at.function, ir_opaque(unit, "sc_view"), "args");
    VEC_PUSH(unit->arena, &unit->entries, at.function->index);
    with_unwind(&at);
    return at;
}

/* Returns 42 if the two are equal, else 1. */
static void return_whether(struct ir_cursor *at, struct operand value, struct operand expected) {
    struct place equal = local(at, basic(at, STORAGE_BOOL), NULL);
    struct operand good = ir_int(basic(at, STORAGE_I32), 42);
    struct operand bad = ir_int(basic(at, STORAGE_I32), 1);
    ir_binary(at, equal, SUB_EQ, value, expected);
    block_id yes = ir_block_new(at->unit, at->function);
    block_id no = ir_block_new(at->unit, at->function);
    ir_branch(at, ir_get(at, equal), yes, no);
    at->block = yes;
    ir_return(at, &good);
    at->block = no;
    ir_return(at, &bad);
}

/* ---- plain ---- */
/* fib(n), each step checked. */
static struct ir_function *plain_fib(struct ir_unit *unit) {
    struct storage *i64 = ir_basic(unit, STORAGE_I64);
    struct ir_cursor at = function_begin(unit, "fib", IR_PLAIN, i64);
    local_id n = ir_param_new(unit, at.function, i64, "n");
    with_unwind(&at);
    ir_append(&at, IR_STACK_CHECK);
    struct place small = local(&at, basic(&at, STORAGE_BOOL), NULL);
    ir_binary(&at, small, SUB_LT, ir_get_local(&at, n), ir_int(i64, 2));
    block_id leaf = ir_block_new(unit, at.function);
    block_id inner = ir_block_new(unit, at.function);
    ir_branch(&at, ir_get(&at, small), leaf, inner);
    at.block = leaf;
    struct operand self = ir_get_local(&at, n);
    ir_return(&at, &self);
    at.block = inner;
    struct place parts[2];
    for (uint64_t i = 0; i < 2; i++) {
        struct place less = local(&at, i64, NULL);
        parts[i] = local(&at, i64, i ? "right" : "left");
        ir_checked(&at, less, SUB_SUB, ir_get_local(&at, n), ir_int(i64, i + 1));
        struct operand arg = ir_get(&at, less);
        ir_call(&at, &parts[i], at.function, NO_LOCAL, &arg, 1);
    }
    struct place sum = local(&at, i64, NULL);
    ir_checked(&at, sum, SUB_ADD, ir_get(&at, parts[0]), ir_get(&at, parts[1]));
    struct operand result = ir_get(&at, sum);
    ir_return(&at, &result);
    return at.function;
}

static void build_fib(struct ir_unit *unit) {
    struct ir_function *fib = plain_fib(unit);
    struct ir_cursor at = entry_begin(unit, IR_PLAIN);
    struct storage *i64 = basic(&at, STORAGE_I64);
    struct place sum = local(&at, i64, "sum");
    struct operand n = ir_int(i64, 20);
    ir_call(&at, &sum, fib, NO_LOCAL, &n, 1);
    return_whether(&at, ir_get(&at, sum), ir_int(i64, 6765));
}

/* i8: 127 + 1 panics. */
static void build_overflow(struct ir_unit *unit) {
    struct ir_cursor at = entry_begin(unit, IR_PLAIN);
    struct storage *i8 = basic(&at, STORAGE_I8);
    struct place x = local(&at, i8, "x");
    ir_copy(&at, x, ir_int(i8, 127));
    ir_checked(&at, x, SUB_ADD, ir_get(&at, x), ir_int(i8, 1));
    return_whether(&at, ir_get(&at, x), ir_int(i8, 0));
}

/* Every operation on every integer type, with variables and with constants on both sides. */
static void build_arithmetic(struct ir_unit *unit) {
    struct ir_cursor at = entry_begin(unit, IR_PLAIN);
    static const uint64_t constants[] = {0, 100, UINT64_MAX, UINT64_C(1) << 63};
    struct place count = local(&at, basic(&at, STORAGE_I64), "count");
    struct place truth = local(&at, basic(&at, STORAGE_BOOL), "truth");
    for (int kind = STORAGE_I8; kind <= STORAGE_U64; kind++) {
        struct storage *storage = basic(&at, (enum storage_kind)kind);
        struct place x = local(&at, storage, "x");
        struct place y = local(&at, storage, NULL);
        ir_copy(&at, x, ir_int(storage, 6));
        for (size_t c = 0; c < sizeof constants / sizeof *constants; c++) {
            struct operand constant = ir_int(storage, constants[c]);
            struct operand pairs[][2] = {{ir_get(&at, x), constant},
                                         {constant, ir_get(&at, x)},
                                         {constant, constant},
                                         {ir_get(&at, x), ir_get(&at, x)}};
            for (size_t p = 0; p < sizeof pairs / sizeof *pairs; p++) {
                for (int sub = SUB_ADD; sub <= SUB_SHR; sub++) {
                    bool divides = sub == SUB_DIV || sub == SUB_REM;
                    if (!(divides && pairs[p][1].kind == OPERAND_INT && !pairs[p][1].bits) &&
                        !(divides && p == 2))
                        ir_binary(&at, y, (enum ir_sub)sub, pairs[p][0], pairs[p][1]);
                }
                for (int sub = SUB_EQ; sub <= SUB_GE; sub++)
                    ir_binary(&at, truth, (enum ir_sub)sub, pairs[p][0], pairs[p][1]);
            }
            for (int other = STORAGE_BOOL; other <= STORAGE_F64 && c % 2; other++) {
                struct storage *to = basic(&at, (enum storage_kind)other);
                struct place z = local(&at, to, NULL);
                ir_convert(&at, z, ir_get(&at, x));
                ir_convert(&at, z, constant);
                if (other == STORAGE_BOOL)
                    continue;
                ir_checked_convert(&at, z, ir_get(&at, x));
                ir_checked_convert(&at, x, ir_get(&at, z));
                if (other > STORAGE_U64)
                    continue;
                for (int sub = SUB_EQ; sub <= SUB_GE; sub++) {
                    ir_binary(&at, truth, (enum ir_sub)sub, ir_get(&at, x), ir_get(&at, z));
                    ir_binary(&at, truth, (enum ir_sub)sub, ir_get(&at, z), constant);
                    ir_binary(&at, truth, (enum ir_sub)sub, constant, ir_get(&at, z));
                }
                ir_check_index(&at, ir_int(storage, 3), ir_int(basic(&at, STORAGE_U64), 10));
                ir_check_index(&at, ir_get(&at, z), ir_int(basic(&at, STORAGE_U64), 10));
                ir_check_index(&at, ir_get(&at, z), ir_int(basic(&at, STORAGE_U64), 200));
                ir_check_slice(&at, ir_int(storage, 0), ir_get(&at, z),
                               ir_int(basic(&at, STORAGE_U64), 1000));
            }
        }
        ir_copy(&at, x, ir_int(storage, 6));
        for (int sub = SUB_ADD; sub <= SUB_SHR; sub++) {
            ir_checked(&at, y, (enum ir_sub)sub, ir_get(&at, x), ir_int(storage, 3));
            ir_checked(&at, y, (enum ir_sub)sub, ir_int(storage, 12), ir_int(storage, 2));
            ir_checked(&at, y, (enum ir_sub)sub, ir_get(&at, x), ir_get(&at, x));
        }
        ir_unary(&at, y, SUB_NEG, ir_get(&at, x));
        ir_unary(&at, y, SUB_BITNOT, ir_int(storage, 5));
        ir_unary(&at, truth, SUB_NOT, ir_get(&at, truth));
        // 6 << 6 >> 6 == 6 in wide types; counted so that something is read
        struct place one = local(&at, basic(&at, STORAGE_I64), NULL);
        ir_convert(&at, one, ir_get(&at, x));
        ir_checked(&at, count, SUB_ADD, ir_get(&at, count), ir_get(&at, one));
    }
    for (int kind = STORAGE_F32; kind <= STORAGE_F64; kind++) {
        struct storage *storage = basic(&at, (enum storage_kind)kind);
        struct place x = local(&at, storage, "real");
        ir_copy(&at, x, ir_float(storage, 0.1));
        for (int sub = SUB_ADD; sub <= SUB_REM; sub++) {
            ir_binary(&at, x, (enum ir_sub)sub, ir_get(&at, x), ir_float(storage, -0.0));
            ir_checked(&at, x, (enum ir_sub)sub, ir_get(&at, x), ir_get(&at, x));
        }
        for (int sub = SUB_EQ; sub <= SUB_GE; sub++) {
            ir_binary(&at, truth, (enum ir_sub)sub, ir_get(&at, x), ir_get(&at, x));
            ir_binary(&at, truth, (enum ir_sub)sub, ir_get(&at, x),
                      ir_float(storage, 1e300 * 1e300));
        }
        ir_checked_neg(&at, x, ir_get(&at, x));
    }
    return_whether(&at, ir_get(&at, count), ir_int(basic(&at, STORAGE_I64), 48));
}

/* Structs, unions, arrays, pointers; a text that must not meet a trigraph; a local of 8 KB. */
static void build_values(struct ir_unit *unit) {
    struct ir_cursor at = entry_begin(unit, IR_PLAIN);
    struct storage *i64 = basic(&at, STORAGE_I64);
    struct storage *str = ir_opaque(unit, "sc_str");
    struct storage *pair = ir_struct(unit, (struct storage *[]){i64, str}, 2);
    struct storage *empty = ir_struct(unit, NULL, 0);
    struct storage_case cases[] = {{7, pair}, {8, NULL}, {9, empty}};
    struct storage_case more[] = {{7, pair}, {8, NULL}, {9, empty}, {10, NULL}};
    struct storage *tagged = ir_tagged(unit, cases, 3);
    struct storage *wider = ir_tagged(unit, more, 4);
    struct place value = local(&at, tagged, "value");
    ir_copy(&at, ir_tag(&at, value), ir_int(basic(&at, STORAGE_U32), 7));
    struct place inner = ir_case(&at, value, 0);
    ir_copy(&at, ir_field(&at, inner, 0), ir_int(i64, 40));
    ir_copy(&at, ir_field(&at, inner, 1), ir_text(unit, ir_string(unit, "what?\?/n\"\0017", 11)));
    struct place wide = local(&at, wider, "__x86");
    ir_widen(&at, wide, ir_get(&at, value));

    struct storage *array = ir_array(unit, ir_array(unit, i64, 512), 2);
    struct place table = local(&at, array, "table");
    struct place i = local(&at, basic(&at, STORAGE_U8), "sc_spawn");
    ir_copy(&at, i, ir_int(basic(&at, STORAGE_U8), 200));
    struct place row = ir_index(&at, table, ir_int(basic(&at, STORAGE_U64), 1));
    struct place cell = ir_index(&at, row, ir_get(&at, i));
    ir_copy(&at, cell, ir_int(i64, 2));

    struct place pointer = local(&at, basic(&at, STORAGE_PTR), "p");
    ir_addr(&at, pointer, row);
    struct place there = ir_element(&at, pointer, i64, ir_get(&at, i));
    struct place sum = local(&at, i64, "sum");
    struct place part = ir_field(&at, ir_case(&at, wide, 0), 0);
    ir_checked(&at, sum, SUB_ADD, ir_get(&at, part), ir_get(&at, there));
    struct place view = local(&at, str, "text");
    ir_copy(&at, view, ir_get(&at, ir_field(&at, ir_case(&at, wide, 0), 1)));
    struct place length = local(&at, i64, NULL);
    ir_convert(&at, length, ir_get(&at, ir_part(&at, view, PROJ_LENGTH)));
    ir_checked(&at, sum, SUB_ADD, ir_get(&at, sum), ir_get(&at, length));
    struct place step = pointer;
    ir_addr(&at, pointer, sum);
    struct place next = ir_deref(&at, step, i64);
    block_id blocks[3];
    for (int b = 0; b < 3; b++)
        blocks[b] = ir_block_new(unit, at.function);
    ir_switch(&at, ir_get(&at, next), (uint64_t[]){53, (uint64_t)-1}, blocks, 2);
    at.block = blocks[0];
    return_whether(&at, ir_get(&at, ir_tag(&at, wide)), ir_int(basic(&at, STORAGE_U32), 7));
    at.block = blocks[1];
    ir_goto(&at, blocks[2]);
    at.block = blocks[2];
    ir_unreachable(&at);
}

/* ---- async ---- */
/* Sleeps n times a little, counting; prints on the way, which needs no frame. */
static void build_sleeper(struct ir_unit *unit) {
    struct storage *i64 = ir_basic(unit, STORAGE_I64);
    struct ir_cursor at = function_begin(unit, "sleeper", IR_ASYNC, i64);
    local_id n = ir_param_new(unit, at.function, i64, "n");
    with_unwind(&at);
    ir_rt(&at, RT_ENTRY, NULL, NO_LOCAL, NULL, 0);
    struct place i = local(&at, i64, "i");
    block_id head = ir_block_new(unit, at.function);
    block_id body = ir_block_new(unit, at.function);
    block_id end = ir_block_new(unit, at.function);
    ir_goto(&at, head);
    at.block = head;
    struct place more = local(&at, basic(&at, STORAGE_BOOL), NULL);
    ir_rt(&at, RT_BACK_EDGE, NULL, NO_LOCAL, NULL, 0);
    ir_binary(&at, more, SUB_LT, ir_get(&at, i), ir_get_local(&at, n));
    ir_branch(&at, ir_get(&at, more), body, end);
    at.block = body;
    struct place fmt = local(&at, ir_opaque(unit, "sc_fmt"), NULL);
    struct place p = local(&at, basic(&at, STORAGE_PTR), NULL);
    ir_addr(&at, p, fmt);
    struct operand pointer = ir_get(&at, p);
    ir_rt(&at, RT_FMT_INIT, NULL, NO_LOCAL, &pointer, 1);
    ir_rt(&at, RT_FMT_I64, NULL, NO_LOCAL, (struct operand[]){pointer, ir_get(&at, i)}, 2);
    ir_rt(&at, RT_FMT_PRINT, NULL, NO_LOCAL,
          (struct operand[]){pointer, ir_int(basic(&at, STORAGE_I32), 1), ir_bool(unit, true)}, 3);
    struct operand nap = ir_int(i64, 1000000);
    ir_rt(&at, RT_SLEEP, NULL, NO_LOCAL, &nap, 1);
    ir_checked(&at, i, SUB_ADD, ir_get(&at, i), ir_int(i64, 1));
    ir_goto(&at, head);
    at.block = end;
    struct operand result = ir_get(&at, i);
    ir_return(&at, &result);
    struct ir_function *sleeper = at.function;

    at = entry_begin(unit, IR_ASYNC);
    struct place count = local(&at, i64, "count");
    struct operand three = ir_int(i64, 3);
    ir_call(&at, &count, sleeper, NO_LOCAL, &three, 1);
    return_whether(&at, ir_get(&at, count), three);
}

/* An async function whose result is an array of `length` numbers, the first of them 5. */
static struct ir_function *array_maker(struct ir_unit *unit, uint64_t length, const char *name) {
    struct storage *array = ir_array(unit, ir_basic(unit, STORAGE_I64), length);
    struct ir_cursor at = function_begin(unit, name, IR_ASYNC, array);
    with_unwind(&at);
    struct place numbers = local(&at, array, "numbers");
    struct operand zero = ir_int(basic(&at, STORAGE_U64), 0);
    ir_copy(&at, ir_index(&at, numbers, zero), ir_int(basic(&at, STORAGE_I64), 5));
    ir_rt(&at, RT_YIELD, NULL, NO_LOCAL, NULL, 0);
    struct operand result = ir_get(&at, numbers);
    ir_return(&at, &result);
    return at.function;
}

/* Results in the buffer (80 bytes), in a block (800), of functions with large locals (8,000). */
static void build_results(struct ir_unit *unit) {
    struct ir_function *makers[] = {array_maker(unit, 10, "small"),
                                    array_maker(unit, 100, "medium"),
                                    array_maker(unit, 1000, "large")};
    struct storage *f64 = ir_basic(unit, STORAGE_F64);
    struct ir_cursor real = function_begin(unit, "real", IR_ASYNC, f64);
    with_unwind(&real);
    ir_rt(&real, RT_CHECKPOINT, NULL, NO_LOCAL, NULL, 0);
    struct operand half = ir_float(f64, 0.5);
    ir_return(&real, &half);

    struct ir_cursor at = entry_begin(unit, IR_ASYNC);
    struct storage *i64 = basic(&at, STORAGE_I64);
    struct place sum = local(&at, i64, "sum");
    for (int i = 0; i < 3; i++) {
        struct place numbers = local(&at, makers[i]->result, "numbers");
        ir_call(&at, &numbers, makers[i], NO_LOCAL, NULL, 0);
        struct place first = ir_index(&at, numbers, ir_int(basic(&at, STORAGE_U64), 0));
        ir_checked(&at, sum, SUB_ADD, ir_get(&at, sum), ir_get(&at, first));
    }
    struct place value = local(&at, f64, "value");
    ir_call(&at, &value, real.function, NO_LOCAL, NULL, 0);
    ir_binary(&at, value, SUB_MUL, ir_get(&at, value), ir_float(f64, 4));
    struct place rounded = local(&at, i64, NULL);
    ir_checked_convert(&at, rounded, ir_get(&at, value));
    ir_checked(&at, sum, SUB_ADD, ir_get(&at, sum), ir_get(&at, rounded));
    return_whether(&at, ir_get(&at, sum), ir_int(i64, 17));
}

/* A task's block: {sc_task, n, result}. It sleeps n ns and stores n + 1. */
static struct ir_function *sleeping_task(struct ir_unit *unit, struct storage *block) {
    struct ir_cursor at = function_begin(unit, "child", IR_ASYNC, ir_basic(unit, STORAGE_VOID));
    at.function->is_task = true;
    struct storage *i64 = basic(&at, STORAGE_I64);
    local_id task = ir_param_new(unit, at.function, basic(&at, STORAGE_PTR), "task");
    with_unwind(&at);
    struct place own = ir_deref(&at, ir_place(task), block);
    struct operand n = ir_get(&at, ir_field(&at, own, 1));
    ir_rt(&at, RT_SLEEP, NULL, NO_LOCAL, &n, 1);
    struct place sum = local(&at, i64, NULL);
    ir_checked(&at, sum, SUB_ADD, n, ir_int(i64, 1));
    ir_copy(&at, ir_field(&at, own, 2), ir_get(&at, sum));
    ir_return(&at, NULL);
    return at.function;
}

/* Leaves the scope: joins, closes, and goes on as the outcome says. */
static void close_scope(struct ir_cursor *at, struct place scope, block_id value, block_id leave) {
    struct place p = local(at, basic(at, STORAGE_PTR), "scope");
    ir_addr(at, p, scope);
    struct operand args[] = {ir_get(at, p), ir_get_local(at, at->function->status)};
    ir_rt(at, RT_SCOPE_JOIN, NULL, NO_LOCAL, args, 2);
    struct place outcome = local(at, basic(at, STORAGE_U64), "outcome");
    ir_rt(at, RT_SCOPE_CLOSE, &outcome, NO_LOCAL, args, 1);
    block_id unwound = ir_block_new(at->unit, at->function);
    block_id panicked = ir_block_new(at->unit, at->function);
    ir_switch(at, ir_get(at, outcome), (uint64_t[]){0, 3}, (block_id[]){value, unwound, panicked},
              2);
    struct place status = ir_place(at->function->status);
    at->block = unwound;
    ir_copy(at, status, ir_int(basic(at, STORAGE_U64), 2));
    ir_goto(at, leave);
    at->block = panicked;
    ir_copy(at, status, ir_int(basic(at, STORAGE_U64), 3));
    ir_goto(at, leave);
}

/* A scope with two tasks in the frame, joined one by one; `panics`: the body panics after the spawns. */
static void build_scope_with(struct ir_unit *unit, bool panics) {
    struct storage *i64 = ir_basic(unit, STORAGE_I64);
    struct storage *head = ir_opaque(unit, "sc_task");
    struct storage *block = ir_struct(unit, (struct storage *[]){head, i64, i64}, 3);
    struct ir_function *child = sleeping_task(unit, block);
    struct ir_cursor at = entry_begin(unit, IR_ASYNC);
    block_id leave = at.unwind;
    block_id closing = ir_block_new(unit, at.function);
    struct place scope = local(&at, ir_opaque(unit, "sc_scope"), "s");
    struct place scope_pointer = local(&at, basic(&at, STORAGE_PTR), NULL);
    ir_addr(&at, scope_pointer, scope);
    struct operand site = ir_site_address(unit, at.site);
    struct operand opened[] = {ir_get(&at, scope_pointer), ir_scope_address(unit), ir_null(unit),
                               site};
    ir_rt(&at, RT_SCOPE_OPEN, NULL, NO_LOCAL, opened, 4);
    at.unwind = closing;
    struct place children[2];
    struct place handles[2];
    for (uint64_t i = 0; i < 2; i++) {
        children[i] = local(&at, block, i ? "b" : "a");
        handles[i] = local(&at, basic(&at, STORAGE_PTR), NULL);
        ir_copy(&at, ir_field(&at, children[i], 1), ir_int(i64, 20 * i));
        ir_addr(&at, handles[i], children[i]);
        struct operand spawned[] = {ir_get(&at, scope_pointer),
                                    ir_get(&at, handles[i]),
                                    ir_function_address(unit, child->index),
                                    ir_size_of(unit, block),
                                    ir_int(basic(&at, STORAGE_U32), 1),
                                    site};
        ir_rt(&at, RT_SPAWN, NULL, NO_LOCAL, spawned, 6);
    }
    if (panics) {
        struct operand what[] = {site, ir_c_text(unit, ir_string(unit, "as it should", 12))};
        ir_rt(&at, RT_PANIC, NULL, NO_LOCAL, what, 2);
        ir_unreachable(&at);
    } else {
        struct operand handle = ir_get(&at, handles[1]);
        ir_rt(&at, RT_TASK_JOIN, NULL, scope.local, &handle, 1);
        ir_goto(&at, closing);
    }
    block_id value = ir_block_new(unit, at.function);
    at.block = closing;
    at.unwind = NO_BLOCK;
    close_scope(&at, scope, value, leave);
    at.block = value;
    at.unwind = leave;
    struct place sum = local(&at, i64, "sum");
    ir_checked(&at, sum, SUB_ADD, ir_get(&at, ir_field(&at, children[0], 2)),
               ir_get(&at, ir_field(&at, children[1], 2)));
    return_whether(&at, ir_get(&at, sum), ir_int(i64, 22));
}

static void build_scope(struct ir_unit *unit) {
    build_scope_with(unit, false);
}

static void build_scope_panics(struct ir_unit *unit) {
    build_scope_with(unit, true);
}

/* Function values of both conventions, with an environment. */
static void build_closures(struct ir_unit *unit) {
    struct storage *i64 = ir_basic(unit, STORAGE_I64);
    struct ir_function *codes[2];
    for (int i = 0; i < 2; i++) {
        struct ir_cursor code = function_begin(unit, "lambda", i ? IR_ASYNC : IR_PLAIN, i64);
        code.function->has_env = true;
        local_id env = ir_param_new(unit, code.function, basic(&code, STORAGE_PTR), "env");
        local_id x = ir_param_new(unit, code.function, i64, "x");
        with_unwind(&code);
        if (i)
            ir_rt(&code, RT_YIELD, NULL, NO_LOCAL, NULL, 0);
        struct place captured = ir_deref(&code, ir_place(env), i64);
        ir_checked(&code, captured, SUB_ADD, ir_get(&code, captured), ir_get_local(&code, x));
        struct operand result = ir_get(&code, captured);
        ir_return(&code, &result);
        codes[i] = code.function;
    }
    struct ir_cursor at = entry_begin(unit, IR_ASYNC);
    struct place total = local(&at, i64, "total");
    struct place func = local(&at, ir_opaque(unit, "sc_func"), "add");
    struct place result = local(&at, i64, NULL);
    for (int i = 0; i < 2; i++) {
        ir_copy(&at, ir_part(&at, func, PROJ_CODE), ir_function_address(unit, codes[i]->index));
        ir_addr(&at, ir_part(&at, func, PROJ_ENV), total);
        struct operand args[] = {ir_get(&at, func), ir_int(i64, 20)};
        if (i)
            ir_call_value_async(&at, &result, i64, NO_LOCAL, args, 2);
        else
            ir_call_value(&at, &result, i64, args, 2);
    }
    return_whether(&at, ir_get(&at, total), ir_int(i64, 40));
}

const struct program programs[] = {
    {"fib", build_fib, 42},
    {"overflow", build_overflow, 101},
    {"arithmetic", build_arithmetic, 42},
    {"values", build_values, 42},
    {"sleeper", build_sleeper, 42},
    {"results", build_results, 42},
    {"scope", build_scope, 42},
    {"scope_panics", build_scope_panics, 101},
    {"closures", build_closures, 42},
};

const size_t program_count = sizeof programs / sizeof *programs;
