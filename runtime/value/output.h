/*
 * Standard output and error. What is printed to standard output is gathered in one buffer and written
 * when that is full, when the program has nothing to do, before anything goes to standard error, and at the
 * end; at once if a terminal reads it.
 */
#pragma once

#include "core/internal.h"

/* Writes what is gathered if there is anything: a worker has nothing to do. */
void sc__output_idle(void);
/* Writes the rest at the end of the program. False, after a message, if some output was lost. */
bool sc__output_close(void);

/* Text of the runtime's own, up to its terminating zero. */
void sc__fmt_text(sc_fmt *out, const char *text);
