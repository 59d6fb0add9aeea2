/* The queue of timers that were armed in order: see run.h. */
#include "time/run.h"

enum {
    CHUNK_BITS = 9,
    CHUNK = 1 << CHUNK_BITS,
    POSITIONS = 1 << 30,
    FIRST_CAPACITY = 4, // chunks
    GAPS_MIN = 4 * CHUNK
};

static struct sc__timer_entry **chunk_of(const struct sc__timer_run *run, uint32_t position) {
    return &run->chunks[(position >> CHUNK_BITS) & (run->capacity - 1)];
}

static struct sc__timer_entry *entry_at(const struct sc__timer_run *run, uint32_t position) {
    return &(*chunk_of(run, position))[position % CHUNK];
}

static uint32_t after(uint32_t position, uint32_t distance) {
    return (position + distance) % POSITIONS;
}

static uint32_t length(const struct sc__timer_run *run) {
    return (run->past - run->first) % POSITIONS;
}

static void put(struct sc__timer_run *run, uint32_t position, struct sc__timer_entry entry) {
    *entry_at(run, position) = entry;
    entry.timer->index = -2 - (int32_t)position;
}

/* ---- chunks ---- */

/* The table is full: one twice as large, in which each chunk finds its place by its positions. */
static void grow_table(struct sc__timer_run *run, uint32_t used) {
    struct sc__timer_run larger = *run;
    larger.capacity = run->capacity ? run->capacity * 2 : FIRST_CAPACITY;
    larger.chunks = sc__raw_alloc(larger.capacity * sizeof *larger.chunks);
    for (uint32_t i = 0; i < larger.capacity; i++)
        larger.chunks[i] = NULL;
    for (uint32_t i = 0; i < used; i++) {
        uint32_t position = after(run->first, i * CHUNK);
        *chunk_of(&larger, position) = *chunk_of(run, position);
    }
    sc__raw_free(run->chunks);
    *run = larger;
}

/* Chunks from that of the first to that of the next position. */
static uint32_t span(const struct sc__timer_run *run) {
    return (length(run) + run->first % CHUNK) / CHUNK + 1;
}

static void make_room(struct sc__timer_run *run) {
    if (span(run) > run->capacity)
        grow_table(run, span(run) - 1);
    struct sc__timer_entry **chunk = chunk_of(run, run->past);
    if (*chunk)
        return;
    *chunk = run->spare ? run->spare : sc__raw_alloc(CHUNK * sizeof **chunk);
    run->spare = NULL;
}

static void give_up(struct sc__timer_run *run, uint32_t position) {
    struct sc__timer_entry **chunk = chunk_of(run, position);
    if (run->spare)
        sc__raw_free(*chunk);
    else
        run->spare = *chunk;
    *chunk = NULL;
}

/* ---- gaps ---- */

static void trim(struct sc__timer_run *run) {
    while (run->first != run->past && !entry_at(run, run->first)->timer) {
        run->gaps--;
        run->first = after(run->first, 1);
        if (run->first % CHUNK == 0)
            give_up(run, after(run->first, POSITIONS - 1));
    }
    while (run->first != run->past && !entry_at(run, after(run->past, POSITIONS - 1))->timer) {
        run->gaps--;
        if (run->past % CHUNK == 0 && *chunk_of(run, run->past) && span(run) <= run->capacity)
            give_up(run, run->past);
        run->past = after(run->past, POSITIONS - 1);
    }
}

static void move_together(struct sc__timer_run *run) {
    uint32_t to = run->first;
    for (uint32_t from = run->first; from != run->past; from = after(from, 1)) {
        struct sc__timer_entry entry = *entry_at(run, from);
        if (!entry.timer)
            continue;
        put(run, to, entry);
        to = after(to, 1);
    }
    for (uint32_t position = to; position != run->past; position = after(position, 1))
        *entry_at(run, position) = (struct sc__timer_entry){.timer = NULL};
    trim(run);
}

/* ---- the queue ---- */

bool sc__run_append(struct sc__timer_run *run, struct sc__timer *timer, int64_t instant) {
    if (run->first != run->past &&
        instant < entry_at(run, after(run->past, POSITIONS - 1))->instant)
        return false;
    if (length(run) >= POSITIONS - 2 * CHUNK)
        return false;
    make_room(run);
    put(run, run->past, (struct sc__timer_entry){.instant = instant, .timer = timer});
    run->past = after(run->past, 1);
    return true;
}

void sc__run_remove(struct sc__timer_run *run, struct sc__timer *timer) {
    entry_at(run, (uint32_t)(-2 - timer->index))->timer = NULL;
    timer->index = -1;
    run->gaps++;
    trim(run);
    if (run->gaps > GAPS_MIN && run->gaps > length(run) / 2)
        move_together(run);
}

const struct sc__timer_entry *sc__run_first(const struct sc__timer_run *run) {
    return run->first == run->past ? NULL : entry_at(run, run->first);
}

void sc__run_fini(struct sc__timer_run *run) {
    for (uint32_t i = 0; i < run->capacity; i++)
        sc__raw_free(run->chunks[i]);
    sc__raw_free(run->chunks);
    sc__raw_free(run->spare);
}
