/* Every code that a user can see has its page. */
#include "diag/explain.h"

#include <criterion/criterion.h>
#include <string.h>

Test(explain, every_code_has_a_page) {
    for (int i = 0; i < DIAG_COUNT; i++) {
        enum diag_code code = (enum diag_code)i;
        const char *page = explain_page(code);
        if (diag_number(code) == 0)
            continue;
        cr_assert_not_null(page, "SC%04d has no page", diag_number(code));
        cr_assert_gt(strlen(page), 60, "the page of SC%04d says nothing", diag_number(code));
        cr_assert_eq(page[strlen(page) - 1], '\n');
    }
}

Test(explain, lines_fit_a_screen) {
    for (int i = 0; i < DIAG_COUNT; i++) {
        const char *page = explain_page((enum diag_code)i);
        for (const char *line = page; line && *line; line = strchr(line, '\n') + 1)
            cr_assert_leq(strcspn(line, "\n"), 104, "SC%04d: %s", diag_number((enum diag_code)i),
                          line);
    }
}

Test(explain, codes_are_found_by_their_printed_name) {
    enum diag_code code;
    cr_assert(explain_find("SC0501", &code));
    cr_assert_eq(code, DIAG_ASYNC_REQUIRED);
    const char *wrong[] = {"",        "SC",     "SC05", "SC9999", "SC0000",
                           "SC05011", "sc0501", "0501", "SC 501"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        cr_assert_not(explain_find(wrong[i], &code), "%s", wrong[i]);
}
