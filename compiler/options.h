/* What the command line asked for. main.c fills it, everybody else only reads it. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

enum output_kind {
    OUTPUT_PROGRAM,
    OUTPUT_OBJECT,
    OUTPUT_C,
    OUTPUT_IR,
    OUTPUT_AST,
    OUTPUT_NOTHING // --check
};

enum color_mode {
    COLOR_AUTO,
    COLOR_ALWAYS,
    COLOR_NEVER
};

struct options {
    enum output_kind output;
    const char *input;        // "-" is standard input
    const char *output_path;  // NULL: the default for the kind
    const char **include_dirs;
    size_t include_count;
    bool infer_effects;       // --infer-effects
    bool debug_lines;         // -g: #line directives
    bool warnings_are_errors; // -Werror
    int optimize;             // 0..3
    enum color_mode color;
    bool verify;              // check the IR after lowering (always on in debug builds)
};
