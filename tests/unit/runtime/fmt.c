/* Printed forms: what spec 11 promises for each kind of value. */
#include <criterion/criterion.h>
#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/internal.h"

static void init(void) {
    sc__rt.mem = &sc_mem_plain;
}

TestSuite(fmt, .init = init);

static void expect(sc_fmt *out, const char *text) {
    sc_str got = sc_fmt_string(out);
    cr_expect(got.length == strlen(text) && memcmp(got.data, text, got.length) == 0,
              "got '%.*s', expected '%s'", (int)got.length, (const char *)got.data, text);
}

static void expect_f64(double value, const char *text) {
    sc_fmt out;
    sc_fmt_init(&out);
    sc_fmt_f64(&out, value);
    expect(&out, text);
}

static void expect_duration(int64_t ns, const char *text) {
    sc_fmt out;
    sc_fmt_init(&out);
    sc_fmt_duration(&out, ns);
    expect(&out, text);
}

Test(fmt, floats_always_have_a_point_or_an_exponent) {
    expect_f64(0.0, "0.0");
    expect_f64(-0.0, "-0.0");
    expect_f64(1.0, "1.0");
    expect_f64(-2.5, "-2.5");
    expect_f64(100.0, "100.0");
    expect_f64(0.001, "0.001");
    expect_f64(1e15, "1000000000000000.0");
    expect_f64(1e16, "1e16");
    expect_f64(1.5e300, "1.5e300");
    expect_f64(1e-5, "0.00001");
    expect_f64(1.25e-7, "1.25e-7");
    expect_f64(INFINITY, "inf");
    expect_f64(-INFINITY, "-inf");
    expect_f64(NAN, "nan");
}

Test(fmt, floats_are_the_shortest_text_that_reads_back) {
    expect_f64(0.1, "0.1");
    expect_f64(0.1 + 0.2, "0.30000000000000004");
    expect_f64(1.0 / 3.0, "0.3333333333333333");
    expect_f64(DBL_MAX, "1.7976931348623157e308");
    expect_f64(5e-324, "5e-324");
    sc_fmt out;
    sc_fmt_init(&out);
    sc_fmt_f32(&out, 0.1f);
    expect(&out, "0.1");
    sc_fmt_init(&out);
    sc_fmt_f32(&out, 16777216.0f);
    expect(&out, "16777216.0");
}

Test(fmt, random_floats_read_back) {
    uint64_t seed = 1;
    for (int i = 0; i < 20000; i++) {
        seed = seed * 6364136223846793005u + 1442695040888963407u;
        double value;
        memcpy(&value, &seed, sizeof value);
        if (!isfinite(value))
            continue;
        sc_fmt out;
        sc_fmt_init(&out);
        sc_fmt_f64(&out, value);
        sc_fmt_str(&out, (sc_str){(const uint8_t *)"", 1});
        cr_assert_eq(strtod(out.text, NULL), value, "%s", out.text);
        cr_assert(strpbrk(out.text, ".e"), "%s", out.text);
    }
}

Test(fmt, durations_use_the_largest_unit_that_fits) {
    expect_duration(0, "0s");
    expect_duration(1500000000, "1.5s");
    expect_duration(60000000000, "60s");
    expect_duration(20000000, "20ms");
    expect_duration(1001000, "1.001ms");
    expect_duration(999, "999ns");
    expect_duration(2500, "2.5us");
    expect_duration(-1000000000, "-1s");
    expect_duration(INT64_MIN, "-9223372036.854775808s");
}

Test(fmt, strings_and_chars_are_escaped_inside_values_only) {
    sc_fmt out;
    sc_fmt_init(&out);
    sc_str text = {(const uint8_t *)"a\"b\\\n\x01\xc3\xa9'", 9};
    sc_fmt_str(&out, text);
    expect(&out, "a\"b\\\n\x01\xc3\xa9'");
    sc_fmt_init(&out);
    sc_fmt_quoted(&out, text);
    expect(&out, "\"a\\\"b\\\\\\n\\u{1}\xc3\xa9'\"");
    sc_fmt_init(&out);
    sc_fmt_quoted_char(&out, '\'');
    sc_fmt_char(&out, 0x1F600);
    sc_fmt_quoted_char(&out, 0xE9);
    expect(&out, "'\\''\xf0\x9f\x98\x80'\xc3\xa9'");
}

Test(fmt, pieces_grow_beyond_the_small_buffer) {
    sc_fmt out;
    sc_fmt_init(&out);
    for (int i = 0; i < 1000; i++)
        sc_fmt_u64(&out, 12345);
    sc_str got = sc_fmt_string(&out);
    cr_assert_eq(got.length, 5000);
    cr_expect(memcmp(got.data + 4995, "12345", 5) == 0);
}

Test(fmt, extreme_integers) {
    sc_fmt out;
    sc_fmt_init(&out);
    sc_fmt_i64(&out, INT64_MIN);
    sc_fmt_bool(&out, true);
    sc_fmt_u64(&out, UINT64_MAX);
    sc_fmt_bool(&out, false);
    expect(&out, "-9223372036854775808true18446744073709551615false");
}
