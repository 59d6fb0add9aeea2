/*
 * The 4-ary heap of timers, without locks: a parent is not later than its up to four children. Each
 * timer knows its place, so that leaving costs no search.
 */
#pragma once

#include "core/internal.h"

void sc__heap_insert(struct sc__timers *heap, struct sc__timer *timer, int64_t instant);
/* Takes out the timer, which must be in it. */
void sc__heap_remove(struct sc__timers *heap, struct sc__timer *timer);
