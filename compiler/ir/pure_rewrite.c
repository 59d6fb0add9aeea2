/*
 * Rewrites a pure function. What the runtime does for a scope of the suspending class becomes plain
 * control flow around a flag for each task whose record lies in the function:
 *
 *     open      pending = false                          (and an empty list of the tasks in blocks)
 *     spawn     pure_spawn record; pending = true
 *     a join    if pending { pure_join record; pending = false }
 *     the end   if pending { ended = pure_settle record, ended } …
 *     close     outcome = pure_outcome ended
 *
 * On nearly every path the C compiler knows the flags, and what they guard disappears. Once a scope has been
 * settled its flags stay: a defer that joins such a task again is told how it ended.
 *
 * A task that does nothing before it calls a function that begins with a poll needs none of its own.
 */
#include <string.h>

#include "base/panic.h"
#include "ir/build.h"
#include "ir/contract.h"
#include "ir/internal.h"
#include "ir/pure.h"

struct rewrite {
    struct ir_unit *unit;
    struct ir_function *function;
    struct pure_facts *facts;
    struct ir_cursor at;
};

/* ---- storages ---- */

/* The same with the head of a pure task, where it begins with that of a task. */
static struct storage *pure_storage(struct ir_unit *unit, struct storage *storage) {
    if (!storage)
        return storage;
    if (storage->kind == STORAGE_OPAQUE && !strcmp(storage->c_name, "sc_task"))
        return ir_opaque(unit, "sc_pure_task");
    if (storage->kind != STORAGE_STRUCT || !storage->fields.count)
        return storage;
    struct storage *head = pure_storage(unit, storage->fields.items[0]);
    if (head == storage->fields.items[0])
        return storage;
    VEC(struct storage *) fields = {0};
    for (size_t i = 0; i < storage->fields.count; i++)
        VEC_PUSH(unit->arena, &fields, i ? storage->fields.items[i] : head);
    return ir_struct(unit, fields.items, fields.count);
}

static void map_operand(struct ir_unit *unit, struct operand *operand);

static void map_place(struct ir_unit *unit, struct place *place) {
    for (size_t i = 0; i < place->path.count; i++) {
        struct projection *step = &place->path.items[i];
        step->storage = pure_storage(unit, step->storage);
        if (step->operand)
            map_operand(unit, step->operand);
    }
}

static void map_operand(struct ir_unit *unit, struct operand *operand) {
    operand->storage = pure_storage(unit, operand->storage);
    operand->sized = pure_storage(unit, operand->sized);
    if (operand->kind == OPERAND_PLACE)
        map_place(unit, &operand->place);
}

static void map_storages(struct rewrite *re) {
    struct ir_function *function = re->function;
    for (size_t i = 0; i < function->locals.count; i++)
        function->locals.items[i].storage =
            pure_storage(re->unit, function->locals.items[i].storage);
    for (size_t b = 0; b < function->blocks.count; b++) {
        for (size_t i = 0; i < function->blocks.items[b].ops.count; i++) {
            struct ir_op *op = &function->blocks.items[b].ops.items[i];
            op->storage = pure_storage(re->unit, op->storage);
            if (op->has_dst)
                map_place(re->unit, &op->dst);
            for (size_t k = 0; k < op->args.count; k++)
                map_operand(re->unit, &op->args.items[k]);
        }
    }
}

/* ---- building ---- */

static struct storage *basic(const struct rewrite *re, enum storage_kind kind) {
    return ir_basic(re->unit, kind);
}

static struct operand get(struct rewrite *re, local_id local) {
    return ir_get_local(&re->at, local);
}

static struct operand address(struct rewrite *re, local_id local) {
    local_id pointer = ir_local_new(re->unit, re->function, basic(re, STORAGE_PTR), NULL);
    ir_addr(&re->at, ir_place(pointer), ir_place(local));
    return get(re, pointer);
}

static struct operand run_operand(const struct rewrite *re, uint32_t run) {
    return run == NO_FUNCTION ? ir_null(re->unit) : ir_function_address(re->unit, run);
}

static void set_pending(struct rewrite *re, const struct pure_record *record, bool pending) {
    ir_copy(&re->at, ir_place(record->pending), ir_bool(re->unit, pending));
}

static void call_rt(struct rewrite *re, enum ir_rt rt, const struct place *dst,
                    const struct operand *args, size_t count) {
    ir_rt(&re->at, rt, dst, NO_LOCAL, args, count);
}

/* Goes on in a block that is entered if the flag is set; gives the one behind it. */
static block_id begin_if(struct rewrite *re, local_id flag) {
    block_id yes = ir_block_new(re->unit, re->function);
    block_id after = ir_block_new(re->unit, re->function);
    ir_branch(&re->at, get(re, flag), yes, after);
    re->at.block = yes;
    return after;
}

static void end_if(struct rewrite *re, block_id after) {
    ir_goto(&re->at, after);
    re->at.block = after;
}

/* ---- the operations ---- */

static local_id operand_local(const struct operand *operand) {
    if (operand->kind != OPERAND_PLACE || operand->place.path.count)
        panic("no local where one was found before");
    return operand->place.local;
}

static struct pure_scope *scope_of(const struct rewrite *re, const struct ir_op *op) {
    return pure_scope_of(re->facts, re->facts->scope_of[operand_local(&op->args.items[0])]);
}

static void open_scope(struct rewrite *re, const struct ir_op *op) {
    const struct pure_scope *scope = scope_of(re, op);
    for (size_t i = 0; i < re->facts->records.count; i++)
        if (re->facts->records.items[i].scope == scope->local)
            set_pending(re, &re->facts->records.items[i], false);
    if (pure_scope_is_listed(scope)) {
        struct storage *u64 = basic(re, STORAGE_U64);
        struct operand args[] = {address(re, scope->list), ir_int(u64, scope->kept),
                                 ir_int(u64, scope->detached)};
        call_rt(re, RT_PURE_OPEN, NULL, args, 3);
        if (scope->run == NO_FUNCTION)
            return;
        struct operand type[] = {address(re, scope->list), run_operand(re, scope->run)};
        call_rt(re, RT_PURE_TYPE, NULL, type, 2);
    }
}

/* A spawn, or what takes its place, of a task that has a block. */
static void call_listed(struct rewrite *re, enum ir_rt rt, const struct place *dst,
                        const struct ir_op *op) {
    struct operand args[6];
    memcpy(args, op->args.items, sizeof args);
    args[0] = address(re, scope_of(re, op)->list);
    args[4].bits |= SPAWN_PURE;
    call_rt(re, rt, dst, args, 6);
}

static void spawn(struct rewrite *re, const struct ir_op *op) {
    struct operand args[5];
    memcpy(args, op->args.items + 1, sizeof args);
    args[3].bits |= SPAWN_PURE;
    struct pure_origin origin = re->facts->origins[operand_local(&args[0])];
    if (origin.kind != ORIGIN_RECORD) {
        call_listed(re, RT_PURE_SPAWN_LISTED, NULL, op);
        return;
    }
    struct place pending = ir_place(pure_record_of(re->facts, origin.record)->pending);
    call_rt(re, RT_PURE_SPAWN, &pending, args, 5);
}

static void join(struct rewrite *re, const struct ir_op *op) {
    struct pure_origin origin = re->facts->origins[operand_local(&op->args.items[0])];
    struct operand args[] = {op->args.items[0], run_operand(re, origin.run)};
    if (origin.kind == ORIGIN_LISTED) {
        call_rt(re, RT_PURE_JOIN_LISTED, NULL, args, 2);
        return;
    }
    const struct pure_record *record = pure_record_of(re->facts, origin.record);
    block_id after = begin_if(re, record->pending);
    call_rt(re, RT_PURE_JOIN, NULL, args, 2);
    set_pending(re, record, false);
    end_if(re, after);
}

static void settle(struct rewrite *re, const struct ir_op *op) {
    struct pure_scope *scope = scope_of(re, op);
    scope->ended = operand_local(&op->args.items[1]);
    struct place ended = ir_place(scope->ended);
    for (size_t i = re->facts->records.count; i-- > 0;) { // the newest first
        const struct pure_record *record = &re->facts->records.items[i];
        if (record->scope != scope->local)
            continue;
        block_id after = begin_if(re, record->pending);
        struct operand args[] = {address(re, record->local), run_operand(re, record->run),
                                 get(re, scope->ended)};
        call_rt(re, RT_PURE_SETTLE, &ended, args, 3);
        end_if(re, after);
    }
    if (pure_scope_is_listed(scope)) {
        struct operand args[] = {address(re, scope->list), get(re, scope->ended)};
        call_rt(re, RT_PURE_SETTLE_ALL, &ended, args, 2);
    }
}

static void close_scope(struct rewrite *re, const struct ir_op *op) {
    const struct pure_scope *scope = scope_of(re, op);
    if (pure_scope_is_listed(scope)) {
        struct operand list = address(re, scope->list);
        if (scope->detached)
            call_rt(re, RT_PURE_FREE, NULL, &list, 1);
        if (scope->kept)
            call_rt(re, RT_PURE_CUT, NULL, &list, 1);
    }
    struct operand ended = get(re, scope->ended);
    call_rt(re, RT_PURE_OUTCOME, op->has_dst ? &op->dst : NULL, &ended, 1);
}

static void allocate(struct rewrite *re, const struct ir_op *op) {
    struct operand size = ir_size_of(re->unit, op->storage);
    call_rt(re, RT_PURE_ALLOC, &op->dst, &size, 1);
}

static void keep(struct rewrite *re, const struct ir_op *op) {
    struct ir_block *block = &re->function->blocks.items[re->at.block];
    VEC_PUSH(re->unit->arena, &block->ops, *op);
}

static bool defines_handle(const struct rewrite *re, const struct ir_op *op) {
    local_id to = op_defines(op);
    return to != NO_LOCAL && to < re->function->locals.count && re->facts->scope_of[to] != NO_LOCAL;
}

static void rewrite_rt(struct rewrite *re, const struct ir_op *op) {
    struct operand site = ir_site_address(re->unit, op->site);
    switch ((int)op->rt) {
    case RT_ENTRY: call_rt(re, RT_PURE_ENTRY, NULL, &site, 1); break;
    case RT_BACK_EDGE: call_rt(re, RT_PURE_BACK_EDGE, NULL, NULL, 0); break;
    case RT_SCOPE_OPEN: open_scope(re, op); break;
    case RT_SPAWN: spawn(re, op); break;
    case RT_TASK_JOIN: join(re, op); break;
    case RT_SCOPE_JOIN: settle(re, op); break;
    case RT_SCOPE_CLOSE: close_scope(re, op); break;
    default: keep(re, op); break;
    }
}

static void rewrite_op(struct rewrite *re, const struct ir_op *op) {
    re->at.unwind = op->unwind;
    re->at.site = op->site;
    if (op->kind == IR_RT)
        rewrite_rt(re, op);
    else if (op->kind == IR_BLOCK_ALLOC && re->facts->kept[op->dst.local])
        allocate(re, op);
    else if (!defines_handle(re, op))
        keep(re, op);
}

static void rewrite_ops(struct rewrite *re, const struct ir_op *ops, size_t count) {
    for (size_t i = 0; i < count; i++)
        rewrite_op(re, &ops[i]);
}

/* ---- tasks that may be run where they are spawned ---- */

enum {
    MOST_CAPTURING_OPS =
        32 // between the allocation of a task and its spawn, as they are emitted twice
};

/* If the ops begin by allocating a task that is spawned further on: how far. Else 0. */
static size_t find_spawn(const struct rewrite *re, const struct ir_op *ops, size_t count) {
    if (ops[0].kind != IR_BLOCK_ALLOC || ops[0].dst.path.count)
        return 0;
    for (size_t i = 1; i < count && i <= MOST_CAPTURING_OPS; i++)
        if (ops[i].kind == IR_RT && ops[i].rt == RT_SPAWN &&
            operand_local(&ops[i].args.items[1]) == ops[0].dst.local)
            return pure_scope_is_listed(scope_of(re, &ops[i])) ? i : 0;
    return 0;
}

/* Where the result lies in a record or block, whose storage is {{sc_pure_task, result} ...}. False: in none. */
static bool find_result(const struct rewrite *re, struct storage *storage, struct place *place) {
    for (; storage->fields.items[0]->kind == STORAGE_STRUCT; storage = storage->fields.items[0])
        *place = ir_field(&re->at, *place, 0);
    if (storage->fields.count == 1)
        return false;
    *place = ir_field(&re->at, *place, 1);
    return true;
}

/* From the allocation to the spawn, with a record in the function instead of the block. */
static void run_in_place(struct rewrite *re, const struct ir_op *ops, size_t spawn_at) {
    local_id block = ops[0].dst.local;
    local_id record = ir_local_new(re->unit, re->function, ops[0].storage, NULL);
    local_id ended = ir_local_new(re->unit, re->function, basic(re, STORAGE_U64), NULL);
    struct place result = ir_place(record);
    bool has_result = re->facts->kept[block] && find_result(re, ops[0].storage, &result);
    if (has_result)
        ir_zero(&re->at, result); // there is none if the task fails
    ir_addr(&re->at, ir_place(block), ir_place(record));
    rewrite_ops(re, ops + 1, spawn_at - 1);
    struct place to = ir_place(ended);
    call_listed(re, RT_PURE_RUN, &to, &ops[spawn_at]);
    struct ir_block *here = &re->function->blocks.items[re->at.block];
    here->ops.items[here->ops.count - 1].typed = scope_of(re, &ops[spawn_at])->run != NO_FUNCTION;
    if (!re->facts->kept[block])
        return;
    allocate(re, &ops[0]);
    struct operand outcome[] = {get(re, block), get(re, ended)};
    call_rt(re, RT_PURE_RECORD, NULL, outcome, 2);
    struct place kept = ir_deref(&re->at, ir_place(block), ops[0].storage);
    if (has_result && find_result(re, ops[0].storage, &kept))
        ir_copy(&re->at, kept, ir_get(&re->at, result));
}

/* Makes a task ready or runs it, whatever suits. */
static void spawn_either_way(struct rewrite *re, const struct ir_op *ops, size_t spawn_at) {
    local_id has_enough = ir_local_new(re->unit, re->function, basic(re, STORAGE_BOOL), NULL);
    struct operand list = address(re, scope_of(re, &ops[spawn_at])->list);
    struct place to = ir_place(has_enough);
    block_id in_place = ir_block_new(re->unit, re->function);
    block_id ready = ir_block_new(re->unit, re->function);
    block_id after = ir_block_new(re->unit, re->function);
    call_rt(re, RT_PURE_HAS_ENOUGH, &to, &list, 1);
    ir_branch(&re->at, get(re, has_enough), in_place, ready);
    re->at.block = in_place;
    run_in_place(re, ops, spawn_at);
    ir_goto(&re->at, after);
    re->at.block = ready;
    rewrite_ops(re, ops, spawn_at + 1);
    end_if(re, after);
}

static void rewrite_block(struct rewrite *re, block_id number) {
    struct ir_block old = re->function->blocks.items[number];
    re->function->blocks.items[number] = (struct ir_block){0};
    re->at.block = number;
    for (size_t i = 0; i < old.ops.count; i++) {
        size_t spawn_at = find_spawn(re, &old.ops.items[i], old.ops.count - i);
        if (spawn_at)
            spawn_either_way(re, &old.ops.items[i], spawn_at);
        else
            rewrite_op(re, &old.ops.items[i]);
        i += spawn_at;
    }
}

/* ---- the poll at the entry ---- */

/* Whether the op is to be reached only after a poll: calls, and what others see. */
static bool needs_poll(const struct ir_op *op) {
    return op->kind == IR_CALL || op->kind == IR_CALL_VALUE || op->kind == IR_CALL_ASYNC ||
           op->kind == IR_CALL_C || op->kind == IR_RT ||
           (op->has_dst && place_is_behind_pointer(&op->dst));
}

static bool is_entry_poll(const struct ir_op *op) {
    return op->kind == IR_RT && (op->rt == RT_ENTRY || op->rt == RT_PURE_ENTRY);
}

/* A task that does nothing before it calls what polls itself needs no poll of its own. */
static bool polls_next(const struct rewrite *re, const struct ir_op *op) {
    if (op->kind != IR_CALL_ASYNC)
        return false;
    const struct ir_function *callee = re->unit->functions.items[op->function];
    for (size_t b = 0; callee->pure && b < callee->blocks.count; b++)
        for (size_t i = 0; i < callee->blocks.items[b].ops.count; i++)
            if (is_entry_poll(&callee->blocks.items[b].ops.items[i]))
                return true;
    return false;
}

static void drop_entry_poll(const struct rewrite *re) {
    struct ir_block *first = &re->function->blocks.items[0];
    size_t at = 1;
    if (!re->function->is_task || !is_entry_poll(&first->ops.items[0]))
        return;
    while (at < first->ops.count && !needs_poll(&first->ops.items[at]))
        at++;
    if (at == first->ops.count || !polls_next(re, &first->ops.items[at]))
        return;
    memmove(first->ops.items, first->ops.items + 1, --first->ops.count * sizeof *first->ops.items);
}

/* ---- the function ---- */

void pure_rewrite(struct ir_unit *unit, struct ir_function *function, struct pure_facts *facts) {
    struct rewrite re = {
        .unit = unit,
        .function = function,
        .facts = facts,
        .at = {.unit = unit, .function = function},
    };
    for (size_t i = 0; i < facts->records.count; i++)
        facts->records.items[i].pending =
            ir_local_new(unit, function, basic(&re, STORAGE_BOOL), "pending");
    for (size_t i = 0; i < facts->scopes.count; i++)
        if (pure_scope_is_listed(&facts->scopes.items[i]))
            facts->scopes.items[i].list =
                ir_local_new(unit, function, ir_opaque(unit, "sc_pure_list"), "list");
    map_storages(&re);
    size_t blocks = function->blocks.count;
    for (size_t b = 0; b < blocks; b++)
        rewrite_block(&re, (block_id)b);
    drop_entry_poll(&re);
}
