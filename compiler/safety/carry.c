/*
 * A type carries what its kind does, what its arguments carry, and what the fields of its declaration
 * carry, whose type parameters stand for those arguments and add nothing. So each declaration is
 * looked at once, however deep its instances are nested and even if they grow at each step.
 */
#include "safety/carry.h"

#include <stdint.h>

#include "syntax/ast.h"

/* The declarations that are being looked at, innermost first. */
struct chain {
    const struct chain *outer;
    const struct symbol *decl;
};

static unsigned carry_type(struct carries *carries, struct type *type, const struct chain *chain);

static bool is_in(const struct chain *chain, const struct symbol *decl) {
    for (; chain; chain = chain->outer) {
        if (chain->decl == decl)
            return true;
    }
    return false;
}

static unsigned carry_fields(struct carries *carries, const struct symbol *decl,
                             struct symbol *owner, const struct chain *chain) {
    unsigned found = 0;
    for (size_t i = 0; i < type_field_count(owner); i++)
        found |= carry_type(carries, type_field(carries->types, decl->type, owner, i), chain);
    return found;
}

static unsigned carry_declaration(struct carries *carries, const struct type *type,
                                  const struct chain *outer) {
    struct symbol *decl = type->decl;
    if (!decl || !decl->type || is_in(outer, decl))
        return 0;
    struct chain chain = {outer, decl};
    if (type->kind == TYPE_RECORD)
        return carry_fields(carries, decl, decl, &chain);
    unsigned found = 0;
    for (size_t i = 0; i < decl->members.count; i++)
        found |= carry_fields(carries, decl, decl->members.items[i], &chain);
    return found;
}

/* What the kind itself carries, its parts aside. */
static unsigned carry_kind(const struct type *type) {
    if (type->kind == TYPE_VIEW)
        return CARRY_VIEW | (type->is_mut ? CARRY_MUT : 0);
    if (type->kind == TYPE_TASK)
        return CARRY_TASK;
    if (type->kind == TYPE_SCOPE)
        return CARRY_SCOPE;
    if (type->kind == TYPE_CAPABILITY)
        return CARRY_CAPABILITY;
    return type->kind == TYPE_FUNCTION ? CARRY_FUNCTION : 0;
}

static bool has_parts(const struct type *type) {
    return type->kind != TYPE_FUNCTION && type->kind != TYPE_SCOPE && type->kind != TYPE_PARAM;
}

/* `chain` is NULL outside of declarations, where a type parameter is one of the function around. */
static unsigned carry_type(struct carries *carries, struct type *type, const struct chain *chain) {
    type = type_resolved(type);
    unsigned found = carry_kind(type);
    if (type->kind == TYPE_PARAM && !chain && type->decl->constraints & CONSTRAINT_LOCAL)
        found |= CARRY_LOCAL;
    if (!has_parts(type))
        return found;
    for (size_t i = 0; i < type->arg_count; i++)
        found |=
            chain ? carry_type(carries, type->args[i], chain) : carry_of(carries, type->args[i]);
    if (type->kind == TYPE_RECORD || type->kind == TYPE_UNION)
        found |= carry_declaration(carries, type, chain);
    return found;
}

unsigned carry_of(struct carries *carries, struct type *type) {
    if (!type)
        return 0;
    type = type_resolved(type);
    uintptr_t known = (uintptr_t)map_get(&carries->known, type);
    if (known)
        return (unsigned)known - 1;
    unsigned found = carry_type(carries, type, NULL);
    map_put(&carries->known, type, (void *)(uintptr_t)(found + 1));
    return found;
}
