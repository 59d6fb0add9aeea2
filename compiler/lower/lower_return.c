/*
 * Giving results: what `return`, `?`, `ensure` and the end of a body do. The innermost function or
 * scope takes the value; in a scope's body an error is not a value but fails the scope, which then
 * ends like any other that failed.
 */
#include "lower/internal.h"

/* The value of a scope's body: an error in it fails the scope. */
static void give_scope(struct fn *fn, struct region *region, struct operand value,
                       struct type *type) {
    if (!region->scope->info->body_is_fallible || type->kind != TYPE_RESULT) {
        if (region->result != NO_LOCAL)
            fn_copy(fn, ir_place(region->result), value);
        return;
    }
    const struct layout *layout = layout_of(fn->lower, type);
    struct place result = fn_place(fn, value);
    const uint64_t cases[] = {CASE_OK};
    block_id targets[] = {fn_block(fn), fn_block(fn)};
    block_id after = fn_block(fn);
    fn_switch(fn, fn_get(fn, ir_tag(&fn->at, result)), cases, targets, 1);
    fn_enter(fn, targets[0]);
    const struct slot *ok = &layout->cases[CASE_OK].slots[0];
    if (region->result != NO_LOCAL && ok->index >= 0) {
        struct place from = fn_slot(fn, fn_case(fn, layout, result, CASE_OK), ok);
        fn_copy(fn, ir_place(region->result), fn_get(fn, from));
    }
    fn_jump(fn, after);
    fn_enter(fn, targets[1]);
    const struct slot *err = &layout->cases[CASE_ERR].slots[0];
    if (err->index >= 0) {
        struct place from = fn_slot(fn, fn_case(fn, layout, result, CASE_ERR), err);
        scope_fail(fn, fn_get_local(fn, region->scope->handle), fn_get(fn, from));
    }
    fn_jump_into(fn, after);
}

void lower_return_value(struct fn *fn, struct operand value, struct type *type) {
    struct region *region = region_returns(fn);
    value = lower_coerce(fn, value, type, region->gives);
    if (region->kind == REGION_SCOPE)
        give_scope(fn, region, value, region->gives);
    else if (region->result != NO_LOCAL)
        fn_copy(fn, ir_place(region->result), value);
    exit_return(fn);
}

void lower_return_error(struct fn *fn, struct operand error, struct type *type) {
    struct region *region = region_returns(fn);
    if (region->kind == REGION_SCOPE) {
        scope_fail(fn, fn_get_local(fn, region->scope->handle), error);
    } else {
        struct operand wide = lower_coerce(fn, error, type, region->gives->args[1]);
        fn_copy(fn, ir_place(region->result), make_err(fn, region->gives, wide));
    }
    exit_return(fn);
}

struct operand lower_try(struct fn *fn, struct node *node) {
    struct node *inner = node->try_expr.value;
    struct type *type = node_wanted(fn, inner);
    struct place result = fn_place(fn, lower_expr(fn, inner));
    fn_site(fn, node->span);
    const struct layout *layout = layout_of(fn->lower, type);
    const uint64_t cases[] = {CASE_OK};
    block_id targets[] = {fn_block(fn), fn_block(fn)};
    fn_switch(fn, fn_get(fn, ir_tag(&fn->at, result)), cases, targets, 1);
    fn_enter(fn, targets[1]);
    const struct slot *err = &layout->cases[CASE_ERR].slots[0];
    if (err->index >= 0) {
        struct place from = fn_slot(fn, fn_case(fn, layout, result, CASE_ERR), err);
        lower_return_error(fn, fn_get(fn, from), err->type);
    } else {
        fn_unreachable(fn); // there is no error that it could be
    }
    fn_enter(fn, targets[0]);
    const struct slot *ok = &layout->cases[CASE_OK].slots[0];
    if (ok->index < 0)
        return fn_void(fn);
    return fn_get(fn, fn_slot(fn, fn_case(fn, layout, result, CASE_OK), ok));
}

void lower_returned_body(struct fn *fn, struct node *body) {
    struct operand value = lower_body(fn, body);
    const struct region *region = region_returns(fn);
    struct type *type = node_wanted(fn, body);
    struct type *gives = region->gives;
    const bool unit = gives->kind == TYPE_UNIT ||
                      (gives->kind == TYPE_RESULT && gives->args[0]->kind == TYPE_UNIT);
    if (gives->kind == TYPE_UNIT || (is_void(value) && unit && type->kind != gives->kind)) {
        lower_return_value(fn, fn_void(fn), type_make(fn->lower->types, TYPE_UNIT));
    } else if (is_void(value) && storage_of(fn->lower, gives)->kind != STORAGE_VOID) {
        fn_unreachable(fn); // every path has returned: the checker has seen to it
    } else {
        lower_return_value(fn, value, type);
    }
}
