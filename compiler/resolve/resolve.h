/*
 * Names to symbols.
 *
 * Reads:      unit->modules, the parsed trees; the prelude's source, which it parses itself.
 * Fills:      unit->names, the LINK(resolve) fields of the tree, and what symbol.h marks with resolve.
 * Requires:   a tree without syntax errors; NODE_ERROR is accepted in silence.
 * Guarantees: every name that is used has a symbol, SYMBOL_ERROR after a report; a PAT_NAME without a
 *             symbol names a field-less variant or error. Members of values are left to the checker.
 */
#pragma once

#include <stdbool.h>

struct unit;

/* False if something was reported as an error. */
bool resolve_unit(struct unit *unit);
/* Warns of imports that nothing has used; once all names are known, those that the checker finds included. */
void resolve_report_unused(struct unit *unit);
