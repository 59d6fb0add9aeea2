/* What the tests of the checks share: a unit made of one text, walked through all checks. */
#pragma once

#include <string.h>

#include "base/strbuf.h"
#include "diag/diag.h"
#include "effect/effect_check.h"
#include "load/load.h"
#include "options.h"
#include "resolve/resolve.h"
#include "safety/safety.h"
#include "syntax/ast.h"
#include "syntax/parse.h"
#include "type/check.h"
#include "unit.h"

static struct unit unit;
static struct options options;

static inline void unit_open(const char *text) {
    memset(&unit, 0, sizeof unit);
    unit.atoms.arena = &unit.arena;
    unit.sources.arena = &unit.arena;
    unit.sources.next_base = 1;
    unit.diags.arena = &unit.arena;
    unit.diags.sources = &unit.sources;
    unit.options = &options;
    source_add(&unit.sources, "test.sc", text, strlen(text));
}

/* The numbers of the reports in order of place: "501 701". A text without main is given one. */
static inline const char *check(const char *functions) {
    struct arena scratch = {0};
    bool has_main = strstr(functions, "function main") != NULL;
    unit_open(arena_printf(&scratch, "%s\n%s", functions, has_main ? "" : "function main() { }"));
    arena_free(&scratch);
    struct strbuf out = {.arena = &unit.arena};
    if (parse_unit(&unit) && load_unit(&unit)) {
        resolve_unit(&unit);
        check_unit(&unit);
        effect_unit(&unit);
        safety_unit(&unit);
    }
    diags_sort(&unit.diags);
    for (size_t i = 0; i < unit.diags.list.count; i++)
        strbuf_printf(&out, "%s%d", i ? " " : "", diag_number(unit.diags.list.items[i]->code));
    return strbuf_text(&out);
}

static inline struct symbol *function_called(const char *name) {
    for (size_t i = 0; i < unit.names->functions.count; i++) {
        struct symbol *symbol = unit.names->functions.items[i];
        if (!strcmp(symbol->name->text, name) && !symbol->is_prelude)
            return symbol;
    }
    return NULL;
}

struct closure_search {
    struct node *found;
    size_t left;
};

static inline void find_closure(struct node *node, void *context) {
    struct closure_search *search = context;
    if (node->kind == NODE_CLOSURE && search->left-- == 1)
        search->found = node;
    node_each_kid(node, find_closure, search);
}

/* The n-th closure of a function, from 1, in source order, an outer one before those in it. */
static inline struct node *closure_of(const char *function, size_t n) {
    struct closure_search search = {.left = n};
    node_each_kid(function_called(function)->decl, find_closure, &search);
    return search.found;
}
