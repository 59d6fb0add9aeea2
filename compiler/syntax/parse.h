/*
 * Text -> tree.
 *
 * Reads: the sources of the unit. Fills: unit->file. Requires: the root source is the first file.
 * Guarantees: true only if no error was reported; then the tree is complete, its spans are exact and
 * it is no deeper than NODE_HEIGHT_MAX. Several errors are found in one run.
 */
#pragma once

#include <stdbool.h>

#include "syntax/ast.h"

struct unit;
struct source;

/* The stage: parses the root file. */
bool parse_unit(struct unit *unit);
/* Parses one file, the root or an imported one: its NODE_FILE, or NULL if errors were reported. */
struct node *parse_source(struct unit *unit, const struct source *source);
