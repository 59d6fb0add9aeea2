/*
 * Values made of parts (records, variants, tuples, arrays, lists, results), and conversions: those
 * that happen in silence where a place wants another type, and those that are written, T(x).
 */
#include "base/panic.h"
#include "lower/internal.h"

/* ---- records and variants ---- */

/* Evaluates the parts in source order; values that later parts can change are copied. */
static struct operand *evaluate(struct fn *fn, struct node *const *nodes, size_t count) {
    struct operand *values = arena_alloc(fn->lower->arena, (count + 1) * sizeof *values);
    for (size_t i = 0; i < count; i++) {
        bool others_change = false;
        for (size_t k = i + 1; k < count && !others_change; k++)
            others_change = node_changes(nodes[k]);
        values[i] = lower_stable(fn, nodes[i], others_change);
    }
    return values;
}

/* The error type among a set that the symbol declares. */
static struct type *error_of(struct type *type, const struct symbol *owner) {
    for (size_t i = 0; type->kind == TYPE_ERRORS && i < type->arg_count; i++) {
        if (type->args[i]->decl == owner)
            return type->args[i];
    }
    return type;
}

static size_t case_of(const struct layout *layout, struct type *type, const struct symbol *owner) {
    if (type->kind == TYPE_RECORD)
        return 0;
    return type->kind == TYPE_ERRORS ? layout_case_of(layout, NULL, error_of(type, owner))
                                     : layout_case_of(layout, owner, NULL);
}

struct operand lower_variant(struct fn *fn, struct type *type, struct symbol *owner) {
    const struct layout *layout = layout_of(fn->lower, type);
    if (layout->storage->kind == STORAGE_VOID)
        return fn_void(fn);
    struct place value = fn_temp(fn, layout->storage);
    fn_init_case(fn, layout, value, case_of(layout, type, owner));
    return fn_get(fn, value);
}

struct operand lower_record(struct fn *fn, struct node *node) {
    struct type *type = node_type(fn, node);
    struct symbol *owner = node->record.symbol;
    if (!owner || owner->kind == SYMBOL_ALIAS)
        owner = type->decl;
    size_t count = node->record.inits.count;
    struct node **nodes = arena_alloc(fn->lower->arena, (count + 1) * sizeof *nodes);
    for (size_t i = 0; i < count; i++)
        nodes[i] = node->record.inits.items[i]->init.value;
    struct operand *values = evaluate(fn, nodes, count);

    const struct layout *layout = layout_of(fn->lower, type);
    if (layout->storage->kind == STORAGE_VOID)
        return fn_void(fn);
    size_t index = case_of(layout, type, owner);
    struct place value = fn_temp(fn, layout->storage);
    fn_init_case(fn, layout, value, index);
    struct place base = value;
    for (size_t i = 0; i < count; i++) {
        int field = type_field_index(owner, node->record.inits.items[i]->init.name);
        const struct slot *slot = &layout->cases[index].slots[field];
        if (slot->index >= 0 && base.path.count == 0)
            base = fn_case(fn, layout, value, index);
        fn_init_slot(fn, base, slot, values[i]);
    }
    return fn_get(fn, value);
}

struct operand lower_tuple(struct fn *fn, struct node *node) {
    size_t count = node->tuple.items.count;
    struct operand *values = evaluate(fn, node->tuple.items.items, count);
    const struct layout *layout = layout_of(fn->lower, node_type(fn, node));
    if (layout->storage->kind == STORAGE_VOID)
        return fn_void(fn);
    struct place value = fn_temp(fn, layout->storage);
    for (size_t i = 0; i < count; i++)
        fn_init_slot(fn, value, &layout->cases[0].slots[i], values[i]);
    return fn_get(fn, value);
}

/* A value of a case with one field: ok, err, Some. */
static struct operand make_case(struct fn *fn, struct type *type, size_t index,
                                struct operand part) {
    const struct layout *layout = layout_of(fn->lower, type);
    struct place value = fn_temp(fn, layout->storage);
    fn_init_case(fn, layout, value, index);
    const struct slot *slot = &layout->cases[index].slots[0];
    if (slot->index >= 0 && !is_void(part))
        fn_init_slot(fn, fn_case(fn, layout, value, index), slot, part);
    return fn_get(fn, value);
}

struct operand make_ok(struct fn *fn, struct type *result, struct operand value) {
    return make_case(fn, result, CASE_OK, value);
}

struct operand make_err(struct fn *fn, struct type *result, struct operand error) {
    return make_case(fn, result, CASE_ERR, error);
}

struct operand make_some(struct fn *fn, struct type *maybe, struct operand value) {
    const struct symbol *some = fn->lower->unit->names->some;
    return make_case(fn, maybe, layout_case_of(layout_of(fn->lower, maybe), some, NULL), value);
}

struct operand make_none(struct fn *fn, struct type *maybe) {
    return lower_variant(fn, maybe, fn->lower->unit->names->none);
}

/* ---- arrays and lists ---- */

/* A list that takes over `count` elements at `data`. */
static struct operand make_list(struct fn *fn, struct operand data, struct operand count,
                                struct storage *element) {
    struct place list = fn_temp(fn, storage_opaque(fn->lower, "sc_list"));
    ir_zero(&fn->at, list);
    struct operand args[] = {fn_address(fn, list), data, count, fn_size_of(fn, element),
                             fn_bool(fn, element->has_pointers)};
    fn_rt(fn, RT_LIST_COPY, args, 5);
    return fn_get(fn, list);
}

struct operand lower_array(struct fn *fn, struct node *node) {
    struct type *type = node_type(fn, node);
    size_t count = node->array.items.count;
    struct operand *values = evaluate(fn, node->array.items.items, count);
    struct storage *element = storage_element(fn->lower, type);
    if (count == 0) {
        struct place empty = fn_temp(fn, storage_of(fn->lower, type));
        ir_zero(&fn->at, empty);
        return fn_get(fn, empty);
    }
    struct place items = fn_temp(fn, ir_array(fn->lower->ir, element, count));
    for (size_t i = 0; i < count; i++)
        fn_copy(fn, ir_index(&fn->at, items, fn_int(fn, STORAGE_U64, i)), values[i]);
    if (type->kind == TYPE_ARRAY)
        return fn_get(fn, items);
    return make_list(fn, fn_address(fn, items), fn_int(fn, STORAGE_U64, count), element);
}

static bool is_zero(struct operand value) {
    return value.kind == OPERAND_INT && value.bits == 0;
}

/* Stores copies of the value into `count` elements from `items` on: an array's place or a list's. */
static void fill(struct fn *fn, struct place items, struct type *type, struct operand count,
                 struct operand value) {
    if (is_void(value))
        return;
    struct each each = each_begin(fn, count);
    struct operand copy = lower_clone(fn, value, type->args[0]);
    fn_copy(fn, lower_element(fn, items, type, fn_get(fn, each.turn)), copy);
    each_end(fn, &each);
}

static struct operand repeat_in_list(struct fn *fn, struct node *node, struct type *type,
                                     struct operand value, struct storage *element) {
    struct operand times = fn_hold(fn, lower_expr(fn, node->array_repeat.times));
    fn_site(fn, node->span);
    struct place count = fn_temp(fn, fn_basic(fn, STORAGE_U64));
    ir_checked_convert(&fn->at, count, times);
    struct place list = fn_temp(fn, storage_opaque(fn->lower, "sc_list"));
    ir_zero(&fn->at, list);
    // Reserving at the last place makes room for all, and the data are allocated at once.
    struct operand args[] = {fn_address(fn, list), ir_null(fn->lower->ir), fn_get(fn, count),
                             fn_size_of(fn, element), fn_bool(fn, element->has_pointers)};
    fn_rt(fn, RT_LIST_COPY, args, 5);
    fill(fn, list, type, fn_get(fn, count), value);
    return fn_get(fn, list);
}

struct operand lower_array_repeat(struct fn *fn, struct node *node) {
    struct type *type = node_type(fn, node);
    struct operand value = fn_hold(fn, lower_expr(fn, node->array_repeat.value));
    struct storage *storage = storage_of(fn->lower, type);
    if (type->kind == TYPE_LIST)
        return repeat_in_list(fn, node, type, value, storage_element(fn->lower, type));
    struct place items = fn_temp(fn, storage);
    if (is_zero(value) || is_void(value))
        ir_zero(&fn->at, items);
    else
        fill(fn, items, type, fn_int(fn, STORAGE_U64, type->count), value);
    return fn_get(fn, items);
}

/* ---- silent conversions ---- */

static struct operand widen_errors(struct fn *fn, struct operand value, struct type *to) {
    struct storage *storage = storage_of(fn->lower, to);
    if (value.storage == storage || is_void(value))
        return value;
    struct place wide = fn_temp(fn, storage);
    ir_widen(&fn->at, wide, value);
    return fn_get(fn, wide);
}

/* Of a Result: the value as it is, the error widened. */
static struct operand widen_result(struct fn *fn, struct operand value, struct type *from,
                                   struct type *to) {
    if (storage_of(fn->lower, from) == storage_of(fn->lower, to))
        return value;
    const struct layout *old = layout_of(fn->lower, from);
    const struct layout *new = layout_of(fn->lower, to);
    struct place source = fn_place(fn, value);
    struct place wide = fn_temp(fn, new->storage);
    const uint64_t cases[] = {CASE_OK};
    block_id targets[] = {fn_block(fn), fn_block(fn)};
    block_id after = fn_block(fn);
    fn_switch(fn, fn_get(fn, ir_tag(&fn->at, source)), cases, targets, 1);
    for (size_t i = 0; i < 2; i++) {
        fn_enter(fn, targets[i]);
        fn_init_case(fn, new, wide, i);
        const struct slot *slot = &old->cases[i].slots[0];
        if (slot->index >= 0) {
            struct operand part = fn_get(fn, fn_slot(fn, fn_case(fn, old, source, i), slot));
            part = lower_coerce(fn, part, slot->type, to->args[i]);
            fn_init_slot(fn, fn_case(fn, new, wide, i), &new->cases[i].slots[0], part);
        }
        fn_jump(fn, after);
    }
    fn_enter(fn, after);
    return fn_get(fn, wide);
}

struct operand lower_coerce(struct fn *fn, struct operand value, struct type *from,
                            struct type *to) {
    if (from == to || from->kind == TYPE_NEVER)
        return value;
    if (to->kind == TYPE_RESULT) {
        // A Result of another value type is itself the value: it is wrapped, not widened.
        if (from->kind == TYPE_RESULT && from->args[0] == to->args[0])
            return widen_result(fn, value, from, to);
        return make_ok(fn, to, lower_coerce(fn, value, from, to->args[0]));
    }
    if (type_is_errors(from) && type_is_errors(to))
        return widen_errors(fn, value, to);
    if (type_is_integer(from) && to->kind == TYPE_USIZE) // an index or count for the library
        return lower_conversion(fn, value, from, to);
    return value;
}

/* ---- written conversions ---- */

/* Panics unless the U32 is a code point of a Char. */
static void check_char(struct fn *fn, struct operand value) {
    block_id high = fn_block(fn);
    block_id bad = fn_block(fn);
    block_id fine = fn_block(fn);
    struct operand below = fn_compare(fn, SUB_LT, value, fn_int(fn, STORAGE_U32, 0xd800));
    fn_branch(fn, below, fine, high);
    fn_enter(fn, high);
    block_id top = fn_block(fn);
    struct operand surrogate = fn_compare(fn, SUB_LT, value, fn_int(fn, STORAGE_U32, 0xe000));
    fn_branch(fn, surrogate, bad, top);
    fn_enter(fn, top);
    struct operand scalar = fn_compare(fn, SUB_LT, value, fn_int(fn, STORAGE_U32, 0x110000));
    fn_branch(fn, scalar, fine, bad);
    fn_enter(fn, bad);
    struct operand args[] = {fn_site_address(fn), fn_c_text(fn, "not a Char")};
    fn_rt(fn, RT_PANIC, args, 2);
    fn_unreachable(fn);
    fn_enter(fn, fine);
}

/* Does every value of `from` have its like in `to`? */
static bool always_fits(const struct storage *from, const struct storage *to) {
    if (from->kind == STORAGE_BOOL || storage_is_float(to))
        return true;
    if (!storage_is_int(from) || !storage_is_int(to))
        return false;
    if (storage_is_signed(from) == storage_is_signed(to))
        return storage_bits(from) <= storage_bits(to);
    return !storage_is_signed(from) && storage_bits(from) < storage_bits(to);
}

struct operand lower_conversion(struct fn *fn, struct operand value, struct type *from,
                                struct type *to) {
    struct storage *storage = storage_of(fn->lower, to);
    if (is_void(value) || from == to)
        return value;
    struct place result = fn_temp(fn, storage);
    if (value.storage == storage)
        fn_copy(fn, result, value);
    else if (always_fits(value.storage, storage))
        ir_convert(&fn->at, result, value);
    else
        ir_checked_convert(&fn->at, result, value);
    if (to->kind == TYPE_CHAR)
        check_char(fn, fn_get(fn, result));
    return fn_get(fn, result);
}
