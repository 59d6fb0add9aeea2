/*
 * Pure fork-join functions: those that can wait for nothing but tasks that they spawned themselves.
 * ir_pure finds them and rewrites their scopes, spawns and joins into the operations of rt.def whose
 * names begin with PURE. It runs on a simplified graph, before frames are placed.
 */
#pragma once

#include "ir/ir.h"

void ir_pure(struct ir_unit *unit);
/* Makes short ways for the tasks that pure functions spawn. Behind it. */
void ir_short(struct ir_unit *unit);

/* ---- between pure.c, which looks, and pure_rewrite.c ---- */

/* What a local that holds a task's address may point to. */
enum pure_origin_kind {
    ORIGIN_NOTHING, // no definition seen yet, or only null
    ORIGIN_RECORD,  // one local of the function
    ORIGIN_LISTED,  // blocks of their own
    ORIGIN_UNKNOWN
};

struct pure_origin {
    enum pure_origin_kind kind;
    local_id record; // RECORD
    uint32_t run;    // which function these tasks run; NO_FUNCTION: more than one
};

enum {
    NO_FUNCTION = UINT32_MAX
};

/* A task whose record lies in the function, by the local that holds it. */
struct pure_record {
    local_id local;
    local_id scope;
    uint32_t run;
    local_id pending; // made by the rewriting: whether it was spawned and not joined
};

struct pure_scope {
    local_id local;
    bool kept;      // some of its tasks have blocks that stay until it closes
    bool detached;  // some have blocks that nobody joins
    uint32_t run;   // the function that all those run; NO_FUNCTION: several
    local_id list;  // made by the rewriting
    local_id ended; // how it ended, from its join on
};

/* What is known of one function. */
struct pure_facts {
    bool able;
    local_id *scope_of;          // for each local: the scope whose handle it is, or NO_LOCAL
    struct pure_origin *origins; // for each local
    bool *kept;                  // locals that hold a new block which stays until its scope closes
    VEC(struct pure_record) records;
    VEC(struct pure_scope) scopes;
};

struct pure_record *pure_record_of(const struct pure_facts *facts, local_id local);

static inline bool pure_scope_is_listed(const struct pure_scope *scope) {
    return scope->kept || scope->detached;
}

struct pure_scope *pure_scope_of(const struct pure_facts *facts, local_id local);
void pure_rewrite(struct ir_unit *unit, struct ir_function *function, struct pure_facts *facts);
