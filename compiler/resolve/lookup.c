/*
 * Looking names up, and what is said when nothing is found: the name that was meant, the place where
 * a scope that had it ended, or that the language has it and this compiler not yet.
 */
#include <string.h>

#include "resolve/internal.h"
#include "resolve/suggest.h"

atom method_key(struct atom_table *atoms, const char *owner, const char *name) {
    return atom_of(atoms, arena_printf(atoms->arena, "%s.%s", owner, name));
}

/* A union is no value: its name may be that of a variant too, and where types stand it is the union. */
static bool is_never_a_value(const struct symbol *symbol) {
    return symbol->kind == SYMBOL_UNION || symbol->kind == SYMBOL_DOMAIN;
}

static struct symbol *lookup_here(const struct map *globals, const struct map *variants,
                                  atom name) {
    struct symbol *global = map_get(globals, name);
    struct symbol *variant = map_get(variants, name);
    return variant && (!global || is_never_a_value(global)) ? variant : global;
}

/* What the prelude has of C is for the library alone. */
static struct symbol *unless_internal(const struct module *module, struct symbol *symbol) {
    if (!module || module->is_library || !symbol || !symbol->decl)
        return symbol;
    const struct node *decl = symbol->decl;
    bool is_of_c = (decl->kind == NODE_FUNCTION && decl->function.linkage == LINKAGE_EXTERN_C) ||
                   (decl->kind == NODE_ALIAS_DECL && !decl->alias_decl.target);
    return is_of_c ? NULL : symbol;
}

struct symbol *lookup_global(const struct resolver *r, atom name) {
    struct symbol *found =
        r->module ? lookup_here(&r->module->globals, &r->module->variants, name) : NULL;
    if (found)
        return found;
    struct import *import = import_find(r->module, name);
    if (import)
        return import->symbol;
    return unless_internal(r->module, lookup_here(&r->names->globals, &r->names->variants, name));
}

struct symbol *names_find(const struct names *names, const struct module *module, atom name) {
    struct symbol *own = module ? map_get(&module->globals, name) : NULL;
    if (own)
        return own;
    struct import *import = import_find(module, name);
    if (import && import->symbol->kind != SYMBOL_VARIANT)
        return import->symbol;
    return unless_internal(module, map_get(&names->globals, name));
}

struct symbol *lookup_variant(const struct resolver *r, atom name) {
    struct symbol *own = r->module ? map_get(&r->module->variants, name) : NULL;
    if (own)
        return own;
    struct import *import = import_find(r->module, name);
    if (import && import->symbol->kind == SYMBOL_VARIANT)
        return import->symbol;
    return map_get(&r->names->variants, name);
}

static void suggest_names(const struct map *names, struct suggestion *suggestion) {
    for (size_t i = 0; i < names->count; i++)
        suggest(suggestion, ((const struct symbol *)names->entries[i].value)->name->text);
}

static void report_unknown(struct resolver *r, atom name, struct span span) {
    struct diag *d = report(r->diags, DIAG_UNKNOWN_NAME, span, "unknown name '%s'", name->text);
    const struct symbol *ended = scope_lookup_ended(&r->scopes, name);
    if (ended) {
        diag_label(d, ended->span, "'%s' is declared here", name->text);
        diag_note(d, "its scope has ended before this use");
        return;
    }
    struct suggestion suggestion = {.wanted = name->text};
    for (const struct scope *scope = r->scopes.inner; scope; scope = scope->outer)
        suggest_names(&scope->names, &suggestion);
    if (r->module) {
        suggest_names(&r->module->globals, &suggestion);
        suggest_names(&r->module->variants, &suggestion);
        for (size_t i = 0; i < r->module->imports.count; i++)
            suggest(&suggestion, ((atom)r->module->imports.entries[i].key)->text);
    }
    suggest_names(&r->names->globals, &suggestion);
    suggest_names(&r->names->variants, &suggestion);
    if (suggestion.best) {
        diag_help(d, "did you mean '%s'?", suggestion.best);
        diag_edit(d, span, suggestion.best);
    } else if (suggest_translation(name->text)) {
        diag_help(d, "here it is called '%s'", suggest_translation(name->text));
    }
}

static struct symbol *error_symbol(struct resolver *r, atom name, struct span span) {
    return symbol_new(r, SYMBOL_ERROR, name, span, NULL);
}

struct symbol *lookup(struct resolver *r, atom name, struct span span) {
    struct symbol *found = scope_lookup(&r->scopes, name);
    if (!found)
        found = lookup_global(r, name);
    if (found)
        return found;
    if (builtin_is_later("", name->text))
        report(r->diags, DIAG_NOT_SUPPORTED_LIB, span, "'%s' is not supported yet", name->text);
    else
        report_unknown(r, name, span);
    return error_symbol(r, name, span);
}

static struct symbol *member_of(const struct symbol *owner, atom name) {
    for (size_t i = 0; i < owner->members.count; i++) {
        if (owner->members.items[i]->name == name)
            return owner->members.items[i];
    }
    return NULL;
}

struct symbol *lookup_owner(const struct resolver *r, struct symbol *symbol) {
    if (symbol->kind == SYMBOL_VARIANT) {
        struct symbol *global = names_find(r->names, symbol->module, symbol->name);
        symbol = global ? global : symbol;
    }
    for (int steps = 0; symbol->kind == SYMBOL_ALIAS && steps < 64; steps++) {
        const struct node *target = symbol->decl->alias_decl.target;
        if (!target || target->kind != NODE_TYPE_NAME || target->type_name.path.count == 0)
            return symbol;
        struct symbol *next = names_find(r->names, symbol->module, target->type_name.path.items[0]);
        if (next && next->kind == SYMBOL_NAMESPACE && next->module &&
            target->type_name.path.count == 2)
            next = map_get(&next->module->globals, target->type_name.path.items[1]);
        if (!next)
            return symbol;
        symbol = next;
    }
    return symbol;
}

struct symbol *lookup_member(struct resolver *r, const struct symbol *owner, atom name,
                             struct span span) {
    struct symbol *member = member_of(owner, name);
    if (member)
        return member;
    struct diag *d = report(r->diags, DIAG_NO_MEMBER, span, "'%s' has no variant '%s'",
                            owner->name->text, name->text);
    struct suggestion suggestion = {.wanted = name->text};
    for (size_t i = 0; i < owner->members.count; i++)
        suggest(&suggestion, owner->members.items[i]->name->text);
    if (suggestion.best)
        diag_help(d, "did you mean '%s'?", suggestion.best);
    return error_symbol(r, name, span);
}

struct symbol *lookup_path(struct resolver *r, const struct atom_list *path, struct span span) {
    if (path->count == 0)
        return error_symbol(r, atom_of(&r->unit->atoms, "?"), span);
    struct symbol *found = lookup(r, path->items[0], span);
    size_t next = 1;
    if (found->kind == SYMBOL_NAMESPACE && found->module && path->count > 1)
        found = lookup_in_module(r, found->module, path->items[next++], span);
    if (next == path->count || found->kind == SYMBOL_ERROR)
        return found;
    found = lookup_owner(r, found);
    if (next + 1 == path->count && is_never_a_value(found))
        return lookup_member(r, found, path->items[next], span);
    report(r->diags, DIAG_WRONG_KIND_OF_NAME, span, "'%s' has no names of its own to choose from",
           found->name->text);
    return error_symbol(r, path->items[next], span);
}
