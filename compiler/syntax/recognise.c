/*
 * The grammar of types once more, as recursive descent that only answers yes or no. It is kept
 * linear by remembering the answer for each `<`: between two of them every token is looked at once
 * for the nearest `<` before it. Depth is counted here too, since this runs before the parser.
 */
#include "syntax/recognise.h"

#include <string.h>

#include "syntax/grammar.h"
#include "syntax/shape.h"

enum {
    NO_LIST = 1
};

static size_t recognise_part(struct recogniser *r, size_t at, bool takes_bars);

static unsigned kind_at(const struct recogniser *r, size_t at) {
    return r->tokens->items[at].kind;
}

/* A name, or a word that is a name where no keyword is wanted. */
static bool is_name(const struct recogniser *r, size_t at) {
    unsigned kind = kind_at(r, at);
    return kind == TOK_NAME || token_roles(kind) & TOKEN_SOFT || kind == TOK_MOVE ||
           kind == TOK_SHARED || kind == TOK_MUT;
}

static bool starts_type(const struct recogniser *r, size_t at) {
    return is_name(r, at) || kind_at(r, at) == TOK_LP || kind_at(r, at) == TOK_FUNCTION;
}

/* Steps over `inout`, `move`, ... before a type. */
static size_t skip_mode(const struct recogniser *r, size_t at) {
    return is_name(r, at) && starts_type(r, at + 1) ? at + 1 : at;
}

static bool enter(struct recogniser *r, size_t at) {
    if (++r->depth <= NESTING_MAX)
        return true;
    if (!r->too_deep)
        r->too_deep = at;
    return false;
}

/* `effects [A, B]` and `errors [A]`, any number. */
static size_t skip_clauses(struct recogniser *r, size_t at) {
    while ((kind_at(r, at) == TOK_EFFECTS || kind_at(r, at) == TOK_ERRORS) &&
           kind_at(r, at + 1) == TOK_LBRACK) {
        at += 2;
        while (kind_at(r, at) != TOK_RBRACK) {
            at = recognise_type(r, at);
            if (!at)
                return 0;
            if (kind_at(r, at) == TOK_COMMA)
                at++;
            else if (kind_at(r, at) != TOK_RBRACK)
                return 0;
        }
        at++;
    }
    return at;
}

/* From behind `(` to behind `)`. */
static size_t recognise_list(struct recogniser *r, size_t at) {
    while (kind_at(r, at) != TOK_RP) {
        at = recognise_type(r, skip_mode(r, at));
        if (!at)
            return 0;
        if (kind_at(r, at) == TOK_COMMA)
            at++;
        else if (kind_at(r, at) != TOK_RP)
            return 0;
    }
    return at + 1;
}

/* `takes_bars`: a union may be its result. In a closure's parameter the bar ends the list. */
static size_t recognise_function(struct recogniser *r, size_t at, bool takes_bars) {
    bool is_spelled = kind_at(r, at) == TOK_FUNCTION;
    if (is_spelled)
        at++;
    if (kind_at(r, at) != TOK_LP)
        return 0;
    at = recognise_list(r, at + 1);
    if (at && is_spelled)
        at = skip_clauses(r, at);
    if (!at || kind_at(r, at) != TOK_ARROW)
        return at;
    at = takes_bars ? recognise_type(r, at + 1) : recognise_part(r, at + 1, false);
    return at ? skip_clauses(r, at) : 0;
}

static size_t recognise_name(struct recogniser *r, size_t at) {
    at++;
    while (kind_at(r, at) == TOK_DOT && kind_at(r, at + 1) == TOK_NAME)
        at += 2;
    if (kind_at(r, at) == TOK_LT || kind_at(r, at) == TOK_LANGLE)
        at = recognise_arguments(r, at);
    return at;
}

/* A type without a bare union. */
static size_t recognise_part(struct recogniser *r, size_t at, bool takes_bars) {
    size_t end = 0;
    if (!enter(r, at))
        end = 0;
    else if (is_name(r, at))
        end = recognise_name(r, at);
    else
        end = recognise_function(r, at, takes_bars);
    r->depth--;
    while (end && kind_at(r, end) == TOK_QUESTION)
        end++;
    return end;
}

size_t recognise_type(struct recogniser *r, size_t at) {
    at = recognise_part(r, at, true);
    while (at && kind_at(r, at) == TOK_OR)
        at = recognise_part(r, at + 1, true);
    return at;
}

static size_t recognise_arguments_anew(struct recogniser *r, size_t at) {
    at++;
    for (;;) {
        if (kind_at(r, at) == TOK_INT)
            at++;
        else
            at = recognise_type(r, skip_mode(r, at));
        if (!at)
            return 0;
        bool is_closed = kind_at(r, at) == TOK_GT || kind_at(r, at) == TOK_RANGLE;
        if (kind_at(r, at) == TOK_COMMA) {
            at++;
            is_closed = kind_at(r, at) == TOK_GT || kind_at(r, at) == TOK_RANGLE;
        } else if (!is_closed) {
            return 0;
        }
        if (is_closed)
            return at + 1;
    }
}

size_t recognise_arguments(struct recogniser *r, size_t at) {
    if (!r->angles[at]) {
        size_t end = recognise_arguments_anew(r, at);
        r->angles[at] = end ? (uint32_t)end : NO_LIST;
    }
    return r->angles[at] == NO_LIST ? 0 : r->angles[at];
}

size_t recognise_parameters(struct recogniser *r, size_t at) {
    for (at++;; at++) {
        unsigned kind = kind_at(r, at);
        if (kind == TOK_GT)
            return at + 1;
        if (!is_name(r, at) && kind != TOK_LIFETIME && kind != TOK_COMMA && kind != TOK_COLON &&
            kind != TOK_PLUS)
            return 0;
    }
}

size_t recognise_bars(struct recogniser *r, size_t at) {
    for (at++; kind_at(r, at) != TOK_OR;) {
        if (is_name(r, at) && is_name(r, at + 1))
            at++; // a mode
        if (!is_name(r, at))
            return 0;
        at++;
        if (kind_at(r, at) == TOK_COLON)
            at = recognise_part(r, at + 1, false);
        if (!at)
            return 0;
        if (kind_at(r, at) == TOK_COMMA)
            at++;
        else if (kind_at(r, at) != TOK_OR)
            return 0;
    }
    return at + 1;
}
