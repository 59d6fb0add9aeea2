/* Strings: {pointer, length} by value, UTF-8, no terminator; what is made here lies on the heap. */
#include <string.h>

#include "core/internal.h"

sc_str sc_str_concat(sc_str a, sc_str b) {
    if (b.length == 0)
        return a;
    if (a.length == 0)
        return b;
    if (a.length > PTRDIFF_MAX - b.length)
        sc__out_of_memory();
    uint8_t *data = sc_gc_alloc_atomic(a.length + b.length);
    memcpy(data, a.data, a.length);
    memcpy(data + a.length, b.data, b.length);
    return (sc_str){.data = data, .length = a.length + b.length};
}

bool sc_str_equal(sc_str a, sc_str b) {
    return a.length == b.length && (a.length == 0 || memcmp(a.data, b.data, a.length) == 0);
}

int32_t sc_str_compare(sc_str a, sc_str b) {
    uint64_t common = a.length < b.length ? a.length : b.length;
    int order = common ? memcmp(a.data, b.data, common) : 0;
    if (order != 0)
        return order < 0 ? -1 : 1;
    return a.length < b.length ? -1 : a.length > b.length;
}

uint64_t sc_hash_str(uint64_t before, sc_str text) {
    uint64_t hash = sc_hash_word(before, text.length);
    for (uint64_t at = 0; at < text.length; at += sizeof(uint64_t)) {
        uint64_t left = text.length - at;
        uint64_t word = 0;
        memcpy(&word, text.data + at, left < sizeof word ? left : sizeof word);
        hash = sc_hash_word(hash, word);
    }
    return hash;
}
