/* A task for every node; the results lie in an array on the stack of the parent. */
#include <omp.h>

#include "../peer.h"
#include "tree.h"

static long walk(uint64_t hash) {
    if ((uint32_t)hash >= LIMIT)
        return 1;
    long results[CHILDREN];
    for (int i = 0; i < CHILDREN; i++) {
        long *result = &results[i];
        uint64_t below = child(hash, i);
#pragma omp task firstprivate(result, below)
        *result = walk(below);
    }
#pragma omp taskwait
    long size = 1;
    for (int i = 0; i < CHILDREN; i++)
        size += results[i];
    return size;
}

int main(int argc, char **argv) {
    (void)argc;
    uint64_t root = mix(strtoull(argv[1], 0, 10));
    omp_set_num_threads(atoi(argv[2]));
    static long results[ROOT_CHILDREN];
#pragma omp parallel
#pragma omp single
    {
        double start = now();
        for (int i = 0; i < ROOT_CHILDREN; i++) {
            long *result = &results[i];
            uint64_t below = child(root, i);
#pragma omp task firstprivate(result, below)
            *result = walk(below);
        }
#pragma omp taskwait
        long size = 1;
        for (int i = 0; i < ROOT_CHILDREN; i++)
            size += results[i];
        report(size, size - 1, now() - start);
    }
}
