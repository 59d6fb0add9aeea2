// A task group for every node that has children.
#include "../arena.hpp"
#include "tree.h"

static long walk(uint64_t hash) {
    if ((uint32_t)hash >= LIMIT)
        return 1;
    long results[CHILDREN];
    tbb::task_group group;
    for (int i = 0; i < CHILDREN; i++) {
        long *result = &results[i];
        uint64_t below = child(hash, i);
        group.run([=] { *result = walk(below); });
    }
    group.wait();
    long size = 1;
    for (long result : results)
        size += result;
    return size;
}

int main(int, char **argv) {
    uint64_t root = mix(strtoull(argv[1], 0, 10));
    in_arena(atoi(argv[2]), [&] {
        std::vector<long> results(ROOT_CHILDREN);
        double start = now();
        tbb::task_group group;
        for (int i = 0; i < ROOT_CHILDREN; i++) {
            long *result = &results[i];
            uint64_t below = child(root, i);
            group.run([=] { *result = walk(below); });
        }
        group.wait();
        long size = 1;
        for (long result : results)
            size += result;
        report(size, size - 1, now() - start);
    });
}
