/*
 * Effects: who may suspend, who may do input and output (spec 6).
 *
 * Reads: the typed tree, symbols, `info` of calls, the flows of function values.
 * Fills: `facts` of function symbols and of closures.
 * Requires: a tree that the checker has seen; what it marked with error types is left alone.
 * Guarantees: after true, every effect that a body may have is in its function's facts, and what
 * lies in a `defer` cannot jump out of it.
 */
#pragma once

#include <stdbool.h>

#include "effect/facts.h"

struct unit;

/* False if something was reported. */
bool effect_unit(struct unit *unit);
