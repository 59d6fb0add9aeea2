/*
 * Unification: making two types equal by binding variables.
 *
 * Reads: types. Fills: `bound` of variables. Guarantees: a failed unification leaves no bindings.
 */
#pragma once

#include <stdbool.h>

#include "type/type.h"

/*
 * Makes the two types equal; false, with nothing bound, if they cannot be. The error type equals
 * everything. Rows of outermost function types are not compared: that is the flow's matter.
 */
bool type_unify(struct types *types, struct type *a, struct type *b);
/* Would type_unify() succeed? Binds nothing. */
bool type_can_unify(struct types *types, struct type *a, struct type *b);
