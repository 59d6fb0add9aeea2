/*
 * What the checker found out about calls, closures and scopes, for the stages behind it. A call's
 * arguments are normalised: receiver first, in the order of the parameters, a trailing closure last.
 */
#pragma once

#include <stdbool.h>

#include "base/vec.h"
#include "lang/builtin.h"
#include "type/type.h"

enum call_kind {
    CALL_ERROR,    // a mistake was reported
    CALL_FUNCTION, // `function`, with `targs` for its type parameters
    CALL_VALUE,    // the callee expression is a function value
    CALL_BUILTIN,  // `builtin`
    CALL_CONVERT   // i64(x): to `result`
};

struct call_arg {
    struct node *value;
    struct type *type;    // the parameter's type with type arguments put in
    enum param_mode mode; // MODE_INOUT also for a receiver that the method changes
};

struct call {
    enum call_kind kind;
    struct symbol *function;
    enum builtin builtin;
    VEC(struct type *) targs;
    VEC(struct call_arg) args;
    struct type *result;
    struct scope_info *scope;  // TASK_SCOPE and TASK_NURSERY
    struct spawn_info *spawn;  // SPAWN and SPAWN_DAEMON
    struct scope_info *target; // CANCEL, FINISH: the scope, NULL if it came as a parameter
    struct type *cancel_error; // CANCEL through a parameter: the RECORD that a bare cancel reports
};

/* Of a NODE_NAME or NODE_MEMBER that names a generic function, which is a value here. */
struct function_use {
    VEC(struct type *) targs; // for the function's type parameters
};

/* Of a NODE_CLOSURE. */
struct closure_info {
    struct type *result; // what calling it gives: a Result if it is fallible
    bool
        is_scope_body; // the closure of task.scope or task.nursery: inlined, no closure at run time
    bool is_spawned;   // a literal spawned where it stands
    struct call *call; // the scope's or spawn's call, for the two cases above
    struct type
        *errors; // errors of `?` and `err` in a closure without a declared result; NEVER: none

    struct function_facts *facts; // effect: what the body may do; see effect/facts.h
};

/* How a scope's cancellation by a bare cancel() is reported. */
enum cancel_value {
    CANCEL_NEVER, // nothing cancels this scope by a bare cancel()
    CANCEL_ERROR  // `cancel_error`, a field-less error of `errors`
};

/* Of a task.scope or task.nursery expression. */
struct scope_info {
    enum scope_kind kind;
    struct node *call;     // the NODE_CALL
    struct node *closure;  // its body, a NODE_CLOSURE with is_scope_body
    struct symbol *handle; // the closure's parameter, NULL if it has none
    struct type *value;    // T
    struct type *errors;   // E; NEVER: the expression has type T, else Result<T, E>
    enum cancel_value cancel;
    struct type *cancel_error; // RECORD of a field-less error
    struct node
        *tail_spawn;       // the NODE_CALL of the spawn whose joined value is the scope's, or NULL
    bool body_is_fallible; // the body's result is a Result<V, F> in the source: F is in `errors`
    VEC(struct node *) spawns; // NODE_CALLs of spawns into it that stand in the source below it
};

/* Of a spawn. */
struct spawn_info {
    struct node *call;
    struct symbol
        *scope; // the handle variable spawned into: SYMBOL_PARAM of a scope body or function
    struct scope_info *into; // NULL if the scope came as a parameter of a function
    struct node *closure;    // the literal, or NULL: a function value or name is spawned
    struct type *result;     // what the task yields; a Result if it is fallible
    struct type *joined;     // what join() gives
    struct type *errors;     // the E with which it may fail its scope, NEVER if it cannot
    bool is_guard;
    bool is_daemon;
    bool is_tail;     // its joined value is the scope's
    bool handle_used; // the handle is passed on, or bound to a name that is read
};

/*
 * Where a function value meets a declared function type: the effect stage asks for each that the
 * value's effects are allowed there. An argument for an open parameter is a flow too.
 */
struct effect_flow {
    struct node *value; // the expression
    struct type *from;  // its function type
    struct type *to;    // the declared one
};

struct effect_flows {
    VEC(struct effect_flow) list;
};

/* All flows of the unit, in source order of their functions. */
struct effect_flows *types_flows(struct types *types);
