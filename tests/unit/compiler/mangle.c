/* Names of the source in C, and the other text that holds bytes of the source. */
#include "emit/mangle.h"

#include <criterion/criterion.h>
#include <string.h>

#include "emit/writer.h"

static struct arena arena;

static const char *literal(const char *bytes, size_t length) {
    struct strbuf out = {.arena = &arena};
    write_string(&out, bytes, length);
    return strbuf_text(&out);
}

Test(mangle, plain_names_stay_as_they_are) {
    cr_assert_str_eq(mangle_name(&arena, "left_sum"), "left_sum");
}

Test(mangle, what_c_has_no_letter_for_becomes_an_underscore) {
    cr_assert_str_eq(mangle_name(&arena, "map<i32>.next"), "map_i32__next");
    cr_assert_str_eq(mangle_name(&arena, "\xc3\xa9t"), "x___t");
}

Test(mangle, reserved_beginnings_get_a_letter_before_them) {
    cr_assert_str_eq(mangle_name(&arena, "__x86"), "x___x86");
    cr_assert_str_eq(mangle_name(&arena, "sc_spawn"), "x_sc_spawn");
    cr_assert_str_eq(mangle_name(&arena, NULL), "x");
}

Test(mangle, long_names_are_cut) {
    char name[1001];
    memset(name, 'a', 1000);
    name[1000] = 0;
    cr_assert_lt(strlen(mangle_name(&arena, name)), 60);
}

Test(mangle, strings_hold_no_trigraphs_and_no_open_escapes) {
    cr_assert_str_eq(literal("a?\?/b", 5), "\"a\\077\\077/b\"");
    cr_assert_str_eq(literal("\0017\"\\", 4), "\"\\0017\\042\\134\"");
    cr_assert_str_eq(literal("\0a", 2), "\"\\000a\"");
}

Test(mangle, a_comment_cannot_be_left) {
    struct strbuf out = {.arena = &arena};
    write_comment(&out, "a*/ b \\\n?\?/");
    cr_assert_str_eq(strbuf_text(&out), "a.. b .....");
}

static struct storage storage_of(enum storage_kind kind) {
    return (struct storage){.kind = kind};
}

Test(mangle, floats_read_back) {
    struct storage f64 = storage_of(STORAGE_F64);
    struct storage f32 = storage_of(STORAGE_F32);
    cr_assert_str_eq(write_float(&arena, &f64, 0.1), "0.1");
    cr_assert_str_eq(write_float(&arena, &f64, 3), "3.0");
    cr_assert_str_eq(write_float(&arena, &f64, 1e300), "1e+300");
    cr_assert_str_eq(write_float(&arena, &f64, -0.0), "(-0.0)");
    cr_assert_str_eq(write_float(&arena, &f32, (double)0.1f), "0.1f");
}

Test(mangle, the_lowest_integers_have_no_literal_of_their_own) {
    struct storage i64 = storage_of(STORAGE_I64);
    struct storage u64 = storage_of(STORAGE_U64);
    cr_assert_str_eq(write_int(&arena, &i64, (uint64_t)1 << 63), "INT64_MIN");
    cr_assert_str_eq(write_int(&arena, &i64, (uint64_t)-1), "(-1)");
    cr_assert_str_eq(write_int(&arena, &u64, UINT64_MAX), "UINT64_C(18446744073709551615)");
}
