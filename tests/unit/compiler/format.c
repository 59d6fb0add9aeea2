/* Formats are taken apart into text and holes. */
#include "lang/format.h"

#include <criterion/criterion.h>
#include <string.h>

struct piece {
    enum format_piece kind;
    char text[64];
    size_t length;
    struct format_spec spec;
};

/* The piece of the format from `*at` on. */
static struct piece next(const char *format, size_t *at) {
    struct piece piece = {0};
    piece.kind = format_next(format, strlen(format), at, piece.text, &piece.length, &piece.spec);
    return piece;
}

static struct piece only(const char *format) {
    size_t at = 0;
    return next(format, &at);
}

Test(format, braces_are_undoubled_and_text_goes_up_to_a_hole) {
    size_t at = 0;
    struct piece piece = next("a{{b}}c{}d", &at);
    cr_expect_eq(piece.kind, FORMAT_HOLE);
    cr_expect_str_eq(piece.text, "a{b}c");
    cr_expect_not(piece.spec.is_given);
    piece = next("a{{b}}c{}d", &at);
    cr_expect_eq(piece.kind, FORMAT_END);
    cr_expect_str_eq(piece.text, "d");
}

Test(format, every_part_of_a_spec_is_found) {
    struct format_spec spec = only("{:*^+#012.3x}").spec;
    cr_expect_eq(spec.fill, '*');
    cr_expect_eq(spec.align, ALIGN_CENTER);
    cr_expect(spec.has_plus && spec.has_prefix && spec.has_zeros);
    cr_expect_eq(spec.width, 12);
    cr_expect_eq(spec.precision, 3);
    cr_expect_eq(spec.form, 'x');
}

Test(format, what_is_left_out_has_its_usual_value) {
    struct format_spec spec = only("{:7}").spec;
    cr_expect_eq(spec.fill, ' ');
    cr_expect_eq(spec.align, ALIGN_USUAL);
    cr_expect_eq(spec.width, 7);
    cr_expect_eq(spec.precision, -1);
    cr_expect_eq(spec.form, 0);
}

Test(format, a_fill_may_be_any_character) {
    cr_expect_eq(only("{:\xc2\xb7>5}").spec.fill, 0xb7);
    cr_expect_eq(only("{:>>5}").spec.fill, '>');
    cr_expect_eq(only("{:>5}").spec.fill, ' ');
}

Test(format, what_is_no_spec_is_bad) {
    static const char *const bad[] = {"{:q}", "{:5.}", "{:5x5}", "{:99999}", "{:.99999}", "{: 5}"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        cr_expect_eq(only(bad[i]).kind, FORMAT_BAD, "%s", bad[i]);
}

Test(format, a_brace_alone_is_told_apart) {
    static const char *const alone[] = {"{", "}", "{a}", "{:5", "a } b"};
    for (size_t i = 0; i < sizeof alone / sizeof *alone; i++)
        cr_expect_eq(only(alone[i]).kind, FORMAT_ALONE, "%s", alone[i]);
}
