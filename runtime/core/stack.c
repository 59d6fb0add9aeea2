/* Large C stacks for the threads that run emitted code. */
#include "core/stack.h"

#include <sys/resource.h>

#include "core/internal.h"

/* The size to ask for: under a limit of address space all workers share half of it. */
static size_t stack_size(void) {
    struct rlimit space;
    size_t size = SC__STACK_SIZE;
    if (getrlimit(RLIMIT_AS, &space) != 0 || space.rlim_cur == RLIM_INFINITY)
        return size;
    size_t workers = sc__rt.workers.regular ? sc__rt.workers.regular : 1;
    while (size > SC__STACK_LEAST && size > space.rlim_cur / 2 / workers)
        size /= 2;
    return size;
}

void sc__thread_start(pthread_t *thread, void *(*body)(void *), void *argument) {
    for (size_t size = stack_size(); size >= SC__STACK_LEAST; size /= 2) {
        pthread_attr_t attributes;
        pthread_attr_init(&attributes);
        int failed = pthread_attr_setstacksize(&attributes, size);
        if (!failed)
            failed = pthread_create(thread, &attributes, body, argument);
        pthread_attr_destroy(&attributes);
        if (!failed)
            return;
    }
    sc__fatal("cannot start a thread");
}

void sc__stack_floor(void) {
    pthread_attr_t attributes;
    void *lowest = NULL;
    size_t size = 0;
    if (pthread_getattr_np(pthread_self(), &attributes) == 0) {
        pthread_attr_getstack(&attributes, &lowest, &size);
        pthread_attr_destroy(&attributes);
    }
    sc_tls.floor = (uintptr_t)lowest + SC__STACK_RESERVE;
}
