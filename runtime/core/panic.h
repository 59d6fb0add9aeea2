/*
 * Panics. A panic prints at once and sets the thread's flag; emitted code then returns through its exit
 * paths, and the first function that returns a sc_ret turns the flag into SC_PANIC.
 */
#pragma once

#include <scc/value.h>

enum {
    SC__EXIT_PANIC = 101
};

/* FILE:LINE:COL */
void sc__fmt_site(sc_fmt *out, const sc_site *site);
