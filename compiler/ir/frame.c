/*
 * What lives in the frame of an async function, and from where on it has one.
 *
 * A local whose address is taken must not move while somebody may use the address. C locals move when
 * the function suspends, so such a local is made *resident*, unless the address is surely forgotten by
 * then: it went only to operations that keep nothing, and no local that may hold it is live across a
 * suspension. (Printing builds its text that way, and needs no frame.) The analysis is a set of
 * addresses for each local, without regard to the order of ops; memory behind pointers is not followed:
 * what is stored there has escaped.
 *
 * Locals of more than LOCAL_LIMIT bytes are blocks of their own in every kind of function.
 */
#include <string.h>

#include "ir/internal.h"

enum {
    LOCAL_LIMIT = 4096,
    TABLE_LIMIT =
        1 << 26 // bits of the table of addresses; past it everything addressed is resident
};

struct addresses {
    struct ir_function *function;
    uint32_t *numbers; // of addressed locals: 1 + place in the sets, 0 for others
    local_id *locals;  // the reverse
    size_t count;
    struct bitset *holds; // for each local: the addresses it may hold
    struct bitset escaped;
    struct bitset scratch;
    bool changed;
};

/* ---- which addresses a local may hold ---- */
/* What the value of a place may hold, into scratch. */
static void gather(struct addresses *a, const struct place *place) {
    if (place->local == NO_LOCAL)
        return;
    const struct bitset *holds = &a->holds[place->local];
    if (!place_is_behind_pointer(place)) {
        bitset_union(&a->scratch, holds);
        return;
    }
    // Read from memory: what the locals pointed to may hold, at any distance.
    for (size_t i = 0; i < a->count; i++) {
        if (!bitset_has(holds, i))
            continue;
        bitset_union(&a->scratch, holds);
        bitset_union(&a->scratch, &a->holds[a->locals[i]]);
    }
}

static void gather_operand(struct addresses *a, const struct operand *operand) {
    if (operand->kind == OPERAND_PLACE && operand->storage->has_pointers)
        gather(a, &operand->place);
}

static void escape(struct addresses *a) {
    a->changed |= bitset_union(&a->escaped, &a->scratch);
}

/* Whether an argument may be kept by the operation beyond its end. */
static bool keeps(const struct ir_op *op, const struct operand *arg) {
    if (ir_op_suspends(op) || op->kind == IR_CALL_VALUE)
        return true;
    if (op->kind == IR_CALL || op->pure)
        return arg->storage->kind != STORAGE_PTR; // a plain pointer is lent
    return op->kind == IR_RT &&
           (op->rt == RT_SCOPE_OPEN || op->rt == RT_SHIELD_OPEN || op->rt == RT_SPAWN);
}

static void clear(struct bitset *set) {
    memset(set->words, 0, set->word_count * sizeof *set->words);
}

static void flow(struct addresses *a, const struct ir_op *op) {
    for (size_t i = 0; i < op->args.count; i++) {
        if (!keeps(op, &op->args.items[i]))
            continue;
        clear(&a->scratch);
        gather_operand(a, &op->args.items[i]);
        escape(a);
    }
    if (!op->has_dst || !ir_place_storage(a->function, &op->dst)->has_pointers)
        return;
    clear(&a->scratch);
    if (op->kind == IR_ADDR) {
        const struct place *of = &op->args.items[0].place;
        if (place_is_behind_pointer(of))
            gather(a, of);
        else
            bitset_add(&a->scratch, a->numbers[of->local] - 1);
    } else {
        for (size_t i = 0; i < op->args.count; i++)
            gather_operand(a, &op->args.items[i]);
    }
    if (place_is_behind_pointer(&op->dst))
        escape(a);
    else
        a->changed |= bitset_union(&a->holds[op->dst.local], &a->scratch);
}

/* What an escaped local holds has escaped with it. */
static void close_escaped(struct addresses *a) {
    for (size_t i = 0; i < a->count; i++)
        if (bitset_has(&a->escaped, i))
            a->changed |= bitset_union(&a->escaped, &a->holds[a->locals[i]]);
}

static void solve(struct addresses *a) {
    const struct ir_function *function = a->function;
    for (a->changed = true; a->changed;) {
        a->changed = false;
        for (size_t b = 0; b < function->blocks.count; b++)
            for (size_t i = 0; i < function->blocks.items[b].ops.count; i++)
                flow(a, &function->blocks.items[b].ops.items[i]);
        close_escaped(a);
    }
}

/* ---- residents ---- */
/* Storage that knows its own address: it may not move even if nobody else points to it. */
static bool is_pinned(const struct storage *storage) {
    if (storage->kind == STORAGE_OPAQUE)
        return !strcmp(storage->c_name, "sc_fmt") || !strcmp(storage->c_name, "sc_scope") ||
               !strcmp(storage->c_name, "sc_task") || !strcmp(storage->c_name, "sc_job");
    for (size_t i = 0; i < storage->fields.count; i++)
        if (is_pinned(storage->fields.items[i]))
            return true;
    return storage->kind == STORAGE_ARRAY && is_pinned(storage->element);
}

static void hold_over(void *context, struct ir_op *op, const struct bitset *live) {
    struct addresses *a = context;
    (void)op;
    for (size_t i = 0; i < a->function->locals.count; i++) {
        if (!bitset_has(live, i))
            continue;
        bitset_union(&a->escaped, &a->holds[i]);
        if (a->numbers[i] && is_pinned(a->function->locals.items[i].storage))
            bitset_add(&a->escaped, a->numbers[i] - 1);
    }
}

static void make_resident(struct ir_function *function, local_id local) {
    function->locals.items[local].resident = !function->locals.items[local].block;
}

static void find_residents(struct ir_unit *unit, struct ir_function *function) {
    struct addresses a = {.function = function};
    size_t count = function->locals.count;
    a.numbers = arena_alloc(unit->arena, (count + 1) * sizeof *a.numbers);
    a.locals = arena_alloc(unit->arena, (count + 1) * sizeof *a.locals);
    for (size_t i = 0; i < count; i++) {
        if (!function->locals.items[i].addressed)
            continue;
        a.locals[a.count++] = (local_id)i;
        a.numbers[i] = (uint32_t)a.count;
    }
    if (!a.count)
        return;
    if (a.count > TABLE_LIMIT / count) {
        for (size_t i = 0; i < a.count; i++)
            make_resident(function, a.locals[i]);
        return;
    }
    a.holds = arena_alloc(unit->arena, count * sizeof *a.holds);
    for (size_t i = 0; i < count; i++)
        a.holds[i] = bitset_make(unit->arena, a.count);
    a.escaped = bitset_make(unit->arena, a.count);
    a.scratch = bitset_make(unit->arena, a.count);
    solve(&a);
    live_each_suspension(unit, function, hold_over, &a);
    for (a.changed = true; a.changed;) {
        a.changed = false;
        close_escaped(&a);
    }
    for (size_t i = 0; i < a.count; i++)
        if (bitset_has(&a.escaped, i))
            make_resident(function, a.locals[i]);
}

/* ---- FRAME ---- */
struct touch {
    const struct ir_function *function;
    bool resident;
};

static void touch_local(void *context, local_id local) {
    struct touch *touch = context;
    touch->resident |= touch->function->locals.items[local].resident;
}

static bool needs_frame(const struct ir_function *function, const struct ir_op *op) {
    struct touch touch = {function, op->kind == IR_FRAME};
    op_each_use(op, touch_local, &touch);
    if (op->has_dst)
        place_each_use(&op->dst, touch_local, &touch);
    return touch.resident;
}

/* Where each block first needs the frame; the count of its ops if it never does. */
static size_t *first_needs(struct ir_unit *unit, const struct ir_function *function) {
    size_t *needs = arena_alloc(unit->arena, function->blocks.count * sizeof *needs);
    for (size_t b = 0; b < function->blocks.count; b++) {
        const struct ir_block *block = &function->blocks.items[b];
        while (needs[b] < block->ops.count && !needs_frame(function, &block->ops.items[needs[b]]))
            needs[b]++;
    }
    return needs;
}

struct lacking {
    bool *lacks; // blocks that may be entered without a frame
    bool changed;
};

static void enter_without(void *context, block_id target) {
    struct lacking *lacking = context;
    lacking->changed |= !lacking->lacks[target];
    lacking->lacks[target] = true;
}

static void insert_frame(struct ir_unit *unit, struct ir_block *block, size_t at) {
    if (block->ops.items[at].kind == IR_FRAME)
        return;
    struct ir_op frame = {
        .kind = IR_FRAME,
        .dst = {.local = NO_LOCAL},
        .scope = NO_LOCAL,
        .unwind = NO_BLOCK,
        .site = block->ops.items[at].site,
    };
    VEC_PUSH(unit->arena, &block->ops, frame);
    struct ir_op *items = block->ops.items;
    memmove(items + at + 1, items + at, (block->ops.count - 1 - at) * sizeof *items);
    items[at] = frame;
}

/* Tells each op whether the frame exists before it. */
static void mark_framed(struct ir_function *function, const bool *lacks) {
    for (size_t b = 0; b < function->blocks.count; b++) {
        struct ir_block *block = &function->blocks.items[b];
        bool framed = !lacks[b];
        for (size_t i = 0; i < block->ops.count; i++) {
            block->ops.items[i].framed = framed;
            framed |= block->ops.items[i].kind == IR_FRAME;
        }
    }
}

/* As late as possible: a path that needs no frame takes none. */
static void place_frames(struct ir_unit *unit, struct ir_function *function) {
    size_t *needs = first_needs(unit, function);
    struct lacking lacking = {.changed = true};
    lacking.lacks = arena_alloc(unit->arena, function->blocks.count * sizeof *lacking.lacks);
    lacking.lacks[0] = true;
    while (lacking.changed) {
        lacking.changed = false;
        for (size_t b = 0; b < function->blocks.count; b++)
            for (size_t i = 0; lacking.lacks[b] && i < needs[b]; i++)
                op_each_target(&function->blocks.items[b].ops.items[i], enter_without, &lacking);
    }
    for (size_t b = 0; b < function->blocks.count; b++)
        if (lacking.lacks[b] && needs[b] < function->blocks.items[b].ops.count)
            insert_frame(unit, &function->blocks.items[b], needs[b]);
    mark_framed(function, lacking.lacks);
}

static void number_states(struct ir_function *function) {
    function->state_count = 0;
    for (size_t b = 0; b < function->blocks.count; b++) {
        struct ir_block *block = &function->blocks.items[b];
        for (size_t i = 0; i < block->ops.count; i++)
            if (ir_op_suspends(&block->ops.items[i]))
                block->ops.items[i].state = ++function->state_count;
    }
}

void ir_frames(struct ir_unit *unit, struct ir_function *function) {
    for (size_t i = function->param_count; i < function->locals.count; i++) {
        struct ir_local *local = &function->locals.items[i];
        local->block = storage_size(local->storage) > LOCAL_LIMIT;
    }
    number_states(function);
    if (!function->state_count)
        return;
    find_residents(unit, function);
    place_frames(unit, function);
}
