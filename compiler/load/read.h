/* The sources of a compilation: regular files, and standard input for the root. */
#pragma once

#include "diag/source.h"

struct unit;

/* Reads the input into the unit's sources; "-" is standard input. NULL after a report, at the place given. */
struct source *input_read(struct unit *unit, const char *path, struct span span);
