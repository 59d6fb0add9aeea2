/* The names of effect.def as arrays. */
#include "lang/effect.h"

#include <string.h>

static const struct {
    const char *name;
    const char *capability;
} effects[] = {

#define EFFECT(id, name, capability) [EFFECT_##id] = {name, capability},
#include "lang/effect.def"
#undef EFFECT
};

const char *effect_name(enum effect effect) {
    return effects[effect].name;
}

const char *effect_capability(enum effect effect) {
    return effects[effect].capability;
}

bool effect_find(const char *name, enum effect *found) {
    for (int i = 0; i < EFFECT_COUNT; i++) {
        if (!strcmp(effects[i].name, name)) {
            *found = (enum effect)i;
            return true;
        }
    }
    return false;
}
