/* UTF-8 decoding and two short tables of widths: what is wide, and what takes no column at all. */
#include "diag/glyph.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

struct range {
    uint32_t first;
    uint32_t last;
};

/* East Asian wide and full-width forms, and emoji. */
static const struct range wide[] = {
    {0x1100, 0x115f},   {0x231a, 0x231b},   {0x2329, 0x232a},   {0x23e9, 0x23ec},
    {0x2614, 0x2615},   {0x2648, 0x2653},   {0x2705, 0x2705},   {0x270a, 0x270b},
    {0x274c, 0x274c},   {0x2753, 0x2755},   {0x2795, 0x2797},   {0x2b1b, 0x2b1c},
    {0x2e80, 0x303e},   {0x3041, 0x33ff},   {0x3400, 0x4dbf},   {0x4e00, 0x9fff},
    {0xa000, 0xa4cf},   {0xa960, 0xa97f},   {0xac00, 0xd7a3},   {0xf900, 0xfaff},
    {0xfe10, 0xfe19},   {0xfe30, 0xfe6f},   {0xff00, 0xff60},   {0xffe0, 0xffe6},
    {0x1f300, 0x1f64f}, {0x1f680, 0x1f6ff}, {0x1f900, 0x1faff}, {0x20000, 0x3fffd},
};

/* Marks that combine with the character before them. */
static const struct range combining[] = {
    {0x0300, 0x036f}, {0x0483, 0x0489}, {0x0591, 0x05bd}, {0x0610, 0x061a}, {0x064b, 0x065f},
    {0x06d6, 0x06dc}, {0x0711, 0x0711}, {0x0730, 0x074a}, {0x0900, 0x0902}, {0x093a, 0x093a},
    {0x093c, 0x093c}, {0x0941, 0x0948}, {0x094d, 0x094d}, {0x0e31, 0x0e31}, {0x0e34, 0x0e3a},
    {0x0e47, 0x0e4e}, {0x1ab0, 0x1aff}, {0x1dc0, 0x1dff}, {0x20d0, 0x20ff}, {0x3099, 0x309a},
    {0xfe00, 0xfe0f}, {0xfe20, 0xfe2f},
};

/* Controls, line separators, and whatever is invisible or changes the direction of its neighbours. */
static const struct range unsafe[] = {
    {0x0000, 0x001f}, {0x007f, 0x009f}, {0x00ad, 0x00ad}, {0x061c, 0x061c},   {0x115f, 0x1160},
    {0x180e, 0x180e}, {0x200b, 0x200f}, {0x2028, 0x202e}, {0x2060, 0x206f},   {0x3164, 0x3164},
    {0xfeff, 0xfeff}, {0xffa0, 0xffa0}, {0xfff9, 0xfffb}, {0xe0000, 0xe0fff},
};

#define IS_IN(table, c) is_in((table), sizeof(table) / sizeof *(table), (c))

static bool is_in(const struct range *table, size_t count, uint32_t c) {
    for (size_t i = 0; i < count; i++) {
        if (c >= table[i].first && c <= table[i].last)
            return true;
    }
    return false;
}

/* Bytes of the character at the front, 0 if it is not well-formed UTF-8. */
static size_t decode(const unsigned char *text, size_t length, uint32_t *c) {
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    unsigned char lead = text[0];
    size_t size = lead < 0x80 ? 1 : lead < 0xc0 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    if (size == 0 || size > length || lead > 0xf4)
        return 0;
    *c = size == 1 ? lead : lead & (0x7fu >> size);
    for (size_t i = 1; i < size; i++) {
        if ((text[i] & 0xc0) != 0x80)
            return 0;
        *c = *c << 6 | (text[i] & 0x3f);
    }
    bool is_surrogate = *c >= 0xd800 && *c <= 0xdfff;
    return *c < least[size] || *c > 0x10ffff || is_surrogate ? 0 : size;
}

static struct glyph glyph_escaped(size_t size, const char *fmt, uint32_t c) {
    struct glyph glyph = {.size = size};
    glyph.width = snprintf(glyph.shown, sizeof glyph.shown, fmt, (unsigned)c);
    glyph.length = (size_t)glyph.width;
    return glyph;
}

struct glyph glyph_at(const char *text, size_t length, size_t column) {
    uint32_t c = 0;
    size_t size = decode((const unsigned char *)text, length, &c);
    if (size == 0)
        return glyph_escaped(1, "<%02X>", (unsigned char)text[0]);
    if (c == '\t') {
        int width = GLYPH_TAB - (int)(column % GLYPH_TAB);
        struct glyph tab = {.size = 1, .length = (size_t)width, .width = width};
        memset(tab.shown, ' ', (size_t)width);
        return tab;
    }
    if (IS_IN(unsafe, c))
        return glyph_escaped(size, "<U+%04X>", c);
    struct glyph glyph = {.size = size, .length = size, .width = 1};
    if (IS_IN(combining, c))
        glyph.width = 0;
    else if (IS_IN(wide, c))
        glyph.width = 2;
    memcpy(glyph.shown, text, size);
    return glyph;
}

void glyph_add_safe(struct strbuf *out, const char *text) {
    size_t length = strlen(text);
    for (size_t i = 0; i < length;) {
        struct glyph glyph = glyph_at(text + i, length - i, 0);
        strbuf_add_bytes(out, glyph.shown, glyph.length);
        i += glyph.size;
    }
}
