/*
 * What the command line asked for (spec 10). options.c fills it, everybody else only reads it. Words
 * point into the argument vector or into the arena given.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

enum command {
    COMMAND_COMPILE,
    COMMAND_RUN,  // compile, then become the program
    COMMAND_TEST, // compile, then run the tests of the file
    COMMAND_EXPLAIN,
    COMMAND_HELP,
    COMMAND_VERSION
};

enum output_kind {
    OUTPUT_PROGRAM,
    OUTPUT_OBJECT,
    OUTPUT_C,
    OUTPUT_HEADER, // of the exported functions
    OUTPUT_IR,
    OUTPUT_FRAMES, // --report-frames
    OUTPUT_AST,
    OUTPUT_NOTHING // --check
};

enum color_mode {
    COLOR_AUTO,
    COLOR_ALWAYS,
    COLOR_NEVER
};

enum diagnostics_format {
    DIAGNOSTICS_TEXT,
    DIAGNOSTICS_JSON
};

/* What happens to the command of the C compiler. */
enum cc_mode {
    CC_RUN,
    CC_SHOW_AND_RUN, // -v
    CC_SHOW          // -###
};

struct words {
    const char **items;
    uint32_t count;
    uint32_t capacity;
};

struct options {
    enum command command;
    enum output_kind output;
    const char *input;          // "-" is standard input
    const char *output_path;    // NULL: the default for the kind; "-" is standard output
    const char *explained;      // COMMAND_EXPLAIN: the code as written
    struct words include_dirs;  // -I
    struct words link_words;    // -L -l -Wl, objects, archives and C sources, in order
    bool has_c_sources;         // among the link words
    struct words program_words; // COMMAND_RUN: arguments of the program
    struct words test_names;    // COMMAND_TEST: parts of the names of those to run; none: all
    bool lists_tests;           // --list
    bool prints_tap;            // --tap
    int test_timeout;           // seconds that a test may take, 0: any
    const char *cc;             // --cc, else $CC, else cc: split into words
    const char *cflags;         // $CFLAGS: split into words
    enum cc_mode cc_mode;
    bool writes_depfile;      // -MD
    const char *depfile;      // -MF, NULL: the output with suffix .d
    bool infer_effects;       // --infer-effects
    bool debug_lines;         // -g: #line directives
    bool warnings_are_errors; // -Werror
    const bool *silenced;     // -Wno-<name>, by enum diag_code
    int optimize;             // 0..3
    enum color_mode color;
    enum diagnostics_format diagnostics;
    bool shows_time; // --time: on stderr, what each stage took
    bool verify;     // check the IR after lowering (always on in debug builds)
};

/* False for wrong usage, after saying on stderr what is wrong. */
bool options_parse(struct options *options, struct arena *arena, int argc, char **argv);
void options_print_help(void);
/* Splits at white space, as the shell splits an unquoted variable. */
void words_split(struct arena *arena, struct words *words, const char *text);
