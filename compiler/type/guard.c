/*
 * Guards: tasks that can do nothing but cancel their scope, so that ending one early loses nothing. A
 * guard is a closure literal spawned where it stands, with result Unit, whose every normal exit comes
 * after a cancel of the very scope it is spawned into, and which besides only waits, looks at the clock
 * and calls functions without effects. The walk follows control for "has cancelled on every way here"
 * and counts what breaks the rule; a task that misses it by one call is told so. (spec 7)
 */
#include "type/internal.h"

/* What is known on the way to a place. */
enum way {
    WAY_NONE,   // no way leads here
    WAY_BEFORE, // some way leads here without a cancel
    WAY_AFTER   // every way leads through a cancel
};

struct guard_loop {
    struct guard_loop *outer;
    enum way exit;
};

struct guard {
    struct checker *c;
    const struct spawn_info *spawn;
    struct node *offender; // the first thing that a guard may not do
    size_t offences;
    enum way exits; // of all normal exits together
    struct guard_loop *loop;
};

static enum way join_ways(enum way a, enum way b) {
    if (a == WAY_NONE)
        return b;
    if (b == WAY_NONE)
        return a;
    return a == WAY_BEFORE || b == WAY_BEFORE ? WAY_BEFORE : WAY_AFTER;
}

static void offend(struct guard *g, struct node *node) {
    if (g->offences++ == 0)
        g->offender = node;
}

/* ---- calls ---- */

static bool holds_shared(const struct type *type) {
    type = type_resolved((struct type *)type);
    switch ((int)type->kind) {
    case TYPE_ATOMIC:
    case TYPE_EVENT:
    case TYPE_CHANNEL:
    case TYPE_MUTEX:
    case TYPE_SCOPE:
    case TYPE_TASK:
    case TYPE_FUNCTION:
    case TYPE_CAPABILITY: return true;
    }
    for (size_t i = 0; i < type->arg_count; i++) {
        if (holds_shared(type->args[i]))
            return true;
    }
    return false;
}

static const struct symbol *root_of(const struct node *place) {
    while (place && (place->kind == NODE_MEMBER || place->kind == NODE_INDEX))
        place = place->kind == NODE_MEMBER ? place->member.base : place->index.base;
    return place && place->kind == NODE_NAME ? place->name.symbol : NULL;
}

static bool is_captured(const struct guard *g, const struct symbol *symbol) {
    bool is_local = symbol && (symbol->kind == SYMBOL_LOCAL || symbol->kind == SYMBOL_PARAM);
    return is_local && symbol->owner != g->spawn->closure;
}

static bool writes_captured(const struct guard *g, const struct call *call) {
    for (size_t i = 0; i < call->args.count; i++) {
        if (call->args.items[i].mode == MODE_INOUT &&
            is_captured(g, root_of(call->args.items[i].value)))
            return true;
    }
    return false;
}

static bool cancels_own_scope(const struct guard *g, const struct call *call) {
    if (call->kind != CALL_BUILTIN || call->builtin != BUILTIN_CANCEL)
        return false;
    if (call->target || g->spawn->into)
        return call->target == g->spawn->into;
    return g->spawn->scope && root_of(call->args.items[0].value) == g->spawn->scope;
}

static bool builtin_is_harmless(enum builtin builtin) {
    switch ((int)builtin) {
    case BUILTIN_CLOCK_SLEEP:
    case BUILTIN_CLOCK_SLEEP_UNTIL:
    case BUILTIN_CLOCK_NOW:
    case BUILTIN_EVENT_WAIT:
    case BUILTIN_TASK_YIELD:
    case BUILTIN_TASK_CHECKPOINT:
    case BUILTIN_ATOMIC_LOAD: return true;
    }
    const struct builtin_info *info = builtin_info(builtin);
    return !info->effects && !(info->flags & BUILTIN_SHARED) && builtin != BUILTIN_CANCEL &&
           builtin != BUILTIN_FINISH;
}

/* ---- functions whose effects nobody declared ---- */

struct purity {
    struct map *seen; // functions that were asked already: a cycle adds nothing
    bool is_pure;
};

static bool function_is_pure(struct map *seen, struct symbol *function);

static void look_for_effects(struct node *node, void *context) {
    struct purity *purity = context;
    const struct call *call = node->kind == NODE_CALL ? node->call.info : NULL;
    if (call && call->kind == CALL_BUILTIN)
        purity->is_pure &= !builtin_info(call->builtin)->effects;
    else if (call && call->kind == CALL_FUNCTION)
        purity->is_pure &= function_is_pure(purity->seen, call->function);
    else if (call && call->kind == CALL_VALUE) // whose closure may come from anywhere
        purity->is_pure = false;
    if (purity->is_pure)
        node_each_kid(node, look_for_effects, context);
}

/* With --infer-effects the checker must not judge otherwise than if the clause were written. */
static bool function_is_pure(struct map *seen, struct symbol *function) {
    const struct signature *signature = function->signature;
    if (!signature || signature->has_effects)
        return signature && !signature->effects;
    if (map_get(seen, function))
        return true;
    map_put(seen, function, function);
    struct purity purity = {.seen = seen, .is_pure = true};
    if (signature->decl->function.body)
        look_for_effects(signature->decl->function.body, &purity);
    return purity.is_pure;
}

static bool function_is_harmless(const struct guard *g, const struct call *call) {
    struct map seen = {.arena = g->c->arena};
    if (!function_is_pure(&seen, call->function))
        return false;
    for (size_t i = 0; i < call->args.count; i++) {
        if (holds_shared(call->args.items[i].type))
            return false;
    }
    return true;
}

static bool call_is_harmless(const struct guard *g, const struct call *call) {
    if (writes_captured(g, call))
        return false;
    switch (call->kind) {
    case CALL_FUNCTION: return function_is_harmless(g, call);
    case CALL_BUILTIN: return builtin_is_harmless(call->builtin);
    case CALL_VALUE: return false;
    case CALL_CONVERT:
    case CALL_ERROR: return true;
    }
    return false;
}

/* ---- the walk ---- */

static enum way walk(struct guard *g, struct node *node, enum way way);

struct walk_kids {
    struct guard *g;
    enum way way;
};

static void walk_kid(struct node *kid, void *context) {
    struct walk_kids *kids = context;
    kids->way = walk(kids->g, kid, kids->way);
}

static enum way walk_all(struct guard *g, struct node *node, enum way way) {
    struct walk_kids kids = {g, way};
    node_each_kid(node, walk_kid, &kids);
    return kids.way;
}

static enum way walk_call(struct guard *g, struct node *node, enum way way) {
    const struct call *call = node->call.info;
    if (!call)
        return way;
    for (size_t i = 0; i < call->args.count; i++)
        way = walk(g, call->args.items[i].value, way);
    if (cancels_own_scope(g, call))
        return way == WAY_NONE ? WAY_NONE : WAY_AFTER;
    if (!call_is_harmless(g, call))
        offend(g, node);
    return type_resolved(call->result)->kind == TYPE_NEVER ? WAY_NONE : way;
}

static enum way walk_match(struct guard *g, struct node *match, enum way way) {
    way = walk(g, match->match.subject, way);
    enum way end = WAY_NONE;
    for (size_t i = 0; i < match->match.arms.count; i++) {
        const struct node *arm = match->match.arms.items[i];
        if (arm->kind == NODE_ARM)
            end = join_ways(end, walk(g, arm->arm.body, walk(g, arm->arm.guard, way)));
    }
    return end;
}

static bool is_true(const struct node *node) {
    return node && node->kind == NODE_BOOL && node->boolean.value;
}

static enum way walk_loop(struct guard *g, struct node *head, struct node *body, enum way way) {
    struct guard_loop loop = {.outer = g->loop};
    way = walk(g, head, way);
    g->loop = &loop;
    if (body && body->kind == NODE_MATCH)
        walk_match(g, body, way);
    else
        walk(g, body, way);
    g->loop = loop.outer;
    return join_ways(is_true(head) ? WAY_NONE : way, loop.exit);
}

static enum way walk_if(struct guard *g, struct node *node, enum way way) {
    way = walk(g, node->if_expr.condition, way);
    enum way then = walk(g, node->if_expr.then, way);
    enum way otherwise = node->if_expr.otherwise ? walk(g, node->if_expr.otherwise, way) : way;
    return join_ways(then, otherwise);
}

static enum way walk(struct guard *g, struct node *node, enum way way) {
    if (!node)
        return way;
    switch ((int)node->kind) {
    case NODE_CALL: return walk_call(g, node, way);
    case NODE_CLOSURE: return way; // only made, not called: calling a value is an offence
    case NODE_RETURN: g->exits = join_ways(g->exits, walk_all(g, node, way)); return WAY_NONE;
    case NODE_BREAK:
        if (g->loop)
            g->loop->exit = join_ways(g->loop->exit, way);
        return WAY_NONE;
    case NODE_CONTINUE: return WAY_NONE;
    case NODE_WHILE: return walk_loop(g, node->while_stmt.condition, node->while_stmt.body, way);
    case NODE_WHILE_MATCH: return walk_loop(g, NULL, node->while_match.match, way);
    case NODE_FOR:
        if (type_resolved(node->for_stmt.iterable->type)->kind == TYPE_CHANNEL) // it receives
            offend(g, node->for_stmt.iterable);
        return walk_loop(g, node->for_stmt.iterable, node->for_stmt.body, way);
    case NODE_IF: return walk_if(g, node, way);
    case NODE_MATCH: return walk_match(g, node, way);
    case NODE_IF_MATCH: {
        enum way end = walk_match(g, node->if_match.match, way);
        return join_ways(end,
                         node->if_match.otherwise ? walk(g, node->if_match.otherwise, way) : way);
    }
    case NODE_ASSIGN:
        if (is_captured(g, root_of(node->assign.target)))
            offend(g, node);
        return walk_all(g, node, way);
    case NODE_DEFER: walk_all(g, node, way); return way;
    }
    return walk_all(g, node, way);
}

/* ---- the verdict ---- */

static void warn_near_miss(const struct guard *g) {
    const struct checker *c = g->c;
    uint32_t line = source_place(&c->unit->sources, g->offender->span.start).line;
    struct diag *d =
        report(c->diags, DIAG_NOT_A_GUARD, g->spawn->call->span,
               "this task is waited for: it is not a guard because of line %u", (unsigned)line);
    diag_label(d, g->offender->span, "a guard only waits and cancels");
    diag_help(d, "use 'spawn_daemon' if the scope shall not wait for it");
}

void check_guard(struct checker *c, struct spawn_info *spawn) {
    if (!spawn->closure || spawn->is_daemon || spawn->handle_used ||
        type_resolved(spawn->result)->kind != TYPE_UNIT)
        return;
    struct guard g = {.c = c, .spawn = spawn};
    enum way end = walk(&g, spawn->closure->closure.body, WAY_BEFORE);
    if (join_ways(g.exits, end) != WAY_AFTER)
        return;
    spawn->is_guard = g.offences == 0;
    if (g.offences == 1)
        warn_near_miss(&g);
}
