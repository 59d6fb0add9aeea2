/* Sets of effects, as bits, and their names. The list itself is effect.def. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

enum effect {
#define EFFECT(id, name, capability) EFFECT_##id,
#include "lang/effect.def"
#undef EFFECT
};

enum {
    EFFECT_COUNT = 0
#define EFFECT(id, name, capability) +1
#include "lang/effect.def"
#undef EFFECT
};

typedef uint32_t effect_set;

#define EFFECT_BIT(id) ((effect_set)1 << EFFECT_##id)

const char *effect_name(enum effect effect);
/* The capability's lower-case name, NULL if the effect has none. */
const char *effect_capability(enum effect effect);
/* Finds an effect by its name; false if there is none. */
bool effect_find(const char *name, enum effect *found);
