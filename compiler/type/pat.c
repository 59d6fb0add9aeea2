/*
 * Patterns in the form in which their coverage is computed: from the tree, and the shapes that a type's
 * values may have.
 */
#include "type/exhaust.h"

const char pat_marks[3];

struct pat *pat_new(struct search *s, struct pat value) {
    struct pat *pat = ARENA_NEW(s->c->arena, struct pat);
    *pat = value;
    return pat;
}

struct pat **pat_cells(struct search *s, size_t count) {
    struct pat **cells = arena_alloc(s->c->arena, (count + 1) * sizeof *cells);
    for (size_t i = 0; i < count; i++)
        cells[i] = &s->any;
    return cells;
}

/* ---- from the tree ---- */

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

bool pat_domain(const struct type *type, __int128 *low, __int128 *high) {
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
    if (pat_domain(type, &low, &high)) {
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
    if (!pat_domain(type, &low, &high)) // of floats: covers nothing for certain
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
    struct pat **args = pat_cells(s, count);
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
    struct pat **args = pat_cells(s, 1);
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
    struct pat **args = pat_cells(s, items->count);
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

/* The elements before and behind `..`. */
static struct pat *pat_from_array(struct search *s, const struct node *node, struct type *type) {
    if (!type_has_elements(type))
        return &s->any;
    const struct node_list *items = &node->pat_array.items;
    struct pat pat = {.kind = PAT_LIST, .args = pat_cells(s, items->count)};
    for (size_t i = 0; i < items->count; i++) {
        if (items->items[i]->kind == NODE_PAT_REST) {
            pat.has_rest = true;
            pat.prefix = i;
        } else {
            pat.args[pat.arg_count++] = pat_from(s, items->items[i], type_resolved(type->args[0]));
        }
    }
    // A list of at least no elements is any; an array's whole length may be written out with `..` too.
    if (pat.has_rest && type->kind == TYPE_ARRAY && pat.arg_count == type->count)
        pat.has_rest = false;
    return pat.has_rest && pat.arg_count == 0 ? &s->any : pat_new(s, pat);
}

struct pat *pat_from(struct search *s, struct node *node, struct type *type) {
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
    if (node->kind == NODE_PAT_ARRAY)
        return pat_from_array(s, node, type);
    return &s->any;
}

/* ---- the shapes of a type ---- */

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

bool pat_shapes(struct search *s, struct type *type, shape_list *list) {
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

struct type **pat_types(struct search *s, const struct pat *pat, struct type *type) {
    shape_list shapes = {0};
    if (pat_shapes(s, type, &shapes) || shapes.count > 0) {
        for (size_t i = 0; i < shapes.count; i++) {
            if (shapes.items[i].ctor == pat->ctor && shapes.items[i].count == pat->arg_count)
                return shapes.items[i].args;
        }
    }
    bool is_list = pat->kind == PAT_LIST && type_has_elements(type);
    struct type *element = is_list ? type_resolved(type->args[0]) : type_error_of(s->c);
    struct type **types = arena_alloc(s->c->arena, (pat->arg_count + 1) * sizeof *types);
    for (size_t i = 0; i < pat->arg_count; i++)
        types[i] = element;
    return types;
}
