/* The search in plain C, one real call for every placement. */
#include "../peer.h"

static unsigned all;

__attribute__((noinline, noclone)) static long queens(unsigned columns, unsigned left,
                                                      unsigned right) {
    if (columns == all)
        return 1;
    long ways = 0;
    for (unsigned free = all & ~(columns | left | right); free; free &= free - 1) {
        unsigned queen = free & -free;
        ways += queens(columns | queen, (left | queen) << 1, (right | queen) >> 1);
    }
    return ways;
}

int main(int argc, char **argv) {
    (void)argc;
    all = (1u << atoi(argv[1])) - 1;
    double start = now();
    long answer = queens(0, 0, 0);
    report(answer, 856188, now() - start);
}
