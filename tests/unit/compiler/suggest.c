/* Which name was meant. */
#include "resolve/suggest.h"

#include <criterion/criterion.h>
#include <string.h>

static const char *best(const char *wanted, const char *const *names) {
    struct suggestion suggestion = {.wanted = wanted};
    for (; *names; names++)
        suggest(&suggestion, *names);
    return suggestion.best ? suggestion.best : "";
}

#define AMONG(...) ((const char *const[]){__VA_ARGS__, 0})

Test(suggest, the_nearest_name_is_meant) {
    cr_assert_str_eq(best("lenght", AMONG("left", "length", "lengths")), "length");
    cr_assert_str_eq(best("prinltn", AMONG("print", "println", "eprintln")), "println");
}

Test(suggest, case_alone_counts_for_nothing) {
    cr_assert_str_eq(best("string", AMONG("sting", "String")), "String");
}

Test(suggest, unlike_and_short_names_get_no_suggestion) {
    cr_assert_str_eq(best("apple", AMONG("orange", "x")), "");
    cr_assert_str_eq(best("ab", AMONG("cd", "ax")), "");
}

Test(suggest, very_long_names_are_left_alone) {
    char name[200];
    memset(name, 'a', sizeof name);
    name[sizeof name - 1] = '\0';
    cr_assert_str_eq(best(name, AMONG("a", name + 1)), "");
}
