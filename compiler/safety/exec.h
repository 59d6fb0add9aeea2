/*
 * Abstract execution: one walk over each frame in the order in which it would run. It knows what
 * every value refers to (value.h) and what holds at the current point (state.h), and asks the rules
 * at each event: an access (race.c, view.c), a spawn, a value that goes somewhere (escape.c). Branches
 * are walked from the same state and joined; loops are walked until the state at their head no longer
 * changes. States only grow, so whatever is reported on the way holds in the end as well; a report is
 * made once.
 */
#pragma once

#include "base/vec.h"
#include "diag/diag.h"
#include "safety/capture_find.h"
#include "safety/carry.h"
#include "safety/local.h"
#include "safety/state.h"
#include "syntax/ast.h"
#include "unit.h"

/* What happens to the value of an expression. */
enum demand {
    DEMAND_LOOK, // it is looked at, here and now
    DEMAND_TAKE, // it goes elsewhere: a binding, a field, a result
    DEMAND_PASS  // it is called, spawned, or passed where an open function or a scope is expected
};

/* A frame at run time: a function, or a closure that is no scope's body. */
struct frame {
    struct node *node;
    uint32_t depth; // where it stands; see note [depths]
    const struct captures *captures;
    struct frame *outer;
};

enum target_kind {
    TARGET_FUNCTION,
    TARGET_CLOSURE,
    TARGET_SCOPE
};

/* Where `return` leads to, and `?` in the body of a scope. */
struct target {
    struct target *outer; // around it, also around a closure's frame
    enum target_kind kind;
    struct node *node;   // FUNCTION or CLOSURE
    struct type *result; // of a scope: of its body's value
    uint32_t limit;      // what a value that leaves may refer to
    uint32_t depth;      // of the body's outermost block
    struct state exits;  // joined states of all ways out
    const struct value *value;
};

struct loop {
    uint32_t depth; // where it stands
    struct state breaks;
    struct state continues;
};

/* A variable for which tasks of a scope race: one mistake, however many meet there. */
struct raced {
    const struct symbol *symbol;
    const struct symbol *scope;
};

struct exec {
    struct unit *unit;
    struct arena *arena; // for what is known of one function
    struct locals locals;
    struct carries carries;
    struct capture_table captures;
    VEC(struct diag *) reported;
    VEC(struct raced) raced;
    struct map heads; // loop or closure -> the state at its beginning, as far as it is known
    bool is_leaving;  // the defers of a scope's body are being walked for a way out

    struct frame *frame;
    struct target *target;
    struct loop *loop; // NULL outside of loops
    uint32_t depth;
    struct state state;
};

/* ---- exec.c, exec_expr.c, exec_call.c: the walk ---- */
/*
 * note [heads] Each walk of a loop or closure begins with all that was known at its beginning in
 * earlier walks. That changes no result, because a later walk starts from a larger state anyway, but
 * an inner loop is walked again only for what is new: the number of walks grows with the sum of the
 * nesting and not with two to its power.
 */
struct state exec_head(struct exec *exec, const struct node *node, const struct state *entry);
void exec_keep_head(struct exec *exec, const struct node *node, const struct state *head);
void exec_function(struct exec *exec, struct node *decl);
void exec_stmt(struct exec *exec, struct node *stmt);
const struct value *exec_expr(struct exec *exec, struct node *node, enum demand demand);
const struct value *exec_call(struct exec *exec, struct node *call);
const struct value *exec_closure(struct exec *exec, struct node *closure);
const struct value *exec_block(struct exec *exec, struct node *block, enum demand demand);
const struct value *exec_if(struct exec *exec, struct node *node, enum demand demand);
/* The arms of a match; `unmatched` takes the state if none of them matches. */
const struct value *exec_arms(struct exec *exec, struct node *match, enum demand demand,
                              struct state *unmatched);
/* The body of a scope or frame: its value leaves to the target. */
void exec_body(struct exec *exec, struct node *body);
void exec_leave(struct exec *exec, const struct value *value, struct span span);
/* The state here may be the one with which the scope around ends: it may be cancelled here. */
void exec_may_leave(struct exec *exec);

/* The places that an expression names, as loans, and what the values in them refer to. */
struct designation {
    const struct value *places;
    const struct value *content;
};

bool exec_is_place(const struct node *node);
struct designation exec_designate(struct exec *exec, struct node *node);
/* What a pattern looks into, or takes apart to move parts of it away. */
struct designation exec_subject(struct exec *exec, struct node *subject, bool is_taken);
/* Binds what a pattern names; `places` is NULL if nothing is borrowed from. */
void exec_bind(struct exec *exec, struct node *pattern, const struct value *content,
               const struct value *places, struct span span);
/* What a parameter refers to lives outside of the call. */
void exec_bind_param(struct exec *exec, const struct node *param);
uint32_t exec_storage_depth(const struct exec *exec, const struct symbol *symbol);
bool exec_is_move(const struct exec *exec, struct type *type);
const struct value *exec_as(struct exec *exec, const struct value *value, struct type *type);

/* ---- access.c: every touch of a place ---- */
enum access {
    ACCESS_READ,
    ACCESS_WRITE
};

void exec_touch(struct exec *exec, const struct value *value, struct span span);
/* The variables that a closure refers to have to be there still when it runs. */
void exec_check_there(struct exec *exec, const struct value *value, struct span span);
void exec_access(struct exec *exec, const struct value *places, enum access access,
                 struct span span);
/* The binding of a symbol is used: reports what was stale or moved. */
void exec_use(struct exec *exec, const struct symbol *symbol, struct span span);
/* NULL if a report with this code and place was made already. */
struct diag *exec_report(struct exec *exec, enum diag_code code, struct span span, const char *fmt,
                         ...) __attribute__((format(printf, 4, 5)));

/* ---- race.c ---- */
/* True if a running task forbids it, which has been reported. */
bool race_access(struct exec *exec, const struct loan *loan, struct span span);
void race_spawn(struct exec *exec, const struct task *task, struct span span);
void race_join(struct exec *exec, const struct symbol *handle);
void race_defer(struct exec *exec, const struct deferred *deferred);

/* ---- view.c ---- */
/* `task` is the spawn by which the change is made, NULL if it is made here. */
void view_change(struct exec *exec, const struct loan *loan, const struct value *via,
                 struct span span, const struct node *task);
/* What running tasks change is no matter of views to a task that is about to be spawned. */
void view_leave_to_race(const struct exec *exec, struct state *entry);
void view_use(struct exec *exec, struct binding *binding, struct span span);

/* An argument, or the function value that is called. */
struct operand {
    struct node *node;
    const struct value *content; // what the value refers to
    const struct value *lent;    // the place that is lent for the call
    bool is_function;
    bool is_reported; // it was refused already
};

/* Arguments of one call may not conflict with each other. */
void view_operands(struct exec *exec, const struct operand *operands, size_t count);

/* ---- escape.c ---- */
/* The value where it arrives; nothing after a report, so that one escape is reported once. */
const struct value *escape_return(struct exec *exec, const struct value *value, struct span span);
/* An error that becomes a scope's outcome; `target` is NULL if the scope came as a parameter. */
const struct value *escape_outcome(struct exec *exec, const struct target *target,
                                   const struct value *error, struct span span);
const struct value *escape_store(struct exec *exec, const struct designation *target,
                                 const struct value *value, struct span span);
const struct value *escape_block(struct exec *exec, const struct value *value, struct span span);
const struct value *escape_bind(struct exec *exec, const struct symbol *symbol,
                                const struct value *value, struct span span);
void escape_handle(struct exec *exec, const struct symbol *symbol);
/* A scope or open function parameter is named where it may not be; true if reported. */
bool escape_name(struct exec *exec, const struct node *name, enum demand demand);
/* May one spawn into this scope from here? Reports if not. */
void escape_spawn_place(struct exec *exec, const struct symbol *scope, struct span span);
/* What the task may keep of what it captures; the rest is reported. */
const struct value *escape_spawn(struct exec *exec, struct node *spawn, const struct value *value);
void escape_type_arguments(struct exec *exec, struct node *node, const struct operand *operands,
                           size_t count);
