/*
 * Holds the graph to its contract, so that a mistake of the lowering is found where it was made and not
 * in the C compiler's messages, or worse, in the program. Runs before and after ir_prepare.
 */
#include <string.h>

#include "base/panic.h"
#include "ir/internal.h"

struct verify {
    const struct ir_unit *unit;
    const struct ir_function *function;
    block_id block;
    size_t at;
    const struct ir_op *op;
};

#define require(v, condition, what) \
    do {                            \
        if (!(condition))           \
            refuse(v, what);        \
    } while (0)

static noreturn void refuse(const struct verify *v, const char *what) {
    if (!v->op)
        panic("IR of %s: %s", v->function->name, what);
    panic("IR of %s, block %u, op %zu (%s%s%s): %s", v->function->name, v->block, v->at,
          ir_op_text(v->op->kind), v->op->kind == IR_RT ? " " : "",
          v->op->kind == IR_RT ? ir_rt_info(v->op->rt)->name : ir_sub_text(v->op->sub), what);
}

static bool is_opaque(const struct storage *storage, const char *name) {
    return storage->kind == STORAGE_OPAQUE && !strcmp(storage->c_name, name);
}

static bool is_number(const struct storage *storage) {
    return storage_is_int(storage) || storage_is_float(storage);
}

/* ---- places and operands ---- */
static void verify_operand(const struct verify *v, const struct operand *operand);

static bool has_data(const struct storage *storage) {
    return is_opaque(storage, "sc_str") || is_opaque(storage, "sc_view") ||
           is_opaque(storage, "sc_list");
}

/* Whether the step may be taken from a place of storage `from`, and leads to the one it says. */
static bool step_is_good(const struct verify *v, const struct storage *from,
                         const struct projection *step) {
    switch (step->kind) {
    case PROJ_FIELD:
        return from->kind == STORAGE_STRUCT && step->index < from->fields.count &&
               from->fields.items[step->index] == step->storage;
    case PROJ_TAG: return from->kind == STORAGE_TAGGED && step->storage->kind == STORAGE_U32;
    case PROJ_CASE:
        return from->kind == STORAGE_TAGGED && step->index < from->cases.count &&
               from->cases.items[step->index].payload == step->storage;
    case PROJ_INDEX:
    case PROJ_ELEMENT:
        if (!step->operand)
            return false;
        verify_operand(v, step->operand);
        if (!storage_is_int(step->operand->storage))
            return false;
        return step->kind == PROJ_ELEMENT
                   ? from->kind == STORAGE_PTR && step->storage->kind != STORAGE_VOID
                   : from->kind == STORAGE_ARRAY && from->element == step->storage;
    case PROJ_DEREF: return from->kind == STORAGE_PTR && step->storage->kind != STORAGE_VOID;
    case PROJ_DATA: return has_data(from) && step->storage->kind == STORAGE_PTR;
    case PROJ_LENGTH: return has_data(from) && step->storage->kind == STORAGE_U64;
    case PROJ_CAPACITY: return is_opaque(from, "sc_list") && step->storage->kind == STORAGE_U64;
    case PROJ_CODE:
    case PROJ_ENV: return is_opaque(from, "sc_func") && step->storage->kind == STORAGE_PTR;
    }
    return false;
}

static const struct storage *verify_place(const struct verify *v, const struct place *place) {
    require(v, place->local < v->function->locals.count, "a place of no local");
    const struct storage *storage = v->function->locals.items[place->local].storage;
    for (size_t i = 0; i < place->path.count; i++) {
        const struct projection *step = &place->path.items[i];
        require(v, step->storage && step_is_good(v, storage, step), "a bad projection");
        storage = step->storage;
    }
    return storage;
}

static void verify_operand(const struct verify *v, const struct operand *operand) {
    const struct storage *storage = operand->storage;
    require(v, storage && storage->kind != STORAGE_VOID, "an operand without a value");
    switch (operand->kind) {
    case OPERAND_PLACE:
        require(v, verify_place(v, &operand->place) == storage, "an operand of another storage");
        break;
    case OPERAND_INT:
        require(v, storage_is_int(storage) || storage->kind == STORAGE_BOOL, "a bad integer");
        break;
    case OPERAND_FLOAT: require(v, storage_is_float(storage), "a bad float"); break;
    case OPERAND_STRING:
        require(v, is_opaque(storage, "sc_str") && operand->index < v->unit->strings.count,
                "a bad string");
        break;
    case OPERAND_C_STRING:
        require(v, operand->index < v->unit->strings.count, "a bad string");
        break;
    case OPERAND_FUNCTION:
        require(v, operand->index < v->unit->functions.count, "the address of no function");
        break;
    case OPERAND_SITE: require(v, operand->index < v->unit->sites.count, "no such site"); break;
    case OPERAND_SIZE: require(v, operand->sized != NULL, "the size of nothing"); break;
    case OPERAND_NULL: break;
    case OPERAND_SCOPE:
        require(v, v->function->class == IR_ASYNC, "a plain function has no scope");
        break;
    }
    if (operand->kind == OPERAND_C_STRING || operand->kind == OPERAND_FUNCTION ||
        operand->kind >= OPERAND_NULL || operand->kind == OPERAND_SITE)
        require(v, storage->kind == STORAGE_PTR, "an address that is no PTR");
}

/* ---- what ops take and give ---- */
static void require_args(const struct verify *v, size_t count) {
    const size_t given = v->op->args.count;
    require(v, given == count + v->op->has_caller, "a wrong number of arguments");
    require(v, !v->op->has_caller || v->op->args.items[given - 1].storage->kind == STORAGE_PTR,
            "a site that is no PTR");
}

static const struct storage *arg(const struct verify *v, size_t i) {
    return v->op->args.items[i].storage;
}

static const struct storage *dst(const struct verify *v) {
    require(v, v->op->has_dst, "no place for the result");
    return ir_place_storage(v->function, &v->op->dst);
}

static bool is_comparison(enum ir_sub sub) {
    return sub >= SUB_EQ;
}

static void verify_unary(const struct verify *v) {
    require_args(v, 1);
    require(v, dst(v) == arg(v, 0), "operand and result differ");
    if (v->op->sub == SUB_NOT)
        require(v, arg(v, 0)->kind == STORAGE_BOOL, "not of no BOOL");
    else if (v->op->sub == SUB_BITNOT)
        require(v, storage_is_int(arg(v, 0)), "bitnot of no integer");
    else
        require(v, v->op->sub == SUB_NEG && is_number(arg(v, 0)), "neg of no number");
}

static void verify_comparison(const struct verify *v) {
    const struct storage *left = arg(v, 0);
    const struct storage *right = arg(v, 1);
    bool ordered = v->op->sub != SUB_EQ && v->op->sub != SUB_NE;
    require(v, dst(v)->kind == STORAGE_BOOL, "a comparison gives a BOOL");
    require(v, left == right || (storage_is_int(left) && storage_is_int(right)),
            "the compared differ");
    require(v, storage_is_scalar(left), "only scalars are compared");
    require(v, !ordered || left->kind != STORAGE_PTR, "addresses have no order");
}

static void verify_binary(const struct verify *v) {
    enum ir_sub sub = v->op->sub;
    require_args(v, 2);
    if (is_comparison(sub)) {
        verify_comparison(v);
        return;
    }
    require(v, sub >= SUB_ADD, "one operand too many");
    require(v, dst(v) == arg(v, 0), "operand and result differ");
    if (sub == SUB_SHL || sub == SUB_SHR) {
        require(v, storage_is_int(arg(v, 0)) && storage_is_int(arg(v, 1)), "a shift of no integer");
        return;
    }
    bool bits = sub == SUB_AND || sub == SUB_OR || sub == SUB_XOR;
    require(v, arg(v, 0) == arg(v, 1), "the operands differ");
    require(v,
            bits ? storage_is_int(arg(v, 0)) || arg(v, 0)->kind == STORAGE_BOOL
                 : is_number(arg(v, 0)),
            "operands that are no numbers");
}

static void verify_convert(const struct verify *v) {
    require_args(v, 1);
    require(v, is_number(arg(v, 0)) || arg(v, 0)->kind == STORAGE_BOOL, "converts no number");
    require(v, is_number(dst(v)) || (v->op->kind == IR_CONVERT && dst(v)->kind == STORAGE_BOOL),
            "converts to no number");
}

static void verify_bounds(const struct verify *v, size_t count) {
    require_args(v, count);
    for (size_t i = 0; i < count; i++)
        require(v, storage_is_int(arg(v, i)), "a bound that is no integer");
}

static bool contains_case(const struct storage *storage, const struct storage_case *one) {
    for (size_t i = 0; i < storage->cases.count; i++)
        if (storage->cases.items[i].tag == one->tag)
            return storage->cases.items[i].payload == one->payload;
    return false;
}

static void verify_widen(const struct verify *v) {
    require_args(v, 1);
    require(v, v->op->args.items[0].kind == OPERAND_PLACE, "widens no place");
    require(v, arg(v, 0)->kind == STORAGE_TAGGED && dst(v)->kind == STORAGE_TAGGED,
            "widens what has no tag");
    for (size_t i = 0; i < arg(v, 0)->cases.count; i++)
        require(v, contains_case(dst(v), &arg(v, 0)->cases.items[i]), "a case is lost");
}

/* ---- calls ---- */
static void verify_scope(const struct verify *v) {
    if (v->op->scope == NO_LOCAL)
        return;
    require(v, v->op->scope < v->function->locals.count, "a scope that is no local");
    const struct ir_local *local = &v->function->locals.items[v->op->scope];
    require(v, is_opaque(local->storage, "sc_scope"), "a scope of another storage");
    require(v, local->addressed, "a scope that was never opened");
}

static void verify_result(const struct verify *v, const struct storage *result) {
    require(v, v->op->result == result, "the op says another result");
    require(v, !v->op->has_dst || dst(v) == result, "the result goes to another storage");
}

static void verify_call(const struct verify *v) {
    require(v, v->op->function < v->unit->functions.count, "a call of no function");
    const struct ir_function *callee = v->unit->functions.items[v->op->function];
    bool async = v->op->kind == IR_CALL_ASYNC;
    require(v, !v->unit->prepared || v->op->pure == callee->pure, "the call and its callee differ");
    require(v, callee->class == (async ? IR_ASYNC : IR_PLAIN), "a callee of the other class");
    require(v, !callee->is_task, "a task is spawned, not called");
    require_args(v, callee->param_count);
    for (size_t i = 0; i < callee->param_count; i++)
        require(v, arg(v, i) == callee->locals.items[i].storage, "an argument of another storage");
    verify_result(v, callee->result);
    verify_scope(v);
}

static void verify_tail(const struct verify *v) {
    require(v, v->op->function < v->unit->functions.count, "a call of no function");
    const struct ir_function *callee = v->unit->functions.items[v->op->function];
    require(v, callee->class == IR_ASYNC && v->function->class == IR_ASYNC && !callee->is_task,
            "only an async function leaves with what another gives");
    require_args(v, callee->param_count);
    for (size_t i = 0; i < callee->param_count; i++)
        require(v, arg(v, i) == callee->locals.items[i].storage, "an argument of another storage");
    require(v, callee->result == v->function->result, "leaves with a result of another storage");
}

static void verify_call_value(const struct verify *v) {
    require(v, v->op->args.count >= 1, "a call of nothing");
    require(v, v->op->args.items[0].kind == OPERAND_PLACE && is_opaque(arg(v, 0), "sc_func"),
            "a call of what is no sc_func");
    require(v, v->op->result != NULL, "a call of a value says its result");
    verify_result(v, v->op->result);
    verify_scope(v);
}

static bool fits_letter(const struct storage *storage, char letter) {
    switch (letter) {
    case 'b': return storage->kind == STORAGE_BOOL;
    case 'n': return storage_is_int(storage);
    case 'f': return storage_is_float(storage);
    case 'p': return storage->kind == STORAGE_PTR;
    case 's': return is_opaque(storage, "sc_str");
    }
    return false;
}

static void verify_rt(const struct verify *v) {
    const struct ir_rt_info *info = ir_rt_info(v->op->rt);
    const char *signature = info->signature;
    size_t count = strcspn(signature, ">");
    require_args(v, count);
    for (size_t i = 0; i < count; i++)
        require(v, fits_letter(arg(v, i), signature[i]), "an argument of another storage");
    require(v, !v->op->has_dst || (signature[count] && fits_letter(dst(v), signature[count + 1])),
            "the result goes to another storage");
    require(v, !(info->passes & RT_PASSES_SCOPE) || v->function->class == IR_ASYNC,
            "a plain function has no scope");
    require(v, !(info->passes & RT_PASSES_SCOPE) || !v->function->pure,
            "a pure function is told of no scope");
    require(v, !(info->passes & RT_PASSES_SELF) || v->function->pure,
            "only a pure function knows its task");
    require(v, info->passes & RT_PASSES_SCOPE || v->op->scope == NO_LOCAL, "takes no scope");
    verify_scope(v);
}

/* ---- C ---- */
static void verify_call_c(const struct verify *v) {
    require(v, v->op->function < v->unit->externs.count, "a call of no C function");
    const struct ir_extern *callee = &v->unit->externs.items[v->op->function];
    require_args(v, callee->params.count);
    for (size_t i = 0; i < callee->params.count; i++)
        require(v, arg(v, i) == callee->params.items[i], "C takes another argument");
    require(v, !v->op->has_dst || dst(v) == callee->result, "C gives another result");
}

/* ---- control ---- */
static void verify_targets(const struct verify *v, size_t count) {
    require(v, v->op->targets.count == count, "a wrong number of targets");
    for (size_t i = 0; i < count; i++)
        require(v, v->op->targets.items[i] < v->function->blocks.count,
                "a target that is no block");
}

static void verify_switch(const struct verify *v) {
    require_args(v, 1);
    require(v, storage_is_int(arg(v, 0)), "a switch over no integer");
    for (size_t i = 0; i < v->op->cases.count; i++)
        for (size_t k = 0; k < i; k++)
            require(v, v->op->cases.items[i] != v->op->cases.items[k], "two equal cases");
    verify_targets(v, v->op->cases.count + 1);
}

static void verify_return(const struct verify *v) {
    bool has_result = v->function->result->kind != STORAGE_VOID;
    require_args(v, has_result);
    require(v, !has_result || arg(v, 0) == v->function->result, "returns another storage");
}

static void verify_kind(const struct verify *v) {
    switch (v->op->kind) {
    case IR_COPY:
        require_args(v, 1);
        require(v, dst(v) == arg(v, 0), "copies to another storage");
        break;
    case IR_ZERO:
        require_args(v, 0);
        require(v, dst(v)->kind != STORAGE_VOID, "nothing to zero");
        break;
    case IR_ADDR:
        require_args(v, 1);
        require(v, v->op->args.items[0].kind == OPERAND_PLACE, "the address of no place");
        require(v, dst(v)->kind == STORAGE_PTR, "an address goes to a PTR");
        require(v,
                place_is_behind_pointer(&v->op->args.items[0].place) ||
                    v->function->locals.items[v->op->args.items[0].place.local].addressed,
                "the local is not marked as addressed");
        break;
    case IR_WIDEN: verify_widen(v); break;
    case IR_UNARY: verify_unary(v); break;
    case IR_BINARY: verify_binary(v); break;
    case IR_CHECKED:
        if (v->op->sub == SUB_NEG)
            verify_unary(v);
        else
            verify_binary(v);
        break;
    case IR_CONVERT:
    case IR_CHECKED_CONVERT: verify_convert(v); break;
    case IR_CHECK_INDEX: verify_bounds(v, 2); break;
    case IR_CHECK_SLICE: verify_bounds(v, 3); break;
    case IR_STACK_CHECK:
    case IR_FRAME: require_args(v, 0); break;
    case IR_CALL:
    case IR_CALL_ASYNC: verify_call(v); break;
    case IR_CALL_VALUE:
    case IR_CALL_VALUE_ASYNC: verify_call_value(v); break;
    case IR_CALL_C: verify_call_c(v); break;
    case IR_RT: verify_rt(v); break;
    case IR_BLOCK_ALLOC:
        require_args(v, 0);
        require(v, v->op->storage && dst(v)->kind == STORAGE_PTR, "a block goes to a PTR");
        break;
    case IR_GOTO: verify_targets(v, 1); break;
    case IR_BRANCH:
        require_args(v, 1);
        require(v, arg(v, 0)->kind == STORAGE_BOOL, "branches on no BOOL");
        verify_targets(v, 2);
        break;
    case IR_SWITCH: verify_switch(v); break;
    case IR_RETURN: verify_return(v); break;
    case IR_TAIL: verify_tail(v); break;
    case IR_UNWIND: require(v, v->function->status != NO_LOCAL, "unwinds without a status"); break;
    case IR_UNREACHABLE: break;
    }
}

/* ---- the rules for all ops ---- */
static bool must_have_unwind(const struct verify *v) {
    if (v->function->is_short)
        return false; // it is given up instead
    const struct ir_op *op = v->op;
    if (op->kind == IR_CALL && v->unit->prepared)
        return v->unit->functions.items[op->function]->panics;
    if (op->kind == IR_RT && op->rt == RT_SCOPE_JOIN)
        return false; // gives SC_DONE or SC_SUSP and nothing else
    return ir_op_panics(op) || ir_op_suspends(op) || ir_op_raises(op);
}

static void verify_op(struct verify *v, bool last) {
    const struct ir_op *op = v->op;
    require(v, ir_op_ends(op) == last, last ? "the block does not end" : "a block goes on");
    for (size_t i = 0; i < op->args.count; i++)
        verify_operand(v, &op->args.items[i]);
    if (op->has_dst)
        verify_place(v, &op->dst);
    verify_kind(v);
    require(v, !ir_op_suspends(op) || v->function->class == IR_ASYNC,
            "a plain function cannot suspend");
    bool may_leave = ir_op_panics(op) || ir_op_suspends(op) || ir_op_raises(op);
    require(v, !ir_op_suspends(op) || !v->function->pure, "a pure function cannot suspend");
    require(v, op->unwind != NO_BLOCK || !must_have_unwind(v), "leaves without an unwind block");
    require(v, op->unwind == NO_BLOCK || may_leave, "has an unwind block and never leaves");
    require(v, op->unwind == NO_BLOCK || op->unwind < v->function->blocks.count,
            "unwinds to no block");
    require(v, op->unwind == NO_BLOCK || v->function->status != NO_LOCAL,
            "unwinds without a status");
}

static void verify_head(const struct verify *v) {
    const struct ir_function *f = v->function;
    require(v, f->result != NULL, "no result storage");
    require(v, f->param_count <= f->locals.count, "more parameters than locals");
    require(v, f->blocks.count > 0, "no blocks");
    for (size_t i = 0; i < f->locals.count; i++)
        require(v, f->locals.items[i].storage && f->locals.items[i].storage->kind != STORAGE_VOID,
                "a local without a value");
    bool first_is_ptr = f->param_count && f->locals.items[0].storage->kind == STORAGE_PTR;
    require(v,
            !f->is_task || (f->class == IR_ASYNC && f->param_count == 1 && first_is_ptr &&
                            f->result->kind == STORAGE_VOID),
            "a task takes its block's address and gives nothing");
    require(v, !f->has_env || first_is_ptr, "the code of a closure takes its environment first");
    require(v,
            f->status == NO_LOCAL || (f->status < f->locals.count && f->status >= f->param_count &&
                                      f->locals.items[f->status].storage->kind == STORAGE_U64),
            "a bad status local");
}

static void verify_exports(const struct ir_unit *unit) {
    for (size_t i = 0; i < unit->exports.count; i++) {
        const struct ir_export *export = &unit->exports.items[i];
        struct verify v = {.unit = unit, .function = unit->functions.items[export->function]};
        const struct ir_function *f = v.function;
        require(&v, f->is_task == (export->block != NULL), "a task has a block, nothing else has");
        require(&v, f->is_task || f->class == IR_PLAIN, "what C calls is plain or a task");
        require(&v, f->is_task || f->param_count == export->params.count,
                "C passes something else");
    }
}

static void verify_entry(const struct ir_unit *unit, uint32_t number) {
    if (number >= unit->functions.count)
        panic("the entry is no function");
    struct verify v = {.unit = unit, .function = unit->functions.items[number]};
    const struct ir_function *entry = v.function;
    require(&v,
            entry->param_count == 1 && is_opaque(entry->locals.items[0].storage, "sc_view") &&
                entry->result->kind == STORAGE_I32 && !entry->is_task,
            "the entry takes an sc_view and gives an I32");
}

void ir_verify(const struct ir_unit *unit) {
    for (size_t i = 0; i < unit->functions.count; i++) {
        struct verify v = {.unit = unit, .function = unit->functions.items[i]};
        verify_head(&v);
        for (v.block = 0; v.block < v.function->blocks.count; v.block++) {
            const struct ir_block *block = &v.function->blocks.items[v.block];
            v.op = NULL;
            require(&v, block->ops.count > 0, "an empty block");
            for (v.at = 0; v.at < block->ops.count; v.at++) {
                v.op = &block->ops.items[v.at];
                verify_op(&v, v.at + 1 == block->ops.count);
            }
        }
    }
    for (size_t i = 0; i < unit->entries.count; i++)
        verify_entry(unit, unit->entries.items[i]);
    verify_exports(unit);
}
