/*
 * Builtin functions and methods. Most have a signature in builtin.def, written in the language's own
 * words, where T is the receiver's element; those marked "special" have rules that no signature can
 * say and are treated here or, for scopes, in check_task.c. (spec 11)
 */
#include <ctype.h>
#include <string.h>

#include "lang/format.h"
#include "type/internal.h"

/* ---- which methods a type has ---- */

const char *method_owner(const struct type *type, size_t index) {
    static const char *const owners[TYPE_VAR + 1][2] = {
        [TYPE_ARRAY] = {"View"},          [TYPE_VIEW] = {"View"},
        [TYPE_LIST] = {"List", "View"},   [TYPE_STRING] = {"String", "View"},
        [TYPE_TASK] = {"Task"},           [TYPE_SCOPE] = {"Scope"},
        [TYPE_ATOMIC] = {"Atomic"},       [TYPE_EVENT] = {"Event"},
        [TYPE_DURATION] = {"a Duration"}, [TYPE_CHANNEL] = {"Channel"},
        [TYPE_MUTEX] = {"Mutex"},
    };
    if (index >= 2)
        return NULL;
    if (type->kind == TYPE_CAPABILITY)
        return index == 0 ? effect_capability(type->effect) : NULL;
    return owners[type->kind][index];
}

enum builtin method_of(const struct type *type, const char *name) {
    const char *owner = NULL;
    for (size_t i = 0; (owner = method_owner(type, i)); i++) {
        enum builtin found = builtin_find(owner, name);
        if (found)
            return found;
    }
    bool is_value = type->kind != TYPE_SCOPE && type->kind != TYPE_CAPABILITY &&
                    type->kind != TYPE_TASK &&
                    (type->kind != TYPE_VAR || type->var_class != VAR_ANY); // a literal is one
    return is_value ? builtin_find("any", name) : BUILTIN_NONE;
}

/* ---- signatures ---- */

/* A cursor over a signature's text. */
struct words {
    struct checker *c;
    const char *at;
    struct type *self; // the receiver
};

static void skip_spaces(struct words *w) {
    while (*w->at == ' ')
        w->at++;
}

static bool take(struct words *w, const char *text) {
    skip_spaces(w);
    if (strncmp(w->at, text, strlen(text)))
        return false;
    w->at += strlen(text);
    return true;
}

static struct type *take_type(struct words *w) {
    struct checker *c = w->c;
    skip_spaces(w);
    const char *start = w->at;
    while (isalnum((unsigned char)*w->at))
        w->at++;
    size_t length = (size_t)(w->at - start);
    struct type *type = type_error_of(c);
    if (length == 1 && *start == 'T') {
        type = w->self && w->self->arg_count > 0 ? type_resolved(w->self->args[0]) : type;
    } else if (length == 4 && !strncmp(start, "Self", 4)) {
        type = w->self;
    } else if (take(w, "<")) {
        struct type *inner = take_type(w);
        take(w, ">");
        type = length == 4 && !strncmp(start, "View", 4) ? type_view(c->types, inner, false)
                                                         : type_of(c->types, TYPE_LIST, inner);
    } else {
        const struct symbol *symbol =
            map_get(&c->names->globals, atom_make(&c->unit->atoms, start, length));
        // A program may hide the name; the table means the builtin type.
        if (symbol && symbol->kind == SYMBOL_BUILTIN_TYPE)
            type = type_make(c->types, (enum type_kind)symbol->builtin_type);
    }
    return take(w, "?") ? type_of(c->types, TYPE_MAYBE, type) : type;
}

/* Are the arguments moved away? */
static bool takes_arguments(enum builtin builtin) {
    return builtin == BUILTIN_LIST_PUSH || builtin == BUILTIN_RAW_PUT ||
           builtin == BUILTIN_CHANNEL_SEND || builtin == BUILTIN_CHANNEL_TRY_SEND;
}

static struct type *check_signed(struct checker *c, struct node *node, struct call *call,
                                 const struct builtin_info *info, struct type *self) {
    struct words w = {.c = c, .at = info->signature, .self = self};
    VEC(struct type *) params = {0};
    take(&w, "(");
    while (!take(&w, ")")) {
        VEC_PUSH(c->arena, &params, take_type(&w));
        take(&w, ",");
    }
    struct type *result = take(&w, "->") ? take_type(&w) : type_unit_of(c);
    if (!check_arg_count(c, node, info->name, params.count)) {
        for (size_t i = 0; i < node->call.args.count; i++)
            check_value(c, arg_value(node, i));
        return call_finish(c, node, call, result);
    }
    for (size_t i = 0; i < params.count; i++) {
        struct node *value = arg_value(node, i);
        check_into(c, value, params.items[i], (struct reason){0});
        bool is_taken = takes_arguments(call->builtin);
        call_add_arg(c, call, value, params.items[i], is_taken ? MODE_MOVE : MODE_BORROW);
    }
    return call_finish(c, node, call, result);
}

/* ---- printing and messages ---- */

static void report_format(struct checker *c, const struct node *format, enum format_piece bad) {
    struct diag *d = report(c->diags, DIAG_WRONG_ARGUMENTS, format->span,
                            bad == FORMAT_ALONE ? "a brace stands alone in this format"
                                                : "this format has a '{:…}' that says nothing");
    if (bad == FORMAT_ALONE)
        diag_help(d, "write '{}' for an argument, '{{' and '}}' for braces");
    else
        diag_help(
            d, "between the braces stand, each if it is wanted: ':', a fill and one of '<', "
               "'>', '^', then '+', '#', '0', a width, '.' and a precision, and one of x X b o e");
}

/* The holes of a format; each asks something of its argument. */
static void check_format(struct checker *c, struct node *node, const struct node *format,
                         size_t first) {
    size_t have = node->call.args.count - first - 1;
    if (format->kind != NODE_STRING) {
        report(c->diags, DIAG_WRONG_ARGUMENTS, format->span,
               "with more arguments the first is a format, which must be a string literal");
        return;
    }
    const struct text *text = &format->string.bytes;
    char *piece = arena_alloc(c->arena, text->length + 1);
    size_t at = 0;
    size_t want = 0;
    for (;;) {
        size_t length = 0;
        struct format_spec *spec = ARENA_NEW(c->arena, struct format_spec);
        enum format_piece end = format_next(text->bytes, text->length, &at, piece, &length, spec);
        if (end == FORMAT_END)
            break;
        if (end != FORMAT_HOLE) {
            report_format(c, format, end);
            return;
        }
        want++;
        struct node *value = want <= have ? arg_value(node, first + want) : NULL;
        if (value && spec->is_given)
            pend(c,
                 (struct pending){
                     .kind = PENDING_FORMAT, .type = value->type, .node = value, .format = spec});
    }
    if (want != have)
        report(c->diags, DIAG_WRONG_ARGUMENTS, format->span,
               "this format takes %zu argument%s, found %zu", want, want == 1 ? "" : "s", have);
}

void check_hole(struct checker *c, struct node *value, struct type *type,
                const struct format_spec *spec) {
    const bool is_integer = type_is_integer(type);
    const bool is_float = type->kind == TYPE_F32 || type->kind == TYPE_F64;
    const char *wrong = NULL;
    if (spec->form && !(spec->form == 'e' ? is_float : is_integer))
        wrong = arena_printf(c->arena, "'%c' is for %s", spec->form,
                             spec->form == 'e' ? "floats" : "integers");
    else if (spec->has_prefix && (!spec->form || spec->form == 'e'))
        wrong = "'#' stands with x, X, b or o";
    else if (spec->precision >= 0 && !is_float && type->kind != TYPE_STRING)
        wrong = "a precision is for floats and strings";
    else if (spec->has_plus && (!type_is_number(type) || (is_integer && spec->form)))
        wrong = "'+' is for decimal numbers";
    else if (spec->has_zeros && (!type_is_number(type) || spec->align != ALIGN_USUAL))
        wrong = "zeros are for numbers, and leave no room to be aligned in";
    if (wrong)
        report(c->diags, DIAG_WRONG_ARGUMENTS, value->span,
               "'%s' does not fit what the format asks: %s", text_of(c, type), wrong);
}

/* Its type has to be known, and to meet the constraint. */
static void pend_known(struct checker *c, struct node *value, struct type *type,
                       enum constraint constraint) {
    pend(c, (struct pending){
                .kind = PENDING_CONSTRAINT, .type = type, .node = value, .constraint = constraint});
    pend(c, (struct pending){
                .kind = PENDING_KNOWN, .type = type, .node = value, .what = "the type of this"});
}

/* A value, or a format with its arguments, from argument `first` on. */
static void check_message(struct checker *c, struct node *node, struct call *call, size_t first) {
    for (size_t i = first; i < node->call.args.count; i++) {
        struct node *value = arg_value(node, i);
        if (!value)
            continue;
        struct type *type = check_operand(c, value, WANT_NOTHING);
        pend_known(c, value, type, CONSTRAINT_SHOW);
        call_add_arg(c, call, value, type, MODE_BORROW);
    }
    struct node *format = node->call.args.count > first ? arg_value(node, first) : NULL;
    if (format && (format->kind == NODE_STRING || node->call.args.count > first + 1))
        check_format(c, node, arg_value(node, first), first);
}

static bool check_some_args(struct checker *c, struct node *node, const char *name) {
    if (node->call.args.count > 0)
        return true;
    report(c->diags, DIAG_WRONG_ARGUMENTS, node->span, "'%s' needs a value to show", name);
    return false;
}

static struct type *check_assert(struct checker *c, struct node *node, struct call *call) {
    if (!check_some_args(c, node, "assert") || !arg_value(node, 0))
        return call_finish(c, node, call, type_unit_of(c));
    struct node *condition = arg_value(node, 0);
    check_condition(c, condition);
    call_add_arg(c, call, condition, type_make(c->types, TYPE_BOOL), MODE_BORROW);
    check_message(c, node, call, 1);
    return call_finish(c, node, call, type_unit_of(c));
}

/* Checked as the comparison that it makes. */
static struct type *check_assert_eq(struct checker *c, struct node *node, struct call *call) {
    struct type *unit = type_unit_of(c);
    if (!check_arg_count(c, node, "assert_eq", 2) || !arg_value(node, 0) || !arg_value(node, 1))
        return call_finish(c, node, call, unit);
    struct node *equal = ARENA_NEW(c->arena, struct node);
    *equal = (struct node){.kind = NODE_BINARY, .span = node->span};
    equal->binary.op = BINARY_EQ;
    equal->binary.lhs = arg_value(node, 0);
    equal->binary.rhs = arg_value(node, 1);
    check_operand(c, equal, WANT_NOTHING);
    pend_known(c, arg_value(node, 0), arg_value(node, 0)->type, CONSTRAINT_SHOW);
    // the other has that type too, or is an integer
    for (size_t i = 0; i < 2; i++)
        call_add_arg(c, call, arg_value(node, i), arg_value(node, i)->type, MODE_BORROW);
    return call_finish(c, node, call, unit);
}

/* ---- makers ---- */

static struct type *check_atomic(struct checker *c, struct node *node, struct call *call,
                                 struct want want) {
    struct type *error = type_error_of(c);
    if (!check_arg_count(c, node, "atomic", 1) || !arg_value(node, 0))
        return call_finish(c, node, call, error);
    struct node *value = arg_value(node, 0);
    struct type *wanted = want.type ? type_resolved(want.type) : NULL;
    struct type *hint = wanted && wanted->kind == TYPE_ATOMIC ? wanted->args[0] : NULL;
    struct type *type = NULL;
    if (node->call.targs.count == 1) {
        type = type_from_node(c, node->call.targs.items[0]);
        check_into(c, value, type, (struct reason){0});
    } else {
        type = check_operand(c, value, (struct want){.type = hint});
    }
    bool fits = type_is_integer(type) || type->kind == TYPE_BOOL || type->kind == TYPE_CHAR ||
                type->kind == TYPE_ERROR ||
                (type->kind == TYPE_VAR && type->var_class == VAR_INTEGER);
    if (!fits) {
        report(c->diags, DIAG_CONSTRAINT, value->span,
               "an Atomic holds an integer, a Bool or a Char, not '%s'", text_of(c, type));
        return call_finish(c, node, call, error);
    }
    call_add_arg(c, call, value, type, MODE_BORROW);
    return call_finish(c, node, call, type_of(c->types, TYPE_ATOMIC, type));
}

/* mutex(value): what it guards is moved into it. */
static struct type *check_mutex(struct checker *c, struct node *node, struct call *call,
                                struct want want) {
    if (!check_arg_count(c, node, "mutex", 1) || !arg_value(node, 0))
        return call_finish(c, node, call, type_error_of(c));
    struct node *value = arg_value(node, 0);
    struct type *wanted = want.type ? type_resolved(want.type) : NULL;
    struct type *type = NULL;
    if (node->call.targs.count > 0) {
        type = type_from_node(c, node->call.targs.items[0]);
        check_into(c, value, type, (struct reason){0});
    } else if (wanted && wanted->kind == TYPE_MUTEX) {
        type = type_resolved(wanted->args[0]);
        check_into(c, value, type, (struct reason){0});
    } else {
        type = check_operand(c, value, WANT_NOTHING);
    }
    if (node->call.targs.count > 1)
        report(c->diags, DIAG_WRONG_ARGUMENTS, node->span, "'mutex' has one type argument");
    pend(c,
         (struct pending){
             .kind = PENDING_KNOWN, .type = type, .node = node, .what = "what this mutex holds"});
    call_add_arg(c, call, value, type, MODE_MOVE);
    return call_finish(c, node, call, type_of(c->types, TYPE_MUTEX, type));
}

/* Any integer, in its own type. */
static void check_count_argument(struct checker *c, struct call *call, struct node *value) {
    struct type *i64 = type_make(c->types, TYPE_I64);
    struct type *type = check_operand(c, value, (struct want){.type = i64});
    if (type->kind == TYPE_VAR)
        type_unify(c->types, type, i64);
    type = type_resolved(type);
    if (!type_is_integer(type) && type->kind != TYPE_ERROR)
        report_mismatch(c, value, type, i64, (struct reason){0});
    call_add_arg(c, call, value, type, MODE_BORROW);
}

/* channel<T>(capacity): T is written, or known from what is wanted or from what is sent. */
static struct type *check_channel(struct checker *c, struct node *node, struct call *call,
                                  struct want want) {
    struct type *wanted = want.type ? type_resolved(want.type) : NULL;
    struct type *element = NULL;
    if (node->call.targs.count > 0)
        element = type_from_node(c, node->call.targs.items[0]);
    else if (wanted && wanted->kind == TYPE_CHANNEL)
        element = type_resolved(wanted->args[0]);
    else
        element = type_variable(c->types, VAR_ANY);
    if (node->call.targs.count > 1)
        report(c->diags, DIAG_WRONG_ARGUMENTS, node->span, "'channel' has one type argument");
    struct type *type = type_of(c->types, TYPE_CHANNEL, element);
    pend(c, (struct pending){.kind = PENDING_KNOWN,
                             .type = element,
                             .node = node,
                             .what = "what this channel carries"});
    if (check_arg_count(c, node, "channel", 1) && arg_value(node, 0))
        check_count_argument(c, call, arg_value(node, 0));
    return call_finish(c, node, call, type);
}

static struct type *check_offer(struct checker *c, struct node *node, struct call *call,
                                struct type *self) {
    struct type *closed = symbol_as_type(c, c->names->closed);
    struct type *result = type_result(c->types, type_unit_of(c), closed);
    if (!check_arg_count(c, node, "offer", 1) || !arg_value(node, 0))
        return call_finish(c, node, call, result);
    struct node *value = arg_value(node, 0);
    struct type *element = type_resolved(self->args[0]);
    check_into(c, value, element, (struct reason){0});
    call_add_arg(c, call, value, element, MODE_MOVE);
    return call_finish(c, node, call, result);
}

/* Duration.millis(n) */
static struct type *check_duration(struct checker *c, struct node *node, struct call *call,
                                   const char *name) {
    struct type *duration = type_make(c->types, TYPE_DURATION);
    if (check_arg_count(c, node, name, 1) && arg_value(node, 0))
        check_count_argument(c, call, arg_value(node, 0));
    return call_finish(c, node, call, duration);
}

static struct type *check_clone(struct checker *c, struct node *node, struct call *call,
                                struct type *type) {
    check_arg_count(c, node, "clone", 0);
    pend(c, (struct pending){.kind = PENDING_CLONE, .type = type, .node = node});
    return call_finish(c, node, call, type);
}

/* task.run_blocking(f): what f gives. */
static struct type *check_run_blocking(struct checker *c, struct node *node, struct call *call) {
    if (!check_arg_count(c, node, "run_blocking", 1) || !arg_value(node, 0))
        return call_finish(c, node, call, type_error_of(c));
    struct node *value = arg_value(node, 0);
    struct type *type = type_resolved(check_value(c, value));
    bool is_function = type->kind == TYPE_FUNCTION && type->arg_count == 1;
    if (!is_function && type->kind != TYPE_ERROR)
        report(c->diags, DIAG_TYPE_MISMATCH, value->span,
               "found '%s', expected a function that takes nothing", text_of(c, type));
    call_add_arg(c, call, value, type, MODE_BORROW);
    return call_finish(c, node, call,
                       is_function ? type_resolved(type->args[0]) : type_error_of(c));
}

/* xs.chunks_mut(n): the receiver is a view that may be written, or is sliced to be one. */
static struct type *check_chunks_mut(struct checker *c, struct node *node, struct node *receiver,
                                     struct type *self) {
    struct call *call = ARENA_NEW(c->arena, struct call);
    call->kind = CALL_BUILTIN;
    call->builtin = BUILTIN_CHUNKS_MUT;
    struct type *view = NULL;
    if (self->arg_count > 0) {
        view = type_view(c->types, type_resolved(self->args[0]), true);
        receiver = node_as_view(c, receiver, view);
        if (receiver->kind == NODE_INDEX && !type_resolved(receiver->type)->is_mut)
            check_expr(c, receiver, (struct want){.type = view, .is_declared = true});
    }
    struct type *type = type_resolved(receiver->type);
    if (!view || type->kind != TYPE_VIEW || !type->is_mut) {
        if (type->kind != TYPE_ERROR)
            report(c->diags, DIAG_NOT_ASSIGNABLE, receiver->span,
                   "found '%s', expected what can be changed", text_of(c, type));
        return call_finish(c, node, call, type_error_of(c));
    }
    call_add_arg(c, call, receiver, view, MODE_BORROW);
    if (check_arg_count(c, node, "chunks_mut", 1) && arg_value(node, 0)) {
        if (!check_count(c, arg_value(node, 0)))
            report_mismatch(c, arg_value(node, 0), arg_value(node, 0)->type,
                            type_make(c->types, TYPE_USIZE), (struct reason){0});
        call_add_arg(c, call, arg_value(node, 0), type_make(c->types, TYPE_USIZE), MODE_BORROW);
    }
    return call_finish(c, node, call, type_of(c->types, TYPE_LIST, view));
}

/* xs.sum() */
static struct type *check_sum(struct checker *c, struct node *node, struct call *call,
                              struct type *self) {
    check_arg_count(c, node, "sum", 0);
    if (self->arg_count == 0) { // a string, which has bytes, but no numbers
        report(c->diags, DIAG_NO_MEMBER, node->call.callee->member.name_span,
               "'%s' has no method 'sum'", text_of(c, self));
        return call_finish(c, node, call, type_error_of(c));
    }
    struct type *element = type_resolved(self->args[0]);
    pend(c, (struct pending){.kind = PENDING_NUMBER, .type = element, .node = node});
    return call_finish(c, node, call, element);
}

/* list.raw_append(view) */
static struct type *check_append(struct checker *c, struct node *node, struct call *call,
                                 struct type *self) {
    struct type *view = type_view(c->types, type_resolved(self->args[0]), false);
    check_into(c, arg_value(node, 0), view, (struct reason){0});
    call_add_arg(c, call, arg_value(node, 0), view, MODE_BORROW);
    return call_finish(c, node, call, type_unit_of(c));
}

/* hash(x) */
static struct type *check_hash(struct checker *c, struct node *node, struct call *call) {
    struct type *result = type_make(c->types, TYPE_U64);
    if (!check_arg_count(c, node, "hash", 1) || !arg_value(node, 0))
        return call_finish(c, node, call, result);
    struct node *value = arg_value(node, 0);
    struct type *type = check_operand(c, value, WANT_NOTHING);
    pend_known(c, value, type, CONSTRAINT_HASH);
    call_add_arg(c, call, value, type, MODE_BORROW);
    return call_finish(c, node, call, result);
}

/* rng.range(a, b): a number of the type of both. */
static struct type *check_range_of_numbers(struct checker *c, struct node *node, struct call *call,
                                           struct want want) {
    if (!check_arg_count(c, node, "range", 2))
        return call_finish(c, node, call, type_error_of(c));
    struct type *wanted = want.type ? type_resolved(want.type) : NULL;
    struct type *type =
        wanted && type_is_number(wanted) ? wanted : type_variable(c->types, VAR_ANY);
    for (size_t i = 0; i < 2; i++) {
        struct node *value = arg_value(node, i);
        if (!value)
            continue;
        check_into(c, value, type, (struct reason){0});
        call_add_arg(c, call, value, type, MODE_BORROW);
    }
    pend(c, (struct pending){.kind = PENDING_NUMBER, .type = type, .node = node});
    return call_finish(c, node, call, type);
}

/* ---- the dispatch ---- */

static struct type *check_special(struct checker *c, struct node *node, struct call *call,
                                  struct type *self, struct want want) {
    const char *name = builtin_info(call->builtin)->name;
    switch ((int)call->builtin) {
    case BUILTIN_PRINT:
    case BUILTIN_PRINTLN:
    case BUILTIN_EPRINT:
    case BUILTIN_EPRINTLN:
        if (check_some_args(c, node, name))
            check_message(c, node, call, 0);
        return call_finish(c, node, call, type_unit_of(c));
    case BUILTIN_STRING_FORMAT:
        if (check_some_args(c, node, name))
            check_message(c, node, call, 0);
        return call_finish(c, node, call, type_make(c->types, TYPE_STRING));
    case BUILTIN_PANIC:
        if (check_some_args(c, node, name))
            check_message(c, node, call, 0);
        return call_finish(c, node, call, type_make(c->types, TYPE_NEVER));
    case BUILTIN_ASSERT: return check_assert(c, node, call);
    case BUILTIN_ASSERT_EQ: return check_assert_eq(c, node, call);
    case BUILTIN_ATOMIC_NEW: return check_atomic(c, node, call, want);
    case BUILTIN_CHANNEL_NEW: return check_channel(c, node, call, want);
    case BUILTIN_MUTEX_NEW: return check_mutex(c, node, call, want);
    case BUILTIN_MUTEX_VALUE:
        return call_finish(c, node, call, type_view(c->types, type_resolved(self->args[0]), true));
    case BUILTIN_CHANNEL_OFFER: return check_offer(c, node, call, self);
    case BUILTIN_DURATION_HOURS:
    case BUILTIN_DURATION_MINUTES:
    case BUILTIN_DURATION_SECONDS:
    case BUILTIN_DURATION_MILLIS:
    case BUILTIN_DURATION_MICROS:
    case BUILTIN_DURATION_NANOS:
    case BUILTIN_HOURS:
    case BUILTIN_MINUTES:
    case BUILTIN_SECONDS:
    case BUILTIN_MILLIS:
    case BUILTIN_MICROS:
    case BUILTIN_NANOS: return check_duration(c, node, call, name);
    case BUILTIN_SUM: return check_sum(c, node, call, self);
    case BUILTIN_RAW_APPEND: return check_append(c, node, call, self);
    case BUILTIN_HASH: return check_hash(c, node, call);
    case BUILTIN_RNG_RANGE: return check_range_of_numbers(c, node, call, want);
    case BUILTIN_CLONE: return check_clone(c, node, call, self);
    case BUILTIN_TASK_RUN_BLOCKING: return check_run_blocking(c, node, call);
    }
    return call_finish(c, node, call, type_error_of(c));
}

static bool has_named_args(struct checker *c, struct node *node, const char *name) {
    bool found = false;
    for (size_t i = 0; i < node->call.args.count; i++) {
        const struct node *arg = node->call.args.items[i];
        if (arg->kind != NODE_ARG || !arg->arg.name)
            continue;
        report(c->diags, DIAG_WRONG_ARGUMENTS, arg->span, "'%s' has no argument called '%s'", name,
               arg->arg.name->text);
        found = true;
    }
    return found;
}

struct type *check_builtin(struct checker *c, struct node *node, enum builtin builtin,
                           struct node *receiver, struct type *self, struct want want) {
    const struct builtin_info *info = builtin_info(builtin);
    if (builtin == BUILTIN_TASK_SCOPE)
        return check_scope(c, node, SCOPE_SCOPE, want);
    if (builtin == BUILTIN_TASK_NURSERY)
        return check_scope(c, node, SCOPE_NURSERY, want);
    if (builtin == BUILTIN_SPAWN || builtin == BUILTIN_SPAWN_DAEMON)
        return check_spawn(c, node, builtin, receiver, self);
    if (builtin == BUILTIN_CANCEL || builtin == BUILTIN_FINISH)
        return check_cancel(c, node, builtin, receiver, self);
    has_named_args(c, node, info->name);
    if (builtin == BUILTIN_CHUNKS_MUT)
        return check_chunks_mut(c, node, receiver, self);
    struct call *call = ARENA_NEW(c->arena, struct call);
    call->kind = CALL_BUILTIN;
    call->builtin = builtin;
    if (receiver) {
        bool changes = info->flags & BUILTIN_CHANGES;
        if (changes)
            check_writable(c, receiver, arena_printf(c->arena, "'%s' changes it", info->name));
        call_add_arg(c, call, receiver, self, changes ? MODE_INOUT : MODE_BORROW);
    }
    if (!strcmp(info->signature, "special"))
        return check_special(c, node, call, self, want);
    return check_signed(c, node, call, info, self);
}
