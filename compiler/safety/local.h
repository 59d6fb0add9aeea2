/*
 * Where each variable lives. A *frame* is what has variables of its own at run time: a function, or
 * a closure that is not the body of a scope. *Depth* says how soon storage dies: a greater
 * depth never outlives a smaller one. Within a file all blocks around a place form one chain, so
 * depths along it are comparable, and nothing else can be named there.
 *
 * note [depths] A frame at depth d holds at d+2 what its arguments refer to (which outlives the call),
 * at d+4 its parameters and captures, at d+6 its body. Each block, loop and arm adds 2; the temporary
 * values of a statement at depth d have d+1. The body of a scope is a block of the frame around it,
 * and the scope's handle and tasks end with that block. 0 is what outlives everything.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "resolve/symbol.h"
#include "syntax/ast.h"

struct unit;

enum {
    DEPTH_STATIC = 0,
    DEPTH_STEP = 2,
    DEPTH_CONTENT = 2, // of a frame, above the depth where it stands
    DEPTH_PARAMS = 4,
    DEPTH_BODY = 6
};

struct local {
    struct node *frame;   // FUNCTION or CLOSURE; NULL: not a local
    uint32_t depth;       // of its storage
    uint32_t frame_depth; // where the frame stands
    enum param_mode mode; // of a parameter
    bool is_param;
    bool is_scope_handle; // the parameter of a scope's body: `depth` is where the scope ends
    bool is_borrowed;     // bound by a pattern to a part of something else, which it may only read
    bool is_referred_to;  // captured by reference somewhere: changes at any call
    bool is_bound;        // names the bound of a slice somewhere
};

struct locals {
    struct local *table; // by symbol id
    size_t count;
};

/* Room for the symbols of the unit; those of a function are there when it has been added. */
struct locals locals_make(struct unit *unit);
void locals_add(struct locals *locals, struct node *decl);
struct local *local_of(const struct locals *locals, const struct symbol *symbol); // never NULL

/* May the variable be written: a `var`, or an `inout` parameter? */
bool local_is_variable(const struct local *local, const struct symbol *symbol);
/* Does the pattern take elements of a view, so that what it binds lies elsewhere? */
bool pattern_looks_through_view(const struct node *pattern);
bool local_is_scope_body(const struct node *closure);
