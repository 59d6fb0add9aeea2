// A task group for every node that has children.
#include "../arena.hpp"

static long skynet(long first, long leaves) {
    if (leaves == 1)
        return first;
    long results[10];
    tbb::task_group group;
    for (int i = 0; i < 10; i++) {
        long *result = &results[i];
        group.run([=] { *result = skynet(first + i * (leaves / 10), leaves / 10); });
    }
    group.wait();
    long sum = 0;
    for (long result : results)
        sum += result;
    return sum;
}

int main(int, char **argv) {
    long leaves = atol(argv[1]);
    long tasks = 0;
    for (long i = leaves; i >= 1; i /= 10)
        tasks += i;
    in_arena(atoi(argv[2]), [&] {
        double start = now();
        long answer = skynet(0, leaves);
        report(answer, tasks, now() - start);
    });
}
