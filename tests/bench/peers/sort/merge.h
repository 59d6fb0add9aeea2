/* The numbers of sort.sc, and the serial sort of a piece of them. */
#pragma once

#include <stdint.h>
#include <string.h>

#include "../peer.h"

enum {
    LEAF = 4096,
    SMALL = 24
};

static void insertion(int32_t *v, long count) {
    for (long i = 1; i < count; i++) {
        int32_t x = v[i];
        long j = i;
        for (; j > 0 && v[j - 1] > x; j--)
            v[j] = v[j - 1];
        v[j] = x;
    }
}

static void merge(int32_t *v, int32_t *room, long half, long count) {
    memcpy(room, v, (size_t)half * sizeof *v);
    long i = 0;
    long j = half;
    long k = 0;
    while (i < half && j < count) {
        if (room[i] <= v[j])
            v[k++] = room[i++];
        else
            v[k++] = v[j++];
    }
    while (i < half)
        v[k++] = room[i++];
}

static void sort_serially(int32_t *v, int32_t *room, long count) {
    if (count <= SMALL) {
        insertion(v, count);
        return;
    }
    long half = count / 2;
    sort_serially(v, room, half);
    sort_serially(v + half, room + half, count - half);
    merge(v, room, half, count);
}

static int32_t *numbers(long count) {
    int32_t *v = (int32_t *)malloc((size_t)count * sizeof *v);
    uint32_t seed = 7;
    for (long i = 0; i < count; i++) {
        seed = seed * 1664525 + 1013904223;
        v[i] = (int32_t)(seed >> 1);
    }
    return v;
}

static void report_sorted(const int32_t *v, long count, double seconds) {
    uint64_t hash = 0;
    for (long i = 0; i < count; i++)
        hash = hash * 31 + (uint64_t)v[i];
    printf("answer=%llu tasks=%ld sec=%.9f\n", (unsigned long long)hash, count, seconds);
}
