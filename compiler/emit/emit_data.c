/* Constant data: strings and sites, those that a body uses. */
#include "emit/internal.h"
#include "emit/writer.h"

enum {
    INLINE_LIMIT = 60 // longer strings are written once, as data
};

const char *string_literal(struct emitter *e, uint32_t string) {
    const struct ir_string *text = &e->unit->strings.items[string];
    if (text->length > INLINE_LIMIT) {
        bitset_add(&e->strings, string);
        return arena_printf(e->arena, "(const char *)sc_s%u", string);
    }
    struct strbuf literal = {.arena = e->arena};
    write_string(&literal, text->bytes, text->length);
    return strbuf_text(&literal);
}

const char *site_address(struct emitter *e, site_id site) {
    if (!site)
        return "NULL";
    bitset_add(&e->sites, site);
    return arena_printf(e->arena, "&sc_sites[SC_SITE_%u]", site);
}

static void emit_sites(struct emitter *e, struct strbuf *out) {
    unsigned count = 0;
    struct strbuf names = {.arena = e->arena};
    struct strbuf rows = {.arena = e->arena};
    for (size_t i = 1; i < e->unit->sites.count; i++) {
        if (!bitset_has(&e->sites, i))
            continue;
        const struct ir_site *site = &e->unit->sites.items[i];
        strbuf_printf(&names, "%s    SC_SITE_%zu", count ? ",\n" : "", i);
        strbuf_add(&rows, count ? ",\n    {" : "    {");
        write_string(&rows, site->file ? site->file : "", site->file ? strlen(site->file) : 0);
        strbuf_printf(&rows, ", %u, %u}", site->line, site->column);
        count++;
    }
    if (!count)
        return;
    strbuf_printf(out, "enum {\n%s\n};\n\n", strbuf_text(&names));
    strbuf_printf(out, "static const sc_site sc_sites[] = {\n%s\n};\n\n", strbuf_text(&rows));
}

void emit_data(struct emitter *e, struct strbuf *out) {
    for (size_t i = 0; i < e->unit->strings.count; i++) {
        if (!bitset_has(&e->strings, i))
            continue;
        const struct ir_string *text = &e->unit->strings.items[i];
        strbuf_printf(out, "static const uint8_t sc_s%zu[%zu] =\n    ", i, text->length + 1);
        if (text->length <= WRITE_STRING_LIMIT)
            write_string(out, text->bytes, text->length);
        else
            write_bytes(out, text->bytes, text->length);
        strbuf_add(out, ";\n\n");
    }
    emit_sites(e, out);
}
