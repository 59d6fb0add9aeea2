/*
 * Do the arms of a match cover every value, and can each arm match at all? The classic algorithm over
 * matrices of patterns: a row of patterns is useful after some rows if a value exists that it matches
 * and they don't. A match is exhaustive if a wildcard is not useful after its arms; an arm that is not
 * useful after those before it can't match. Integers and characters are split into the intervals that
 * the rows distinguish, so `0..=199` and `200..=255` cover a u8. The value found is the witness that
 * the message shows. (spec 4)
 */
#include "type/exhaust.h"

#include <string.h>

struct row {
    struct pat **cells;
    const struct row *next;
};

enum {
    MOST_STEPS = 200000
};

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
    struct pat **out = pat_cells(s, arg_count + count - 1);
    for (size_t i = 0; i < arg_count; i++)
        out[i] = args ? args[i] : &s->any;
    for (size_t i = 1; i < count; i++)
        out[arg_count + i - 1] = cells[i];
    return out;
}

/* The args of a row's head, as the args of the value class `head` that it matches; NULL: of anything. */
static struct pat **args_as(struct search *s, const struct pat *own, const struct pat *head) {
    if (own->kind == PAT_CTOR)
        return own->args;
    if (own->kind != PAT_LIST || (!own->has_rest && !head->has_rest))
        return own->kind == PAT_LIST ? own->args : NULL;
    // What the head tells apart in the stretch that `..` leaves out matches anything.
    struct pat **args = pat_cells(s, head->arg_count);
    size_t suffix = own->arg_count - own->prefix;
    for (size_t i = 0; i < own->prefix; i++)
        args[i] = own->args[i];
    for (size_t i = 0; i < suffix; i++)
        args[head->arg_count - suffix + i] = own->args[own->prefix + i];
    return args;
}

/* Does the pattern match lists of the head's lengths? */
static bool list_matches(const struct pat *own, const struct pat *head) {
    if (head->kind != PAT_LIST)
        return false;
    if (!own->has_rest)
        return !head->has_rest && own->arg_count == head->arg_count;
    size_t suffix = own->arg_count - own->prefix;
    return head->has_rest ? own->prefix <= head->prefix && suffix <= head->arg_count - head->prefix
                          : own->arg_count <= head->arg_count;
}

/* Rows whose head matches the value class of `head` (a ctor, lengths, an interval, a text, or anything). */
static void specialise_row(struct search *s, const struct row ***end, struct pat **cells,
                           size_t count, const struct pat *head, size_t arity) {
    const struct pat *own = cells[0];
    if (own->kind == PAT_EITHER) {
        for (size_t i = 0; i < own->arg_count; i++) {
            struct pat **copy = pat_cells(s, count);
            memcpy(copy, cells, count * sizeof *copy);
            copy[0] = own->args[i];
            specialise_row(s, end, copy, count, head, arity);
        }
        return;
    }
    bool matches = own->kind == PAT_ANY;
    if (own->kind == PAT_CTOR)
        matches = head->kind == PAT_CTOR && own->ctor == head->ctor && own->arg_count == arity;
    else if (own->kind == PAT_LIST)
        matches = list_matches(own, head);
    else if (own->kind == PAT_RANGE)
        matches = head->kind == PAT_RANGE && own->low <= head->low && own->high >= head->high;
    else if (own->kind == PAT_TEXT)
        matches = head->kind == PAT_TEXT && !own->name && own->text.length == head->text.length &&
                  !memcmp(own->text.bytes, head->text.bytes, own->text.length);
    if (matches)
        add_row(s, end, replace_head(s, cells, count, args_as(s, own, head), arity));
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
    size_t arity = head.kind == PAT_CTOR || head.kind == PAT_LIST ? head.arg_count : 0;
    const struct row *below = specialise(s, rows, count, &head, arity);
    struct pat **own = args_as(s, cells[0], &head);
    struct pat **found = useful(s, below, replace_head(s, cells, count, own, arity),
                                replace_types(s, types, count, args, arity), arity + count - 1);
    if (!found)
        return NULL;
    struct pat **out = pat_cells(s, count);
    head.args = pat_cells(s, arity);
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

/* ---- arrays, lists and views ---- */

/* What the rows tell apart: lengths up to `longest`, and elements near both ends. */
struct extent {
    size_t longest;
    size_t prefix;
    size_t suffix;
};

static void extend(struct extent *extent, const struct pat *pat) {
    if (pat->kind == PAT_EITHER) {
        for (size_t i = 0; i < pat->arg_count; i++)
            extend(extent, pat->args[i]);
    } else if (pat->kind == PAT_LIST && pat->has_rest) {
        size_t suffix = pat->arg_count - pat->prefix;
        extent->prefix = pat->prefix > extent->prefix ? pat->prefix : extent->prefix;
        extent->suffix = suffix > extent->suffix ? suffix : extent->suffix;
    } else if (pat->kind == PAT_LIST) {
        extent->longest = pat->arg_count > extent->longest ? pat->arg_count : extent->longest;
    }
}

static struct pat **useful_length(struct search *s, const struct row *rows, struct pat **cells,
                                  struct type **types, size_t count, struct pat head) {
    head.kind = PAT_LIST;
    if (cells[0]->kind == PAT_LIST && !list_matches(cells[0], &head))
        return NULL;
    return useful_for(s, rows, cells, types, count, head, pat_types(s, &head, types[0]));
}

/* Each length that the rows tell from others, then all that are longer at once. */
static struct pat **useful_list(struct search *s, const struct row *rows, struct pat **cells,
                                struct type **types, size_t count) {
    struct extent extent = {0};
    for (const struct row *row = rows; row; row = row->next)
        extend(&extent, row->cells[0]);
    extend(&extent, cells[0]);
    size_t ends = extent.prefix + extent.suffix;
    struct pat rest = {.prefix = extent.prefix, .has_rest = true, .arg_count = ends};
    if (types[0]->kind == TYPE_ARRAY &&
        !type_is_open_array(types[0])) { // of one length, which may be great
        bool is_short = extent.longest > 0 || types[0]->count <= ends;
        struct pat all = {.arg_count = types[0]->count};
        return useful_length(s, rows, cells, types, count, is_short ? all : rest);
    }
    size_t least = extent.longest + 1 > ends ? extent.longest + 1 : ends;
    for (size_t length = 0; length < least; length++) {
        struct pat head = {.arg_count = length};
        struct pat **found = useful_length(s, rows, cells, types, count, head);
        if (found)
            return found;
    }
    if (ends < least) // so that the witness is longer than what is matched
        rest.prefix += least - ends;
    rest.arg_count = least;
    return useful_length(s, rows, cells, types, count, rest);
}

static struct pat **useful_any(struct search *s, const struct row *rows, struct pat **cells,
                               struct type **types, size_t count) {
    __int128 low = 0;
    __int128 high = 0;
    bool is_split = false;
    for (const struct row *row = rows; row; row = row->next)
        is_split |= row->cells[0]->kind != PAT_ANY;
    if (is_split && pat_domain(types[0], &low, &high))
        return useful_interval(s, rows, cells, types, count, low, high);
    if (is_split && type_has_elements(types[0]))
        return useful_list(s, rows, cells, types, count);
    shape_list shapes = {0};
    if (!is_split || !pat_shapes(s, types[0], &shapes))
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

/* A value that `cells` matches and no row does, or NULL. */
static struct pat **useful(struct search *s, const struct row *rows, struct pat **cells,
                           struct type **types, size_t count) {
    if (count == 0)
        return rows ? NULL : pat_cells(s, 0);
    if (++s->steps > MOST_STEPS)
        return pat_cells(s, count);
    struct pat *head = cells[0];
    if (head->kind == PAT_EITHER) {
        for (size_t i = 0; i < head->arg_count; i++) {
            struct pat **copy = pat_cells(s, count);
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
    if (head->kind == PAT_LIST)
        return useful_list(s, rows, cells, types, count);
    struct type **args = head->kind == PAT_CTOR ? pat_types(s, head, types[0]) : NULL;
    return useful_for(s, rows, cells, types, count, *head, args);
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
        struct pat **cells = pat_cells(&s, 1);
        cells[0] = pat_from(&s, arm->arm.pattern, subject);
        if (!useful(&s, rows, cells, types, 1))
            report(c->diags, DIAG_UNREACHABLE_ARM, arm->arm.pattern->span,
                   "this arm cannot match: the arms before it cover everything it does");
        if (is_certain(arm->arm.guard))
            add_row(&s, &end, cells);
    }
    struct pat **missing = must_cover ? useful(&s, rows, pat_cells(&s, 1), types, 1) : NULL;
    if (!missing)
        return;
    struct span span = match->match.subject ? match->match.subject->span : match->span;
    if (missing[0]->kind == PAT_ANY) { // of texts and floats no example tells more
        struct diag *d =
            report(c->diags, DIAG_NOT_EXHAUSTIVE, span,
                   "this match does not cover all values of '%s'", text_of(c, types[0]));
        diag_help(d, "add '_ -> …;' for the others");
        return;
    }
    struct strbuf text = {.arena = c->arena};
    pat_print(&s, missing[0], types[0], &text);
    struct diag *d = report(c->diags, DIAG_NOT_EXHAUSTIVE, span, "this match does not cover '%s'",
                            strbuf_text(&text));
    diag_help(d, "add an arm for it, or '_ -> …;'");
}

/* A value that the pattern does not match, or NULL. */
static struct pat **missing_of(struct search *s, struct node *pattern, struct type *subject) {
    struct type *types[] = {type_resolved(subject)};
    struct pat **cells = pat_cells(s, 1);
    cells[0] = pat_from(s, pattern, subject);
    const struct row row = {.cells = cells};
    return useful(s, &row, pat_cells(s, 1), types, 1);
}

void check_else_runs(struct checker *c, struct node *let, struct type *subject) {
    struct search s = {.c = c};
    if (!missing_of(&s, let->let.pattern, subject))
        report(c->diags, DIAG_UNREACHABLE_ARM, let->let.pattern->span,
               "this pattern always matches: the 'else' never runs");
}

void check_covers_all(struct checker *c, struct node *pattern, struct type *subject,
                      const char *where) {
    struct search s = {.c = c};
    struct type *type = type_resolved(subject);
    struct pat **missing = missing_of(&s, pattern, subject);
    if (!missing)
        return;
    struct strbuf text = {.arena = c->arena};
    pat_print(&s, missing[0], type, &text);
    struct diag *d = report(c->diags, DIAG_NOT_EXHAUSTIVE, pattern->span,
                            "%s needs a pattern that always matches; '%s' is not covered", where,
                            strbuf_text(&text));
    diag_help(d, "use 'match', or 'const … = … else { … }'");
}
