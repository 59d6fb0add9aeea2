/* Shared by the files of the resolver. */
#pragma once

#include "diag/diag.h"
#include "resolve/scope.h"
#include "resolve/symbol.h"
#include "unit.h"

/* A name that a module has taken from another. */
struct import {
    struct symbol *symbol;
    const struct node *decl;
    const struct node *name; // in the braces of `decl`; NULL: it stands for the module
    struct import *through;  // of a variant: the import of its union, with which it came
    bool is_used;
};

struct resolver {
    struct unit *unit;
    struct names *names;
    struct arena *arena;
    struct diags *diags;
    struct scopes scopes;
    struct node *owner;         // the innermost function or closure
    struct module *module;      // whose names are resolved; NULL in the prelude
    const struct scope *shared; // in an or-pattern's later alternatives: where the first one bound
};

struct symbol *symbol_new(struct resolver *r, enum symbol_kind kind, atom name, struct span span,
                          struct node *decl);
/* A name at top level, or NULL: the module's, a module's variant, an imported one, the prelude's. */
struct symbol *lookup_global(const struct resolver *r, atom name);
/* The variant that a name alone stands for, or NULL. */
struct symbol *lookup_variant(const struct resolver *r, atom name);
/* A public name of another module; reports and gives the error symbol if there is none. */
struct symbol *lookup_in_module(struct resolver *r, const struct module *module, atom name,
                                struct span span);
/* What a name means at this point; reports and gives the error symbol if nothing. */
struct symbol *lookup(struct resolver *r, atom name, struct span span);
/* What stands before a dot: of a variant's name rather the type of that name, of an alias what it stands for. */
struct symbol *lookup_owner(const struct resolver *r, struct symbol *symbol);
/* A variant of a union, an error of a domain. */
struct symbol *lookup_member(struct resolver *r, const struct symbol *owner, atom name,
                             struct span span);
struct symbol *lookup_path(struct resolver *r, const struct atom_list *path, struct span span);

void declare_import(struct resolver *r, struct node *decl);
/* The import that has given a module this name, or NULL; looking it up uses it. */
struct import *import_find(const struct module *module, atom name);

void resolve_type(struct resolver *r, struct node *type);
void resolve_types(struct resolver *r, const struct node_list *types);
void resolve_effects(struct resolver *r, const struct node_list *effects);
/* Expressions, statements and patterns; NULL is accepted. */
void resolve_node(struct resolver *r, struct node *node);
void resolve_params(struct resolver *r, const struct node_list *params);
