/* Names of the source as identifiers of C: the only way for them to get there. */
#pragma once

#include "base/arena.h"
#include "ir/ir.h"

/* `name` cut and cleaned to a C identifier that begins with a letter; "x" if nothing is left of it.
   It is no whole identifier: callers append a number, which makes it unique and no keyword. */
const char *mangle_name(struct arena *arena, const char *name);
const char *mangle_local(struct arena *arena, const struct ir_function *function, local_id local);
const char *mangle_function(struct arena *arena, const struct ir_function *function);
