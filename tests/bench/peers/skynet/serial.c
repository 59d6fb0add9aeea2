/* The tree in plain C, one real call for every node. */
#include "../peer.h"

__attribute__((noinline, noclone)) static long skynet(long first, long leaves) {
    if (leaves == 1)
        return first;
    long sum = 0;
    for (int i = 0; i < 10; i++)
        sum += skynet(first + i * (leaves / 10), leaves / 10);
    return sum;
}

int main(int argc, char **argv) {
    (void)argc;
    long leaves = atol(argv[1]);
    double start = now();
    long answer = skynet(0, leaves);
    double passed = now() - start;
    long tasks = 0;
    for (long i = leaves; i >= 1; i /= 10)
        tasks += i;
    report(answer, tasks, passed);
}
