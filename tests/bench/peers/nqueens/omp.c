/* A task for every placement; the results lie in an array on the stack of the parent. */
#include <omp.h>

#include "../peer.h"

static unsigned all;

static long queens(unsigned columns, unsigned left, unsigned right) {
    if (columns == all)
        return 1;
    unsigned free = all & ~(columns | left | right);
    if (!free)
        return 0;
    long results[16];
    int count = 0;
    for (; free; free &= free - 1, count++) {
        unsigned queen = free & -free;
        long *result = &results[count];
#pragma omp task firstprivate(result, columns, left, right, queen)
        *result = queens(columns | queen, (left | queen) << 1, (right | queen) >> 1);
    }
#pragma omp taskwait
    long ways = 0;
    for (int i = 0; i < count; i++)
        ways += results[i];
    return ways;
}

int main(int argc, char **argv) {
    (void)argc;
    all = (1u << atoi(argv[1])) - 1;
    omp_set_num_threads(atoi(argv[2]));
#pragma omp parallel
#pragma omp single
    {
        double start = now();
        long answer = queens(0, 0, 0);
        report(answer, 856188, now() - start);
    }
}
