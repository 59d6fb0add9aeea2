/*
 * What SC_STATS=1 tells at the end. Spawns are inlined and count nothing; so when they are to be
 * counted, every worker's `poll` stays low, and each push takes the slow path, which counts, as a pure task
 * that ends on its short way does by itself. Blocks
 * are counted where a free list takes new ones from its slab: blocks that are given back are taken
 * again first, so that is the most that ever were in use at the same time.
 */
#include "core/stats.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "core/internal.h"
#include "value/output.h"

void sc__stats_init(void) {
    const char *wish = getenv("SC_STATS");
    sc__rt.stats = wish && strcmp(wish, "1") == 0;
}

static void add_line(sc_fmt *out, const char *what, uint64_t number) {
    sc__fmt_text(out, "stats: ");
    sc__fmt_text(out, what);
    sc__fmt_text(out, " ");
    sc_fmt_u64(out, number);
    sc__fmt_text(out, "\n");
}

void sc__stats_report(void) {
    if (!sc__rt.stats)
        return;
    struct sc__stats sum = {0};
    uint32_t count = sc__worker_count();
    for (uint32_t i = 0; i < count; i++) {
        const struct sc__stats *one = &sc__rt.workers.all[i]->stats;
        sum.tasks += one->tasks + sc__rt.workers.all[i]->head.at_once;
        sum.steals += one->steals;
        sum.parks += one->parks;
        sum.blocks += one->blocks;
        sum.bytes += one->bytes;
    }
    sc_fmt out;
    sc_fmt_init(&out);
    add_line(&out, "workers", count);
    add_line(&out, "tasks", sum.tasks);
    add_line(&out, "steals", sum.steals);
    add_line(&out, "parks", sum.parks);
    add_line(&out, "peak blocks", sum.blocks);
    add_line(&out, "peak bytes", sum.bytes);
    add_line(&out, "bytes per task", sum.tasks ? (sum.bytes + sum.tasks / 2) / sum.tasks : 0);
    sc_fmt_print(&out, STDERR_FILENO, false);
}
