/* gc=none: the collector's place is taken by malloc, so that tools see each allocation by itself. */
#include "mem/gc.h"

const struct sc_mem sc_mem_gc = {
    .init = sc__plain_init,
    .alloc = sc__plain_alloc,
    .alloc_atomic = sc__plain_alloc,
    .slab = sc__plain_alloc,
    .slab_free = sc__plain_free,
    .thread_begin = sc__plain_init,
    .thread_end = sc__plain_init,
    .collect = sc__plain_init,
};
