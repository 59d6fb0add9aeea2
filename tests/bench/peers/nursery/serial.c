/* The loop in plain C: a real call for every task, with the same atomic addition. */
#include <stdatomic.h>

#include "../peer.h"

static _Atomic long done;

__attribute__((noinline, noclone)) static void work(void) {
    done++;
}

int main(int argc, char **argv) {
    (void)argc;
    long tasks = atol(argv[1]);
    double start = now();
    for (long i = 0; i < tasks; i++)
        work();
    report(done, tasks, now() - start);
}
