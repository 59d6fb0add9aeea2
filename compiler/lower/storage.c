/*
 * From types to storage. A type without storage (Unit, a capability, what never comes) is VOID and
 * takes no field. Unions are TAGGED; so is every error type, alone or in a set, with tags that are
 * the same in the whole program, so that a set is widened by copying and no table translates tags.
 *
 * note [boxes]: a field whose type contains the field's owner by value cannot lie in it; it holds a
 * pointer to a block of the collected heap instead. That is a property of the field alone, whatever
 * the order in which types are met; of a Maybe, a Result or a tuple nothing is boxed, since some
 * declared type around it is. Types with boxes are move types, so a box has one owner.
 */
#include "base/panic.h"
#include "lower/internal.h"

struct storage *storage_basic(const struct lower *lower, enum storage_kind kind) {
    return ir_basic(lower->ir, kind);
}

struct storage *storage_opaque(const struct lower *lower, const char *name) {
    return ir_opaque(lower->ir, name);
}

bool type_is_errors(const struct type *type) {
    return type->kind == TYPE_ERRORS ||
           (type->kind == TYPE_RECORD && type->decl->kind == SYMBOL_ERROR_TYPE);
}

/* ---- boxes ---- */

struct search {
    struct lower *lower;
    struct type *target;
    struct map seen;
};

static bool contains(struct search *search, struct type *type);

static bool fields_contain(struct search *search, struct type *type, struct symbol *owner) {
    for (size_t i = 0; i < type_field_count(owner); i++) {
        if (contains(search, type_field(search->lower->types, type, owner, i)))
            return true;
    }
    return false;
}

static bool args_contain(struct search *search, struct type *type) {
    for (size_t i = 0; i < type->arg_count; i++) {
        if (contains(search, type->args[i]))
            return true;
    }
    return false;
}

/* Does a value of the type hold one of the target type, other than through the heap? */
static bool contains(struct search *search, struct type *type) {
    if (type == search->target)
        return true;
    if (map_get(&search->seen, type))
        return false;
    map_put(&search->seen, type, type);
    switch (type->kind) {
    case TYPE_RECORD: return fields_contain(search, type, type->decl);
    case TYPE_UNION:
        for (size_t i = 0; i < type->decl->members.count; i++) {
            if (fields_contain(search, type, type->decl->members.items[i]))
                return true;
        }
        return false;
    case TYPE_TUPLE:
    case TYPE_RESULT:
    case TYPE_MAYBE:
    case TYPE_ERRORS:
    case TYPE_ARRAY: return args_contain(search, type);
    case TYPE_ERROR:
    case TYPE_NEVER:
    case TYPE_UNIT:
    case TYPE_BOOL:
    case TYPE_CHAR:
    case TYPE_I8:
    case TYPE_I16:
    case TYPE_I32:
    case TYPE_I64:
    case TYPE_ISIZE:
    case TYPE_U8:
    case TYPE_U16:
    case TYPE_U32:
    case TYPE_U64:
    case TYPE_USIZE:
    case TYPE_F32:
    case TYPE_F64:
    case TYPE_STRING:
    case TYPE_DURATION:
    case TYPE_INSTANT:
    case TYPE_VIEW:
    case TYPE_LIST:
    case TYPE_FUNCTION:
    case TYPE_TASK:
    case TYPE_SCOPE:
    case TYPE_CHANNEL:
    case TYPE_MUTEX:
    case TYPE_ATOMIC:
    case TYPE_EVENT:
    case TYPE_FOREIGN:
    case TYPE_CAPABILITY:
    case TYPE_RANGE:
    case TYPE_COUNT:
    case TYPE_NAMESPACE:
    case TYPE_PARAM:
    case TYPE_VAR: return false;
    }
    return false;
}

static bool field_is_boxed(struct lower *lower, struct type *owner, struct type *field) {
    struct search search = {.lower = lower, .target = owner, .seen = {.arena = lower->arena}};
    return contains(&search, field);
}

/* ---- layouts ---- */

static uint32_t error_tag(struct lower *lower, struct type *error) {
    uintptr_t tag = (uintptr_t)map_get(&lower->error_tags, error);
    if (!tag) {
        tag = lower->error_tags.count + 1;
        map_put(&lower->error_tags, error, (void *)tag);
    }
    return (uint32_t)tag;
}

/* The case's struct of the given types; fills its slots. NULL if no field has storage. */
static struct storage *case_fill(struct lower *lower, struct type *owner, struct layout_case *into,
                                 struct type *const *types, size_t count) {
    into->slots = arena_alloc(lower->arena, (count + 1) * sizeof *into->slots);
    into->slot_count = count;
    struct storage **fields = arena_alloc(lower->arena, (count + 1) * sizeof *fields);
    size_t used = 0;
    for (size_t i = 0; i < count; i++) {
        struct slot *slot = &into->slots[i];
        slot->type = types[i];
        slot->boxed = owner && field_is_boxed(lower, owner, types[i]);
        slot->storage = slot->boxed ? NULL : storage_of(lower, types[i]);
        slot->index = -1;
        if (slot->boxed)
            fields[used] = storage_basic(lower, STORAGE_PTR);
        else if (slot->storage->kind != STORAGE_VOID)
            fields[used] = slot->storage;
        else
            continue;
        slot->index = (int)used++;
    }
    return used > 0 ? ir_struct(lower->ir, fields, used) : NULL;
}

static struct storage *case_fill_owner(struct lower *lower, struct type *type, struct symbol *owner,
                                       struct layout_case *into) {
    size_t count = type_field_count(owner);
    struct type **types = arena_alloc(lower->arena, (count + 1) * sizeof *types);
    for (size_t i = 0; i < count; i++)
        types[i] = type_field(lower->types, type, owner, i);
    into->owner = owner;
    return case_fill(lower, type->kind == TYPE_MAYBE ? NULL : type, into, types, count);
}

static void layout_errors(struct lower *lower, struct type *type, struct layout *layout) {
    size_t count = type_errors_count(type);
    struct storage_case *cases = arena_alloc(lower->arena, count * sizeof *cases);
    layout->case_count = count;
    layout->cases = arena_alloc(lower->arena, count * sizeof *layout->cases);
    for (size_t i = 0; i < count; i++) {
        struct layout_case *into = &layout->cases[i];
        into->error = type_errors_member(type, i);
        into->tag = error_tag(lower, into->error);
        cases[i].tag = into->tag;
        cases[i].payload = case_fill_owner(lower, into->error, into->error->decl, into);
    }
    layout->storage = ir_tagged(lower->ir, cases, count);
}

static void layout_variants(struct lower *lower, struct type *type, struct layout *layout) {
    size_t count = type->decl->members.count;
    struct storage_case *cases = arena_alloc(lower->arena, (count + 1) * sizeof *cases);
    layout->case_count = count;
    layout->cases = arena_alloc(lower->arena, (count + 1) * sizeof *layout->cases);
    for (size_t i = 0; i < count; i++) {
        struct layout_case *into = &layout->cases[i];
        into->tag = (uint32_t)i;
        cases[i].tag = into->tag;
        cases[i].payload = case_fill_owner(lower, type, type->decl->members.items[i], into);
    }
    layout->storage = ir_tagged(lower->ir, cases, count);
}

static void layout_result(struct lower *lower, struct type *type, struct layout *layout) {
    struct storage_case cases[2];
    layout->case_count = 2;
    layout->cases = arena_alloc(lower->arena, 2 * sizeof *layout->cases);
    for (size_t i = 0; i < 2; i++) {
        layout->cases[i].tag = (uint32_t)i;
        cases[i].tag = (uint32_t)i;
        cases[i].payload = case_fill(lower, NULL, &layout->cases[i], &type->args[i], 1);
    }
    layout->storage = ir_tagged(lower->ir, cases, 2);
}

static void layout_struct(struct lower *lower, struct type *type, struct layout *layout) {
    layout->case_count = 1;
    layout->cases = ARENA_NEW(lower->arena, struct layout_case);
    struct storage *storage =
        type->kind == TYPE_TUPLE
            ? case_fill(lower, NULL, layout->cases, type->args, type->arg_count)
            : case_fill_owner(lower, type, type->decl, layout->cases);
    layout->storage = storage ? storage : storage_basic(lower, STORAGE_VOID);
}

const struct layout *layout_of(struct lower *lower, struct type *type) {
    struct layout *layout = map_get(&lower->layouts, type);
    if (layout)
        return layout;
    layout = ARENA_NEW(lower->arena, struct layout);
    if (type_is_errors(type))
        layout_errors(lower, type, layout);
    else if (type->kind == TYPE_UNION || type->kind == TYPE_MAYBE)
        layout_variants(lower, type, layout);
    else if (type->kind == TYPE_RESULT)
        layout_result(lower, type, layout);
    else if (type->kind == TYPE_RECORD || type->kind == TYPE_TUPLE)
        layout_struct(lower, type, layout);
    else
        panic("no layout of type '%s'", type_text(lower->arena, type));
    map_put(&lower->layouts, type, layout);
    // What boxes hold may contain this type: it is known only now.
    for (size_t i = 0; i < layout->case_count; i++) {
        for (size_t k = 0; k < layout->cases[i].slot_count; k++) {
            struct slot *slot = &layout->cases[i].slots[k];
            if (slot->boxed)
                slot->storage = storage_of(lower, slot->type);
        }
    }
    return layout;
}

size_t layout_case_of(const struct layout *layout, const struct symbol *owner,
                      const struct type *error) {
    for (size_t i = 0; i < layout->case_count; i++) {
        const struct layout_case *it = &layout->cases[i];
        if (error ? it->error == error : it->owner == owner)
            return i;
    }
    panic("a union has no case '%s'", owner ? owner->name->text : "?");
}

/* ---- storage ---- */

struct storage *storage_of(struct lower *lower, struct type *type) {
    switch (type->kind) {
    case TYPE_NEVER:
    case TYPE_UNIT:
    case TYPE_CAPABILITY:
    case TYPE_NAMESPACE: return storage_basic(lower, STORAGE_VOID);
    case TYPE_BOOL: return storage_basic(lower, STORAGE_BOOL);
    case TYPE_CHAR:
    case TYPE_U32: return storage_basic(lower, STORAGE_U32);
    case TYPE_I8: return storage_basic(lower, STORAGE_I8);
    case TYPE_I16: return storage_basic(lower, STORAGE_I16);
    case TYPE_I32: return storage_basic(lower, STORAGE_I32);
    case TYPE_I64:
    case TYPE_ISIZE:
    case TYPE_DURATION:
    case TYPE_INSTANT: return storage_basic(lower, STORAGE_I64);
    case TYPE_U8: return storage_basic(lower, STORAGE_U8);
    case TYPE_U16: return storage_basic(lower, STORAGE_U16);
    case TYPE_U64:
    case TYPE_USIZE: return storage_basic(lower, STORAGE_U64);
    case TYPE_F32: return storage_basic(lower, STORAGE_F32);
    case TYPE_F64: return storage_basic(lower, STORAGE_F64);
    case TYPE_STRING: return storage_opaque(lower, "sc_str");
    case TYPE_VIEW: return storage_opaque(lower, "sc_view");
    case TYPE_LIST: return storage_opaque(lower, "sc_list");
    case TYPE_FUNCTION: return storage_opaque(lower, "sc_func");
    case TYPE_TASK:
    case TYPE_SCOPE:
    case TYPE_ATOMIC:
    case TYPE_EVENT:
    case TYPE_FOREIGN:
    case TYPE_MUTEX:
    case TYPE_CHANNEL: return storage_basic(lower, STORAGE_PTR);
    case TYPE_ARRAY: // of no elements: C has no such arrays
        return ir_array(lower->ir, storage_element(lower, type), type->count ? type->count : 1);
    case TYPE_RECORD:
    case TYPE_UNION:
    case TYPE_ERRORS:
    case TYPE_TUPLE:
    case TYPE_RESULT:
    case TYPE_MAYBE: return layout_of(lower, type)->storage;
    case TYPE_ERROR:
    case TYPE_RANGE:
    case TYPE_COUNT:
    case TYPE_PARAM:
    case TYPE_VAR: break;
    }
    panic("no storage of type '%s'", type_text(lower->arena, type));
}

struct storage *storage_element(struct lower *lower, struct type *type) {
    if (type->kind == TYPE_STRING)
        return storage_basic(lower, STORAGE_U8);
    struct storage *element = storage_of(lower, type->args[0]);
    return element->kind == STORAGE_VOID ? storage_basic(lower, STORAGE_U8) : element;
}

struct storage *storage_task_head(struct lower *lower, struct type *joined) {
    struct storage *result = storage_of(lower, joined);
    struct storage *fields[] = {storage_opaque(lower, "sc_task"), result};
    return ir_struct(lower->ir, fields, result->kind == STORAGE_VOID ? 1 : 2);
}
