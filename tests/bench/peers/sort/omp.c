/* A task for one half, the other at once; pieces of 4,096 are sorted serially. */
#include <omp.h>

#include "merge.h"

static void sort(int32_t *v, int32_t *room, long count) {
    if (count <= LEAF) {
        sort_serially(v, room, count);
        return;
    }
    long half = count / 2;
#pragma omp task
    sort(v, room, half);
    sort(v + half, room + half, count - half);
#pragma omp taskwait
    merge(v, room, half, count);
}

int main(int argc, char **argv) {
    (void)argc;
    long count = atol(argv[1]);
    int32_t *v = numbers(count);
    int32_t *room = calloc((size_t)count, sizeof *room);
    omp_set_num_threads(atoi(argv[2]));
#pragma omp parallel
#pragma omp single
    {
        double start = now();
        sort(v, room, count);
        report_sorted(v, count, now() - start);
    }
}
