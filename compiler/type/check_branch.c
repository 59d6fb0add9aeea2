/*
 * Blocks, if and match. With a declared type each branch meets that type by itself; without one the
 * branches join to a common type. Where nobody takes the value, branches are statements, and only
 * Results still count. (spec 4)
 */
#include "type/internal.h"

struct branches {
    struct want want;
    struct type *type;        // joined so far, NULL: none has ended
    VEC(struct node *) nodes; // that gave a value
    bool must_agree;          // somebody takes the value
};

static struct branches branches_begin(struct want want) {
    return (struct branches){.want = want, .must_agree = !want.is_discarded};
}

static bool is_branchy(const struct node *node) {
    return node->kind == NODE_IF || node->kind == NODE_MATCH || node->kind == NODE_IF_MATCH ||
           node->kind == NODE_BLOCK;
}

/* Checks one branch; a branch that never ends adds nothing. */
static void branch_add(struct checker *c, struct branches *b, struct node *node) {
    if (!node)
        return;
    if (!b->must_agree) {
        check_discarded(c, node);
        if (type_resolved(node->type)->kind != TYPE_NEVER)
            b->type = type_unit_of(c);
        return;
    }
    struct want want = b->want;
    if (!want.is_declared && b->type)
        want.type = b->type; // literals follow the first branch
    struct type *type = type_resolved(check_expr(c, node, want));
    if (type->kind == TYPE_NEVER)
        return;
    if (want.is_declared && want.type) {
        bool is_met = is_branchy(node) && type == type_resolved(want.type);
        if (!is_met && !coerce(c, node, type, want.type))
            report_mismatch(c, node, type, want.type,
                            c->frame ? c->frame->result_reason : (struct reason){0});
        b->type = want.type;
        return;
    }
    struct type *joined = b->type ? type_join(c, b->type, type) : type;
    if (!joined) {
        struct diag *d = report(c->diags, DIAG_TYPE_MISMATCH, node->span,
                                "found '%s', but another branch gives '%s'", text_of(c, type),
                                text_of(c, b->type));
        if (b->nodes.count > 0)
            diag_label(d, b->nodes.items[0]->span, "this branch gives '%s'", text_of(c, b->type));
        joined = type_error_of(c);
    }
    b->type = joined;
    VEC_PUSH(c->arena, &b->nodes, node);
}

static struct type *branches_end(struct checker *c, struct branches *b) {
    if (!b->type)
        return type_make(c->types, TYPE_NEVER);
    for (size_t i = 0; i < b->nodes.count; i++)
        coerce(c, b->nodes.items[i], b->nodes.items[i]->type, b->type);
    return b->type;
}

/* ---- blocks ---- */

struct type *check_block(struct checker *c, struct node *node, struct want want) {
    bool diverges = false;
    for (size_t i = 0; i < node->block.stmts.count; i++)
        diverges |= check_stmt(c, node->block.stmts.items[i]);
    struct node *value = node->block.value;
    if (!value)
        return type_make(c->types, diverges ? TYPE_NEVER : TYPE_UNIT);
    if (is_statement(value)) {
        diverges |= check_stmt(c, value);
        set_type(c, value, type_make(c->types, diverges ? TYPE_NEVER : TYPE_UNIT));
        return value->type;
    }
    struct type *type = NULL;
    if (want.is_discarded) {
        check_discarded(c, value);
        type = type_resolved(value->type)->kind == TYPE_NEVER ? value->type : type_unit_of(c);
    } else if (want.is_declared && want.type && is_branchy(value)) {
        type = check_expr(c, value, want);
    } else {
        type = check_expr(c, value, want);
    }
    if (diverges)
        return type_make(c->types, TYPE_NEVER);
    // The value's own conversion is made here, so that the block has the declared type.
    if (!want.is_discarded && want.is_declared && want.type && !is_branchy(value) &&
        coerce(c, value, type, want.type))
        return type_resolved(type)->kind == TYPE_NEVER ? type : want.type;
    return type;
}

/* ---- if ---- */

/* A chain of `else if` that does not end in an `else` is a statement, whatever its branches give. */
static bool is_complete(const struct node *node) {
    while (node && node->kind == NODE_IF)
        node = node->if_expr.otherwise;
    return node != NULL;
}

struct type *check_if(struct checker *c, struct node *node, struct want want) {
    check_condition(c, node->if_expr.condition);
    struct node *otherwise = node->if_expr.otherwise;
    if (!is_complete(node)) {
        check_discarded(c, node->if_expr.then);
        if (otherwise)
            check_discarded(c, otherwise);
        return type_unit_of(c);
    }
    struct branches b = branches_begin(want);
    branch_add(c, &b, node->if_expr.then);
    branch_add(c, &b, otherwise);
    return branches_end(c, &b);
}

/* ---- match ---- */

static void match_arms(struct checker *c, struct node *match, bool must_cover, struct branches *b) {
    struct type *subject = check_operand(c, match->match.subject, WANT_NOTHING);
    bool is_sound = true;
    for (size_t i = 0; i < match->match.arms.count; i++) {
        struct node *arm = match->match.arms.items[i];
        if (arm->kind != NODE_ARM)
            continue;
        size_t errors = c->diags->error_count;
        check_pattern(c, arm->arm.pattern, subject);
        is_sound &= c->diags->error_count == errors;
        check_condition(c, arm->arm.guard);
        branch_add(c, b, arm->arm.body);
        set_type(c, arm,
                 arm->arm.body && arm->arm.body->type ? arm->arm.body->type : type_error_of(c));
    }
    if (!is_sound)
        return; // whether the arms cover it cannot be said
    pend(c, (struct pending){
                .kind = must_cover ? PENDING_MATCH : PENDING_ARMS, .type = subject, .node = match});
}

struct type *check_match(struct checker *c, struct node *node, struct want want) {
    struct branches b = branches_begin(want);
    match_arms(c, node, true, &b);
    return branches_end(c, &b);
}

struct type *check_if_match(struct checker *c, struct node *node, struct want want) {
    struct node *match = node->if_match.match;
    struct node *otherwise = node->if_match.otherwise;
    if (!otherwise)
        want = (struct want){.is_discarded = true};
    struct branches b = branches_begin(want);
    if (match && match->kind == NODE_MATCH) {
        match_arms(c, match, false, &b);
        set_type(c, match, b.type ? b.type : type_make(c->types, TYPE_NEVER));
    }
    if (!otherwise)
        return type_unit_of(c);
    branch_add(c, &b, otherwise);
    return branches_end(c, &b);
}
