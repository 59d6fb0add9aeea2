/*
 * --report-frames: what the tasks of each spawn take, in bytes. A task that runs or waits to run takes its block; one
 * that is blocked also the frames of the functions it is in. Which those are depends on where it blocks; what is
 * shown is the path through the calls that takes most. A function that calls itself counts once, and what is
 * called through a value is not known here: both are said.
 *
 * Sizes are those of the C that is emitted: blocks and frames lie in multiples of GRAIN, and the fields of a frame
 * in falling order of what they are aligned to, so that none is padded.
 */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "ir/contract.h"
#include "ir/internal.h"

/* The path below a function that takes most. */
struct deepest {
    bool known;
    bool entered; // being looked at: who meets it again calls it recursively
    bool recursive;
    bool calls_values;
    uint64_t bytes; // of its frame and all below
    uint32_t next;  // the function called, or no_function
};

static const uint32_t no_function = UINT32_MAX;

struct row {
    const struct ir_site *site;
    const struct ir_function *run;
    uint64_t block;
    uint64_t flags;
};

struct report {
    const struct ir_unit *unit;
    struct strbuf *out;
    struct deepest *deepest; // by function
    VEC(struct row) rows;
};

static uint64_t round_up(uint64_t bytes) {
    return (bytes + STORAGE_GRAIN - 1) / STORAGE_GRAIN * STORAGE_GRAIN;
}

/* What a blocked function holds: its frame, and blocks of its own for large locals. */
static uint64_t held_by(const struct ir_function *function) {
    uint64_t frame = FRAME_HEAD;
    uint64_t blocks = 0;
    if (!function->state_count)
        return 0;
    for (size_t i = 0; i < function->locals.count; i++) {
        const struct ir_local *local = &function->locals.items[i];
        if (local->block)
            blocks += round_up(storage_size(local->storage));
        if (local->block)
            frame += sizeof(uint64_t);
        else if (local->resident || local->slot == i)
            frame += storage_size(local->storage);
    }
    return round_up(frame) + blocks;
}

static void look_at(struct report *report, uint32_t index);

static void go_into(struct report *report, struct deepest *deepest, uint32_t callee) {
    struct deepest *below = &report->deepest[callee];
    if (below->entered) {
        below->recursive = true;
        return;
    }
    look_at(report, callee);
    deepest->calls_values |= below->calls_values;
    if (below->bytes > deepest->bytes) {
        deepest->bytes = below->bytes;
        deepest->next = callee;
    }
}

static void look_at(struct report *report, uint32_t index) {
    const struct ir_function *function = report->unit->functions.items[index];
    struct deepest *deepest = &report->deepest[index];
    if (deepest->known)
        return;
    deepest->entered = true;
    deepest->next = no_function;
    for (size_t b = 0; b < function->blocks.count; b++) {
        const struct ir_block *block = &function->blocks.items[b];
        for (size_t i = 0; i < block->ops.count; i++) {
            const struct ir_op *op = &block->ops.items[i];
            deepest->calls_values |= op->kind == IR_CALL_VALUE_ASYNC;
            if ((op->kind == IR_CALL_ASYNC && !op->pure) || op->kind == IR_TAIL)
                go_into(report, deepest, op->function);
        }
    }
    deepest->bytes += held_by(function);
    deepest->entered = false;
    deepest->known = true;
}

/* ---- the rows ---- */

/* Where the arguments begin that tell about the task: what it runs, the size, the flags, the site. */
static size_t spawn_args(const struct ir_op *op) {
    if (op->kind != IR_RT)
        return 0;
    return op->rt == RT_SPAWN || op->rt == RT_PURE_SPAWN_LISTED ? 2
           : op->rt == RT_PURE_SPAWN                            ? 1
                                                                : 0;
}

static void add_row(struct report *report, const struct ir_op *op) {
    size_t first = spawn_args(op);
    if (!first)
        return;
    const struct operand *args = &op->args.items[first];
    struct row row = {
        .site = &report->unit->sites.items[args[3].index],
        .run = report->unit->functions.items[args[0].index],
        .block = storage_size(args[1].sized),
        .flags = args[2].bits,
    };
    VEC_PUSH(report->unit->arena, &report->rows, row);
}

static int compare_rows(const void *left, const void *right) {
    const struct row *a = left;
    const struct row *b = right;
    int files = strcmp(a->site->file ? a->site->file : "", b->site->file ? b->site->file : "");
    if (files)
        return files;
    if (a->site->line != b->site->line)
        return a->site->line < b->site->line ? -1 : 1;
    return (a->site->column > b->site->column) - (a->site->column < b->site->column);
}

static void print_path(struct report *report, uint32_t index) {
    for (; index != no_function; index = report->deepest[index].next) {
        const struct ir_function *function = report->unit->functions.items[index];
        uint64_t held = held_by(function);
        if (held)
            strbuf_printf(report->out, "    %" PRIu64 " frame of %s%s\n", held, function->name,
                          report->deepest[index].recursive ? ", for each time it calls itself"
                                                           : "");
    }
}

/* Blocks of pure tasks that stay until their scope ends lie on a stack, side by side. */
static uint64_t block_bytes(const struct row *row) {
    bool side_by_side =
        row->flags & SPAWN_IN_FRAME || (row->flags & SPAWN_PURE && row->flags & SPAWN_KEPT);
    return side_by_side ? row->block : round_up(row->block);
}

static const char *block_place(const struct row *row) {
    if (!(row->flags & SPAWN_IN_FRAME))
        return "";
    return row->flags & SPAWN_PURE ? " on the C stack" : " in its opener's frame";
}

/* Each row is looked at anew: what lies below a function depends on where in a circle one comes in. */
static void print_row(struct report *report, const struct row *row) {
    memset(report->deepest, 0, report->unit->functions.count * sizeof *report->deepest);
    const struct deepest *deepest = &report->deepest[row->run->index];
    strbuf_printf(report->out, "%s:%u:%u: task %" PRIu64 " bytes%s, ", row->site->file,
                  row->site->line, row->site->column, block_bytes(row), block_place(row));
    if (!(row->flags & SPAWN_PURE))
        look_at(report, row->run->index);
    if (!deepest->bytes && !deepest->calls_values) {
        strbuf_add(report->out, "never blocks\n");
        return;
    }
    strbuf_printf(report->out, "blocked %" PRIu64 " bytes%s\n", block_bytes(row) + deepest->bytes,
                  deepest->calls_values ? " and what it calls through values" : "");
    print_path(report, row->run->index);
}

void ir_report_frames(const struct ir_unit *unit, struct strbuf *out) {
    struct report report = {.unit = unit, .out = out};
    report.deepest = arena_alloc(unit->arena, (unit->functions.count + 1) * sizeof *report.deepest);
    for (size_t f = 0; f < unit->functions.count; f++) {
        const struct ir_function *function = unit->functions.items[f];
        for (size_t b = 0; b < function->blocks.count; b++)
            for (size_t i = 0; i < function->blocks.items[b].ops.count; i++)
                add_row(&report, &function->blocks.items[b].ops.items[i]);
    }
    if (report.rows.count)
        qsort(report.rows.items, report.rows.count, sizeof *report.rows.items, compare_rows);
    for (size_t i = 0; i < report.rows.count; i++)
        print_row(&report, &report.rows.items[i]);
}
