/*
 * Scopes. A scope's body is inlined into the function around it; the sc_scope lies in that function.
 *
 *     open; body; every way out of the body -> join; the body's own defers; close -> outcome
 *
 * The body's outermost block ends only after every task has ended (spec 7), so its defers don't run on
 * the way to the join: how many are registered is counted in `armed`, and behind the join they run
 * from the last to the first. A way out of the body is either its value (a failing body has failed
 * the scope before) or unwinding; the join is told which. The outcome that closing delivers absorbs
 * an unwinding that was the scope's own, and passes on what came from outside, and panics.
 */
#include "ir/contract.h"
#include "lower/internal.h"

/* ---- the body's defers ---- */

static size_t count_defers(const struct node *body) {
    size_t count = 0;
    for (size_t i = 0; body->kind == NODE_BLOCK && i < body->block.stmts.count; i++)
        count += body->block.stmts.items[i]->kind == NODE_DEFER;
    return count;
}

/* Is one of them a `defer check e`? */
static bool has_check(const struct node *body) {
    for (size_t i = 0; body->kind == NODE_BLOCK && i < body->block.stmts.count; i++) {
        const struct node *stmt = body->block.stmts.items[i];
        if (stmt->kind == NODE_DEFER && deferred_check(stmt->defer.body))
            return true;
    }
    return false;
}

void scope_defer(struct fn *fn, struct node *body) {
    struct scope_frame *frame = fn->body_of;
    VEC_PUSH(fn->lower->arena, &frame->defers, body);
    fn_copy(fn, ir_place(frame->armed), fn_int(fn, STORAGE_U32, frame->defers.count));
}

/*
 * The error of a `defer check e` behind the join: the scope's, if its outcome is a value. It waits in
 * a Result of its own, which give_value looks at.
 */
static void keep_deferred_error(struct fn *fn, struct scope_frame *frame, struct node *body,
                                struct place checked) {
    struct type *type = node_wanted(fn, deferred_check(body)->try_expr.value);
    const struct layout *layout = layout_of(fn->lower, type);
    const struct slot *slot = &layout->cases[CASE_ERR].slots[0];
    if (slot->index < 0 || frame->late == NO_LOCAL)
        return;
    block_id failed = fn_block(fn);
    block_id first = fn_block(fn);
    block_id on = fn_block(fn);
    struct operand err = fn_int(fn, STORAGE_U32, CASE_ERR);
    fn_branch(fn, fn_compare(fn, SUB_EQ, fn_get(fn, ir_tag(&fn->at, checked)), err), failed, on);
    fn_enter(fn, failed);
    struct operand tag = fn_get(fn, ir_tag(&fn->at, ir_place(frame->late)));
    fn_branch(fn, fn_compare(fn, SUB_EQ, tag, err), on, first);
    fn_enter(fn, first);
    struct place error = fn_slot(fn, fn_case(fn, layout, checked, CASE_ERR), slot);
    struct operand wide = lower_coerce(fn, fn_get(fn, error), slot->type, frame->type->args[1]);
    fn_copy(fn, ir_place(frame->late), make_err(fn, frame->type, wide));
    fn_jump_into(fn, on);
}

/* Runs those that are registered; a defer that unwinds goes on with the one before it. */
static void run_defers(struct fn *fn, struct scope_frame *frame, block_id close) {
    size_t count = frame->defers.count;
    if (count == 0) {
        fn_jump(fn, close);
        return;
    }
    uint64_t *cases = arena_alloc(fn->lower->arena, count * sizeof *cases);
    block_id *targets = arena_alloc(fn->lower->arena, (count + 1) * sizeof *targets);
    for (size_t i = 0; i < count; i++) {
        cases[i] = i + 1;
        targets[i] = fn_block(fn);
    }
    targets[count] = close;
    fn_switch(fn, fn_get_local(fn, frame->armed), cases, targets, count);
    for (size_t i = count; i-- > 0;) {
        block_id next = i > 0 ? targets[i - 1] : close;
        struct region guard = {.kind = REGION_CATCH, .unwind = next};
        fn_enter(fn, targets[i]);
        region_push(fn, &guard);
        struct place checked = defer_body(fn, frame->defers.items[i]);
        if (checked.local != NO_LOCAL)
            keep_deferred_error(fn, frame, frame->defers.items[i], checked);
        region_pop(fn);
        fn_jump(fn, next);
    }
}

/* ---- opening ---- */

static void open_scope(struct fn *fn, struct scope_frame *frame, struct type *errors) {
    struct lower *lower = fn->lower;
    struct operand slot = ir_null(lower->ir);
    if (errors->kind != TYPE_NEVER) {
        frame->slot = fn_local(fn, storage_of(lower, errors), "first_error");
        ir_zero(&fn->at, ir_place(frame->slot));
        slot = fn_address(fn, ir_place(frame->slot));
    }
    if (count_defers(frame->info->closure->closure.body) > 0) {
        frame->armed = fn_local(fn, fn_basic(fn, STORAGE_U32), "armed");
        fn_copy(fn, ir_place(frame->armed), fn_int(fn, STORAGE_U32, 0));
    }
    if (has_check(frame->info->closure->closure.body) && errors->kind != TYPE_NEVER) {
        frame->late = fn_local(fn, storage_of(lower, frame->type), "late_error");
        ir_zero(&fn->at, ir_place(frame->late));
    }
    frame->scope = fn_local(fn, storage_opaque(lower, "sc_scope"), "scope");
    frame->handle = fn_local(fn, fn_basic(fn, STORAGE_PTR), "handle");
    ir_addr(&fn->at, ir_place(frame->handle), ir_place(frame->scope));
    struct operand args[] = {fn_get_local(fn, frame->handle), fn_scope_address(fn), slot,
                             fn_site_address(fn)};
    fn_rt(fn, RT_SCOPE_OPEN, args, 4);
    if (frame->info->handle)
        bind_place(fn, frame->info->handle, ir_place(frame->handle));
    fn->instance->opens_scope = true;
}

/* ---- the body ---- */

static void lower_scope_body(struct fn *fn, struct scope_frame *frame, struct region *region) {
    struct node *body = frame->info->closure->closure.body;
    if (!frame->info->tail_spawn) {
        lower_returned_body(fn, body);
        return;
    }
    lower_body(fn, body);
    struct type *value = fn_type(fn, frame->info->value);
    struct operand joined = lower_join(fn, fn_get_local(fn, frame->tail), value);
    if (region->result != NO_LOCAL)
        fn_copy(fn, ir_place(region->result), joined);
    exit_return(fn);
}

/* From every way out of the body to behind its defers. */
static void end_scope(struct fn *fn, struct scope_frame *frame, struct region *region) {
    local_id ended = fn_local(fn, fn_basic(fn, STORAGE_U64), "ended");
    block_id join = fn_block(fn);
    block_id joined = fn_block(fn);
    block_id close = fn_block(fn);
    fn_enter(fn, region->exit_return);
    fn_copy(fn, ir_place(ended), fn_int(fn, STORAGE_U64, STATUS_DONE));
    fn_jump(fn, join);
    fn_enter(fn, region->unwind);
    fn_copy(fn, ir_place(ended), fn_get_local(fn, ir_status(fn->lower->ir, fn->ir)));
    fn_jump_into(fn, join);
    struct region guard = {.kind = REGION_CATCH, .unwind = joined};
    region_push(fn, &guard);
    struct operand args[] = {fn_get_local(fn, frame->handle), fn_get_local(fn, ended)};
    fn_rt(fn, RT_SCOPE_JOIN, args, 2);
    region_pop(fn);
    fn_jump_into(fn, joined);
    run_defers(fn, frame, close);
    fn_enter(fn, close);
}

/* ---- the outcome ---- */

struct outcome {
    struct scope_frame *frame;
    struct region *region;
    struct type *type; // of the expression
    struct type *errors;
    local_id saved;  // the status before the scope, in a defer; else NO_LOCAL
    local_id result; // NO_LOCAL if the expression has no storage
    block_id after;
};

/* The scope's own unwinding ends here. */
static void absorb(struct fn *fn, const struct outcome *outcome) {
    if (outcome->saved == NO_LOCAL)
        fn_set_status(fn, STATUS_DONE);
    else
        fn_copy(fn, ir_place(ir_status(fn->lower->ir, fn->ir)), fn_get_local(fn, outcome->saved));
}

/* Goes on unwinding outside, with the greater of the status and the one before the scope. */
static void raise(struct fn *fn, const struct outcome *outcome, uint64_t status) {
    fn_set_status(fn, status);
    if (outcome->saved != NO_LOCAL) {
        struct operand saved = fn_get_local(fn, outcome->saved);
        block_id greater = fn_block(fn);
        block_id on = fn_block(fn);
        fn_branch(fn, fn_compare(fn, SUB_GT, saved, fn_int(fn, STORAGE_U64, status)), greater, on);
        fn_enter(fn, greater);
        fn_copy(fn, ir_place(ir_status(fn->lower->ir, fn->ir)), saved);
        fn_jump_into(fn, on);
    }
    exit_unwind(fn);
}

static void give(struct fn *fn, const struct outcome *outcome, struct operand value) {
    absorb(fn, outcome);
    if (outcome->result != NO_LOCAL)
        fn_copy(fn, ir_place(outcome->result), value);
    fn_jump(fn, outcome->after);
}

static void give_value(struct fn *fn, const struct outcome *outcome) {
    struct operand value = fn_void(fn);
    if (outcome->region->result != NO_LOCAL)
        value = fn_get_local(fn, outcome->region->result);
    if (outcome->errors->kind != TYPE_NEVER)
        value = make_ok(fn, outcome->type, value);
    local_id late = outcome->frame->late;
    if (late != NO_LOCAL) {
        struct operand tag = fn_get(fn, ir_tag(&fn->at, ir_place(late)));
        block_id failed = fn_block(fn);
        block_id fine = fn_block(fn);
        fn_branch(fn, fn_compare(fn, SUB_EQ, tag, fn_int(fn, STORAGE_U32, CASE_ERR)), failed, fine);
        fn_enter(fn, failed);
        give(fn, outcome, fn_get_local(fn, late));
        fn_enter(fn, fine);
    }
    give(fn, outcome, value);
}

static void give_error(struct fn *fn, const struct outcome *outcome) {
    if (outcome->frame->slot == NO_LOCAL)
        fn_unreachable(fn); // nothing can fail it
    else
        give(fn, outcome, make_err(fn, outcome->type, fn_get_local(fn, outcome->frame->slot)));
}

static void give_cancelled(struct fn *fn, const struct outcome *outcome) {
    const struct scope_info *info = outcome->frame->info;
    if (info->cancel == CANCEL_NEVER || outcome->errors->kind == TYPE_NEVER) {
        fn_unreachable(fn); // nothing cancels it
        return;
    }
    struct type *cancelled = fn_type(fn, info->cancel_error);
    struct operand error = lower_variant(fn, cancelled, cancelled->decl);
    error = lower_coerce(fn, error, cancelled, outcome->errors);
    give(fn, outcome, make_err(fn, outcome->type, error));
}

static void deliver(struct fn *fn, const struct outcome *outcome) {
    struct operand handle = fn_get_local(fn, outcome->frame->handle);
    struct operand kind = fn_rt_value(fn, RT_SCOPE_CLOSE, fn_basic(fn, STORAGE_U64), &handle, 1);
    block_id panicked = fn_block(fn);
    if (outcome->frame->defers.count > 0) { // a panic of a defer outranks the outcome
        block_id on = fn_block(fn);
        struct operand status = fn_get_local(fn, ir_status(fn->lower->ir, fn->ir));
        fn_branch(fn, fn_compare(fn, SUB_EQ, status, fn_int(fn, STORAGE_U64, STATUS_PANIC)),
                  panicked, on);
        fn_enter(fn, on);
    }
    const uint64_t cases[] = {OUTCOME_VALUE, OUTCOME_ERROR, OUTCOME_CANCELLED, OUTCOME_UNWIND};
    block_id targets[] = {fn_block(fn), fn_block(fn), fn_block(fn), fn_block(fn), panicked};
    fn_switch(fn, kind, cases, targets, 4);
    fn_enter(fn, targets[0]);
    give_value(fn, outcome);
    fn_enter(fn, targets[1]);
    give_error(fn, outcome);
    fn_enter(fn, targets[2]);
    give_cancelled(fn, outcome);
    fn_enter(fn, targets[3]);
    raise(fn, outcome, STATUS_UNWIND);
    fn_enter(fn, panicked);
    raise(fn, outcome, STATUS_PANIC);
    fn_enter(fn, outcome->after);
}

/* ---- the whole ---- */

static bool is_supported(struct fn *fn, const struct node *node, const struct call *call) {
    if (call->scope->kind == SCOPE_SUPERVISOR) {
        not_supported(fn->lower, node->span, "a supervisor");
        return false;
    }
    for (size_t i = 0; i < call->args.count; i++) {
        const struct node *arg = call->args.items[i].value;
        if (arg != call->scope->closure &&
            storage_of(fn->lower, node_type(fn, arg))->kind != STORAGE_VOID) {
            not_supported(fn->lower, arg->span, "an option of a scope");
            return false;
        }
    }
    return true;
}

/* A scope in a defer finds a status that may be raised already, and leaves it so. */
static local_id save_status(struct fn *fn) {
    if (!fn->in_defer)
        return NO_LOCAL;
    local_id saved = fn_local(fn, fn_basic(fn, STORAGE_U64), "saved_status");
    fn_copy(fn, ir_place(saved), fn_get_local(fn, ir_status(fn->lower->ir, fn->ir)));
    fn_set_status(fn, STATUS_DONE);
    return saved;
}

struct operand lower_scope(struct fn *fn, struct node *node, const struct call *call) {
    struct type *type = node_type(fn, node);
    struct storage *storage = storage_of(fn->lower, type);
    if (!is_supported(fn, node, call))
        return storage->kind == STORAGE_VOID ? fn_void(fn) : fn_get(fn, fn_temp(fn, storage));
    struct scope_info *info = call->scope;
    struct scope_frame frame = {.info = info,
                                .type = type,
                                .slot = NO_LOCAL,
                                .late = NO_LOCAL,
                                .tail = NO_LOCAL,
                                .armed = NO_LOCAL,
                                .loop_depth = fn->loop_depth};
    struct outcome outcome = {.frame = &frame,
                              .type = type,
                              .errors = fn_type(fn, info->errors),
                              .saved = save_status(fn),
                              .result = NO_LOCAL,
                              .after = fn_block(fn)};
    if (storage->kind != STORAGE_VOID)
        outcome.result = fn_local(fn, storage, NULL);
    chain_scope(fn->lower, info);
    open_scope(fn, &frame, outcome.errors);

    struct region region = {.kind = REGION_SCOPE,
                            .unwind = fn_block(fn),
                            .exit_return = fn_block(fn),
                            .gives = fn_type(fn, info->closure->closure.info->result),
                            .result = NO_LOCAL,
                            .scope = &frame};
    struct storage *value = storage_of(fn->lower, fn_type(fn, info->value));
    if (value->kind != STORAGE_VOID)
        region.result = fn_local(fn, value, "value");
    outcome.region = &region;

    const local_id outer_scope = fn->scope;
    struct scope_frame *outer_body = fn->body_of;
    fn->scope = frame.scope;
    fn->body_of = &frame;
    region_push(fn, &region);
    lower_scope_body(fn, &frame, &region);
    region_pop(fn);
    fn_site(fn, node->span);
    end_scope(fn, &frame, &region);
    fn->scope = outer_scope;
    fn->body_of = outer_body;
    deliver(fn, &outcome);
    return outcome.result == NO_LOCAL ? fn_void(fn) : fn_get_local(fn, outcome.result);
}

/* ---- failing and cancelling ---- */

/* The address of a copy of the error, and its size. */
static void error_args(struct fn *fn, struct operand error, struct operand *args) {
    struct place copy = fn_temp(fn, error.storage);
    fn_copy(fn, copy, error);
    args[0] = fn_address(fn, copy);
    args[1] = fn_size_of(fn, error.storage);
}

void scope_fail(struct fn *fn, struct operand scope, struct operand error) {
    struct operand args[3] = {scope};
    error_args(fn, error, args + 1);
    fn_rt(fn, RT_SCOPE_FAIL, args, 3);
}

/* `s.cancel(err E { … })` names the error; a bare one through a parameter takes the parameter's. */
struct operand lower_cancel(struct fn *fn, const struct call *call) {
    struct operand args[3] = {fn_hold(fn, lower_expr(fn, call->args.items[0].value))};
    struct operand error = fn_void(fn);
    if (call->args.count > 1) {
        struct node *given = call->args.items[1].value;
        error = lower_expr(fn, given->kind == NODE_ERR ? given->err.value : given);
    } else if (!call->target && call->cancel_error) {
        struct type *type = fn_type(fn, call->cancel_error);
        error = lower_variant(fn, type, type->decl);
    }
    if (is_void(error)) {
        fn_rt(fn, RT_SCOPE_CANCEL, args, 1);
    } else {
        error_args(fn, error, args + 1);
        fn_rt(fn, RT_SCOPE_CANCEL_ERROR, args, 3);
    }
    return fn_void(fn);
}
