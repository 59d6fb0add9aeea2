/*
 * The compiler as a list of stages.
 *
 * Reads       the unit's first source and its options
 * Fills       everything of the unit; text
 * Requires    a source that was read
 * Guarantees  reports are sorted; true, and text of the wanted kind, only without errors
 */
#pragma once

#include <stdbool.h>

#include "base/strbuf.h"
#include "unit.h"

/* Walks the stages that the wanted output needs; `text` gets the AST, the IR or C. */
bool driver_run(struct unit *unit, struct strbuf *text);

/* Microseconds from some moment on, and a line of --time for what has begun at one. */
size_t driver_clock(void);
void driver_time(const struct unit *unit, const char *what, size_t since);
