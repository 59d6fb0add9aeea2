/* Memory of a unit: zeroed, aligned, and good for any size. */
#include "base/arena.h"

#include <criterion/criterion.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/vec.h"

Test(arena, memory_is_zeroed_and_aligned) {
    struct arena arena = {0};
    for (size_t size = 0; size < 300; size += 7) {
        unsigned char *memory = arena_alloc(&arena, size);
        cr_assert_eq((uintptr_t)memory % _Alignof(max_align_t), 0);
        for (size_t i = 0; i < size; i++)
            cr_assert_eq(memory[i], 0);
        memset(memory, 0xff, size);
    }
    arena_free(&arena);
}

Test(arena, a_request_larger_than_a_block_is_met) {
    struct arena arena = {0};
    char *small = arena_alloc(&arena, 16);
    char *large = arena_alloc(&arena, 1000000);
    large[999999] = 1;
    small[15] = 1;
    char *next = arena_alloc(&arena, 16);
    cr_assert_eq(next[0], 0);
    arena_free(&arena);
    cr_assert_null(arena.blocks);
}

Test(arena, copies_end_in_nul) {
    struct arena arena = {0};
    cr_assert_str_eq(arena_copy(&arena, "abcdef", 3), "abc");
    cr_assert_str_eq(arena_copy(&arena, NULL, 0), "");
    cr_assert_str_eq(arena_printf(&arena, "%d-%s", 7, "x"), "7-x");
    arena_free(&arena);
}

Test(arena, vectors_keep_their_items_while_they_grow) {
    struct arena arena = {0};
    VEC(int) numbers = {0};
    for (int i = 0; i < 1000; i++)
        VEC_PUSH(&arena, &numbers, i);
    cr_assert_eq(numbers.count, 1000);
    for (int i = 0; i < 1000; i++)
        cr_assert_eq(numbers.items[i], i);
    arena_free(&arena);
}

Test(arena, what_a_reset_leaves_is_cleared) {
    struct arena arena = {0};
    memset(arena_alloc(&arena, 100), 'x', 100);
    arena_alloc(&arena, 1 << 20);
    memset(arena_alloc(&arena, 300), 'x', 300);
    arena_reset(&arena);
    size_t kept = arena.bytes;
    const char *again = arena_alloc(&arena, 400);
    for (size_t i = 0; i < 400; i++)
        cr_assert_eq(again[i], 0);
    cr_assert_eq(arena.bytes, kept, "it lies in the block that was kept");
    arena_free(&arena);
    arena_reset(&arena); // of an empty one: nothing
    cr_assert_null(arena.blocks);
}

Test(arena, large_blocks_are_cleared_and_counted) {
    struct arena arena = {0};
    const size_t size = (size_t)5 << 20;
    char *first = arena_alloc(&arena, size);
    char *second = arena_alloc(&arena, size);
    cr_assert_eq(first[0] | first[size - 1] | second[0] | second[size - 1], 0);
    memset(first, 'x', size);
    cr_assert_eq(second[0], 0);
    cr_assert_geq(arena.bytes, 2 * size);
    arena_free(&arena);
}
