/*
 * Blocks, statements, and the forms that are both statement and expression. In a list of statements
 * `if`, `match` and a block stand bare until the block ends, since the last one is the block's value;
 * the others are wrapped like any expression whose value is not used.
 */
#include <string.h>

#include "syntax/build.h"
#include "syntax/grammar.h"
#include "unit.h"

static bool is_form(const struct node *node) {
    return node->kind == NODE_IF || node->kind == NODE_IF_MATCH || node->kind == NODE_MATCH ||
           node->kind == NODE_BLOCK;
}

static struct node *wrap(struct build *b, struct node *value) {
    struct node *node = node_make(b, NODE_EXPR_STMT, value->span.start);
    node->span = value->span;
    node->expr_stmt.value = value;
    return node_done(b, node);
}

/* An empty statement says that the form before it is not the block's value. */
struct node_list stmts_add(struct build *b, struct node_list list, struct node *stmt) {
    if (list.count && is_form(list.items[list.count - 1]))
        list.items[list.count - 1] = wrap(b, list.items[list.count - 1]);
    return list_add(b, list, stmt);
}

static bool is_jump(const struct node *node) {
    return node->kind == NODE_RETURN || node->kind == NODE_BREAK || node->kind == NODE_CONTINUE;
}

struct node *build_block(struct build *b, const struct token *open, struct block_body body) {
    struct node *block = node_make(b, NODE_BLOCK, open->span.start);
    struct node_list stmts = body.stmts;
    if (body.tail) {
        stmts = stmts_add(b, stmts, NULL);
        if (is_jump(body.tail))
            stmts = list_add(b, stmts, body.tail);
        else
            block->block.value = body.tail;
    } else if (stmts.count && is_form(stmts.items[stmts.count - 1])) {
        block->block.value = stmts.items[--stmts.count];
    }
    block->block.stmts = stmts;
    return node_done(b, block);
}

struct node *build_stmt(struct build *b, struct node *simple) {
    if (simple->kind == NODE_ASSIGN || simple->kind == NODE_DISCARD) {
        simple->span.end = b->end;
        return simple;
    }
    struct node *node = wrap(b, simple);
    node->span.end = b->end;
    return node;
}

struct node *build_placeholder(struct build *b, const struct token *token) {
    struct node *node = node_make(b, NODE_PLACEHOLDER, token->span.start);
    node->span = token->span;
    return node;
}

struct node *build_let(struct build *b, const struct token *start, struct node *pattern,
                       struct node *declared, struct node *value, struct node *otherwise) {
    struct node *node = node_make(b, NODE_LET, start->span.start);
    node->let.is_var = start->kind == TOK_VAR;
    node->let.pattern = pattern;
    node->let.declared = declared;
    node->let.value = value;
    node->let.otherwise = otherwise;
    if (!value && pattern->kind != NODE_PAT_NAME)
        report(&b->unit->diags, DIAG_UNEXPECTED_TOKEN, pattern->span,
               "unexpected pattern, expected a name: only a name can be declared without a value");
    return node_done(b, node);
}

struct node *build_defer(struct build *b, const struct token *start, struct node *stmt) {
    struct node *node = node_make(b, NODE_DEFER, start->span.start);
    if (!stmt || stmt->kind == NODE_LET) {
        report(&b->unit->diags, DIAG_UNEXPECTED_TOKEN, stmt ? stmt->span : node->span,
               stmt ? "a declaration cannot be deferred" : "'defer' without a statement");
        stmt = build_error(b);
    }
    node->defer.body = is_form(stmt) ? wrap(b, stmt) : stmt;
    return node_done(b, node);
}

struct node *build_while(struct build *b, const struct token *start, struct node *condition,
                         struct node *body) {
    struct node *node = node_make(b, NODE_WHILE, start->span.start);
    node->while_stmt.condition = condition;
    node->while_stmt.body = body;
    return node_done(b, node);
}

struct node *build_while_match(struct build *b, const struct token *start, struct node *match) {
    struct node *node = node_make(b, NODE_WHILE_MATCH, start->span.start);
    node->while_match.match = match;
    match->match.is_stmt = true;
    return node_done(b, node);
}

struct node *build_for(struct build *b, const struct token *start, struct node *pattern,
                       struct node *iterable, struct node *body) {
    struct node *node = node_make(b, NODE_FOR, start->span.start);
    node->for_stmt.pattern = pattern;
    node->for_stmt.iterable = iterable;
    node->for_stmt.body = body;
    return node_done(b, node);
}

struct node *build_ensure(struct build *b, const struct token *start, struct node *condition,
                          struct node *error) {
    struct node *node = node_make(b, NODE_ENSURE, start->span.start);
    node->ensure.condition = condition;
    node->ensure.error = error;
    return node_done(b, node);
}

struct node *build_assign(struct build *b, enum assign_op op, struct node *target,
                          struct node *value) {
    bool is_discard = op == ASSIGN_SET && target->kind == NODE_NAME && !target->in_parens &&
                      !strcmp(target->name.name->text, "_");
    if (is_discard) {
        struct node *node = node_make(b, NODE_DISCARD, target->span.start);
        node->discard.value = value;
        return node_done(b, node);
    }
    struct node *node = node_make(b, NODE_ASSIGN, target->span.start);
    node->assign.op = op;
    node->assign.target = target;
    node->assign.value = value;
    return node_done(b, node);
}

struct node *build_return(struct build *b, const struct token *start, struct node *value) {
    struct node *node = node_make(b, NODE_RETURN, start->span.start);
    node->return_stmt.value = value;
    return node_done(b, node);
}

struct node *build_break(struct build *b, const struct token *start) {
    return node_make(b, NODE_BREAK, start->span.start);
}

struct node *build_continue(struct build *b, const struct token *start) {
    return node_make(b, NODE_CONTINUE, start->span.start);
}

/* ---- if and match ---- */

struct node *build_if(struct build *b, const struct token *start, struct node *condition,
                      struct node *then, struct node *otherwise) {
    struct node *node = node_make(b, NODE_IF, start->span.start);
    node->if_expr.condition = condition;
    node->if_expr.then = then;
    node->if_expr.otherwise = otherwise;
    return node_done(b, node);
}

struct node *build_if_stmt(struct build *b, const struct token *start, struct node *condition,
                           struct node *then, struct node *otherwise) {
    struct node *node = build_if(b, start, condition, then, otherwise);
    node->if_expr.is_stmt = true;
    return node;
}

struct node *build_if_match(struct build *b, const struct token *start, struct node *match,
                            struct node *otherwise) {
    struct node *node = node_make(b, NODE_IF_MATCH, start->span.start);
    node->if_match.match = match;
    node->if_match.otherwise = otherwise;
    return node_done(b, node);
}

struct node *build_is(struct build *b, const struct token *start, struct node *pattern,
                      struct node *value) {
    struct node *node = node_make(b, NODE_IS, start->span.start);
    node->is.pattern = pattern;
    node->is.value = value;
    return node_done(b, node);
}

struct node *build_match(struct build *b, const struct token *start, struct node *subject,
                         struct node_list arms) {
    struct node *node = node_make(b, NODE_MATCH, start->span.start);
    node->match.subject = subject;
    node->match.arms = arms;
    return node_done(b, node);
}

struct node *build_match_stmt(struct build *b, const struct token *start, struct node *subject,
                              struct node_list arms) {
    struct node *node = build_match(b, start, subject, arms);
    node->match.is_stmt = true;
    return node;
}

/* ---- arms: the head is the arm, which gets its body last ---- */

struct node *build_arm_head(struct build *b, struct node *pattern, struct node *guard) {
    struct node *node = node_make(b, NODE_ARM, pattern->span.start);
    node->arm.pattern = pattern;
    node->arm.guard = guard;
    return node;
}

struct node *build_select_head(struct build *b, struct node *pattern, struct node *operation) {
    const struct node *first = pattern ? pattern : operation;
    struct node *node = node_make(b, NODE_SELECT_ARM, first->span.start);
    node->select_arm.pattern = pattern;
    node->select_arm.operation = operation;
    return node;
}

struct node *build_select_else(struct build *b, const struct token *token) {
    return node_make(b, NODE_SELECT_ARM, token->span.start);
}

struct node *build_arm(struct build *b, struct node *head, struct node *body) {
    if (head->kind == NODE_ARM)
        head->arm.body = body;
    else
        head->select_arm.body = body;
    head->span.end = body->span.end;
    return node_done(b, head);
}
