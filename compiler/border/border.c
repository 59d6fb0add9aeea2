/*
 * The checks. What crosses is plain data, a String, a view of plain data, an opaque pointer, or one of the
 * two pointers that may be null; everything else belongs to the language. The tables of spec 2.12 are here.
 */
#include "border/border.h"

#include <string.h>

#include "border/internal.h"
#include "diag/diag.h"
#include "resolve/symbol.h"

struct check {
    struct unit *unit;
    bool exports;
};

/* ---- what a type is in C ---- */

static bool record_is_plain(struct types *types, struct type *type) {
    size_t count = type_field_count(type->decl);
    if (type->decl->kind != SYMBOL_RECORD || type->arg_count > 0 || count == 0 ||
        type_is_recursive(types, type))
        return false;
    for (size_t i = 0; i < count; i++)
        if (!border_is_plain(types, type_field(types, type, type->decl, i)))
            return false;
    return true;
}

bool border_is_plain(struct types *types, struct type *type) {
    type = type_resolved(type);
    switch ((int)type->kind) {
    case TYPE_ERROR: return true; // in silence
    case TYPE_BOOL:
    case TYPE_CHAR:
    case TYPE_DURATION:
    case TYPE_INSTANT: return true;
    case TYPE_ARRAY: return type->count > 0 && border_is_plain(types, type->args[0]);
    case TYPE_RECORD: return record_is_plain(types, type);
    }
    return type_is_number(type);
}

static bool is_kind(struct type *type, enum type_kind kind) {
    kind = type_resolved(type)->kind == TYPE_ERROR ? TYPE_ERROR : kind;
    return type_resolved(type)->kind == kind;
}

static bool is_nullable(const struct check *check, const struct type *type) {
    if (type->kind != TYPE_MAYBE)
        return false;
    return is_kind(type->args[0], TYPE_FOREIGN) ||
           (is_kind(type->args[0], TYPE_STRING) && !check->exports);
}

static bool is_view(const struct check *check, struct type *type) {
    return type->kind == TYPE_VIEW && border_is_plain(check->unit->types, type->args[0]);
}

static bool is_value(const struct check *check, struct type *type) {
    if (type->kind == TYPE_ARRAY) // C passes no arrays
        return false;
    return border_is_plain(check->unit->types, type) || is_kind(type, TYPE_STRING) ||
           is_kind(type, TYPE_FOREIGN) || is_nullable(check, type);
}

static bool param_crosses(const struct check *check, struct type *type, enum param_mode mode) {
    switch (mode) {
    case MODE_INOUT: return border_is_plain(check->unit->types, type);
    case MODE_CAP: return false;
    case MODE_BORROW:
    case MODE_MOVE:
    case MODE_SHARED: break;
    }
    return is_value(check, type) || is_view(check, type);
}

static bool result_crosses(const struct check *check, struct type *type) {
    return type->kind == TYPE_UNIT || is_value(check, type) ||
           (check->exports && is_view(check, type));
}

/* ---- reports ---- */

static void advise(struct diag *diag, const struct check *check, const struct type *type) {
    if (type->kind == TYPE_RESULT)
        diag_help(diag, "handle the error inside, and tell C by a number or a Bool");
    else if (type->kind == TYPE_ARRAY)
        diag_help(diag, "C passes no arrays: take it 'inout', or take a view");
    else if (type->kind == TYPE_LIST)
        diag_help(diag, "take a view, 'View<%s>'",
                  type_text(&check->unit->arena, type_resolved(type->args[0])));
    else if (type->kind == TYPE_CAPABILITY)
        diag_help(diag, "name the effect in the clause: its capability is in scope then");
    else
        diag_note(
            diag,
            "numbers, Bool, Char, String, Duration, Instant, records of plain numbers, views of "
            "all these and opaque pointers can");
}

static void report_type(const struct check *check, struct span span, struct type *type,
                        const char *where) {
    struct diag *diag =
        report(&check->unit->diags, DIAG_NOT_C_TYPE, span, "'%s' cannot cross the C border%s",
               type_text(&check->unit->arena, type), where);
    advise(diag, check, type);
}

bool border_is_reserved(const char *word) {
    static const char *const words[] = {
        "alignas",  "alignof",  "and",       "asm",       "auto",      "bool",     "break",
        "case",     "catch",    "char",      "char16_t",  "char32_t",  "char8_t",  "class",
        "concept",  "const",    "constexpr", "continue",  "decltype",  "default",  "delete",
        "do",       "double",   "else",      "enum",      "explicit",  "export",   "extern",
        "false",    "float",    "for",       "friend",    "goto",      "if",       "inline",
        "int",      "long",     "mutable",   "namespace", "new",       "noexcept", "not",
        "nullptr",  "operator", "or",        "private",   "protected", "public",   "register",
        "requires", "restrict", "return",    "short",     "signed",    "sizeof",   "static",
        "struct",   "switch",   "template",  "this",      "throw",     "true",     "try",
        "typedef",  "typeid",   "typename",  "typeof",    "union",     "unsigned", "using",
        "virtual",  "void",     "volatile",  "wchar_t",   "while",     "xor"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (!strcmp(words[i], word))
            return true;
    return word[0] == '_' || !strncmp(word, "sc_", 3) || !strncmp(word, "SC_", 3);
}

static void check_name(const struct check *check, const struct symbol *function,
                       struct map *names) {
    const char *name = function->name->text;
    struct diags *diags = &check->unit->diags;
    const struct symbol *before = map_get(names, function->name);
    if (border_is_reserved(name) || !strcmp(name, "main")) {
        report(diags, DIAG_BAD_C_NAME, function->span,
               "'%s' is no name for a C function: C, C++ or the runtime keeps it for itself", name);
    } else if (before) {
        struct diag *diag = report(diags, DIAG_BAD_C_NAME, function->span,
                                   "two functions are exported as '%s'", name);
        diag_label(diag, before->span, "the other one");
    }
    map_put(names, function->name, (void *)(uintptr_t)function);
}

/* ---- functions ---- */

static void check_function(const struct check *check, const struct symbol *function) {
    const struct signature *signature = function->signature;
    const struct node_function *decl = &function->decl->function;
    struct diags *diags = &check->unit->diags;
    if (signature->type_params.count > 0) {
        report(diags, DIAG_NOT_C_TYPE, function->span,
               "'%s' has type parameters, which C does not know", function->name->text);
        return;
    }
    for (size_t i = 0; i < signature->params.count; i++) {
        const struct symbol *param = signature->params.items[i];
        const struct node_param *written = &param->decl->param;
        struct type *type = type_resolved(param->type);
        struct span span = written->declared ? written->declared->span : param->span;
        if (!param_crosses(check, type, written->mode))
            report_type(check, span, type, written->mode == MODE_INOUT ? " by 'inout'" : "");
    }
    struct type *result = type_resolved(signature->result);
    if (!result_crosses(check, result))
        report_type(check, decl->result ? decl->result->span : function->span, result,
                    " as a result");
    if (!check->exports && signature->effects & EFFECT_BIT(ASYNC)) {
        struct diag *diag =
            report(diags, DIAG_C_ASYNC, function->span, "'%s' is a C function and cannot be Async",
                   function->name->text);
        diag_help(diag, "call it through task.run_blocking(|| ...) if it waits");
    }
}

bool border_unit(struct unit *unit) {
    size_t errors = unit->diags.error_count;
    struct map names = {.arena = &unit->arena};
    for (size_t i = 0; i < unit->names->functions.count; i++) {
        const struct symbol *function = unit->names->functions.items[i];
        if (!function->signature || function->decl->function.linkage == LINKAGE_INTERNAL)
            continue;
        struct check check = {unit, function->decl->function.linkage == LINKAGE_EXPORT_C};
        if (check.exports)
            check_name(&check, function, &names);
        check_function(&check, function);
    }
    return unit->diags.error_count == errors;
}
