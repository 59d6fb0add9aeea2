/* The kernel's futex, and the slow paths of the lock that is built on it. */
#include "core/futex.h"

#include <linux/futex.h>
#include <sched.h>
#include <stddef.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include "core/lock.h"

enum {
    SECOND = 1000000000,
    SPINS = 100,
    PAUSES = 32,
    YIELD_AFTER = 8
};

void sc__futex_wait(_Atomic uint32_t *word, uint32_t value, int64_t nanoseconds) {
    struct timespec limit = {.tv_sec = nanoseconds / SECOND, .tv_nsec = nanoseconds % SECOND};
    syscall(SYS_futex, word, FUTEX_WAIT_PRIVATE, value, nanoseconds < 0 ? NULL : &limit, NULL, 0);
}

void sc__futex_wake(_Atomic uint32_t *word, int32_t how_many) {
    syscall(SYS_futex, word, FUTEX_WAKE_PRIVATE, how_many, NULL, NULL, 0);
}

void sc__lock_slow(_Atomic uint32_t *lock) {
    for (uint32_t i = 0; i < SPINS; i++) {
        uint32_t free = 0;
        if (atomic_load_explicit(lock, memory_order_relaxed) == 0 &&
            atomic_compare_exchange_strong_explicit(lock, &free, 1, memory_order_acquire,
                                                    memory_order_relaxed))
            return;
        sc__pause();
    }
    while (atomic_exchange_explicit(lock, 2, memory_order_acquire) != 0)
        sc__futex_wait(lock, 2, -1);
}

/* Each look takes the line away from the holder, who mostly wants it again at once: who waits longer between
   looks lets the holder do many sections in a row, and the line moves less often. */
void sc__spin_slow(_Atomic uint32_t *lock) {
    uint32_t looks = 0;
    do {
        do {
            for (uint32_t i = 0; i < PAUSES; i++)
                sc__pause();
            if (++looks % YIELD_AFTER == 0)
                sched_yield(); // its holder may be off the processor
        } while (atomic_load_explicit(lock, memory_order_relaxed) != 0);
    } while (atomic_exchange_explicit(lock, 1, memory_order_acquire) != 0);
}

void sc__unlock_slow(_Atomic uint32_t *lock) {
    sc__futex_wake(lock, 1);
}
