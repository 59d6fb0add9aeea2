/*
 * The runtime's lock: one word, for sections of a few instructions. A thread that finds it taken spins
 * for a bounded while and then sleeps in the kernel.
 *
 * Protocol: 0 free, 1 taken, 2 taken and perhaps somebody sleeps. The release of unlock pairs with the
 * acquire of lock. Unlocking may wake a word that has meanwhile been freed and used again: that is a
 * spurious wake-up for whoever sleeps there, and everybody who sleeps on a futex here looks again.
 */
#pragma once

#include <stdatomic.h>
#include <stdint.h>

void sc__lock_slow(_Atomic uint32_t *lock);
void sc__unlock_slow(_Atomic uint32_t *lock);

static inline void sc__lock(_Atomic uint32_t *lock) {
    uint32_t free = 0;
    if (!atomic_compare_exchange_strong_explicit(lock, &free, 1, memory_order_acquire,
                                                 memory_order_relaxed))
        sc__lock_slow(lock);
}

static inline void sc__unlock(_Atomic uint32_t *lock) {
    if (atomic_exchange_explicit(lock, 0, memory_order_release) == 2)
        sc__unlock_slow(lock);
}

void sc__spin_slow(_Atomic uint32_t *lock);

/*
 * The same for sections that are entered so often that the release shall be a plain store: who finds it
 * taken for long yields the processor, and nobody sleeps. Inside nothing may wait for anything.
 */
static inline void sc__spin_lock(_Atomic uint32_t *lock) {
    if (atomic_exchange_explicit(lock, 1, memory_order_acquire) != 0)
        sc__spin_slow(lock);
}

static inline void sc__spin_unlock(_Atomic uint32_t *lock) {
    atomic_store_explicit(lock, 0, memory_order_release);
}

/* A hint to the processor inside a bounded spin. */
static inline void sc__pause(void) {
#if defined(__x86_64__) || defined(__i386__)
    __builtin_ia32_pause();
#else
    atomic_signal_fence(memory_order_seq_cst);
#endif
}
