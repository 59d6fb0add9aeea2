/* Sets of loans, kept small: a loan that another one covers is left out. */
#include "safety/value.h"

#include "safety/local.h"

enum {
    MANY_LOANS = 24 // from here on only whole variables are told apart
};

const struct value value_none;

bool loan_conflicts(const struct loan *a, const struct loan *b) {
    return (a->writes || b->writes) && place_overlaps(&a->place, &b->place);
}

static bool loan_covers(const struct loan *whole, const struct loan *part) {
    return whole->kind == part->kind && whole->depth >= part->depth &&
           whole->source == part->source && (whole->writes || !part->writes) &&
           place_covers(&whole->place, &part->place);
}

static struct value *value_copy(struct arena *arena, const struct value *value) {
    struct value *copy = ARENA_NEW(arena, struct value);
    for (size_t i = 0; i < value->loans.count; i++)
        VEC_PUSH(arena, &copy->loans, value->loans.items[i]);
    for (size_t i = 0; i < value->via.count; i++)
        VEC_PUSH(arena, &copy->via, value->via.items[i]);
    return copy;
}

static bool has_loan(const struct value *value, const struct loan *loan) {
    for (size_t i = 0; i < value->loans.count; i++) {
        if (loan_covers(&value->loans.items[i], loan))
            return true;
    }
    return false;
}

static void push_loan(struct arena *arena, struct value *value, struct loan loan) {
    if (value->loans.count >= MANY_LOANS)
        loan.place.count = 0;
    if (!has_loan(value, &loan))
        VEC_PUSH(arena, &value->loans, loan);
}

bool value_is_via(const struct value *value, const void *key) {
    for (size_t i = 0; i < value->via.count; i++) {
        if (value->via.items[i] == key)
            return true;
    }
    return false;
}

static void push_via(struct arena *arena, struct value *value, const void *key) {
    if (!value_is_via(value, key))
        VEC_PUSH(arena, &value->via, key);
}

const struct value *value_of_loan(struct arena *arena, const struct loan *loan) {
    return value_add(arena, &value_none, loan);
}

const struct value *value_add(struct arena *arena, const struct value *value,
                              const struct loan *loan) {
    if (has_loan(value, loan))
        return value;
    struct value *copy = value_copy(arena, value);
    push_loan(arena, copy, *loan);
    return copy;
}

static bool value_includes(const struct value *a, const struct value *b) {
    for (size_t i = 0; i < b->loans.count; i++) {
        struct loan loan = b->loans.items[i];
        struct loan whole = loan;
        whole.place.count = 0;
        bool is_known = has_loan(a, &loan) || (a->loans.count >= MANY_LOANS && has_loan(a, &whole));
        if (!is_known)
            return false;
    }
    for (size_t i = 0; i < b->via.count; i++) {
        if (!value_is_via(a, b->via.items[i]))
            return false;
    }
    return true;
}

const struct value *value_union(struct arena *arena, const struct value *a, const struct value *b) {
    if (a == b || value_includes(a, b))
        return a;
    struct value *copy = value_copy(arena, a);
    for (size_t i = 0; i < b->loans.count; i++)
        push_loan(arena, copy, b->loans.items[i]);
    for (size_t i = 0; i < b->via.count; i++)
        push_via(arena, copy, b->via.items[i]);
    return copy;
}

const struct value *value_via(struct arena *arena, const struct value *value, const void *key) {
    if (value->loans.count == 0 || value_is_via(value, key))
        return value;
    struct value *copy = value_copy(arena, value);
    push_via(arena, copy, key);
    return copy;
}

/* ---- by type ---- */

/* A loan that came out of a task, a closure or a record is held by what the type can hold. */
static enum loan_kind kind_in(enum loan_kind kind, unsigned carry) {
    switch (kind) {
    case LOAN_HANDLE: return carry & (CARRY_TASK | CARRY_FUNCTION) ? kind : LOAN_VIEW;
    case LOAN_SCOPE: return carry & (CARRY_SCOPE | CARRY_FUNCTION) ? kind : LOAN_VIEW;
    case LOAN_CAPABILITY: return carry & (CARRY_CAPABILITY | CARRY_FUNCTION) ? kind : LOAN_VIEW;
    case LOAN_REFERENCE:
    case LOAN_FUNCTION: return carry & CARRY_FUNCTION ? kind : LOAN_VIEW;
    case LOAN_VIEW: return kind;
    }
    return kind;
}

const struct value *value_as(struct arena *arena, struct carries *carries,
                             const struct value *value, struct type *type) {
    unsigned carry = carry_of(carries, type);
    if (!carry || value->loans.count == 0)
        return &value_none;
    bool may_write = carry & (CARRY_MUT | CARRY_FUNCTION | CARRY_TASK);
    struct value *copy = ARENA_NEW(arena, struct value);
    for (size_t i = 0; i < value->loans.count; i++) {
        struct loan loan = value->loans.items[i];
        loan.kind = kind_in(loan.kind, carry);
        loan.writes &= may_write;
        push_loan(arena, copy, loan);
    }
    for (size_t i = 0; i < value->via.count; i++)
        push_via(arena, copy, value->via.items[i]);
    return copy;
}

const struct value *value_as_views(struct arena *arena, const struct value *value, bool writes) {
    if (value->loans.count == 0)
        return value;
    struct value *copy = ARENA_NEW(arena, struct value);
    for (size_t i = 0; i < value->loans.count; i++) {
        struct loan loan = value->loans.items[i];
        if (loan.kind == LOAN_REFERENCE)
            loan.kind = LOAN_VIEW;
        loan.writes &= writes;
        push_loan(arena, copy, loan);
    }
    for (size_t i = 0; i < value->via.count; i++)
        push_via(arena, copy, value->via.items[i]);
    return copy;
}

/* ---- steps ---- */

const struct value *value_step(struct arena *arena, const struct value *value, place_step step) {
    struct value *copy = value_copy(arena, value);
    for (size_t i = 0; i < copy->loans.count; i++)
        copy->loans.items[i].place = step(copy->loans.items[i].place);
    return copy;
}

const struct value *value_field(struct arena *arena, const struct value *value, int field) {
    struct value *copy = value_copy(arena, value);
    for (size_t i = 0; i < copy->loans.count; i++)
        copy->loans.items[i].place = place_field(copy->loans.items[i].place, field);
    return copy;
}

const struct value *value_slice(struct arena *arena, const struct locals *locals,
                                const struct value *value, const struct node *range) {
    struct value *copy = value_copy(arena, value);
    for (size_t i = 0; i < copy->loans.count; i++)
        copy->loans.items[i].place = place_slice(locals, copy->loans.items[i].place, range);
    return copy;
}

const struct value *value_piece(struct arena *arena, const struct value *value,
                                const struct symbol *variable) {
    struct value *copy = value_copy(arena, value);
    for (size_t i = 0; i < copy->loans.count; i++) {
        if (copy->loans.items[i].kind == LOAN_VIEW)
            copy->loans.items[i].place = place_piece(copy->loans.items[i].place, variable);
    }
    return copy;
}

const struct value *value_forget_bound(struct arena *arena, const struct value *value,
                                       const struct symbol *symbol) {
    struct value *copy = NULL;
    for (size_t i = 0; i < value->loans.count; i++) {
        struct place place = value->loans.items[i].place;
        if (!place_forget_bound(&place, symbol))
            continue;
        if (!copy)
            copy = value_copy(arena, value);
        copy->loans.items[i].place = place;
    }
    return copy ? copy : value;
}
