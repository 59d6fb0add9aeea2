/* Statements. Each check says whether control can go past it, which is how a missing return and an
 * endless loop are told apart. (spec 4) */
#include "type/internal.h"

bool is_statement(const struct node *node) {
    return node->kind >= NODE_LET && node->kind <= NODE_PLACEHOLDER;
}

/* The handle of a spawn is dropped at once, or bound to a name that nobody reads. */
static void forget_handle(const struct node *value) {
    if (value && value->kind == NODE_CALL && value->call.info && value->call.info->spawn)
        value->call.info->spawn->handle_used = false;
}

static void check_let(struct checker *c, struct node *node) {
    struct type *type = NULL;
    struct node *value = node->let.value;
    if (node->let.declared) {
        type = type_from_node(c, node->let.declared);
        if (value) {
            check_into(c, value, type,
                       (struct reason){node->let.declared->span, "the type is declared here"});
            if (type_resolved(value->type)->kind == TYPE_NEVER)
                report(c->diags, DIAG_TYPE_MISMATCH, value->span, "this never gives a value");
        }
    } else if (value) {
        type = check_operand(c, value, WANT_NOTHING);
    } else {
        type = type_error_of(c);
    }
    if (type->has_var)
        pend(c, (struct pending){.kind = PENDING_KNOWN,
                                 .type = type,
                                 .node = node->let.pattern ? node->let.pattern : node,
                                 .what = "the type of this"});
    struct node *pattern = node->let.pattern;
    size_t errors = c->diags->error_count;
    if (pattern)
        check_pattern(c, pattern, type);
    bool is_sound = pattern && c->diags->error_count == errors;
    bool is_unread = pattern && pattern->kind == NODE_PAT_NAME && pattern->pat_name.symbol &&
                     pattern->pat_name.symbol->uses == 0;
    if (is_unread)
        forget_handle(value);
    if (!node->let.otherwise) {
        if (is_sound)
            check_irrefutable(c, pattern, type, "a declaration without 'else'");
        return;
    }
    if (is_sound)
        pend(c, (struct pending){.kind = PENDING_REFUTABLE, .type = type, .node = node});
    struct type *otherwise =
        check_expr(c, node->let.otherwise, (struct want){.is_discarded = true});
    if (type_resolved(otherwise)->kind != TYPE_NEVER &&
        type_resolved(otherwise)->kind != TYPE_ERROR) {
        struct diag *d = report(c->diags, DIAG_MISSING_RETURN, node->let.otherwise->span,
                                "this 'else' must not fall through: the names would have no value");
        diag_help(d, "end it with 'return', 'break', 'continue' or a panic");
    }
}

/* `x += e` has the type rules of `x + e`: it is checked as that, on a node of its own. */
static void check_compound(struct checker *c, struct node *node) {
    static const enum binary_op ops[] = {
        [ASSIGN_SET] = BINARY_ADD, [ASSIGN_ADD] = BINARY_ADD, [ASSIGN_SUB] = BINARY_SUB,
        [ASSIGN_MUL] = BINARY_MUL, [ASSIGN_DIV] = BINARY_DIV, [ASSIGN_REM] = BINARY_REM};
    struct node *sum = ARENA_NEW(c->arena, struct node);
    *sum = (struct node){.kind = NODE_BINARY, .span = node->span};
    sum->binary.op = ops[node->assign.op];
    sum->binary.lhs = node->assign.target;
    sum->binary.rhs = node->assign.value;
    struct type *type = check_operator(c, sum, WANT_NOTHING);
    struct type *target = node->assign.target->type;
    if (!type_unify(c->types, type, target))
        report_mismatch(c, node, type, target, (struct reason){0});
}

static void check_target(struct checker *c, struct node *target) {
    bool is_slice = target->kind == NODE_INDEX && target->index.index &&
                    target->index.index->kind == NODE_RANGE;
    bool is_place =
        target->kind == NODE_NAME || target->kind == NODE_MEMBER || target->kind == NODE_INDEX;
    if (!is_place || is_slice) {
        report(c->diags, DIAG_NOT_ASSIGNABLE, target->span, "this cannot be assigned to");
        return;
    }
    bool is_var = target->kind == NODE_NAME && target->name.symbol && target->name.symbol->is_var;
    bool is_view = target->kind == NODE_NAME && !is_var; // the name itself, not what it views
    if (is_view && target->name.symbol && target->name.symbol->kind != SYMBOL_ERROR &&
        type_resolved(target->type)->kind == TYPE_VIEW)
        report(c->diags, DIAG_NOT_ASSIGNABLE, target->span, "'%s' is not a 'var'",
               target->name.name->text);
    else if (!is_var)
        check_writable(c, target, "it cannot be assigned");
}

static void check_assign(struct checker *c, struct node *node) {
    struct node *target = node->assign.target;
    if (!target || !node->assign.value)
        return;
    if (node->assign.op != ASSIGN_SET) {
        check_compound(c, node);
        check_target(c, target);
        return;
    }
    struct type *type = check_value(c, target);
    check_target(c, target);
    struct reason reason = {0};
    if (target->kind == NODE_NAME && target->name.symbol)
        reason = (struct reason){target->name.symbol->span, "it is declared here"};
    check_into(c, node->assign.value, type, reason);
}

/* ---- loops ---- */

static bool is_true(const struct node *node) {
    return node && node->kind == NODE_BOOL && node->boolean.value;
}

static void check_loop_body(struct checker *c, struct node *body, struct loop *loop) {
    loop->outer = c->frame ? c->frame->loop : NULL;
    if (c->frame)
        c->frame->loop = loop;
    check_discarded(c, body);
    if (c->frame)
        c->frame->loop = loop->outer;
}

static bool check_while(struct checker *c, struct node *node) {
    struct loop loop = {0};
    check_condition(c, node->while_stmt.condition);
    check_loop_body(c, node->while_stmt.body, &loop);
    return is_true(node->while_stmt.condition) && !loop.has_break;
}

static void check_while_match(struct checker *c, struct node *node) {
    struct loop loop = {.outer = c->frame ? c->frame->loop : NULL};
    struct node match_only = {.kind = NODE_IF_MATCH, .span = node->span};
    match_only.if_match.match = node->while_match.match;
    if (c->frame)
        c->frame->loop = &loop;
    check_if_match(c, &match_only, (struct want){.is_discarded = true});
    if (c->frame)
        c->frame->loop = loop.outer;
}

static struct type *element_of_source(struct checker *c, const struct node *source,
                                      struct type *type) {
    if (type->kind == TYPE_RANGE || type->kind == TYPE_ARRAY || type->kind == TYPE_VIEW ||
        type->kind == TYPE_LIST || type->kind == TYPE_CHANNEL)
        return type->args[0];
    if (type_is_map(c->types, type))
        return type_tuple(c->types, type->args, 2);
    if (type->kind == TYPE_ERROR)
        return type_error_of(c);
    struct diag *d = report(c->diags, DIAG_TYPE_MISMATCH, source->span, "'%s' cannot be iterated",
                            text_of(c, type));
    if (type->kind == TYPE_STRING)
        diag_help(d, "iterate its characters, '….chars()', or its bytes, '….bytes()'");
    else if (type_is_integer(type))
        diag_help(d, "iterate a range: '0..…'");
    return type_error_of(c);
}

static void check_for(struct checker *c, struct node *node) {
    struct node *source = node->for_stmt.iterable;
    struct type *type = source && source->kind == NODE_RANGE
                            ? set_type(c, source, check_range(c, source))
                            : check_operand(c, source, WANT_NOTHING);
    struct type *element = element_of_source(c, source, type);
    if (node->for_stmt.pattern) {
        size_t errors = c->diags->error_count;
        check_pattern(c, node->for_stmt.pattern, element);
        if (c->diags->error_count == errors)
            check_irrefutable(c, node->for_stmt.pattern, element, "a 'for'");
    }
    struct loop loop = {0};
    check_loop_body(c, node->for_stmt.body, &loop);
}

static bool check_jump(struct checker *c, struct node *node, const char *word) {
    struct loop *loop = c->frame ? c->frame->loop : NULL;
    if (!loop) {
        struct diag *d =
            report(c->diags, DIAG_BAD_JUMP, node->span, "'%s' outside of a loop", word);
        const struct frame *outer = c->frame ? c->frame->outer : NULL;
        if (outer && outer->loop)
            diag_note(d, "a jump does not cross a closure or the body of a scope");
    } else if (node->kind == NODE_BREAK) {
        loop->has_break = true;
    }
    return true;
}

/* ---- the rest ---- */

static void check_ensure(struct checker *c, struct node *node) {
    check_condition(c, node->ensure.condition);
    struct node *error = node->ensure.error;
    if (!error)
        return;
    struct frame *frame = c->frame;
    struct type *result = frame && frame->result ? type_resolved(frame->result) : NULL;
    if (error->kind != NODE_ERR) {
        struct type *type = type_resolved(check_value(c, error));
        if (type->kind != TYPE_NEVER && type->kind != TYPE_ERROR)
            report(c->diags, DIAG_TYPE_MISMATCH, error->span,
                   "found '%s', expected 'err …' after the 'else' of 'ensure'", text_of(c, type));
        return;
    }
    if (result && result->kind == TYPE_RESULT) {
        check_expr(c, error, (struct want){.type = result, .is_declared = true});
        return;
    }
    struct type *type = type_resolved(check_value(c, error));
    if (type->kind == TYPE_RESULT)
        error_leaves(c, error, type->args[1]);
}

static void check_expr_stmt(struct checker *c, struct node *node) {
    struct node *value = node->expr_stmt.value;
    check_discarded(c, value);
    forget_handle(value);
}

static void check_discard(struct checker *c, struct node *node) {
    struct node *value = node->discard.value;
    if (!value)
        return;
    struct type *type = check_value(c, value);
    if (type->has_var)
        pend(c,
             (struct pending){
                 .kind = PENDING_KNOWN, .type = type, .node = value, .what = "the type of this"});
    forget_handle(value);
}

static bool never_ends(const struct node *value) {
    return value && value->type && type_resolved(value->type)->kind == TYPE_NEVER;
}

bool check_stmt(struct checker *c, struct node *node) {
    if (!is_statement(node)) {
        check_discarded(c, node);
        return never_ends(node);
    }
    switch ((int)node->kind) {
    case NODE_LET: check_let(c, node); return never_ends(node->let.value);
    case NODE_EXPR_STMT: check_expr_stmt(c, node); return never_ends(node->expr_stmt.value);
    case NODE_DISCARD: check_discard(c, node); return false;
    case NODE_ASSIGN: check_assign(c, node); return false;
    case NODE_RETURN: check_return(c, node); return true;
    case NODE_BREAK: return check_jump(c, node, "break");
    case NODE_CONTINUE: return check_jump(c, node, "continue");
    case NODE_WHILE: return check_while(c, node);
    case NODE_WHILE_MATCH: check_while_match(c, node); return false;
    case NODE_FOR: check_for(c, node); return false;
    case NODE_DEFER:
        if (node->defer.body)
            check_stmt(c, node->defer.body);
        return false;
    case NODE_ENSURE: check_ensure(c, node); return false;
    case NODE_PLACEHOLDER:
        report(c->diags, DIAG_PLACEHOLDER, node->span, "'...' stands for code that is not there");
        return false;
    }
    return false;
}
