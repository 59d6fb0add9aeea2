/* What the tests of syntax share: a unit made of one text, and its reports as codes. */
#pragma once

#include <string.h>

#include "base/strbuf.h"
#include "diag/diag.h"
#include "syntax/ast.h"
#include "syntax/grammar.h"
#include "syntax/lexer.h"
#include "syntax/parse.h"
#include "syntax/shape.h"
#include "unit.h"

static struct unit unit;

static inline void unit_open(const char *text, size_t size) {
    memset(&unit, 0, sizeof unit);
    unit.atoms.arena = &unit.arena;
    unit.sources.arena = &unit.arena;
    unit.sources.next_base = 1;
    unit.diags.arena = &unit.arena;
    unit.diags.sources = &unit.sources;
    source_add(&unit.sources, "test.sc", text, size);
}

static inline void unit_close(void) {
    arena_free(&unit.arena);
}

/* The numbers of the reports in order of place: "201 210". */
static inline const char *codes(void) {
    struct strbuf out = {.arena = &unit.arena};
    diags_sort(&unit.diags);
    for (size_t i = 0; i < unit.diags.list.count; i++)
        strbuf_printf(&out, "%s%d", i ? " " : "", diag_number(unit.diags.list.items[i]->code));
    return strbuf_text(&out);
}

static inline const char *parse_codes(const char *text) {
    unit_open(text, strlen(text));
    parse_unit(&unit);
    return codes();
}

/* The text of the first report with its first help, "" without one. */
static inline const char *first_report(const char *text) {
    parse_codes(text);
    if (!unit.diags.list.count)
        return "";
    const struct diag *diag = unit.diags.list.items[0];
    for (size_t i = 0; i < diag->lines.count; i++)
        if (diag->lines.items[i].kind == DIAG_HELP)
            return arena_printf(&unit.arena, "%s: %s", diag->text, diag->lines.items[i].text);
    return diag->text;
}
