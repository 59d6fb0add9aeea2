/* Finds the page of a code; the pages are explain.def. */
#include "diag/explain.h"

const char *explain_page(enum diag_code code) {
    static const char *const pages[DIAG_COUNT] = {
#define EXPLAIN(id, page) [DIAG_##id] = page,
#include "diag/explain.def"
#undef EXPLAIN
    };
    return pages[code];
}

bool explain_find(const char *name, enum diag_code *found) {
    if (name[0] != 'S' || name[1] != 'C')
        return false;
    int number = 0;
    const char *digit = name + 2;
    for (; *digit >= '0' && *digit <= '9' && digit < name + 6; digit++)
        number = number * 10 + (*digit - '0');
    if (*digit || digit != name + 6 || number == 0)
        return false;
    for (int i = 0; i < DIAG_COUNT; i++) {
        if (diag_number((enum diag_code)i) == number) {
            *found = (enum diag_code)i;
            return true;
        }
    }
    return false;
}
