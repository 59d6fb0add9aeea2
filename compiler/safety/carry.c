/* The walk over a type's parts. A type inside itself adds nothing to what it was already asked for. */
#include "safety/carry.h"

#include <stdint.h>

#include "syntax/ast.h"

/* The types that are being looked at, innermost first. */
struct chain {
    const struct chain *outer;
    const struct type *type;
    size_t length;
};

enum {
    DEEPEST = 32 // a generic type may grow at each step without ever meeting itself
};

static unsigned carry_type(struct carries *carries, struct type *type, const struct chain *outer);

static unsigned carry_fields(struct carries *carries, struct type *type, struct symbol *owner,
                             const struct chain *chain) {
    unsigned found = 0;
    for (size_t i = 0; i < type_field_count(owner); i++)
        found |= carry_type(carries, type_field(carries->types, type, owner, i), chain);
    return found;
}

static unsigned carry_parts(struct carries *carries, struct type *type, const struct chain *chain) {
    unsigned found = 0;
    if (type->kind == TYPE_RECORD)
        return carry_fields(carries, type, type->decl, chain);
    if (type->kind == TYPE_UNION) {
        for (size_t i = 0; i < type->decl->members.count; i++)
            found |= carry_fields(carries, type, type->decl->members.items[i], chain);
        return found;
    }
    for (size_t i = 0; i < type->arg_count; i++)
        found |= carry_type(carries, type->args[i], chain);
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
    if (type->kind == TYPE_FUNCTION)
        return CARRY_FUNCTION;
    if (type->kind == TYPE_PARAM && type->decl->constraints & CONSTRAINT_LOCAL)
        return CARRY_LOCAL;
    return 0;
}

static bool has_parts(const struct type *type) {
    return type->kind != TYPE_FUNCTION && type->kind != TYPE_SCOPE && type->kind != TYPE_PARAM;
}

static unsigned carry_type(struct carries *carries, struct type *type, const struct chain *outer) {
    type = type_resolved(type);
    for (const struct chain *link = outer; link; link = link->outer) {
        if (link->type == type)
            return 0;
    }
    if (outer && outer->length > DEEPEST)
        return CARRY_SECOND_CLASS | CARRY_FUNCTION;
    unsigned found = carry_kind(type);
    if (!has_parts(type))
        return found;
    struct chain chain = {outer, type, outer ? outer->length + 1 : 1};
    return found | carry_parts(carries, type, &chain);
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
