/*
 * The C border. A call of a C function passes what C expects and takes what C gives (note [forms]); an
 * exported function is called through an instance of its own, which does the same the other way round. If
 * the function may suspend, that instance is a task (emit_border.c).
 *
 * note [forms]: numbers, Bool, Char, Duration, Instant and plain records cross as they are stored. A String
 * is a terminated text where a C function is called, a sc_str where C calls; a view likewise the address
 * of its first element, or a sc_view. An opaque pointer is never null, a Maybe of one may be. `inout` is
 * the address. What comes from C is checked: a Char must be one, and no null stands for a value.
 */
#include "base/panic.h"
#include "ir/contract.h"
#include "lower/internal.h"

enum side {
    SIDE_EXTERN, // C is called
    SIDE_EXPORT  // C calls
};

static bool is_nullable(const struct type *type) {
    return type->kind == TYPE_MAYBE;
}

static struct storage *c_storage(struct lower *lower, struct type *type, enum param_mode mode,
                                 enum side side) {
    bool as_pointer = side == SIDE_EXTERN && (type->kind == TYPE_VIEW || type->kind == TYPE_STRING);
    if (mode == MODE_INOUT || is_nullable(type) || as_pointer)
        return storage_basic(lower, STORAGE_PTR);
    return storage_of(lower, type);
}

/* ---- checks ---- */

static void panic_here(struct fn *fn, const char *message) {
    struct operand args[] = {fn_site_address(fn), fn_c_text(fn, message)};
    fn_rt(fn, RT_PANIC, args, 2);
    fn_unreachable(fn);
}

/* Branches on whether the PTR is null; goes on where it is not. */
static void unless_null(struct fn *fn, struct operand pointer, block_id null) {
    block_id some = fn_block(fn);
    fn_branch(fn, fn_compare(fn, SUB_EQ, pointer, ir_null(fn->lower->ir)), null, some);
    fn_enter(fn, some);
}

static void refuse_null(struct fn *fn, struct operand pointer, const char *message) {
    block_id null = fn_block(fn);
    block_id fine = fn_block(fn);
    unless_null(fn, pointer, null);
    fn_jump(fn, fine);
    fn_enter(fn, null);
    panic_here(fn, message);
    fn_enter(fn, fine);
}

/* ---- from the language to C ---- */

static struct operand value_to_c(struct fn *fn, struct operand value, struct type *type,
                                 enum side side) {
    if (type->kind == TYPE_VIEW && side == SIDE_EXTERN)
        return fn_get(fn, ir_part(&fn->at, fn_place(fn, value), PROJ_DATA));
    if (type->kind == TYPE_STRING && side == SIDE_EXPORT)
        return fn_rt_value(fn, RT_STR_GIVE, value.storage, &value, 1);
    if (type->kind != TYPE_STRING)
        return value;
    struct operand text = fn_rt_value(fn, RT_C_TEXT, fn_basic(fn, STORAGE_PTR), &value, 1);
    refuse_null(fn, text, "a string with a NUL byte in it cannot be passed to C");
    return text;
}

static struct operand maybe_to_c(struct fn *fn, struct operand value, struct type *type,
                                 enum side side) {
    const struct layout *layout = layout_of(fn->lower, type);
    size_t some = layout_case_of(layout, fn->lower->unit->names->some, NULL);
    struct place maybe = fn_place(fn, value);
    struct place pointer = fn_temp(fn, fn_basic(fn, STORAGE_PTR));
    block_id is_some = fn_block(fn);
    block_id after = fn_block(fn);
    fn_copy(fn, pointer, ir_null(fn->lower->ir));
    struct operand tag = fn_get(fn, ir_tag(&fn->at, maybe));
    fn_branch(fn, fn_compare(fn, SUB_EQ, tag, fn_int(fn, STORAGE_U32, layout->cases[some].tag)),
              is_some, after);
    fn_enter(fn, is_some);
    const struct slot *slot = &layout->cases[some].slots[0];
    struct operand inner = fn_get(fn, fn_slot(fn, fn_case(fn, layout, maybe, some), slot));
    fn_copy(fn, pointer, value_to_c(fn, inner, slot->type, side));
    fn_jump_into(fn, after);
    return fn_get(fn, pointer);
}

static struct operand to_c(struct fn *fn, struct operand value, struct type *type, enum side side) {
    return is_nullable(type) ? maybe_to_c(fn, value, type, side)
                             : value_to_c(fn, value, type, side);
}

/* ---- from C to the language ---- */

static struct operand value_from_c(struct fn *fn, struct operand value, struct type *type,
                                   enum side side) {
    struct storage *storage = storage_of(fn->lower, type);
    if (type->kind == TYPE_CHAR)
        return lower_conversion(fn, value, type_make(fn->lower->types, TYPE_U32), type);
    if (type->kind == TYPE_STRING)
        return fn_rt_value(fn, side == SIDE_EXTERN ? RT_STR_OF_C : RT_STR_COPY, storage, &value, 1);
    return value;
}

static struct operand maybe_from_c(struct fn *fn, struct operand value, struct type *type,
                                   enum side side) {
    struct place maybe = fn_temp(fn, storage_of(fn->lower, type));
    block_id null = fn_block(fn);
    block_id after = fn_block(fn);
    unless_null(fn, value, null);
    fn_copy(fn, maybe, make_some(fn, type, value_from_c(fn, value, type->args[0], side)));
    fn_jump(fn, after);
    fn_enter(fn, null);
    fn_copy(fn, maybe, make_none(fn, type));
    fn_jump_into(fn, after);
    return fn_get(fn, maybe);
}

static struct operand from_c(struct fn *fn, struct operand value, struct type *type,
                             enum side side) {
    if (is_void(value))
        return value;
    if (is_nullable(type))
        return maybe_from_c(fn, fn_hold(fn, value), type, side);
    if (value.storage->kind == STORAGE_PTR)
        refuse_null(fn, value,
                    arena_printf(fn->lower->arena,
                                 "C gave a null pointer where a '%s' was expected",
                                 type_text(fn->lower->arena, type)));
    return value_from_c(fn, value, type, side);
}

/* ---- calling C ---- */

static uint32_t extern_number(struct lower *lower, const struct symbol *function) {
    uintptr_t known = (uintptr_t)map_get(&lower->externs, function);
    if (known)
        return (uint32_t)(known - 1);
    const struct signature *signature = function->signature;
    struct ir_extern made = {.symbol = function->name->text,
                             .result =
                                 c_storage(lower, signature->result, MODE_BORROW, SIDE_EXTERN)};
    for (size_t i = 0; i < signature->params.count; i++) {
        const struct symbol *param = signature->params.items[i];
        VEC_PUSH(lower->arena, &made.params,
                 c_storage(lower, param->type, param->decl->param.mode, SIDE_EXTERN));
    }
    VEC_PUSH(lower->arena, &lower->ir->externs, made);
    map_put(&lower->externs, function, (void *)(uintptr_t)lower->ir->externs.count);
    return (uint32_t)lower->ir->externs.count - 1;
}

struct operand lower_extern_call(struct fn *fn, const struct symbol *function,
                                 const struct operand *args, size_t count) {
    const struct signature *signature = function->signature;
    uint32_t number = extern_number(fn->lower, function);
    struct storage *result = fn->lower->ir->externs.items[number].result;
    struct operand *passed = arena_alloc(fn->lower->arena, (count + 1) * sizeof *passed);
    for (size_t i = 0; i < count; i++) {
        const struct symbol *param = signature->params.items[i];
        bool by_address = param->decl->param.mode == MODE_INOUT;
        passed[i] = by_address ? args[i] : to_c(fn, args[i], param->type, SIDE_EXTERN);
    }
    struct place to = {.local = NO_LOCAL};
    bool gives = result->kind != STORAGE_VOID;
    if (gives)
        to = fn_temp(fn, result);
    ir_call_c(&fn->at, gives ? &to : NULL, number, signature->effects == 0, passed, count);
    return gives ? from_c(fn, fn_get(fn, to), signature->result, SIDE_EXTERN) : fn_void(fn);
}

/* The C function as one of the language's, for being a value. */
void instance_extern(struct lower *lower, struct instance *instance) {
    struct fn fn;
    fn_init(&fn, lower, instance);
    const struct signature *signature = instance->symbol->signature;
    fn_site(&fn, instance->symbol->decl->function.name_span);
    instance->ir->site = fn.at.site;
    fn_params(&fn, &instance->symbol->decl->function.params);
    size_t count = instance->ir->param_count;
    struct operand *args = arena_alloc(lower->arena, (count + 1) * sizeof *args);
    for (size_t i = 0; i < count; i++)
        args[i] = fn_get_local(&fn, (local_id)i);
    struct region base;
    fn_start(&fn, &base, signature->result);
    struct operand value = lower_extern_call(&fn, instance->symbol, args, count);
    if (base.result != NO_LOCAL)
        fn_copy(&fn, ir_place(base.result), value);
    exit_return(&fn);
    fn_finish(&fn, &base);
}

/* ---- being called by C ---- */

struct storage *export_result(struct lower *lower, const struct symbol *function) {
    return c_storage(lower, function->signature->result, MODE_BORROW, SIDE_EXPORT);
}

/* What the unit's table says of it; the block of a task is {{sc_task, result}, arguments…}. */
static void export_add(struct lower *lower, const struct instance *instance) {
    const struct signature *signature = instance->symbol->signature;
    struct ir_export made = {.symbol = instance->symbol->name->text,
                             .function = instance->ir->index,
                             .result = export_result(lower, instance->symbol)};
    for (size_t i = 0; i < signature->params.count; i++) {
        const struct symbol *param = signature->params.items[i];
        VEC_PUSH(lower->arena, &made.params,
                 c_storage(lower, param->type, param->decl->param.mode, SIDE_EXPORT));
    }
    if (instance->is_async) {
        size_t count = made.params.count;
        struct storage **fields = arena_alloc(lower->arena, (count + 1) * sizeof *fields);
        struct storage *head[] = {storage_opaque(lower, "sc_task"), made.result};
        fields[0] = ir_struct(lower->ir, head, made.result->kind == STORAGE_VOID ? 1 : 2);
        for (size_t i = 0; i < count; i++)
            fields[i + 1] = made.params.items[i];
        made.block = ir_struct(lower->ir, fields, count + 1);
    }
    VEC_PUSH(lower->arena, &lower->ir->exports, made);
}

/* Calls the function with what lies at args, and gives what C is to have. */
static struct operand call_exported(struct fn *fn, const struct symbol *function,
                                    struct operand *args, size_t count) {
    const struct signature *signature = function->signature;
    for (size_t i = 0; i < count; i++) {
        const struct symbol *param = signature->params.items[i];
        if (param->decl->param.mode != MODE_INOUT)
            args[i] = from_c(fn, args[i], param->type, SIDE_EXPORT);
    }
    struct instance key = {
        .kind = INSTANCE_FUNCTION, .symbol = (struct symbol *)function, .env = fn->env};
    struct operand value = fn_call(fn, instance_get(fn->lower, &key), args, count);
    return is_void(value) ? value : to_c(fn, value, signature->result, SIDE_EXPORT);
}

static void export_plain(struct fn *fn, const struct ir_export *export, struct operand *args) {
    struct lower *lower = fn->lower;
    const struct symbol *function = fn->instance->symbol;
    for (size_t i = 0; i < export->params.count; i++)
        args[i] = fn_get_local(fn, ir_param_new(lower->ir, fn->ir, export->params.items[i], NULL));
    struct region base;
    fn_start(fn, &base, type_make(lower->types, TYPE_UNIT));
    if (export->result->kind != STORAGE_VOID)
        base.result = fn_local(fn, export->result, "result");
    ir_append(&fn->at, IR_STACK_CHECK); // C may call it from what it has called
    struct operand value = call_exported(fn, function, args, export->params.count);
    if (base.result != NO_LOCAL)
        fn_copy(fn, ir_place(base.result), value);
    exit_return(fn);
    fn_finish(fn, &base);
}

static void export_task(struct fn *fn, const struct ir_export *export, struct operand *args) {
    struct lower *lower = fn->lower;
    local_id task = ir_param_new(lower->ir, fn->ir, storage_basic(lower, STORAGE_PTR), "task");
    struct region base;
    fn_start(fn, &base, type_make(lower->types, TYPE_UNIT));
    struct place block = ir_deref(&fn->at, ir_place(task), export->block);
    for (size_t i = 0; i < export->params.count; i++)
        args[i] = fn_get(fn, ir_field(&fn->at, block, (uint32_t)i + 1));
    struct operand value = call_exported(fn, fn->instance->symbol, args, export->params.count);
    if (!is_void(value))
        fn_copy(fn, ir_field(&fn->at, ir_field(&fn->at, block, 0), 1), value);
    exit_return(fn);
    fn_enter(fn, base.exit_return);
    ir_return(&fn->at, NULL);
    fn_finish_unwind(fn, &base);
}

void instance_export(struct lower *lower, struct instance *instance) {
    struct fn fn;
    fn_init(&fn, lower, instance);
    fn_site(&fn, instance->symbol->decl->function.name_span);
    instance->ir->site = fn.at.site;
    export_add(lower, instance);
    const struct ir_export export = lower->ir->exports.items[lower->ir->exports.count - 1];
    struct operand *args = arena_alloc(lower->arena, (export.params.count + 1) * sizeof *args);
    if (instance->is_async)
        export_task(&fn, &export, args);
    else
        export_plain(&fn, &export, args);
}

/* ---- task.run_blocking ---- */

/* {what the runtime keeps, the function, its result} */
static struct storage *job_storage(struct lower *lower, struct storage *result) {
    struct storage *fields[] = {storage_opaque(lower, "sc_job"), storage_opaque(lower, "sc_func"),
                                result};
    return ir_struct(lower->ir, fields, result->kind == STORAGE_VOID ? 2 : 3);
}

struct operand lower_run_blocking(struct fn *fn, struct node *node, const struct call *call) {
    struct node *value = call->args.items[0].value;
    struct operand function = lower_expr(fn, value);
    struct type *type = node_wanted(fn, value);
    struct storage *result = storage_of(fn->lower, type->args[0]);
    struct place job = fn_temp(fn, job_storage(fn->lower, result));
    fn_site(fn, node->span);
    fn_copy(fn, ir_field(&fn->at, job, 1), function);
    struct instance key = {.kind = INSTANCE_JOB, .type = type, .env = fn->lower->root};
    struct operand args[] = {
        fn_address(fn, job),
        ir_function_address(fn->lower->ir, instance_get(fn->lower, &key)->ir->index)};
    fn_rt(fn, RT_RUN_BLOCKING, args, 2);
    return result->kind == STORAGE_VOID ? fn_void(fn)
                                        : fn_hold(fn, fn_get(fn, ir_field(&fn->at, job, 2)));
}

/* What a thread of the pool calls. */
void instance_job(struct lower *lower, struct instance *instance) {
    struct fn fn;
    fn_init(&fn, lower, instance);
    struct storage *result = storage_of(lower, instance->type->args[0]);
    struct storage *storage = job_storage(lower, result);
    local_id param = ir_param_new(lower->ir, fn.ir, storage_basic(lower, STORAGE_PTR), "job");
    struct region base;
    fn_start(&fn, &base, type_make(lower->types, TYPE_UNIT));
    struct place job = ir_deref(&fn.at, ir_place(param), storage);
    struct operand function = fn_get(&fn, ir_field(&fn.at, job, 1));
    struct operand value = fn_call_value(&fn, false, result, &function, 1);
    if (!is_void(value))
        fn_copy(&fn, ir_field(&fn.at, job, 2), value);
    exit_return(&fn);
    fn_finish(&fn, &base);
}
