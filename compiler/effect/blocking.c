/*
 * What task.run_blocking is given runs on a thread that can block and cannot suspend: it must not be Async,
 * nor depend on a parameter of which nobody knows whether it is. (spec 6)
 */
#include "diag/diag.h"
#include "effect/internal.h"
#include "type/call.h"
#include "type/type.h"

static const struct symbol *open_in(const struct effect_answer *answer) {
    if (answer->open)
        return answer->open;
    bool any = answer->source && answer->source->facts.open.count > 0;
    return any ? answer->source->facts.open.items[0] : NULL;
}

static void check_given(struct effects *effects, const struct node *value) {
    struct unit *unit = effects->unit;
    struct effect_answer answer = effect_of_value(effects, value);
    const struct symbol *open = open_in(&answer);
    if (answer.fixed & EFFECT_BIT(ASYNC)) {
        struct diag *diag = report(&unit->diags, DIAG_ASYNC_REQUIRED, value->span,
                                   "Async effect required by the function given, which a thread "
                                   "for blocking calls does not allow");
        diag_help(diag, "call what suspends outside, and give it only what blocks");
    } else if (open) {
        struct diag *diag =
            report(&unit->diags, DIAG_CLOSURE_ESCAPES, value->span,
                   "this function runs '%s', which may be Async, on a thread for blocking calls",
                   open->name->text);
        diag_label(diag, open->span, "'%s' takes functions of any effects", open->name->text);
        diag_help(diag, "write the effects of '%s' in its type, 'effects [Blocking]'",
                  open->name->text);
    }
}

bool effect_is_blocking_call(const struct node *node) {
    const struct call *call = node->kind == NODE_CALL ? node->call.info : NULL;
    return call && call->kind == CALL_BUILTIN && call->builtin == BUILTIN_TASK_RUN_BLOCKING &&
           call->args.count == 1;
}

static void find_calls(struct node *node, void *context) {
    if (effect_is_blocking_call(node))
        check_given(context, node->call.info->args.items[0].value);
    node_each_kid(node, find_calls, context);
}

void effect_check_blocking(struct effects *effects, struct node *body) {
    node_each_kid(body, find_calls, effects);
}
