/* Lists grow by doubling, copy, move and forget. */
#include <criterion/criterion.h>

#include "core/internal.h"

static void init(void) {
    sc__rt.mem = &sc_mem_plain;
}

TestSuite(list, .init = init);

Test(list, growing_keeps_elements_and_at_least_doubles) {
    sc_list list = {0};
    uint32_t numbers[] = {1, 2, 3, 4, 5};
    sc_list_append(&list, numbers, 5, sizeof *numbers, false);
    cr_expect_eq(list.length, 5);
    cr_expect_eq(list.capacity, 5); // what is asked for at first is given
    sc_list_reserve(&list, sizeof *numbers, false);
    cr_expect_eq(list.capacity, 10);
    sc_list_grow(&list, 11, sizeof *numbers, false);
    cr_expect_eq(list.capacity, 20);
    sc_list_grow(&list, 100, sizeof *numbers, false);
    cr_expect_eq(list.capacity, 100);
    cr_expect_arr_eq(list.data, numbers, sizeof numbers);
}

Test(list, appending_its_own_elements) {
    sc_list list = {0};
    uint32_t numbers[] = {1, 2};
    sc_list_append(&list, numbers, 2, sizeof *numbers, false);
    sc_list_append(&list, list.data, 2, sizeof *numbers, false);
    uint32_t twice[] = {1, 2, 1, 2};
    cr_expect_eq(list.length, 4);
    cr_expect_arr_eq(list.data, twice, sizeof twice);
}

Test(list, nothing_is_appended_of_nothing) {
    sc_list list = {0};
    sc_list_append(&list, NULL, 0, 8, true);
    cr_expect_eq(list.capacity, 0);
}

Test(list, elements_move_over_each_other_and_are_forgotten) {
    uint32_t numbers[] = {1, 2, 3, 4, 5};
    sc_list_move(numbers, 0, 1, 4, sizeof *numbers);
    uint32_t moved[] = {1, 1, 2, 3, 4};
    cr_expect_arr_eq(numbers, moved, sizeof moved);
    sc_list_forget(numbers, 1, 3, sizeof *numbers);
    uint32_t forgotten[] = {1, 0, 0, 3, 4};
    cr_expect_arr_eq(numbers, forgotten, sizeof forgotten);
    sc_list_forget(numbers, 2, 2, sizeof *numbers);
    cr_expect_eq(numbers[3], 3);
}
