/*
 * The walk and the dump, both generated from ast.def: a new node needs nothing here. Enums of the
 * tree are printed by their names, which stand in one table for each.
 */
#include "syntax/ast.h"

#include <inttypes.h>
#include <stddef.h>
#include <string.h>

#include "base/strbuf.h"

const char *node_kind_name(enum node_kind kind) {
    static const char *const names[] = {
#define NODE(KIND, member, fields) [NODE_##KIND] = #KIND,
#include "syntax/ast.def"
#undef NODE
    };
    return names[kind];
}

size_t node_size(enum node_kind kind) {
    static const unsigned short sizes[] = {
#define NODE(KIND, member, fields) \
    [NODE_##KIND] = offsetof(struct node, member) + sizeof(struct node_##member),
#include "syntax/ast.def"
#undef NODE
    };
    return sizes[kind];
}

static void visit_list(const struct node_list *list, node_visitor visit, void *context) {
    for (size_t i = 0; i < list->count; i++)
        visit(list->items[i], context);
}

#define ATOM(f)
#define ATOMS(f)
#define FLAG(f)
#define CHOICE(type, f)
#define WORD(f)
#define REAL(f)
#define TEXT(f)
#define SPAN(f)
#define LINK(stage, type, f)

void node_each_kid(struct node *node, node_visitor visit, void *context) {
#define KID(f) \
    if (it->f) \
        visit(it->f, context);
#define KIDS(f) visit_list(&it->f, visit, context);
    switch (node->kind) {
#define NODE(KIND, member, fields)                \
    case NODE_##KIND: {                           \
        struct node_##member *it = &node->member; \
        (void)it;                                 \
        fields break;                             \
    }
#include "syntax/ast.def"
#undef NODE
    }
#undef KID
#undef KIDS
}

#undef ATOM
#undef ATOMS
#undef FLAG
#undef CHOICE
#undef WORD
#undef REAL
#undef TEXT
#undef SPAN

/* ---- the dump ---- */

struct choice_row {
    const char *type;
    int value;
    const char *text;
};

static const struct choice_row choices[] = {
    {"enum linkage", LINKAGE_INTERNAL, "internal"},
    {"enum linkage", LINKAGE_EXPORT_C, "export c"},
    {"enum linkage", LINKAGE_EXTERN_C, "extern c"},
    {"enum param_mode", MODE_BORROW, "borrow"},
    {"enum param_mode", MODE_INOUT, "inout"},
    {"enum param_mode", MODE_MOVE, "move"},
    {"enum param_mode", MODE_CAP, "cap"},
    {"enum param_mode", MODE_SHARED, "shared"},
    {"enum assign_op", ASSIGN_SET, "="},
    {"enum assign_op", ASSIGN_ADD, "+="},
    {"enum assign_op", ASSIGN_SUB, "-="},
    {"enum assign_op", ASSIGN_MUL, "*="},
    {"enum assign_op", ASSIGN_DIV, "/="},
    {"enum assign_op", ASSIGN_REM, "%="},
    {"enum unary_op", UNARY_NEG, "-"},
    {"enum unary_op", UNARY_NOT, "!"},
    {"enum unary_op", UNARY_BITNOT, "~"},
    {"enum binary_op", BINARY_OR, "||"},
    {"enum binary_op", BINARY_AND, "&&"},
    {"enum binary_op", BINARY_EQ, "=="},
    {"enum binary_op", BINARY_NE, "!="},
    {"enum binary_op", BINARY_LT, "<"},
    {"enum binary_op", BINARY_LE, "<="},
    {"enum binary_op", BINARY_GT, ">"},
    {"enum binary_op", BINARY_GE, ">="},
    {"enum binary_op", BINARY_BITOR, "|"},
    {"enum binary_op", BINARY_BITXOR, "^"},
    {"enum binary_op", BINARY_BITAND, "&"},
    {"enum binary_op", BINARY_SHL, "<<"},
    {"enum binary_op", BINARY_SHR, ">>"},
    {"enum binary_op", BINARY_ADD, "+"},
    {"enum binary_op", BINARY_SUB, "-"},
    {"enum binary_op", BINARY_CONCAT, "++"},
    {"enum binary_op", BINARY_ADD_WRAP, "+%"},
    {"enum binary_op", BINARY_SUB_WRAP, "-%"},
    {"enum binary_op", BINARY_MUL, "*"},
    {"enum binary_op", BINARY_DIV, "/"},
    {"enum binary_op", BINARY_REM, "%"},
    {"enum binary_op", BINARY_MUL_WRAP, "*%"},
};

static const char *choice_text(const char *type, int value) {
    for (size_t i = 0; i < sizeof choices / sizeof *choices; i++)
        if (choices[i].value == value && !strcmp(choices[i].type, type))
            return choices[i].text;
    return "?";
}

static void dump_atoms(struct strbuf *out, const char *name, const struct atom_list *atoms) {
    if (!atoms->count)
        return;
    strbuf_printf(out, " %s=", name);
    for (size_t i = 0; i < atoms->count; i++)
        strbuf_printf(out, "%s%s", i ? "." : "", atoms->items[i]->text);
}

static void dump_text(struct strbuf *out, const char *name, struct text text) {
    strbuf_printf(out, " %s=\"", name);
    for (size_t i = 0; i < text.length; i++) {
        unsigned char c = (unsigned char)text.bytes[i];
        if (c == '"' || c == '\\')
            strbuf_printf(out, "\\%c", c);
        else if (c < 0x20 || c == 0x7f)
            strbuf_printf(out, "\\x%02x", c);
        else
            strbuf_add_char(out, (char)c);
    }
    strbuf_add(out, "\"");
}

/* One line for the node: its kind, its bytes and its own fields. */
static void dump_head(const struct node *node, struct strbuf *out) {
    strbuf_printf(out, "%s %" PRIu32 "..%" PRIu32, node_kind_name(node->kind), node->span.start,
                  node->span.end);
#define ATOM(f) \
    if (it->f)  \
        strbuf_printf(out, " %s=%s", #f, it->f->text);
#define ATOMS(f) dump_atoms(out, #f, &it->f);
#define KID(f)
#define KIDS(f)
#define FLAG(f) \
    if (it->f)  \
        strbuf_printf(out, " %s", #f);
#define CHOICE(type, f) strbuf_printf(out, " %s='%s'", #f, choice_text(#type, (int)it->f));
#define WORD(f)         strbuf_printf(out, " %s=%" PRIu64, #f, it->f);
#define REAL(f)         strbuf_printf(out, " %s=%.17g", #f, it->f);
#define TEXT(f)         dump_text(out, #f, it->f);
#define SPAN(f)
    switch (node->kind) {
#define NODE(KIND, member, fields)                      \
    case NODE_##KIND: {                                 \
        const struct node_##member *it = &node->member; \
        (void)it;                                       \
        fields break;                                   \
    }
#include "syntax/ast.def"
#undef NODE
    }
#undef ATOM
#undef ATOMS
#undef KID
#undef KIDS
#undef FLAG
#undef CHOICE
#undef WORD
#undef REAL
#undef TEXT
#undef SPAN
    strbuf_add(out, "\n");
}

static void dump_node(const struct node *node, const char *role, unsigned depth,
                      struct strbuf *out);

static void dump_list(const struct node_list *list, const char *role, unsigned depth,
                      struct strbuf *out) {
    for (size_t i = 0; i < list->count; i++)
        dump_node(list->items[i], role, depth, out);
}

static void dump_kids(const struct node *node, unsigned depth, struct strbuf *out) {
#define ATOM(f)
#define ATOMS(f)
#define KID(f) \
    if (it->f) \
        dump_node(it->f, #f, depth, out);
#define KIDS(f) dump_list(&it->f, #f, depth, out);
#define FLAG(f)
#define CHOICE(type, f)
#define WORD(f)
#define REAL(f)
#define TEXT(f)
#define SPAN(f)
    switch (node->kind) {
#define NODE(KIND, member, fields)                      \
    case NODE_##KIND: {                                 \
        const struct node_##member *it = &node->member; \
        (void)it;                                       \
        fields break;                                   \
    }
#include "syntax/ast.def"
#undef NODE
    }
}

static void dump_node(const struct node *node, const char *role, unsigned depth,
                      struct strbuf *out) {
    for (unsigned i = 0; i < depth; i++)
        strbuf_add(out, "  ");
    if (role)
        strbuf_printf(out, "%s: ", role);
    dump_head(node, out);
    dump_kids(node, depth + 1, out);
}

void node_dump(const struct node *node, struct strbuf *out) {
    dump_node(node, NULL, 0, out);
}
