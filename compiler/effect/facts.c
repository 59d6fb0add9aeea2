/*
 * Questions to the facts. A function without facts of its own (an extern one, or after a mistake) has
 * no effects, so that callers need no special case.
 */
#include "effect/facts.h"

#include "type/call.h"

static const struct function_facts no_facts;

const struct function_facts *effect_of_function(const struct symbol *function) {
    return function->facts ? function->facts : &no_facts;
}

const struct function_facts *effect_of_closure(const struct node *closure) {
    const struct closure_info *info = closure->closure.info;
    return info && info->facts ? info->facts : &no_facts;
}

bool effect_is_async(const struct function_facts *facts, open_answer answer, void *context) {
    if (facts->fixed & EFFECT_BIT(ASYNC))
        return true;
    for (size_t i = 0; i < facts->open.count; i++) {
        if (answer(facts->open.items[i], context))
            return true;
    }
    return false;
}

bool effect_row_is_async(const struct effect_row *row, const struct symbol *param,
                         open_answer answer, void *context) {
    if (!row)
        return false;
    if (row->fixed & EFFECT_BIT(ASYNC))
        return true;
    if (row->is_open)
        return param && answer(param, context);
    if (row->closure)
        return effect_is_async(effect_of_closure(row->closure), answer, context);
    if (row->function)
        return effect_is_async(effect_of_function(row->function), answer, context);
    return false;
}
