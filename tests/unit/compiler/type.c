/* The table of types: equal types are one, and what types allow follows from their parts. */
#include <criterion/criterion.h>

#include "type_fixture.h"

static struct types *types_open(void) {
    unit_open("", 0);
    return types_new(&unit);
}

Test(type, equal_types_are_the_same_pointer) {
    struct types *types = types_open();
    struct type *number = type_make(types, TYPE_I32);
    cr_assert_eq(type_of(types, TYPE_LIST, number), type_of(types, TYPE_LIST, number));
    cr_assert_neq(type_view(types, number, true), type_view(types, number, false));
    cr_assert_neq(type_array(types, number, 2), type_array(types, number, 3));
}

Test(type, an_error_set_does_not_depend_on_its_order) {
    check_codes("error A; error B; error C; function f() -> Result<i32, C | A | B> { return 1; }"
                "function g() -> Result<i32, B | C | A | B> { return 1; } function main() {}");
    cr_assert_str_eq(type_of_name("f"), type_of_name("g"));
    cr_assert_str_eq(type_of_name("f"), "function() -> Result<i32, A | B | C>");
}

Test(type, copying_follows_from_the_parts) {
    check_codes("type Plain = { n: i32, s: String }; type Owner = { xs: List<i32> };"
                "type Tree = | Leaf | Node { l: Tree, r: Tree };"
                "function f(a: Plain, b: Owner, c: Tree, d: Owner?, e: (i32, Plain)) {}"
                "function main() {}");
    const struct symbol *f = unit.names->functions.items[unit.names->functions.count - 2];
    static const bool copies[] = {true, false, false, false, true};
    for (size_t i = 0; i < 5; i++)
        cr_assert_eq(type_is_copy(unit.types, f->signature->params.items[i]->type), copies[i]);
    cr_assert(type_is_recursive(unit.types, f->signature->params.items[2]->type));
    cr_assert_not(type_is_recursive(unit.types, f->signature->params.items[1]->type));
}

Test(type, types_print_as_they_are_written) {
    cr_assert_str_eq(type_of_expression("[1u8, 2]"), "Array<u8, 2>");
    cr_assert_str_eq(type_of_expression("(1, \"s\", 2.5, 'c', 1s)"),
                     "(i32, String, f64, Char, Duration)");
    cr_assert_str_eq(type_of_expression("|a: i64, b: View<u8>| a"),
                     "function(i64, View<u8>) -> i64");
    cr_assert_str_eq(type_of_expression("Some { value: Some { value: true } }"), "Bool??");
}
