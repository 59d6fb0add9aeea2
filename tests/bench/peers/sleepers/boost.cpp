// A fiber with a stack of 16 KB for every sleeper; one thread.
#include <boost/fiber/all.hpp>
#include <chrono>
#include <vector>

#include "../peer.h"

static boost::fibers::fixedsize_stack stack(16384);

int main(int, char **argv) {
    long tasks = atol(argv[1]);
    long woken = 0;
    double start = now();
    std::vector<boost::fibers::fiber> fibers;
    fibers.reserve((size_t)tasks);
    for (long i = 0; i < tasks; i++)
        fibers.emplace_back(std::allocator_arg, stack, [&] {
            boost::this_fiber::sleep_for(std::chrono::seconds(2));
            woken++;
        });
    for (auto &fiber : fibers)
        fiber.join();
    report(woken, tasks, now() - start);
}
