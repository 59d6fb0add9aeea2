/*
 * Quoting for make: `$` is doubled, `#` and blanks take a backslash, and backslashes in front of a
 * blank are doubled, because only there make reads them as quotes.
 */
#include "depfile.h"

#include <string.h>

static void name_add(struct strbuf *out, const char *name) {
    size_t backslashes = 0;
    for (const char *c = name; *c; c++) {
        if (*c == ' ' || *c == '\t') {
            for (size_t i = 0; i <= backslashes; i++)
                strbuf_add_char(out, '\\');
        } else if (*c == '$') {
            strbuf_add_char(out, '$');
        } else if (*c == '#') {
            strbuf_add_char(out, '\\');
        }
        strbuf_add_char(out, *c);
        backslashes = *c == '\\' ? backslashes + 1 : 0;
    }
}

void depfile_print(const struct unit *unit, const char *target, struct strbuf *out) {
    name_add(out, target);
    strbuf_add_char(out, ':');
    const char *gap = " ";
    for (size_t i = 0; i < unit->sources.files.count; i++) {
        const struct source *source = unit->sources.files.items[i];
        if (!source->is_file)
            continue;
        strbuf_add(out, gap);
        name_add(out, source->path);
        gap = " \\\n ";
    }
    strbuf_add_char(out, '\n');
}
