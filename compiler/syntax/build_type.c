/* Types as they are written. */
#include "syntax/build.h"
#include "syntax/grammar.h"
#include "unit.h"

struct node *build_type_name(struct build *b, const struct token *name) {
    struct node *node = node_make(b, NODE_TYPE_NAME, name->span.start);
    node->span = name->span;
    node->type_name.path = atoms_add(b, atoms_none(), name);
    return node;
}

struct node *build_type_path(struct build *b, struct node *path, const struct token *name) {
    path->type_name.path = atoms_add(b, path->type_name.path, name);
    path->span.end = name->span.end;
    return path;
}

struct node *build_type_args(struct build *b, struct node *path, struct node_list args) {
    path->type_name.args = args;
    path->span.end = b->end;
    return node_done(b, path);
}

struct node *build_type_maybe(struct build *b, struct node *inner) {
    struct node *node = node_make(b, NODE_TYPE_MAYBE, inner->span.start);
    node->type_maybe.inner = inner;
    return node_done(b, node);
}

struct node *build_type_union(struct build *b, struct node *left, struct node *right) {
    struct node *node = left;
    if (left->kind != NODE_TYPE_UNION || left->in_parens) {
        node = node_make(b, NODE_TYPE_UNION, left->span.start);
        node->type_union.members = left->kind == NODE_TYPE_UNION ? left->type_union.members
                                                                 : list_add(b, list_none(), left);
    }
    struct node_list *members = &node->type_union.members;
    if (right->kind == NODE_TYPE_UNION)
        *members = list_join(b, *members, right->type_union.members);
    else
        *members = list_add(b, *members, right);
    node->span.end = b->end;
    // A union's height is its highest member's, of which only the last is new.
    if (right->height >= node->height || node != left)
        node = node_done(b, node);
    return node;
}

struct node *build_type_mut(struct build *b, const struct token *word, struct node *inner) {
    struct node *node = node_make(b, NODE_TYPE_MUT, word->span.start);
    node->type_mut.inner = inner;
    return node_done(b, node);
}

struct node *build_type_count(struct build *b, const struct token *count) {
    struct node *node = node_make(b, NODE_TYPE_COUNT, count->span.start);
    node->span = count->span;
    node->type_count.count = count->word;
    return node;
}

/* Without an arrow behind it a list in parentheses is a tuple, or a type in parentheses. */
struct node *build_type_tuple(struct build *b, const struct token *open, struct type_items items) {
    struct span span = {open->span.start, b->end};
    struct node_list types = list_none();
    for (size_t i = 0; i < items.list.count; i++) {
        const struct node *param = items.list.items[i];
        if (param->param.mode != MODE_BORROW)
            report(&b->unit->diags, DIAG_UNEXPECTED_TOKEN, param->span,
                   "unexpected mode, expected a type: only parameters have modes");
        types = list_add(b, types, param->param.declared);
    }
    if (types.count == 1 && !items.has_comma)
        return build_parens(b, open, types.items[0]);
    if (types.count < 2) {
        struct diag *d =
            report(&b->unit->diags, DIAG_UNEXPECTED_TOKEN, span,
                   types.count ? "a tuple has two items or more" : "'()' is a value and no type");
        if (types.count == 0)
            diag_help(d, "the type of '()' is 'Unit'; of a function that takes nothing '() -> T'");
    }
    struct node *node = node_make(b, NODE_TYPE_TUPLE, span.start);
    node->type_tuple.items = types;
    return node_done(b, node);
}

/* The node that clauses are collected in: the one so far, or a new one. */
static struct node *clauses_of(struct build *b, struct node *clauses, uint32_t start) {
    return clauses ? clauses : node_make(b, NODE_TYPE_FUNCTION, start);
}

static void clause_twice(struct build *b, const struct token *word) {
    struct diag *d =
        report(&b->unit->diags, DIAG_UNEXPECTED_TOKEN, word->span,
               "unexpected '%s': the function type has such a clause already", word->name->text);
    diag_help(d, "put a function type in parentheses to give the clause to what stands around it");
}

struct node *build_ftype_effects(struct build *b, struct node *clauses, const struct token *word,
                                 struct node_list effects) {
    struct node *node = clauses_of(b, clauses, word->span.start);
    if (node->type_function.has_effects)
        clause_twice(b, word);
    node->type_function.has_effects = true;
    node->type_function.effects = effects;
    return node;
}

struct node *build_ftype_errors(struct build *b, struct node *clauses, const struct token *word,
                                struct node_list errors) {
    struct node *node = clauses_of(b, clauses, word->span.start);
    if (node->type_function.has_errors)
        clause_twice(b, word);
    node->type_function.has_errors = true;
    node->type_function.errors = errors;
    return node;
}

struct node *build_ftail(struct build *b, struct node *result, struct node *clauses) {
    struct node *node = clauses_of(b, clauses, result->span.start);
    node->type_function.result = result;
    return node;
}

/* Effects may stand before or after the arrow, but not on both sides. */
static struct node *clauses_merge(struct build *b, const struct token *start, struct node *before,
                                  struct node *after) {
    if (!before || !after)
        return before ? before : after;
    bool both_effects = before->type_function.has_effects && after->type_function.has_effects;
    bool both_errors = before->type_function.has_errors && after->type_function.has_errors;
    if (both_effects || both_errors)
        report(&b->unit->diags, DIAG_UNEXPECTED_TOKEN, (struct span){start->span.start, b->end},
               "the function type has two clauses of '%s'", both_effects ? "effects" : "errors");
    if (before->type_function.has_effects) {
        after->type_function.has_effects = true;
        after->type_function.effects = before->type_function.effects;
    }
    if (before->type_function.has_errors) {
        after->type_function.has_errors = true;
        after->type_function.errors = before->type_function.errors;
    }
    return after;
}

struct node *build_type_function(struct build *b, const struct token *start,
                                 struct type_items params, struct node *before,
                                 struct node *after) {
    struct node *node = clauses_merge(b, start, before, after);
    node = clauses_of(b, node, start->span.start);
    node->span = (struct span){start->span.start, b->end};
    node->type_function.params = params.list;
    return node_done(b, node);
}
