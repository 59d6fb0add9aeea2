/* Uses and definitions of ops, edges between blocks, and who may panic. */
#include "base/panic.h"
#include "ir/internal.h"
#include "ir/pure.h"

void place_each_use(const struct place *place, local_visit visit, void *context) {
    if (place->local != NO_LOCAL)
        visit(context, place->local);
    for (size_t i = 0; i < place->path.count; i++) {
        const struct operand *operand = place->path.items[i].operand;
        if (operand && operand->kind == OPERAND_PLACE)
            place_each_use(&operand->place, visit, context);
    }
}

void op_each_use(const struct ir_op *op, local_visit visit, void *context) {
    for (size_t i = 0; i < op->args.count; i++)
        if (op->args.items[i].kind == OPERAND_PLACE)
            place_each_use(&op->args.items[i].place, visit, context);
    if (op->scope != NO_LOCAL)
        visit(context, op->scope);
}

void op_each_dst_use(const struct ir_op *op, local_visit visit, void *context) {
    if (op->has_dst && op->dst.path.count)
        place_each_use(&op->dst, visit, context);
}

local_id op_defines(const struct ir_op *op) {
    return op->has_dst && !op->dst.path.count ? op->dst.local : NO_LOCAL;
}

bool place_is_behind_pointer(const struct place *place) {
    for (size_t i = 0; i < place->path.count; i++) {
        enum projection_kind kind = place->path.items[i].kind;
        if (kind == PROJ_DEREF || kind == PROJ_ELEMENT)
            return true;
    }
    return false;
}

void op_each_target(const struct ir_op *op, block_visit visit, void *context) {
    for (size_t i = 0; i < op->targets.count; i++)
        visit(context, op->targets.items[i]);
    if (op->unwind != NO_BLOCK)
        visit(context, op->unwind);
}

/* ---- who may panic ---- */
static bool function_panics(const struct ir_unit *unit, const struct ir_function *function) {
    for (size_t b = 0; b < function->blocks.count; b++) {
        const struct ir_block *block = &function->blocks.items[b];
        for (size_t i = 0; i < block->ops.count; i++) {
            const struct ir_op *op = &block->ops.items[i];
            if (op->kind == IR_CALL ? unit->functions.items[op->function]->panics
                                    : ir_op_panics(op))
                return true;
        }
    }
    return false;
}

void ir_panics(struct ir_unit *unit) {
    for (bool changed = true; changed;) {
        changed = false;
        // Callees mostly come after their callers.
        for (size_t i = unit->functions.count; i-- > 0;) {
            struct ir_function *function = unit->functions.items[i];
            if (function->panics || !function_panics(unit, function))
                continue;
            function->panics = true;
            changed = true;
        }
    }
    for (size_t i = 0; i < unit->functions.count; i++) {
        struct ir_function *function = unit->functions.items[i];
        for (size_t b = 0; b < function->blocks.count; b++) {
            struct ir_block *block = &function->blocks.items[b];
            for (size_t k = 0; k < block->ops.count; k++) {
                struct ir_op *op = &block->ops.items[k];
                if (op->kind == IR_CALL && !unit->functions.items[op->function]->panics)
                    op->unwind = NO_BLOCK;
            }
        }
    }
}

bool ir_has_local_above(const struct ir_function *function, uint64_t size) {
    for (size_t i = 0; i < function->locals.count; i++)
        if (storage_size(function->locals.items[i].storage) > size)
            return true;
    return false;
}

void ir_prepare(struct ir_unit *unit) {
    for (size_t i = 0; i < unit->functions.count; i++)
        ir_simplify(unit, unit->functions.items[i]);
    ir_panics(unit);
    ir_pure(unit);
    ir_short(unit);
    for (size_t i = 0; i < unit->functions.count; i++) {
        struct ir_function *function = unit->functions.items[i];
        ir_simplify(unit, function); // calls that cannot panic have lost their edges
        ir_sink_check(unit, function);
        ir_joins(unit, function);
        ir_frames(unit, function);
        ir_made(unit, function);
        ir_liveness(unit, function);
    }
    unit->prepared = true;
}
