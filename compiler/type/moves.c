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

/* The place is used although `moved`, which is it or a part of it or what it is a part of, is gone. */
static void report_moved(struct flow *flow, struct node *node, const struct part *moved,
                         const struct symbol *symbol) {
    const char *name = part_text(flow, moved);
    struct node *at = flow->moved_at[moved->bit];
    bool is_again = at == node;
    struct diag *d = moves_report(flow, node,
                                  is_again ? "'%s' is moved in a loop: the next turn has none"
                                           : "'%s' is used after it was moved",
                                  name);
    if (!d)
        return;
    bitset_remove(&flow->state.moved, moved->bit); // said once
    if (!is_again && at)
        diag_label(d, at->span, "it is moved here");
    bool is_handle = type_resolved(symbol->type)->kind == TYPE_TASK;
    if (!is_handle && type_resolved(symbol->type)->kind != TYPE_VIEW)
        diag_help(d, "move a copy: '%s.clone()'", name);
}

static struct node *root_of(struct node *place) {
    while (place->kind == NODE_MEMBER)
        place = place->member.base;
    return place;
}

/* What stands there for the part, where the place is in it; else the place. */
static struct node *node_of_part(struct flow *flow, struct node *place, const struct part *part) {
    for (struct node *at = place;; at = at->member.base) {
        bool is_exact = false;
        if (part_of_place(flow, at, &is_exact) == part && is_exact)
            return at;
        if (at->kind != NODE_MEMBER)
            return place;
    }
}

static void use_root(struct flow *flow, struct node *name, const struct symbol *symbol) {
    if (!bitset_has(&flow->state.unassigned, moves_bit(flow, symbol)) || flow->is_quiet ||
        map_get(&flow->reported, name))
        return;
    map_put(&flow->reported, name, name);
    struct diag *d = report(flow->c->diags, DIAG_UNASSIGNED, name->span,
                            "'%s' is used before it has a value", symbol->name->text);
    diag_label(d, symbol->span, "it is declared here without one");
}

static bool use(struct flow *flow, struct node *place, bool needs_parts) {
    bool is_exact = false;
    struct part *part = part_of_place(flow, place, &is_exact);
    if (!part)
        return false;
    struct node *root = root_of(place);
    const struct symbol *symbol = root->name.symbol;
    if (flow->state.is_dead)
        return true;
    use_root(flow, root, symbol);
    bool is_scope = symbol->type && type_resolved(symbol->type)->kind == TYPE_SCOPE; // moves_finish
    if (is_scope)
        return true;
    const struct part *moved = part_moved_around(flow, part);
    if (!moved && is_exact && needs_parts)
        moved = part_moved_below(flow, part);
    struct part *source = flow->lent_from[moves_bit(flow, symbol)];
    if (!moved && source)
        moved = part_moved_around(flow, source);
    if (!moved && source)
        moved = part_moved_below(flow, source);
    if (moved)
        report_moved(flow, node_of_part(flow, place, moved), moved, symbol);
    return true;
}

bool moves_use(struct flow *flow, struct node *place) {
    return use(flow, place, true);
}

void moves_use_around(struct flow *flow, struct node *place) {
    use(flow, place, false);
}

static void assign_symbol(struct flow *flow, const struct symbol *symbol) {
    if (!moves_tracks(flow, symbol))
        return;
    bitset_remove(&flow->state.unassigned, moves_bit(flow, symbol));
    part_put_back(flow, part_of_symbol(flow, symbol));
}

void moves_assign(struct flow *flow, const struct node *place) {
    if (place->kind == NODE_NAME) {
        assign_symbol(flow, place->name.symbol);
        return;
    }
    bool is_exact = false;
    const struct part *part = part_of_place(flow, place, &is_exact);
    if (part && is_exact)
        part_put_back(flow, part);
}

/* ---- what is lent to the function ---- */

void moves_check_lent(struct flow *flow) {
    const struct node *callable = flow->closure ? flow->closure : flow->function;
    const struct node_list *params =
        callable->kind == NODE_CLOSURE ? &callable->closure.params : &callable->function.params;
    for (size_t i = 0; i < params->count; i++) {
        const struct node *node = params->items[i];
        if (node->kind != NODE_PARAM || node->param.mode != MODE_INOUT)
            continue;
        struct part *part = part_of_symbol(flow, node->param.symbol);
        struct part *moved = part ? part_moved_around(flow, part) : NULL;
        if (part && !moved)
            moved = part_moved_below(flow, part);
        if (!moved)
            continue;
        struct diag *d = moves_report(flow, flow->moved_at[moved->bit],
                                      "'%s' is only lent to this function, which may be left "
                                      "without another value in its place",
                                      part_text(flow, moved));
        if (d)
            diag_help(d, "give it a value on every way out, or move a copy: '.clone()'");
    }
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
    // What is moved out of an `inout` parameter is replaced before the end: moves_check_lent.
    if (is_param && param_mode(symbol->decl) != MODE_MOVE &&
        param_mode(symbol->decl) != MODE_INOUT && !is_view)
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

static void report_obstacle(struct flow *flow, struct node *node, const char *why,
                            const struct symbol *symbol) {
    struct diag *d = moves_report(flow, node, why, symbol->name->text);
    if (d && symbol->kind == SYMBOL_PARAM && param_mode(symbol->decl) == MODE_BORROW)
        diag_help(d, "declare it 'move %s', or move a copy: '%s.clone()'", symbol->name->text,
                  symbol->name->text);
    else if (d)
        diag_help(d, "move a copy: '.clone()'");
}

/* A place in the variable `symbol`; what a pattern bound a part of goes away as a whole. */
static void take_from(struct flow *flow, struct node *place, struct symbol *symbol) {
    if (!moves_is_move_type(flow, symbol->type) || symbol->type->kind == TYPE_ERROR)
        return;
    symbol->is_taken = true;
    bool is_exact = false;
    struct part *part = part_of_place(flow, place, &is_exact);
    struct symbol *owner = symbol;
    if (part && flow->lent_from[moves_bit(flow, symbol)]) {
        part = flow->lent_from[moves_bit(flow, symbol)];
        owner = flow->lent_symbol[moves_bit(flow, symbol)];
    }
    const char *why = obstacle(flow, owner);
    if (why) {
        report_obstacle(flow, place, why, owner);
    } else if (part) {
        bitset_add(&flow->state.moved, part->bit);
        flow->moved_at[part->bit] = place;
    }
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
                diag_help(d, "copy it with '.clone()', or take it out with '.%s'",
                          root->index.base->type &&
                                  type_is_map(flow->c->types, type_resolved(root->index.base->type))
                              ? "remove(…)"
                              : "pop()");
            return;
        }
        if (!is_part)
            return; // the value of an expression: nobody else has it
        root = root->member.base;
    }
    if (root && root->name.symbol)
        take_from(flow, place, root->name.symbol);
}

/* ---- patterns ---- */

/* The part of a variable that holds what the place names, elements too. */
static struct part *source_part(struct flow *flow, struct node *subject, struct symbol **symbol) {
    struct node *place = subject;
    for (struct node *at = subject; at; at = at->kind == NODE_MEMBER ? at->member.base : NULL) {
        if (at->kind == NODE_INDEX)
            place = at = at->index.base;
        if (!at)
            return NULL;
        if (at->kind == NODE_NAME)
            *symbol = at->name.symbol;
    }
    bool is_exact = false;
    struct part *part = place ? part_of_place(flow, place, &is_exact) : NULL;
    if (part && flow->lent_from[moves_bit(flow, *symbol)]) {
        size_t bit = moves_bit(flow, *symbol);
        part = flow->lent_from[bit];
        *symbol = flow->lent_symbol[bit];
    }
    return part;
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
    struct part *source;
    struct symbol *symbol; // that the source is a part of
    bool is_element;
};

static void bind_one(const struct binding *binding, const struct symbol *symbol) {
    struct flow *flow = binding->flow;
    if (!moves_tracks(flow, symbol))
        return;
    assign_symbol(flow, symbol);
    size_t bit = moves_bit(flow, symbol);
    flow->lent_from[bit] = binding->source;
    flow->lent_symbol[bit] = binding->symbol;
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
    struct binding binding = {.flow = flow, .is_element = goes_through_element(subject)};
    binding.source = source_part(flow, subject, &binding.symbol);
    bind_names(pattern, &binding);
}

void moves_bind_elements(struct flow *flow, struct node *pattern, struct node *source) {
    if (!pattern)
        return;
    bool is_view = source->type && type_resolved(source->type)->kind == TYPE_VIEW;
    bool is_received = source->type && type_resolved(source->type)->kind == TYPE_CHANNEL;
    bool is_taken = !is_view && pattern_takes(pattern); // then the loop has taken the whole source
    struct binding binding = {.flow = flow, .is_element = is_view};
    if (!is_taken && !is_received)
        binding.source = source_part(flow, source, &binding.symbol);
    bind_names(pattern, &binding);
}
