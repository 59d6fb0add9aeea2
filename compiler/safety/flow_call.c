/*
 * Calls, spawns, scopes and closures: where values meet, and where frames and bodies begin and end.
 */
#include "lang/builtin.h"
#include "safety/flow.h"
#include "type/call.h"
#include "type/type.h"

/* ---- frames ---- */

static enum loan_kind kind_of_carry(unsigned carry) {
    if (carry & CARRY_SCOPE)
        return LOAN_SCOPE;
    if (carry & CARRY_TASK)
        return LOAN_HANDLE;
    if (carry & CARRY_CAPABILITY)
        return LOAN_CAPABILITY;
    return carry & CARRY_FUNCTION && !(carry & (CARRY_VIEW | CARRY_LOCAL)) ? LOAN_FUNCTION
                                                                           : LOAN_VIEW;
}

void flow_bind_param(struct flow *flow, const struct node *param) {
    const struct symbol *symbol = param->param.symbol;
    if (!symbol)
        return;
    state_renew(flow->arena, &flow->state, symbol);
    unsigned carry = carry_of(&flow->carries, symbol->type);
    if (!carry)
        return;
    struct loan loan = {.kind = kind_of_carry(carry),
                        .depth = flow->frame->depth + DEPTH_CONTENT,
                        .source = symbol};
    if (loan.kind == LOAN_VIEW || loan.kind == LOAN_FUNCTION) {
        loan.place = place_of_symbol(symbol);
        loan.place.is_content = true;
        loan.writes = carry & (CARRY_MUT | CARRY_FUNCTION) && param->param.mode != MODE_SHARED;
    }
    const struct value *value = value_of_loan(flow->arena, &loan);
    state_bind(flow->arena, &flow->state, symbol, symbol, value);
}

/* ---- closures ---- */

/* Walks the body as a frame of its own, from a copy of the state here; gives the state at its end. */
static struct state walk_body(struct flow *flow, struct node *closure, const struct state *entry) {
    struct flow outer = *flow;
    struct frame frame = {closure, flow->depth, closure->closure.captures, flow->frame};
    struct target target = {.kind = TARGET_CLOSURE,
                            .node = closure,
                            .limit = flow->depth + DEPTH_CONTENT,
                            .depth = flow->depth + DEPTH_BODY,
                            .exits.is_dead = true,
                            .value = &value_none};
    flow->frame = &frame;
    flow->target = &target;
    flow->loop = NULL;
    flow->depth += DEPTH_PARAMS;
    flow->state = state_copy(flow->arena, entry);
    flow->state.tasks.count = 0;
    flow->state.defers.count = 0;
    for (size_t i = 0; i < closure->closure.params.count; i++)
        flow_bind_param(flow, closure->closure.params.items[i]);
    flow_body(flow, closure->closure.body);
    struct state end = flow->state;
    flow->frame = outer.frame;
    flow->target = outer.target;
    flow->loop = outer.loop;
    flow->depth = outer.depth;
    flow->state = outer.state;
    return end;
}

/* A closure may be called again, so that its end leads to its beginning; a task runs once. */
static struct state walk_closure(struct flow *flow, struct node *closure) {
    const struct closure_info *info = closure->closure.info;
    struct state entry = state_copy(flow->arena, &flow->state);
    entry.tasks.count = 0;
    entry.defers.count = 0;
    struct state end = walk_body(flow, closure, &entry);
    if (info && info->is_spawned)
        return end;
    end.tasks.count = 0;
    while (state_join(flow->arena, &entry, &end)) {
        end = walk_body(flow, closure, &entry);
        end.tasks.count = 0;
    }
    return end;
}

/* What the body assigned to variables that it refers to, they may refer to from now on. */
static void take_assignments(struct flow *flow, const struct node *closure, struct state *end) {
    const struct captures *captures = closure->closure.captures;
    for (size_t i = 0; captures && i < captures->list.count; i++) {
        const struct symbol *symbol = captures->list.items[i].symbol;
        const struct binding *inside = state_find(end, symbol);
        if (captures->list.items[i].mode != CAPTURE_REFERENCE || !inside)
            continue;
        const struct value *value = inside->value;
        struct binding *binding = state_find(&flow->state, symbol);
        if (binding)
            binding->value = value_union(flow->arena, binding->value, value);
        else
            state_bind(flow->arena, &flow->state, symbol, symbol, value);
    }
}

static const struct value *value_of_uses(struct flow *flow, const struct node *closure,
                                         const struct capture *capture) {
    const struct capture_uses *uses = captures_uses(&flow->captures, closure);
    const struct value *value = &value_none;
    for (size_t i = 0; uses && i < uses->list.count; i++) {
        const struct usage *usage = &uses->list.items[i];
        if (usage->symbol != capture->symbol)
            continue;
        struct loan loan = {.kind = LOAN_REFERENCE,
                            .place = usage->place,
                            .writes = usage->kind != USAGE_READ,
                            .depth = flow_storage_depth(flow, usage->symbol),
                            .source = usage->symbol,
                            .span = usage->span};
        value = value_add(flow->arena, value, &loan);
    }
    return value;
}

/* The loans of a captured variable, marked with the place inside that uses it. */
static const struct value *value_of_content(struct flow *flow, const struct capture *capture) {
    const struct binding *binding = state_find(&flow->state, capture->symbol);
    if (!binding)
        return &value_none;
    const struct value *value = &value_none;
    for (size_t i = 0; i < binding->value->loans.count; i++) {
        struct loan loan = binding->value->loans.items[i];
        loan.span = capture->use;
        value = value_add(flow->arena, value, &loan);
    }
    for (size_t i = 0; i < binding->value->via.count; i++)
        value = value_via(flow->arena, value, binding->value->via.items[i]);
    return value_via(flow->arena, value, capture->symbol);
}

static void move_into_closure(struct flow *flow, const struct capture *capture) {
    const struct symbol *symbol = capture->symbol;
    if (!local_of(&flow->locals, symbol)->frame)
        return;
    flow_use(flow, symbol, capture->use);
    struct loan loan = {.kind = LOAN_REFERENCE, .place = place_of_symbol(symbol), .source = symbol};
    flow_access(flow, value_of_loan(flow->arena, &loan), ACCESS_WRITE, capture->use);
    struct binding *binding = state_find(&flow->state, symbol);
    if (!binding)
        binding = state_bind(flow->arena, &flow->state, symbol, symbol, &value_none);
    binding->moved = capture->use;
}

const struct value *flow_closure(struct flow *flow, struct node *closure) {
    struct state end = walk_closure(flow, closure);
    const struct captures *captures = closure->closure.captures;
    const struct value *value = &value_none;
    for (size_t i = 0; captures && i < captures->list.count; i++) {
        const struct capture *capture = &captures->list.items[i];
        value = value_union(flow->arena, value, value_of_content(flow, capture));
        if (capture->mode == CAPTURE_REFERENCE || capture->mode == CAPTURE_LEND)
            value = value_union(flow->arena, value, value_of_uses(flow, closure, capture));
        else if (capture->mode == CAPTURE_MOVE)
            move_into_closure(flow, capture);
    }
    take_assignments(flow, closure, &end);
    return value;
}

/* ---- arguments ---- */

struct operands {
    struct operand *items;
    size_t count;
};

static bool is_function_type(const struct node *node) {
    return node->type && type_resolved(node->type)->kind == TYPE_FUNCTION;
}

static enum demand demand_of(const struct call_arg *arg) {
    struct type *type = arg->type ? type_resolved(arg->type) : NULL;
    if (type && type->kind == TYPE_SCOPE)
        return DEMAND_PASS;
    if (type && type->kind == TYPE_FUNCTION && type->row && type->row->is_open)
        return DEMAND_PASS;
    return arg->mode == MODE_MOVE ? DEMAND_TAKE : DEMAND_LOOK;
}

/* A lent argument is touched when the call is made, not when it is evaluated. */
static void evaluate(struct flow *flow, struct operand *operand, const struct call_arg *arg) {
    struct node *node = operand->node;
    bool is_lent =
        arg->mode == MODE_INOUT || (arg->mode != MODE_MOVE && flow_is_move(flow, node->type));
    if (is_lent && flow_is_place(node) && !is_function_type(node)) {
        struct designation place = flow_designate(flow, node);
        operand->lent = place.places;
        operand->content = flow_as(flow, place.content, node->type);
        if (arg->mode != MODE_INOUT)
            operand->lent = value_as_views(flow->arena, place.places, false);
    } else {
        operand->content = flow_expr(flow, node, demand_of(arg));
    }
    if (arg->mode == MODE_MOVE && arg->type && flow_is_move(flow, arg->type))
        return; // it is gone with the call: nothing waits for it
    if (operand->content->loans.count)
        state_bind(flow->arena, &flow->state, node, NULL, operand->content);
}

static void check_shared(struct flow *flow, const struct operand *operand) {
    for (size_t i = 0; i < operand->content->loans.count; i++) {
        const struct loan *loan = &operand->content->loans.items[i];
        if (!loan->writes || !loan->place.root)
            continue;
        struct diag *diag =
            flow_report(flow, DIAG_RACE, loan->span.end ? loan->span : operand->node->span,
                        "'%s' may be changed by a function that is passed as 'shared'",
                        loan->place.root->name->text);
        if (diag)
            diag_help(diag, "a shared function may run in several tasks at once: let it change "
                            "nothing it captures");
        return;
    }
}

static void settle(struct flow *flow, const struct operand *operand) {
    struct binding *binding = state_find(&flow->state, operand->node);
    if (binding) {
        view_use(flow, binding, operand->node->span);
        state_unbind(&flow->state, operand->node);
    }
}

/* The call itself: everything that was lent is touched now. */
static void touch_operands(struct flow *flow, const struct operands *operands) {
    for (size_t i = 0; i < operands->count; i++)
        settle(flow, &operands->items[i]);
    view_operands(flow, operands->items, operands->count);
    for (size_t i = 0; i < operands->count; i++) {
        const struct operand *operand = &operands->items[i];
        const struct value *via = operand->lent;
        for (size_t k = 0; k < operand->content->via.count; k++)
            via = value_via(flow->arena, via, operand->content->via.items[k]);
        flow_touch(flow, operand->content, operand->node->span);
        flow_touch(flow, via, operand->node->span);
    }
}

static struct operands evaluate_operands(struct flow *flow, struct node *call) {
    const struct call *info = call->call.info;
    size_t most = info->args.count + 1;
    struct operands operands = {arena_alloc(flow->arena, most * sizeof(struct operand)), 0};
    if (info->kind == CALL_VALUE) {
        struct node *callee = call->call.callee;
        const struct value *value = flow_expr(flow, callee, DEMAND_PASS);
        operands.items[operands.count++] = (struct operand){callee, value, &value_none, true};
        if (value->loans.count)
            state_bind(flow->arena, &flow->state, callee, NULL, value);
    }
    for (size_t i = 0; i < info->args.count && !flow->state.is_dead; i++) {
        const struct call_arg *arg = &info->args.items[i];
        if (!arg->value)
            continue;
        struct operand *operand = &operands.items[operands.count++];
        *operand =
            (struct operand){arg->value, &value_none, &value_none, is_function_type(arg->value)};
        evaluate(flow, operand, arg);
        if (arg->mode == MODE_SHARED)
            check_shared(flow, operand);
    }
    return operands;
}

static const struct value *result_of(struct flow *flow, const struct node *call,
                                     const struct operands *operands) {
    if (!carry_of(&flow->carries, call->type))
        return &value_none;
    const struct value *value = &value_none;
    for (size_t i = 0; i < operands->count; i++)
        value = value_union(flow->arena, value, operands->items[i].content);
    return flow_as(flow, value, call->type);
}

/* ---- builtins with rules of their own ---- */

static bool is_name_of_scope(const struct node *node) {
    return node->kind == NODE_NAME && node->name.symbol && node->name.symbol->type &&
           type_resolved(node->name.symbol->type)->kind == TYPE_SCOPE;
}

/* Everything but the scope itself, which may always be cancelled. */
static const struct value *call_on_scope(struct flow *flow, struct node *call) {
    const struct call *info = call->call.info;
    for (size_t i = 0; i < info->args.count; i++) {
        struct node *value = info->args.items[i].value;
        if (value && !is_name_of_scope(value))
            flow_expr(flow, value, DEMAND_TAKE);
    }
    return &value_none;
}

static const struct value *call_push(struct flow *flow, struct node *call) {
    const struct call *info = call->call.info;
    struct operands operands = evaluate_operands(flow, call);
    if (flow->state.is_dead)
        return &value_none;
    touch_operands(flow, &operands);
    const struct value *stored = &value_none;
    for (size_t i = 1; i < operands.count; i++)
        stored = value_union(flow->arena, stored, operands.items[i].content);
    struct node *list = info->args.items[0].value;
    stored = flow_as(flow, stored, list->type);
    if (!stored->loans.count)
        return &value_none;
    struct designation place = {operands.items[0].lent, operands.items[0].content};
    escape_store(flow, &place, stored, call->span);
    while (list->kind == NODE_MEMBER || list->kind == NODE_INDEX)
        list = list->kind == NODE_MEMBER ? list->member.base : list->index.base;
    const struct symbol *root = list->kind == NODE_NAME ? list->name.symbol : NULL;
    struct binding *binding = root ? state_find(&flow->state, root) : NULL;
    if (binding)
        binding->value = value_union(flow->arena, binding->value, stored);
    else if (root)
        state_bind(flow->arena, &flow->state, root, root, stored);
    return &value_none;
}

/* The length is no element: reading it does not meet those who write elements. */
static const struct value *call_len(struct flow *flow, struct node *call) {
    struct node *base = call->call.info->args.items[0].value;
    if (!flow_is_place(base)) {
        flow_expr(flow, base, DEMAND_LOOK);
        return &value_none;
    }
    struct designation place = flow_designate(flow, base);
    flow_access(flow, value_step(flow->arena, place.places, place_length), ACCESS_READ, base->span);
    return &value_none;
}

static const struct value *call_join(struct flow *flow, struct node *call) {
    struct node *handle = call->call.info->args.items[0].value;
    const struct value *value = flow_expr(flow, handle, DEMAND_TAKE);
    flow_may_leave(flow);
    if (handle->kind == NODE_NAME && handle->name.symbol)
        race_join(flow, handle->name.symbol);
    return flow_as(flow, value, call->type);
}

/* ---- spawn ---- */

static uint32_t depth_of_scope(const struct flow *flow, const struct symbol *scope) {
    const struct local *local = local_of(&flow->locals, scope);
    return local->is_scope_handle ? local->depth : local->frame_depth + DEPTH_CONTENT;
}

static const struct value *call_spawn(struct flow *flow, struct node *call) {
    const struct call *info = call->call.info;
    const struct symbol *scope = info->spawn->scope;
    escape_spawn_place(flow, scope, call->call.callee->span);
    if (!info->args.count)
        return &value_none;
    struct node *function = info->args.items[info->args.count - 1].value;
    const struct value *value = flow_expr(flow, function, DEMAND_PASS);
    if (flow->state.is_dead)
        return &value_none;
    value = escape_spawn(flow, call, value);
    struct task task = {.call = call, .scope = scope, .is_fresh = true, .value = value};
    race_spawn(flow, &task, function->span);
    for (size_t i = 0; i < value->loans.count; i++) {
        const struct loan *loan = &value->loans.items[i];
        if (loan->place.root)
            view_change(flow, loan, value, loan->span.end ? loan->span : function->span);
    }
    VEC_PUSH(flow->arena, &flow->state.tasks, task);
    struct loan handle = {
        .kind = LOAN_HANDLE, .depth = depth_of_scope(flow, scope), .source = scope};
    const struct value *result = value_of_loan(flow->arena, &handle);
    if (carry_of(&flow->carries, info->spawn->joined))
        result = value_union(flow->arena, result, value);
    return flow_as(flow, result, call->type);
}

/* ---- scopes ---- */

static const struct value *walk_scope(struct flow *flow, struct node *call) {
    struct node *closure = call->call.info->scope->closure;
    struct target *outer_target = flow->target;
    struct loop *outer_loop = flow->loop;
    struct target target = {.kind = TARGET_SCOPE,
                            .node = closure,
                            .limit = flow->depth,
                            .depth = flow->depth + DEPTH_STEP,
                            .exits.is_dead = true,
                            .value = &value_none};
    flow->target = &target;
    flow->loop = NULL;
    for (size_t i = 0; i < closure->closure.params.count; i++) {
        const struct symbol *handle = closure->closure.params.items[i]->param.symbol;
        if (!handle)
            continue;
        struct loan loan = {
            .kind = LOAN_SCOPE, .depth = flow->depth + DEPTH_STEP, .source = handle};
        state_renew(flow->arena, &flow->state, handle);
        state_bind(flow->arena, &flow->state, handle, handle, value_of_loan(flow->arena, &loan));
    }
    flow_body(flow, closure->closure.body);
    flow->target = outer_target;
    flow->loop = outer_loop;
    flow_may_leave(flow);
    return flow_as(flow, target.value, call->type);
}

static const struct value *call_scope(struct flow *flow, struct node *call) {
    const struct node *closure = call->call.info->scope->closure;
    for (size_t i = 0; i < call->call.args.count; i++) {
        struct node *value = call->call.args.items[i]->arg.value;
        if (value != closure)
            flow_expr(flow, value, DEMAND_LOOK);
    }
    if (!closure || flow->state.is_dead)
        return &value_none;
    return walk_scope(flow, call);
}

/* ---- the dispatch ---- */

static const struct value *call_any(struct flow *flow, struct node *call) {
    struct operands operands = evaluate_operands(flow, call);
    if (flow->state.is_dead)
        return &value_none;
    touch_operands(flow, &operands);
    escape_type_arguments(flow, call, operands.items, operands.count);
    flow_may_leave(flow);
    return result_of(flow, call, &operands);
}

static const struct value *call_broken(struct flow *flow, struct node *call) {
    for (size_t i = 0; i < call->call.args.count; i++)
        flow_expr(flow, call->call.args.items[i]->arg.value, DEMAND_PASS);
    return &value_none;
}

const struct value *flow_call(struct flow *flow, struct node *call) {
    const struct call *info = call->call.info;
    if (!info || info->kind == CALL_ERROR)
        return call_broken(flow, call);
    if (info->scope)
        return call_scope(flow, call);
    if (info->spawn)
        return call_spawn(flow, call);
    if (info->kind == CALL_BUILTIN && info->args.count) {
        if (info->builtin == BUILTIN_CANCEL || info->builtin == BUILTIN_FINISH)
            return call_on_scope(flow, call);
        if (info->builtin == BUILTIN_LIST_PUSH)
            return call_push(flow, call);
        if (info->builtin == BUILTIN_LEN)
            return call_len(flow, call);
        if (info->builtin == BUILTIN_JOIN)
            return call_join(flow, call);
    }
    return call_any(flow, call);
}
