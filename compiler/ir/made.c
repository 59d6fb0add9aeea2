/*
 * Scopes and tasks that are made once, with the frame in which they lie, and then opened and spawned again
 * and again with what little changes (note [made] in scc/fast.h). That can be done where all there is to
 * know about them is known here: the scope is opened at one place, its closings are all seen, and the task is
 * spawned at one place into such a scope by its own body, and lies beside it.
 */
#include "ir/contract.h"
#include "ir/internal.h"

struct making {
    const struct ir_unit *unit;
    struct ir_function *function;
    struct ir_writers writers;
    bool *refused; // locals that are opened or spawned in more ways than one
};

static local_id resident_origin(const struct making *making, const struct operand *pointer) {
    local_id local = ir_origin(&making->writers, pointer);
    return local != NO_LOCAL && making->function->locals.items[local].resident ? local : NO_LOCAL;
}

typedef void (*op_visit)(struct making *making, struct ir_op *op);

static void each(struct making *making, enum ir_rt rt, op_visit visit) {
    for (size_t b = 0; b < making->function->blocks.count; b++) {
        struct ir_block *block = &making->function->blocks.items[b];
        for (size_t i = 0; i < block->ops.count; i++)
            if (block->ops.items[i].kind == IR_RT && block->ops.items[i].rt == rt)
                visit(making, &block->ops.items[i]);
    }
}

static void note_maker(struct making *making, local_id local, const struct ir_op *op) {
    const struct ir_op **maker = &making->function->locals.items[local].maker;
    making->refused[local] |= *maker != NULL;
    *maker = op;
}

/* Opens or closes who knows what: that might be any scope. */
static void refuse_all(struct making *making) {
    for (size_t i = 0; i < making->function->locals.count; i++)
        making->refused[i] = true;
}

static void note_open(struct making *making, struct ir_op *op) {
    local_id scope = resident_origin(making, &op->args.items[OPEN_SCOPE]);
    const struct operand *slot = &op->args.items[OPEN_SLOT];
    if (scope == NO_LOCAL) {
        refuse_all(making);
        return;
    }
    note_maker(making, scope, op);
    local_id companion = resident_origin(making, slot);
    making->function->locals.items[scope].companion = companion;
    making->refused[scope] |= slot->kind != OPERAND_NULL && companion == NO_LOCAL;
}

static void note_close(struct making *making, struct ir_op *op) {
    if (resident_origin(making, &op->args.items[0]) == NO_LOCAL)
        refuse_all(making);
}

static void settle(struct making *making) {
    for (size_t i = 0; i < making->function->locals.count; i++)
        if (making->refused[i])
            making->function->locals.items[i].maker = NULL;
}

static bool is_made(const struct making *making, local_id local) {
    return local != NO_LOCAL && making->function->locals.items[local].maker;
}

static void note_spawn(struct making *making, struct ir_op *op) {
    local_id scope = resident_origin(making, &op->args.items[0]);
    local_id task = resident_origin(making, &op->args.items[SPAWN_TASK]);
    if (task == NO_LOCAL)
        return;
    note_maker(making, task, op);
    making->function->locals.items[task].companion = scope;
    making->refused[task] |=
        op->args.items[SPAWN_FLAGS].bits != SPAWN_IN_FRAME || !is_made(making, scope);
}

/* ---- scopes that nobody else knows ---- */
/* Whether a copy goes to a local that ir_origin follows back. */
static bool is_followed(const struct making *making, const struct place *dst) {
    const struct ir_function *function = making->function;
    return !place_is_behind_pointer(dst) && dst->path.count == 0 &&
           dst->local >= function->param_count && !function->locals.items[dst->local].addressed &&
           !making->writers.several[dst->local];
}

/* Whether the op may let others know the address that is its argument. */
static bool tells(const struct making *making, const struct ir_op *op, size_t arg) {
    if (op->kind == IR_COPY || op->kind == IR_ADDR)
        return !is_followed(making, &op->dst);
    if (op->kind != IR_RT || arg != 0)
        return true;
    return op->rt != RT_SCOPE_OPEN && op->rt != RT_SCOPE_JOIN && op->rt != RT_SCOPE_CLOSE &&
           op->rt != RT_SPAWN;
}

static void note_telling(struct making *making, const struct ir_op *op) {
    for (size_t i = 0; i < op->args.count; i++) {
        const struct operand *arg = &op->args.items[i];
        local_id scope = arg->kind == OPERAND_PLACE && op->kind == IR_ADDR
                             ? arg->place.local
                             : resident_origin(making, arg);
        if (scope != NO_LOCAL && tells(making, op, i))
            making->function->locals.items[scope].is_own = false;
    }
}

/* A spawn into it that does not run its task at once leaves something to wait for that only the scope knows. */
static void note_other_spawn(struct making *making, struct ir_op *op) {
    local_id scope = resident_origin(making, &op->args.items[0]);
    if (scope != NO_LOCAL && !op->made)
        making->function->locals.items[scope].is_own = false;
}

static void find_own(struct making *making) {
    struct ir_function *function = making->function;
    for (size_t i = 0; i < function->locals.count; i++)
        function->locals.items[i].is_own =
            function->locals.items[i].maker && function->locals.items[i].maker->rt == RT_SCOPE_OPEN;
    for (size_t b = 0; b < function->blocks.count; b++)
        for (size_t i = 0; i < function->blocks.items[b].ops.count; i++)
            note_telling(making, &function->blocks.items[b].ops.items[i]);
    each(making, RT_SPAWN, note_other_spawn);
}

static void mark_scope(struct making *making, struct ir_op *op) {
    op->made_scope = resident_origin(making, &op->args.items[0]);
    op->made = is_made(making, op->made_scope);
    making->function->is_made |= op->made;
}

static void mark_spawn(struct making *making, struct ir_op *op) {
    op->made = is_made(making, resident_origin(making, &op->args.items[SPAWN_TASK]));
    op->made_scope = resident_origin(making, &op->args.items[0]);
}

static void mark_join(struct making *making, struct ir_op *op) {
    local_id task = resident_origin(making, &op->args.items[0]);
    op->made = op->direct && is_made(making, task);
    if (!op->made)
        return;
    op->made_scope = making->function->locals.items[task].companion;
    making->unit->functions.items[op->function]->is_joined_made = true;
}

void ir_made(struct ir_unit *unit, struct ir_function *function) {
    if (!function->state_count)
        return;
    struct making making = {
        .unit = unit, .function = function, .writers = ir_find_writers(unit, function)};
    making.refused =
        arena_alloc(unit->arena, (function->locals.count + 1) * sizeof *making.refused);
    each(&making, RT_SCOPE_OPEN, note_open);
    each(&making, RT_SCOPE_CLOSE, note_close);
    settle(&making);
    each(&making, RT_SPAWN, note_spawn);
    settle(&making);
    each(&making, RT_SCOPE_OPEN, mark_scope);
    each(&making, RT_SCOPE_CLOSE, mark_scope);
    each(&making, RT_SPAWN, mark_spawn);
    each(&making, RT_SCOPE_JOIN, mark_scope);
    each(&making, RT_TASK_JOIN, mark_join);
    find_own(&making);
}
