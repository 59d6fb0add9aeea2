/* builtin.def and later.def as arrays. */
#include "lang/builtin.h"

#include <string.h>

enum {
    SUSPENDS = BUILTIN_SUSPENDS,
    CHANGES = BUILTIN_CHANGES,
    SHARED = BUILTIN_SHARED,
    INTERNAL = BUILTIN_INTERNAL
};

static const struct builtin_info builtins[] = {
    [BUILTIN_NONE] = {"", "", "", 0, 0},
#define BUILTIN(id, owner, name, signature, effects, flags) \
    [BUILTIN_##id] = {owner, name, signature, effects, flags},
#include "lang/builtin.def"
#undef BUILTIN
};

const struct builtin_info *builtin_info(enum builtin builtin) {
    return &builtins[builtin];
}

enum builtin builtin_find(const char *owner, const char *name) {
    for (size_t i = 1; i < sizeof builtins / sizeof *builtins; i++) {
        if (!strcmp(builtins[i].owner, owner) && !strcmp(builtins[i].name, name))
            return (enum builtin)i;
    }
    return BUILTIN_NONE;
}

static const struct {
    const char *owner;
    const char *name;
} laters[] = {

#define LATER(owner, name) {owner, name},
#include "lang/later.def"
#undef LATER
};

bool builtin_is_later(const char *owner, const char *name) {
    for (size_t i = 0; i < sizeof laters / sizeof *laters; i++) {
        if (!strcmp(laters[i].owner, owner) && !strcmp(laters[i].name, name))
            return true;
    }
    return false;
}

const char *builtin_name_at(const char *owner, size_t index) {
    for (size_t i = 1; i < sizeof builtins / sizeof *builtins; i++) {
        if (!strcmp(builtins[i].owner, owner) && index-- == 0)
            return builtins[i].name;
    }
    return NULL;
}

static const struct {
    enum builtin makes_named; // Duration.seconds(n)
    enum builtin makes;       // seconds(n)
    enum builtin measures;    // d.seconds()
    int64_t nanoseconds;
} units[] = {
    {BUILTIN_DURATION_HOURS, BUILTIN_HOURS, BUILTIN_IN_HOURS, 3600000000000},
    {BUILTIN_DURATION_MINUTES, BUILTIN_MINUTES, BUILTIN_IN_MINUTES, 60000000000},
    {BUILTIN_DURATION_SECONDS, BUILTIN_SECONDS, BUILTIN_IN_SECONDS, 1000000000},
    {BUILTIN_DURATION_MILLIS, BUILTIN_MILLIS, BUILTIN_IN_MILLIS, 1000000},
    {BUILTIN_DURATION_MICROS, BUILTIN_MICROS, BUILTIN_IN_MICROS, 1000},
    {BUILTIN_DURATION_NANOS, BUILTIN_NANOS, BUILTIN_IN_NANOS, 1},
};

int64_t builtin_nanoseconds(enum builtin builtin) {
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        if (builtin == units[i].makes_named || builtin == units[i].makes ||
            builtin == units[i].measures)
            return units[i].nanoseconds;
    }
    return 0;
}

bool builtin_measures(enum builtin builtin) {
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        if (builtin == units[i].measures)
            return true;
    }
    return false;
}
