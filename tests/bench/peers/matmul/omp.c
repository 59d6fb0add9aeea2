/* The rows are halved until 16 are left: a task for one half, the other at once. */
#include <omp.h>

#include "matrix.h"

static void product(double *c, const double *a, const double *b, int rows) {
    if (rows <= LEAF_ROWS) {
        multiply(c, a, b, rows);
        return;
    }
    int half = rows / 2;
#pragma omp task
    product(c, a, b, half);
    product(c + (long)half * size, a + (long)half * size, b, rows - half);
#pragma omp taskwait
}

int main(int argc, char **argv) {
    (void)argc;
    size = atoi(argv[1]);
    double *a = matrix(1);
    double *b = matrix(2);
    double *c = calloc((size_t)size * size, sizeof *c);
    omp_set_num_threads(atoi(argv[2]));
#pragma omp parallel
#pragma omp single
    {
        double start = now();
        product(c, a, b, size);
        report_product(c, now() - start);
    }
}
