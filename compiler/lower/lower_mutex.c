/*
 * Mutexes: an object of the runtime, behind which lies the value. The library takes and gives back the permit and
 * reaches the value as a view of one element (stdlib/prelude/sync.sc); semaphores are permits without a value.
 */
#include "lower/internal.h"

static struct node *argument(const struct call *call, size_t index) {
    return call->args.items[index].value;
}

static struct operand receiver(struct fn *fn, const struct call *call) {
    return fn_hold(fn, lower_expr(fn, argument(call, 0)));
}

static struct operand value_address(struct fn *fn, struct operand mutex) {
    return fn_rt_value(fn, RT_MUTEX_VALUE, fn_basic(fn, STORAGE_PTR), &mutex, 1);
}

static struct operand make_mutex(struct fn *fn, struct node *node, const struct call *call) {
    struct storage *element = storage_element(fn->lower, node_type(fn, node));
    struct operand value = lower_stable(fn, argument(call, 0), false);
    struct operand args[] = {fn_size_of(fn, element), fn_bool(fn, element->has_pointers)};
    struct operand mutex = fn_rt_value(fn, RT_MUTEX_NEW, fn_basic(fn, STORAGE_PTR), args, 2);
    if (!is_void(value))
        fn_copy(fn, ir_deref(&fn->at, fn_place(fn, value_address(fn, mutex)), element), value);
    return mutex;
}

/* A view of the value as one element. */
static struct operand value_view(struct fn *fn, const struct call *call) {
    struct operand data = value_address(fn, receiver(fn, call));
    struct place view = fn_temp(fn, storage_opaque(fn->lower, "sc_view"));
    fn_copy(fn, ir_part(&fn->at, view, PROJ_DATA), data);
    fn_copy(fn, ir_part(&fn->at, view, PROJ_LENGTH), fn_int(fn, STORAGE_U64, 1));
    return fn_get(fn, view);
}

static void with_argument(struct fn *fn, const struct call *call, enum ir_rt rt) {
    struct operand mutex = receiver(fn, call);
    struct operand args[] = {mutex, fn_hold(fn, lower_expr(fn, argument(call, 1)))};
    fn_rt(fn, rt, args, 2);
}

static struct operand asked(struct fn *fn, const struct call *call, enum ir_rt rt) {
    struct operand mutex = receiver(fn, call);
    return fn_rt_value(fn, rt, fn_basic(fn, STORAGE_BOOL), &mutex, 1);
}

struct operand lower_mutex(struct fn *fn, struct node *node, const struct call *call) {
    fn_site(fn, node->span);
    switch ((int)call->builtin) {
    case BUILTIN_MUTEX_NEW: return make_mutex(fn, node, call);
    case BUILTIN_MUTEX_VALUE: return value_view(fn, call);
    case BUILTIN_MUTEX_BROKEN: return asked(fn, call, RT_MUTEX_BROKEN);
    case BUILTIN_PERMIT_TRY: return asked(fn, call, RT_PERMIT_TRY);
    case BUILTIN_PERMITS_SET: with_argument(fn, call, RT_PERMITS_SET); break;
    case BUILTIN_PERMIT_ACQUIRE: with_argument(fn, call, RT_PERMIT_ACQUIRE); break;
    case BUILTIN_PERMIT_RELEASE: with_argument(fn, call, RT_PERMIT_RELEASE); break;
    }
    return fn_void(fn);
}
