/*
 * The checker.
 *
 * Reads:      unit->file with its symbols, unit->names.
 * Fills:      unit->types, `type` and `coerced` of nodes, the LINK(type) fields of the tree, and what
 *             symbol.h marks with type: types of symbols, signatures, constraints.
 * Requires:   resolve ran, with or without errors.
 * Guarantees: without errors, every expression, pattern and symbol has a type without variables, every
 *             match is exhaustive, no value is used after its move or before its assignment.
 */
#pragma once

#include <stdbool.h>

struct unit;

/* False if something was reported as an error. */
bool check_unit(struct unit *unit);
