/* Short ways, between short.c, which finds them, and short_make.c, which makes functions of them. */
#pragma once

#include "ir/ir.h"

enum answer {
    ANSWER_OPEN,
    ANSWER_LOOKING,
    ANSWER_NO,
    ANSWER_YES
};

/* The one call that is left of a function, if it is always the same one. */
struct rest {
    const struct ir_function *callee; // NULL: there is none
    VEC(struct operand) args;         // constants; of what is passed only the storage
    VEC(struct storage *) passed;
};

struct shorts {
    struct ir_unit *unit;
    enum answer *known; // of each function: has it a short way?
    struct ir_function **short_of;
    size_t *ops; // how many it may take
    struct rest *rests;
};

/* A walk over the blocks of a function that are reached without leaving its short way. */
struct walk {
    struct shorts *shorts;
    struct ir_function *function;
    enum answer *seen; // of each block: LOOKING while on the path to here
    size_t *cut;       // of each block: the op at which the way ends, or how many there are
    struct rest *rest;
    size_t ops;
    bool loops;
    bool returns;
    bool is_settled; // what the rest is
};

/* A local, or the result of a task, which lies in the head of its block; what the task has captured stays as it is. */
bool short_is_own(const struct ir_function *function, const struct place *dst);
bool short_is_constant(const struct operand *operand);

/* Whether the walk ends at this call, which is then all that is left. */
bool short_leaves_call(struct walk *walk, block_id block, size_t at);
/* Whether what is left of a call on the way is what is left of the function too. */
bool short_leaves_rest(struct walk *walk, const struct ir_op *op, block_id block, size_t at);

/* The function for the way that was walked, and what is left of a task behind it. */
struct ir_function *short_make(struct walk *walk);
struct ir_function *short_make_rest(struct walk *walk);
