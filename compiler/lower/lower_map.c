/*
 * Maps, which the library writes in the language (stdlib/prelude/map.sc): what the language itself says
 * of them. `m[k]` is the place of a value, found by the library; a loop, a print and a comparison go
 * through the list of entries, past those that were removed, whose hash is 0.
 */
#include "lower/internal.h"

enum { // of the library's records
    MAP_ENTRIES = 0,
    MAP_START = 3,
    ENTRY_HASH = 0,
    ENTRY_PAIR = 1,
    PAIR_VALUE = 1
};

bool lower_is_map(const struct lower *lower, const struct type *type) {
    return type_is_map(lower->types, type);
}

/* Calls a method of the library for the map's keys and values; arguments without storage are left out. */
static struct operand call_method(struct fn *fn, const char *name, struct type *type,
                                  const struct operand *args, size_t count) {
    struct lower *lower = fn->lower;
    struct symbol *method =
        map_get(&lower->unit->names->methods, method_key(&lower->unit->atoms, "Map", name));
    struct instance key = {.kind = INSTANCE_FUNCTION,
                           .symbol = method,
                           .env = env_make(lower, method, type->args, type->arg_count, NULL, 0)};
    struct operand passed[4] = {fn_site_address(fn)};
    size_t used = 1;
    for (size_t i = 0; i < count; i++) {
        if (!is_void(args[i]))
            passed[used++] = args[i];
    }
    return fn_call(fn, instance_get(lower, &key), passed, used);
}

/* ---- entries ---- */

/* The list of entries of the map at `map`, and its type. */
static struct place entries_of(struct fn *fn, struct place map, struct type *type,
                               struct type **list) {
    const struct layout *layout = layout_of(fn->lower, type);
    const struct slot *slot = &layout->cases[0].slots[MAP_ENTRIES];
    *list = slot->type;
    return fn_slot(fn, map, slot);
}

static const struct slot *entry_slot(struct fn *fn, const struct type *list, size_t index) {
    return &layout_of(fn->lower, list->args[0])->cases[0].slots[index];
}

/* What the slot holds, VOID if it has no storage. */
static struct operand slot_value(struct fn *fn, struct place base, const struct slot *slot) {
    return slot->index < 0 ? fn_void(fn) : fn_get(fn, fn_slot(fn, base, slot));
}

/* A place for what may be without storage. */
static struct place slot_place(struct fn *fn, struct place base, const struct slot *slot) {
    return slot->index < 0 ? (struct place){.local = NO_LOCAL} : fn_slot(fn, base, slot);
}

struct map_loop lower_map_begin(struct fn *fn, struct place map, struct type *type) {
    const struct layout *layout = layout_of(fn->lower, type);
    struct map_loop loop = {
        .map = map, .type = type, .turn = fn_temp(fn, fn_basic(fn, STORAGE_U64))};
    loop.entries = entries_of(fn, map, type, &loop.list);
    fn_copy(fn, loop.turn, fn_get(fn, fn_slot(fn, map, &layout->cases[0].slots[MAP_START])));
    return loop;
}

void lower_map_test(struct fn *fn, const struct map_loop *loop, block_id body, block_id gap,
                    block_id end) {
    block_id look = fn_block(fn);
    struct operand length = lower_length(fn, loop->entries, loop->list);
    fn_branch(fn, fn_compare(fn, SUB_LT, fn_get(fn, loop->turn), length), look, end);
    fn_enter(fn, look);
    struct place entry = lower_element(fn, loop->entries, loop->list, fn_get(fn, loop->turn));
    struct operand hash = fn_get(fn, fn_slot(fn, entry, entry_slot(fn, loop->list, ENTRY_HASH)));
    fn_branch(fn, fn_compare(fn, SUB_NE, hash, fn_int(fn, STORAGE_U64, 0)), body, gap);
}

struct place lower_map_pair(struct fn *fn, const struct map_loop *loop, struct type **type) {
    const struct slot *slot = entry_slot(fn, loop->list, ENTRY_PAIR);
    *type = slot->type;
    struct place entry = lower_element(fn, loop->entries, loop->list, fn_get(fn, loop->turn));
    return slot_place(fn, entry, slot);
}

void lower_map_next(struct fn *fn, const struct map_loop *loop) {
    ir_binary(&fn->at, loop->turn, SUB_ADD, fn_get(fn, loop->turn), fn_int(fn, STORAGE_U64, 1));
}

/* ---- m[k] ---- */

struct operand lower_map_index(struct fn *fn, struct node *node) {
    struct type *type = node_wanted(fn, node->index.base);
    struct place map = lower_place(fn, node->index.base);
    if (node_changes(node->index.index) && !node_is_place(node->index.base))
        map = fn_place(fn, fn_hold(fn, fn_get(fn, map)));
    struct operand key = fn_hold(fn, lower_expr(fn, node->index.index));
    fn_site(fn, node->span);
    struct operand args[] = {fn_get(fn, map), key};
    bool shows = type_satisfies(fn->lower->types, type->args[0], CONSTRAINT_SHOW);
    const char *method = shows ? "raw_index_shown" : "raw_index";
    struct operand index = call_method(fn, method, type, args, 2);
    struct type *list = NULL;
    struct place entries = entries_of(fn, map, type, &list);
    struct place entry = lower_element(fn, entries, list, index);
    const struct slot *pair = entry_slot(fn, list, ENTRY_PAIR);
    if (pair->index < 0)
        return fn_void(fn);
    const struct slot *value = &layout_of(fn->lower, pair->type)->cases[0].slots[PAIR_VALUE];
    return slot_value(fn, fn_slot(fn, entry, pair), value);
}

void lower_map_set(struct fn *fn, struct node *target, struct operand value) {
    struct type *type = node_wanted(fn, target->index.base);
    struct operand key = lower_expr(fn, target->index.index);
    struct operand map = fn_address(fn, lower_place(fn, target->index.base));
    fn_site(fn, target->span);
    struct operand args[] = {map, key, value};
    call_method(fn, "raw_set", type, args, 3);
}

/* ---- by type ---- */

struct operand lower_map_equal(struct fn *fn, struct operand a, struct operand b,
                               struct type *type) {
    return call_method(fn, "raw_equal", type, (struct operand[]){a, b}, 2);
}

struct operand lower_map_clone(struct fn *fn, struct operand map, struct type *type) {
    return call_method(fn, "raw_clone", type, &map, 1);
}

static void format_part(struct fn *fn, struct operand out, struct place pair, struct type *type,
                        size_t index) {
    struct operand value = fn_void(fn);
    const struct slot *slot = &layout_of(fn->lower, type)->cases[0].slots[index];
    if (slot->index >= 0)
        value = fn_get(fn, fn_slot(fn, pair, slot));
    format_value(fn, out, value, slot->type, true);
}

void lower_map_format(struct fn *fn, struct operand out, struct place map, struct type *type) {
    struct place first = fn_temp(fn, fn_basic(fn, STORAGE_BOOL));
    fn_copy(fn, first, fn_bool(fn, true));
    format_text(fn, out, "{", 1);
    struct map_loop loop = lower_map_begin(fn, map, type);
    block_id header = fn_block(fn);
    block_id body = fn_block(fn);
    block_id gap = fn_block(fn);
    block_id end = fn_block(fn);
    block_id comma = fn_block(fn);
    block_id item = fn_block(fn);
    fn_jump_into(fn, header);
    lower_map_test(fn, &loop, body, gap, end);
    fn_enter(fn, body);
    fn_branch(fn, fn_get(fn, first), item, comma);
    fn_enter(fn, comma);
    format_text(fn, out, ", ", 2);
    fn_jump_into(fn, item);
    struct type *pair_type = NULL;
    struct place pair = lower_map_pair(fn, &loop, &pair_type);
    format_part(fn, out, pair, pair_type, 0);
    format_text(fn, out, ": ", 2);
    format_part(fn, out, pair, pair_type, PAIR_VALUE);
    fn_copy(fn, first, fn_bool(fn, false));
    fn_jump_into(fn, gap);
    lower_map_next(fn, &loop);
    fn_jump(fn, header);
    fn_enter(fn, end);
    format_text(fn, out, "}", 1);
}
