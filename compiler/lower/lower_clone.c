/*
 * x.clone(): a copy that shares nothing that can change. A value of a copy type is its own clone; of
 * a list the elements are copied and each is cloned in its place; of records and variants each part.
 */
#include "base/panic.h"
#include "lower/internal.h"

struct operand lower_clone(struct fn *fn, struct operand value, struct type *type) {
    if (is_void(value) || type_is_copy(fn->lower->types, type))
        return value;
    if (lower_is_map(fn->lower, type))
        return lower_map_clone(fn, value, type);
    struct instance key = {.kind = INSTANCE_CLONE, .type = type, .env = fn->lower->root};
    return fn_call(fn, instance_get(fn->lower, &key), &value, 1);
}

/* Each element at `items` becomes its clone. */
static void clone_elements(struct fn *fn, struct place items, struct type *type) {
    if (type_is_copy(fn->lower->types, type->args[0]))
        return;
    struct each each = each_begin(fn, lower_length(fn, items, type));
    struct place element = lower_element(fn, items, type, fn_get(fn, each.turn));
    fn_copy(fn, element, lower_clone(fn, fn_get(fn, element), type->args[0]));
    each_end(fn, &each);
}

static void clone_list(struct fn *fn, struct place value, struct place copy, struct type *type) {
    struct storage *element = storage_element(fn->lower, type);
    ir_zero(&fn->at, copy);
    struct operand args[] = {
        fn_address(fn, copy),
        fn_get(fn, ir_part(&fn->at, value, PROJ_DATA)),
        lower_length(fn, value, type),
        fn_size_of(fn, element),
        fn_bool(fn, element->has_pointers),
    };
    fn_rt(fn, RT_LIST_COPY, args, 5);
    clone_elements(fn, copy, type);
}

/* The parts of one case; the copy has the old parts already. */
static void clone_case(struct fn *fn, const struct layout *layout, struct place value,
                       struct place copy, size_t index) {
    const struct layout_case *it = &layout->cases[index];
    for (size_t i = 0; i < it->slot_count; i++) {
        const struct slot *slot = &it->slots[i];
        if (slot->index < 0)
            continue;
        struct place from = fn_slot(fn, fn_case(fn, layout, value, index), slot);
        struct operand part = lower_clone(fn, fn_get(fn, from), slot->type);
        fn_init_slot(fn, fn_case(fn, layout, copy, index), slot, part);
    }
}

static void clone_cases(struct fn *fn, struct place value, struct place copy, struct type *type) {
    const struct layout *layout = layout_of(fn->lower, type);
    fn_copy(fn, copy, fn_get(fn, value));
    size_t count = layout->case_count;
    if (layout->storage->kind != STORAGE_TAGGED) {
        clone_case(fn, layout, value, copy, 0);
        return;
    }
    uint64_t *cases = arena_alloc(fn->lower->arena, (count + 1) * sizeof *cases);
    block_id *targets = arena_alloc(fn->lower->arena, (count + 1) * sizeof *targets);
    for (size_t i = 0; i < count; i++) {
        cases[i] = layout->cases[i].tag;
        targets[i] = fn_block(fn);
    }
    block_id after = fn_block(fn);
    targets[count] = after;
    fn_switch(fn, fn_get(fn, ir_tag(&fn->at, value)), cases, targets, count);
    for (size_t i = 0; i < count; i++) {
        fn_enter(fn, targets[i]);
        clone_case(fn, layout, value, copy, i);
        fn_jump(fn, after);
    }
    fn_enter(fn, after);
}

void instance_clone(struct lower *lower, struct instance *instance) {
    struct fn fn;
    fn_init(&fn, lower, instance);
    struct type *type = instance->type;
    struct storage *storage = storage_of(lower, type);
    struct place value = ir_place(ir_param_new(lower->ir, fn.ir, storage, "value"));
    struct region base;
    fn_start(&fn, &base, type);
    struct place copy = ir_place(base.result);
    switch (type->kind) {
    case TYPE_LIST: clone_list(&fn, value, copy, type); break;
    case TYPE_ARRAY:
        fn_copy(&fn, copy, fn_get(&fn, value));
        clone_elements(&fn, copy, type);
        break;
    case TYPE_RECORD:
    case TYPE_UNION:
    case TYPE_ERRORS:
    case TYPE_TUPLE:
    case TYPE_RESULT:
    case TYPE_MAYBE: clone_cases(&fn, value, copy, type); break;
    default: panic("no clone of '%s'", type_text(lower->arena, type)); // the checker has refused it
    }
    exit_return(&fn);
    fn_finish(&fn, &base);
}
