/*
 * Panics. A panic prints at once and sets the thread's flag; emitted code then returns through its exit
 * paths, and the first function that returns a sc_ret turns the flag into SC_PANIC.
 */
#pragma once

enum {
    SC__EXIT_PANIC = 101
};
