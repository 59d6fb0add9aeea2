/*
 * Diagnostics as people and editors read them (spec 9): a first line in the GNU form, the source
 * lines with the places underlined, then labels, notes and helps.
 *
 * Reads       diags (sorted), the sources they point into
 * Fills       text
 * Requires    diags_sort() has run
 * Guarantees  the same reports give the same bytes; nothing of the source can disguise the output
 */
#pragma once

#include <stdbool.h>

#include "base/strbuf.h"
#include "diag/diag.h"

enum {
    RENDER_MOST_ERRORS = 20
};

void diags_render_plain(const struct diags *diags, struct strbuf *out);
void diags_render_colored(const struct diags *diags, struct strbuf *out);
/* One JSON object a line with the same facts, and edits that a machine can apply. */
void diags_render_json(const struct diags *diags, struct strbuf *out);
