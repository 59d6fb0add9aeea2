/*
 * What may be moved, and what a move leaves behind. A local variable or a `move` parameter owns its
 * value and may give it away once on each way; a borrowed parameter, an element and what a task sees by
 * reference may not be given away at all. A pattern's name for a part of a variable gives away the
 * whole variable when it is moved itself. (spec 3)
 */
#include "type/flow.h"

bool moves_tracks(const struct flow *flow, const struct symbol *symbol) {
    return symbol && symbol->id >= flow->first_id &&
           symbol->id - flow->first_id < flow->symbol_count;
}

size_t moves_bit(const struct flow *flow, const struct symbol *symbol) {
    return symbol->id - flow->first_id;
}

bool moves_is_move_type(const struct flow *flow, struct type *type) {
    return type && !type_is_copy(flow->c->types, type);
}

/* At most one message for each place, and none in a first pass over a loop. */
static struct diag *moves_report(struct flow *flow, struct node *node, const char *text,
                                 const char *name) {
    if (flow->is_quiet || flow->state.is_dead || map_get(&flow->reported, node))
        return NULL;
    map_put(&flow->reported, node, node);
    return report(flow->c->diags, DIAG_USE_AFTER_MOVE, node->span, text, name);
}

static void report_moved(struct flow *flow, struct node *node, const struct symbol *symbol) {
    const char *name = symbol->name->text;
    struct node *at = flow->moved_at[moves_bit(flow, symbol)];
    bool is_again = at == node;
    struct diag *d = moves_report(flow, node,
                                  is_again ? "'%s' is moved in a loop: the next turn has none"
                                           : "'%s' is used after it was moved",
                                  name);
    if (!d)
        return;
    bitset_remove(&flow->state.moved, moves_bit(flow, symbol)); // said once
    if (!is_again && at)
        diag_label(d, at->span, "it is moved here");
    bool is_handle = type_resolved(symbol->type)->kind == TYPE_TASK;
    if (!is_handle && type_resolved(symbol->type)->kind != TYPE_VIEW)
        diag_help(d, "move a copy: '%s.clone()'", name);
}

void moves_use_name(struct flow *flow, struct node *name, struct symbol *symbol) {
    if (!moves_tracks(flow, symbol) || flow->state.is_dead)
        return;
    size_t bit = moves_bit(flow, symbol);
    if (bitset_has(&flow->state.unassigned, bit) && !flow->is_quiet &&
        !map_get(&flow->reported, name)) {
        map_put(&flow->reported, name, name);
        struct diag *d = report(flow->c->diags, DIAG_UNASSIGNED, name->span,
                                "'%s' is used before it has a value", symbol->name->text);
        diag_label(d, symbol->span, "it is declared here without one");
    }
    bool is_scope = symbol->type && type_resolved(symbol->type)->kind == TYPE_SCOPE; // moves_finish
    if (bitset_has(&flow->state.moved, bit) && !is_scope)
        report_moved(flow, name, symbol);
    struct symbol *source = flow->lent_from[bit];
    if (source != symbol && moves_tracks(flow, source) &&
        bitset_has(&flow->state.moved, moves_bit(flow, source)))
        report_moved(flow, name, source);
}

void moves_assign_name(struct flow *flow, const struct symbol *symbol) {
    if (!moves_tracks(flow, symbol))
        return;
    bitset_remove(&flow->state.unassigned, moves_bit(flow, symbol));
    bitset_remove(&flow->state.moved, moves_bit(flow, symbol));
}

/* ---- handles of finished scopes ---- */

// A scope is never moved, so its bit is free to say that it was finished.
void moves_finish(struct flow *flow, struct node *call, const struct symbol *scope) {
    if (!moves_tracks(flow, scope) || flow->state.is_dead)
        return;
    bitset_add(&flow->state.moved, moves_bit(flow, scope));
    flow->moved_at[moves_bit(flow, scope)] = call;
}

void moves_join(struct flow *flow, struct node *handle) {
    const struct symbol *symbol = handle->kind == NODE_NAME ? handle->name.symbol : NULL;
    const struct symbol *scope =
        moves_tracks(flow, symbol) ? flow->spawned_into[moves_bit(flow, symbol)] : NULL;
    if (!moves_tracks(flow, scope) || !bitset_has(&flow->state.moved, moves_bit(flow, scope)))
        return;
    struct diag *d = moves_report(flow, handle, "'%s' is joined after its scope was finished",
                                  symbol->name->text);
    if (d)
        diag_label(d, flow->moved_at[moves_bit(flow, scope)]->span, "this cancels its task");
}

/* ---- taking ---- */

/* Why the variable's value cannot be taken here, or NULL. */
static const char *obstacle(const struct flow *flow, const struct symbol *symbol) {
    if (symbol->kind == SYMBOL_CONSTANT)
        return "'%s' is a constant of the program and cannot be moved";
    if (moves_tracks(flow, symbol) && flow->is_element[moves_bit(flow, symbol)])
        return "'%s' is an element, which cannot be moved out of its place";
    bool is_param = symbol->kind == SYMBOL_PARAM && symbol->decl->kind == NODE_PARAM;
    // A view parameter is the caller's loan, to be handed on or given back.
    bool is_view = type_resolved(symbol->type)->kind == TYPE_VIEW;
    if (is_param && symbol->decl->param.mode != MODE_MOVE && !is_view)
        return "'%s' is only lent to this function and cannot be moved";
    const struct node *closure = flow->closure;
    if (!closure || symbol->owner == closure)
        return NULL;
    bool is_outside = symbol->span.end <= closure->span.start;
    if (!is_outside)
        return NULL;
    if (symbol->is_var)
        return "'%s' is captured by reference and cannot be moved";
    if (!closure->closure.info || !closure->closure.info->is_spawned)
        return "'%s' cannot be moved by a closure that may be called more than once";
    return NULL;
}

static void take_name(struct flow *flow, struct node *node, struct symbol *symbol) {
    if (!moves_is_move_type(flow, symbol->type) || symbol->type->kind == TYPE_ERROR)
        return;
    symbol->is_taken = true;
    struct symbol *owner = symbol;
    if (moves_tracks(flow, symbol) && flow->lent_from[moves_bit(flow, symbol)])
        owner = flow->lent_from[moves_bit(flow, symbol)];
    const char *why = obstacle(flow, owner);
    if (why) {
        struct diag *d = moves_report(flow, node, why, owner->name->text);
        if (d && owner->kind == SYMBOL_PARAM && owner->decl->param.mode == MODE_BORROW)
            diag_help(d, "declare it 'move %s', or move a copy: '%s.clone()'", owner->name->text,
                      owner->name->text);
        else if (d)
            diag_help(d, "move a copy: '.clone()'");
        return;
    }
    if (!moves_tracks(flow, owner))
        return;
    bitset_add(&flow->state.moved, moves_bit(flow, owner));
    flow->moved_at[moves_bit(flow, owner)] = node;
}

void moves_take(struct flow *flow, struct node *place) {
    if (!place->type || !moves_is_move_type(flow, place->type))
        return;
    struct node *root = place;
    while (root && root->kind != NODE_NAME) {
        bool is_part = root->kind == NODE_MEMBER && !root->member.symbol;
        if (root->kind == NODE_INDEX) {
            bool is_slice = root->index.index && root->index.index->kind == NODE_RANGE;
            struct diag *d = is_slice ? NULL
                                      : moves_report(flow, place,
                                                     "an element cannot be moved out "
                                                     "of its place%s",
                                                     "");
            if (d)
                diag_help(d, "copy it with '.clone()', or take it out with '.pop()'");
            return;
        }
        if (!is_part)
            return; // the value of an expression: nobody else has it
        root = root->member.base;
    }
    if (root && root->name.symbol)
        take_name(flow, place, root->name.symbol);
}

/* ---- patterns ---- */

static struct symbol *root_symbol(const struct flow *flow, struct node *subject) {
    while (subject && (subject->kind == NODE_MEMBER || subject->kind == NODE_INDEX))
        subject = subject->kind == NODE_MEMBER ? subject->member.base : subject->index.base;
    if (!subject || subject->kind != NODE_NAME || !subject->name.symbol)
        return NULL;
    struct symbol *symbol = subject->name.symbol;
    if (moves_tracks(flow, symbol) && flow->lent_from[moves_bit(flow, symbol)])
        return flow->lent_from[moves_bit(flow, symbol)];
    return symbol;
}

static bool goes_through_element(const struct node *subject) {
    for (; subject; subject = subject->kind == NODE_MEMBER  ? subject->member.base
                              : subject->kind == NODE_INDEX ? subject->index.base
                                                            : NULL) {
        if (subject->kind == NODE_INDEX)
            return true;
    }
    return false;
}

struct binding {
    struct flow *flow;
    struct symbol *source;
    bool is_element;
};

static void bind_one(const struct binding *binding, const struct symbol *symbol) {
    struct flow *flow = binding->flow;
    if (!moves_tracks(flow, symbol))
        return;
    moves_assign_name(flow, symbol);
    size_t bit = moves_bit(flow, symbol);
    flow->lent_from[bit] = binding->source;
    flow->is_element[bit] = binding->is_element;
}

static void bind_names(struct node *pattern, void *context) {
    struct binding below = *(const struct binding *)context;
    if (pattern->kind == NODE_PAT_NAME)
        bind_one(context, pattern->pat_name.symbol);
    else if (pattern->kind == NODE_PAT_AS)
        bind_one(context, pattern->pat_as.symbol);
    else if (pattern->kind == NODE_PAT_ARRAY && pattern->type)
        below.is_element |= type_resolved(pattern->type)->kind == TYPE_VIEW;
    node_each_kid(pattern, bind_names, &below);
}

struct taking {
    bool found;
};

static void look_for_taken(struct node *pattern, void *context) {
    struct taking *taking = context;
    const struct symbol *symbol = NULL;
    if (pattern->kind == NODE_PAT_NAME)
        symbol = pattern->pat_name.symbol;
    else if (pattern->kind == NODE_PAT_AS)
        symbol = pattern->pat_as.symbol;
    taking->found |= symbol && symbol->is_taken;
    node_each_kid(pattern, look_for_taken, context);
}

bool pattern_takes(const struct node *pattern) {
    struct taking taking = {false};
    if (pattern)
        look_for_taken((struct node *)pattern, &taking);
    return taking.found;
}

bool match_takes(const struct node *match) {
    for (size_t i = 0; i < match->match.arms.count; i++) {
        const struct node *arm = match->match.arms.items[i];
        if (arm->kind == NODE_ARM && pattern_takes(arm->arm.pattern))
            return true;
    }
    return false;
}

bool for_takes(const struct node *loop) {
    struct type *type = loop->for_stmt.iterable->type;
    enum type_kind kind = type ? type_resolved(type)->kind : TYPE_VIEW;
    return kind != TYPE_VIEW && kind != TYPE_CHANNEL && pattern_takes(loop->for_stmt.pattern);
}

void moves_bind(struct flow *flow, struct node *pattern, struct node *subject) {
    if (!pattern)
        return;
    struct binding binding = {.flow = flow,
                              .source = root_symbol(flow, subject),
                              .is_element = goes_through_element(subject)};
    bind_names(pattern, &binding);
}

void moves_bind_elements(struct flow *flow, struct node *pattern, struct node *source) {
    if (!pattern)
        return;
    bool is_view = source->type && type_resolved(source->type)->kind == TYPE_VIEW;
    bool is_received = source->type && type_resolved(source->type)->kind == TYPE_CHANNEL;
    bool is_taken = !is_view && pattern_takes(pattern); // then the loop has taken the whole source
    struct binding binding = {.flow = flow,
                              .source = is_taken || is_received ? NULL : root_symbol(flow, source),
                              .is_element = is_view};
    bind_names(pattern, &binding);
}
