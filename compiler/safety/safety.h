/*
 * Safety: nothing escapes, no two tasks race, no view goes stale (spec 7 and 8).
 *
 * Reads: the typed tree, symbols, `info` of calls and closures.
 * Fills: `captures` of closures, nothing else.
 * Requires: a tree that the checker has seen; what it marked with error types is left alone.
 * Guarantees: after true, no task, closure, view, handle or capability outlives what it refers to,
 * no place is written while another task may use it, and no view is used after its source changed.
 */
#pragma once

#include <stdbool.h>

#include "safety/capture.h"

struct unit;

/* False if something was reported. */
bool safety_unit(struct unit *unit);
