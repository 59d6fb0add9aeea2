/* Lexical scopes: which names are visible where, and which were. */
#pragma once

#include "base/map.h"
#include "resolve/symbol.h"

struct scope {
    struct scope *outer;
    struct node *block; // whose end is the end of these names
    struct map names;   // atom -> struct symbol
};

struct scopes {
    struct arena *arena;
    struct scope *inner; // NULL at top level
    uint32_t depth;
    VEC(struct symbol *) ended; // locals of the declaration at hand whose scope has ended
};

void scope_push(struct scopes *scopes, struct node *block);
void scope_pop(struct scopes *scopes);
/* The innermost local of that name, NULL if there is none. */
struct symbol *scope_lookup(const struct scopes *scopes, atom name);
/* The local of that name in the innermost scope alone. */
struct symbol *scope_lookup_here(const struct scopes *scopes, atom name);
void scope_declare(struct scopes *scopes, struct symbol *symbol);
/* The last local of that name whose scope has ended, NULL if there was none. */
struct symbol *scope_lookup_ended(const struct scopes *scopes, atom name);
