// A task group for every row, a task for every placement in it.
#include "../arena.hpp"

static unsigned all;

static long queens(unsigned columns, unsigned left, unsigned right) {
    if (columns == all)
        return 1;
    unsigned free = all & ~(columns | left | right);
    if (!free)
        return 0;
    long results[16];
    int count = 0;
    tbb::task_group group;
    for (; free; free &= free - 1, count++) {
        unsigned queen = free & -free;
        long *result = &results[count];
        group.run(
            [=] { *result = queens(columns | queen, (left | queen) << 1, (right | queen) >> 1); });
    }
    group.wait();
    long ways = 0;
    for (int i = 0; i < count; i++)
        ways += results[i];
    return ways;
}

int main(int, char **argv) {
    all = (1u << atoi(argv[1])) - 1;
    in_arena(atoi(argv[2]), [&] {
        double start = now();
        long answer = queens(0, 0, 0);
        report(answer, 856188, now() - start);
    });
}
