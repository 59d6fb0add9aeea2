/* The one place where the compiler gives up on itself. */
#include "base/panic.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

noreturn void panic_at(const char *file, int line, const char *fmt, ...) {
    va_list args;
    fprintf(stderr, "scc: internal error at %s:%d: ", file, line);
    va_start(args, fmt);
    vfprintf(stderr, fmt, args);
    va_end(args);
    fputs("\nThis is a bug in scc, not in your program. Please report it with the source.\n",
          stderr);
    exit(70);
}
