/* What an output depends on, in the language of make and ninja. */
#pragma once

#include "base/strbuf.h"
#include "unit.h"

/* A rule for `target` that names every file the unit was read from, quoted as gcc quotes its own. */
void depfile_print(const struct unit *unit, const char *target, struct strbuf *out);
