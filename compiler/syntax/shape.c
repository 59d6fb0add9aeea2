/*
 * Three walks over the array, each linear: words and brackets, then angle brackets, then everything
 * that depends on what stands before (closures, headers, statement starts, arms of a select). What a
 * later walk needs of an earlier one is in the tokens' kinds.
 *
 * note [headers]: after `if`, `while`, `match` and `in` the next `{` in the same bracket is the body.
 * A stack of pending headers, each with the bracket that it stands in, finds it. Two braces are not
 * the body: that of a closure or select, and a record literal, which is `{ word :` after a name.
 *
 * note [closures]: a bar begins a closure where no operand has ended before it, or where a parameter
 * list is directly followed by `{` or `->`. The brace of its body gets a kind of its own, so that it
 * cannot be taken for the body of a header.
 */
#include "syntax/shape.h"

#include <string.h>

#include "syntax/grammar.h"
#include "syntax/recognise.h"
#include "unit.h"

struct header {
    uint32_t bracket; // where it stands
    bool is_waiting;  // `if const`: begins at the `=`
};

struct shaper {
    struct unit *unit;
    struct tokens *tokens;
    struct token *items;
    uint32_t *partner;
    uint32_t *inside;
    uint32_t *decided; // per `{` of a select: the next token that says whether an arm binds
    struct recogniser recogniser;
    VEC(struct header) headers;
    VEC(uint32_t) open; // indices of open brackets
    bool in_union;      // in a `type` or `domain` declaration, where `|` separates variants
};

/* ---- words and brackets ---- */

static bool text_is(const struct token *token, const char *text) {
    return token->name && !strcmp(token->name->text, text);
}

static bool is_word(const struct shaper *s, size_t at) {
    return token_is_word(&s->items[at]);
}

static bool starts_type(const struct shaper *s, size_t at) {
    unsigned kind = s->items[at].kind;
    return is_word(s, at) || kind == TOK_LP;
}

/* Words that are keywords in one place only, known by their neighbours. */
static void shape_mode(struct shaper *s, size_t at) {
    struct token *token = &s->items[at];
    unsigned before = s->items[at - 1].kind;
    if (token->kind == TOK_INOUT && !starts_type(s, at + 1))
        token->kind = TOK_NAME;
    if (token->kind != TOK_NAME || !starts_type(s, at + 1))
        return;
    if (text_is(token, "mut") && (before == TOK_LT || before == TOK_COMMA))
        token->kind = TOK_MUT;
    if (before != TOK_LP && before != TOK_COMMA && before != TOK_OR)
        return;
    if (text_is(token, "move"))
        token->kind = TOK_MOVE;
    else if (text_is(token, "shared"))
        token->kind = TOK_SHARED;
}

/* Trick 1: a word after a dot or before a colon is a name. */
static void shape_words(struct shaper *s) {
    for (size_t i = 1; i < s->tokens->count - 3; i++) {
        struct token *token = &s->items[i];
        if (!is_word(s, i))
            continue;
        if (token[-1].kind == TOK_DOT || token[1].kind == TOK_COLON)
            token->kind = TOK_NAME;
        shape_mode(s, i);
        if (token->kind == TOK_MATCH && (token[-1].kind == TOK_IF || token[-1].kind == TOK_WHILE))
            token->kind = TOK_CMATCH;
        if (token->kind == TOK_ELSE && token[1].kind == TOK_ARROW)
            token->kind = TOK_ELSEARM;
    }
}

static bool is_pair(unsigned open, unsigned close) {
    return (open == TOK_LP && close == TOK_RP) || (open == TOK_LBRACK && close == TOK_RBRACK) ||
           (open == TOK_LBRACE && close == TOK_RBRACE);
}

static unsigned open_kind(const struct shaper *s, size_t nth) {
    return s->items[s->open.items[nth]].kind;
}

/* A `}` closes through forgotten `)` and `]`; these never close through a `{`. */
static void close_bracket(struct shaper *s, size_t at) {
    unsigned kind = s->items[at].kind;
    size_t nth = s->open.count;
    while (nth > 0 && !is_pair(open_kind(s, nth - 1), kind)) {
        if (kind != TOK_RBRACE && open_kind(s, nth - 1) == TOK_LBRACE)
            break;
        nth--;
    }
    if (nth > 0 && is_pair(open_kind(s, nth - 1), kind)) {
        uint32_t open = s->open.items[nth - 1];
        s->partner[at] = open;
        s->partner[open] = (uint32_t)at;
        s->open.count = nth - 1;
    }
}

static bool too_deep(struct shaper *s, size_t at) {
    report(&s->unit->diags, DIAG_NESTING, s->items[at].span, "nested more than %d levels deep",
           NESTING_MAX);
    return false;
}

bool shape_is_top_level(const struct tokens *tokens, size_t at) {
    const struct token *token = &tokens->items[at];
    if (!token->at_margin)
        return false;
    switch (token->kind) {
    case TOK_FUNCTION:
    case TOK_TYPE:
    case TOK_ERROR:
    case TOK_DOMAIN:
    case TOK_IMPORT:
    case TOK_PUB:
    case TOK_EXPORT:
    case TOK_EXTERN: return token_is_word(token + 1);
    case TOK_TEST: return token[1].kind == TOK_STRING;
    default: return false;
    }
}

/* Finds pairs. A `;` cannot stand between parentheses, so it shows that one was not closed. */
static bool shape_brackets(struct shaper *s) {
    for (size_t i = 1; i < s->tokens->count; i++) {
        unsigned kind = s->items[i].kind;
        unsigned roles = token_roles(kind);
        while (kind == TOK_SEMI && s->open.count && open_kind(s, s->open.count - 1) == TOK_LP)
            s->open.count--;
        if (shape_is_top_level(s->tokens, i))
            s->open.count = 0;
        if (roles & TOKEN_CLOSES)
            close_bracket(s, i);
        s->inside[i] = s->open.count ? s->open.items[s->open.count - 1] : 0;
        if (!(roles & TOKEN_OPENS))
            continue;
        if (s->open.count == NESTING_MAX)
            return too_deep(s, i);
        VEC_PUSH(&s->unit->arena, &s->open, (uint32_t)i);
    }
    return true;
}

/* ---- angle brackets: tricks 3 and 4 ---- */

static bool is_declared_name(const struct shaper *s, size_t at) {
    if (s->items[at - 1].kind == TOK_DOT && at > 3 && s->items[at - 3].kind == TOK_FUNCTION)
        return true; // function Owner.name<T>
    unsigned kind = s->items[at - 1].kind;
    return kind == TOK_FUNCTION || kind == TOK_TYPE || kind == TOK_ERROR || kind == TOK_DOMAIN ||
           kind == TOK_FN;
}

static void join_shift(struct token *token) {
    if (token[0].kind != TOK_GT || token[1].kind != TOK_GT)
        return;
    if (token[0].span.end != token[1].span.start)
        return;
    token[0].kind = TOK_SHR;
    token[0].span.end = token[1].span.end;
    token[1].kind = TOK_SKIP;
}

static bool shape_angles(struct shaper *s) {
    struct recogniser *r = &s->recogniser;
    for (size_t i = 2; i < s->tokens->count - 3; i++) {
        if (s->items[i].kind == TOK_GT)
            join_shift(&s->items[i]);
        if (s->items[i].kind != TOK_LT)
            continue;
        const struct token *name = &s->items[i - 1];
        if (name->kind != TOK_NAME && !(token_roles(name->kind) & TOKEN_SOFT))
            continue;
        bool is_declaration = is_declared_name(s, i - 1);
        size_t end = is_declaration ? recognise_parameters(r, i) : 0;
        if (!end)
            end = recognise_arguments(r, i);
        if (r->too_deep)
            return too_deep(s, r->too_deep);
        if (!end)
            continue;
        unsigned after = s->items[end].kind;
        bool is_comparison = token_roles(after) & TOKEN_STARTS || after == TOK_GT;
        if (is_comparison && !is_declaration)
            continue;
        for (; i < end; i++) {
            if (s->items[i].kind == TOK_LT)
                s->items[i].kind = TOK_LANGLE;
            else if (s->items[i].kind == TOK_GT)
                s->items[i].kind = TOK_RANGLE;
        }
        i--;
    }
    return true;
}

/* ---- closures: tricks 5 and 6 ---- */

static bool ends_operand(const struct shaper *s, size_t at) {
    return token_roles(s->items[at].kind) & TOKEN_ENDS;
}

static bool begins_body(const struct shaper *s, size_t at) {
    return s->items[at].kind == TOK_LBRACE || s->items[at].kind == TOK_ARROW;
}

/* `at` stands behind the parameters: marks the brace of the body, if it has one. */
static void mark_body(struct shaper *s, size_t at) {
    if (s->items[at].kind == TOK_ARROW)
        at = recognise_type(&s->recogniser, at + 1);
    if (at && s->items[at].kind == TOK_LBRACE)
        s->items[at].kind = TOK_CBRACE;
}

static void shape_bar(struct shaper *s, size_t at) {
    if (s->in_union)
        return;
    // Behind the `..` of `0.. | 5` no operand starts: no closure is the end of a range.
    bool is_operand = !ends_operand(s, at - 1) && s->items[at - 1].kind != TOK_DOTDOT;
    if (s->items[at].kind == TOK_OROR) {
        if (!is_operand && !begins_body(s, at + 1))
            return;
        s->items[at].kind = TOK_BARBARC;
        mark_body(s, at + 1);
        return;
    }
    size_t end = recognise_bars(&s->recogniser, at);
    if (!is_operand && !(end && begins_body(s, end)))
        return;
    s->items[at].kind = TOK_BARO;
    if (!end)
        return;
    s->items[end - 1].kind = TOK_BARC;
    mark_body(s, end);
}

/* ---- headers, blocks and statements: tricks 7, 8 and 10 ---- */

static void header_push(struct shaper *s, size_t at, bool is_waiting) {
    VEC_PUSH(&s->unit->arena, &s->headers, ((struct header){s->inside[at], is_waiting}));
}

/* Drops headers that stand in `bracket` or deeper: their body never came. */
static void headers_drop(struct shaper *s, uint32_t bracket) {
    while (s->headers.count && s->headers.items[s->headers.count - 1].bracket >= bracket)
        s->headers.count--;
}

static struct header *header_at(struct shaper *s, size_t at) {
    headers_drop(s, s->inside[at] + 1);
    if (!s->headers.count)
        return NULL;
    struct header *top = &s->headers.items[s->headers.count - 1];
    return top->bracket == s->inside[at] ? top : NULL;
}

static bool is_brace(const struct shaper *s, uint32_t bracket) {
    unsigned kind = s->items[bracket].kind;
    return token_roles(kind) & TOKEN_OPENS && kind != TOK_LP && kind != TOK_LBRACK;
}

/* Is `at` where a statement or an arm's body begins? */
static bool starts_statement(const struct shaper *s, size_t at) {
    switch (s->items[at - 1].kind) {
    case TOK_LBRACE:
    case TOK_HBRACE:
    case TOK_SBRACE:
    case TOK_CBRACE:
    case TOK_SELBRACE:
    case TOK_RBRACE:
    case TOK_ARROW:
    case TOK_DEFER: return true;
    case TOK_SEMI: return is_brace(s, s->inside[at - 1]);
    default: return false;
    }
}

static bool is_select(const struct shaper *s, size_t at) {
    const struct token *token = &s->items[at];
    return at > 3 && text_is(token - 1, "select") && token[-2].kind == TOK_DOT &&
           text_is(token - 3, "task") && token[-3].kind == TOK_NAME && token[-4].kind != TOK_DOT;
}

static bool has_fields(const struct shaper *s, size_t at) {
    return is_word(s, at + 1) && s->items[at + 2].kind == TOK_COLON;
}

static void shape_brace(struct shaper *s, size_t at) {
    struct token *token = &s->items[at];
    unsigned before = token[-1].kind;
    if (is_select(s, at)) {
        token->kind = TOK_SELBRACE;
        return;
    }
    bool is_result = before == TOK_OK || before == TOK_ERR;
    bool is_typed = before == TOK_NAME || token_roles(before) & TOKEN_SOFT || before == TOK_RANGLE;
    bool is_record = (is_result || is_typed) && has_fields(s, at);
    if (is_result && is_record) {
        token->kind = TOK_FBRACE;
        return;
    }
    struct header *header = header_at(s, at);
    if (header && !header->is_waiting && !is_record && before != TOK_ELSE) {
        token->kind = TOK_HBRACE;
        s->headers.count--;
    } else if (starts_statement(s, at)) {
        token->kind = TOK_SBRACE;
    }
}

static void shape_keyword(struct shaper *s, size_t at) {
    struct token *token = &s->items[at];
    bool is_condition_match = token[1].kind == TOK_CMATCH;
    switch (token->kind) {
    case TOK_IF:
    case TOK_WHILE:
        if (!is_condition_match)
            header_push(s, at, token[1].kind == TOK_CONST);
        break;
    case TOK_MATCH:
    case TOK_CMATCH:
    case TOK_IN: header_push(s, at, false); break;
    default: break;
    }
    if (token->kind == TOK_IF && starts_statement(s, at))
        token->kind = TOK_SIF;
    else if (token->kind == TOK_MATCH && starts_statement(s, at))
        token->kind = TOK_SMATCH;
}

/* ---- arms of a select: trick 9 ---- */

/* The first `=`, `->` or `;` at or after `at`, directly in the bracket, or its end. */
static size_t find_decision(const struct shaper *s, uint32_t bracket, size_t at) {
    for (; s->items[at].kind && at != s->partner[bracket]; at++) {
        unsigned kind = s->items[at].kind;
        if (kind == TOK_ASSIGN || kind == TOK_ARROW || kind == TOK_SEMI)
            return at;
        if (token_roles(kind) & TOKEN_OPENS && s->partner[at])
            at = s->partner[at];
    }
    return at;
}

static void shape_arm(struct shaper *s, size_t at) {
    uint32_t bracket = s->inside[at];
    unsigned before = s->items[at - 1].kind;
    unsigned kind = s->items[at].kind;
    bool is_in_head = s->decided[bracket] >= at;
    bool is_start =
        at - 1 == bracket || before == TOK_SEMI || (before == TOK_RBRACE && !is_in_head);
    if (!is_start || kind == TOK_RBRACE || kind == TOK_SEMI || kind == TOK_ELSE)
        return;
    if (s->decided[bracket] < at)
        s->decided[bracket] = (uint32_t)find_decision(s, bracket, at);
    s->items[at].binds = s->items[s->decided[bracket]].kind == TOK_ASSIGN;
}

/* ---- the third walk ---- */

/* Bars separate variants from the keyword that begins a `type` or `domain` to its `;`. */
static void shape_union(struct shaper *s, size_t at) {
    const struct token *token = &s->items[at];
    if (s->inside[at])
        return;
    if (token->kind == TOK_SEMI || (token->kind == TOK_FUNCTION && is_word(s, at + 1)))
        s->in_union = false;
    else if ((token->kind == TOK_TYPE || token->kind == TOK_DOMAIN) && is_word(s, at + 1))
        s->in_union = true;
}

static void shape_one(struct shaper *s, size_t at) {
    unsigned kind = s->items[at].kind;
    shape_union(s, at);
    if (s->items[s->inside[at]].kind == TOK_SELBRACE)
        shape_arm(s, at);
    switch (kind) {
    case TOK_OR:
    case TOK_OROR: shape_bar(s, at); break;
    case TOK_LBRACE: shape_brace(s, at); break;
    case TOK_SEMI: headers_drop(s, s->inside[at]); break;
    case TOK_RP:
    case TOK_RBRACK:
    case TOK_RBRACE:
        if (s->partner[at])
            headers_drop(s, s->partner[at]);
        break;
    case TOK_ASSIGN: {
        struct header *header = header_at(s, at);
        if (header)
            header->is_waiting = false;
        break;
    }
    default: shape_keyword(s, at); break;
    }
}

bool shape(struct unit *unit, struct tokens *tokens) {
    size_t bytes = tokens->count * sizeof(uint32_t);
    tokens->partner = arena_alloc(tokens->arena, bytes);
    tokens->inside = arena_alloc(tokens->arena, bytes);
    struct shaper s = {
        .unit = unit,
        .tokens = tokens,
        .items = tokens->items,
        .partner = tokens->partner,
        .inside = tokens->inside,
        .decided = arena_alloc(tokens->arena, bytes),
        .recogniser = {.tokens = tokens, .angles = arena_alloc(tokens->arena, bytes)},
    };
    shape_words(&s);
    if (!shape_brackets(&s) || !shape_angles(&s))
        return false;
    for (size_t i = 1; i < tokens->count - 3; i++)
        shape_one(&s, i);
    if (s.recogniser.too_deep)
        return too_deep(&s, s.recogniser.too_deep);
    return true;
}
