/* Large C stacks for the threads that run emitted code. */
#include "core/stack.h"

#include "core/internal.h"

void sc__thread_start(pthread_t *thread, void *(*body)(void *), void *argument) {
    for (size_t size = SC__STACK_SIZE; size >= SC__STACK_LEAST; size /= 2) {
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
