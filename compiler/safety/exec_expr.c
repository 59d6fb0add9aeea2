/*
 * Expressions: what their values refer to, and which places they touch. Operands are walked in the
 * order of evaluation. A value that waits for its neighbours is bound to its node meanwhile, so that
 * a change of its source by one of them is noticed like any other.
 */
#include "safety/exec.h"
#include "type/call.h"
#include "type/type.h"

/* ---- places ---- */

static bool is_variable(const struct symbol *symbol) {
    return symbol && (symbol->kind == SYMBOL_LOCAL || symbol->kind == SYMBOL_PARAM);
}

static bool is_view(const struct node *node) {
    return node->type && type_resolved(node->type)->kind == TYPE_VIEW;
}

bool exec_is_place(const struct node *node) {
    if (node->kind == NODE_NAME)
        return is_variable(node->name.symbol);
    if (node->kind == NODE_MEMBER)
        return node->member.field >= 0 && exec_is_place(node->member.base);
    if (node->kind == NODE_INDEX)
        return node->index.index->kind != NODE_RANGE &&
               (exec_is_place(node->index.base) || is_view(node->index.base));
    return false;
}

static const struct value *content_of(struct exec *exec, const struct symbol *symbol) {
    const struct binding *binding = state_find(&exec->state, symbol);
    return binding ? value_via(exec->arena, binding->value, symbol) : &value_none;
}

static struct designation designate_name(struct exec *exec, const struct node *node) {
    const struct symbol *symbol = node->name.symbol;
    if (!is_variable(symbol) || !local_of(&exec->locals, symbol)->frame)
        return (struct designation){&value_none, &value_none};
    exec_use(exec, symbol, node->span);
    struct loan loan = {.kind = LOAN_REFERENCE,
                        .place = place_of_symbol(symbol),
                        .writes = true,
                        .depth = exec_storage_depth(exec, symbol),
                        .source = symbol};
    // What a pattern borrowed is a place of its source.
    struct designation found = {value_of_loan(exec->arena, &loan), content_of(exec, symbol)};
    if (local_of(&exec->locals, symbol)->is_borrowed && found.content->loans.count)
        found.places = value_union(exec->arena, found.places, found.content);
    return found;
}

/* The value of a temporary: it lives as long as the statement. */
static struct designation designate_temporary(struct exec *exec, struct node *node) {
    struct designation found = {&value_none, exec_expr(exec, node, DEMAND_TAKE)};
    struct loan loan = {.kind = LOAN_REFERENCE, .writes = true, .depth = exec->depth + 1};
    if (node->kind == NODE_STRING)
        loan.depth = DEPTH_STATIC;
    found.places = value_of_loan(exec->arena, &loan);
    return found;
}

static struct designation designate_index(struct exec *exec, struct node *node) {
    struct node *base = node->index.base;
    struct designation found;
    if (is_view(base)) {
        found.content = exec_expr(exec, base, DEMAND_LOOK);
        found.places = found.content;
    } else {
        found = exec_designate(exec, base);
    }
    exec_expr(exec, node->index.index, DEMAND_LOOK);
    if (base->type && type_is_map(exec->unit->types, type_resolved(base->type)))
        return found; // to set an element may be to add one: that changes the map
    found.places = value_step(exec->arena, found.places, place_element);
    return found;
}

struct designation exec_designate(struct exec *exec, struct node *node) {
    if (node->kind == NODE_NAME)
        return designate_name(exec, node);
    if (node->kind == NODE_MEMBER && node->member.field >= 0) {
        struct designation found = exec_designate(exec, node->member.base);
        found.places = value_field(exec->arena, found.places, node->member.field);
        return found;
    }
    if (node->kind == NODE_INDEX && node->index.index->kind != NODE_RANGE)
        return designate_index(exec, node);
    return designate_temporary(exec, node);
}

/* ---- names, parts, slices ---- */

static const struct value *expr_capability(struct exec *exec, const struct symbol *symbol) {
    struct loan loan = {.kind = LOAN_CAPABILITY, .depth = DEPTH_CONTENT, .source = symbol};
    return value_of_loan(exec->arena, &loan);
}

/* The checker reports later uses by name; this remembers it for closures that refer to the variable. */
static void take_name(struct exec *exec, const struct node *name) {
    const struct symbol *symbol = name->name.symbol;
    if (local_of(&exec->locals, symbol)->frame != exec->frame->node)
        return;
    struct binding *binding = state_bind(exec->arena, &exec->state, symbol, symbol, &value_none);
    binding->taken = name->span;
}

static const struct value *expr_place(struct exec *exec, struct node *node, enum demand demand) {
    struct designation found = exec_designate(exec, node);
    bool is_moved = demand == DEMAND_TAKE && exec_is_move(exec, node->type);
    exec_access(exec, found.places, is_moved ? ACCESS_WRITE : ACCESS_READ, node->span);
    if (is_moved && node->kind == NODE_NAME)
        take_name(exec, node);
    return exec_as(exec, found.content, node->type);
}

static const struct value *expr_name(struct exec *exec, struct node *node, enum demand demand) {
    const struct symbol *symbol = node->name.symbol;
    if (symbol && symbol->kind == SYMBOL_CAPABILITY)
        return expr_capability(exec, symbol);
    if (!is_variable(symbol) || escape_name(exec, node, demand))
        return &value_none;
    return expr_place(exec, node, demand);
}

static const struct value *expr_slice(struct exec *exec, struct node *node) {
    struct node *base = node->index.base;
    const struct node *range = node->index.index;
    const struct value *source;
    if (is_view(base)) {
        source = exec_expr(exec, base, DEMAND_LOOK);
    } else {
        struct designation found = exec_designate(exec, base);
        exec_access(exec, value_step(exec->arena, found.places, place_length), ACCESS_READ,
                    node->span);
        source = value_union(exec->arena, value_as_views(exec->arena, found.places, true),
                             found.content);
    }
    exec_expr(exec, node->index.index, DEMAND_LOOK);
    const struct value *view = value_slice(exec->arena, &exec->locals, source, range);
    return exec_as(exec, view, node->type);
}

/* ---- composed values ---- */

struct parts_walk {
    struct exec *exec;
    const struct value *value;
    enum demand demand;
};

static void add_part(struct node *part, void *context) {
    struct parts_walk *walk = context;
    struct exec *exec = walk->exec;
    struct node *node = part->kind == NODE_INIT ? part->init.value : part;
    const struct value *value = exec_expr(exec, node, walk->demand);
    walk->value = value_union(exec->arena, walk->value, value);
    if (value->loans.count)
        state_bind(exec->arena, &exec->state, node, NULL, value);
}

static void settle_part(struct node *part, void *context) {
    struct exec *exec = context;
    struct node *node = part->kind == NODE_INIT ? part->init.value : part;
    struct binding *binding = state_find(&exec->state, node);
    if (!binding)
        return;
    view_use(exec, binding, node->span);
    state_unbind(&exec->state, node);
}

static const struct value *expr_parts(struct exec *exec, struct node *node, enum demand demand) {
    struct parts_walk walk = {exec, &value_none, demand};
    if (node->kind == NODE_RECORD) {
        for (size_t i = 0; i < node->record.inits.count; i++)
            add_part(node->record.inits.items[i], &walk);
        struct operand all = {.node = node, .content = walk.value, .lent = &value_none};
        escape_type_arguments(exec, node, &all, 1);
    } else {
        node_each_kid(node, add_part, &walk);
    }
    node_each_kid(node, settle_part, exec);
    return walk.value;
}

/* ---- control ---- */

static const struct value *expr_binary(struct exec *exec, struct node *node) {
    enum binary_op op = node->binary.op;
    if (op != BINARY_AND && op != BINARY_OR) {
        expr_parts(exec, node, DEMAND_LOOK);
        return &value_none;
    }
    exec_expr(exec, node->binary.lhs, DEMAND_LOOK);
    struct state before = state_copy(exec->arena, &exec->state);
    exec_expr(exec, node->binary.rhs, DEMAND_LOOK);
    state_join(exec->arena, &exec->state, &before);
    return &value_none;
}

static const struct value *expr_is(struct exec *exec, struct node *node) {
    struct node *value = node->is.value;
    struct designation place = exec_subject(exec, value, pattern_takes(node->is.pattern));
    exec_bind(exec, node->is.pattern, place.content, place.places, value->span);
    return &value_none;
}

static const struct value *expr_if_match(struct exec *exec, struct node *node, enum demand demand) {
    struct state unmatched = {.is_dead = true};
    const struct value *value = exec_arms(exec, node->if_match.match, demand, &unmatched);
    struct state matched = exec->state;
    exec->state = unmatched;
    if (node->if_match.otherwise)
        value = value_union(exec->arena, value, exec_expr(exec, node->if_match.otherwise, demand));
    state_join(exec->arena, &exec->state, &matched);
    return value;
}

static const struct value *expr_match(struct exec *exec, struct node *node, enum demand demand) {
    struct state unmatched = {.is_dead = true}; // a match is exhaustive
    return exec_arms(exec, node, demand, &unmatched);
}

/* The error leaves on a way of its own; the value goes on. */
/* The type of the error that `?` hands on. */
static struct type *error_type(const struct node *result) {
    struct type *type = result->type ? type_resolved(result->type) : NULL;
    return type && type->kind == TYPE_RESULT ? type->args[1] : NULL;
}

static const struct value *expr_try(struct exec *exec, struct node *node) {
    const struct value *value = exec_expr(exec, node->try_expr.value, DEMAND_TAKE);
    if (exec->state.is_dead)
        return value;
    struct state before = state_copy(exec->arena, &exec->state);
    exec_leave(exec, exec_as(exec, value, error_type(node->try_expr.value)), node->span);
    exec->state = before;
    return value;
}

static const struct value *expr_ensure(struct exec *exec, struct node *node) {
    exec_expr(exec, node->ensure.condition, DEMAND_LOOK);
    struct state before = state_copy(exec->arena, &exec->state);
    const struct value *error = exec_expr(exec, node->ensure.error, DEMAND_TAKE);
    if (!exec->state.is_dead)
        exec_leave(exec, error, node->ensure.error->span);
    exec->state = before;
    return &value_none;
}

static const struct value *expr_select(struct exec *exec, struct node *node, enum demand demand) {
    struct state before = state_copy(exec->arena, &exec->state);
    struct state after = {.is_dead = true};
    const struct value *value = &value_none;
    for (size_t i = 0; i < node->select.arms.count; i++) {
        struct node *arm = node->select.arms.items[i];
        exec->state = state_copy(exec->arena, &before);
        const struct value *received = &value_none;
        if (arm->select_arm.operation)
            received = exec_expr(exec, arm->select_arm.operation, DEMAND_TAKE);
        exec_bind(exec, arm->select_arm.pattern, received, NULL, arm->span);
        value = value_union(exec->arena, value, exec_expr(exec, arm->select_arm.body, demand));
        state_join(exec->arena, &after, &exec->state);
    }
    exec->state = after;
    return value;
}

static void look_at_kid(struct node *kid, void *context) {
    exec_expr(context, kid, DEMAND_LOOK);
}

/* ---- the dispatch ---- */

static const struct value *expr_dispatch(struct exec *exec, struct node *node, enum demand demand) {
    switch (node->kind) {
    case NODE_NAME: return expr_name(exec, node, demand);
    case NODE_MEMBER: return node->member.field < 0 ? &value_none : expr_place(exec, node, demand);
    case NODE_INDEX:
        return node->index.index->kind == NODE_RANGE ? expr_slice(exec, node)
                                                     : expr_place(exec, node, demand);
    case NODE_CALL: return exec_call(exec, node);
    case NODE_CLOSURE: return exec_closure(exec, node);
    case NODE_BLOCK: return exec_block(exec, node, demand);
    case NODE_IF: return exec_if(exec, node, demand);
    case NODE_IF_MATCH: return expr_if_match(exec, node, demand);
    case NODE_MATCH: return expr_match(exec, node, demand);
    case NODE_IS: return expr_is(exec, node);
    case NODE_BINARY: return expr_binary(exec, node);
    case NODE_TRY: return expr_try(exec, node);
    case NODE_ENSURE: return expr_ensure(exec, node);
    case NODE_SELECT: return expr_select(exec, node, demand);
    case NODE_OK:
    case NODE_ERR:
    case NODE_RECORD:
    case NODE_TUPLE:
    case NODE_ARRAY: return expr_parts(exec, node, DEMAND_TAKE);
    case NODE_ARRAY_REPEAT: return expr_parts(exec, node, DEMAND_LOOK); // each is a copy
    case NODE_RANGE:
    case NODE_UNARY: node_each_kid(node, look_at_kid, exec); return &value_none;
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
    case NODE_PLACEHOLDER: exec_stmt(exec, node); return &value_none;
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

const struct value *exec_expr(struct exec *exec, struct node *node, enum demand demand) {
    if (exec->state.is_dead)
        return &value_none;
    const struct value *value = expr_dispatch(exec, node, demand);
    return value->loans.count ? exec_as(exec, value, node->coerced ? node->coerced : node->type)
                              : &value_none;
}
