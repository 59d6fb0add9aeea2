/*
 * What the files of the effect stage share. A *body* is what has effects of its own: a function, a
 * test, or a closure that is not the body of a scope (such a closure runs where it stands, so its
 * effects are simply those of the body around it).
 */
#pragma once

#include <stdbool.h>

#include "base/map.h"
#include "effect/facts.h"
#include "syntax/ast.h"
#include "unit.h"

/* Why a body has an effect: the first place that needs it, and how many there are. */
struct effect_cause {
    const struct node
        *node; // CALL, FOR over a channel, SELECT, NAME of a capability; NULL: no cause
    size_t count;
};

/* What of the node is shown. */
struct span effect_place(const struct node *cause);

struct effect_body {
    struct node *node;         // FUNCTION or CLOSURE
    struct symbol *symbol;     // of a FUNCTION
    struct effect_body *outer; // the body around a closure, else NULL
    struct function_facts facts;
    effect_set needed; // what the body does, whatever it declares
    struct effect_cause causes[EFFECT_COUNT];
    struct span capabilities[EFFECT_COUNT]; // the first naming of each capability, 0,0: none
    VEC(struct effect_body *) readers;      // functions whose effects follow from these
    bool is_waiting;                        // to be collected again
    // of a function: what is somewhere in it, so that it is worth looking for
    bool has_defer;
    bool has_timeout; // a call of with_timeout
    bool has_given;   // a task.run_blocking, a use of a mutex
};

struct effects {
    struct unit *unit;
    struct map bodies;        // node -> struct effect_body
    bool changed;             // some facts grew
    struct effect_body *root; // the function that is being collected, NULL between them
};

struct effect_body *effect_body_of(const struct effects *effects, const struct node *node);

/* Collects what a body and the closures in it do; adds to their facts. */
void effect_collect(struct effects *effects, struct effect_body *body);

/*
 * The effects of calling a value of a function type. `fixed` is what it has anyway; the open parameter
 * that it is, if it is one, comes in `open`; `source` is the body whose causes explain them, if known.
 */
struct effect_answer {
    effect_set fixed;
    struct symbol *open;
    const struct effect_body *source;
};

struct effect_answer effect_of_value(struct effects *effects, const struct node *value);
struct effect_answer effect_of_row(struct effects *effects, const struct type *type,
                                   const struct node *value);

/* Reports what the clause of a function does not cover. */
void effect_report_body(struct effects *effects, const struct effect_body *body);
/* Reports function values whose effects are not allowed where they go. */
void effect_report_flows(struct effects *effects);
bool effect_is_blocking_call(const struct node *node); // task.run_blocking with its argument
bool effect_is_timeout(const struct node *node);       // a call of with_timeout
bool effect_is_given(const struct node *node);         // that, or a use of a mutex
/* Reports what is given to task.run_blocking and may suspend, or to a mutex and may suspend or block. */
void effect_check_given(struct effects *effects, struct node *body);
/* Warns of loops that a timeout cannot stop (SC1203); `seen` remembers what was looked at. */
void effect_find_unstoppable(struct effects *effects, struct map *seen, struct node *decl);
/* Reports what must not stand in a `defer` (SC0505), in this declaration and below. */
void effect_check_defers(struct unit *unit, struct node *decl);
