// A thousand small tasks, then rest: the threads stay.
#include <chrono>
#include <thread>

#include "../arena.hpp"

static long spin(long n) {
    unsigned long x = 1;
    for (long i = 0; i < n; i++)
        x = x * 31 + (unsigned long)i;
    return x & 1;
}

int main(int, char **argv) {
    long rest = atol(argv[1]);
    std::atomic<long> done{0};
    in_arena(atoi(argv[2]), [&] {
        double start = now();
        tbb::task_group group;
        for (int i = 0; i < 1000; i++)
            group.run([&done] {
                long odd = spin(2000);
                done += 1 + odd - odd;
            });
        group.wait();
        std::this_thread::sleep_for(std::chrono::seconds(rest));
        report(done.load(), rest, now() - start);
    });
}
