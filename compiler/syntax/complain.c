/*
 * One message for one mistake. The tables are asked which tokens would have fitted, and the answer is
 * put into words: "an expression" rather than thirty tokens. Known misunderstandings get a help line;
 * each is a row with a test, so that one more is one more row.
 */
#include "syntax/complain.h"

#include <string.h>

#include "base/strbuf.h"
#include "syntax/build.h"
#include "syntax/grammar.h"
#include "syntax/grammar_look.h"
#include "syntax/shape.h"
#include "unit.h"

/* The place of an error: the token, its surroundings and the parser's state. */
struct spot {
    struct build *build;
    const void *parser;
    const struct token *token;
    const struct token *open; // the innermost brace, NULL at the top of the file
};

static size_t index_of(const struct spot *spot, const struct token *token) {
    return (size_t)(token - spot->build->tokens->items);
}

static bool takes(const struct spot *spot, int kind) {
    return grammar_takes(spot->parser, kind);
}

static const char *source_of(const struct spot *spot, const struct token *token, int *length) {
    size_t size = token->span.end - token->span.start;
    *length = (int)(size > 40 ? 40 : size);
    return spot->build->source->text + (token->span.start - spot->build->source->base);
}

/* The opening half of the brackets that end before the token, NULL if none end there. */
static const struct token *closed_before(const struct spot *spot) {
    size_t at = index_of(spot, spot->token) - 1;
    size_t open = spot->build->tokens->partner[at];
    bool is_close = token_roles(spot->build->tokens->items[at].kind) & TOKEN_CLOSES;
    return is_close && open ? &spot->build->tokens->items[open] : NULL;
}

static bool is_statement_start(const struct spot *spot) {
    return takes(spot, TOK_WHILE);
}

/* Probed with hard keywords: the soft ones pass for names elsewhere. */
static bool is_declaration_start(const struct spot *spot) {
    return takes(spot, TOK_FUNCTION) && takes(spot, TOK_CONST) && !takes(spot, TOK_ELSE);
}

static bool is_declaration_word(unsigned kind) {
    return kind == TOK_TYPE || kind == TOK_ERROR || kind == TOK_DOMAIN || kind == TOK_IMPORT ||
           kind == TOK_PUB || kind == TOK_EXPORT || kind == TOK_EXTERN || kind == TOK_TEST ||
           kind == TOK_FUNCTION;
}

/* Is the innermost brace one of arms? Then an arrow stands directly in it. */
static bool is_in_arms(const struct spot *spot) {
    if (!spot->open || (spot->open->kind != TOK_HBRACE && spot->open->kind != TOK_SELBRACE))
        return false;
    size_t open = index_of(spot, spot->open);
    const struct tokens *tokens = spot->build->tokens;
    for (size_t at = index_of(spot, spot->token); at > open; at--)
        if (tokens->items[at].kind == TOK_ARROW && tokens->inside[at] == open)
            return true;
    return false;
}

/* ---- what would have fitted ---- */

/* Tokens that end something, the likeliest first; and those that go on with it. */
static const uint16_t closers[] = {TOK_SEMI, TOK_COMMA,  TOK_RP,     TOK_RBRACK, TOK_RANGLE,
                                   TOK_BARC, TOK_HBRACE, TOK_CBRACE, TOK_IN,     TOK_ELSE};
static const uint16_t others[] = {TOK_ASSIGN, TOK_COLON,  TOK_ARROW,    TOK_LBRACE, TOK_RBRACE,
                                  TOK_LP,     TOK_LBRACK, TOK_FUNCTION, TOK_STRING, TOK_NAME};

static void list_token(struct strbuf *out, uint16_t kind, size_t nth) {
    bool is_quoted = kind != TOK_NAME && kind != TOK_STRING;
    strbuf_printf(out, is_quoted ? "%s'%s'" : "%s%s", nth ? " or " : "", token_text(kind));
}

static size_t list_some(const struct spot *spot, struct strbuf *out, const uint16_t *kinds,
                        size_t count) {
    size_t found = 0;
    for (size_t i = 0; i < count && found < 2; i++)
        if (takes(spot, kinds[i]) &&
            strcmp(token_text(kinds[i]), token_text(spot->token->kind)) != 0) {
            list_token(out, kinds[i], found++);
            if (kinds[i] == TOK_SEMI)
                break;
        }
    return found;
}

/* "an expression", "';'", "',' or ')'"; NULL if nothing is worth saying. */
static const char *expected(const struct spot *spot) {
    if (is_declaration_start(spot))
        return "a declaration";
    if (is_statement_start(spot))
        return is_in_arms(spot) ? "a pattern" : "a statement";
    if (takes(spot, TOK_NOT) && !takes(spot, TOK_SEMI))
        return "an expression";
    if (takes(spot, TOK_CHAR) && !takes(spot, TOK_NOT))
        return "a pattern";
    if (takes(spot, TOK_FUNCTION) && takes(spot, TOK_LP))
        return "a type";
    struct strbuf out = {.arena = &spot->build->unit->arena};
    if (list_some(spot, &out, closers, sizeof closers / sizeof *closers) ||
        list_some(spot, &out, others, sizeof others / sizeof *others))
        return strbuf_text(&out);
    return NULL;
}

/* ---- advice ---- */

static bool is_closure_end(const struct spot *spot) {
    const struct token *open = closed_before(spot);
    return open && open->kind == TOK_CBRACE && takes(spot, TOK_SEMI);
}

static bool is_form_continued(const struct spot *spot) {
    const struct token *open = closed_before(spot);
    return open && open->kind != TOK_CBRACE && spot->token[-1].kind == TOK_RBRACE &&
           is_statement_start(spot) && token_roles(spot->token->kind) & TOKEN_INFIX;
}

static bool is_arm_comma(const struct spot *spot) {
    return spot->token->kind == TOK_COMMA && is_in_arms(spot);
}

static bool is_field_semicolon(const struct spot *spot) {
    size_t bracket = spot->build->tokens->inside[index_of(spot, spot->token)];
    return spot->token->kind == TOK_SEMI && takes(spot, TOK_COMMA) && !takes(spot, TOK_SEMI) &&
           spot->build->tokens->partner[bracket] &&
           spot->build->tokens->items[bracket].kind != TOK_LBRACK;
}

static bool is_bare_body(const struct spot *spot) {
    return takes(spot, TOK_CBRACE);
}

static bool is_double_bar(const struct spot *spot) {
    return spot->token->kind == TOK_OROR && takes(spot, TOK_BARC);
}

/* `List<T>= e`: the list did not end, because `>=` is one token. */
static bool is_glued_ge(const struct spot *spot) {
    const struct token *at = spot->token;
    if (at->kind != TOK_LT || !takes(spot, TOK_LANGLE) || takes(spot, TOK_LT))
        return false;
    while (at->kind && at->kind != TOK_SEMI && at->kind != TOK_GE)
        at++;
    return at->kind == TOK_GE;
}

static bool is_bare_generic(const struct spot *spot) {
    return spot->token[-1].kind == TOK_RANGLE && takes(spot, TOK_LP) && takes(spot, TOK_LBRACE);
}

static bool is_else_missing(const struct spot *spot) {
    return takes(spot, TOK_ELSE) && !takes(spot, TOK_SEMI) && !takes(spot, TOK_ANDAND);
}

static bool is_assign_condition(const struct spot *spot) {
    return spot->token->kind == TOK_ASSIGN && spot->token[1].kind != TOK_GT &&
           takes(spot, TOK_ANDAND) && !takes(spot, TOK_ASSIGN);
}

static bool is_fat_arrow(const struct spot *spot) {
    const struct token *token = spot->token;
    return token->kind == TOK_ASSIGN && token[1].kind == TOK_GT && takes(spot, TOK_ARROW);
}

static bool is_reference(const struct spot *spot) {
    return spot->token->kind == TOK_AND;
}

static bool is_shorthand(const struct spot *spot) {
    unsigned kind = spot->token->kind;
    return (kind == TOK_COMMA || kind == TOK_RBRACE) && takes(spot, TOK_COLON) &&
           spot->token[-1].kind == TOK_NAME;
}

static bool is_nested_declaration(const struct spot *spot) {
    const struct token *word = spot->token->kind == TOK_FUNCTION ? spot->token : spot->token - 1;
    return spot->open && is_declaration_word(word->kind) && token_is_word(word + 1);
}

static bool is_increment(const struct spot *spot) {
    return spot->token[-1].kind == TOK_CONCAT && takes(spot, TOK_NOT);
}

/* `pattern -> for …`: an arm's body is a value, an assignment, a jump or a block. */
static bool is_statement_arm(const struct spot *spot) {
    unsigned kind = spot->token->kind;
    return spot->token[-1].kind == TOK_ARROW && takes(spot, TOK_NOT) &&
           (kind == TOK_FOR || kind == TOK_WHILE || kind == TOK_CONST || kind == TOK_VAR ||
            kind == TOK_DEFER || kind == TOK_ENSURE);
}

static bool is_bare_fraction(const struct spot *spot) {
    return spot->token->kind == TOK_DOT && spot->token[1].kind == TOK_INT && takes(spot, TOK_INT);
}

static bool is_statement_outside(const struct spot *spot) {
    return !spot->open && is_declaration_start(spot) && spot->token->kind != TOK_RBRACE;
}

static bool is_brace_outside(const struct spot *spot) {
    return !spot->open && is_declaration_start(spot) && spot->token->kind == TOK_RBRACE;
}

static bool is_while_const(const struct spot *spot) {
    return spot->token->kind == TOK_CONST && spot->token[-1].kind == TOK_WHILE;
}

static bool is_else_pattern(const struct spot *spot) {
    return spot->token->kind == TOK_ELSEARM && !takes(spot, TOK_ELSEARM);
}

/* ---- what other languages write ---- */

static bool is_one_of(const struct token *token, const char *const *words) {
    for (; token->kind == TOK_NAME && *words; words++)
        if (!strcmp(token->name->text, *words))
            return true;
    return false;
}

/* A word before the token, or before the brace that the token stands in. */
static bool follows_one_of(const struct spot *spot, const char *const *words) {
    return is_one_of(spot->token - 1, words) || (spot->open && is_one_of(spot->open - 1, words));
}

static bool is_exception(const struct spot *spot) {
    static const char *const words[] = {"try",   "catch", "except", "finally",
                                        "throw", "raise", NULL};
    return follows_one_of(spot, words);
}

static bool is_else_if(const struct spot *spot) {
    static const char *const words[] = {"elif", "elsif", "elseif", NULL};
    return is_one_of(spot->token - 1, words);
}

static bool is_switch(const struct spot *spot) {
    static const char *const words[] = {"switch", "case", "when", NULL};
    return follows_one_of(spot, words);
}

static bool is_endless_loop(const struct spot *spot) {
    static const char *const words[] = {"loop", "do", NULL};
    return follows_one_of(spot, words);
}

/* `s.spawn { … }` and `task.scope { … }` */
static bool is_body_without_bars(const struct spot *spot) {
    static const char *const words[] = {"spawn", "spawn_daemon", "scope", "nursery", NULL};
    return spot->open && is_one_of(spot->open - 1, words) && spot->open[-2].kind == TOK_DOT;
}

static bool is_for_of_parts(const struct spot *spot) {
    const struct token *at = spot->token;
    while (at->kind && at->kind != TOK_BEGIN && at->kind != TOK_SEMI && at->kind != TOK_FOR &&
           at > spot->open)
        at--;
    return at->kind == TOK_FOR && at[1].kind == TOK_LP && spot->token->kind != TOK_IN;
}

static bool is_variant_call(const struct spot *spot) {
    return spot->token->kind == TOK_LP && spot->token[-1].kind == TOK_NAME &&
           takes(spot, TOK_ARROW) && !takes(spot, TOK_ANDAND);
}

static bool is_double_colon(const struct spot *spot) {
    return spot->token->kind == TOK_COLON &&
           (spot->token[-1].kind == TOK_COLON || spot->token[1].kind == TOK_COLON);
}

static bool is_pattern_as(const struct spot *spot) {
    return spot->token->kind == TOK_AS && takes(spot, TOK_OR) && !takes(spot, TOK_ANDAND);
}

/* `P { x as 0 }` */
static bool is_field_as(const struct spot *spot) {
    return spot->token->kind == TOK_AS && takes(spot, TOK_COLON);
}

static bool is_cast(const struct spot *spot) {
    return spot->token->kind == TOK_AS && takes(spot, TOK_ANDAND);
}

static bool is_ternary(const struct spot *spot) {
    return spot->token[-1].kind == TOK_QUESTION && !spot->token->starts_line &&
           takes(spot, TOK_ANDAND) && token_roles(spot->token->kind) & TOKEN_STARTS;
}

static bool is_prefixed_string(const struct spot *spot) {
    return spot->token->kind == TOK_STRING && spot->token[-1].kind == TOK_NAME &&
           spot->token[-1].span.end == spot->token->span.start;
}

static bool is_semicolon_missing(const struct spot *spot) {
    return takes(spot, TOK_SEMI) && spot->token->starts_line && spot->open;
}

static const struct advice {
    bool (*applies)(const struct spot *spot);
    const char *text;
} advices[] = {
    {is_exception,
     "there are no exceptions: an error is a value, returned as 'err E {…}', handed on by "
     "'?' or 'check', and looked at by 'match'"},
    {is_else_if, "write 'else if'"},
    {is_switch, "write 'match e { pattern -> …; }'"},
    {is_endless_loop, "write 'while true { … }'"},
    {is_body_without_bars, "the body is a closure: write '|| { … }', or '|s| { … }' for a scope's"},
    {is_variant_call, "the fields of a variant stand in braces, by name: 'Circle { r }'"},
    {is_double_colon, "a variant of a type is written with a dot: 'Shape.Circle'"},
    {is_pattern_as, "the name stands first: 'n as 0..=9'"},
    {is_field_as, "name the field before the pattern: 'x: n as 0..=9'"},
    {is_cast, "a conversion is written as a call: 'i64(x)'"},
    {is_ternary, "'if' is an expression: 'if c { a } else { b }'"},
    {is_prefixed_string, "values are put into a text by 'format(\"{} …\", x)'"},
    {is_closure_end, "missing ';' after the closure"},
    {is_form_continued, "an 'if', 'match' or block that begins a statement ends at its '}': put it "
                        "in parentheses to go on"},
    {is_arm_comma, "arms end with ';'"},
    {is_field_semicolon, "fields, parameters and arguments are separated by ','"},
    {is_glued_ge, "put a space between '>' and '='"},
    {is_fat_arrow, "an arm is written 'pattern -> body'"},
    {is_double_bar, "put a space between the bars of two parameter lists"},
    {is_bare_body, "a closure that follows a call, or has '->', has its body in braces"},
    {is_bare_generic, "type arguments are written before '(' or before the '{' of a record only"},
    {is_else_missing, "an 'if' used as an expression has an 'else'"},
    {is_assign_condition, "'=' assigns, and only as a statement: compare with '=='"},
    {is_reference, "there are no references: arguments are lent, and 'inout' lends for change"},
    {is_shorthand, "fields are written 'name: value'; shorthand is for patterns only"},
    {is_nested_declaration, "functions, types, errors and tests are declared at top level"},
    {is_increment, "'++' joins strings: add with '+= 1'"},
    {is_statement_arm, "as the body of an arm this stands in braces: '-> { … }'"},
    {is_bare_fraction, "a number begins with a digit: write '0.5'"},
    {is_while_const, "use 'while match e { pattern -> ...; }'"},
    {is_else_pattern, "the arm for everything else is '_ -> ...;'"},
    {is_brace_outside, "there is one '}' too many, or a '{' is missing above"},
    {is_statement_outside, "statements stand in functions"},
    {is_semicolon_missing, "missing ';' at the end of the line above"},
};

static void advise(const struct spot *spot, struct diag *diag) {
    for (size_t i = 0; i < sizeof advices / sizeof *advices; i++) {
        if (!advices[i].applies(spot))
            continue;
        diag_help(diag, "%s", advices[i].text);
        break;
    }
    if (!is_closure_end(spot) && !is_semicolon_missing(spot))
        return;
    uint32_t end = spot->token[-1].span.end;
    diag_edit(diag, (struct span){end, end}, ";");
}

/* ---- lifetimes and reserved words (spec 1) ---- */

/* The first lifetime from the token to the end of its header, NULL if there is none. */
static const struct token *find_lifetime(const struct spot *spot) {
    const struct token *at = spot->token;
    if (spot->open && at->kind != TOK_LIFETIME && at[1].kind != TOK_LIFETIME)
        return NULL;
    for (; at->kind && at->kind != TOK_LBRACE && at->kind != TOK_SBRACE && at->kind != TOK_SEMI;
         at++)
        if (at->kind == TOK_LIFETIME)
            return at;
    return NULL;
}

static void complain_lifetime(const struct spot *spot, const struct token *lifetime) {
    int length = 0;
    const char *text = source_of(spot, lifetime, &length);
    struct diag *d = report(&spot->build->unit->diags, DIAG_LIFETIME, lifetime->span,
                            "lifetime %.*s: there is no lifetime syntax", length, text);
    diag_help(d, "what must not escape is found without annotations: views, tasks and scopes are "
                 "passed down and never returned");
    if (spot->token->kind == TOK_FN)
        diag_help(d, "a function is declared with 'function'");
}

/* Where an operand was wanted, a quote and a word are a character that lacks its second quote. */
static bool is_open_character(const struct spot *spot) {
    return spot->token->kind == TOK_LIFETIME && spot->token[-1].kind != TOK_AND &&
           takes(spot, TOK_CHAR);
}

static void complain_character(const struct spot *spot) {
    struct diag *d = report(&spot->build->unit->diags, DIAG_UNTERMINATED, spot->token->span,
                            "unterminated character literal");
    diag_help(d, "a character is written 'a', a string \"a\"");
}

static const struct reserved {
    uint16_t kind;
    const char *advice;
} reserved_words[] = {
    {TOK_FN, "a function is declared with 'function', and a closure is written '|x| e'"},
    {TOK_LET, "use 'const', or 'var' for what changes"},
    {TOK_SPAWN, "choose another name"},
    {TOK_GO, "choose another name"},
    {TOK_ASYNC, "a function that may suspend is declared with 'effects [Async]'"},
    {TOK_AWAIT, "a call of an Async function waits by itself; a task is awaited with '.join()'"},
    {TOK_YIELD, "let other tasks run with 'task.yield()'"},
    {TOK_CLASS, "declare a record: 'type Name = { field: Type };'"},
    {TOK_TRAIT, "the constraints are 'Copy Eq Ord Hash Show' and 'Local'"},
    {TOK_INTERFACE, "the constraints are 'Copy Eq Ord Hash Show' and 'Local'"},
    {TOK_UNSAFE, "all code is checked; C functions are declared with 'extern c function'"},
};

static void complain_spawn(const struct spot *spot, const char *word) {
    struct diag *d = report(&spot->build->unit->diags, DIAG_UNSTRUCTURED_SPAWN, spot->token->span,
                            "unstructured '%s': spawn into a task.scope or task.nursery", word);
    diag_note(d, "a task that belongs to no scope could outlive the function, and its errors would "
                 "be lost");
    diag_help(d, "write 'task.scope |s| { s.spawn(f); };', which waits for its tasks");
}

static void complain_reserved(const struct spot *spot) {
    const struct token *token = spot->token;
    const char *word = token->name->text;
    bool is_statement = takes(spot, TOK_NOT) || is_declaration_start(spot);
    if ((token->kind == TOK_SPAWN || token->kind == TOK_GO) && is_statement) {
        complain_spawn(spot, word);
        return;
    }
    struct diag *d = report(&spot->build->unit->diags, DIAG_RESERVED_WORD, token->span,
                            "'%s' is a reserved word", word);
    bool is_name = !is_statement && token->kind != TOK_FN;
    for (size_t i = 0; i < sizeof reserved_words / sizeof *reserved_words; i++)
        if (reserved_words[i].kind == token->kind)
            diag_help(d, "%s", is_name ? "choose another name" : reserved_words[i].advice);
}

/* ---- the message ---- */

/* The bracket whose end was wanted, if the file has none for it; else NULL. */
static const struct token *find_unclosed(const struct spot *spot) {
    const struct tokens *tokens = spot->build->tokens;
    const struct token *token = spot->token;
    bool is_brace = spot->open && (token->kind == 0 || token->at_margin);
    if (is_brace && !tokens->partner[index_of(spot, spot->open)])
        return spot->open;
    if (!takes(spot, TOK_RP) && !takes(spot, TOK_RBRACK))
        return NULL;
    for (size_t at = index_of(spot, token) - 1; at > 0 && tokens->items[at].kind != TOK_SEMI; at--)
        if ((tokens->items[at].kind == TOK_LP || tokens->items[at].kind == TOK_LBRACK) &&
            !tokens->partner[at])
            return &tokens->items[at];
    return NULL;
}

static void complain_unexpected(const struct spot *spot) {
    struct diags *diags = &spot->build->unit->diags;
    const struct token *token = spot->token;
    const char *wanted = expected(spot);
    const char *comma = wanted ? ", expected " : "";
    struct diag *d;
    const struct token *unclosed = find_unclosed(spot);
    if (!wanted)
        wanted = "";
    if (unclosed && unclosed == spot->open)
        wanted = "'}'";
    if (token->kind == 0) {
        d = report(diags, DIAG_UNEXPECTED_TOKEN, token->span, "unexpected end of file%s%s", comma,
                   wanted);
    } else {
        int length = 0;
        const char *text = source_of(spot, token, &length);
        d = report(diags, DIAG_UNEXPECTED_TOKEN, token->span, "unexpected '%.*s'%s%s", length, text,
                   comma, wanted);
    }
    if (is_for_of_parts(spot))
        diag_help(d, "a loop over numbers is written 'for i in 0..n { … }'");
    else if (unclosed)
        diag_label(d, unclosed->span, "this '%s' is not closed", token_text(unclosed->kind));
    else
        advise(spot, d);
}

/* A comma between arms is complained of once for each list of arms. */
static bool is_known_comma(const struct spot *spot) {
    if (!is_arm_comma(spot))
        return false;
    bool is_known = spot->build->comma_brace == spot->open;
    spot->build->comma_brace = spot->open;
    return is_known;
}

/*
 * Where brackets don't pair, one message is all that can be said of a declaration: what is wrong
 * behind it depends on where the missing one belongs. Declarations are told apart by the margin.
 */
static bool is_consequence(const struct spot *spot) {
    const struct tokens *tokens = spot->build->tokens;
    size_t *known = spot->build->unbalanced;
    size_t start = index_of(spot, spot->token);
    if (spot->open && shape_is_top_level(tokens, start))
        start--; // what was left open is the declaration before
    if (start >= known[0] && start < known[1])
        return true;
    while (start > 1 && !shape_is_top_level(tokens, start))
        start--;
    bool is_balanced = true;
    size_t at = start;
    do {
        unsigned roles = token_roles(tokens->items[at].kind);
        if (roles & (TOKEN_OPENS | TOKEN_CLOSES) && !tokens->partner[at])
            is_balanced = false;
        at++;
    } while (tokens->items[at].kind && !shape_is_top_level(tokens, at));
    if (!is_balanced) {
        known[0] = start;
        known[1] = tokens->items[at].kind ? at : tokens->count;
    }
    return false;
}

void complain(struct build *build, const void *parser, const struct token *token) {
    struct spot spot = {build, parser, token, grammar_open_brace(parser)};
    build->error = token;
    if (build->is_hidden || token->after_bad || token[-1].after_bad || is_known_comma(&spot) ||
        is_consequence(&spot))
        return;
    build->complaints++;
    const struct token *lifetime = find_lifetime(&spot);
    if (is_open_character(&spot))
        complain_character(&spot);
    else if (lifetime)
        complain_lifetime(&spot, lifetime);
    else if (token_roles(token->kind) & TOKEN_REFUSED)
        complain_reserved(&spot);
    else
        complain_unexpected(&spot);
}
