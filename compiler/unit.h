/*
 * One compilation: what travels through the stages. Each stage reads what earlier ones left here and
 * fills its own fields; `driver.c` calls them in order. Nothing in the compiler is mutable at file
 * scope, so two units can live side by side.
 */
#pragma once

#include <stdbool.h>

#include "base/arena.h"
#include "base/atom.h"
#include "diag/diag.h"
#include "diag/source.h"

struct node;
struct modules;
struct names;
struct types;
struct ir_unit;

struct unit {
    struct arena arena;
    struct atom_table atoms;
    struct source_map sources;
    struct diags diags;
    const struct options *options;

    size_t token_count;      // syntax: of all files
    struct node *file;       // syntax: the root file, a NODE_FILE
    struct modules *modules; // load: the root and what it imports
    struct names *names;     // resolve: all symbols
    bool uses_rng;           // effect: something outside the library may ask for random numbers
    struct types *types;     // type: the table of types
    struct ir_unit *ir;      // lower
};
