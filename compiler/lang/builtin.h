/* The identities of what builtin.def lists. */
#pragma once

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
    BUILTIN_SHARED = 4
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
