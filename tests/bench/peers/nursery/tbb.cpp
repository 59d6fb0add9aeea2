// One task group.
#include "../arena.hpp"

int main(int, char **argv) {
    long tasks = atol(argv[1]);
    std::atomic<long> done{0};
    in_arena(atoi(argv[2]), [&] {
        double start = now();
        tbb::task_group group;
        for (long i = 0; i < tasks; i++)
            group.run([&done] { done.fetch_add(1, std::memory_order_relaxed); });
        group.wait();
        report(done.load(), tasks, now() - start);
    });
}
