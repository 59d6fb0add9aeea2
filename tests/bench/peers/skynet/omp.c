/* A task for every child; the results lie in an array on the stack of the parent. */
#include <omp.h>

#include "../peer.h"

static long skynet(long first, long leaves) {
    if (leaves == 1)
        return first;
    long results[10];
    for (int i = 0; i < 10; i++) {
        long *result = &results[i];
#pragma omp task firstprivate(result, first, leaves, i)
        *result = skynet(first + i * (leaves / 10), leaves / 10);
    }
#pragma omp taskwait
    long sum = 0;
    for (int i = 0; i < 10; i++)
        sum += results[i];
    return sum;
}

int main(int argc, char **argv) {
    (void)argc;
    long leaves = atol(argv[1]);
    long tasks = 0;
    for (long i = leaves; i >= 1; i /= 10)
        tasks += i;
    omp_set_num_threads(atoi(argv[2]));
#pragma omp parallel
#pragma omp single
    {
        double start = now();
        long answer = skynet(0, leaves);
        report(answer, tasks, now() - start);
    }
}
