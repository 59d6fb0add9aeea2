// The rows are halved until 16 are left: a task for one half, the other at once.
#include "../arena.hpp"
#include "matrix.h"

static void product(double *c, const double *a, const double *b, int rows) {
    if (rows <= LEAF_ROWS) {
        multiply(c, a, b, rows);
        return;
    }
    int half = rows / 2;
    tbb::task_group group;
    group.run([=] { product(c, a, b, half); });
    product(c + (long)half * size, a + (long)half * size, b, rows - half);
    group.wait();
}

int main(int, char **argv) {
    size = atoi(argv[1]);
    double *a = matrix(1);
    double *b = matrix(2);
    double *c = (double *)calloc((size_t)size * size, sizeof *c);
    in_arena(atoi(argv[2]), [&] {
        double start = now();
        product(c, a, b, size);
        report_product(c, now() - start);
    });
}
