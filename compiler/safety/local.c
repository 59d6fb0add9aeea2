/* The walk that finds frames and depths, in the order and with the steps of note [depths]. */
#include "safety/local.h"

#include "type/call.h"
#include "type/type.h"
#include "unit.h"

struct walk {
    struct locals *locals;
    struct node *frame;
    uint32_t frame_depth;
    uint32_t depth;
};

static void walk_node(struct node *node, void *context);

/* The entry after the last is of what is no local. */
struct local *local_of(const struct locals *locals, const struct symbol *symbol) {
    if (!symbol || symbol->id >= locals->count)
        return &locals->table[locals->count];
    return &locals->table[symbol->id];
}

bool local_is_variable(const struct local *local, const struct symbol *symbol) {
    return symbol->is_var || (local->is_param && local->mode == MODE_INOUT);
}

bool local_is_scope_body(const struct node *closure) {
    return closure->closure.info && closure->closure.info->is_scope_body;
}

static struct local *declare(const struct walk *walk, const struct symbol *symbol) {
    if (!symbol || symbol->id >= walk->locals->count)
        return NULL;
    struct local *local = &walk->locals->table[symbol->id];
    *local = (struct local){
        .frame = walk->frame, .frame_depth = walk->frame_depth, .depth = walk->depth};
    return local;
}

/* Is there a place to look into, so that what a pattern binds is a part of it? */
static bool is_place(const struct node *node) {
    if (!node)
        return false;
    if (node->kind == NODE_NAME)
        return true;
    if (node->kind == NODE_MEMBER)
        return node->member.field >= 0 && is_place(node->member.base);
    if (node->kind == NODE_INDEX)
        return node->index.index->kind == NODE_RANGE || is_place(node->index.base) ||
               (node->index.base->type && type_resolved(node->index.base->type)->kind == TYPE_VIEW);
    return false;
}

struct binding_walk {
    struct walk walk;
    bool is_borrowed;
};

bool pattern_looks_through_view(const struct node *pattern) {
    return pattern->kind == NODE_PAT_ARRAY && pattern->type &&
           type_resolved(pattern->type)->kind == TYPE_VIEW;
}

static void declare_pattern(struct node *pattern, void *context) {
    const struct binding_walk *binding = context;
    struct symbol *symbol = NULL;
    if (pattern->kind == NODE_PAT_NAME && !pattern->pat_name.variant)
        symbol = pattern->pat_name.symbol;
    else if (pattern->kind == NODE_PAT_AS)
        symbol = pattern->pat_as.symbol;
    struct local *local = declare(&binding->walk, symbol);
    if (local)
        local->is_borrowed = binding->is_borrowed;
    struct binding_walk below = *binding;
    below.is_borrowed |= pattern_looks_through_view(pattern);
    node_each_kid(pattern, declare_pattern, &below);
}

static void bind(const struct walk *walk, struct node *pattern, const struct node *subject,
                 uint32_t depth) {
    if (!pattern)
        return;
    struct binding_walk binding = {*walk, is_place(subject)};
    binding.walk.depth = depth;
    declare_pattern(pattern, &binding);
}

static void walk_at(const struct walk *walk, struct node *node, uint32_t depth) {
    struct walk inside = *walk;
    inside.depth = depth;
    if (node)
        walk_node(node, &inside);
}

static void walk_scope_body(const struct walk *walk, struct node *closure) {
    struct walk inside = *walk;
    inside.depth += DEPTH_STEP;
    for (size_t i = 0; i < closure->closure.params.count; i++) {
        struct local *local = declare(&inside, closure->closure.params.items[i]->param.symbol);
        if (local)
            local->is_scope_handle = true;
    }
    // The body's own block is that depth: the handle ends where the body ends.
    walk_at(walk, closure->closure.body, walk->depth);
}

static void walk_frame(const struct walk *walk, struct node *frame, const struct node_list *params,
                       struct node *body) {
    struct walk inside = {walk->locals, frame, walk->depth, walk->depth + DEPTH_PARAMS};
    for (size_t i = 0; params && i < params->count; i++) {
        struct local *local = declare(&inside, params->items[i]->param.symbol);
        if (!local)
            continue;
        local->is_param = true;
        local->mode = param_mode(params->items[i]);
    }
    // A block adds its step itself, so that an expression is no deeper than a block would be.
    walk_at(&inside, body, inside.depth);
}

static void walk_if(const struct walk *walk, struct node *node) {
    struct node *condition = node->if_expr.condition;
    if (condition->kind == NODE_IS) {
        walk_at(walk, condition->is.value, walk->depth);
        bind(walk, condition->is.pattern, condition->is.value, walk->depth + DEPTH_STEP);
    } else {
        walk_at(walk, condition, walk->depth);
    }
    walk_at(walk, node->if_expr.then, walk->depth);
    walk_at(walk, node->if_expr.otherwise, walk->depth);
}

static void walk_while(const struct walk *walk, struct node *node) {
    struct node *condition = node->while_stmt.condition;
    if (condition->kind == NODE_IS)
        bind(walk, condition->is.pattern, condition->is.value, walk->depth + DEPTH_STEP);
    walk_at(walk, condition, walk->depth);
    walk_at(walk, node->while_stmt.body, walk->depth);
}

static void walk_match(const struct walk *walk, struct node *node) {
    walk_at(walk, node->match.subject, walk->depth);
    for (size_t i = 0; i < node->match.arms.count; i++) {
        struct node *arm = node->match.arms.items[i];
        uint32_t depth = walk->depth + DEPTH_STEP;
        bind(walk, arm->arm.pattern, node->match.subject, depth);
        walk_at(walk, arm->arm.guard, depth);
        walk_at(walk, arm->arm.body, depth);
    }
}

static void walk_for(const struct walk *walk, struct node *node) {
    uint32_t depth = walk->depth + DEPTH_STEP;
    walk_at(walk, node->for_stmt.iterable, walk->depth);
    const struct node *source = node->for_stmt.iterable;
    bool is_channel = source->type && type_resolved(source->type)->kind == TYPE_CHANNEL;
    bind(walk, node->for_stmt.pattern, is_channel ? NULL : source, depth);
    walk_at(walk, node->for_stmt.body, depth);
}

static void walk_select_arm(const struct walk *walk, struct node *node) {
    uint32_t depth = walk->depth + DEPTH_STEP;
    walk_at(walk, node->select_arm.operation, walk->depth);
    bind(walk, node->select_arm.pattern, NULL, depth);
    walk_at(walk, node->select_arm.body, depth);
}

static void walk_node(struct node *node, void *context) {
    struct walk *walk = context;
    if (node->kind == NODE_CLOSURE) {
        if (local_is_scope_body(node))
            walk_scope_body(walk, node);
        else
            walk_frame(walk, node, &node->closure.params, node->closure.body);
    } else if (node->kind == NODE_BLOCK) {
        struct walk inside = *walk;
        inside.depth += DEPTH_STEP;
        node_each_kid(node, walk_node, &inside);
    } else if (node->kind == NODE_LET) {
        bool is_plain = node->let.pattern && node->let.pattern->kind == NODE_PAT_NAME;
        bind(walk, node->let.pattern, is_plain ? NULL : node->let.value, walk->depth);
        node_each_kid(node, walk_node, walk);
    } else if (node->kind == NODE_IF) {
        walk_if(walk, node);
    } else if (node->kind == NODE_WHILE) {
        walk_while(walk, node);
    } else if (node->kind == NODE_MATCH) {
        walk_match(walk, node);
    } else if (node->kind == NODE_FOR) {
        walk_for(walk, node);
    } else if (node->kind == NODE_SELECT_ARM) {
        walk_select_arm(walk, node);
    } else {
        node_each_kid(node, walk_node, walk);
    }
}

struct locals locals_make(struct unit *unit) {
    size_t count = unit->names->all.count;
    return (struct locals){.table = arena_alloc(&unit->arena, (count + 1) * sizeof(struct local)),
                           .count = count};
}

void locals_add(struct locals *locals, struct node *decl) {
    struct walk walk = {.locals = locals};
    walk_frame(&walk, decl, &decl->function.params, decl->function.body);
}
