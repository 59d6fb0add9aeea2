/*
 * The lowered program as C.
 *
 *   Reads       unit->ir, prepared and verified
 *   Fills       nothing: the text goes to `out`
 *   Requires    a program without errors
 *   Guarantees  C11 that needs nothing but <scc/rt.h>, compiles without warnings with
 *               -std=c11 -pedantic -Wall -Wextra, depends on the IR alone (two runs give the same
 *               bytes), and holds no byte of the source but through mangle.h and write_string
 *
 * Names in emitted C: locals end in _<number>, functions in _f<number> (and _enter, _resume, _body,
 * _frame after that), types, strings and sites begin with sc_t, sc_s, sc_sites. The words without a
 * number (w, scope, f, r, v, st) are the emitter's own. So nothing from the source meets a keyword, a
 * macro, or a name of the runtime.
 */
#pragma once

#include <stdbool.h>

#include "base/strbuf.h"
#include "unit.h"

bool emit_unit(struct unit *unit, struct strbuf *out);
