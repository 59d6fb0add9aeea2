/* A thread with a stack of 16 KB for every sleeper. What the kernel keeps for it is not in the bytes. */
#include <pthread.h>

#include "../peer.h"

static _Atomic long woken;

static void *sleeper(void *nothing) {
    struct timespec two = {.tv_sec = 2};
    nanosleep(&two, 0);
    woken++;
    return nothing;
}

int main(int argc, char **argv) {
    (void)argc;
    long tasks = atol(argv[1]);
    pthread_t *threads = malloc((size_t)tasks * sizeof *threads);
    pthread_attr_t small;
    pthread_attr_init(&small);
    pthread_attr_setstacksize(&small, 16384);
    double start = now();
    long started = 0;
    while (started < tasks && pthread_create(&threads[started], &small, sleeper, 0) == 0)
        started++;
    for (long i = 0; i < started; i++)
        pthread_join(threads[i], 0);
    report(woken, started, now() - start);
}
