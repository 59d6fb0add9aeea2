/*
 * A C program that calls exported functions from several threads at once. Without arguments it prints what
 * it gets; with one it does what ends the process.
 */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

#include "more.h"
#include "sums.h"

enum {
    THREADS = 6,
    TURNS = 20,
    NUMBERS = 50000,
    VISITORS = 50
};

static void check(int holds, const char *what) {
    if (holds)
        return;
    fprintf(stderr, "not so: %s\n", what);
    exit(1);
}

static void *call_all(void *argument) {
    int64_t *numbers = malloc(NUMBERS * sizeof *numbers);
    int64_t first = (int64_t)(intptr_t)argument;
    for (int64_t i = 0; i < NUMBERS; i++)
        numbers[i] = first + i;
    for (int turn = 0; turn < TURNS; turn++) {
        int64_t wanted = NUMBERS * first + (int64_t)NUMBERS * (NUMBERS - 1) / 2;
        check(sum(sc_view_of(numbers, NUMBERS)) == wanted, "sum");
        check(churn(500) == 500, "churn");
        char name[32];
        snprintf(name, sizeof name, "thread %d", (int)first);
        sc_str text = later(turn % 4 * INT64_C(100000), sc_str_of(name));
        name[0] = '?'; // it was copied
        check(text.length == 9 && text.data[9] == '\0', "later: length");
        check(memcmp(text.data, "thread ", 7) == 0 && text.data[8] == '!', "later: text");
        sc_str_free(text);
        check(count_primes(100) == 25, "primes");
    }
    free(numbers);
    return NULL;
}

/* A thread that calls once and ends: the collector must forget it. */
static void *visit(void *argument) {
    (void)argument;
    sc_str text = greet(sc_str_of("visitor"));
    check(text.length == 13, "greet");
    sc_str_free(text);
    return NULL;
}

static void call_from_threads(void) {
    pthread_t threads[THREADS];
    for (intptr_t i = 0; i < THREADS; i++)
        pthread_create(&threads[i], NULL, call_all, (void *)i);
    for (int i = 0; i < VISITORS; i++) {
        pthread_t visitor;
        pthread_create(&visitor, NULL, visit, NULL);
        pthread_join(visitor, NULL);
    }
    for (int i = 0; i < THREADS; i++)
        pthread_join(threads[i], NULL);
    check(churn(100000) == 100000, "churn at the end");
}

static void print_values(void) {
    printf("%d\n", (int)add(2, 3));
    Point a = {1, 2};
    Point b = {3, 4};
    printf("%g\n", dot(a, b));
    Grid grid = {{1, 2, 3, 4}, {0.5, 0.5}, false};
    step(&grid, 0.25);
    printf("%d %g %d\n", (int)grid.cells[3], grid.corner.x, grid.short_);
    sc_str text = greet(sc_str_of("C"));
    printf("%s\n", (const char *)text.data);
    char *copy = sc_str_dup(text);
    printf("%s\n", copy + 6);
    free(copy);
    sc_str_free(text);
    int32_t numbers[] = {1, 2, 3};
    double_all(sc_view_of(numbers, 3));
    printf("%d %d\n", (int)numbers[0], (int)numbers[2]);
    int counter = 0;
    int other = 0;
    printf("%d %d\n", first(&counter, NULL) == &counter, first(&counter, &other) == &other);
    printf("%c\n", (char)next('a'));
    printf("%d\n", (int)sum(sc_view_of(NULL, 0)));
    printf("%d\n", (int)count_primes(1000));
}

int main(int argc, char **argv) {
    const char *what = argc > 1 ? argv[1] : "";
    if (strcmp(what, "fail") == 0)
        fail(true);
    else if (strcmp(what, "fail-plainly") == 0)
        fail_plainly();
    else if (strcmp(what, "hang") == 0)
        hang();
    else if (strcmp(what, "null") == 0)
        first(NULL, NULL);
    fail(false);
    print_values();
    fflush(stdout);
    call_from_threads();
    return 0;
}
