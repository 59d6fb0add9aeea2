/* Touches of places, passed on to the rules about tasks and about views. */
#include <stdarg.h>

#include "base/strbuf.h"
#include "safety/exec.h"

struct diag *exec_report(struct exec *exec, enum diag_code code, struct span span, const char *fmt,
                         ...) {
    for (size_t i = 0; i < exec->reported.count; i++) {
        const struct diag *known = exec->reported.items[i];
        if (known->code == code && known->span.start == span.start && known->span.end == span.end)
            return NULL;
    }
    struct strbuf text = {.arena = exec->arena};
    va_list args;
    va_start(args, fmt);
    strbuf_vprintf(&text, fmt, args);
    va_end(args);
    struct diag *diag = report(&exec->unit->diags, code, span, "%s", strbuf_text(&text));
    VEC_PUSH(&exec->unit->arena, &exec->reported, diag);
    return diag;
}

static void access_loan(struct exec *exec, const struct loan *loan, const struct value *via,
                        struct span span) {
    if (!loan->place.root)
        return;
    if (!race_access(exec, loan, span))
        view_change(exec, loan, via, span, NULL);
}

static void check_taken(struct exec *exec, const struct loan *loan, struct span span) {
    const struct binding *binding =
        loan->kind == LOAN_REFERENCE ? state_find(&exec->state, loan->place.root) : NULL;
    if (!binding || !binding->taken.end)
        return;
    const char *name = loan->place.root->name->text;
    struct diag *diag = exec_report(exec, DIAG_USE_AFTER_MOVE, span,
                                    "this closure uses '%s', which was moved away", name);
    if (diag)
        diag_label(diag, binding->taken, "'%s' is moved here", name);
}

void exec_check_there(struct exec *exec, const struct value *value, struct span span) {
    for (size_t i = 0; i < value->loans.count; i++)
        check_taken(exec, &value->loans.items[i], span);
}

void exec_touch(struct exec *exec, const struct value *value, struct span span) {
    for (size_t i = 0; i < value->loans.count; i++)
        access_loan(exec, &value->loans.items[i], value, span);
}

void exec_access(struct exec *exec, const struct value *places, enum access access,
                 struct span span) {
    for (size_t i = 0; i < places->loans.count; i++) {
        struct loan loan = places->loans.items[i];
        loan.writes = access == ACCESS_WRITE;
        access_loan(exec, &loan, places, span);
    }
}

void exec_use(struct exec *exec, const struct symbol *symbol, struct span span) {
    struct binding *binding = state_find(&exec->state, symbol);
    if (!binding)
        return;
    view_use(exec, binding, span);
    if (!binding->moved.end)
        return;
    struct diag *diag = exec_report(exec, DIAG_USE_AFTER_MOVE, span,
                                    "'%s' is used after a closure took it", symbol->name->text);
    if (diag) {
        diag_label(diag, binding->moved, "moved into the closure here");
        diag_help(diag, "give the closure a copy: '%s.clone()'", symbol->name->text);
    }
}
