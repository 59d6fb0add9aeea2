/* Text that grows. */
#include "base/strbuf.h"

#include <criterion/criterion.h>

Test(strbuf, an_untouched_buffer_is_the_empty_text) {
    struct strbuf text = {0};
    cr_assert_str_eq(strbuf_text(&text), "");
}

Test(strbuf, pieces_of_all_sorts_follow_each_other) {
    struct arena arena = {0};
    struct strbuf text = {.arena = &arena};
    strbuf_add(&text, "ab");
    strbuf_add_char(&text, 'c');
    strbuf_add_bytes(&text, "def", 2);
    strbuf_printf(&text, "%d", 12);
    cr_assert_str_eq(strbuf_text(&text), "abcde12");
    cr_assert_eq(text.length, 7);
    arena_free(&arena);
}

Test(strbuf, a_long_formatted_piece_is_whole) {
    struct arena arena = {0};
    struct strbuf text = {.arena = &arena};
    strbuf_printf(&text, "%s%5000s|", "x", "y");
    cr_assert_eq(text.length, 5002);
    cr_assert_eq(text.text[5000], 'y');
    cr_assert_eq(text.text[5001], '|');
    arena_free(&arena);
}

Test(strbuf, bytes_may_be_nul) {
    struct arena arena = {0};
    struct strbuf text = {.arena = &arena};
    strbuf_add_bytes(&text, "a\0b", 3);
    cr_assert_eq(text.length, 3);
    cr_assert_eq(text.text[2], 'b');
    cr_assert_eq(text.text[3], 0);
    arena_free(&arena);
}
