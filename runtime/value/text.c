/* Text: what the library's string methods are made of that wants the C library's speed or its digits. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/internal.h"

enum {
    NUMBER_ROOM = 64
};

sc_str sc_str_copy(sc_str text) {
    if (text.length == 0)
        return (sc_str){0};
    uint8_t *data = sc_gc_alloc_atomic(text.length);
    memcpy(data, text.data, text.length);
    return (sc_str){.data = data, .length = text.length};
}

uint64_t sc_str_find(sc_str text, sc_str part, uint64_t from) {
    if (from > text.length)
        return UINT64_MAX;
    if (part.length == 0)
        return from;
    const uint8_t *found = memmem(text.data + from, text.length - from, part.data, part.length);
    return found ? (uint64_t)(found - text.data) : UINT64_MAX;
}

static size_t skip_digits(sc_str text, size_t at) {
    while (at < text.length && text.data[at] >= '0' && text.data[at] <= '9')
        at++;
    return at;
}

/* [+-]digits[.digits][e[+-]digits], with a digit on either side of the point, or inf or nan. */
static bool is_decimal(sc_str text) {
    size_t at = text.length > 0 && (text.data[0] == '-' || text.data[0] == '+');
    if (text.length - at == 3 &&
        (!memcmp(text.data + at, "inf", 3) || !memcmp(text.data + at, "nan", 3)))
        return true;
    size_t end = skip_digits(text, at);
    bool has_digits = end > at;
    if (end < text.length && text.data[end] == '.') {
        at = end + 1;
        end = skip_digits(text, at);
        has_digits |= end > at;
    }
    if (!has_digits)
        return false;
    if (end < text.length && (text.data[end] == 'e' || text.data[end] == 'E')) {
        at = end + 1;
        at += at < text.length && (text.data[at] == '-' || text.data[at] == '+');
        end = skip_digits(text, at);
        if (end == at)
            return false;
    }
    return end == text.length;
}

bool sc_str_f64(sc_str text, void *value) {
    if (!is_decimal(text))
        return false;
    char small[NUMBER_ROOM];
    char *copy = text.length < sizeof small ? small : sc__raw_alloc(text.length + 1);
    memcpy(copy, text.data, text.length);
    copy[text.length] = '\0';
    double number = strtod(copy, NULL);
    memcpy(value, &number, sizeof number);
    if (copy != small)
        sc__raw_free(copy);
    return true;
}
