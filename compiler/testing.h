/*
 * Running the tests of a program, each as a process of its own: a panic, a deadlock or a test that never ends
 * spoils no other. What a test prints is kept, and shown if it fails.
 */
#pragma once

#include <stdbool.h>

struct unit;

/* False, after a report, if the command line chooses no test. */
bool testing_chooses(struct unit *unit);
/* Prints the titles of the tests that the command line chooses. */
void testing_list(const struct unit *unit);
/* Runs those tests with the program at `path`; true if all have passed. */
bool testing_run(struct unit *unit, const char *path);
