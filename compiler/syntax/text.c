/*
 * The check runs over the whole file before the first token, so that the lexer's rules may take any
 * byte above 127 inside quotes and comments for what it is: part of a well-formed character.
 */
#include "syntax/text.h"

#include <stddef.h>
#include <string.h>

#include "unit.h"

enum {
    REPORTS_MAX = 20
};

size_t text_decode(const char *at, const char *end, uint32_t *character) {
    const unsigned char *bytes = (const unsigned char *)at;
    size_t room = (size_t)(end - at);
    size_t length = bytes[0] < 0x80   ? 1
                    : bytes[0] < 0xc2 ? 0
                    : bytes[0] < 0xe0 ? 2
                    : bytes[0] < 0xf0 ? 3
                    : bytes[0] < 0xf5 ? 4
                                      : 0;
    if (length == 0 || length > room)
        return 0;
    if (length == 1) {
        *character = bytes[0];
        return 1;
    }
    uint32_t value = bytes[0] & (0x7fu >> length);
    for (size_t i = 1; i < length; i++) {
        if ((bytes[i] & 0xc0) != 0x80)
            return 0;
        value = value << 6 | (bytes[i] & 0x3fu);
    }
    bool overlong = (length == 3 && value < 0x800) || (length == 4 && value < 0x10000);
    if (overlong || value > 0x10ffff || (value >= 0xd800 && value <= 0xdfff))
        return 0;
    *character = value;
    return length;
}

/* Unicode's property Bidi_Control. */
static bool is_bidi_control(uint32_t c) {
    return c == 0x061c || c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e) ||
           (c >= 0x2066 && c <= 0x2069);
}

size_t text_bom(const struct source *source) {
    return source->size >= 3 && !memcmp(source->text, "\xef\xbb\xbf", 3) ? 3 : 0;
}

/* Behind the bytes from here on that are plainly ASCII and no NUL, eight at a time. */
static const char *skip_plain(const char *at, const char *end) {
    const uint64_t ones = UINT64_C(0x0101010101010101);
    uint64_t bytes;
    for (; end - at >= (ptrdiff_t)sizeof bytes; at += sizeof bytes) {
        memcpy(&bytes, at, sizeof bytes);
        if ((bytes | (bytes - ones)) & ones << 7) // a byte above 127, or one that borrowed
            break;
    }
    return at;
}

bool text_check(struct unit *unit, const struct source *source) {
    const char *end = source->text + source->size;
    bool is_text = true;
    int reports = 0;
    for (const char *at = source->text; at < end && reports < REPORTS_MAX;) {
        at = skip_plain(at, end);
        if (at == end)
            break;
        uint32_t c = 0;
        size_t length = text_decode(at, end, &c);
        uint32_t position = source->base + (uint32_t)(at - source->text);
        struct span span = {position, position + (length ? (uint32_t)length : 1)};
        if (length == 0) {
            is_text = false;
            reports++;
            report(&unit->diags, DIAG_BAD_CHARACTER, span, "byte 0x%02x is not valid UTF-8",
                   (unsigned char)*at);
            do
                at++;
            while (at < end && text_decode(at, end, &c) == 0);
            continue;
        }
        if (c == 0) {
            is_text = false;
            reports++;
            report(&unit->diags, DIAG_BAD_CHARACTER, span, "a NUL byte cannot stand in a program");
        } else if (is_bidi_control(c)) {
            reports++;
            struct diag *d = report(&unit->diags, DIAG_BAD_CHARACTER, span,
                                    "control character U+%04X changes the direction of text", c);
            diag_help(d, "remove it, or write it as '\\u{%X}' in a string", c);
        }
        at += length;
    }
    return is_text;
}

const char *text_string_end(const char *cursor) {
    while (*cursor && *cursor != '\n' && *cursor != '"') {
        if (cursor[0] == '\\' && cursor[1] && cursor[1] != '\n')
            cursor++;
        cursor++;
    }
    return *cursor == '"' ? cursor + 1 : cursor;
}

void text_report_stray(struct unit *unit, const char *start, const char *end, struct span span,
                       const char *advice) {
    for (const char *at = start; at < end;) {
        uint32_t c = 0;
        size_t length = text_decode(at, end, &c);
        if (is_bidi_control(c))
            return;
        at += length ? length : 1;
    }
    struct diag *d;
    if ((unsigned char)*start < 0x20 || *start == 0x7f)
        d = report(&unit->diags, DIAG_BAD_CHARACTER, span, "unexpected control character 0x%02x",
                   (unsigned char)*start);
    else
        d = report(&unit->diags, DIAG_BAD_CHARACTER, span, "unexpected character '%.*s'",
                   (int)(end - start > 40 ? 40 : end - start), start);
    if (advice)
        diag_help(d, "%s", advice);
    else if ((unsigned char)*start >= 0x80)
        diag_help(d, "names are made of ASCII letters, digits and '_'");
}
