/*
 * Do the arms of a match cover every value, and can each arm match at all? The classic algorithm over
 * matrices of patterns: a row of patterns is useful after some rows if a value exists that it matches
 * and they don't. A match is exhaustive if a wildcard is not useful after its arms; an arm that is not
 * useful after those before it can't match. Integers and characters are split into the intervals that
 * the rows distinguish, so `0..=199` and `200..=255` cover a u8. The value found is the witness that
 * the message shows. (spec 4)
 */
#include <string.h>

#include "type/internal.h"

enum pat_kind {
    PAT_ANY,
    PAT_CTOR,  // one of several shapes: a variant, an error, ok, err, a record, a tuple, unit
    PAT_RANGE, // integers, characters, booleans, durations
    PAT_TEXT,  // a string or a float literal: one of infinitely many
    PAT_EITHER
};

struct pat {
    enum pat_kind kind;
    const void *ctor; // its identity: a symbol, or a place in `marks`
    const char *name; // for the witness
    __int128 low;
    __int128 high;
    struct text text;
    struct pat **args;
    size_t arg_count;
    struct symbol *owner; // of fields, for the witness
};

/* Identities of the shapes that have no symbol. */
static const char marks[4];
#define MARK_OK    (&marks[0])
#define MARK_ERR   (&marks[1])
#define MARK_TUPLE (&marks[2])
#define MARK_UNIT  (&marks[3])

struct row {
    struct pat **cells;
    const struct row *next;
};

struct search {
    struct checker *c;
    size_t steps; // a budget: beyond it the answer is "not covered"
    struct pat any;
};

enum {
    MOST_STEPS = 200000
};

static struct pat *pat_new(struct search *s, struct pat value) {
    struct pat *pat = ARENA_NEW(s->c->arena, struct pat);
    *pat = value;
    return pat;
}

static struct pat **cells_new(struct search *s, size_t count) {
    struct pat **cells = arena_alloc(s->c->arena, (count + 1) * sizeof *cells);
    for (size_t i = 0; i < count; i++)
        cells[i] = &s->any;
    return cells;
}

/* ---- from the tree ---- */

static struct pat *pat_from(struct search *s, struct node *node, struct type *type);

static __int128 literal_value(const struct node *node) {
    if (node->kind == NODE_UNARY && node->unary.operand)
        return -literal_value(node->unary.operand);
    if (node->kind == NODE_INT)
        return node->integer.is_negative ? -(__int128)node->integer.value
                                         : (__int128)node->integer.value;
    if (node->kind == NODE_CHAR)
        return (__int128)node->character.value;
    if (node->kind == NODE_DURATION)
        return (__int128)(int64_t)node->duration.nanoseconds;
    return node->kind == NODE_BOOL ? node->boolean.value : 0;
}

/* The least and greatest value of a type that is split into intervals; false for other types. */
static bool domain_of(const struct type *type, __int128 *low, __int128 *high) {
    static const unsigned char bits[TYPE_VAR + 1] = {
        [TYPE_I8] = 8,     [TYPE_I16] = 16,   [TYPE_I32] = 32, [TYPE_I64] = 64,
        [TYPE_ISIZE] = 64, [TYPE_U8] = 8,     [TYPE_U16] = 16, [TYPE_U32] = 32,
        [TYPE_U64] = 64,   [TYPE_USIZE] = 64, [TYPE_BOOL] = 1, [TYPE_DURATION] = 64};
    *low = 0;
    if (type->kind == TYPE_CHAR) {
        *high = 0x10ffff;
        return true;
    }
    if (!bits[type->kind])
        return false;
    bool is_signed = type_is_signed(type) || type->kind == TYPE_DURATION;
    *high = ((__int128)1 << (bits[type->kind] - is_signed)) - 1;
    if (is_signed)
        *low = -*high - 1;
    return true;
}

static struct pat *pat_from_literal(struct search *s, const struct node *literal,
                                    struct type *type) {
    __int128 low = 0;
    __int128 high = 0;
    if (literal->kind == NODE_UNIT)
        return &s->any;
    if (domain_of(type, &low, &high)) {
        __int128 value = literal_value(literal);
        return pat_new(s, (struct pat){.kind = PAT_RANGE, .low = value, .high = value});
    }
    struct pat pat = {.kind = PAT_TEXT};
    if (literal->kind == NODE_STRING)
        pat.text = literal->string.bytes;
    else // two float literals are the same if their bytes are
        pat.text =
            (struct text){arena_copy(s->c->arena, &literal->real.value, sizeof literal->real.value),
                          sizeof literal->real.value};
    return pat_new(s, pat);
}

static struct pat *pat_from_range(struct search *s, const struct node *node, struct type *type) {
    __int128 low = 0;
    __int128 high = 0;
    if (!domain_of(type, &low, &high)) // of floats: covers nothing for certain
        return pat_new(s, (struct pat){.kind = PAT_TEXT, .text = {"", 0}, .name = "range"});
    if (node->pat_range.low)
        low = literal_value(node->pat_range.low);
    if (node->pat_range.high)
        high = literal_value(node->pat_range.high) - (node->pat_range.is_inclusive ? 0 : 1);
    return pat_new(s, (struct pat){.kind = PAT_RANGE, .low = low, .high = high});
}

static struct pat *pat_from_member(struct search *s, const struct node *node, struct symbol *member,
                                   struct type *type) {
    if (!member)
        return &s->any;
    struct type *owner = type;
    for (size_t i = 0; type->kind == TYPE_ERRORS && i < type->arg_count; i++) {
        if (type->args[i]->decl == member)
            owner = type->args[i];
    }
    size_t count = type_field_count(member);
    struct pat **args = cells_new(s, count);
    for (size_t i = 0; node->kind == NODE_PAT_VARIANT && i < node->pat_variant.fields.count; i++) {
        const struct node *field = node->pat_variant.fields.items[i];
        int index =
            field->kind == NODE_PAT_FIELD ? type_field_index(member, field->pat_field.name) : -1;
        if (index >= 0 && field->pat_field.pattern)
            args[index] = pat_from(s, field->pat_field.pattern,
                                   type_field(s->c->types, owner, member, (size_t)index));
    }
    return pat_new(s, (struct pat){.kind = PAT_CTOR,
                                   .ctor = member,
                                   .name = member->name->text,
                                   .args = args,
                                   .arg_count = count,
                                   .owner = member});
}

static struct pat *pat_from_result(struct search *s, struct node *node, struct type *type) {
    bool is_ok = node->kind == NODE_PAT_OK;
    struct node *inner = is_ok ? node->pat_ok.pattern : node->pat_err.pattern;
    struct pat **args = cells_new(s, 1);
    if (inner && type->kind == TYPE_RESULT)
        args[0] = pat_from(s, inner, type_resolved(type->args[is_ok ? 0 : 1]));
    return pat_new(s, (struct pat){.kind = PAT_CTOR,
                                   .ctor = is_ok ? MARK_OK : MARK_ERR,
                                   .name = is_ok ? "ok" : "err",
                                   .args = args,
                                   .arg_count = 1});
}

static struct pat *pat_from_list(struct search *s, const struct node_list *items, struct type *type,
                                 enum pat_kind kind) {
    struct pat **args = cells_new(s, items->count);
    for (size_t i = 0; i < items->count; i++) {
        bool is_tuple = kind == PAT_CTOR;
        if (is_tuple && (type->kind != TYPE_TUPLE || i >= type->arg_count))
            continue;
        args[i] = pat_from(s, items->items[i], is_tuple ? type_resolved(type->args[i]) : type);
    }
    return pat_new(
        s,
        (struct pat){
            .kind = kind, .ctor = MARK_TUPLE, .name = "", .args = args, .arg_count = items->count});
}

static struct pat *pat_from(struct search *s, struct node *node, struct type *type) {
    type = type_resolved(type);
    if (node->kind == NODE_PAT_LITERAL && node->pat_literal.literal)
        return pat_from_literal(s, node->pat_literal.literal, type);
    if (node->kind == NODE_PAT_RANGE)
        return pat_from_range(s, node, type);
    if (node->kind == NODE_PAT_NAME)
        return pat_from_member(s, node, node->pat_name.variant, type);
    if (node->kind == NODE_PAT_VARIANT)
        return pat_from_member(s, node, node->pat_variant.variant, type);
    if (node->kind == NODE_PAT_OK || node->kind == NODE_PAT_ERR)
        return pat_from_result(s, node, type);
    if (node->kind == NODE_PAT_OR)
        return pat_from_list(s, &node->pat_or.alternatives, type, PAT_EITHER);
    if (node->kind == NODE_PAT_AS && node->pat_as.pattern)
        return pat_from(s, node->pat_as.pattern, type);
    if (node->kind == NODE_PAT_TUPLE)
        return pat_from_list(s, &node->pat_tuple.items, type, PAT_CTOR);
    return &s->any;
}

/* ---- the shapes of a type ---- */

struct shape {
    const void *ctor;
    const char *name;
    struct symbol *owner;
    struct type **args; // types of its parts
    size_t count;
};

typedef VEC(struct shape) shape_list;

static struct type **types_of_fields(struct search *s, struct type *type, struct symbol *owner) {
    size_t count = type_field_count(owner);
    struct type **types = arena_alloc(s->c->arena, (count + 1) * sizeof *types);
    for (size_t i = 0; i < count; i++)
        types[i] = type_resolved(type_field(s->c->types, type, owner, i));
    return types;
}

static void add_member_shape(struct search *s, shape_list *list, struct type *type,
                             struct symbol *owner) {
    struct shape shape = {owner, owner->name->text, owner, types_of_fields(s, type, owner),
                          type_field_count(owner)};
    VEC_PUSH(s->c->arena, list, shape);
}

/* All shapes of the type's values; false if they cannot be listed. */
static bool shapes_of(struct search *s, struct type *type, shape_list *list) {
    if (type->kind == TYPE_UNION || type->kind == TYPE_MAYBE) {
        for (size_t i = 0; i < type->decl->members.count; i++)
            add_member_shape(s, list, type, type->decl->members.items[i]);
        return true;
    }
    if (type->kind == TYPE_RECORD) {
        add_member_shape(s, list, type, type->decl);
        return true;
    }
    if (type->kind == TYPE_ERRORS) {
        for (size_t i = 0; i < type->arg_count; i++) {
            struct type *member = type_resolved(type->args[i]);
            if (member->kind != TYPE_RECORD)
                return false; // an opaque error
            add_member_shape(s, list, member, member->decl);
        }
        return true;
    }
    if (type->kind == TYPE_RESULT) {
        struct shape ok = {MARK_OK, "ok", NULL, &type->args[0], 1};
        struct shape err = {MARK_ERR, "err", NULL, &type->args[1], 1};
        VEC_PUSH(s->c->arena, list, ok);
        if (type_resolved(type->args[1])->kind != TYPE_NEVER)
            VEC_PUSH(s->c->arena, list, err);
        return true;
    }
    if (type->kind == TYPE_TUPLE) {
        struct shape tuple = {MARK_TUPLE, "", NULL, type->args, type->arg_count};
        VEC_PUSH(s->c->arena, list, tuple);
        return true;
    }
    return false;
}

/* ---- the matrix ---- */

static void add_row(struct search *s, const struct row ***end, struct pat **cells) {
    struct row *row = ARENA_NEW(s->c->arena, struct row);
    row->cells = cells;
    **end = row;
    *end = (const struct row **)&row->next;
}

/* The cells of a row behind its head, with `args` in the head's place. */
static struct pat **replace_head(struct search *s, struct pat **cells, size_t count,
                                 struct pat **args, size_t arg_count) {
    struct pat **out = cells_new(s, arg_count + count - 1);
    for (size_t i = 0; i < arg_count; i++)
        out[i] = args ? args[i] : &s->any;
    for (size_t i = 1; i < count; i++)
        out[arg_count + i - 1] = cells[i];
    return out;
}

/* Rows whose head matches the value class of `head` (a ctor, an interval, a text, or anything). */
static void specialise_row(struct search *s, const struct row ***end, struct pat **cells,
                           size_t count, const struct pat *head, size_t arity) {
    const struct pat *own = cells[0];
    if (own->kind == PAT_EITHER) {
        for (size_t i = 0; i < own->arg_count; i++) {
            struct pat **copy = cells_new(s, count);
            memcpy(copy, cells, count * sizeof *copy);
            copy[0] = own->args[i];
            specialise_row(s, end, copy, count, head, arity);
        }
        return;
    }
    bool matches = own->kind == PAT_ANY;
    if (own->kind == PAT_CTOR)
        matches = head->kind == PAT_CTOR && own->ctor == head->ctor && own->arg_count == arity;
    else if (own->kind == PAT_RANGE)
        matches = head->kind == PAT_RANGE && own->low <= head->low && own->high >= head->high;
    else if (own->kind == PAT_TEXT)
        matches = head->kind == PAT_TEXT && !own->name && own->text.length == head->text.length &&
                  !memcmp(own->text.bytes, head->text.bytes, own->text.length);
    if (matches)
        add_row(s, end,
                replace_head(s, cells, count, own->kind == PAT_CTOR ? own->args : NULL, arity));
}

static const struct row *specialise(struct search *s, const struct row *rows, size_t count,
                                    const struct pat *head, size_t arity) {
    const struct row *first = NULL;
    const struct row **end = &first;
    for (const struct row *row = rows; row; row = row->next)
        specialise_row(s, &end, row->cells, count, head, arity);
    return first;
}

static struct pat **useful(struct search *s, const struct row *rows, struct pat **cells,
                           struct type **types, size_t count);

static struct type **replace_types(struct search *s, struct type **types, size_t count,
                                   struct type **args, size_t arg_count) {
    struct type **out = arena_alloc(s->c->arena, (arg_count + count) * sizeof *out);
    for (size_t i = 0; i < arg_count; i++)
        out[i] = type_resolved(args[i]);
    for (size_t i = 1; i < count; i++)
        out[arg_count + i - 1] = types[i];
    return out;
}

/* Is the row useful for values of this head? The witness gets the head back in front. */
static struct pat **useful_for(struct search *s, const struct row *rows, struct pat **cells,
                               struct type **types, size_t count, struct pat head,
                               struct type **args) {
    size_t arity = head.kind == PAT_CTOR ? head.arg_count : 0;
    const struct row *below = specialise(s, rows, count, &head, arity);
    struct pat **own = cells[0]->kind == PAT_CTOR ? cells[0]->args : NULL;
    struct pat **found = useful(s, below, replace_head(s, cells, count, own, arity),
                                replace_types(s, types, count, args, arity), arity + count - 1);
    if (!found)
        return NULL;
    struct pat **out = cells_new(s, count);
    head.args = cells_new(s, arity);
    for (size_t i = 0; i < arity; i++)
        head.args[i] = found[i];
    out[0] = pat_new(s, head);
    for (size_t i = 1; i < count; i++)
        out[i] = found[arity + i - 1];
    return out;
}

/* The ends of intervals that the heads of the rows distinguish, within [low, high], sorted. */
typedef VEC(__int128) cut_list;

static void add_cut(struct search *s, cut_list *cuts, __int128 at, __int128 low, __int128 high) {
    if (at <= low || at > high)
        return;
    for (size_t i = 0; i < cuts->count; i++) {
        if (cuts->items[i] == at)
            return;
    }
    VEC_PUSH(s->c->arena, cuts, at);
    for (size_t i = cuts->count - 1; i > 0 && cuts->items[i - 1] > cuts->items[i]; i--) {
        __int128 swap = cuts->items[i];
        cuts->items[i] = cuts->items[i - 1];
        cuts->items[i - 1] = swap;
    }
}

static void add_cuts(struct search *s, cut_list *cuts, const struct pat *pat, __int128 low,
                     __int128 high) {
    if (pat->kind == PAT_EITHER) {
        for (size_t i = 0; i < pat->arg_count; i++)
            add_cuts(s, cuts, pat->args[i], low, high);
    } else if (pat->kind == PAT_RANGE) {
        add_cut(s, cuts, pat->low, low, high);
        add_cut(s, cuts, pat->high + 1, low, high);
    }
}

static struct pat **useful_interval(struct search *s, const struct row *rows, struct pat **cells,
                                    struct type **types, size_t count, __int128 low,
                                    __int128 high) {
    cut_list cuts = {0};
    for (const struct row *row = rows; row; row = row->next)
        add_cuts(s, &cuts, row->cells[0], low, high);
    for (size_t i = 0; i <= cuts.count && low <= high; i++) {
        __int128 end = i < cuts.count ? cuts.items[i] - 1 : high;
        struct pat head = {.kind = PAT_RANGE, .low = low, .high = end};
        struct pat **found = useful_for(s, rows, cells, types, count, head, NULL);
        if (found)
            return found;
        low = end + 1;
    }
    return NULL;
}

static struct pat **useful_any(struct search *s, const struct row *rows, struct pat **cells,
                               struct type **types, size_t count) {
    __int128 low = 0;
    __int128 high = 0;
    bool is_split = false;
    for (const struct row *row = rows; row; row = row->next)
        is_split |= row->cells[0]->kind != PAT_ANY;
    if (is_split && domain_of(types[0], &low, &high))
        return useful_interval(s, rows, cells, types, count, low, high);
    shape_list shapes = {0};
    if (!is_split || !shapes_of(s, types[0], &shapes))
        return useful_for(s, rows, cells, types, count, s->any, NULL);
    for (size_t i = 0; i < shapes.count; i++) {
        const struct shape *shape = &shapes.items[i];
        struct pat head = {.kind = PAT_CTOR,
                           .ctor = shape->ctor,
                           .name = shape->name,
                           .owner = shape->owner,
                           .arg_count = shape->count};
        struct pat **found = useful_for(s, rows, cells, types, count, head, shape->args);
        if (found)
            return found;
    }
    return NULL;
}

static struct type **ctor_types(struct search *s, const struct pat *pat, struct type *type) {
    shape_list shapes = {0};
    if (shapes_of(s, type, &shapes) || shapes.count > 0) {
        for (size_t i = 0; i < shapes.count; i++) {
            if (shapes.items[i].ctor == pat->ctor && shapes.items[i].count == pat->arg_count)
                return shapes.items[i].args;
        }
    }
    struct type **types = arena_alloc(s->c->arena, (pat->arg_count + 1) * sizeof *types);
    for (size_t i = 0; i < pat->arg_count; i++)
        types[i] = type_error_of(s->c);
    return types;
}

/* A value that `cells` matches and no row does, or NULL. */
static struct pat **useful(struct search *s, const struct row *rows, struct pat **cells,
                           struct type **types, size_t count) {
    if (count == 0)
        return rows ? NULL : cells_new(s, 0);
    if (++s->steps > MOST_STEPS)
        return cells_new(s, count);
    struct pat *head = cells[0];
    if (head->kind == PAT_EITHER) {
        for (size_t i = 0; i < head->arg_count; i++) {
            struct pat **copy = cells_new(s, count);
            memcpy(copy, cells, count * sizeof *copy);
            copy[0] = head->args[i];
            struct pat **found = useful(s, rows, copy, types, count);
            if (found)
                return found;
        }
        return NULL;
    }
    if (head->kind == PAT_ANY)
        return useful_any(s, rows, cells, types, count);
    if (head->kind == PAT_RANGE)
        return useful_interval(s, rows, cells, types, count, head->low, head->high);
    struct type **args = head->kind == PAT_CTOR ? ctor_types(s, head, types[0]) : NULL;
    return useful_for(s, rows, cells, types, count, *head, args);
}

/* ---- the witness as text ---- */

static void print_value(__int128 value, const struct type *type, struct strbuf *out) {
    if (type && type->kind == TYPE_BOOL) {
        strbuf_add(out, value ? "true" : "false");
    } else if (type && type->kind == TYPE_CHAR && value >= 32 && value < 127) {
        strbuf_printf(out, "'%c'", (int)value);
    } else if (value < 0) {
        strbuf_printf(out, "-%llu", (unsigned long long)-value);
    } else {
        strbuf_printf(out, type && type->kind == TYPE_CHAR ? "'\\u{%llx}'" : "%llu",
                      (unsigned long long)value);
    }
}

static void print_pat(struct search *s, const struct pat *pat, struct type *type,
                      struct strbuf *out);

static void print_fields(struct search *s, const struct pat *pat, struct type **types,
                         struct strbuf *out) {
    bool is_plain = true;
    for (size_t i = 0; i < pat->arg_count; i++)
        is_plain &= pat->args[i]->kind == PAT_ANY;
    if (is_plain) {
        strbuf_add(out, " { .. }");
        return;
    }
    const struct node *decl = pat->owner->decl;
    const struct node_list *fields = decl->kind == NODE_RECORD_DECL  ? &decl->record_decl.fields
                                     : decl->kind == NODE_ERROR_DECL ? &decl->error_decl.fields
                                                                     : &decl->variant.fields;
    strbuf_add(out, " { ");
    for (size_t i = 0; i < pat->arg_count; i++) {
        strbuf_printf(out, "%s%s: ", i ? ", " : "", fields->items[i]->field.name->text);
        print_pat(s, pat->args[i], types[i], out);
    }
    strbuf_add(out, " }");
}

static void print_pat(struct search *s, const struct pat *pat, struct type *type,
                      struct strbuf *out) {
    type = type_resolved(type);
    if (pat->kind == PAT_RANGE) {
        print_value(pat->low, type, out);
        if (pat->high != pat->low) {
            strbuf_add(out, "..=");
            print_value(pat->high, type, out);
        }
        return;
    }
    if (pat->kind != PAT_CTOR) {
        strbuf_add(out, "_");
        return;
    }
    struct type **types = ctor_types(s, pat, type);
    strbuf_add(out, pat->name);
    if (pat->owner && pat->arg_count > 0) {
        print_fields(s, pat, types, out);
        return;
    }
    if (pat->owner)
        return;
    bool is_tuple = pat->ctor == MARK_TUPLE;
    strbuf_add(out, is_tuple ? "(" : " ");
    for (size_t i = 0; i < pat->arg_count; i++) {
        strbuf_add(out, i ? ", " : "");
        print_pat(s, pat->args[i], types[i], out);
    }
    strbuf_add(out, is_tuple ? ")" : "");
}

/* ---- the questions ---- */

static bool is_certain(const struct node *guard) {
    return !guard || (guard->kind == NODE_BOOL && guard->boolean.value);
}

void check_exhaustive(struct checker *c, struct node *match, struct type *subject,
                      bool must_cover) {
    struct search s = {.c = c};
    struct type *types[] = {type_resolved(subject)};
    const struct row *rows = NULL;
    const struct row **end = &rows;
    for (size_t i = 0; i < match->match.arms.count; i++) {
        struct node *arm = match->match.arms.items[i];
        if (arm->kind != NODE_ARM || !arm->arm.pattern)
            return; // a syntax error
        struct pat **cells = cells_new(&s, 1);
        cells[0] = pat_from(&s, arm->arm.pattern, subject);
        if (!useful(&s, rows, cells, types, 1))
            report(c->diags, DIAG_UNREACHABLE_ARM, arm->arm.pattern->span,
                   "this arm cannot match: the arms before it cover everything it does");
        if (is_certain(arm->arm.guard))
            add_row(&s, &end, cells);
    }
    struct pat **missing = must_cover ? useful(&s, rows, cells_new(&s, 1), types, 1) : NULL;
    if (!missing)
        return;
    struct strbuf text = {.arena = c->arena};
    print_pat(&s, missing[0], types[0], &text);
    struct span span = match->match.subject ? match->match.subject->span : match->span;
    struct diag *d = report(c->diags, DIAG_NOT_EXHAUSTIVE, span, "this match does not cover '%s'",
                            strbuf_text(&text));
    diag_help(d, "add an arm for it, or '_ -> …;'");
}

void check_covers_all(struct checker *c, struct node *pattern, struct type *subject,
                      const char *where) {
    struct search s = {.c = c};
    struct type *types[] = {type_resolved(subject)};
    struct pat **cells = cells_new(&s, 1);
    cells[0] = pat_from(&s, pattern, subject);
    const struct row row = {.cells = cells};
    struct pat **missing = useful(&s, &row, cells_new(&s, 1), types, 1);
    if (!missing)
        return;
    struct strbuf text = {.arena = c->arena};
    print_pat(&s, missing[0], types[0], &text);
    struct diag *d = report(c->diags, DIAG_NOT_EXHAUSTIVE, pattern->span,
                            "%s needs a pattern that always matches; '%s' is not covered", where,
                            strbuf_text(&text));
    diag_help(d, "use 'match', or 'const … = … else { … }'");
}
