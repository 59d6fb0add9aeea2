/* Appends operations at a cursor: one short function for each kind of op in op.def. */
#include "base/panic.h"
#include "ir/build.h"

static struct ir_block *cursor_block(const struct ir_cursor *at) {
    if (at->block >= at->function->blocks.count)
        panic("%s: no block %u", at->function->name, at->block);
    return &at->function->blocks.items[at->block];
}

bool ir_block_ended(const struct ir_cursor *at) {
    const struct ir_block *block = cursor_block(at);
    return block->ops.count && ir_op_ends(&block->ops.items[block->ops.count - 1]);
}

struct ir_op *ir_append(struct ir_cursor *at, enum ir_op_kind kind) {
    struct ir_block *block = cursor_block(at);
    if (ir_block_ended(at))
        panic("%s: block %u goes on after its end", at->function->name, at->block);
    struct ir_op op = {
        .kind = kind,
        .dst = {.local = NO_LOCAL},
        .scope = NO_LOCAL,
        .unwind = NO_BLOCK,
        .site = at->site,
    };
    VEC_PUSH(at->unit->arena, &block->ops, op);
    struct ir_op *last = &block->ops.items[block->ops.count - 1];
    // What an RT op does is known once its function is: ir_rt looks again.
    if (kind != IR_RT && (ir_op_panics(last) || ir_op_suspends(last)))
        last->unwind = at->unwind;
    return last;
}

void ir_arg(struct ir_cursor *at, struct ir_op *op, struct operand operand) {
    VEC_PUSH(at->unit->arena, &op->args, operand);
}

static struct ir_op *append_to(struct ir_cursor *at, enum ir_op_kind kind,
                               const struct place *dst) {
    struct ir_op *op = ir_append(at, kind);
    if (dst) {
        op->has_dst = true;
        op->dst = *dst;
    }
    return op;
}

static struct ir_op *append_value(struct ir_cursor *at, enum ir_op_kind kind, struct place dst,
                                  struct operand value) {
    struct ir_op *op = append_to(at, kind, &dst);
    ir_arg(at, op, value);
    return op;
}

void ir_copy(struct ir_cursor *at, struct place dst, struct operand value) {
    append_value(at, IR_COPY, dst, value);
}

void ir_widen(struct ir_cursor *at, struct place dst, struct operand value) {
    append_value(at, IR_WIDEN, dst, value);
}

void ir_zero(struct ir_cursor *at, struct place dst) {
    append_to(at, IR_ZERO, &dst);
}

void ir_addr(struct ir_cursor *at, struct place dst, struct place of) {
    append_value(at, IR_ADDR, dst, ir_get(at, of));
    // Behind a pointer nothing of the local itself is addressed.
    for (size_t i = 0; i < of.path.count; i++) {
        enum projection_kind kind = of.path.items[i].kind;
        if (kind == PROJ_DEREF || kind == PROJ_ELEMENT)
            return;
    }
    at->function->locals.items[of.local].addressed = true;
}

void ir_unary(struct ir_cursor *at, struct place dst, enum ir_sub sub, struct operand value) {
    append_value(at, IR_UNARY, dst, value)->sub = sub;
}

static struct ir_op *append_two(struct ir_cursor *at, enum ir_op_kind kind, struct place dst,
                                enum ir_sub sub, const struct operand *values) {
    struct ir_op *op = append_to(at, kind, &dst);
    op->sub = sub;
    ir_arg(at, op, values[0]);
    ir_arg(at, op, values[1]);
    return op;
}

/* In a function that is told its caller's site, that is where its panics are. */
static void append_caller(struct ir_cursor *at, struct ir_op *op) {
    if (!at->has_caller)
        return;
    op->has_caller = true;
    ir_arg(at, op, ir_get_local(at, at->caller));
}

void ir_binary(struct ir_cursor *at, struct place dst, enum ir_sub sub, struct operand left,
               struct operand right) {
    append_two(at, IR_BINARY, dst, sub, (struct operand[]){left, right});
}

void ir_checked(struct ir_cursor *at, struct place dst, enum ir_sub sub, struct operand left,
                struct operand right) {
    append_caller(at, append_two(at, IR_CHECKED, dst, sub, (struct operand[]){left, right}));
}

void ir_checked_neg(struct ir_cursor *at, struct place dst, struct operand value) {
    struct ir_op *op = append_value(at, IR_CHECKED, dst, value);
    op->sub = SUB_NEG;
    append_caller(at, op);
}

void ir_convert(struct ir_cursor *at, struct place dst, struct operand value) {
    append_value(at, IR_CONVERT, dst, value);
}

void ir_checked_convert(struct ir_cursor *at, struct place dst, struct operand value) {
    append_caller(at, append_value(at, IR_CHECKED_CONVERT, dst, value));
}

void ir_check_index(struct ir_cursor *at, struct operand index, struct operand length) {
    struct ir_op *op = ir_append(at, IR_CHECK_INDEX);
    ir_arg(at, op, index);
    ir_arg(at, op, length);
    append_caller(at, op);
}

void ir_check_slice(struct ir_cursor *at, struct operand low, struct operand high,
                    struct operand length) {
    struct ir_op *op = ir_append(at, IR_CHECK_SLICE);
    ir_arg(at, op, low);
    ir_arg(at, op, high);
    ir_arg(at, op, length);
    append_caller(at, op);
}

static void append_args(struct ir_cursor *at, struct ir_op *op, const struct operand *args,
                        size_t count) {
    for (size_t i = 0; i < count; i++)
        ir_arg(at, op, args[i]);
}

void ir_call(struct ir_cursor *at, const struct place *dst, const struct ir_function *callee,
             local_id scope, const struct operand *args, size_t count) {
    struct ir_op *op = append_to(at, callee->class == IR_ASYNC ? IR_CALL_ASYNC : IR_CALL, dst);
    op->function = callee->index;
    op->result = callee->result;
    op->scope = scope;
    append_args(at, op, args, count);
}

void ir_call_value(struct ir_cursor *at, const struct place *dst, struct storage *result,
                   const struct operand *args, size_t count) {
    struct ir_op *op = append_to(at, IR_CALL_VALUE, dst);
    op->result = result;
    append_args(at, op, args, count);
}

void ir_call_value_async(struct ir_cursor *at, const struct place *dst, struct storage *result,
                         local_id scope, const struct operand *args, size_t count) {
    struct ir_op *op = append_to(at, IR_CALL_VALUE_ASYNC, dst);
    op->result = result;
    op->scope = scope;
    append_args(at, op, args, count);
}

void ir_call_c(struct ir_cursor *at, const struct place *dst, uint32_t callee, bool quiet,
               const struct operand *args, size_t count) {
    struct ir_op *op = append_to(at, IR_CALL_C, dst);
    op->function = callee;
    op->result = at->unit->externs.items[callee].result;
    op->quiet = quiet;
    append_args(at, op, args, count);
}

void ir_rt(struct ir_cursor *at, enum ir_rt rt, const struct place *dst, local_id scope,
           const struct operand *args, size_t count) {
    struct ir_op *op = append_to(at, IR_RT, dst);
    op->rt = rt;
    op->scope = scope;
    if (ir_op_panics(op) || ir_op_suspends(op) || ir_op_raises(op))
        op->unwind = at->unwind;
    append_args(at, op, args, count);
}

void ir_block_alloc(struct ir_cursor *at, struct place dst, struct storage *storage) {
    append_to(at, IR_BLOCK_ALLOC, &dst)->storage = storage;
}

static void append_target(struct ir_cursor *at, struct ir_op *op, block_id target) {
    VEC_PUSH(at->unit->arena, &op->targets, target);
}

void ir_goto(struct ir_cursor *at, block_id target) {
    append_target(at, ir_append(at, IR_GOTO), target);
}

void ir_branch(struct ir_cursor *at, struct operand condition, block_id yes, block_id no) {
    struct ir_op *op = ir_append(at, IR_BRANCH);
    ir_arg(at, op, condition);
    append_target(at, op, yes);
    append_target(at, op, no);
}

void ir_switch(struct ir_cursor *at, struct operand value, const uint64_t *cases,
               const block_id *targets, size_t count) {
    struct ir_op *op = ir_append(at, IR_SWITCH);
    ir_arg(at, op, value);
    for (size_t i = 0; i < count; i++)
        VEC_PUSH(at->unit->arena, &op->cases, cases[i]);
    for (size_t i = 0; i <= count; i++)
        append_target(at, op, targets[i]);
}

void ir_return(struct ir_cursor *at, const struct operand *value) {
    struct ir_op *op = ir_append(at, IR_RETURN);
    if (value)
        ir_arg(at, op, *value);
}

void ir_leave_unwinding(struct ir_cursor *at) {
    ir_append(at, IR_UNWIND);
}

void ir_unreachable(struct ir_cursor *at) {
    ir_append(at, IR_UNREACHABLE);
}
