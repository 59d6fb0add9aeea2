/* What the passes over the graph share: who uses which local, where an op may go. */
#pragma once

#include "base/bitset.h"
#include "ir/ir.h"

/* Calls `visit` for each local whose value the op needs before it starts: roots and indices of its
   arguments, its scope. */
typedef void (*local_visit)(void *context, local_id local);
void op_each_use(const struct ir_op *op, local_visit visit, void *context);
/* The same for what writing the result needs: nothing if the whole of a local is replaced. */
void op_each_dst_use(const struct ir_op *op, local_visit visit, void *context);
void place_each_use(const struct place *place, local_visit visit, void *context);
/* The local that the op gives a whole new value; NO_LOCAL if none. */
local_id op_defines(const struct ir_op *op);
bool place_is_behind_pointer(const struct place *place);

typedef void (*block_visit)(void *context, block_id target);
void op_each_target(const struct ir_op *op, block_visit visit, void *context); // unwind included

/* Fixed points over the call graph: `panics` of every function. */
void ir_panics(struct ir_unit *unit);
void ir_simplify(struct ir_unit *unit, struct ir_function *function);
/* Moves the check at the entry to the paths that need it. */
void ir_sink_check(struct ir_unit *unit, struct ir_function *function);
/* Makes a function of its own of what begins at the block, if that needs the parameters alone. */
void ir_split(struct ir_unit *unit, struct ir_function *function, block_id at);
/* Finds joins that may call what the task runs (`direct`). */
void ir_joins(struct ir_unit *unit, struct ir_function *function);

/* For each local: what writes all of it, if nothing else writes to it. */
struct ir_writers {
    const struct ir_function *function;
    const struct ir_op **only;
    bool *several;
};

struct ir_writers ir_find_writers(struct ir_unit *unit, const struct ir_function *function);
/* The local in which a pointer was first stored, or whose address it is; NO_LOCAL if that is unclear. */
local_id ir_origin(const struct ir_writers *writers, const struct operand *pointer);
/* Finds the scopes and tasks that are made with the frame they lie in (`made`, `maker`). After ir_frames. */
void ir_made(struct ir_unit *unit, struct ir_function *function);
void ir_frames(struct ir_unit *unit, struct ir_function *function);
void ir_liveness(struct ir_unit *unit, struct ir_function *function);

/* Whether some local has more bytes. */
bool ir_has_local_above(const struct ir_function *function, uint64_t size);

/* Whether a local that is no parameter has a value at the start of the block that is used later. */
bool live_carries(struct ir_unit *unit, const struct ir_function *function, block_id block);

/* Backward fixed point over all locals, resident or not; `visit` is called once for each
   suspending op with what must survive it. */
typedef void (*suspension_visit)(void *context, struct ir_op *op, const struct bitset *live);
void live_each_suspension(struct ir_unit *unit, struct ir_function *function,
                          suspension_visit visit, void *context);
