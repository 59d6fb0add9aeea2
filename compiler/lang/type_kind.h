/*
 * The kinds of types. The resolver knows them, because names of builtin types have one; what a type
 * of each kind holds is said in type/type.h.
 */
#pragma once

enum type_kind {
    TYPE_ERROR, // after a mistake: compatible with everything, in silence
    TYPE_NEVER, // of what never gives a value: return, panic, an endless loop; also the empty error set
    TYPE_UNIT,
    TYPE_BOOL,
    TYPE_CHAR,
    TYPE_I8,
    TYPE_I16,
    TYPE_I32,
    TYPE_I64,
    TYPE_ISIZE,
    TYPE_U8,
    TYPE_U16,
    TYPE_U32,
    TYPE_U64,
    TYPE_USIZE,
    TYPE_F32,
    TYPE_F64,
    TYPE_STRING,
    TYPE_DURATION, // i64 nanoseconds
    TYPE_INSTANT,  // i64 nanoseconds of the monotonic clock
    TYPE_ARRAY,    // args[0], count; while its length is a parameter or unknown also args[1]
    TYPE_VIEW,     // args[0], is_mut
    TYPE_LIST,     // args[0]
    TYPE_RECORD,   // decl + args: a record or an error type
    TYPE_UNION,    // decl + args
    TYPE_ERRORS,   // args: a set of two or more error types (or error parameters), by symbol id
    TYPE_TUPLE,    // args
    TYPE_RESULT,   // args[0] value, args[1] error (a RECORD, ERRORS, PARAM or NEVER)
    TYPE_MAYBE,    // args[0]; decl: the prelude's Maybe, whose members are Some and None
    TYPE_FUNCTION, // args: parameters and, last, the result; modes; row
    TYPE_TASK,     // args[0]: what join() gives
    TYPE_SCOPE,    // args[0]: the errors that may fail it (NEVER: none); scope_kind
    TYPE_CHANNEL,
    TYPE_MUTEX,
    TYPE_ATOMIC, // args[0]
    TYPE_EVENT,
    TYPE_FOREIGN,    // decl: an opaque C type, `extern c type`; a value is a pointer to one
    TYPE_CAPABILITY, // effect
    TYPE_RANGE,      // args[0]: of `a..b` as a value in `for`
    TYPE_NAMESPACE,  // of `task`, `Duration`: never a value
    TYPE_COUNT,      // count: a number that stands for a parameter `N: usize`, never of a value
    TYPE_PARAM,      // decl: an opaque type parameter, or a parameter `N: usize`
    TYPE_VAR         // unification variable
};
