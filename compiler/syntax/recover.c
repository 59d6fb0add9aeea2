/*
 * An item of a list ends with its `;`, or with the brace that closes a block at its level if a new
 * line or a keyword follows; it ends before a keyword that can only begin an item. Groups in brackets
 * are stepped over as a whole, so that what is wrong in front of a body costs one message. At top level
 * only a keyword begins anything: statements that a brace too many has spilled there are no news.
 */
#include "syntax/recover.h"

#include "syntax/grammar.h"

static bool begins_statement(const struct token *token) {
    switch (token->kind) {
    case TOK_CONST:
    case TOK_VAR:
    case TOK_WHILE:
    case TOK_FOR:
    case TOK_DEFER:
    case TOK_ENSURE:
    case TOK_RETURN:
    case TOK_BREAK:
    case TOK_CONTINUE:
    case TOK_SIF:
    case TOK_SMATCH: return token->starts_line || token[-1].kind == TOK_SEMI;
    case TOK_IF:
    case TOK_MATCH:
    case TOK_SPAWN:
    case TOK_GO:
    case TOK_LET: return token->starts_line && token[-1].kind != TOK_ASSIGN;
    default: return false;
    }
}

static bool begins_declaration(const struct tokens *tokens, size_t at) {
    const struct token *token = &tokens->items[at];
    bool has_word = token_is_word(token + 1);
    switch (token->kind) {
    case TOK_FUNCTION: return has_word && !tokens->inside[at];
    case TOK_TYPE:
    case TOK_ERROR:
    case TOK_DOMAIN:
    case TOK_IMPORT:
    case TOK_PUB:
    case TOK_EXPORT:
    case TOK_EXTERN: return has_word && token->starts_line && !tokens->inside[at];
    case TOK_TEST: return token[1].kind == TOK_STRING && !tokens->inside[at];
    case TOK_CONST: return token->at_margin && !tokens->inside[at];
    default:
        return token_roles(token->kind) & TOKEN_REFUSED && token->starts_line &&
               !tokens->inside[at];
    }
}

/* Is the item over behind the `}` before `at`? */
static bool ends_item(const struct token *after) {
    return after->starts_line && after->kind != TOK_ELSE && after->kind != TOK_SEMI &&
           after->kind != TOK_DOT && after->kind != TOK_LBRACE;
}

/* Steps over a group in brackets: the index of its last token. */
static size_t skip_group(const struct tokens *tokens, size_t at) {
    return token_roles(tokens->items[at].kind) & TOKEN_OPENS && tokens->partner[at]
               ? tokens->partner[at]
               : at;
}

static bool is_outside(const struct tokens *tokens, size_t open, size_t at) {
    for (size_t bracket = tokens->inside[at]; bracket >= open; bracket = tokens->inside[bracket])
        if (bracket == open)
            return false;
    return true;
}

size_t recover_statement(const struct tokens *tokens, size_t open, size_t at) {
    size_t first = at;
    size_t close = tokens->partner[open];
    for (; tokens->items[at].kind; at++) {
        if (at == close || (!close && is_outside(tokens, open, at)))
            return at;
        const struct token *token = &tokens->items[at];
        bool is_level = tokens->inside[at] == open;
        if (is_level && begins_statement(token))
            return at;
        if (is_level && (token->kind == TOK_SEMI || (token->kind == TOK_COMMA && at == first)))
            return at + 1;
        at = skip_group(tokens, at);
        bool is_block_end = tokens->items[at].kind == TOK_RBRACE && tokens->inside[at] == open;
        if (is_block_end && ends_item(&tokens->items[at + 1]))
            return at + 1;
    }
    return at;
}

size_t recover_declaration(const struct tokens *tokens, size_t at) {
    while (tokens->items[at].kind && !begins_declaration(tokens, at))
        at++;
    return at;
}

bool recover_leaves(const struct tokens *tokens, size_t open, size_t next) {
    return !tokens->partner[open] && is_outside(tokens, open, next);
}
