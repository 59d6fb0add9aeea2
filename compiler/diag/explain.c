/* Finds the page of a code. */
#include "diag/explain.h"

#include <stdio.h>
#include <string.h>

#include "diag/diag.h"

bool explain_print(const char *code) {
    for (int i = 0; i < DIAG_COUNT; i++) {
        char name[16];
        int number = diag_number((enum diag_code)i);
        snprintf(name, sizeof name, "SC%04d", number);
        if (number == 0 || strcmp(name, code) != 0)
            continue;
        printf("%s: %s\n", name, diag_title((enum diag_code)i));
        return true;
    }
    return false;
}
