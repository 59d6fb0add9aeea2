/*
 * Closures and function values. A function value is {code, environment}; the environment is a struct
 * of the captures: of a by-reference closure a local of its creator, else a block of the heap, and
 * nothing where nothing is captured.
 *
 * note [conventions]: the code of a value is plain or async, and the value's type says which: async if
 * its row is, in this instance. A value of a plain type that goes where an async one is expected gets
 * code of the async convention around it: a named function or a closure of its own, any other value
 * one that finds the plain value in its environment. An open parameter takes what it gets as it is,
 * since its function is compiled for the answer.
 */
#include "base/panic.h"
#include "lower/internal.h"

/* ---- captures ---- */

static bool capture_is_address(enum capture_mode mode) {
    return mode == CAPTURE_LEND || mode == CAPTURE_REFERENCE;
}

struct capture_layout capture_layout(struct lower *lower, const struct env *env,
                                     const struct node *closure, struct storage *head) {
    const struct captures *captures = closure ? closure->closure.captures : NULL;
    size_t count = captures ? captures->list.count : 0;
    struct capture_layout layout = {.count = count};
    layout.slots = arena_alloc(lower->arena, (count + 1) * sizeof *layout.slots);
    struct storage **fields = arena_alloc(lower->arena, (count + 1) * sizeof *fields);
    size_t used = 0;
    if (head)
        fields[used++] = head;
    for (size_t i = 0; i < count; i++) {
        struct capture_slot *slot = &layout.slots[i];
        slot->capture = &captures->list.items[i];
        slot->by_address = capture_is_address(slot->capture->mode);
        slot->storage = storage_of(lower, env_type(lower, env, slot->capture->symbol->type));
        slot->index = -1;
        if (slot->storage->kind == STORAGE_VOID)
            continue;
        fields[used] = slot->by_address ? storage_basic(lower, STORAGE_PTR) : slot->storage;
        slot->index = (int)used++;
    }
    layout.storage = used > 0 ? ir_struct(lower->ir, fields, used) : NULL;
    return layout;
}

void capture_store(struct fn *fn, const struct capture_layout *layout, struct place to) {
    for (size_t i = 0; i < layout->count; i++) {
        const struct capture_slot *slot = &layout->slots[i];
        if (slot->index < 0)
            continue;
        struct place from = symbol_place(fn, slot->capture->symbol);
        struct operand value = slot->by_address ? fn_address(fn, from) : fn_get(fn, from);
        fn_copy(fn, ir_field(&fn->at, to, (uint32_t)slot->index), value);
    }
}

void capture_bind(struct fn *fn, const struct capture_layout *layout, struct place from) {
    for (size_t i = 0; i < layout->count; i++) {
        const struct capture_slot *slot = &layout->slots[i];
        if (slot->index < 0)
            continue;
        struct place field = ir_field(&fn->at, from, (uint32_t)slot->index);
        bind_place(fn, slot->capture->symbol,
                   slot->by_address ? ir_deref(&fn->at, field, slot->storage) : field);
    }
}

/* ---- the code of a closure ---- */

void instance_closure(struct lower *lower, struct instance *instance) {
    struct fn fn;
    fn_init(&fn, lower, instance);
    struct node *node = instance->node;
    struct type *gives = fn_type(&fn, node->closure.info->result);
    fn_site(&fn, node->span);
    instance->ir->site = fn.at.site;
    local_id env = ir_param_new(lower->ir, fn.ir, storage_basic(lower, STORAGE_PTR), "env");
    fn_params(&fn, &node->closure.params);
    struct capture_layout layout = capture_layout(lower, fn.env, node, NULL);
    struct region base;
    fn_start(&fn, &base, gives);
    if (layout.storage)
        capture_bind(&fn, &layout, ir_deref(&fn.at, ir_place(env), layout.storage));
    lower_returned_body(&fn, node->closure.body);
    fn_finish(&fn, &base);
}

/* ---- making values ---- */

static struct operand make_function(struct fn *fn, const struct instance *code,
                                    struct operand env) {
    struct place value = fn_temp(fn, storage_opaque(fn->lower, "sc_func"));
    fn_copy(fn, ir_part(&fn->at, value, PROJ_CODE),
            ir_function_address(fn->lower->ir, code->ir->index));
    fn_copy(fn, ir_part(&fn->at, value, PROJ_ENV), env);
    return fn_get(fn, value);
}

/* The environment's address. In a loop each turn has a closure of its own, which may be kept in a list
   that the loop fills: its environment lies on the heap then, although it refers to the frame. */
static struct operand make_environment(struct fn *fn, const struct node *closure) {
    struct capture_layout layout = capture_layout(fn->lower, fn->env, closure, NULL);
    if (!layout.storage)
        return ir_null(fn->lower->ir);
    if (closure->closure.captures->by_reference && fn->loop_depth == 0) {
        struct place env = fn_temp(fn, layout.storage);
        capture_store(fn, &layout, env);
        return fn_address(fn, env);
    }
    struct operand env = fn_heap(fn, layout.storage);
    capture_store(fn, &layout, ir_deref(&fn->at, env.place, layout.storage));
    return env;
}

static struct operand closure_value(struct fn *fn, struct node *node, bool is_async,
                                    bool want_async) {
    struct operand env = make_environment(fn, node);
    struct instance key = {
        .kind = want_async && !is_async ? INSTANCE_ADAPTER : INSTANCE_CLOSURE,
        .node = node,
        .env = fn->env,
    };
    return make_function(fn, instance_get(fn->lower, &key), env);
}

/* The function that a name or path stands for, NULL if it stands for a value. */
static struct symbol *named_function(const struct node *node) {
    struct symbol *symbol = NULL;
    if (node->kind == NODE_NAME)
        symbol = node->name.symbol;
    else if (node->kind == NODE_MEMBER)
        symbol = node->member.symbol;
    return symbol && symbol->kind == SYMBOL_FUNCTION ? symbol : NULL;
}

/* An async value whose environment holds the plain one. */
static struct operand rewrap(struct fn *fn, struct operand value, struct type *type) {
    struct operand env = fn_heap(fn, value.storage);
    fn_copy(fn, ir_deref(&fn->at, env.place, value.storage), value);
    struct instance key = {.kind = INSTANCE_REWRAP, .type = type, .env = fn->lower->root};
    return make_function(fn, instance_get(fn->lower, &key), env);
}

struct operand lower_function_value(struct fn *fn, struct node *node, struct type *to) {
    struct type *from = node_type(fn, node);
    const bool is_async = env_is_async(fn->env, from, open_param_of(node));
    const bool want_async = to->row->is_open ? is_async : env_is_async(fn->env, to, NULL);
    if (node->kind == NODE_CLOSURE)
        return closure_value(fn, node, is_async, want_async);
    struct symbol *function = named_function(node);
    if (function) {
        const struct function_use *use =
            node->kind == NODE_NAME ? node->name.use : node->member.use;
        struct instance key = {
            .kind = INSTANCE_VALUE,
            .symbol = function,
            .env = env_of_value(fn->lower, fn->env, function, use ? use->targs.items : NULL,
                                use ? use->targs.count : 0, from),
            .is_async = is_async || want_async,
        };
        return make_function(fn, instance_get(fn->lower, &key), ir_null(fn->lower->ir));
    }
    struct operand value = lower_plain_expr(fn, node);
    return want_async && !is_async ? rewrap(fn, value, from) : value;
}
