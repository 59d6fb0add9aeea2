/* Pages on diagnostics, for --explain. */
#pragma once

#include <stdbool.h>

/* Prints the page on a code, "SC0501", to standard output. False if there is no such code. */
bool explain_print(const char *code);
