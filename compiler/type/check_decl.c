/*
 * Declarations: the types that names stand for, the constraints of type parameters, the signatures of
 * functions, and the forms of main. Types of names are made on demand, so that order does not matter;
 * an alias that leads back to itself is found on the way. (spec 2)
 */
#include <string.h>

#include "options.h"
#include "type/internal.h"

/* ---- types of names ---- */

static struct type *generic_type(struct checker *c, enum type_kind kind, struct symbol *symbol) {
    size_t count = symbol->params.count;
    struct type **args = arena_alloc(c->arena, (count + 1) * sizeof *args);
    for (size_t i = 0; i < count; i++)
        args[i] = symbol_as_type(c, symbol->params.items[i]);
    if (symbol == c->names->maybe)
        return type_of(c->types, TYPE_MAYBE, args[0]);
    return type_named(c->types, kind, symbol, args, count);
}

/* Is the symbol's meaning being worked out right now? Then it depends on itself. */
static bool is_open(struct checker *c, const struct symbol *symbol) {
    for (size_t i = 0; i < c->constants.count; i++) {
        if (c->constants.items[i] == symbol)
            return true;
    }
    return false;
}

static struct type *alias_target(struct checker *c, struct symbol *symbol) {
    if (is_open(c, symbol)) {
        report(c->diags, DIAG_RECURSIVE_TYPE, symbol->span, "alias '%s' stands for itself",
               symbol->name->text);
        return type_error_of(c);
    }
    if (!symbol->decl->alias_decl.target)
        return type_named(c->types, TYPE_FOREIGN, symbol, NULL, 0);
    VEC_PUSH(c->arena, &c->constants, symbol);
    struct type *type = type_from_node(c, symbol->decl->alias_decl.target);
    c->constants.count--;
    return type;
}

static struct type *domain_set(struct checker *c, struct symbol *symbol) {
    struct type *set = type_make(c->types, TYPE_NEVER);
    const struct node_list *variants = &symbol->decl->domain_decl.variants;
    if (is_open(c, symbol)) {
        report(c->diags, DIAG_RECURSIVE_TYPE, symbol->span, "domain '%s' contains itself",
               symbol->name->text);
        return type_error_of(c);
    }
    VEC_PUSH(c->arena, &c->constants, symbol);
    for (size_t i = 0; i < variants->count; i++) {
        struct symbol *error =
            variants->items[i]->kind == NODE_VARIANT ? variants->items[i]->variant.symbol : NULL;
        if (error && (error->kind == SYMBOL_ERROR_TYPE || error->kind == SYMBOL_DOMAIN))
            set = type_errors_union(c->types, set, symbol_as_type(c, error));
        else if (error)
            set = type_error_of(c);
    }
    c->constants.count--;
    return set;
}

static struct type *make_symbol_type(struct checker *c, struct symbol *symbol) {
    switch (symbol->kind) {
    case SYMBOL_RECORD:
    case SYMBOL_ERROR_TYPE: return generic_type(c, TYPE_RECORD, symbol);
    case SYMBOL_UNION: return generic_type(c, TYPE_UNION, symbol);
    case SYMBOL_VARIANT: return symbol_as_type(c, symbol->parent);
    case SYMBOL_TYPE_PARAM: return type_named(c->types, TYPE_PARAM, symbol, NULL, 0);
    case SYMBOL_ALIAS: return alias_target(c, symbol);
    case SYMBOL_DOMAIN: return domain_set(c, symbol);
    case SYMBOL_ERROR:
    case SYMBOL_FUNCTION:
    case SYMBOL_CONSTANT:
    case SYMBOL_LOCAL:
    case SYMBOL_PARAM:
    case SYMBOL_CAPABILITY:
    case SYMBOL_BUILTIN:
    case SYMBOL_BUILTIN_TYPE:
    case SYMBOL_NAMESPACE: return type_error_of(c);
    }
    return type_error_of(c);
}

struct type *symbol_as_type(struct checker *c, struct symbol *symbol) {
    if (!symbol->type) {
        struct type *type = make_symbol_type(c, symbol);
        if (!symbol->type)
            symbol->type = type;
    }
    return symbol->type;
}

/* ---- type parameters ---- */

static const struct {
    const char *name;
    enum constraint constraint;
} constraints[] = {{"Copy", CONSTRAINT_COPY}, {"Eq", CONSTRAINT_EQ},
                   {"Ord", CONSTRAINT_ORD},   {"Hash", CONSTRAINT_HASH},
                   {"Show", CONSTRAINT_SHOW}, {"Local", CONSTRAINT_LOCAL}};

static void add_constraint(struct checker *c, struct symbol *param, const struct node *node) {
    if (node->kind != NODE_TYPE_NAME || node->type_name.path.count != 1)
        return;
    const char *name = node->type_name.path.items[0]->text;
    for (size_t i = 0; i < sizeof constraints / sizeof *constraints; i++) {
        if (strcmp(constraints[i].name, name))
            continue;
        param->constraints |= constraints[i].constraint;
        if (constraints[i].constraint == CONSTRAINT_ORD) // what is ordered can be compared
            param->constraints |= CONSTRAINT_EQ;
        return;
    }
    if (!strcmp(name, "usize")) {
        param->constraints |= CONSTRAINT_USIZE;
        return;
    }
    struct diag *d =
        report(c->diags, DIAG_UNKNOWN_NAME, node->span, "unknown constraint '%s'", name);
    diag_help(d, "the constraints are Copy, Eq, Ord, Hash, Show and Local; 'N: usize' is a number");
}

static void declare_gparams(struct checker *c, const struct node_list *gparams) {
    for (size_t i = 0; i < gparams->count; i++) {
        struct node *gparam = gparams->items[i];
        if (gparam->kind != NODE_GPARAM || !gparam->gparam.symbol)
            continue;
        for (size_t k = 0; k < gparam->gparam.constraints.count; k++)
            add_constraint(c, gparam->gparam.symbol, gparam->gparam.constraints.items[k]);
        symbol_as_type(c, gparam->gparam.symbol);
    }
}

static void declare_fields(struct checker *c, const struct node_list *fields) {
    for (size_t i = 0; i < fields->count; i++) {
        if (fields->items[i]->kind == NODE_FIELD)
            type_from_node(c, fields->items[i]->field.declared);
    }
    growth_add_fields(c, fields);
}

/* ---- signatures ---- */

static struct type *param_type(struct checker *c, const struct node *param) {
    struct node *declared = param->param.declared;
    struct type *type = type_from_node(c, declared);
    if (param->param.mode == MODE_CAP && type->kind != TYPE_CAPABILITY &&
        type->kind != TYPE_ERROR) {
        report(c->diags, DIAG_TYPE_MISMATCH, declared->span,
               "found '%s', expected a capability after 'cap'", text_of(c, type));
        return type_error_of(c);
    }
    bool is_outermost = declared && declared->kind == NODE_TYPE_FUNCTION;
    // A place that is lent takes what is put into it, so its effects are what the type says.
    if (!is_outermost || declared->type_function.has_effects || param->param.mode == MODE_INOUT)
        return type;
    struct effect_row *row = ARENA_NEW(c->arena, struct effect_row);
    row->is_open = true;
    return type_function(c->types, type->args, type->arg_count, type->modes, row);
}

static void check_listed(struct checker *c, const struct node *decl,
                         const struct signature *signature) {
    struct type *leaving = signature->declared->args[1];
    for (size_t i = 0; i < type_errors_count(leaving); i++) {
        struct type *error = type_errors_member(leaving, i);
        if (type_errors_include(signature->errors, error))
            continue;
        struct diag *d = report(c->diags, DIAG_ERROR_NOT_LISTED, decl->function.result->span,
                                "'%s' can leave '%s' but is not in its 'errors' clause",
                                text_of(c, error), decl->function.name->text);
        diag_help(d, "add '%s' to the clause, or leave the clause out", text_of(c, error));
    }
}

static void declare_signature(struct checker *c, struct node *decl) {
    struct symbol *symbol = decl->function.symbol;
    struct signature *signature = ARENA_NEW(c->arena, struct signature);
    symbol->signature = signature;
    declare_gparams(c, &decl->function.gparams);
    signature->decl = decl;
    for (size_t i = 0; i < symbol->params.count; i++)
        VEC_PUSH(c->arena, &signature->type_params, symbol->params.items[i]);
    for (size_t i = 0; i < decl->function.params.count; i++) {
        struct node *param = decl->function.params.items[i];
        if (param->kind != NODE_PARAM || !param->param.symbol)
            continue;
        param->param.symbol->type = param_type(c, param);
        VEC_PUSH(c->arena, &signature->params, param->param.symbol);
    }
    signature->declared =
        decl->function.result ? type_from_node(c, decl->function.result) : type_unit_of(c);
    signature->errors = error_set_from_nodes(c, &decl->function.errors);
    signature->result = signature->declared;
    if (decl->function.has_errors && signature->declared->kind == TYPE_RESULT)
        check_listed(c, decl, signature);
    else if (decl->function.has_errors)
        signature->result = type_result(c->types, signature->declared, signature->errors);
    signature->effects = effects_from_nodes(&decl->function.effects);
    // A C function may hold its thread for long unless it says that it has no effect but being C (spec 6).
    bool says = decl->function.has_effects && !(signature->effects & ~EFFECT_BIT(FFI));
    if (decl->function.linkage == LINKAGE_EXTERN_C && !says)
        signature->effects |= EFFECT_BIT(BLOCKING);
    signature->has_effects =
        !decl->function.is_test &&
        (decl->function.has_effects || !decl->function.body || decl->function.is_pub ||
         symbol->is_prelude || !c->unit->options || !c->unit->options->infer_effects);
    symbol->type = function_value_type(c, symbol);
}

struct type *function_value_type(struct checker *c, struct symbol *function) {
    const struct signature *signature = function->signature;
    size_t count = signature->params.count;
    struct type **args = arena_alloc(c->arena, (count + 1) * sizeof *args);
    enum param_mode *modes = arena_alloc(c->arena, (count + 1) * sizeof *modes);
    for (size_t i = 0; i < count; i++) {
        const struct symbol *param = signature->params.items[i];
        args[i] = param->type;
        modes[i] = param->decl->param.mode;
        // An open function used as a value takes pure functions only.
        if (args[i]->kind == TYPE_FUNCTION && args[i]->row && args[i]->row->is_open)
            args[i] = type_function(c->types, args[i]->args, args[i]->arg_count, args[i]->modes,
                                    ARENA_NEW(c->arena, struct effect_row));
    }
    args[count] = signature->result;
    struct effect_row *row = ARENA_NEW(c->arena, struct effect_row);
    row->fixed = signature->effects;
    row->function = signature->has_effects ? NULL : function;
    return type_function(c->types, args, count + 1, modes, row);
}

/* ---- the walk over a file ---- */

static void declare_type(struct checker *c, struct node *decl) {
    if (decl->kind == NODE_RECORD_DECL) {
        declare_gparams(c, &decl->record_decl.gparams);
        symbol_as_type(c, decl->record_decl.symbol);
    } else if (decl->kind == NODE_UNION_DECL) {
        declare_gparams(c, &decl->union_decl.gparams);
        symbol_as_type(c, decl->union_decl.symbol);
    } else if (decl->kind == NODE_ERROR_DECL) {
        declare_gparams(c, &decl->error_decl.gparams);
        symbol_as_type(c, decl->error_decl.symbol);
    } else if (decl->kind == NODE_ALIAS_DECL) {
        declare_gparams(c, &decl->alias_decl.gparams);
        symbol_as_type(c, decl->alias_decl.symbol);
    } else if (decl->kind == NODE_DOMAIN_DECL) {
        declare_gparams(c, &decl->domain_decl.gparams);
        symbol_as_type(c, decl->domain_decl.symbol);
    }
}

static void declare_parts(struct checker *c, struct node *decl) {
    if (decl->kind == NODE_RECORD_DECL) {
        declare_fields(c, &decl->record_decl.fields);
    } else if (decl->kind == NODE_ERROR_DECL) {
        declare_fields(c, &decl->error_decl.fields);
    } else if (decl->kind == NODE_UNION_DECL) {
        for (size_t i = 0; i < decl->union_decl.variants.count; i++) {
            struct node *variant = decl->union_decl.variants.items[i];
            if (variant->kind != NODE_VARIANT)
                continue;
            symbol_as_type(c, variant->variant.symbol);
            declare_fields(c, &variant->variant.fields);
        }
    } else if (decl->kind == NODE_DOMAIN_DECL) {
        for (size_t i = 0; i < decl->domain_decl.variants.count; i++) {
            struct node *variant = decl->domain_decl.variants.items[i];
            if (variant->kind == NODE_VARIANT)
                declare_fields(c, &variant->variant.fields);
        }
    } else if (decl->kind == NODE_FUNCTION && decl->function.symbol) {
        declare_signature(c, decl);
    }
}

void check_declarations(struct checker *c, struct node *file) {
    for (size_t i = 0; i < file->file.decls.count; i++)
        declare_type(c, file->file.decls.items[i]);
    for (size_t i = 0; i < file->file.decls.count; i++)
        declare_parts(c, file->file.decls.items[i]);
}

/* ---- main ---- */

static bool is_main_result(const struct type *type) {
    if (type->kind == TYPE_RESULT)
        return type->args[0]->kind == TYPE_UNIT;
    return type->kind == TYPE_UNIT || type->kind == TYPE_I32;
}

static bool is_main_param(const struct symbol *param) {
    const struct type *type = param->type;
    if (param->decl->param.mode != MODE_BORROW)
        return false;
    return type->kind == TYPE_ERROR ||
           (type->kind == TYPE_VIEW && !type->is_mut && type->args[0]->kind == TYPE_STRING);
}

void check_main(struct checker *c) {
    struct symbol *main = c->names->main;
    const struct signature *signature = main ? main->signature : NULL;
    if (!signature) {
        const struct module *root = c->unit->modules->all.items[c->unit->modules->all.count - 1];
        const struct symbol *other = map_get(&root->globals, atom_of(&c->unit->atoms, "main"));
        bool wants_program = c->unit->options && c->unit->options->output == OUTPUT_PROGRAM &&
                             c->unit->options->command != COMMAND_TEST;
        if (other && other->decl)
            report(c->diags, DIAG_BAD_MAIN, other->span, "'main' is not a function");
        else if (wants_program && c->diags->error_count == 0)
            report(c->diags, DIAG_BAD_MAIN,
                   (struct span){c->unit->file->span.start, c->unit->file->span.start},
                   "the program has no function 'main'");
        return;
    }
    const char *wrong = NULL;
    if (signature->type_params.count > 0)
        wrong = "has type parameters";
    else if (signature->params.count > 1 ||
             (signature->params.count == 1 && !is_main_param(signature->params.items[0])))
        wrong = "takes something else than nothing or '(args: View<String>)'";
    else if (signature->result->kind != TYPE_ERROR && !is_main_result(signature->result))
        wrong = "gives something else than Unit, i32 or Result<Unit, E>";
    if (wrong)
        report(c->diags, DIAG_BAD_MAIN, main->span, "'main' %s", wrong);
}
