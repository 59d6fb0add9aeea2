/*
 * Where memory comes from. A program names one of two providers in its description: sc_mem_gc, which
 * pulls in the Boehm collector, or sc_mem_plain. With the build option gc=none the first is plain too.
 */
#pragma once

#include <scc/program.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct sc_mem {
    void (*init)(void);
    void *(*alloc)(size_t size);        /* cleared, collected, scanned */
    void *(*alloc_atomic)(size_t size); /* cleared, collected, not scanned */
    void *(*slab)(size_t size);         /* cleared, scanned, never collected */
    void (*slab_free)(void *slab);
    void (*thread_begin)(void); /* on each thread that runs emitted code, before it does */
    void (*thread_end)(void);
    void (*collect)(void); /* now, whatever there is to collect */
};

/* SC_GC_EVERY=n, for tests: after every n-th turn of a task on a worker the heap is collected, when what
   the task has is saved in its frame and nowhere else. */
void sc__collect_init(void);
void sc__collect_at(uint32_t turn);

/* The providers' malloc half, for sc_mem_plain and gc=none. */
void sc__plain_init(void);
void *sc__plain_alloc(size_t size);
void sc__plain_free(void *block);

/* Memory of the runtime's own that holds no pointers to collected memory. If there is none the program
   ends, but for the first one, which gives NULL. */
void *sc__raw_alloc_if(size_t size);
void *sc__raw_alloc(size_t size);
void *sc__raw_realloc(void *block, size_t size);
void sc__raw_free(void *block);

/* Slabs and oversized blocks. */
void *sc__slab_alloc(size_t size);
void sc__slab_free(void *slab);

/* Clears free blocks, so that the collector finds nothing there: when all other threads are stopped (mem/block.c). */
void sc__blocks_forget(void);
