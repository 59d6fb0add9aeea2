/*
 * Patterns: tests in order, each leaving to `fail` where the value does not fit, and bindings. A
 * binding stands for the part of the value it names, without a copy, where nothing writes the value
 * while the binding lives.
 */
#include "base/panic.h"
#include "lower/internal.h"

bool node_is_steady(const struct node *node) {
    switch (node->kind) {
    case NODE_NAME: {
        const struct symbol *symbol = node->name.symbol;
        return !symbol->is_var && symbol->kind == SYMBOL_LOCAL;
    }
    case NODE_MEMBER: return node->member.symbol || node_is_steady(node->member.base);
    case NODE_INDEX:
    case NODE_BLOCK:
    case NODE_IF:
    case NODE_MATCH: return false; // may give a variable's place
    default: return true;          // a value of its own
    }
}

/* Goes on if the condition holds. */
static void require(struct fn *fn, struct operand condition, block_id fail) {
    block_id next = fn_block(fn);
    fn_branch(fn, condition, next, fail);
    fn_enter(fn, next);
}

static void bind(struct fn *fn, struct symbol *symbol, struct place place, struct type *type,
                 bool steady) {
    if (storage_of(fn->lower, type)->kind == STORAGE_VOID)
        return;
    if (steady && !map_get(&fn->places, symbol))
        bind_place(fn, symbol, place);
    else
        bind_symbol(fn, symbol, fn_get(fn, place));
}

/* ---- values ---- */

static void test_literal(struct fn *fn, struct node *literal, enum ir_sub sub, struct place place,
                         struct type *type, block_id fail) {
    struct operand value = lower_expr(fn, literal);
    if (storage_is_scalar(value.storage))
        require(fn, fn_compare(fn, sub, fn_get(fn, place), value), fail);
    else
        require(fn, lower_equal(fn, fn_get(fn, place), value, type), fail);
}

static void test_range(struct fn *fn, struct node *pattern, struct place place, struct type *type,
                       block_id fail) {
    if (pattern->pat_range.low)
        test_literal(fn, pattern->pat_range.low, SUB_GE, place, type, fail);
    if (pattern->pat_range.high) {
        const enum ir_sub sub = pattern->pat_range.is_inclusive ? SUB_LE : SUB_LT;
        test_literal(fn, pattern->pat_range.high, sub, place, type, fail);
    }
}

/* ---- variants ---- */

/* Requires the case; a type with a single case needs no test. */
static void test_case(struct fn *fn, const struct layout *layout, size_t index, struct place place,
                      block_id fail) {
    if (layout->case_count < 2)
        return;
    struct operand tag = fn_get(fn, ir_tag(&fn->at, place));
    require(fn, fn_compare(fn, SUB_EQ, tag, fn_int(fn, STORAGE_U32, layout->cases[index].tag)),
            fail);
}

static size_t pattern_case(const struct layout *layout, const struct type *type,
                           const struct symbol *variant) {
    return type->kind == TYPE_RECORD ? 0 : layout_case_of(layout, variant, NULL);
}

static void lower_field(struct fn *fn, const struct layout *layout, size_t index, size_t field,
                        struct node *pattern, struct place place, bool steady, block_id fail) {
    const struct slot *slot = &layout->cases[index].slots[field];
    struct place part = {.local = NO_LOCAL};
    if (slot->index >= 0)
        part = fn_slot(fn, fn_case(fn, layout, place, index), slot);
    lower_pattern(fn, pattern, part, slot->type, steady, fail);
}

static void lower_variant_pattern(struct fn *fn, struct node *pattern, struct place place,
                                  struct type *type, bool steady, block_id fail) {
    const struct layout *layout = layout_of(fn->lower, type);
    struct symbol *variant = pattern->pat_variant.variant;
    size_t index = pattern_case(layout, type, variant);
    test_case(fn, layout, index, place, fail);
    struct symbol *owner = layout->cases[index].owner;
    for (size_t i = 0; i < pattern->pat_variant.fields.count; i++) {
        struct node *field = pattern->pat_variant.fields.items[i];
        if (field->kind != NODE_PAT_FIELD)
            continue; // `..`
        int at = type_field_index(owner, field->pat_field.name);
        lower_field(fn, layout, index, (size_t)at, field->pat_field.pattern, place, steady, fail);
    }
}

static void lower_result_pattern(struct fn *fn, size_t index, struct node *inner,
                                 struct place place, struct type *type, bool steady,
                                 block_id fail) {
    const struct layout *layout = layout_of(fn->lower, type);
    test_case(fn, layout, index, place, fail);
    if (inner)
        lower_field(fn, layout, index, 0, inner, place, steady, fail);
}

/* ---- several parts ---- */

static void lower_alternatives(struct fn *fn, struct node *pattern, struct place place,
                               struct type *type, block_id fail) {
    const struct node_list *list = &pattern->pat_or.alternatives;
    block_id fits = fn_block(fn);
    for (size_t i = 0; i < list->count; i++) {
        block_id next = i + 1 < list->count ? fn_block(fn) : fail;
        lower_pattern(fn, list->items[i], place, type, false, next);
        fn_jump(fn, fits);
        if (i + 1 < list->count)
            fn_enter(fn, next);
    }
    fn_enter(fn, fits);
}

static void lower_tuple_pattern(struct fn *fn, struct node *pattern, struct place place,
                                struct type *type, bool steady, block_id fail) {
    const struct layout *layout = layout_of(fn->lower, type);
    for (size_t i = 0; i < pattern->pat_tuple.items.count; i++)
        lower_field(fn, layout, 0, i, pattern->pat_tuple.items.items[i], place, steady, fail);
}

static void lower_array_pattern(struct fn *fn, struct node *pattern, struct place place,
                                struct type *type, bool steady, block_id fail) {
    const struct node_list *items = &pattern->pat_array.items;
    size_t rest = items->count;
    for (size_t i = 0; i < items->count; i++) {
        if (items->items[i]->kind == NODE_PAT_REST)
            rest = i;
    }
    const bool has_rest = rest < items->count;
    const size_t count = items->count - has_rest;
    struct operand length = lower_length(fn, place, type);
    struct operand wanted = fn_int(fn, STORAGE_U64, count);
    steady &=
        type->kind != TYPE_VIEW; // what it was taken of may be written once the view is not used
    if (type->kind != TYPE_ARRAY)
        require(fn, fn_compare(fn, has_rest ? SUB_GE : SUB_EQ, length, wanted), fail);
    for (size_t i = 0; i < items->count; i++) {
        if (i == rest)
            continue;
        struct operand index = fn_int(fn, STORAGE_U64, i);
        if (i > rest) // counted from the end
            index = fn_binary(fn, SUB_SUB, fn_basic(fn, STORAGE_U64), length,
                              fn_int(fn, STORAGE_U64, items->count - i));
        lower_pattern(fn, items->items[i], lower_element(fn, place, type, index), type->args[0],
                      steady, fail);
    }
}

void lower_pattern(struct fn *fn, struct node *pattern, struct place place, struct type *type,
                   bool steady, block_id fail) {
    switch (pattern->kind) {
    case NODE_PAT_NAME:
        if (pattern->pat_name.variant) {
            const struct layout *layout = layout_of(fn->lower, type);
            test_case(fn, layout, pattern_case(layout, type, pattern->pat_name.variant), place,
                      fail);
        } else {
            bind(fn, pattern->pat_name.symbol, place, type, steady);
        }
        break;
    case NODE_PAT_WILD:
    case NODE_PAT_REST: break;
    case NODE_PAT_LITERAL:
        test_literal(fn, pattern->pat_literal.literal, SUB_EQ, place, type, fail);
        break;
    case NODE_PAT_RANGE: test_range(fn, pattern, place, type, fail); break;
    case NODE_PAT_VARIANT: lower_variant_pattern(fn, pattern, place, type, steady, fail); break;
    case NODE_PAT_OK:
        lower_result_pattern(fn, CASE_OK, pattern->pat_ok.pattern, place, type, steady, fail);
        break;
    case NODE_PAT_ERR:
        lower_result_pattern(fn, CASE_ERR, pattern->pat_err.pattern, place, type, steady, fail);
        break;
    case NODE_PAT_OR: lower_alternatives(fn, pattern, place, type, fail); break;
    case NODE_PAT_AS:
        bind(fn, pattern->pat_as.symbol, place, type, steady);
        lower_pattern(fn, pattern->pat_as.pattern, place, type, steady, fail);
        break;
    case NODE_PAT_TUPLE: lower_tuple_pattern(fn, pattern, place, type, steady, fail); break;
    case NODE_PAT_ARRAY: lower_array_pattern(fn, pattern, place, type, steady, fail); break;
    default: panic("%s is no pattern", node_kind_name(pattern->kind));
    }
}
