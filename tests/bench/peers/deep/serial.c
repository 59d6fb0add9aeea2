/*
 * Plain recursion that deep in C, on a stack made for it: a return address, what the call saves, and the
 * parameter kept alive across it.
 */
#include <pthread.h>
#include <sys/mman.h>

#include "../peer.h"

__attribute__((noinline, noclone, optimize("no-optimize-sibling-calls"))) static long
down(long levels) {
    if (levels == 0)
        return 0;
    long below = down(levels - 1);
    __asm__ volatile("" : "+r"(levels)); // or gcc makes a loop of it
    return below + 1;
}

static void *run(void *levels) {
    double start = now();
    long answer = down(*(long *)levels);
    report(answer, answer, now() - start);
    return 0;
}

int main(int argc, char **argv) {
    (void)argc;
    long levels = atol(argv[1]);
    size_t size = (size_t)levels * 64 + (1 << 20);
    void *stack =
        mmap(0, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    pthread_attr_t attributes;
    pthread_t thread;
    pthread_attr_init(&attributes);
    if (stack == MAP_FAILED || pthread_attr_setstack(&attributes, stack, size) ||
        pthread_create(&thread, &attributes, run, &levels))
        return 1;
    pthread_join(thread, 0);
}
