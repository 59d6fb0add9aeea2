/*
 * The outputs of a compilation. They are written under a temporary name in their own folder and renamed
 * when everything has succeeded, so that a failing or interrupted compile leaves the older output as it
 * was; devices and pipes are written in place.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "diag/diag.h"
#include "unit.h"

struct output {
    struct unit *unit;
    const char *path;   // as it was given
    const char *target; // what is replaced: `path` behind symbolic links
    char *temporary;    // NULL: written in place
    int fd;             // -1 once closed
};

/* False, after a report, if writing to `path` would overwrite a source of the unit. */
bool output_is_no_input(struct unit *unit, const char *path);
/* Whether two names mean one regular file, or would. */
bool output_is_same(const char *a, const char *b);
bool output_open(struct output *output, struct unit *unit, const char *path);
/* The name that another program has to write to. */
const char *output_name(const struct output *output);
bool output_write(struct output *output, const char *bytes, size_t length);
/* Gives the output its mode (less the umask) and its final name. False after a report. */
bool output_commit(struct output *output, mode_t mode);
void output_discard(struct output *output);
/* Writes to standard output. False after a report. */
bool stdout_write(struct unit *unit, const char *bytes, size_t length);
