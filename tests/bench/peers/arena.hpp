// oneTBB with so many threads and no more, whatever the machine has.
#pragma once

#include <atomic>
#include <cstdint>
#include <tbb/global_control.h>
#include <tbb/task_arena.h>
#include <tbb/task_group.h>
#include <vector>

#include "peer.h"

template <class F> static void in_arena(int threads, F f) {
    tbb::global_control limit(tbb::global_control::max_allowed_parallelism, threads);
    tbb::task_arena arena(threads);
    arena.execute(f);
}
