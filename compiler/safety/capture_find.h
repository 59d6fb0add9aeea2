/* Finding what closures capture: fills NODE_CLOSURE.captures. See capture.h. */
#pragma once

#include "base/map.h"
#include "safety/capture.h"
#include "safety/carry.h"
#include "safety/usage.h"

/* Each different use that a closure, or anything in it, makes of what it captures. */
struct capture_uses {
    VEC(struct usage) list;
};

struct capture_table {
    struct map uses; // NODE_CLOSURE -> struct capture_uses
};

/* Adds what the closures in a function capture, whose locals are known. */
void captures_add(struct capture_table *table, struct unit *unit, struct locals *locals,
                  struct carries *carries, struct node *decl);
const struct capture_uses *captures_uses(const struct capture_table *table,
                                         const struct node *closure);
const struct capture *captures_get(const struct captures *captures, const struct symbol *symbol);
