/*
 * The C border. What is called and what is called from there has its C name by an assembler label, so that
 * no name of the program's meets a macro, a builtin of the C compiler or a declaration of some header. A
 * pointer of whatever type crosses as void *.
 *
 * An exported function that cannot suspend is called right there; one that may is a task, for whose end
 * the runtime lets the caller wait. The block of the task lies in the C frame of the caller.
 */
#include "emit/internal.h"
#include "emit/mangle.h"

/* `int64_t write_x0(`, without parameters. */
static const char *extern_name(const struct emitter *e, uint32_t number) {
    const char *name = mangle_name(e->arena, e->unit->externs.items[number].symbol);
    return arena_printf(e->arena, "%s_x%u", name, number);
}

void emit_call_c(struct fn *fn, const struct ir_op *op) {
    struct strbuf call = {.arena = fn->e->arena};
    bitset_add(&fn->e->externs, op->function);
    strbuf_printf(&call, "%s(", extern_name(fn->e, op->function));
    for (size_t i = 0; i < op->args.count; i++)
        strbuf_printf(&call, "%s%s", i ? ", " : "", operand_value(fn, &op->args.items[i]));
    strbuf_add(&call, ")");
    if (op->has_dst)
        assign(fn, op, strbuf_text(&call));
    else
        fn_line(fn, "%s;", strbuf_text(&call));
}

static const char *result_name(struct emitter *e, const struct storage *result) {
    return arena_printf(e->arena, "%s%s", type_name(e, result),
                        result->kind == STORAGE_PTR ? "" : " ");
}

void emit_externs(struct emitter *e, struct strbuf *out) {
    for (size_t i = 0; i < e->unit->externs.count; i++) {
        const struct ir_extern *it = &e->unit->externs.items[i];
        if (!bitset_has(&e->externs, i))
            continue;
        strbuf_printf(out, "extern %s%s(", result_name(e, it->result), extern_name(e, (uint32_t)i));
        for (size_t k = 0; k < it->params.count; k++)
            strbuf_printf(out, "%s%s", k ? ", " : "", type_name(e, it->params.items[k]));
        strbuf_printf(out, "%s) __asm__(\"%s\");\n", it->params.count ? "" : "void", it->symbol);
    }
}

/* ---- exported functions ---- */

/* `int32_t add_f3_c(int32_t a0, int32_t a1)` */
static const char *head(struct emitter *e, const struct ir_export *export) {
    const struct ir_function *function = e->unit->functions.items[export->function];
    struct strbuf text = {.arena = e->arena};
    strbuf_printf(&text, "%s%s_c(", result_name(e, export->result),
                  mangle_function(e->arena, function));
    for (size_t i = 0; i < export->params.count; i++)
        strbuf_printf(&text, "%s%s%sa%zu", i ? ", " : "", type_name(e, export->params.items[i]),
                      export->params.items[i]->kind == STORAGE_PTR ? "" : " ", i);
    strbuf_add(&text, export->params.count ? ")" : "void)");
    return strbuf_text(&text);
}

static void body_plain(struct emitter *e, struct strbuf *out, const struct ir_export *export,
                       const char *name) {
    bool gives = export->result->kind != STORAGE_VOID;
    strbuf_add(out, "    sc_export_begin();\n    ");
    if (gives)
        strbuf_printf(out, "%sr = ", result_name(e, export->result));
    strbuf_printf(out, "%s(", name);
    for (size_t i = 0; i < export->params.count; i++)
        strbuf_printf(out, "%sa%zu", i ? ", " : "", i);
    strbuf_printf(out, ");\n    sc_export_end();\n%s", gives ? "    return r;\n" : "");
}

static void body_task(struct emitter *e, struct strbuf *out, const struct ir_export *export,
                      const char *name) {
    const char *block = type_name(e, export->block);
    strbuf_printf(out,
                  "    static const sc_task_type type = {%s_enter, NULL, sizeof(%s), "
                  "SC_SPAWN_CALL};\n",
                  name, block);
    strbuf_printf(out, "    %s block;\n    __builtin_memset(&block, 0, sizeof block);\n", block);
    for (size_t i = 0; i < export->params.count; i++)
        strbuf_printf(out, "    block.f%zu = a%zu;\n", i + 1, i);
    strbuf_add(out, "    sc_export_run((sc_task *)(void *)&block, &type);\n");
    if (export->result->kind != STORAGE_VOID)
        strbuf_add(out, "    return block.f0.f1;\n");
}

static void emit_export(struct emitter *e, struct strbuf *out, const struct ir_export *export) {
    const struct ir_function *function = e->unit->functions.items[export->function];
    const char *name = mangle_function(e->arena, function);
    struct strbuf text = {.arena = e->arena};
    strbuf_printf(&text, "%s {\n", head(e, export));
    if (export->block)
        body_task(e, &text, export, name);
    else
        body_plain(e, &text, export, name);
    strbuf_add(&text, "}\n\n");
    strbuf_printf(out, "%s __asm__(\"%s\");\n", head(e, export), export->symbol);
    if (e->unit->debug_lines)
        emit_lines(e, out, strbuf_text(&text), function);
    else
        strbuf_add(out, strbuf_text(&text));
}

void emit_exports(struct emitter *e, struct strbuf *out) {
    for (size_t i = 0; i < e->unit->exports.count; i++)
        emit_export(e, out, &e->unit->exports.items[i]);
    if (e->unit->exports.count == 0)
        return;
    strbuf_add(out, e->unit->debug_lines ? "#line 1 \"<scc>\"\n" : "");
    strbuf_add(out, "__attribute__((constructor)) static void load(void) {\n"
                    "    sc_export_load(&sc_mem_gc);\n}\n\n");
}
