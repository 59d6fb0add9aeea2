/* Types as a user would write them, for messages. What is not known yet is printed as '_'. */
#include <inttypes.h>

#include "lang/effect.h"
#include "type/type.h"

static const char *const plain_names[] = {
    [TYPE_ERROR] = "?",
    [TYPE_NEVER] = "Never",
    [TYPE_UNIT] = "Unit",
    [TYPE_BOOL] = "Bool",
    [TYPE_CHAR] = "Char",
    [TYPE_I8] = "i8",
    [TYPE_I16] = "i16",
    [TYPE_I32] = "i32",
    [TYPE_I64] = "i64",
    [TYPE_ISIZE] = "isize",
    [TYPE_U8] = "u8",
    [TYPE_U16] = "u16",
    [TYPE_U32] = "u32",
    [TYPE_U64] = "u64",
    [TYPE_USIZE] = "usize",
    [TYPE_F32] = "f32",
    [TYPE_F64] = "f64",
    [TYPE_STRING] = "String",
    [TYPE_DURATION] = "Duration",
    [TYPE_INSTANT] = "Instant",
    [TYPE_LIST] = "List",
    [TYPE_RESULT] = "Result",
    [TYPE_TASK] = "Task",
    [TYPE_CHANNEL] = "Channel",
    [TYPE_MUTEX] = "Mutex",
    [TYPE_ATOMIC] = "Atomic",
    [TYPE_EVENT] = "Event",
    [TYPE_RANGE] = "Range",
    [TYPE_NAMESPACE] = "a namespace",
    [TYPE_VAR] = "_",
};

static const char *const scope_names[] = {
    [SCOPE_SCOPE] = "Scope", [SCOPE_NURSERY] = "Nursery", [SCOPE_SUPERVISOR] = "Supervisor"};

static const char *const mode_names[] = {[MODE_BORROW] = "",
                                         [MODE_INOUT] = "inout ",
                                         [MODE_MOVE] = "move ",
                                         [MODE_CAP] = "cap ",
                                         [MODE_SHARED] = "shared "};

static void print_args(const struct type *type, struct strbuf *out) {
    for (size_t i = 0; i < type->arg_count; i++) {
        strbuf_add(out, i ? ", " : "<");
        type_print(type->args[i], out);
    }
    if (type->arg_count > 0)
        strbuf_add(out, ">");
}

static void print_row(const struct effect_row *row, struct strbuf *out) {
    if (!row || !row->fixed)
        return;
    const char *before = " effects [";
    for (int i = 0; i < EFFECT_COUNT; i++) {
        if (!(row->fixed >> i & 1))
            continue;
        strbuf_printf(out, "%s%s", before, effect_name((enum effect)i));
        before = ", ";
    }
    strbuf_add(out, "]");
}

static void print_function(const struct type *type, struct strbuf *out) {
    strbuf_add(out, "function(");
    for (size_t i = 0; i + 1 < type->arg_count; i++) {
        strbuf_add(out, i ? ", " : "");
        strbuf_add(out, mode_names[type->modes ? type->modes[i] : MODE_BORROW]);
        type_print(type->args[i], out);
    }
    strbuf_add(out, ")");
    struct type *result = type_resolved(type->args[type->arg_count - 1]);
    if (result->kind != TYPE_UNIT) {
        strbuf_add(out, " -> ");
        type_print(result, out);
    }
    print_row(type->row, out);
}

static void print_joined(const struct type *type, const char *between, struct strbuf *out) {
    for (size_t i = 0; i < type->arg_count; i++) {
        strbuf_add(out, i ? between : "");
        type_print(type->args[i], out);
    }
}

static void print_maybe(const struct type *type, struct strbuf *out) {
    struct type *inner = type_resolved(type->args[0]);
    bool parens = inner->kind == TYPE_FUNCTION || inner->kind == TYPE_ERRORS;
    strbuf_add(out, parens ? "(" : "");
    type_print(inner, out);
    strbuf_add(out, parens ? ")?" : "?");
}

void type_print(struct type *type, struct strbuf *out) {
    type = type_resolved(type);
    switch (type->kind) {
    case TYPE_ARRAY:
        strbuf_add(out, "Array<");
        type_print(type->args[0], out);
        strbuf_add(out, ", ");
        if (type_is_open_array(type))
            type_print(type->args[1], out);
        else
            strbuf_printf(out, "%" PRIu64, type->count);
        strbuf_add(out, ">");
        return;
    case TYPE_COUNT: strbuf_printf(out, "%" PRIu64, type->count); return;
    case TYPE_VIEW:
        strbuf_add(out, type->is_mut ? "View<mut " : "View<");
        type_print(type->args[0], out);
        strbuf_add(out, ">");
        return;
    case TYPE_FOREIGN:
    case TYPE_RECORD:
    case TYPE_UNION:
    case TYPE_PARAM:
        strbuf_add(out, type->decl->name->text);
        print_args(type, out);
        return;
    case TYPE_ERRORS: print_joined(type, " | ", out); return;
    case TYPE_TUPLE:
        strbuf_add(out, "(");
        print_joined(type, ", ", out);
        strbuf_add(out, ")");
        return;
    case TYPE_MAYBE: print_maybe(type, out); return;
    case TYPE_FUNCTION: print_function(type, out); return;
    case TYPE_SCOPE:
        strbuf_add(out, scope_names[type->scope_kind]);
        if (type_resolved(type->args[0])->kind != TYPE_NEVER &&
            type_resolved(type->args[0])->kind != TYPE_VAR)
            print_args(type, out);
        return;
    case TYPE_CAPABILITY: strbuf_add(out, effect_name(type->effect)); return;
    case TYPE_VAR:
        // A literal that nothing has fixed yet is what it would become.
        strbuf_add(out, type->var_class == VAR_INTEGER ? "i32"
                        : type->var_class == VAR_FLOAT ? "f64"
                                                       : "_");
        return;
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
    case TYPE_LIST:
    case TYPE_RESULT:
    case TYPE_TASK:
    case TYPE_CHANNEL:
    case TYPE_MUTEX:
    case TYPE_ATOMIC:
    case TYPE_EVENT:
    case TYPE_RANGE:
    case TYPE_NAMESPACE:
        strbuf_add(out, plain_names[type->kind]);
        print_args(type, out);
        return;
    }
}

const char *type_text(struct arena *arena, struct type *type) {
    struct strbuf out = {.arena = arena};
    type_print(type, &out);
    return strbuf_text(&out);
}
