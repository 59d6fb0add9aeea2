// A task group for every call.
#include "../arena.hpp"

static long fib(int n) {
    if (n < 2)
        return n;
    long a, b;
    tbb::task_group group;
    group.run([&a, n] { a = fib(n - 1); });
    b = fib(n - 2);
    group.wait();
    return a + b;
}

int main(int, char **argv) {
    int n = atoi(argv[1]);
    in_arena(atoi(argv[2]), [&] {
        double start = now();
        long answer = fib(n);
        report(answer, fib_tasks(n), now() - start);
    });
}
