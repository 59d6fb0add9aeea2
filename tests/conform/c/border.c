/* The other side of the border for the cases 2_c_*: compiled and linked with each of them. */
#include <scc/embed.h>
#include <stdio.h>
#include <stdlib.h>

struct point {
    double x;
    double y;
};

struct mixed {
    bool flag;
    uint32_t letter;
    int16_t cells[3];
    struct point at;
};

/* ---- what a case may export ---- */
int32_t doubled(int32_t n) __attribute__((weak));
int64_t counted(int64_t n) __attribute__((weak));
void refuses(void) __attribute__((weak));
sc_str shout(sc_str text) __attribute__((weak));
int64_t summed(sc_view numbers) __attribute__((weak));
uint32_t letter(uint32_t c) __attribute__((weak));
void *handed(void *counter) __attribute__((weak));
struct mixed turned(struct mixed m) __attribute__((weak));
void moved(struct mixed *m) __attribute__((weak));

/* ---- what a case may call ---- */
struct mixed mixed_make(int16_t first) {
    return (struct mixed){true, 0xe9, {first, 2, 3}, {0.5, -0.5}};
}

double mixed_sum(struct mixed m) {
    return (double)m.flag + m.letter + m.cells[0] + m.cells[1] + m.cells[2] + m.at.x + m.at.y;
}

void point_move(struct point *p, double by) {
    p->x += by;
    p->y -= by;
}

uint32_t char_of(uint32_t number) {
    return number;
}

int64_t sum_of(const int32_t *numbers, uint64_t count) {
    int64_t sum = 0;
    for (uint64_t i = 0; i < count; i++)
        sum += numbers[i];
    return sum;
}

void fill(int32_t *numbers, uint64_t count, int32_t value) {
    for (uint64_t i = 0; i < count; i++)
        numbers[i] = value + (int32_t)i;
}

const char *name_of(int32_t number) {
    static const char *const names[] = {"zero", "one"};
    return number >= 0 && number < 2 ? names[number] : NULL;
}

int32_t is_empty(const char *text) {
    return *text == '\0';
}

int32_t is_empty_or_none(const char *text) {
    return text == NULL ? -1 : *text == '\0';
}

struct counter {
    int64_t value;
};

struct counter *counter_open(int64_t value) {
    struct counter *c = value < 0 ? NULL : malloc(sizeof *c);
    if (c)
        c->value = value;
    return c;
}

int64_t counter_add(struct counter *c, int64_t by) {
    c->value += by;
    return c->value;
}

int64_t counter_value_or(const struct counter *c, int64_t otherwise) {
    return c ? c->value : otherwise;
}

void counter_close(struct counter *c) {
    free(c);
}

/* ---- and what calls back ---- */
int32_t call_doubled(int32_t n) {
    return doubled(n) + 1;
}

int64_t call_counted(int64_t n) {
    return counted(n);
}

/* A C function that holds its thread until an exported function has ended. */
int64_t call_counted_slowly(int64_t n) {
    return counted(n) + 1000;
}

void call_refuses(void) {
    refuses();
    puts("not reached");
}

int32_t call_shout(const char *text) {
    sc_str result = shout(sc_str_of(text));
    int32_t length = (int32_t)result.length;
    bool terminated = result.data[length] == '\0';
    printf("%s\n", (const char *)result.data);
    fflush(stdout);
    sc_str_free(result);
    return terminated ? length : -1;
}

int64_t call_summed(int64_t count) {
    int64_t *numbers = malloc((size_t)count * sizeof *numbers);
    for (int64_t i = 0; i < count; i++)
        numbers[i] = i;
    int64_t sum = summed(sc_view_of(numbers, (size_t)count));
    free(numbers);
    return sum + summed(sc_view_of(NULL, 0));
}

uint32_t call_letter(uint32_t c) {
    return letter(c);
}

int64_t call_handed(struct counter *c) {
    return handed(c) == c && handed(NULL) == NULL;
}

double call_turned(void) {
    struct mixed m = turned(mixed_make(10));
    moved(&m);
    return mixed_sum(m);
}
