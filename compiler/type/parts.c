/*
 * The parts of variables that are told apart when something is moved: of `s.a.b` the variable `s` and,
 * below it, each field that some expression of the function names and that has a move type. Each has a
 * bit. A part is there if neither it, nor what it is a part of, nor a part of it has been moved away.
 */
#include "type/flow.h"

static struct part *part_new(struct flow *flow, struct part *whole, size_t bit) {
    struct part *part = ARENA_NEW(flow->c->arena, struct part);
    part->whole = whole;
    part->bit = bit;
    return part;
}

struct part *part_of_symbol(struct flow *flow, const struct symbol *symbol) {
    if (!moves_tracks(flow, symbol))
        return NULL;
    size_t bit = moves_bit(flow, symbol);
    if (!flow->wholes[bit]) {
        flow->wholes[bit] = part_new(flow, NULL, bit);
        flow->wholes[bit]->name = symbol->name;
    }
    return flow->wholes[bit];
}

static struct part *part_field(const struct part *whole, int field) {
    for (size_t i = 0; i < whole->parts.count; i++) {
        if (whole->parts.items[i]->field == field)
            return whole->parts.items[i];
    }
    return NULL;
}

static bool is_field(const struct node *node) {
    return node && node->kind == NODE_MEMBER && !node->member.symbol && node->member.field >= 0;
}

struct part *part_of_place(struct flow *flow, const struct node *place, bool *is_exact) {
    if (place && place->kind == NODE_NAME) {
        *is_exact = true;
        return part_of_symbol(flow, place->name.symbol);
    }
    if (!is_field(place))
        return NULL;
    struct part *whole = part_of_place(flow, place->member.base, is_exact);
    if (!whole || !*is_exact)
        return whole;
    struct part *part = part_field(whole, place->member.field);
    *is_exact = part != NULL;
    return part ? part : whole;
}

static struct part *part_make(struct flow *flow, const struct node *place) {
    if (place && place->kind == NODE_NAME)
        return part_of_symbol(flow, place->name.symbol);
    struct part *whole = is_field(place) ? part_make(flow, place->member.base) : NULL;
    if (!whole)
        return NULL;
    struct part *part = part_field(whole, place->member.field);
    if (!part) {
        part = part_new(flow, whole, flow->bit_count++);
        part->field = place->member.field;
        part->name = place->member.name;
        VEC_PUSH(flow->c->arena, &whole->parts, part);
    }
    return part;
}

static void collect(struct node *node, void *context) {
    struct flow *flow = context;
    if (is_field(node) && node->type && moves_is_move_type(flow, node->type))
        part_make(flow, node);
    node_each_kid(node, collect, flow);
}

void parts_collect(struct flow *flow, struct node *body) {
    flow->bit_count = flow->symbol_count;
    if (body)
        collect(body, flow);
}

/* ---- what has been moved ---- */

struct part *part_moved_below(const struct flow *flow, struct part *part) {
    for (size_t i = 0; i < part->parts.count; i++) {
        struct part *below = part->parts.items[i];
        if (bitset_has(&flow->state.moved, below->bit))
            return below;
        below = part_moved_below(flow, below);
        if (below)
            return below;
    }
    return NULL;
}

struct part *part_moved_around(const struct flow *flow, struct part *part) {
    for (; part; part = part->whole) {
        if (bitset_has(&flow->state.moved, part->bit))
            return part;
    }
    return NULL;
}

void part_put_back(struct flow *flow, const struct part *part) {
    bitset_remove(&flow->state.moved, part->bit);
    for (size_t i = 0; i < part->parts.count; i++)
        part_put_back(flow, part->parts.items[i]);
}

const char *part_text(struct flow *flow, const struct part *part) {
    if (!part->whole)
        return part->name->text;
    return arena_printf(flow->c->arena, "%s.%s", part_text(flow, part->whole), part->name->text);
}
