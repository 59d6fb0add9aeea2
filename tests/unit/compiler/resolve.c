/* Names to symbols, over whole programs. */
#include <criterion/criterion.h>

#include "type_fixture.h"

Test(resolve, declarations_may_come_in_any_order) {
    cr_assert_str_eq(check_codes("function main() { _ = later(LIMIT); }"
                                 "function later(n: Number) -> Number { return n; }"
                                 "const LIMIT: Number = 3; type Number = i32;"),
                     "");
}

Test(resolve, a_program_hides_the_prelude_in_silence) {
    cr_assert_str_eq(check_codes("error Timeout; type event = { n: i32 };"
                                 "function with_timeout() -> i32 { return 1; }"
                                 "function main() { _ = with_timeout(); }"),
                     "");
    cr_assert_not(unit.names->timeout->decl == NULL);
    cr_assert(unit.names->timeout->is_prelude);
}

Test(resolve, a_name_is_visible_from_its_declaration_to_the_end_of_its_block) {
    cr_assert_str_eq(check_codes("function main() { const x = x; _ = x; }"), "301");
    cr_assert_str_eq(check_codes("function main() { { const y = 1; _ = y; } _ = y; }"), "301");
    cr_assert_str_eq(
        check_codes("function main() { const x = 1; { const x = \"s\"; _ = x; } _ = x + 1; }"), "");
}

Test(resolve, alternatives_bind_the_same_names) {
    const char *types = "type T = | A { n: i32 } | B { n: i32 } | C;";
    char text[256];
    snprintf(text, sizeof text,
             "%s function f(t: T) -> i32 { return match t { A { n } | B { n } -> n; C -> 0; }; } "
             "function main() {}",
             types);
    cr_assert_str_eq(check_codes(text), "");
    snprintf(text, sizeof text,
             "%s function f(t: T) -> i32 { return match t { A { n } | C -> 1; B { n } -> n; }; } "
             "function main() {}",
             types);
    cr_assert_str_eq(check_codes(text), "301");
}

Test(resolve, assigning_is_no_use_of_a_name) {
    check_codes("function main() { var n = 1; n = 2; const m = n; }");
    atom n = atom_of(&unit.atoms, "n");
    for (size_t i = 0; i < unit.names->all.count; i++) {
        const struct symbol *symbol = unit.names->all.items[i];
        if (symbol->name == n && symbol->kind == SYMBOL_LOCAL)
            cr_assert_eq(symbol->uses, 1);
    }
}
