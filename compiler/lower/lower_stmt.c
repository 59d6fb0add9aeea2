/* Statements. A block's defers are closed where it ends, after its value is known (exits.c). */
#include "base/panic.h"
#include "lower/internal.h"

/* ---- blocks ---- */

static struct operand block_contents(struct fn *fn, struct node *node) {
    for (size_t i = 0; i < node->block.stmts.count; i++)
        lower_stmt(fn, node->block.stmts.items[i]);
    return node->block.value ? lower_body(fn, node->block.value) : fn_void(fn);
}

struct operand lower_block(struct fn *fn, struct node *node) {
    struct region *outer = fn->region;
    struct scope_frame *body_of = fn->body_of;
    // The outermost block of a scope's body is announced by lower_scope; blocks inside are others.
    const bool is_scope_body = body_of && body_of->info->closure->closure.body == node;
    if (!is_scope_body)
        fn->body_of = NULL;
    struct operand value = block_contents(fn, node);
    fn->body_of = body_of;
    if (fn->region != outer) {
        value = fn_hold(fn, value);
        defer_close(fn, outer);
    }
    return value;
}

struct operand lower_body(struct fn *fn, struct node *body) {
    if (body->kind < NODE_LET || body->kind > NODE_PLACEHOLDER)
        return lower_expr(fn, body);
    lower_stmt(fn, body);
    return fn_void(fn);
}

/* ---- conditionals ---- */

struct join_point join_point_make(struct fn *fn, struct type *type) {
    struct join_point join = {.type = type, .value = NO_LOCAL, .after = fn_block(fn)};
    struct storage *storage = storage_of(fn->lower, type);
    if (storage->kind != STORAGE_VOID)
        join.value = fn_local(fn, storage, NULL);
    return join;
}

void join_point_give(struct fn *fn, const struct join_point *join, struct node *branch) {
    struct operand value = branch ? lower_body(fn, branch) : fn_void(fn);
    if (join->value != NO_LOCAL && !is_void(value)) {
        struct type *from = node_wanted(fn, branch);
        fn_copy(fn, ir_place(join->value), lower_coerce(fn, value, from, join->type));
    }
    fn_jump(fn, join->after);
}

struct operand join_point_enter(struct fn *fn, const struct join_point *join) {
    fn_enter(fn, join->after);
    return join->value == NO_LOCAL ? fn_void(fn) : fn_get_local(fn, join->value);
}

/* ---- bindings and assignments ---- */

static bool binds_name(const struct node *pattern) {
    return pattern->kind == NODE_PAT_NAME && !pattern->pat_name.variant;
}

static void lower_let(struct fn *fn, struct node *node) {
    struct node *pattern = node->let.pattern;
    struct node *value = node->let.value;
    if (!value) {
        struct storage *storage = storage_of(fn->lower, node_type(fn, pattern));
        if (storage->kind != STORAGE_VOID)
            bind_place(fn, pattern->pat_name.symbol,
                       ir_place(fn_local(fn, storage, pattern->pat_name.name->text)));
        return;
    }
    if (lower_chain_let(fn, node))
        return;
    struct operand given = lower_expr(fn, value);
    if (binds_name(pattern)) {
        bind_symbol(fn, pattern->pat_name.symbol, given);
        return;
    }
    if (pattern->kind == NODE_PAT_WILD)
        return;
    const bool steady = !node->let.is_var && node_is_steady(value);
    struct place place = is_void(given) ? (struct place){.local = NO_LOCAL} : fn_place(fn, given);
    block_id fail = fn_block(fn);
    lower_pattern(fn, pattern, place, node_wanted(fn, value), steady, fail);
    block_id after = fn_block(fn);
    fn_jump(fn, after);
    fn_enter(fn, fail);
    if (node->let.otherwise)
        lower_body(fn, node->let.otherwise);
    fn_unreachable(fn); // the else block diverges
    fn_enter(fn, after);
}

/* Evaluates the indexes in a place's path ahead of what is assigned to it, left to right. */
static void hold_indexes(struct fn *fn, struct node *target) {
    if (target->kind == NODE_MEMBER && target->member.base) {
        hold_indexes(fn, target->member.base);
        return;
    }
    if (target->kind != NODE_INDEX)
        return;
    hold_indexes(fn, target->index.base);
    struct node *index = target->index.index;
    struct operand *held = ARENA_NEW(fn->lower->arena, struct operand);
    *held = fn_hold(fn, lower_expr(fn, index));
    map_put(&fn->held, index, held);
}

static const enum binary_op assign_operator[] = {
    [ASSIGN_ADD] = BINARY_ADD, [ASSIGN_SUB] = BINARY_SUB, [ASSIGN_MUL] = BINARY_MUL,
    [ASSIGN_DIV] = BINARY_DIV, [ASSIGN_REM] = BINARY_REM,
};

static bool is_map_element(struct fn *fn, const struct node *target) {
    return target->kind == NODE_INDEX &&
           lower_is_map(fn->lower, node_wanted(fn, target->index.base));
}

static void lower_assign(struct fn *fn, struct node *node) {
    struct node *target = node->assign.target;
    struct node *value = node->assign.value;
    const bool changes = node_changes(value);
    if (target->kind == NODE_NAME &&
        storage_of(fn->lower, node_type(fn, target))->kind == STORAGE_VOID) {
        lower_expr(fn, value);
        return;
    }
    hold_indexes(fn, target);
    if (node->assign.op == ASSIGN_SET) {
        struct operand given = lower_expr(fn, value);
        if (is_map_element(fn, target)) {
            lower_map_set(fn, target, given);
            return;
        }
        // The value may lie in the place itself, as in `x = x.next`, or be read through its index.
        if (!is_void(given))
            fn_copy(fn, lower_place(fn, target), given);
        return;
    }
    struct operand old = fn_get(fn, lower_place(fn, target));
    if (changes)
        old = fn_hold(fn, old);
    struct operand by = lower_expr(fn, value);
    fn_site(fn, node->span);
    struct operand result = lower_arithmetic(fn, assign_operator[node->assign.op], old,
                                             node_type(fn, target), by, node_wanted(fn, value));
    fn_copy(fn, changes ? lower_place(fn, target) : old.place, result);
}

/* ---- loops ---- */

void lower_back_edge(struct fn *fn, block_id header) {
    if (fn->ir->class == IR_ASYNC && !fn->no_polls)
        fn_rt(fn, RT_BACK_EDGE, NULL, 0);
    fn_jump(fn, header);
}

static struct region loop_region(struct fn *fn) {
    return (struct region){.kind = REGION_LOOP,
                           .unwind = fn->region->unwind,
                           .exit_break = fn_block(fn),
                           .exit_continue = fn_block(fn)};
}

static void lower_loop_body(struct fn *fn, struct region *loop, struct node *body) {
    region_push(fn, loop);
    fn->loop_depth++;
    lower_body(fn, body);
    fn_jump(fn, loop->exit_continue);
    fn->loop_depth--;
    region_pop(fn);
}

static void lower_while(struct fn *fn, struct node *node) {
    struct region loop = loop_region(fn);
    block_id header = fn_block(fn);
    block_id body = fn_block(fn);
    fn_jump_into(fn, header);
    fn->loop_depth++; // what the condition makes is made each turn
    lower_condition(fn, node->while_stmt.condition, body, loop.exit_break);
    fn->loop_depth--;
    fn_enter(fn, body);
    lower_loop_body(fn, &loop, node->while_stmt.body);
    fn_enter(fn, loop.exit_continue);
    fn_site(fn, node->span);
    lower_back_edge(fn, header);
    fn_enter(fn, loop.exit_break);
}

static void lower_while_match(struct fn *fn, struct node *node) {
    struct region loop = loop_region(fn);
    block_id header = fn_block(fn);
    fn_jump_into(fn, header);
    region_push(fn, &loop);
    fn->loop_depth++;
    lower_match_turn(fn, node->while_match.match, loop.exit_break);
    fn_jump(fn, loop.exit_continue);
    fn->loop_depth--;
    region_pop(fn);
    fn_enter(fn, loop.exit_continue);
    lower_back_edge(fn, header);
    fn_enter(fn, loop.exit_break);
}

/* The loop's variable, fresh each turn: a copy of the counter or the element. */
static void bind_turn(struct fn *fn, struct node *pattern, struct place place, struct type *type) {
    block_id fail = fn_block(fn);
    lower_pattern(fn, pattern, place, type, false, fail);
    block_id body = fn_block(fn);
    fn_jump(fn, body);
    fn_enter(fn, fail);
    fn_unreachable(fn); // the pattern of a `for` cannot fail
    fn_enter(fn, body);
}

static void lower_for_range(struct fn *fn, struct node *node) {
    struct node *range = node->for_stmt.iterable;
    struct operand low = lower_stable(fn, range->range.low, true);
    struct operand high = fn_hold(fn, lower_expr(fn, range->range.high));
    struct place turn = fn_temp(fn, low.storage);
    fn_copy(fn, turn, low);
    struct region loop = loop_region(fn);
    block_id header = fn_block(fn);
    block_id body = fn_block(fn);
    const bool inclusive = range->range.is_inclusive;
    if (!inclusive)
        fn_jump_into(fn, header);
    struct operand more = fn_compare(fn, inclusive ? SUB_LE : SUB_LT, fn_get(fn, turn), high);
    fn_branch(fn, more, body, loop.exit_break);
    fn_enter(fn, body);
    bind_turn(fn, node->for_stmt.pattern, turn, node_type(fn, range->range.low));
    lower_loop_body(fn, &loop, node->for_stmt.body);
    fn_enter(fn, loop.exit_continue);
    fn_site(fn, node->span);
    if (inclusive) { // the last value may be the greatest of its type
        struct operand last = fn_compare(fn, SUB_EQ, fn_get(fn, turn), high);
        block_id next = fn_block(fn);
        fn_branch(fn, last, loop.exit_break, next);
        fn_enter(fn, next);
    }
    ir_binary(&fn->at, turn, SUB_ADD, fn_get(fn, turn), ir_int(low.storage, 1));
    lower_back_edge(fn, inclusive ? body : header);
    if (inclusive) {
        fn_enter(fn, header);
        fn_unreachable(fn);
    }
    fn_enter(fn, loop.exit_break);
}

/* Over what has elements: an array where it lies, of a view or list the header as it is now. */
static void lower_for_elements(struct fn *fn, struct node *node) {
    struct node *iterable = node->for_stmt.iterable;
    struct type *type = node_wanted(fn, iterable);
    struct place source = lower_place(fn, iterable);
    if (type->kind != TYPE_ARRAY)
        source = fn_place(fn, fn_hold(fn, fn_get(fn, source)));
    struct operand length = lower_length(fn, source, type);
    struct place turn = fn_temp(fn, fn_basic(fn, STORAGE_U64));
    fn_copy(fn, turn, fn_int(fn, STORAGE_U64, 0));
    struct region loop = loop_region(fn);
    block_id header = fn_block(fn);
    block_id body = fn_block(fn);
    fn_jump_into(fn, header);
    fn_branch(fn, fn_compare(fn, SUB_LT, fn_get(fn, turn), length), body, loop.exit_break);
    fn_enter(fn, body);
    bind_turn(fn, node->for_stmt.pattern, lower_element(fn, source, type, fn_get(fn, turn)),
              type->kind == TYPE_STRING ? type_make(fn->lower->types, TYPE_U8) : type->args[0]);
    lower_loop_body(fn, &loop, node->for_stmt.body);
    fn_enter(fn, loop.exit_continue);
    fn_site(fn, node->span);
    ir_binary(&fn->at, turn, SUB_ADD, fn_get(fn, turn), fn_int(fn, STORAGE_U64, 1));
    lower_back_edge(fn, header);
    fn_enter(fn, loop.exit_break);
}

/* Over the entries of a map, as it is now. */
static void lower_for_entries(struct fn *fn, struct node *node) {
    struct node *iterable = node->for_stmt.iterable;
    struct place map = fn_place(fn, fn_hold(fn, lower_expr(fn, iterable)));
    struct map_loop entries = lower_map_begin(fn, map, node_wanted(fn, iterable));
    struct region loop = loop_region(fn);
    block_id header = fn_block(fn);
    block_id body = fn_block(fn);
    fn_jump_into(fn, header);
    lower_map_test(fn, &entries, body, loop.exit_continue, loop.exit_break);
    fn_enter(fn, body);
    struct type *type = NULL;
    struct place pair = lower_map_pair(fn, &entries, &type);
    bind_turn(fn, node->for_stmt.pattern, pair, type);
    lower_loop_body(fn, &loop, node->for_stmt.body);
    fn_enter(fn, loop.exit_continue);
    fn_site(fn, node->span);
    lower_map_next(fn, &entries);
    lower_back_edge(fn, header);
    fn_enter(fn, loop.exit_break);
}

/* Over what comes through a channel, until it is closed and empty. */
static void lower_for_received(struct fn *fn, struct node *node) {
    struct node *iterable = node->for_stmt.iterable;
    struct type *type = node_wanted(fn, iterable);
    struct operand channel = fn_hold(fn, lower_expr(fn, iterable));
    struct region loop = loop_region(fn);
    block_id header = fn_block(fn);
    fn_jump_into(fn, header);
    fn_site(fn, iterable->span);
    struct place got = lower_next_received(fn, channel, type, loop.exit_break);
    bind_turn(fn, node->for_stmt.pattern, got, type->args[0]);
    lower_loop_body(fn, &loop, node->for_stmt.body);
    fn_enter(fn, loop.exit_continue);
    fn_site(fn, node->span);
    lower_back_edge(fn, header);
    fn_enter(fn, loop.exit_break);
}

/* Over a list of handles that are linked to one another. */
static void lower_for_chain(struct fn *fn, struct node *node) {
    struct chain_loop chain = lower_chain_begin(fn, node->for_stmt.iterable);
    struct region loop = loop_region(fn);
    block_id header = fn_block(fn);
    block_id body = fn_block(fn);
    fn_jump_into(fn, header);
    fn_branch(fn, lower_chain_more(fn, &chain), body, loop.exit_break);
    fn_enter(fn, body);
    bind_turn(fn, node->for_stmt.pattern, chain.turn, chain.task);
    lower_loop_body(fn, &loop, node->for_stmt.body);
    fn_enter(fn, loop.exit_continue);
    fn_site(fn, node->span);
    lower_chain_next(fn, &chain);
    lower_back_edge(fn, header);
    fn_enter(fn, loop.exit_break);
}

static void lower_for(struct fn *fn, struct node *node) {
    struct node *iterable = node->for_stmt.iterable;
    if (iterable->kind == NODE_RANGE) {
        lower_for_range(fn, node);
        return;
    }
    if (chain_is_list(fn->lower, iterable)) {
        lower_for_chain(fn, node);
        return;
    }
    struct type *type = node_wanted(fn, iterable);
    if (type->kind == TYPE_CHANNEL)
        lower_for_received(fn, node);
    else if (lower_is_map(fn->lower, type))
        lower_for_entries(fn, node);
    else
        lower_for_elements(fn, node);
}

/* ---- the others ---- */

static void lower_jump(struct fn *fn, enum exit_kind kind) {
    struct region *region = fn->region;
    while (region->kind != REGION_LOOP)
        region = region->outer;
    exit_to(fn, (struct exit){.kind = kind, .target = region});
}

static void lower_return(struct fn *fn, struct node *node) {
    struct node *value = node->return_stmt.value;
    struct type *unit = type_make(fn->lower->types, TYPE_UNIT);
    if (!value) {
        lower_return_value(fn, fn_void(fn), unit);
        return;
    }
    struct operand given = lower_expr(fn, value);
    lower_return_value(fn, given, node_wanted(fn, value));
}

static void lower_ensure(struct fn *fn, struct node *node) {
    block_id fine = fn_block(fn);
    block_id fail = fn_block(fn);
    lower_condition(fn, node->ensure.condition, fine, fail);
    fn_enter(fn, fail);
    struct node *error = node->ensure.error;
    if (error->kind == NODE_ERR && error->err.value) {
        struct operand value = lower_expr(fn, error->err.value);
        lower_return_error(fn, value, node_wanted(fn, error->err.value));
    } else {
        struct operand value = lower_expr(fn, error);
        struct type *type = node_wanted(fn, error);
        if (type_is_errors(type))
            lower_return_error(fn, value, type);
        else
            lower_return_value(fn, value, type);
    }
    fn_enter(fn, fine);
}

static void lower_expr_stmt(struct fn *fn, struct node *node) {
    lower_body(fn, node->expr_stmt.value);
}

static void lower_discard(struct fn *fn, struct node *node) {
    lower_expr(fn, node->discard.value);
}

static void lower_break(struct fn *fn, struct node *node) {
    (void)node;
    lower_jump(fn, EXIT_BREAK);
}

static void lower_continue(struct fn *fn, struct node *node) {
    (void)node;
    lower_jump(fn, EXIT_CONTINUE);
}

static void lower_defer(struct fn *fn, struct node *node) {
    if (fn->body_of)
        scope_defer(fn, node->defer.body);
    else
        defer_register(fn, node->defer.body);
}

static void lower_placeholder(struct fn *fn, struct node *node) {
    (void)fn;
    (void)node;
}

typedef void (*stmt_lowering)(struct fn *fn, struct node *node);

static const stmt_lowering lowerings[] = {
    [NODE_LET] = lower_let,
    [NODE_EXPR_STMT] = lower_expr_stmt,
    [NODE_DISCARD] = lower_discard,
    [NODE_ASSIGN] = lower_assign,
    [NODE_RETURN] = lower_return,
    [NODE_BREAK] = lower_break,
    [NODE_CONTINUE] = lower_continue,
    [NODE_WHILE] = lower_while,
    [NODE_WHILE_MATCH] = lower_while_match,
    [NODE_FOR] = lower_for,
    [NODE_DEFER] = lower_defer,
    [NODE_ENSURE] = lower_ensure,
    [NODE_PLACEHOLDER] = lower_placeholder,
};

void lower_stmt(struct fn *fn, struct node *node) {
    fn_site(fn, node->span);
    if (node->kind <= NODE_PLACEHOLDER && lowerings[node->kind])
        lowerings[node->kind](fn, node);
    else
        lower_expr(fn, node); // an expression standing as a statement
}
