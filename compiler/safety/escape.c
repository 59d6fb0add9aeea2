/*
 * Escapes (spec 7 and 8): nothing goes to where it would outlive what it refers to. A place has a
 * depth up to which it may refer (note [depths]); a loan has the depth of what it refers to. What is
 * left is to say so in the user's words, with the code of the kind of thing that escapes.
 */
#include "base/strbuf.h"
#include "lang/effect.h"
#include "safety/flow.h"
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

static const char *loan_text(struct flow *flow, const struct loan *loan) {
    const char *name = loan->source ? loan->source->name->text : NULL;
    switch (loan->kind) {
    case LOAN_VIEW:
        return name ? arena_printf(flow->arena, "view of '%s'", name) : "view of a temporary value";
    case LOAN_REFERENCE: return arena_printf(flow->arena, "closure that refers to '%s'", name);
    case LOAN_FUNCTION: return arena_printf(flow->arena, "function parameter '%s'", name);
    case LOAN_HANDLE:
        return name ? arena_printf(flow->arena, "handle of a task of '%s'", name) : "task handle";
    case LOAN_SCOPE: return arena_printf(flow->arena, "scope '%s'", name);
    case LOAN_CAPABILITY: return arena_printf(flow->arena, "capability '%s'", name);
    }
    return "";
}

static struct diag *report_escape(struct flow *flow, const struct loan *loan, struct span span,
                                  const char *how) {
    struct span place = loan->kind == LOAN_REFERENCE && loan->span.end ? loan->span : span;
    struct diag *diag =
        flow_report(flow, code_of(loan), place, "%s %s", loan_text(flow, loan), how);
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
static const struct loan *find_not_returnable(const struct flow *flow, const struct value *value) {
    const struct loan *shorter = find_shorter(value, flow->target->limit);
    if (shorter || flow->target->kind != TARGET_FUNCTION)
        return shorter;
    for (size_t i = 0; i < value->loans.count; i++) {
        const struct loan *loan = &value->loans.items[i];
        if (loan->kind != LOAN_VIEW && loan->depth > DEPTH_STATIC)
            return loan;
    }
    return NULL;
}

void escape_return(struct flow *flow, const struct value *value, struct span span) {
    const struct loan *loan = find_not_returnable(flow, value);
    if (!loan)
        return;
    const char *how = flow->target->kind == TARGET_SCOPE ? "leaves the scope, which ends first"
                      : flow->target->kind == TARGET_CLOSURE
                          ? "is returned from a closure that it does not outlive"
                          : "is returned, but lives no longer than this call";
    struct diag *diag = report_escape(flow, loan, span, how);
    if (!diag)
        return;
    if (loan->kind == LOAN_HANDLE)
        diag_help(diag, "join the task in its scope and return the value");
    else if (loan->kind == LOAN_VIEW)
        diag_help(diag, "return a value of its own, such as a list, or a view of a view parameter");
    else if (loan->kind == LOAN_REFERENCE)
        diag_help(diag, "let the closure capture a constant instead");
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

void escape_store(struct flow *flow, const struct designation *target, const struct value *value,
                  struct span span) {
    for (size_t i = 0; i < target->places->loans.count; i++) {
        const struct loan *place = &target->places->loans.items[i];
        const struct symbol *root = place->place.root;
        const struct local *local = local_of(&flow->locals, root);
        bool is_own = place->kind == LOAN_REFERENCE && root && !place->place.is_content &&
                      !(local->is_param && local->mode == MODE_INOUT);
        uint32_t limit = is_own ? local->depth : DEPTH_STATIC;
        const struct loan *loan = find_not_storable(value, root, limit);
        if (!loan)
            continue;
        const char *how = root ? arena_printf(flow->arena, "is stored in '%s', which lives longer",
                                              root->name->text)
                               : "is stored in something that lives longer";
        report_escape(flow, loan, span, how);
        return;
    }
}

void escape_block(struct flow *flow, const struct value *value, struct span span) {
    const struct loan *loan = find_shorter(value, flow->depth + 1);
    if (loan)
        report_escape(flow, loan, span, "leaves the block, which ends first");
}

void escape_bind(struct flow *flow, const struct symbol *symbol, const struct value *value,
                 struct span span) {
    const struct loan *loan = find_shorter(value, local_of(&flow->locals, symbol)->depth);
    if (!loan)
        return;
    const char *how =
        arena_printf(flow->arena, "is bound to '%s', which lives longer", symbol->name->text);
    struct diag *diag = report_escape(flow, loan, span, how);
    if (diag && !loan->source)
        diag_help(diag, "bind the value itself to a name first");
}

void escape_handle(struct flow *flow, const struct symbol *symbol) {
    if (!symbol->is_var || !symbol->type || type_resolved(symbol->type)->kind != TYPE_TASK)
        return;
    struct diag *diag = flow_report(flow, DIAG_TASK_ESCAPES, symbol->span,
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

static bool escape_scope_name(struct flow *flow, const struct node *name, enum demand demand) {
    const struct symbol *symbol = name->name.symbol;
    const struct type *type = type_resolved(symbol->type);
    if (demand != DEMAND_PASS) {
        struct diag *diag = flow_report(flow, DIAG_SCOPE_ESCAPES, name->span,
                                        "scope '%s' is used as a value", symbol->name->text);
        if (diag)
            diag_help(diag, "a scope can be spawned into, cancelled, and passed to a function");
        return true;
    }
    if (type->scope_kind == SCOPE_NURSERY ||
        local_of(&flow->locals, symbol)->frame == flow->frame->node)
        return false;
    struct diag *diag =
        flow_report(flow, DIAG_SPAWN_FROM_OUTSIDE, name->span,
                    "scope '%s' is passed on from outside its body", symbol->name->text);
    if (diag)
        diag_help(diag, "use task.nursery: its tasks may spawn into it");
    return true;
}

bool escape_name(struct flow *flow, const struct node *name, enum demand demand) {
    const struct symbol *symbol = name->name.symbol;
    if (!symbol->type)
        return false;
    if (type_resolved(symbol->type)->kind == TYPE_SCOPE)
        return escape_scope_name(flow, name, demand);
    if (demand == DEMAND_PASS || !is_open_function(symbol))
        return false;
    struct diag *diag =
        flow_report(flow, DIAG_CLOSURE_ESCAPES, name->span,
                    "function parameter '%s' is used as a value", symbol->name->text);
    if (diag)
        diag_help(diag, "it may be called, spawned, captured, and passed on to such a parameter; "
                        "write its effects, 'effects []', to use it otherwise");
    return true;
}

/* ---- spawning ---- */

void escape_spawn_place(struct flow *flow, const struct symbol *scope, struct span span) {
    if (!scope || !scope->type)
        return;
    const struct type *type = type_resolved(scope->type);
    if (type->kind != TYPE_SCOPE || type->scope_kind == SCOPE_NURSERY ||
        local_of(&flow->locals, scope)->frame == flow->frame->node)
        return;
    struct diag *diag = flow_report(flow, DIAG_SPAWN_FROM_OUTSIDE, span,
                                    "spawn into '%s' from outside its body", scope->name->text);
    if (!diag)
        return;
    diag_label(diag, flow->frame->node->span, "this closure may run when the body has ended");
    diag_help(diag, "use task.nursery: its tasks may spawn into it");
}

static const char *spawn_reason(struct flow *flow, const struct loan *loan,
                                const struct symbol *scope, bool is_local) {
    const char *name = scope ? scope->name->text : "its scope";
    if (!is_local)
        return arena_printf(flow->arena,
                            "is captured by a task of '%s', which may outlive this call", name);
    return loan->source
               ? arena_printf(flow->arena, "is captured by a task of '%s', which outlives '%s'",
                              name, loan->source->name->text)
               : arena_printf(flow->arena, "is captured by a task of '%s'", name);
}

const struct value *escape_spawn(struct flow *flow, struct node *spawn, const struct value *value) {
    const struct symbol *scope = spawn->call.info->spawn->scope;
    const struct local *local = local_of(&flow->locals, scope);
    bool is_local = scope && local->is_scope_handle;
    uint32_t limit = is_local ? local->depth : DEPTH_STATIC;
    const struct value *kept = &value_none;
    for (size_t i = 0; i < value->loans.count; i++) {
        const struct loan *loan = &value->loans.items[i];
        if (loan->depth <= limit || (loan->kind == LOAN_SCOPE && loan->source == scope)) {
            kept = value_add(flow->arena, kept, loan);
            continue;
        }
        struct span span = loan->span.end ? loan->span : spawn->call.callee->span;
        struct diag *diag =
            report_escape(flow, loan, span, spawn_reason(flow, loan, scope, is_local));
        if (diag && !is_local)
            diag_help(diag, "open a scope here, or give the task a constant of its own");
    }
    for (size_t i = 0; i < value->via.count; i++)
        kept = value_via(flow->arena, kept, value->via.items[i]);
    return kept;
}

/* ---- type arguments ---- */

static enum diag_code code_of_carry(unsigned carry) {
    if (carry & CARRY_TASK)
        return DIAG_TASK_ESCAPES;
    if (carry & CARRY_SCOPE)
        return DIAG_SCOPE_ESCAPES;
    if (carry & CARRY_CAPABILITY)
        return DIAG_CAPABILITY_ESCAPES;
    return DIAG_VIEW_ESCAPES;
}

static void check_functions(struct flow *flow, const struct operand *operands, size_t count) {
    for (size_t i = 0; i < count; i++) {
        const struct loan *loan = find_shorter(operands[i].content, DEPTH_STATIC);
        if (loan)
            report_escape(flow, loan, operands[i].node->span,
                          "is passed where any type is taken, which might keep it");
    }
}

static void check_argument(struct flow *flow, struct node *node, const struct symbol *param,
                           struct type *arg, const struct operand *operands, size_t count) {
    unsigned carry = carry_of(&flow->carries, arg);
    if (!carry || !param || param->constraints & CONSTRAINT_LOCAL)
        return;
    if (!(carry & CARRY_SECOND_CLASS)) {
        check_functions(flow, operands, count);
        return;
    }
    struct span span = node->kind == NODE_CALL ? node->call.callee->span : node->span;
    struct diag *diag =
        flow_report(flow, code_of_carry(carry), span, "'%s' is not allowed for type parameter '%s'",
                    type_text(flow->arena, arg), param->name->text);
    if (diag)
        diag_help(diag, "declare it '%s: Local', so that it may be what must not escape",
                  param->name->text);
}

/* Shared objects outlive every scope, so what is in them must refer to nothing. */
static void check_shared_object(struct flow *flow, struct node *node, struct type *type,
                                const struct operand *operands, size_t count) {
    if (type->kind != TYPE_CHANNEL && type->kind != TYPE_MUTEX && type->kind != TYPE_ATOMIC)
        return;
    unsigned carry = carry_of(&flow->carries, type);
    if (carry & CARRY_SECOND_CLASS)
        flow_report(flow, code_of_carry(carry), node->span, "'%s' would keep what must not escape",
                    type_text(flow->arena, type));
    else if (carry)
        check_functions(flow, operands, count);
}

void escape_type_arguments(struct flow *flow, struct node *node, const struct operand *operands,
                           size_t count) {
    struct type *type = node->type ? type_resolved(node->type) : NULL;
    if (type)
        check_shared_object(flow, node, type, operands, count);
    if (node->kind == NODE_CALL && node->call.info->kind == CALL_FUNCTION) {
        const struct call *info = node->call.info;
        const struct signature *signature = info->function->signature;
        for (size_t i = 0; signature && i < info->targs.count; i++) {
            if (i < signature->type_params.count)
                check_argument(flow, node, signature->type_params.items[i], info->targs.items[i],
                               operands, count);
        }
    } else if (node->kind == NODE_RECORD && type &&
               (type->kind == TYPE_RECORD || type->kind == TYPE_UNION)) {
        for (size_t i = 0; i < type->arg_count && i < type->decl->params.count; i++)
            check_argument(flow, node, type->decl->params.items[i], type->args[i], operands, count);
    }
}
