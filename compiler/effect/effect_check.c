/*
 * The stage: a body for each function, test and closure, rounds of collecting until the facts are
 * complete, then one round of reports. What a function declares is taken at its word by its callers,
 * so only functions without a clause (under --infer-effects) depend on each other.
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

static void add_tests(struct effects *effects) {
    const struct node_list *decls = &effects->unit->file->file.decls;
    for (size_t i = 0; i < decls->count; i++) {
        struct node *decl = decls->items[i];
        if (decl->kind != NODE_TEST_DECL)
            continue;
        add_body(effects, decl)->facts.fixed = ~(effect_set)0;
        node_each_kid(decl, add_closures, effects);
    }
}

static bool is_root(const struct effect_body *body) {
    return body->node->kind != NODE_CLOSURE;
}

static void collect_all(struct effects *effects) {
    do {
        effects->changed = false;
        for (size_t i = 0; i < effects->bodies.count; i++) {
            struct effect_body *body = effects->bodies.entries[i].value;
            if (is_root(body))
                effect_collect(effects, body);
        }
    } while (effects->changed);
}

bool effect_unit(struct unit *unit) {
    size_t errors_before = unit->diags.error_count;
    struct effects effects = {.unit = unit, .bodies = {.arena = &unit->arena}};
    for (size_t i = 0; i < unit->names->functions.count; i++)
        add_function(&effects, unit->names->functions.items[i]);
    add_tests(&effects);
    collect_all(&effects);
    struct map seen = {.arena = &unit->arena};
    for (size_t i = 0; i < effects.bodies.count; i++) {
        struct effect_body *body = effects.bodies.entries[i].value;
        if (!is_root(body))
            continue;
        effect_report_body(&effects, body);
        effect_check_defers(unit, body->node);
        effect_find_unstoppable(&effects, &seen, body->node);
    }
    effect_report_flows(&effects);
    return unit->diags.error_count == errors_before;
}
