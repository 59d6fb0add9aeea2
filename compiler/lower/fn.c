/*
 * The function under construction: a cursor into its graph with the ways of building that every file
 * of this stage uses. The cursor's block is always open: after a jump it is a new block that nothing
 * reaches, so code behind a `return` is lowered like any other and dropped later.
 */
#include <string.h>

#include "lower/internal.h"

/* ---- making a function ---- */

void fn_init(struct fn *fn, struct lower *lower, struct instance *instance) {
    *fn = (struct fn){.lower = lower,
                      .instance = instance,
                      .env = instance->env ? instance->env : lower->root,
                      .ir = instance->ir,
                      .places = {.arena = lower->arena},
                      .chains = {.arena = lower->arena},
                      .held = {.arena = lower->arena},
                      .scope = NO_LOCAL};
    fn->at = (struct ir_cursor){.unit = lower->ir, .function = instance->ir, .unwind = NO_BLOCK};
}

void fn_start(struct fn *fn, struct region *base, struct type *gives) {
    fn->at.block = fn_block(fn);
    *base = (struct region){.kind = REGION_FUNCTION,
                            .unwind = fn_block(fn),
                            .exit_return = fn_block(fn),
                            .gives = gives,
                            .result = NO_LOCAL};
    struct storage *storage = storage_of(fn->lower, gives);
    if (storage->kind != STORAGE_VOID)
        base->result = fn_local(fn, storage, "result");
    fn->instance->unwind = base->unwind;
    ir_status(fn->lower->ir, fn->ir);
    region_push(fn, base);
}

void fn_finish_unwind(struct fn *fn, struct region *base) {
    fn_enter(fn, base->unwind);
    ir_leave_unwinding(&fn->at);
}

void fn_finish(struct fn *fn, struct region *base) {
    fn_enter(fn, base->exit_return);
    if (base->result == NO_LOCAL) {
        ir_return(&fn->at, NULL);
    } else {
        struct operand result = fn_get_local(fn, base->result);
        ir_return(&fn->at, &result);
    }
    fn_finish_unwind(fn, base);
}

local_id fn_local(struct fn *fn, struct storage *storage, const char *name) {
    return ir_local_new(fn->lower->ir, fn->ir, storage, name);
}

struct place fn_temp(struct fn *fn, struct storage *storage) {
    return ir_place(fn_local(fn, storage, NULL));
}

block_id fn_block(struct fn *fn) {
    return ir_block_new(fn->lower->ir, fn->ir);
}

void fn_enter(struct fn *fn, block_id block) {
    if (!ir_block_ended(&fn->at))
        ir_unreachable(&fn->at); // left by a jump: nothing reaches it
    fn->at.block = block;
}

void fn_jump(struct fn *fn, block_id block) {
    ir_goto(&fn->at, block);
    fn->at.block = fn_block(fn);
}

void fn_jump_into(struct fn *fn, block_id block) {
    ir_goto(&fn->at, block);
    fn->at.block = block;
}

void fn_branch(struct fn *fn, struct operand condition, block_id yes, block_id no) {
    ir_branch(&fn->at, condition, yes, no);
    fn->at.block = fn_block(fn);
}

void fn_switch(struct fn *fn, struct operand value, const uint64_t *cases, const block_id *targets,
               size_t count) {
    ir_switch(&fn->at, value, cases, targets, count);
    fn->at.block = fn_block(fn);
}

void fn_unreachable(struct fn *fn) {
    ir_unreachable(&fn->at);
    fn->at.block = fn_block(fn);
}

site_id fn_site(struct fn *fn, struct span span) {
    site_id before = fn->at.site;
    if (span.end == 0)
        return before;
    const struct location at = source_place(&fn->lower->unit->sources, span.start);
    if (at.source)
        fn->at.site = ir_site(fn->lower->ir, at.source->path, at.line, at.column);
    return before;
}

/* ---- types ---- */

struct type *fn_type(struct fn *fn, struct type *type) {
    return env_type(fn->lower, fn->env, type);
}

struct storage *fn_basic(struct fn *fn, enum storage_kind kind) {
    return storage_basic(fn->lower, kind);
}

/* ---- operands ---- */

struct operand fn_get(struct fn *fn, struct place place) {
    return ir_get(&fn->at, place);
}

struct operand fn_get_local(struct fn *fn, local_id local) {
    return ir_get_local(&fn->at, local);
}

struct operand fn_void(struct fn *fn) {
    return (struct operand){.kind = OPERAND_INT, .storage = fn_basic(fn, STORAGE_VOID)};
}

struct operand fn_int(struct fn *fn, enum storage_kind kind, uint64_t bits) {
    return ir_int(fn_basic(fn, kind), bits);
}

struct operand fn_bool(struct fn *fn, bool value) {
    return ir_bool(fn->lower->ir, value);
}

struct operand fn_size_of(struct fn *fn, struct storage *storage) {
    return ir_size_of(fn->lower->ir, storage);
}

struct operand fn_site_address(struct fn *fn) {
    if (fn->at.has_caller)
        return fn_get_local(fn, fn->at.caller);
    return ir_site_address(fn->lower->ir, fn->at.site);
}

struct operand fn_string(struct fn *fn, const char *bytes, size_t length) {
    return ir_text(fn->lower->ir, ir_string(fn->lower->ir, bytes, length));
}

struct operand fn_c_text(struct fn *fn, const char *text) {
    return ir_c_text(fn->lower->ir, ir_string(fn->lower->ir, text, strlen(text)));
}

struct operand fn_scope_address(struct fn *fn) {
    if (fn->scope == NO_LOCAL)
        return ir_scope_address(fn->lower->ir);
    return fn_address(fn, ir_place(fn->scope));
}

bool is_void(struct operand operand) {
    return operand.storage->kind == STORAGE_VOID;
}

bool is_constant(struct operand operand) {
    return operand.kind != OPERAND_PLACE;
}

/* ---- operations ---- */

void fn_copy(struct fn *fn, struct place dst, struct operand value) {
    if (!is_void(value))
        ir_copy(&fn->at, dst, value);
}

struct operand fn_address(struct fn *fn, struct place place) {
    // The address of what a pointer points to is the pointer.
    size_t count = place.path.count;
    if (count > 0 && place.path.items[count - 1].kind == PROJ_DEREF) {
        place.path.count--;
        return fn_get(fn, place);
    }
    struct place to = fn_temp(fn, fn_basic(fn, STORAGE_PTR));
    ir_addr(&fn->at, to, place);
    return fn_get(fn, to);
}

struct operand fn_binary(struct fn *fn, enum ir_sub sub, struct storage *storage, struct operand a,
                         struct operand b) {
    struct place to = fn_temp(fn, storage);
    ir_binary(&fn->at, to, sub, a, b);
    return fn_get(fn, to);
}

struct operand fn_compare(struct fn *fn, enum ir_sub sub, struct operand a, struct operand b) {
    return fn_binary(fn, sub, fn_basic(fn, STORAGE_BOOL), a, b);
}

struct operand fn_checked(struct fn *fn, enum ir_sub sub, struct operand a, struct operand b) {
    struct place to = fn_temp(fn, a.storage);
    ir_checked(&fn->at, to, sub, a, b);
    return fn_get(fn, to);
}

struct operand fn_convert(struct fn *fn, struct operand value, struct storage *to) {
    if (value.storage == to)
        return value;
    struct place dst = fn_temp(fn, to);
    ir_convert(&fn->at, dst, value);
    return fn_get(fn, dst);
}

static bool rt_needs_heap(enum ir_rt rt) {
    static const enum ir_rt allocating[] = {
        RT_GC_ALLOC,  RT_GC_ALLOC_ATOMIC, RT_STR_CONCAT,  RT_LIST_RESERVE,
        RT_LIST_COPY, RT_LIST_GROW,       RT_LIST_APPEND, RT_STR_COPY,
        RT_STR_CASE,  RT_ATOMIC_NEW,      RT_EVENT_NEW,   RT_FMT_STRING,
        RT_CHAN_NEW,  RT_C_TEXT,          RT_STR_OF_C,    RT_MUTEX_NEW,
    };

    for (size_t i = 0; i < sizeof allocating / sizeof *allocating; i++) {
        if (allocating[i] == rt)
            return true;
    }
    return false;
}

/* The scope the code runs in, for functions that take it. */
static local_id rt_scope(const struct fn *fn, enum ir_rt rt) {
    return ir_rt_info(rt)->passes & RT_PASSES_SCOPE ? fn->scope : NO_LOCAL;
}

void fn_rt(struct fn *fn, enum ir_rt rt, const struct operand *args, size_t count) {
    fn->lower->ir->needs_heap |= rt_needs_heap(rt);
    ir_rt(&fn->at, rt, NULL, rt_scope(fn, rt), args, count);
}

struct operand fn_rt_value(struct fn *fn, enum ir_rt rt, struct storage *storage,
                           const struct operand *args, size_t count) {
    fn->lower->ir->needs_heap |= rt_needs_heap(rt);
    struct place to = fn_temp(fn, storage);
    ir_rt(&fn->at, rt, &to, rt_scope(fn, rt), args, count);
    return fn_get(fn, to);
}

void fn_require(struct fn *fn, struct operand condition, const char *text) {
    block_id fine = fn_block(fn);
    block_id bad = fn_block(fn);
    fn_branch(fn, condition, fine, bad);
    fn_enter(fn, bad);
    struct operand said[] = {fn_site_address(fn), fn_c_text(fn, text)};
    fn_rt(fn, RT_PANIC, said, 2);
    fn_unreachable(fn);
    fn_enter(fn, fine);
}

struct operand fn_heap(struct fn *fn, struct storage *storage) {
    struct operand size = fn_size_of(fn, storage);
    enum ir_rt rt = storage->has_pointers ? RT_GC_ALLOC : RT_GC_ALLOC_ATOMIC;
    return fn_rt_value(fn, rt, fn_basic(fn, STORAGE_PTR), &size, 1);
}

struct operand fn_hold(struct fn *fn, struct operand value) {
    if (is_void(value) || is_constant(value))
        return value;
    struct place held = fn_temp(fn, value.storage);
    fn_copy(fn, held, value);
    return fn_get(fn, held);
}

struct place fn_place(struct fn *fn, struct operand value) {
    if (value.kind == OPERAND_PLACE)
        return value.place;
    struct place held = fn_temp(fn, value.storage);
    fn_copy(fn, held, value);
    return held;
}

/* ---- parts of values ---- */

struct place fn_slot(struct fn *fn, struct place base, const struct slot *slot) {
    struct place field = ir_field(&fn->at, base, (uint32_t)slot->index);
    return slot->boxed ? ir_deref(&fn->at, field, slot->storage) : field;
}

void fn_init_slot(struct fn *fn, struct place base, const struct slot *slot, struct operand value) {
    if (slot->index < 0)
        return;
    struct place field = ir_field(&fn->at, base, (uint32_t)slot->index);
    if (slot->boxed) {
        fn_copy(fn, field, fn_heap(fn, slot->storage));
        field = ir_deref(&fn->at, field, slot->storage);
    }
    fn_copy(fn, field, value);
}

struct place fn_case(struct fn *fn, const struct layout *layout, struct place value, size_t index) {
    if (layout->storage->kind != STORAGE_TAGGED)
        return value;
    return ir_case(&fn->at, value, (uint32_t)index);
}

void fn_init_case(struct fn *fn, const struct layout *layout, struct place value, size_t index) {
    if (layout->storage->kind != STORAGE_TAGGED)
        return;
    ir_zero(&fn->at, value);
    ir_copy(&fn->at, ir_tag(&fn->at, value), fn_int(fn, STORAGE_U32, layout->cases[index].tag));
}

/* ---- loops of the lowering's own ---- */

struct each each_begin(struct fn *fn, struct operand count) {
    struct each each = {.turn = fn_temp(fn, fn_basic(fn, STORAGE_U64)),
                        .header = fn_block(fn),
                        .after = fn_block(fn)};
    block_id body = fn_block(fn);
    fn_copy(fn, each.turn, fn_int(fn, STORAGE_U64, 0));
    fn_jump_into(fn, each.header);
    fn_branch(fn, fn_compare(fn, SUB_LT, fn_get(fn, each.turn), count), body, each.after);
    fn_enter(fn, body);
    return each;
}

void each_end(struct fn *fn, const struct each *each) {
    ir_binary(&fn->at, each->turn, SUB_ADD, fn_get(fn, each->turn), fn_int(fn, STORAGE_U64, 1));
    fn_jump(fn, each->header);
    fn_enter(fn, each->after);
}
