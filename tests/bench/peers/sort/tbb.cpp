// A task for one half, the other at once; pieces of 4,096 are sorted serially.
#include "../arena.hpp"
#include "merge.h"

static void sort(int32_t *v, int32_t *room, long count) {
    if (count <= LEAF) {
        sort_serially(v, room, count);
        return;
    }
    long half = count / 2;
    tbb::task_group group;
    group.run([=] { sort(v, room, half); });
    sort(v + half, room + half, count - half);
    group.wait();
    merge(v, room, half, count);
}

int main(int, char **argv) {
    long count = atol(argv[1]);
    int32_t *v = numbers(count);
    int32_t *room = (int32_t *)calloc((size_t)count, sizeof *room);
    in_arena(atoi(argv[2]), [&] {
        double start = now();
        sort(v, room, count);
        report_sorted(v, count, now() - start);
    });
}
