// Detached fibers, each of which runs at once (launch::dispatch); one thread.
#include <boost/fiber/all.hpp>
#include <mutex>

#include "../peer.h"

static boost::fibers::fixedsize_stack stack(16384);

int main(int, char **argv) {
    long tasks = atol(argv[1]);
    long done = 0;
    long left = tasks;
    double start = now();
    boost::fibers::condition_variable_any ended;
    boost::fibers::mutex mutex;
    for (long i = 0; i < tasks; i++)
        boost::fibers::fiber(boost::fibers::launch::dispatch, std::allocator_arg, stack, [&] {
            done++;
            if (--left == 0)
                ended.notify_all();
        }).detach();
    std::unique_lock<boost::fibers::mutex> lock(mutex);
    ended.wait(lock, [&] { return left == 0; });
    report(done, tasks, now() - start);
}
