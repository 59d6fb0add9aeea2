/*
 * Imports: names that a module takes from others. A name in braces is bound as it is or under its alias; with a
 * union come its variants, and with a domain its errors, so that patterns know them. An import without braces
 * binds the module itself, by the last part of its path.
 */
#include <string.h>

#include "resolve/internal.h"
#include "resolve/resolve.h"
#include "resolve/suggest.h"

struct import *import_find(const struct module *module, atom name) {
    struct import *import = module ? map_get(&module->imports, name) : NULL;
    if (!import)
        return NULL;
    import->is_used = true;
    if (import->through)
        import->through->is_used = true;
    return import;
}

/* ---- what a module has to give ---- */

static bool is_public(const struct symbol *symbol) {
    return symbol->kind == SYMBOL_VARIANT ? symbol->parent->is_pub : symbol->is_pub;
}

static void suggest_public(const struct map *names, struct suggestion *suggestion) {
    for (size_t i = 0; i < names->count; i++) {
        const struct symbol *symbol = names->entries[i].value;
        if (is_public(symbol))
            suggest(suggestion, symbol->name->text);
    }
}

struct symbol *lookup_in_module(struct resolver *r, const struct module *module, atom name,
                                struct span span) {
    struct symbol *found = map_get(&module->globals, name);
    if (!found)
        found = map_get(&module->variants, name);
    if (found && is_public(found))
        return found;
    if (found) {
        struct diag *d = report(r->diags, DIAG_NOT_PUBLIC, span,
                                "'%s' is not public in module '%s'", name->text, module->name);
        diag_label(d, found->span, "it is declared here, without 'pub'");
    } else {
        struct diag *d = report(r->diags, DIAG_UNKNOWN_NAME, span, "module '%s' has no '%s'",
                                module->name, name->text);
        struct suggestion suggestion = {.wanted = name->text};
        suggest_public(&module->globals, &suggestion);
        suggest_public(&module->variants, &suggestion);
        if (suggestion.best)
            diag_help(d, "did you mean '%s'?", suggestion.best);
    }
    return symbol_new(r, SYMBOL_ERROR, name, span, NULL);
}

/* ---- declaring ---- */

static struct import *import_new(struct resolver *r, struct symbol *symbol, struct node *decl,
                                 const struct node *name) {
    struct import *import = ARENA_NEW(r->arena, struct import);
    *import = (struct import){.symbol = symbol, .decl = decl, .name = name};
    return import;
}

static struct span span_of(const struct import *import) {
    return import->name ? import->name->span : import->decl->span;
}

static bool is_taken(struct resolver *r, atom name, struct span span) {
    const struct symbol *own = map_get(&r->module->globals, name);
    const struct import *import = map_get(&r->module->imports, name);
    if (!own && (!import || import->through))
        return false;
    struct diag *d =
        report(r->diags, DIAG_DECLARED_TWICE, span, "'%s' is declared twice", name->text);
    diag_label(d, own ? own->span : span_of(import), "it is declared here first");
    return true;
}

static void bring_members(struct resolver *r, struct import *through) {
    const struct symbol *owner = through->symbol;
    if (owner->kind != SYMBOL_UNION && owner->kind != SYMBOL_DOMAIN)
        return;
    for (size_t i = 0; i < owner->members.count; i++) {
        struct symbol *member = owner->members.items[i];
        if (map_get(&r->module->imports, member->name))
            continue;
        struct import *import = import_new(r, member, (struct node *)through->decl, through->name);
        import->through = through;
        map_put(&r->module->imports, member->name, import);
    }
}

static void declare_import_name(struct resolver *r, struct node *decl, const struct node *name) {
    atom bound = name->import_name.alias ? name->import_name.alias : name->import_name.name;
    struct symbol *symbol =
        lookup_in_module(r, decl->import.module, name->import_name.name, name->span);
    if (is_taken(r, bound, name->span))
        return;
    struct import *import = import_new(r, symbol, decl, name);
    import->is_used = symbol->kind == SYMBOL_ERROR;
    map_put(&r->module->imports, bound, import);
    bring_members(r, import);
}

void declare_import(struct resolver *r, struct node *decl) {
    for (size_t i = 0; i < decl->import.names.count; i++) {
        if (decl->import.names.items[i]->kind == NODE_IMPORT_NAME)
            declare_import_name(r, decl, decl->import.names.items[i]);
    }
    if (decl->import.has_names || decl->import.path.count == 0)
        return;
    atom bound = decl->import.path.items[decl->import.path.count - 1];
    if (is_taken(r, bound, decl->span))
        return;
    struct symbol *symbol = symbol_new(r, SYMBOL_NAMESPACE, bound, decl->span, NULL);
    symbol->module = decl->import.module;
    map_put(&r->module->imports, bound, import_new(r, symbol, decl, NULL));
}

/* ---- what nobody uses ---- */

static const struct import *import_of(const struct module *module, const struct node *decl,
                                      const struct node *name) {
    for (size_t i = 0; i < module->imports.count; i++) {
        const struct import *import = module->imports.entries[i].value;
        if (import->decl == decl && import->name == name && !import->through)
            return import;
    }
    return NULL;
}

static bool is_unused(const struct module *module, const struct node *decl,
                      const struct node *name) {
    const struct import *import = import_of(module, decl, name);
    return import && !import->is_used;
}

/* Takes names [first, past) out of the braces, with the comma before or behind them. */
static struct span names_with_comma(const struct node_list *names, size_t first, size_t past) {
    struct span span = {names->items[first]->span.start, names->items[past - 1]->span.end};
    if (past < names->count)
        span.end = names->items[past]->span.start;
    else if (first > 0)
        span.start = names->items[first - 1]->span.end;
    return span;
}

static void report_names(struct unit *unit, const struct module *module, const struct node *decl) {
    const struct node_list *names = &decl->import.names;
    for (size_t i = 0; i < names->count;) {
        size_t past = i;
        while (past < names->count && is_unused(module, decl, names->items[past]))
            past++;
        for (size_t k = i; k < past; k++) {
            const struct node *name = names->items[k];
            struct diag *d = report(
                &unit->diags, DIAG_UNUSED_IMPORT, name->span, "'%s' is imported and not used",
                (name->import_name.alias ? name->import_name.alias : name->import_name.name)->text);
            bool is_all = i == 0 && past == names->count;
            if (k == i)
                diag_edit(d, is_all ? decl->span : names_with_comma(names, i, past), "");
        }
        i = past + 1;
    }
}

static void report_module(struct unit *unit, const struct module *module) {
    const struct node_list *decls = &module->file->file.decls;
    for (size_t i = 0; i < decls->count; i++) {
        const struct node *decl = decls->items[i];
        if (decl->kind != NODE_IMPORT)
            continue;
        if (decl->import.has_names) {
            report_names(unit, module, decl);
        } else if (is_unused(module, decl, NULL)) {
            struct diag *d =
                report(&unit->diags, DIAG_UNUSED_IMPORT, decl->span,
                       "module '%s' is imported and not used", decl->import.module->name);
            diag_edit(d, decl->span, "");
        }
    }
}

void resolve_report_unused(struct unit *unit) {
    for (size_t i = 0; i < unit->modules->all.count; i++) {
        if (!unit->modules->all.items[i]->is_library)
            report_module(unit, unit->modules->all.items[i]);
    }
}
