/*
 * Statements: paths and where they meet. Expressions are exec_expr.c, calls and closures exec_call.c.
 */
#include "safety/exec.h"

#include "type/call.h"
#include "type/type.h"

bool exec_is_move(const struct exec *exec, struct type *type) {
    return type && !type_is_copy(exec->unit->types, type);
}

const struct value *exec_as(struct exec *exec, const struct value *value, struct type *type) {
    return value_as(exec->arena, &exec->carries, value, type);
}

/* A variable captured by value lives in the closure; see note [depths]. */
uint32_t exec_storage_depth(const struct exec *exec, const struct symbol *symbol) {
    const struct local *local = local_of(&exec->locals, symbol);
    for (const struct frame *frame = exec->frame; frame; frame = frame->outer) {
        if (local->frame == frame->node)
            break;
        const struct capture *capture = captures_get(frame->captures, symbol);
        if (capture && (capture->mode == CAPTURE_COPY || capture->mode == CAPTURE_MOVE))
            return frame->depth + DEPTH_PARAMS;
    }
    return local->depth;
}

/* ---- binding ---- */

static void bind_symbol(struct exec *exec, const struct symbol *symbol, const struct value *content,
                        const struct value *places, struct span span) {
    if (!symbol)
        return;
    state_renew(&exec->state, symbol);
    if (local_of(&exec->locals, symbol)->is_bound)
        state_forget_bound(exec->arena, &exec->state, symbol);
    const struct value *value = exec_as(exec, content, symbol->type);
    if (places && !symbol->is_taken && exec_is_move(exec, symbol->type))
        value = value_union(exec->arena, value, value_as_views(exec->arena, places, false));
    value = escape_bind(exec, symbol, value, span);
    escape_handle(exec, symbol);
    if (value->loans.count)
        state_bind(exec->arena, &exec->state, symbol, symbol, value);
}

struct pattern_walk {
    struct exec *exec;
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
    bind_symbol(walk->exec, symbol, walk->content, walk->places, walk->span);
    struct pattern_walk below = *walk;
    if (pattern_looks_through_view(pattern)) // its elements lie in what the view was taken of
        below.places = value_step(walk->exec->arena, walk->content, place_element);
    node_each_kid(pattern, bind_pattern, &below);
}

void exec_bind(struct exec *exec, struct node *pattern, const struct value *content,
               const struct value *places, struct span span) {
    if (pattern)
        bind_pattern(pattern, &(struct pattern_walk){exec, content, places, span});
}

/* `const h = s.spawn …`: the name by which this very task can be joined. */
static void bind_handle(struct exec *exec, const struct node *let) {
    const struct node *value = let->let.value;
    const struct node *pattern = let->let.pattern;
    if (let->let.is_var || pattern->kind != NODE_PAT_NAME || value->kind != NODE_CALL)
        return;
    for (size_t i = 0; i < exec->state.tasks.count; i++) {
        struct task *task = &exec->state.tasks.items[i];
        if (task->call == value && task->is_fresh)
            task->handle = pattern->pat_name.symbol;
    }
}

static void settle_tasks(struct exec *exec) {
    for (size_t i = 0; i < exec->state.tasks.count; i++)
        exec->state.tasks.items[i].is_fresh = false;
}

struct designation exec_subject(struct exec *exec, struct node *subject, bool is_taken) {
    if (!exec_is_place(subject))
        return (struct designation){NULL, exec_expr(exec, subject, DEMAND_TAKE)};
    struct designation place = exec_designate(exec, subject);
    exec_access(exec, place.places, is_taken ? ACCESS_WRITE : ACCESS_READ, subject->span);
    return place;
}

static void exec_let(struct exec *exec, struct node *node) {
    if (!node->let.value) {
        exec_bind(exec, node->let.pattern, &value_none, NULL, node->span);
        return;
    }
    bool is_plain = node->let.pattern && node->let.pattern->kind == NODE_PAT_NAME;
    struct designation found = {NULL, &value_none};
    if (is_plain)
        found.content = exec_expr(exec, node->let.value, DEMAND_TAKE);
    else
        found = exec_subject(exec, node->let.value, pattern_takes(node->let.pattern));
    if (node->let.otherwise) {
        struct state matched = state_copy(exec->arena, &exec->state);
        exec_stmt(exec, node->let.otherwise);
        state_join(exec->arena, &matched, &exec->state);
        exec->state = matched;
    }
    exec_bind(exec, node->let.pattern, found.content, found.places, node->let.value->span);
    bind_handle(exec, node);
}

/* ---- assignment ---- */

static bool is_own_name(const struct exec *exec, const struct node *target) {
    if (target->kind != NODE_NAME)
        return false;
    const struct local *local = local_of(&exec->locals, target->name.symbol);
    return local->frame == exec->frame->node && !local->is_referred_to;
}

static struct designation designate_target(struct exec *exec, struct node *target) {
    if (target->kind != NODE_NAME)
        return exec_designate(exec, target);
    // The old value is not used, so it does not matter whether it was stale or moved.
    struct loan loan = {.kind = LOAN_REFERENCE,
                        .place = place_of_symbol(target->name.symbol),
                        .writes = true,
                        .depth = exec_storage_depth(exec, target->name.symbol),
                        .source = target->name.symbol};
    return (struct designation){value_of_loan(exec->arena, &loan), &value_none};
}

static const struct symbol *root_of(const struct node *target) {
    while (target->kind == NODE_MEMBER || target->kind == NODE_INDEX)
        target = target->kind == NODE_MEMBER ? target->member.base : target->index.base;
    return target->kind == NODE_NAME ? target->name.symbol : NULL;
}

/* What is stored somewhere in a variable is from now on among what the variable refers to. */
static void add_content(struct exec *exec, const struct symbol *root, const struct value *value) {
    if (!root || !value->loans.count)
        return;
    struct binding *binding = state_find(&exec->state, root);
    if (binding)
        binding->value = value_union(exec->arena, binding->value, value);
    else
        state_bind(exec->arena, &exec->state, root, root, value);
}

static void exec_assign(struct exec *exec, struct node *node) {
    struct node *target = node->assign.target;
    const struct value *value = exec_expr(exec, node->assign.value, DEMAND_TAKE);
    bool is_known =
        target->kind != NODE_NAME || local_of(&exec->locals, target->name.symbol)->frame;
    if (!is_known)
        return;
    value = exec_as(exec, value, target->type);
    struct designation place = designate_target(exec, target);
    exec_access(exec, place.places, ACCESS_WRITE, target->span);
    value = escape_store(exec, &place, value, node->assign.value->span);
    const struct symbol *root = root_of(target);
    if (!is_own_name(exec, target)) {
        struct binding *binding = target->kind == NODE_NAME ? state_find(&exec->state, root) : NULL;
        if (binding)
            binding->taken = (struct span){0};
        add_content(exec, root, value);
        return;
    }
    state_unbind(&exec->state, root);
    if (value->loans.count)
        state_bind(exec->arena, &exec->state, root, root, value);
}

/* ---- blocks ---- */

struct touch_walk {
    struct exec *exec;
    const struct value *touches;
};

static void add_touch(const struct usage *usage, void *context) {
    struct touch_walk *walk = context;
    struct exec *exec = walk->exec;
    struct loan loan = {.kind = LOAN_REFERENCE,
                        .place = usage->place,
                        .writes = usage->kind != USAGE_READ,
                        .source = usage->symbol,
                        .span = usage->span};
    walk->touches = value_add(exec->arena, walk->touches, &loan);
    walk->touches = value_via(exec->arena, walk->touches, usage->symbol);
    const struct binding *binding = state_find(&exec->state, usage->symbol);
    if (binding)
        walk->touches = value_union(exec->arena, walk->touches, binding->value);
}

static void add_closure_touches(struct node *closure, bool is_returned, void *context) {
    (void)is_returned;
    struct touch_walk *walk = context;
    const struct capture_uses *uses = captures_uses(&walk->exec->captures, closure);
    for (size_t i = 0; uses && i < uses->list.count; i++)
        add_touch(&uses->list.items[i], walk);
}

/* See note [pending defers]. The body is walked here for its own mistakes, and again where it runs. */
static void exec_defer(struct exec *exec, struct node *node) {
    struct touch_walk walk = {exec, &value_none};
    struct usage_visitor visitor = {.unit = exec->unit,
                                    .locals = &exec->locals,
                                    .use = add_touch,
                                    .closure = add_closure_touches,
                                    .context = &walk};
    usage_each(&visitor, node->defer.body);
    struct deferred deferred = {node, exec->depth, walk.touches};
    race_defer(exec, &deferred);

    struct state before = state_copy(exec->arena, &exec->state);
    exec->state.tasks.count = 0;
    exec_stmt(exec, node->defer.body);
    exec->state = before;
    VEC_PUSH(exec->arena, &exec->state.defers, deferred);
}

/* Runs the defers of all blocks from this depth inwards, which are being left. */
static void run_defers(struct exec *exec, uint32_t depth) {
    while (exec->state.defers.count) {
        struct deferred last = exec->state.defers.items[exec->state.defers.count - 1];
        if (last.depth < depth)
            return;
        exec->state.defers.count--;
        if (!exec->state.is_dead)
            exec_stmt(exec, last.node->defer.body);
    }
}

/* Variables of a block that ends are not known any more. */
static void forget_locals(struct exec *exec) {
    size_t kept = 0;
    for (size_t i = 0; i < exec->state.bindings.count; i++) {
        const struct binding *binding = &exec->state.bindings.items[i];
        const struct local *local = local_of(&exec->locals, binding->symbol);
        bool is_ending = local->frame == exec->frame->node && local->depth >= exec->depth;
        if (!is_ending)
            exec->state.bindings.items[kept++] = exec->state.bindings.items[i];
    }
    exec->state.bindings.count = kept;
}

static void exec_stmts(struct exec *exec, const struct node_list *stmts) {
    for (size_t i = 0; i < stmts->count && !exec->state.is_dead; i++)
        exec_stmt(exec, stmts->items[i]);
}

const struct value *exec_block(struct exec *exec, struct node *block, enum demand demand) {
    exec->depth += DEPTH_STEP;
    exec_stmts(exec, &block->block.stmts);
    const struct value *value = &value_none;
    if (block->block.value && !exec->state.is_dead)
        value = exec_expr(exec, block->block.value, demand);
    run_defers(exec, exec->depth);
    forget_locals(exec);
    exec->depth -= DEPTH_STEP;
    return escape_block(exec, value, block->block.value ? block->block.value->span : block->span);
}

/* The join comes before the defers of the body's outermost block (spec 7, "The end"). */
static void end_tasks(struct exec *exec) {
    const struct target *target = exec->target;
    if (target->kind != TARGET_SCOPE || !target->node->closure.params.count)
        return;
    const struct symbol *handle = target->node->closure.params.items[0]->param.symbol;
    state_end_scope(&exec->state, handle);
}

/* A body that ends in a spawn yields what the task does, or nothing: never the handle (spec 7). */
static const struct value *value_of_tail(struct exec *exec, struct node *last) {
    const struct value *value = exec_expr(exec, last, DEMAND_TAKE);
    const struct call *info = last->kind == NODE_CALL ? last->call.info : NULL;
    if (exec->target->kind != TARGET_SCOPE || !info || !info->spawn)
        return value;
    return info->spawn->is_tail ? exec_as(exec, value, info->spawn->joined) : &value_none;
}

void exec_body(struct exec *exec, struct node *body) {
    if (body->kind != NODE_BLOCK) {
        const struct value *value = exec_expr(exec, body, DEMAND_TAKE);
        if (!exec->state.is_dead)
            exec_leave(exec, value, body->span);
        end_tasks(exec);
        return;
    }
    exec->depth += DEPTH_STEP;
    exec_stmts(exec, &body->block.stmts);
    if (!exec->state.is_dead) {
        const struct value *value = &value_none;
        struct node *last = body->block.value;
        if (last)
            value = value_of_tail(exec, last);
        if (!exec->state.is_dead)
            exec_leave(exec, value, last ? last->span : body->span);
    }
    state_join(exec->arena, &exec->state, &exec->target->exits);
    end_tasks(exec);
    run_defers(exec, exec->depth);
    forget_locals(exec);
    exec->depth -= DEPTH_STEP;
}

/* ---- ways out ---- */

void exec_leave(struct exec *exec, const struct value *value, struct span span) {
    struct target *target = exec->target;
    value = escape_return(exec, value, span);
    run_defers(exec, target->depth + 1);
    target->value = value_union(exec->arena, target->value, value);
    state_join(exec->arena, &target->exits, &exec->state);
}

void exec_may_leave(struct exec *exec) {
    if (exec->target->kind != TARGET_SCOPE || exec->state.is_dead)
        return;
    bool has_defers = exec->state.defers.count && !exec->is_leaving;
    if (!has_defers) {
        state_join(exec->arena, &exec->target->exits, &exec->state);
        return;
    }
    struct state before = state_copy(exec->arena, &exec->state);
    exec->is_leaving = true;
    run_defers(exec, exec->target->depth + 1);
    exec->is_leaving = false;
    state_join(exec->arena, &exec->target->exits, &exec->state);
    exec->state = before;
}

static void exec_return(struct exec *exec, struct node *node) {
    const struct value *value = &value_none;
    if (node->return_stmt.value)
        value = exec_expr(exec, node->return_stmt.value, DEMAND_TAKE);
    if (exec->state.is_dead)
        return;
    exec_leave(exec, value, node->return_stmt.value ? node->return_stmt.value->span : node->span);
    exec->state.is_dead = true;
}

static void exec_jump(struct exec *exec, struct state *to) {
    if (to) {
        run_defers(exec, exec->loop->depth + 1);
        state_join(exec->arena, to, &exec->state);
    }
    exec->state.is_dead = true;
}

/* ---- loops ---- */

struct state exec_head(struct exec *exec, const struct node *node, const struct state *entry) {
    struct state head = state_copy(exec->arena, entry);
    const struct state *known = map_get(&exec->heads, node);
    if (known)
        state_join(exec->arena, &head, known);
    return head;
}

void exec_keep_head(struct exec *exec, const struct node *node, const struct state *head) {
    struct state *kept = map_get(&exec->heads, node);
    if (!kept) {
        kept = ARENA_NEW(exec->arena, struct state);
        map_put(&exec->heads, node, kept);
    }
    *kept = *head;
}

/* One turn of a loop: from its head to its back edge; `out` takes the states that leave it. */
typedef void (*loop_turn)(struct exec *exec, struct node *node, struct state *out);

static void exec_loop(struct exec *exec, struct node *node, loop_turn turn) {
    struct state head = exec_head(exec, node, &exec->state);
    struct state out = {.is_dead = true};
    bool changed;
    do {
        struct loop loop = {
            .depth = exec->depth, .breaks.is_dead = true, .continues.is_dead = true};
        struct loop *outer = exec->loop;
        exec->loop = &loop;
        exec->state = state_copy(exec->arena, &head);
        turn(exec, node, &out);
        state_join(exec->arena, &out, &loop.breaks);
        changed = state_join(exec->arena, &head, &exec->state);
        exec->loop = outer;
    } while (changed);
    exec_keep_head(exec, node, &head);
    exec->state = out;
}

/* Joins the `continue`s into the end of the body. */
static void end_turn(struct exec *exec) {
    state_join(exec->arena, &exec->state, &exec->loop->continues);
}

static bool is_true(const struct node *condition) {
    return condition->kind == NODE_BOOL && condition->boolean.value;
}

static void while_turn(struct exec *exec, struct node *node, struct state *out) {
    struct node *condition = node->while_stmt.condition;
    exec_expr(exec, condition, DEMAND_LOOK);
    if (!is_true(condition))
        state_join(exec->arena, out, &exec->state);
    exec_stmt(exec, node->while_stmt.body);
    end_turn(exec);
}

/* No arm matching ends the loop. */
static void while_match_turn(struct exec *exec, struct node *node, struct state *out) {
    exec_arms(exec, node->while_match.match, DEMAND_LOOK, out);
    end_turn(exec);
}

/* The variable of a loop over the pieces of a view, which are apart from each other; see note [pieces]. */
static const struct symbol *variable_of_pieces(const struct exec *exec, const struct node *node) {
    const struct node *iterable = node->for_stmt.iterable;
    const struct node *pattern = node->for_stmt.pattern;
    const struct call *call = iterable->kind == NODE_CALL ? iterable->call.info : NULL;
    bool is_pieces = call && call->kind == CALL_BUILTIN && call->builtin == BUILTIN_CHUNKS_MUT;
    if (!is_pieces || !pattern || pattern->kind != NODE_PAT_NAME || !pattern->pat_name.symbol)
        return NULL;
    local_of(&exec->locals, pattern->pat_name.symbol)->is_bound = true;
    return pattern->pat_name.symbol;
}

static void for_turn(struct exec *exec, struct node *node, struct state *out) {
    struct span span = node->for_stmt.iterable->span;
    const struct symbol *pieces = variable_of_pieces(exec, node);
    struct binding *source = state_find(&exec->state, node);
    if (source) {
        view_use(exec, source, span);
        const struct value *value = source->value;
        if (!pieces) // else going through the list touches no piece
            exec_touch(exec, value_via(exec->arena, value, node), span);
    }
    state_join(exec->arena, out, &exec->state);
    source = state_find(&exec->state, node);
    // Taking an element away is part of going through a list that is used up, and so is calling one.
    const struct value *content =
        source ? value_via(exec->arena, source->value, node) : &value_none;
    if (pieces)
        content = value_piece(exec->arena, content, pieces);
    const struct value *elements = value_step(exec->arena, content, place_element);
    exec->depth += DEPTH_STEP;
    exec_bind(exec, node->for_stmt.pattern, content, elements, span);
    exec_stmt(exec, node->for_stmt.body);
    end_turn(exec);
    forget_locals(exec);
    exec->depth -= DEPTH_STEP;
}

/* A list or an array that is gone through is lent to the loop until it ends. */
static void exec_for(struct exec *exec, struct node *node) {
    struct node *iterable = node->for_stmt.iterable;
    const struct value *source;
    bool is_channel = iterable->type && type_resolved(iterable->type)->kind == TYPE_CHANNEL;
    bool is_view = iterable->type && type_resolved(iterable->type)->kind == TYPE_VIEW;
    bool is_taken = pattern_takes(node->for_stmt.pattern);
    if (is_channel) { // what comes through it refers to nothing, and is the loop's own
        exec_expr(exec, iterable, DEMAND_LOOK);
        source = &value_none;
    } else if (exec_is_place(iterable) && !is_view && !is_taken) {
        struct designation place = exec_designate(exec, iterable);
        source = value_as_views(exec->arena, place.places, false);
        source = value_union(exec->arena, source, place.content);
    } else {
        source = exec_expr(exec, iterable, is_taken && !is_view ? DEMAND_TAKE : DEMAND_LOOK);
        if (is_view && !(carry_of(&exec->carries, type_resolved(iterable->type)->args[0])))
            source = value_as_views(exec->arena, source, false);
    }
    if (exec->state.is_dead)
        return;
    if (source->loans.count)
        state_bind(exec->arena, &exec->state, node, NULL, source);
    exec_loop(exec, node, for_turn);
    state_unbind(&exec->state, node);
}

/* ---- branches ---- */

const struct value *exec_if(struct exec *exec, struct node *node, enum demand demand) {
    exec_expr(exec, node->if_expr.condition, DEMAND_LOOK);
    struct state before = state_copy(exec->arena, &exec->state);
    const struct value *value = exec_expr(exec, node->if_expr.then, demand);
    struct state after = exec->state;
    exec->state = before;
    if (node->if_expr.otherwise && !exec->state.is_dead)
        value = value_union(exec->arena, value, exec_expr(exec, node->if_expr.otherwise, demand));
    state_join(exec->arena, &exec->state, &after);
    return value;
}

const struct value *exec_arms(struct exec *exec, struct node *match, enum demand demand,
                              struct state *unmatched) {
    struct node *subject = match->match.subject;
    struct designation place = exec_subject(exec, subject, match_takes(match));
    struct state before = state_copy(exec->arena, &exec->state);
    struct state after = {.is_dead = true};
    const struct value *value = &value_none;
    exec->depth += DEPTH_STEP;
    for (size_t i = 0; i < match->match.arms.count; i++) {
        struct node *arm = match->match.arms.items[i];
        exec->state = state_copy(exec->arena, &before);
        exec_bind(exec, arm->arm.pattern, place.content, place.places, subject->span);
        if (arm->arm.guard) {
            exec_expr(exec, arm->arm.guard, DEMAND_LOOK);
            state_join(exec->arena, &before, &exec->state);
        }
        value = value_union(exec->arena, value, exec_expr(exec, arm->arm.body, demand));
        forget_locals(exec);
        state_join(exec->arena, &after, &exec->state);
    }
    exec->depth -= DEPTH_STEP;
    exec->state = after;
    state_join(exec->arena, unmatched, &before);
    return escape_block(exec, value, match->span);
}

/* ---- statements ---- */

void exec_stmt(struct exec *exec, struct node *stmt) {
    if (exec->state.is_dead)
        return;
    if (stmt->kind == NODE_LET)
        exec_let(exec, stmt);
    else if (stmt->kind == NODE_EXPR_STMT)
        exec_expr(exec, stmt->expr_stmt.value, DEMAND_LOOK);
    else if (stmt->kind == NODE_DISCARD)
        exec_expr(exec, stmt->discard.value, DEMAND_LOOK);
    else if (stmt->kind == NODE_ASSIGN)
        exec_assign(exec, stmt);
    else if (stmt->kind == NODE_RETURN)
        exec_return(exec, stmt);
    else if (stmt->kind == NODE_BREAK)
        exec_jump(exec, exec->loop ? &exec->loop->breaks : NULL);
    else if (stmt->kind == NODE_CONTINUE)
        exec_jump(exec, exec->loop ? &exec->loop->continues : NULL);
    else if (stmt->kind == NODE_WHILE)
        exec_loop(exec, stmt, while_turn);
    else if (stmt->kind == NODE_WHILE_MATCH)
        exec_loop(exec, stmt, while_match_turn);
    else if (stmt->kind == NODE_FOR)
        exec_for(exec, stmt);
    else if (stmt->kind == NODE_DEFER)
        exec_defer(exec, stmt);
    else if (stmt->kind != NODE_PLACEHOLDER)
        exec_expr(exec, stmt, DEMAND_LOOK);
    settle_tasks(exec);
}

/* ---- functions ---- */

void exec_function(struct exec *exec, struct node *decl) {
    struct frame frame = {.node = decl};
    struct target target = {.kind = TARGET_FUNCTION,
                            .node = decl,
                            .limit = DEPTH_CONTENT,
                            .depth = DEPTH_BODY,
                            .exits.is_dead = true,
                            .value = &value_none};
    exec->frame = &frame;
    exec->target = &target;
    exec->loop = NULL;
    exec->depth = DEPTH_PARAMS;
    arena_reset(exec->arena);
    exec->heads = (struct map){.arena = exec->arena};
    exec->state = (struct state){0};
    for (size_t i = 0; i < decl->function.params.count; i++)
        exec_bind_param(exec, decl->function.params.items[i]);
    exec_body(exec, decl->function.body);
    exec->frame = NULL;
    exec->target = NULL;
}
