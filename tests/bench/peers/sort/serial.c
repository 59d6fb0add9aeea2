/* The same sort in plain C, without tasks. */
#include "merge.h"

int main(int argc, char **argv) {
    (void)argc;
    long count = atol(argv[1]);
    int32_t *v = numbers(count);
    int32_t *room = calloc((size_t)count, sizeof *room);
    double start = now();
    sort_serially(v, room, count);
    report_sorted(v, count, now() - start);
}
