/*
 * The table of types. Types without variables are hash-consed over (kind, decl, arguments, flags), so
 * equality is pointer equality; types with variables are plain copies, because binding a variable
 * would change what they equal. Error sets are kept sorted by the id of the declaring symbol, which
 * makes a set equal to itself however it was written.
 */
#include "type/type.h"

#include <string.h>

#include "base/panic.h"
#include "type/internal_types.h"
#include "unit.h"

struct types *types_new(struct unit *unit) {
    struct types *types = ARENA_NEW(&unit->arena, struct types);
    types->unit = unit;
    types->arena = &unit->arena;
    return types;
}

struct effect_flows *types_flows(struct types *types) {
    return &types->flows;
}

struct names *types_names(struct types *types) {
    return types->unit->names;
}

bool type_is_map(struct types *types, const struct type *type) {
    return type->kind == TYPE_RECORD && type->decl == types_names(types)->map;
}

/* ---- interning ---- */

bool row_equal(const struct effect_row *a, const struct effect_row *b) {
    if (!a || !b)
        return a == b;
    return a->fixed == b->fixed && a->is_open == b->is_open && a->closure == b->closure &&
           a->function == b->function;
}

static size_t hash_mix(size_t hash, size_t value) {
    return (hash ^ value) * 0x9e3779b97f4a7c15ull ^ (hash >> 29);
}

static size_t type_hash(const struct type *type) {
    size_t hash = hash_mix(17, type->kind);
    hash = hash_mix(hash, type->decl ? type->decl->id + 1 : 0);
    hash = hash_mix(hash, type->count);
    hash = hash_mix(hash, type->is_mut);
    hash = hash_mix(hash, type->scope_kind * 31u + type->effect);
    for (size_t i = 0; i < type->arg_count; i++)
        hash = hash_mix(hash, type->args[i]->id);
    const struct effect_row *row = type->row;
    if (row) { // else all functions whose effects are inferred would share a slot
        hash = hash_mix(hash, row->fixed * 2u + row->is_open);
        hash = hash_mix(hash, row->function ? row->function->id + 1 : 0);
        hash = hash_mix(hash, row->closure ? row->closure->span.start : 0);
    }
    return hash;
}

static bool type_same(const struct type *a, const struct type *b) {
    if (a->kind != b->kind || a->decl != b->decl || a->arg_count != b->arg_count ||
        a->count != b->count || a->is_mut != b->is_mut || a->scope_kind != b->scope_kind ||
        a->effect != b->effect || !row_equal(a->row, b->row))
        return false;
    for (size_t i = 0; i < a->arg_count; i++) {
        if (a->args[i] != b->args[i])
            return false;
    }
    for (size_t i = 0; a->modes && i + 1 < a->arg_count; i++) {
        if (a->modes[i] != b->modes[i])
            return false;
    }
    return true;
}

static struct type *type_copy(struct types *types, const struct type *key) {
    struct type *type = ARENA_NEW(types->arena, struct type);
    *type = *key;
    type->id = ++types->next_id;
    if (key->arg_count > 0) {
        type->args = arena_alloc(types->arena, key->arg_count * sizeof *type->args);
        memcpy(type->args, key->args, key->arg_count * sizeof *type->args);
    }
    return type;
}

static void table_grow(struct types *types) {
    size_t capacity = types->capacity ? types->capacity * 2 : 128;
    struct type **slots = arena_alloc(types->arena, capacity * sizeof *slots);
    for (size_t i = 0; i < types->capacity; i++) {
        struct type *old = types->slots[i];
        if (!old)
            continue;
        size_t at = type_hash(old) & (capacity - 1);
        while (slots[at])
            at = (at + 1) & (capacity - 1);
        slots[at] = old;
    }
    types->slots = slots;
    types->capacity = capacity;
}

struct type *type_intern(struct types *types, const struct type *key) {
    for (size_t i = 0; i < key->arg_count; i++) {
        if (key->args[i]->has_var) {
            struct type *made = type_copy(types, key);
            made->has_var = true;
            return made;
        }
    }
    if (types->count * 2 >= types->capacity)
        table_grow(types);
    size_t at = type_hash(key) & (types->capacity - 1);
    for (; types->slots[at]; at = (at + 1) & (types->capacity - 1)) {
        if (type_same(types->slots[at], key))
            return types->slots[at];
    }
    types->count++;
    struct type *made = type_copy(types, key);
    made->has_var = false;
    types->slots[at] = made;
    return made;
}

/* ---- makers ---- */

struct type *type_make(struct types *types, enum type_kind kind) {
    if (!types->simple[kind])
        types->simple[kind] = type_intern(types, &(struct type){.kind = kind});
    return types->simple[kind];
}

static struct symbol *decl_of_kind(struct types *types, enum type_kind kind) {
    if (kind == TYPE_MAYBE && types->unit->names)
        return types->unit->names->maybe;
    return NULL;
}

struct type *type_of(struct types *types, enum type_kind kind, struct type *arg) {
    return type_intern(
        types, &(struct type){
                   .kind = kind, .decl = decl_of_kind(types, kind), .args = &arg, .arg_count = 1});
}

struct type *type_view(struct types *types, struct type *element, bool is_mut) {
    return type_intern(
        types,
        &(struct type){.kind = TYPE_VIEW, .args = &element, .arg_count = 1, .is_mut = is_mut});
}

struct type *type_array(struct types *types, struct type *element, uint64_t count) {
    return type_intern(
        types,
        &(struct type){.kind = TYPE_ARRAY, .args = &element, .arg_count = 1, .count = count});
}

struct type *type_array_of(struct types *types, struct type *element, struct type *length) {
    length = type_resolved(length);
    if (length->kind == TYPE_COUNT)
        return type_array(types, element, length->count);
    struct type *args[] = {element, length};
    return type_intern(types, &(struct type){.kind = TYPE_ARRAY, .args = args, .arg_count = 2});
}

struct type *type_count(struct types *types, uint64_t count) {
    return type_intern(types, &(struct type){.kind = TYPE_COUNT, .count = count});
}

bool type_is_open_array(const struct type *type) {
    return type->kind == TYPE_ARRAY && type->arg_count == 2;
}

bool type_is_number_param(const struct type *type) {
    return type->kind == TYPE_PARAM && type->decl->constraints & CONSTRAINT_USIZE;
}

struct type *type_result(struct types *types, struct type *value, struct type *error) {
    struct type *args[] = {value, error};
    return type_intern(types, &(struct type){.kind = TYPE_RESULT, .args = args, .arg_count = 2});
}

struct type *type_named(struct types *types, enum type_kind kind, struct symbol *decl,
                        struct type **args, size_t count) {
    return type_intern(
        types, &(struct type){.kind = kind, .decl = decl, .args = args, .arg_count = count});
}

struct type *type_tuple(struct types *types, struct type **items, size_t count) {
    return type_intern(types,
                       &(struct type){.kind = TYPE_TUPLE, .args = items, .arg_count = count});
}

struct type *type_scope(struct types *types, struct type *errors, enum scope_kind kind) {
    return type_intern(
        types,
        &(struct type){.kind = TYPE_SCOPE, .args = &errors, .arg_count = 1, .scope_kind = kind});
}

struct type *type_capability(struct types *types, enum effect effect) {
    return type_intern(types, &(struct type){.kind = TYPE_CAPABILITY, .effect = effect});
}

struct type *type_function(struct types *types, struct type **args, size_t count,
                           enum param_mode *modes, struct effect_row *row) {
    return type_intern(
        types,
        &(struct type){
            .kind = TYPE_FUNCTION, .args = args, .arg_count = count, .modes = modes, .row = row});
}

struct type *type_variable(struct types *types, enum var_class class) {
    struct type *var = ARENA_NEW(types->arena, struct type);
    *var = (struct type){
        .kind = TYPE_VAR, .id = ++types->next_id, .has_var = true, .var_class = class};
    return var;
}

/* ---- error sets ---- */

size_t type_errors_count(const struct type *set) {
    if (set->kind == TYPE_ERRORS)
        return set->arg_count;
    return set->kind == TYPE_NEVER ? 0 : 1;
}

struct type *type_errors_member(struct type *set, size_t index) {
    return set->kind == TYPE_ERRORS ? set->args[index] : set;
}

bool type_errors_include(const struct type *set, const struct type *part) {
    set = type_resolved((struct type *)set);
    part = type_resolved((struct type *)part);
    if (set == part || set->kind == TYPE_ERROR || part->kind == TYPE_ERROR)
        return true;
    for (size_t i = 0; i < type_errors_count(part); i++) {
        struct type *member = type_resolved(type_errors_member((struct type *)part, i));
        bool found = member->kind == TYPE_ERROR;
        for (size_t k = 0; k < type_errors_count(set) && !found; k++)
            found = type_resolved(type_errors_member((struct type *)set, k)) == member;
        if (!found)
            return false;
    }
    return true;
}

static bool error_before(const struct type *a, const struct type *b) {
    uint32_t x = a->decl ? a->decl->id : UINT32_MAX;
    uint32_t y = b->decl ? b->decl->id : UINT32_MAX;
    return x != y ? x < y : a->id < b->id;
}

struct type *type_errors_union(struct types *types, struct type *a, struct type *b) {
    a = type_resolved(a);
    b = type_resolved(b);
    if (a->kind == TYPE_ERROR || b->kind == TYPE_ERROR)
        return type_make(types, TYPE_ERROR);
    size_t count_a = type_errors_count(a);
    size_t count_b = type_errors_count(b);
    struct type **all = arena_alloc(types->arena, (count_a + count_b + 1) * sizeof *all);
    size_t count = 0;
    for (size_t i = 0; i < count_a + count_b; i++) {
        struct type *next =
            i < count_a ? type_errors_member(a, i) : type_errors_member(b, i - count_a);
        next = type_resolved(next);
        if (next->kind == TYPE_ERRORS) // a variable that became a set
            return type_errors_union(types, type_errors_union(types, type_zonk(types, a), next),
                                     type_zonk(types, b));
        size_t at = count;
        while (at > 0 && error_before(next, all[at - 1]))
            at--;
        if (next->kind == TYPE_NEVER || (at > 0 && all[at - 1] == next))
            continue;
        memmove(all + at + 1, all + at, (count - at) * sizeof *all);
        all[at] = next;
        count++;
    }
    if (count == 0)
        return type_make(types, TYPE_NEVER);
    if (count == 1)
        return all[0];
    return type_intern(types, &(struct type){.kind = TYPE_ERRORS, .args = all, .arg_count = count});
}

/* ---- following variables, replacing parameters ---- */

struct type *type_resolved(struct type *type) {
    while (type->kind == TYPE_VAR && type->bound)
        type = type->bound;
    return type;
}

typedef struct type *(*type_mapper)(struct types *types, struct type *type, void *context);

/* The same type with each argument mapped. */
static struct type *type_map_args(struct types *types, struct type *type, type_mapper map,
                                  void *context) {
    if (type->arg_count == 0)
        return type;
    struct type **args = arena_alloc(types->arena, type->arg_count * sizeof *args);
    bool changed = false;
    for (size_t i = 0; i < type->arg_count; i++) {
        args[i] = map(types, type->args[i], context);
        changed |= args[i] != type->args[i];
    }
    if (!changed)
        return type;
    if (type->kind == TYPE_ERRORS) {
        struct type *set = type_make(types, TYPE_NEVER);
        for (size_t i = 0; i < type->arg_count; i++)
            set = type_errors_union(types, set, args[i]);
        return set;
    }
    if (type_is_open_array(type))
        return type_array_of(types, args[0], args[1]);
    struct type key = *type;
    key.args = args;
    return type_intern(types, &key);
}

static struct type *zonk_one(struct types *types, struct type *type, void *context) {
    (void)context;
    type = type_resolved(type);
    if (!type->has_var || type->kind == TYPE_VAR)
        return type;
    return type_map_args(types, type, zonk_one, NULL);
}

struct type *type_zonk(struct types *types, struct type *type) {
    return zonk_one(types, type, NULL);
}

struct substitution {
    struct symbol **params;
    struct type **args;
    size_t count;
};

static struct type *substitute_one(struct types *types, struct type *type, void *context) {
    const struct substitution *with = context;
    type = type_resolved(type);
    if (type->kind == TYPE_PARAM) {
        for (size_t i = 0; i < with->count; i++) {
            if (with->params[i] == type->decl)
                return with->args[i];
        }
        return type;
    }
    return type_map_args(types, type, substitute_one, context);
}

struct type *type_substitute(struct types *types, struct type *type, struct symbol **params,
                             struct type **args, size_t count) {
    if (count == 0)
        return type;
    return substitute_one(types, type, &(struct substitution){params, args, count});
}

/* ---- fields ---- */

static const struct node_list *fields_of(const struct symbol *owner) {
    const struct node *decl = owner->decl;
    if (!decl)
        return NULL;
    if (decl->kind == NODE_RECORD_DECL)
        return &decl->record_decl.fields;
    if (decl->kind == NODE_ERROR_DECL)
        return &decl->error_decl.fields;
    return decl->kind == NODE_VARIANT ? &decl->variant.fields : NULL;
}

size_t type_field_count(struct symbol *owner) {
    const struct node_list *fields = fields_of(owner);
    return fields ? fields->count : 0;
}

struct type *type_field(struct types *types, struct type *type, struct symbol *owner,
                        size_t index) {
    const struct node_list *fields = fields_of(owner);
    const struct node *field = fields->items[index];
    struct type *declared =
        field->kind == NODE_FIELD && field->field.declared ? field->field.declared->type : NULL;
    if (!declared)
        return type_make(types, TYPE_ERROR);
    const struct symbol *generic = type->decl ? type->decl : owner;
    size_t count =
        generic->params.count < type->arg_count ? generic->params.count : type->arg_count;
    return type_substitute(types, declared, generic->params.items, type->args, count);
}

int type_field_index(struct symbol *owner, atom name) {
    const struct node_list *fields = fields_of(owner);
    for (size_t i = 0; fields && i < fields->count; i++) {
        if (fields->items[i]->kind == NODE_FIELD && fields->items[i]->field.name == name)
            return (int)i;
    }
    return -1;
}
