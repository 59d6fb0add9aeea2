/* Text of C: string literals, constants, comments. What they print is safe whatever is put in. */
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "base/strbuf.h"
#include "ir/ir.h"

enum {
    // What every C11 compiler must take in one literal is 4,095 characters; longer ones are arrays.
    WRITE_STRING_LIMIT = 4000,
    WRITE_NESTING_LIMIT = 20 // of brackets in a text that becomes part of another
};

/* A string literal of the bytes: octal escapes for all but plain characters, no trigraphs, a new
   literal every 80 characters or so. */
void write_string(struct strbuf *out, const char *bytes, size_t length);
/* The bytes as a list of numbers between braces. */
void write_bytes(struct strbuf *out, const char *bytes, size_t length);
/* The same in one piece: a path in a #line. */
void write_path(struct strbuf *out, const char *path);
/* Text for the inside of a comment: what could end it or join lines is replaced. */
void write_comment(struct strbuf *out, const char *text);

const char *write_int(struct arena *arena, const struct storage *storage, uint64_t bits);
const char *write_float(struct arena *arena, const struct storage *storage, double real);
/* How deep brackets nest in the text. */
unsigned write_nesting(const char *text);
