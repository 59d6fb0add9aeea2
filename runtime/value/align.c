/*
 * What a format asks for beside a value's printed form (`{:>8}`, `{:.3}`, `{:08x}`): numbers in other
 * forms, and what was just written cut or filled up to a width, which counts characters.
 */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "value/output.h"

enum {
    DIGITS_MAX = 64 + 2
};

uint64_t sc_fmt_mark(const sc_fmt *out) {
    return out->length;
}

void sc_fmt_radix(sc_fmt *out, uint64_t bits, int32_t form, bool prefix) {
    const char *digits = form == 'X' ? "0123456789ABCDEF" : "0123456789abcdef";
    unsigned shift = form == 'b' ? 1 : form == 'o' ? 3 : 4;
    char text[DIGITS_MAX];
    size_t at = sizeof text;
    do {
        text[--at] = digits[bits & ((1u << shift) - 1)];
        bits >>= shift;
    } while (bits > 0);
    if (prefix) {
        text[--at] = (char)(form == 'X' ? 'x' : form);
        text[--at] = '0';
    }
    sc_fmt_str(out, (sc_str){.data = (const uint8_t *)text + at, .length = sizeof text - at});
}

/* With `precision` digits behind the point, or, without one, as many as are needed. */
void sc_fmt_float(sc_fmt *out, double value, int32_t precision, int32_t form) {
    if (isnan(value) || isinf(value)) {
        sc_fmt_f64(out, value);
        return;
    }
    const char *format = form != 'e' ? "%.*f" : precision < 0 ? "%.17g" : "%.*e";
    if (precision < 0) { // the shortest that reads back
        char digits[40];
        for (precision = 0; precision <= 16; precision++) {
            snprintf(digits, sizeof digits, "%.*e", precision, value);
            double back = 0;
            if (sscanf(digits, "%lf", &back) == 1 && back == value)
                break;
        }
        format = "%.*e";
    }
    char small[64];
    int length = snprintf(small, sizeof small, format, (int)precision, value);
    char *text = small;
    if ((size_t)length >= sizeof small) {
        text = sc__raw_alloc((size_t)length + 1);
        snprintf(text, (size_t)length + 1, format, (int)precision, value);
    }
    char *exponent = form == 'e' ? strchr(text, 'e') : NULL;
    size_t whole = exponent ? (size_t)(exponent - text) : (size_t)length;
    sc_fmt_str(out, (sc_str){.data = (const uint8_t *)text, .length = whole});
    if (exponent) { // e+05 is written e5
        int power = 0;
        sscanf(exponent + 1, "%d", &power);
        sc_fmt_char(out, 'e');
        sc_fmt_i64(out, power);
    }
    if (text != small)
        sc__raw_free(text);
}

static uint64_t count_chars(const char *text, uint64_t length) {
    uint64_t count = 0;
    for (uint64_t i = 0; i < length; i++)
        count += ((unsigned char)text[i] & 0xC0) != 0x80;
    return count;
}

void sc_fmt_cut(sc_fmt *out, uint64_t mark, uint64_t most) {
    uint64_t at = mark;
    for (uint64_t count = 0; at < out->length; at++) {
        bool is_start = ((unsigned char)out->text[at] & 0xC0) != 0x80;
        if (is_start && count++ == most)
            break;
    }
    out->length = at;
}

/* Puts `count` times `fill` at byte `at`, before what is there. */
static void fill_at(sc_fmt *out, uint64_t at, uint64_t count, uint32_t fill) {
    uint64_t end = out->length;
    for (uint64_t i = 0; i < count; i++)
        sc_fmt_char(out, fill);
    // What was added goes before what stood behind `at`: turn both around, and then the whole.
    char *text = out->text;
    uint64_t spans[][2] = {{at, end}, {end, out->length}, {at, out->length}};
    for (size_t k = 0; k < 3; k++) {
        for (uint64_t a = spans[k][0], b = spans[k][1]; a + 1 < b; a++, b--) {
            char c = text[a];
            text[a] = text[b - 1];
            text[b - 1] = c;
        }
    }
}

/* Where the digits of a number begin, behind a sign and a prefix. */
static uint64_t digits_at(const sc_fmt *out, uint64_t mark, bool prefix) {
    uint64_t at = mark;
    if (at < out->length && (out->text[at] == '-' || out->text[at] == '+'))
        at++;
    return prefix && at + 2 <= out->length ? at + 2 : at;
}

void sc_fmt_plus(sc_fmt *out, uint64_t mark) {
    if (mark < out->length && out->text[mark] != '-' && out->text[mark] != 'n')
        fill_at(out, mark, 1, '+');
}

void sc_fmt_zeros(sc_fmt *out, uint64_t mark, uint64_t width, bool prefix) {
    uint64_t at = digits_at(out, mark, prefix);
    uint64_t have = out->length - mark;
    bool is_number = at < out->length && out->text[at] != 'i' && out->text[at] != 'n';
    if (have < width)
        fill_at(out, is_number ? at : mark, width - have, is_number ? '0' : ' ');
}

void sc_fmt_pad(sc_fmt *out, uint64_t mark, uint64_t width, int32_t align, uint32_t fill) {
    uint64_t have = count_chars(out->text + mark, out->length - mark);
    if (have >= width)
        return;
    uint64_t missing = width - have;
    uint64_t before = align == SC_ALIGN_LEFT ? 0 : align == SC_ALIGN_RIGHT ? missing : missing / 2;
    fill_at(out, mark, before, fill);
    fill_at(out, out->length, missing - before, fill);
}
