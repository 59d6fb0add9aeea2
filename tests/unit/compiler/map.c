/* Maps from pointers: found again, replaced, and walked in order of insertion. */
#include "base/map.h"

#include <criterion/criterion.h>

static int keys[3000];

Test(map, an_absent_key_gives_null) {
    struct arena arena = {0};
    struct map map = {.arena = &arena};
    cr_assert_null(map_get(&map, &keys[0]));
    map_put(&map, &keys[0], &keys[1]);
    cr_assert_null(map_get(&map, &keys[1]));
    arena_free(&arena);
}

Test(map, every_key_is_found_in_a_map_that_has_grown) {
    struct arena arena = {0};
    struct map map = {.arena = &arena};
    for (int i = 0; i < 3000; i++)
        map_put(&map, &keys[i], &keys[2999 - i]);
    for (int i = 0; i < 3000; i++)
        cr_assert_eq(map_get(&map, &keys[i]), &keys[2999 - i]);
    arena_free(&arena);
}

Test(map, a_second_put_replaces_and_keeps_the_order) {
    struct arena arena = {0};
    struct map map = {.arena = &arena};
    map_put(&map, &keys[2], &keys[0]);
    map_put(&map, &keys[1], &keys[0]);
    map_put(&map, &keys[2], &keys[9]);
    cr_assert_eq(map.count, 2);
    cr_assert_eq(map.entries[0].key, &keys[2]);
    cr_assert_eq(map.entries[0].value, &keys[9]);
    cr_assert_eq(map.entries[1].key, &keys[1]);
    arena_free(&arena);
}
