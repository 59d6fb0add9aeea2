/*
 * The C border, seen from C: what the headers that `scc --emit=h` writes stand on. C99 and C++; nothing
 * else of the runtime is needed to call exported functions. See docs/embedding.md.
 */
#ifndef SCC_EMBED_H
#define SCC_EMBED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#ifdef __cplusplus
extern "C" {
#endif

/* A String: bytes in UTF-8, not terminated. An exported function copies those that it is passed. */
typedef struct sc_str {
    const uint8_t *data;
    uint64_t length;
} sc_str;

/* A View<T> or View<mut T>: `length` elements, lent for the call. */
typedef struct sc_view {
    void *data;
    uint64_t length; /* in elements */
} sc_view;

/* The String of a terminated text, for passing. */
static inline sc_str sc_str_of(const char *text) {
    sc_str string;
    string.data = (const uint8_t *)text;
    string.length = strlen(text);
    return string;
}

/* A view of `length` elements, for passing. */
static inline sc_view sc_view_of(const void *data, size_t length) {
    sc_view view;
    view.data = (void *)(uintptr_t)data;
    view.length = length;
    return view;
}

/* The bytes as a terminated text of its own, from malloc; NULL if there is no memory. The caller frees it. */
char *sc_str_dup(sc_str string);

/* A String that an exported function gave belongs to its caller: it is terminated (data[length] is 0)
   and comes from malloc. This frees it. */
void sc_str_free(sc_str string);

#ifdef __cplusplus
}
#endif

#endif
