/* Strings and lists. */
#include <criterion/criterion.h>
#include <string.h>

#include "core/internal.h"

static void init(void) {
    sc__rt.mem = &sc_mem_plain;
}

TestSuite(str, .init = init);

static sc_str str(const char *text) {
    return (sc_str){(const uint8_t *)text, strlen(text)};
}

Test(str, concatenation) {
    sc_str both = sc_str_concat(str("ab"), str("cde"));
    cr_assert(sc_str_equal(both, str("abcde")));
    cr_assert(sc_str_equal(sc_str_concat(str(""), str("x")), str("x")));
    cr_assert_eq(sc_str_concat(str(""), str("")).length, 0);
}

Test(str, order_is_that_of_code_points) {
    cr_assert_eq(sc_str_compare(str("a"), str("b")), -1);
    cr_assert_eq(sc_str_compare(str("b"), str("a")), 1);
    cr_assert_eq(sc_str_compare(str("a"), str("a")), 0);
    cr_assert_eq(sc_str_compare(str("a"), str("ab")), -1);
    cr_assert_eq(sc_str_compare(str(""), str("a")), -1);
    cr_assert_eq(sc_str_compare(str("z"), str("\xc3\xa9")), -1); // bytes are unsigned
    cr_assert_not(sc_str_equal(str("ab"), str("ac")));
}

Test(str, a_list_keeps_its_elements_while_it_grows) {
    sc_list list = {0};
    for (int i = 0; i < 1000; i++) {
        sc_list_reserve(&list, sizeof(int), false);
        ((int *)list.data)[list.length++] = i;
    }
    for (int i = 0; i < 1000; i++)
        cr_assert_eq(((int *)list.data)[i], i);
    cr_assert_leq(list.capacity, 2048);
}

Test(str, a_copied_list_is_separate) {
    int data[3] = {1, 2, 3};
    sc_list list;
    sc_list_copy(&list, data, 3, sizeof data[0], false);
    data[0] = 9;
    cr_assert_eq(((int *)list.data)[0], 1);
    cr_assert_eq(list.length, 3);
    sc_list_copy(&list, NULL, 0, sizeof data[0], false);
    cr_assert_eq(list.length, 0);
}

Test(str, atomics_give_the_old_value) {
    sc_atomic *cell = sc_atomic_new(5);
    cr_assert_eq(sc_atomic_add(cell, 3), 5);
    cr_assert_eq(sc_atomic_swap(cell, 1), 8);
    cr_assert_not(sc_atomic_compare_exchange(cell, 2, 7));
    cr_assert(sc_atomic_compare_exchange(cell, 1, 7));
    cr_assert_eq(sc_atomic_load(cell), 7);
}
