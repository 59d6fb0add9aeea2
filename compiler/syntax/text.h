/*
 * Bytes before they are tokens: is the file text at all, and where does a string end. Shared by the
 * lexer only.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "diag/source.h"

struct unit;

/*
 * Reports NUL bytes, bytes that are no UTF-8, and controls that change the direction of text, which
 * could make a program read otherwise than it compiles. False for the first two.
 */
bool text_check(struct unit *unit, const struct source *source);
/* The length of the byte order mark that the text begins with, or 0. */
size_t text_bom(const struct source *source);
/* From behind the opening quote to behind the closing one, or to the end of the line. */
const char *text_string_end(const char *cursor);
/* Reports bytes that begin no token, unless text_check has reported them already. */
void text_report_stray(struct unit *unit, const char *start, const char *end, struct span span,
                       const char *advice);
/* Decodes one character; returns its length in bytes, 0 if it is malformed. */
size_t text_decode(const char *at, const char *end, uint32_t *character);
