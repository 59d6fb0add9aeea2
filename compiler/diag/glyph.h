/*
 * What a piece of the user's text looks like on a terminal. Text is shown as it stands, but for what
 * could move or hide other text: controls, bidirectional marks and broken UTF-8 appear as <U+202E>
 * or <FF>, so that no source can disguise its own diagnostic.
 */
#pragma once

#include <stddef.h>

#include "base/strbuf.h"

enum {
    GLYPH_TAB = 4,  // columns from one tab stop to the next
    GLYPH_MOST = 16 // bytes of the longest shown form
};

struct glyph {
    size_t size; // bytes of the source
    char shown[GLYPH_MOST];
    size_t length; // bytes of what is shown
    int width;     // columns on a terminal
};

/* The glyph at the front of `length` > 0 bytes that is to be shown at the given column, from 0. */
struct glyph glyph_at(const char *text, size_t length, size_t column);
/* Adds text of which every glyph is safe to show. */
void glyph_add_safe(struct strbuf *out, const char *text);
