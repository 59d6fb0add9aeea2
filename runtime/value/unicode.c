/*
 * Upper and lower case by Unicode's simple mapping of single characters, which utf8proc knows. This
 * stands alone, so that a program which asks for no case needs no utf8proc. What is plain ASCII, as
 * most text is, is mapped without it; bytes that are no UTF-8 stay as they are.
 */
#include <string.h>
#include <utf8proc.h>

#include "core/internal.h"

enum {
    CHAR_MAX_BYTES = 4
};

static size_t map_one(const uint8_t *from, size_t left, uint8_t *to, bool upper, size_t *used) {
    utf8proc_int32_t c = from[0];
    *used = 1;
    if (c < 0x80) {
        bool is_letter = upper ? c >= 'a' && c <= 'z' : c >= 'A' && c <= 'Z';
        to[0] = (uint8_t)(is_letter ? c ^ 0x20 : c);
        return 1;
    }
    utf8proc_ssize_t length = utf8proc_iterate(from, (utf8proc_ssize_t)left, &c);
    if (length <= 0) {
        to[0] = from[0];
        return 1;
    }
    *used = (size_t)length;
    c = upper ? utf8proc_toupper(c) : utf8proc_tolower(c);
    return (size_t)utf8proc_encode_char(c, to);
}

sc_str sc_str_case(sc_str text, bool upper) {
    if (text.length == 0)
        return text;
    if (text.length > PTRDIFF_MAX / CHAR_MAX_BYTES)
        sc__out_of_memory();
    // A character's other case may be longer: two bytes become three.
    uint64_t room = text.length + CHAR_MAX_BYTES;
    uint8_t *data = sc_gc_alloc_atomic(room);
    uint64_t length = 0;
    for (uint64_t at = 0; at < text.length;) {
        if (room - length < CHAR_MAX_BYTES) {
            uint8_t *larger = sc_gc_alloc_atomic(room * 2);
            memcpy(larger, data, length);
            data = larger;
            room *= 2;
        }
        size_t used;
        length += map_one(text.data + at, text.length - at, data + length, upper, &used);
        at += used;
    }
    return (sc_str){.data = data, .length = length};
}
