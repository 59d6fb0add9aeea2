/*
 * What the files of the exhaustiveness check share: patterns in the form in which their coverage is
 * computed. pat.c makes them from the tree, exhaust.c computes, witness.c prints what is not covered.
 */
#pragma once

#include "type/internal.h"

enum pat_kind {
    PAT_ANY,
    PAT_CTOR,  // one of several shapes: a variant, an error, ok, err, a record, a tuple
    PAT_LIST,  // an array, list or view of so many elements, or of at least so many
    PAT_RANGE, // integers, characters, booleans, durations
    PAT_TEXT,  // a string or a float literal: one of infinitely many
    PAT_EITHER
};

struct pat {
    enum pat_kind kind;
    const void *ctor; // its identity: a symbol, or a MARK
    const char *name; // for the witness
    __int128 low;
    __int128 high;
    struct text text;
    struct pat **args; // of a LIST those before and behind `..`
    size_t arg_count;
    size_t prefix;        // of a LIST with `..`: how many stand before it
    bool has_rest;        // of a LIST
    struct symbol *owner; // of fields, for the witness
};

/* Identities of the shapes that have no symbol. */
#define MARK_OK    (&pat_marks[0])
#define MARK_ERR   (&pat_marks[1])
#define MARK_TUPLE (&pat_marks[2])
extern const char pat_marks[3];

struct search {
    struct checker *c;
    size_t steps; // a budget: beyond it the answer is "not covered"
    struct pat any;
};

/* One shape of a type's values. */
struct shape {
    const void *ctor;
    const char *name;
    struct symbol *owner;
    struct type **args; // types of its parts
    size_t count;
};

typedef VEC(struct shape) shape_list;

struct pat *pat_new(struct search *s, struct pat value);
/* So many cells that match anything. */
struct pat **pat_cells(struct search *s, size_t count);
/* The pattern of the tree, which is matched with the type. */
struct pat *pat_from(struct search *s, struct node *node, struct type *type);
/* The least and greatest value of a type that is split into intervals; false for other types. */
bool pat_domain(const struct type *type, __int128 *low, __int128 *high);
/* All shapes of the type's values; false if they cannot be listed. */
bool pat_shapes(struct search *s, struct type *type, shape_list *list);
/* The types of the parts of a CTOR or LIST that matches values of the type. */
struct type **pat_types(struct search *s, const struct pat *pat, struct type *type);
/* The pattern as one would write it. */
void pat_print(struct search *s, const struct pat *pat, struct type *type, struct strbuf *out);
