/*
 * Source files and places. All files of a unit share one space of positions: a file owns the range
 * [base, base + size], so that a place is one number and a span is two, whatever file it is in.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/vec.h"

struct span {
    uint32_t start; // first byte
    uint32_t end;   // one past the last byte; 0,0 is "no place"
};

struct source {
    const char *path; // as it was given: diagnostics, #line and panics print this
    const char *text; // NUL-terminated copy
    size_t size;
    uint32_t base;
    bool is_file;        // `path` can be opened: outputs depend on it
    VEC(uint32_t) lines; // offset of each line's first byte
};

struct source_map {
    struct arena *arena;
    VEC(struct source *) files;
    uint32_t next_base;
};

struct location {
    const struct source *source; // NULL for "no place"
    uint32_t line;               // from 1
    uint32_t column;             // bytes, from 1
};

/* Takes over a copy of the text and indexes its lines. NULL if the position space (4 GB) is full. */
struct source *source_add(struct source_map *map, const char *path, const char *text, size_t size);
struct location source_place(const struct source_map *map, uint32_t position);
/* The text of a line without its newline. */
const char *source_line(const struct source *source, uint32_t line, size_t *length);

static inline struct span span_join(struct span a, struct span b) {
    if (a.end == 0)
        return b;
    if (b.end == 0)
        return a;
    return (struct span){a.start < b.start ? a.start : b.start, a.end > b.end ? a.end : b.end};
}
