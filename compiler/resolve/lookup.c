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

static bool is_hideable(const struct symbol *symbol) {
    return symbol->is_prelude || !symbol->decl;
}

/* A union is no value: its name may be that of a variant too, and where types stand it is the union. */
static bool is_never_a_value(const struct symbol *symbol) {
    return symbol->kind == SYMBOL_UNION || symbol->kind == SYMBOL_DOMAIN;
}

struct symbol *lookup_global(const struct resolver *r, atom name) {
    struct symbol *global = map_get(&r->names->globals, name);
    struct symbol *variant = map_get(&r->names->variants, name);
    if (!global || !variant)
        return global ? global : variant;
    bool is_variant = is_never_a_value(global) || (is_hideable(global) && !is_hideable(variant));
    return is_variant ? variant : global;
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
    struct symbol *global = map_get(&r->names->globals, symbol->name);
    if (symbol->kind == SYMBOL_VARIANT && global)
        symbol = global;
    for (int steps = 0; symbol->kind == SYMBOL_ALIAS && steps < 64; steps++) {
        const struct node *target = symbol->decl->alias_decl.target;
        if (!target || target->kind != NODE_TYPE_NAME || target->type_name.path.count != 1)
            return symbol;
        struct symbol *next = map_get(&r->names->globals, target->type_name.path.items[0]);
        if (!next)
            return symbol;
        symbol = next;
    }
    return symbol;
}

struct symbol *lookup_path(struct resolver *r, const struct atom_list *path, struct span span) {
    if (path->count == 0)
        return error_symbol(r, atom_of(&r->unit->atoms, "?"), span);
    struct symbol *first = lookup(r, path->items[0], span);
    if (path->count == 1 || first->kind == SYMBOL_ERROR)
        return first;
    atom name = path->items[1];
    first = lookup_owner(r, first);
    if (path->count == 2 && (first->kind == SYMBOL_UNION || first->kind == SYMBOL_DOMAIN)) {
        struct symbol *member = member_of(first, name);
        if (member)
            return member;
        struct diag *d = report(r->diags, DIAG_NO_MEMBER, span, "'%s' has no variant '%s'",
                                first->name->text, name->text);
        struct suggestion suggestion = {.wanted = name->text};
        for (size_t i = 0; i < first->members.count; i++)
            suggest(&suggestion, first->members.items[i]->name->text);
        if (suggestion.best)
            diag_help(d, "did you mean '%s'?", suggestion.best);
        return error_symbol(r, name, span);
    }
    report(r->diags, DIAG_WRONG_KIND_OF_NAME, span, "'%s' has no names of its own to choose from",
           first->name->text);
    return error_symbol(r, name, span);
}
