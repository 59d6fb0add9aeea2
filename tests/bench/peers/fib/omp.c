/* A task for one of the two calls, then a taskwait. */
#include <omp.h>

#include "../peer.h"

static long fib(int n) {
    if (n < 2)
        return n;
    long a;
    long b;
#pragma omp task shared(a) firstprivate(n)
    a = fib(n - 1);
    b = fib(n - 2);
#pragma omp taskwait
    return a + b;
}

int main(int argc, char **argv) {
    (void)argc;
    int n = atoi(argv[1]);
    omp_set_num_threads(atoi(argv[2]));
#pragma omp parallel
#pragma omp single
    {
        double start = now();
        long answer = fib(n);
        report(answer, fib_tasks(n), now() - start);
    }
}
