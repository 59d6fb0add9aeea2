/*
 * Functions: parameters, bodies, the wrapper that makes a named function a value, and the entry that
 * the runtime starts, which turns what main gives into an exit status.
 */
#include "base/panic.h"
#include "lower/internal.h"

/* ---- symbols ---- */

void bind_place(struct fn *fn, const struct symbol *symbol, struct place place) {
    struct place *kept = ARENA_NEW(fn->lower->arena, struct place);
    *kept = place;
    map_put(&fn->places, symbol, kept);
}

void bind_symbol(struct fn *fn, struct symbol *symbol, struct operand value) {
    if (is_void(value))
        return;
    // Alternatives of a pattern bind the same symbol: they share its local.
    const struct place *known = map_get(&fn->places, symbol);
    struct place place = known ? *known : ir_place(fn_local(fn, value.storage, symbol->name->text));
    if (!known)
        bind_place(fn, symbol, place);
    fn_copy(fn, place, value);
}

struct place symbol_place(struct fn *fn, const struct symbol *symbol) {
    const struct place *place = map_get(&fn->places, symbol);
    if (!place)
        panic("%s: '%s' has no place", fn->ir->name, symbol->name->text);
    return *place;
}

/* ---- parameters ---- */

static void fn_param(struct fn *fn, struct symbol *symbol, enum param_mode mode) {
    struct storage *storage = storage_of(fn->lower, fn_type(fn, symbol->type));
    if (storage->kind == STORAGE_VOID)
        return;
    const bool by_address = mode == MODE_INOUT;
    local_id local =
        ir_param_new(fn->lower->ir, fn->ir, by_address ? fn_basic(fn, STORAGE_PTR) : storage,
                     symbol->name->text);
    struct place place = ir_place(local);
    bind_place(fn, symbol, by_address ? ir_deref(&fn->at, place, storage) : place);
}

void fn_params(struct fn *fn, const struct node_list *params) {
    for (size_t i = 0; i < params->count; i++) {
        const struct node_param *param = &params->items[i]->param;
        fn_param(fn, param->symbol, param->mode);
    }
}

/* ---- functions ---- */

void instance_function(struct lower *lower, struct instance *instance) {
    if (instance->symbol->decl->function.linkage == LINKAGE_EXTERN_C) {
        instance_extern(lower, instance);
        return;
    }
    struct fn fn;
    fn_init(&fn, lower, instance);
    struct node *decl = instance->symbol->decl;
    struct type *gives = fn_type(&fn, instance->symbol->signature->result);
    fn_site(&fn, decl->function.name_span);
    instance->ir->site = fn.at.site;
    if (instance->symbol->is_method) {
        fn.at.caller = ir_param_new(lower->ir, fn.ir, fn_basic(&fn, STORAGE_PTR), "caller");
        fn.at.has_caller = true;
    }
    fn_params(&fn, &decl->function.params);
    struct region base;
    fn_start(&fn, &base, gives);
    lower_returned_body(&fn, decl->function.body);
    fn_finish(&fn, &base);
}

/* A parameter list like the function's, for passing on. */
static size_t forwarded_params(struct fn *fn, const struct type *type, struct operand *into) {
    size_t count = 0;
    for (size_t i = 0; i + 1 < type->arg_count; i++) {
        struct storage *storage = storage_of(fn->lower, fn_type(fn, type->args[i]));
        if (storage->kind == STORAGE_VOID)
            continue;
        if (type->modes && type->modes[i] == MODE_INOUT)
            storage = fn_basic(fn, STORAGE_PTR);
        into[count++] = fn_get_local(fn, ir_param_new(fn->lower->ir, fn->ir, storage, NULL));
    }
    return count;
}

/* Calls the function that the instance wraps, and gives what it gives. */
static void forward(struct fn *fn, const struct type *type, struct type *gives,
                    const struct instance *direct, bool through_env) {
    struct lower *lower = fn->lower;
    local_id env = ir_param_new(lower->ir, fn->ir, fn_basic(fn, STORAGE_PTR), "env");
    struct operand *args = arena_alloc(lower->arena, (type->arg_count + 1) * sizeof *args);
    size_t count = forwarded_params(fn, type, args + 1);
    struct region base;
    fn_start(fn, &base, gives);
    struct operand value;
    if (direct && through_env) {
        args[0] = fn_get_local(fn, env);
        value = fn_call(fn, direct, args, count + 1);
    } else if (direct) {
        value = fn_call(fn, direct, args + 1, count);
    } else {
        struct storage *function = storage_opaque(lower, "sc_func");
        args[0] = fn_get(fn, ir_deref(&fn->at, ir_place(env), function));
        value = fn_call_value(fn, false, fn->ir->result, args, count + 1);
    }
    lower_return_value(fn, value, gives);
    fn_finish(fn, &base);
}

/* Of a signature: its parameters and, last, its result, as a function type would have them. */
static struct type *signature_type(struct lower *lower, const struct symbol *function) {
    const struct signature *signature = function->signature;
    size_t count = signature->params.count;
    struct type *type = ARENA_NEW(lower->arena, struct type);
    type->kind = TYPE_FUNCTION;
    type->args = arena_alloc(lower->arena, (count + 1) * sizeof *type->args);
    type->modes = arena_alloc(lower->arena, (count + 1) * sizeof *type->modes);
    for (size_t i = 0; i < count; i++) {
        type->args[i] = signature->params.items[i]->type;
        type->modes[i] = function->decl->function.params.items[i]->param.mode;
    }
    type->args[count] = signature->result;
    type->arg_count = count + 1;
    return type;
}

void instance_value(struct lower *lower, struct instance *instance) {
    struct fn fn;
    fn_init(&fn, lower, instance);
    struct instance key = {
        .kind = INSTANCE_FUNCTION, .symbol = instance->symbol, .env = instance->env};
    struct type *gives = fn_type(&fn, instance->symbol->signature->result);
    forward(&fn, signature_type(lower, instance->symbol), gives, instance_get(lower, &key), false);
}

void instance_adapter(struct lower *lower, struct instance *instance) {
    struct fn fn;
    fn_init(&fn, lower, instance);
    struct instance key = {.kind = INSTANCE_CLOSURE, .node = instance->node, .env = instance->env};
    const struct type *type = fn_type(&fn, instance->node->type);
    forward(&fn, type, type->args[type->arg_count - 1], instance_get(lower, &key), true);
}

void instance_rewrap(struct lower *lower, struct instance *instance) {
    struct fn fn;
    fn_init(&fn, lower, instance);
    const struct type *type = instance->type;
    forward(&fn, type, type->args[type->arg_count - 1], NULL, false);
}

/* ---- the entry ---- */

/* The exit status of what main gave. */
static struct operand exit_status(struct fn *fn, struct operand value, struct type *type) {
    struct storage *i32 = fn_basic(fn, STORAGE_I32);
    if (type->kind != TYPE_RESULT) {
        if (is_void(value))
            return fn_int(fn, STORAGE_I32, 0);
        struct place byte = fn_temp(fn, fn_basic(fn, STORAGE_U8));
        ir_checked_convert(&fn->at, byte, value);
        return fn_convert(fn, fn_get(fn, byte), i32);
    }
    const struct layout *layout = layout_of(fn->lower, type);
    struct place result = fn_place(fn, value);
    struct place status = fn_temp(fn, i32);
    block_id failed = fn_block(fn);
    block_id after = fn_block(fn);
    fn_copy(fn, status, fn_int(fn, STORAGE_I32, 0));
    struct operand is_ok = fn_compare(fn, SUB_EQ, fn_get(fn, ir_tag(&fn->at, result)),
                                      fn_int(fn, STORAGE_U32, CASE_OK));
    fn_branch(fn, is_ok, after, failed);
    fn_enter(fn, failed);
    fn_copy(fn, status, fn_int(fn, STORAGE_I32, 1));
    struct place out = fn_temp(fn, storage_opaque(fn->lower, "sc_fmt"));
    struct operand address = fn_address(fn, out);
    fn_rt(fn, RT_FMT_INIT, &address, 1);
    format_text(fn, address, "error: ", 7);
    const struct slot *slot = &layout->cases[CASE_ERR].slots[0];
    if (slot->index >= 0) {
        struct place error = fn_slot(fn, fn_case(fn, layout, result, CASE_ERR), slot);
        format_value(fn, address, fn_get(fn, error), slot->type, false);
    }
    struct operand print[] = {address, fn_int(fn, STORAGE_I32, 2), fn_bool(fn, true)};
    fn_rt(fn, RT_FMT_PRINT, print, 3);
    fn_jump_into(fn, after);
    return fn_get(fn, status);
}

void instance_entry(struct lower *lower, struct instance *instance) {
    struct fn fn;
    fn_init(&fn, lower, instance);
    struct symbol *symbol = instance->symbol;
    fn_site(&fn, symbol->decl->function.name_span);
    instance->ir->site = fn.at.site;
    local_id view = ir_param_new(lower->ir, fn.ir, storage_opaque(lower, "sc_view"), "args");
    struct region base;
    fn_start(&fn, &base, type_make(lower->types, TYPE_I32));
    struct instance key = {.kind = INSTANCE_FUNCTION, .symbol = symbol, .env = instance->env};
    struct operand args = fn_get_local(&fn, view);
    struct operand value =
        fn_call(&fn, instance_get(lower, &key), &args, symbol->signature->params.count);
    struct type *gives = fn_type(&fn, symbol->signature->result);
    fn_copy(&fn, ir_place(base.result), exit_status(&fn, value, gives));
    exit_return(&fn);
    fn_finish(&fn, &base);
}
