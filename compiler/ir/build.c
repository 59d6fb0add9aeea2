/* Makes units, functions, places and operands. The interning of storages is in storage.c. */
#include "ir/build.h"

#include <string.h>

#include "base/panic.h"

/* ---- the unit ---- */
struct ir_unit *ir_unit_new(struct arena *arena) {
    struct ir_unit *unit = ARENA_NEW(arena, struct ir_unit);
    unit->arena = arena;
    unit->storages_by_hash.arena = arena;
    unit->strings_by_hash.arena = arena;
    for (int kind = STORAGE_VOID; kind <= STORAGE_PTR; kind++) {
        unit->basics[kind] = ARENA_NEW(arena, struct storage);
        unit->basics[kind]->kind = (enum storage_kind)kind;
        unit->basics[kind]->has_pointers = kind == STORAGE_PTR;
    }
    VEC_PUSH(arena, &unit->sites, (struct ir_site){0});
    return unit;
}

static const void *key_of(const char *bytes, size_t length) {
    uint64_t hash = length + 1;
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ (unsigned char)bytes[i]) * 0x100000001B3u;
    return (const void *)(uintptr_t)(hash | 1); // never NULL
}

uint32_t ir_string(struct ir_unit *unit, const char *bytes, size_t length) {
    const void *key = key_of(bytes, length);
    uint32_t first = (uint32_t)(uintptr_t)map_get(&unit->strings_by_hash, key);
    for (uint32_t i = first; i > 0; i = unit->strings.items[i - 1].same_hash) {
        const struct ir_string *known = &unit->strings.items[i - 1];
        if (known->length == length && (length == 0 || !memcmp(known->bytes, bytes, length)))
            return i - 1;
    }
    struct ir_string string = {arena_copy(unit->arena, bytes, length), length, first};
    VEC_PUSH(unit->arena, &unit->strings, string);
    map_put(&unit->strings_by_hash, key, (void *)(uintptr_t)unit->strings.count);
    return unit->strings.count - 1;
}

site_id ir_site(struct ir_unit *unit, const char *file, uint32_t line, uint32_t column) {
    // Equal sites come one after the other: the ops of one expression.
    struct ir_site *last = &unit->sites.items[unit->sites.count - 1];
    if (last->file && last->line == line && last->column == column && !strcmp(last->file, file))
        return (site_id)unit->sites.count - 1;
    struct ir_site site = {file, line, column};
    VEC_PUSH(unit->arena, &unit->sites, site);
    return (site_id)unit->sites.count - 1;
}

/* ---- functions ---- */
struct ir_function *ir_function_new(struct ir_unit *unit, const char *name, enum ir_class class,
                                    struct storage *result) {
    struct ir_function *function = ARENA_NEW(unit->arena, struct ir_function);
    function->index = (uint32_t)unit->functions.count;
    function->name = name;
    function->class = class;
    function->result = result;
    function->status = NO_LOCAL;
    VEC_PUSH(unit->arena, &unit->functions, function);
    return function;
}

local_id ir_local_new(struct ir_unit *unit, struct ir_function *function, struct storage *storage,
                      const char *name) {
    struct ir_local local = {.storage = storage, .name = name, .slot = NO_LOCAL};
    VEC_PUSH(unit->arena, &function->locals, local);
    return (local_id)function->locals.count - 1;
}

local_id ir_param_new(struct ir_unit *unit, struct ir_function *function, struct storage *storage,
                      const char *name) {
    if (function->param_count != function->locals.count)
        panic("%s: a parameter after another local", function->name);
    function->param_count++;
    return ir_local_new(unit, function, storage, name);
}

local_id ir_status(struct ir_unit *unit, struct ir_function *function) {
    if (function->status == NO_LOCAL)
        function->status = ir_local_new(unit, function, ir_basic(unit, STORAGE_U64), "status");
    return function->status;
}

block_id ir_block_new(struct ir_unit *unit, struct ir_function *function) {
    struct ir_block block = {0};
    VEC_PUSH(unit->arena, &function->blocks, block);
    return (block_id)function->blocks.count - 1;
}

/* ---- places ---- */
struct place ir_place(local_id local) {
    return (struct place){.local = local};
}

/* `base` may be shared, so its path is copied before it grows. */
static struct place extend(const struct ir_cursor *at, struct place base,
                           struct projection projection) {
    struct place place = {.local = base.local};
    place.path.capacity = base.path.count + 1;
    place.path.items = arena_alloc(at->unit->arena, place.path.capacity * sizeof projection);
    if (base.path.count)
        memcpy(place.path.items, base.path.items, base.path.count * sizeof projection);
    place.path.count = place.path.capacity;
    place.path.items[base.path.count] = projection;
    return place;
}

static const struct storage *expect(const struct ir_cursor *at, const struct place *place,
                                    enum storage_kind kind) {
    const struct storage *storage = ir_place_storage(at->function, place);
    if (storage->kind != kind)
        panic("%s: a place of storage %d where %d is needed", at->function->name,
              (int)storage->kind, (int)kind);
    return storage;
}

struct place ir_field(const struct ir_cursor *at, struct place base, uint32_t index) {
    const struct storage *storage = expect(at, &base, STORAGE_STRUCT);
    if (index >= storage->fields.count)
        panic("%s: no field %u", at->function->name, index);
    return extend(at, base,
                  (struct projection){
                      .kind = PROJ_FIELD, .index = index, .storage = storage->fields.items[index]});
}

struct place ir_tag(const struct ir_cursor *at, struct place base) {
    expect(at, &base, STORAGE_TAGGED);
    struct storage *u32 = ir_basic(at->unit, STORAGE_U32);
    return extend(at, base, (struct projection){.kind = PROJ_TAG, .storage = u32});
}

struct place ir_case(const struct ir_cursor *at, struct place base, uint32_t index) {
    const struct storage *storage = expect(at, &base, STORAGE_TAGGED);
    if (index >= storage->cases.count || !storage->cases.items[index].payload)
        panic("%s: case %u has no payload", at->function->name, index);
    struct storage *payload = storage->cases.items[index].payload;
    return extend(at, base,
                  (struct projection){.kind = PROJ_CASE, .index = index, .storage = payload});
}

static struct operand *keep(const struct ir_cursor *at, struct operand operand) {
    struct operand *kept = ARENA_NEW(at->unit->arena, struct operand);
    *kept = operand;
    return kept;
}

struct place ir_index(const struct ir_cursor *at, struct place base, struct operand index) {
    struct storage *element = expect(at, &base, STORAGE_ARRAY)->element;
    return extend(
        at, base,
        (struct projection){.kind = PROJ_INDEX, .operand = keep(at, index), .storage = element});
}

struct place ir_deref(const struct ir_cursor *at, struct place base, struct storage *storage) {
    expect(at, &base, STORAGE_PTR);
    return extend(at, base, (struct projection){.kind = PROJ_DEREF, .storage = storage});
}

struct place ir_element(const struct ir_cursor *at, struct place base, struct storage *element,
                        struct operand index) {
    expect(at, &base, STORAGE_PTR);
    return extend(
        at, base,
        (struct projection){.kind = PROJ_ELEMENT, .operand = keep(at, index), .storage = element});
}

struct place ir_part(const struct ir_cursor *at, struct place base, enum projection_kind part) {
    expect(at, &base, STORAGE_OPAQUE);
    bool number = part == PROJ_LENGTH || part == PROJ_CAPACITY;
    struct storage *storage = ir_basic(at->unit, number ? STORAGE_U64 : STORAGE_PTR);
    return extend(at, base, (struct projection){.kind = part, .storage = storage});
}

/* ---- operands ---- */
struct operand ir_get(const struct ir_cursor *at, struct place place) {
    struct storage *storage = ir_place_storage(at->function, &place);
    return (struct operand){.kind = OPERAND_PLACE, .storage = storage, .place = place};
}

struct operand ir_get_local(const struct ir_cursor *at, local_id local) {
    return ir_get(at, ir_place(local));
}

struct operand ir_int(struct storage *storage, uint64_t bits) {
    if (storage->kind == STORAGE_BOOL) {
        bits = bits != 0;
    } else if (storage_bits(storage) < 64) {
        unsigned shift = 64 - storage_bits(storage);
        // Signed values are kept sign-extended, so that equal constants have equal bits.
        bits = storage_is_signed(storage) ? (uint64_t)((int64_t)(bits << shift) >> shift)
                                          : bits << shift >> shift;
    }
    return (struct operand){.kind = OPERAND_INT, .storage = storage, .bits = bits};
}

struct operand ir_bool(const struct ir_unit *unit, bool value) {
    return ir_int(ir_basic(unit, STORAGE_BOOL), value);
}

struct operand ir_float(struct storage *storage, double real) {
    return (struct operand){.kind = OPERAND_FLOAT, .storage = storage, .real = real};
}

struct operand ir_text(struct ir_unit *unit, uint32_t string) {
    struct storage *storage = ir_opaque(unit, "sc_str");
    return (struct operand){.kind = OPERAND_STRING, .storage = storage, .index = string};
}

static struct operand address(const struct ir_unit *unit, enum operand_kind kind, uint32_t index) {
    struct storage *ptr = ir_basic(unit, STORAGE_PTR);
    return (struct operand){.kind = kind, .storage = ptr, .index = index};
}

struct operand ir_c_text(const struct ir_unit *unit, uint32_t string) {
    return address(unit, OPERAND_C_STRING, string);
}

struct operand ir_function_address(const struct ir_unit *unit, uint32_t function) {
    return address(unit, OPERAND_FUNCTION, function);
}

struct operand ir_site_address(const struct ir_unit *unit, site_id site) {
    return address(unit, OPERAND_SITE, site);
}

struct operand ir_size_of(const struct ir_unit *unit, struct storage *sized) {
    struct storage *u64 = ir_basic(unit, STORAGE_U64);
    return (struct operand){.kind = OPERAND_SIZE, .storage = u64, .sized = sized};
}

struct operand ir_null(const struct ir_unit *unit) {
    return address(unit, OPERAND_NULL, 0);
}

struct operand ir_scope_address(const struct ir_unit *unit) {
    return address(unit, OPERAND_SCOPE, 0);
}
