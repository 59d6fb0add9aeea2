/*
 * The layout of one report:
 *
 *     a.sc:7:12: error: 'n' is written by two tasks [SC0701]
 *        7 |     s.spawn || { n = n + 1; };
 *          |                  ^~~~~~~~~
 *        6 |     s.spawn || { n = n + 1; };
 *          |                  --------- the other task writes it here
 *          = note: both run until the scope ends
 *          = help: give each task its own variable
 *
 * A place that spans lines shows its first and its last one. A line that is too long shows the part
 * around the place. Columns on the screen are counted in glyphs, not bytes, so that underlines stay
 * below what they mean behind tabs and wide characters.
 */
#include "diag/render.h"

#include <string.h>

#include "diag/glyph.h"

enum {
    LINE_MOST = 160, // columns of a quoted line
    LINE_LEAD = 60   // columns shown before the place where a longer line is cut
};

#define COLOR_BOLD    "\033[1m"
#define COLOR_ERROR   "\033[1;31m"
#define COLOR_WARNING "\033[1;35m"
#define COLOR_LABEL   "\033[1;34m"
#define COLOR_HELP    "\033[1;36m"
#define COLOR_END     "\033[0m"

struct renderer {
    const struct source_map *sources;
    struct strbuf *out;
    bool colored;
    int gutter; // columns of the line numbers
    // what was quoted last, so that a second mark in the same line does not quote it again
    const struct source *source;
    uint32_t line;
};

/* A stretch of one line, in bytes from the line's start, and how it is marked. */
struct mark {
    const struct source *source;
    uint32_t line;
    size_t from;
    size_t to;
    char first;
    char rest;
    const char *color;
    const char *text; // behind the mark, or NULL
};

static void color(struct renderer *r, const char *code) {
    if (r->colored)
        strbuf_add(r->out, code);
}

static void spaces(struct renderer *r, size_t count) {
    while (count-- > 0)
        strbuf_add_char(r->out, ' ');
}

/* Columns that the first `end` bytes of a line take. */
static size_t columns_of(const char *text, size_t length, size_t end) {
    size_t column = 0;
    for (size_t i = 0; i < length && i < end;) {
        struct glyph glyph = glyph_at(text + i, length - i, column);
        column += (size_t)glyph.width;
        i += glyph.size;
    }
    return column;
}

/* Quotes the columns [low, high) of a line. */
static void quote(struct renderer *r, const char *text, size_t length, size_t low, size_t high) {
    size_t column = 0;
    for (size_t i = 0; i < length && column < high;) {
        struct glyph glyph = glyph_at(text + i, length - i, column);
        if (column >= low)
            strbuf_add_bytes(r->out, glyph.shown, glyph.length);
        else if (column + (size_t)glyph.width > low)
            spaces(r, column + (size_t)glyph.width - low);
        column += (size_t)glyph.width;
        i += glyph.size;
    }
}

static void gutter(struct renderer *r) {
    color(r, COLOR_LABEL);
    strbuf_printf(r->out, " %*s | ", r->gutter, "");
    color(r, COLOR_END);
}

static void gutter_numbered(struct renderer *r, uint32_t line) {
    color(r, COLOR_LABEL);
    strbuf_printf(r->out, " %*u | ", r->gutter, (unsigned)line);
    color(r, COLOR_END);
}

static void end_line(struct renderer *r) {
    struct strbuf *out = r->out;
    while (out->length > 0 && out->text[out->length - 1] == ' ')
        out->length--;
    strbuf_add_char(out, '\n');
}

static void mark_show(struct renderer *r, const struct mark *mark) {
    size_t length = 0;
    const char *text = source_line(mark->source, mark->line, &length);
    size_t low = columns_of(text, length, mark->from);
    size_t high = columns_of(text, length, mark->to);
    if (high <= low)
        high = low + 1;
    size_t total = columns_of(text, length, length);
    size_t cut = total > LINE_MOST && low > LINE_LEAD ? low - LINE_LEAD : 0;
    size_t limit = cut + LINE_MOST;
    bool is_whole = total <= LINE_MOST;

    // A cut line is quoted for each mark anew: each may show another part of it.
    if (!is_whole || mark->source != r->source || mark->line != r->line) {
        gutter_numbered(r, mark->line);
        strbuf_add(r->out, cut > 0 ? "..." : "");
        quote(r, text, length, cut, limit);
        strbuf_add(r->out, total > limit ? "..." : "");
        end_line(r);
    }
    r->source = mark->source;
    r->line = mark->line;

    gutter(r);
    spaces(r, low - cut + (cut > 0 ? 3 : 0));
    color(r, mark->color);
    strbuf_add_char(r->out, mark->first);
    for (size_t i = low + 1; i < high && i < limit; i++)
        strbuf_add_char(r->out, mark->rest);
    if (mark->text) {
        strbuf_add_char(r->out, ' ');
        glyph_add_safe(r->out, mark->text);
    }
    color(r, COLOR_END);
    end_line(r);
}

/* Shows where `span` is; `style` gives everything of the marks but their place. */
static void span_show(struct renderer *r, struct span span, struct mark style) {
    struct location start = source_place(r->sources, span.start);
    struct location end = source_place(r->sources, span.end);
    if (!start.source)
        return;
    size_t length = 0;
    const char *line = source_line(start.source, start.line, &length);
    style.source = start.source;
    style.line = start.line;
    style.from = start.column - 1;
    // the span may end behind the newline that ends its only line
    bool is_single = end.source != start.source || end.line == start.line ||
                     (end.line == start.line + 1 && end.column == 1);
    if (is_single) {
        style.to = end.line == start.line && end.source == start.source ? end.column - 1 : length;
        mark_show(r, &style);
        return;
    }
    const char *text = style.text;
    style.to = length;
    style.text = NULL;
    mark_show(r, &style);
    if (end.line > start.line + 1) {
        color(r, COLOR_LABEL);
        strbuf_printf(r->out, " %*s ...\n", r->gutter, "");
        color(r, COLOR_END);
    }
    line = source_line(end.source, end.line, &length);
    size_t first = 0;
    while (first < length && (line[first] == ' ' || line[first] == '\t'))
        first++;
    style.line = end.line;
    style.to = end.column - 1;
    style.from = first < style.to ? first : 0;
    style.first = style.rest;
    style.text = text;
    mark_show(r, &style);
}

static void place_show(struct renderer *r, struct location place) {
    glyph_add_safe(r->out, place.source->path);
    strbuf_printf(r->out, ":%u:%u: ", (unsigned)place.line, (unsigned)place.column);
}

static void remark_show(struct renderer *r, const char *kind, const char *text) {
    color(r, COLOR_LABEL);
    strbuf_printf(r->out, " %*s = ", r->gutter, "");
    color(r, COLOR_HELP);
    strbuf_add(r->out, kind);
    color(r, COLOR_END);
    glyph_add_safe(r->out, text);
    end_line(r);
}

static void line_show(struct renderer *r, const struct diag *diag, const struct diag_line *line) {
    switch (line->kind) {
    case DIAG_LABEL: {
        struct location place = source_place(r->sources, line->span.start);
        if (!place.source) {
            remark_show(r, "note: ", line->text);
            return;
        }
        // A place in another file names it.
        if (place.source != source_place(r->sources, diag->span.start).source) {
            place_show(r, place);
            strbuf_add(r->out, "note:\n");
        }
        struct mark style = {.first = '-', .rest = '-', .color = COLOR_LABEL, .text = line->text};
        span_show(r, line->span, style);
        return;
    }
    case DIAG_NOTE: remark_show(r, "note: ", line->text); return;
    case DIAG_HELP: remark_show(r, "help: ", line->text); return;
    }
}

static int digits(uint32_t number) {
    int count = 1;
    for (; number >= 10; number /= 10)
        count++;
    return count;
}

/* Line numbers of one report stand below each other; most of them fit four columns. */
static int gutter_of(const struct source_map *sources, const struct diag *diag) {
    uint32_t most = source_place(sources, diag->span.end).line;
    for (size_t i = 0; i < diag->lines.count; i++) {
        uint32_t line = source_place(sources, diag->lines.items[i].span.end).line;
        if (line > most)
            most = line;
    }
    return digits(most) > 4 ? digits(most) : 4;
}

static void diag_show(struct renderer *r, const struct diag *diag) {
    struct location place = source_place(r->sources, diag->span.start);
    bool is_error = diag->severity == SEVERITY_ERROR;
    const char *severity_color = is_error ? COLOR_ERROR : COLOR_WARNING;
    r->source = NULL;
    r->line = 0;
    r->gutter = gutter_of(r->sources, diag);

    color(r, COLOR_BOLD);
    if (place.source)
        place_show(r, place);
    else
        strbuf_add(r->out, "scc: ");
    color(r, COLOR_END);
    color(r, severity_color);
    strbuf_add(r->out, is_error ? "error: " : "warning: ");
    color(r, COLOR_END);
    color(r, COLOR_BOLD);
    glyph_add_safe(r->out, diag->text);
    color(r, COLOR_END);
    if (diag_number(diag->code))
        strbuf_printf(r->out, " [SC%04d]", diag_number(diag->code));
    strbuf_add_char(r->out, '\n');

    struct mark style = {.first = '^', .rest = '~', .color = severity_color};
    span_show(r, diag->span, style);
    for (size_t i = 0; i < diag->lines.count; i++)
        line_show(r, diag, &diag->lines.items[i]);
}

static void render(const struct diags *diags, bool colored, struct strbuf *out) {
    struct renderer r = {.sources = diags->sources, .out = out, .colored = colored};
    size_t errors = 0;
    for (size_t i = 0; i < diags->list.count && errors < RENDER_MOST_ERRORS; i++) {
        const struct diag *diag = diags->list.items[i];
        diag_show(&r, diag);
        if (diag->severity == SEVERITY_ERROR)
            errors++;
    }
    if (diags->error_count > errors) {
        size_t more = diags->error_count - errors;
        strbuf_printf(out, "scc: %zu more error%s\n", more, more == 1 ? "" : "s");
    }
}

void diags_render_plain(const struct diags *diags, struct strbuf *out) {
    render(diags, false, out);
}

void diags_render_colored(const struct diags *diags, struct strbuf *out) {
    render(diags, true, out);
}
