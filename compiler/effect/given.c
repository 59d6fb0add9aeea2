/*
 * Functions that are given to what runs them where not all is allowed: a thread for blocking calls cannot suspend, and
 * while a mutex is held nothing may suspend or block. Such a function must not have those effects, nor depend on a
 * parameter of which nobody knows whether it has. (spec 6, 8)
 */
#include <string.h>

#include "diag/diag.h"
#include "effect/internal.h"
#include "type/call.h"
#include "type/type.h"

struct given {
    const struct node *value;
    bool is_locked; // given to a mutex, else to task.run_blocking
};

static const struct symbol *open_in(const struct effect_answer *answer) {
    if (answer->open)
        return answer->open;
    bool any = answer->source && answer->source->facts.open.count > 0;
    return any ? answer->source->facts.open.items[0] : NULL;
}

static const char *place_of(const struct given *given) {
    return given->is_locked ? "while a mutex is held" : "on a thread for blocking calls";
}

static void report_open(struct unit *unit, const struct given *given, const struct symbol *open) {
    struct diag *diag =
        report(&unit->diags, given->is_locked ? DIAG_LOCK_SUSPENDS : DIAG_CLOSURE_ESCAPES,
               given->value->span, "this function runs '%s', which may be %s, %s", open->name->text,
               given->is_locked ? "Async or Blocking" : "Async", place_of(given));
    diag_label(diag, open->span, "'%s' takes functions of any effects", open->name->text);
    diag_help(diag, "write the effects of '%s' in its type, 'effects [%s]'", open->name->text,
              given->is_locked ? "" : "Blocking");
}

static void check_given(struct effects *effects, const struct given *given) {
    struct unit *unit = effects->unit;
    struct effect_answer answer = effect_of_value(effects, given->value);
    const struct symbol *open = open_in(&answer);
    bool suspends = answer.fixed & EFFECT_BIT(ASYNC);
    if (given->is_locked && (suspends || answer.fixed & EFFECT_BIT(BLOCKING))) {
        struct diag *diag =
            report(&unit->diags, DIAG_LOCK_SUSPENDS, given->value->span,
                   "this function may %s while a mutex is held", suspends ? "suspend" : "block");
        diag_help(diag,
                  "take what is needed out of the mutex, and go on outside; a semaphore may be "
                  "held over a suspension");
    } else if (suspends) {
        struct diag *diag = report(&unit->diags, DIAG_ASYNC_REQUIRED, given->value->span,
                                   "Async effect required by the function given, which a thread "
                                   "for blocking calls does not allow");
        diag_help(diag, "call what suspends outside, and give it only what blocks");
    } else if (open) {
        report_open(unit, given, open);
    }
}

bool effect_is_blocking_call(const struct node *node) {
    const struct call *call = node->kind == NODE_CALL ? node->call.info : NULL;
    return call && call->kind == CALL_BUILTIN && call->builtin == BUILTIN_TASK_RUN_BLOCKING &&
           call->args.count == 1;
}

static bool is_locking_call(const struct node *node) {
    const struct call *call = node->kind == NODE_CALL ? node->call.info : NULL;
    if (!call || call->kind != CALL_FUNCTION || !call->function->is_prelude || !call->args.count)
        return false;
    const struct node_function *function = &call->function->decl->function;
    return function->owner && !strcmp(function->owner->text, "Mutex") &&
           strncmp(function->name->text, "raw_", 4) != 0;
}

bool effect_is_given(const struct node *node) {
    return effect_is_blocking_call(node) || is_locking_call(node);
}

static void find_calls(struct node *node, void *context) {
    if (effect_is_given(node)) {
        const struct call *call = node->call.info;
        check_given(context, &(struct given){call->args.items[call->args.count - 1].value,
                                             call->kind == CALL_FUNCTION});
    }
    node_each_kid(node, find_calls, context);
}

void effect_check_given(struct effects *effects, struct node *body) {
    node_each_kid(body, find_calls, effects);
}
