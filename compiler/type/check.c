/*
 * The checker's entry, and the small things that its files share. Declarations come first, then
 * constants, then one function after the other. Within a function types may hold variables; when its
 * body is done, literals that are still free take their default, everything stored is followed to
 * what it became, and the conditions that had to wait are asked. Only then come the checks that need
 * whole, known functions: use after move and use before assignment.
 */
#include "type/check.h"

#include "resolve/resolve.h"
#include "type/internal.h"

struct type *type_error_of(struct checker *c) {
    return type_make(c->types, TYPE_ERROR);
}

struct type *type_unit_of(struct checker *c) {
    return type_make(c->types, TYPE_UNIT);
}

const char *text_of(struct checker *c, struct type *type) {
    return type_text(c->arena, type);
}

void keep(struct checker *c, struct type **slot) {
    VEC_PUSH(c->arena, &c->slots, slot);
}

struct type *set_type(struct checker *c, struct node *node, struct type *type) {
    node->type = type;
    if (type->has_var)
        keep(c, &node->type);
    return type;
}

void set_symbol_type(struct checker *c, struct symbol *symbol, struct type *type) {
    symbol->type = type;
    if (type->has_var)
        keep(c, &symbol->type);
}

void pend(struct checker *c, struct pending pending) {
    VEC_PUSH(c->arena, &c->pending, pending);
}

/* ---- the end of a function ---- */

static void default_literals(struct checker *c, struct type *type) {
    type = type_resolved(type);
    if (type->kind == TYPE_VAR && type->var_class == VAR_INTEGER)
        type->bound = type_make(c->types, TYPE_I32);
    else if (type->kind == TYPE_VAR && type->var_class == VAR_FLOAT)
        type->bound = type_make(c->types, TYPE_F64);
    else if (type->has_var)
        for (size_t i = 0; i < type->arg_count; i++)
            default_literals(c, type->args[i]);
}

static bool has_unknown(struct type *type) {
    type = type_resolved(type);
    if (type->kind == TYPE_VAR)
        return true;
    for (size_t i = 0; type->has_var && i < type->arg_count; i++) {
        if (has_unknown(type->args[i]))
            return true;
    }
    return false;
}

void silence(struct checker *c, struct type *type) {
    type = type_resolved(type);
    if (type->kind == TYPE_VAR)
        type->bound = type_error_of(c);
    else if (type->has_var)
        for (size_t i = 0; i < type->arg_count; i++)
            silence(c, type->args[i]);
}

static void check_literal(struct checker *c, struct node *node) {
    struct type *type = type_resolved(node->type);
    if (!type_is_integer(type))
        return;
    static const unsigned char bits[] = {
        [TYPE_I8] = 8, [TYPE_I16] = 16, [TYPE_I32] = 32, [TYPE_I64] = 64, [TYPE_ISIZE] = 64,
        [TYPE_U8] = 8, [TYPE_U16] = 16, [TYPE_U32] = 32, [TYPE_U64] = 64, [TYPE_USIZE] = 64};
    bool is_signed = type_is_signed(type);
    uint64_t most =
        is_signed ? UINT64_MAX >> (65 - bits[type->kind]) : UINT64_MAX >> (64 - bits[type->kind]);
    if (node->integer.is_negative)
        most = is_signed ? most + 1 : 0;
    if (node->integer.value <= most)
        return;
    struct diag *d = report(c->diags, DIAG_LITERAL_RANGE, node->span, "%s%llu does not fit '%s'",
                            node->integer.is_negative ? "-" : "",
                            (unsigned long long)node->integer.value, text_of(c, type));
    diag_note(d, "the values of '%s' are %s%llu to %llu", text_of(c, type), is_signed ? "-" : "",
              is_signed ? (unsigned long long)(UINT64_MAX >> (65 - bits[type->kind])) + 1 : 0ull,
              (unsigned long long)(is_signed ? UINT64_MAX >> (65 - bits[type->kind])
                                             : UINT64_MAX >> (64 - bits[type->kind])));
}

static const char *constraint_name(enum constraint constraint) {
    switch (constraint) {
    case CONSTRAINT_COPY: return "Copy";
    case CONSTRAINT_EQ: return "Eq";
    case CONSTRAINT_ORD: return "Ord";
    case CONSTRAINT_HASH: return "Hash";
    case CONSTRAINT_SHOW: return "Show";
    case CONSTRAINT_LOCAL: return "Local";
    case CONSTRAINT_USIZE: return "usize";
    }
    return "";
}

static const char *constraint_use(enum constraint constraint) {
    switch (constraint) {
    case CONSTRAINT_COPY: return "copied";
    case CONSTRAINT_EQ: return "compared with '=='";
    case CONSTRAINT_ORD: return "ordered";
    case CONSTRAINT_HASH: return "hashed";
    case CONSTRAINT_SHOW: return "printed";
    case CONSTRAINT_LOCAL: return "local";
    case CONSTRAINT_USIZE: return "counted";
    }
    return "";
}

static void check_constraint(struct checker *c, const struct pending *p, struct type *type) {
    if (type_satisfies(c->types, type, p->constraint))
        return;
    const char *name = constraint_name(p->constraint);
    struct type *part = type_unsatisfied_part(c->types, type, p->constraint);
    struct diag *d =
        p->what ? report(c->diags, DIAG_CONSTRAINT, p->node->span, "'%s' does not meet '%s: %s'",
                         text_of(c, type), p->what, name)
                : report(c->diags, DIAG_CONSTRAINT, p->node->span, "values of '%s' cannot be %s",
                         text_of(c, type), constraint_use(p->constraint));
    if (part)
        diag_note(d, "its part '%s' cannot be %s", text_of(c, part), constraint_use(p->constraint));
    if (p->what) {
        const struct call *call = p->node->kind == NODE_CALL ? p->node->call.info : NULL;
        if (call && call->function && call->function->is_method && p->constraint == CONSTRAINT_COPY)
            diag_help(d, "what is moved is looked at in its place, 'x[i]', copied from there with "
                         "'.clone()', or taken out");
        return;
    }
    if (type->kind == TYPE_PARAM) {
        diag_label(d, type->decl->span, "the type parameter is declared here");
        diag_help(d, "declare it as '%s: %s'", type->decl->name->text, name);
    }
}

static void check_convertible(struct checker *c, const struct node *node, struct type *type) {
    if (type_is_number(type) || type->kind == TYPE_CHAR || type->kind == TYPE_BOOL)
        return;
    struct diag *d = report(c->diags, DIAG_TYPE_MISMATCH, node->span,
                            "'%s' cannot be converted to a number", text_of(c, type));
    if (type->kind == TYPE_STRING)
        diag_help(d, "a text is read: '.parse_i32()' and its like give a Result");
}

static void check_pending(struct checker *c, const struct pending *p) {
    struct type *type = p->type ? type_zonk(c->types, p->type) : NULL;
    if (type && has_unknown(type)) {
        if (p->kind == PENDING_KNOWN) {
            struct diag *d =
                report(c->diags, DIAG_TYPE_UNKNOWN, p->node->span, "%s is not known", p->what);
            diag_help(d, "write the type down");
            silence(c, type);
        }
        return;
    }
    if (type && type->kind == TYPE_ERROR)
        return;
    switch (p->kind) {
    case PENDING_CONSTRAINT: check_constraint(c, p, type); return;
    case PENDING_CLONE:
        if (!type_is_clonable(c->types, type))
            report(c->diags, DIAG_CONSTRAINT, p->node->span, "'%s' cannot be cloned",
                   text_of(c, type));
        return;
    case PENDING_NUMBER:
        if (!type_is_number(type))
            report(c->diags, DIAG_TYPE_MISMATCH, p->node->span, "found '%s', expected a number",
                   text_of(c, type));
        return;
    case PENDING_CONVERT: check_convertible(c, p->node, type); return;
    case PENDING_LITERAL: check_literal(c, p->node); return;
    case PENDING_MATCH: check_exhaustive(c, p->node, type, true); return;
    case PENDING_ARMS: check_exhaustive(c, p->node, type, false); return;
    case PENDING_IRREFUTABLE: check_covers_all(c, p->node, type, p->what); return;
    case PENDING_FORMAT: check_hole(c, p->node, type, p->format); return;
    case PENDING_REFUTABLE: check_else_runs(c, p->node, type); return;
    case PENDING_KNOWN: return;
    }
}

/* The variables of a body are bound as far as they will be: settle what is left. */
static void settle(struct checker *c) {
    for (size_t i = 0; i < c->slots.count; i++)
        default_literals(c, *c->slots.items[i]);
    for (size_t i = 0; i < c->pending.count; i++) {
        if (c->pending.items[i].type)
            default_literals(c, c->pending.items[i].type);
    }
    for (size_t i = 0; i < c->pending.count; i++)
        check_pending(c, &c->pending.items[i]);
    for (size_t i = 0; i < c->slots.count; i++) {
        struct type **slot = c->slots.items[i];
        silence(c, *slot); // so that later stages meet no variables
        *slot = type_zonk(c->types, *slot);
    }
    c->slots.count = 0;
    c->pending.count = 0;
}

/* Results that are bound and never read. */
static void check_unread(struct checker *c) {
    for (size_t i = 0; i < c->locals.count; i++) {
        const struct symbol *local = c->locals.items[i];
        if (local->kind != SYMBOL_LOCAL || local->uses > 0 || !local->type ||
            local->type->kind != TYPE_RESULT || result_is_ignorable(c, local->type))
            continue;
        struct diag *d = report(c->diags, DIAG_RESULT_UNUSED, local->span,
                                "'%s' holds a Result that is never read", local->name->text);
        diag_help(d, "handle it with 'match', 'check' or '?', or discard it with '_ = …;'");
    }
}

static void finish_function(struct checker *c, struct symbol *function, size_t errors) {
    settle(c);
    check_unread(c);
    for (size_t i = 0; i < c->calls.count; i++)
        growth_add_call(c, c->calls.items[i]);
    if (function && c->diags->error_count == errors)
        check_flow(c, function);
    else if (function)
        function->has_mistakes = true;
    c->locals.count = 0;
    c->calls.count = 0;
}

static void check_file(struct checker *c, struct node *file) {
    for (size_t i = 0; i < file->file.decls.count; i++) {
        struct node *decl = file->file.decls.items[i];
        size_t errors = c->diags->error_count;
        if (decl->kind == NODE_CONST_DECL && decl->const_decl.symbol) {
            constant_type(c, decl->const_decl.symbol);
            finish_function(c, NULL, errors);
            if (c->diags->error_count == errors)
                check_constant(c, decl);
        } else if (decl->kind == NODE_FUNCTION && decl->function.symbol && decl->function.body) {
            check_function_body(c, decl->function.symbol);
            finish_function(c, decl->function.symbol, errors);
        }
    }
}

bool check_unit(struct unit *unit) {
    size_t errors = unit->diags.error_count;
    unit->types = types_new(unit);
    struct checker c = {.unit = unit,
                        .types = unit->types,
                        .names = unit->names,
                        .arena = &unit->arena,
                        .diags = &unit->diags};
    check_declarations(&c, unit->names->prelude);
    for (size_t i = 0; i < unit->modules->all.count; i++)
        check_declarations(&c, unit->modules->all.items[i]->file);
    c.in_library = true;
    check_file(&c, unit->names->prelude);
    for (size_t i = 0; i < unit->modules->all.count; i++) {
        c.module = unit->modules->all.items[i];
        c.in_library = c.module->is_library;
        check_file(&c, c.module->file);
    }
    for (size_t i = 0; i < c.spawns.count; i++)
        check_guard(&c, c.spawns.items[i]);
    check_growth(&c);
    check_main(&c);
    if (unit->diags.error_count == 0)
        resolve_report_unused(unit);
    return unit->diags.error_count == errors;
}
