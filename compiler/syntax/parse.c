/*
 * Feeds shaped tokens to the generated parser and leads it out of errors.
 *
 * note [recovery]: after an error Lemon has thrown away its stack down to the innermost list of
 * statements, arms or declarations, and waits for a RESYNC. Which list that is, its stack says: the
 * innermost `{` on it. Tokens are then skipped, brackets as a whole, to where the next item of that
 * list begins; a RESYNC ends the broken item there. An error that the leading-out itself causes is
 * no mistake of the program and is hidden.
 */
#include "syntax/parse.h"

#include <stdlib.h>

#include "base/panic.h"
#include "syntax/build.h"
#include "syntax/grammar.h"
#include "syntax/grammar_look.h"
#include "syntax/lexer.h"
#include "syntax/recover.h"
#include "syntax/shape.h"
#include "unit.h"

enum {
    COMPLAINTS_MAX = 100
};

struct feeder {
    struct build *build;
    void *parser;
    const struct tokens *tokens;
    size_t synced; // where the last recovery went on, so that the next one goes further
};

static void feed_marker(struct feeder *feeder, int kind, const struct token *token) {
    grammar_(feeder->parser, kind, token, feeder->build);
}

static void feed_resync(struct feeder *feeder, const struct token *token) {
    feed_marker(feeder, TOK_RESYNC, token);
    grammar_recovered(feeder->parser);
}

/* Closes all that is open: what follows stands at the top of the file again. */
static void leave_braces(struct feeder *feeder, const struct token *token) {
    for (int i = 0; i < 2 * NESTING_MAX && grammar_open_brace(feeder->parser); i++) {
        feed_marker(feeder, TOK_RBRACE, token);
        feed_resync(feeder, token);
    }
}

/* Returns the index of the token to go on with. */
static size_t recover(struct feeder *feeder, size_t at) {
    struct build *b = feeder->build;
    const struct token *open = grammar_open_brace(feeder->parser);
    const struct token *items = feeder->tokens->items;
    bool is_refused = token_roles(items[at].kind) & TOKEN_REFUSED;
    size_t first = at > feeder->synced && !is_refused ? at : at + 1;
    size_t next = open ? recover_statement(feeder->tokens, (size_t)(open - items), first)
                       : recover_declaration(feeder->tokens, first);
    b->is_hidden = true;
    feed_resync(feeder, &items[next]);
    if (open && recover_leaves(feeder->tokens, (size_t)(open - items), next))
        leave_braces(feeder, &items[next]);
    b->is_hidden = false;
    b->error = NULL;
    feeder->synced = next;
    return next;
}

static void feed_all(struct feeder *feeder) {
    struct build *b = feeder->build;
    const struct token *items = feeder->tokens->items;
    for (size_t i = 0;;) {
        const struct token *token = &items[i];
        if (token->kind == TOK_SKIP) {
            i++;
            continue;
        }
        if (token->binds)
            feed_marker(feeder, TOK_SELBIND, token);
        if (!b->error)
            feed_marker(feeder, token->kind, token);
        if (token->kind == 0 || b->complaints >= COMPLAINTS_MAX)
            return;
        if (b->error) {
            i = recover(feeder, i);
            continue;
        }
        b->end = token->span.end;
        i++;
    }
}

/* The tree of the tokens; after mistakes what is there of it. */
static struct node *parse_tokens(struct unit *unit, const struct source *source,
                                 const struct tokens *tokens) {
    unit->token_count += tokens->count;
    struct build build = {
        .unit = unit,
        .source = source,
        .tokens = tokens,
        .end = source->base,
    };
    struct feeder feeder = {.build = &build, .parser = grammar_Alloc(malloc), .tokens = tokens};
    if (!feeder.parser)
        panic("out of memory");
    feed_all(&feeder);
    grammar_Free(feeder.parser, free);
    return build.file;
}

struct node *parse_source(struct unit *unit, const struct source *source) {
    const size_t errors = unit->diags.error_count;
    struct arena scratch = {0};
    struct tokens tokens = {.arena = &scratch};
    struct node *file = NULL;
    if (lex(unit, source, &tokens) && shape(unit, &tokens))
        file = parse_tokens(unit, source, &tokens);
    arena_hand_over(&scratch, &unit->arena);
    if (unit->diags.error_count > errors)
        return NULL;
    if (!file)
        panic("a file without errors has no tree");
    return file;
}

bool parse_unit(struct unit *unit) {
    unit->file = parse_source(unit, unit->sources.files.items[0]);
    return unit->file != NULL;
}
