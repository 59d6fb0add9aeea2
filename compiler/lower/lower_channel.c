/*
 * Channels. A value that is sent and one that is received lie in a local whose address the runtime gets:
 * it copies from there or to there when the other side comes, while this function may have suspended.
 * Which of the two ways an operation ended, done or closed, is its result. (spec 11)
 */
#include "base/panic.h"
#include "ir/contract.h"
#include "lower/internal.h"

static struct node *argument(const struct call *call, size_t index) {
    return call->args.items[index].value;
}

static struct operand make_channel(struct fn *fn, struct node *node, const struct call *call) {
    struct storage *element = storage_element(fn->lower, node_type(fn, node));
    struct operand capacity = fn_hold(fn, lower_expr(fn, argument(call, 0)));
    fn_site(fn, node->span);
    if (storage_is_signed(capacity.storage)) {
        struct operand zero = ir_int(capacity.storage, 0);
        fn_require(fn, fn_compare(fn, SUB_GE, capacity, zero),
                   "the capacity of a channel is negative");
    }
    struct operand args[] = {fn_convert(fn, capacity, fn_basic(fn, STORAGE_U64)),
                             fn_size_of(fn, element), fn_bool(fn, element->has_pointers)};
    return fn_rt_value(fn, RT_CHAN_NEW, fn_basic(fn, STORAGE_PTR), args, 3);
}

/* Gives the channel and the address of a copy of the value to `rt`; what that gives. */
static struct operand send(struct fn *fn, struct node *node, const struct call *call, enum ir_rt rt,
                           enum storage_kind gives) {
    struct node *channel = argument(call, 0);
    struct storage *element = storage_element(fn->lower, node_wanted(fn, channel));
    struct operand args[2] = {fn_hold(fn, lower_expr(fn, channel))};
    struct operand value = lower_expr(fn, argument(call, 1));
    struct place sent = fn_temp(fn, element);
    fn_copy(fn, sent, value);
    args[1] = fn_address(fn, sent);
    fn_site(fn, node->span);
    return fn_rt_value(fn, rt, fn_basic(fn, gives), args, 2);
}

/* Whether it was done, and not found closed. */
static struct operand is_done(struct fn *fn, struct operand result) {
    return fn_compare(fn, SUB_EQ, result, fn_int(fn, STORAGE_U64, CHANNEL_DONE));
}

static struct operand send_or_panic(struct fn *fn, struct node *node, const struct call *call) {
    struct operand result = send(fn, node, call, RT_CHAN_SEND, STORAGE_U64);
    fn_require(fn, is_done(fn, result), "send on a closed channel");
    return fn_void(fn);
}

static struct operand offer(struct fn *fn, struct node *node, const struct call *call) {
    struct operand sent = send(fn, node, call, RT_CHAN_SEND, STORAGE_U64);
    struct type *type = node_type(fn, node);
    struct place result = fn_temp(fn, storage_of(fn->lower, type));
    block_id fine = fn_block(fn);
    block_id closed = fn_block(fn);
    block_id after = fn_block(fn);
    fn_branch(fn, is_done(fn, sent), fine, closed);
    fn_enter(fn, fine);
    fn_copy(fn, result, make_ok(fn, type, fn_void(fn)));
    fn_jump(fn, after);
    fn_enter(fn, closed);
    struct operand error = lower_variant(fn, type->args[1], fn->lower->unit->names->closed);
    fn_copy(fn, result, make_err(fn, type, error));
    fn_jump_into(fn, after);
    return fn_get(fn, result);
}

/* Receives into `place`, which has the storage of an element; BOOL, whether there was a value. */
static struct operand receive(struct fn *fn, struct operand channel, struct place place,
                              enum ir_rt rt) {
    struct operand args[] = {channel, fn_address(fn, place)};
    if (rt == RT_CHAN_TRY_RECV)
        return fn_rt_value(fn, rt, fn_basic(fn, STORAGE_BOOL), args, 2);
    return is_done(fn, fn_rt_value(fn, rt, fn_basic(fn, STORAGE_U64), args, 2));
}

static struct operand receive_maybe(struct fn *fn, struct node *node, const struct call *call,
                                    enum ir_rt rt) {
    struct node *channel = argument(call, 0);
    struct type *type = node_wanted(fn, channel);
    struct type *maybe = node_type(fn, node);
    struct operand from = fn_hold(fn, lower_expr(fn, channel));
    struct place got = fn_temp(fn, storage_element(fn->lower, type));
    struct place result = fn_temp(fn, storage_of(fn->lower, maybe));
    block_id some = fn_block(fn);
    block_id none = fn_block(fn);
    block_id after = fn_block(fn);
    fn_site(fn, node->span);
    fn_branch(fn, receive(fn, from, got, rt), some, none);
    fn_enter(fn, some);
    const bool is_void_element = storage_of(fn->lower, type->args[0])->kind == STORAGE_VOID;
    fn_copy(fn, result, make_some(fn, maybe, is_void_element ? fn_void(fn) : fn_get(fn, got)));
    fn_jump(fn, after);
    fn_enter(fn, none);
    fn_copy(fn, result, make_none(fn, maybe));
    fn_jump_into(fn, after);
    return fn_get(fn, result);
}

struct place lower_next_received(struct fn *fn, struct operand channel, struct type *type,
                                 block_id closed) {
    struct place got = fn_temp(fn, storage_element(fn->lower, type));
    block_id body = fn_block(fn);
    fn_branch(fn, receive(fn, channel, got, RT_CHAN_RECV), body, closed);
    fn_enter(fn, body);
    return got;
}

struct operand lower_channel(struct fn *fn, struct node *node, const struct call *call) {
    switch ((int)call->builtin) {
    case BUILTIN_CHANNEL_NEW: return make_channel(fn, node, call);
    case BUILTIN_CHANNEL_SEND: return send_or_panic(fn, node, call);
    case BUILTIN_CHANNEL_OFFER: return offer(fn, node, call);
    case BUILTIN_CHANNEL_TRY_SEND: return send(fn, node, call, RT_CHAN_TRY_SEND, STORAGE_BOOL);
    case BUILTIN_CHANNEL_RECV: return receive_maybe(fn, node, call, RT_CHAN_RECV);
    case BUILTIN_CHANNEL_TRY_RECV: return receive_maybe(fn, node, call, RT_CHAN_TRY_RECV);
    }
    struct operand channel = lower_expr(fn, argument(call, 0));
    if (call->builtin == BUILTIN_CHANNEL_LEN)
        return fn_rt_value(fn, RT_CHAN_LEN, fn_basic(fn, STORAGE_U64), &channel, 1);
    if (call->builtin != BUILTIN_CHANNEL_CLOSE)
        panic("no operation of a channel");
    fn_rt(fn, RT_CHAN_CLOSE, &channel, 1);
    return fn_void(fn);
}
