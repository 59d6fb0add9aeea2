/*
 * First-order unification with a trail. Integer literals are variables that accept any number type,
 * float literals accept floats. A set of errors with one unknown member takes as that member what
 * the other set has more, which is how a generic function's `E | Timeout` finds its E.
 */
#include "type/unify.h"

#include "type/internal_types.h"

static bool unify(struct types *types, struct type *a, struct type *b, bool nested);

static bool occurs(const struct type *var, struct type *type) {
    type = type_resolved(type);
    if (type == var)
        return true;
    if (!type->has_var)
        return false;
    for (size_t i = 0; i < type->arg_count; i++) {
        if (occurs(var, type->args[i]))
            return true;
    }
    return false;
}

static bool class_accepts(enum var_class class, const struct type *type) {
    if (type->kind == TYPE_ERROR)
        return true;
    switch (class) {
    case VAR_ANY: return true;
    case VAR_INTEGER: return type_is_number(type);
    case VAR_FLOAT: return type->kind == TYPE_F32 || type->kind == TYPE_F64;
    }
    return false;
}

static bool bind(struct types *types, struct type *var, struct type *to) {
    if (var == to)
        return true;
    if (to->kind == TYPE_VAR) {
        // The narrower class stays; of two alike the older, so that chains of bindings stay short.
        if (to->var_class < var->var_class ||
            (to->var_class == var->var_class && to->id > var->id)) {
            struct type *swap = var;
            var = to;
            to = swap;
        }
    } else if (!class_accepts(var->var_class, to) || occurs(var, to)) {
        return false;
    }
    var->bound = to;
    VEC_PUSH(types->arena, &types->trail, var);
    return true;
}

/* `set` has a variable among its members: it becomes what `other` has beyond the known ones. */
static bool unify_error_sets(struct types *types, struct type *set, struct type *other) {
    struct type *unknown = NULL;
    struct type *rest = type_make(types, TYPE_NEVER);
    for (size_t i = 0; i < type_errors_count(set); i++) {
        struct type *member = type_resolved(type_errors_member(set, i));
        if (member->kind == TYPE_VAR) {
            if (unknown)
                return false;
            unknown = member;
        } else if (!type_errors_include(other, member)) {
            return false;
        }
    }
    if (!unknown)
        return false;
    for (size_t i = 0; i < type_errors_count(other); i++) {
        struct type *member = type_resolved(type_errors_member(other, i));
        if (!type_errors_include(set, member))
            rest = type_errors_union(types, rest, member);
    }
    return bind(types, unknown, rest);
}

static bool unify_args(struct types *types, struct type *a, struct type *b) {
    for (size_t i = 0; i < a->arg_count; i++) {
        if (!unify(types, a->args[i], b->args[i], true))
            return false;
    }
    return true;
}

static bool modes_equal(const struct type *a, const struct type *b) {
    for (size_t i = 0; i + 1 < a->arg_count; i++) {
        enum param_mode x = a->modes ? a->modes[i] : MODE_BORROW;
        enum param_mode y = b->modes ? b->modes[i] : MODE_BORROW;
        if (x != y)
            return false;
    }
    return true;
}

static struct type *length_of(struct types *types, struct type *array) {
    return type_is_open_array(array) ? array->args[1] : type_count(types, array->count);
}

static bool unify(struct types *types, struct type *a, struct type *b, bool nested) {
    a = type_resolved(a);
    b = type_resolved(b);
    if (a == b)
        return true;
    if (a->kind == TYPE_VAR)
        return bind(types, a, b);
    if (b->kind == TYPE_VAR)
        return bind(types, b, a);
    if (a->kind == TYPE_ERROR || b->kind == TYPE_ERROR)
        return true;
    if (a->kind == TYPE_ERRORS || b->kind == TYPE_ERRORS) {
        if (a->kind == TYPE_ERRORS && a->has_var)
            return unify_error_sets(types, a, b);
        return b->kind == TYPE_ERRORS && b->has_var && unify_error_sets(types, b, a);
    }
    if (a->kind == TYPE_ARRAY && b->kind == TYPE_ARRAY &&
        (type_is_open_array(a) || type_is_open_array(b)))
        return unify(types, a->args[0], b->args[0], true) &&
               unify(types, length_of(types, a), length_of(types, b), true);
    if (a->kind != b->kind || a->decl != b->decl || a->arg_count != b->arg_count ||
        a->count != b->count || a->is_mut != b->is_mut || a->scope_kind != b->scope_kind ||
        a->effect != b->effect)
        return false;
    if (a->kind == TYPE_FUNCTION && (!modes_equal(a, b) || (nested && !row_equal(a->row, b->row))))
        return false;
    return unify_args(types, a, b);
}

static void undo(struct types *types, size_t mark) {
    while (types->trail.count > mark)
        types->trail.items[--types->trail.count]->bound = NULL;
}

bool type_unify(struct types *types, struct type *a, struct type *b) {
    size_t mark = types->trail.count;
    if (unify(types, a, b, false))
        return true;
    undo(types, mark);
    return false;
}

bool type_can_unify(struct types *types, struct type *a, struct type *b) {
    size_t mark = types->trail.count;
    bool can = unify(types, a, b, false);
    undo(types, mark);
    return can;
}
