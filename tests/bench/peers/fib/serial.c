/*
 * The base of all ratios of fib: the recursion in plain C, one real call for each node as every task
 * system makes, with the overflow checks that sc makes. (Left alone, gcc inlines several levels of it.)
 */
#include "../peer.h"

__attribute__((noinline, noclone, optimize("no-optimize-sibling-calls"))) static long fib(int n) {
    if (n < 2)
        return n;
    int below;
    long sum;
    if (__builtin_sub_overflow(n, 1, &below))
        abort();
    long a = fib(below);
    if (__builtin_sub_overflow(n, 2, &below))
        abort();
    long b = fib(below);
    if (__builtin_add_overflow(a, b, &sum))
        abort();
    return sum;
}

int main(int argc, char **argv) {
    (void)argc;
    int n = atoi(argv[1]);
    double start = now();
    long answer = fib(n);
    report(answer, fib_tasks(n), now() - start);
}
