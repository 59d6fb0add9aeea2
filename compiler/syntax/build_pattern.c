/* Patterns. A bare name stays a PAT_NAME: resolving decides whether it binds or names a variant. */
#include <string.h>

#include "syntax/build.h"
#include "syntax/grammar.h"
#include "unit.h"

struct node *build_pat_or(struct build *b, struct node *left, struct node *right) {
    struct node *node = left;
    if (left->kind != NODE_PAT_OR || left->in_parens) {
        node = node_make(b, NODE_PAT_OR, left->span.start);
        node->pat_or.alternatives = list_add(b, list_none(), left);
    }
    node->pat_or.alternatives = list_add(b, node->pat_or.alternatives, right);
    node->span.end = b->end;
    if (right->height >= node->height || node != left)
        node = node_done(b, node);
    return node;
}

struct node *build_pat_as(struct build *b, const struct token *name, struct node *pattern) {
    struct node *node = node_make(b, NODE_PAT_AS, name->span.start);
    node->pat_as.name = name->name;
    node->pat_as.pattern = pattern;
    return node_done(b, node);
}

struct node *build_pat_literal(struct build *b, struct node *literal) {
    struct node *node = node_make(b, NODE_PAT_LITERAL, literal->span.start);
    node->span = literal->span;
    node->pat_literal.literal = literal;
    return node_done(b, node);
}

struct node *build_pat_range(struct build *b, const struct token *op, struct node *low,
                             struct node *high) {
    struct node *node = node_make(b, NODE_PAT_RANGE, low ? low->span.start : op->span.start);
    node->pat_range.low = low;
    node->pat_range.high = high;
    node->pat_range.is_inclusive = op->kind == TOK_DOTDOTEQ;
    return node_done(b, node);
}

struct node *build_pat_path(struct build *b, struct pattern_path path) {
    bool is_name = path.names.count == 1;
    bool is_wild = is_name && !strcmp(path.names.items[0]->text, "_");
    enum node_kind kind = is_wild ? NODE_PAT_WILD : is_name ? NODE_PAT_NAME : NODE_PAT_VARIANT;
    struct node *node = node_make(b, kind, path.span.start);
    node->span = path.span;
    if (kind == NODE_PAT_NAME)
        node->pat_name.name = path.names.items[0];
    else if (kind == NODE_PAT_VARIANT)
        node->pat_variant.path = path.names;
    return node;
}

/* `..` among the fields says that there are more; it stands last. */
static struct node_list fields_of(struct build *b, struct node_list fields, bool *has_rest) {
    struct node_list named = list_none();
    for (size_t i = 0; i < fields.count; i++) {
        struct node *field = fields.items[i];
        if (field->kind != NODE_PAT_REST) {
            named = list_add(b, named, field);
            continue;
        }
        *has_rest = true;
        if (i + 1 < fields.count)
            report(&b->unit->diags, DIAG_UNEXPECTED_TOKEN, field->span,
                   "unexpected '..': it stands behind the last field");
    }
    return named;
}

struct node *build_pat_variant(struct build *b, struct pattern_path path, struct node_list fields) {
    struct node *node = node_make(b, NODE_PAT_VARIANT, path.span.start);
    node->pat_variant.path = path.names;
    node->pat_variant.has_fields = true;
    node->pat_variant.fields = fields_of(b, fields, &node->pat_variant.has_rest);
    return node_done(b, node);
}

struct node *build_pat_result(struct build *b, const struct token *word, struct node *pattern) {
    bool is_ok = word->kind == TOK_OK;
    struct node *node = node_make(b, is_ok ? NODE_PAT_OK : NODE_PAT_ERR, word->span.start);
    if (is_ok)
        node->pat_ok.pattern = pattern;
    else
        node->pat_err.pattern = pattern;
    return node_done(b, node);
}

/* `ok { value: p }` is `ok p`; `ok { .. }` takes any value. */
struct node *build_pat_result_long(struct build *b, const struct token *word,
                                   struct node_list fields) {
    const char *name = word->kind == TOK_OK ? "value" : "error";
    bool has_rest = false;
    struct node_list named = fields_of(b, fields, &has_rest);
    struct node *pattern = named.count ? named.items[0]->pat_field.pattern : NULL;
    bool is_right = named.count == 1 && !strcmp(named.items[0]->pat_field.name->text, name);
    if (!pattern && has_rest)
        pattern = node_make(b, NODE_PAT_WILD, word->span.start);
    else if (!is_right)
        report(&b->unit->diags, DIAG_UNEXPECTED_TOKEN,
               named.count ? named.items[named.count - 1]->span : word->span,
               "'%s' has one field, '%s'", word->name->text, name);
    return build_pat_result(b, word, pattern);
}

struct node *build_pat_field(struct build *b, const struct token *name, struct node *pattern) {
    struct node *node = node_make(b, NODE_PAT_FIELD, name->span.start);
    node->pat_field.name = name->name;
    node->pat_field.pattern = pattern;
    if (!pattern) {
        node->span = name->span;
        node->pat_field.pattern = build_pat_path(b, pattern_path(b, name));
    }
    return node_done(b, node);
}

struct node *build_pat_unit(struct build *b, const struct token *open) {
    return node_make(b, NODE_PAT_TUPLE, open->span.start);
}

struct node *build_pat_tuple(struct build *b, const struct token *open, struct node *first,
                             struct node_list rest) {
    struct node *node = node_make(b, NODE_PAT_TUPLE, open->span.start);
    node->pat_tuple.items = list_join(b, list_add(b, list_none(), first), rest);
    if (rest.count == 0)
        report(&b->unit->diags, DIAG_UNEXPECTED_TOKEN, node->span, "a tuple has two items or more");
    return node_done(b, node);
}

struct node *build_pat_array(struct build *b, const struct token *open, struct node_list items) {
    struct node *node = node_make(b, NODE_PAT_ARRAY, open->span.start);
    node->pat_array.items = items;
    size_t rests = 0;
    for (size_t i = 0; i < items.count; i++)
        if (items.items[i]->kind == NODE_PAT_REST && ++rests == 2)
            report(&b->unit->diags, DIAG_UNEXPECTED_TOKEN, items.items[i]->span,
                   "unexpected '..': a pattern leaves out one stretch");
    return node_done(b, node);
}

struct node *build_pat_rest(struct build *b, const struct token *token) {
    struct node *node = node_make(b, NODE_PAT_REST, token->span.start);
    node->span = token->span;
    return node;
}
