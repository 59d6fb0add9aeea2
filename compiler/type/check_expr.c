/*
 * Expressions: the dispatch over nodes, literals, names, `ok` and `err`, arrays and tuples. The check is
 * bidirectional: what is wanted goes down, the type comes up, and where a declared type meets an
 * expression coerce() has the last word. (spec 4)
 */
#include "type/internal.h"

/* ---- meeting a declared type ---- */

static bool takes_branches(const struct node *node) {
    return node->kind == NODE_IF || node->kind == NODE_MATCH || node->kind == NODE_IF_MATCH ||
           node->kind == NODE_BLOCK;
}

void check_into(struct checker *c, struct node *node, struct type *to, struct reason reason) {
    if (!node)
        return;
    struct type *from = check_expr(c, node, (struct want){.type = to, .is_declared = true});
    if (takes_branches(node) && type_resolved(from) == type_resolved(to))
        return; // each branch met the type already
    if (!coerce(c, node, from, to))
        report_mismatch(c, node, from, to, reason);
}

struct type *check_value(struct checker *c, struct node *node) {
    return node ? check_expr(c, node, WANT_NOTHING) : type_error_of(c);
}

struct type *check_operand(struct checker *c, struct node *node, struct want want) {
    struct type *type = node ? type_resolved(check_expr(c, node, want)) : type_error_of(c);
    if (type->kind != TYPE_NEVER)
        return type;
    report(c->diags, DIAG_TYPE_MISMATCH, node->span, "this never gives a value");
    return type_error_of(c);
}

void check_condition(struct checker *c, struct node *node) {
    if (!node)
        return;
    struct type *boolean = type_make(c->types, TYPE_BOOL);
    struct type *type = check_operand(c, node, (struct want){.type = boolean});
    if (coerce(c, node, type, boolean))
        return;
    struct diag *d = report(c->diags, DIAG_TYPE_MISMATCH, node->span,
                            "found '%s', expected 'Bool' in a condition", text_of(c, type));
    if (type_is_integer(type_resolved(type)))
        diag_help(d, "compare it: '… != 0'");
}

/* ---- results that nobody takes ---- */

bool result_is_ignorable(struct checker *c, const struct type *type) {
    struct type *errors = type_resolved(type->args[1]);
    if (errors->kind == TYPE_NEVER || errors->kind == TYPE_ERROR)
        return true;
    return errors->kind == TYPE_RECORD && errors->decl == c->names->cancelled;
}

void check_must_use(struct checker *c, struct node *node, struct type *type) {
    type = type_resolved(type);
    if (type->kind != TYPE_RESULT || result_is_ignorable(c, type))
        return;
    struct diag *d = report(c->diags, DIAG_RESULT_UNUSED, node->span,
                            "this '%s' is not used: its error would be lost", text_of(c, type));
    diag_help(d, "handle it with 'match', 'check' or '?', or discard it with '_ = …;'");
}

void check_discarded(struct checker *c, struct node *node) {
    if (!node)
        return;
    struct type *type = check_expr(c, node, (struct want){.is_discarded = true});
    if (!takes_branches(node))
        check_must_use(c, node, type);
}

/* ---- literals ---- */

static struct type *literal_type(struct checker *c, struct node *node, atom suffix,
                                 enum var_class class, struct want want) {
    struct type *wanted = want.type ? type_resolved(want.type) : NULL;
    if (suffix) {
        static const char *const names[] = {"i8",  "i16", "i32",   "i64",   "u8",  "u16",
                                            "u32", "u64", "isize", "usize", "f32", "f64"};

        static const enum type_kind kinds[] = {TYPE_I8,    TYPE_I16,   TYPE_I32, TYPE_I64,
                                               TYPE_U8,    TYPE_U16,   TYPE_U32, TYPE_U64,
                                               TYPE_ISIZE, TYPE_USIZE, TYPE_F32, TYPE_F64};

        for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
            if (suffix == atom_of(&c->unit->atoms, names[i]))
                return type_make(c->types, kinds[i]);
        }
        report(c->diags, DIAG_BAD_NUMBER, node->span, "'%s' is no suffix of a number",
               suffix->text);
        return type_error_of(c);
    }
    if (wanted && wanted->kind == TYPE_RESULT && want.is_declared)
        wanted = type_resolved(wanted->args[0]);
    bool fits =
        wanted && (class == VAR_INTEGER ? type_is_number(wanted)
                                        : wanted->kind == TYPE_F32 || wanted->kind == TYPE_F64);
    return fits ? wanted : type_variable(c->types, class);
}

static struct type *check_integer(struct checker *c, struct node *node, struct want want) {
    pend(c, (struct pending){.kind = PENDING_LITERAL, .node = node});
    struct type *type = literal_type(c, node, node->integer.suffix, VAR_INTEGER, want);
    return type;
}

/* ---- names ---- */

static struct type *wrong_name(struct checker *c, struct node *node, const struct symbol *symbol,
                               const char *what, const char *help) {
    struct diag *d = report(c->diags, DIAG_WRONG_KIND_OF_NAME, node->span, "'%s' is %s",
                            symbol->name->text, what);
    if (symbol->span.end && !symbol->is_prelude)
        diag_label(d, symbol->span, "'%s' is declared here", symbol->name->text);
    if (help)
        diag_help(d, "%s", help);
    return type_error_of(c);
}

/* A generic function as a value: what is done with it tells its type arguments. */
static struct type *check_generic_use(struct checker *c, struct node *node,
                                      const struct symbol *function) {
    const struct signature *signature = function->signature;
    size_t count = signature->type_params.count;
    struct function_use *use = ARENA_NEW(c->arena, struct function_use);
    for (size_t i = 0; i < count; i++) {
        VEC_PUSH(c->arena, &use->targs, type_variable(c->types, VAR_ANY));
        expect_type_argument(c, node, signature, i, use->targs.items[i]);
    }
    for (size_t i = 0; i < count; i++)
        keep(c, &use->targs.items[i]);
    if (node->kind == NODE_NAME)
        node->name.use = use;
    else
        node->member.use = use;
    VEC_PUSH(c->arena, &c->calls, node);
    return type_substitute(c->types, function->type, signature->type_params.items, use->targs.items,
                           count);
}

static struct type *check_name(struct checker *c, struct node *node, struct symbol *symbol,
                               struct want want) {
    switch (symbol->kind) {
    case SYMBOL_ERROR: return type_error_of(c);
    case SYMBOL_LOCAL:
    case SYMBOL_PARAM: return symbol->type ? symbol->type : type_error_of(c);
    case SYMBOL_CONSTANT: return constant_type(c, symbol);
    case SYMBOL_FUNCTION:
        if (!symbol->signature)
            return type_error_of(c);
        return symbol->signature->type_params.count > 0 ? check_generic_use(c, node, symbol)
                                                        : symbol->type;
    case SYMBOL_VARIANT:
    case SYMBOL_ERROR_TYPE: return check_fieldless(c, node, symbol, want);
    case SYMBOL_CAPABILITY: return type_capability(c->types, symbol->effect);
    case SYMBOL_BUILTIN: return wrong_name(c, node, symbol, "a builtin and must be called", NULL);
    case SYMBOL_RECORD:
        return wrong_name(c, node, symbol, "a type, not a value",
                          "a value is written with its fields: 'Name { field: … }'");
    case SYMBOL_TYPE_PARAM:
        if (symbol->constraints & CONSTRAINT_USIZE)
            return type_make(c->types, TYPE_USIZE);
        return wrong_name(c, node, symbol, "a type, not a value", NULL);
    case SYMBOL_UNION:
    case SYMBOL_DOMAIN:
    case SYMBOL_ALIAS:
    case SYMBOL_BUILTIN_TYPE: return wrong_name(c, node, symbol, "a type, not a value", NULL);
    case SYMBOL_NAMESPACE: return wrong_name(c, node, symbol, "a namespace, not a value", NULL);
    }
    return type_error_of(c);
}

/* ---- ok and err ---- */

static struct type *wanted_result(struct want want) {
    struct type *wanted = want.type ? type_resolved(want.type) : NULL;
    return wanted && wanted->kind == TYPE_RESULT ? wanted : NULL;
}

static struct type *check_ok(struct checker *c, struct node *node, struct want want) {
    struct type *wanted = wanted_result(want);
    struct node *value = node->ok.value;
    if (!wanted) {
        struct type *type = value ? check_value(c, value) : type_unit_of(c);
        return type_result(c->types, type, type_variable(c->types, VAR_ANY));
    }
    struct type *inner = type_resolved(wanted->args[0]);
    if (value)
        check_into(c, value, inner, (struct reason){0});
    else if (!type_unify(c->types, type_unit_of(c), inner))
        report(c->diags, DIAG_TYPE_MISMATCH, node->span,
               "found 'ok' without a value, expected one of type '%s'", text_of(c, inner));
    return wanted;
}

static struct type *check_err(struct checker *c, struct node *node, struct want want) {
    struct type *wanted = wanted_result(want);
    struct node *value = node->err.value;
    struct type *allowed = wanted ? type_resolved(wanted->args[1]) : NULL;
    struct type *error = value ? type_resolved(check_expr(c, value, (struct want){.type = allowed}))
                               : type_error_of(c);
    if (error->kind == TYPE_ERROR)
        return wanted ? wanted : type_error_of(c);
    if (error->kind != TYPE_PARAM && !type_is_error_value(error)) {
        struct diag *d = report(c->diags, DIAG_TYPE_MISMATCH, value->span, "'%s' is not an error",
                                text_of(c, error));
        diag_help(d, "declare one with 'error Name { … }'");
        return wanted ? wanted : type_error_of(c);
    }
    if (!wanted)
        return type_result(c->types, type_variable(c->types, VAR_ANY), error);
    if (!coerce(c, value, error, allowed)) {
        struct diag *d = report(c->diags, DIAG_ERROR_NOT_DECLARED, value->span,
                                "'%s' does not fit the errors that can leave here, '%s'",
                                text_of(c, error), text_of(c, allowed));
        const struct frame *frame = c->frame;
        if (frame && frame->result_reason.span.end)
            diag_label(d, frame->result_reason.span, "%s", frame->result_reason.text);
    }
    return wanted;
}

/* ---- arrays, tuples, ranges ---- */

static struct type *elements_wanted(struct want want, enum type_kind *kind) {
    struct type *wanted = want.type ? type_resolved(want.type) : NULL;
    if (wanted && wanted->kind == TYPE_RESULT)
        wanted = type_resolved(wanted->args[0]);
    bool is_list = wanted && wanted->kind == TYPE_LIST;
    *kind = is_list ? TYPE_LIST : TYPE_ARRAY;
    return wanted && (is_list || wanted->kind == TYPE_ARRAY) ? wanted->args[0] : NULL;
}

static struct type *check_array(struct checker *c, struct node *node, struct want want) {
    enum type_kind kind;
    struct type *element = elements_wanted(want, &kind);
    const struct node_list *items = &node->array.items;
    bool is_silent = want.type && type_resolved(want.type)->kind == TYPE_ERROR;
    if (is_silent)
        element = type_error_of(c);
    if (!element && items->count == 0) {
        struct diag *d = report(c->diags, DIAG_TYPE_UNKNOWN, node->span,
                                "the type of the empty list is not known");
        diag_help(d, "write it down: 'var xs: List<T> = [];'");
        return type_error_of(c);
    }
    if (!element)
        element = type_variable(c->types, VAR_ANY);
    for (size_t i = 0; i < items->count; i++)
        check_into(c, items->items[i], element,
                   (struct reason){.span = i ? items->items[0]->span : (struct span){0},
                                   .text = "the first element has this type"});
    if (kind == TYPE_LIST)
        return type_of(c->types, TYPE_LIST, element);
    return type_array(c->types, element, items->count);
}

static struct type *check_array_repeat(struct checker *c, struct node *node, struct want want) {
    enum type_kind kind;
    struct type *element = elements_wanted(want, &kind);
    struct node *value = node->array_repeat.value;
    struct node *times = node->array_repeat.times;
    if (element)
        check_into(c, value, element, (struct reason){0});
    else
        element = check_value(c, value);
    pend(c, (struct pending){.kind = PENDING_CLONE, .type = element, .node = value});
    struct type *usize = type_make(c->types, TYPE_USIZE);
    struct type *type = type_resolved(check_expr(c, times, (struct want){.type = usize}));
    bool is_integer = type_is_integer(type) || type->kind == TYPE_ERROR ||
                      (type->kind == TYPE_VAR && type_unify(c->types, type, usize));
    if (!is_integer)
        report_mismatch(c, times, type, usize, (struct reason){0});
    if (kind == TYPE_LIST)
        return type_of(c->types, TYPE_LIST, element);
    struct symbol *param = times->kind == NODE_NAME ? times->name.symbol : NULL;
    if (param && param->kind == SYMBOL_TYPE_PARAM && param->constraints & CONSTRAINT_USIZE)
        return type_array_of(c->types, element, symbol_as_type(c, param));
    __int128 count = 0;
    if (!is_integer || !constant_integer(c, times, &count))
        return type_error_of(c);
    if (count < 0 || count > UINT32_MAX) {
        report(c->diags, DIAG_LITERAL_RANGE, times->span, "this length is not possible");
        return type_error_of(c);
    }
    return type_array(c->types, element, (uint64_t)count);
}

static struct type *check_tuple(struct checker *c, struct node *node, struct want want) {
    struct type *wanted = want.type ? type_resolved(want.type) : NULL;
    const struct node_list *items = &node->tuple.items;
    if (wanted && (wanted->kind != TYPE_TUPLE || wanted->arg_count != items->count))
        wanted = NULL;
    struct type **types = arena_alloc(c->arena, (items->count + 1) * sizeof *types);
    for (size_t i = 0; i < items->count; i++) {
        types[i] = wanted ? wanted->args[i] : NULL;
        if (wanted)
            check_into(c, items->items[i], types[i], (struct reason){0});
        else
            types[i] = check_value(c, items->items[i]);
    }
    return type_tuple(c->types, types, items->count);
}

struct type *check_range(struct checker *c, struct node *node) {
    struct node *low = node->range.low;
    struct node *high = node->range.high;
    if (!low || !high) {
        report(c->diags, DIAG_TYPE_UNKNOWN, node->span,
               "a range without both ends stands in a slice only");
        return type_error_of(c);
    }
    struct type *type = check_operand(c, low, WANT_NOTHING);
    struct type *other = check_operand(c, high, (struct want){.type = type});
    if (!type_unify(c->types, type, other)) {
        report_mismatch(c, high, other, type,
                        (struct reason){low->span, "the range begins with this type"});
        return type_error_of(c);
    }
    type = type_resolved(type);
    if (type->kind == TYPE_VAR && type->var_class == VAR_ANY)
        type_unify(c->types, type, type_variable(c->types, VAR_INTEGER));
    type = type_resolved(type);
    if (!type_is_integer(type) && type->kind != TYPE_CHAR && type->kind != TYPE_ERROR &&
        type->kind != TYPE_VAR) {
        report(c->diags, DIAG_TYPE_MISMATCH, node->span, "a range of '%s' is not possible",
               text_of(c, type));
        return type_error_of(c);
    }
    return type_of(c->types, TYPE_RANGE, type);
}

static struct type *range_as_value(struct checker *c, struct node *node) {
    check_range(c, node);
    struct diag *d = report(c->diags, DIAG_TYPE_MISMATCH, node->span, "a range is no value");
    diag_help(d, "ranges stand behind the 'in' of a loop, in slices and in patterns");
    return type_error_of(c);
}

/* ---- the dispatch ---- */

static struct type *check_is(struct checker *c, struct node *node) {
    struct type *subject = check_operand(c, node->is.value, WANT_NOTHING);
    check_pattern(c, node->is.pattern, subject);
    return type_make(c->types, TYPE_BOOL);
}

static struct type *not_yet(struct checker *c, struct node *node, const char *what) {
    report(c->diags, DIAG_NOT_SUPPORTED, node->span, "%s is not supported yet", what);
    return type_error_of(c);
}

static struct type *expr_type(struct checker *c, struct node *node, struct want want) {
    switch (node->kind) {
    case NODE_BLOCK: return check_block(c, node, want);
    case NODE_IF: return check_if(c, node, want);
    case NODE_IF_MATCH: return check_if_match(c, node, want);
    case NODE_IS: return check_is(c, node);
    case NODE_MATCH: return check_match(c, node, want);
    case NODE_NAME:
        return node->name.symbol ? check_name(c, node, node->name.symbol, want) : type_error_of(c);
    case NODE_INT: return check_integer(c, node, want);
    case NODE_FLOAT: return literal_type(c, node, node->real.suffix, VAR_FLOAT, want);
    case NODE_DURATION: return type_make(c->types, TYPE_DURATION);
    case NODE_CHAR: return type_make(c->types, TYPE_CHAR);
    case NODE_STRING: return type_make(c->types, TYPE_STRING);
    case NODE_BOOL: return type_make(c->types, TYPE_BOOL);
    case NODE_UNIT: return type_unit_of(c);
    case NODE_TUPLE: return check_tuple(c, node, want);
    case NODE_ARRAY: return check_array(c, node, want);
    case NODE_ARRAY_REPEAT: return check_array_repeat(c, node, want);
    case NODE_RECORD: return check_record(c, node, want);
    case NODE_UNARY: return check_unary(c, node, want);
    case NODE_BINARY: return check_operator(c, node, want);
    case NODE_RANGE: return range_as_value(c, node);
    case NODE_OK: return check_ok(c, node, want);
    case NODE_ERR: return check_err(c, node, want);
    case NODE_TRY: return check_try(c, node);
    case NODE_CALL: return check_call(c, node, want);
    case NODE_MEMBER:
        if (node->member.symbol)
            return check_name(c, node, node->member.symbol, want);
        return check_member(c, node);
    case NODE_INDEX: return check_index(c, node, want);
    case NODE_CLOSURE: return check_closure(c, node, want);
    case NODE_SELECT: return not_yet(c, node, "'task.select'");
    case NODE_LET:
    case NODE_EXPR_STMT:
    case NODE_DISCARD:
    case NODE_ASSIGN:
    case NODE_RETURN:
    case NODE_BREAK:
    case NODE_CONTINUE:
    case NODE_WHILE:
    case NODE_WHILE_MATCH:
    case NODE_FOR:
    case NODE_DEFER:
    case NODE_ENSURE:
    case NODE_PLACEHOLDER:
        return check_stmt(c, node) ? type_make(c->types, TYPE_NEVER) : type_unit_of(c);
    case NODE_FILE:
    case NODE_FUNCTION:
    case NODE_EFFECT_NAME:
    case NODE_GPARAM:
    case NODE_PARAM:
    case NODE_RECORD_DECL:
    case NODE_UNION_DECL:
    case NODE_ALIAS_DECL:
    case NODE_ERROR_DECL:
    case NODE_DOMAIN_DECL:
    case NODE_VARIANT:
    case NODE_FIELD:
    case NODE_CONST_DECL:
    case NODE_IMPORT:
    case NODE_IMPORT_NAME:
    case NODE_TYPE_NAME:
    case NODE_TYPE_MUT:
    case NODE_TYPE_COUNT:
    case NODE_TYPE_FUNCTION:
    case NODE_TYPE_MAYBE:
    case NODE_TYPE_UNION:
    case NODE_TYPE_TUPLE:
    case NODE_ARM:
    case NODE_INIT:
    case NODE_ARG:
    case NODE_SELECT_ARM:
    case NODE_PAT_NAME:
    case NODE_PAT_WILD:
    case NODE_PAT_LITERAL:
    case NODE_PAT_RANGE:
    case NODE_PAT_VARIANT:
    case NODE_PAT_FIELD:
    case NODE_PAT_OK:
    case NODE_PAT_ERR:
    case NODE_PAT_OR:
    case NODE_PAT_AS:
    case NODE_PAT_TUPLE:
    case NODE_PAT_ARRAY:
    case NODE_PAT_REST:
    case NODE_ERROR: return type_error_of(c);
    }
    return type_error_of(c);
}

struct type *check_expr(struct checker *c, struct node *node, struct want want) {
    return set_type(c, node, expr_type(c, node, want));
}
