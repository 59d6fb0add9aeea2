/*
 * Our own mistakes. A panic says that the compiler, not the program, is wrong: it prints where and
 * asks for a report, then ends the process with status 70. It is never a diagnostic.
 */
#pragma once

#include <stdnoreturn.h>

#define panic(...) panic_at(__FILE__, __LINE__, __VA_ARGS__)

noreturn void panic_at(const char *file, int line, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));
