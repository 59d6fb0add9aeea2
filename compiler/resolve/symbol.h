/*
 * Symbols: what a name means. Made by resolve (and, for fields of builtin errors, by the prelude);
 * later stages hang their facts on the fields marked with their name and nothing else.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/atom.h"
#include "base/map.h"
#include "base/vec.h"
#include "lang/builtin.h"
#include "lang/effect.h"
#include "load/load.h"
#include "syntax/ast.h"

enum symbol_kind {
    SYMBOL_ERROR,      // after a mistake: accepted in silence by everybody
    SYMBOL_FUNCTION,   // NODE_FUNCTION
    SYMBOL_RECORD,     // NODE_RECORD_DECL
    SYMBOL_UNION,      // NODE_UNION_DECL
    SYMBOL_VARIANT,    // NODE_VARIANT of a union; `parent` is the union
    SYMBOL_ERROR_TYPE, // NODE_ERROR_DECL, or NODE_VARIANT of a domain's inline variant
    SYMBOL_DOMAIN,     // NODE_DOMAIN_DECL
    SYMBOL_ALIAS,      // NODE_ALIAS_DECL
    SYMBOL_TYPE_PARAM, // NODE_GPARAM
    SYMBOL_CONSTANT,   // top-level NODE_CONST_DECL
    SYMBOL_LOCAL,      // const, var, for variable, pattern binding
    SYMBOL_PARAM,      // NODE_PARAM of a function or closure
    SYMBOL_CAPABILITY, // io, clock, …: `effect` says which; bound everywhere: effect reports SC0503
    SYMBOL_BUILTIN,    // a prelude function (atomic, event, seconds, …)
    SYMBOL_BUILTIN_TYPE, // i32, List, Task, …: `builtin_type`
    SYMBOL_NAMESPACE     // task, Duration; an imported module, which is `module`
};

struct symbol {
    enum symbol_kind kind;
    atom name;
    uint32_t id;           // dense, in order of creation: order of output, keys of sets
    struct node *decl;     // the declaring node, NULL for builtins
    struct span span;      // of the name where it is declared
    struct symbol *parent; // a variant's union
    struct node *owner;    // the innermost FUNCTION or CLOSURE around a local or parameter
    uint32_t depth;        // block depth within the file, for rules on what outlives what
    struct node *block;    // the BLOCK (or FUNCTION, CLOSURE, FOR, ARM) whose end is the symbol's
    bool is_var;           // may be assigned
    bool is_pub;
    enum effect effect;   // SYMBOL_CAPABILITY
    enum builtin builtin; // SYMBOL_BUILTIN
    int builtin_type;     // SYMBOL_BUILTIN_TYPE: an enum type_kind
    uint32_t uses;        // resolve: how often it is read (for must-use and unused warnings)
    bool is_prelude;      // declared by the prelude's source
    bool is_method;       // SYMBOL_FUNCTION: of a type of the library, found through `methods`
    struct module *
        module; // in which it is declared, NULL for the prelude; of a namespace: what it stands for

    struct type *
        type; // type: of a value; of a type symbol the type itself (unapplied generics: with its own parameters)
    struct signature *signature;  // type: SYMBOL_FUNCTION
    VEC(struct symbol *) params;  // resolve: type parameters of a generic declaration
    VEC(struct symbol *) members; // resolve: variants of a union, errors of a domain
    bool has_mistakes;    // type: of a function: in its body, so that nobody knows what moves in it
    bool is_taken;        // type: of a local: its value is moved away somewhere
    uint64_t constraints; // type: of a type parameter, bits of enum constraint
    struct function_facts *facts; // effect: SYMBOL_FUNCTION
};

/* All symbols of a unit. */
struct names {
    VEC(struct symbol *) all;       // by id
    VEC(struct symbol *) functions; // top level, in source order, imported ones first
    struct map globals;  // atom -> struct symbol: what every module sees: builtins and the prelude
    struct map variants; // atom -> struct symbol: of the prelude's unions
    struct map
        methods; // atom "Type.name" -> struct symbol: what the library declares for its types
    VEC(struct symbol *)
    tests;                // of the root file, in source order; empty unless they are to be run
    struct map titles;    // atom -> struct symbol: all tests of the root file
    struct symbol *main;  // NULL if there is none
    struct node *prelude; // the NODE_FILE of the prelude's source
    struct symbol *maybe; // the prelude's Maybe<T>: its variants are Some { value } and None
    struct symbol *some;
    struct symbol *none;
    struct symbol *map;     // the prelude's Map<K, V>, a record
    struct symbol *timeout; // the prelude errors
    struct symbol *cancelled;
    struct symbol *closed;
    struct symbol *panicked;
};

/* What a name that is no variant means at the top level of a module: what it declares, imports, or what all see. */
struct symbol *names_find(const struct names *names, const struct module *module, atom name);
/* What a method of the library is called in `methods` (lookup.c). */
atom method_key(struct atom_table *atoms, const char *owner, const char *name);
