/* What the tests of resolver and checker share: a checked program, and what it says of its names. */
#pragma once

#include <stdio.h>

#include "load/load.h"
#include "options.h"
#include "resolve/resolve.h"
#include "resolve/symbol.h"
#include "syntax_fixture.h"
#include "type/call.h"
#include "type/check.h"
#include "type/type.h"

/* The codes of what resolver and checker report for a program. */
static inline const char *check_codes(const char *text) {
    static const struct options options = {.output = OUTPUT_NOTHING};
    unit_open(text, strlen(text));
    unit.options = &options;
    if (parse_unit(&unit) && load_unit(&unit)) {
        resolve_unit(&unit);
        check_unit(&unit);
    }
    return codes();
}

/* The type of the last symbol of that name, as text; "" if there is none. */
static inline const char *type_of_name(const char *name) {
    atom wanted = atom_of(&unit.atoms, name);
    const char *text = "";
    for (size_t i = 0; i < unit.names->all.count; i++) {
        const struct symbol *symbol = unit.names->all.items[i];
        if (symbol->name == wanted && symbol->type && !symbol->is_prelude)
            text = type_text(&unit.arena, symbol->type);
    }
    return text;
}

/* The type of `x` in `function main() { const x = EXPRESSION; }`, or the codes of what is wrong. */
static inline const char *type_of_expression(const char *expression) {
    char text[512];
    snprintf(text, sizeof text, "function main() { const x = %s; _ = x; }", expression);
    const char *found = check_codes(text);
    return *found ? found : type_of_name("x");
}

struct spawn_search {
    struct call *call;
    enum builtin builtin;
};

static inline void find_call(struct node *node, void *context) {
    struct spawn_search *search = context;
    if (node->kind == NODE_CALL && node->call.info && node->call.info->builtin == search->builtin)
        search->call = node->call.info;
    node_each_kid(node, find_call, context);
}

/* The last call of a builtin in the program. */
static inline struct call *last_call(enum builtin builtin) {
    struct spawn_search search = {.builtin = builtin};
    find_call(unit.file, &search);
    return search.call;
}
