/* Shared by the files of the checker: its state, what is wanted of an expression, and its parts. */
#pragma once

#include "base/arena.h"
#include "base/vec.h"
#include "diag/diag.h"
#include "resolve/symbol.h"
#include "type/call.h"
#include "type/type.h"
#include "type/unify.h"
#include "unit.h"

/*
 * What the place of an expression wants of it. A declared type comes from an annotation, a declared
 * result, a parameter or a field; any other type is a hint that only literals follow.
 */
struct want {
    struct type *type; // NULL: nothing is known
    bool is_declared;
    bool is_discarded; // nobody takes the value
};

/* Why a type is expected: a place for a label, and what to say there. */
struct reason {
    struct span span; // 0,0: no label
    const char *text;
};

struct format_spec;

/* A condition on a type that may not be known before the function ends. */
struct pending {
    enum {
        PENDING_CONSTRAINT,  // `type` satisfies `constraint`
        PENDING_NUMBER,      // `type` is a number
        PENDING_CLONE,       // `type` can be cloned
        PENDING_CONVERT,     // `type` is something a number can be made of
        PENDING_LITERAL,     // the literal at `node` fits its type
        PENDING_KNOWN,       // `type` has no unbound variable
        PENDING_MATCH,       // the match at `node` over `type` covers it
        PENDING_ARMS,        // the arms at `node` can all match; they need not cover
        PENDING_IRREFUTABLE, // the pattern at `node` matches everything of `type`
        PENDING_FORMAT,      // `format` can be asked of a `type`
        PENDING_REFUTABLE    // the pattern of the LET at `node`, which has an `else`, does not
    } kind;
    struct type *type;
    struct node *node;
    enum constraint constraint;
    const char *what; // the subject of the message
    const struct format_spec *format;
};

/* A task.scope or task.nursery whose body is being checked. */
struct scope_frame {
    struct scope_frame *outer;
    struct scope_info *info;
    struct type *collector;        // the variable that stands for E inside its handle's type
    VEC(struct type *) errors;     // what can fail it, so far
    VEC(struct type *) producible; // the part of these that tasks and `?` can produce
    VEC(struct call *) bare_cancels;
    struct span first_cancel;
    bool has_cancel;
};

struct loop {
    struct loop *outer;
    bool has_break;
};

/* The function or closure whose body is being checked. */
struct frame {
    struct frame *outer;
    struct node *node;   // FUNCTION, CLOSURE; NULL: a constant
    struct type *result; // declared or demanded; NULL: inferred from what is returned
    struct reason result_reason;
    struct type *value_hint; // of an inferred result: what the value is likely to be
    bool hint_is_declared;
    VEC(struct node *) returns; // of an inferred result: what is returned, NULL for nothing
    struct type *errors;        // of an inferred result: errors of `?`, `check` and `ensure`
    bool is_fallible;
    struct scope_frame *scope; // if this is the body of a scope
    struct loop *loop;
};

/* A type parameter is mentioned in what another one stands for. */
struct growth_edge {
    struct symbol *from;
    struct symbol *to;
    struct node *node;
    bool grows; // it is only a part of the argument
};

struct checker {
    struct unit *unit;
    struct types *types;
    struct names *names;
    struct arena *arena;
    struct diags *diags;
    struct frame *frame;
    const struct module *module; // whose bodies are being checked; NULL in the prelude
    bool in_library;             // the library's own source is being checked
    struct scope_frame *scope;
    VEC(struct type **) slots; // where types with variables were stored: followed at the end
    VEC(struct pending) pending;
    VEC(struct symbol *) locals;     // of the function at hand
    VEC(struct spawn_info *) spawns; // of all functions
    VEC(struct node *)
    calls; // and other uses of functions with type parameters, in the function at hand
    VEC(struct growth_edge) growth;
    VEC(struct symbol *) constants; // being evaluated, for cycles
};

/* ---- small things (check.c) ---- */
struct type *type_error_of(struct checker *c);
struct type *type_unit_of(struct checker *c);
const char *text_of(struct checker *c, struct type *type);
void keep(struct checker *c, struct type **slot); // follow its variables when the function ends
struct type *set_type(struct checker *c, struct node *node, struct type *type);
void set_symbol_type(struct checker *c, struct symbol *symbol, struct type *type);
void pend(struct checker *c, struct pending pending);
/* After a mistake: what is still unknown of the type becomes the error type, so that it is said once. */
void silence(struct checker *c, struct type *type);

/* Does nobody know what the type is? A literal's open type is known well enough to judge. */
static inline bool is_unknown(const struct type *type) {
    return type->kind == TYPE_VAR && type->var_class == VAR_ANY;
}
static const struct want WANT_NOTHING = {0};

/* Is a type parameter's constraint to be asked of its argument? Ord says all that Eq says. */
static inline bool is_asked(const struct symbol *param, enum constraint constraint) {
    if (constraint == CONSTRAINT_EQ && param->constraints & CONSTRAINT_ORD)
        return false;
    return param->constraints & constraint;
}

/* ---- declarations and types as written (check_decl.c, check_type.c) ---- */
struct type *type_from_node(struct checker *c, struct node *node);
struct type *error_set_from_nodes(struct checker *c, const struct node_list *nodes);
effect_set effects_from_nodes(const struct node_list *effects);
void check_declarations(struct checker *c, struct node *file);
void declare_builtin_types(struct checker *c);
struct type *symbol_as_type(struct checker *c, struct symbol *symbol);
struct type *constant_type(struct checker *c, struct symbol *constant);
void check_main(struct checker *c);

/* ---- compile-time constants (constant.c) ---- */
/* The value of an integer expression; false, after a report, if it is not known at compile time. */
bool constant_integer(struct checker *c, struct node *node, __int128 *value);
void check_constant(struct checker *c, struct node *decl);

/* ---- conversions (coerce.c) ---- */
/* Makes an expression of type `from` fit `to`, in silence; false if it does not fit. */
bool coerce(struct checker *c, struct node *node, struct type *from, struct type *to);
/* A place of a function type that is lent for change: functions go in and come back. */
void note_lent_function(struct checker *c, struct node *place, struct type *type,
                        struct type *param);
void report_mismatch(struct checker *c, struct node *node, struct type *from, struct type *to,
                     struct reason reason);
/* The common type of two branches, NULL if there is none. */
struct type *type_join(struct checker *c, struct type *a, struct type *b);

/* ---- expressions (check_expr.c, check_operator.c, check_record.c) ---- */
struct type *check_expr(struct checker *c, struct node *node, struct want want);
/* Checks it against a declared type and reports what does not fit. */
void check_into(struct checker *c, struct node *node, struct type *to, struct reason reason);
/* A value that something is done with: one that never comes is a mistake. */
struct type *check_operand(struct checker *c, struct node *node, struct want want);
struct type *check_value(struct checker *c,
                         struct node *node); // nothing known of it; never Unit-less
void check_condition(struct checker *c, struct node *node);
void check_discarded(struct checker *c, struct node *node);
void check_must_use(struct checker *c, struct node *node, struct type *type);
bool result_is_ignorable(struct checker *c, const struct type *type);
struct type *check_operator(struct checker *c, struct node *node, struct want want);
struct type *check_unary(struct checker *c, struct node *node, struct want want);
struct type *check_record(struct checker *c, struct node *node, struct want want);
struct type *check_fieldless(struct checker *c, struct node *node, struct symbol *symbol,
                             struct want want);
void report_no_field(struct checker *c, struct span span, const char *owner, struct symbol *symbol,
                     atom name);
struct type *check_member(struct checker *c, struct node *node);
struct type *check_index(struct checker *c, struct node *node, struct want want);
/* May what stands there be written? Reports and gives false if not; `what` says what would write. */
bool check_writable(struct checker *c, struct node *place, const char *what);

/* ---- branches, statements, patterns (check_branch.c, check_stmt.c, check_pattern.c) ---- */
struct type *check_if(struct checker *c, struct node *node, struct want want);
struct type *check_match(struct checker *c, struct node *node, struct want want);
struct type *check_if_match(struct checker *c, struct node *node, struct want want);
struct type *check_block(struct checker *c, struct node *node, struct want want);
/* True if control does not go past the statement. */
bool check_stmt(struct checker *c, struct node *node);
bool is_statement(const struct node *node);
void check_pattern(struct checker *c, struct node *pattern, struct type *subject);
void check_irrefutable(struct checker *c, struct node *pattern, struct type *subject,
                       const char *where);
struct symbol *variant_of(struct checker *c, struct type *type, atom name);

/* ---- functions, closures, calls (check_function.c, check_call.c, check_builtin.c) ---- */
struct type *function_value_type(struct checker *c, struct symbol *function);
struct type *check_closure(struct checker *c, struct node *node, struct want want);
/*
 * The parts of checking a closure: between begin and end the frame is current. `params` may be NULL.
 * The result is what calling the closure gives.
 */
void closure_begin(struct checker *c, struct frame *frame, struct node *closure,
                   const struct type *wanted);
struct type *closure_end(struct checker *c, struct frame *frame, struct type *body);
struct type *closure_type(struct checker *c, struct node *closure, struct type *result);
void check_function_body(struct checker *c, struct symbol *function);
void check_return(struct checker *c, struct node *node);
struct type *check_try(struct checker *c, struct node *node);
/* An error leaves the function or closure at hand here. */
void error_leaves(struct checker *c, struct node *node, struct type *errors);
struct type *check_call(struct checker *c, struct node *node, struct want want);
void call_add_arg(struct checker *c, struct call *call, struct node *value, struct type *type,
                  enum param_mode mode);
struct type *call_finish(struct checker *c, struct node *node, struct call *call,
                         struct type *result);
/* What must hold of the type that stands for the type parameter, where the node uses the function. */
void expect_type_argument(struct checker *c, struct node *node, const struct signature *signature,
                          size_t index, struct type *type);
/* The RANGE over which a loop goes. */
struct type *check_range(struct checker *c, struct node *node);
/* What stands for the type parameter: a type, or a number. */
struct type *type_argument_from_node(struct checker *c, struct node *node, struct symbol *param);
/* `t.0`, where t has been checked and is of the tuple type. */
struct type *check_tuple_field(struct checker *c, struct node *node, struct type *type);
bool check_arg_count(struct checker *c, const struct node *node, const char *name, size_t want);
struct node *arg_value(struct node *node, size_t index); // of a NODE_CALL; NULL if not plain
struct type *check_builtin(struct checker *c, struct node *node, enum builtin builtin,
                           struct node *receiver, struct type *receiver_type, struct want want);
/* Reports what a `{:SPEC}` asks of a value that its type does not have. */
void check_hole(struct checker *c, struct node *value, struct type *type,
                const struct format_spec *spec);
enum builtin method_of(const struct type *type, const char *name);
const char *method_owner(const struct type *type, size_t index);

/* ---- methods of the library (check_method.c) ---- */
struct suggestion;
/* NULL if the library declares no such method for the type, or not for the program's use. */
struct symbol *library_method(struct checker *c, const struct type *type, const char *name);
struct symbol *library_find(struct checker *c, const char *owner, const char *name);
const char *library_owner(const struct type *type, size_t index);
void suggest_library(struct checker *c, const char *owner, struct suggestion *suggestion);
/* The node, sliced if a view is wanted and it is a list or an array. */
struct node *node_as_view(struct checker *c, struct node *node, const struct type *to);
bool fields_are_visible(const struct checker *c, const struct type *type);
/* An integer of any type, which becomes a usize; false if it is none. */
bool check_count(struct checker *c, struct node *value);

/* ---- structured concurrency (check_task.c, guard.c) ---- */
struct type *check_scope(struct checker *c, struct node *node, enum scope_kind kind,
                         struct want want);
struct type *check_spawn(struct checker *c, struct node *node, enum builtin builtin,
                         struct node *receiver, struct type *receiver_type);
struct type *check_cancel(struct checker *c, struct node *node, enum builtin builtin,
                          struct node *receiver, struct type *receiver_type);
/* A scope's handle meets a parameter `Scope<E>`; false if the errors do not fit. */
bool scope_passed(struct checker *c, struct type *from, struct type *to);
/* Decides whether a spawn is a guard, and warns of a near miss. */
void check_guard(struct checker *c, struct spawn_info *spawn);

/* ---- instances without end (growth.c) ---- */
void growth_add_edge(struct checker *c, struct node *node, struct type *argument, struct symbol *to,
                     bool is_inside);
void growth_add_call(struct checker *c, struct node *node);
void growth_add_fields(struct checker *c, const struct node_list *fields);
void check_growth(struct checker *c);

/* ---- what needs the flow of control (exhaust.c, flow.c) ---- */
/* Of types that are known: called when the function's variables are settled. */
void check_exhaustive(struct checker *c, struct node *match, struct type *subject, bool must_cover);
/* Warns of a `const P = e else { … }` whose pattern always matches. */
void check_else_runs(struct checker *c, struct node *let, struct type *subject);
void check_covers_all(struct checker *c, struct node *pattern, struct type *subject,
                      const char *where);
/* Use after move and use before assignment, in one function whose types are known. */
void check_flow(struct checker *c, struct symbol *function);
