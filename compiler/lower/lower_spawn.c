/*
 * Tasks: what a spawn emits, what a task runs, and the join. A task is a block
 *
 *     { { sc_task, result }, captures… }
 *
 * whose head depends on the joined type alone, so that a handle of Task<T> is the block's address and
 * a join finds the result wherever the handle comes from. The block of a task that is spawned at most
 * once per opening of its scope, by the function that opens it, lies in that function; other blocks
 * come from the free lists. In a chain (lower_chain.c) a link stands between head and captures. Behind the captures of
 * a task that may ask for random numbers stands where its own come from (runtime/value/rng.c).
 */
#include "effect/facts.h"
#include "ir/contract.h"
#include "lower/internal.h"

/* What a spawn starts, and how its block looks. */
struct task_shape {
    struct spawn_info *info;
    struct storage *block;
    struct storage *whole;          // the block with what stands behind it
    struct capture_layout captures; // of a literal; a function value lies in field 1 instead
    struct node *value;             // the function that is spawned, if it is no literal
    struct instance *direct;        // the value is a named function: nothing is stored
    bool is_chained;                // the head is {head, link}
};

static struct symbol *spawned_function(const struct node *value) {
    struct symbol *symbol = NULL;
    if (value->kind == NODE_NAME)
        symbol = value->name.symbol;
    else if (value->kind == NODE_MEMBER)
        symbol = value->member.symbol;
    return symbol && symbol->kind == SYMBOL_FUNCTION && symbol->params.count == 0 ? symbol : NULL;
}

/* May it ask for random numbers? Of an open parameter nobody knows. */
static bool may_use_rng(struct lower *lower, const struct spawn_info *info) {
    if (!lower->unit->uses_rng || !info->closure)
        return lower->unit->uses_rng;
    const struct function_facts *facts = effect_of_closure(info->closure);
    return facts->fixed & EFFECT_BIT(RNG) || facts->open.count > 0;
}

static struct storage *with_stream(struct lower *lower, struct storage *block) {
    struct storage *word = storage_basic(lower, STORAGE_U64);
    struct storage *words[] = {word, word};
    struct storage *fields[] = {block, ir_struct(lower->ir, words, 2)};
    return ir_struct(lower->ir, fields, 2);
}

static struct task_shape block_shape(struct lower *lower, const struct env *env,
                                     const struct node *node) {
    const struct call *call = node->call.info;
    struct task_shape shape = {.info = call->spawn, .is_chained = chain_has_spawn(lower, node)};
    struct storage *head = storage_task_head(lower, env_type(lower, env, call->spawn->joined));
    if (shape.is_chained)
        head = chain_head(lower, head);
    if (call->spawn->closure) {
        shape.captures = capture_layout(lower, env, call->spawn->closure, head);
        shape.block = shape.captures.storage;
        return shape;
    }
    shape.value = call->args.items[call->args.count - 1].value;
    struct symbol *function = spawned_function(shape.value);
    struct storage *fields[] = {head, storage_opaque(lower, "sc_func")};
    shape.block = ir_struct(lower->ir, fields, function ? 1 : 2);
    if (function) {
        struct instance key = {.kind = INSTANCE_FUNCTION,
                               .symbol = function,
                               .env = env_of_value(lower, env, function, NULL, 0, NULL)};
        shape.direct = instance_get(lower, &key);
    }
    return shape;
}

static struct task_shape task_shape(struct lower *lower, const struct env *env,
                                    const struct node *node) {
    struct task_shape shape = block_shape(lower, env, node);
    shape.whole = may_use_rng(lower, shape.info) ? with_stream(lower, shape.block) : shape.block;
    return shape;
}

/* ---- who joins ---- */

struct handle_search {
    const struct node *spawn;
    const struct symbol *handle; // the constant bound to the spawn
    unsigned depth;              // closures inside the scope's body
    bool is_found;
    bool is_shared;
};

static void search_handle(struct node *node, void *context) {
    struct handle_search *search = context;
    if (node->kind == NODE_LET && node->let.value == search->spawn &&
        node->let.pattern->kind == NODE_PAT_NAME) {
        search->handle = node->let.pattern->pat_name.symbol;
        search->is_found = true;
    }
    if (node->kind == NODE_CALL && node->call.info && node->call.info->builtin == BUILTIN_JOIN) {
        const struct node *task = node->call.info->args.items[0].value;
        search->is_found |= task == search->spawn;
        if (search->depth == 0 && task->kind == NODE_NAME && search->handle &&
            task->name.symbol == search->handle)
            return;
    }
    if (node->kind == NODE_NAME && search->handle && node->name.symbol == search->handle)
        search->is_shared = true;
    search->depth += node->kind == NODE_CLOSURE;
    node_each_kid(node, search_handle, search);
    search->depth -= node->kind == NODE_CLOSURE;
}

/* May others than the scope's own body join the task? */
static bool handle_is_shared(const struct spawn_info *info, const struct node *node) {
    if (!info->into)
        return true;
    struct handle_search search = {.spawn = node};
    node_each_kid(info->into->closure, search_handle, &search);
    return search.is_shared || !search.is_found;
}

/* ---- spawning ---- */

static struct scope_frame *own_frame(const struct fn *fn, const struct spawn_info *info) {
    for (const struct region *it = fn->region; it; it = it->outer) {
        if (it->kind == REGION_SCOPE && it->scope->info == info->into)
            return it->scope;
    }
    return NULL;
}

static uint32_t spawn_flags(const struct fn *fn, const struct spawn_info *info,
                            const struct node *node, const struct scope_frame *frame) {
    uint32_t flags = 0;
    const bool handle_used = info->handle_used || info->is_tail;
    if (chain_has_spawn(fn->lower, node))
        return SPAWN_KEPT;
    if (frame && fn->loop_depth == frame->loop_depth && !fn->in_defer)
        flags |= SPAWN_IN_FRAME;
    else
        flags |= handle_used ? SPAWN_KEPT : SPAWN_DETACHED;
    if (info->handle_used && handle_is_shared(info, node))
        flags |= SPAWN_SHARED;
    if (!frame)
        flags |= SPAWN_REMOTE;
    if (info->is_guard)
        flags |= SPAWN_GUARD;
    if (info->is_daemon)
        flags |= SPAWN_DAEMON;
    return flags;
}

/* The block, where the flags say. */
static struct operand make_block(struct fn *fn, const struct task_shape *shape, uint32_t flags) {
    if (flags & SPAWN_IN_FRAME)
        return fn_address(fn, ir_place(fn_local(fn, shape->whole, "task")));
    struct place block = fn_temp(fn, fn_basic(fn, STORAGE_PTR));
    ir_block_alloc(&fn->at, block, shape->whole);
    return fn_get(fn, block);
}

struct operand lower_spawn(struct fn *fn, struct node *node, const struct call *call) {
    struct spawn_info *info = call->spawn;
    struct scope_frame *frame = info->into ? own_frame(fn, info) : NULL;
    struct task_shape shape = task_shape(fn->lower, fn->env, node);
    struct operand scope = fn_hold(fn, lower_expr(fn, call->args.items[0].value));
    struct operand function = fn_void(fn);
    if (!info->closure && !shape.direct)
        function = fn_hold(fn, lower_expr(fn, shape.value));
    fn_site(fn, node->span);
    const bool has_stream = shape.whole != shape.block;
    const uint32_t flags = spawn_flags(fn, info, node, frame) | (has_stream ? SPAWN_RNG : 0);
    struct operand task = make_block(fn, &shape, flags);
    struct place block = ir_deref(&fn->at, task.place, shape.block);
    if (info->closure)
        capture_store(fn, &shape.captures, block);
    else if (!shape.direct)
        fn_copy(fn, ir_field(&fn->at, block, 1), function);
    if (has_stream) {
        struct place whole = ir_deref(&fn->at, task.place, shape.whole);
        struct operand stream = fn_address(fn, ir_field(&fn->at, whole, 1));
        fn_rt(fn, RT_RNG_SPLIT, &stream, 1);
    }

    struct instance key = {.kind = INSTANCE_TASK, .node = node, .env = fn->env};
    const struct instance *run = instance_get(fn->lower, &key);
    struct operand args[] = {
        scope,
        task,
        ir_function_address(fn->lower->ir, run->ir->index),
        fn_size_of(fn, shape.whole),
        fn_int(fn, STORAGE_U32, flags),
        fn_site_address(fn),
    };
    fn_rt(fn, RT_SPAWN, args, 6);
    fn->instance->opens_scope = true;
    if (frame && frame->info->tail_spawn == node) {
        frame->tail = fn_local(fn, task.storage, "tail");
        fn_copy(fn, ir_place(frame->tail), task);
    }
    return info->is_daemon ? fn_void(fn) : task;
}

/* ---- joining ---- */

struct operand lower_join(struct fn *fn, struct operand task, struct type *joined) {
    task = fn_hold(fn, task);
    fn_rt(fn, RT_TASK_JOIN, &task, 1);
    struct storage *head = storage_task_head(fn->lower, joined);
    if (head->fields.count < 2)
        return fn_void(fn);
    return fn_hold(fn, fn_get(fn, ir_field(&fn->at, ir_deref(&fn->at, task.place, head), 1)));
}

/* ---- what a task runs ---- */

static void run_value(struct fn *fn, const struct task_shape *shape, struct place block,
                      struct type *gives) {
    struct operand value;
    if (shape->direct) {
        value = fn_call(fn, shape->direct, NULL, 0);
    } else {
        struct type *type = node_wanted(fn, shape->value);
        const bool is_async = env_is_async(fn->env, type, open_param_of(shape->value));
        struct operand function = fn_get(fn, ir_field(&fn->at, block, 1));
        value = fn_call_value(fn, is_async, storage_of(fn->lower, gives), &function, 1);
    }
    lower_return_value(fn, value, gives);
}

/* Stores what the task yields into its block; an error fails the scope instead. */
static void store_result(struct fn *fn, const struct task_shape *shape, struct place block,
                         const struct region *base) {
    if (base->result == NO_LOCAL)
        return;
    struct place head = ir_field(&fn->at, block, 0);
    if (shape->is_chained)
        head = ir_field(&fn->at, head, 0);
    struct type *errors = fn_type(fn, shape->info->errors);
    if (errors->kind == TYPE_NEVER) {
        fn_copy(fn, ir_field(&fn->at, head, 1), fn_get_local(fn, base->result));
        return;
    }
    const struct layout *layout = layout_of(fn->lower, base->gives);
    struct place result = ir_place(base->result);
    const uint64_t cases[] = {CASE_OK};
    block_id targets[] = {fn_block(fn), fn_block(fn)};
    block_id after = fn_block(fn);
    fn_switch(fn, fn_get(fn, ir_tag(&fn->at, result)), cases, targets, 1);
    fn_enter(fn, targets[0]);
    const struct slot *ok = &layout->cases[CASE_OK].slots[0];
    if (ok->index >= 0)
        fn_copy(fn, ir_field(&fn->at, head, 1),
                fn_get(fn, fn_slot(fn, fn_case(fn, layout, result, CASE_OK), ok)));
    fn_jump(fn, after);
    fn_enter(fn, targets[1]);
    const struct slot *err = &layout->cases[CASE_ERR].slots[0];
    struct place error = fn_slot(fn, fn_case(fn, layout, result, CASE_ERR), err);
    scope_fail(fn, ir_scope_address(fn->lower->ir), fn_get(fn, error));
    fn_set_status(fn, STATUS_UNWIND); // it has no result: who joins it unwinds too
    fn_jump(fn, base->unwind);
    fn_enter(fn, after);
}

void instance_task(struct lower *lower, struct instance *instance) {
    struct fn fn;
    fn_init(&fn, lower, instance);
    struct task_shape shape = task_shape(lower, fn.env, instance->node);
    struct type *gives = fn_type(&fn, shape.info->result);
    fn_site(&fn, instance->node->span);
    instance->ir->site = fn.at.site;
    local_id task = ir_param_new(lower->ir, fn.ir, storage_basic(lower, STORAGE_PTR), "task");
    struct region base;
    fn_start(&fn, &base, gives);
    struct place block = ir_deref(&fn.at, ir_place(task), shape.block);
    if (shape.info->closure) {
        capture_bind(&fn, &shape.captures, block);
        lower_returned_body(&fn, shape.info->closure->closure.body);
    } else {
        run_value(&fn, &shape, block, gives);
    }
    fn_enter(&fn, base.exit_return);
    store_result(&fn, &shape, block, &base);
    ir_return(&fn.at, NULL);
    fn_finish_unwind(&fn, &base);
}
