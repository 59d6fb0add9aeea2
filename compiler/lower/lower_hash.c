/*
 * hash(x): a number that is the same for equal values, by structure as in lower_equal.c. Each scalar and
 * string is mixed into what came before; what has parts does it by a function of its own for each
 * type, which takes the hash so far. Numbers are mixed in by value, as 64 bits, so that equal integers
 * of different types agree; a list's length is mixed in so that [[1], []] differs from [[], [1]].
 */
#include "lower/internal.h"

static struct operand mix(struct fn *fn, struct operand before, struct operand word) {
    struct storage *u64 = fn_basic(fn, STORAGE_U64);
    struct operand args[] = {before, fn_convert(fn, word, u64)};
    return fn_rt_value(fn, RT_HASH_WORD, u64, args, 2);
}

static struct operand hash_part(struct fn *fn, struct operand before, struct operand value,
                                struct type *type) {
    if (is_void(value))
        return before;
    if (storage_is_scalar(value.storage))
        return mix(fn, before, value);
    struct operand args[] = {before, value};
    if (type->kind == TYPE_STRING)
        return fn_rt_value(fn, RT_HASH_STR, fn_basic(fn, STORAGE_U64), args, 2);
    struct instance key = {.kind = INSTANCE_HASH, .type = type, .env = fn->lower->root};
    return fn_call(fn, instance_get(fn->lower, &key), args, 2);
}

struct operand lower_hash(struct fn *fn, struct operand value, struct type *type) {
    return hash_part(fn, fn_int(fn, STORAGE_U64, 0), value, type);
}

/* ---- the function of a type; `hash` is the hash so far ---- */

static void hash_case(struct fn *fn, struct place hash, const struct layout *layout,
                      struct place value, size_t index) {
    const struct layout_case *it = &layout->cases[index];
    for (size_t i = 0; i < it->slot_count; i++) {
        const struct slot *slot = &it->slots[i];
        if (slot->index < 0)
            continue;
        struct place part = fn_slot(fn, fn_case(fn, layout, value, index), slot);
        fn_copy(fn, hash, hash_part(fn, fn_get(fn, hash), fn_get(fn, part), slot->type));
    }
}

static void hash_cases(struct fn *fn, struct place hash, struct place value, struct type *type) {
    const struct layout *layout = layout_of(fn->lower, type);
    size_t count = layout->case_count;
    if (layout->storage->kind != STORAGE_TAGGED) {
        hash_case(fn, hash, layout, value, 0);
        return;
    }
    fn_copy(fn, hash, mix(fn, fn_get(fn, hash), fn_get(fn, ir_tag(&fn->at, value))));
    uint64_t *cases = arena_alloc(fn->lower->arena, (count + 1) * sizeof *cases);
    block_id *targets = arena_alloc(fn->lower->arena, (count + 1) * sizeof *targets);
    block_id after = fn_block(fn);
    for (size_t i = 0; i < count; i++) {
        cases[i] = layout->cases[i].tag;
        targets[i] = fn_block(fn);
    }
    targets[count] = after;
    fn_switch(fn, fn_get(fn, ir_tag(&fn->at, value)), cases, targets, count);
    for (size_t i = 0; i < count; i++) {
        fn_enter(fn, targets[i]);
        hash_case(fn, hash, layout, value, i);
        fn_jump(fn, after);
    }
    fn_enter(fn, after);
}

static void hash_elements(struct fn *fn, struct place hash, struct place value, struct type *type) {
    struct operand length = fn_hold(fn, lower_length(fn, value, type));
    fn_copy(fn, hash, mix(fn, fn_get(fn, hash), length));
    struct each each = each_begin(fn, length);
    struct operand element = lower_element_value(fn, value, type, fn_get(fn, each.turn));
    fn_copy(fn, hash, hash_part(fn, fn_get(fn, hash), element, type->args[0]));
    each_end(fn, &each);
}

void instance_hash(struct lower *lower, struct instance *instance) {
    struct fn fn;
    fn_init(&fn, lower, instance);
    struct type *type = instance->type;
    struct storage *u64 = storage_basic(lower, STORAGE_U64);
    struct place before = ir_place(ir_param_new(lower->ir, fn.ir, u64, "before"));
    struct place value = ir_place(ir_param_new(lower->ir, fn.ir, storage_of(lower, type), "value"));
    struct region base;
    fn_start(&fn, &base, type_make(lower->types, TYPE_U64));
    struct place hash = ir_place(base.result);
    fn_copy(&fn, hash, fn_get(&fn, before));
    if (type_has_elements(type))
        hash_elements(&fn, hash, value, type);
    else
        hash_cases(&fn, hash, value, type);
    exit_return(&fn);
    fn_finish(&fn, &base);
}
