/*
 * The walk through bodies: declares locals block by block and links every name that is used. Patterns
 * declare what they bind; a bare name that is a variant or error binds nothing and is left to the
 * checker, which knows the type that is matched.
 */
#include "resolve/internal.h"

static void resolve_list(struct resolver *r, const struct node_list *list) {
    for (size_t i = 0; i < list->count; i++)
        resolve_node(r, list->items[i]);
}

static bool is_error_symbol(const struct symbol *symbol) {
    return symbol->kind == SYMBOL_ERROR;
}

static struct symbol *declare_local(struct resolver *r, enum symbol_kind kind, atom name,
                                    struct span span, struct node *decl) {
    struct symbol *before = scope_lookup_here(&r->scopes, name);
    if (before && !is_error_symbol(before)) {
        struct diag *d = report(r->diags, DIAG_DECLARED_TWICE, span,
                                "'%s' is declared twice in one block", name->text);
        diag_label(d, before->span, "it is declared here first");
    }
    struct symbol *symbol = symbol_new(r, kind, name, span, decl);
    symbol->owner = r->owner;
    scope_declare(&r->scopes, symbol);
    return symbol;
}

/* ---- types ---- */

static bool is_type_symbol(const struct symbol *symbol) {
    switch (symbol->kind) {
    case SYMBOL_ERROR:
    case SYMBOL_RECORD:
    case SYMBOL_UNION:
    case SYMBOL_ERROR_TYPE:
    case SYMBOL_DOMAIN:
    case SYMBOL_ALIAS:
    case SYMBOL_TYPE_PARAM:
    case SYMBOL_BUILTIN_TYPE: return true;
    case SYMBOL_FUNCTION:
    case SYMBOL_VARIANT:
    case SYMBOL_CONSTANT:
    case SYMBOL_LOCAL:
    case SYMBOL_PARAM:
    case SYMBOL_CAPABILITY:
    case SYMBOL_BUILTIN:
    case SYMBOL_NAMESPACE: return false;
    }
    return false;
}

static void resolve_type_name(struct resolver *r, struct node *type) {
    struct symbol *symbol = lookup_path(r, &type->type_name.path, type->span);
    if (symbol->kind == SYMBOL_VARIANT && type->type_name.path.count == 1) {
        // No variant is a type: one that is called like a type does not hide it here.
        struct symbol *global = names_find(r->names, r->module, symbol->name);
        symbol = global && is_type_symbol(global) ? global : symbol;
    }
    bool may_be_count = symbol->kind == SYMBOL_CONSTANT; // Array<T, LIMIT>
    if (!is_type_symbol(symbol) && !may_be_count) {
        bool is_variant = symbol->kind == SYMBOL_VARIANT && symbol->parent;
        struct diag *d =
            report(r->diags, DIAG_WRONG_KIND_OF_NAME, type->span, "'%s' is %s", symbol->name->text,
                   is_variant ? "a variant, not a type" : "not a type");
        if (symbol->span.end)
            diag_label(d, symbol->span, "'%s' is declared here", symbol->name->text);
        if (is_variant)
            diag_help(d, "the type is '%s'", symbol->parent->name->text);
        symbol = symbol_new(r, SYMBOL_ERROR, symbol->name, type->span, NULL);
    }
    type->type_name.symbol = symbol;
    resolve_types(r, &type->type_name.args);
}

void resolve_effects(struct resolver *r, const struct node_list *effects) {
    for (size_t i = 0; i < effects->count; i++) {
        const struct node *name = effects->items[i];
        enum effect effect;
        if (name->kind != NODE_EFFECT_NAME || effect_find(name->effect_name.name->text, &effect))
            continue;
        struct diag *d = report(r->diags, DIAG_UNKNOWN_NAME, name->span, "unknown effect '%s'",
                                name->effect_name.name->text);
        diag_help(d, "the effects are Async Io Clock Net Fs Rng Env Blocking Ffi");
    }
}

void resolve_type(struct resolver *r, struct node *type) {
    if (!type)
        return;
    if (type->kind == NODE_TYPE_NAME) {
        resolve_type_name(r, type);
    } else if (type->kind == NODE_TYPE_MUT) {
        resolve_type(r, type->type_mut.inner);
    } else if (type->kind == NODE_TYPE_MAYBE) {
        resolve_type(r, type->type_maybe.inner);
    } else if (type->kind == NODE_TYPE_UNION) {
        resolve_types(r, &type->type_union.members);
    } else if (type->kind == NODE_TYPE_TUPLE) {
        resolve_types(r, &type->type_tuple.items);
    } else if (type->kind == NODE_TYPE_FUNCTION) {
        const struct node_list *params = &type->type_function.params;
        for (size_t i = 0; i < params->count; i++) {
            struct node *param = params->items[i];
            resolve_type(r, param->kind == NODE_PARAM ? param->param.declared : param);
        }
        resolve_type(r, type->type_function.result);
        resolve_effects(r, &type->type_function.effects);
        resolve_types(r, &type->type_function.errors);
    }
}

void resolve_types(struct resolver *r, const struct node_list *types) {
    for (size_t i = 0; i < types->count; i++)
        resolve_type(r, types->items[i]);
}

/* ---- patterns ---- */

/* A name that stands for a variant or an error in a pattern, and so binds nothing. */
static bool names_a_variant(const struct resolver *r, atom name) {
    if (scope_lookup(&r->scopes, name))
        return lookup_variant(r, name) != NULL;
    const struct symbol *found = lookup_global(r, name);
    return found && (found->kind == SYMBOL_VARIANT || found->kind == SYMBOL_ERROR_TYPE);
}

static struct symbol *bind(struct resolver *r, atom name, struct span span, struct node *decl) {
    struct symbol *shared = r->shared ? map_get(&r->shared->names, name) : NULL;
    if (shared) {
        shared->uses++; // bound again: must-use looks at the first alternative only
        return shared;
    }
    if (r->shared) {
        report(r->diags, DIAG_UNKNOWN_NAME, span,
               "'%s' is bound here, but not by the first alternative", name->text);
        return symbol_new(r, SYMBOL_ERROR, name, span, NULL);
    }
    return declare_local(r, SYMBOL_LOCAL, name, span, decl);
}

static void count_bindings(struct node *pattern, void *context);

static size_t bindings_of(struct node *pattern) {
    size_t count = 0;
    count_bindings(pattern, &count);
    return count;
}

static void count_bindings(struct node *pattern, void *context) {
    size_t *count = context;
    if (pattern->kind == NODE_PAT_NAME && pattern->pat_name.symbol)
        ++*count;
    if (pattern->kind == NODE_PAT_AS)
        ++*count;
    if (pattern->kind == NODE_PAT_OR) // all alternatives bind the same
        *count += bindings_of(pattern->pat_or.alternatives.items[0]);
    else
        node_each_kid(pattern, count_bindings, count);
}

static void resolve_alternatives(struct resolver *r, struct node *pattern) {
    const struct node_list *list = &pattern->pat_or.alternatives;
    const struct scope *outer = r->shared;
    for (size_t i = 0; i < list->count; i++) {
        if (i > 0 && !outer)
            r->shared = r->scopes.inner;
        resolve_node(r, list->items[i]);
        if (i > 0 && bindings_of(list->items[i]) < bindings_of(list->items[0]))
            report(r->diags, DIAG_UNKNOWN_NAME, list->items[i]->span,
                   "this alternative does not bind all names that the first one binds");
    }
    r->shared = outer;
}

/* What an imported variant or error is called where it is declared: the checker finds it by that, in its type. */
static atom declared_name(const struct resolver *r, atom name) {
    const struct symbol *found = lookup_global(r, name); // which uses an import
    bool is_aliased = found && (found->kind == SYMBOL_VARIANT || found->kind == SYMBOL_ERROR_TYPE);
    return is_aliased ? found->name : name;
}

static void resolve_pattern_name(struct resolver *r, struct node *pattern) {
    atom name = pattern->pat_name.name;
    if (names_a_variant(r, name))
        pattern->pat_name.name = declared_name(r, name);
    else
        pattern->pat_name.symbol = bind(r, name, pattern->span, pattern);
}

/* ---- statements and expressions ---- */

void resolve_params(struct resolver *r, const struct node_list *params) {
    for (size_t i = 0; i < params->count; i++) {
        struct node *param = params->items[i];
        if (param->kind != NODE_PARAM)
            continue;
        resolve_type(r, param->param.declared);
        if (!param->param.name)
            continue;
        struct symbol *symbol =
            declare_local(r, SYMBOL_PARAM, param->param.name, param->span, param);
        symbol->is_var = param->param.mode == MODE_INOUT;
        param->param.symbol = symbol;
    }
}

static void resolve_closure(struct resolver *r, struct node *closure) {
    struct node *outer = r->owner;
    scope_push(&r->scopes, closure);
    r->owner = closure;
    resolve_params(r, &closure->closure.params);
    resolve_type(r, closure->closure.result);
    resolve_node(r, closure->closure.body);
    r->owner = outer;
    scope_pop(&r->scopes);
}

static void mark_vars(struct node *pattern, void *context) {
    if (pattern->kind == NODE_PAT_NAME && pattern->pat_name.symbol)
        pattern->pat_name.symbol->is_var = true;
    node_each_kid(pattern, mark_vars, context);
}

static void resolve_let(struct resolver *r, struct node *let) {
    resolve_type(r, let->let.declared);
    resolve_node(r, let->let.value);
    resolve_node(r, let->let.otherwise);
    if (!let->let.pattern)
        return;
    resolve_node(r, let->let.pattern);
    if (let->let.is_var)
        mark_vars(let->let.pattern, NULL);
}

static void resolve_if(struct resolver *r, struct node *node) {
    struct node *condition = node->if_expr.condition;
    scope_push(&r->scopes, node->if_expr.then);
    resolve_node(r, condition);
    resolve_node(r, node->if_expr.then);
    scope_pop(&r->scopes);
    resolve_node(r, node->if_expr.otherwise);
}

static void resolve_for(struct resolver *r, struct node *loop) {
    resolve_node(r, loop->for_stmt.iterable);
    scope_push(&r->scopes, loop);
    resolve_node(r, loop->for_stmt.pattern);
    resolve_node(r, loop->for_stmt.body);
    scope_pop(&r->scopes);
}

static void resolve_arm(struct resolver *r, struct node *arm) {
    scope_push(&r->scopes, arm);
    resolve_node(r, arm->arm.pattern);
    resolve_node(r, arm->arm.guard);
    resolve_node(r, arm->arm.body);
    scope_pop(&r->scopes);
}

static void resolve_name(struct resolver *r, struct node *name) {
    name->name.symbol = lookup(r, name->name.name, name->span);
    name->name.symbol->uses++;
}

/* Storing into a name is no use of it. */
static void resolve_target(struct resolver *r, struct node *assign) {
    struct node *target = assign->assign.target;
    resolve_node(r, target);
    if (target && target->kind == NODE_NAME && target->name.symbol)
        target->name.symbol->uses--;
}

static void resolve_kid(struct node *kid, void *context) {
    resolve_node(context, kid);
}

/* A name of a module becomes a plain name, so that nobody after us needs to know how it was written. */
static void resolve_qualified(struct resolver *r, struct node *member,
                              const struct module *module) {
    atom name = member->member.name;
    struct symbol *symbol = lookup_in_module(r, module, name, member->span);
    symbol->uses++;
    member->kind = NODE_NAME;
    member->name.name = name;
    member->name.symbol = symbol;
}

static void resolve_member(struct resolver *r, struct node *member) {
    struct node *base = member->member.base;
    resolve_node(r, base);
    if (!base || base->kind != NODE_NAME)
        return;
    if (base->name.symbol->kind == SYMBOL_NAMESPACE && base->name.symbol->module) {
        resolve_qualified(r, member, base->name.symbol->module);
        return;
    }
    struct symbol *owner = lookup_owner(r, base->name.symbol);
    if (base->name.symbol->kind == SYMBOL_VARIANT)
        base->name.symbol = owner;
    if (owner->kind == SYMBOL_UNION || owner->kind == SYMBOL_DOMAIN)
        member->member.symbol = lookup_member(r, owner, member->member.name, member->span);
}

static void resolve_pattern_variant(struct resolver *r, struct node *pattern) {
    const struct atom_list *path = &pattern->pat_variant.path;
    if (path->count == 1)
        path->items[0] = declared_name(r, path->items[0]);
    else if (path->count > 1)
        pattern->pat_variant.symbol = lookup_path(r, path, pattern->span);
    node_each_kid(pattern, resolve_kid, r);
}

static void resolve_select(struct resolver *r, struct node *select) {
    for (size_t i = 0; i < select->select.arms.count; i++) {
        struct node *arm = select->select.arms.items[i];
        if (arm->kind != NODE_SELECT_ARM)
            continue;
        resolve_node(r, arm->select_arm.operation);
        scope_push(&r->scopes, arm);
        resolve_node(r, arm->select_arm.pattern);
        resolve_node(r, arm->select_arm.body);
        scope_pop(&r->scopes);
    }
}

void resolve_node(struct resolver *r, struct node *node) {
    if (!node)
        return;
    switch (node->kind) {
    case NODE_BLOCK:
        scope_push(&r->scopes, node);
        resolve_list(r, &node->block.stmts);
        resolve_node(r, node->block.value);
        scope_pop(&r->scopes);
        return;
    case NODE_LET: resolve_let(r, node); return;
    case NODE_ASSIGN:
        resolve_target(r, node);
        resolve_node(r, node->assign.value);
        return;
    case NODE_FOR: resolve_for(r, node); return;
    case NODE_IF: resolve_if(r, node); return;
    case NODE_IS:
        resolve_node(r, node->is.value);
        resolve_node(r, node->is.pattern);
        return;
    case NODE_ARM: resolve_arm(r, node); return;
    case NODE_SELECT: resolve_select(r, node); return;
    case NODE_NAME: resolve_name(r, node); return;
    case NODE_MEMBER: resolve_member(r, node); return;
    case NODE_CLOSURE: resolve_closure(r, node); return;
    case NODE_RECORD:
        node->record.symbol = lookup_path(r, &node->record.path, node->span);
        resolve_types(r, &node->record.targs);
        resolve_list(r, &node->record.inits);
        return;
    case NODE_CALL:
        resolve_node(r, node->call.callee);
        resolve_types(r, &node->call.targs);
        resolve_list(r, &node->call.args);
        return;
    case NODE_PAT_NAME: resolve_pattern_name(r, node); return;
    case NODE_PAT_VARIANT: resolve_pattern_variant(r, node); return;
    case NODE_PAT_AS:
        node->pat_as.symbol = bind(r, node->pat_as.name, node->span, node);
        resolve_node(r, node->pat_as.pattern);
        return;
    case NODE_PAT_OR: resolve_alternatives(r, node); return;
    case NODE_TYPE_NAME:
    case NODE_TYPE_MUT:
    case NODE_TYPE_COUNT:
    case NODE_TYPE_FUNCTION:
    case NODE_TYPE_MAYBE:
    case NODE_TYPE_UNION:
    case NODE_TYPE_TUPLE: resolve_type(r, node); return;
    case NODE_EXPR_STMT:
    case NODE_DISCARD:
    case NODE_RETURN:
    case NODE_BREAK:
    case NODE_CONTINUE:
    case NODE_WHILE:
    case NODE_WHILE_MATCH:
    case NODE_DEFER:
    case NODE_ENSURE:
    case NODE_PLACEHOLDER:
    case NODE_IF_MATCH:
    case NODE_MATCH:
    case NODE_INT:
    case NODE_FLOAT:
    case NODE_DURATION:
    case NODE_CHAR:
    case NODE_STRING:
    case NODE_BOOL:
    case NODE_UNIT:
    case NODE_TUPLE:
    case NODE_ARRAY:
    case NODE_ARRAY_REPEAT:
    case NODE_INIT:
    case NODE_UNARY:
    case NODE_BINARY:
    case NODE_RANGE:
    case NODE_OK:
    case NODE_ERR:
    case NODE_TRY:
    case NODE_ARG:
    case NODE_INDEX:
    case NODE_SELECT_ARM:
    case NODE_PAT_WILD:
    case NODE_PAT_LITERAL:
    case NODE_PAT_RANGE:
    case NODE_PAT_FIELD:
    case NODE_PAT_OK:
    case NODE_PAT_ERR:
    case NODE_PAT_TUPLE:
    case NODE_PAT_ARRAY:
    case NODE_PAT_REST:
    case NODE_ERROR: node_each_kid(node, resolve_kid, r); return;
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
    case NODE_IMPORT_NAME: return; // top level only
    }
}
