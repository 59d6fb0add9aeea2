/*
 * What must survive a suspension. Backward, over blocks, with the edges of unwinding: an op that may
 * leave has everything live that its unwind block needs, whether or not its result was written.
 *
 * A local whose address was taken is treated by its direct uses: taking the address counts as a read,
 * writes behind the pointer end nothing. That is enough, because ir_frames makes resident whatever is
 * still pointed to while the function is suspended.
 */
#include "base/panic.h"
#include "ir/internal.h"

static void add(void *context, local_id local) {
    bitset_add(context, local);
}

/* Taking the address of a buffer to begin a text in it is no reading of the buffer: the one operation
   that the front end repeats so often that it pays to know it. */
static local_id begins_text(const struct ir_block *block, size_t at) {
    if (at + 1 >= block->ops.count || block->ops.items[at].kind != IR_ADDR)
        return NO_LOCAL;
    const struct ir_op *addr = &block->ops.items[at];
    const struct ir_op *next = &block->ops.items[at + 1];
    if (next->kind != IR_RT || next->rt != RT_FMT_INIT || addr->args.items[0].place.path.count ||
        next->args.items[0].kind != OPERAND_PLACE || op_defines(addr) == NO_LOCAL)
        return NO_LOCAL;
    const struct place *passed = &next->args.items[0].place;
    return !passed->path.count && passed->local == addr->dst.local ? addr->args.items[0].place.local
                                                                   : NO_LOCAL;
}

/* Takes `live` from after the op to before it; `kept`, if given, becomes what a suspension saves. */
static void step(const struct ir_function *function, const struct bitset *in,
                 const struct ir_block *block, size_t at, struct bitset *live,
                 struct bitset *kept) {
    const struct ir_op *op = &block->ops.items[at];
    local_id defined = op_defines(op);
    if (defined != NO_LOCAL)
        bitset_remove(live, defined);
    op_each_dst_use(op, add, live);
    if (op->unwind != NO_BLOCK) {
        bitset_union(live, &in[op->unwind]);
        if (function->status != NO_LOCAL)
            bitset_add(live, function->status);
    }
    if (op->kind == IR_UNWIND)
        bitset_add(live, function->status);
    bool again = op->kind == IR_RT && ir_rt_info(op->rt)->kind == RT_RETRY;
    if (kept && !again)
        bitset_copy(kept, live);
    local_id begun = begins_text(block, at);
    if (begun != NO_LOCAL)
        bitset_remove(live, begun);
    else
        op_each_use(op, add, live);
    if (kept && again)
        bitset_copy(kept, live);
}

struct target_union {
    struct bitset *live;
    const struct bitset *in;
};

static void add_target(void *context, block_id target) {
    struct target_union *into = context;
    bitset_union(into->live, &into->in[target]);
}

static void live_after(const struct ir_block *block, const struct bitset *in, struct bitset *live) {
    for (size_t i = 0; i < live->word_count; i++)
        live->words[i] = 0;
    const struct ir_op *last = &block->ops.items[block->ops.count - 1];
    op_each_target(last, add_target, &(struct target_union){live, in});
}

/* ---- what was written at all ---- */
/* Locals begin as zeros, in f_resume as in f_enter: before its first write a local needs no saving. */
static void write_op(struct bitset *written, const struct ir_op *op) {
    if (op->has_dst)
        bitset_add(written, op->dst.local);
    if (op->kind == IR_ADDR)
        bitset_add(written, op->args.items[0].place.local);
}

struct written_flow {
    struct bitset *in;
    struct bitset now;
    bool changed;
};

static void flow_written(void *context, block_id target) {
    struct written_flow *flow = context;
    flow->changed |= bitset_union(&flow->in[target], &flow->now);
}

/* Leaving to an unwind block writes the status on the way. */
static void flow_unwind(struct written_flow *flow, const struct ir_function *function,
                        block_id unwind) {
    bool known = bitset_has(&flow->in[unwind], function->status);
    bitset_add(&flow->in[unwind], function->status);
    flow->changed |= !known;
    flow_written(flow, unwind);
}

static struct bitset *find_written(struct ir_unit *unit, const struct ir_function *function) {
    size_t blocks = function->blocks.count;
    struct written_flow flow = {.changed = true};
    flow.in = arena_alloc(unit->arena, blocks * sizeof *flow.in);
    for (size_t b = 0; b < blocks; b++)
        flow.in[b] = bitset_make(unit->arena, function->locals.count);
    flow.now = bitset_make(unit->arena, function->locals.count);
    for (uint32_t i = 0; i < function->param_count; i++)
        bitset_add(&flow.in[0], i);
    while (flow.changed) {
        flow.changed = false;
        for (size_t b = 0; b < blocks; b++) {
            const struct ir_block *block = &function->blocks.items[b];
            bitset_copy(&flow.now, &flow.in[b]);
            for (size_t i = 0; i < block->ops.count; i++) {
                const struct ir_op *op = &block->ops.items[i];
                if (op->unwind != NO_BLOCK)
                    flow_unwind(&flow, function, op->unwind);
                write_op(&flow.now, op);
                for (size_t t = 0; t < op->targets.count; t++)
                    flow_written(&flow, op->targets.items[t]);
            }
        }
    }
    return flow.in;
}

/* Leaves in `kept` what was written before the op. */
static void keep_written(struct bitset *kept, const struct bitset *in, const struct ir_block *block,
                         size_t at) {
    for (size_t w = 0; w < kept->word_count; w++) {
        uint64_t missing = kept->words[w] & ~in->words[w];
        for (size_t i = 0; missing && i < at; i++) {
            struct bitset one = {.words = &missing, .word_count = 1};
            const struct ir_op *op = &block->ops.items[i];
            if (op->has_dst && op->dst.local / 64 == w)
                bitset_remove(&one, op->dst.local % 64);
            if (op->kind == IR_ADDR && op->args.items[0].place.local / 64 == w)
                bitset_remove(&one, op->args.items[0].place.local % 64);
        }
        kept->words[w] &= ~missing;
    }
}

/* What is live at the start of each block. */
static struct bitset *find_live(struct ir_unit *unit, const struct ir_function *function) {
    size_t locals = function->locals.count;
    size_t blocks = function->blocks.count;
    struct bitset *in = arena_alloc(unit->arena, blocks * sizeof *in);
    for (size_t b = 0; b < blocks; b++)
        in[b] = bitset_make(unit->arena, locals);
    struct bitset live = bitset_make(unit->arena, locals);
    for (bool changed = true; changed;) {
        changed = false;
        for (size_t b = blocks; b-- > 0;) {
            const struct ir_block *block = &function->blocks.items[b];
            live_after(block, in, &live);
            for (size_t i = block->ops.count; i-- > 0;)
                step(function, in, block, i, &live, NULL);
            changed |= bitset_union(&in[b], &live);
        }
    }
    return in;
}

bool live_carries(struct ir_unit *unit, const struct ir_function *function, block_id block) {
    const struct bitset live = find_live(unit, function)[block];
    const struct bitset written = find_written(unit, function)[block];
    for (size_t i = function->param_count; i < function->locals.count; i++)
        if (bitset_has(&live, i) && bitset_has(&written, i))
            return true;
    return false;
}

void live_each_suspension(struct ir_unit *unit, struct ir_function *function,
                          suspension_visit visit, void *context) {
    size_t locals = function->locals.count;
    size_t blocks = function->blocks.count;
    struct bitset *in = find_live(unit, function);
    struct bitset live = bitset_make(unit->arena, locals);
    struct bitset kept = bitset_make(unit->arena, locals);
    struct bitset *written = find_written(unit, function);
    for (size_t b = 0; b < blocks; b++) {
        struct ir_block *block = &function->blocks.items[b];
        live_after(block, in, &live);
        for (size_t i = block->ops.count; i-- > 0;) {
            struct ir_op *op = &block->ops.items[i];
            bool suspends = ir_op_suspends(op);
            step(function, in, block, i, &live, suspends ? &kept : NULL);
            if (!suspends)
                continue;
            keep_written(&kept, &written[b], block, i);
            visit(context, op, &kept);
        }
    }
}

/* ---- the status ---- */
/* Forward: whether the status may be something else than SC_DONE. Then it need not be saved, and
   raising it is setting it. */
struct status_flow {
    const struct ir_function *function;
    bool *dirty; // at the start of each block
    bool changed;
};

static void spread(void *context, block_id target) {
    struct status_flow *flow = context;
    flow->changed |= !flow->dirty[target];
    flow->dirty[target] = true;
}

static bool sets_done(const struct ir_op *op) {
    return op->kind == IR_ZERO || (op->kind == IR_COPY && op->args.items[0].kind == OPERAND_INT &&
                                   op->args.items[0].bits == 0);
}

static void status_block(struct status_flow *flow, block_id number) {
    struct ir_block *block = &flow->function->blocks.items[number];
    bool dirty = flow->dirty[number];
    for (size_t i = 0; i < block->ops.count; i++) {
        struct ir_op *op = &block->ops.items[i];
        op->clean = !dirty;
        if (op->unwind != NO_BLOCK)
            spread(flow, op->unwind);
        if (op->has_dst && op->dst.local == flow->function->status)
            dirty = !sets_done(op);
        for (size_t t = 0; dirty && t < op->targets.count; t++)
            spread(flow, op->targets.items[t]);
    }
}

static void find_clean(struct ir_unit *unit, struct ir_function *function) {
    struct status_flow flow = {.function = function, .changed = true};
    flow.dirty = arena_alloc(unit->arena, function->blocks.count * sizeof *flow.dirty);
    while (flow.changed) {
        flow.changed = false;
        for (size_t b = 0; b < function->blocks.count; b++)
            status_block(&flow, (block_id)b);
    }
}

/* ---- slots ---- */
/* Locals that no suspension saves together may share a field of the frame. The first of them gives it
   its name; only equal storages share, so that the collector sees in a field what it is made for. */
struct slots {
    struct ir_function *function;
    struct bitset
        *states; // for each local: where it is saved; of an owner: where its field is in use
};

static bool overlap(const struct bitset *a, const struct bitset *b) {
    for (size_t i = 0; i < a->word_count; i++)
        if (a->words[i] & b->words[i])
            return true;
    return false;
}

static void find_slot(struct slots *slots, local_id local) {
    struct ir_local *locals = slots->function->locals.items;
    for (local_id owner = 0; owner < local; owner++) {
        if (locals[owner].slot != owner || locals[owner].storage != locals[local].storage ||
            overlap(&slots->states[owner], &slots->states[local]))
            continue;
        locals[local].slot = owner;
        bitset_union(&slots->states[owner], &slots->states[local]);
        return;
    }
    locals[local].slot = local;
}

static void find_slots(struct ir_unit *unit, struct ir_function *function) {
    size_t count = function->locals.count;
    struct slots slots = {.function = function};
    slots.states = arena_alloc(unit->arena, (count + 1) * sizeof *slots.states);
    for (size_t i = 0; i < count; i++)
        function->locals.items[i].slot = NO_LOCAL;
    for (size_t b = 0; b < function->blocks.count; b++) {
        for (size_t i = 0; i < function->blocks.items[b].ops.count; i++) {
            const struct ir_op *op = &function->blocks.items[b].ops.items[i];
            for (size_t k = 0; k < op->live.count; k++) {
                struct bitset *states = &slots.states[op->live.items[k]];
                if (!states->words)
                    *states = bitset_make(unit->arena, function->state_count + 1);
                bitset_add(states, op->state);
            }
        }
    }
    for (size_t i = 0; i < count; i++)
        if (slots.states[i].words)
            find_slot(&slots, (local_id)i);
}

/* ---- the pass ---- */
struct fill {
    struct arena *arena;
    const struct ir_function *function;
};

static void fill_live(void *context, struct ir_op *op, const struct bitset *live) {
    const struct fill *fill = context;
    op->live.count = 0;
    for (size_t i = 0; i < fill->function->locals.count; i++) {
        const struct ir_local *local = &fill->function->locals.items[i];
        bool elsewhere = local->resident || local->block;
        bool needless = (i == fill->function->status && op->clean) ||
                        (i == 0 && fill->function->is_task); // its frame leads to it anyway
        if (bitset_has(live, i) && !elsewhere && !needless)
            VEC_PUSH(fill->arena, &op->live, (local_id)i);
    }
}

void ir_liveness(struct ir_unit *unit, struct ir_function *function) {
    find_clean(unit, function);
    if (!function->state_count)
        return;
    live_each_suspension(unit, function, fill_live, &(struct fill){unit->arena, function});
    find_slots(unit, function);
}
