/*
 * Collecting effects: one walk over a body adds the effects of each call to the body's facts, with
 * the first place that causes them. A closure's effects are collected where it stands and counted
 * where it is called, spawned, or passed to an open parameter (spec 6). Facts only grow, so
 * collecting again wherever something that was read has grown gives the least solution.
 */
#include <string.h>

#include "effect/internal.h"
#include "lang/builtin.h"
#include "type/call.h"
#include "type/type.h"

struct walk {
    struct effects *effects;
    struct effect_body *body;
};

static void walk_node(struct node *node, void *context);

static struct arena *arena_of(const struct walk *walk) {
    return &walk->effects->unit->arena;
}

/* A body's facts are a lower bound of what it does, except where a clause fixes them. */
static bool is_declared(const struct effect_body *body) {
    if (body->node->kind != NODE_FUNCTION)
        return false;
    return !body->symbol->signature || body->symbol->signature->has_effects;
}

struct span effect_place(const struct node *cause) {
    if (cause->kind == NODE_CALL)
        return cause->call.callee->span;
    return cause->kind == NODE_FOR ? cause->for_stmt.iterable->span : cause->span;
}

static void add_cause(struct effect_cause *cause, const struct node *node, size_t count) {
    cause->count += count;
    if (!cause->node || effect_place(node).start < effect_place(cause->node).start)
        cause->node = node;
}

/* Adds effects; `source` says why they are there if a closure brings them, else `node` is why. */
static void add_effects(struct walk *walk, effect_set set, const struct node *node,
                        const struct effect_body *source) {
    struct effect_body *body = walk->body;
    for (int i = 0; i < EFFECT_COUNT; i++) {
        if (!(set >> i & 1))
            continue;
        if (source && source->causes[i].node)
            add_cause(&body->causes[i], source->causes[i].node, source->causes[i].count);
        else
            add_cause(&body->causes[i], node, 1);
    }
    body->needed |= set;
    const struct effect_body *root = walk->effects->root;
    if (set & EFFECT_BIT(RNG) && root && !root->symbol->is_prelude)
        walk->effects->unit->uses_rng = true;
    if (is_declared(body) || !(set & ~body->facts.fixed))
        return;
    body->facts.fixed |= set;
    walk->effects->changed = true;
}

/* A closure's own parameters are answered at its calls: outside they mean nothing. */
static bool belongs_to(const struct effect_body *body, const struct symbol *param) {
    for (const struct effect_body *b = body; b; b = b->outer) {
        if (b->node == param->owner)
            return true;
    }
    return false;
}

static void add_open(struct walk *walk, struct symbol *param) {
    struct effect_body *body = walk->body;
    if (!belongs_to(body, param))
        return;
    for (size_t i = 0; i < body->facts.open.count; i++) {
        if (body->facts.open.items[i] == param)
            return;
    }
    VEC_PUSH(arena_of(walk), &body->facts.open, param);
    walk->effects->changed = true;
}

/* What is known so far of a function without a clause; whoever asks is told when it grows. */
static effect_set inferred_effects(struct effects *effects, const struct symbol *function) {
    struct effect_body *body = function->decl ? effect_body_of(effects, function->decl) : NULL;
    struct effect_body *reader = effects->root;
    if (!body)
        return 0;
    bool is_known = body->readers.count && body->readers.items[body->readers.count - 1] == reader;
    if (reader && reader != body && !is_known)
        VEC_PUSH(&effects->unit->arena, &body->readers, reader);
    return body->facts.fixed;
}

struct effect_answer effect_of_row(struct effects *effects, const struct type *type,
                                   const struct node *value) {
    struct effect_answer answer = {0};
    const struct effect_row *row = type->row;
    if (type->kind != TYPE_FUNCTION || !row)
        return answer;
    answer.fixed = row->fixed;
    if (row->closure) {
        answer.source = effect_body_of(effects, row->closure);
        answer.fixed |= effect_of_closure(row->closure)->fixed;
    }
    if (row->function)
        answer.fixed |= inferred_effects(effects, row->function);
    if (row->is_open && value->kind == NODE_NAME && value->name.symbol &&
        value->name.symbol->kind == SYMBOL_PARAM)
        answer.open = value->name.symbol;
    return answer;
}

struct effect_answer effect_of_value(struct effects *effects, const struct node *value) {
    if (!value->type)
        return (struct effect_answer){0};
    return effect_of_row(effects, type_resolved(value->type), value);
}

/* Counts the effects of a call that runs a function value. */
static void count_value(struct walk *walk, struct node *value, const struct node *call) {
    struct effect_answer answer = effect_of_value(walk->effects, value);
    add_effects(walk, answer.fixed, call, answer.source);
    if (answer.open)
        add_open(walk, answer.open);
    if (answer.source) {
        for (size_t i = 0; i < answer.source->facts.open.count; i++)
            add_open(walk, answer.source->facts.open.items[i]);
    }
}

/* ---- calls ---- */

/* The call of a capability's method on a `cap` parameter: the authority was passed in, so the
   effect that stands for it is not asked of the clause. */
static effect_set effects_by_parameter(const struct node *call) {
    const struct node *callee = call->call.callee;
    if (callee->kind != NODE_MEMBER || callee->member.base->kind != NODE_NAME)
        return 0;
    const struct symbol *symbol = callee->member.base->name.symbol;
    if (!symbol || symbol->kind == SYMBOL_CAPABILITY || !symbol->type)
        return 0;
    const struct type *type = type_resolved(symbol->type);
    return type->kind == TYPE_CAPABILITY ? (effect_set)1 << type->effect : 0;
}

static effect_set effects_of_function(struct effects *effects, const struct symbol *function) {
    const struct signature *signature = function->signature;
    if (!signature)
        return 0;
    if (!signature->has_effects)
        return inferred_effects(effects, function);
    return signature->effects;
}

/* What is passed to open parameters counts at this call. */
static void count_arguments(struct walk *walk, const struct node *call) {
    const struct call *info = call->call.info;
    for (size_t i = 0; i < info->args.count; i++) {
        const struct call_arg *arg = &info->args.items[i];
        if (!arg->type || !arg->value)
            continue;
        const struct type *type = type_resolved(arg->type);
        if (type->kind == TYPE_FUNCTION && type->row && type->row->is_open)
            count_value(walk, arg->value, call);
    }
}

/* What a thread of its own runs, which may block. */
static void count_blocking(struct walk *walk, struct node *value, const struct node *call) {
    struct effect_answer answer = effect_of_value(walk->effects, value);
    effect_set absorbed = EFFECT_BIT(BLOCKING) | EFFECT_BIT(ASYNC); // the report sees to the latter
    add_effects(walk, answer.fixed & ~absorbed, call, answer.source);
}

static void count_call(struct walk *walk, struct node *call) {
    const struct call *info = call->call.info;
    if (!info)
        return;
    switch (info->kind) {
    case CALL_ERROR:
    case CALL_CONVERT: return;
    case CALL_FUNCTION:
        add_effects(walk, effects_of_function(walk->effects, info->function), call, NULL);
        break;
    case CALL_VALUE: count_value(walk, call->call.callee, call); break;
    case CALL_BUILTIN:
        add_effects(walk, builtin_info(info->builtin)->effects & ~effects_by_parameter(call), call,
                    NULL);
        if (effect_is_blocking_call(call))
            count_blocking(walk, info->args.items[0].value, call);
        if (info->spawn && info->args.count)
            count_value(walk, info->args.items[info->args.count - 1].value, call);
        break;
    }
    count_arguments(walk, call);
}

/* ---- the walk ---- */

static void note_capability(struct walk *walk, const struct node *name) {
    struct effect_body *root = walk->body;
    while (root->outer)
        root = root->outer;
    struct span *first = &root->capabilities[name->name.symbol->effect];
    if (first->end == 0 || name->span.start < first->start)
        *first = name->span;
    if (is_declared(root))
        return;
    // Where effects are inferred, naming a capability is a wish to have it.
    struct walk at_root = {walk->effects, root};
    add_effects(&at_root, (effect_set)1 << name->name.symbol->effect, name, NULL);
}

static void walk_closure(struct walk *walk, struct node *closure) {
    const struct closure_info *info = closure->closure.info;
    if (!info || info->is_scope_body) {
        node_each_kid(closure, walk_node, walk);
        return;
    }
    struct effect_body *body = effect_body_of(walk->effects, closure);
    body->outer = walk->body;
    effect_collect(walk->effects, body);
}

static void walk_for(struct walk *walk, const struct node *loop) {
    const struct node *iterable = loop->for_stmt.iterable;
    if (iterable->type && type_resolved(iterable->type)->kind == TYPE_CHANNEL)
        add_effects(walk, EFFECT_BIT(ASYNC), loop, NULL);
}

/* What later looks search for. */
static void note_kind(struct effect_body *root, const struct node *node) {
    if (node->kind == NODE_DEFER)
        root->has_defer = true;
    else if (effect_is_timeout(node))
        root->has_timeout = true;
    else if (effect_is_given(node))
        root->has_given = true;
}

static void walk_node(struct node *node, void *context) {
    struct walk *walk = context;
    note_kind(walk->effects->root, node);
    if (node->kind == NODE_CLOSURE) {
        walk_closure(walk, node);
        return;
    }
    // Arguments first: a closure must have been seen before the call that counts it.
    node_each_kid(node, walk_node, walk);
    if (node->kind == NODE_CALL)
        count_call(walk, node);
    else if (node->kind == NODE_NAME && node->name.symbol &&
             node->name.symbol->kind == SYMBOL_CAPABILITY)
        note_capability(walk, node);
    else if (node->kind == NODE_FOR)
        walk_for(walk, node);
    else if (node->kind == NODE_SELECT)
        add_effects(walk, EFFECT_BIT(ASYNC), node, NULL);
}

void effect_collect(struct effects *effects, struct effect_body *body) {
    memset(body->causes, 0, sizeof body->causes);
    body->needed = 0;
    node_each_kid(body->node, walk_node, &(struct walk){effects, body});
}
