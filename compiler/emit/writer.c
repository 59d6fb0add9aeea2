/* See writer.h. Nothing here knows of functions or ops. */
#include "emit/writer.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    LINE_WIDTH = 80
};

static bool is_plain(unsigned char c) {
    return c >= ' ' && c < 127 && c != '"' && c != '\\' && c != '?';
}

/* Gives the width of what was written. */
static size_t write_char(struct strbuf *out, unsigned char c) {
    if (is_plain(c)) {
        strbuf_add_char(out, (char)c);
        return 1;
    }
    if (c == '\n') {
        strbuf_add(out, "\\n");
        return 2;
    }
    strbuf_printf(out, "\\%03o", c); // always three digits: what follows cannot join in
    return 4;
}

void write_string(struct strbuf *out, const char *bytes, size_t length) {
    size_t width = 0;
    strbuf_add_char(out, '"');
    for (size_t i = 0; i < length; i++) {
        if (width >= LINE_WIDTH) {
            strbuf_add(out, "\"\n    \"");
            width = 0;
        }
        width += write_char(out, (unsigned char)bytes[i]);
    }
    strbuf_add_char(out, '"');
}

void write_path(struct strbuf *out, const char *path) {
    strbuf_add_char(out, '"');
    for (; *path; path++)
        write_char(out, (unsigned char)*path);
    strbuf_add_char(out, '"');
}

void write_bytes(struct strbuf *out, const char *bytes, size_t length) {
    strbuf_add_char(out, '{');
    for (size_t i = 0; i < length; i++) {
        strbuf_add(out, i == 0 ? "" : i % 20 == 0 ? ",\n    " : ",");
        strbuf_printf(out, "%u", (unsigned)(unsigned char)bytes[i]);
    }
    strbuf_add_char(out, '}');
}

void write_comment(struct strbuf *out, const char *text) {
    for (; *text; text++) {
        bool safe = is_plain((unsigned char)*text) && *text != '*' && *text != '/';
        strbuf_add_char(out, safe ? *text : '.');
    }
}

const char *write_int(struct arena *arena, const struct storage *storage, uint64_t bits) {
    if (storage->kind == STORAGE_BOOL)
        return bits ? "true" : "false";
    if (!storage_is_signed(storage))
        return bits <= UINT32_MAX ? arena_printf(arena, "%" PRIu64 "u", bits)
                                  : arena_printf(arena, "UINT64_C(%" PRIu64 ")", bits);
    int64_t value = (int64_t)bits;
    if (value == INT64_MIN)
        return "INT64_MIN";
    if (value == INT32_MIN)
        return "INT32_MIN";
    if (value > INT32_MAX || value < INT32_MIN)
        return value < 0 ? arena_printf(arena, "(-INT64_C(%" PRId64 "))", -value)
                         : arena_printf(arena, "INT64_C(%" PRId64 ")", value);
    return value < 0 ? arena_printf(arena, "(%" PRId64 ")", value)
                     : arena_printf(arena, "%" PRId64, value);
}

/* The shortest decimal text that reads back as the same value. */
const char *write_float(struct arena *arena, const struct storage *storage, double real) {
    bool narrow = storage->kind == STORAGE_F32;
    if (isnan(real))
        return narrow ? "__builtin_nanf(\"\")" : "__builtin_nan(\"\")";
    if (isinf(real)) {
        const char *name = narrow ? "__builtin_inff()" : "__builtin_inf()";
        return real < 0 ? arena_printf(arena, "(-%s)", name) : name;
    }
    char text[40];
    for (int digits = 1; digits <= 17; digits++) {
        snprintf(text, sizeof text, "%.*g", digits, real);
        if (narrow ? strtof(text, NULL) == (float)real : strtod(text, NULL) == real)
            break;
    }
    const char *point = strpbrk(text, ".e") ? "" : ".0";
    const char *suffix = narrow ? "f" : "";
    return signbit(real) ? arena_printf(arena, "(%s%s%s)", text, point, suffix)
                         : arena_printf(arena, "%s%s%s", text, point, suffix);
}

unsigned write_nesting(const char *text) {
    unsigned depth = 0;
    unsigned deepest = 0;
    for (; *text; text++) {
        if (strchr("([{", *text)) {
            depth++;
            deepest = depth > deepest ? depth : deepest;
        } else if (strchr(")]}", *text)) {
            depth -= depth > 0;
        }
    }
    return deepest;
}
