/* Unification: variables are bound once and for all, or not at all. */
#include "type/unify.h"

#include <criterion/criterion.h>

#include "type_fixture.h"

static struct types *types_open(void) {
    unit_open("", 0);
    return types_new(&unit);
}

Test(unify, a_variable_becomes_what_it_meets) {
    struct types *types = types_open();
    struct type *var = type_variable(types, VAR_ANY);
    struct type *list = type_of(types, TYPE_LIST, var);
    struct type *number = type_make(types, TYPE_I64);
    cr_assert(type_unify(types, list, type_of(types, TYPE_LIST, number)));
    cr_assert_eq(type_resolved(var), number);
    cr_assert_eq(type_zonk(types, list), type_of(types, TYPE_LIST, number));
}

Test(unify, a_failure_binds_nothing) {
    struct types *types = types_open();
    struct type *var = type_variable(types, VAR_ANY);
    struct type *a[] = {var, type_make(types, TYPE_BOOL)};
    struct type *b[] = {type_make(types, TYPE_I32), type_make(types, TYPE_STRING)};
    cr_assert_not(type_unify(types, type_tuple(types, a, 2), type_tuple(types, b, 2)));
    cr_assert_eq(type_resolved(var), var);
}

Test(unify, a_literal_becomes_numbers_only) {
    struct types *types = types_open();
    struct type *literal = type_variable(types, VAR_INTEGER);
    cr_assert_not(type_unify(types, literal, type_make(types, TYPE_STRING)));
    cr_assert(type_can_unify(types, literal, type_make(types, TYPE_F64)));
    cr_assert(type_unify(types, literal, type_make(types, TYPE_U8)));
    cr_assert_eq(type_resolved(literal)->kind, TYPE_U8);
}

Test(unify, a_type_is_no_part_of_itself) {
    struct types *types = types_open();
    struct type *var = type_variable(types, VAR_ANY);
    cr_assert_not(type_unify(types, var, type_of(types, TYPE_LIST, var)));
}

Test(unify, the_unknown_member_of_a_set_takes_the_rest) {
    cr_assert_str_eq(
        check_codes("error A; error B;"
                    "function strip<E>(r: Result<i32, E | A>) -> Result<i32, E> { return 1; }"
                    "function f() -> Result<i32, A | B> { return 1; }"
                    "function main() { const x = strip(f()); _ = x; }"),
        "");
    cr_assert_str_eq(type_of_name("x"), "Result<i32, B>");
}
