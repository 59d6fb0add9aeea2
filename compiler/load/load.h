/*
 * Imports to modules.
 *
 * Reads:      unit->file; the files that it and they import, which it parses.
 * Fills:      unit->modules and the LINK(load) fields of the tree.
 * Requires:   a tree without syntax errors.
 * Guarantees: without errors every import has its module, whose imports have theirs. A file is one
 *             module, by whatever path it is found. An imported module stands before those that import
 *             it; the last is the root.
 */
#pragma once

#include <stdbool.h>
#include <sys/types.h>

#include "base/map.h"
#include "base/vec.h"
#include "diag/source.h"

struct node;
struct unit;

struct module {
    const char *name; // as it is imported: "net.http"; of the root the file's name
    const struct source *source;
    struct node *file; // NULL after syntax errors
    bool is_library;   // of the standard library, which the compiler carries
    bool is_loading;   // its imports are being loaded: importing it now closes a circle
    dev_t device;      // what the file is, whatever it is called; 0, 0 if it is none
    ino_t inode;
    struct module *importer; // while it is loading: who asked for it, and where
    const struct node *import;
    struct map globals;  // resolve: atom -> struct symbol: what it declares
    struct map variants; // resolve: atom -> struct symbol: of its own unions
    struct map imports;  // resolve: atom -> struct import
};

struct modules {
    VEC(struct module *) all;
};

/* False if something was reported. */
bool load_unit(struct unit *unit);
