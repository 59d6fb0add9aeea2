/* One taskgroup. (gomp runs tasks at once when 64 for each thread wait.) */
#include <omp.h>

#include "../peer.h"

int main(int argc, char **argv) {
    (void)argc;
    long tasks = atol(argv[1]);
    omp_set_num_threads(atoi(argv[2]));
    static long done;
#pragma omp parallel
#pragma omp single
    {
        double start = now();
#pragma omp taskgroup
        for (long i = 0; i < tasks; i++) {
#pragma omp task
            {
#pragma omp atomic
                done++;
            }
        }
        report(done, tasks, now() - start);
    }
}
