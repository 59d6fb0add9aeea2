/*
 * Methods that the library declares for its types in the language itself: `function List.insert(..)` is
 * found as `xs.insert(..)` and `List.insert(..)` and as nothing else, so it neither hides a name of the
 * program nor is hidden by one. What a View has, lists and arrays have as well. (spec 3.14)
 */
#include <string.h>

#include "resolve/suggest.h"
#include "type/internal.h"

/* The names under which the library declares methods of the type; NULL past the last. */
const char *library_owner(const struct type *type, size_t index) {
    static const char *const owners[TYPE_VAR + 1][2] = {
        [TYPE_ARRAY] = {"View"},    [TYPE_VIEW] = {"View"},   [TYPE_LIST] = {"List", "View"},
        [TYPE_STRING] = {"String"}, [TYPE_CHAR] = {"Char"},   [TYPE_MAYBE] = {"Maybe"},
        [TYPE_RESULT] = {"Result"}, [TYPE_MUTEX] = {"Mutex"},
    };
    if (type->kind == TYPE_RECORD && type->decl->is_prelude)
        return index == 0 ? type->decl->name->text : NULL;
    if (type->kind == TYPE_CAPABILITY)
        return index == 0 ? effect_name(type->effect) : NULL;
    return index < 2 ? owners[type->kind][index] : NULL;
}

struct symbol *library_find(struct checker *c, const char *owner, const char *name) {
    return map_get(&c->names->methods, method_key(&c->unit->atoms, owner, name));
}

struct symbol *library_method(struct checker *c, const struct type *type, const char *name) {
    const char *owner = NULL;
    for (size_t i = 0; (owner = library_owner(type, i)); i++) {
        struct symbol *found = library_find(c, owner, name);
        if (found && (c->in_library || strncmp(name, "raw_", 4) != 0))
            return found;
    }
    return NULL;
}

void suggest_library(struct checker *c, const char *owner, struct suggestion *suggestion) {
    const struct map *methods = &c->names->methods;
    size_t length = strlen(owner);
    for (size_t i = 0; i < methods->count; i++) {
        const char *key = ((atom)methods->entries[i].key)->text;
        if (!strncmp(key, owner, length) && key[length] == '.' &&
            strncmp(key + length + 1, "raw_", 4) != 0)
            suggest(suggestion, key + length + 1);
    }
}

/*
 * A method takes a view of a list or array as it stands: it is sliced, as if `[..]` stood behind it. The
 * slice is a node of the checker's own, above the list's.
 */
struct node *node_as_view(struct checker *c, struct node *node, const struct type *to) {
    const struct type *type = type_resolved(node->type);
    if (to->kind != TYPE_VIEW || (type->kind != TYPE_LIST && type->kind != TYPE_ARRAY))
        return node;
    if (to->is_mut)
        check_writable(c, node, "this changes it");
    struct node *range = ARENA_NEW(c->arena, struct node);
    *range = (struct node){.kind = NODE_RANGE, .span = node->span};
    range->type = type_of(c->types, TYPE_RANGE, type_make(c->types, TYPE_USIZE));
    struct node *slice = ARENA_NEW(c->arena, struct node);
    *slice = (struct node){.kind = NODE_INDEX, .span = node->span};
    slice->index.base = node;
    slice->index.index = range;
    set_type(c, slice, type_view(c->types, type->args[0], to->is_mut));
    return slice;
}

/* What a record of the library holds is the library's own affair. */
bool fields_are_visible(const struct checker *c, const struct type *type) {
    return c->in_library || type->decl->kind != SYMBOL_RECORD || !type->decl->is_prelude;
}

bool check_count(struct checker *c, struct node *value) {
    struct type *usize = type_make(c->types, TYPE_USIZE);
    struct type *type = check_operand(c, value, (struct want){.type = usize});
    if (type->kind == TYPE_ERROR)
        return true;
    const bool is_open = type->kind == TYPE_VAR && type->var_class != VAR_FLOAT;
    if (!type_is_integer(type) &&
        !(is_open && type_unify(c->types, type, type_variable(c->types, VAR_INTEGER))))
        return false;
    // The index does not say which integer a variable is to be.
    value->coerced = usize;
    return true;
}
