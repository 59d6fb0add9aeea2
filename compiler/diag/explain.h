/* Pages on diagnostics, for --explain. */
#pragma once

#include <stdbool.h>

#include "diag/diag.h"

/* Finds a code by its printed name, "SC0501". */
bool explain_find(const char *name, enum diag_code *found);
/* What the condition is and how it is mended; NULL for codes that are not printed. */
const char *explain_page(enum diag_code code);
