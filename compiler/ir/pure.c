/*
 * Which functions are pure fork-join. A function is *able* if everything in it that may suspend is a
 * poll, the join of a task of its own, the end of a scope of its own, or a call of an able function; if
 * what it spawns is able; if its scopes can neither fail nor be cancelled by name; and if nothing it
 * reaches reads an object that other tasks write, for what reads such an object may be waiting for it,
 * and pure code lets nobody else run. Able functions are the greatest fixed point.
 *
 * An able function is pure, but for the entry, whose caller is the runtime, and for what a task runs that
 * a function of the suspending class spawns: its block is a real task.
 *
 * note [own tasks]. A join is of an own task if the address it is given can come from nowhere but a spawn
 * of the same function: from the address of a record, a block that is spawned, a copy of such an
 * address, or a pointer that an own block holds to another (which is how lists of handles are linked).
 */
#include "ir/pure.h"

#include <string.h>

#include "ir/build.h"
#include "ir/contract.h"
#include "ir/internal.h"

enum {
    /* the flags that tasks of pure functions may have: how their block is kept */
    FLAGS_ALLOWED = SPAWN_IN_FRAME | SPAWN_DETACHED | SPAWN_KEPT
};

/* What neither waits, nor tells of other tasks. Joins, spawns and scopes are looked at closer. */
static const bool is_harmless[] = {
    [RT_NOW] = true,          [RT_BLOCK_FREE] = true,
    [RT_GC_ALLOC] = true,     [RT_GC_ALLOC_ATOMIC] = true,
    [RT_PANIC] = true,        [RT_PANIC_STR] = true,
    [RT_STR_CONCAT] = true,   [RT_STR_EQUAL] = true,
    [RT_STR_COMPARE] = true,  [RT_LIST_RESERVE] = true,
    [RT_HASH_WORD] = true,    [RT_HASH_STR] = true,
    [RT_LIST_APPEND] = true,  [RT_LIST_GROW] = true,
    [RT_LIST_MOVE] = true,    [RT_LIST_FORGET] = true,
    [RT_STR_COPY] = true,     [RT_C_TEXT] = true,
    [RT_STR_OF_C] = true,     [RT_STR_GIVE] = true,
    [RT_STR_FIND] = true,     [RT_STR_CASE] = true,
    [RT_STR_F64] = true,      [RT_FMT_MARK] = true,
    [RT_FMT_RADIX] = true,    [RT_FMT_FLOAT] = true,
    [RT_FMT_CUT] = true,      [RT_FMT_PLUS] = true,
    [RT_FMT_ZEROS] = true,    [RT_FMT_PAD] = true,
    [RT_LIST_COPY] = true,    [RT_ATOMIC_NEW] = true,
    [RT_ATOMIC_STORE] = true, [RT_FMT_INIT] = true,
    [RT_FMT_STR] = true,      [RT_FMT_QUOTED] = true,
    [RT_FMT_CHAR] = true,     [RT_FMT_QUOTED_CHAR] = true,
    [RT_FMT_I64] = true,      [RT_FMT_U64] = true,
    [RT_FMT_F64] = true,      [RT_FMT_F32] = true,
    [RT_FMT_BOOL] = true,     [RT_FMT_DURATION] = true,
    [RT_FMT_PRINT] = true,    [RT_FMT_STRING] = true,
    [RT_FLUSH] = true,
};

struct pass {
    struct ir_unit *unit;
    struct pure_facts *facts; // for each function
    bool *reads;              // PLAIN functions that may look at what others write
    bool values_read;         // some function whose address is taken does
};

typedef void (*op_visit)(void *context, struct ir_function *function, struct ir_op *op);

static void each_op(struct ir_function *function, op_visit visit, void *context) {
    for (size_t b = 0; b < function->blocks.count; b++)
        for (size_t i = 0; i < function->blocks.items[b].ops.count; i++)
            visit(context, function, &function->blocks.items[b].ops.items[i]);
}

struct pure_record *pure_record_of(const struct pure_facts *facts, local_id local) {
    for (size_t i = 0; i < facts->records.count; i++)
        if (facts->records.items[i].local == local)
            return &facts->records.items[i];
    return NULL;
}

struct pure_scope *pure_scope_of(const struct pure_facts *facts, local_id local) {
    for (size_t i = 0; i < facts->scopes.count; i++)
        if (facts->scopes.items[i].local == local)
            return &facts->scopes.items[i];
    return NULL;
}

/* ---- who reads what others write ---- */

struct use_search {
    local_id local;
    bool found;
};

static void see_use(void *context, local_id local) {
    struct use_search *search = context;
    search->found |= local == search->local;
}

static void search_op(void *context, struct ir_function *function, struct ir_op *op) {
    (void)function;
    op_each_use(op, see_use, context);
    op_each_dst_use(op, see_use, context);
}

static bool result_is_used(struct ir_function *function, const struct ir_op *op) {
    if (!op->has_dst)
        return false;
    struct use_search search = {op->dst.local, op->dst.path.count > 0};
    if (!search.found)
        each_op(function, search_op, &search);
    return search.found;
}

/* May the operation alone be part of waiting for another task? */
static bool op_reads(struct ir_function *function, const struct ir_op *op) {
    if (op->kind == IR_CALL_C)
        return !op->quiet;
    if (op->kind != IR_RT || ir_op_suspends(op))
        return false;
    if (op->rt == RT_ATOMIC_ADD)
        return result_is_used(function, op);
    if (op->rt == RT_SPAWN || op->rt == RT_SCOPE_OPEN || op->rt == RT_SCOPE_CLOSE)
        return false;
    return op->rt >= sizeof is_harmless / sizeof is_harmless[0] || !is_harmless[op->rt];
}

struct reading {
    const struct pass *pass;
    bool found;
};

static void read_op(void *context, struct ir_function *function, struct ir_op *op) {
    struct reading *reading = context;
    if (op->kind == IR_CALL)
        reading->found |= reading->pass->reads[op->function];
    else if (op->kind == IR_CALL_VALUE)
        reading->found |= reading->pass->values_read;
    else
        reading->found |= op_reads(function, op);
}

static void note_addresses(void *context, struct ir_function *function, struct ir_op *op) {
    struct pass *pass = context;
    (void)function;
    for (size_t i = 0; i < op->args.count; i++)
        if (op->args.items[i].kind == OPERAND_FUNCTION)
            pass->values_read |= pass->reads[op->args.items[i].index];
}

static void find_reads(struct pass *pass) {
    const struct ir_unit *unit = pass->unit;
    for (bool changed = true; changed;) {
        changed = false;
        for (size_t i = unit->functions.count; i-- > 0;) {
            struct reading reading = {pass, false};
            if (pass->reads[i] || unit->functions.items[i]->class != IR_PLAIN)
                continue;
            each_op(unit->functions.items[i], read_op, &reading);
            pass->reads[i] = reading.found;
            changed |= reading.found;
        }
        const bool before = pass->values_read;
        for (size_t i = 0; i < unit->functions.count && !before; i++)
            each_op(unit->functions.items[i], note_addresses, pass);
        changed |= pass->values_read != before;
    }
}

/* ---- handles of scopes ---- */

/* The local that the operand is the whole of, or NO_LOCAL. */
static local_id whole_local(const struct operand *operand) {
    return operand->kind == OPERAND_PLACE && !operand->place.path.count ? operand->place.local
                                                                        : NO_LOCAL;
}

static bool is_opaque(const struct storage *storage, const char *name) {
    return storage->kind == STORAGE_OPAQUE && !strcmp(storage->c_name, name);
}

struct flow {
    struct pure_facts *facts;
    bool changed;
};

/* The scope whose handle the op puts into its dst. */
static local_id scope_given(const struct ir_function *function, const struct pure_facts *facts,
                            const struct ir_op *op) {
    if (op->kind == IR_ADDR) {
        local_id of = whole_local(&op->args.items[0]);
        if (of != NO_LOCAL && is_opaque(function->locals.items[of].storage, "sc_scope"))
            return of;
    }
    if (op->kind == IR_COPY && whole_local(&op->args.items[0]) != NO_LOCAL)
        return facts->scope_of[whole_local(&op->args.items[0])];
    return NO_LOCAL;
}

static void flow_scope(void *context, struct ir_function *function, struct ir_op *op) {
    struct flow *flow = context;
    local_id given = scope_given(function, flow->facts, op);
    if (given == NO_LOCAL)
        return;
    local_id to = op_defines(op);
    if (to == NO_LOCAL ||
        (flow->facts->scope_of[to] != NO_LOCAL && flow->facts->scope_of[to] != given)) {
        flow->facts->able = false;
        return;
    }
    flow->changed |= flow->facts->scope_of[to] == NO_LOCAL;
    flow->facts->scope_of[to] = given;
}

struct handle_use {
    struct pure_facts *facts;
    size_t count; // uses of handles by the op
};

static void count_handle(void *context, local_id local) {
    struct handle_use *use = context;
    use->count += use->facts->scope_of[local] != NO_LOCAL;
}

static bool is_handle(const struct pure_facts *facts, local_id local) {
    return local != NO_LOCAL && facts->scope_of[local] != NO_LOCAL;
}

/* A handle goes nowhere but to the operations on its scope. */
static void check_handles(void *context, struct ir_function *function, struct ir_op *op) {
    struct pure_facts *facts = context;
    (void)function;
    local_id to = op_defines(op);
    if (to != NO_LOCAL && facts->scope_of[to] != NO_LOCAL) {
        facts->able &= scope_given(function, facts, op) == facts->scope_of[to];
        return;
    }
    struct ir_op seen = *op;
    seen.scope = NO_LOCAL; // where code runs says nothing of handles
    struct handle_use use = {facts, 0};
    op_each_use(&seen, count_handle, &use);
    op_each_dst_use(&seen, count_handle, &use);
    bool on_scope = op->kind == IR_RT && (op->rt == RT_SCOPE_OPEN || op->rt == RT_SCOPE_JOIN ||
                                          op->rt == RT_SCOPE_CLOSE || op->rt == RT_SPAWN);
    if (on_scope) {
        local_id handle = whole_local(&op->args.items[0]);
        size_t expected = 1;
        if (op->rt == RT_SCOPE_OPEN) // the second is the scope around it
            expected += is_handle(facts, whole_local(&op->args.items[1]));
        on_scope = is_handle(facts, handle) && use.count == expected;
    }
    facts->able &= on_scope || use.count == 0;
}

/* ---- own tasks ---- */

static bool is_block(const struct storage *storage) {
    while (storage->kind == STORAGE_STRUCT && storage->fields.count)
        storage = storage->fields.items[0];
    return is_opaque(storage, "sc_task");
}

/* A pointer that the block of a task holds: the next one in a list of handles (lower_chain.c). */
static bool is_link(const struct operand *operand) {
    const struct place *place = &operand->place;
    if (operand->kind != OPERAND_PLACE || place->path.count != 2)
        return false;
    const struct projection *steps = place->path.items;
    const struct storage *linked = steps[0].storage;
    return steps[0].kind == PROJ_DEREF && linked->kind == STORAGE_STRUCT &&
           linked->fields.count == 2 && linked->fields.items[0]->kind == STORAGE_STRUCT &&
           is_block(linked) && steps[1].kind == PROJ_FIELD && steps[1].index == 1;
}

static struct pure_origin origin_of(const struct ir_function *function,
                                    const struct pure_facts *facts, const struct ir_op *op) {
    const struct operand *arg = op->args.count ? &op->args.items[0] : NULL;
    local_id from = arg ? whole_local(arg) : NO_LOCAL;
    if (op->kind == IR_ADDR && from != NO_LOCAL) {
        const struct pure_record *record = pure_record_of(facts, from);
        if (record && is_block(function->locals.items[from].storage))
            return (struct pure_origin){ORIGIN_RECORD, from, record->run};
    }
    if (op->kind == IR_COPY && from != NO_LOCAL)
        return facts->origins[from];
    if (op->kind == IR_COPY && is_link(arg) &&
        facts->origins[arg->place.local].kind != ORIGIN_UNKNOWN)
        return (struct pure_origin){ORIGIN_NOTHING, NO_LOCAL,
                                    NO_FUNCTION}; // counted where it was linked
    if (op->kind == IR_COPY && arg->kind == OPERAND_NULL)
        return (struct pure_origin){ORIGIN_NOTHING, NO_LOCAL, NO_FUNCTION};
    return (struct pure_origin){ORIGIN_UNKNOWN, NO_LOCAL, NO_FUNCTION};
}

static struct pure_origin origin_join(struct pure_origin a, struct pure_origin b) {
    if (a.kind == ORIGIN_NOTHING)
        return b;
    if (b.kind == ORIGIN_NOTHING)
        return a;
    if (a.kind != b.kind || (a.kind == ORIGIN_RECORD && a.record != b.record))
        return (struct pure_origin){ORIGIN_UNKNOWN, NO_LOCAL, NO_FUNCTION};
    if (a.run != b.run)
        a.run = NO_FUNCTION;
    return a;
}

static void flow_origin(void *context, struct ir_function *function, struct ir_op *op) {
    struct flow *flow = context;
    if (!op->has_dst || place_is_behind_pointer(&op->dst) || op->kind == IR_BLOCK_ALLOC)
        return;
    struct pure_origin *origin = &flow->facts->origins[op->dst.local];
    struct pure_origin given = {ORIGIN_UNKNOWN, NO_LOCAL, NO_FUNCTION};
    if (op_defines(op) != NO_LOCAL)
        given = origin_of(function, flow->facts, op);
    struct pure_origin joined = origin_join(*origin, given);
    flow->changed |= joined.kind != origin->kind || joined.run != origin->run;
    *origin = joined;
}

static void flow_all(struct ir_function *function, struct pure_facts *facts, op_visit visit) {
    for (struct flow flow = {facts, true}; flow.changed;) {
        flow.changed = false;
        each_op(function, visit, &flow);
    }
}

/* ---- the function by itself ---- */

static bool spawn_is_plain(const struct ir_op *op) {
    const struct operand *flags = &op->args.items[SPAWN_FLAGS];
    return flags->kind == OPERAND_INT && !(flags->bits & ~(uint64_t)FLAGS_ALLOWED) &&
           op->args.items[SPAWN_RUN].kind == OPERAND_FUNCTION &&
           whole_local(&op->args.items[SPAWN_TASK]) != NO_LOCAL;
}

struct looking {
    struct pass *pass;
    struct pure_facts *facts;
};

/* The local that the block's address is taken of where it is spawned; NO_LOCAL for a block. */
struct definition_search {
    local_id local;
    const struct ir_op *only;
    size_t count;
};

static void search_definition(void *context, struct ir_function *function, struct ir_op *op) {
    struct definition_search *search = context;
    (void)function;
    if (!op->has_dst || op->dst.local != search->local || place_is_behind_pointer(&op->dst))
        return;
    search->only = op;
    search->count++;
}

static void note_spawn(struct looking *looking, struct ir_function *function,
                       const struct ir_op *op) {
    struct pure_facts *facts = looking->facts;
    struct arena *arena = looking->pass->unit->arena;
    struct definition_search search = {whole_local(&op->args.items[SPAWN_TASK]), NULL, 0};
    each_op(function, search_definition, &search);
    local_id handle = whole_local(&op->args.items[SPAWN_SCOPE]);
    local_id scope = handle == NO_LOCAL ? NO_LOCAL : facts->scope_of[handle];
    struct pure_scope *opened = pure_scope_of(facts, scope);
    if (search.count != 1 || !opened) {
        facts->able = false;
        return;
    }
    uint32_t run = op->args.items[SPAWN_RUN].index;
    if (search.only->kind == IR_BLOCK_ALLOC) {
        bool kept = op->args.items[SPAWN_FLAGS].bits & SPAWN_KEPT;
        bool is_first = !pure_scope_is_listed(opened);
        opened->run = is_first || opened->run == run ? run : NO_FUNCTION;
        opened->kept |= kept;
        opened->detached |= !kept;
        facts->kept[search.local] = kept;
        facts->origins[search.local] = (struct pure_origin){ORIGIN_LISTED, NO_LOCAL, run};
        return;
    }
    local_id record =
        search.only->kind == IR_ADDR ? whole_local(&search.only->args.items[0]) : NO_LOCAL;
    if (record == NO_LOCAL || pure_record_of(facts, record)) {
        facts->able = false;
        return;
    }
    struct pure_record made = {record, scope, run, NO_LOCAL};
    VEC_PUSH(arena, &facts->records, made);
}

static void note_scope(struct looking *looking, const struct ir_op *op) {
    struct pure_facts *facts = looking->facts;
    local_id handle = whole_local(&op->args.items[0]);
    local_id scope = handle == NO_LOCAL ? NO_LOCAL : facts->scope_of[handle];
    facts->able &=
        scope != NO_LOCAL && !pure_scope_of(facts, scope) && op->args.items[2].kind == OPERAND_NULL;
    struct pure_scope made = {
        .local = scope, .run = NO_FUNCTION, .list = NO_LOCAL, .ended = NO_LOCAL};
    VEC_PUSH(looking->pass->unit->arena, &facts->scopes, made);
}

static void look_for_scopes(void *context, struct ir_function *function, struct ir_op *op) {
    (void)function;
    if (op->kind == IR_RT && op->rt == RT_SCOPE_OPEN)
        note_scope(context, op);
}

static void look_for_spawns(void *context, struct ir_function *function, struct ir_op *op) {
    struct looking *looking = context;
    if (op->kind != IR_RT || op->rt != RT_SPAWN)
        return;
    looking->facts->able &= spawn_is_plain(op);
    if (looking->facts->able)
        note_spawn(looking, function, op);
}

/* The scope in which the function was called goes to where scopes open, and nowhere else. */
static bool keeps_outer_scope(const struct ir_op *op) {
    for (size_t i = 0; i < op->args.count; i++)
        if (op->args.items[i].kind == OPERAND_SCOPE &&
            !(op->kind == IR_RT && op->rt == RT_SCOPE_OPEN && i == 1))
            return false;
    return true;
}

static void look_at(void *context, struct ir_function *function, struct ir_op *op) {
    struct pure_facts *facts = context;
    facts->able &= keeps_outer_scope(op) && op->kind != IR_CALL_VALUE_ASYNC && op->kind != IR_FRAME;
    if (op->kind != IR_RT || !ir_op_suspends(op)) {
        facts->able &= !op_reads(function, op);
        return;
    }
    if (op->rt == RT_TASK_JOIN) {
        local_id task = whole_local(&op->args.items[0]);
        enum pure_origin_kind kind = task == NO_LOCAL ? ORIGIN_UNKNOWN : facts->origins[task].kind;
        facts->able &= kind == ORIGIN_RECORD || kind == ORIGIN_LISTED;
        return;
    }
    if (op->rt == RT_SCOPE_JOIN)
        facts->able &= whole_local(&op->args.items[1]) != NO_LOCAL;
    else
        facts->able &= op->rt == RT_ENTRY || op->rt == RT_BACK_EDGE;
}

/* ---- blocks as a stack ---- */

/*
 * Blocks that stay until their scope closes lie on a stack, which the close cuts back. So while a scope is
 * open none may be taken for one that was opened before it. What is open at a place is the same
 * on every way to it.
 */
struct stack_check {
    struct pure_facts *facts;
    struct bitset *open;   // for each block: scopes open at its start
    struct bitset *around; // for each scope: those open when it opens
    struct bitset now;
    bool changed;
};

static size_t scope_number(const struct pure_facts *facts, const struct ir_op *op) {
    local_id handle = whole_local(&op->args.items[0]);
    return (size_t)(pure_scope_of(facts, facts->scope_of[handle]) - facts->scopes.items);
}

static void check_spawn(struct stack_check *check, const struct ir_op *op) {
    struct pure_facts *facts = check->facts;
    size_t scope = scope_number(facts, op);
    if (!(op->args.items[SPAWN_FLAGS].bits & SPAWN_KEPT))
        return;
    for (size_t i = 0; i < facts->scopes.count; i++)
        if (facts->scopes.items[i].kept && bitset_has(&check->now, i) &&
            bitset_has(&check->around[i], scope))
            facts->able = false;
}

static void spread_open(void *context, block_id target) {
    struct stack_check *check = context;
    check->changed |= bitset_union(&check->open[target], &check->now);
}

static void check_block(struct stack_check *check, const struct ir_block *block) {
    for (size_t i = 0; i < block->ops.count; i++) {
        const struct ir_op *op = &block->ops.items[i];
        if (op->kind == IR_RT && op->rt == RT_SCOPE_OPEN) {
            size_t scope = scope_number(check->facts, op);
            check->changed |= bitset_union(&check->around[scope], &check->now);
            bitset_add(&check->now, scope);
        } else if (op->kind == IR_RT && op->rt == RT_SCOPE_CLOSE) {
            bitset_remove(&check->now, scope_number(check->facts, op));
        } else if (op->kind == IR_RT && op->rt == RT_SPAWN) {
            check_spawn(check, op);
        }
        op_each_target(op, spread_open, check);
    }
}

static void check_stack(struct arena *arena, const struct ir_function *function,
                        struct pure_facts *facts) {
    size_t scopes = facts->scopes.count;
    size_t blocks = function->blocks.count;
    if (scopes < 2)
        return;
    struct stack_check check = {.facts = facts, .changed = true};
    check.open = arena_alloc(arena, blocks * sizeof *check.open);
    check.around = arena_alloc(arena, scopes * sizeof *check.around);
    check.now = bitset_make(arena, scopes);
    for (size_t b = 0; b < blocks; b++)
        check.open[b] = bitset_make(arena, scopes);
    for (size_t i = 0; i < scopes; i++)
        check.around[i] = bitset_make(arena, scopes);
    while (check.changed) {
        check.changed = false;
        for (size_t b = 0; b < blocks; b++) {
            bitset_copy(&check.now, &check.open[b]);
            check_block(&check, &function->blocks.items[b]);
        }
    }
}

/* ---- the whole of a function ---- */

static void look(struct pass *pass, struct ir_function *function, struct pure_facts *facts) {
    size_t count = function->locals.count;
    struct looking looking = {pass, facts};
    facts->able = function->class == IR_ASYNC;
    if (!facts->able)
        return;
    facts->scope_of = arena_alloc(pass->unit->arena, (count + 1) * sizeof *facts->scope_of);
    facts->origins = arena_alloc(pass->unit->arena, (count + 1) * sizeof *facts->origins);
    facts->kept = arena_alloc(pass->unit->arena, (count + 1) * sizeof *facts->kept);
    for (size_t i = 0; i < count; i++) {
        facts->scope_of[i] = NO_LOCAL;
        facts->origins[i] = (struct pure_origin){
            i < function->param_count ? ORIGIN_UNKNOWN : ORIGIN_NOTHING, NO_LOCAL, NO_FUNCTION};
    }
    flow_all(function, facts, flow_scope);
    each_op(function, check_handles, facts);
    each_op(function, look_for_scopes, &looking);
    if (facts->able)
        each_op(function, look_for_spawns, &looking);
    if (!facts->able)
        return;
    flow_all(function, facts, flow_origin);
    each_op(function, look_at, facts);
    if (facts->able)
        check_stack(pass->unit->arena, function, facts);
}

/* ---- the functions together ---- */

static void look_at_callee(void *context, struct ir_function *function, struct ir_op *op) {
    struct looking *looking = context;
    struct pass *pass = looking->pass;
    (void)function;
    if (op->kind == IR_CALL)
        looking->facts->able &= !pass->reads[op->function];
    else if (op->kind == IR_CALL_VALUE)
        looking->facts->able &= !pass->values_read;
    else if (op->kind == IR_CALL_ASYNC)
        looking->facts->able &= pass->facts[op->function].able;
    else if (op->kind == IR_RT && op->rt == RT_SPAWN)
        looking->facts->able &= pass->facts[op->args.items[SPAWN_RUN].index].able;
}

static void disable_dependents(struct pass *pass) {
    for (bool changed = true; changed;) {
        changed = false;
        for (size_t i = pass->unit->functions.count; i-- > 0;) {
            struct looking looking = {pass, &pass->facts[i]};
            if (!pass->facts[i].able)
                continue;
            each_op(pass->unit->functions.items[i], look_at_callee, &looking);
            changed |= !pass->facts[i].able;
        }
    }
}

static void refuse_spawned(void *context, struct ir_function *function, struct ir_op *op) {
    struct ir_unit *unit = context;
    if (function->pure || op->kind != IR_RT || op->rt != RT_SPAWN ||
        op->args.items[SPAWN_RUN].kind != OPERAND_FUNCTION)
        return;
    unit->functions.items[op->args.items[SPAWN_RUN].index]->pure = false;
}

/* A task is run as its spawner's class says. */
static void choose(struct pass *pass) {
    struct ir_unit *unit = pass->unit;
    size_t count = unit->functions.count;
    for (size_t i = 0; i < count; i++)
        unit->functions.items[i]->pure = pass->facts[i].able;
    for (size_t i = 0; i < unit->entries.count; i++)
        unit->functions.items[unit->entries.items[i]]->pure = false;
    for (size_t i = 0; i < unit->exports.count; i++) // what they call is another function
        unit->functions.items[unit->exports.items[i].function]->pure = false;
    for (size_t before = 0, now = 1; before != now;) {
        before = now;
        now = 1;
        for (size_t i = 0; i < count; i++)
            each_op(unit->functions.items[i], refuse_spawned, unit);
        for (size_t i = 0; i < count; i++)
            now += unit->functions.items[i]->pure;
    }
}

static void mark_call(void *context, struct ir_function *function, struct ir_op *op) {
    const struct ir_unit *unit = context;
    op->pure = op->kind == IR_CALL_ASYNC && unit->functions.items[op->function]->pure;
    if (op->pure && function->pure)
        op->scope = NO_LOCAL; // the whole of pure code runs in one scope
}

void ir_pure(struct ir_unit *unit) {
    size_t count = unit->functions.count;
    struct pass pass = {
        .unit = unit,
        .facts = arena_alloc(unit->arena, (count + 1) * sizeof *pass.facts),
        .reads = arena_alloc(unit->arena, (count + 1) * sizeof *pass.reads),
    };
    find_reads(&pass);
    for (size_t i = 0; i < count; i++)
        look(&pass, unit->functions.items[i], &pass.facts[i]);
    disable_dependents(&pass);
    choose(&pass);
    for (size_t i = 0; i < count; i++)
        each_op(unit->functions.items[i], mark_call, unit);
    for (size_t i = 0; i < count; i++)
        if (unit->functions.items[i]->pure)
            pure_rewrite(unit, unit->functions.items[i], &pass.facts[i]);
}
