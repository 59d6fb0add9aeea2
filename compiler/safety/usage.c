/*
 * The walk of usage.h. Each expression is visited with a demand: is its value only looked at, or
 * taken away? Taking a value of a move type from a place moves it (spec 3).
 */
#include "safety/usage.h"

#include "lang/builtin.h"
#include "type/call.h"
#include "type/type.h"
#include "unit.h"

enum demand {
    DEMAND_LOOK,
    DEMAND_TAKE,
    DEMAND_RETURN // taken, and out of the frame
};

struct walk {
    const struct usage_visitor *visitor;
    enum demand demand; // for kids visited generically
};

static void walk_expr(const struct usage_visitor *visitor, struct node *node, enum demand demand);

static void walk_kid(struct node *kid, void *context) {
    const struct walk *walk = context;
    walk_expr(walk->visitor, kid, walk->demand);
}

static void walk_kids(const struct usage_visitor *visitor, struct node *node, enum demand demand) {
    node_each_kid(node, walk_kid, &(struct walk){visitor, demand});
}

static bool is_variable(const struct symbol *symbol) {
    return symbol && (symbol->kind == SYMBOL_LOCAL || symbol->kind == SYMBOL_PARAM);
}

static bool is_view(const struct node *node) {
    return node->type && type_resolved(node->type)->kind == TYPE_VIEW;
}

/* The place that an expression names; false if it names none. */
static bool find_place(const struct usage_visitor *visitor, struct node *node,
                       struct usage *usage) {
    if (node->kind == NODE_NAME) {
        *usage = (struct usage){.symbol = node->name.symbol,
                                .place = place_of_symbol(node->name.symbol)};
        return is_variable(node->name.symbol);
    }
    bool is_field = node->kind == NODE_MEMBER && node->member.field >= 0;
    if (!is_field && node->kind != NODE_INDEX)
        return false;
    struct node *base = is_field ? node->member.base : node->index.base;
    if (!find_place(visitor, base, usage))
        return false;
    usage->is_viewed |= is_view(base);
    struct place *place = usage->is_viewed ? &usage->viewed : &usage->place;
    if (is_field)
        *place = place_field(*place, node->member.field);
    else if (node->index.index->kind == NODE_RANGE)
        *place = place_slice(visitor->locals, *place, node->index.index);
    else if (!base->type || !type_is_map(visitor->unit->types, type_resolved(base->type)))
        *place = place_element(*place); // an element of a map is as much as the map: it may be new
    return true;
}

/* Visits what stands inside a place: its indices, and its base if that is no name. */
static void walk_inside_place(const struct usage_visitor *visitor, struct node *node) {
    if (node->kind == NODE_MEMBER) {
        walk_inside_place(visitor, node->member.base);
    } else if (node->kind == NODE_INDEX) {
        walk_inside_place(visitor, node->index.base);
        walk_expr(visitor, node->index.index, DEMAND_LOOK);
    }
}

static void walk_place(const struct usage_visitor *visitor, struct node *node,
                       enum usage_kind kind) {
    struct usage usage;
    if (!find_place(visitor, node, &usage)) {
        walk_kids(visitor, node, DEMAND_LOOK);
        return;
    }
    walk_inside_place(visitor, node);
    // What lies behind a view is not the variable's own: the variable is only read.
    usage.kind = usage.is_viewed ? USAGE_READ : kind;
    usage.span = node->span;
    visitor->use(&usage, visitor->context);
}

static bool is_moved_by_taking(const struct usage_visitor *visitor, const struct node *node) {
    return node->type && !type_is_copy(visitor->unit->types, node->type);
}

static enum demand demand_of_argument(const struct call *info, size_t index) {
    if (info->kind == CALL_BUILTIN) {
        if (info->builtin == BUILTIN_LIST_PUSH && index > 0)
            return DEMAND_TAKE;
        if (info->builtin == BUILTIN_JOIN)
            return DEMAND_TAKE;
    }
    return info->args.items[index].mode == MODE_MOVE ? DEMAND_TAKE : DEMAND_LOOK;
}

static bool is_argument(const struct call *info, const struct node *node) {
    for (size_t i = 0; i < info->args.count; i++) {
        const struct node *value = info->args.items[i].value;
        if (value == node)
            return true;
        // What the checker has sliced stands below its slice.
        if (value && value->kind == NODE_INDEX && value->index.base == node)
            return true;
    }
    return false;
}

/* The callee itself, unless it is the receiver, which is an argument. */
static void walk_callee(const struct usage_visitor *visitor, const struct call *info,
                        struct node *callee) {
    if (callee->kind == NODE_MEMBER && callee->member.field < 0) {
        if (!is_argument(info, callee->member.base))
            walk_expr(visitor, callee->member.base, DEMAND_LOOK);
        return;
    }
    if (!is_argument(info, callee))
        walk_expr(visitor, callee, DEMAND_LOOK);
}

static void walk_call(const struct usage_visitor *visitor, struct node *node) {
    const struct call *info = node->call.info;
    if (!info || info->kind == CALL_ERROR) {
        walk_kids(visitor, node, DEMAND_LOOK);
        return;
    }
    walk_callee(visitor, info, node->call.callee);
    for (size_t i = 0; i < node->call.args.count; i++) {
        // Named arguments of builtins are no parameters.
        struct node *value = node->call.args.items[i]->arg.value;
        if (!is_argument(info, value))
            walk_expr(visitor, value, DEMAND_LOOK);
    }
    for (size_t i = 0; i < info->args.count; i++) {
        const struct call_arg *arg = &info->args.items[i];
        if (!arg->value)
            continue;
        if (arg->mode == MODE_INOUT)
            walk_place(visitor, arg->value, USAGE_WRITE);
        else
            walk_expr(visitor, arg->value, demand_of_argument(info, i));
    }
}

static void walk_assign(const struct usage_visitor *visitor, struct node *node) {
    walk_expr(visitor, node->assign.value, DEMAND_TAKE);
    walk_place(visitor, node->assign.target, USAGE_WRITE);
}

/* What the value of a node is made of is demanded as the value itself is. */
static bool passes_demand_on(enum node_kind kind) {
    return kind == NODE_TRY || kind == NODE_BLOCK || kind == NODE_ARM;
}

static enum demand demand_of_parts(enum node_kind kind, enum demand demand) {
    if (kind == NODE_RETURN)
        return DEMAND_RETURN;
    if (kind == NODE_TUPLE || kind == NODE_ARRAY || kind == NODE_RECORD || kind == NODE_INIT ||
        kind == NODE_OK || kind == NODE_ERR)
        return demand == DEMAND_RETURN ? DEMAND_RETURN : DEMAND_TAKE;
    return DEMAND_LOOK;
}

static void walk_block(const struct usage_visitor *visitor, struct node *node, enum demand demand) {
    for (size_t i = 0; i < node->block.stmts.count; i++)
        walk_expr(visitor, node->block.stmts.items[i], DEMAND_LOOK);
    if (node->block.value)
        walk_expr(visitor, node->block.value, demand);
}

/* A pattern that moves a part away takes the whole; one that does not only looks into it. */
static void walk_subject(const struct usage_visitor *visitor, struct node *subject, bool is_taken) {
    if (subject)
        walk_expr(visitor, subject, is_taken ? DEMAND_TAKE : DEMAND_LOOK);
}

static void walk_branches(const struct usage_visitor *visitor, struct node *node,
                          enum demand demand) {
    if (node->kind == NODE_IF) {
        walk_expr(visitor, node->if_expr.condition, DEMAND_LOOK);
        walk_expr(visitor, node->if_expr.then, demand);
        if (node->if_expr.otherwise)
            walk_expr(visitor, node->if_expr.otherwise, demand);
        return;
    }
    walk_subject(visitor, node->match.subject, match_takes(node));
    for (size_t i = 0; i < node->match.arms.count; i++) {
        struct node *arm = node->match.arms.items[i];
        if (arm->arm.guard)
            walk_expr(visitor, arm->arm.guard, DEMAND_LOOK);
        walk_expr(visitor, arm->arm.body, demand);
    }
}

static void walk_let(const struct usage_visitor *visitor, struct node *node) {
    const struct node *pattern = node->let.pattern;
    bool is_plain = pattern && pattern->kind == NODE_PAT_NAME;
    walk_subject(visitor, node->let.value, is_plain || pattern_takes(pattern));
    if (node->let.otherwise)
        walk_expr(visitor, node->let.otherwise, DEMAND_LOOK);
}

static void walk_for(const struct usage_visitor *visitor, struct node *node) {
    walk_subject(visitor, node->for_stmt.iterable, for_takes(node));
    walk_expr(visitor, node->for_stmt.body, DEMAND_LOOK);
}

static void walk_closure(const struct usage_visitor *visitor, struct node *node,
                         enum demand demand) {
    if (local_is_scope_body(node))
        walk_expr(visitor, node->closure.body, DEMAND_RETURN);
    else
        visitor->closure(node, demand == DEMAND_RETURN, visitor->context);
}

/* How an expression that names a place uses it when its value is demanded so. */
static enum usage_kind kind_of_use(const struct usage_visitor *visitor, const struct node *node,
                                   enum demand demand) {
    bool is_slice = node->kind == NODE_INDEX && node->index.index->kind == NODE_RANGE;
    if (is_slice)
        return is_view(node) && type_resolved(node->type)->is_mut ? USAGE_WRITE : USAGE_READ;
    return demand != DEMAND_LOOK && is_moved_by_taking(visitor, node) ? USAGE_MOVE : USAGE_READ;
}

static void walk_expr(const struct usage_visitor *visitor, struct node *node, enum demand demand) {
    struct usage place;
    if (node->kind == NODE_CLOSURE) {
        walk_closure(visitor, node, demand);
    } else if (node->kind == NODE_CALL) {
        walk_call(visitor, node);
    } else if (node->kind == NODE_ASSIGN) {
        walk_assign(visitor, node);
    } else if (node->kind == NODE_LET) {
        walk_let(visitor, node);
    } else if (node->kind == NODE_FOR) {
        walk_for(visitor, node);
    } else if (node->kind == NODE_IS) {
        walk_subject(visitor, node->is.value, pattern_takes(node->is.pattern));
    } else if (node->kind == NODE_BLOCK) {
        walk_block(visitor, node, demand);
    } else if (node->kind == NODE_IF || node->kind == NODE_MATCH) {
        walk_branches(visitor, node, demand);
    } else if (find_place(visitor, node, &place)) {
        walk_place(visitor, node, kind_of_use(visitor, node, demand));
    } else if (passes_demand_on(node->kind)) {
        walk_kids(visitor, node, demand);
    } else {
        walk_kids(visitor, node, demand_of_parts(node->kind, demand));
    }
}

void usage_each(const struct usage_visitor *visitor, struct node *node) {
    walk_expr(visitor, node, DEMAND_LOOK);
}

void usage_each_returned(const struct usage_visitor *visitor, struct node *node) {
    walk_expr(visitor, node, DEMAND_RETURN);
}
