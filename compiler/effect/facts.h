/*
 * What a function or closure may do, as the effect stage leaves it: the effects it has whatever it is
 * given, and the open function parameters whose effects come on top wherever it is called. Lowering
 * asks effect_is_async() per instance, with the answer for each open parameter.
 */
#pragma once

#include <stdbool.h>

#include "base/vec.h"
#include "lang/effect.h"
#include "resolve/symbol.h"
#include "type/type.h"

struct function_facts {
    effect_set fixed;
    VEC(struct symbol *)
    open; // SYMBOL_PARAMs of functions around or of itself, called or spawned here
};

/* Facts of a function symbol or of a closure node; never NULL after the effect stage. */
const struct function_facts *effect_of_function(const struct symbol *function);
const struct function_facts *effect_of_closure(const struct node *closure);

/* Answers "is what is passed for this open parameter Async?" for one instance. */
typedef bool (*open_answer)(const struct symbol *param, void *context);

bool effect_is_async(const struct function_facts *facts, open_answer answer, void *context);
/* The same for a value of a function type; `param` is the symbol if the value is an open parameter. */
bool effect_row_is_async(const struct effect_row *row, const struct symbol *param,
                         open_answer answer, void *context);
