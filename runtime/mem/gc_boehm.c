/*
 * The Boehm collector. Slabs of frames are roots (GC_MALLOC_UNCOLLECTABLE): what a blocked task refers
 * to is reachable only through them. Threads that run emitted code register, so that their stacks are
 * scanned; the first one, which is the monitor, is known from the start.
 */
#define GC_THREADS
#include <gc.h>
#include <string.h>

#include "mem/gc.h"

static void GC_CALLBACK on_event(GC_EventType event) {
    if (event == GC_EVENT_POST_STOP_WORLD)
        sc__blocks_forget();
}

static void boehm_init(void) {
    GC_set_warn_proc(GC_ignore_warn_proc); // whoever asks in vain says so itself
    GC_INIT();
    GC_set_on_collection_event(on_event);
    GC_allow_register_threads();
}

static void *boehm_alloc(size_t size) {
    return GC_MALLOC(size);
}

static void *boehm_alloc_atomic(size_t size) {
    void *block = GC_MALLOC_ATOMIC(size);
    return block ? memset(block, 0, size) : NULL;
}

static void *boehm_slab(size_t size) {
    return GC_MALLOC_UNCOLLECTABLE(size);
}

static void boehm_slab_free(void *slab) {
    GC_FREE(slab);
}

// A thread may be known without us: the first one, and those that C has started through the collector.
static _Thread_local bool registered;

static void boehm_thread_begin(void) {
    struct GC_stack_base base;
    GC_get_stack_base(&base);
    registered = GC_register_my_thread(&base) == GC_SUCCESS;
}

static void boehm_thread_end(void) {
    if (registered)
        GC_unregister_my_thread();
    registered = false;
}

const struct sc_mem sc_mem_gc = {
    .init = boehm_init,
    .alloc = boehm_alloc,
    .alloc_atomic = boehm_alloc_atomic,
    .slab = boehm_slab,
    .slab_free = boehm_slab_free,
    .thread_begin = boehm_thread_begin,
    .thread_end = boehm_thread_end,
    .collect = GC_gcollect,
};
