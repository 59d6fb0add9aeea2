/*
 * Ways out. A block with defers can be left by falling off its end, by return, break and continue, and
 * by unwinding. Each defer is lowered once, as a region: whoever leaves stores into the region's
 * `pending` word how to go on, and jumps to the defer; behind it a switch over `pending` goes on to the
 * next region outward. An operation that panics or is unwound inside a defer leaves to the regions
 * further out, with the status raised.
 */
#include "lower/internal.h"

/* ---- regions ---- */

void region_push(struct fn *fn, struct region *region) {
    region->outer = fn->region;
    fn->region = region;
    fn->at.unwind = region->unwind;
}

void region_pop(struct fn *fn) {
    fn->region = fn->region->outer;
    fn->at.unwind = fn->region ? fn->region->unwind : NO_BLOCK;
}

struct region *region_returns(const struct fn *fn) {
    struct region *region = fn->region;
    while (region->kind != REGION_FUNCTION && region->kind != REGION_SCOPE)
        region = region->outer;
    return region;
}

/* The pending word with which a defer leaves by the exit. */
static uint64_t pending_of(struct fn *fn, struct region *region, struct exit exit) {
    for (size_t i = 0; i < region->exits.count; i++) {
        const struct exit *it = &region->exits.items[i];
        if (it->kind == exit.kind && it->target == exit.target)
            return i + 1;
    }
    VEC_PUSH(fn->lower->arena, &region->exits, exit);
    return region->exits.count;
}

static void set_pending(struct fn *fn, struct region *region, uint64_t word) {
    fn_copy(fn, ir_place(region->pending), fn_int(fn, STORAGE_U32, word));
}

void exit_to(struct fn *fn, struct exit exit) {
    for (struct region *region = fn->region; region; region = region->outer) {
        switch (region->kind) {
        case REGION_DEFER:
            set_pending(fn, region, pending_of(fn, region, exit));
            fn_jump(fn, region->entry);
            return;
        case REGION_LOOP:
            if (exit.target != region)
                continue;
            fn_jump(fn, exit.kind == EXIT_BREAK ? region->exit_break : region->exit_continue);
            return;
        case REGION_FUNCTION:
        case REGION_SCOPE: fn_jump(fn, region->exit_return); return;
        case REGION_CATCH: break;
        }
    }
}

void exit_return(struct fn *fn) {
    exit_to(fn, (struct exit){.kind = EXIT_RETURN});
}

void exit_unwind(struct fn *fn) {
    fn_jump(fn, fn->region->unwind);
}

void fn_set_status(struct fn *fn, uint64_t status) {
    local_id local = ir_status(fn->lower->ir, fn->ir);
    fn_copy(fn, ir_place(local), fn_int(fn, STORAGE_U64, status));
}

/* ---- defers ---- */

void defer_register(struct fn *fn, struct node *body) {
    struct region *region = ARENA_NEW(fn->lower->arena, struct region);
    region->kind = REGION_DEFER;
    region->body = body;
    region->entry = fn_block(fn);
    region->unwind = fn_block(fn);
    region->pending = fn_local(fn, fn_basic(fn, STORAGE_U32), "pending");
    region_push(fn, region);
}

struct node *deferred_check(struct node *body) {
    struct node *value = body->kind == NODE_EXPR_STMT ? body->expr_stmt.value : body;
    return value->kind == NODE_TRY ? value : NULL;
}

/*
 * `defer check e` (spec 7): its error becomes the block's, unless the block is left with an error
 * already, or unwinding. Goes on where it does not.
 */
static void give_deferred_error(struct fn *fn, struct region *region, struct place checked) {
    struct lower *lower = fn->lower;
    struct type *type = node_wanted(fn, deferred_check(region->body)->try_expr.value);
    const struct layout *layout = layout_of(lower, type);
    const struct slot *slot = &layout->cases[CASE_ERR].slots[0];
    if (slot->index < 0)
        return;
    const struct region *target = region_returns(fn);
    block_id failed = fn_block(fn);
    block_id first = fn_block(fn);
    block_id on = fn_block(fn);
    struct operand err = fn_int(fn, STORAGE_U32, CASE_ERR);
    fn_branch(fn, fn_compare(fn, SUB_EQ, fn_get(fn, ir_tag(&fn->at, checked)), err), failed, on);
    fn_enter(fn, failed);
    uint64_t later[2];
    block_id targets[3];
    later[0] = pending_of(fn, region, (struct exit){.kind = EXIT_UNWIND});
    targets[0] = on;
    targets[1] = targets[2] = first;
    size_t count = 1;
    if (target->kind == REGION_FUNCTION && target->gives->kind == TYPE_RESULT) {
        later[1] = pending_of(fn, region, (struct exit){.kind = EXIT_RETURN});
        targets[1] = fn_block(fn);
        count = 2;
    }
    fn_switch(fn, fn_get_local(fn, region->pending), later, targets, count);
    if (count == 2) { // the error that is on its way stays
        fn_enter(fn, targets[1]);
        struct operand tag = fn_get(fn, ir_tag(&fn->at, ir_place(target->result)));
        fn_branch(fn, fn_compare(fn, SUB_EQ, tag, err), on, first);
    }
    fn_enter(fn, first);
    struct place error = fn_slot(fn, fn_case(fn, layout, checked, CASE_ERR), slot);
    lower_return_error(fn, fn_get(fn, error), slot->type);
    fn_enter(fn, on);
}

/* Emits the innermost defer, whose block ends here. */
static void defer_emit(struct fn *fn) {
    struct region *region = fn->region;
    set_pending(fn, region, 0);
    fn_jump(fn, region->entry);
    fn_enter(fn, region->unwind);
    set_pending(fn, region, pending_of(fn, region, (struct exit){.kind = EXIT_UNWIND}));
    fn_jump_into(fn, region->entry);
    region_pop(fn);
    struct place checked = defer_body(fn, region->body);
    if (checked.local != NO_LOCAL)
        give_deferred_error(fn, region, checked);

    size_t count = region->exits.count;
    uint64_t *cases = arena_alloc(fn->lower->arena, count * sizeof *cases);
    block_id *targets = arena_alloc(fn->lower->arena, (count + 1) * sizeof *targets);
    for (size_t i = 0; i < count; i++) {
        cases[i] = i + 1;
        targets[i] = fn_block(fn);
    }
    targets[count] = fn_block(fn);
    fn_switch(fn, fn_get_local(fn, region->pending), cases, targets, count);
    for (size_t i = 0; i < count; i++) {
        fn_enter(fn, targets[i]);
        if (region->exits.items[i].kind == EXIT_UNWIND)
            exit_unwind(fn);
        else
            exit_to(fn, region->exits.items[i]);
    }
    fn_enter(fn, targets[count]);
}

void defer_close(struct fn *fn, struct region *outer) {
    while (fn->region != outer)
        defer_emit(fn);
}

static struct place defer_statement(struct fn *fn, struct node *body) {
    struct node *check = deferred_check(body);
    if (!check) {
        lower_stmt(fn, body);
        return (struct place){.local = NO_LOCAL};
    }
    return fn_place(fn, fn_hold(fn, lower_expr(fn, check->try_expr.value)));
}

/* A cleanup that suspends is shielded: cancellation reaches it only after the grace (spec 7). */
static struct place defer_shielded(struct fn *fn, struct node *body) {
    const local_id outer = fn->scope;
    const local_id shield = fn_local(fn, storage_opaque(fn->lower, "sc_scope"), "shield");
    struct operand address = fn_address(fn, ir_place(shield));
    struct operand open[] = {address, fn_scope_address(fn)};
    fn_rt(fn, RT_SHIELD_OPEN, open, 2);

    struct region guard = {.kind = REGION_CATCH, .unwind = fn_block(fn)};
    block_id after = fn_block(fn);
    region_push(fn, &guard);
    fn->scope = shield;
    struct place checked = defer_statement(fn, body);
    fn->scope = outer;
    region_pop(fn);

    address = fn_address(fn, ir_place(shield));
    fn_rt(fn, RT_SHIELD_CLOSE, &address, 1);
    fn_jump(fn, after);
    fn_enter(fn, guard.unwind);
    address = fn_address(fn, ir_place(shield));
    fn_rt(fn, RT_SHIELD_CLOSE, &address, 1);
    exit_unwind(fn);
    fn_enter(fn, after);
    return checked;
}

struct place defer_body(struct fn *fn, struct node *body) {
    const bool no_polls = fn->no_polls;
    const bool in_defer = fn->in_defer;
    struct scope_frame *body_of = fn->body_of;
    struct place checked;
    fn->in_defer = true;
    fn->body_of = NULL;
    if (node_suspends(fn, body)) {
        fn->no_polls = false;
        checked = defer_shielded(fn, body);
    } else {
        fn->no_polls = true;
        checked = defer_statement(fn, body);
    }
    fn->no_polls = no_polls;
    fn->in_defer = in_defer;
    fn->body_of = body_of;
    return checked;
}
