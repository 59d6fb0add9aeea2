/* One operation: the dispatch, and the operations that are one line. */
#include <inttypes.h>
#include <string.h>

#include "emit/internal.h"
#include "emit/writer.h"

static void emit_copy(struct fn *fn, const struct ir_op *op) {
    const char *value = operand_value(fn, &op->args.items[0]);
    if (strcmp(value, place_target(fn, &op->dst)) != 0) // compilers warn of x = x
        assign(fn, op, value);
}

static void emit_zero(struct fn *fn, const struct ir_op *op) {
    const struct storage *storage = ir_place_storage(fn->function, &op->dst);
    const char *target = place_target(fn, &op->dst);
    size_t count = op->dst.path.count;
    bool pointer = count && op->dst.path.items[count - 1].kind == PROJ_CODE;
    if (storage_is_scalar(storage))
        fn_line(fn, "%s = %s;", target, pointer ? "NULL" : type_zero(fn->e, storage));
    else
        fn_line(fn, "__builtin_memset(&%s, 0, sizeof(%s));", target, type_name(fn->e, storage));
}

static bool has_payload(const struct storage *tagged) {
    for (size_t i = 0; i < tagged->cases.count; i++)
        if (tagged->cases.items[i].payload)
            return true;
    return false;
}

static void emit_widen(struct fn *fn, const struct ir_op *op) {
    const char *from = operand_value(fn, &op->args.items[0]);
    const char *to = place_target(fn, &op->dst);
    fn_line(fn, "%s.tag = %s.tag;", to, from);
    if (has_payload(op->args.items[0].storage))
        fn_line(fn, "__builtin_memcpy(&%s.as, &%s.as, sizeof %s.as);", to, from, from);
}

static void emit_branch(struct fn *fn, const struct ir_op *op) {
    const struct operand *condition = &op->args.items[0];
    if (op->targets.items[0] == op->targets.items[1]) {
        fn_goto(fn, op->targets.items[0]);
        return;
    }
    if (condition->kind == OPERAND_INT) {
        fn_goto(fn, op->targets.items[condition->bits ? 0 : 1]);
        return;
    }
    const char *text = operand_value(fn, condition);
    // The jump is to the target that is not next.
    bool negated = op->targets.items[0] == fn->block + 1;
    bitset_add(&fn->labels, op->targets.items[negated]);
    fn_open(fn, negated ? "if (!%s) {" : "if (%s) {", text);
    fn_line(fn, "goto b%u;", op->targets.items[negated]);
    fn_close(fn);
    fn_goto(fn, op->targets.items[!negated]);
}

static void emit_switch(struct fn *fn, const struct ir_op *op) {
    block_id otherwise = op->targets.items[op->targets.count - 1];
    if (!op->cases.count) {
        fn_goto(fn, otherwise);
        return;
    }
    // In 64 bits no constant is out of the type's range.
    bool is_signed = storage_is_signed(op->args.items[0].storage);
    fn_open(fn, "switch ((%s)%s) {", is_signed ? "int64_t" : "uint64_t",
            operand_value(fn, &op->args.items[0]));
    for (size_t i = 0; i < op->cases.count; i++) {
        const char *text = write_int(fn->e->arena, op->args.items[0].storage, op->cases.items[i]);
        bitset_add(&fn->labels, op->targets.items[i]);
        fn_line(fn, "case %s:", text);
        fn_line(fn, "    goto b%u;", op->targets.items[i]);
    }
    bitset_add(&fn->labels, otherwise);
    fn_line(fn, "default:");
    fn_line(fn, "    goto b%u;", otherwise);
    fn_close(fn);
}

static void emit_stack_check(struct fn *fn, const struct ir_op *op) {
    fn_open(fn, "if (SC_UNLIKELY((uintptr_t)__builtin_frame_address(0) < sc_tls.floor)) {");
    fn_task_sync(fn);
    fn_line(fn, "sc_panic_stack(%s);", site_address(fn->e, op->site));
    fn_line(fn, "goto %s;", fn_panic_label(fn, op));
    fn_close(fn);
}

static void emit_block_alloc(struct fn *fn, const struct ir_op *op) {
    fn->uses_worker = true;
    assign(fn, op, fn_text(fn, "sc_block_alloc(w, sizeof(%s))", type_name(fn->e, op->storage)));
}

const char *site_line(struct emitter *e, const struct ir_site *site) {
    struct strbuf line = {.arena = e->arena};
    strbuf_printf(&line, "#line %u ", site->line);
    write_path(&line, site->file);
    return strbuf_text(&line);
}

static void emit_place_line(struct fn *fn, const struct ir_op *op) {
    if (!fn->e->unit->debug_lines || !op->site || op->site == fn->line)
        return;
    const struct ir_site *site = &fn->e->unit->sites.items[op->site];
    fn->line = op->site;
    if (!site->file || !site->line)
        return;
    fn_label(fn, "%s", site_line(fn->e, site));
}

void emit_op(struct fn *fn, const struct ir_op *op) {
    emit_place_line(fn, op);
    switch (op->kind) {
    case IR_COPY: emit_copy(fn, op); break;
    case IR_ZERO: emit_zero(fn, op); break;
    case IR_ADDR: assign(fn, op, place_address(fn, &op->args.items[0].place)); break;
    case IR_WIDEN: emit_widen(fn, op); break;
    case IR_UNARY: emit_unary(fn, op); break;
    case IR_BINARY: emit_binary(fn, op); break;
    case IR_CHECKED: emit_checked(fn, op); break;
    case IR_CONVERT: emit_convert(fn, op); break;
    case IR_CHECKED_CONVERT: emit_checked_convert(fn, op); break;
    case IR_CHECK_INDEX: emit_check_index(fn, op); break;
    case IR_CHECK_SLICE: emit_check_slice(fn, op); break;
    case IR_STACK_CHECK: emit_stack_check(fn, op); break;
    case IR_CALL:
    case IR_CALL_VALUE:
    case IR_CALL_ASYNC:
    case IR_CALL_VALUE_ASYNC: emit_call(fn, op); break;
    case IR_CALL_C: emit_call_c(fn, op); break;
    case IR_RT: emit_rt(fn, op); break;
    case IR_BLOCK_ALLOC: emit_block_alloc(fn, op); break;
    case IR_FRAME:
        if (fn->suspends)
            fn_need_frame(fn, op);
        break;
    case IR_GOTO: fn_goto(fn, op->targets.items[0]); break;
    case IR_BRANCH: emit_branch(fn, op); break;
    case IR_SWITCH: emit_switch(fn, op); break;
    case IR_RETURN: emit_return(fn, op); break;
    case IR_TAIL: emit_tail(fn, op); break;
    case IR_UNWIND: emit_unwind(fn, op); break;
    case IR_UNREACHABLE: fn_line(fn, "__builtin_unreachable();"); break;
    }
}
