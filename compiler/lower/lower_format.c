/*
 * Printing by type (spec 11): strings and characters bare at top level, quoted inside values. What
 * has parts is printed by a function of its own for each type, made when it is first needed. The
 * pieces of one print are gathered in an sc_fmt and written at once, so outputs never mix.
 */
#include <string.h>

#include "base/panic.h"
#include "lang/format.h"
#include "lower/internal.h"

void format_text(struct fn *fn, struct operand out, const char *text, size_t length) {
    if (length == 0)
        return;
    struct operand args[] = {out, fn_string(fn, text, length)};
    fn_rt(fn, RT_FMT_STR, args, 2);
}

static void format_words(struct fn *fn, struct operand out, const char *text) {
    format_text(fn, out, text, strlen(text));
}

static void format_with(struct fn *fn, struct operand out, enum ir_rt rt, struct operand value) {
    struct operand args[] = {out, value};
    fn_rt(fn, rt, args, 2);
}

static void format_integer(struct fn *fn, struct operand out, struct operand value) {
    const bool is_signed = storage_is_signed(value.storage);
    struct storage *wide = fn_basic(fn, is_signed ? STORAGE_I64 : STORAGE_U64);
    format_with(fn, out, is_signed ? RT_FMT_I64 : RT_FMT_U64, fn_convert(fn, value, wide));
}

static void format_call(struct fn *fn, struct operand out, struct operand value,
                        struct type *type) {
    struct instance key = {.kind = INSTANCE_FORMAT, .type = type, .env = fn->lower->root};
    struct operand args[] = {out, value};
    fn_call(fn, instance_get(fn->lower, &key), args, is_void(value) ? 1 : 2);
}

void format_value(struct fn *fn, struct operand out, struct operand value, struct type *type,
                  bool is_quoted) {
    switch (type->kind) {
    case TYPE_UNIT: format_words(fn, out, "()"); return;
    case TYPE_NEVER: return;
    case TYPE_BOOL: format_with(fn, out, RT_FMT_BOOL, value); return;
    case TYPE_CHAR:
        format_with(fn, out, is_quoted ? RT_FMT_QUOTED_CHAR : RT_FMT_CHAR, value);
        return;
    case TYPE_STRING: format_with(fn, out, is_quoted ? RT_FMT_QUOTED : RT_FMT_STR, value); return;
    case TYPE_I8:
    case TYPE_I16:
    case TYPE_I32:
    case TYPE_I64:
    case TYPE_ISIZE:
    case TYPE_U8:
    case TYPE_U16:
    case TYPE_U32:
    case TYPE_U64:
    case TYPE_USIZE: format_integer(fn, out, value); return;
    case TYPE_F32: format_with(fn, out, RT_FMT_F32, value); return;
    case TYPE_F64: format_with(fn, out, RT_FMT_F64, value); return;
    case TYPE_DURATION:
    case TYPE_INSTANT: format_with(fn, out, RT_FMT_DURATION, value); return;
    case TYPE_ARRAY:
    case TYPE_VIEW:
    case TYPE_LIST:
    case TYPE_RECORD:
    case TYPE_UNION:
    case TYPE_ERRORS:
    case TYPE_TUPLE:
    case TYPE_RESULT:
    case TYPE_MAYBE: format_call(fn, out, value, type); return;
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
    case TYPE_ERROR:
    case TYPE_VAR: break;
    }
    panic("a value of type '%s' is printed", type_text(fn->lower->arena, type));
}

/* ---- the function of a type ---- */

static void format_slot(struct fn *fn, struct operand out, struct place base,
                        const struct slot *slot) {
    struct operand value = fn_void(fn);
    if (slot->index >= 0)
        value = fn_get(fn, fn_slot(fn, base, slot));
    format_value(fn, out, value, slot->type, true);
}

/* `Name { a: 1, b: 2 }`, or the name alone without fields. */
static void format_fields(struct fn *fn, struct operand out, const struct layout_case *it,
                          struct place base) {
    format_words(fn, out, it->owner->name->text);
    const struct node *decl = it->owner->decl;
    for (size_t i = 0; i < it->slot_count; i++) {
        const struct node_list *fields = decl->kind == NODE_VARIANT ? &decl->variant.fields
                                         : decl->kind == NODE_ERROR_DECL
                                             ? &decl->error_decl.fields
                                             : &decl->record_decl.fields;
        format_words(fn, out, i == 0 ? " { " : ", ");
        format_words(fn, out, fields->items[i]->field.name->text);
        format_words(fn, out, ": ");
        format_slot(fn, out, base, &it->slots[i]);
    }
    if (it->slot_count > 0)
        format_words(fn, out, " }");
}

static void format_case(struct fn *fn, struct operand out, struct type *type,
                        const struct layout *layout, struct place value, size_t index) {
    const struct layout_case *it = &layout->cases[index];
    if (type->kind == TYPE_TUPLE) {
        for (size_t i = 0; i < it->slot_count; i++) {
            format_words(fn, out, i == 0 ? "(" : ", ");
            format_slot(fn, out, value, &it->slots[i]);
        }
        format_words(fn, out, ")");
        return;
    }
    struct place base = value;
    for (size_t i = 0; i < it->slot_count; i++) {
        if (it->slots[i].index >= 0) {
            base = fn_case(fn, layout, value, index);
            break;
        }
    }
    if (type->kind == TYPE_RESULT) {
        format_words(fn, out, index == CASE_OK ? "ok " : "err ");
        format_slot(fn, out, base, &it->slots[0]);
    } else {
        format_fields(fn, out, it, base);
    }
}

static void format_cases(struct fn *fn, struct operand out, struct type *type, struct place value) {
    const struct layout *layout = layout_of(fn->lower, type);
    size_t count = layout->case_count;
    if (count == 1) {
        format_case(fn, out, type, layout, value, 0);
        return;
    }
    uint64_t *cases = arena_alloc(fn->lower->arena, count * sizeof *cases);
    block_id *targets = arena_alloc(fn->lower->arena, (count + 1) * sizeof *targets);
    for (size_t i = 0; i < count; i++) {
        cases[i] = layout->cases[i].tag;
        targets[i] = fn_block(fn);
    }
    block_id after = fn_block(fn);
    targets[count] = after;
    fn_switch(fn, fn_get(fn, ir_tag(&fn->at, value)), cases, targets, count);
    for (size_t i = 0; i < count; i++) {
        fn_enter(fn, targets[i]);
        format_case(fn, out, type, layout, value, i);
        fn_jump(fn, after);
    }
    fn_enter(fn, after);
}

static void format_elements(struct fn *fn, struct operand out, struct type *type,
                            struct place value) {
    format_words(fn, out, "[");
    struct each each = each_begin(fn, lower_length(fn, value, type));
    block_id comma = fn_block(fn);
    block_id item = fn_block(fn);
    struct operand zero = fn_int(fn, STORAGE_U64, 0);
    fn_branch(fn, fn_compare(fn, SUB_GT, fn_get(fn, each.turn), zero), comma, item);
    fn_enter(fn, comma);
    format_words(fn, out, ", ");
    fn_jump_into(fn, item);
    struct operand element = lower_element_value(fn, value, type, fn_get(fn, each.turn));
    format_value(fn, out, element, type->args[0], true);
    each_end(fn, &each);
    format_words(fn, out, "]");
}

void instance_format(struct lower *lower, struct instance *instance) {
    struct fn fn;
    fn_init(&fn, lower, instance);
    struct type *type = instance->type;
    local_id out = ir_param_new(lower->ir, fn.ir, storage_basic(lower, STORAGE_PTR), "out");
    struct storage *storage = storage_of(lower, type);
    const bool has_storage = storage->kind != STORAGE_VOID;
    struct place value = {.local = NO_LOCAL};
    if (has_storage)
        value = ir_place(ir_param_new(lower->ir, fn.ir, storage, "value"));
    struct region base;
    fn_start(&fn, &base, type_make(lower->types, TYPE_UNIT));
    struct operand to = fn_get_local(&fn, out);
    if (type->kind == TYPE_ARRAY || type->kind == TYPE_VIEW || type->kind == TYPE_LIST)
        format_elements(&fn, to, type, value);
    else if (lower_is_map(lower, type))
        lower_map_format(&fn, to, value, type);
    else
        format_cases(&fn, to, type, value);
    exit_return(&fn);
    fn_finish(&fn, &base);
}

/* ---- print and format ---- */

/* An integer in hexadecimal, octal or binary: the bits of its type. */
static void format_radix(struct fn *fn, struct operand out, struct operand value,
                         const struct format_spec *spec) {
    static const enum storage_kind bits[] = {
        [STORAGE_I8] = STORAGE_U8,
        [STORAGE_I16] = STORAGE_U16,
        [STORAGE_I32] = STORAGE_U32,
        [STORAGE_I64] = STORAGE_U64,
    };

    if (storage_is_signed(value.storage))
        value = fn_convert(fn, value, fn_basic(fn, bits[value.storage->kind]));
    struct operand args[] = {out, fn_convert(fn, value, fn_basic(fn, STORAGE_U64)),
                             fn_int(fn, STORAGE_I32, (uint64_t)spec->form),
                             fn_bool(fn, spec->has_prefix)};
    fn_rt(fn, RT_FMT_RADIX, args, 4);
}

static void format_float(struct fn *fn, struct operand out, struct operand value,
                         const struct format_spec *spec) {
    struct operand args[] = {out, fn_convert(fn, value, fn_basic(fn, STORAGE_F64)),
                             fn_int(fn, STORAGE_I32, (uint64_t)(int64_t)spec->precision),
                             fn_int(fn, STORAGE_I32, (uint64_t)spec->form)};
    fn_rt(fn, RT_FMT_FLOAT, args, 4);
}

/* The value as `{:SPEC}` asks for it; the checker has seen to it that they fit. */
static void format_hole(struct fn *fn, struct operand out, struct operand value, struct type *type,
                        const struct format_spec *spec) {
    if (!spec->is_given) {
        format_value(fn, out, value, type, false);
        return;
    }
    const bool is_float = type->kind == TYPE_F32 || type->kind == TYPE_F64;
    struct operand mark = fn_rt_value(fn, RT_FMT_MARK, fn_basic(fn, STORAGE_U64), &out, 1);
    if (type_is_integer(type) && spec->form)
        format_radix(fn, out, value, spec);
    else if (is_float && (spec->form || spec->precision >= 0))
        format_float(fn, out, value, spec);
    else
        format_value(fn, out, value, type, false);
    struct operand width = fn_int(fn, STORAGE_U64, spec->width);
    if (!is_float && spec->precision >= 0) {
        struct operand most = fn_int(fn, STORAGE_U64, (uint64_t)spec->precision);
        fn_rt(fn, RT_FMT_CUT, (struct operand[]){out, mark, most}, 3);
    }
    if (spec->has_plus)
        fn_rt(fn, RT_FMT_PLUS, (struct operand[]){out, mark}, 2);
    if (spec->has_zeros) {
        struct operand args[] = {out, mark, width, fn_bool(fn, spec->has_prefix)};
        fn_rt(fn, RT_FMT_ZEROS, args, 4);
    } else if (spec->width > 0) {
        enum format_align usual = type_is_number(type) ? ALIGN_RIGHT : ALIGN_LEFT;
        enum format_align align = spec->align == ALIGN_USUAL ? usual : spec->align;
        struct operand args[] = {out, mark, width, fn_int(fn, STORAGE_I32, (uint64_t)align),
                                 fn_int(fn, STORAGE_U32, spec->fill)};
        fn_rt(fn, RT_FMT_PAD, args, 5);
    }
}

/* Is the call's first argument a receiver that is nothing at run time (a capability)? */
static size_t first_printed(struct fn *fn, const struct call *call) {
    size_t first = 0;
    while (first < call->args.count &&
           node_type(fn, call->args.items[first].value)->kind == TYPE_CAPABILITY)
        first++;
    return first;
}

/* Evaluates the arguments, then gathers the pieces: what evaluation prints comes before. */
static struct operand gather(struct fn *fn, const struct call *call) {
    size_t first = first_printed(fn, call);
    size_t count = call->args.count - first;
    const struct call_arg *args = call->args.items + first;
    struct operand *values = arena_alloc(fn->lower->arena, (count + 1) * sizeof *values);
    const bool is_format = count > 0 && args[0].value->kind == NODE_STRING;
    for (size_t i = is_format; i < count; i++)
        values[i] = fn_hold(fn, lower_expr(fn, args[i].value));

    struct place fmt = fn_temp(fn, storage_opaque(fn->lower, "sc_fmt"));
    struct operand out = fn_address(fn, fmt);
    fn_rt(fn, RT_FMT_INIT, &out, 1);
    if (!is_format) {
        if (count > 0)
            format_value(fn, out, values[0], node_wanted(fn, args[0].value), false);
        return out;
    }
    const struct text *format = &args[0].value->string.bytes;
    char *piece = arena_alloc(fn->lower->arena, format->length + 1);
    size_t at = 0;
    for (size_t next = 1;; next++) {
        size_t length = 0;
        struct format_spec spec;
        enum format_piece end =
            format_next(format->bytes, format->length, &at, piece, &length, &spec);
        format_text(fn, out, piece, length);
        if (end != FORMAT_HOLE)
            break;
        format_hole(fn, out, values[next], node_wanted(fn, args[next].value), &spec);
    }
    return out;
}

struct operand lower_print(struct fn *fn, const struct call *call, int fd, bool newline) {
    struct operand out = gather(fn, call);
    struct operand args[] = {out, fn_int(fn, STORAGE_I32, (uint64_t)fd), fn_bool(fn, newline)};
    fn_rt(fn, RT_FMT_PRINT, args, 3);
    return fn_void(fn);
}

struct operand lower_format_string(struct fn *fn, const struct call *call) {
    struct operand out = gather(fn, call);
    return fn_rt_value(fn, RT_FMT_STRING, storage_opaque(fn->lower, "sc_str"), &out, 1);
}
