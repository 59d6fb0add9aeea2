/*
 * Where a pointer comes from. Locals that are written once each are followed back, from copy to copy, to the
 * address that was taken, or to what first gave the pointer.
 */
#include "ir/internal.h"

static void note_writer(struct ir_writers *writers, const struct ir_op *op) {
    if (!op->has_dst || place_is_behind_pointer(&op->dst))
        return;
    local_id local = op->dst.local;
    writers->several[local] |= writers->only[local] != NULL || op->dst.path.count > 0;
    writers->only[local] = op;
}

struct ir_writers ir_find_writers(struct ir_unit *unit, const struct ir_function *function) {
    struct ir_writers writers = {.function = function};
    size_t count = function->locals.count + 1;
    writers.only = arena_alloc(unit->arena, count * sizeof *writers.only);
    writers.several = arena_alloc(unit->arena, count * sizeof *writers.several);
    for (size_t b = 0; b < function->blocks.count; b++)
        for (size_t i = 0; i < function->blocks.items[b].ops.count; i++)
            note_writer(&writers, &function->blocks.items[b].ops.items[i]);
    return writers;
}

static bool is_whole_local(const struct operand *operand) {
    return operand->kind == OPERAND_PLACE && operand->place.path.count == 0 &&
           operand->place.local != NO_LOCAL;
}

local_id ir_origin(const struct ir_writers *writers, const struct operand *pointer) {
    const struct ir_function *function = writers->function;
    for (size_t steps = 0; is_whole_local(pointer) && steps < function->locals.count; steps++) {
        local_id local = pointer->place.local;
        const struct ir_op *writer = writers->only[local];
        if (!writer || writers->several[local] || local < function->param_count ||
            function->locals.items[local].addressed)
            return NO_LOCAL;
        if (writer->kind != IR_COPY && writer->kind != IR_ADDR)
            return local;
        pointer = &writer->args.items[0];
        if (writer->kind == IR_ADDR)
            return is_whole_local(pointer) ? pointer->place.local : NO_LOCAL;
    }
    return NO_LOCAL;
}
