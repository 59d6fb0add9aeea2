/*
 * Types as they are written, turned into types. The outermost function type of a parameter is treated
 * by its caller (its row may be open); everywhere else a function type without a clause is pure.
 * (spec 3, 6)
 */
#include <string.h>

#include "type/internal.h"

static struct type *error_type(struct checker *c) {
    return type_error_of(c);
}

static bool expect_args(struct checker *c, const struct node *node, const char *name, size_t want) {
    size_t have = node->type_name.args.count;
    if (have == want)
        return true;
    report(c->diags, DIAG_WRONG_ARGUMENTS, node->span, "'%s' has %zu type argument%s, expected %zu",
           name, have, have == 1 ? "" : "s", want);
    return false;
}

static struct type *later(struct checker *c, const struct node *node, const char *name) {
    report(c->diags, DIAG_NOT_SUPPORTED, node->span, "'%s' is not supported yet", name);
    return error_type(c);
}

/* A number where types stand: a COUNT, or a parameter that is one. */
static struct type *count_from_node(struct checker *c, struct node *count, const char *what) {
    if (count->kind == NODE_TYPE_COUNT)
        return type_count(c->types, count->type_count.count);
    struct symbol *symbol = count->kind == NODE_TYPE_NAME ? count->type_name.symbol : NULL;
    if (symbol && symbol->kind == SYMBOL_CONSTANT) {
        __int128 value = 0;
        struct node name = {.kind = NODE_NAME, .span = count->span};
        name.name.name = symbol->name;
        name.name.symbol = symbol;
        if (!constant_integer(c, &name, &value))
            return error_type(c);
        if (value >= 0 && value <= UINT32_MAX)
            return type_count(c->types, (uint64_t)value);
    }
    if (symbol && symbol->kind == SYMBOL_TYPE_PARAM && symbol->constraints & CONSTRAINT_USIZE)
        return symbol_as_type(c, symbol);
    if (symbol && symbol->kind == SYMBOL_ERROR)
        return error_type(c);
    report(c->diags, DIAG_WRONG_ARGUMENTS, count->span,
           "%s is a whole number known at compile time", what);
    return error_type(c);
}

struct type *type_argument_from_node(struct checker *c, struct node *node, struct symbol *param) {
    if (!(param->constraints & CONSTRAINT_USIZE))
        return type_from_node(c, node);
    const char *what = arena_printf(c->arena, "'%s'", param->name->text);
    return count_from_node(c, node, what);
}

static struct type *array_from_node(struct checker *c, struct node *node) {
    if (!expect_args(c, node, "Array", 2))
        return error_type(c);
    struct type *element = type_from_node(c, node->type_name.args.items[0]);
    struct type *length =
        count_from_node(c, node->type_name.args.items[1], "the length of an Array");
    return length->kind == TYPE_ERROR ? length : type_array_of(c->types, element, length);
}

static struct type *scope_from_node(struct checker *c, struct node *node, const char *name) {
    enum scope_kind kind = !strcmp(name, "Nursery") ? SCOPE_NURSERY : SCOPE_SCOPE;
    if (!strcmp(name, "Supervisor"))
        return later(c, node, name);
    if (node->type_name.args.count == 0)
        return type_scope(c->types, type_make(c->types, TYPE_NEVER), kind);
    if (!expect_args(c, node, name, 1))
        return error_type(c);
    return type_scope(c->types, type_from_node(c, node->type_name.args.items[0]), kind);
}

static bool is_error_or_param(const struct type *type) {
    return type->kind == TYPE_ERROR || type->kind == TYPE_PARAM || type->kind == TYPE_NEVER ||
           type_is_error_value(type);
}

static struct type *checked_error(struct checker *c, struct node *node) {
    struct type *type = type_from_node(c, node);
    if (is_error_or_param(type))
        return type;
    struct diag *d = report(c->diags, DIAG_TYPE_MISMATCH, node->span, "'%s' is not an error type",
                            text_of(c, type));
    diag_help(d, "declare one with 'error Name { … }'");
    return error_type(c);
}

static struct type *view_from_node(struct checker *c, struct node *node) {
    if (!expect_args(c, node, "View", 1))
        return error_type(c);
    struct node *element = node->type_name.args.items[0];
    if (element->kind != NODE_TYPE_MUT)
        return type_view(c->types, type_from_node(c, element), false);
    return type_view(c->types, type_from_node(c, element->type_mut.inner), true);
}

static struct type *atomic_from_node(struct checker *c, struct node *node) {
    struct type *element = type_from_node(c, node->type_name.args.items[0]);
    if (!type_is_integer(element) && element->kind != TYPE_BOOL && element->kind != TYPE_CHAR &&
        element->kind != TYPE_ERROR) {
        report(c->diags, DIAG_CONSTRAINT, node->span,
               "an Atomic holds an integer, a Bool or a Char, not '%s'", text_of(c, element));
        return error_type(c);
    }
    return type_of(c->types, TYPE_ATOMIC, element);
}

static struct type *builtin_from_node(struct checker *c, struct node *node,
                                      const struct symbol *symbol) {
    enum type_kind kind = (enum type_kind)symbol->builtin_type;
    const char *name = symbol->name->text;
    const struct node_list *args = &node->type_name.args;
    if (kind == TYPE_ARRAY)
        return array_from_node(c, node);
    if (kind == TYPE_VIEW)
        return view_from_node(c, node);
    if (kind == TYPE_SCOPE)
        return scope_from_node(c, node, name);
    if (kind == TYPE_RESULT) {
        if (!expect_args(c, node, name, 2))
            return error_type(c);
        struct type *value = type_from_node(c, args->items[0]);
        return type_result(c->types, value, checked_error(c, args->items[1]));
    }
    if (kind == TYPE_LIST || kind == TYPE_TASK || kind == TYPE_ATOMIC || kind == TYPE_CHANNEL ||
        kind == TYPE_MUTEX) {
        if (!expect_args(c, node, name, 1))
            return error_type(c);
        return kind == TYPE_ATOMIC ? atomic_from_node(c, node)
                                   : type_of(c->types, kind, type_from_node(c, args->items[0]));
    }
    if (!expect_args(c, node, name, 0))
        return error_type(c);
    return kind == TYPE_CAPABILITY ? type_capability(c->types, symbol->effect)
                                   : type_make(c->types, kind);
}

static struct type *named_from_node(struct checker *c, struct node *node) {
    struct symbol *symbol = node->type_name.symbol;
    if (!symbol || symbol->kind == SYMBOL_ERROR)
        return error_type(c);
    if (symbol->kind == SYMBOL_BUILTIN_TYPE)
        return builtin_from_node(c, node, symbol);
    if (symbol->kind == SYMBOL_CONSTANT) {
        report(c->diags, DIAG_WRONG_KIND_OF_NAME, node->span, "'%s' is a constant, not a type",
               symbol->name->text);
        return error_type(c);
    }
    struct type *type = symbol_as_type(c, symbol);
    if (type_is_number_param(type)) {
        report(c->diags, DIAG_WRONG_KIND_OF_NAME, node->span, "'%s' is a number, not a type",
               symbol->name->text);
        return error_type(c);
    }
    size_t want = symbol->params.count;
    if (!expect_args(c, node, symbol->name->text, want))
        return error_type(c);
    if (want == 0)
        return type;
    struct type **args = arena_alloc(c->arena, want * sizeof *args);
    for (size_t i = 0; i < want; i++)
        args[i] =
            type_argument_from_node(c, node->type_name.args.items[i], symbol->params.items[i]);
    return type_substitute(c->types, type, symbol->params.items, args, want);
}

effect_set effects_from_nodes(const struct node_list *effects) {
    effect_set set = 0;
    for (size_t i = 0; i < effects->count; i++) {
        enum effect effect;
        if (effects->items[i]->kind == NODE_EFFECT_NAME &&
            effect_find(effects->items[i]->effect_name.name->text, &effect))
            set |= (effect_set)1 << effect;
    }
    return set;
}

struct type *error_set_from_nodes(struct checker *c, const struct node_list *nodes) {
    struct type *set = type_make(c->types, TYPE_NEVER);
    for (size_t i = 0; i < nodes->count; i++)
        set = type_errors_union(c->types, set, checked_error(c, nodes->items[i]));
    return set;
}

static struct type *function_from_node(struct checker *c, struct node *node) {
    const struct node_list *params = &node->type_function.params;
    size_t count = params->count + 1;
    struct type **args = arena_alloc(c->arena, count * sizeof *args);
    enum param_mode *modes = arena_alloc(c->arena, count * sizeof *modes);
    for (size_t i = 0; i < params->count; i++) {
        struct node *param = params->items[i];
        bool is_param = param->kind == NODE_PARAM;
        modes[i] = is_param ? param->param.mode : MODE_BORROW;
        args[i] = type_from_node(c, is_param ? param->param.declared : param);
    }
    struct type *result = node->type_function.result ? type_from_node(c, node->type_function.result)
                                                     : type_unit_of(c);
    if (node->type_function.has_errors)
        result =
            type_result(c->types, result, error_set_from_nodes(c, &node->type_function.errors));
    args[params->count] = result;
    struct effect_row *row = ARENA_NEW(c->arena, struct effect_row);
    row->fixed = effects_from_nodes(&node->type_function.effects);
    return type_function(c->types, args, count, modes, row);
}

static struct type *union_from_node(struct checker *c, struct node *node) {
    return error_set_from_nodes(c, &node->type_union.members);
}

static struct type *tuple_from_node(struct checker *c, struct node *node) {
    const struct node_list *items = &node->type_tuple.items;
    struct type **types = arena_alloc(c->arena, (items->count + 1) * sizeof *types);
    for (size_t i = 0; i < items->count; i++)
        types[i] = type_from_node(c, items->items[i]);
    return type_tuple(c->types, types, items->count);
}

struct type *type_from_node(struct checker *c, struct node *node) {
    if (!node)
        return error_type(c);
    if (node->type)
        return node->type;
    struct type *type = error_type(c);
    if (node->kind == NODE_TYPE_NAME)
        type = named_from_node(c, node);
    else if (node->kind == NODE_TYPE_FUNCTION)
        type = function_from_node(c, node);
    else if (node->kind == NODE_TYPE_MAYBE)
        type = type_of(c->types, TYPE_MAYBE, type_from_node(c, node->type_maybe.inner));
    else if (node->kind == NODE_TYPE_UNION)
        type = union_from_node(c, node);
    else if (node->kind == NODE_TYPE_TUPLE)
        type = tuple_from_node(c, node);
    else if (node->kind == NODE_UNIT)
        type = type_unit_of(c);
    else if (node->kind == NODE_TYPE_MUT)
        report(c->diags, DIAG_WRONG_ARGUMENTS, node->span, "'mut' stands in View<mut T> only");
    else if (node->kind == NODE_TYPE_COUNT)
        report(c->diags, DIAG_WRONG_ARGUMENTS, node->span, "found a number, expected a type");
    node->type = type;
    return type;
}
