/* builtin.def as an array. */
#include "lang/builtin.h"

#include <string.h>

enum {
    SUSPENDS = BUILTIN_SUSPENDS,
    CHANGES = BUILTIN_CHANGES,
    SHARED = BUILTIN_SHARED
};

static const struct builtin_info builtins[] = {
    [BUILTIN_NONE] = {"", "", "", 0, 0},
#define BUILTIN(id, owner, name, signature, effects, flags)                                        \
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
