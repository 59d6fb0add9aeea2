/* The product in plain C. */
#include "matrix.h"

int main(int argc, char **argv) {
    (void)argc;
    size = atoi(argv[1]);
    double *a = matrix(1);
    double *b = matrix(2);
    double *c = calloc((size_t)size * size, sizeof *c);
    double start = now();
    multiply(c, a, b, size);
    report_product(c, now() - start);
}
