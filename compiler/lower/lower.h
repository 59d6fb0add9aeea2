/*
 * Lowering: the checked tree becomes the IR.
 *
 * Reads: the tree with its symbols, types, call facts, effects and captures.
 * Fills: unit->ir.
 * Requires: no error has been reported: the tree is whole, typed and safe.
 * Guarantees: every function that main or an exported function reaches is lowered once for each set
 *   of type arguments and answers; the graph keeps the contract of ir.h. What cannot be lowered yet
 *   is reported as DIAG_NOT_SUPPORTED.
 */
#pragma once

#include <stdbool.h>

struct unit;

bool lower_unit(struct unit *unit);
