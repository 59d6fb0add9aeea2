// Eight fibers over a buffered channel; one thread.
#include <boost/fiber/all.hpp>
#include <vector>

#include "../peer.h"

int main(int, char **argv) {
    long messages = atol(argv[1]);
    long sum = 0;
    boost::fibers::buffered_channel<long> values(64);
    double start = now();
    std::vector<boost::fibers::fiber> producers, consumers;
    for (int p = 0; p < 4; p++) {
        producers.emplace_back([&values, p, messages] {
            for (long i = p; i < messages; i += 4)
                values.push(i);
        });
        consumers.emplace_back([&values, &sum] {
            long own = 0;
            for (long v : values)
                own += v;
            sum += own;
        });
    }
    for (auto &producer : producers)
        producer.join();
    values.close();
    for (auto &consumer : consumers)
        consumer.join();
    report(sum, messages, now() - start);
}
