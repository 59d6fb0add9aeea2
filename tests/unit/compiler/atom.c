/* Interned names: equality is identity. */
#include "base/atom.h"

#include <criterion/criterion.h>

Test(atom, equal_names_are_one_pointer) {
    struct arena arena = {0};
    struct atom_table table = {.arena = &arena};
    atom first = atom_make(&table, "scope!", 5);
    cr_assert_eq(first, atom_of(&table, "scope"));
    cr_assert_neq(first, atom_of(&table, "Scope"));
    cr_assert_str_eq(first->text, "scope");
    cr_assert_eq(first->length, 5);
    arena_free(&arena);
}

Test(atom, names_stay_where_they_are_while_the_table_grows) {
    struct arena arena = {0};
    struct atom_table table = {.arena = &arena};
    atom made[5000];
    for (int i = 0; i < 5000; i++)
        made[i] = atom_of(&table, arena_printf(&arena, "name%d", i));
    for (int i = 0; i < 5000; i++)
        cr_assert_eq(made[i], atom_of(&table, arena_printf(&arena, "name%d", i)));
    cr_assert_eq(table.count, 5000);
    arena_free(&arena);
}

Test(atom, a_name_may_hold_any_bytes) {
    struct arena arena = {0};
    struct atom_table table = {.arena = &arena};
    cr_assert_neq(atom_make(&table, "a\0b", 3), atom_make(&table, "a\0c", 3));
    cr_assert_eq(atom_make(&table, "", 0)->length, 0);
    arena_free(&arena);
}
