/*
 * Instances without end. Generics are compiled once for each choice of type arguments, so a function
 * that calls itself with `T?` for its `T` would need infinitely many, and so would a type that holds
 * itself over `List<T>`. Type parameters are the nodes of a graph: an edge leads from a parameter to
 * the one that an argument mentioning it stands for, and grows if the argument is more than the bare
 * parameter. A cycle with a growing edge is what must not be. (spec 3)
 */
#include "type/internal.h"

void growth_add_edge(struct checker *c, struct node *node, struct type *argument, struct symbol *to,
                     bool is_inside) {
    argument = type_resolved(argument);
    if (argument->kind == TYPE_PARAM) {
        struct growth_edge edge = {argument->decl, to, node, is_inside};
        VEC_PUSH(c->arena, &c->growth, edge);
    }
    for (size_t i = 0; i < argument->arg_count; i++)
        growth_add_edge(c, node, argument->args[i], to, true);
}

/* A generic function as a value. */
static void add_use(struct checker *c, struct node *node, const struct symbol *function,
                    const struct function_use *use) {
    for (size_t i = 0; i < use->targs.count; i++)
        growth_add_edge(c, node, use->targs.items[i], function->signature->type_params.items[i],
                        false);
}

void growth_add_call(struct checker *c, struct node *node) {
    if (node->kind == NODE_NAME) {
        add_use(c, node, node->name.symbol, node->name.use);
        return;
    }
    if (node->kind == NODE_MEMBER) {
        add_use(c, node, node->member.symbol, node->member.use);
        return;
    }
    const struct call *call = node->call.info;
    if (call->kind != CALL_FUNCTION || !call->function->signature)
        return;
    for (size_t i = 0; i < call->targs.count; i++)
        growth_add_edge(c, node, call->targs.items[i],
                        call->function->signature->type_params.items[i], false);
}

static void add_types(struct checker *c, struct node *node, struct type *type) {
    type = type_resolved(type);
    bool is_named = type->kind == TYPE_RECORD || type->kind == TYPE_UNION;
    for (size_t i = 0; i < type->arg_count; i++) {
        if (is_named && i < type->decl->params.count)
            growth_add_edge(c, node, type->args[i], type->decl->params.items[i], false);
        add_types(c, node, type->args[i]);
    }
}

void growth_add_fields(struct checker *c, const struct node_list *fields) {
    for (size_t i = 0; i < fields->count; i++) {
        struct node *field = fields->items[i];
        if (field->kind == NODE_FIELD && field->field.declared && field->field.declared->type)
            add_types(c, field, field->field.declared->type);
    }
}

/* ---- the question ---- */

struct reach {
    const struct checker *c;
    struct map seen;
};

static bool reaches(struct reach *reach, const struct symbol *from, const struct symbol *to) {
    if (from == to)
        return true;
    if (map_get(&reach->seen, from))
        return false;
    map_put(&reach->seen, from, (void *)from);
    for (size_t i = 0; i < reach->c->growth.count; i++) {
        const struct growth_edge *edge = &reach->c->growth.items[i];
        if (edge->from == from && reaches(reach, edge->to, to))
            return true;
    }
    return false;
}

void check_growth(struct checker *c) {
    struct map reported = {.arena = c->arena};
    for (size_t i = 0; i < c->growth.count; i++) {
        const struct growth_edge *edge = &c->growth.items[i];
        struct reach reach = {.c = c, .seen.arena = c->arena};
        if (!edge->grows || map_get(&reported, edge->node) ||
            !reaches(&reach, edge->to, edge->from))
            continue;
        map_put(&reported, edge->node, edge->node);
        struct diag *d =
            report(c->diags, DIAG_RECURSIVE_TYPE, edge->node->span,
                   "this needs types without end: what '%s' stands for grows each time",
                   edge->to->name->text);
        diag_label(d, edge->to->span, "the type parameter is declared here");
    }
}
