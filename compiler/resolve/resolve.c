/*
 * The resolver's entry: first the names that need no declaration, then the prelude, which is source
 * like any other, then the modules, imported ones first. All names of a file are declared before any body
 * is looked at, so order does not matter at top level.
 */
#include "resolve/resolve.h"

#include <string.h>

#include "lang/type_kind.h"
#include "load/library.h"
#include "load/load.h"
#include "options.h"
#include "resolve/internal.h"
#include "syntax/parse.h"

struct symbol *symbol_new(struct resolver *r, enum symbol_kind kind, atom name, struct span span,
                          struct node *decl) {
    struct symbol *symbol = ARENA_NEW(r->arena, struct symbol);
    *symbol = (struct symbol){.kind = kind,
                              .name = name,
                              .id = (uint32_t)r->names->all.count,
                              .decl = decl,
                              .span = span,
                              .module = r->module,
                              .is_prelude = !r->module};
    VEC_PUSH(r->arena, &r->names->all, symbol);
    return symbol;
}

/* ---- names without a declaration ---- */

static const struct {
    const char *name;
    enum type_kind kind;
} builtin_types[] = {
    {"Unit", TYPE_UNIT},     {"Bool", TYPE_BOOL},         {"Char", TYPE_CHAR},
    {"i8", TYPE_I8},         {"i16", TYPE_I16},           {"i32", TYPE_I32},
    {"i64", TYPE_I64},       {"isize", TYPE_ISIZE},       {"u8", TYPE_U8},
    {"u16", TYPE_U16},       {"u32", TYPE_U32},           {"u64", TYPE_U64},
    {"usize", TYPE_USIZE},   {"f32", TYPE_F32},           {"f64", TYPE_F64},
    {"String", TYPE_STRING}, {"Duration", TYPE_DURATION}, {"Instant", TYPE_INSTANT},
    {"Array", TYPE_ARRAY},   {"View", TYPE_VIEW},         {"List", TYPE_LIST},
    {"Result", TYPE_RESULT}, {"Task", TYPE_TASK},         {"Scope", TYPE_SCOPE},
    {"Nursery", TYPE_SCOPE}, {"Supervisor", TYPE_SCOPE},  {"Channel", TYPE_CHANNEL},
    {"Mutex", TYPE_MUTEX},   {"Atomic", TYPE_ATOMIC},     {"Event", TYPE_EVENT},
};

static struct symbol *declare_builtin(struct resolver *r, enum symbol_kind kind, const char *text) {
    atom name = atom_of(&r->unit->atoms, text);
    struct symbol *symbol = symbol_new(r, kind, name, (struct span){0}, NULL);
    map_put(&r->names->globals, name, symbol);
    return symbol;
}

static void declare_builtins(struct resolver *r) {
    for (size_t i = 0; i < sizeof builtin_types / sizeof *builtin_types; i++)
        declare_builtin(r, SYMBOL_BUILTIN_TYPE, builtin_types[i].name)->builtin_type =
            builtin_types[i].kind;
    for (int i = 0; i < EFFECT_COUNT; i++) {
        enum effect effect = (enum effect)i;
        if (!effect_capability(effect))
            continue;
        declare_builtin(r, SYMBOL_CAPABILITY, effect_capability(effect))->effect = effect;
        struct symbol *type = declare_builtin(r, SYMBOL_BUILTIN_TYPE, effect_name(effect));
        type->builtin_type = TYPE_CAPABILITY;
        type->effect = effect;
    }
    declare_builtin(r, SYMBOL_NAMESPACE, "task");
    const char *name = NULL;
    for (size_t i = 0; (name = builtin_name_at("", i)); i++)
        declare_builtin(r, SYMBOL_BUILTIN, name)->builtin = builtin_find("", name);
}

/* ---- declarations ---- */

/* A name of the program hides one of the prelude in silence. */
static void declare_global(struct resolver *r, struct symbol *symbol) {
    struct map *globals = r->module ? &r->module->globals : &r->names->globals;
    const struct symbol *before = map_get(globals, symbol->name);
    const struct import *import = r->module ? map_get(&r->module->imports, symbol->name) : NULL;
    if ((before && before->decl) || (import && !import->through)) {
        struct diag *d = report(r->diags, DIAG_DECLARED_TWICE, symbol->span,
                                "'%s' is declared twice", symbol->name->text);
        struct span first = before         ? before->span
                            : import->name ? import->name->span
                                           : import->decl->span;
        diag_label(d, first, "it is declared here first");
        return;
    }
    map_put(globals, symbol->name, symbol);
}

static struct symbol *declare(struct resolver *r, enum symbol_kind kind, atom name,
                              struct span span, struct node *decl, bool is_pub) {
    struct symbol *symbol = symbol_new(r, kind, name, span, decl);
    symbol->is_pub = is_pub;
    declare_global(r, symbol);
    return symbol;
}

/* A method is found through its type and is no name by itself, so that it hides and is hidden by nothing. */
static void declare_method(struct resolver *r, struct node *decl) {
    if (r->module) {
        struct diag *d = report(r->diags, DIAG_UNEXPECTED_TOKEN, decl->function.name_span,
                                "unexpected '.%s' in a name: only the library declares methods",
                                decl->function.name->text);
        diag_help(d, "declare 'function %s(…)': 'x.%s()' calls it with x as its first argument",
                  decl->function.name->text, decl->function.name->text);
        return;
    }
    struct symbol *symbol =
        symbol_new(r, SYMBOL_FUNCTION, decl->function.name, decl->function.name_span, decl);
    symbol->is_method = true;
    decl->function.symbol = symbol;
    map_put(&r->names->methods,
            method_key(&r->unit->atoms, decl->function.owner->text, decl->function.name->text),
            symbol);
}

/* spec 2: a test has a title, which is no name, and means something only where tests are run. */
static void declare_test(struct resolver *r, struct node *decl) {
    struct names *names = r->names;
    if (r->module->file != r->unit->file)
        return; // of the root alone
    atom title = decl->function.name;
    const struct symbol *before = map_get(&names->titles, title);
    struct symbol *symbol = symbol_new(r, SYMBOL_FUNCTION, title, decl->function.name_span, decl);
    if (before) {
        struct diag *d = report(r->diags, DIAG_DECLARED_TWICE, symbol->span,
                                "there are two tests named \"%s\"", title->text);
        diag_label(d, before->span, "the first one");
        return;
    }
    map_put(&names->titles, title, symbol);
    if (!r->unit->options || r->unit->options->command != COMMAND_TEST)
        return;
    decl->function.symbol = symbol;
    VEC_PUSH(r->arena, &names->tests, symbol);
}

static void declare_function(struct resolver *r, struct node *decl) {
    if (decl->function.is_test) {
        declare_test(r, decl);
        return;
    }
    if (decl->function.owner) {
        declare_method(r, decl);
        return;
    }
    decl->function.symbol = declare(r, SYMBOL_FUNCTION, decl->function.name,
                                    decl->function.name_span, decl, decl->function.is_pub);
}

static void declare_variants(struct resolver *r, struct symbol *parent,
                             const struct node_list *variants) {
    for (size_t i = 0; i < variants->count; i++) {
        struct node *variant = variants->items[i];
        if (variant->kind != NODE_VARIANT)
            continue;
        atom name = variant->variant.name;
        for (size_t k = 0; k < parent->members.count; k++) {
            if (parent->members.items[k]->name != name)
                continue;
            struct diag *d = report(r->diags, DIAG_DECLARED_TWICE, variant->span,
                                    "variant '%s' is declared twice", name->text);
            diag_label(d, parent->members.items[k]->span, "it is declared here first");
        }
        struct symbol *symbol = symbol_new(r, SYMBOL_VARIANT, name, variant->span, variant);
        symbol->parent = parent;
        map_put(r->module ? &r->module->variants : &r->names->variants, name, symbol);
        variant->variant.symbol = symbol;
        VEC_PUSH(r->arena, &parent->members, symbol);
    }
}

static void declare_domain_errors(struct resolver *r, struct node *decl) {
    for (size_t i = 0; i < decl->domain_decl.variants.count; i++) {
        struct node *variant = decl->domain_decl.variants.items[i];
        if (variant->kind == NODE_VARIANT && variant->variant.has_fields)
            variant->variant.symbol = declare(r, SYMBOL_ERROR_TYPE, variant->variant.name,
                                              variant->span, variant, decl->domain_decl.is_pub);
    }
}

static void declare_one(struct resolver *r, struct node *decl) {
    if (decl->kind == NODE_FUNCTION) {
        declare_function(r, decl);
    } else if (decl->kind == NODE_RECORD_DECL) {
        decl->record_decl.symbol =
            declare(r, SYMBOL_RECORD, decl->record_decl.name, decl->record_decl.name_span, decl,
                    decl->record_decl.is_pub);
    } else if (decl->kind == NODE_UNION_DECL) {
        struct symbol *symbol = declare(r, SYMBOL_UNION, decl->union_decl.name,
                                        decl->union_decl.name_span, decl, decl->union_decl.is_pub);
        decl->union_decl.symbol = symbol;
        declare_variants(r, symbol, &decl->union_decl.variants);
    } else if (decl->kind == NODE_ALIAS_DECL) {
        decl->alias_decl.symbol =
            declare(r, SYMBOL_ALIAS, decl->alias_decl.name, decl->alias_decl.name_span, decl,
                    decl->alias_decl.is_pub);
    } else if (decl->kind == NODE_ERROR_DECL) {
        decl->error_decl.symbol =
            declare(r, SYMBOL_ERROR_TYPE, decl->error_decl.name, decl->error_decl.name_span, decl,
                    decl->error_decl.is_pub);
    } else if (decl->kind == NODE_DOMAIN_DECL) {
        decl->domain_decl.symbol =
            declare(r, SYMBOL_DOMAIN, decl->domain_decl.name, decl->domain_decl.name_span, decl,
                    decl->domain_decl.is_pub);
        declare_domain_errors(r, decl);
    } else if (decl->kind == NODE_CONST_DECL) {
        decl->const_decl.symbol =
            declare(r, SYMBOL_CONSTANT, decl->const_decl.name, decl->const_decl.name_span, decl,
                    decl->const_decl.is_pub);
    } else if (decl->kind == NODE_IMPORT) {
        declare_import(r, decl);
    }
}

/* ---- what declarations refer to ---- */

static void resolve_gparams(struct resolver *r, struct symbol *owner,
                            const struct node_list *gparams) {
    for (size_t i = 0; i < gparams->count; i++) {
        struct node *gparam = gparams->items[i];
        if (gparam->kind != NODE_GPARAM)
            continue;
        atom name = gparam->gparam.name;
        const struct symbol *before = scope_lookup_here(&r->scopes, name);
        struct symbol *symbol = symbol_new(r, SYMBOL_TYPE_PARAM, name, gparam->span, gparam);
        if (before) {
            struct diag *d = report(r->diags, DIAG_DECLARED_TWICE, gparam->span,
                                    "type parameter '%s' is declared twice", name->text);
            diag_label(d, before->span, "it is declared here first");
        }
        scope_declare(&r->scopes, symbol);
        gparam->gparam.symbol = symbol;
        VEC_PUSH(r->arena, &owner->params, symbol);
    }
}

static void resolve_fields(struct resolver *r, const struct node_list *fields) {
    for (size_t i = 0; i < fields->count; i++) {
        struct node *field = fields->items[i];
        if (field->kind != NODE_FIELD)
            continue;
        resolve_type(r, field->field.declared);
        for (size_t k = 0; k < i; k++) {
            const struct node *before = fields->items[k];
            if (before->kind != NODE_FIELD || before->field.name != field->field.name)
                continue;
            struct diag *d = report(r->diags, DIAG_DECLARED_TWICE, field->span,
                                    "field '%s' is declared twice", field->field.name->text);
            diag_label(d, before->span, "it is declared here first");
            break;
        }
    }
}

static void resolve_domain(struct resolver *r, struct node *decl) {
    struct symbol *domain = decl->domain_decl.symbol;
    for (size_t i = 0; i < decl->domain_decl.variants.count; i++) {
        struct node *variant = decl->domain_decl.variants.items[i];
        if (variant->kind != NODE_VARIANT)
            continue;
        resolve_fields(r, &variant->variant.fields);
        if (!variant->variant.symbol)
            variant->variant.symbol = lookup(r, variant->variant.name, variant->span);
        struct symbol *symbol = variant->variant.symbol;
        if (symbol->kind == SYMBOL_ERROR_TYPE) {
            VEC_PUSH(r->arena, &domain->members, symbol);
        } else if (symbol->kind == SYMBOL_DOMAIN) {
            for (size_t k = 0; k < symbol->members.count; k++)
                VEC_PUSH(r->arena, &domain->members, symbol->members.items[k]);
        } else if (symbol->kind != SYMBOL_ERROR) {
            struct diag *d = report(r->diags, DIAG_WRONG_KIND_OF_NAME, variant->span,
                                    "'%s' is not an error", symbol->name->text);
            if (symbol->span.end)
                diag_label(d, symbol->span, "'%s' is declared here", symbol->name->text);
        }
    }
}

static void resolve_function(struct resolver *r, struct node *decl) {
    resolve_gparams(r, decl->function.symbol, &decl->function.gparams);
    r->owner = decl;
    resolve_params(r, &decl->function.params);
    resolve_type(r, decl->function.result);
    resolve_effects(r, &decl->function.effects);
    resolve_types(r, &decl->function.errors);
    resolve_node(r, decl->function.body);
    r->owner = NULL;
}

/* A test that is not to be run is not looked at, but what it names is not unused. */
static void touch(struct node *node, void *context) {
    struct resolver *r = context;
    if (node->kind == NODE_NAME)
        import_find(r->module, node->name.name);
    else if (node->kind == NODE_MEMBER)
        import_find(r->module, node->member.name);
    else if (node->kind == NODE_PAT_NAME)
        import_find(r->module, node->pat_name.name);
    const struct atom_list *path = node->kind == NODE_TYPE_NAME     ? &node->type_name.path
                                   : node->kind == NODE_RECORD      ? &node->record.path
                                   : node->kind == NODE_PAT_VARIANT ? &node->pat_variant.path
                                                                    : NULL;
    if (path && path->count > 0)
        import_find(r->module, path->items[0]);
    node_each_kid(node, touch, r);
}

static void resolve_decl(struct resolver *r, struct node *decl) {
    r->scopes.ended.count = 0;
    scope_push(&r->scopes, decl);
    if (decl->kind == NODE_FUNCTION && decl->function.is_test && !decl->function.symbol) {
        touch(decl, r);
    } else if (decl->kind == NODE_FUNCTION && decl->function.symbol) {
        resolve_function(r, decl);
    } else if (decl->kind == NODE_RECORD_DECL) {
        resolve_gparams(r, decl->record_decl.symbol, &decl->record_decl.gparams);
        resolve_fields(r, &decl->record_decl.fields);
    } else if (decl->kind == NODE_UNION_DECL) {
        resolve_gparams(r, decl->union_decl.symbol, &decl->union_decl.gparams);
        for (size_t i = 0; i < decl->union_decl.variants.count; i++) {
            struct node *variant = decl->union_decl.variants.items[i];
            if (variant->kind == NODE_VARIANT)
                resolve_fields(r, &variant->variant.fields);
        }
    } else if (decl->kind == NODE_ALIAS_DECL) {
        resolve_gparams(r, decl->alias_decl.symbol, &decl->alias_decl.gparams);
        resolve_type(r, decl->alias_decl.target);
    } else if (decl->kind == NODE_ERROR_DECL) {
        resolve_gparams(r, decl->error_decl.symbol, &decl->error_decl.gparams);
        resolve_fields(r, &decl->error_decl.fields);
    } else if (decl->kind == NODE_DOMAIN_DECL) {
        resolve_gparams(r, decl->domain_decl.symbol, &decl->domain_decl.gparams);
        resolve_domain(r, decl);
    } else if (decl->kind == NODE_CONST_DECL) {
        resolve_type(r, decl->const_decl.declared);
        resolve_node(r, decl->const_decl.value);
    }
    scope_pop(&r->scopes);
}

static void resolve_file(struct resolver *r, struct node *file) {
    const struct node_list *decls = &file->file.decls;
    for (size_t i = 0; i < decls->count; i++)
        declare_one(r, decls->items[i]);
    for (size_t i = 0; i < decls->count; i++)
        resolve_decl(r, decls->items[i]);
}

static void list_functions(struct resolver *r, const struct node *file) {
    for (size_t i = 0; i < file->file.decls.count; i++) {
        struct node *decl = file->file.decls.items[i];
        if (decl->kind == NODE_FUNCTION && decl->function.symbol)
            VEC_PUSH(r->arena, &r->names->functions, decl->function.symbol);
    }
}

/* ---- the prelude ---- */

static struct symbol *prelude_symbol(struct resolver *r, const char *name) {
    return lookup_global(r, atom_of(&r->unit->atoms, name));
}

static void resolve_prelude(struct resolver *r) {
    struct source *source =
        source_add(&r->unit->sources, "<prelude>", prelude_source, strlen(prelude_source));
    struct node *file = parse_source(r->unit, source);
    r->names->prelude = file;
    resolve_file(r, file);
    r->names->maybe = prelude_symbol(r, "Maybe");
    r->names->some = prelude_symbol(r, "Some");
    r->names->none = prelude_symbol(r, "None");
    r->names->map = prelude_symbol(r, "Map");
    r->names->timeout = prelude_symbol(r, "Timeout");
    r->names->cancelled = prelude_symbol(r, "Cancelled");
    r->names->closed = prelude_symbol(r, "Closed");
    r->names->panicked = prelude_symbol(r, "Panicked");
}

bool resolve_unit(struct unit *unit) {
    size_t errors = unit->diags.error_count;
    struct names *names = ARENA_NEW(&unit->arena, struct names);
    unit->names = names;
    names->globals.arena = &unit->arena;
    names->variants.arena = &unit->arena;
    names->methods.arena = &unit->arena;
    names->titles.arena = &unit->arena;
    struct resolver r = {.unit = unit,
                         .names = names,
                         .arena = &unit->arena,
                         .diags = &unit->diags,
                         .scopes.arena = &unit->arena};
    declare_builtins(&r);
    resolve_prelude(&r);
    list_functions(&r, names->prelude);
    for (size_t i = 0; i < unit->modules->all.count; i++) {
        r.module = unit->modules->all.items[i];
        resolve_file(&r, r.module->file);
        list_functions(&r, r.module->file);
    }
    struct symbol *main = map_get(&r.module->globals, atom_of(&unit->atoms, "main"));
    names->main = main && main->kind == SYMBOL_FUNCTION ? main : NULL;
    return unit->diags.error_count == errors;
}
