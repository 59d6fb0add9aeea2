/*
 * The stage: a body for each function and closure, rounds of collecting until the facts are
 * complete, then one round of reports. What a function declares is taken at its word by its callers,
 * so only functions without a clause (under --infer-effects, and tests) depend on each other.
 */
#include "effect/effect_check.h"

#include "base/panic.h"
#include "effect/internal.h"
#include "resolve/symbol.h"
#include "type/call.h"
#include "type/type.h"

struct setup {
    struct effects *effects;
    struct effect_body *outer;
};

struct effect_body *effect_body_of(const struct effects *effects, const struct node *node) {
    return map_get(&effects->bodies, node);
}

static struct effect_body *add_body(struct effects *effects, struct node *node) {
    struct effect_body *body = ARENA_NEW(&effects->unit->arena, struct effect_body);
    body->node = node;
    map_put(&effects->bodies, node, body);
    return body;
}

static void add_closures(struct node *node, void *context) {
    struct effects *effects = context;
    struct closure_info *info = node->kind == NODE_CLOSURE ? node->closure.info : NULL;
    if (info)
        info->facts = &add_body(effects, node)->facts;
    node_each_kid(node, add_closures, effects);
}

static void add_function(struct effects *effects, struct symbol *function) {
    if (!function->decl || function->decl->kind != NODE_FUNCTION)
        return;
    struct effect_body *body = add_body(effects, function->decl);
    body->symbol = function;
    function->facts = &body->facts;
    if (function->signature && function->signature->has_effects)
        body->facts.fixed = function->signature->effects;
    node_each_kid(function->decl, add_closures, effects);
}

static bool is_root(const struct effect_body *body) {
    return body->node->kind != NODE_CLOSURE;
}

/* Collects a function until its own closures add nothing more; true if its facts grew. */
static bool collect_root(struct effects *effects, struct effect_body *body) {
    effect_set before = body->facts.fixed;
    effects->root = body;
    do {
        effects->changed = false;
        effect_collect(effects, body);
    } while (effects->changed);
    effects->root = NULL;
    return body->facts.fixed != before;
}

struct queue {
    VEC(struct effect_body *) waiting;
    size_t next;
};

static void queue_add(struct effects *effects, struct queue *queue, struct effect_body *body) {
    if (body->is_waiting)
        return;
    body->is_waiting = true;
    VEC_PUSH(&effects->unit->arena, &queue->waiting, body);
}

/* A function is collected again when one whose effects are inferred, and which it uses, has grown. */
static void collect_all(struct effects *effects) {
    struct queue queue = {0};
    for (size_t i = 0; i < effects->bodies.count; i++) {
        struct effect_body *body = effects->bodies.entries[i].value;
        if (is_root(body))
            queue_add(effects, &queue, body);
    }
    while (queue.next < queue.waiting.count) {
        struct effect_body *body = queue.waiting.items[queue.next++];
        body->is_waiting = false;
        if (!collect_root(effects, body))
            continue;
        for (size_t i = 0; i < body->readers.count; i++)
            queue_add(effects, &queue, body->readers.items[i]);
    }
}

bool effect_unit(struct unit *unit) {
    size_t errors_before = unit->diags.error_count;
    struct effects effects = {.unit = unit, .bodies = {.arena = &unit->arena}};
    for (size_t i = 0; i < unit->names->functions.count; i++)
        add_function(&effects, unit->names->functions.items[i]);
    collect_all(&effects);
    struct map seen = {.arena = &unit->arena};
    for (size_t i = 0; i < effects.bodies.count; i++) {
        struct effect_body *body = effects.bodies.entries[i].value;
        if (!is_root(body))
            continue;
        effect_report_body(&effects, body);
        if (body->has_defer)
            effect_check_defers(unit, body->node);
        if (body->has_given)
            effect_check_given(&effects, body->node);
        if (body->has_timeout)
            effect_find_unstoppable(&effects, &seen, body->node);
    }
    effect_report_flows(&effects);
    return unit->diags.error_count == errors_before;
}
