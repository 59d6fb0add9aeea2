/* Formats: literal text with `{}` or `{:SPEC}` where an argument goes, `{{` and `}}` for braces. (spec 11.1) */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum format_align {
    ALIGN_USUAL, // numbers to the right, all else to the left
    ALIGN_LEFT,
    ALIGN_RIGHT,
    ALIGN_CENTER
};

/* `[[fill]align][+][#][0][width][.precision][form]` */
struct format_spec {
    bool is_given; // else it is `{}`
    enum format_align align;
    uint32_t fill; // a code point
    bool has_plus;
    bool has_prefix;
    bool has_zeros;
    uint32_t width;
    int precision; // -1: none
    char form;     // one of x X b o e, or 0
};

enum format_piece {
    FORMAT_END,   // text, and then the format ends
    FORMAT_HOLE,  // text, and then an argument
    FORMAT_ALONE, // a brace that is neither doubled nor around a hole
    FORMAT_BAD    // a hole with a SPEC that is none
};

enum {
    FORMAT_WIDTH_MAX = 4096
};

/*
 * The piece of the format from `*at` on, which is moved behind it. `text` has room for the whole format
 * and gets the literal text, with braces undoubled.
 */
enum format_piece format_next(const char *format, size_t length, size_t *at, char *text,
                              size_t *text_length, struct format_spec *spec);
