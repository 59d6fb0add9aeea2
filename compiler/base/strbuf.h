/* Text that grows. The buffer is on an arena and always ends in a NUL that `length` does not count. */
#pragma once

#include <stdarg.h>
#include <stddef.h>

#include "base/arena.h"

struct strbuf {
    struct arena *arena;
    char *text;
    size_t length;
    size_t capacity;
};

void strbuf_add(struct strbuf *buffer, const char *text);
void strbuf_add_bytes(struct strbuf *buffer, const char *bytes, size_t length);
void strbuf_add_char(struct strbuf *buffer, char c);
void strbuf_printf(struct strbuf *buffer, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
void strbuf_vprintf(struct strbuf *buffer, const char *fmt, va_list args);
/* The text so far, "" if nothing was added. */
const char *strbuf_text(const struct strbuf *buffer);
