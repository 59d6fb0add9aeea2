/* Large C stacks for the threads that run emitted code: see stack.h. */
#include "core/stack.h"

#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

#include "core/internal.h"

/* The sanitizers keep shadows of whole stacks. */
#if defined(__SANITIZE_THREAD__) || defined(__SANITIZE_ADDRESS__)
static const size_t LARGEST = (size_t)SC__STACK_PLAIN;
#else
static const size_t LARGEST = (size_t)16 << 30;
#endif

enum {
    GUARD = 64 * 1024,
    SHALLOW = 16 * 1024 * 1024 // what most threads never go beyond
};

/* Of the calling thread's stack. */
static _Thread_local uintptr_t lowest;  /* the last floor */
static _Thread_local uintptr_t highest; /* where the first floor is measured from */

/* The size to ask for: under a limit of address space all workers share half of it. */
static size_t stack_size(void) {
    struct rlimit space;
    size_t size = LARGEST;
    const size_t memory = (size_t)sysconf(_SC_PHYS_PAGES) * (size_t)sysconf(_SC_PAGESIZE);
    while (size > SC__STACK_PLAIN &&
           size > memory / 2) // an endless recursion ends before the machine does
        size /= 2;
    if (getrlimit(RLIMIT_AS, &space) != 0 || space.rlim_cur == RLIM_INFINITY)
        return size;
    size_t workers = sc__rt.workers.regular ? sc__rt.workers.regular : 1;
    while (size > SC__STACK_LEAST && size > space.rlim_cur / 2 / workers)
        size /= 2;
    return size;
}

/* A stack without a promise of memory behind it; NULL if there is no room. */
static char *map_stack(size_t size) {
    char *stack = mmap(NULL, size, PROT_READ | PROT_WRITE,
                       MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | MAP_STACK, -1, 0);
    if (stack == MAP_FAILED)
        return NULL;
    mprotect(stack, GUARD, PROT_NONE);
    // small pages where every thread is, so that a thread costs little; large ones for the deep
    if (size > SHALLOW) {
        madvise(stack + size - SHALLOW, SHALLOW, MADV_NOHUGEPAGE);
        madvise(stack + GUARD, size - SHALLOW - GUARD, MADV_HUGEPAGE);
    }
    return stack;
}

static bool start_on(pthread_t *thread, void *(*body)(void *), void *argument, size_t size) {
    char *stack = map_stack(size);
    if (!stack)
        return false;
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    bool started = pthread_attr_setstack(&attributes, stack, size) == 0 &&
                   pthread_create(thread, &attributes, body, argument) == 0;
    pthread_attr_destroy(&attributes);
    if (!started)
        munmap(stack, size);
    return started; // it stays mapped as long as the process: so do the threads
}

bool sc__thread_start(pthread_t *thread, void *(*body)(void *), void *argument) {
    if (sc__fault_thread())
        return false;
    for (size_t size = stack_size(); size >= SC__STACK_LEAST; size /= 2)
        if (start_on(thread, body, argument, size))
            return true;
    return false;
}

bool sc__thread_start_small(void *(*body)(void *)) {
    pthread_t thread;
    pthread_attr_t attributes;
    bool started = false;
    if (sc__fault_thread())
        return false;
    pthread_attr_init(&attributes);
    pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
    for (size_t size = SC__STACK_SMALL; !started && size >= SC__STACK_LEAST; size /= 2) {
        pthread_attr_setstacksize(&attributes, size);
        started = pthread_create(&thread, &attributes, body, NULL) == 0;
    }
    pthread_attr_destroy(&attributes);
    return started;
}

/* How far down pure recursion goes above a floor: it leaves plain recursion a step, but for the last. */
static uintptr_t limit_above(uintptr_t floor) {
    return floor > lowest ? floor + SC__STACK_STEP : floor;
}

static uintptr_t first_floor(void) {
    uintptr_t floor = highest - SC__STACK_PLAIN;
    return highest - lowest > SC__STACK_PLAIN ? floor : lowest;
}

uintptr_t sc__stack_floor(void) {
    char here;
    pthread_attr_t attributes;
    void *bottom = NULL;
    size_t size = 0;
    if (pthread_getattr_np(pthread_self(), &attributes) == 0) {
        pthread_attr_getstack(&attributes, &bottom, &size);
        pthread_attr_destroy(&attributes);
    }
    lowest = (uintptr_t)bottom + SC__STACK_RESERVE;
    highest = (uintptr_t)&here;
    sc_tls.floor = first_floor();
    return limit_above(sc_tls.floor);
}

uintptr_t sc__stack_deepen(void) {
    if (sc_tls.floor <= lowest)
        return 0;
    bool last = sc_tls.floor - lowest <= SC__STACK_STEP;
    sc_tls.floor = last ? lowest : sc_tls.floor - SC__STACK_STEP;
    return limit_above(sc_tls.floor);
}

bool sc__stack_shrink(uintptr_t *limit) {
    uintptr_t floor = first_floor();
    if (SC_LIKELY(sc_tls.floor == floor))
        return false;
    const uintptr_t page = 4096;
    uintptr_t from = (sc_tls.floor - SC__STACK_RESERVE + GUARD + page - 1) & ~(page - 1);
    uintptr_t to = (highest - SHALLOW) & ~(page - 1);
    if (from < to)
        madvise((void *)from, to - from, MADV_DONTNEED);
    sc_tls.floor = floor;
    *limit = limit_above(floor);
    return true;
}
