/*
 * Diagnostics: collected while the stages run, then sorted by place and rendered. A report is made
 * with report() and extended with labels, notes and helps:
 *
 *     struct diag *d = report(diags, DIAG_ASYNC_REQUIRED, span, "Async effect required to …");
 *     diag_label(d, call_span, "this call suspends");
 *     diag_help(d, "add 'effects [Async]' to '%s'", name);
 *
 * Message style: lower case, no full stop, names in 'quotes', found before expected.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/vec.h"
#include "diag/source.h"

enum diag_code {
#define DIAG(id, severity, number, title) DIAG_##id,
#include "diag/diag.def"
#undef DIAG
};

enum {
    DIAG_COUNT = 0
#define DIAG(id, severity, number, title) +1
#include "diag/diag.def"
#undef DIAG
};

enum severity {
    SEVERITY_ERROR,
    SEVERITY_WARNING
};

/* A line under the message: a secondary label has a place, a note or help has none. */
struct diag_line {
    enum {
        DIAG_LABEL,
        DIAG_NOTE,
        DIAG_HELP
    } kind;
    struct span span;
    const char *text;
};

/* A machine-applicable edit: replace `span` by `text` (an insertion has an empty span). */
struct diag_edit {
    struct span span;
    const char *text;
};

struct diag {
    struct diags *owner;
    size_t sequence; // in order of reporting
    enum diag_code code;
    enum severity severity; // that of the code, unless -Werror raised it
    struct span span;
    const char *text;
    VEC(struct diag_line) lines;
    VEC(struct diag_edit) edits;
};

struct diags {
    struct arena *arena;
    const struct source_map *sources;
    VEC(struct diag *) list;
    size_t error_count;
};

struct diag *report(struct diags *diags, enum diag_code code, struct span span, const char *fmt,
                    ...) __attribute__((format(printf, 4, 5)));
void diag_label(struct diag *diag, struct span span, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));
void diag_note(struct diag *diag, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
void diag_help(struct diag *diag, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
void diag_edit(struct diag *diag, struct span span, const char *text);

enum severity diag_severity(enum diag_code code);
int diag_number(enum diag_code code); // the nnnn of SCnnnn, 0 for none
const char *diag_title(enum diag_code code);
/* Finds the warning that -W<name> means: the id in lower case, with dashes. */
bool diag_find_warning(const char *name, enum diag_code *found);
/* Drops the reports of silenced codes (-Wno-<name>); errors stay. */
void diags_silence(struct diags *diags, const bool *silenced);
/* Makes errors of all warnings (-Werror). */
void diags_raise_warnings(struct diags *diags);
/* Sorts by place (stable), drops exact duplicates and counts the errors that remain. */
void diags_sort(struct diags *diags);
