/*
 * What a type allows: copying, comparing, ordering, hashing, showing, and whether it is second-class.
 * All are structural: a type has a property if its parts have it. A type that contains itself is
 * met again while its parts are looked at; such a type is boxed, which makes it a move type, and for
 * every other property the inner occurrence adds nothing.
 */
#include "type/internal_types.h"
#include "type/type.h"

bool type_is_integer(const struct type *type) {
    return type->kind >= TYPE_I8 && type->kind <= TYPE_USIZE;
}

bool type_is_signed(const struct type *type) {
    return type->kind >= TYPE_I8 && type->kind <= TYPE_ISIZE;
}

bool type_is_number(const struct type *type) {
    return type->kind >= TYPE_I8 && type->kind <= TYPE_F64;
}

bool type_has_elements(const struct type *type) {
    return type->kind == TYPE_ARRAY || type->kind == TYPE_VIEW || type->kind == TYPE_LIST;
}

/* The types that are being looked at, innermost first. */
struct path {
    const struct path *outer;
    const struct type *type;
};

/* The answer for kinds that need no look inside: yes, no, or "ask the parts". */
enum answer {
    ANSWER_NO,
    ANSWER_YES,
    ANSWER_PARTS
};

struct question {
    struct types *types;
    enum answer (*ask)(const struct type *type, const struct question *question);
    bool when_recursive; // the answer for a type inside itself
    enum constraint constraint;
    struct type **culprit; // the part that said no, if somebody asks
};

static bool answer_type(const struct question *question, struct type *type,
                        const struct path *outer);

static bool answer_fields(const struct question *question, struct type *type, struct symbol *owner,
                          const struct path *path) {
    for (size_t i = 0; i < type_field_count(owner); i++) {
        if (!answer_type(question, type_field(question->types, type, owner, i), path))
            return false;
    }
    return true;
}

static bool answer_parts(const struct question *question, struct type *type,
                         const struct path *path) {
    if (type->kind == TYPE_RECORD)
        return answer_fields(question, type, type->decl, path);
    if (type->kind == TYPE_UNION) {
        for (size_t i = 0; i < type->decl->members.count; i++) {
            if (!answer_fields(question, type, type->decl->members.items[i], path))
                return false;
        }
        return true;
    }
    size_t count = type->kind == TYPE_ARRAY ? 1 : type->arg_count; // its length is no part
    for (size_t i = 0; i < count; i++) {
        if (!answer_type(question, type->args[i], path))
            return false;
    }
    return true;
}

static bool answer_type(const struct question *question, struct type *type,
                        const struct path *outer) {
    type = type_resolved(type);
    switch (question->ask(type, question)) {
    case ANSWER_NO:
        if (question->culprit)
            *question->culprit = type;
        return false;
    case ANSWER_YES: return true;
    case ANSWER_PARTS: break;
    }
    size_t depth = 0;
    for (const struct path *p = outer; p; p = p->outer, depth++) {
        // A generic type that grows at each step never meets itself: the depth ends it.
        if (p->type == type || depth > 64)
            return question->when_recursive;
    }
    return answer_parts(question, type, &(struct path){outer, type});
}

static enum answer ask_copy(const struct type *type, const struct question *question) {
    (void)question;
    switch (type->kind) {
    case TYPE_LIST: return ANSWER_NO;
    case TYPE_VIEW: return type->is_mut ? ANSWER_NO : ANSWER_YES;
    case TYPE_PARAM: return type->decl->constraints & CONSTRAINT_COPY ? ANSWER_YES : ANSWER_NO;
    case TYPE_ARRAY:
    case TYPE_RECORD:
    case TYPE_UNION:
    case TYPE_ERRORS:
    case TYPE_TUPLE:
    case TYPE_RESULT:
    case TYPE_MAYBE:
    case TYPE_TASK: return ANSWER_PARTS;
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
    case TYPE_FUNCTION:
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
    case TYPE_VAR: return ANSWER_YES;
    }
    return ANSWER_YES;
}

bool type_is_copy(struct types *types, struct type *type) {
    return answer_type(&(struct question){.types = types, .ask = ask_copy}, type, NULL);
}

/* A view that may write, or the handle of a task's only value, cannot be there twice. */
static enum answer ask_clone(const struct type *type, const struct question *question) {
    if (type_is_copy(question->types, (struct type *)type))
        return ANSWER_YES;
    if (type->kind == TYPE_PARAM)
        return type->decl->constraints & CONSTRAINT_LOCAL ? ANSWER_NO : ANSWER_YES;
    return type->kind == TYPE_VIEW || type->kind == TYPE_TASK ? ANSWER_NO : ANSWER_PARTS;
}

bool type_is_clonable(struct types *types, struct type *type) {
    return answer_type(&(struct question){.types = types, .ask = ask_clone, .when_recursive = true},
                       type, NULL);
}

static enum answer ask_constraint(const struct type *type, const struct question *question) {
    enum constraint constraint = question->constraint;
    // Maps are equal if they hold the same, in any order: that orders nothing.
    if ((constraint == CONSTRAINT_ORD || constraint == CONSTRAINT_HASH) &&
        type_is_map(question->types, type))
        return ANSWER_NO;
    switch (type->kind) {
    case TYPE_PARAM: return type->decl->constraints & constraint ? ANSWER_YES : ANSWER_NO;
    case TYPE_F32:
    case TYPE_F64: return constraint == CONSTRAINT_HASH ? ANSWER_NO : ANSWER_YES;
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
    case TYPE_STRING:
    case TYPE_DURATION:
    case TYPE_INSTANT:
    case TYPE_VAR: return ANSWER_YES;
    case TYPE_ARRAY:
    case TYPE_VIEW:
    case TYPE_LIST:
    case TYPE_RECORD:
    case TYPE_UNION:
    case TYPE_ERRORS:
    case TYPE_TUPLE:
    case TYPE_RESULT:
    case TYPE_MAYBE: return ANSWER_PARTS;
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
    case TYPE_NAMESPACE: return ANSWER_NO;
    }
    return ANSWER_NO;
}

bool type_satisfies(struct types *types, struct type *type, enum constraint constraint) {
    if (constraint == CONSTRAINT_LOCAL)
        return true;
    if (constraint == CONSTRAINT_COPY)
        return type_is_copy(types, type);
    return answer_type(&(struct question){.types = types,
                                          .ask = ask_constraint,
                                          .when_recursive = true,
                                          .constraint = constraint},
                       type, NULL);
}

struct type *type_unsatisfied_part(struct types *types, struct type *type,
                                   enum constraint constraint) {
    struct type *culprit = NULL;
    bool is_copy = constraint == CONSTRAINT_COPY;
    answer_type(&(struct question){.types = types,
                                   .ask = is_copy ? ask_copy : ask_constraint,
                                   .when_recursive = !is_copy,
                                   .constraint = constraint,
                                   .culprit = &culprit},
                type, NULL);
    return culprit == type_resolved(type) ? NULL : culprit;
}

/* Asks the opposite, "is it first-class", because that is what all parts must be. */
static enum answer ask_first_class(const struct type *type, const struct question *question) {
    (void)question;
    switch (type->kind) {
    case TYPE_TASK:
    case TYPE_SCOPE:
    case TYPE_VIEW:
    case TYPE_CAPABILITY: return ANSWER_NO;
    case TYPE_PARAM: return type->decl->constraints & CONSTRAINT_LOCAL ? ANSWER_NO : ANSWER_YES;
    case TYPE_ARRAY:
    case TYPE_LIST:
    case TYPE_RECORD:
    case TYPE_UNION:
    case TYPE_ERRORS:
    case TYPE_TUPLE:
    case TYPE_RESULT:
    case TYPE_MAYBE:
    case TYPE_CHANNEL:
    case TYPE_MUTEX:
    case TYPE_ATOMIC: return ANSWER_PARTS;
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
    case TYPE_FUNCTION:
    case TYPE_EVENT:
    case TYPE_FOREIGN:
    case TYPE_RANGE:
    case TYPE_COUNT:
    case TYPE_NAMESPACE:
    case TYPE_VAR: return ANSWER_YES;
    }
    return ANSWER_YES;
}

bool type_is_second_class(struct types *types, struct type *type) {
    return !answer_type(
        &(struct question){.types = types, .ask = ask_first_class, .when_recursive = true}, type,
        NULL);
}

bool type_is_error_value(const struct type *type) {
    if (type->kind == TYPE_ERRORS)
        return true;
    return type->kind == TYPE_RECORD && type->decl->kind == SYMBOL_ERROR_TYPE;
}

/* Every other answer is "yes, but look at the parts", so that only the recursion can say no. */
static enum answer ask_finite(const struct type *type, const struct question *question) {
    (void)question;
    // The elements of these lie elsewhere.
    bool is_elsewhere = type->kind == TYPE_LIST || type->kind == TYPE_VIEW;
    return is_elsewhere ? ANSWER_YES : ANSWER_PARTS;
}

bool type_is_recursive(struct types *types, struct type *type) {
    if (type->kind != TYPE_RECORD && type->kind != TYPE_UNION)
        return false;
    return !answer_type(&(struct question){.types = types, .ask = ask_finite}, type, NULL);
}
