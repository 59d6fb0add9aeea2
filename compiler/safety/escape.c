/*
 * Escapes (spec 7 and 8): nothing goes to where it would outlive what it refers to. A place has a
 * depth up to which it may refer (note [depths]); a loan has the depth of what it refers to. What is
 * left is to say so in the user's words, with the code of the kind of thing that escapes.
 */
#include "base/strbuf.h"
#include "lang/effect.h"
#include "safety/exec.h"
#include "type/call.h"
#include "type/type.h"

static enum diag_code code_of(const struct loan *loan) {
    switch (loan->kind) {
    case LOAN_VIEW: return DIAG_VIEW_ESCAPES;
    case LOAN_REFERENCE:
    case LOAN_FUNCTION: return DIAG_CLOSURE_ESCAPES;
    case LOAN_HANDLE: return DIAG_TASK_ESCAPES;
    case LOAN_SCOPE: return DIAG_SCOPE_ESCAPES;
    case LOAN_CAPABILITY: return DIAG_CAPABILITY_ESCAPES;
    }
    return DIAG_VIEW_ESCAPES;
}

static const char *loan_text(struct exec *exec, const struct loan *loan) {
    const char *name = loan->source ? loan->source->name->text : NULL;
    switch (loan->kind) {
    case LOAN_VIEW:
        return name ? arena_printf(exec->arena, "view of '%s'", name) : "view of a temporary value";
    case LOAN_REFERENCE: return arena_printf(exec->arena, "closure that refers to '%s'", name);
    case LOAN_FUNCTION: return arena_printf(exec->arena, "function parameter '%s'", name);
    case LOAN_HANDLE:
        return name ? arena_printf(exec->arena, "handle of a task of '%s'", name) : "task handle";
    case LOAN_SCOPE: return arena_printf(exec->arena, "scope '%s'", name);
    case LOAN_CAPABILITY: return arena_printf(exec->arena, "capability '%s'", name);
    }
    return "";
}

static struct diag *report_escape(struct exec *exec, const struct loan *loan, struct span span,
                                  const char *how) {
    struct span place = loan->kind == LOAN_REFERENCE && loan->span.end ? loan->span : span;
    struct diag *diag =
        exec_report(exec, code_of(loan), place, "%s %s", loan_text(exec, loan), how);
    if (diag && loan->source && loan->source->span.end)
        diag_label(diag, loan->source->span, "'%s' is declared here", loan->source->name->text);
    return diag;
}

/* The loan that lives shortest among those that do not live long enough; NULL if all do. */
static const struct loan *find_shorter(const struct value *value, uint32_t limit) {
    const struct loan *worst = NULL;
    for (size_t i = 0; i < value->loans.count; i++) {
        const struct loan *loan = &value->loans.items[i];
        if (loan->depth > limit && (!worst || loan->depth > worst->depth))
            worst = loan;
    }
    return worst;
}

/* ---- results ---- */

/* A function returns views of its parameters' contents, and nothing else that refers (spec 8). */
static const struct loan *find_not_returnable(const struct exec *exec, const struct value *value) {
    const struct loan *shorter = find_shorter(value, exec->target->limit);
    if (shorter || exec->target->kind != TARGET_FUNCTION)
        return shorter;
    for (size_t i = 0; i < value->loans.count; i++) {
        const struct loan *loan = &value->loans.items[i];
        if (loan->kind != LOAN_VIEW && loan->depth > DEPTH_STATIC)
            return loan;
    }
    return NULL;
}

const struct value *escape_return(struct exec *exec, const struct value *value, struct span span) {
    const struct loan *loan = find_not_returnable(exec, value);
    if (!loan)
        return value;
    const char *how = exec->target->kind == TARGET_SCOPE ? "leaves the scope, which ends first"
                      : exec->target->kind == TARGET_CLOSURE
                          ? "is returned from a closure that it does not outlive"
                          : "is returned, but lives no longer than this call";
    struct diag *diag = report_escape(exec, loan, span, how);
    if (!diag)
        return &value_none;
    if (loan->kind == LOAN_HANDLE)
        diag_help(diag, "join the task in its scope and return the value");
    else if (loan->kind == LOAN_VIEW)
        diag_help(diag, "return a value of its own, such as a list, or a view of a view parameter");
    else if (loan->kind == LOAN_REFERENCE)
        diag_help(diag, "let the closure capture a constant instead");
    return &value_none;
}

const struct value *escape_outcome(struct exec *exec, const struct target *target,
                                   const struct value *error, struct span span) {
    const struct loan *loan = find_shorter(error, target ? target->limit : DEPTH_STATIC);
    if (!loan)
        return error;
    struct diag *diag = report_escape(exec, loan, span, "leaves the scope in an error");
    if (diag && loan->kind == LOAN_VIEW)
        diag_help(diag, "let the error hold a value of its own, such as a list");
    return &value_none;
}

/* ---- storing ---- */

/* The first loan that a place may not refer to. What the target refers to already may stay in it. */
static const struct loan *find_not_storable(const struct value *value, const struct symbol *root,
                                            uint32_t limit) {
    for (size_t i = 0; i < value->loans.count; i++) {
        const struct loan *loan = &value->loans.items[i];
        bool is_own = root && loan->place.root == root && loan->place.is_content;
        if (loan->depth > limit && !is_own)
            return loan;
    }
    return NULL;
}

const struct value *escape_store(struct exec *exec, const struct designation *target,
                                 const struct value *value, struct span span) {
    for (size_t i = 0; i < target->places->loans.count; i++) {
        const struct loan *place = &target->places->loans.items[i];
        const struct symbol *root = place->place.root;
        const struct local *local = local_of(&exec->locals, root);
        bool is_own = place->kind == LOAN_REFERENCE && root && !place->place.is_content &&
                      !(local->is_param && local->mode == MODE_INOUT);
        uint32_t limit = is_own ? local->depth : DEPTH_STATIC;
        const struct loan *loan = find_not_storable(value, root, limit);
        if (!loan)
            continue;
        const char *how = root ? arena_printf(exec->arena, "is stored in '%s', which lives longer",
                                              root->name->text)
                               : "is stored in something that lives longer";
        report_escape(exec, loan, span, how);
        return &value_none;
    }
    return value;
}

const struct value *escape_block(struct exec *exec, const struct value *value, struct span span) {
    const struct loan *loan = find_shorter(value, exec->depth + 1);
    if (!loan)
        return value;
    report_escape(exec, loan, span, "leaves the block, which ends first");
    return &value_none;
}

const struct value *escape_bind(struct exec *exec, const struct symbol *symbol,
                                const struct value *value, struct span span) {
    const struct loan *loan = find_shorter(value, local_of(&exec->locals, symbol)->depth);
    if (!loan)
        return value;
    const char *how =
        arena_printf(exec->arena, "is bound to '%s', which lives longer", symbol->name->text);
    struct diag *diag = report_escape(exec, loan, span, how);
    if (diag && !loan->source)
        diag_help(diag, "bind the value itself to a name first");
    return &value_none;
}

void escape_handle(struct exec *exec, const struct symbol *symbol) {
    if (!symbol->is_var || !symbol->type || type_resolved(symbol->type)->kind != TYPE_TASK)
        return;
    struct diag *diag = exec_report(exec, DIAG_TASK_ESCAPES, symbol->span,
                                    "task handle '%s' is a variable", symbol->name->text);
    if (diag)
        diag_help(diag, "bind it with 'const', or keep handles in a local list");
}

/* ---- names that may not be used as values ---- */

static bool is_open_function(const struct symbol *symbol) {
    if (symbol->kind != SYMBOL_PARAM || !symbol->type)
        return false;
    const struct type *type = type_resolved(symbol->type);
    return type->kind == TYPE_FUNCTION && type->row && type->row->is_open;
}

static bool escape_scope_name(struct exec *exec, const struct node *name, enum demand demand) {
    const struct symbol *symbol = name->name.symbol;
    const struct type *type = type_resolved(symbol->type);
    if (symbol->kind != SYMBOL_PARAM)
        return true; // binding it was the mistake
    if (demand != DEMAND_PASS) {
        struct diag *diag = exec_report(exec, DIAG_SCOPE_ESCAPES, name->span,
                                        "scope '%s' is used as a value", symbol->name->text);
        if (diag)
            diag_help(diag, "a scope can be spawned into, cancelled, and passed to a function");
        return true;
    }
    if (type->scope_kind == SCOPE_NURSERY ||
        local_of(&exec->locals, symbol)->frame == exec->frame->node)
        return false;
    struct diag *diag =
        exec_report(exec, DIAG_SPAWN_FROM_OUTSIDE, name->span,
                    "scope '%s' is passed on from outside its body", symbol->name->text);
    if (diag)
        diag_help(diag, "use task.nursery: its tasks may spawn into it");
    return true;
}

bool escape_name(struct exec *exec, const struct node *name, enum demand demand) {
    const struct symbol *symbol = name->name.symbol;
    if (!symbol->type)
        return false;
    if (type_resolved(symbol->type)->kind == TYPE_SCOPE)
        return escape_scope_name(exec, name, demand);
    if (demand == DEMAND_PASS || !is_open_function(symbol))
        return false;
    struct diag *diag =
        exec_report(exec, DIAG_CLOSURE_ESCAPES, name->span,
                    "function parameter '%s' is used as a value", symbol->name->text);
    if (diag)
        diag_help(diag, "it may be called, spawned, captured, and passed on to such a parameter; "
                        "write its effects, 'effects []', to use it otherwise");
    return true;
}

/* ---- spawning ---- */

void escape_spawn_place(struct exec *exec, const struct symbol *scope, struct span span) {
    if (!scope || !scope->type)
        return;
    const struct type *type = type_resolved(scope->type);
    if (type->kind != TYPE_SCOPE || type->scope_kind == SCOPE_NURSERY ||
        local_of(&exec->locals, scope)->frame == exec->frame->node)
        return;
    struct diag *diag = exec_report(exec, DIAG_SPAWN_FROM_OUTSIDE, span,
                                    "spawn into '%s' from outside its body", scope->name->text);
    if (!diag)
        return;
    diag_label(diag, exec->frame->node->span, "this closure may run when the body has ended");
    diag_help(diag, "use task.nursery: its tasks may spawn into it");
}

/* "'k' is captured by reference by a task of 'n' that may outlive this call" */
static struct diag *report_spawn(struct exec *exec, const struct node *spawn,
                                 const struct loan *loan, bool is_local) {
    const struct symbol *scope = spawn->call.info->spawn->scope;
    struct span span = loan->span.end ? loan->span : spawn->call.callee->span;
    const char *what = loan->kind == LOAN_REFERENCE && loan->source
                           ? arena_printf(exec->arena, "'%s' is captured by reference by",
                                          loan->source->name->text)
                           : arena_printf(exec->arena, "%s is captured by", loan_text(exec, loan));
    const char *than = !is_local ? "may outlive this call"
                       : loan->source
                           ? arena_printf(exec->arena, "outlives '%s'", loan->source->name->text)
                           : "outlives it";
    struct diag *diag = exec_report(exec, code_of(loan), span, "%s a task of '%s' that %s", what,
                                    scope ? scope->name->text : "a scope", than);
    if (diag && loan->source && loan->source->span.end)
        diag_label(diag, loan->source->span, "'%s' is declared here", loan->source->name->text);
    return diag;
}

const struct value *escape_spawn(struct exec *exec, struct node *spawn, const struct value *value) {
    const struct symbol *scope = spawn->call.info->spawn->scope;
    const struct local *local = local_of(&exec->locals, scope);
    bool is_local = scope && local->is_scope_handle;
    uint32_t limit = is_local ? local->depth : DEPTH_STATIC;
    const struct value *kept = &value_none;
    for (size_t i = 0; i < value->loans.count; i++) {
        const struct loan *loan = &value->loans.items[i];
        if (loan->depth <= limit || (loan->kind == LOAN_SCOPE && loan->source == scope)) {
            kept = value_add(exec->arena, kept, loan);
            continue;
        }
        struct diag *diag = report_spawn(exec, spawn, loan, is_local);
        if (diag && !is_local)
            diag_help(diag, "open a scope here, or give the task a constant of its own");
    }
    for (size_t i = 0; i < value->via.count; i++)
        kept = value_via(exec->arena, kept, value->via.items[i]);
    return kept;
}

/* ---- type arguments ---- */

static const char *const kept_by_any = "is passed where any type is taken, which might keep it";
static const char *const kept_by_shared = "is put into what may outlive it";

static void check_functions(struct exec *exec, const struct operand *operands, size_t count,
                            const char *what) {
    for (size_t i = 0; i < count; i++) {
        const struct loan *loan = find_shorter(operands[i].content, DEPTH_STATIC);
        if (loan)
            report_escape(exec, loan, operands[i].node->span, what);
    }
}

static enum diag_code code_of_carry(unsigned carry) {
    if (carry & CARRY_TASK)
        return DIAG_TASK_ESCAPES;
    if (carry & CARRY_SCOPE)
        return DIAG_SCOPE_ESCAPES;
    return carry & CARRY_CAPABILITY ? DIAG_CAPABILITY_ESCAPES : DIAG_VIEW_ESCAPES;
}

struct type_argument {
    struct node *node; // the call or record
    const struct symbol *param;
    struct type *type;
};

/* A type that is first-class or not by its values (a function's) is left to what the values refer to. */
static void check_argument(struct exec *exec, const struct type_argument *argument,
                           const struct operand *operands, size_t count) {
    unsigned carry = carry_of(&exec->carries, argument->type);
    if (!carry || !argument->param || argument->param->constraints & CONSTRAINT_LOCAL)
        return;
    if (!(carry & CARRY_SECOND_CLASS)) {
        check_functions(exec, operands, count, kept_by_any);
        return;
    }
    const char *name = argument->param->name->text;
    struct diag *diag = exec_report(exec, code_of_carry(carry), argument->node->span,
                                    "'%s' is second-class and cannot stand for '%s'",
                                    type_text(exec->arena, argument->type), name);
    if (diag && argument->param->is_prelude)
        diag_help(diag, "go through the elements with a 'for'");
    else if (diag)
        diag_help(diag, "declare the type parameter as '%s: Local'", name);
}

/* Shared objects outlive every scope, so what is in them must refer to nothing. */
static void check_shared_object(struct exec *exec, struct node *node, struct type *type,
                                const struct operand *operands, size_t count) {
    if (type->kind != TYPE_CHANNEL && type->kind != TYPE_MUTEX && type->kind != TYPE_ATOMIC)
        return;
    unsigned carry = carry_of(&exec->carries, type);
    if (carry & CARRY_SECOND_CLASS)
        exec_report(exec, code_of_carry(carry), node->span, "'%s' would keep what must not escape",
                    type_text(exec->arena, type));
    else if (carry)
        check_functions(exec, operands, count, kept_by_any);
}

/* What is put into a shared object that was made elsewhere: a function may refer to what ends before. */
static void check_shared_receiver(struct exec *exec, const struct call *info,
                                  const struct operand *operands, size_t count) {
    bool is_shared =
        info->kind == CALL_BUILTIN && builtin_info(info->builtin)->flags & BUILTIN_SHARED;
    if (!is_shared || count < 2)
        return;
    unsigned carry = carry_of(&exec->carries, operands[0].node->type);
    if (carry && !(carry & CARRY_SECOND_CLASS)) // else it was refused where it was made
        check_functions(exec, operands + 1, count - 1, kept_by_shared);
}

void escape_type_arguments(struct exec *exec, struct node *node, const struct operand *operands,
                           size_t count) {
    struct type *type = node->type ? type_resolved(node->type) : NULL;
    if (type)
        check_shared_object(exec, node, type, operands, count);
    if (node->kind == NODE_CALL)
        check_shared_receiver(exec, node->call.info, operands, count);
    if (node->kind == NODE_CALL && node->call.info->kind == CALL_FUNCTION) {
        const struct call *info = node->call.info;
        const struct signature *signature = info->function->signature;
        for (size_t i = 0; signature && i < info->targs.count; i++) {
            if (i >= signature->type_params.count)
                break;
            struct type_argument argument = {node, signature->type_params.items[i],
                                             info->targs.items[i]};
            check_argument(exec, &argument, operands, count);
        }
    } else if (node->kind == NODE_RECORD && type &&
               (type->kind == TYPE_RECORD || type->kind == TYPE_UNION)) {
        for (size_t i = 0; i < type->arg_count && i < type->decl->params.count; i++) {
            struct type_argument argument = {node, type->decl->params.items[i], type->args[i]};
            check_argument(exec, &argument, operands, count);
        }
    }
}
