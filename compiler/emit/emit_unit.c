/*
 * The whole file: types, data, prototypes, functions, main. Only what the entry reaches is emitted,
 * since C compilers warn of static functions that nobody uses. The functions' text is made first: it
 * tells which strings and sites are data.
 */
#include "base/panic.h"
#include "emit/internal.h"
#include "emit/mangle.h"

/* ---- what is reachable ---- */
struct closure {
    struct emitter *e;
    VEC(uint32_t) work;
};

static void reach(struct closure *closure, uint32_t function) {
    if (bitset_has(&closure->e->functions, function))
        return;
    bitset_add(&closure->e->functions, function);
    VEC_PUSH(closure->e->arena, &closure->work, function);
}

static void reach_op(struct closure *closure, const struct ir_function *function,
                     const struct ir_op *op) {
    if (op->kind == IR_CALL || op->kind == IR_CALL_ASYNC || op->kind == IR_TAIL)
        reach(closure, op->function);
    if (op->kind == IR_CALL_ASYNC && !function->pure)
        bitset_add(&closure->e->entered, op->function);
    for (size_t i = 0; i < op->args.count; i++) {
        if (op->args.items[i].kind != OPERAND_FUNCTION)
            continue;
        reach(closure, op->args.items[i].index);
        bitset_add(&closure->e->entered, op->args.items[i].index);
    }
}

static void reach_all(struct emitter *e) {
    struct closure closure = {.e = e};
    for (size_t i = 0; i < e->unit->entries.count; i++)
        reach(&closure, e->unit->entries.items[i]);
    for (size_t i = 0; i < e->unit->exports.count; i++)
        reach(&closure, e->unit->exports.items[i].function);
    while (closure.work.count) {
        uint32_t number = closure.work.items[--closure.work.count];
        const struct ir_function *function = e->unit->functions.items[number];
        if (function->short_way)
            reach(&closure, function->short_way - 1);
        if (function->rest)
            reach(&closure, function->rest - 1);
        for (size_t b = 0; b < function->blocks.count; b++)
            for (size_t i = 0; i < function->blocks.items[b].ops.count; i++)
                reach_op(&closure, function, &function->blocks.items[b].ops.items[i]);
    }
}

/* ---- main ---- */
static void emit_entry(struct emitter *e, struct strbuf *out, uint32_t number) {
    const struct ir_function *entry = e->unit->functions.items[number];
    const char *name = mangle_function(e->arena, entry);
    bool async = entry->class == IR_ASYNC;
    bool heap = e->unit->needs_heap || e->unit->exports.count > 0;
    strbuf_printf(out, "        {.mem = &%s, .%s = %s%s},\n", heap ? "sc_mem_gc" : "sc_mem_plain",
                  async ? "async_main" : "plain_main", name, async ? "_enter" : "");
}

/* A program of tests is told by its first argument which of them to run. */
static void emit_main(struct emitter *e, struct strbuf *out) {
    strbuf_add(out, "int main(int argc, char **argv) {\n");
    strbuf_add(out, "    static const sc_program programs[] = {\n");
    for (size_t i = 0; i < e->unit->entries.count; i++)
        emit_entry(e, out, e->unit->entries.items[i]);
    strbuf_add(out, "    };\n");
    if (e->unit->has_tests)
        strbuf_printf(
            out, "    return sc_main(&programs[sc_test_number(argc, argv, %u)], 1, argv);\n}\n",
            e->unit->entries.count);
    else
        strbuf_add(out, "    return sc_main(programs, argc, argv);\n}\n");
}

bool emit_unit(struct unit *unit, struct strbuf *out) {
    const struct ir_unit *ir = unit->ir;
    if (!ir->prepared)
        panic("the lowered unit was not prepared");
    struct emitter e = {
        .arena = ir->arena,
        .unit = ir,
        .functions = bitset_make(ir->arena, ir->functions.count),
        .entered = bitset_make(ir->arena, ir->functions.count),
        .typed = bitset_make(ir->arena, ir->functions.count),
        .strings = bitset_make(ir->arena, ir->strings.count),
        .sites = bitset_make(ir->arena, ir->sites.count),
        .externs = bitset_make(ir->arena, ir->externs.count),
    };
    reach_all(&e);
    struct strbuf task_types = {.arena = ir->arena};
    e.task_types = &task_types;
    struct strbuf prototypes = {.arena = ir->arena};
    struct strbuf bodies = {.arena = ir->arena};
    for (size_t i = 0; i < ir->functions.count; i++) {
        if (!bitset_has(&e.functions, i))
            continue;
        emit_prototype(&e, &prototypes, ir->functions.items[i]);
        emit_function(&e, &bodies, ir->functions.items[i]);
    }
    strbuf_add(out, "/* Made by scc. Functions end in _f<number>, their locals in _<number>. */\n");
    strbuf_add(out, "#include <scc/rt.h>\n\n");
    emit_types(&e, out);
    emit_data(&e, out);
    strbuf_add(out, strbuf_text(&prototypes));
    strbuf_add(out, strbuf_text(&task_types));
    emit_externs(&e, out);
    strbuf_add(out, "\n");
    strbuf_add(out, strbuf_text(&bodies));
    emit_exports(&e, out);
    if (ir->entries.count > 0)
        emit_main(&e, out);
    return true;
}
