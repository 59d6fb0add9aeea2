/*
 * The tree. Enum, structs, the walk over children and the dump all come from ast.def, so that a new
 * node is one row. Nodes live on the unit's arena and are immutable after parsing, LINK fields aside.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/atom.h"
#include "base/vec.h"
#include "diag/source.h"

struct module;
struct symbol;
struct type;
struct call;
struct function_use;
struct closure_info;
struct captures;
struct strbuf;

enum node_kind {
#define NODE(KIND, member, fields) NODE_##KIND,
#include "syntax/ast.def"
#undef NODE
};

enum linkage {
    LINKAGE_INTERNAL,
    LINKAGE_EXPORT_C,
    LINKAGE_EXTERN_C
};

enum param_mode {
    MODE_BORROW, // the default: lent for the call
    MODE_INOUT,
    MODE_MOVE,
    MODE_CAP,
    MODE_SHARED
};

enum assign_op {
    ASSIGN_SET,
    ASSIGN_ADD,
    ASSIGN_SUB,
    ASSIGN_MUL,
    ASSIGN_DIV,
    ASSIGN_REM
};

enum unary_op {
    UNARY_NEG,
    UNARY_NOT,
    UNARY_BITNOT
};

enum binary_op {
    BINARY_OR,
    BINARY_AND,
    BINARY_EQ,
    BINARY_NE,
    BINARY_LT,
    BINARY_LE,
    BINARY_GT,
    BINARY_GE,
    BINARY_BITOR,
    BINARY_BITXOR,
    BINARY_BITAND,
    BINARY_SHL,
    BINARY_SHR,
    BINARY_ADD,
    BINARY_SUB,
    BINARY_CONCAT,
    BINARY_ADD_WRAP,
    BINARY_SUB_WRAP,
    BINARY_MUL,
    BINARY_DIV,
    BINARY_REM,
    BINARY_MUL_WRAP
};

/*
 * Brackets nest to NESTING_MAX (shape.h), and so do prefixes. A chain, which needs no bracket (a + b
 * + c, x.f().g(), else if), may be longer, but not so long that recursion over it is a danger.
 */
enum {
    NODE_HEIGHT_MAX = 4096
};

struct text {
    const char *bytes;
    size_t length;
};

struct node_list {
    struct node **items;
    uint32_t count;
    uint32_t capacity;
};

struct atom_list {
    atom *items;
    uint32_t count;
    uint32_t capacity;
};

#define ATOM(f)              atom f;
#define ATOMS(f)             struct atom_list f;
#define KID(f)               struct node *f;
#define KIDS(f)              struct node_list f;
#define FLAG(f)              bool f;
#define CHOICE(type, f)      type f;
#define WORD(f)              uint64_t f;
#define REAL(f)              double f;
#define TEXT(f)              struct text f;
#define SPAN(f)              struct span f;
#define LINK(stage, type, f) type f;
#define NODE(KIND, member, fields) \
    struct node_##member {         \
        fields                     \
    };
#include "syntax/ast.def"
#undef NODE

struct node {
    enum node_kind kind;
    struct span span;       // of an expression in parentheses: with them
    unsigned height : 16;   // levels of nodes from here down, at most NODE_HEIGHT_MAX
    unsigned prefixes : 15; // of these, how many at the top are prefixes (-x, ok x, |a| x, ...)
    unsigned in_parens : 1; // written in parentheses of its own
    struct type *type;      // LINK(type): of expressions, patterns and syntactic types
    /*
     * LINK(type): what the expression becomes where its place converts it in silence, else NULL:
     * wrapped in `ok` (to a Result), a wider set of errors (alone or in a Result), a View<mut T> read
     * as View<T>, a function value with another effect row, a Scope<E> passed down.
     */
    struct type *coerced;

    union {
#define NODE(KIND, member, fields) struct node_##member member;
#include "syntax/ast.def"
#undef NODE
    };
};

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
#undef LINK

typedef void (*node_visitor)(struct node *kid, void *context);

/* Of a PARAM: as written, or as the place that a closure is made for wants it. */
static inline enum param_mode param_mode(const struct node *param) {
    return param->param.takes ? MODE_MOVE : param->param.mode;
}

const char *node_kind_name(enum node_kind kind);
/* Bytes of a node of the kind: the common part and its own. What is behind them belongs to others. */
size_t node_size(enum node_kind kind);
/* Calls the visitor for each child that is there, in source order of the table. */
void node_each_kid(struct node *node, node_visitor visit, void *context);
/* An indented outline of the tree, for --emit=ast; deterministic. */
void node_dump(const struct node *node, struct strbuf *out);
