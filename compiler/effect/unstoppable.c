/*
 * Loops that a timeout cannot stop (spec 7, "Being cancelled"): a plain function has no suspension
 * points, so a `while` in it, reached from the function given to `with_timeout`, runs to its end
 * however late that is. Each such loop is warned of once.
 */
#include <string.h>

#include "diag/diag.h"
#include "effect/internal.h"
#include "type/call.h"
#include "type/type.h"

struct search {
    struct effects *effects;
    struct map *seen;           // functions, closures and loops that were looked at
    const struct node *timeout; // the call of with_timeout
    bool is_plain;              // the body that is walked cannot suspend
};

static void search_node(struct node *node, void *context);

static void search_body(const struct search *from, struct node *node, struct node *body,
                        const struct function_facts *facts) {
    if (!body || map_get(from->seen, node))
        return;
    map_put(from->seen, node, node);
    struct search search = *from;
    search.is_plain = !(facts->fixed & EFFECT_BIT(ASYNC));
    search_node(body, &search);
}

static void search_function(const struct search *from, const struct symbol *function) {
    if (function->decl && function->decl->kind == NODE_FUNCTION)
        search_body(from, function->decl, function->decl->function.body,
                    effect_of_function(function));
}

/* What runs when the value is called: a closure's body, or a named function. */
static void search_value(const struct search *from, struct node *value) {
    if (value->kind == NODE_CLOSURE)
        search_body(from, value, value->closure.body, effect_of_closure(value));
    else if (value->kind == NODE_NAME && value->name.symbol &&
             value->name.symbol->kind == SYMBOL_FUNCTION)
        search_function(from, value->name.symbol);
}

static void warn(const struct search *search, const struct node *loop, const struct node *head) {
    if (map_get(search->seen, loop))
        return;
    map_put(search->seen, loop, (void *)loop);
    struct span span = {loop->span.start, head->span.end};
    struct diag *diag = report(&search->effects->unit->diags, DIAG_UNSTOPPABLE_LOOP, span,
                               "a timeout cannot stop this loop: nothing in it suspends");
    diag_label(diag, search->timeout->call.callee->span, "it is reached from here");
    diag_help(diag, "declare the function 'effects [Async]': then each turn can be cancelled");
}

static void search_node(struct node *node, void *context) {
    const struct search *search = context;
    if (node->kind == NODE_WHILE && search->is_plain)
        warn(search, node, node->while_stmt.condition);
    else if (node->kind == NODE_WHILE_MATCH && search->is_plain)
        warn(search, node, node->while_match.match->match.subject);
    else if (node->kind == NODE_CALL && node->call.info && node->call.info->kind == CALL_FUNCTION)
        search_function(search, node->call.info->function);
    if (node->kind == NODE_CLOSURE && node->closure.info && !node->closure.info->is_scope_body)
        search_value(search, node);
    else
        node_each_kid(node, search_node, context);
}

bool effect_is_timeout(const struct node *node) {
    const struct call *info = node->kind == NODE_CALL ? node->call.info : NULL;
    return info && info->kind == CALL_FUNCTION && info->function->is_prelude &&
           !strcmp(info->function->name->text, "with_timeout");
}

static void find_timeouts(struct node *node, void *context) {
    struct search search = *(const struct search *)context;
    if (effect_is_timeout(node)) {
        search.timeout = node;
        const struct call *info = node->call.info;
        if (info->args.count)
            search_value(&search, info->args.items[info->args.count - 1].value);
    }
    node_each_kid(node, find_timeouts, context);
}

void effect_find_unstoppable(struct effects *effects, struct map *seen, struct node *decl) {
    struct search search = {.effects = effects, .seen = seen};
    node_each_kid(decl, find_timeouts, &search);
}
