/*
 * What each closure takes from the functions around it, and how. Written by the safety stage into
 * NODE_CLOSURE.captures (transitively: a closure captures what closures inside it capture) and read
 * by lowering. Bodies of scopes and nurseries run inside the function around them and capture
 * nothing: `captures` is empty for a closure whose info says is_scope_body.
 */
#pragma once

#include <stdbool.h>

#include "base/vec.h"
#include "resolve/symbol.h"

enum capture_mode {
    CAPTURE_COPY,     // the value, as it is when the closure is made
    CAPTURE_MOVE,     // a move value that nobody uses any more outside
    CAPTURE_LEND,     // a constant of move type, read-only, by address; outlives the closure
    CAPTURE_REFERENCE // a var or inout parameter, by address
};

struct capture {
    struct symbol *symbol;
    enum capture_mode mode;
    bool is_written; // the closure, or what it starts, may write it
    struct span use; // the first use inside, for messages
};

struct captures {
    VEC(struct capture) list; // in order of first use
    bool by_reference;        // some mode is LEND or REFERENCE, or a captured value is second-class
};
