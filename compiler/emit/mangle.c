/*
 * A name keeps its letters, digits and underscores, up to LONGEST of them; all else becomes an
 * underscore. Leading underscores and the prefixes of the runtime get a letter before them, as
 * `__x86_64` is a macro and `sc_spawn` a function.
 */
#include "emit/mangle.h"

#include <string.h>

enum {
    LONGEST = 48
};

static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

const char *mangle_name(struct arena *arena, const char *name) {
    if (!name || !*name)
        return "x";
    char text[LONGEST + 3];
    size_t length = 0;
    bool reserved = !strncmp(name, "sc_", 3) || !strncmp(name, "SC_", 3);
    if (reserved || !is_letter(name[0])) {
        text[length++] = 'x';
        text[length++] = '_';
    }
    for (; *name && length < LONGEST; name++)
        text[length++] = is_letter(*name) || is_digit(*name) ? *name : '_';
    return arena_copy(arena, text, length);
}

const char *mangle_local(struct arena *arena, const struct ir_function *function, local_id local) {
    const char *name = mangle_name(arena, function->locals.items[local].name);
    return arena_printf(arena, "%s_%u", name, local);
}

const char *mangle_function(struct arena *arena, const struct ir_function *function) {
    return arena_printf(arena, "%s_f%u", mangle_name(arena, function->name), function->index);
}
