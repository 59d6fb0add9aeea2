/*
 * The frame of a function that may suspend: its head, its resident locals, and a field for each slot in
 * which suspension points save others. `f_frame_new` is called where a frame is first needed, mostly on the cold path; resident
 * locals begin there as all locals do, as zeros, and resident parameters as what was passed, which is
 * what they still are, since nothing touches them before the frame exists.
 */
#include <string.h>

#include "emit/internal.h"

const char *param_list(struct fn *fn, const char *first) {
    struct strbuf list = {.arena = fn->e->arena};
    strbuf_add(&list, first);
    for (uint32_t i = 0; i < fn->function->param_count; i++) {
        const char *type = type_name(fn->e, fn->function->locals.items[i].storage);
        const char *space = type[strlen(type) - 1] == '*' ? "" : " ";
        strbuf_printf(&list, "%s%s%s%s", list.length ? ", " : "", type, space, local_name(fn, i));
    }
    return list.length ? strbuf_text(&list) : "void";
}

static void emit_field(struct fn *fn, local_id local, bool block) {
    const char *type = type_name(fn->e, fn->function->locals.items[local].storage);
    const char *space = type[strlen(type) - 1] == '*' && !block ? "" : " ";
    fn_line(fn, "%s%s%s%s;", type, space, block ? "*" : "", local_name(fn, local));
}

/* Fields in falling order of what they are aligned to, so that none is padded. */
static unsigned field_rank(const struct ir_local *local) {
    uint64_t size = storage_size(local->storage);
    return local->block || size > 4 ? 3 : size > 2 ? 2 : size > 1 ? 1 : 0;
}

void emit_frame_type(struct fn *fn) {
    const struct ir_function *function = fn->function;
    fn_open(fn, "struct %s_frame {", fn->name);
    fn_line(fn, "sc_frame h;");
    for (unsigned rank = 4; rank-- > 0;) {
        for (size_t i = 0; i < function->locals.count; i++) {
            const struct ir_local *local = &function->locals.items[i];
            bool field = local->resident || local->block || local->slot == i;
            if (field && field_rank(local) == rank)
                emit_field(fn, (local_id)i, local->block);
        }
    }
    fn->indent--;
    fn_line(fn, "};");
    fn_line(fn, "%s", "");
}

bool emit_is_head(const struct storage *storage) {
    static const char *const names[] = {"sc_scope", "sc_task", "sc_job", "sc_fmt"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (storage->kind == STORAGE_OPAQUE && !strcmp(storage->c_name, names[i]))
            return true;
    return false;
}

/* Does the runtime fill the first part, as of the block of a task? */
static bool has_head(const struct storage *storage) {
    while (storage->kind == STORAGE_STRUCT && storage->fields.count > 0)
        storage = storage->fields.items[0];
    return emit_is_head(storage);
}

/* Zeroes a resident local, leaving out what the runtime fills itself. */
static void zero_place(struct fn *fn, const char *text, const struct storage *storage) {
    switch (storage->kind) {
    case STORAGE_OPAQUE:
        if (emit_is_head(storage))
            return;
        break;
    case STORAGE_STRUCT:
        if (!has_head(storage))
            break;
        return; // the block of a task: the spawn and the task write what is behind the head
    case STORAGE_ARRAY:
    case STORAGE_TAGGED: break;
    case STORAGE_VOID:
    case STORAGE_BOOL:
    case STORAGE_I8:
    case STORAGE_I16:
    case STORAGE_I32:
    case STORAGE_I64:
    case STORAGE_U8:
    case STORAGE_U16:
    case STORAGE_U32:
    case STORAGE_U64:
    case STORAGE_F32:
    case STORAGE_F64:
    case STORAGE_PTR: fn_line(fn, "%s = %s;", text, type_zero(fn->e, storage)); return;
    }
    fn_line(fn, "__builtin_memset(&%s, 0, sizeof %s);", text, text);
}

/* The parameters that f_frame_new takes over: declarations, or the arguments. */
static const char *resident_params(struct fn *fn, bool declare) {
    struct strbuf list = {.arena = fn->e->arena};
    for (uint32_t i = 0; i < fn->function->param_count; i++) {
        if (!fn->function->locals.items[i].resident)
            continue;
        const char *type = type_name(fn->e, fn->function->locals.items[i].storage);
        strbuf_printf(&list, ", %s%s%s", declare ? type : "", declare ? " " : "",
                      local_name(fn, i));
    }
    return strbuf_text(&list);
}

void emit_frame_new(struct fn *fn) {
    const char *name = fn->name;
    if (fn->function->is_made)
        emit_made(fn);
    fn_line(fn, "static inline struct %s_frame *%s_frame_new(sc_worker *w%s) {", name, name,
            resident_params(fn, true));
    fn->indent++;
    if (fn->function->is_made) {
        fn_line(fn, "struct %s_frame *f = sc_made_take(&%s_made);", name, name);
        fn_open(fn, "if (SC_UNLIKELY(!f)) {");
        fn_line(fn, "f = %s_frame_make(w);", name);
        fn_close(fn);
    } else {
        fn_line(fn, "struct %s_frame *f = sc_block_alloc(w, sizeof *f);", name);
    }
    for (size_t i = 0; i < fn->function->locals.count; i++) {
        const struct ir_local *local = &fn->function->locals.items[i];
        if (!local->resident)
            continue;
        const char *text = local_name(fn, (local_id)i);
        if (i < fn->function->param_count)
            fn_line(fn, "f->%s = %s;", text, text);
        else
            zero_place(fn, fn_text(fn, "f->%s", text), local->storage);
    }
    fn_line(fn, "return f;");
    fn_close(fn);
    fn_line(fn, "%s", "");
}

void fn_need_frame(struct fn *fn, const struct ir_op *op) {
    if (op->framed)
        return;
    fn_open(fn, "if (!f) {");
    fn_line(fn, "f = %s_frame_new(w%s);", fn->name, resident_params(fn, false));
    fn_close(fn);
}
