/*
 * Records, variants and errors as values; fields, elements and slices; and which places may be
 * written. A variant's name is chosen by the type its place wants, if several unions have it. (spec 3)
 */
#include <string.h>

#include "resolve/suggest.h"
#include "type/internal.h"

/* ---- choosing the variant and its type ---- */

/* What a literal of this symbol has as its type: type parameters are variables yet to be found. */
static struct type *instance_of(struct checker *c, struct symbol *symbol,
                                const struct node_list *targs, struct node *node,
                                struct type *wanted) {
    struct type *type = symbol_as_type(c, symbol);
    const struct symbol *generic = type->decl;
    if (!generic || generic->params.count == 0 || type->kind == TYPE_ERROR)
        return type;
    size_t count = generic->params.count;
    struct type **args = arena_alloc(c->arena, count * sizeof *args);
    bool is_explicit = targs && targs->count > 0;
    if (is_explicit && targs->count != count) {
        report(c->diags, DIAG_WRONG_ARGUMENTS, node->span,
               "'%s' has %u type argument%s, expected %zu", symbol->name->text, targs->count,
               targs->count == 1 ? "" : "s", count);
        is_explicit = false;
    }
    for (size_t i = 0; i < count; i++) {
        struct symbol *param = generic->params.items[i];
        args[i] = is_explicit ? type_argument_from_node(c, targs->items[i], param)
                              : type_variable(c->types, VAR_ANY);

        static const enum constraint all[] = {CONSTRAINT_COPY, CONSTRAINT_EQ, CONSTRAINT_ORD,
                                              CONSTRAINT_HASH, CONSTRAINT_SHOW};

        for (size_t k = 0; k < sizeof all / sizeof *all; k++) {
            if (is_asked(param, all[k]))
                pend(c, (struct pending){.kind = PENDING_CONSTRAINT,
                                         .type = args[i],
                                         .node = node,
                                         .constraint = all[k],
                                         .what = param->name->text});
        }
        pend(c, (struct pending){.kind = PENDING_KNOWN,
                                 .type = args[i],
                                 .node = node,
                                 .what = arena_printf(c->arena, "type parameter '%s' of '%s'",
                                                      param->name->text, symbol->name->text)});
    }
    struct type *made =
        type_substitute(c->types, type, ((struct symbol *)generic)->params.items, args, count);
    if (wanted)
        type_unify(c->types, made, wanted);
    return made;
}

struct symbol *variant_of(struct checker *c, struct type *type, atom name) {
    (void)c;
    type = type_resolved(type);
    if (type->kind != TYPE_UNION && type->kind != TYPE_MAYBE)
        return NULL;
    for (size_t i = 0; i < type->decl->members.count; i++) {
        if (type->decl->members.items[i]->name == name)
            return type->decl->members.items[i];
    }
    return NULL;
}

/* The value type that a place wants, behind the `ok` it may be wrapped in. */
static struct type *wanted_value(struct want want) {
    struct type *wanted = want.type ? type_resolved(want.type) : NULL;
    return wanted && wanted->kind == TYPE_RESULT ? type_resolved(wanted->args[0]) : wanted;
}

static struct symbol *choose_variant(struct checker *c, struct symbol *symbol,
                                     struct type *wanted) {
    if (symbol->kind != SYMBOL_VARIANT || !wanted)
        return symbol;
    struct symbol *chosen = variant_of(c, wanted, symbol->name);
    return chosen ? chosen : symbol;
}

struct type *check_fieldless(struct checker *c, struct node *node, struct symbol *symbol,
                             struct want want) {
    struct type *wanted = wanted_value(want);
    if (node->kind == NODE_NAME) {
        symbol = choose_variant(c, symbol, wanted);
        node->name.symbol = symbol;
    }
    if (type_field_count(symbol) > 0) {
        struct diag *d = report(c->diags, DIAG_WRONG_ARGUMENTS, node->span, "'%s' needs its fields",
                                symbol->name->text);
        diag_label(d, symbol->span, "'%s' is declared here", symbol->name->text);
        diag_help(d, "write '%s { … }'", symbol->name->text);
    }
    bool is_lost = wanted && wanted->kind == TYPE_ERROR; // what it should be was reported
    return is_lost ? wanted : instance_of(c, symbol, NULL, node, wanted);
}

/* ---- record literals ---- */

void report_no_field(struct checker *c, struct span span, const char *owner, struct symbol *symbol,
                     atom name) {
    struct diag *d =
        report(c->diags, DIAG_NO_MEMBER, span, "'%s' has no field '%s'", owner, name->text);
    const struct node *decl = symbol->decl;
    const struct node_list *fields = !decl                            ? NULL
                                     : decl->kind == NODE_RECORD_DECL ? &decl->record_decl.fields
                                     : decl->kind == NODE_ERROR_DECL  ? &decl->error_decl.fields
                                     : decl->kind == NODE_VARIANT     ? &decl->variant.fields
                                                                      : NULL;
    struct suggestion suggestion = {.wanted = name->text};
    for (size_t i = 0; fields && i < fields->count; i++)
        suggest(&suggestion, fields->items[i]->field.name->text);
    if (suggestion.best)
        diag_help(d, "did you mean '%s'?", suggestion.best);
}

static atom field_name(const struct symbol *owner, size_t index) {
    const struct node *decl = owner->decl;
    const struct node_list *fields = decl->kind == NODE_RECORD_DECL  ? &decl->record_decl.fields
                                     : decl->kind == NODE_ERROR_DECL ? &decl->error_decl.fields
                                                                     : &decl->variant.fields;
    return fields->items[index]->field.name;
}

static void report_missing_fields(struct checker *c, const struct node *node,
                                  const struct symbol *symbol, const bool *given, size_t count) {
    struct strbuf names = {.arena = c->arena};
    size_t missing = 0;
    for (size_t i = 0; i < count; i++) {
        if (given[i])
            continue;
        strbuf_printf(&names, "%s'%s'", missing ? ", " : "", field_name(symbol, i)->text);
        missing++;
    }
    if (missing > 0)
        report(c->diags, DIAG_WRONG_ARGUMENTS, node->span, "'%s' lacks the field%s %s",
               symbol->name->text, missing == 1 ? "" : "s", strbuf_text(&names));
}

static void check_inits(struct checker *c, struct node *node, struct symbol *symbol,
                        struct type *type) {
    size_t count = type_field_count(symbol);
    bool *given = arena_alloc(c->arena, count + 1);
    bool is_misspelt = false;
    for (size_t i = 0; i < node->record.inits.count; i++) {
        struct node *init = node->record.inits.items[i];
        if (init->kind != NODE_INIT)
            continue;
        int index = type_field_index(symbol, init->init.name);
        if (index < 0) {
            report_no_field(c, init->span, symbol->name->text, symbol, init->init.name);
            check_value(c, init->init.value);
            is_misspelt = true;
            continue;
        }
        if (given[index])
            report(c->diags, DIAG_DECLARED_TWICE, init->span, "field '%s' is given twice",
                   init->init.name->text);
        given[index] = true;
        struct type *field = type_field(c->types, type_zonk(c->types, type), symbol, (size_t)index);
        check_into(c, init->init.value, field,
                   (struct reason){.span = symbol->is_prelude ? (struct span){0} : symbol->span,
                                   .text = "the field is declared here"});
    }
    if (!is_misspelt) // else it may be the missing one
        report_missing_fields(c, node, symbol, given, count);
}

static void check_inits_alone(struct checker *c, struct node *node) {
    for (size_t i = 0; i < node->record.inits.count; i++) {
        if (node->record.inits.items[i]->kind == NODE_INIT)
            check_expr(c, node->record.inits.items[i]->init.value,
                       (struct want){.type = type_error_of(c)});
    }
}

/* What such a value is made of is the library's own business. */
static void report_library_record(struct checker *c, const struct node *node,
                                  const struct symbol *symbol) {
    const char *name = symbol->name->text;
    struct diag *d = report(c->diags, DIAG_WRONG_KIND_OF_NAME, node->span,
                            "a %s is not written with its fields", name);
    if (symbol == c->names->map)
        diag_help(d, "'Map.new()' makes an empty one, 'Map.from([(key, value)])' one with entries");
    else if (!strcmp(name, "Semaphore") || !strcmp(name, "Barrier"))
        diag_help(d, "'%c%s(n)' makes one", name[0] - 'A' + 'a', name + 1);
}

struct type *check_record(struct checker *c, struct node *node, struct want want) {
    struct symbol *symbol = node->record.symbol;
    struct type *wanted = wanted_value(want);
    if (symbol && symbol->kind == SYMBOL_ALIAS) {
        struct type *target = symbol_as_type(c, symbol);
        if (target->kind == TYPE_RECORD)
            symbol = target->decl;
    }
    if (symbol && node->record.path.count == 1)
        symbol = choose_variant(c, symbol, wanted);
    bool is_record = symbol && (symbol->kind == SYMBOL_RECORD || symbol->kind == SYMBOL_VARIANT ||
                                symbol->kind == SYMBOL_ERROR_TYPE);
    if (!is_record) {
        if (symbol && symbol->kind != SYMBOL_ERROR)
            report(c->diags, DIAG_WRONG_KIND_OF_NAME, node->span,
                   "'%s' is no record, variant or error", symbol->name->text);
        check_inits_alone(c, node);
        return type_error_of(c);
    }
    if (symbol->kind == SYMBOL_RECORD && symbol->is_prelude && !c->in_library) {
        report_library_record(c, node, symbol);
        check_inits_alone(c, node);
        return type_error_of(c);
    }
    node->record.symbol = symbol;
    struct type *hint = wanted && wanted->kind == TYPE_ERRORS ? NULL : wanted;
    struct type *type = instance_of(c, symbol, &node->record.targs, node, hint);
    check_inits(c, node, symbol, type);
    return type;
}

/* ---- fields ---- */

struct type *check_tuple_field(struct checker *c, struct node *node, struct type *type) {
    const char *name = node->member.name->text;
    size_t index = 0;
    bool is_number = *name != '\0';
    for (const char *p = name; *p; p++) {
        is_number &= *p >= '0' && *p <= '9';
        index = index * 10 + (size_t)(*p - '0');
    }
    if (is_number && strlen(name) < 5 && index < type->arg_count) {
        node->member.field = (int)index;
        return type->args[index];
    }
    report(c->diags, DIAG_NO_MEMBER, node->member.name_span, "'%s' has no field '%s'",
           text_of(c, type), name);
    return type_error_of(c);
}

struct type *check_member(struct checker *c, struct node *node) {
    node->member.field = -1;
    struct node *base = node->member.base;
    atom name = node->member.name;
    bool is_namespace = base && base->kind == NODE_NAME && base->name.symbol &&
                        (base->name.symbol->kind == SYMBOL_NAMESPACE ||
                         base->name.symbol->kind == SYMBOL_BUILTIN_TYPE);
    if (is_namespace) {
        struct diag *d = report(c->diags, DIAG_NO_MEMBER, node->member.name_span,
                                "'%s' has no value '%s'", base->name.name->text, name->text);
        if (builtin_find(base->name.name->text, name->text))
            diag_help(d, "call it: '%s.%s(…)'", base->name.name->text, name->text);
        return type_error_of(c);
    }
    struct type *type = check_operand(c, base, WANT_NOTHING);
    if (type->kind == TYPE_ERROR)
        return type_error_of(c);
    if (type->kind == TYPE_TUPLE)
        return check_tuple_field(c, node, type);
    if (type->kind == TYPE_RECORD && fields_are_visible(c, type)) {
        int index = type_field_index(type->decl, name);
        if (index >= 0) {
            node->member.field = index;
            return type_field(c->types, type_zonk(c->types, type), type->decl, (size_t)index);
        }
        report_no_field(c, node->member.name_span, text_of(c, type), type->decl, name);
        return type_error_of(c);
    }
    if (is_unknown(type)) {
        report(c->diags, DIAG_TYPE_UNKNOWN, base->span,
               "the type of this value must be known before '.%s'", name->text);
        silence(c, type);
        return type_error_of(c);
    }
    struct diag *d = report(c->diags, DIAG_NO_MEMBER, node->member.name_span,
                            "'%s' has no field '%s'", text_of(c, type), name->text);
    if (method_of(type, name->text) || library_method(c, type, name->text))
        diag_help(d, "call it: '.%s(…)'", name->text);
    else if (type->kind == TYPE_RESULT)
        diag_help(d, "take the value with '?' or 'check' first");
    else if (type->kind == TYPE_UNION)
        diag_help(d, "match on the value to reach the fields of its variants");
    return type_error_of(c);
}

/* ---- elements and slices ---- */

static struct type *element_of(struct checker *c, struct type *type) {
    if (type->kind == TYPE_ARRAY || type->kind == TYPE_VIEW || type->kind == TYPE_LIST)
        return type->args[0];
    return type->kind == TYPE_STRING ? type_make(c->types, TYPE_U8) : NULL;
}

static void check_position(struct checker *c, struct node *node) {
    if (!node)
        return;
    struct type *usize = type_make(c->types, TYPE_USIZE);
    struct type *type = check_operand(c, node, (struct want){.type = usize});
    if (type_is_integer(type) || type->kind == TYPE_ERROR)
        return;
    // Any integer will do: the index does not say which one a variable is to be.
    const bool is_open = type->kind == TYPE_VAR && type->var_class != VAR_FLOAT;
    if (is_open && type_unify(c->types, type, type_variable(c->types, VAR_INTEGER)))
        return;
    report(c->diags, DIAG_TYPE_MISMATCH, node->span, "found '%s', expected an integer as index",
           text_of(c, type));
}

struct type *check_index(struct checker *c, struct node *node, struct want want) {
    struct node *index = node->index.index;
    struct type *base = check_operand(c, node->index.base, WANT_NOTHING);
    bool is_slice = index && index->kind == NODE_RANGE;
    if (type_is_map(c->types, base) && !is_slice) {
        check_into(c, index, base->args[0], (struct reason){0});
        return base->args[1];
    }
    if (is_slice) {
        check_position(c, index->range.low);
        check_position(c, index->range.high);
        index->type = type_of(c->types, TYPE_RANGE, type_make(c->types, TYPE_USIZE));
    } else {
        check_position(c, index);
    }
    if (base->kind == TYPE_ERROR)
        return type_error_of(c);
    struct type *element = element_of(c, base);
    if (!element) {
        report(c->diags, DIAG_TYPE_MISMATCH, node->index.base->span, "'%s' has no elements",
               text_of(c, base));
        return type_error_of(c);
    }
    if (!is_slice)
        return element;
    struct type *wanted = want.type ? type_resolved(want.type) : NULL;
    bool is_mut = wanted && wanted->kind == TYPE_VIEW && wanted->is_mut;
    if (is_mut && base->kind == TYPE_STRING) {
        report(c->diags, DIAG_NOT_ASSIGNABLE, node->index.base->span, "strings are immutable");
        return type_error_of(c);
    }
    if (is_mut && !check_writable(c, node->index.base, "a View<mut T> of it would change it"))
        return type_error_of(c);
    return type_view(c->types, element, is_mut);
}

/* ---- places ---- */

static bool report_constant(struct checker *c, const struct node *place,
                            const struct symbol *symbol, const char *what) {
    const char *kind = symbol->kind == SYMBOL_PARAM ? "a parameter" : "a constant";
    struct diag *d = report(c->diags, DIAG_NOT_ASSIGNABLE, place->span, "'%s' is %s: %s",
                            symbol->name->text, kind, what);
    if (symbol->span.end)
        diag_label(d, symbol->span, "'%s' is declared here", symbol->name->text);
    if (symbol->kind == SYMBOL_PARAM)
        diag_help(d, "declare it 'inout %s' to change it for the caller", symbol->name->text);
    else if (symbol->kind == SYMBOL_LOCAL)
        diag_help(d, "declare it with 'var'");
    return false;
}

bool check_writable(struct checker *c, struct node *place, const char *what) {
    if (place->type && type_resolved(place->type)->kind == TYPE_ERROR)
        return true;
    if (place->kind == NODE_MEMBER)
        return check_writable(c, place->member.base, what);
    if (place->kind == NODE_INDEX) {
        struct type *base = type_resolved(place->index.base->type);
        if (base->kind == TYPE_VIEW && base->is_mut)
            return true; // lent for writing, whatever holds the view
        if (base->kind == TYPE_VIEW || base->kind == TYPE_STRING) {
            struct diag *d = report(c->diags, DIAG_NOT_ASSIGNABLE, place->span,
                                    "elements of '%s' cannot be written", text_of(c, base));
            if (base->kind == TYPE_VIEW)
                diag_help(d, "take a 'View<mut T>'");
            return false;
        }
        return check_writable(c, place->index.base, what);
    }
    struct type *type = place->type ? type_resolved(place->type) : NULL;
    if (type && type->kind == TYPE_VIEW && type->is_mut)
        return true;
    if (place->kind == NODE_NAME) {
        const struct symbol *symbol = place->name.symbol;
        if (!symbol || symbol->kind == SYMBOL_ERROR || symbol->is_var)
            return true;
        return report_constant(c, place, symbol, what);
    }
    report(c->diags, DIAG_NOT_ASSIGNABLE, place->span, "this is not a place: %s", what);
    return false;
}
