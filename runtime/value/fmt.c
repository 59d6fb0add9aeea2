/*
 * The printed forms of values (spec 11): a piece of text grows in a small buffer inside sc_fmt, and on
 * the raw heap beyond that.
 *
 * Floats are the shortest decimal that reads back as the same value: digits are asked for one by one
 * until they do. Values from 1e-5 to below 1e16 are written out with a point, others with an exponent.
 * Durations are written in the largest of s, ms, us, ns that is not greater than them, exactly.
 */
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "value/output.h"

enum {
    NUMBER_MAX = 40,
    LEAST_POINT = -5, // exponents written out with a point
    PAST_POINT = 16
};

void sc_fmt_init(sc_fmt *out) {
    out->text = out->small;
    out->length = 0;
    out->capacity = sizeof out->small;
}

static void add(sc_fmt *out, const void *text, size_t length) {
    if (length > out->capacity - out->length) {
        uint64_t capacity = out->capacity * 2;
        while (capacity - out->length < length)
            capacity *= 2;
        char *larger = sc__raw_realloc(out->text == out->small ? NULL : out->text, capacity);
        if (out->text == out->small)
            memcpy(larger, out->small, out->length);
        out->text = larger;
        out->capacity = capacity;
    }
    if (length > 0)
        memcpy(out->text + out->length, text, length);
    out->length += length;
}

void sc__fmt_text(sc_fmt *out, const char *text) {
    add(out, text, strlen(text));
}

void sc_fmt_str(sc_fmt *out, sc_str text) {
    add(out, text.data, text.length);
}

void sc_fmt_char(sc_fmt *out, uint32_t c) {
    unsigned char bytes[4];
    size_t length;
    if (c < 0x80) {
        bytes[0] = (unsigned char)c;
        length = 1;
    } else if (c < 0x800) {
        bytes[0] = (unsigned char)(0xC0 | c >> 6);
        bytes[1] = (unsigned char)(0x80 | (c & 0x3F));
        length = 2;
    } else if (c < 0x10000) {
        bytes[0] = (unsigned char)(0xE0 | c >> 12);
        bytes[1] = (unsigned char)(0x80 | (c >> 6 & 0x3F));
        bytes[2] = (unsigned char)(0x80 | (c & 0x3F));
        length = 3;
    } else {
        bytes[0] = (unsigned char)(0xF0 | c >> 18);
        bytes[1] = (unsigned char)(0x80 | (c >> 12 & 0x3F));
        bytes[2] = (unsigned char)(0x80 | (c >> 6 & 0x3F));
        bytes[3] = (unsigned char)(0x80 | (c & 0x3F));
        length = 4;
    }
    add(out, bytes, length);
}

/* The escape of a byte inside quotes, or NULL if it stands for itself. */
static const char *escape_of(uint32_t c, char quote, char room[16]) {
    switch (c) {
    case '\n': return "\\n";
    case '\t': return "\\t";
    case '\r': return "\\r";
    case '\\': return "\\\\";
    case '\0': return "\\0";
    default: break;
    }
    if (c == (unsigned char)quote) {
        snprintf(room, 16, "\\%c", quote);
        return room;
    }
    if (c < 0x20 || c == 0x7F) {
        snprintf(room, 16, "\\u{%x}", (unsigned)c);
        return room;
    }
    return NULL;
}

void sc_fmt_quoted(sc_fmt *out, sc_str text) {
    char room[16];
    add(out, "\"", 1);
    for (uint64_t i = 0; i < text.length; i++) {
        const char *escape = escape_of(text.data[i], '"', room);
        if (escape)
            sc__fmt_text(out, escape);
        else
            add(out, &text.data[i], 1);
    }
    add(out, "\"", 1);
}

void sc_fmt_quoted_char(sc_fmt *out, uint32_t c) {
    char room[16];
    const char *escape = escape_of(c, '\'', room);
    add(out, "'", 1);
    if (escape)
        sc__fmt_text(out, escape);
    else
        sc_fmt_char(out, c);
    add(out, "'", 1);
}

void sc_fmt_i64(sc_fmt *out, int64_t value) {
    char text[NUMBER_MAX];
    int length = snprintf(text, sizeof text, "%" PRId64, value);
    add(out, text, (size_t)length);
}

void sc_fmt_u64(sc_fmt *out, uint64_t value) {
    char text[NUMBER_MAX];
    int length = snprintf(text, sizeof text, "%" PRIu64, value);
    add(out, text, (size_t)length);
}

void sc_fmt_bool(sc_fmt *out, bool value) {
    sc__fmt_text(out, value ? "true" : "false");
}

/* ---- floats ---- */

/* Writes digits d1 d2 … and the exponent of d1 in their usual form. */
static void add_decimal(sc_fmt *out, const char *digits, size_t count, int exponent) {
    if (exponent < LEAST_POINT || exponent >= PAST_POINT) {
        add(out, digits, 1);
        if (count > 1) {
            add(out, ".", 1);
            add(out, digits + 1, count - 1);
        }
        add(out, "e", 1);
        sc_fmt_i64(out, exponent);
        return;
    }
    if (exponent < 0) {
        sc__fmt_text(out, "0.");
        for (int i = -1; i > exponent; i--)
            add(out, "0", 1);
        add(out, digits, count);
        return;
    }
    size_t whole = (size_t)exponent + 1;
    for (size_t i = 0; i < whole; i++)
        add(out, i < count ? &digits[i] : "0", 1);
    add(out, ".", 1);
    if (count > whole)
        add(out, digits + whole, count - whole);
    else
        add(out, "0", 1);
}

/* `text` is d.ddde±xx, as printf writes it. */
static void add_scientific(sc_fmt *out, const char *text) {
    char digits[NUMBER_MAX];
    size_t count = 0;
    if (*text == '-') {
        add(out, "-", 1);
        text++;
    }
    for (; *text != 'e'; text++)
        if (*text != '.')
            digits[count++] = *text;
    while (count > 1 && digits[count - 1] == '0')
        count--;
    add_decimal(out, digits, count, atoi(text + 1));
}

static bool add_special(sc_fmt *out, double value) {
    if (isnan(value))
        sc__fmt_text(out, "nan");
    else if (isinf(value))
        sc__fmt_text(out, value < 0 ? "-inf" : "inf");
    else
        return false;
    return true;
}

void sc_fmt_f64(sc_fmt *out, double value) {
    if (add_special(out, value))
        return;
    char text[NUMBER_MAX];
    for (int precision = 0; precision <= 16; precision++) {
        snprintf(text, sizeof text, "%.*e", precision, value);
        if (strtod(text, NULL) == value)
            break;
    }
    add_scientific(out, text);
}

void sc_fmt_f32(sc_fmt *out, float value) {
    if (add_special(out, (double)value))
        return;
    char text[NUMBER_MAX];
    for (int precision = 0; precision <= 8; precision++) {
        snprintf(text, sizeof text, "%.*e", precision, (double)value);
        if (strtof(text, NULL) == value)
            break;
    }
    add_scientific(out, text);
}

/* ---- durations ---- */

void sc_fmt_duration(sc_fmt *out, int64_t ns) {
    static const struct {
        uint64_t size;
        const char *name;
    } units[] = {{1000000000, "s"}, {1000000, "ms"}, {1000, "us"}, {1, "ns"}};

    uint64_t value = ns < 0 ? 0 - (uint64_t)ns : (uint64_t)ns;
    if (value == 0) {
        sc__fmt_text(out, "0s");
        return;
    }
    if (ns < 0)
        add(out, "-", 1);
    size_t unit = 0;
    while (value < units[unit].size)
        unit++;
    uint64_t size = units[unit].size;
    sc_fmt_u64(out, value / size);
    uint64_t rest = value % size;
    if (rest > 0)
        add(out, ".", 1);
    while (rest > 0) {
        size /= 10;
        char digit = (char)('0' + rest / size);
        add(out, &digit, 1);
        rest %= size;
    }
    sc__fmt_text(out, units[unit].name);
}

sc_str sc_fmt_string(sc_fmt *out) {
    sc_str text = {.data = NULL, .length = out->length};
    if (out->length > 0) {
        uint8_t *data = sc_gc_alloc_atomic(out->length);
        memcpy(data, out->text, out->length);
        text.data = data;
    }
    if (out->text != out->small)
        sc__raw_free(out->text);
    out->text = NULL;
    return text;
}
