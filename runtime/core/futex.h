/* Sleeping until a word changes: the kernel's futex, private to the process. */
#pragma once

#include <stdatomic.h>
#include <stdint.h>

/* Sleeps while *word is `value`, at most until woken or `nanoseconds` have passed (negative: no
   limit). May return early for no reason. */
void sc__futex_wait(_Atomic uint32_t *word, uint32_t value, int64_t nanoseconds);
void sc__futex_wake(_Atomic uint32_t *word, int32_t how_many);
