/*
 * The header of a unit: its exported functions, and before them the records that they mention, inner ones
 * first. It needs nothing but <scc/embed.h>, and is C99 and C++.
 */
#include <ctype.h>
#include <inttypes.h>
#include <string.h>

#include "border/border.h"
#include "border/internal.h"
#include "options.h"
#include "resolve/symbol.h"

struct header {
    struct unit *unit;
    struct strbuf *out;
    struct map records; // type -> itself: those that have been printed
};

/* A name of the source as one of C. */
static const char *c_word(struct header *h, const char *name) {
    return border_is_reserved(name) ? arena_printf(&h->unit->arena, "%s_", name) : name;
}

static const char *scalar_text(const struct type *type) {
    switch ((int)type->kind) {
    case TYPE_BOOL: return "bool";
    case TYPE_I8: return "int8_t";
    case TYPE_I16: return "int16_t";
    case TYPE_I32: return "int32_t";
    case TYPE_U8: return "uint8_t";
    case TYPE_U16: return "uint16_t";
    case TYPE_CHAR:
    case TYPE_U32: return "uint32_t";
    case TYPE_U64:
    case TYPE_USIZE: return "uint64_t";
    case TYPE_F32: return "float";
    case TYPE_F64: return "double";
    case TYPE_STRING: return "sc_str";
    case TYPE_VIEW: return "sc_view";
    case TYPE_UNIT: return "void";
    case TYPE_FOREIGN:
    case TYPE_MAYBE: return "void *";
    default: return "int64_t"; // i64, isize, Duration, Instant
    }
}

static const char *type_in_c(struct header *h, const struct type *type) {
    return type->kind == TYPE_RECORD ? c_word(h, type->decl->name->text) : scalar_text(type);
}

/* `double x`, `int32_t a[4]`, `Point *at`. */
static void print_declared(struct header *h, struct type *type, const char *stars,
                           const char *name) {
    struct strbuf counts = {.arena = &h->unit->arena};
    type = type_resolved(type);
    for (; type->kind == TYPE_ARRAY; type = type_resolved(type->args[0])) {
        if (*stars == '\0' || counts.length > 0)
            strbuf_printf(&counts, "[%" PRIu64 "]", type->count);
        else
            strbuf_add(&counts, ""); // `inout` of an array: the address of its first element
    }
    const char *text = type_in_c(h, type);
    bool tight = text[strlen(text) - 1] == '*';
    strbuf_printf(h->out, "%s%s%s%s%s", text, tight || !*name ? "" : " ", stars,
                  *name ? c_word(h, name) : "", strbuf_text(&counts));
}

/* What a comment must say, as the C type does not. */
static void print_remark(struct header *h, struct type *type, enum param_mode mode) {
    struct arena *arena = &h->unit->arena;
    if (mode == MODE_INOUT && type->kind == TYPE_ARRAY)
        strbuf_printf(h->out, " /* %s */", type_text(arena, type));
    switch ((int)type->kind) {
    case TYPE_VIEW:
    case TYPE_FOREIGN:
    case TYPE_CHAR:
    case TYPE_DURATION:
    case TYPE_INSTANT: strbuf_printf(h->out, " /* %s */", type_text(arena, type)); break;
    case TYPE_MAYBE:
        strbuf_printf(h->out, " /* %s, or NULL */", type_text(arena, type_resolved(type->args[0])));
        break;
    }
}

/* ---- records ---- */

static void print_record(struct header *h, struct type *type) {
    type = type_resolved(type);
    if (type->kind == TYPE_ARRAY || type->kind == TYPE_VIEW) {
        print_record(h, type->args[0]);
        return;
    }
    if (type->kind != TYPE_RECORD || map_get(&h->records, type))
        return;
    map_put(&h->records, type, type);
    size_t count = type_field_count(type->decl);
    for (size_t i = 0; i < count; i++)
        print_record(h, type_field(h->unit->types, type, type->decl, i));
    const char *name = c_word(h, type->decl->name->text);
    strbuf_printf(h->out, "typedef struct %s {\n", name);
    for (size_t i = 0; i < count; i++) {
        const struct node *field = type->decl->decl->record_decl.fields.items[i];
        struct type *part = type_resolved(type_field(h->unit->types, type, type->decl, i));
        strbuf_add(h->out, "    ");
        print_declared(h, part, "", field->field.name->text);
        strbuf_add(h->out, ";");
        print_remark(h, part, MODE_BORROW);
        strbuf_add(h->out, "\n");
    }
    strbuf_printf(h->out, "} %s;\n\n", name);
}

static void print_records(struct header *h, const struct signature *signature) {
    for (size_t i = 0; i < signature->params.count; i++)
        print_record(h, signature->params.items[i]->type);
    print_record(h, signature->result);
}

/* ---- functions ---- */

static void print_function(struct header *h, const struct symbol *function) {
    const struct signature *signature = function->signature;
    struct type *result = type_resolved(signature->result);
    if (result->kind == TYPE_STRING)
        strbuf_add(h->out, "/* The result belongs to the caller: sc_str_free(). */\n");
    const char *text = type_in_c(h, result);
    strbuf_printf(h->out, "%s%s%s(", text, text[strlen(text) - 1] == '*' ? "" : " ",
                  function->name->text);
    for (size_t i = 0; i < signature->params.count; i++) {
        const struct symbol *param = signature->params.items[i];
        enum param_mode mode = param->decl->param.mode;
        strbuf_add(h->out, i ? ", " : "");
        print_declared(h, param->type, mode == MODE_INOUT ? "*" : "", param->name->text);
        print_remark(h, type_resolved(param->type), mode);
    }
    strbuf_add(h->out, signature->params.count ? ");" : "void);");
    print_remark(h, result, MODE_BORROW);
    strbuf_add(h->out, "\n");
}

/* `SCC_NAME_H`, of the source's name. */
static const char *guard_of(struct unit *unit) {
    const char *path = unit->options->input;
    const char *slash = strrchr(path, '/');
    struct strbuf guard = {.arena = &unit->arena};
    strbuf_add(&guard, "SCC_");
    for (const char *c = slash ? slash + 1 : path; *c && strcmp(c, ".sc") != 0; c++)
        strbuf_add_char(&guard,
                        isalnum((unsigned char)*c) ? (char)toupper((unsigned char)*c) : '_');
    strbuf_add(&guard, "_H");
    return strbuf_text(&guard);
}

void border_header(struct unit *unit, struct strbuf *out) {
    struct header h = {.unit = unit, .out = out, .records = {.arena = &unit->arena}};
    const char *guard = guard_of(unit);
    strbuf_printf(out,
                  "/* Made by scc: functions to be called from C. */\n#ifndef %s\n#define %s\n\n",
                  guard, guard);
    strbuf_add(out, "#include <scc/embed.h>\n\n#ifdef __cplusplus\nextern \"C\" {\n#endif\n\n");
    const struct names *names = unit->names;
    for (size_t i = 0; i < names->functions.count; i++)
        if (names->functions.items[i]->decl->function.linkage == LINKAGE_EXPORT_C)
            print_records(&h, names->functions.items[i]->signature);
    for (size_t i = 0; i < names->functions.count; i++)
        if (names->functions.items[i]->decl->function.linkage == LINKAGE_EXPORT_C)
            print_function(&h, names->functions.items[i]);
    strbuf_add(out, "\n#ifdef __cplusplus\n}\n#endif\n\n#endif\n");
}
