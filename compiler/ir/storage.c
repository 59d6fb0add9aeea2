/*
 * Storages: interned by structure, so that equal ones are one pointer, and laid out as an LP64 C
 * compiler does it. The layout serves decisions only (what is too large for a C frame); offsets are the
 * C compiler's business.
 */
#include <string.h>

#include "base/panic.h"
#include "ir/build.h"

static uint32_t hash_mix(uint32_t hash, uint64_t value) {
    for (; value; value >>= 32)
        hash = (hash ^ (uint32_t)value) * 0x9E3779B1u;
    return (hash ^ hash >> 15) * 0x85EBCA6Bu;
}

/* A stable number for a storage: hashes must not depend on addresses, nor does anything else. */
static uint64_t storage_number(const struct storage *storage) {
    return storage ? (uint64_t)storage->kind << 32 | storage->id : 0;
}

struct storage *ir_basic(const struct ir_unit *unit, enum storage_kind kind) {
    if (kind > STORAGE_PTR)
        panic("storage %d has parameters", (int)kind);
    return unit->basics[kind];
}

struct storage *ir_opaque(struct ir_unit *unit, const char *c_name) {
    for (size_t i = 0; i < unit->opaques.count; i++)
        if (!strcmp(unit->opaques.items[i]->c_name, c_name))
            return unit->opaques.items[i];
    struct storage *storage = ARENA_NEW(unit->arena, struct storage);
    storage->kind = STORAGE_OPAQUE;
    storage->id = (uint32_t)unit->opaques.count;
    storage->c_name = arena_copy(unit->arena, c_name, strlen(c_name));
    storage->has_pointers = true;
    VEC_PUSH(unit->arena, &unit->opaques, storage);
    return storage;
}

static const void *key_of(uint32_t hash) {
    return (const void *)((uintptr_t)hash + 1);
}

static struct storage *storage_first(const struct ir_unit *unit, uint32_t hash) {
    return map_get(&unit->storages_by_hash, key_of(hash));
}

static struct storage *storage_add(struct ir_unit *unit, struct storage made) {
    struct storage *storage = ARENA_NEW(unit->arena, struct storage);
    *storage = made;
    storage->same_hash = storage_first(unit, made.hash);
    map_put(&unit->storages_by_hash, key_of(made.hash), storage);
    storage->id = (uint32_t)unit->storages.count;
    VEC_PUSH(unit->arena, &unit->storages, storage);
    return storage;
}

static bool same_fields(const struct storage *storage, struct storage *const *fields,
                        size_t count) {
    return storage->fields.count == count &&
           (count == 0 || !memcmp(storage->fields.items, fields, count * sizeof *fields));
}

struct storage *ir_struct(struct ir_unit *unit, struct storage *const *fields, size_t count) {
    uint32_t hash = hash_mix(STORAGE_STRUCT, count + 1);
    for (size_t i = 0; i < count; i++)
        hash = hash_mix(hash, storage_number(fields[i]));
    for (struct storage *known = storage_first(unit, hash); known; known = known->same_hash)
        if (known->kind == STORAGE_STRUCT && same_fields(known, fields, count))
            return known;
    struct storage made = {.kind = STORAGE_STRUCT, .hash = hash};
    for (size_t i = 0; i < count; i++) {
        VEC_PUSH(unit->arena, &made.fields, fields[i]);
        made.has_pointers |= fields[i]->has_pointers;
    }
    return storage_add(unit, made);
}

static bool same_cases(const struct storage *storage, const struct storage_case *cases,
                       size_t count) {
    if (storage->cases.count != count)
        return false;
    for (size_t i = 0; i < count; i++) {
        const struct storage_case *own = &storage->cases.items[i];
        if (own->tag != cases[i].tag || own->payload != cases[i].payload)
            return false;
    }
    return true;
}

struct storage *ir_tagged(struct ir_unit *unit, const struct storage_case *cases, size_t count) {
    uint32_t hash = hash_mix(STORAGE_TAGGED, count + 1);
    for (size_t i = 0; i < count; i++)
        hash = hash_mix(hash_mix(hash, cases[i].tag), storage_number(cases[i].payload));
    for (struct storage *known = storage_first(unit, hash); known; known = known->same_hash)
        if (known->kind == STORAGE_TAGGED && same_cases(known, cases, count))
            return known;
    struct storage made = {.kind = STORAGE_TAGGED, .hash = hash};
    for (size_t i = 0; i < count; i++) {
        VEC_PUSH(unit->arena, &made.cases, cases[i]);
        made.has_pointers |= cases[i].payload && cases[i].payload->has_pointers;
    }
    return storage_add(unit, made);
}

struct storage *ir_array(struct ir_unit *unit, struct storage *element, uint64_t count) {
    uint32_t hash = hash_mix(hash_mix(STORAGE_ARRAY, storage_number(element)), count);
    for (struct storage *known = storage_first(unit, hash); known; known = known->same_hash)
        if (known->kind == STORAGE_ARRAY && known->element == element && known->count == count)
            return known;
    return storage_add(unit, (struct storage){.kind = STORAGE_ARRAY,
                                              .hash = hash,
                                              .element = element,
                                              .count = count,
                                              .has_pointers = element->has_pointers});
}

uint32_t ir_case_of(const struct storage *tagged, uint32_t tag) {
    for (size_t i = 0; i < tagged->cases.count; i++)
        if (tagged->cases.items[i].tag == tag)
            return (uint32_t)i;
    return UINT32_MAX;
}

bool storage_is_int(const struct storage *storage) {
    return storage->kind >= STORAGE_I8 && storage->kind <= STORAGE_U64;
}

bool storage_is_signed(const struct storage *storage) {
    return storage->kind >= STORAGE_I8 && storage->kind <= STORAGE_I64;
}

bool storage_is_float(const struct storage *storage) {
    return storage->kind == STORAGE_F32 || storage->kind == STORAGE_F64;
}

bool storage_is_scalar(const struct storage *storage) {
    return storage->kind >= STORAGE_BOOL && storage->kind <= STORAGE_PTR;
}

unsigned storage_bits(const struct storage *storage) {
    if (!storage_is_int(storage))
        panic("only integers have a width");
    return 8u << (storage->kind - (storage_is_signed(storage) ? STORAGE_I8 : STORAGE_U8));
}

struct layout {
    uint64_t size;
    uint64_t align;
};

static struct layout layout_add(struct layout whole, struct layout part) {
    uint64_t start = (whole.size + part.align - 1) / part.align * part.align;
    return (struct layout){start + part.size, part.align > whole.align ? part.align : whole.align};
}

static struct layout layout_close(struct layout whole) {
    return (struct layout){(whole.size + whole.align - 1) / whole.align * whole.align, whole.align};
}

/* The runtime's structs; tests/unit/compiler/contract.c compares the sizes with its headers. */
static struct layout layout_opaque(const char *name) {
    static const struct {
        const char *name;
        uint64_t size;
    } sizes[] = {
        {"sc_str", 16},       {"sc_view", 16},  {"sc_func", 16}, {"sc_list", 24},
        {"sc_scope", 104},    {"sc_task", 128}, {"sc_fmt", 120}, {"sc_pure_task", 40},
        {"sc_pure_list", 96}, {"sc_job", 24},
    };

    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
        if (!strcmp(name, sizes[i].name))
            return (struct layout){sizes[i].size, 8};
    panic("%s: a struct of the runtime whose size is not known", name);
}

static struct layout layout_of(const struct storage *storage) {
    switch (storage->kind) {
    case STORAGE_VOID: return (struct layout){0, 1};
    case STORAGE_BOOL:
    case STORAGE_I8:
    case STORAGE_U8: return (struct layout){1, 1};
    case STORAGE_I16:
    case STORAGE_U16: return (struct layout){2, 2};
    case STORAGE_I32:
    case STORAGE_U32:
    case STORAGE_F32: return (struct layout){4, 4};
    case STORAGE_I64:
    case STORAGE_U64:
    case STORAGE_F64:
    case STORAGE_PTR: return (struct layout){8, 8};
    case STORAGE_OPAQUE: return layout_opaque(storage->c_name);
    case STORAGE_STRUCT: {
        struct layout whole = {0, 1};
        for (size_t i = 0; i < storage->fields.count; i++)
            whole = layout_add(whole, layout_of(storage->fields.items[i]));
        return layout_close(storage->fields.count ? whole : (struct layout){1, 1});
    }
    case STORAGE_TAGGED: {
        struct layout cases = {0, 1};
        for (size_t i = 0; i < storage->cases.count; i++) {
            struct layout one = {0, 1};
            if (storage->cases.items[i].payload)
                one = layout_of(storage->cases.items[i].payload);
            cases.size = one.size > cases.size ? one.size : cases.size;
            cases.align = one.align > cases.align ? one.align : cases.align;
        }
        return layout_close(layout_add((struct layout){8, 4}, cases));
    }
    case STORAGE_ARRAY: {
        struct layout element = layout_of(storage->element);
        uint64_t count = storage->count ? storage->count : 1;
        if (element.size && count > UINT64_MAX / 4 / element.size)
            return (struct layout){UINT64_MAX / 4, element.align};
        return (struct layout){element.size * count, element.align};
    }
    }
    panic("storage of unknown kind");
}

uint64_t storage_size(const struct storage *storage) {
    return layout_of(storage).size;
}
