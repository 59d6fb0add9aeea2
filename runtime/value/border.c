/* Strings that cross the C border: who keeps the bytes changes, so they are copied. */
#include <stdlib.h>
#include <string.h>

#include "core/internal.h"

/* A terminated copy from malloc, NULL if there is no memory. */
static char *copy_out(sc_str text) {
    char *copy = malloc(text.length + 1);
    if (!copy)
        return NULL;
    if (text.length > 0)
        memcpy(copy, text.data, text.length);
    copy[text.length] = '\0';
    return copy;
}

/* A terminated copy on the heap. */
static uint8_t *copy_in(const void *bytes, uint64_t length) {
    uint8_t *copy = sc_gc_alloc_atomic(length + 1);
    if (length > 0)
        memcpy(copy, bytes, length);
    return copy;
}

char *sc_c_text(sc_str text) {
    if (text.length > 0 && memchr(text.data, '\0', text.length))
        return NULL;
    return (char *)copy_in(text.data, text.length);
}

sc_str sc_str_of_c(const char *text) {
    size_t length = strlen(text);
    return (sc_str){.data = copy_in(text, length), .length = length};
}

sc_str sc_str_give(sc_str text) {
    const char *copy = copy_out(text);
    if (!copy)
        sc__out_of_memory();
    return (sc_str){.data = (const uint8_t *)copy, .length = text.length};
}

char *sc_str_dup(sc_str text) {
    return copy_out(text);
}

void sc_str_free(sc_str text) {
    free((void *)(uintptr_t)text.data);
}
