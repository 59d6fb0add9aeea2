/*
 * Types: one typedef for each STRUCT, TAGGED and ARRAY, inner ones first, which is the order in which
 * storages were interned. C has no empty structs and arrays, so those get one byte or one element.
 */
#include <inttypes.h>

#include "base/panic.h"
#include "emit/internal.h"

const char *type_name(struct emitter *e, const struct storage *storage) {
    switch (storage->kind) {
    case STORAGE_VOID: return "void";
    case STORAGE_BOOL: return "bool";
    case STORAGE_I8: return "int8_t";
    case STORAGE_I16: return "int16_t";
    case STORAGE_I32: return "int32_t";
    case STORAGE_I64: return "int64_t";
    case STORAGE_U8: return "uint8_t";
    case STORAGE_U16: return "uint16_t";
    case STORAGE_U32: return "uint32_t";
    case STORAGE_U64: return "uint64_t";
    case STORAGE_F32: return "float";
    case STORAGE_F64: return "double";
    case STORAGE_PTR: return "void *";
    case STORAGE_OPAQUE: return storage->c_name;
    case STORAGE_STRUCT:
    case STORAGE_TAGGED:
    case STORAGE_ARRAY: return arena_printf(e->arena, "sc_t%u", storage->id);
    }
    panic("storage of unknown kind");
}

const char *type_zero(struct emitter *e, const struct storage *storage) {
    switch (storage->kind) {
    case STORAGE_BOOL: return "false";
    case STORAGE_PTR: return "NULL";
    case STORAGE_I8:
    case STORAGE_I16:
    case STORAGE_I32:
    case STORAGE_I64:
    case STORAGE_U8:
    case STORAGE_U16:
    case STORAGE_U32:
    case STORAGE_U64:
    case STORAGE_F32:
    case STORAGE_F64: return "0";
    case STORAGE_VOID:
    case STORAGE_OPAQUE:
    case STORAGE_STRUCT:
    case STORAGE_TAGGED:
    case STORAGE_ARRAY: return arena_printf(e->arena, "(%s){0}", type_name(e, storage));
    }
    panic("storage of unknown kind");
}

static void emit_struct(struct emitter *e, struct strbuf *out, const struct storage *storage) {
    for (size_t i = 0; i < storage->fields.count; i++)
        strbuf_printf(out, "    %s f%zu;\n", type_name(e, storage->fields.items[i]), i);
    if (!storage->fields.count)
        strbuf_add(out, "    char empty;\n");
}

static void emit_tagged(struct emitter *e, struct strbuf *out, const struct storage *storage) {
    strbuf_add(out, "    uint32_t tag;\n    uint32_t reserved;\n");
    bool open = false;
    for (size_t i = 0; i < storage->cases.count; i++) {
        if (!storage->cases.items[i].payload)
            continue;
        strbuf_add(out, open ? "" : "    union {\n");
        open = true;
        strbuf_printf(out, "        %s c%zu;\n", type_name(e, storage->cases.items[i].payload), i);
    }
    strbuf_add(out, open ? "    } as;\n" : "");
}

void emit_types(struct emitter *e, struct strbuf *out) {
    for (size_t i = 0; i < e->unit->storages.count; i++) {
        const struct storage *storage = e->unit->storages.items[i];
        strbuf_add(out, "typedef struct {\n");
        if (storage->kind == STORAGE_STRUCT)
            emit_struct(e, out, storage);
        else if (storage->kind == STORAGE_TAGGED)
            emit_tagged(e, out, storage);
        else
            strbuf_printf(out, "    %s items[%" PRIu64 "];\n", type_name(e, storage->element),
                          storage->count ? storage->count : 1);
        strbuf_printf(out, "} %s;\n\n", type_name(e, storage));
    }
}
