/*
 * Expressions: what their values refer to, and which places they touch. Operands are walked in the
 * order of evaluation. A value that waits for its neighbours is bound to its node meanwhile, so that
 * a change of its source by one of them is noticed like any other.
 */
#include "safety/flow.h"
#include "type/call.h"
#include "type/type.h"

/* ---- places ---- */

static bool is_variable(const struct symbol *symbol) {
    return symbol && (symbol->kind == SYMBOL_LOCAL || symbol->kind == SYMBOL_PARAM);
}

static bool is_view(const struct node *node) {
    return node->type && type_resolved(node->type)->kind == TYPE_VIEW;
}

bool flow_is_place(const struct node *node) {
    if (node->kind == NODE_NAME)
        return is_variable(node->name.symbol);
    if (node->kind == NODE_MEMBER)
        return node->member.field >= 0 && flow_is_place(node->member.base);
    if (node->kind == NODE_INDEX)
        return node->index.index->kind != NODE_RANGE &&
               (flow_is_place(node->index.base) || is_view(node->index.base));
    return false;
}

static const struct value *content_of(struct flow *flow, const struct symbol *symbol) {
    const struct binding *binding = state_find(&flow->state, symbol);
    return binding ? value_via(flow->arena, binding->value, symbol) : &value_none;
}

static struct designation designate_name(struct flow *flow, const struct node *node) {
    const struct symbol *symbol = node->name.symbol;
    if (!is_variable(symbol) || !local_of(&flow->locals, symbol)->frame)
        return (struct designation){&value_none, &value_none};
    flow_use(flow, symbol, node->span);
    struct loan loan = {.kind = LOAN_REFERENCE,
                        .place = place_of_symbol(symbol),
                        .writes = true,
                        .depth = flow_storage_depth(flow, symbol),
                        .source = symbol};
    // What a pattern borrowed is a place of its source.
    struct designation found = {value_of_loan(flow->arena, &loan), content_of(flow, symbol)};
    if (local_of(&flow->locals, symbol)->is_borrowed && found.content->loans.count)
        found.places = value_union(flow->arena, found.places, found.content);
    return found;
}

/* The value of a temporary: it lives as long as the statement. */
static struct designation designate_temporary(struct flow *flow, struct node *node) {
    struct designation found = {&value_none, flow_expr(flow, node, DEMAND_TAKE)};
    struct loan loan = {.kind = LOAN_REFERENCE, .writes = true, .depth = flow->depth + 1};
    found.places = value_of_loan(flow->arena, &loan);
    return found;
}

static struct designation designate_index(struct flow *flow, struct node *node) {
    struct node *base = node->index.base;
    struct designation found;
    if (is_view(base)) {
        found.content = flow_expr(flow, base, DEMAND_LOOK);
        found.places = found.content;
    } else {
        found = flow_designate(flow, base);
    }
    flow_expr(flow, node->index.index, DEMAND_LOOK);
    found.places = value_step(flow->arena, found.places, place_element);
    return found;
}

struct designation flow_designate(struct flow *flow, struct node *node) {
    if (node->kind == NODE_NAME)
        return designate_name(flow, node);
    if (node->kind == NODE_MEMBER && node->member.field >= 0) {
        struct designation found = flow_designate(flow, node->member.base);
        found.places = value_field(flow->arena, found.places, node->member.field);
        return found;
    }
    if (node->kind == NODE_INDEX && node->index.index->kind != NODE_RANGE)
        return designate_index(flow, node);
    return designate_temporary(flow, node);
}

/* ---- names, parts, slices ---- */

static const struct value *expr_capability(struct flow *flow, const struct symbol *symbol) {
    struct loan loan = {.kind = LOAN_CAPABILITY, .depth = DEPTH_CONTENT, .source = symbol};
    return value_of_loan(flow->arena, &loan);
}

static const struct value *expr_place(struct flow *flow, struct node *node, enum demand demand) {
    struct designation found = flow_designate(flow, node);
    bool is_moved = demand == DEMAND_TAKE && flow_is_move(flow, node->type);
    flow_access(flow, found.places, is_moved ? ACCESS_WRITE : ACCESS_READ, node->span);
    return flow_as(flow, found.content, node->type);
}

static const struct value *expr_name(struct flow *flow, struct node *node, enum demand demand) {
    const struct symbol *symbol = node->name.symbol;
    if (symbol && symbol->kind == SYMBOL_CAPABILITY)
        return expr_capability(flow, symbol);
    if (!is_variable(symbol) || escape_name(flow, node, demand))
        return &value_none;
    return expr_place(flow, node, demand);
}

static const struct value *expr_slice(struct flow *flow, struct node *node) {
    struct node *base = node->index.base;
    const struct node *range = node->index.index;
    const struct value *source;
    if (is_view(base)) {
        source = flow_expr(flow, base, DEMAND_LOOK);
    } else {
        struct designation found = flow_designate(flow, base);
        source = value_union(flow->arena, value_as_views(flow->arena, found.places, true),
                             found.content);
    }
    flow_expr(flow, node->index.index, DEMAND_LOOK);
    const struct value *view = value_slice(flow->arena, &flow->locals, source, range);
    view = flow_as(flow, view, node->type);
    flow_access(flow, value_step(flow->arena, view, place_length), ACCESS_READ, node->span);
    return view;
}

/* ---- composed values ---- */

struct parts_walk {
    struct flow *flow;
    const struct value *value;
    enum demand demand;
};

static void add_part(struct node *part, void *context) {
    struct parts_walk *walk = context;
    struct flow *flow = walk->flow;
    struct node *node = part->kind == NODE_INIT ? part->init.value : part;
    const struct value *value = flow_expr(flow, node, walk->demand);
    walk->value = value_union(flow->arena, walk->value, value);
    if (value->loans.count)
        state_bind(flow->arena, &flow->state, node, NULL, value);
}

static void settle_part(struct node *part, void *context) {
    struct flow *flow = context;
    struct node *node = part->kind == NODE_INIT ? part->init.value : part;
    struct binding *binding = state_find(&flow->state, node);
    if (!binding)
        return;
    view_use(flow, binding, node->span);
    state_unbind(&flow->state, node);
}

static const struct value *expr_parts(struct flow *flow, struct node *node, enum demand demand) {
    struct parts_walk walk = {flow, &value_none, demand};
    if (node->kind == NODE_RECORD) {
        for (size_t i = 0; i < node->record.inits.count; i++)
            add_part(node->record.inits.items[i], &walk);
        struct operand all = {.node = node, .content = walk.value, .lent = &value_none};
        escape_type_arguments(flow, node, &all, 1);
    } else {
        node_each_kid(node, add_part, &walk);
    }
    node_each_kid(node, settle_part, flow);
    return walk.value;
}

/* ---- control ---- */

static const struct value *expr_binary(struct flow *flow, struct node *node) {
    enum binary_op op = node->binary.op;
    if (op != BINARY_AND && op != BINARY_OR) {
        expr_parts(flow, node, DEMAND_LOOK);
        return &value_none;
    }
    flow_expr(flow, node->binary.lhs, DEMAND_LOOK);
    struct state before = state_copy(flow->arena, &flow->state);
    flow_expr(flow, node->binary.rhs, DEMAND_LOOK);
    state_join(flow->arena, &flow->state, &before);
    return &value_none;
}

static const struct value *expr_is(struct flow *flow, struct node *node) {
    struct node *value = node->is.value;
    struct designation place = {NULL, &value_none};
    if (flow_is_place(value)) {
        place = flow_designate(flow, value);
        flow_access(flow, place.places, ACCESS_READ, value->span);
    } else {
        place.content = flow_expr(flow, value, DEMAND_TAKE);
    }
    flow_bind(flow, node->is.pattern, place.content, place.places, value->span);
    return &value_none;
}

static const struct value *expr_if_match(struct flow *flow, struct node *node, enum demand demand) {
    struct state unmatched = {.is_dead = true};
    const struct value *value = flow_arms(flow, node->if_match.match, demand, &unmatched);
    struct state matched = flow->state;
    flow->state = unmatched;
    if (node->if_match.otherwise)
        value = value_union(flow->arena, value, flow_expr(flow, node->if_match.otherwise, demand));
    state_join(flow->arena, &flow->state, &matched);
    return value;
}

static const struct value *expr_match(struct flow *flow, struct node *node, enum demand demand) {
    struct state unmatched = {.is_dead = true}; // a match is exhaustive
    return flow_arms(flow, node, demand, &unmatched);
}

/* The error leaves on a way of its own; the value goes on. */
static const struct value *expr_try(struct flow *flow, struct node *node) {
    const struct value *value = flow_expr(flow, node->try_expr.value, DEMAND_TAKE);
    if (flow->state.is_dead)
        return value;
    struct state before = state_copy(flow->arena, &flow->state);
    flow_leave(flow, flow_as(flow, value, NULL), node->span);
    flow->state = before;
    return value;
}

static const struct value *expr_ensure(struct flow *flow, struct node *node) {
    flow_expr(flow, node->ensure.condition, DEMAND_LOOK);
    struct state before = state_copy(flow->arena, &flow->state);
    const struct value *error = flow_expr(flow, node->ensure.error, DEMAND_TAKE);
    if (!flow->state.is_dead)
        flow_leave(flow, error, node->ensure.error->span);
    flow->state = before;
    return &value_none;
}

static const struct value *expr_select(struct flow *flow, struct node *node, enum demand demand) {
    struct state before = state_copy(flow->arena, &flow->state);
    struct state after = {.is_dead = true};
    const struct value *value = &value_none;
    for (size_t i = 0; i < node->select.arms.count; i++) {
        struct node *arm = node->select.arms.items[i];
        flow->state = state_copy(flow->arena, &before);
        const struct value *received = &value_none;
        if (arm->select_arm.operation)
            received = flow_expr(flow, arm->select_arm.operation, DEMAND_TAKE);
        flow_bind(flow, arm->select_arm.pattern, received, NULL, arm->span);
        value = value_union(flow->arena, value, flow_expr(flow, arm->select_arm.body, demand));
        state_join(flow->arena, &after, &flow->state);
    }
    flow->state = after;
    return value;
}

static void look_at_kid(struct node *kid, void *context) {
    flow_expr(context, kid, DEMAND_LOOK);
}

/* ---- the dispatch ---- */

static const struct value *expr_dispatch(struct flow *flow, struct node *node, enum demand demand) {
    switch (node->kind) {
    case NODE_NAME: return expr_name(flow, node, demand);
    case NODE_MEMBER: return node->member.field < 0 ? &value_none : expr_place(flow, node, demand);
    case NODE_INDEX:
        return node->index.index->kind == NODE_RANGE ? expr_slice(flow, node)
                                                     : expr_place(flow, node, demand);
    case NODE_CALL: return flow_call(flow, node);
    case NODE_CLOSURE: return flow_closure(flow, node);
    case NODE_BLOCK: return flow_block(flow, node, demand);
    case NODE_IF: return flow_if(flow, node, demand);
    case NODE_IF_MATCH: return expr_if_match(flow, node, demand);
    case NODE_MATCH: return expr_match(flow, node, demand);
    case NODE_IS: return expr_is(flow, node);
    case NODE_BINARY: return expr_binary(flow, node);
    case NODE_TRY: return expr_try(flow, node);
    case NODE_ENSURE: return expr_ensure(flow, node);
    case NODE_SELECT: return expr_select(flow, node, demand);
    case NODE_OK:
    case NODE_ERR:
    case NODE_RECORD:
    case NODE_TUPLE:
    case NODE_ARRAY:
    case NODE_ARRAY_REPEAT: return expr_parts(flow, node, DEMAND_TAKE);
    case NODE_RANGE:
    case NODE_UNARY: node_each_kid(node, look_at_kid, flow); return &value_none;
    case NODE_LET:
    case NODE_EXPR_STMT:
    case NODE_DISCARD:
    case NODE_ASSIGN:
    case NODE_RETURN:
    case NODE_BREAK:
    case NODE_CONTINUE:
    case NODE_WHILE:
    case NODE_WHILE_MATCH:
    case NODE_FOR:
    case NODE_DEFER:
    case NODE_PLACEHOLDER: flow_stmt(flow, node); return &value_none;
    case NODE_INT:
    case NODE_FLOAT:
    case NODE_DURATION:
    case NODE_CHAR:
    case NODE_STRING:
    case NODE_BOOL:
    case NODE_UNIT:
    case NODE_ERROR:
    case NODE_FILE:
    case NODE_FUNCTION:
    case NODE_EFFECT_NAME:
    case NODE_GPARAM:
    case NODE_PARAM:
    case NODE_RECORD_DECL:
    case NODE_UNION_DECL:
    case NODE_ALIAS_DECL:
    case NODE_ERROR_DECL:
    case NODE_DOMAIN_DECL:
    case NODE_VARIANT:
    case NODE_FIELD:
    case NODE_CONST_DECL:
    case NODE_TEST_DECL:
    case NODE_IMPORT:
    case NODE_IMPORT_NAME:
    case NODE_TYPE_NAME:
    case NODE_TYPE_MUT:
    case NODE_TYPE_COUNT:
    case NODE_TYPE_FUNCTION:
    case NODE_TYPE_MAYBE:
    case NODE_TYPE_UNION:
    case NODE_TYPE_TUPLE:
    case NODE_INIT:
    case NODE_ARM:
    case NODE_ARG:
    case NODE_SELECT_ARM:
    case NODE_PAT_NAME:
    case NODE_PAT_WILD:
    case NODE_PAT_LITERAL:
    case NODE_PAT_RANGE:
    case NODE_PAT_VARIANT:
    case NODE_PAT_FIELD:
    case NODE_PAT_OK:
    case NODE_PAT_ERR:
    case NODE_PAT_OR:
    case NODE_PAT_AS:
    case NODE_PAT_TUPLE:
    case NODE_PAT_ARRAY:
    case NODE_PAT_REST: return &value_none;
    }
    return &value_none;
}

const struct value *flow_expr(struct flow *flow, struct node *node, enum demand demand) {
    if (flow->state.is_dead)
        return &value_none;
    const struct value *value = expr_dispatch(flow, node, demand);
    return value->loans.count ? flow_as(flow, value, node->coerced ? node->coerced : node->type)
                              : &value_none;
}
