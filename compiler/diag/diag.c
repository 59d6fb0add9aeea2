/*
 * Collecting reports. Everything a report says is formatted at once onto the arena, so callers may
 * pass what lives shortly. Sorting happens once, before rendering; until then order is that of the
 * stages.
 */
#include "diag/diag.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/strbuf.h"

static const struct {
    enum severity severity;
    int number;
    const char *title;
    const char *id;
} codes[] = {

#define DIAG(id, severity, number, title) [DIAG_##id] = {SEVERITY_##severity, number, title, #id},
#include "diag/diag.def"
#undef DIAG
};

static const char *format(struct arena *arena, const char *fmt, va_list args) {
    struct strbuf text = {.arena = arena};
    strbuf_vprintf(&text, fmt, args);
    return strbuf_text(&text);
}

struct diag *report(struct diags *diags, enum diag_code code, struct span span, const char *fmt,
                    ...) {
    struct diag *diag = ARENA_NEW(diags->arena, struct diag);
    va_list args;
    va_start(args, fmt);
    diag->text = format(diags->arena, fmt, args);
    va_end(args);
    diag->owner = diags;
    diag->sequence = diags->list.count;
    diag->code = code;
    diag->severity = diag_severity(code);
    diag->span = span;
    VEC_PUSH(diags->arena, &diags->list, diag);
    if (diag->severity == SEVERITY_ERROR)
        diags->error_count++;
    return diag;
}

static void line_add(struct diag *diag, struct diag_line line) {
    VEC_PUSH(diag->owner->arena, &diag->lines, line);
}

void diag_label(struct diag *diag, struct span span, const char *fmt, ...) {
    va_list args;
    va_start(args, fmt);
    const char *text = format(diag->owner->arena, fmt, args);
    va_end(args);
    line_add(diag, (struct diag_line){.kind = DIAG_LABEL, .span = span, .text = text});
}

void diag_note(struct diag *diag, const char *fmt, ...) {
    va_list args;
    va_start(args, fmt);
    const char *text = format(diag->owner->arena, fmt, args);
    va_end(args);
    line_add(diag, (struct diag_line){.kind = DIAG_NOTE, .text = text});
}

void diag_help(struct diag *diag, const char *fmt, ...) {
    va_list args;
    va_start(args, fmt);
    const char *text = format(diag->owner->arena, fmt, args);
    va_end(args);
    line_add(diag, (struct diag_line){.kind = DIAG_HELP, .text = text});
}

void diag_edit(struct diag *diag, struct span span, const char *text) {
    struct arena *arena = diag->owner->arena;
    struct diag_edit edit = {.span = span, .text = arena_copy(arena, text, strlen(text))};
    VEC_PUSH(arena, &diag->edits, edit);
}

enum severity diag_severity(enum diag_code code) {
    return codes[code].severity;
}

int diag_number(enum diag_code code) {
    return codes[code].number;
}

const char *diag_title(enum diag_code code) {
    return codes[code].title;
}

static bool is_name_of(const char *name, const char *id) {
    for (; *name && *id; name++, id++) {
        char c = *id == '_' ? '-' : (char)(*id | 0x20); // ids are ASCII capitals and digits
        if (*name != c)
            return false;
    }
    return !*name && !*id;
}

bool diag_find_warning(const char *name, enum diag_code *found) {
    for (int i = 0; i < DIAG_COUNT; i++) {
        if (codes[i].severity == SEVERITY_WARNING && is_name_of(name, codes[i].id)) {
            *found = (enum diag_code)i;
            return true;
        }
    }
    return false;
}

void diags_silence(struct diags *diags, const bool *silenced) {
    size_t kept = 0;
    for (size_t i = 0; i < diags->list.count; i++) {
        struct diag *diag = diags->list.items[i];
        if (diag->severity == SEVERITY_ERROR || !silenced[diag->code])
            diags->list.items[kept++] = diag;
    }
    diags->list.count = kept;
}

void diags_raise_warnings(struct diags *diags) {
    for (size_t i = 0; i < diags->list.count; i++) {
        struct diag *diag = diags->list.items[i];
        if (diag->severity == SEVERITY_WARNING) {
            diag->severity = SEVERITY_ERROR;
            diags->error_count++;
        }
    }
}

static int compare(const void *left, const void *right) {
    const struct diag *a = *(struct diag *const *)left;
    const struct diag *b = *(struct diag *const *)right;
    if (a->span.start != b->span.start)
        return a->span.start < b->span.start ? -1 : 1;
    if (a->span.end != b->span.end)
        return a->span.end < b->span.end ? -1 : 1;
    return a->sequence < b->sequence ? -1 : a->sequence > b->sequence;
}

static bool is_same(const struct diag *a, const struct diag *b) {
    return a->code == b->code && a->span.start == b->span.start && a->span.end == b->span.end &&
           !strcmp(a->text, b->text);
}

void diags_sort(struct diags *diags) {
    if (diags->list.count == 0)
        return;
    qsort(diags->list.items, diags->list.count, sizeof *diags->list.items, compare);
    size_t kept = 0;
    size_t errors = 0;
    for (size_t i = 0; i < diags->list.count; i++) {
        struct diag *diag = diags->list.items[i];
        bool is_seen = false;
        for (size_t k = kept; k > 0 && !is_seen; k--) {
            const struct diag *earlier = diags->list.items[k - 1];
            if (earlier->span.start != diag->span.start)
                break;
            is_seen = is_same(earlier, diag);
        }
        if (is_seen)
            continue;
        diags->list.items[kept++] = diag;
        if (diag->severity == SEVERITY_ERROR)
            errors++;
    }
    diags->list.count = kept;
    diags->error_count = errors;
}
