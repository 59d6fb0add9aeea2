/* Touches of places, passed on to the rules about tasks and about views. */
#include <stdarg.h>

#include "base/strbuf.h"
#include "safety/flow.h"

struct diag *flow_report(struct flow *flow, enum diag_code code, struct span span, const char *fmt,
                         ...) {
    for (size_t i = 0; i < flow->reported.count; i++) {
        const struct diag *known = flow->reported.items[i];
        if (known->code == code && known->span.start == span.start && known->span.end == span.end)
            return NULL;
    }
    struct strbuf text = {.arena = flow->arena};
    va_list args;
    va_start(args, fmt);
    strbuf_vprintf(&text, fmt, args);
    va_end(args);
    struct diag *diag = report(&flow->unit->diags, code, span, "%s", strbuf_text(&text));
    VEC_PUSH(flow->arena, &flow->reported, diag);
    return diag;
}

static void access_loan(struct flow *flow, const struct loan *loan, const struct value *via,
                        struct span span) {
    if (!loan->place.root)
        return;
    if (!race_access(flow, loan, span))
        view_change(flow, loan, via, span);
}

void flow_touch(struct flow *flow, const struct value *value, struct span span) {
    for (size_t i = 0; i < value->loans.count; i++)
        access_loan(flow, &value->loans.items[i], value, span);
}

void flow_access(struct flow *flow, const struct value *places, enum access access,
                 struct span span) {
    for (size_t i = 0; i < places->loans.count; i++) {
        struct loan loan = places->loans.items[i];
        loan.writes = access == ACCESS_WRITE;
        access_loan(flow, &loan, places, span);
    }
}

void flow_use(struct flow *flow, const struct symbol *symbol, struct span span) {
    struct binding *binding = state_find(&flow->state, symbol);
    if (!binding)
        return;
    view_use(flow, binding, span);
    if (!binding->moved.end)
        return;
    struct diag *diag = flow_report(flow, DIAG_USE_AFTER_MOVE, span,
                                    "'%s' is used after a closure took it", symbol->name->text);
    if (diag) {
        diag_label(diag, binding->moved, "moved into the closure here");
        diag_help(diag, "give the closure a copy: '%s.clone()'", symbol->name->text);
    }
}
