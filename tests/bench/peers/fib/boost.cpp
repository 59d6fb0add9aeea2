// A fiber with a stack of 16 KB for one of the two calls; one thread.
#include <boost/fiber/all.hpp>

#include "../peer.h"

static boost::fibers::fixedsize_stack stack(16384);

static long fib(int n) {
    if (n < 2)
        return n;
    long a;
    boost::fibers::fiber child(boost::fibers::launch::post, std::allocator_arg, stack,
                               [&a, n] { a = fib(n - 1); });
    long b = fib(n - 2);
    child.join();
    return a + b;
}

int main(int, char **argv) {
    int n = atoi(argv[1]);
    double start = now();
    long answer = fib(n);
    report(answer, fib_tasks(n), now() - start);
}
