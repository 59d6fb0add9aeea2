/* Reports: sorted by place, each said once, silenced and raised as the command line asks. */
#include "diag/diag.h"

#include <criterion/criterion.h>

static struct arena arena;
static struct source_map sources;
static struct diags diags;

static void setup(void) {
    arena = (struct arena){0};
    sources = (struct source_map){.arena = &arena};
    diags = (struct diags){.arena = &arena, .sources = &sources};
}

static void teardown(void) {
    arena_free(&arena);
}

TestSuite(diag, .init = setup, .fini = teardown);

static struct span at(uint32_t start) {
    return (struct span){start, start + 1};
}

Test(diag, reports_come_in_order_of_place_then_of_reporting) {
    report(&diags, DIAG_RACE, at(30), "c");
    report(&diags, DIAG_TYPE_MISMATCH, at(10), "a");
    report(&diags, DIAG_UNKNOWN_NAME, at(10), "b");
    diags_sort(&diags);
    cr_assert_str_eq(diags.list.items[0]->text, "a");
    cr_assert_str_eq(diags.list.items[1]->text, "b");
    cr_assert_str_eq(diags.list.items[2]->text, "c");
}

Test(diag, the_same_report_is_said_once) {
    report(&diags, DIAG_RACE, at(10), "'%s' races", "n");
    report(&diags, DIAG_TYPE_MISMATCH, at(10), "between");
    report(&diags, DIAG_RACE, at(10), "'%s' races", "n");
    report(&diags, DIAG_RACE, at(10), "'%s' races", "m");
    diags_sort(&diags);
    cr_assert_eq(diags.list.count, 3);
    cr_assert_eq(diags.error_count, 3);
}

Test(diag, only_errors_count_as_errors) {
    report(&diags, DIAG_PLACEHOLDER, at(10), "placeholder");
    cr_assert_eq(diags.error_count, 0);
    diags_raise_warnings(&diags);
    cr_assert_eq(diags.error_count, 1);
    diags_raise_warnings(&diags);
    cr_assert_eq(diags.error_count, 1, "raised once");
}

Test(diag, warnings_are_named_by_their_ids) {
    enum diag_code code;
    cr_assert(diag_find_warning("not-a-guard", &code));
    cr_assert_eq(code, DIAG_NOT_A_GUARD);
    cr_assert_not(diag_find_warning("race", &code), "an error is no warning");
    cr_assert_not(diag_find_warning("not-a", &code));
    cr_assert_not(diag_find_warning("", &code));
}

Test(diag, silence_takes_warnings_and_leaves_errors) {
    bool silenced[DIAG_COUNT] = {0};
    silenced[DIAG_PLACEHOLDER] = true;
    silenced[DIAG_RACE] = true;
    report(&diags, DIAG_PLACEHOLDER, at(10), "a");
    report(&diags, DIAG_RACE, at(10), "b");
    report(&diags, DIAG_NOT_A_GUARD, at(10), "c");
    diags_silence(&diags, silenced);
    cr_assert_eq(diags.list.count, 2);
    cr_assert_str_eq(diags.list.items[0]->text, "b");
}
