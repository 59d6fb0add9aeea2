/* Numbers in other forms, and text cut or filled up to a width. */
#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

#include "core/internal.h"

static void init(void) {
    sc__rt.mem = &sc_mem_plain;
}

TestSuite(align, .init = init);

static void expect(sc_fmt *out, const char *text) {
    sc_str got = sc_fmt_string(out);
    cr_expect(got.length == strlen(text) && memcmp(got.data, text, got.length) == 0,
              "got '%.*s', expected '%s'", (int)got.length, (const char *)got.data, text);
}

static void put(sc_fmt *out, const char *text) {
    sc_fmt_str(out, (sc_str){.data = (const uint8_t *)text, .length = strlen(text)});
}

/* What stands before the mark is not touched. */
static sc_fmt begin(const char *text, uint64_t *mark) {
    sc_fmt out;
    sc_fmt_init(&out);
    put(&out, "[");
    *mark = sc_fmt_mark(&out);
    put(&out, text);
    return out;
}

static void expect_padded(const char *text, uint64_t width, int32_t align, uint32_t fill,
                          const char *padded) {
    uint64_t mark;
    sc_fmt out = begin(text, &mark);
    out.text = out.small; // it was returned by value
    sc_fmt_pad(&out, mark, width, align, fill);
    expect(&out, padded);
}

Test(align, text_is_filled_up_on_either_side) {
    expect_padded("ab", 5, SC_ALIGN_RIGHT, ' ', "[   ab");
    expect_padded("ab", 5, SC_ALIGN_LEFT, '*', "[ab***");
    expect_padded("ab", 5, SC_ALIGN_CENTER, '-', "[-ab--");
    expect_padded("abcdef", 5, SC_ALIGN_RIGHT, ' ', "[abcdef");
}

Test(align, width_counts_characters) {
    expect_padded("\xc3\xa9", 3, SC_ALIGN_RIGHT, 0xb7, "[\xc2\xb7\xc2\xb7\xc3\xa9");
}

Test(align, a_wide_filling_leaves_the_small_buffer) {
    char padded[302] = "[";
    memset(padded + 1, ' ', 298);
    strcpy(padded + 299, "ab");
    expect_padded("ab", 300, SC_ALIGN_RIGHT, ' ', padded);
}

static void expect_zeros(const char *text, uint64_t width, bool prefix, const char *filled) {
    uint64_t mark;
    sc_fmt out = begin(text, &mark);
    out.text = out.small;
    sc_fmt_zeros(&out, mark, width, prefix);
    expect(&out, filled);
}

Test(align, zeros_stand_behind_sign_and_prefix) {
    expect_zeros("-42", 6, false, "[-00042");
    expect_zeros("0xff", 8, true, "[0x0000ff");
    expect_zeros("-inf", 8, false, "[    -inf");
}

static void expect_radix(uint64_t bits, char form, bool prefix, const char *text) {
    sc_fmt out;
    sc_fmt_init(&out);
    sc_fmt_radix(&out, bits, form, prefix);
    expect(&out, text);
}

Test(align, numbers_in_other_bases) {
    expect_radix(0, 'x', false, "0");
    expect_radix(48879, 'X', true, "0xBEEF");
    expect_radix(8, 'o', true, "0o10");
    expect_radix(UINT64_MAX, 'x', false, "ffffffffffffffff");
    expect_radix(UINT64_MAX, 'b', true,
                 "0b1111111111111111111111111111111111111111111111111111111111111111");
}

static void expect_float(double value, int32_t precision, int32_t form, const char *text) {
    sc_fmt out;
    sc_fmt_init(&out);
    sc_fmt_float(&out, value, precision, form);
    expect(&out, text);
}

Test(align, floats_with_a_precision_or_an_exponent) {
    expect_float(3.14159, 2, 0, "3.14");
    expect_float(2.5, 0, 0, "2");
    expect_float(-0.001, 1, 0, "-0.0");
    expect_float(12345.678, 2, 'e', "1.23e4");
    expect_float(0.1, -1, 'e', "1e-1");
    expect_float(NAN, 2, 0, "nan");
    expect_float(-INFINITY, 2, 'e', "-inf");
}

Test(align, a_long_float_needs_more_than_the_small_buffer) {
    sc_fmt out;
    sc_fmt_init(&out);
    sc_fmt_float(&out, 1e300, 1, 0);
    sc_str text = sc_fmt_string(&out);
    cr_expect_eq(text.length, 303);
    cr_expect_eq(memcmp(text.data, "10000000", 8), 0);
    cr_expect_eq(memcmp(text.data + 301, ".0", 2), 0);
}

Test(align, text_is_cut_at_characters) {
    uint64_t mark;
    sc_fmt out = begin("h\xc3\xa9llo", &mark);
    out.text = out.small;
    sc_fmt_cut(&out, mark, 2);
    expect(&out, "[h\xc3\xa9");
}

Test(align, a_plus_stands_before_what_has_no_sign) {
    static const char *const texts[][2] = {
        {"5", "[+5"}, {"-5", "[-5"}, {"nan", "[nan"}, {"inf", "[+inf"}};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        uint64_t mark;
        sc_fmt out = begin(texts[i][0], &mark);
        out.text = out.small;
        sc_fmt_plus(&out, mark);
        expect(&out, texts[i][1]);
    }
}
