/*
 * Views (spec 8): while a view is used later on, its source may be read, or, for View<mut T>, not
 * touched. "Later on" is found looking backwards: a change marks the views that it makes stale, and a
 * use of a stale view is the mistake; it is reported where the source was changed.
 */
#include "safety/exec.h"

static bool is_made_stale(const struct binding *binding, const struct loan *access,
                          const struct value *via) {
    if (value_is_via(via, binding->key))
        return false;
    for (size_t i = 0; i < binding->value->loans.count; i++) {
        const struct loan *loan = &binding->value->loans.items[i];
        if (loan->kind == LOAN_VIEW && loan_conflicts(loan, access))
            return true;
    }
    return false;
}

static bool is_used_by_defer(const struct exec *exec, const struct binding *binding) {
    for (size_t i = 0; i < exec->state.defers.count; i++) {
        if (value_is_via(exec->state.defers.items[i].touches, binding->key))
            return true;
    }
    return false;
}

void view_change(struct exec *exec, const struct loan *loan, const struct value *via,
                 struct span span, const struct node *task) {
    for (size_t i = 0; i < exec->state.bindings.count; i++) {
        struct binding *binding = &exec->state.bindings.items[i];
        if (binding->stale.end || !is_made_stale(binding, loan, via))
            continue;
        binding->stale = span;
        binding->changed_by = task;
        if (is_used_by_defer(exec, binding))
            view_use(exec, binding, span);
    }
}

static bool is_running(const struct exec *exec, const struct node *spawn) {
    for (size_t i = 0; spawn && i < exec->state.tasks.count; i++) {
        if (exec->state.tasks.items[i].call == spawn)
            return true;
    }
    return false;
}

void view_leave_to_race(const struct exec *exec, struct state *entry) {
    for (size_t i = 0; i < entry->bindings.count; i++) {
        struct binding *binding = &entry->bindings.items[i];
        if (binding->stale.end && is_running(exec, binding->changed_by))
            binding->stale = (struct span){0};
    }
}

/* The variable whose change made the binding stale, as far as its loans tell. */
static const char *source_of(const struct binding *binding) {
    for (size_t i = 0; i < binding->value->loans.count; i++) {
        const struct loan *loan = &binding->value->loans.items[i];
        if (loan->kind == LOAN_VIEW && loan->place.root)
            return loan->place.root->name->text;
    }
    return "its source";
}

void view_use(struct exec *exec, struct binding *binding, struct span span) {
    if (!binding->stale.end || is_running(exec, binding->changed_by))
        return; // a use of what a running task changes is a race, and reported as such
    const char *source = source_of(binding);
    struct diag *diag;
    if (binding->symbol)
        diag = exec_report(exec, DIAG_VIEW_CONFLICT, binding->stale,
                           "'%s' is used here while '%s' still refers to it", source,
                           binding->symbol->name->text);
    else
        diag = exec_report(exec, DIAG_VIEW_CONFLICT, binding->stale,
                           "'%s' is changed here while it is still in use", source);
    if (!diag)
        return;
    diag_label(diag, span, binding->symbol ? "'%s' is used later, here" : "used here",
               binding->symbol ? binding->symbol->name->text : "");
    diag_help(diag, "finish with the view first, or work on a copy: '.clone()'");
}

static bool operands_conflict(const struct value *a, const struct value *b,
                              const struct loan **found) {
    for (size_t i = 0; i < a->loans.count; i++) {
        for (size_t k = 0; k < b->loans.count; k++) {
            if (!loan_conflicts(&a->loans.items[i], &b->loans.items[k]))
                continue;
            *found = &b->loans.items[k];
            return true;
        }
    }
    return false;
}

static const struct loan *find_conflict(const struct operand *a, const struct operand *b) {
    const struct loan *found = NULL;
    if (operands_conflict(a->content, b->content, &found) ||
        operands_conflict(a->content, b->lent, &found) ||
        operands_conflict(a->lent, b->content, &found) ||
        operands_conflict(a->lent, b->lent, &found))
        return found;
    return NULL;
}

void view_operands(struct exec *exec, const struct operand *operands, size_t count) {
    for (size_t k = 1; k < count; k++) {
        for (size_t i = 0; i < k; i++) {
            const struct loan *loan = find_conflict(&operands[i], &operands[k]);
            if (!loan || operands[i].is_reported || operands[k].is_reported)
                continue;
            bool is_race = operands[i].is_function || operands[k].is_function;
            struct diag *diag =
                exec_report(exec, is_race ? DIAG_RACE : DIAG_VIEW_CONFLICT, operands[k].node->span,
                            "'%s' is lent twice to one call, and changed through one of them",
                            loan->place.root->name->text);
            if (diag)
                diag_label(diag, operands[i].node->span, "lent here too");
            return;
        }
    }
}
