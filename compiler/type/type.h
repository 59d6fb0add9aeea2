/*
 * Types. They are hash-consed: two equal types without variables are the same pointer. A variable is
 * a type of its own that unification binds; type_resolved() follows bindings, and after checking no
 * node holds an unbound variable.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/strbuf.h"
#include "base/vec.h"
#include "lang/effect.h"
#include "lang/type_kind.h"
#include "resolve/symbol.h"
#include "syntax/ast.h"

struct unit;
struct names;

enum scope_kind {
    SCOPE_SCOPE,
    SCOPE_NURSERY,
    SCOPE_SUPERVISOR
};

enum constraint {
    CONSTRAINT_COPY = 1,
    CONSTRAINT_EQ = 2,
    CONSTRAINT_ORD = 4,
    CONSTRAINT_HASH = 8,
    CONSTRAINT_SHOW = 16,
    CONSTRAINT_LOCAL = 32,
    CONSTRAINT_USIZE = 64 // the parameter is a number
};

/* What an unbound variable may become. */
enum var_class {
    VAR_ANY,
    VAR_INTEGER, // an integer literal: defaults to i32, may become any number
    VAR_FLOAT    // a float literal: defaults to f64
};

/*
 * The effects of a function type: a fixed set, plus those inferred of a closure (which only the
 * effect stage knows), or open: whatever the argument brings (the outermost type of a parameter
 * without a clause). A named function without a clause under --infer-effects has `function`.
 */
struct effect_row {
    effect_set fixed;
    bool is_open;
    struct node *closure;    // NODE_CLOSURE or NULL
    struct symbol *function; // SYMBOL_FUNCTION whose effects are inferred, or NULL
};

struct type {
    enum type_kind kind;
    uint32_t id;         // dense, in order of creation
    struct symbol *decl; // RECORD, UNION, PARAM
    struct type **args;
    size_t arg_count;
    uint64_t count; // ARRAY
    bool is_mut;    // VIEW
    enum scope_kind scope_kind;
    enum effect effect;     // CAPABILITY
    enum param_mode *modes; // FUNCTION: one per parameter
    struct effect_row *row; // FUNCTION
    bool has_var;           // contains a VAR: not hash-consed

    enum var_class var_class; // VAR
    struct type *bound;       // VAR, once known
};

/* What callers of a function see. */
struct signature {
    struct node *decl;
    struct type *result;         // what a call gives: Result<R, E> if the errors clause wrapped it
    struct type *declared;       // what `->` says; Unit if nothing
    struct type *errors;         // the errors clause as a type, NEVER if there is none
    effect_set effects;          // declared
    bool has_effects;            // a clause is written (or it is `pub`, or inference is off)
    VEC(struct symbol *) params; // SYMBOL_PARAM, each with type; decl->param.mode is the mode
    VEC(struct symbol *) type_params;
};

/* The one table of types of a unit. */
struct types;

struct types *types_new(struct unit *unit);

struct type *type_make(struct types *types, enum type_kind kind); // of kinds without arguments
struct type *type_of(struct types *types, enum type_kind kind, struct type *arg);
struct type *type_view(struct types *types, struct type *element, bool is_mut);
struct type *type_array(struct types *types, struct type *element, uint64_t count);
/* Of a length that is a COUNT, a PARAM or a variable. */
struct type *type_array_of(struct types *types, struct type *element, struct type *length);
struct type *type_count(struct types *types, uint64_t count);
/* An array whose length is not a number here. */
bool type_is_open_array(const struct type *type);
/* A parameter `N: usize`. */
bool type_is_number_param(const struct type *type);
struct type *type_result(struct types *types, struct type *value, struct type *error);
struct type *type_named(struct types *types, enum type_kind kind, struct symbol *decl,
                        struct type **args, size_t count);
struct type *type_errors_union(struct types *types, struct type *a, struct type *b);
struct type *type_tuple(struct types *types, struct type **items, size_t count);
struct type *type_scope(struct types *types, struct type *errors, enum scope_kind kind);
struct type *type_capability(struct types *types, enum effect effect);
/* `args`: the parameters and, last, the result; the modes and the row are taken over. */
struct type *type_function(struct types *types, struct type **args, size_t count,
                           enum param_mode *modes, struct effect_row *row);
struct type *type_variable(struct types *types, enum var_class class);

struct type *type_resolved(struct type *type); // follows bound variables at the top
struct type *type_zonk(struct types *types, struct type *type); // follows them everywhere
/* Replaces type parameters: `params[i]` by `args[i]`. Used by the checker and by lowering. */
struct type *type_substitute(struct types *types, struct type *type, struct symbol **params,
                             struct type **args, size_t count);

struct names *types_names(struct types *types);
/* Is it the library's Map<K, V>? */
bool type_is_map(struct types *types, const struct type *type);

bool type_is_integer(const struct type *type);
bool type_is_signed(const struct type *type);
bool type_is_number(const struct type *type);
/* An array, a list or a view. */
bool type_has_elements(const struct type *type);
bool type_is_copy(struct types *types, struct type *type);
/* Handles, scopes, views, capabilities, and what holds one; of closures only captures can tell. */
/* Can `.clone()` make another value of it? */
bool type_is_clonable(struct types *types, struct type *type);
bool type_is_second_class(struct types *types, struct type *type);
bool type_satisfies(struct types *types, struct type *type, enum constraint constraint);
/* The type inside of it for which it doesn't; NULL if that is the type itself. */
struct type *type_unsatisfied_part(struct types *types, struct type *type,
                                   enum constraint constraint);
bool type_is_error_value(const struct type *type); // an error type or a set of them
bool type_is_recursive(struct types *types,
                       struct type *type); // a RECORD or UNION that contains itself
bool type_errors_include(const struct type *set, const struct type *part); // NEVER is the empty set
/* The members of an error set, a single error being a set of one: the count, and each by index. */
size_t type_errors_count(const struct type *set);
struct type *type_errors_member(struct type *set, size_t index);

/*
 * Does the code behind a pattern move away a name that it binds? Then the whole subject is taken apart
 * where it is matched, and the names own their parts; else they refer to parts of the subject.
 */
bool pattern_takes(const struct node *pattern);
bool match_takes(const struct node *match);
/* A loop that moves its elements away takes the whole list; of a view nothing can be taken, and what
   comes through a channel belongs to the loop. */
bool for_takes(const struct node *loop);

/* Fields of a record, error type or variant, with the type's arguments put in. */
size_t type_field_count(struct symbol *owner);
struct type *type_field(struct types *types, struct type *type, struct symbol *owner, size_t index);
int type_field_index(struct symbol *owner, atom name); // -1 if absent

void type_print(struct type *type, struct strbuf *out); // as a user would write it
const char *type_text(struct arena *arena, struct type *type);
