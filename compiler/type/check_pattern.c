/*
 * Patterns against the type they are matched with: which variant a name means, what is bound and with
 * which type. Whether the arms cover everything is asked later, of types that are known. (spec 4)
 */
#include <ctype.h>

#include "resolve/suggest.h"
#include "type/internal.h"

static void bind_symbol(struct checker *c, struct node *node, struct symbol *symbol,
                        struct type *type) {
    if (!symbol || symbol->kind == SYMBOL_ERROR)
        return;
    if (!symbol->type) {
        set_symbol_type(c, symbol, type);
        VEC_PUSH(c->arena, &c->locals, symbol);
    } else if (!type_unify(c->types, symbol->type, type)) {
        report(c->diags, DIAG_TYPE_MISMATCH, node->span,
               "'%s' is bound as '%s' here, and as '%s' by the first alternative",
               symbol->name->text, text_of(c, type), text_of(c, symbol->type));
    }
}

/* The variant or error of that name within a type, with the type it has there; NULL if none. */
static struct symbol *member_named(struct checker *c, struct type *type, atom name,
                                   struct type **owner) {
    *owner = type;
    if (type->kind == TYPE_RECORD && type->decl->name == name)
        return type->decl;
    for (size_t i = 0; type->kind == TYPE_ERRORS && i < type->arg_count; i++) {
        struct type *member = type_resolved(type->args[i]);
        if (member->kind == TYPE_RECORD && member->decl->name == name) {
            *owner = member;
            return member->decl;
        }
    }
    return variant_of(c, type, name);
}

static void suggest_members(const struct type *type, struct suggestion *suggestion) {
    if (type->kind == TYPE_UNION || type->kind == TYPE_MAYBE) {
        for (size_t i = 0; i < type->decl->members.count; i++)
            suggest(suggestion, type->decl->members.items[i]->name->text);
    }
    for (size_t i = 0; type->kind == TYPE_ERRORS && i < type->arg_count; i++) {
        if (type->args[i]->decl)
            suggest(suggestion, type->args[i]->decl->name->text);
    }
}

static void report_no_member(struct checker *c, const struct node *node, struct type *type,
                             atom name) {
    if (type->kind == TYPE_ERROR)
        return;
    if (is_unknown(type)) {
        report(c->diags, DIAG_TYPE_UNKNOWN, node->span,
               "the type that is matched with '%s' is not known", name->text);
        silence(c, type);
        return;
    }
    struct diag *d = report(c->diags, DIAG_TYPE_MISMATCH, node->span, "'%s' is no variant of '%s'",
                            name->text, text_of(c, type));
    struct suggestion suggestion = {.wanted = name->text};
    suggest_members(type, &suggestion);
    if (suggestion.best)
        diag_help(d, "did you mean '%s'?", suggestion.best);
    else if (type->kind == TYPE_RESULT)
        diag_help(d, "match a Result with 'ok' and 'err'");
}

static void warn_capitalised(struct checker *c, const struct node *pattern,
                             const struct type *type) {
    const char *name = pattern->pat_name.name->text;
    if (!isupper((unsigned char)name[0]) ||
        (type->kind != TYPE_UNION && type->kind != TYPE_MAYBE && type->kind != TYPE_ERRORS))
        return;
    struct diag *d = report(c->diags, DIAG_UNREACHABLE_ARM, pattern->span,
                            "'%s' is no variant: it binds a new name and matches everything", name);
    struct suggestion suggestion = {.wanted = name};
    suggest_members(type, &suggestion);
    if (suggestion.best)
        diag_help(d, "did you mean '%s'?", suggestion.best);
}

/* A variant that is not imported would be taken for a new name. */
static void refuse_unseen(struct checker *c, const struct node *pattern,
                          const struct symbol *member) {
    const char *name = pattern->pat_name.name->text;
    const struct symbol *declared = member->parent ? member->parent : member;
    struct diag *d = report(c->diags, DIAG_UNKNOWN_NAME, pattern->span,
                            "'%s' of module '%s' is not imported here: this would bind a new name",
                            name, member->module->name);
    diag_help(d, "write 'import %s { %s };'", member->module->name, declared->name->text);
}

static void check_pattern_name(struct checker *c, struct node *pattern, struct type *type) {
    struct type *unseen = NULL;
    const struct symbol *meant =
        pattern->pat_name.symbol ? member_named(c, type, pattern->pat_name.name, &unseen) : NULL;
    if (meant && meant->module && meant->module != c->module)
        refuse_unseen(c, pattern, meant);
    if (pattern->pat_name.symbol) {
        if (!meant)
            warn_capitalised(c, pattern, type);
        bind_symbol(c, pattern, pattern->pat_name.symbol, type);
        return;
    }
    struct type *owner = NULL;
    struct symbol *member = member_named(c, type, pattern->pat_name.name, &owner);
    pattern->pat_name.variant = member;
    if (!member) {
        report_no_member(c, pattern, type, pattern->pat_name.name);
    } else if (type_field_count(member) > 0) {
        struct diag *d = report(c->diags, DIAG_WRONG_ARGUMENTS, pattern->span, "'%s' has fields",
                                member->name->text);
        diag_help(d, "write '%s { .. }' to leave them out", member->name->text);
    }
}

/* ---- variants and records with fields ---- */

static void check_field_patterns(struct checker *c, struct node *pattern, struct type *owner,
                                 struct symbol *member) {
    const struct node_list *fields = &pattern->pat_variant.fields;
    size_t given = 0;
    bool is_misspelt = false;
    for (size_t i = 0; i < fields->count; i++) {
        struct node *field = fields->items[i];
        if (field->kind != NODE_PAT_FIELD)
            continue;
        bool is_visible = owner->kind != TYPE_RECORD || fields_are_visible(c, owner);
        int index = is_visible ? type_field_index(member, field->pat_field.name) : -1;
        struct type *type = type_error_of(c);
        if (index >= 0) {
            type = type_field(c->types, type_zonk(c->types, owner), member, (size_t)index);
            given++;
        } else {
            report_no_field(c, field->span, member->name->text, member, field->pat_field.name);
            is_misspelt = true; // it may be the one that seems left out
        }
        for (size_t k = 0; k < i; k++) {
            if (fields->items[k]->kind == NODE_PAT_FIELD &&
                fields->items[k]->pat_field.name == field->pat_field.name)
                report(c->diags, DIAG_DECLARED_TWICE, field->span, "field '%s' is given twice",
                       field->pat_field.name->text);
        }
        if (field->pat_field.pattern)
            check_pattern(c, field->pat_field.pattern, type);
        set_type(c, field, type);
    }
    if (is_misspelt || pattern->pat_variant.has_rest || given >= type_field_count(member))
        return;
    struct diag *d = report(c->diags, DIAG_WRONG_ARGUMENTS, pattern->span,
                            "this pattern leaves out fields of '%s'", member->name->text);
    diag_help(d, "add '..' to leave them out on purpose");
}

static void check_variant_pattern(struct checker *c, struct node *pattern, struct type *type) {
    const struct atom_list *path = &pattern->pat_variant.path;
    if (path->count == 0)
        return;
    atom name = path->items[path->count - 1];
    struct type *owner = NULL;
    struct symbol *member = member_named(c, type, name, &owner);
    const struct symbol *named = pattern->pat_variant.symbol; // if something stands before a dot
    if (member && named && named->kind != SYMBOL_ERROR && named != member)
        member = NULL;
    pattern->pat_variant.variant = member;
    if (member) {
        check_field_patterns(c, pattern, owner, member);
        return;
    }
    report_no_member(c, pattern, type, name);
    for (size_t i = 0; i < pattern->pat_variant.fields.count; i++) {
        struct node *field = pattern->pat_variant.fields.items[i];
        if (field->kind == NODE_PAT_FIELD && field->pat_field.pattern)
            check_pattern(c, field->pat_field.pattern, type_error_of(c));
    }
}

/* ---- the rest ---- */

static void check_literal_pattern(struct checker *c, struct node *literal, struct type *type) {
    if (!literal)
        return;
    struct type *own = check_expr(c, literal, (struct want){.type = type});
    if (type->kind == TYPE_NEVER || type_unify(c->types, own, type))
        return;
    report(c->diags, DIAG_TYPE_MISMATCH, literal->span, "found '%s', but '%s' is matched",
           text_of(c, own), text_of(c, type));
}

static void check_result_pattern(struct checker *c, struct node *pattern, struct type *type) {
    bool is_ok = pattern->kind == NODE_PAT_OK;
    struct node *inner = is_ok ? pattern->pat_ok.pattern : pattern->pat_err.pattern;
    struct type *part = type_error_of(c);
    if (type->kind == TYPE_RESULT)
        part = type->args[is_ok ? 0 : 1];
    else if (type->kind != TYPE_ERROR)
        report(c->diags, DIAG_TYPE_MISMATCH, pattern->span,
               "'%s' matches a Result, but '%s' is matched", is_ok ? "ok" : "err",
               text_of(c, type));
    if (inner)
        check_pattern(c, inner, part);
}

static void check_tuple_pattern(struct checker *c, struct node *pattern, struct type *type) {
    const struct node_list *items = &pattern->pat_tuple.items;
    if (is_unknown(type)) {
        struct type **args = arena_alloc(c->arena, (items->count + 1) * sizeof *args);
        for (size_t i = 0; i < items->count; i++)
            args[i] = type_variable(c->types, VAR_ANY);
        struct type *tuple = type_tuple(c->types, args, items->count);
        type_unify(c->types, type, tuple);
        type = tuple;
    }
    bool fits = type->kind == TYPE_TUPLE && type->arg_count == items->count;
    if (!fits && type->kind != TYPE_ERROR)
        report(c->diags, DIAG_TYPE_MISMATCH, pattern->span, "a tuple of %u is matched with '%s'",
               items->count, text_of(c, type));
    for (size_t i = 0; i < items->count; i++)
        check_pattern(c, items->items[i], fits ? type->args[i] : type_error_of(c));
}

/* Of arrays the count is known: the pattern must fit it. Lists and views may have any. */
static bool check_array_count(struct checker *c, const struct node *pattern,
                              const struct type *type) {
    const struct node_list *items = &pattern->pat_array.items;
    bool has_rest = false;
    for (size_t i = 0; i < items->count; i++)
        has_rest |= items->items[i]->kind == NODE_PAT_REST;
    size_t count = items->count - has_rest;
    if (type_is_open_array(type) && count > 0) {
        struct diag *d =
            report(c->diags, DIAG_TYPE_MISMATCH, pattern->span,
                   "the length of '%s' is not known here", text_of(c, (struct type *)type));
        diag_help(d, "match a view of it: '…[..]'");
        return false;
    }
    if (type_is_open_array(type))
        return true;
    if (type->kind != TYPE_ARRAY || (has_rest ? count <= type->count : count == type->count))
        return true;
    struct diag *d = report(c->diags, DIAG_TYPE_MISMATCH, pattern->span,
                            "a pattern of %zu element%s is matched with '%s'", count,
                            count == 1 ? "" : "s", text_of(c, (struct type *)type));
    if (count < type->count)
        diag_help(d, "add '..' to leave elements out on purpose");
    return false;
}

static void check_array_pattern(struct checker *c, struct node *pattern, struct type *type) {
    const struct node_list *items = &pattern->pat_array.items;
    struct type *element = type_error_of(c);
    if (is_unknown(type)) {
        report(c->diags, DIAG_TYPE_UNKNOWN, pattern->span,
               "the type that is matched with this pattern is not known");
        silence(c, type);
    } else if (type_has_elements(type)) {
        if (check_array_count(c, pattern, type))
            element = type->args[0];
    } else if (type->kind != TYPE_ERROR) {
        report(c->diags, DIAG_TYPE_MISMATCH, pattern->span,
               "a pattern of elements is matched with '%s'", text_of(c, type));
    }
    for (size_t i = 0; i < items->count; i++) {
        if (items->items[i]->kind != NODE_PAT_REST)
            check_pattern(c, items->items[i], element);
    }
}

void check_pattern(struct checker *c, struct node *pattern, struct type *subject) {
    if (!pattern)
        return;
    struct type *type = type_resolved(subject);
    set_type(c, pattern, type);
    if (pattern->kind == NODE_PAT_NAME) {
        check_pattern_name(c, pattern, type);
    } else if (pattern->kind == NODE_PAT_LITERAL) {
        check_literal_pattern(c, pattern->pat_literal.literal, type);
    } else if (pattern->kind == NODE_PAT_RANGE) {
        check_literal_pattern(c, pattern->pat_range.low, type);
        check_literal_pattern(c, pattern->pat_range.high, type);
        if (!type_is_number(type) && type->kind != TYPE_CHAR && type->kind != TYPE_ERROR &&
            type->kind != TYPE_VAR && type->kind != TYPE_DURATION)
            report(c->diags, DIAG_TYPE_MISMATCH, pattern->span,
                   "a range does not match values of '%s'", text_of(c, type));
    } else if (pattern->kind == NODE_PAT_VARIANT) {
        check_variant_pattern(c, pattern, type);
    } else if (pattern->kind == NODE_PAT_OK || pattern->kind == NODE_PAT_ERR) {
        check_result_pattern(c, pattern, type);
    } else if (pattern->kind == NODE_PAT_OR) {
        for (size_t i = 0; i < pattern->pat_or.alternatives.count; i++)
            check_pattern(c, pattern->pat_or.alternatives.items[i], type);
    } else if (pattern->kind == NODE_PAT_AS) {
        bind_symbol(c, pattern, pattern->pat_as.symbol, type);
        check_pattern(c, pattern->pat_as.pattern, type);
    } else if (pattern->kind == NODE_PAT_TUPLE) {
        check_tuple_pattern(c, pattern, type);
    } else if (pattern->kind == NODE_PAT_ARRAY) {
        check_array_pattern(c, pattern, type);
    }
}

void check_irrefutable(struct checker *c, struct node *pattern, struct type *subject,
                       const char *where) {
    if (pattern->kind == NODE_PAT_WILD ||
        (pattern->kind == NODE_PAT_NAME && pattern->pat_name.symbol))
        return;
    pend(c, (struct pending){
                .kind = PENDING_IRREFUTABLE, .type = subject, .node = pattern, .what = where});
}
