// Two fibers over unbuffered channels; one thread.
#include <boost/fiber/all.hpp>

#include "../peer.h"

int main(int, char **argv) {
    long rounds = atol(argv[1]);
    long sum = 0;
    boost::fibers::unbuffered_channel<long> there, back;
    double start = now();
    boost::fibers::fiber other([&] {
        for (long v : there)
            back.push(v + 1);
    });
    for (long i = 0; i < rounds; i++) {
        there.push(i);
        sum += back.value_pop();
    }
    there.close();
    other.join();
    report(sum, rounds, now() - start);
}
