/*
 * Equality and order by structure. Scalars and strings are compared in place; what has parts by a
 * function of its own for each type. Order is that of the parts, first to last; of variants first
 * that of their declaration; of arrays and lists that of a dictionary.
 */
#include "lower/internal.h"

struct operand lower_equal(struct fn *fn, struct operand a, struct operand b, struct type *type) {
    if (is_void(a) || is_void(b))
        return fn_bool(fn, true);
    if (lower_is_map(fn->lower, type))
        return lower_map_equal(fn, a, b, type);
    if (storage_is_scalar(a.storage))
        return fn_compare(fn, SUB_EQ, a, b);
    struct operand args[] = {a, b};
    struct storage *boolean = fn_basic(fn, STORAGE_BOOL);
    if (type->kind == TYPE_STRING)
        return fn_rt_value(fn, RT_STR_EQUAL, boolean, args, 2);
    struct instance key = {.kind = INSTANCE_EQUAL, .type = type, .env = fn->lower->root};
    return fn_call(fn, instance_get(fn->lower, &key), args, 2);
}

/* -1, 0 or 1 of two scalars. */
static struct operand scalar_order(struct fn *fn, struct operand a, struct operand b) {
    struct storage *i32 = fn_basic(fn, STORAGE_I32);
    struct operand more = fn_convert(fn, fn_compare(fn, SUB_GT, a, b), i32);
    struct operand less = fn_convert(fn, fn_compare(fn, SUB_LT, a, b), i32);
    return fn_binary(fn, SUB_SUB, i32, more, less);
}

struct operand lower_order(struct fn *fn, struct operand a, struct operand b, struct type *type) {
    if (is_void(a) || is_void(b))
        return fn_int(fn, STORAGE_I32, 0);
    if (storage_is_scalar(a.storage))
        return scalar_order(fn, a, b);
    struct operand args[] = {a, b};
    if (type->kind == TYPE_STRING)
        return fn_rt_value(fn, RT_STR_COMPARE, fn_basic(fn, STORAGE_I32), args, 2);
    struct instance key = {.kind = INSTANCE_COMPARE, .type = type, .env = fn->lower->root};
    return fn_call(fn, instance_get(fn->lower, &key), args, 2);
}

/* ---- the functions of a type: both are a walk that ends at the first difference ---- */

struct walk {
    struct fn *fn;
    bool is_order;
    struct place a;
    struct place b;
    struct place result;
    block_id done; // with the result
};

static struct operand same(const struct walk *walk) {
    return walk->is_order ? fn_int(walk->fn, STORAGE_I32, 0) : fn_bool(walk->fn, true);
}

/* Stores the relation of two parts; goes on only if they are the same. */
static void step(const struct walk *walk, struct operand a, struct operand b, struct type *type) {
    struct fn *fn = walk->fn;
    struct operand relation =
        walk->is_order ? lower_order(fn, a, b, type) : lower_equal(fn, a, b, type);
    fn_copy(fn, walk->result, relation);
    block_id next = fn_block(fn);
    fn_branch(fn, fn_compare(fn, SUB_EQ, fn_get(fn, walk->result), same(walk)), next, walk->done);
    fn_enter(fn, next);
}

static void walk_case(const struct walk *walk, const struct layout *layout, size_t index) {
    struct fn *fn = walk->fn;
    const struct layout_case *it = &layout->cases[index];
    for (size_t i = 0; i < it->slot_count; i++) {
        const struct slot *slot = &it->slots[i];
        if (slot->index < 0)
            continue;
        struct place a = fn_slot(fn, fn_case(fn, layout, walk->a, index), slot);
        struct place b = fn_slot(fn, fn_case(fn, layout, walk->b, index), slot);
        step(walk, fn_get(fn, a), fn_get(fn, b), slot->type);
    }
    fn_jump(fn, walk->done);
}

static void walk_cases(const struct walk *walk, struct type *type) {
    struct fn *fn = walk->fn;
    const struct layout *layout = layout_of(fn->lower, type);
    size_t count = layout->case_count;
    if (layout->storage->kind != STORAGE_TAGGED) {
        walk_case(walk, layout, 0);
        return;
    }
    struct type *tag_type = type_make(fn->lower->types, TYPE_U32);
    step(walk, fn_get(fn, ir_tag(&fn->at, walk->a)), fn_get(fn, ir_tag(&fn->at, walk->b)),
         tag_type);
    uint64_t *cases = arena_alloc(fn->lower->arena, (count + 1) * sizeof *cases);
    block_id *targets = arena_alloc(fn->lower->arena, (count + 1) * sizeof *targets);
    for (size_t i = 0; i < count; i++) {
        cases[i] = layout->cases[i].tag;
        targets[i] = fn_block(fn);
    }
    targets[count] = walk->done;
    fn_switch(fn, fn_get(fn, ir_tag(&fn->at, walk->a)), cases, targets, count);
    for (size_t i = 0; i < count; i++) {
        fn_enter(fn, targets[i]);
        walk_case(walk, layout, i);
    }
}

static void walk_elements(const struct walk *walk, struct type *type) {
    struct fn *fn = walk->fn;
    struct type *length_type = type_make(fn->lower->types, TYPE_USIZE);
    struct operand a = lower_length(fn, walk->a, type);
    struct operand b = lower_length(fn, walk->b, type);
    struct place shorter = fn_temp(fn, a.storage);
    fn_copy(fn, shorter, a);
    if (!walk->is_order) {
        step(walk, a, b, length_type);
    } else {
        block_id less = fn_block(fn);
        block_id on = fn_block(fn);
        fn_branch(fn, fn_compare(fn, SUB_LT, b, a), less, on);
        fn_enter(fn, less);
        fn_copy(fn, shorter, b);
        fn_jump_into(fn, on);
    }
    struct each each = each_begin(fn, fn_get(fn, shorter));
    struct operand turn = fn_get(fn, each.turn);
    step(walk, lower_element_value(fn, walk->a, type, turn),
         lower_element_value(fn, walk->b, type, turn), type->args[0]);
    each_end(fn, &each);
    if (walk->is_order)
        step(walk, a, b, length_type);
    fn_jump(fn, walk->done);
}

static void instance_walk(struct lower *lower, struct instance *instance, bool is_order) {
    struct fn fn;
    fn_init(&fn, lower, instance);
    struct type *type = instance->type;
    struct storage *storage = storage_of(lower, type);
    struct walk walk = {.fn = &fn, .is_order = is_order};
    walk.a = ir_place(ir_param_new(lower->ir, fn.ir, storage, "a"));
    walk.b = ir_place(ir_param_new(lower->ir, fn.ir, storage, "b"));
    struct region base;
    fn_start(&fn, &base, type_make(lower->types, is_order ? TYPE_I32 : TYPE_BOOL));
    walk.result = ir_place(base.result);
    walk.done = base.exit_return;
    fn_copy(&fn, walk.result, same(&walk));
    if (type_has_elements(type))
        walk_elements(&walk, type);
    else
        walk_cases(&walk, type);
    fn_jump(&fn, walk.done);
    fn_finish(&fn, &base);
}

void instance_equal(struct lower *lower, struct instance *instance) {
    instance_walk(lower, instance, false);
}

void instance_compare(struct lower *lower, struct instance *instance) {
    instance_walk(lower, instance, true);
}
