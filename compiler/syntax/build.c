/* Lists, places and depth: what all the building functions share. */
#include "syntax/build.h"

#include <string.h>

#include "base/vec.h"
#include "syntax/grammar.h"
#include "syntax/shape.h"
#include "unit.h"

struct node_list list_none(void) {
    return (struct node_list){0};
}

struct node_list list_add(struct build *b, struct node_list list, struct node *node) {
    if (node)
        VEC_PUSH(&b->unit->arena, &list, node);
    return list;
}

struct node_list list_join(struct build *b, struct node_list to, struct node_list from) {
    for (size_t i = 0; i < from.count; i++)
        to = list_add(b, to, from.items[i]);
    return to;
}

struct atom_list atoms_none(void) {
    return (struct atom_list){0};
}

struct atom_list atoms_add(struct build *b, struct atom_list list, const struct token *name) {
    VEC_PUSH(&b->unit->arena, &list, name->name);
    return list;
}

struct type_items items_none(void) {
    return (struct type_items){0};
}

struct type_items items_add(struct build *b, struct type_items items, struct node *node) {
    items.list = list_add(b, items.list, node);
    return items;
}

struct type_items items_comma(struct type_items items) {
    items.has_comma = true;
    return items;
}

struct block_body body_of(struct node_list stmts, struct node *tail) {
    return (struct block_body){stmts, tail};
}

struct closure_head closure_head(const struct token *open, struct node_list params) {
    return (struct closure_head){open, params};
}

struct pattern_path pattern_path(struct build *b, const struct token *name) {
    return (struct pattern_path){atoms_add(b, atoms_none(), name), name->span};
}

struct pattern_path pattern_path_add(struct build *b, struct pattern_path path,
                                     const struct token *name) {
    path.names = atoms_add(b, path.names, name);
    path.span.end = name->span.end;
    return path;
}

struct node *node_make(struct build *b, enum node_kind kind, uint32_t start) {
    struct node *node = arena_alloc(&b->unit->arena, node_size(kind));
    node->kind = kind;
    node->span = (struct span){start, b->end};
    node->height = 1;
    return node;
}

/* What is written before its operand, or, of types and `?`, behind it without a bracket. */
static bool is_prefix(enum node_kind kind) {
    return kind == NODE_UNARY || kind == NODE_OK || kind == NODE_ERR || kind == NODE_TRY ||
           kind == NODE_CLOSURE || kind == NODE_DEFER || kind == NODE_TYPE_MAYBE ||
           kind == NODE_TYPE_FUNCTION || kind == NODE_PAT_OK || kind == NODE_PAT_ERR ||
           kind == NODE_PAT_AS;
}

struct measure {
    unsigned height;
    unsigned prefixes;
};

static void measure_kid(struct node *kid, void *context) {
    struct measure *most = context;
    if (kid->height > most->height)
        most->height = kid->height;
    if (kid->prefixes > most->prefixes)
        most->prefixes = kid->prefixes;
}

struct node *node_done(struct build *b, struct node *node) {
    struct measure most = {0};
    node_each_kid(node, measure_kid, &most);
    node->height = most.height < NODE_HEIGHT_MAX ? most.height + 1 : most.height;
    node->prefixes = !is_prefix(node->kind)        ? 0
                     : most.prefixes < NESTING_MAX ? most.prefixes + 1
                                                   : most.prefixes;
    if (b->is_deep)
        return node;
    if (most.height >= NODE_HEIGHT_MAX)
        report(&b->unit->diags, DIAG_NESTING, node->span, "a chain of more than %d links",
               NODE_HEIGHT_MAX);
    else if (is_prefix(node->kind) && most.prefixes >= NESTING_MAX)
        report(&b->unit->diags, DIAG_NESTING, node->span, "nested more than %d levels deep",
               NESTING_MAX);
    else
        return node;
    b->is_deep = true;
    return node;
}

struct node *build_error(struct build *b) {
    return node_make(b, NODE_ERROR, b->end);
}

struct node *build_parens(struct build *b, const struct token *open, struct node *inner) {
    inner->span = (struct span){open->span.start, b->end};
    inner->in_parens = true;
    return inner;
}
