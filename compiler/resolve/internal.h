/* Shared by the files of the resolver. */
#pragma once

#include "diag/diag.h"
#include "resolve/scope.h"
#include "resolve/symbol.h"
#include "unit.h"

struct resolver {
    struct unit *unit;
    struct names *names;
    struct arena *arena;
    struct diags *diags;
    struct scopes scopes;
    struct node *owner; // the innermost function or closure
    bool in_prelude;
    const struct scope *shared; // in an or-pattern's later alternatives: where the first one bound
};

struct symbol *symbol_new(struct resolver *r, enum symbol_kind kind, atom name, struct span span,
                          struct node *decl);
/* A name at top level, or NULL: the program's, a program's variant, the prelude's. */
struct symbol *lookup_global(const struct resolver *r, atom name);
/* What a name means at this point; reports and gives the error symbol if nothing. */
struct symbol *lookup(struct resolver *r, atom name, struct span span);
/* What stands before a dot: of a variant's name rather the type of that name, of an alias what it stands for. */
struct symbol *lookup_owner(const struct resolver *r, struct symbol *symbol);
struct symbol *lookup_path(struct resolver *r, const struct atom_list *path, struct span span);

void resolve_type(struct resolver *r, struct node *type);
void resolve_types(struct resolver *r, const struct node_list *types);
void resolve_effects(struct resolver *r, const struct node_list *effects);
/* Expressions, statements and patterns; NULL is accepted. */
void resolve_node(struct resolver *r, struct node *node);
void resolve_params(struct resolver *r, const struct node_list *params);
