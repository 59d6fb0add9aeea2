/*
 * The table of contents: each row is a stage, in the order in which data flows. Mistakes in the text
 * stop the run at once; the checks all run, as each of them accepts what earlier ones have refused;
 * what follows runs only on a program without errors. --check goes as far as lowering, which may find
 * that something cannot be compiled yet.
 */
#include "driver.h"

#include <stdio.h>
#include <time.h>

#include "border/border.h"
#include "effect/effect_check.h"
#include "emit/emit.h"
#include "ir/ir.h"
#include "load/load.h"
#include "lower/lower.h"
#include "options.h"
#include "resolve/resolve.h"
#include "safety/safety.h"
#include "syntax/ast.h"
#include "syntax/parse.h"
#include "type/check.h"

enum phase {
    PHASE_TEXT,
    PHASE_CHECK,
    PHASE_OUTPUT
};

struct stage {
    const char *name;
    enum phase phase;
    bool (*run)(struct unit *unit);
    // what can be printed once it has run; a stage of which nothing can has OUTPUT_NOTHING
    enum output_kind printable;
    void (*print)(struct unit *unit, struct strbuf *out);
};

static void print_tree(struct unit *unit, struct strbuf *out) {
    node_dump(unit->file, out);
}

static void print_header(struct unit *unit, struct strbuf *out) {
    border_header(unit, out);
}

static void print_ir(struct unit *unit, struct strbuf *out) {
    ir_print(unit->ir, out);
}

static void print_frames(struct unit *unit, struct strbuf *out) {
    ir_report_frames(unit->ir, out);
}

static void print_c(struct unit *unit, struct strbuf *out) {
    emit_unit(unit, out);
}

static const struct stage stages[] = {
    {"parse", PHASE_TEXT, parse_unit, OUTPUT_AST, print_tree},
    {"load", PHASE_TEXT, load_unit, OUTPUT_NOTHING, NULL},
    {"resolve", PHASE_CHECK, resolve_unit, OUTPUT_NOTHING, NULL},
    {"check", PHASE_CHECK, check_unit, OUTPUT_NOTHING, NULL},
    {"effect", PHASE_CHECK, effect_unit, OUTPUT_NOTHING, NULL},
    {"safety", PHASE_CHECK, safety_unit, OUTPUT_NOTHING, NULL},
    {"border", PHASE_CHECK, border_unit, OUTPUT_HEADER, print_header},
    {"lower", PHASE_OUTPUT, lower_unit, OUTPUT_IR, print_ir},
    {"report", PHASE_OUTPUT, NULL, OUTPUT_FRAMES, print_frames},
    {"emit", PHASE_OUTPUT, NULL, OUTPUT_C, print_c},
};

/* The kind of text that an output is made from. */
static enum output_kind text_kind(enum output_kind output) {
    switch (output) {
    case OUTPUT_PROGRAM:
    case OUTPUT_OBJECT:
    case OUTPUT_C: return OUTPUT_C;
    case OUTPUT_HEADER: return OUTPUT_HEADER;
    case OUTPUT_IR:
    case OUTPUT_FRAMES: return output;
    case OUTPUT_AST: return OUTPUT_AST;
    case OUTPUT_NOTHING: return OUTPUT_NOTHING;
    }
    return OUTPUT_NOTHING;
}

static void warnings_settle(struct unit *unit) {
    diags_silence(&unit->diags, unit->options->silenced);
    if (unit->options->warnings_are_errors)
        diags_raise_warnings(&unit->diags);
}

static void time_show(const struct unit *unit, const char *what, size_t number) {
    if (unit->options->shows_time)
        fprintf(stderr, "time: %s %zu\n", what, number);
}

size_t driver_clock(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (size_t)now.tv_sec * 1000000 + (size_t)now.tv_nsec / 1000;
}

void driver_time(const struct unit *unit, const char *what, size_t since) {
    time_show(unit, what, driver_clock() - since);
}

/* Runs the stage; true if it gave what is wanted, which is then in `text`. */
static bool stage_run(const struct stage *stage, struct unit *unit, struct strbuf *text) {
    const enum output_kind wanted = text_kind(unit->options->output);
    if (!stage->run && stage->printable != wanted)
        return false; // it only prints
    const size_t begin = driver_clock();
    const size_t memory = unit->arena.bytes;
    bool prints = false;
    if (stage->run)
        stage->run(unit);
    if (stage->print && stage->printable == wanted && unit->diags.error_count == 0) {
        stage->print(unit, text);
        prints = true;
    }
    driver_time(unit, stage->name, begin);
    if (unit->options->shows_time)
        fprintf(stderr, "memory: %s %zu\n", stage->name, unit->arena.bytes - memory);
    return prints;
}

bool driver_run(struct unit *unit, struct strbuf *text) {
    enum phase phase = PHASE_TEXT;
    for (size_t i = 0; i < sizeof stages / sizeof *stages; i++) {
        const struct stage *stage = &stages[i];
        if (stage->phase != phase) {
            warnings_settle(unit);
            if (unit->diags.error_count > 0)
                break;
            phase = stage->phase;
        }
        if (stage_run(stage, unit, text))
            break;
    }
    time_show(unit, "tokens", unit->token_count);
    time_show(unit, "memory", unit->arena.bytes);
    warnings_settle(unit);
    diags_sort(&unit->diags);
    return unit->diags.error_count == 0;
}
