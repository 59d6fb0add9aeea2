/* Places: the one number that names a byte of a file, and the way back to line and column. */
#include "diag/source.h"

#include <criterion/criterion.h>

static struct arena arena;
static struct source_map map;

static void setup(void) {
    arena = (struct arena){0};
    map = (struct source_map){.arena = &arena};
}

static void teardown(void) {
    arena_free(&arena);
}

TestSuite(source, .init = setup, .fini = teardown);

Test(source, no_place_is_position_zero) {
    source_add(&map, "a.sc", "x", 1);
    cr_assert_null(source_place(&map, 0).source);
    cr_assert_null(source_place(&map, 100).source);
}

Test(source, lines_and_columns_count_from_one) {
    struct source *a = source_add(&map, "a.sc", "ab\ncd\n", 6);
    struct location place = source_place(&map, a->base);
    cr_assert(place.line == 1 && place.column == 1);
    place = source_place(&map, a->base + 2);
    cr_assert(place.line == 1 && place.column == 3, "the newline belongs to its line");
    place = source_place(&map, a->base + 4);
    cr_assert(place.line == 2 && place.column == 2);
    place = source_place(&map, a->base + 6);
    cr_assert(place.line == 3 && place.column == 1, "the end of the file has a place");
}

Test(source, files_share_one_space_of_positions) {
    struct source *empty = source_add(&map, "empty.sc", "", 0);
    struct source *a = source_add(&map, "a.sc", "ab\n", 3);
    struct source *b = source_add(&map, "b.sc", "cd\n", 3);
    cr_assert_eq(source_place(&map, empty->base).source, empty);
    cr_assert_eq(source_place(&map, a->base).source, a);
    cr_assert_eq(source_place(&map, a->base + 3).source, a, "the end of a is not the start of b");
    cr_assert_eq(source_place(&map, b->base).source, b);
    cr_assert_eq(source_place(&map, b->base).line, 1);
}

Test(source, a_line_is_given_without_its_end) {
    struct source *a = source_add(&map, "a.sc", "ab\r\ncd", 6);
    size_t length = 0;
    cr_assert_arr_eq(source_line(a, 1, &length), "ab", 2);
    cr_assert_eq(length, 2);
    cr_assert_arr_eq(source_line(a, 2, &length), "cd", 2);
    cr_assert_eq(length, 2);
    source_line(a, 3, &length);
    cr_assert_eq(length, 0);
}
