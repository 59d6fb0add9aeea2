/*
 * Statements: paths and where they meet. Expressions are flow_expr.c, calls and closures flow_call.c.
 */
#include "safety/flow.h"

#include "type/call.h"
#include "type/type.h"

bool flow_is_move(const struct flow *flow, struct type *type) {
    return type && !type_is_copy(flow->unit->types, type);
}

const struct value *flow_as(struct flow *flow, const struct value *value, struct type *type) {
    return value_as(flow->arena, &flow->carries, value, type);
}

/* A variable captured by value lives in the closure; see note [depths]. */
uint32_t flow_storage_depth(const struct flow *flow, const struct symbol *symbol) {
    const struct local *local = local_of(&flow->locals, symbol);
    for (const struct frame *frame = flow->frame; frame; frame = frame->outer) {
        if (local->frame == frame->node)
            break;
        const struct capture *capture = captures_get(frame->captures, symbol);
        if (capture && (capture->mode == CAPTURE_COPY || capture->mode == CAPTURE_MOVE))
            return frame->depth + DEPTH_PARAMS;
    }
    return local->depth;
}

/* ---- binding ---- */

static void bind_symbol(struct flow *flow, const struct symbol *symbol, const struct value *content,
                        const struct value *places, struct span span) {
    if (!symbol)
        return;
    state_renew(flow->arena, &flow->state, symbol);
    const struct value *value = flow_as(flow, content, symbol->type);
    if (places && flow_is_move(flow, symbol->type))
        value = value_union(flow->arena, value, value_as_views(flow->arena, places, false));
    escape_bind(flow, symbol, value, span);
    escape_handle(flow, symbol);
    if (value->loans.count)
        state_bind(flow->arena, &flow->state, symbol, symbol, value);
}

struct pattern_walk {
    struct flow *flow;
    const struct value *content;
    const struct value *places;
    struct span span;
};

static void bind_pattern(struct node *pattern, void *context) {
    const struct pattern_walk *walk = context;
    const struct symbol *symbol = NULL;
    if (pattern->kind == NODE_PAT_NAME && !pattern->pat_name.variant)
        symbol = pattern->pat_name.symbol;
    else if (pattern->kind == NODE_PAT_AS)
        symbol = pattern->pat_as.symbol;
    bind_symbol(walk->flow, symbol, walk->content, walk->places, walk->span);
    node_each_kid(pattern, bind_pattern, context);
}

void flow_bind(struct flow *flow, struct node *pattern, const struct value *content,
               const struct value *places, struct span span) {
    if (pattern)
        bind_pattern(pattern, &(struct pattern_walk){flow, content, places, span});
}

/* `const h = s.spawn …`: the name by which this very task can be joined. */
static void bind_handle(struct flow *flow, const struct node *let) {
    const struct node *value = let->let.value;
    const struct node *pattern = let->let.pattern;
    if (let->let.is_var || pattern->kind != NODE_PAT_NAME || value->kind != NODE_CALL)
        return;
    for (size_t i = 0; i < flow->state.tasks.count; i++) {
        struct task *task = &flow->state.tasks.items[i];
        if (task->call == value && task->is_fresh)
            task->handle = pattern->pat_name.symbol;
    }
}

static void settle_tasks(struct flow *flow) {
    for (size_t i = 0; i < flow->state.tasks.count; i++)
        flow->state.tasks.items[i].is_fresh = false;
}

static void flow_let(struct flow *flow, struct node *node) {
    if (!node->let.value) {
        flow_bind(flow, node->let.pattern, &value_none, NULL, node->span);
        return;
    }
    const struct value *value = flow_expr(flow, node->let.value, DEMAND_TAKE);
    if (node->let.otherwise) {
        struct state matched = state_copy(flow->arena, &flow->state);
        flow_stmt(flow, node->let.otherwise);
        state_join(flow->arena, &matched, &flow->state);
        flow->state = matched;
    }
    flow_bind(flow, node->let.pattern, value, NULL, node->let.value->span);
    bind_handle(flow, node);
}

/* ---- assignment ---- */

static bool is_own_name(const struct flow *flow, const struct node *target) {
    if (target->kind != NODE_NAME)
        return false;
    const struct local *local = local_of(&flow->locals, target->name.symbol);
    return local->frame == flow->frame->node && !local->is_referred_to;
}

static struct designation designate_target(struct flow *flow, struct node *target) {
    if (target->kind != NODE_NAME)
        return flow_designate(flow, target);
    // The old value is not used, so it does not matter whether it was stale or moved.
    struct loan loan = {.kind = LOAN_REFERENCE,
                        .place = place_of_symbol(target->name.symbol),
                        .writes = true,
                        .depth = flow_storage_depth(flow, target->name.symbol),
                        .source = target->name.symbol};
    return (struct designation){value_of_loan(flow->arena, &loan), &value_none};
}

static const struct symbol *root_of(const struct node *target) {
    while (target->kind == NODE_MEMBER || target->kind == NODE_INDEX)
        target = target->kind == NODE_MEMBER ? target->member.base : target->index.base;
    return target->kind == NODE_NAME ? target->name.symbol : NULL;
}

/* What is stored somewhere in a variable is from now on among what the variable refers to. */
static void add_content(struct flow *flow, const struct symbol *root, const struct value *value) {
    if (!root || !value->loans.count)
        return;
    struct binding *binding = state_find(&flow->state, root);
    if (binding)
        binding->value = value_union(flow->arena, binding->value, value);
    else
        state_bind(flow->arena, &flow->state, root, root, value);
}

static void flow_assign(struct flow *flow, struct node *node) {
    struct node *target = node->assign.target;
    const struct value *value = flow_expr(flow, node->assign.value, DEMAND_TAKE);
    bool is_known =
        target->kind != NODE_NAME || local_of(&flow->locals, target->name.symbol)->frame;
    if (!is_known)
        return;
    value = flow_as(flow, value, target->type);
    struct designation place = designate_target(flow, target);
    flow_access(flow, place.places, ACCESS_WRITE, target->span);
    escape_store(flow, &place, value, node->assign.value->span);
    const struct symbol *root = root_of(target);
    if (!is_own_name(flow, target)) {
        add_content(flow, root, value);
        return;
    }
    state_unbind(&flow->state, root);
    if (value->loans.count)
        state_bind(flow->arena, &flow->state, root, root, value);
}

/* ---- blocks ---- */

struct touch_walk {
    struct flow *flow;
    const struct value *touches;
};

static void add_touch(const struct usage *usage, void *context) {
    struct touch_walk *walk = context;
    struct flow *flow = walk->flow;
    struct loan loan = {.kind = LOAN_REFERENCE,
                        .place = usage->place,
                        .writes = usage->kind != USAGE_READ,
                        .source = usage->symbol,
                        .span = usage->span};
    walk->touches = value_add(flow->arena, walk->touches, &loan);
    walk->touches = value_via(flow->arena, walk->touches, usage->symbol);
    const struct binding *binding = state_find(&flow->state, usage->symbol);
    if (binding)
        walk->touches = value_union(flow->arena, walk->touches, binding->value);
}

static void add_closure_touches(struct node *closure, bool is_returned, void *context) {
    (void)is_returned;
    struct touch_walk *walk = context;
    const struct capture_uses *uses = captures_uses(&walk->flow->captures, closure);
    for (size_t i = 0; uses && i < uses->list.count; i++)
        add_touch(&uses->list.items[i], walk);
}

/* See note [pending defers]. The body is walked here for its own mistakes, and again where it runs. */
static void flow_defer(struct flow *flow, struct node *node) {
    struct touch_walk walk = {flow, &value_none};
    struct usage_visitor visitor = {.unit = flow->unit,
                                    .locals = &flow->locals,
                                    .use = add_touch,
                                    .closure = add_closure_touches,
                                    .context = &walk};
    usage_each(&visitor, node->defer.body);
    struct deferred deferred = {node, flow->depth, walk.touches};
    race_defer(flow, &deferred);

    struct state before = state_copy(flow->arena, &flow->state);
    flow->state.tasks.count = 0;
    flow_stmt(flow, node->defer.body);
    flow->state = before;
    VEC_PUSH(flow->arena, &flow->state.defers, deferred);
}

/* Runs the defers of all blocks from this depth inwards, which are being left. */
static void run_defers(struct flow *flow, uint32_t depth) {
    while (flow->state.defers.count) {
        struct deferred last = flow->state.defers.items[flow->state.defers.count - 1];
        if (last.depth < depth)
            return;
        flow->state.defers.count--;
        if (!flow->state.is_dead)
            flow_stmt(flow, last.node->defer.body);
    }
}

/* Variables of a block that ends are not known any more. */
static void forget_locals(struct flow *flow) {
    size_t kept = 0;
    for (size_t i = 0; i < flow->state.bindings.count; i++) {
        const struct binding *binding = &flow->state.bindings.items[i];
        const struct local *local = local_of(&flow->locals, binding->symbol);
        bool is_ending = local->frame == flow->frame->node && local->depth >= flow->depth;
        if (!is_ending)
            flow->state.bindings.items[kept++] = flow->state.bindings.items[i];
    }
    flow->state.bindings.count = kept;
}

static void flow_stmts(struct flow *flow, const struct node_list *stmts) {
    for (size_t i = 0; i < stmts->count && !flow->state.is_dead; i++)
        flow_stmt(flow, stmts->items[i]);
}

const struct value *flow_block(struct flow *flow, struct node *block, enum demand demand) {
    flow->depth += DEPTH_STEP;
    flow_stmts(flow, &block->block.stmts);
    const struct value *value = &value_none;
    if (block->block.value && !flow->state.is_dead)
        value = flow_expr(flow, block->block.value, demand);
    run_defers(flow, flow->depth);
    forget_locals(flow);
    flow->depth -= DEPTH_STEP;
    escape_block(flow, value, block->block.value ? block->block.value->span : block->span);
    return value;
}

/* The join comes before the defers of the body's outermost block (spec 7, "The end"). */
static void end_tasks(struct flow *flow) {
    const struct target *target = flow->target;
    if (target->kind != TARGET_SCOPE || !target->node->closure.params.count)
        return;
    const struct symbol *handle = target->node->closure.params.items[0]->param.symbol;
    state_end_scope(&flow->state, handle);
}

void flow_body(struct flow *flow, struct node *body) {
    if (body->kind != NODE_BLOCK) {
        const struct value *value = flow_expr(flow, body, DEMAND_TAKE);
        if (!flow->state.is_dead)
            flow_leave(flow, value, body->span);
        end_tasks(flow);
        return;
    }
    flow->depth += DEPTH_STEP;
    flow_stmts(flow, &body->block.stmts);
    if (!flow->state.is_dead) {
        const struct value *value = &value_none;
        struct node *last = body->block.value;
        if (last)
            value = flow_expr(flow, last, DEMAND_TAKE);
        if (!flow->state.is_dead)
            flow_leave(flow, value, last ? last->span : body->span);
    }
    state_join(flow->arena, &flow->state, &flow->target->exits);
    end_tasks(flow);
    run_defers(flow, flow->depth);
    forget_locals(flow);
    flow->depth -= DEPTH_STEP;
}

/* ---- ways out ---- */

void flow_leave(struct flow *flow, const struct value *value, struct span span) {
    struct target *target = flow->target;
    escape_return(flow, value, span);
    run_defers(flow, target->depth + 1);
    target->value = value_union(flow->arena, target->value, value);
    state_join(flow->arena, &target->exits, &flow->state);
}

void flow_may_leave(struct flow *flow) {
    if (flow->target->kind != TARGET_SCOPE || flow->state.is_dead)
        return;
    struct state before = state_copy(flow->arena, &flow->state);
    run_defers(flow, flow->target->depth + 1);
    state_join(flow->arena, &flow->target->exits, &flow->state);
    flow->state = before;
}

static void flow_return(struct flow *flow, struct node *node) {
    const struct value *value = &value_none;
    if (node->return_stmt.value)
        value = flow_expr(flow, node->return_stmt.value, DEMAND_TAKE);
    if (flow->state.is_dead)
        return;
    flow_leave(flow, value, node->return_stmt.value ? node->return_stmt.value->span : node->span);
    flow->state.is_dead = true;
}

static void flow_jump(struct flow *flow, struct state *to) {
    run_defers(flow, flow->loop->depth + 1);
    state_join(flow->arena, to, &flow->state);
    flow->state.is_dead = true;
}

/* ---- loops ---- */

/* One turn of a loop: from its head to its back edge; `out` takes the states that leave it. */
typedef void (*loop_turn)(struct flow *flow, struct node *node, struct state *out);

static void flow_loop(struct flow *flow, struct node *node, loop_turn turn) {
    struct state head = state_copy(flow->arena, &flow->state);
    struct state out = {.is_dead = true};
    bool changed;
    do {
        struct loop loop = {
            .depth = flow->depth, .breaks.is_dead = true, .continues.is_dead = true};
        struct loop *outer = flow->loop;
        flow->loop = &loop;
        settle_tasks(flow);
        flow->state = state_copy(flow->arena, &head);
        turn(flow, node, &out);
        state_join(flow->arena, &out, &loop.breaks);
        changed = state_join(flow->arena, &head, &flow->state);
        flow->loop = outer;
    } while (changed);
    flow->state = out;
}

/* Joins the `continue`s into the end of the body. */
static void end_turn(struct flow *flow) {
    state_join(flow->arena, &flow->state, &flow->loop->continues);
}

static bool is_true(const struct node *condition) {
    return condition->kind == NODE_BOOL && condition->boolean.value;
}

static void while_turn(struct flow *flow, struct node *node, struct state *out) {
    struct node *condition = node->while_stmt.condition;
    flow_expr(flow, condition, DEMAND_LOOK);
    if (!is_true(condition))
        state_join(flow->arena, out, &flow->state);
    flow_stmt(flow, node->while_stmt.body);
    end_turn(flow);
}

/* No arm matching ends the loop. */
static void while_match_turn(struct flow *flow, struct node *node, struct state *out) {
    flow_arms(flow, node->while_match.match, DEMAND_LOOK, out);
    end_turn(flow);
}

static void for_turn(struct flow *flow, struct node *node, struct state *out) {
    struct span span = node->for_stmt.iterable->span;
    struct binding *source = state_find(&flow->state, node);
    if (source) {
        view_use(flow, source, span);
        const struct value *value = source->value;
        flow_touch(flow, value_via(flow->arena, value, node), span);
    }
    state_join(flow->arena, out, &flow->state);
    source = state_find(&flow->state, node);
    const struct value *content = source ? source->value : &value_none;
    const struct value *elements = value_step(flow->arena, content, place_element);
    flow->depth += DEPTH_STEP;
    flow_bind(flow, node->for_stmt.pattern, content, elements, span);
    flow_stmt(flow, node->for_stmt.body);
    end_turn(flow);
    forget_locals(flow);
    flow->depth -= DEPTH_STEP;
}

/* A list or an array that is gone through is lent to the loop until it ends. */
static void flow_for(struct flow *flow, struct node *node) {
    struct node *iterable = node->for_stmt.iterable;
    const struct value *source;
    bool is_view = iterable->type && type_resolved(iterable->type)->kind == TYPE_VIEW;
    if (flow_is_place(iterable) && !is_view) {
        struct designation place = flow_designate(flow, iterable);
        source = value_as_views(flow->arena, place.places, false);
        source = value_union(flow->arena, source, place.content);
    } else {
        source = flow_expr(flow, iterable, DEMAND_LOOK);
        if (is_view && !(carry_of(&flow->carries, type_resolved(iterable->type)->args[0])))
            source = value_as_views(flow->arena, source, false);
    }
    if (flow->state.is_dead)
        return;
    if (source->loans.count)
        state_bind(flow->arena, &flow->state, node, NULL, source);
    flow_loop(flow, node, for_turn);
    state_unbind(&flow->state, node);
}

/* ---- branches ---- */

const struct value *flow_if(struct flow *flow, struct node *node, enum demand demand) {
    flow_expr(flow, node->if_expr.condition, DEMAND_LOOK);
    struct state before = state_copy(flow->arena, &flow->state);
    const struct value *value = flow_expr(flow, node->if_expr.then, demand);
    struct state after = flow->state;
    flow->state = before;
    if (node->if_expr.otherwise && !flow->state.is_dead)
        value = value_union(flow->arena, value, flow_expr(flow, node->if_expr.otherwise, demand));
    state_join(flow->arena, &flow->state, &after);
    return value;
}

const struct value *flow_arms(struct flow *flow, struct node *match, enum demand demand,
                              struct state *unmatched) {
    struct node *subject = match->match.subject;
    struct designation place = {&value_none, &value_none};
    if (flow_is_place(subject)) {
        place = flow_designate(flow, subject);
        flow_access(flow, place.places, ACCESS_READ, subject->span);
    } else {
        place.content = flow_expr(flow, subject, DEMAND_TAKE);
    }
    struct state before = state_copy(flow->arena, &flow->state);
    struct state after = {.is_dead = true};
    const struct value *value = &value_none;
    flow->depth += DEPTH_STEP;
    for (size_t i = 0; i < match->match.arms.count; i++) {
        struct node *arm = match->match.arms.items[i];
        flow->state = state_copy(flow->arena, &before);
        flow_bind(flow, arm->arm.pattern, place.content, place.places, subject->span);
        if (arm->arm.guard) {
            flow_expr(flow, arm->arm.guard, DEMAND_LOOK);
            state_join(flow->arena, &before, &flow->state);
        }
        value = value_union(flow->arena, value, flow_expr(flow, arm->arm.body, demand));
        forget_locals(flow);
        state_join(flow->arena, &after, &flow->state);
    }
    flow->depth -= DEPTH_STEP;
    flow->state = after;
    state_join(flow->arena, unmatched, &before);
    escape_block(flow, value, match->span);
    return value;
}

/* ---- statements ---- */

void flow_stmt(struct flow *flow, struct node *stmt) {
    if (flow->state.is_dead)
        return;
    if (stmt->kind == NODE_LET)
        flow_let(flow, stmt);
    else if (stmt->kind == NODE_EXPR_STMT)
        flow_expr(flow, stmt->expr_stmt.value, DEMAND_LOOK);
    else if (stmt->kind == NODE_DISCARD)
        flow_expr(flow, stmt->discard.value, DEMAND_LOOK);
    else if (stmt->kind == NODE_ASSIGN)
        flow_assign(flow, stmt);
    else if (stmt->kind == NODE_RETURN)
        flow_return(flow, stmt);
    else if (stmt->kind == NODE_BREAK && flow->loop)
        flow_jump(flow, &flow->loop->breaks);
    else if (stmt->kind == NODE_CONTINUE && flow->loop)
        flow_jump(flow, &flow->loop->continues);
    else if (stmt->kind == NODE_WHILE)
        flow_loop(flow, stmt, while_turn);
    else if (stmt->kind == NODE_WHILE_MATCH)
        flow_loop(flow, stmt, while_match_turn);
    else if (stmt->kind == NODE_FOR)
        flow_for(flow, stmt);
    else if (stmt->kind == NODE_DEFER)
        flow_defer(flow, stmt);
    else if (stmt->kind != NODE_PLACEHOLDER)
        flow_expr(flow, stmt, DEMAND_LOOK);
    settle_tasks(flow);
}

/* ---- functions ---- */

void flow_function(struct flow *flow, struct node *decl) {
    bool is_test = decl->kind == NODE_TEST_DECL;
    struct node *body = is_test ? decl->test_decl.body : decl->function.body;
    struct frame frame = {.node = decl};
    struct target target = {.kind = TARGET_FUNCTION,
                            .node = decl,
                            .limit = DEPTH_CONTENT,
                            .depth = DEPTH_BODY,
                            .exits.is_dead = true,
                            .value = &value_none};
    flow->frame = &frame;
    flow->target = &target;
    flow->loop = NULL;
    flow->depth = DEPTH_PARAMS;
    flow->state = (struct state){0};
    for (size_t i = 0; !is_test && i < decl->function.params.count; i++)
        flow_bind_param(flow, decl->function.params.items[i]);
    flow_body(flow, body);
    flow->frame = NULL;
    flow->target = NULL;
}
