/* Finding, reading numbers, and the case of letters. */
#include <criterion/criterion.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/internal.h"

static void init(void) {
    sc__rt.mem = &sc_mem_plain;
}

TestSuite(text, .init = init);

static sc_str of(const char *text) {
    return (sc_str){.data = (const uint8_t *)text, .length = strlen(text)};
}

Test(text, a_part_is_found_from_a_place_on) {
    cr_expect_eq(sc_str_find(of("abcabc"), of("bc"), 0), 1);
    cr_expect_eq(sc_str_find(of("abcabc"), of("bc"), 2), 4);
    cr_expect_eq(sc_str_find(of("abcabc"), of("bc"), 5), UINT64_MAX);
    cr_expect_eq(sc_str_find(of("abc"), of(""), 3), 3);
    cr_expect_eq(sc_str_find(of("abc"), of(""), 4), UINT64_MAX);
    cr_expect_eq(sc_str_find(of(""), of("a"), 0), UINT64_MAX);
}

static void expect_number(const char *text, double number) {
    double got = -1;
    cr_expect(sc_str_f64(of(text), &got), "'%s' is a number", text);
    cr_expect(got == number || (isnan(got) && isnan(number)), "'%s' gives %g", text, got);
}

Test(text, decimal_numbers_are_read) {
    expect_number("0", 0);
    expect_number("-12.5", -12.5);
    expect_number("+.5e-3", 0.0005);
    expect_number("1.", 1);
    expect_number("1E2", 100);
    expect_number("inf", INFINITY);
    expect_number("-nan", NAN);
    // longer than any buffer
    char long_text[301];
    memset(long_text, '0', 300);
    memcpy(long_text + 290, "7.25", 4);
    long_text[300] = 0;
    expect_number(long_text, 7.25);
}

Test(text, what_is_no_decimal_number_is_not_read) {
    static const char *const bad[] = {"",   "-",    ".",     "1e",   "1e+",   " 1",
                                      "1 ", "0x10", "1_000", "infx", "1.2.3", "e5"};
    double got;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        cr_expect_not(sc_str_f64(of(bad[i]), &got), "'%s' is no number", bad[i]);
}

static void expect_case(const char *text, bool upper, const char *mapped) {
    sc_str got = sc_str_case(of(text), upper);
    cr_expect(got.length == strlen(mapped) && memcmp(got.data, mapped, got.length) == 0,
              "'%s' gives '%.*s'", text, (int)got.length, (const char *)got.data);
}

Test(text, letters_change_case) {
    expect_case("abcXYZ@[`{09", true, "ABCXYZ@[`{09");
    expect_case("abcXYZ@[`{09", false, "abcxyz@[`{09");
    expect_case("\xc3\xa9", true, "\xc3\x89");
    expect_case("\xce\xa9", false, "\xcf\x89");
    expect_case("", true, "");
}

Test(text, a_longer_letter_needs_more_room) {
    // U+023F becomes U+2C7E: two bytes become three, many times
    char text[401];
    char mapped[601];
    for (int i = 0; i < 200; i++) {
        memcpy(text + 2 * i, "\xc8\xbf", 2);
        memcpy(mapped + 3 * i, "\xe2\xb1\xbe", 3);
    }
    text[400] = mapped[600] = 0;
    expect_case(text, true, mapped);
}

Test(text, bytes_that_are_no_characters_stay) {
    expect_case("a\xff\xc3", true, "A\xff\xc3");
}
