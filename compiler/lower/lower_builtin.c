/*
 * What the language knows without an import: one short function for each builtin, found through a
 * table. A builtin without an entry is refused.
 */
#include <string.h>

#include "base/panic.h"
#include "lower/internal.h"

typedef struct operand (*builtin_lowering)(struct fn *fn, struct node *node,
                                           const struct call *call);

static struct node *argument(const struct call *call, size_t index) {
    return call->args.items[index].value;
}

static struct type *result_type(struct fn *fn, const struct node *node) {
    return node_type(fn, node);
}

/* ---- scopes ---- */

static struct operand on_spawn(struct fn *fn, struct node *node, const struct call *call) {
    return lower_spawn(fn, node, call);
}

static struct operand on_scope(struct fn *fn, struct node *node, const struct call *call) {
    return lower_scope(fn, node, call);
}

static struct operand on_cancel(struct fn *fn, struct node *node, const struct call *call) {
    (void)node;
    return lower_cancel(fn, call);
}

static struct operand on_finish(struct fn *fn, struct node *node, const struct call *call) {
    (void)node;
    struct operand scope = lower_expr(fn, argument(call, 0));
    fn_rt(fn, RT_SCOPE_FINISH, &scope, 1);
    return fn_void(fn);
}

static struct operand on_join(struct fn *fn, struct node *node, const struct call *call) {
    struct operand task = lower_expr(fn, argument(call, 0));
    fn_site(fn, node->span);
    return lower_join(fn, task, node_wanted(fn, argument(call, 0))->args[0]);
}

static struct operand on_yield(struct fn *fn, struct node *node, const struct call *call) {
    (void)node;
    (void)call;
    fn_rt(fn, RT_YIELD, NULL, 0);
    return fn_void(fn);
}

static struct operand on_checkpoint(struct fn *fn, struct node *node, const struct call *call) {
    (void)node;
    (void)call;
    fn_rt(fn, RT_CHECKPOINT, NULL, 0);
    return fn_void(fn);
}

static struct operand on_cancelled(struct fn *fn, struct node *node, const struct call *call) {
    (void)node;
    (void)call;
    return fn_rt_value(fn, RT_CANCELLED, fn_basic(fn, STORAGE_BOOL), NULL, 0);
}

/* ---- capabilities ---- */

static struct operand on_print(struct fn *fn, struct node *node, const struct call *call) {
    (void)node;
    const bool is_error = call->builtin == BUILTIN_EPRINT || call->builtin == BUILTIN_EPRINTLN;
    const bool newline = call->builtin == BUILTIN_PRINTLN || call->builtin == BUILTIN_EPRINTLN;
    return lower_print(fn, call, is_error ? 2 : 1, newline);
}

static struct operand on_flush(struct fn *fn, struct node *node, const struct call *call) {
    (void)node;
    (void)call;
    fn_rt(fn, RT_FLUSH, NULL, 0);
    return fn_void(fn);
}

static struct operand on_now(struct fn *fn, struct node *node, const struct call *call) {
    (void)node;
    (void)call;
    return fn_rt_value(fn, RT_NOW, fn_basic(fn, STORAGE_I64), NULL, 0);
}

/* The last argument: before it may stand a capability, which is nothing at run time. */
static struct operand last_argument(struct fn *fn, const struct call *call) {
    struct operand value = fn_void(fn);
    for (size_t i = 0; i < call->args.count; i++)
        value = lower_expr(fn, argument(call, i));
    return value;
}

static struct operand on_sleep(struct fn *fn, struct node *node, const struct call *call) {
    struct operand time = last_argument(fn, call);
    fn_site(fn, node->span);
    fn_rt(fn, call->builtin == BUILTIN_CLOCK_SLEEP ? RT_SLEEP : RT_SLEEP_UNTIL, &time, 1);
    return fn_void(fn);
}

/* ---- random numbers ---- */

static struct operand on_rng_next(struct fn *fn, struct node *node, const struct call *call) {
    (void)node;
    (void)call;
    return fn_rt_value(fn, RT_RNG_NEXT, fn_basic(fn, STORAGE_U64), NULL, 0);
}

/* An f32 that is rounded up to the bound is the lower one. */
static struct operand random_float(struct fn *fn, struct operand low, struct operand high) {
    struct storage *f64 = fn_basic(fn, STORAGE_F64);
    struct operand args[] = {fn_convert(fn, low, f64), fn_convert(fn, high, f64)};
    struct operand number = fn_rt_value(fn, RT_RNG_FLOAT, f64, args, 2);
    if (low.storage == f64)
        return number;
    struct place narrow = fn_temp(fn, low.storage);
    fn_copy(fn, narrow, fn_convert(fn, number, low.storage));
    block_id rounded = fn_block(fn);
    block_id fine = fn_block(fn);
    fn_branch(fn, fn_compare(fn, SUB_LT, fn_get(fn, narrow), high), fine, rounded);
    fn_enter(fn, rounded);
    fn_copy(fn, narrow, low);
    fn_jump_into(fn, fine);
    return fn_get(fn, narrow);
}

/* The lower bound plus a number below the distance, in 64 bits that wrap. */
static struct operand on_rng_range(struct fn *fn, struct node *node, const struct call *call) {
    struct storage *u64 = fn_basic(fn, STORAGE_U64);
    size_t last = call->args.count - 1; // before the two may stand a capability
    struct operand low = fn_hold(fn, lower_expr(fn, argument(call, last - 1)));
    struct operand high = fn_hold(fn, lower_expr(fn, argument(call, last)));
    fn_site(fn, node->span);
    fn_require(fn, fn_compare(fn, SUB_LT, low, high), "a random number of an empty range");
    if (storage_is_float(low.storage))
        return random_float(fn, low, high);
    struct operand from = fn_convert(fn, low, u64);
    struct operand distance = fn_binary(fn, SUB_SUB, u64, fn_convert(fn, high, u64), from);
    struct operand number = fn_rt_value(fn, RT_RNG_BELOW, u64, &distance, 1);
    return fn_convert(fn, fn_binary(fn, SUB_ADD, u64, from, number), low.storage);
}

/* ---- atomics: a cell of 64 bits; what is read is cut to the type ---- */

static struct operand to_cell(struct fn *fn, struct operand value) {
    return fn_convert(fn, value, fn_basic(fn, STORAGE_I64));
}

/* The receiver and the other arguments as the runtime takes them. */
static void cell_args(struct fn *fn, const struct call *call, struct operand *args) {
    args[0] = fn_hold(fn, lower_expr(fn, argument(call, 0)));
    for (size_t i = 1; i < call->args.count; i++)
        args[i] = fn_hold(fn, to_cell(fn, lower_expr(fn, argument(call, i))));
}

static struct storage *cell_storage(struct fn *fn, const struct call *call) {
    return storage_of(fn->lower, node_wanted(fn, argument(call, 0))->args[0]);
}

static struct operand on_atomic_new(struct fn *fn, struct node *node, const struct call *call) {
    (void)node;
    struct operand value = to_cell(fn, lower_expr(fn, argument(call, 0)));
    return fn_rt_value(fn, RT_ATOMIC_NEW, fn_basic(fn, STORAGE_PTR), &value, 1);
}

static struct operand cell_read(struct fn *fn, const struct call *call, enum ir_rt rt) {
    struct operand args[2];
    cell_args(fn, call, args);
    struct operand word = fn_rt_value(fn, rt, fn_basic(fn, STORAGE_I64), args, call->args.count);
    struct storage *storage = cell_storage(fn, call);
    if (storage->kind == STORAGE_BOOL)
        return fn_compare(fn, SUB_NE, word, fn_int(fn, STORAGE_I64, 0));
    return fn_convert(fn, word, storage);
}

static struct operand on_atomic_load(struct fn *fn, struct node *node, const struct call *call) {
    (void)node;
    return cell_read(fn, call, RT_ATOMIC_LOAD);
}

static struct operand on_atomic_add(struct fn *fn, struct node *node, const struct call *call) {
    (void)node;
    return cell_read(fn, call, RT_ATOMIC_ADD);
}

static struct operand on_atomic_swap(struct fn *fn, struct node *node, const struct call *call) {
    (void)node;
    return cell_read(fn, call, RT_ATOMIC_SWAP);
}

static struct operand on_atomic_store(struct fn *fn, struct node *node, const struct call *call) {
    (void)node;
    struct operand args[2];
    cell_args(fn, call, args);
    fn_rt(fn, RT_ATOMIC_STORE, args, 2);
    return fn_void(fn);
}

/*
 * A cell may hold more than its type's bits, after additions that wrapped. So the word is read, cut
 * and compared here, and exchanged against the word as it was; if another task was faster, again.
 */
static struct operand on_atomic_cas(struct fn *fn, struct node *node, const struct call *call) {
    (void)node;
    struct storage *i64 = fn_basic(fn, STORAGE_I64);
    struct operand args[3];
    cell_args(fn, call, args);
    struct place done = fn_temp(fn, fn_basic(fn, STORAGE_BOOL));
    block_id again = fn_block(fn);
    block_id exchange = fn_block(fn);
    block_id after = fn_block(fn);
    fn_jump_into(fn, again);
    struct operand word = fn_rt_value(fn, RT_ATOMIC_LOAD, i64, args, 1);
    struct storage *storage = cell_storage(fn, call);
    struct operand now =
        storage->kind == STORAGE_BOOL ? word : to_cell(fn, fn_convert(fn, word, storage));
    fn_copy(fn, done, fn_bool(fn, false));
    fn_branch(fn, fn_compare(fn, SUB_EQ, now, args[1]), exchange, after);
    fn_enter(fn, exchange);
    struct operand swap[] = {args[0], word, args[2]};
    fn_copy(fn, done, fn_rt_value(fn, RT_ATOMIC_CAS, fn_basic(fn, STORAGE_BOOL), swap, 3));
    fn_branch(fn, fn_get(fn, done), after, again);
    fn_enter(fn, after);
    return fn_get(fn, done);
}

static struct operand on_event_new(struct fn *fn, struct node *node, const struct call *call) {
    (void)node;
    (void)call;
    return fn_rt_value(fn, RT_EVENT_NEW, fn_basic(fn, STORAGE_PTR), NULL, 0);
}

static struct operand on_event(struct fn *fn, struct node *node, const struct call *call) {
    struct operand event = fn_hold(fn, lower_expr(fn, argument(call, 0)));
    fn_site(fn, node->span);
    fn_rt(fn, call->builtin == BUILTIN_EVENT_SET ? RT_EVENT_SET : RT_EVENT_WAIT, &event, 1);
    return fn_void(fn);
}

/* ---- containers ---- */

static struct operand on_len(struct fn *fn, struct node *node, const struct call *call) {
    (void)node;
    struct node *of = argument(call, 0);
    if (chain_is_list(fn->lower, of))
        return lower_chain_length(fn, of);
    struct type *type = node_wanted(fn, of);
    return lower_length(fn, lower_place(fn, of), type);
}

/* Storage of an element of the list that a method changes. */
static struct storage *list_element(struct fn *fn, const struct call *call) {
    return storage_element(fn->lower, node_wanted(fn, argument(call, 0)));
}

static struct operand on_push(struct fn *fn, struct node *node, const struct call *call) {
    (void)node;
    if (chain_is_list(fn->lower, argument(call, 0))) {
        lower_chain_push(fn, argument(call, 0), argument(call, 1));
        return fn_void(fn);
    }
    struct storage *element = list_element(fn, call);
    struct operand value = lower_stable(fn, argument(call, 1), true);
    struct place list = lower_place(fn, argument(call, 0));
    struct operand args[] = {fn_address(fn, list), fn_size_of(fn, element),
                             fn_bool(fn, element->has_pointers)};
    fn_rt(fn, RT_LIST_RESERVE, args, 3);
    struct place length = ir_part(&fn->at, list, PROJ_LENGTH);
    struct place end =
        ir_element(&fn->at, ir_part(&fn->at, list, PROJ_DATA), element, fn_get(fn, length));
    fn_copy(fn, end, value);
    ir_binary(&fn->at, length, SUB_ADD, fn_get(fn, length), fn_int(fn, STORAGE_U64, 1));
    return fn_void(fn);
}

static struct operand on_pop(struct fn *fn, struct node *node, const struct call *call) {
    struct storage *element = list_element(fn, call);
    struct type *maybe = result_type(fn, node);
    struct place result = fn_temp(fn, storage_of(fn->lower, maybe));
    struct place list = lower_place(fn, argument(call, 0));
    struct place length = ir_part(&fn->at, list, PROJ_LENGTH);
    block_id some = fn_block(fn);
    block_id none = fn_block(fn);
    block_id after = fn_block(fn);
    struct operand zero = fn_int(fn, STORAGE_U64, 0);
    fn_branch(fn, fn_compare(fn, SUB_GT, fn_get(fn, length), zero), some, none);
    fn_enter(fn, some);
    ir_binary(&fn->at, length, SUB_SUB, fn_get(fn, length), fn_int(fn, STORAGE_U64, 1));
    struct place last =
        ir_element(&fn->at, ir_part(&fn->at, list, PROJ_DATA), element, fn_get(fn, length));
    const bool is_void_element = storage_of(fn->lower, maybe->args[0])->kind == STORAGE_VOID;
    struct operand popped = is_void_element ? fn_void(fn) : fn_get(fn, last);
    fn_copy(fn, result, make_some(fn, maybe, popped));
    fn_jump(fn, after);
    fn_enter(fn, none);
    fn_copy(fn, result, make_none(fn, maybe));
    fn_jump_into(fn, after);
    return fn_get(fn, result);
}

static struct operand on_sum(struct fn *fn, struct node *node, const struct call *call) {
    struct type *type = node_wanted(fn, argument(call, 0));
    struct place source = lower_place(fn, argument(call, 0));
    if (type->kind != TYPE_ARRAY)
        source = fn_place(fn, fn_hold(fn, fn_get(fn, source)));
    fn_site(fn, node->span);
    struct storage *storage = storage_element(fn->lower, type);
    struct place sum = fn_temp(fn, storage);
    ir_zero(&fn->at, sum);
    struct each each = each_begin(fn, lower_length(fn, source, type));
    struct operand element = lower_element_value(fn, source, type, fn_get(fn, each.turn));
    struct operand before = fn_get(fn, sum);
    fn_copy(fn, sum,
            storage_is_int(storage) ? fn_checked(fn, SUB_ADD, before, element)
                                    : fn_binary(fn, SUB_ADD, storage, before, element));
    each_end(fn, &each);
    return fn_get(fn, sum);
}

static struct operand on_clear(struct fn *fn, struct node *node, const struct call *call) {
    (void)node;
    struct place list = lower_place(fn, argument(call, 0));
    // Views of the old elements keep their buffer: a cleared list begins a new one.
    ir_zero(&fn->at, list);
    return fn_void(fn);
}

static struct operand on_clone(struct fn *fn, struct node *node, const struct call *call) {
    struct node *of = argument(call, 0);
    struct operand value = lower_expr(fn, of);
    fn_site(fn, node->span);
    return lower_clone(fn, value, node_wanted(fn, of));
}

static struct operand on_hash(struct fn *fn, struct node *node, const struct call *call) {
    struct operand value = lower_expr(fn, argument(call, 0));
    fn_site(fn, node->span);
    return lower_hash(fn, value, node_wanted(fn, argument(call, 0)));
}

static struct operand on_format(struct fn *fn, struct node *node, const struct call *call) {
    (void)node;
    return lower_format_string(fn, call);
}

/* ---- time ---- */

/* millis(n) and Duration.millis(n): so many of the unit. */
static struct operand on_duration(struct fn *fn, struct node *node, const struct call *call) {
    struct operand value = lower_expr(fn, argument(call, 0));
    struct type *from = node_wanted(fn, argument(call, 0));
    struct type *duration = type_make(fn->lower->types, TYPE_DURATION);
    fn_site(fn, node->span);
    return fn_checked(fn, SUB_MUL, lower_conversion(fn, value, from, duration),
                      fn_int(fn, STORAGE_I64, builtin_nanoseconds(call->builtin)));
}

/* d.millis(): how many whole ones it is. */
static struct operand on_duration_part(struct fn *fn, struct node *node, const struct call *call) {
    struct operand value = lower_expr(fn, argument(call, 0));
    fn_site(fn, node->span);
    return fn_checked(fn, SUB_DIV, value,
                      fn_int(fn, STORAGE_I64, builtin_nanoseconds(call->builtin)));
}

/* ---- panics ---- */

/* Whether a message is the text of its one argument, and need not be built when it is printed. */
static bool is_whole_text(struct fn *fn, const struct call *call) {
    const struct node *first = argument(call, 0);
    if (call->args.count > 1 || node_wanted(fn, argument(call, 0))->kind != TYPE_STRING)
        return false;
    const struct text *text = &first->string.bytes;
    bool has_braces =
        first->kind == NODE_STRING && text->length > 0 &&
        (memchr(text->bytes, '{', text->length) || memchr(text->bytes, '}', text->length));
    return !has_braces;
}

/* What a panic says: a text as it is, else a value or a format in its printed form. */
static struct operand panic_message(struct fn *fn, const struct call *call) {
    return is_whole_text(fn, call) ? lower_expr(fn, argument(call, 0))
                                   : lower_format_string(fn, call);
}

static struct operand on_panic(struct fn *fn, struct node *node, const struct call *call) {
    struct operand message = panic_message(fn, call);
    fn_site(fn, node->span);
    struct operand args[] = {fn_site_address(fn), message};
    fn_rt(fn, RT_PANIC_STR, args, 2);
    fn_unreachable(fn);
    return fn_void(fn);
}

static struct operand on_assert(struct fn *fn, struct node *node, const struct call *call) {
    block_id fine = fn_block(fn);
    block_id failed = fn_block(fn);
    lower_condition(fn, argument(call, 0), fine, failed);
    fn_enter(fn, failed);
    if (call->args.count > 1) {
        struct call said = *call; // the condition aside, what follows is what a panic would take
        said.args.items++;
        said.args.count--;
        struct operand message = panic_message(fn, &said);
        fn_site(fn, node->span);
        struct operand args[] = {fn_site_address(fn), message};
        fn_rt(fn, RT_PANIC_STR, args, 2);
    } else {
        fn_site(fn, node->span);
        struct operand args[] = {fn_site_address(fn), fn_c_text(fn, "assertion failed")};
        fn_rt(fn, RT_PANIC, args, 2);
    }
    fn_unreachable(fn);
    fn_enter(fn, fine);
    return fn_void(fn);
}

static struct operand on_assert_eq(struct fn *fn, struct node *node, const struct call *call) {
    struct node *lhs = argument(call, 0);
    struct node *rhs = argument(call, 1);
    struct operand a = lower_stable(fn, lhs, node_changes(rhs));
    struct operand b = lower_expr(fn, rhs);
    if (is_void(a) || is_void(b))
        return fn_void(fn); // Unit equals itself
    fn_site(fn, node->span);
    block_id fine = fn_block(fn);
    block_id failed = fn_block(fn);
    fn_branch(fn, lower_comparison(fn, BINARY_EQ, a, b, node_wanted(fn, lhs)), fine, failed);
    fn_enter(fn, failed);
    struct operand out = fn_address(fn, fn_temp(fn, storage_opaque(fn->lower, "sc_fmt")));
    fn_rt(fn, RT_FMT_INIT, &out, 1);
    format_text(fn, out, "assert_eq: ", 11);
    format_value(fn, out, a, node_wanted(fn, lhs), true);
    format_text(fn, out, " is not ", 8);
    format_value(fn, out, b, node_wanted(fn, rhs), true);
    struct operand message =
        fn_rt_value(fn, RT_FMT_STRING, storage_opaque(fn->lower, "sc_str"), &out, 1);
    fn_site(fn, node->span);
    struct operand args[] = {fn_site_address(fn), message};
    fn_rt(fn, RT_PANIC_STR, args, 2);
    fn_unreachable(fn);
    fn_enter(fn, fine);
    return fn_void(fn);
}

/* ---- the table ---- */

static const builtin_lowering lowerings[] = {
    [BUILTIN_TASK_SCOPE] = on_scope,
    [BUILTIN_TASK_NURSERY] = on_scope,
    [BUILTIN_TASK_YIELD] = on_yield,
    [BUILTIN_TASK_CHECKPOINT] = on_checkpoint,
    [BUILTIN_TASK_CANCELLED] = on_cancelled,
    [BUILTIN_TASK_RUN_BLOCKING] = lower_run_blocking,
    [BUILTIN_SPAWN] = on_spawn,
    [BUILTIN_SPAWN_DAEMON] = on_spawn,
    [BUILTIN_CANCEL] = on_cancel,
    [BUILTIN_FINISH] = on_finish,
    [BUILTIN_JOIN] = on_join,
    [BUILTIN_PRINT] = on_print,
    [BUILTIN_PRINTLN] = on_print,
    [BUILTIN_EPRINT] = on_print,
    [BUILTIN_EPRINTLN] = on_print,
    [BUILTIN_IO_FLUSH] = on_flush,
    [BUILTIN_CLOCK_NOW] = on_now,
    [BUILTIN_CLOCK_SLEEP] = on_sleep,
    [BUILTIN_CLOCK_SLEEP_UNTIL] = on_sleep,
    [BUILTIN_RNG_NEXT] = on_rng_next,
    [BUILTIN_RNG_RANGE] = on_rng_range,
    [BUILTIN_ATOMIC_NEW] = on_atomic_new,
    [BUILTIN_ATOMIC_LOAD] = on_atomic_load,
    [BUILTIN_ATOMIC_STORE] = on_atomic_store,
    [BUILTIN_ATOMIC_ADD] = on_atomic_add,
    [BUILTIN_ATOMIC_SWAP] = on_atomic_swap,
    [BUILTIN_ATOMIC_CAS] = on_atomic_cas,
    [BUILTIN_EVENT_NEW] = on_event_new,
    [BUILTIN_EVENT_SET] = on_event,
    [BUILTIN_EVENT_WAIT] = on_event,
    [BUILTIN_MUTEX_NEW] = lower_mutex,
    [BUILTIN_MUTEX_VALUE] = lower_mutex,
    [BUILTIN_MUTEX_BROKEN] = lower_mutex,
    [BUILTIN_PERMITS_SET] = lower_mutex,
    [BUILTIN_PERMIT_TRY] = lower_mutex,
    [BUILTIN_PERMIT_ACQUIRE] = lower_mutex,
    [BUILTIN_PERMIT_RELEASE] = lower_mutex,
    [BUILTIN_CHANNEL_NEW] = lower_channel,
    [BUILTIN_CHANNEL_SEND] = lower_channel,
    [BUILTIN_CHANNEL_OFFER] = lower_channel,
    [BUILTIN_CHANNEL_RECV] = lower_channel,
    [BUILTIN_CHANNEL_TRY_SEND] = lower_channel,
    [BUILTIN_CHANNEL_TRY_RECV] = lower_channel,
    [BUILTIN_CHANNEL_CLOSE] = lower_channel,
    [BUILTIN_CHANNEL_LEN] = lower_channel,
    [BUILTIN_LEN] = on_len,
    [BUILTIN_LIST_PUSH] = on_push,
    [BUILTIN_LIST_POP] = on_pop,
    [BUILTIN_LIST_CLEAR] = on_clear,
    [BUILTIN_SUM] = on_sum,
    [BUILTIN_CLONE] = on_clone,
    [BUILTIN_HASH] = on_hash,
    [BUILTIN_STRING_FORMAT] = on_format,
    [BUILTIN_DURATION_HOURS] = on_duration,
    [BUILTIN_DURATION_MINUTES] = on_duration,
    [BUILTIN_CHUNKS_MUT] = lower_raw,
    [BUILTIN_STRING_BYTES] = lower_raw,
    [BUILTIN_RAW_AT] = lower_raw,
    [BUILTIN_RAW_PUT] = lower_raw,
    [BUILTIN_RAW_RESERVE] = lower_raw,
    [BUILTIN_RAW_SET_LEN] = lower_raw,
    [BUILTIN_RAW_MOVE] = lower_raw,
    [BUILTIN_RAW_FORGET] = lower_raw,
    [BUILTIN_RAW_APPEND] = lower_raw,
    [BUILTIN_RAW_PART] = lower_raw,
    [BUILTIN_RAW_STRING] = lower_raw,
    [BUILTIN_RAW_FIND] = lower_raw,
    [BUILTIN_RAW_UPPER] = lower_raw,
    [BUILTIN_RAW_LOWER] = lower_raw,
    [BUILTIN_RAW_F64] = lower_raw,
    [BUILTIN_DURATION_SECONDS] = on_duration,
    [BUILTIN_DURATION_MILLIS] = on_duration,
    [BUILTIN_DURATION_MICROS] = on_duration,
    [BUILTIN_DURATION_NANOS] = on_duration,
    [BUILTIN_HOURS] = on_duration,
    [BUILTIN_MINUTES] = on_duration,
    [BUILTIN_SECONDS] = on_duration,
    [BUILTIN_MILLIS] = on_duration,
    [BUILTIN_MICROS] = on_duration,
    [BUILTIN_NANOS] = on_duration,
    [BUILTIN_IN_HOURS] = on_duration_part,
    [BUILTIN_IN_MINUTES] = on_duration_part,
    [BUILTIN_IN_SECONDS] = on_duration_part,
    [BUILTIN_IN_MILLIS] = on_duration_part,
    [BUILTIN_IN_MICROS] = on_duration_part,
    [BUILTIN_IN_NANOS] = on_duration_part,
    [BUILTIN_PANIC] = on_panic,
    [BUILTIN_ASSERT] = on_assert,
    [BUILTIN_ASSERT_EQ] = on_assert_eq,
};

struct operand lower_builtin(struct fn *fn, struct node *node, const struct call *call) {
    if (call->builtin < sizeof lowerings / sizeof *lowerings && lowerings[call->builtin])
        return lowerings[call->builtin](fn, node, call);
    const struct builtin_info *info = builtin_info(call->builtin);
    report(&fn->lower->unit->diags, DIAG_NOT_SUPPORTED_LIB, node->span, "'%s' is not supported yet",
           info->name);
    struct storage *storage = storage_of(fn->lower, node_type(fn, node));
    return storage->kind == STORAGE_VOID ? fn_void(fn) : fn_get(fn, fn_temp(fn, storage));
}
