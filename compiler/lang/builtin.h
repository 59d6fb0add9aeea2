/* The identities of what builtin.def lists. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lang/effect.h"

enum builtin {
    BUILTIN_NONE,
#define BUILTIN(id, owner, name, signature, effects, flags) BUILTIN_##id,
#include "lang/builtin.def"
#undef BUILTIN
};

enum builtin_flags {
    BUILTIN_SUSPENDS = 1,
    BUILTIN_CHANGES = 2,
    BUILTIN_SHARED = 4,
    BUILTIN_INTERNAL = 8
};

struct builtin_info {
    const char *owner;
    const char *name;
    const char *signature;
    effect_set effects;
    unsigned flags;
};

const struct builtin_info *builtin_info(enum builtin builtin);
/* BUILTIN_NONE if the owner has no such name. */
enum builtin builtin_find(const char *owner, const char *name);
/* Of a function that makes or measures Durations the unit's length; 0 of others. */
int64_t builtin_nanoseconds(enum builtin builtin);
/* Does it say how many whole units a Duration is? */
bool builtin_measures(enum builtin builtin);
/* Does the language have it, though this compiler does not yet? See later.def. */
bool builtin_is_later(const char *owner, const char *name);
/* Names of an owner one by one, for suggestions; NULL past the last. */
const char *builtin_name_at(const char *owner, size_t index);
