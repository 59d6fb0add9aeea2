/*
 * What the clauses do not cover. A function that lacks an effect has made one mistake, however many
 * calls need it: the first place is reported, the others are counted in a note, and the first report
 * for a function carries the edit that adds all that is missing.
 */
#include "base/strbuf.h"
#include "diag/diag.h"
#include "effect/internal.h"
#include "type/call.h"
#include "type/type.h"

static void print_effects(effect_set set, struct strbuf *out) {
    const char *comma = "";
    for (int i = 0; i < EFFECT_COUNT; i++) {
        if (set >> i & 1) {
            strbuf_printf(out, "%s%s", comma, effect_name((enum effect)i));
            comma = ", ";
        }
    }
}

static const char *effects_text(struct unit *unit, effect_set set) {
    struct strbuf text = {.arena = &unit->arena};
    print_effects(set, &text);
    return strbuf_text(&text);
}

/* The help, and the edit where there is a place for it: into the clause, or a clause of its own. */
static void advise(struct unit *unit, struct diag *diag, const struct effect_body *body,
                   effect_set missing) {
    const struct node_function *function = &body->node->function;
    const char *names = effects_text(unit, missing);
    const struct node_list *listed = &function->effects;
    if (!function->has_effects) {
        diag_help(diag, "add 'effects [%s]' to '%s'", names, function->name->text);
        // After a function type, a clause would belong to that type.
        bool is_ambiguous = function->result && function->result->kind == NODE_TYPE_FUNCTION;
        if (!is_ambiguous)
            diag_edit(diag, function->clause_span,
                      arena_printf(&unit->arena, " effects [%s]", names));
        return;
    }
    diag_help(diag, "add '%s' to the effects of '%s'", names, function->name->text);
    if (listed->count) {
        uint32_t end = listed->items[listed->count - 1]->span.end;
        diag_edit(diag, (struct span){end, end}, arena_printf(&unit->arena, ", %s", names));
    }
}

static void print_path(const struct node *node, struct strbuf *out) {
    if (node->kind == NODE_NAME) {
        strbuf_add(out, node->name.name->text);
    } else if (node->kind == NODE_MEMBER) {
        size_t before = out->length;
        print_path(node->member.base, out);
        if (out->length > before)
            strbuf_add_char(out, '.');
        strbuf_add(out, node->member.name->text);
    }
}

static const char *deed_of_call(struct arena *arena, const struct node *call) {
    struct strbuf path = {.arena = arena};
    print_path(call->call.callee, &path);
    const char *name = strbuf_text(&path);
    const struct call *info = call->call.info;
    if (info->kind == CALL_BUILTIN) {
        switch ((int)info->builtin) {
        case BUILTIN_TASK_SCOPE:
        case BUILTIN_TASK_NURSERY: return arena_printf(arena, "open a %s", name);
        case BUILTIN_SPAWN:
        case BUILTIN_SPAWN_DAEMON: return "spawn a task";
        case BUILTIN_JOIN: return "join a task";
        default: break; // not a switch over nodes: every other builtin is simply called
        }
    }
    return *name ? arena_printf(arena, "call '%s'", name) : "call a function value";
}

/* "call 'f'", as in "Async effect required to call 'f'". */
static const char *deed_of(struct arena *arena, const struct node *cause) {
    if (cause->kind == NODE_CALL)
        return deed_of_call(arena, cause);
    if (cause->kind == NODE_NAME)
        return arena_printf(arena, "use '%s'", cause->name.name->text);
    return cause->kind == NODE_FOR ? "receive from a channel" : "select";
}

/* spec 6: a blocking call needs a function that is Blocking and not Async. */
static bool is_blocking_in_async(const struct effect_body *body, effect_set allowed) {
    return body->needed & EFFECT_BIT(BLOCKING) && allowed & EFFECT_BIT(ASYNC);
}

static struct diag *report_effect(struct unit *unit, const struct effect_body *body,
                                  enum effect effect) {
    const struct effect_cause *cause = &body->causes[effect];
    const char *function = body->node->function.name->text;
    struct span named = body->capabilities[effect];
    if (effect != EFFECT_ASYNC && named.end)
        return report(&unit->diags, DIAG_CAPABILITY_REQUIRED, named,
                      "capability '%s' used in '%s', which does not declare the effect %s",
                      effect_capability(effect), function, effect_name(effect));
    struct diag *diag =
        report(&unit->diags, effect == EFFECT_ASYNC ? DIAG_ASYNC_REQUIRED : DIAG_EFFECT_REQUIRED,
               effect_place(cause->node), "%s effect required to %s in '%s'", effect_name(effect),
               deed_of(&unit->arena, cause->node), function);
    if (cause->count > 1)
        diag_note(diag, "%zu more place%s in '%s' need%s it", cause->count - 1,
                  cause->count > 2 ? "s" : "", function, cause->count > 2 ? "" : "s");
    return diag;
}

static void report_blocking(struct unit *unit, const struct effect_body *body) {
    const struct effect_cause *cause = &body->causes[EFFECT_BLOCKING];
    struct diag *diag = report(&unit->diags, DIAG_BLOCKING_CALL, effect_place(cause->node),
                               "'%s' is Async and must not %s, which may hold its thread for long",
                               body->node->function.name->text, deed_of(&unit->arena, cause->node));
    diag_help(diag, "let a thread of its own do it: task.run_blocking(|| ...)");
}

void effect_report_body(struct effects *effects, const struct effect_body *body) {
    struct unit *unit = effects->unit;
    if (body->node->kind != NODE_FUNCTION || !body->symbol->signature)
        return;
    bool is_inferred = !body->symbol->signature->has_effects;
    effect_set allowed = is_inferred ? body->facts.fixed : body->symbol->signature->effects;
    effect_set named = 0;
    for (int i = 0; i < EFFECT_COUNT; i++)
        named |= body->capabilities[i].end ? (effect_set)1 << i : 0;
    effect_set missing = (body->needed | named) & ~allowed;
    if (is_blocking_in_async(body, allowed)) {
        report_blocking(unit, body);
        missing &= ~EFFECT_BIT(BLOCKING);
    }
    struct diag *first = NULL;
    for (int i = 0; i < EFFECT_COUNT; i++) {
        if (!(missing >> i & 1))
            continue;
        struct diag *diag = report_effect(unit, body, (enum effect)i);
        if (!first || diag->span.start < first->span.start)
            first = diag;
    }
    if (first)
        advise(unit, first, body, missing);
}

static void report_flow(struct unit *unit, const struct effect_flow *flow, struct type *to,
                        effect_set missing) {
    const char *place = type_text(&unit->arena, to);
    struct diag *diag;
    if (missing & EFFECT_BIT(ASYNC))
        diag =
            report(&unit->diags, DIAG_ASYNC_REQUIRED, flow->value->span,
                   "Async effect required by the function given, which '%s' does not allow", place);
    else
        diag = report(&unit->diags, DIAG_EFFECT_REQUIRED, flow->value->span,
                      "%s effect required by the function given, which '%s' does not allow",
                      effects_text(unit, missing), place);
    diag_help(diag, "write 'effects [%s]' in the function's type", effects_text(unit, missing));
}

/* An open parameter that the given function runs and the place knows nothing of. */
static const struct symbol *find_other_open(const struct effect_answer *given,
                                            const struct effect_answer *allowed) {
    for (size_t i = 0; given->source && i < given->source->facts.open.count; i++) {
        const struct symbol *param = given->source->facts.open.items[i];
        bool is_known = false;
        for (size_t k = 0; allowed->source && k < allowed->source->facts.open.count; k++)
            is_known |= allowed->source->facts.open.items[k] == param;
        if (!is_known)
            return param;
    }
    return NULL;
}

static void report_open_flow(struct unit *unit, const struct effect_flow *flow, struct type *to,
                             const struct symbol *param) {
    struct diag *diag =
        report(&unit->diags, DIAG_CLOSURE_ESCAPES, flow->value->span,
               "this function runs '%s', whose effects nobody knows where a '%s' is called",
               param->name->text, type_text(&unit->arena, to));
    diag_label(diag, param->span, "'%s' takes functions of any effects", param->name->text);
    diag_help(diag, "write the effects of '%s' in its type, 'effects []' for none",
              param->name->text);
}

void effect_report_flows(struct effects *effects) {
    struct unit *unit = effects->unit;
    const struct effect_flows *flows = types_flows(unit->types);
    for (size_t i = 0; i < flows->list.count; i++) {
        const struct effect_flow *flow = &flows->list.items[i];
        struct type *from = type_resolved(flow->from);
        struct type *to = type_resolved(flow->to);
        if (from == to || to->kind != TYPE_FUNCTION || !to->row || to->row->is_open)
            continue;
        struct effect_answer answer = effect_of_row(effects, from, flow->value);
        struct effect_answer allowed = effect_of_row(effects, to, flow->value);
        effect_set missing = answer.fixed & ~allowed.fixed;
        const struct symbol *param = find_other_open(&answer, &allowed);
        if (missing)
            report_flow(unit, flow, to, missing);
        else if (param)
            report_open_flow(unit, flow, to, param);
    }
}
