/*
 * The C border: what may cross it, and the header for those on the other side.
 *
 *   Reads       signatures of functions that are declared `extern c` or `export c`
 *   Fills       nothing
 *   Requires    a tree that the checker has seen; what it marked with error types is left alone
 *   Guarantees  after true, every type that crosses has the C form that docs/embedding.md tells, and
 *               exported functions have names of their own in C
 */
#pragma once

#include <stdbool.h>

#include "base/strbuf.h"
#include "unit.h"

/* False if something was reported. */
bool border_unit(struct unit *unit);
/* The header of the exported functions. */
void border_header(struct unit *unit, struct strbuf *out);
