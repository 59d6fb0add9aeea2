/*
 * What the library's containers and texts are made of: elements read and written without a check,
 * growth, and the text functions of the runtime. Only the library's own source can name these, and it
 * answers for what it asks. An element is read as it is: who reads a value of a move type has it, and
 * must see to it that its place is not read again.
 */
#include "lower/internal.h"

static struct node *argument(const struct call *call, size_t index) {
    return call->args.items[index].value;
}

/* Argument `index` as a U64 that later arguments do not change. */
static struct operand count_of(struct fn *fn, const struct call *call, size_t index) {
    return fn_hold(fn, lower_expr(fn, argument(call, index)));
}

static struct type *receiver_type(struct fn *fn, const struct call *call) {
    return node_wanted(fn, argument(call, 0));
}

/* The place of element `index` of the receiver, whatever its length. */
static struct place slot_of(struct fn *fn, const struct call *call, struct operand index) {
    struct place list = lower_place(fn, argument(call, 0));
    return lower_element(fn, list, receiver_type(fn, call), index);
}

static struct operand size_of(struct fn *fn, const struct call *call) {
    return fn_size_of(fn, storage_element(fn->lower, receiver_type(fn, call)));
}

static bool has_pointers(struct fn *fn, const struct call *call) {
    return storage_element(fn->lower, receiver_type(fn, call))->has_pointers;
}

static bool has_no_storage(struct fn *fn, const struct call *call) {
    struct type *type = receiver_type(fn, call);
    return storage_of(fn->lower, type->args[0])->kind == STORAGE_VOID;
}

static struct operand raw_at(struct fn *fn, const struct call *call) {
    struct operand index = count_of(fn, call, 1);
    if (has_no_storage(fn, call))
        return fn_void(fn);
    return fn_hold(fn, fn_get(fn, slot_of(fn, call, index)));
}

static void raw_put(struct fn *fn, const struct call *call) {
    struct operand index = count_of(fn, call, 1);
    struct operand value = lower_stable(fn, argument(call, 2), false);
    if (!is_void(value))
        fn_copy(fn, slot_of(fn, call, index), value);
}

static void raw_reserve(struct fn *fn, const struct call *call) {
    struct operand total = count_of(fn, call, 1);
    struct operand list = fn_address(fn, lower_place(fn, argument(call, 0)));
    struct operand args[] = {list, total, size_of(fn, call), fn_bool(fn, has_pointers(fn, call))};
    fn_rt(fn, RT_LIST_GROW, args, 4);
}

static void raw_set_len(struct fn *fn, const struct call *call) {
    struct operand length = count_of(fn, call, 1);
    fn_copy(fn, ir_part(&fn->at, lower_place(fn, argument(call, 0)), PROJ_LENGTH), length);
}

/* from, to, count */
static void raw_move(struct fn *fn, const struct call *call) {
    struct operand from = count_of(fn, call, 1);
    struct operand to = count_of(fn, call, 2);
    struct operand count = count_of(fn, call, 3);
    struct operand data =
        fn_get(fn, ir_part(&fn->at, lower_place(fn, argument(call, 0)), PROJ_DATA));
    struct operand args[] = {data, from, to, count, size_of(fn, call)};
    fn_rt(fn, RT_LIST_MOVE, args, 5);
}

/* Forgets the elements from `from` to before `to`, so that they keep nothing alive. */
static void raw_forget(struct fn *fn, const struct call *call) {
    struct operand from = count_of(fn, call, 1);
    struct operand to = count_of(fn, call, 2);
    if (!has_pointers(fn, call))
        return;
    struct operand data =
        fn_get(fn, ir_part(&fn->at, lower_place(fn, argument(call, 0)), PROJ_DATA));
    struct operand args[] = {data, from, to, size_of(fn, call)};
    fn_rt(fn, RT_LIST_FORGET, args, 4);
}

/* Appends copies of what a view shows: the bits at once, then each element's own clone. */
static void raw_append(struct fn *fn, const struct call *call) {
    struct type *type = receiver_type(fn, call);
    struct place view = fn_place(fn, fn_hold(fn, lower_expr(fn, argument(call, 1))));
    struct operand count = fn_get(fn, ir_part(&fn->at, view, PROJ_LENGTH));
    struct place list = lower_place(fn, argument(call, 0));
    struct operand before = fn_hold(fn, lower_length(fn, list, type));
    struct operand args[] = {fn_address(fn, list), fn_get(fn, ir_part(&fn->at, view, PROJ_DATA)),
                             count, size_of(fn, call), fn_bool(fn, has_pointers(fn, call))};
    fn_rt(fn, RT_LIST_APPEND, args, 5);
    if (type_is_copy(fn->lower->types, type->args[0]))
        return;
    struct each each = each_begin(fn, count);
    struct operand at =
        fn_binary(fn, SUB_ADD, fn_basic(fn, STORAGE_U64), before, fn_get(fn, each.turn));
    struct place element = lower_element(fn, list, type, at);
    fn_copy(fn, element, lower_clone(fn, fn_get(fn, element), type->args[0]));
    each_end(fn, &each);
}

/* The view of `size` elements, or what is left, from `from` on, at `piece`. */
static void make_piece(struct fn *fn, struct place piece, struct place view, struct type *type,
                       struct operand from, struct operand size) {
    struct storage *u64 = fn_basic(fn, STORAGE_U64);
    struct place data = fn_temp(fn, fn_basic(fn, STORAGE_PTR));
    ir_addr(&fn->at, data, lower_element(fn, view, type, from));
    fn_copy(fn, ir_part(&fn->at, piece, PROJ_DATA), fn_get(fn, data));
    struct place left = fn_temp(fn, u64);
    fn_copy(fn, left, fn_binary(fn, SUB_SUB, u64, lower_length(fn, view, type), from));
    block_id cut = fn_block(fn);
    block_id on = fn_block(fn);
    fn_branch(fn, fn_compare(fn, SUB_GT, fn_get(fn, left), size), cut, on);
    fn_enter(fn, cut);
    fn_copy(fn, left, size);
    fn_jump_into(fn, on);
    fn_copy(fn, ir_part(&fn->at, piece, PROJ_LENGTH), fn_get(fn, left));
}

/* A list of mutable views of so many elements each, the last one of what is left. */
static struct operand chunks_mut(struct fn *fn, struct node *node, const struct call *call) {
    struct lower *lower = fn->lower;
    struct storage *u64 = fn_basic(fn, STORAGE_U64);
    struct type *view_type = receiver_type(fn, call);
    struct type *list_type = node_type(fn, node);
    struct place view = fn_place(fn, fn_hold(fn, lower_expr(fn, argument(call, 0))));
    struct operand size = count_of(fn, call, 1);
    fn_site(fn, node->span);
    fn_require(fn, fn_compare(fn, SUB_NE, size, fn_int(fn, STORAGE_U64, 0)),
               "a chunk of 0 elements");
    struct operand length = lower_length(fn, view, view_type);
    struct operand whole = fn_hold(fn, fn_checked(fn, SUB_DIV, length, size));
    struct operand rest = fn_binary(fn, SUB_REM, u64, length, size);
    struct operand more = fn_compare(fn, SUB_NE, rest, fn_int(fn, STORAGE_U64, 0));
    struct operand count =
        fn_hold(fn, fn_binary(fn, SUB_ADD, u64, whole, fn_convert(fn, more, u64)));
    struct place list = fn_temp(fn, storage_opaque(lower, "sc_list"));
    ir_zero(&fn->at, list);
    struct storage *element = storage_element(lower, list_type);
    struct operand args[] = {fn_address(fn, list), ir_null(lower->ir), count,
                             fn_size_of(fn, element), fn_bool(fn, true)};
    fn_rt(fn, RT_LIST_COPY, args, 5);
    struct each each = each_begin(fn, count);
    struct operand turn = fn_get(fn, each.turn);
    struct operand from = fn_hold(fn, fn_binary(fn, SUB_MUL, u64, turn, size));
    make_piece(fn, lower_element(fn, list, list_type, turn), view, view_type, from, size);
    each_end(fn, &each);
    return fn_get(fn, list);
}

/* ---- text: a string and a view of bytes look alike ---- */

static struct operand part_of(struct fn *fn, struct place source, const char *storage,
                              struct operand from, struct operand length) {
    struct place part = fn_temp(fn, storage_opaque(fn->lower, storage));
    struct operand data = fn_get(fn, ir_part(&fn->at, source, PROJ_DATA));
    struct place at = fn_temp(fn, fn_basic(fn, STORAGE_PTR));
    fn_copy(fn, at, data);
    struct place start = fn_temp(fn, fn_basic(fn, STORAGE_PTR));
    ir_addr(&fn->at, start, ir_element(&fn->at, at, fn_basic(fn, STORAGE_U8), from));
    fn_copy(fn, ir_part(&fn->at, part, PROJ_DATA), fn_get(fn, start));
    fn_copy(fn, ir_part(&fn->at, part, PROJ_LENGTH), length);
    return fn_get(fn, part);
}

static struct operand text_bytes(struct fn *fn, const struct call *call) {
    struct place text = lower_place(fn, argument(call, 0));
    struct operand length = fn_hold(fn, fn_get(fn, ir_part(&fn->at, text, PROJ_LENGTH)));
    return part_of(fn, text, "sc_view", fn_int(fn, STORAGE_U64, 0), length);
}

/* from, to: the same bytes */
static struct operand text_part(struct fn *fn, const struct call *call) {
    struct place text = fn_place(fn, fn_hold(fn, lower_expr(fn, argument(call, 0))));
    struct operand from = count_of(fn, call, 1);
    struct operand to = count_of(fn, call, 2);
    struct operand length = fn_binary(fn, SUB_SUB, fn_basic(fn, STORAGE_U64), to, from);
    return part_of(fn, text, "sc_str", from, length);
}

/* A string with a copy of the bytes. */
static struct operand text_of_bytes(struct fn *fn, const struct call *call) {
    struct place bytes = lower_place(fn, argument(call, 0));
    struct operand length = fn_hold(fn, fn_get(fn, ir_part(&fn->at, bytes, PROJ_LENGTH)));
    struct operand text = part_of(fn, bytes, "sc_str", fn_int(fn, STORAGE_U64, 0), length);
    return fn_rt_value(fn, RT_STR_COPY, storage_opaque(fn->lower, "sc_str"), &text, 1);
}

static struct operand text_find(struct fn *fn, const struct call *call) {
    struct operand args[3];
    for (size_t i = 0; i < 3; i++)
        args[i] = fn_hold(fn, lower_expr(fn, argument(call, i)));
    return fn_rt_value(fn, RT_STR_FIND, fn_basic(fn, STORAGE_U64), args, 3);
}

static struct operand text_case(struct fn *fn, const struct call *call) {
    struct operand args[] = {
        fn_hold(fn, lower_expr(fn, argument(call, 0))),
        fn_bool(fn, call->builtin == BUILTIN_RAW_UPPER),
    };
    return fn_rt_value(fn, RT_STR_CASE, storage_opaque(fn->lower, "sc_str"), args, 2);
}

/* The f64 that the text says, or None. */
static struct operand text_f64(struct fn *fn, struct node *node, const struct call *call) {
    struct type *maybe = node_type(fn, node);
    struct place result = fn_temp(fn, storage_of(fn->lower, maybe));
    struct place number = fn_temp(fn, fn_basic(fn, STORAGE_F64));
    struct operand text = fn_hold(fn, lower_expr(fn, argument(call, 0)));
    struct operand args[] = {text, fn_address(fn, number)};
    block_id some = fn_block(fn);
    block_id none = fn_block(fn);
    block_id after = fn_block(fn);
    fn_branch(fn, fn_rt_value(fn, RT_STR_F64, fn_basic(fn, STORAGE_BOOL), args, 2), some, none);
    fn_enter(fn, some);
    fn_copy(fn, result, make_some(fn, maybe, fn_get(fn, number)));
    fn_jump(fn, after);
    fn_enter(fn, none);
    fn_copy(fn, result, make_none(fn, maybe));
    fn_jump_into(fn, after);
    return fn_get(fn, result);
}

struct operand lower_raw(struct fn *fn, struct node *node, const struct call *call) {
    switch ((int)call->builtin) {
    case BUILTIN_RAW_AT: return raw_at(fn, call);
    case BUILTIN_RAW_PUT: raw_put(fn, call); break;
    case BUILTIN_RAW_RESERVE: raw_reserve(fn, call); break;
    case BUILTIN_RAW_SET_LEN: raw_set_len(fn, call); break;
    case BUILTIN_RAW_APPEND: raw_append(fn, call); break;
    case BUILTIN_RAW_MOVE: raw_move(fn, call); break;
    case BUILTIN_RAW_FORGET: raw_forget(fn, call); break;
    case BUILTIN_CHUNKS_MUT: return chunks_mut(fn, node, call);
    case BUILTIN_STRING_BYTES: return text_bytes(fn, call);
    case BUILTIN_RAW_PART: return text_part(fn, call);
    case BUILTIN_RAW_STRING: return text_of_bytes(fn, call);
    case BUILTIN_RAW_FIND: return text_find(fn, call);
    case BUILTIN_RAW_UPPER:
    case BUILTIN_RAW_LOWER: return text_case(fn, call);
    case BUILTIN_RAW_F64: return text_f64(fn, node, call);
    }
    return fn_void(fn);
}
