/* Text to tokens: literals with their values, comments, and what is no text. */
#include "syntax/lexer.h"

#include <criterion/criterion.h>

#include "syntax_fixture.h"

static struct tokens tokens;

/* The tokens of a text; the first real one is items[1]. */
static const struct token *lex_text(const char *text) {
    unit_open(text, strlen(text));
    tokens = (struct tokens){0};
    cr_assert(lex(&unit, unit.sources.files.items[0], &tokens));
    return tokens.items + 1;
}

static const char *lex_codes(const char *text) {
    lex_text(text);
    return codes();
}

Test(lexer, integers_have_bases_underscores_and_suffixes) {
    const struct token *t = lex_text("42 1_000 0xff 0o17 0b1010 7u8 18446744073709551615");
    cr_assert_eq(t[0].word, 42);
    cr_assert_eq(t[1].word, 1000);
    cr_assert_eq(t[2].word, 255);
    cr_assert_eq(t[3].word, 15);
    cr_assert_eq(t[4].word, 10);
    cr_assert_str_eq(t[5].name->text, "u8");
    cr_assert_eq(t[6].word, UINT64_MAX);
}

Test(lexer, floats_need_digits_on_both_sides_of_the_point) {
    const struct token *t = lex_text("1.5 2e9 1.5f32 3f64 1..2 0x1f32");
    cr_assert_eq(t[0].real, 1.5);
    cr_assert_eq(t[1].real, 2e9);
    cr_assert_str_eq(t[2].name->text, "f32");
    cr_assert_eq(t[3].kind, TOK_FLOAT);
    cr_assert_eq(t[4].kind, TOK_INT);
    cr_assert_eq(t[5].kind, TOK_DOTDOT);
    cr_assert_eq(t[7].word, 0x1f32);
}

Test(lexer, an_item_of_an_item_is_no_fraction) {
    const struct token *t = lex_text("t.0.1");
    cr_assert_eq(t[2].kind, TOK_INT);
    cr_assert_eq(t[3].kind, TOK_DOT);
    cr_assert_eq(t[4].word, 1);
}

Test(lexer, durations_are_nanoseconds) {
    const struct token *t = lex_text("250ns 10us 5ms 2s 3min 1h");
    static const uint64_t expected[] = {250,        10000,        5000000,
                                        2000000000, 180000000000, 3600000000000};
    for (size_t i = 0; i < 6; i++) {
        cr_assert_eq(t[i].kind, TOK_DURATION);
        cr_assert_eq(t[i].word, expected[i]);
    }
}

Test(lexer, strings_and_characters_are_decoded) {
    const struct token *t = lex_text("\"a\\n\\x41\\u{e9}\\\"\" '\\'' 'a' '\xc3\xa9' \"\\0\"");
    cr_assert_eq(t[0].text.length, 6);
    cr_assert_arr_eq(t[0].text.bytes, "a\nA\xc3\xa9\"", 6);
    cr_assert_eq(t[1].word, '\'');
    cr_assert_eq(t[2].word, 'a');
    cr_assert_eq(t[3].word, 0xe9);
    cr_assert_eq(t[4].text.length, 1);
}

Test(lexer, a_lifetime_is_a_quote_and_a_word_without_a_second_quote) {
    const struct token *t = lex_text("'a 'a' 'static");
    cr_assert_eq(t[0].kind, TOK_LIFETIME);
    cr_assert_eq(t[1].kind, TOK_CHAR);
    cr_assert_eq(t[2].kind, TOK_LIFETIME);
}

Test(lexer, comments_nest_and_a_byte_order_mark_is_skipped) {
    const struct token *t = lex_text("\xef\xbb\xbf/* a /* b */ */ x // y\n/// z\nw");
    cr_assert_str_eq(t[0].name->text, "x");
    cr_assert_str_eq(t[1].name->text, "w");
    cr_assert_eq(t[2].kind, 0);
    cr_assert_str_eq(codes(), "");
}

Test(lexer, malformed_literals_have_codes_of_their_own) {
    cr_assert_str_eq(lex_codes("\"abc\n"), "102");
    cr_assert_str_eq(lex_codes("\"abc\\\""), "102");
    cr_assert_str_eq(lex_codes("/* /* */"), "102");
    cr_assert_str_eq(lex_codes("\"\\q\" '\\q' \"\\x4\" \"\\u{}\""), "103 103 103 103");
    cr_assert_str_eq(lex_codes("12q 0x 0b12 1.5s 1.5u8"), "104 104 104 104 104");
    cr_assert_str_eq(lex_codes("'ab' '' 18446744073709551616 1e999 \"\\u{d800}\" 9999999h"),
                     "105 105 105 105 105 105");
}

Test(lexer, what_is_no_text_is_refused_before_the_first_token) {
    unit_open("x \xff\xfe y", 6);
    tokens = (struct tokens){0};
    cr_assert_not(lex(&unit, unit.sources.files.items[0], &tokens));
    cr_assert_str_eq(codes(), "101");
    unit_open("x\0y", 3);
    tokens = (struct tokens){0};
    cr_assert_not(lex(&unit, unit.sources.files.items[0], &tokens));
    cr_assert_str_eq(codes(), "101");
    cr_assert_str_eq(lex_codes("// \xe2\x80\xae"), "101", "a control that reverses text");
    cr_assert_str_eq(lex_codes("a @ b"), "101");
}
