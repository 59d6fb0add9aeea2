/* A value that no arm covers, as the pattern that one would write for it. */
#include "type/exhaust.h"

/* As a literal: a whole number of the greatest unit. */
static void print_duration(__int128 value, struct strbuf *out) {
    static const struct {
        int64_t ns;
        const char *name;
    } units[] = {{3600000000000, "h"}, {60000000000, "min"}, {1000000000, "s"},
                 {1000000, "ms"},      {1000, "us"},         {1, "ns"}};

    size_t i = 0;
    while (value == 0 ? i < 2 : value % units[i].ns != 0)
        i++;
    __int128 count = value / units[i].ns;
    strbuf_printf(out, "%s%llu%s", count < 0 ? "-" : "",
                  (unsigned long long)(count < 0 ? -count : count), units[i].name);
}

static void print_value(__int128 value, const struct type *type, struct strbuf *out) {
    if (type && type->kind == TYPE_BOOL) {
        strbuf_add(out, value ? "true" : "false");
    } else if (type && type->kind == TYPE_CHAR && value >= 32 && value < 127) {
        strbuf_printf(out, "'%c'", (int)value);
    } else if (type && type->kind == TYPE_DURATION) {
        print_duration(value, out);
    } else if (value < 0) {
        strbuf_printf(out, "-%llu", (unsigned long long)-value);
    } else {
        strbuf_printf(out, type && type->kind == TYPE_CHAR ? "'\\u{%llx}'" : "%llu",
                      (unsigned long long)value);
    }
}

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
        pat_print(s, pat->args[i], types[i], out);
    }
    strbuf_add(out, " }");
}

static void print_list(struct search *s, const struct pat *pat, struct type *type,
                       struct strbuf *out) {
    struct type **types = pat_types(s, pat, type);
    strbuf_add(out, "[");
    for (size_t i = 0; i <= pat->arg_count; i++) {
        bool is_rest = pat->has_rest && i == pat->prefix;
        if (is_rest)
            strbuf_add(out, i ? ", .." : "..");
        if (i == pat->arg_count)
            break;
        strbuf_add(out, i || is_rest ? ", " : "");
        pat_print(s, pat->args[i], types[i], out);
    }
    strbuf_add(out, "]");
}

void pat_print(struct search *s, const struct pat *pat, struct type *type, struct strbuf *out) {
    type = type_resolved(type);
    if (pat->kind == PAT_RANGE) {
        print_value(pat->low, type, out);
        if (pat->high != pat->low) {
            strbuf_add(out, "..=");
            print_value(pat->high, type, out);
        }
        return;
    }
    if (pat->kind == PAT_LIST) {
        print_list(s, pat, type, out);
        return;
    }
    if (pat->kind != PAT_CTOR) {
        strbuf_add(out, "_");
        return;
    }
    struct type **types = pat_types(s, pat, type);
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
        pat_print(s, pat->args[i], types[i], out);
    }
    strbuf_add(out, is_tuple ? ")" : "");
}
