/*
 * Calls, spawns, scopes and closures: where values meet, and where frames and bodies begin and end.
 */
#include "lang/builtin.h"
#include "safety/exec.h"
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

void exec_bind_param(struct exec *exec, const struct node *param) {
    const struct symbol *symbol = param->param.symbol;
    if (!symbol)
        return;
    state_renew(&exec->state, symbol);
    unsigned carry = carry_of(&exec->carries, symbol->type);
    if (!carry)
        return;
    struct loan loan = {.kind = kind_of_carry(carry),
                        .depth = exec->frame->depth + DEPTH_CONTENT,
                        .source = symbol};
    if (loan.kind == LOAN_VIEW || loan.kind == LOAN_FUNCTION) {
        loan.place = place_of_symbol(symbol);
        loan.place.is_content = true;
        loan.writes = carry & (CARRY_MUT | CARRY_FUNCTION) && param->param.mode != MODE_SHARED;
    }
    const struct value *value = value_of_loan(exec->arena, &loan);
    state_bind(exec->arena, &exec->state, symbol, symbol, value);
}

/* ---- closures ---- */

/* Walks the body as a frame of its own, from a copy of the state here; gives the state at its end. */
static struct state walk_body(struct exec *exec, struct node *closure, const struct state *entry) {
    struct exec outer = *exec;
    struct frame frame = {closure, exec->depth, closure->closure.captures, exec->frame};
    struct target target = {.outer = exec->target,
                            .kind = TARGET_CLOSURE,
                            .node = closure,
                            .limit = exec->depth + DEPTH_CONTENT,
                            .depth = exec->depth + DEPTH_BODY,
                            .exits.is_dead = true,
                            .value = &value_none};
    exec->frame = &frame;
    exec->target = &target;
    exec->loop = NULL;
    exec->depth += DEPTH_PARAMS;
    exec->state = state_copy(exec->arena, entry);
    for (size_t i = 0; i < closure->closure.params.count; i++)
        exec_bind_param(exec, closure->closure.params.items[i]);
    exec_body(exec, closure->closure.body);
    struct state end = exec->state;
    exec->frame = outer.frame;
    exec->target = outer.target;
    exec->loop = outer.loop;
    exec->depth = outer.depth;
    exec->state = outer.state;
    return end;
}

/* What a closure shares with the state around it: the bindings of what it captures. */
static struct state state_of_captures(struct exec *exec, const struct node *closure,
                                      struct state *from) {
    struct state state = {.is_dead = from->is_dead};
    const struct captures *captures = closure->closure.captures;
    for (size_t i = 0; captures && i < captures->list.count; i++) {
        const struct binding *binding = state_find(from, captures->list.items[i].symbol);
        if (binding)
            VEC_PUSH(exec->arena, &state.bindings, *binding);
    }
    return state;
}

/* A closure may be called again, so that its end leads to its beginning; a task runs once. */
static struct state walk_closure(struct exec *exec, struct node *closure) {
    const struct closure_info *info = closure->closure.info;
    struct state entry = state_of_captures(exec, closure, &exec->state);
    if (info && info->is_spawned) {
        view_leave_to_race(exec, &entry);
        return walk_body(exec, closure, &entry);
    }
    entry = exec_head(exec, closure, &entry); // note [heads]
    struct state end;
    do {
        struct state last = walk_body(exec, closure, &entry);
        end = state_of_captures(exec, closure, &last);
    } while (state_join(exec->arena, &entry, &end));
    exec_keep_head(exec, closure, &entry);
    return end;
}

/* What the body assigned to variables that it refers to, they may refer to from now on. */
static void take_assignments(struct exec *exec, const struct node *closure, struct state *end) {
    const struct captures *captures = closure->closure.captures;
    for (size_t i = 0; captures && i < captures->list.count; i++) {
        const struct symbol *symbol = captures->list.items[i].symbol;
        const struct binding *inside = state_find(end, symbol);
        if (captures->list.items[i].mode != CAPTURE_REFERENCE || !inside)
            continue;
        const struct value *value = inside->value;
        struct binding *binding = state_find(&exec->state, symbol);
        if (binding)
            binding->value = value_union(exec->arena, binding->value, value);
        else
            state_bind(exec->arena, &exec->state, symbol, symbol, value);
    }
}

static const struct value *value_of_uses(struct exec *exec, const struct node *closure,
                                         const struct capture *capture) {
    const struct capture_uses *uses = captures_uses(&exec->captures, closure);
    const struct value *value = &value_none;
    for (size_t i = 0; uses && i < uses->list.count; i++) {
        const struct usage *usage = &uses->list.items[i];
        if (usage->symbol != capture->symbol)
            continue;
        struct loan loan = {.kind = LOAN_REFERENCE,
                            .place = usage->place,
                            .writes = usage->kind != USAGE_READ,
                            .depth = exec_storage_depth(exec, usage->symbol),
                            .source = usage->symbol,
                            .span = usage->span};
        value = value_add(exec->arena, value, &loan);
    }
    return value;
}

/* A use of what lies behind a captured view goes no further than the view's part that it names. */
static struct place place_behind(struct place place, const struct usage *usage) {
    for (size_t i = 0; i < usage->viewed.count && place.count < PLACE_STEPS; i++)
        place.steps[place.count++] = usage->viewed.steps[i];
    return place;
}

static const struct value *add_use(struct exec *exec, const struct value *value,
                                   const struct value *content, const struct usage *usage) {
    bool is_behind = usage->is_viewed && usage->place.count == 0;
    for (size_t i = 0; i < content->loans.count; i++) {
        struct loan loan = content->loans.items[i];
        loan.span = usage->span;
        if (is_behind && loan.kind == LOAN_VIEW)
            loan.place = place_behind(loan.place, usage);
        value = value_add(exec->arena, value, &loan);
    }
    return value;
}

/* The loans of a captured variable, as far as the closure uses them, and where it does. */
static const struct value *value_of_content(struct exec *exec, const struct node *closure,
                                            const struct capture *capture) {
    const struct binding *binding = state_find(&exec->state, capture->symbol);
    const struct capture_uses *uses = captures_uses(&exec->captures, closure);
    if (!binding || !uses)
        return &value_none;
    const struct value *value = &value_none;
    for (size_t i = 0; i < uses->list.count; i++) {
        if (uses->list.items[i].symbol == capture->symbol)
            value = add_use(exec, value, binding->value, &uses->list.items[i]);
    }
    for (size_t i = 0; i < binding->value->via.count; i++)
        value = value_via(exec->arena, value, binding->value->via.items[i]);
    return value_via(exec->arena, value, capture->symbol);
}

static void move_into_closure(struct exec *exec, const struct capture *capture) {
    const struct symbol *symbol = capture->symbol;
    if (!local_of(&exec->locals, symbol)->frame)
        return;
    exec_use(exec, symbol, capture->use);
    struct loan loan = {.kind = LOAN_REFERENCE, .place = place_of_symbol(symbol), .source = symbol};
    exec_access(exec, value_of_loan(exec->arena, &loan), ACCESS_WRITE, capture->use);
    struct binding *binding = state_find(&exec->state, symbol);
    if (!binding)
        binding = state_bind(exec->arena, &exec->state, symbol, symbol, &value_none);
    binding->moved = capture->use;
}

const struct value *exec_closure(struct exec *exec, struct node *closure) {
    struct state end = walk_closure(exec, closure);
    const struct captures *captures = closure->closure.captures;
    const struct value *value = &value_none;
    for (size_t i = 0; captures && i < captures->list.count; i++) {
        const struct capture *capture = &captures->list.items[i];
        value = value_union(exec->arena, value, value_of_content(exec, closure, capture));
        if (capture->mode == CAPTURE_REFERENCE || capture->mode == CAPTURE_LEND)
            value = value_union(exec->arena, value, value_of_uses(exec, closure, capture));
        else if (capture->mode == CAPTURE_MOVE)
            move_into_closure(exec, capture);
    }
    take_assignments(exec, closure, &end);
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
static void evaluate(struct exec *exec, struct operand *operand, const struct call_arg *arg) {
    struct node *node = operand->node;
    bool is_lent =
        arg->mode == MODE_INOUT || (arg->mode != MODE_MOVE && exec_is_move(exec, node->type));
    if (is_lent && exec_is_place(node) && !is_function_type(node)) {
        struct designation place = exec_designate(exec, node);
        operand->lent = place.places;
        operand->content = exec_as(exec, place.content, node->type);
        if (arg->mode != MODE_INOUT)
            operand->lent = value_as_views(exec->arena, place.places, false);
    } else {
        operand->content = exec_expr(exec, node, demand_of(arg));
    }
    if (arg->mode == MODE_MOVE && arg->type && exec_is_move(exec, arg->type))
        return; // it is gone with the call: nothing waits for it
    // What is lent to be looked at waits for the call, and may not change until then.
    const struct value *waits = operand->content;
    if (is_lent && arg->mode != MODE_INOUT)
        waits = value_union(exec->arena, waits, operand->lent);
    if (waits->loans.count)
        state_bind(exec->arena, &exec->state, node, NULL, waits);
}

/* True if the function changes what it captures, which has been reported. */
static bool check_shared(struct exec *exec, const struct operand *operand) {
    for (size_t i = 0; i < operand->content->loans.count; i++) {
        const struct loan *loan = &operand->content->loans.items[i];
        if (!loan->writes || !loan->place.root)
            continue;
        struct diag *diag =
            exec_report(exec, DIAG_RACE, loan->span.end ? loan->span : operand->node->span,
                        "'%s' may be changed by a function that is passed as 'shared'",
                        loan->place.root->name->text);
        if (diag)
            diag_help(diag, "a shared function may run in several tasks at once: let it change "
                            "nothing it captures");
        return true;
    }
    return false;
}

static void settle(struct exec *exec, const struct operand *operand) {
    struct binding *binding = state_find(&exec->state, operand->node);
    if (binding) {
        view_use(exec, binding, operand->node->span);
        state_unbind(&exec->state, operand->node);
    }
}

/* The call itself: everything that was lent is touched now. */
static void touch_operands(struct exec *exec, const struct operands *operands) {
    for (size_t i = 0; i < operands->count; i++)
        settle(exec, &operands->items[i]);
    view_operands(exec, operands->items, operands->count);
    for (size_t i = 0; i < operands->count; i++) {
        const struct operand *operand = &operands->items[i];
        const struct value *via = operand->lent;
        for (size_t k = 0; k < operand->content->via.count; k++)
            via = value_via(exec->arena, via, operand->content->via.items[k]);
        if (operand->node->kind != NODE_CLOSURE) // else the checker has seen its names
            exec_check_there(exec, operand->content, operand->node->span);
        exec_touch(exec, operand->content, operand->node->span);
        exec_touch(exec, via, operand->node->span);
    }
}

static struct operands evaluate_operands(struct exec *exec, struct node *call) {
    const struct call *info = call->call.info;
    size_t most = info->args.count + 1;
    struct operands operands = {arena_alloc(exec->arena, most * sizeof(struct operand)), 0};
    if (info->kind == CALL_VALUE) {
        struct node *callee = call->call.callee;
        const struct value *value = exec_expr(exec, callee, DEMAND_PASS);
        operands.items[operands.count++] = (struct operand){callee, value, &value_none, true};
        if (value->loans.count)
            state_bind(exec->arena, &exec->state, callee, NULL, value);
    }
    for (size_t i = 0; i < info->args.count && !exec->state.is_dead; i++) {
        const struct call_arg *arg = &info->args.items[i];
        if (!arg->value)
            continue;
        struct operand *operand = &operands.items[operands.count++];
        *operand =
            (struct operand){arg->value, &value_none, &value_none, is_function_type(arg->value)};
        evaluate(exec, operand, arg);
        if (arg->mode == MODE_SHARED)
            operand->is_reported = check_shared(exec, operand);
    }
    return operands;
}

static const struct value *result_of(struct exec *exec, const struct node *call,
                                     const struct operands *operands) {
    if (!carry_of(&exec->carries, call->type))
        return &value_none;
    const struct value *value = &value_none;
    for (size_t i = 0; i < operands->count; i++)
        value = value_union(exec->arena, value, operands->items[i].content);
    return exec_as(exec, value, call->type);
}

/* ---- builtins with rules of their own ---- */

static bool is_name_of_scope(const struct node *node) {
    return node->kind == NODE_NAME && node->name.symbol && node->name.symbol->type &&
           type_resolved(node->name.symbol->type)->kind == TYPE_SCOPE;
}

/* The scope that a name stands for, if its body is around here; NULL: it came as a parameter. */
static struct target *target_of(const struct exec *exec, const struct symbol *scope) {
    for (struct target *target = exec->target; target; target = target->outer) {
        const struct node_list *params =
            target->kind == TARGET_SCOPE ? &target->node->closure.params : NULL;
        if (params && params->count && params->items[0]->param.symbol == scope)
            return target;
    }
    return NULL;
}

/* An error with which a scope may end: it becomes a part of the scope's value. */
static void fail_scope(struct exec *exec, const struct symbol *scope, const struct value *error,
                       struct span span) {
    struct target *target = target_of(exec, scope);
    error = escape_outcome(exec, target, error, span);
    if (target)
        target->value = value_union(exec->arena, target->value, error);
}

/* Everything but the scope itself, which may always be cancelled. */
static const struct value *call_on_scope(struct exec *exec, struct node *call) {
    const struct call *info = call->call.info;
    const struct symbol *scope = NULL;
    for (size_t i = 0; i < info->args.count; i++) {
        struct node *value = info->args.items[i].value;
        if (value && is_name_of_scope(value))
            scope = value->name.symbol;
        else if (value)
            fail_scope(exec, scope, exec_expr(exec, value, DEMAND_TAKE), value->span);
    }
    return &value_none;
}

static const struct value *call_push(struct exec *exec, struct node *call) {
    const struct call *info = call->call.info;
    struct operands operands = evaluate_operands(exec, call);
    if (exec->state.is_dead)
        return &value_none;
    touch_operands(exec, &operands);
    const struct value *stored = &value_none;
    for (size_t i = 1; i < operands.count; i++)
        stored = value_union(exec->arena, stored, operands.items[i].content);
    struct node *list = info->args.items[0].value;
    stored = exec_as(exec, stored, list->type);
    if (!stored->loans.count)
        return &value_none;
    struct designation place = {operands.items[0].lent, operands.items[0].content};
    stored = escape_store(exec, &place, stored, call->span);
    while (list->kind == NODE_MEMBER || list->kind == NODE_INDEX)
        list = list->kind == NODE_MEMBER ? list->member.base : list->index.base;
    const struct symbol *root = list->kind == NODE_NAME ? list->name.symbol : NULL;
    struct binding *binding = root ? state_find(&exec->state, root) : NULL;
    if (binding)
        binding->value = value_union(exec->arena, binding->value, stored);
    else if (root)
        state_bind(exec->arena, &exec->state, root, root, stored);
    return &value_none;
}

/* The length is no element: reading it does not meet those who write elements. */
static const struct value *call_len(struct exec *exec, struct node *call) {
    struct node *base = call->call.info->args.items[0].value;
    if (!exec_is_place(base)) {
        exec_expr(exec, base, DEMAND_LOOK);
        return &value_none;
    }
    struct designation place = exec_designate(exec, base);
    exec_access(exec, value_step(exec->arena, place.places, place_length), ACCESS_READ, base->span);
    return &value_none;
}

/* The handle of a task spawned here is gone with the join; what its result refers to stays. */
static const struct value *without_own_handles(struct exec *exec, const struct value *value) {
    const struct value *rest = &value_none;
    for (size_t i = 0; i < value->loans.count; i++) {
        const struct loan *loan = &value->loans.items[i];
        bool is_own = loan->kind == LOAN_HANDLE && loan->source && loan->source->type &&
                      type_resolved(loan->source->type)->kind == TYPE_SCOPE;
        if (!is_own)
            rest = value_add(exec->arena, rest, loan);
    }
    for (size_t i = 0; i < value->via.count; i++)
        rest = value_via(exec->arena, rest, value->via.items[i]);
    return rest;
}

static const struct value *call_join(struct exec *exec, struct node *call) {
    struct node *handle = call->call.info->args.items[0].value;
    const struct value *value = exec_expr(exec, handle, DEMAND_TAKE);
    exec_may_leave(exec);
    if (handle->kind == NODE_NAME && handle->name.symbol)
        race_join(exec, handle->name.symbol);
    return exec_as(exec, without_own_handles(exec, value), call->type);
}

/* ---- spawn ---- */

static uint32_t depth_of_scope(const struct exec *exec, const struct symbol *scope) {
    const struct local *local = local_of(&exec->locals, scope);
    return local->is_scope_handle ? local->depth : local->frame_depth + DEPTH_CONTENT;
}

/* A function that was made elsewhere is to blame where it is spawned. */
static const struct value *used_here(struct exec *exec, const struct value *value,
                                     struct span span) {
    const struct value *here = &value_none;
    for (size_t i = 0; i < value->loans.count; i++) {
        struct loan loan = value->loans.items[i];
        loan.span = span;
        here = value_add(exec->arena, here, &loan);
    }
    for (size_t i = 0; i < value->via.count; i++)
        here = value_via(exec->arena, here, value->via.items[i]);
    return here;
}

static const struct value *call_spawn(struct exec *exec, struct node *call) {
    const struct call *info = call->call.info;
    const struct symbol *scope = info->spawn->scope;
    escape_spawn_place(exec, scope, call->call.callee->span);
    if (!info->args.count)
        return &value_none;
    struct node *function = info->args.items[info->args.count - 1].value;
    const struct value *value = exec_expr(exec, function, DEMAND_PASS);
    if (exec->state.is_dead)
        return &value_none;
    value = escape_spawn(exec, call, value);
    if (function->kind != NODE_CLOSURE) {
        exec_check_there(exec, value, function->span);
        value = used_here(exec, value, function->span);
    }
    fail_scope(exec, scope, exec_as(exec, value, info->spawn->errors), function->span);
    struct task task = {.call = call, .scope = scope, .is_fresh = true, .value = value};
    race_spawn(exec, &task, function->span);
    for (size_t i = 0; i < value->loans.count; i++) {
        const struct loan *loan = &value->loans.items[i];
        if (loan->place.root)
            view_change(exec, loan, value, loan->span.end ? loan->span : function->span, call);
    }
    if (value->loans.count) // else there is nothing to race for
        VEC_PUSH(exec->arena, &exec->state.tasks, task);
    struct loan handle = {
        .kind = LOAN_HANDLE, .depth = depth_of_scope(exec, scope), .source = scope};
    const struct value *result = value_of_loan(exec->arena, &handle);
    if (carry_of(&exec->carries, info->spawn->joined))
        result = value_union(exec->arena, result, value);
    return exec_as(exec, result, call->type);
}

/* ---- scopes ---- */

static const struct value *walk_scope(struct exec *exec, struct node *call) {
    struct node *closure = call->call.info->scope->closure;
    struct target *outer_target = exec->target;
    struct loop *outer_loop = exec->loop;
    struct target target = {.outer = outer_target,
                            .kind = TARGET_SCOPE,
                            .node = closure,
                            .limit = exec->depth,
                            .depth = exec->depth + DEPTH_STEP,
                            .exits.is_dead = true,
                            .value = &value_none};
    exec->target = &target;
    exec->loop = NULL;
    for (size_t i = 0; i < closure->closure.params.count; i++) {
        const struct symbol *handle = closure->closure.params.items[i]->param.symbol;
        if (!handle)
            continue;
        struct loan loan = {
            .kind = LOAN_SCOPE, .depth = exec->depth + DEPTH_STEP, .source = handle};
        state_renew(&exec->state, handle);
        state_bind(exec->arena, &exec->state, handle, handle, value_of_loan(exec->arena, &loan));
    }
    exec_body(exec, closure->closure.body);
    exec->target = outer_target;
    exec->loop = outer_loop;
    exec_may_leave(exec);
    return exec_as(exec, target.value, call->type);
}

static const struct value *call_scope(struct exec *exec, struct node *call) {
    const struct node *closure = call->call.info->scope->closure;
    for (size_t i = 0; i < call->call.args.count; i++) {
        struct node *value = call->call.args.items[i]->arg.value;
        if (value != closure)
            exec_expr(exec, value, DEMAND_LOOK);
    }
    if (!closure || exec->state.is_dead)
        return &value_none;
    return walk_scope(exec, call);
}

/* ---- the dispatch ---- */

static const struct value *call_any(struct exec *exec, struct node *call) {
    struct operands operands = evaluate_operands(exec, call);
    if (exec->state.is_dead)
        return &value_none;
    touch_operands(exec, &operands);
    escape_type_arguments(exec, call, operands.items, operands.count);
    exec_may_leave(exec);
    return result_of(exec, call, &operands);
}

static const struct value *call_broken(struct exec *exec, struct node *call) {
    for (size_t i = 0; i < call->call.args.count; i++)
        exec_expr(exec, call->call.args.items[i]->arg.value, DEMAND_PASS);
    return &value_none;
}

const struct value *exec_call(struct exec *exec, struct node *call) {
    const struct call *info = call->call.info;
    if (!info || info->kind == CALL_ERROR)
        return call_broken(exec, call);
    if (info->scope)
        return call_scope(exec, call);
    if (info->spawn)
        return call_spawn(exec, call);
    if (info->kind == CALL_BUILTIN && info->args.count) {
        if (info->builtin == BUILTIN_CANCEL || info->builtin == BUILTIN_FINISH)
            return call_on_scope(exec, call);
        if (info->builtin == BUILTIN_LIST_PUSH)
            return call_push(exec, call);
        if (info->builtin == BUILTIN_LEN)
            return call_len(exec, call);
        if (info->builtin == BUILTIN_JOIN)
            return call_join(exec, call);
    }
    return call_any(exec, call);
}
