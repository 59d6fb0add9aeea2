/* Doubling on an arena, as vec.h. */
#include "base/strbuf.h"

#include <stdio.h>
#include <string.h>

static void reserve(struct strbuf *buffer, size_t extra) {
    size_t need = buffer->length + extra + 1;
    if (need <= buffer->capacity)
        return;
    size_t capacity = buffer->capacity ? buffer->capacity : 64;
    while (capacity < need)
        capacity *= 2;
    if (buffer->text && arena_extend(buffer->arena, buffer->text, buffer->capacity, capacity)) {
        buffer->capacity = capacity;
        return;
    }
    char *text = arena_alloc(buffer->arena, capacity);
    if (buffer->length)
        memcpy(text, buffer->text, buffer->length);
    buffer->text = text;
    buffer->capacity = capacity;
}

void strbuf_add_bytes(struct strbuf *buffer, const char *bytes, size_t length) {
    reserve(buffer, length);
    if (length)
        memcpy(buffer->text + buffer->length, bytes, length);
    buffer->length += length;
    buffer->text[buffer->length] = 0;
}

void strbuf_add(struct strbuf *buffer, const char *text) {
    strbuf_add_bytes(buffer, text, strlen(text));
}

void strbuf_add_char(struct strbuf *buffer, char c) {
    strbuf_add_bytes(buffer, &c, 1);
}

/* Mostly the text fits into what there is. */
void strbuf_vprintf(struct strbuf *buffer, const char *fmt, va_list args) {
    va_list again;
    va_copy(again, args);
    reserve(buffer, 0);
    size_t room = buffer->capacity - buffer->length;
    size_t length = (size_t)vsnprintf(buffer->text + buffer->length, room, fmt, args);
    if (length >= room) {
        reserve(buffer, length);
        vsnprintf(buffer->text + buffer->length, length + 1, fmt, again);
    }
    va_end(again);
    buffer->length += length;
}

void strbuf_printf(struct strbuf *buffer, const char *fmt, ...) {
    va_list args;
    va_start(args, fmt);
    strbuf_vprintf(buffer, fmt, args);
    va_end(args);
}

const char *strbuf_text(const struct strbuf *buffer) {
    return buffer->text ? buffer->text : "";
}
