/* Reads formats; what a SPEC means for a type is the checker's to say. */
#include "lang/format.h"

#include <string.h>

struct reader {
    const char *at;
    const char *end;
};

static char peek(const struct reader *r, size_t ahead) {
    return (size_t)(r->end - r->at) > ahead ? r->at[ahead] : '\0';
}

static bool take(struct reader *r, char c) {
    if (peek(r, 0) != c)
        return false;
    r->at++;
    return true;
}

static enum format_align align_of(char c) {
    return c == '<' ? ALIGN_LEFT : c == '>' ? ALIGN_RIGHT : c == '^' ? ALIGN_CENTER : ALIGN_USUAL;
}

/* Bytes of the UTF-8 character at the reader; the source has been checked to be UTF-8. */
static size_t char_length(const struct reader *r) {
    unsigned char c = (unsigned char)peek(r, 0);
    return c < 0x80 ? 1 : c < 0xe0 ? 2 : c < 0xf0 ? 3 : 4;
}

static uint32_t char_at(const struct reader *r, size_t length) {
    unsigned char first = (unsigned char)peek(r, 0);
    uint32_t c = length == 1 ? first : first & (0x7fu >> length);
    for (size_t i = 1; i < length; i++)
        c = c << 6 | ((unsigned char)peek(r, i) & 0x3fu);
    return c;
}

/* Digits, as far as there are any; false if the number is too great. */
static bool read_number(struct reader *r, uint32_t *number) {
    *number = 0;
    while (peek(r, 0) >= '0' && peek(r, 0) <= '9') {
        *number = *number * 10 + (uint32_t)(*r->at++ - '0');
        if (*number > FORMAT_WIDTH_MAX)
            return false;
    }
    return true;
}

static void read_align(struct reader *r, struct format_spec *spec) {
    size_t length = char_length(r);
    if (r->at < r->end && align_of(peek(r, length)) != ALIGN_USUAL) {
        spec->fill = char_at(r, length);
        r->at += length;
    }
    spec->align = align_of(peek(r, 0));
    r->at += spec->align != ALIGN_USUAL;
}

static bool read_spec(struct reader *r, struct format_spec *spec) {
    *spec = (struct format_spec){.is_given = true, .fill = ' ', .precision = -1};
    read_align(r, spec);
    spec->has_plus = take(r, '+');
    spec->has_prefix = take(r, '#');
    spec->has_zeros = take(r, '0');
    if (!read_number(r, &spec->width))
        return false;
    if (take(r, '.')) {
        uint32_t precision = 0;
        if (peek(r, 0) < '0' || peek(r, 0) > '9' || !read_number(r, &precision))
            return false;
        spec->precision = (int)precision;
    }
    if (peek(r, 0) && strchr("xXboe", peek(r, 0)))
        spec->form = *r->at++;
    return r->at == r->end;
}

enum format_piece format_next(const char *format, size_t length, size_t *at, char *text,
                              size_t *text_length, struct format_spec *spec) {
    *text_length = 0;
    while (*at < length) {
        char c = format[*at];
        char next = *at + 1 < length ? format[*at + 1] : '\0';
        if (c != '{' && c != '}') {
            text[(*text_length)++] = c;
            *at += 1;
        } else if (c == next) {
            text[(*text_length)++] = c;
            *at += 2;
        } else if (c == '{' && next == '}') {
            *spec = (struct format_spec){.fill = ' ', .precision = -1};
            *at += 2;
            return FORMAT_HOLE;
        } else {
            const char *close =
                c == '{' && next == ':' ? memchr(format + *at, '}', length - *at) : NULL;
            if (!close)
                return FORMAT_ALONE;
            struct reader r = {format + *at + 2, close};
            *at = (size_t)(close - format) + 1;
            return read_spec(&r, spec) ? FORMAT_HOLE : FORMAT_BAD;
        }
    }
    return FORMAT_END;
}
