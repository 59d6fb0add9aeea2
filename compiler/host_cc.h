/*
 * The C compiler of the machine: turns emitted C into an object or a program. It is run directly,
 * never through a shell, and reads the C from a pipe, so no file of it is left anywhere.
 */
#pragma once

#include <stdbool.h>

#include "base/strbuf.h"
#include "unit.h"

enum host_cc_status {
    HOST_CC_OK,
    HOST_CC_NO_RUNTIME, // the world is wrong: reported
    HOST_CC_FAILED      // it could not be started or did not succeed: reported
};

/* What is made (an object or a program) is said by the options; `output` is where it is written. */
enum host_cc_status host_cc_run(struct unit *unit, const struct strbuf *c_text, const char *output);
