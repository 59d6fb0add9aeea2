/*
 * The walk itself. States are two bit sets over the function's symbols and are joined where ways meet.
 * A loop adds the same bits in every turn, whatever it began with, so what one turn adds is computed
 * once, in a quiet pass, and nested loops stay cheap. Bodies of scopes run where they stand; other
 * closures run later or never, so what they do to the state stays inside. (spec 3, 8)
 */
#include "type/flow.h"

/* ---- states ---- */

static struct flow_state state_copy(struct flow *flow, const struct flow_state *from) {
    struct arena *arena = flow->c->arena;
    struct flow_state copy = {.moved = bitset_make(arena, flow->bit_count),
                              .unassigned = bitset_make(arena, flow->bit_count),
                              .is_dead = from->is_dead};
    bitset_copy(&copy.moved, &from->moved);
    bitset_copy(&copy.unassigned, &from->unassigned);
    return copy;
}

static struct flow_state state_dead(struct flow *flow) {
    struct arena *arena = flow->c->arena;
    return (struct flow_state){.moved = bitset_make(arena, flow->bit_count),
                               .unassigned = bitset_make(arena, flow->bit_count),
                               .is_dead = true};
}

static void state_join(struct flow_state *into, const struct flow_state *from) {
    if (from->is_dead)
        return;
    if (into->is_dead) {
        bitset_copy(&into->moved, &from->moved);
        bitset_copy(&into->unassigned, &from->unassigned);
        into->is_dead = false;
        return;
    }
    bitset_union(&into->moved, &from->moved);
    bitset_union(&into->unassigned, &from->unassigned);
}

static void go(struct flow *flow, struct node *node, enum demand demand);

static void run_defers(struct flow *flow, size_t first) {
    bool was_dead = flow->state.is_dead;
    bool was_in_defer = flow->is_in_defer;
    flow->is_in_defer = true;
    for (size_t i = flow->defers.count; i-- > first && !was_dead;) {
        size_t count = flow->defers.count;
        flow->defers.count = i; // those that are still to run
        go(flow, flow->defers.items[i], DEMAND_READ);
        flow->defers.count = count;
    }
    flow->is_in_defer = was_in_defer;
}

/* Control goes from here to `target` and nowhere else. */
static void leave_to(struct flow *flow, struct flow_state *target, size_t first_defer) {
    run_defers(flow, first_defer);
    if (target && target == flow->exit && !flow->scope)
        moves_check_lent(flow);
    if (target)
        state_join(target, &flow->state);
    flow->state.is_dead = true;
}

static void may_unwind(struct flow *flow);

/* ---- loops ---- */

struct turn {
    struct node *head; // asked before each turn, NULL if nothing is
    struct node *body;
    struct node *pattern; // of a `for`
    struct node *source;
    bool is_endless;
};

static void go_match(struct flow *flow, struct node *match, enum demand demand);

/* One turn, from the loop's head to its head again; `exit` gets what leaves. */
static void go_turn(struct flow *flow, const struct turn *turn, struct flow_state *exit) {
    struct flow_loop loop = {.outer = flow->loop,
                             .exit = state_dead(flow),
                             .again = state_dead(flow),
                             .defers = flow->defers.count};
    flow->loop = &loop;
    if (turn->head)
        go(flow, turn->head, DEMAND_READ);
    if (!turn->is_endless)
        state_join(&loop.exit, &flow->state);
    if (turn->pattern)
        moves_bind_elements(flow, turn->pattern, turn->source);
    if (turn->body && turn->body->kind == NODE_MATCH)
        go_match(flow, turn->body, DEMAND_READ);
    else if (turn->body)
        go(flow, turn->body, DEMAND_READ);
    state_join(&flow->state, &loop.again);
    may_unwind(flow); // the back edge
    flow->loop = loop.outer;
    state_join(exit, &loop.exit);
}

static void go_loop(struct flow *flow, struct node *node, const struct turn *turn) {
    struct flow_state *gain = map_get(&flow->gains, node);
    struct flow_state before = state_copy(flow, &flow->state);
    if (!gain) {
        gain = ARENA_NEW(flow->c->arena, struct flow_state);
        bool was_quiet = flow->is_quiet;
        struct flow_state ignored = state_dead(flow);
        flow->is_quiet = true;
        flow->state = state_dead(flow); // begins with nothing moved, so the end is what a turn adds
        flow->state.is_dead = false;
        go_turn(flow, turn, &ignored);
        flow->is_quiet = was_quiet;
        *gain = flow->state;
        map_put(&flow->gains, node, gain);
    }
    flow->state = before;
    if (!before.is_dead)
        state_join(&flow->state, gain);
    struct flow_state exit = state_dead(flow);
    go_turn(flow, turn, &exit);
    flow->state = exit;
}

static bool is_true(const struct node *node) {
    return node && node->kind == NODE_BOOL && node->boolean.value;
}

/* ---- branches ---- */

static void go_if(struct flow *flow, struct node *node, enum demand demand) {
    go(flow, node->if_expr.condition, DEMAND_READ);
    struct flow_state otherwise = state_copy(flow, &flow->state);
    go(flow, node->if_expr.then, demand);
    struct flow_state then = flow->state;
    flow->state = otherwise;
    go(flow, node->if_expr.otherwise, demand);
    state_join(&flow->state, &then);
}

static void go_match(struct flow *flow, struct node *match, enum demand demand) {
    struct node *subject = match->match.subject;
    bool is_taken = match_takes(match);
    go(flow, subject, is_taken ? DEMAND_TAKE : DEMAND_READ);
    struct flow_state start = state_copy(flow, &flow->state);
    struct flow_state end = state_dead(flow);
    for (size_t i = 0; i < match->match.arms.count; i++) {
        struct node *arm = match->match.arms.items[i];
        if (arm->kind != NODE_ARM)
            continue;
        flow->state = state_copy(flow, &start);
        moves_bind(flow, arm->arm.pattern, is_taken ? NULL : subject);
        go(flow, arm->arm.guard, DEMAND_READ);
        go(flow, arm->arm.body, demand);
        state_join(&end, &flow->state);
    }
    flow->state = end;
}

static void go_is(struct flow *flow, struct node *node) {
    bool is_taken = pattern_takes(node->is.pattern);
    go(flow, node->is.value, is_taken ? DEMAND_TAKE : DEMAND_READ);
    moves_bind(flow, node->is.pattern, is_taken ? NULL : node->is.value);
}

/* What an arm of an `if match` or the end of a `while match` does when nothing matches. */
static void go_if_match(struct flow *flow, struct node *node, enum demand demand) {
    struct node *match = node->if_match.match;
    go(flow, match->match.subject, DEMAND_READ); // for what is true when nothing matches
    struct flow_state none = state_copy(flow, &flow->state);
    go_match(flow, match, demand);
    struct flow_state end = flow->state;
    flow->state = none;
    go(flow, node->if_match.otherwise, demand);
    state_join(&flow->state, &end);
}

static void go_short_circuit(struct flow *flow, struct node *node) {
    go(flow, node->binary.lhs, DEMAND_READ);
    struct flow_state skipped = state_copy(flow, &flow->state);
    go(flow, node->binary.rhs, DEMAND_READ);
    state_join(&flow->state, &skipped);
}

/* ---- closures and calls ---- */

/* A suspension point: a scope around may be cancelled here, and then goes on behind its end. */
static void may_unwind(struct flow *flow) {
    for (const struct flow_scope *scope = flow->scope; scope; scope = scope->outer) {
        if (scope->can_fail)
            state_join(scope->exit, &flow->state);
    }
}

static void go_body(struct flow *flow, struct node *closure) {
    struct flow_state exit = state_dead(flow);
    if (flow->scope && !flow->scope->exit)
        flow->scope->exit = &exit;
    struct flow_state *outer_exit = flow->exit;
    struct flow_loop *outer_loop = flow->loop;
    size_t outer_defer = flow->first_defer;
    flow->exit = &exit;
    flow->loop = NULL;
    flow->first_defer = flow->defers.count;
    bool was_in_defer = flow->is_in_defer;
    flow->is_in_defer = false;
    go(flow, closure->closure.body, DEMAND_TAKE);
    flow->is_in_defer = was_in_defer;
    state_join(&flow->state, &exit);
    flow->exit = outer_exit;
    flow->loop = outer_loop;
    flow->first_defer = outer_defer;
}

static void go_scope_body(struct flow *flow, struct node *node) {
    const struct call *call = node->closure.info->call;
    const struct type *errors = call && call->scope ? call->scope->errors : NULL;
    struct flow_scope scope = {.outer = flow->scope,
                               .can_fail = !errors || type_resolved((struct type *)errors)->kind !=
                                                          TYPE_NEVER};
    flow->scope = &scope;
    go_body(flow, node);
    flow->scope = scope.outer;
}

static void go_closure(struct flow *flow, struct node *node) {
    if (node->closure.info && node->closure.info->is_scope_body) {
        go_scope_body(flow, node);
        return;
    }
    struct flow_state before = state_copy(flow, &flow->state);
    struct node *outer = flow->closure;
    struct flow_scope *outer_scope = flow->scope;
    flow->closure = node;
    flow->scope = NULL;
    go_body(flow, node);
    moves_check_lent(flow);
    flow->scope = outer_scope;
    flow->closure = outer;
    flow->state = before;
}

static bool consumes_receiver(const struct call *call) {
    return call->kind == CALL_BUILTIN && call->builtin == BUILTIN_JOIN;
}

/* As far as it is declared: effects that are inferred are not known yet. */
static bool may_suspend(const struct call *call) {
    if (call->kind == CALL_BUILTIN)
        return builtin_info(call->builtin)->effects & EFFECT_BIT(ASYNC);
    const struct signature *signature =
        call->kind == CALL_FUNCTION ? call->function->signature : NULL;
    if (!signature)
        return call->kind == CALL_VALUE;
    bool takes_any = false;
    for (size_t i = 0; i < signature->params.count; i++) {
        const struct type *type = signature->params.items[i]->type;
        takes_any |= type->kind == TYPE_FUNCTION && type->row && type->row->is_open;
    }
    return takes_any || !signature->has_effects || signature->effects & EFFECT_BIT(ASYNC);
}

static void go_call(struct flow *flow, struct node *node) {
    const struct call *call = node->call.info;
    if (!call)
        return;
    if (call->kind == CALL_VALUE)
        go(flow, node->call.callee, DEMAND_READ);
    for (size_t i = 0; i < call->args.count; i++) {
        bool is_taken =
            call->args.items[i].mode == MODE_MOVE || (i == 0 && consumes_receiver(call));
        go(flow, call->args.items[i].value, is_taken ? DEMAND_TAKE : DEMAND_READ);
    }
    bool is_builtin = call->kind == CALL_BUILTIN && call->args.count > 0;
    if (is_builtin && call->builtin == BUILTIN_JOIN)
        moves_join(flow, call->args.items[0].value);
    if (is_builtin && call->builtin == BUILTIN_FINISH && call->target)
        moves_finish(flow, node, call->target->handle);
    if (may_suspend(call))
        may_unwind(flow);
    if (type_resolved(call->result)->kind == TYPE_NEVER && call->kind != CALL_ERROR)
        leave_to(flow, NULL, flow->defers.count);
}

/* ---- statements ---- */

static void go_let(struct flow *flow, struct node *node) {
    struct node *value = node->let.value;
    struct node *pattern = node->let.pattern;
    bool is_plain = pattern && pattern->kind == NODE_PAT_NAME;
    bool is_taken = is_plain || pattern_takes(pattern);
    go(flow, value, is_taken ? DEMAND_TAKE : DEMAND_READ);
    if (node->let.otherwise) {
        struct flow_state matched = state_copy(flow, &flow->state);
        go(flow, node->let.otherwise, DEMAND_READ);
        state_join(&flow->state, &matched);
    }
    moves_bind(flow, pattern, is_taken ? NULL : value);
    const struct call *call = value && value->kind == NODE_CALL ? value->call.info : NULL;
    if (is_plain && call && call->spawn && moves_tracks(flow, pattern->pat_name.symbol))
        flow->spawned_into[moves_bit(flow, pattern->pat_name.symbol)] = call->spawn->scope;
    struct symbol *symbol = is_plain && !value ? pattern->pat_name.symbol : NULL;
    if (moves_tracks(flow, symbol))
        bitset_add(&flow->state.unassigned, moves_bit(flow, symbol));
}

static void go_assign(struct flow *flow, struct node *node) {
    struct node *target = node->assign.target;
    bool is_exact = false;
    bool is_part = part_of_place(flow, target, &is_exact);
    if (node->assign.op != ASSIGN_SET || !is_part)
        go(flow, target, DEMAND_READ);
    else if (target->kind != NODE_NAME)
        moves_use_around(flow, target->member.base);
    go(flow, node->assign.value, DEMAND_TAKE);
    moves_assign(flow, target);
}

static void go_block(struct flow *flow, struct node *node, enum demand demand) {
    size_t defers = flow->defers.count;
    for (size_t i = 0; i < node->block.stmts.count; i++)
        go(flow, node->block.stmts.items[i], DEMAND_READ);
    go(flow, node->block.value, demand);
    run_defers(flow, defers);
    flow->defers.count = defers;
}

/* An error leaves as a `return` does; `defer check e` leaves nothing. */
static void go_try(struct flow *flow, struct node *node, enum demand demand) {
    go(flow, node->try_expr.value, demand);
    if (flow->is_in_defer || flow->state.is_dead)
        return;
    struct flow_state passed = state_copy(flow, &flow->state);
    leave_to(flow, flow->exit, flow->first_defer);
    flow->state = passed;
}

static void go_ensure(struct flow *flow, struct node *node) {
    go(flow, node->ensure.condition, DEMAND_READ);
    struct flow_state passed = state_copy(flow, &flow->state);
    go(flow, node->ensure.error, DEMAND_TAKE);
    leave_to(flow, flow->exit, flow->first_defer);
    flow->state = passed;
}

/* ---- the dispatch ---- */

struct go_kids {
    struct flow *flow;
    enum demand demand;
};

static void go_kid(struct node *kid, void *context) {
    const struct go_kids *kids = context;
    go(kids->flow, kid, kids->demand);
}

static void go_all(struct flow *flow, struct node *node, enum demand demand) {
    node_each_kid(node, go_kid, &(struct go_kids){flow, demand});
}

static void go_list(struct flow *flow, const struct node_list *list, enum demand demand) {
    for (size_t i = 0; i < list->count; i++)
        go(flow, list->items[i], demand);
}

static void go_place(struct flow *flow, struct node *node, enum demand demand) {
    if (moves_use(flow, node)) {
        // a variable or a field of one
    } else if (node->kind == NODE_MEMBER && !node->member.symbol) {
        go(flow, node->member.base, DEMAND_READ);
    } else if (node->kind == NODE_INDEX) {
        go(flow, node->index.base, DEMAND_READ);
        go(flow, node->index.index, DEMAND_READ);
    }
    if (demand == DEMAND_TAKE)
        moves_take(flow, node);
}

static void go(struct flow *flow, struct node *node, enum demand demand) {
    if (!node)
        return;
    switch ((int)node->kind) {
    case NODE_NAME:
    case NODE_MEMBER:
    case NODE_INDEX: go_place(flow, node, demand); return;
    case NODE_BLOCK: go_block(flow, node, demand); return;
    case NODE_IF: go_if(flow, node, demand); return;
    case NODE_IF_MATCH: go_if_match(flow, node, demand); return;
    case NODE_MATCH: go_match(flow, node, demand); return;
    case NODE_IS: go_is(flow, node); return;
    case NODE_BINARY:
        if (node->binary.op == BINARY_AND || node->binary.op == BINARY_OR)
            go_short_circuit(flow, node);
        else
            go_all(flow, node, DEMAND_READ);
        return;
    case NODE_RECORD: go_list(flow, &node->record.inits, DEMAND_TAKE); return;
    case NODE_TUPLE:
    case NODE_ARRAY:
    case NODE_INIT:
    case NODE_OK:
    case NODE_ERR: go_all(flow, node, DEMAND_TAKE); return;
    case NODE_TRY: go_try(flow, node, demand); return;
    case NODE_CALL: go_call(flow, node); return;
    case NODE_CLOSURE: go_closure(flow, node); return;
    case NODE_LET: go_let(flow, node); return;
    case NODE_ASSIGN: go_assign(flow, node); return;
    case NODE_RETURN:
        go(flow, node->return_stmt.value, DEMAND_TAKE);
        leave_to(flow, flow->exit, flow->first_defer);
        return;
    case NODE_BREAK:
        leave_to(flow, flow->loop ? &flow->loop->exit : NULL,
                 flow->loop ? flow->loop->defers : flow->defers.count);
        return;
    case NODE_CONTINUE:
        leave_to(flow, flow->loop ? &flow->loop->again : NULL,
                 flow->loop ? flow->loop->defers : flow->defers.count);
        return;
    case NODE_WHILE:
        go_loop(flow, node,
                &(struct turn){.head = node->while_stmt.condition,
                               .body = node->while_stmt.body,
                               .is_endless = is_true(node->while_stmt.condition)});
        return;
    case NODE_WHILE_MATCH:
        go_loop(flow, node,
                &(struct turn){.head = node->while_match.match->match.subject,
                               .body = node->while_match.match});
        return;
    case NODE_FOR:
        go(flow, node->for_stmt.iterable, for_takes(node) ? DEMAND_TAKE : DEMAND_READ);
        go_loop(flow, node,
                &(struct turn){.pattern = node->for_stmt.pattern,
                               .source = node->for_stmt.iterable,
                               .body = node->for_stmt.body});
        return;
    case NODE_DEFER:
        if (node->defer.body)
            VEC_PUSH(flow->c->arena, &flow->defers, node->defer.body);
        return;
    case NODE_ENSURE: go_ensure(flow, node); return;
    }
    go_all(flow, node, DEMAND_READ);
}

/* ---- the entry ---- */

static void cover(struct flow *flow, const struct symbol *symbol) {
    if (flow->symbol_count == 0) {
        flow->first_id = symbol->id;
        flow->symbol_count = 1;
        return;
    }
    uint32_t end = flow->first_id + (uint32_t)flow->symbol_count;
    uint32_t first = symbol->id < flow->first_id ? symbol->id : flow->first_id;
    end = symbol->id + 1 > end ? symbol->id + 1 : end;
    flow->first_id = first;
    flow->symbol_count = end - first;
}

void check_flow(struct checker *c, struct symbol *function) {
    struct flow flow = {.c = c, .gains.arena = c->arena, .reported.arena = c->arena};
    for (size_t i = 0; i < function->signature->params.count; i++)
        cover(&flow, function->signature->params.items[i]);
    for (size_t i = 0; i < c->locals.count; i++)
        cover(&flow, c->locals.items[i]);
    size_t count = flow.symbol_count + 1;
    flow.wholes = arena_alloc(c->arena, count * sizeof *flow.wholes);
    flow.spawned_into = arena_alloc(c->arena, count * sizeof *flow.spawned_into);
    flow.lent_from = arena_alloc(c->arena, count * sizeof *flow.lent_from);
    flow.lent_symbol = arena_alloc(c->arena, count * sizeof *flow.lent_symbol);
    flow.is_element = arena_alloc(c->arena, count * sizeof *flow.is_element);
    flow.function = function->decl;
    parts_collect(&flow, function->decl->function.body);
    flow.moved_at = arena_alloc(c->arena, (flow.bit_count + 1) * sizeof *flow.moved_at);
    flow.state = state_dead(&flow);
    flow.state.is_dead = false;
    struct flow_state exit = state_dead(&flow);
    flow.exit = &exit;
    // A first, quiet walk finds which names are moved away: it decides what a match does to its subject.
    flow.is_quiet = true;
    go(&flow, function->decl->function.body, DEMAND_TAKE);
    flow.is_quiet = false;
    flow.state = state_dead(&flow);
    flow.state.is_dead = false;
    flow.defers.count = 0;
    flow.gains = (struct map){.arena = c->arena};
    go(&flow, function->decl->function.body, DEMAND_TAKE);
    moves_check_lent(&flow);
}
