/* Made by scc: functions to be called from C. */
#ifndef SCC_SUMS_H
#define SCC_SUMS_H

#include <scc/embed.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct Point {
    double x;
    double y;
} Point;

typedef struct Grid {
    int32_t cells[4];
    Point corner;
    bool short_;
} Grid;

int32_t add(int32_t a, int32_t b);
double dot(Point a, Point b);
void step(Grid *grid, double by);
/* The result belongs to the caller: sc_str_free(). */
sc_str greet(sc_str name);
void double_all(sc_view numbers /* View<mut i32> */);
void *first(void *counter /* Counter */, void *other /* Counter, or NULL */); /* Counter, or NULL */
uint32_t next(uint32_t letter /* Char */); /* Char */
int64_t sum(sc_view numbers /* View<i64> */);
/* The result belongs to the caller: sc_str_free(). */
sc_str later(int64_t pause /* Duration */, sc_str text);
int64_t churn(int32_t turns);
void fail(bool on_purpose);
void fail_plainly(void);
void hang(void);

#ifdef __cplusplus
}
#endif

#endif
