/* The 4-ary heap of timers. */
#include "time/heap.h"

enum {
    ARITY = 4,
    FIRST_CAPACITY = 64
};

static void place(struct sc__timers *heap, uint32_t index, struct sc__timer_entry entry) {
    heap->entries[index] = entry;
    entry.timer->index = (int32_t)index;
}

static void sift_up(struct sc__timers *heap, uint32_t index, struct sc__timer_entry entry) {
    while (index > 0) {
        uint32_t parent = (index - 1) / ARITY;
        if (heap->entries[parent].instant <= entry.instant)
            break;
        place(heap, index, heap->entries[parent]);
        index = parent;
    }
    place(heap, index, entry);
}

static void sift_down(struct sc__timers *heap, uint32_t index, struct sc__timer_entry entry) {
    for (;;) {
        uint32_t first = ARITY * index + 1;
        if (first >= heap->count)
            break;
        uint32_t past = heap->count - first > ARITY ? first + ARITY : heap->count;
        uint32_t least = first;
        for (uint32_t i = first + 1; i < past; i++)
            if (heap->entries[i].instant < heap->entries[least].instant)
                least = i;
        if (heap->entries[least].instant >= entry.instant)
            break;
        place(heap, index, heap->entries[least]);
        index = least;
    }
    place(heap, index, entry);
}

void sc__heap_insert(struct sc__timers *heap, struct sc__timer *timer, int64_t instant) {
    if (heap->count == heap->capacity) {
        heap->capacity = heap->capacity ? heap->capacity * 2 : FIRST_CAPACITY;
        heap->entries = sc__raw_realloc(heap->entries, heap->capacity * sizeof *heap->entries);
    }
    uint32_t index = heap->count++;
    sift_up(heap, index, (struct sc__timer_entry){.instant = instant, .timer = timer});
}

void sc__heap_remove(struct sc__timers *heap, struct sc__timer *timer) {
    uint32_t index = (uint32_t)timer->index;
    timer->index = -1;
    struct sc__timer_entry last = heap->entries[--heap->count];
    if (index == heap->count)
        return;
    if (index > 0 && heap->entries[(index - 1) / ARITY].instant > last.instant)
        sift_up(heap, index, last);
    else
        sift_down(heap, index, last);
}
