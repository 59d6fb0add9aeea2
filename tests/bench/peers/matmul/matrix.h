/* The matrices of matmul.sc, and the product of some rows. */
#pragma once

#include "../peer.h"

enum {
    LEAF_ROWS = 16
};

static int size;

static double *matrix(unsigned long seed) {
    double *cells = (double *)malloc((size_t)size * size * sizeof *cells);
    for (long i = 0; i < (long)size * size; i++) {
        seed = (seed * 1103515245 + 12345) % 2147483648u;
        cells[i] = (double)(seed / 65536 % 16);
    }
    return cells;
}

static void multiply(double *c, const double *a, const double *b, int rows) {
    for (int row = 0; row < rows; row++)
        for (int k = 0; k < size; k++) {
            double factor = a[(long)row * size + k];
            for (int j = 0; j < size; j++)
                c[(long)row * size + j] += factor * b[(long)k * size + j];
        }
}

static void report_product(const double *c, double seconds) {
    double sum = 0;
    for (long i = 0; i < (long)size * size; i++)
        sum += c[i] * (double)(i % 7);
    report((long long)sum, (long)size * size * size, seconds);
}
