/* "Did you mean": the known name that is nearest to a misspelt one. */
#pragma once

#include <stddef.h>

struct suggestion {
    const char *wanted;
    const char *best; // NULL while nothing is near enough
    size_t distance;
};

/* What other languages call otherwise; NULL if the name says nothing. */
const char *suggest_translation(const char *name);
/* Weighs one candidate. */
void suggest(struct suggestion *suggestion, const char *candidate);
/* The same of a method, or NULL. */
const char *suggest_method(const char *name);
