/* A stack of small maps; popping one remembers its symbols for messages about names that are gone. */
#include "resolve/scope.h"

void scope_push(struct scopes *scopes, struct node *block) {
    struct scope *scope = ARENA_NEW(scopes->arena, struct scope);
    *scope = (struct scope){.outer = scopes->inner, .block = block, .names.arena = scopes->arena};
    scopes->inner = scope;
    scopes->depth++;
}

void scope_pop(struct scopes *scopes) {
    const struct map *names = &scopes->inner->names;
    for (size_t i = 0; i < names->count; i++)
        VEC_PUSH(scopes->arena, &scopes->ended, names->entries[i].value);
    scopes->inner = scopes->inner->outer;
    scopes->depth--;
}

struct symbol *scope_lookup_here(const struct scopes *scopes, atom name) {
    const struct scope *scope = scopes->inner;
    return scope && scope->names.count ? map_get(&scope->names, name) : NULL;
}

struct symbol *scope_lookup(const struct scopes *scopes, atom name) {
    for (const struct scope *scope = scopes->inner; scope; scope = scope->outer) {
        struct symbol *found = scope->names.count ? map_get(&scope->names, name) : NULL;
        if (found)
            return found;
    }
    return NULL;
}

void scope_declare(struct scopes *scopes, struct symbol *symbol) {
    symbol->depth = scopes->depth;
    symbol->block = scopes->inner->block;
    map_put(&scopes->inner->names, symbol->name, symbol);
}

struct symbol *scope_lookup_ended(const struct scopes *scopes, atom name) {
    for (size_t i = scopes->ended.count; i-- > 0;) {
        if (scopes->ended.items[i]->name == name)
            return scopes->ended.items[i];
    }
    return NULL;
}
