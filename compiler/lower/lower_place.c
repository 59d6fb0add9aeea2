/*
 * Places: variables, fields, elements; and what views and lists are made of. An index is checked where
 * the place is made; the place is good until what it lies in changes.
 */
#include "lower/internal.h"

bool node_is_place(const struct node *node) {
    switch (node->kind) {
    case NODE_NAME:
        return node->name.symbol->kind == SYMBOL_LOCAL || node->name.symbol->kind == SYMBOL_PARAM;
    case NODE_MEMBER: return !node->member.symbol && node_is_place(node->member.base);
    case NODE_INDEX: return node->index.index->kind != NODE_RANGE;
    default: return false; // every other kind makes a value
    }
}

struct place lower_place(struct fn *fn, struct node *node) {
    if (node->kind == NODE_NAME && node_is_place(node) && !node->coerced)
        return symbol_place(fn, node->name.symbol);
    return fn_place(fn, lower_expr(fn, node));
}

/* ---- fields ---- */

struct operand lower_member(struct fn *fn, struct node *node) {
    struct node *base = node->member.base;
    struct type *type = node_wanted(fn, base);
    const struct layout *layout = layout_of(fn->lower, type);
    const struct slot *slot = &layout->cases[0].slots[node->member.field];
    if (slot->index < 0) {
        lower_expr(fn, base);
        return fn_void(fn);
    }
    struct place place = lower_place(fn, base);
    return fn_get(fn, fn_slot(fn, fn_case(fn, layout, place, 0), slot));
}

/* ---- elements ---- */

struct operand lower_length(struct fn *fn, struct place place, struct type *type) {
    if (type->kind == TYPE_ARRAY)
        return fn_int(fn, STORAGE_U64, type->count);
    return fn_get(fn, ir_part(&fn->at, place, PROJ_LENGTH));
}

struct place lower_element(struct fn *fn, struct place place, struct type *type,
                           struct operand index) {
    if (type->kind == TYPE_ARRAY)
        return ir_index(&fn->at, place, index);
    return ir_element(&fn->at, ir_part(&fn->at, place, PROJ_DATA), storage_element(fn->lower, type),
                      index);
}

struct operand lower_element_value(struct fn *fn, struct place place, struct type *type,
                                   struct operand index) {
    if (type->kind != TYPE_STRING && storage_of(fn->lower, type->args[0])->kind == STORAGE_VOID)
        return fn_void(fn);
    return fn_get(fn, lower_element(fn, place, type, index));
}

/* The address of element `index`, which may be one past the last. */
static struct operand element_address(struct fn *fn, struct place place, struct type *type,
                                      struct operand index) {
    struct place to = fn_temp(fn, fn_basic(fn, STORAGE_PTR));
    ir_addr(&fn->at, to, lower_element(fn, place, type, index));
    return fn_get(fn, to);
}

/* x[a..b]: a view of an array, list, string or view. */
static struct operand lower_slice(struct fn *fn, struct node *node) {
    struct node *base = node->index.base;
    struct node *range = node->index.index;
    struct node *low_node = range->range.low;
    struct node *high_node = range->range.high;
    struct type *type = node_wanted(fn, base);
    struct place view = fn_temp(fn, storage_opaque(fn->lower, "sc_view"));
    struct place source = lower_place(fn, base);
    struct operand low = low_node ? lower_stable(fn, low_node, high_node && node_changes(high_node))
                                  : fn_int(fn, STORAGE_U64, 0);
    struct operand high = high_node ? lower_expr(fn, high_node) : fn_void(fn);
    fn_site(fn, node->span);
    if (high_node && range->range.is_inclusive)
        high = fn_checked(fn, SUB_ADD, high, ir_int(high.storage, 1));
    struct operand length = lower_length(fn, source, type);
    if (!high_node)
        high = length;
    ir_check_slice(&fn->at, low, high, length);
    struct storage *u64 = fn_basic(fn, STORAGE_U64);
    low = fn_convert(fn, low, u64);
    high = fn_convert(fn, high, u64);
    fn_copy(fn, ir_part(&fn->at, view, PROJ_DATA), element_address(fn, source, type, low));
    fn_copy(fn, ir_part(&fn->at, view, PROJ_LENGTH), fn_binary(fn, SUB_SUB, u64, high, low));
    return fn_get(fn, view);
}

struct operand lower_index(struct fn *fn, struct node *node) {
    struct node *base = node->index.base;
    struct node *index_node = node->index.index;
    if (index_node->kind == NODE_RANGE)
        return lower_slice(fn, node);
    struct type *type = node_wanted(fn, base);
    if (lower_is_map(fn->lower, type))
        return lower_map_index(fn, node);
    struct place source = lower_place(fn, base);
    if (node_changes(index_node) && !node_is_place(base))
        source = fn_place(fn, fn_hold(fn, fn_get(fn, source)));
    struct operand index = fn_hold(fn, lower_expr(fn, index_node));
    fn_site(fn, node->span);
    ir_check_index(&fn->at, index, lower_length(fn, source, type));
    return lower_element_value(fn, source, type, index);
}
