/* Programs built by hand in the IR: what the emitter's tests compile and run. */
#pragma once

#include "ir/build.h"

struct program {
    const char *name;
    void (*build)(struct ir_unit *unit);
    int status; // what the compiled program exits with
};

extern const struct program programs[];
extern const size_t program_count;
