/*
 * Calls: which function, method, builtin, conversion or function value is called, with which type
 * arguments, and its arguments in the order of the parameters, receiver first. Closures are checked
 * after the other arguments, which by then have told what type parameters stand for. (spec 2, 3)
 */
#include <string.h>

#include "resolve/suggest.h"
#include "type/internal.h"

/* ---- small things shared with the builtins ---- */

struct node *arg_value(struct node *node, size_t index) {
    if (index >= node->call.args.count)
        return NULL;
    struct node *arg = node->call.args.items[index];
    return arg->kind == NODE_ARG ? arg->arg.value : arg;
}

static bool is_inout_arg(const struct node *arg) {
    return arg->kind == NODE_ARG && arg->arg.is_inout;
}

void call_add_arg(struct checker *c, struct call *call, struct node *value, struct type *type,
                  enum param_mode mode) {
    struct call_arg arg = {.value = value, .type = type, .mode = mode};
    VEC_PUSH(c->arena, &call->args, arg);
}

struct type *call_finish(struct checker *c, struct node *node, struct call *call,
                         struct type *result) {
    node->call.info = call;
    call->result = result;
    keep(c, &call->result);
    for (size_t i = 0; i < call->args.count; i++)
        keep(c, &call->args.items[i].type);
    for (size_t i = 0; i < call->targs.count; i++)
        keep(c, &call->targs.items[i]);
    if (!node->call.callee->type)
        set_type(c, node->call.callee, type_make(c->types, TYPE_NAMESPACE));
    return result;
}

bool check_arg_count(struct checker *c, const struct node *node, const char *name, size_t want) {
    size_t have = node->call.args.count;
    if (have == want)
        return true;
    report(c->diags, DIAG_WRONG_ARGUMENTS, node->span,
           "'%s' is called with %zu argument%s, expected %zu", name, have, have == 1 ? "" : "s",
           want);
    return false;
}

/* After a mistake: the arguments are looked at all the same. */
static struct type *call_error(struct checker *c, struct node *node) {
    for (size_t i = 0; i < node->call.args.count; i++) {
        struct node *value = arg_value(node, i);
        if (value && !value->type)
            silence(c, check_value(c, value));
    }
    struct call *call = ARENA_NEW(c->arena, struct call);
    return call_finish(c, node, call, type_error_of(c));
}

/* ---- one argument ---- */

struct param {
    struct type *type;
    enum param_mode mode;
    const struct symbol *symbol; // NULL: of a function value
    bool is_library;             // of a method of the library
};

static void report_inout(struct checker *c, const struct node *value, const struct param *param) {
    struct diag *d = report(c->diags, DIAG_WRONG_ARGUMENTS, value->span,
                            "this argument is lent for change and must be marked");
    if (param->symbol)
        diag_label(d, param->symbol->span, "the parameter is declared here");
    diag_help(d, "write 'inout' before it");
    diag_edit(d, (struct span){value->span.start, value->span.start}, "inout ");
}

static void check_inout_arg(struct checker *c, struct node *value, const struct param *param) {
    struct type *type = value->type ? value->type : check_value(c, value);
    if (!type_unify(c->types, type, param->type)) {
        struct reason reason = {0};
        if (param->symbol)
            reason = (struct reason){param->symbol->span, "the parameter is declared here"};
        report_mismatch(c, value, type, param->type, reason);
        return;
    }
    note_lent_function(c, value, type, param->type);
    check_writable(c, value, "it is lent for change here");
}

/*
 * For a method of the library: an index or a count may be of any integer type, as between brackets, and
 * what is wanted as a view may be a list or an array. Gives the node of the argument.
 */
static struct node *check_library_argument(struct checker *c, struct node *value, struct type *to) {
    bool fits = to->kind == TYPE_USIZE ? check_count(c, value) : false;
    if (to->kind == TYPE_VIEW) {
        check_operand(c, value, (struct want){.type = to});
        value = node_as_view(c, value, to);
        fits = coerce(c, value, value->type, to);
    }
    if (!fits)
        report_mismatch(c, value, value->type, to, (struct reason){0});
    return value;
}

static bool is_eased(const struct param *param, const struct node *arg) {
    const bool is_plain = arg && !is_inout_arg(arg) && !(arg->kind == NODE_ARG && arg->arg.name);
    if (!param->is_library || !is_plain || param->mode != MODE_BORROW)
        return false;
    const struct type *type = param->symbol->type;
    return type->kind == TYPE_USIZE || (type->kind == TYPE_VIEW && !type->is_mut);
}

static void check_argument(struct checker *c, const struct node *arg, struct node *value,
                           const struct param *param, bool is_receiver) {
    bool is_marked = arg && is_inout_arg(arg);
    if (arg && arg->kind == NODE_ARG && arg->arg.name)
        report(c->diags, DIAG_WRONG_ARGUMENTS, arg->span,
               "only builtins take named arguments, found '%s:'", arg->arg.name->text);
    if (param->mode == MODE_INOUT) {
        if (!is_marked && !is_receiver)
            report_inout(c, value, param);
        check_inout_arg(c, value, param);
        return;
    }
    if (is_marked)
        report(c->diags, DIAG_WRONG_ARGUMENTS, arg->span,
               "'inout' is not possible here: the parameter is not 'inout'");
    struct reason reason = {0};
    if (param->symbol && !param->symbol->is_prelude)
        reason = (struct reason){param->symbol->span, "the parameter is declared here"};
    struct type *to = type_zonk(c->types, param->type);
    // A receiver has been checked, to find its method; a slice learns only now that it is to be `mut`.
    bool learns = is_receiver && value->kind == NODE_INDEX && to->kind == TYPE_VIEW && to->is_mut &&
                  !type_resolved(value->type)->is_mut;
    if (!is_receiver || learns)
        check_into(c, value, to, reason);
    else if (!coerce(c, value, value->type, to))
        report_mismatch(c, value, value->type, to, reason);
}

/* All arguments; closures last, because they learn from the others. */
static void check_arguments(struct checker *c, struct node *node, struct call *call,
                            struct node *receiver, const struct param *params, size_t count) {
    struct node **values = arena_alloc(c->arena, (count + 1) * sizeof *values);
    for (size_t i = 0; i < count; i++)
        values[i] = !receiver ? arg_value(node, i) : i ? arg_value(node, i - 1) : receiver;
    for (int closures = 0; closures < 2; closures++) {
        for (size_t i = 0; i < count; i++) {
            bool is_receiver = receiver && i == 0;
            size_t at = i - (receiver ? 1 : 0);
            if (!values[i] || (values[i]->kind == NODE_CLOSURE) != closures)
                continue;
            const struct node *arg = is_receiver ? NULL : node->call.args.items[at];
            if (is_eased(&params[i], arg))
                values[i] =
                    check_library_argument(c, values[i], type_zonk(c->types, params[i].type));
            else
                check_argument(c, arg, values[i], &params[i], is_receiver);
        }
    }
    for (size_t i = 0; i < count; i++)
        call_add_arg(c, call, values[i], params[i].type, params[i].mode);
}

static bool check_args(struct checker *c, struct node *node, const char *name, size_t want,
                       size_t have, const struct symbol *function) {
    if (have == want)
        return true;
    struct diag *d = report(c->diags, DIAG_WRONG_ARGUMENTS, node->span,
                            "'%s' is called with %zu argument%s, expected %zu", name, have,
                            have == 1 ? "" : "s", want);
    if (function && function->span.end && !function->is_prelude)
        diag_label(d, function->span, "'%s' is declared here", name);
    return false;
}

/* ---- functions ---- */

static const enum constraint asked[] = {CONSTRAINT_COPY, CONSTRAINT_EQ, CONSTRAINT_ORD,
                                        CONSTRAINT_HASH, CONSTRAINT_SHOW};

void expect_type_argument(struct checker *c, struct node *node, const struct signature *signature,
                          size_t index, struct type *type) {
    const struct symbol *param = signature->type_params.items[index];
    const char *name = param->name->text;
    for (size_t k = 0; k < sizeof asked / sizeof *asked; k++) {
        if (is_asked(param, asked[k]))
            pend(c, (struct pending){.kind = PENDING_CONSTRAINT,
                                     .type = type,
                                     .node = node,
                                     .constraint = asked[k],
                                     .what = name});
    }
    pend(c, (struct pending){.kind = PENDING_KNOWN,
                             .type = type,
                             .node = node,
                             .what = arena_printf(c->arena, "type parameter '%s' of '%s'", name,
                                                  signature->decl->function.name->text)});
}

static void add_type_arguments(struct checker *c, struct node *node, struct call *call,
                               const struct signature *signature) {
    const struct node_list *written = &node->call.targs;
    size_t count = signature->type_params.count;
    bool is_explicit = written->count > 0;
    if (is_explicit && written->count != count) {
        report(c->diags, DIAG_WRONG_ARGUMENTS, node->span,
               "'%s' has %u type argument%s, expected %zu", signature->decl->function.name->text,
               written->count, written->count == 1 ? "" : "s", count);
        is_explicit = false;
    }
    for (size_t i = 0; i < count; i++) {
        struct type *type = is_explicit ? type_argument_from_node(c, written->items[i],
                                                                  signature->type_params.items[i])
                                        : type_variable(c->types, VAR_ANY);
        VEC_PUSH(c->arena, &call->targs, type);
        expect_type_argument(c, node, signature, i, type);
    }
}

/* After a mistake in the arguments nobody should also hear that a type parameter is unknown. */
static void silence_type_arguments(struct checker *c, struct call *call) {
    for (size_t i = 0; i < call->targs.count; i++) {
        struct type *type = type_resolved(call->targs.items[i]);
        if (type->kind == TYPE_VAR)
            type_unify(c->types, type, type_error_of(c));
    }
}

/* `wanted` is a type that the result is to have, or NULL. */
static struct type *call_function(struct checker *c, struct node *node, struct symbol *function,
                                  struct node *receiver, struct type *wanted) {
    const struct signature *signature = function->signature;
    if (!signature)
        return call_error(c, node);
    size_t errors = c->diags->error_count;
    size_t count = signature->params.count;
    size_t have = node->call.args.count + (receiver ? 1 : 0);
    struct call *call = ARENA_NEW(c->arena, struct call);
    call->kind = CALL_FUNCTION;
    call->function = function;
    add_type_arguments(c, node, call, signature);
    if (!check_args(c, node, function->name->text, count, have, function)) {
        silence_type_arguments(c, call);
        return call_error(c, node);
    }
    struct param *params = arena_alloc(c->arena, (count + 1) * sizeof *params);
    struct symbol **generic = signature->type_params.items;
    for (size_t i = 0; i < count; i++) {
        struct symbol *symbol = signature->params.items[i];
        params[i].type =
            type_substitute(c->types, symbol->type, generic, call->targs.items, call->targs.count);
        params[i].mode = symbol->decl->param.mode;
        params[i].symbol = symbol;
        params[i].is_library = function->is_method;
    }
    if (receiver && function->is_method)
        receiver = node_as_view(c, receiver, params[0].type);
    if (call->targs.count > 0)
        VEC_PUSH(c->arena, &c->calls, node);
    if (wanted)
        type_unify(c->types, wanted,
                   type_substitute(c->types, signature->result, generic, call->targs.items,
                                   call->targs.count));
    check_arguments(c, node, call, receiver, params, count);
    if (c->diags->error_count > errors)
        silence_type_arguments(c, call);
    return call_finish(c, node, call,
                       type_substitute(c->types, signature->result, generic, call->targs.items,
                                       call->targs.count));
}

/* ---- function values ---- */

static struct type *call_value(struct checker *c, struct node *node, struct type *type) {
    type = type_resolved(type);
    if (type->kind == TYPE_ERROR)
        return call_error(c, node);
    if (type->kind != TYPE_FUNCTION) {
        if (is_unknown(type))
            report(c->diags, DIAG_TYPE_UNKNOWN, node->call.callee->span,
                   "the type of what is called here is not known");
        else
            report(c->diags, DIAG_TYPE_MISMATCH, node->call.callee->span, "'%s' cannot be called",
                   text_of(c, type));
        silence(c, type);
        return call_error(c, node);
    }
    size_t count = type->arg_count - 1;
    if (node->call.targs.count > 0)
        report(c->diags, DIAG_WRONG_ARGUMENTS, node->span,
               "a function value has no type arguments");
    if (!check_args(c, node, "this function", count, node->call.args.count, NULL))
        return call_error(c, node);
    struct call *call = ARENA_NEW(c->arena, struct call);
    call->kind = CALL_VALUE;
    struct param *params = arena_alloc(c->arena, (count + 1) * sizeof *params);
    for (size_t i = 0; i < count; i++) {
        params[i].type = type->args[i];
        params[i].mode = type->modes ? type->modes[i] : MODE_BORROW;
    }
    check_arguments(c, node, call, NULL, params, count);
    return call_finish(c, node, call, type->args[count]);
}

/* ---- conversions ---- */

static struct type *convert_to(struct checker *c, struct node *node, const struct symbol *symbol,
                               struct type *to) {
    if (!check_arg_count(c, node, symbol->name->text, 1) || !arg_value(node, 0))
        return call_error(c, node);
    struct node *value = arg_value(node, 0);
    struct want want = {.type = type_is_integer(to) ? to : NULL};
    struct type *from = check_operand(c, value, want);
    if (from->kind == TYPE_VAR && from->var_class == VAR_INTEGER && type_is_integer(to))
        type_unify(c->types, from, to);
    pend(c, (struct pending){.kind = PENDING_CONVERT, .type = from, .node = value});
    struct call *call = ARENA_NEW(c->arena, struct call);
    call->kind = CALL_CONVERT;
    call_add_arg(c, call, value, from, MODE_BORROW);
    return call_finish(c, node, call, to);
}

static struct type *call_convert(struct checker *c, struct node *node, struct symbol *symbol) {
    enum type_kind kind = (enum type_kind)symbol->builtin_type;
    struct type *to = type_make(c->types, kind);
    if (!type_is_number(to) && kind != TYPE_CHAR) {
        struct diag *d = report(c->diags, DIAG_WRONG_KIND_OF_NAME, node->call.callee->span,
                                "'%s' is a type that cannot be called", symbol->name->text);
        if (kind == TYPE_STRING)
            diag_help(d, "'format(x)' gives the printed form of a value");
        else if (kind == TYPE_LIST)
            diag_help(d, "an empty list is written '[]'");
        else if (kind == TYPE_CHANNEL)
            diag_help(d, "'channel<T>(capacity)' makes one");
        else if (kind == TYPE_MUTEX)
            diag_help(d, "'mutex(value)' makes one");
        return call_error(c, node);
    }
    return convert_to(c, node, symbol, to);
}

/* An alias of a type that converts does so too. */
static struct type *call_alias(struct checker *c, struct node *node, struct symbol *symbol) {
    struct type *to = symbol->params.count == 0 ? type_resolved(symbol_as_type(c, symbol)) : NULL;
    if (to && (type_is_number(to) || to->kind == TYPE_CHAR))
        return convert_to(c, node, symbol, to);
    if (to && to->kind == TYPE_ERROR)
        return call_error(c, node);
    report(c->diags, DIAG_WRONG_KIND_OF_NAME, node->call.callee->span,
           "'%s' is a type that cannot be called", symbol->name->text);
    return call_error(c, node);
}

/* ---- names ---- */

static struct type *call_braced(struct checker *c, struct node *node, const struct symbol *symbol) {
    struct diag *d = report(c->diags, DIAG_WRONG_KIND_OF_NAME, node->call.callee->span,
                            "'%s' is no function", symbol->name->text);
    if (symbol == c->names->map)
        diag_help(d, "'Map.new()' makes an empty one");
    else
        diag_help(d, "a value is written with its fields: '%s { … }'", symbol->name->text);
    return call_error(c, node);
}

static struct type *call_name(struct checker *c, struct node *node, struct want want) {
    struct node *callee = node->call.callee;
    struct symbol *symbol = callee->name.symbol;
    if (!symbol || symbol->kind == SYMBOL_ERROR)
        return call_error(c, node);
    if (symbol->kind == SYMBOL_FUNCTION)
        return call_function(c, node, symbol, NULL, NULL);
    if (symbol->kind == SYMBOL_BUILTIN)
        return check_builtin(c, node, symbol->builtin, NULL, NULL, want);
    if (symbol->kind == SYMBOL_BUILTIN_TYPE)
        return call_convert(c, node, symbol);
    if (symbol->kind == SYMBOL_ALIAS)
        return call_alias(c, node, symbol);
    if (symbol->kind == SYMBOL_VARIANT || symbol->kind == SYMBOL_RECORD ||
        symbol->kind == SYMBOL_ERROR_TYPE)
        return call_braced(c, node, symbol);
    return call_value(c, node, check_operand(c, callee, WANT_NOTHING));
}

/* ---- methods ---- */

static void suggest_methods(struct checker *c, const struct type *type,
                            struct suggestion *suggestion) {
    const char *owner = NULL;
    for (size_t i = 0; (owner = method_owner(type, i)); i++) {
        const char *name = NULL;
        for (size_t k = 0; (name = builtin_name_at(owner, k)); k++) {
            if (strncmp(name, "raw_", 4) != 0)
                suggest(suggestion, name);
        }
    }
    for (size_t i = 0; (owner = library_owner(type, i)); i++)
        suggest_library(c, owner, suggestion);
}

static struct type *no_method(struct checker *c, struct node *node, const struct type *type,
                              const char *owner_text) {
    const struct node *callee = node->call.callee;
    const char *name = callee->member.name->text;
    const char *owner = NULL;
    for (size_t i = 0; (owner = method_owner(type, i)); i++) {
        if (builtin_is_later(owner, name)) {
            report(c->diags, DIAG_NOT_SUPPORTED_LIB, callee->member.name_span,
                   "'%s.%s' is not supported yet", owner_text, name);
            return call_error(c, node);
        }
    }
    struct diag *d = report(c->diags, DIAG_NO_MEMBER, callee->member.name_span,
                            "'%s' has no method '%s'", owner_text, name);
    struct suggestion suggestion = {.wanted = name};
    suggest_methods(c, type, &suggestion);
    if (type->kind == TYPE_RECORD && fields_are_visible(c, type))
        for (size_t i = 0; i < type_field_count(type->decl); i++)
            suggest(&suggestion,
                    type->decl->decl->kind == NODE_RECORD_DECL
                        ? type->decl->decl->record_decl.fields.items[i]->field.name->text
                        : "");
    const char *here = suggest_method(name);
    if (suggestion.best) {
        diag_help(d, "did you mean '%s'?", suggestion.best);
        diag_edit(d, callee->member.name_span, suggestion.best);
    } else if (!strcmp(name, "to_string") || !strcmp(name, "toString")) {
        diag_help(d, "'format(x)' gives the printed form of a value");
    } else if (here && (method_of(type, here) || library_method(c, type, here))) {
        diag_help(d, "here it is called '%s'", here);
    } else if (type->kind == TYPE_RESULT) {
        diag_help(d, "take the value with '?' or 'check' first");
    }
    return call_error(c, node);
}

/* Map.from([..]): what is wanted of the result may say what stands in it. */
static struct type *call_library(struct checker *c, struct node *node, struct symbol *method,
                                 struct want want) {
    const struct signature *signature = method->signature;
    struct type *wanted = want.type ? type_resolved(want.type) : NULL;
    if (wanted && wanted->kind == TYPE_RESULT && signature->result->kind != TYPE_RESULT)
        wanted = type_resolved(wanted->args[0]);
    bool is_map = wanted && type_is_map(c->types, wanted) &&
                  type_is_map(c->types, signature->result) && node->call.targs.count == 0;
    return call_function(c, node, method, NULL, is_map ? wanted : NULL);
}

static struct type *call_static(struct checker *c, struct node *node, const struct symbol *owner,
                                struct want want) {
    struct node *callee = node->call.callee;
    const char *name = callee->member.name->text;
    set_type(c, callee->member.base, type_make(c->types, TYPE_NAMESPACE));
    enum builtin builtin = builtin_find(owner->name->text, name);
    // Of the types only Duration has functions of its own; the table lists methods for the others.
    bool is_method = owner->kind == SYMBOL_BUILTIN_TYPE && owner->builtin_type != TYPE_DURATION;
    if (builtin && is_method) {
        report(c->diags, DIAG_NO_MEMBER, callee->member.name_span,
               "'%s' is a method: call it on a value, not on the type '%s'", name,
               owner->name->text);
        return call_error(c, node);
    }
    if (builtin)
        return check_builtin(c, node, builtin, NULL, NULL, want);
    struct symbol *method = library_find(c, owner->name->text, name);
    if (method && (c->in_library || strncmp(name, "raw_", 4) != 0))
        return call_library(c, node, method, want);
    if (builtin_is_later(owner->name->text, name)) {
        report(c->diags,
               owner->kind == SYMBOL_NAMESPACE ? DIAG_NOT_SUPPORTED : DIAG_NOT_SUPPORTED_LIB,
               callee->span, "'%s.%s' is not supported yet", owner->name->text, name);
        // What runs inside is not looked at: its scope would have rules of its own.
        struct call *call = ARENA_NEW(c->arena, struct call);
        return call_finish(c, node, call, type_error_of(c));
    }
    struct diag *d = report(c->diags, DIAG_NO_MEMBER, callee->member.name_span, "'%s' has no '%s'",
                            owner->name->text, name);
    struct suggestion suggestion = {.wanted = name};
    const char *candidate = NULL;
    for (size_t i = 0; (candidate = builtin_name_at(owner->name->text, i)); i++)
        suggest(&suggestion, candidate);
    suggest_library(c, owner->name->text, &suggestion);
    if (suggestion.best) {
        diag_help(d, "did you mean '%s.%s'?", owner->name->text, suggestion.best);
        diag_edit(d, callee->member.name_span, suggestion.best);
    }
    return call_error(c, node);
}

static struct type *call_member(struct checker *c, struct node *node, struct want want) {
    struct node *callee = node->call.callee;
    struct node *base = callee->member.base;
    atom name = callee->member.name;
    callee->member.field = -1;
    if (callee->member.symbol)
        return callee->member.symbol->kind == SYMBOL_ERROR
                   ? call_error(c, node)
                   : call_braced(c, node, callee->member.symbol);
    const struct symbol *owner = base && base->kind == NODE_NAME ? base->name.symbol : NULL;
    bool is_static = owner && (owner->kind == SYMBOL_NAMESPACE ||
                               owner->kind == SYMBOL_BUILTIN_TYPE || owner == c->names->map);
    if (is_static)
        return call_static(c, node, owner, want);
    struct type *type = check_operand(c, base, WANT_NOTHING);
    if (type->kind == TYPE_ERROR)
        return call_error(c, node);
    bool has_fields = type->kind == TYPE_RECORD && fields_are_visible(c, type);
    int field = has_fields ? type_field_index(type->decl, name) : -1;
    if (field >= 0) {
        callee->member.field = field;
        struct type *value = type_field(c->types, type, type->decl, (size_t)field);
        return call_value(c, node, set_type(c, callee, value));
    }
    if (type->kind == TYPE_TUPLE && name->text[0] >= '0' && name->text[0] <= '9')
        return call_value(c, node, set_type(c, callee, check_tuple_field(c, callee, type)));
    enum builtin builtin = method_of(type, name->text);
    bool is_internal = builtin_info(builtin)->flags & BUILTIN_INTERNAL;
    if (builtin && (c->in_library || !is_internal))
        return check_builtin(c, node, builtin, base, type, want);
    struct symbol *method = library_method(c, type, name->text);
    if (method)
        return call_function(c, node, method, base, NULL);
    struct symbol *function = names_find(c->names, c->module, name);
    bool takes = function && function->kind == SYMBOL_FUNCTION && function->signature &&
                 function->signature->params.count > 0;
    if (takes)
        return call_function(c, node, function, base, NULL);
    if (is_unknown(type)) {
        report(c->diags, DIAG_TYPE_UNKNOWN, base->span,
               "the type of this value must be known before '.%s'", name->text);
        silence(c, type);
        return call_error(c, node);
    }
    return no_method(c, node, type, text_of(c, type));
}

struct type *check_call(struct checker *c, struct node *node, struct want want) {
    struct node *callee = node->call.callee;
    if (!callee)
        return type_error_of(c);
    if (callee->kind == NODE_NAME)
        return call_name(c, node, want);
    if (callee->kind == NODE_MEMBER)
        return call_member(c, node, want);
    return call_value(c, node, check_operand(c, callee, WANT_NOTHING));
}
