/* Atomic cells: 64 bits on the heap, sequentially consistent. */
#include "core/internal.h"

struct sc_atomic {
    _Atomic int64_t value;
};

sc_atomic *sc_atomic_new(int64_t value) {
    sc_atomic *cell = sc_gc_alloc_atomic(sizeof *cell);
    atomic_init(&cell->value, value);
    return cell;
}

int64_t sc_atomic_load(sc_atomic *cell) {
    return atomic_load_explicit(&cell->value, memory_order_seq_cst);
}

void sc_atomic_store(sc_atomic *cell, int64_t value) {
    atomic_store_explicit(&cell->value, value, memory_order_seq_cst);
}

int64_t sc_atomic_add(sc_atomic *cell, int64_t value) {
    return atomic_fetch_add_explicit(&cell->value, value, memory_order_seq_cst);
}

int64_t sc_atomic_swap(sc_atomic *cell, int64_t value) {
    return atomic_exchange_explicit(&cell->value, value, memory_order_seq_cst);
}

bool sc_atomic_compare_exchange(sc_atomic *cell, int64_t expected, int64_t desired) {
    return atomic_compare_exchange_strong_explicit(&cell->value, &expected, desired,
                                                   memory_order_seq_cst, memory_order_seq_cst);
}
