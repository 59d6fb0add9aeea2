/*
 * Reports for machines: one object a line, all of them, with places as line and column (bytes, from
 * 1) and as offsets into the file. Bytes that are not UTF-8 become U+FFFD, so that the output is
 * always valid JSON.
 */
#include <string.h>

#include "diag/glyph.h"
#include "diag/render.h"

/* A glyph shown as <FF> is one byte that is not UTF-8. */
static bool is_broken(const struct glyph *glyph) {
    return glyph->size == 1 && glyph->length == 4 && glyph->shown[0] == '<';
}

static void string_add(struct strbuf *out, const char *text) {
    size_t length = strlen(text);
    strbuf_add_char(out, '"');
    for (size_t i = 0; i < length;) {
        unsigned char c = (unsigned char)text[i];
        struct glyph glyph = glyph_at(text + i, length - i, 0);
        if (c == '"' || c == '\\')
            strbuf_printf(out, "\\%c", c);
        else if (c < 0x20)
            strbuf_printf(out, "\\u%04x", c);
        else if (is_broken(&glyph))
            strbuf_add(out, "\\ufffd");
        else
            strbuf_add_bytes(out, text + i, glyph.size);
        i += glyph.size;
    }
    strbuf_add_char(out, '"');
}

static void point_add(struct strbuf *out, const char *key, struct location place) {
    uint32_t offset = place.source->lines.items[place.line - 1] + place.column - 1;
    strbuf_printf(out, ",\"%s\":{\"line\":%u,\"column\":%u,\"offset\":%u}", key,
                  (unsigned)place.line, (unsigned)place.column, (unsigned)offset);
}

static void span_add(struct strbuf *out, const struct source_map *sources, struct span span) {
    struct location start = source_place(sources, span.start);
    struct location end = source_place(sources, span.end);
    if (!start.source || !end.source) {
        strbuf_add(out, "null");
        return;
    }
    strbuf_add(out, "{\"file\":");
    string_add(out, start.source->path);
    point_add(out, "start", start);
    point_add(out, "end", end);
    strbuf_add_char(out, '}');
}

static const char *kind_name(const struct diag_line *line) {
    switch (line->kind) {
    case DIAG_LABEL: return "label";
    case DIAG_NOTE: return "note";
    case DIAG_HELP: return "help";
    }
    return "";
}

static void placed_text_add(struct strbuf *out, const struct source_map *sources, size_t index,
                            struct span span, const char *text) {
    strbuf_add(out, index > 0 ? ",{" : "{");
    strbuf_add(out, "\"span\":");
    span_add(out, sources, span);
    strbuf_add(out, ",\"text\":");
    string_add(out, text);
}

static void diag_add(struct strbuf *out, const struct source_map *sources, const struct diag *d) {
    bool is_error = d->severity == SEVERITY_ERROR;
    strbuf_printf(out, "{\"severity\":\"%s\"", is_error ? "error" : "warning");
    if (diag_number(d->code))
        strbuf_printf(out, ",\"code\":\"SC%04d\"", diag_number(d->code));
    strbuf_add(out, ",\"message\":");
    string_add(out, d->text);
    strbuf_add(out, ",\"span\":");
    span_add(out, sources, d->span);
    strbuf_add(out, ",\"lines\":[");
    for (size_t i = 0; i < d->lines.count; i++) {
        const struct diag_line *line = &d->lines.items[i];
        placed_text_add(out, sources, i, line->span, line->text);
        strbuf_printf(out, ",\"kind\":\"%s\"}", kind_name(line));
    }
    strbuf_add(out, "],\"edits\":[");
    for (size_t i = 0; i < d->edits.count; i++) {
        placed_text_add(out, sources, i, d->edits.items[i].span, d->edits.items[i].text);
        strbuf_add_char(out, '}');
    }
    strbuf_add(out, "]}\n");
}

void diags_render_json(const struct diags *diags, struct strbuf *out) {
    for (size_t i = 0; i < diags->list.count; i++)
        diag_add(out, diags->sources, diags->list.items[i]);
}
