/*
 * The position space. Positions start at 1, so that 0 stays "no place"; each file takes one position
 * more than it has bytes, so that its end has a place too. Lines end in LF; a CR before it is not
 * part of the line's text.
 */
#include "diag/source.h"

#include <string.h>

struct source *source_add(struct source_map *map, const char *path, const char *text, size_t size) {
    uint32_t base = map->next_base ? map->next_base : 1;
    if (size >= UINT32_MAX - base)
        return NULL;
    struct source *source = ARENA_NEW(map->arena, struct source);
    source->path = arena_copy(map->arena, path, strlen(path));
    source->text = arena_copy(map->arena, text, size);
    source->size = size;
    source->base = base;
    VEC_PUSH(map->arena, &source->lines, 0);
    for (size_t i = 0; i < size; i++) {
        if (text[i] == '\n')
            VEC_PUSH(map->arena, &source->lines, (uint32_t)i + 1);
    }
    map->next_base = base + (uint32_t)size + 1;
    VEC_PUSH(map->arena, &map->files, source);
    return source;
}

/* The last file that starts at or before the position; files are sorted by their base. */
static const struct source *source_at(const struct source_map *map, uint32_t position) {
    size_t low = 0;
    size_t high = map->files.count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (map->files.items[middle]->base <= position)
            low = middle;
        else
            high = middle;
    }
    return map->files.items[low];
}

struct location source_place(const struct source_map *map, uint32_t position) {
    if (position == 0 || position >= map->next_base)
        return (struct location){0};
    const struct source *source = source_at(map, position);
    uint32_t offset = position - source->base;
    size_t low = 0;
    size_t high = source->lines.count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (source->lines.items[middle] <= offset)
            low = middle;
        else
            high = middle;
    }
    return (struct location){
        .source = source,
        .line = (uint32_t)low + 1,
        .column = offset - source->lines.items[low] + 1,
    };
}

const char *source_line(const struct source *source, uint32_t line, size_t *length) {
    *length = 0;
    if (line == 0 || line > source->lines.count)
        return "";
    size_t start = source->lines.items[line - 1];
    size_t end = line < source->lines.count ? source->lines.items[line] - 1 : source->size;
    if (end > start && source->text[end - 1] == '\r')
        end--;
    *length = end - start;
    return source->text + start;
}
