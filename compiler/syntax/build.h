/*
 * What the grammar's rules do: each makes one node, or one part of one.
 *
 * Reads: tokens. Fills: unit->file, and nodes on the unit's arena. Requires: to be called by the
 * parser alone, in its order. Guarantees: spans that cover a construct from its first to its last
 * byte; depth of the tree within NODE_HEIGHT_MAX.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "syntax/ast.h"
#include "syntax/token.h"

struct unit;

struct build {
    struct unit *unit;
    const struct source *source;
    const struct tokens *tokens;
    struct node *file;               // the result
    uint32_t end;                    // behind the last token that the parser has taken
    const struct token *error;       // set where the parser meets an error, for parse.c
    const struct token *comma_brace; // the arms in which a comma has been complained of already
    const struct node *chain;        // the last comparison of comparisons, complained of
    size_t unbalanced[2];            // the tokens of a declaration whose brackets don't pair, and
                                     // of which that has been said
    size_t complaints;
    bool is_hidden; // the parser is being led out of an error: errors are consequences
    bool is_deep;   // too deep a tree has been reported
};

/* The items between the parentheses of a type: of a tuple, or of a function's parameters. */
struct type_items {
    struct node_list list;
    bool has_comma; // behind the last
};

/* The statements of a block and the expression or jump that ends it, if one does. */
struct block_body {
    struct node_list stmts;
    struct node *tail;
};

struct closure_head {
    const struct token *open;
    struct node_list params;
};

struct pattern_path {
    struct atom_list names;
    struct span span;
};

/* ---- lists ---- */
struct node_list list_none(void);
/* Adds a node; NULL adds nothing. */
struct node_list list_add(struct build *b, struct node_list list, struct node *node);
struct atom_list atoms_none(void);
struct atom_list atoms_add(struct build *b, struct atom_list list, const struct token *name);
struct type_items items_none(void);
struct type_items items_add(struct build *b, struct type_items items, struct node *node);
struct type_items items_comma(struct type_items items);
struct block_body body_of(struct node_list stmts, struct node *tail);
struct closure_head closure_head(const struct token *open, struct node_list params);
struct pattern_path pattern_path(struct build *b, const struct token *name);
struct pattern_path pattern_path_add(struct build *b, struct pattern_path path,
                                     const struct token *name);

/* ---- any node ---- */
struct node *node_make(struct build *b, enum node_kind kind, uint32_t start);
/* Counts the depth of a node whose children are all in place. */
struct node *node_done(struct build *b, struct node *node);
struct node *build_error(struct build *b);
/* Parentheses around an expression or pattern leave no node, but widen its span. */
struct node *build_parens(struct build *b, const struct token *open, struct node *inner);
/* Moves the items of `from` behind those of `to`. */
struct node_list list_join(struct build *b, struct node_list to, struct node_list from);

/* ---- declarations: build_decl.c ---- */
void build_file(struct build *b, struct node_list decls);
struct node *build_pub(struct build *b, const struct token *pub, struct node *decl);
struct node *build_sig(struct build *b, const struct token *name, struct node_list gparams,
                       struct node_list params, struct node *result);
/* `function Owner.name(..)`. */
struct node *build_method(const struct token *owner, struct node *sig);
struct node *build_sig_effects(struct build *b, struct node *sig, const struct token *word,
                               struct node_list effects);
struct node *build_sig_errors(struct build *b, struct node *sig, const struct token *word,
                              struct node_list errors);
struct node *build_sig_error(struct build *b, struct node *sig, const struct token *word,
                             struct node *error);
struct node *build_sig_end(struct build *b, struct node *sig);
struct node *build_function(struct build *b, const struct token *start, struct node *sig,
                            struct node *body);
struct node *build_export(struct build *b, const struct token *start, const struct token *c,
                          struct node *sig, struct node *body);
struct node *build_extern_type(struct build *b, const struct token *start, const struct token *c,
                               const struct token *name);
struct node *build_extern(struct build *b, const struct token *start, const struct token *c,
                          struct node *sig);
struct node *build_record_decl(struct build *b, const struct token *start, const struct token *name,
                               struct node_list gparams, struct node_list fields);
struct node *build_union_decl(struct build *b, const struct token *start, const struct token *name,
                              struct node_list gparams, struct node_list variants);
struct node *build_alias_decl(struct build *b, const struct token *start, const struct token *name,
                              struct node_list gparams, struct node *target);
struct node *build_error_decl(struct build *b, const struct token *start, const struct token *name,
                              struct node_list gparams, struct node_list fields);
struct node *build_domain_decl(struct build *b, const struct token *start, const struct token *name,
                               struct node_list gparams, struct node_list variants);
struct node *build_const_decl(struct build *b, const struct token *start, const struct token *name,
                              struct node *declared, struct node *value);
struct node *build_test_decl(struct build *b, const struct token *start, const struct token *title,
                             struct node *body);
struct node *build_import(struct build *b, const struct token *start, struct atom_list path);
struct node *build_import_names(struct build *b, const struct token *start, struct atom_list path,
                                struct node_list names);
struct node *build_import_name(struct build *b, const struct token *name,
                               const struct token *alias);
struct node *build_effect(struct build *b, const struct token *name);
struct node *build_gparam(struct build *b, const struct token *name, struct node_list constraints);
struct node *build_constraint(struct build *b, const struct token *name);
/* `mode` is the name itself where no mode is written; `declared` is NULL in closures that infer. */
struct node *build_param(struct build *b, const struct token *mode, const struct token *name,
                         struct node *declared);
struct node *build_field(struct build *b, const struct token *name, struct node *declared);
struct node *build_variant(struct build *b, const struct token *name);
struct node *build_variant_fields(struct build *b, const struct token *name,
                                  struct node_list fields);

/* ---- types: build_type.c ---- */
struct node *build_type_name(struct build *b, const struct token *name);
struct node *build_type_path(struct build *b, struct node *path, const struct token *name);
struct node *build_type_args(struct build *b, struct node *path, struct node_list args);
struct node *build_type_maybe(struct build *b, struct node *inner);
struct node *build_type_union(struct build *b, struct node *left, struct node *right);
struct node *build_type_tuple(struct build *b, const struct token *open, struct type_items items);
struct node *build_type_mut(struct build *b, const struct token *word, struct node *inner);
struct node *build_type_count(struct build *b, const struct token *count);
struct node *build_fparam(struct build *b, const struct token *mode, struct node *declared);
/* Clauses and the result of a function type travel in an unfinished TYPE_FUNCTION. */
struct node *build_ftype_effects(struct build *b, struct node *clauses, const struct token *word,
                                 struct node_list effects);
struct node *build_ftype_errors(struct build *b, struct node *clauses, const struct token *word,
                                struct node_list errors);
struct node *build_ftail(struct build *b, struct node *result, struct node *clauses);
struct node *build_type_function(struct build *b, const struct token *start,
                                 struct type_items params, struct node *before, struct node *after);

/* ---- statements: build_stmt.c ---- */
struct node_list stmts_add(struct build *b, struct node_list list, struct node *stmt);
struct node *build_block(struct build *b, const struct token *open, struct block_body body);
struct node *build_stmt(struct build *b, struct node *simple);
struct node *build_placeholder(struct build *b, const struct token *token);
struct node *build_let(struct build *b, const struct token *start, struct node *pattern,
                       struct node *declared, struct node *value, struct node *otherwise);
struct node *build_defer(struct build *b, const struct token *start, struct node *stmt);
struct node *build_while(struct build *b, const struct token *start, struct node *condition,
                         struct node *body);
struct node *build_while_match(struct build *b, const struct token *start, struct node *match);
struct node *build_for(struct build *b, const struct token *start, struct node *pattern,
                       struct node *iterable, struct node *body);
struct node *build_ensure(struct build *b, const struct token *start, struct node *condition,
                          struct node *error);
struct node *build_assign(struct build *b, enum assign_op op, struct node *target,
                          struct node *value);
struct node *build_return(struct build *b, const struct token *start, struct node *value);
struct node *build_break(struct build *b, const struct token *start);
struct node *build_continue(struct build *b, const struct token *start);
struct node *build_if(struct build *b, const struct token *start, struct node *condition,
                      struct node *then, struct node *otherwise);
struct node *build_if_stmt(struct build *b, const struct token *start, struct node *condition,
                           struct node *then, struct node *otherwise);
struct node *build_if_match(struct build *b, const struct token *start, struct node *match,
                            struct node *otherwise);
struct node *build_is(struct build *b, const struct token *start, struct node *pattern,
                      struct node *value);
struct node *build_match(struct build *b, const struct token *start, struct node *subject,
                         struct node_list arms);
struct node *build_match_stmt(struct build *b, const struct token *start, struct node *subject,
                              struct node_list arms);
struct node *build_arm_head(struct build *b, struct node *pattern, struct node *guard);
struct node *build_select_head(struct build *b, struct node *pattern, struct node *operation);
struct node *build_select_else(struct build *b, const struct token *token);
struct node *build_arm(struct build *b, struct node *head, struct node *body);

/* ---- expressions: build_expr.c ---- */
struct node *build_name(struct build *b, const struct token *name);
struct node *build_literal(struct build *b, const struct token *token);
struct node *build_negative(struct build *b, const struct token *minus, const struct token *token);
struct node *build_unit(struct build *b, const struct token *open);
struct node *build_tuple(struct build *b, const struct token *open, struct node *first,
                         struct node_list rest);
struct node *build_array(struct build *b, const struct token *open, struct node_list items);
struct node *build_array_repeat(struct build *b, const struct token *open, struct node *value,
                                struct node *times);
struct node *build_record(struct build *b, struct node *path, struct node_list targs,
                          struct node_list inits);
struct node *build_result_long(struct build *b, const struct token *word, struct node_list inits);
struct node *build_init(struct build *b, const struct token *name, struct node *value);
struct node *build_select(struct build *b, struct node *path, struct node_list arms);
struct node *build_member(struct build *b, struct node *base, const struct token *name);
struct node *build_item(struct build *b, struct node *base, const struct token *number);
struct node *build_call(struct build *b, struct node *callee, struct node_list targs,
                        struct node_list args);
struct node *build_method_call(struct build *b, struct node *base, const struct token *name,
                               struct node_list targs, struct node_list args);
struct node *build_arg(struct build *b, const struct token *inout, struct node *value);
struct node *build_arg_named(struct build *b, const struct token *name, struct node *value);
struct node *build_index(struct build *b, struct node *base, struct node *index);
struct node *build_range(struct build *b, const struct token *op, struct node *low,
                         struct node *high);
struct node *build_try(struct build *b, struct node *value);
struct node *build_check(struct build *b, const struct token *word, struct node *value);
struct node *build_trailing(struct build *b, struct node *callee, struct node *closure);
struct node *build_closure(struct build *b, struct closure_head head, struct node *result,
                           struct node *body);
struct node *build_ok(struct build *b, const struct token *word, struct node *value);
struct node *build_err(struct build *b, const struct token *word, struct node *value);
struct node *build_unary(struct build *b, const struct token *op, enum unary_op kind,
                         struct node *operand);
struct node *build_binary(struct build *b, const struct token *op, struct node *lhs,
                          struct node *rhs);

/* ---- patterns: build_pattern.c ---- */
struct node *build_pat_or(struct build *b, struct node *left, struct node *right);
struct node *build_pat_as(struct build *b, const struct token *name, struct node *pattern);
struct node *build_pat_literal(struct build *b, struct node *literal);
struct node *build_pat_range(struct build *b, const struct token *op, struct node *low,
                             struct node *high);
struct node *build_pat_path(struct build *b, struct pattern_path path);
struct node *build_pat_variant(struct build *b, struct pattern_path path, struct node_list fields);
struct node *build_pat_result(struct build *b, const struct token *word, struct node *pattern);
struct node *build_pat_result_long(struct build *b, const struct token *word,
                                   struct node_list fields);
struct node *build_pat_field(struct build *b, const struct token *name, struct node *pattern);
struct node *build_pat_unit(struct build *b, const struct token *open);
struct node *build_pat_tuple(struct build *b, const struct token *open, struct node *first,
                             struct node_list rest);
struct node *build_pat_array(struct build *b, const struct token *open, struct node_list items);
struct node *build_pat_rest(struct build *b, const struct token *token);
