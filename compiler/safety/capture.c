/*
 * What closures capture, and how (spec 7, "What a task may capture"). Closures are looked at from the
 * inside out: what a closure captures is a use by the closure around it, and moving a value into an
 * inner closure moves it out of the outer one.
 */
#include "base/arena.h"
#include "safety/capture_find.h"
#include "safety/carry.h"
#include "type/call.h"
#include "type/type.h"
#include "unit.h"

struct finder {
    struct unit *unit;
    struct locals *locals;
    struct capture_table *table;
    struct carries *carries;
};

/* A closure, or a function with `uses` NULL, whose body is being walked. */
struct frame {
    struct finder *finder;
    struct node *node;
    struct capture_uses *uses;
};

static void find_in_closure(struct node *closure, bool is_returned, void *context);

const struct capture_uses *captures_uses(const struct capture_table *table,
                                         const struct node *closure) {
    return map_get(&table->uses, closure);
}

const struct capture *captures_get(const struct captures *captures, const struct symbol *symbol) {
    for (size_t i = 0; captures && i < captures->list.count; i++) {
        if (captures->list.items[i].symbol == symbol)
            return &captures->list.items[i];
    }
    return NULL;
}

static void add_use(struct frame *frame, const struct usage *usage) {
    struct capture_uses *uses = frame->uses;
    for (size_t i = 0; i < uses->list.count; i++) {
        struct usage *known = &uses->list.items[i];
        bool covers_viewed =
            !known->is_viewed || (usage->is_viewed && place_covers(&known->viewed, &usage->viewed));
        if (known->kind == usage->kind && place_covers(&known->place, &usage->place) &&
            covers_viewed)
            return;
    }
    VEC_PUSH(&frame->finder->unit->arena, &uses->list, *usage);
}

static void on_use(const struct usage *usage, void *context) {
    struct frame *frame = context;
    const struct local *local = local_of(frame->finder->locals, usage->symbol);
    if (!frame->uses || !local->frame || local->frame == frame->node)
        return;
    add_use(frame, usage);
}

static void walk_frame(struct frame *frame, struct node *body) {
    struct usage_visitor visitor = {.unit = frame->finder->unit,
                                    .locals = frame->finder->locals,
                                    .use = on_use,
                                    .closure = find_in_closure,
                                    .context = frame};
    usage_each_returned(&visitor, body);
}

/* ---- modes ---- */

/* The depth up to which storage outlives the closure; unknown closures outlive nothing but borrow. */
static bool outlives_closure(const struct finder *finder, const struct local *local,
                             const struct closure_info *info) {
    if (!info || !info->is_spawned)
        return true; // it may then go no further than what it borrows: escape.c sees to it
    const struct spawn_info *spawn = info->call ? info->call->spawn : NULL;
    const struct local *scope = local_of(finder->locals, spawn ? spawn->scope : NULL);
    return scope->is_scope_handle && local->depth <= scope->depth;
}

static enum capture_mode mode_of(const struct finder *finder, const struct symbol *symbol,
                                 const struct closure_info *info, bool is_moved, bool is_returned) {
    const struct local *local = local_of(finder->locals, symbol);
    if (local_is_variable(local, symbol))
        return CAPTURE_REFERENCE;
    if (!symbol->type || type_is_copy(finder->unit->types, symbol->type))
        return CAPTURE_COPY;
    if (is_moved)
        return CAPTURE_MOVE;
    if (local->is_borrowed)
        return CAPTURE_COPY; // of the borrow, which lives as long as its source
    if (local->is_param && local->mode != MODE_MOVE)
        return CAPTURE_LEND;
    return outlives_closure(finder, local, info) && !is_returned ? CAPTURE_LEND : CAPTURE_MOVE;
}

static struct capture *get_capture(struct finder *finder, struct captures *captures,
                                   const struct usage *usage) {
    for (size_t i = 0; i < captures->list.count; i++) {
        if (captures->list.items[i].symbol == usage->symbol)
            return &captures->list.items[i];
    }
    // The map of symbols is the resolver's; captures merely point into it.
    struct capture capture = {.symbol = (struct symbol *)usage->symbol, .use = usage->span};
    VEC_PUSH(&finder->unit->arena, &captures->list, capture);
    return &captures->list.items[captures->list.count - 1];
}

static bool is_moved(const struct capture_uses *uses, const struct symbol *symbol) {
    for (size_t i = 0; i < uses->list.count; i++) {
        if (uses->list.items[i].symbol == symbol && uses->list.items[i].kind == USAGE_MOVE)
            return true;
    }
    return false;
}

static struct captures *decide_modes(struct finder *finder, const struct capture_uses *uses,
                                     const struct node *closure, bool is_returned) {
    struct captures *captures = ARENA_NEW(&finder->unit->arena, struct captures);
    for (size_t i = 0; i < uses->list.count; i++) {
        const struct usage *usage = &uses->list.items[i];
        struct capture *capture = get_capture(finder, captures, usage);
        capture->is_written |= usage->kind == USAGE_WRITE;
    }
    for (size_t i = 0; i < captures->list.count; i++) {
        struct capture *capture = &captures->list.items[i];
        capture->mode = mode_of(finder, capture->symbol, closure->closure.info,
                                is_moved(uses, capture->symbol), is_returned);
        bool is_second_class =
            carry_of(finder->carries, capture->symbol->type) & CARRY_SECOND_CLASS;
        if (capture->mode == CAPTURE_LEND || capture->mode == CAPTURE_REFERENCE || is_second_class)
            captures->by_reference = true;
        if (capture->mode == CAPTURE_REFERENCE)
            local_of(finder->locals, capture->symbol)->is_referred_to = true;
    }
    return captures;
}

/* ---- the walk over closures ---- */

static void pass_on(struct frame *outer, const struct capture_uses *uses,
                    const struct captures *captures) {
    for (size_t i = 0; i < uses->list.count; i++) {
        struct usage usage = uses->list.items[i];
        if (captures_get(captures, usage.symbol)->mode == CAPTURE_MOVE)
            usage.kind = USAGE_MOVE;
        on_use(&usage, outer);
    }
}

static void find_in_closure(struct node *closure, bool is_returned, void *context) {
    struct frame *outer = context;
    struct finder *finder = outer->finder;
    struct capture_uses *uses = ARENA_NEW(&finder->unit->arena, struct capture_uses);
    map_put(&finder->table->uses, closure, uses);
    walk_frame(&(struct frame){finder, closure, uses}, closure->closure.body);
    closure->closure.captures = decide_modes(finder, uses, closure, is_returned);
    pass_on(outer, uses, closure->closure.captures);
}

static void give_scope_bodies_nothing(struct node *node, void *context) {
    struct unit *unit = context;
    if (node->kind == NODE_CLOSURE && !node->closure.captures)
        node->closure.captures = ARENA_NEW(&unit->arena, struct captures);
    node_each_kid(node, give_scope_bodies_nothing, unit);
}

void captures_add(struct capture_table *table, struct unit *unit, struct locals *locals,
                  struct carries *carries, struct node *decl) {
    struct finder finder = {unit, locals, table, carries};
    walk_frame(&(struct frame){&finder, decl, NULL}, decl->function.body);
    give_scope_bodies_nothing(decl->function.body, unit);
}
