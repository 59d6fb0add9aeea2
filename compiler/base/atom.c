/* Open addressing over a table that doubles when it is half full. */
#include "base/atom.h"

#include <stdint.h>
#include <string.h>

static unsigned hash_bytes(const char *text, size_t length) {
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ (unsigned char)text[i]) * 16777619u;
    return hash;
}

static size_t slot_free(const atom *slots, size_t capacity, unsigned hash) {
    size_t i = hash & (capacity - 1);
    while (slots[i])
        i = (i + 1) & (capacity - 1);
    return i;
}

static void table_grow(struct atom_table *table) {
    size_t capacity = table->capacity ? table->capacity * 2 : 256;
    atom *slots = arena_alloc(table->arena, capacity * sizeof *slots);
    for (size_t i = 0; i < table->capacity; i++) {
        atom old = table->slots[i];
        if (old)
            slots[slot_free(slots, capacity, old->hash)] = old;
    }
    table->slots = slots;
    table->capacity = capacity;
}

atom atom_make(struct atom_table *table, const char *text, size_t length) {
    if (table->count * 2 >= table->capacity)
        table_grow(table);
    unsigned hash = hash_bytes(text, length);
    size_t i = hash & (table->capacity - 1);
    for (; table->slots[i]; i = (i + 1) & (table->capacity - 1)) {
        atom found = table->slots[i];
        if (found->hash == hash && found->length == length && !memcmp(found->text, text, length))
            return found;
    }
    struct atom_text *made = arena_alloc(table->arena, sizeof *made + length + 1);
    made->length = length;
    made->hash = hash;
    memcpy(made->text, text, length);
    table->slots[i] = made;
    table->count++;
    return made;
}

atom atom_of(struct atom_table *table, const char *text) {
    return atom_make(table, text, strlen(text));
}
