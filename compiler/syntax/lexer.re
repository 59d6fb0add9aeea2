/*
 * The lexer: one pass of re2c rules over the text. Keywords are words looked up in a table, because
 * context decides later what a word is. `>` is always a token of its own (and `>=`): shaping knows
 * which pairs are shifts and which close type arguments. Bytes that are no text are found first, in
 * text.c, so that the rules need not care.
 */
#include "syntax/lexer.h"

#include "base/map.h"
#include "syntax/literal.h"
#include "syntax/text.h"
#include "syntax/token.h"
#include "unit.h"

#include "syntax/grammar.h"

struct lexer {
    struct unit *unit;
    const struct source *source;
    struct tokens *tokens;
    struct map keywords; // atom -> kind, as a pointer
    const char *cursor;
    const char *start;
    bool line_start;
    bool bad; // something on this line was no token, or a malformed one
};

static void keywords_fill(struct lexer *lexer) {
    static const struct {
        uint16_t kind;
        const char *text;
        unsigned roles;
    } words[] = {
#define HARD    TOKEN_HARD
#define SOFT    TOKEN_SOFT
#define REFUSED TOKEN_REFUSED
#define STARTS  TOKEN_STARTS
#define ENDS    TOKEN_ENDS
#define OPENS   TOKEN_OPENS
#define CLOSES  TOKEN_CLOSES
#define INFIX   TOKEN_INFIX
#define TOKEN(ID, spelling, its_roles) {TOK_##ID, spelling, its_roles},
#include "syntax/token.def"
#undef TOKEN
    };
    lexer->keywords.arena = &lexer->unit->arena;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (words[i].roles & (HARD | SOFT | REFUSED))
            map_put(&lexer->keywords, atom_of(&lexer->unit->atoms, words[i].text),
                    (void *)(uintptr_t)words[i].kind);
}

static struct spelling spelling_of(const struct lexer *lexer) {
    return (struct spelling){
        .text = lexer->start,
        .length = (size_t)(lexer->cursor - lexer->start),
        .position = lexer->source->base + (uint32_t)(lexer->start - lexer->source->text),
    };
}

static struct span span_of(const struct lexer *lexer) {
    struct spelling spelling = spelling_of(lexer);
    return (struct span){spelling.position, spelling.position + (uint32_t)spelling.length};
}

static struct token *push(struct lexer *lexer, unsigned kind) {
    struct token token = {
        .kind = (uint16_t)kind,
        .span = span_of(lexer),
        .starts_line = lexer->line_start,
        .at_margin = lexer->start == lexer->source->text || lexer->start[-1] == '\n',
        .after_bad = lexer->bad,
    };
    lexer->line_start = false;
    VEC_PUSH(lexer->tokens->arena, lexer->tokens, token);
    return &lexer->tokens->items[lexer->tokens->count - 1];
}

static void push_word(struct lexer *lexer) {
    atom name = atom_make(&lexer->unit->atoms, lexer->start, (size_t)(lexer->cursor - lexer->start));
    uintptr_t kind = (uintptr_t)map_get(&lexer->keywords, name);
    push(lexer, kind ? (unsigned)kind : TOK_NAME)->name = name;
}

typedef void (*literal_reader)(struct unit *unit, struct spelling spelling, struct token *token);

static void push_literal(struct lexer *lexer, unsigned kind, literal_reader read) {
    size_t errors = lexer->unit->diags.error_count;
    struct token *token = push(lexer, kind);
    read(lexer->unit, spelling_of(lexer), token);
    lexer->bad |= lexer->unit->diags.error_count > errors;
    token->after_bad = lexer->bad;
}

/* After a dot come digits only, so that `t.0.1` is an item of an item and not a fraction. */
static bool push_index(struct lexer *lexer) {
    const struct token *last = &lexer->tokens->items[lexer->tokens->count - 1];
    if (last->kind != TOK_DOT || *lexer->cursor < '0' || *lexer->cursor > '9')
        return false;
    lexer->start = lexer->cursor;
    while (*lexer->cursor >= '0' && *lexer->cursor <= '9')
        lexer->cursor++;
    push_literal(lexer, TOK_INT, literal_number);
    return true;
}

/* Comments nest: counts until the one that began at `start` is closed. */
static void skip_comment(struct lexer *lexer) {
    size_t depth = 1;
    while (depth && *lexer->cursor) {
        if (lexer->cursor[0] == '*' && lexer->cursor[1] == '/') {
            depth--;
            lexer->cursor += 2;
        } else if (lexer->cursor[0] == '/' && lexer->cursor[1] == '*') {
            depth++;
            lexer->cursor += 2;
        } else {
            lexer->line_start |= *lexer->cursor == '\n';
            lexer->cursor++;
        }
    }
    if (!depth)
        return;
    struct span span = span_of(lexer);
    span.end = span.start + 2;
    struct diag *d = report(&lexer->unit->diags, DIAG_UNTERMINATED, span, "unterminated comment");
    diag_note(d, "comments nest: each '/*' needs a '*/' of its own");
}

static void skip_bad(struct lexer *lexer) {
    const char *advice = NULL;
    switch (*lexer->start) {
    case '\\': advice = "a backslash has a meaning inside quotes only"; break;
    case '#': advice = "comments begin with '//'"; break;
    case '@': advice = "there are no attributes"; break;
    default: break;
    }
    lexer->bad = true;
    text_report_stray(lexer->unit, lexer->start, lexer->cursor, span_of(lexer), advice);
}

/* One token, or one stretch of blanks; false at the end. */
static bool lex_one(struct lexer *lexer) {
    const char *YYMARKER;
    if (push_index(lexer))
        return true;
    lexer->start = lexer->cursor;
    /*!re2c
    re2c:yyfill:enable = 0;
    re2c:define:YYCTYPE = "unsigned char";
    re2c:define:YYCURSOR = "lexer->cursor";
    re2c:api:style = free-form;

    digits  = [0-9][0-9_]*;
    tail    = [0-9A-Za-z_]*;
    word    = [A-Za-z_][A-Za-z0-9_]*;
    utf8    = [\xc2-\xdf][\x80-\xbf] | [\xe0-\xef][\x80-\xbf]{2} | [\xf0-\xf4][\x80-\xbf]{3};
    plain   = [\x01-\x7f] \ ['\\\n] | utf8;
    escape  = "\\" ( [^\x00\nxu] | "x" [0-9A-Fa-f]{0,2} | "u" ("{" [0-9A-Za-z_]* "}"?)? );

    "\x00"              { return false; }
    [ \t\r\f\v]+        { return true; }
    "\n"                { lexer->line_start = true; lexer->bad = false; return true; }
    "//" [^\n\x00]*     { return true; }
    "/*"                { skip_comment(lexer); return true; }

    word                { push_word(lexer); return true; }
    [0-9] tail          { goto number; }
    digits "." [0-9] tail                               { goto number; }
    digits ("." digits)? [eE] [+-]? [0-9] tail          { goto number; }

    "'" (plain | escape) "'"        { goto character; }
    "'" [A-Za-z0-9_]{2,} "'"        { goto character; }
    "''"                            { goto character; }
    "'" word                        { push(lexer, TOK_LIFETIME); return true; }
    "'" (utf8 | escape)?            { goto character; }
    "\""                            { goto string; }

    "("   { push(lexer, TOK_LP); return true; }
    ")"   { push(lexer, TOK_RP); return true; }
    "["   { push(lexer, TOK_LBRACK); return true; }
    "]"   { push(lexer, TOK_RBRACK); return true; }
    "{"   { push(lexer, TOK_LBRACE); return true; }
    "}"   { push(lexer, TOK_RBRACE); return true; }
    "."   { push(lexer, TOK_DOT); return true; }
    ".."  { push(lexer, TOK_DOTDOT); return true; }
    "..=" { push(lexer, TOK_DOTDOTEQ); return true; }
    "..." { push(lexer, TOK_ELLIPSIS); return true; }
    ","   { push(lexer, TOK_COMMA); return true; }
    ";"   { push(lexer, TOK_SEMI); return true; }
    ":"   { push(lexer, TOK_COLON); return true; }
    "->"  { push(lexer, TOK_ARROW); return true; }
    "?"   { push(lexer, TOK_QUESTION); return true; }
    "="   { push(lexer, TOK_ASSIGN); return true; }
    "+="  { push(lexer, TOK_PLUSEQ); return true; }
    "-="  { push(lexer, TOK_MINUSEQ); return true; }
    "*="  { push(lexer, TOK_STAREQ); return true; }
    "/="  { push(lexer, TOK_SLASHEQ); return true; }
    "%="  { push(lexer, TOK_PERCENTEQ); return true; }
    "||"  { push(lexer, TOK_OROR); return true; }
    "&&"  { push(lexer, TOK_ANDAND); return true; }
    "=="  { push(lexer, TOK_EQEQ); return true; }
    "!="  { push(lexer, TOK_NE); return true; }
    "<"   { push(lexer, TOK_LT); return true; }
    "<="  { push(lexer, TOK_LE); return true; }
    ">"   { push(lexer, TOK_GT); return true; }
    ">="  { push(lexer, TOK_GE); return true; }
    "|"   { push(lexer, TOK_OR); return true; }
    "^"   { push(lexer, TOK_XOR); return true; }
    "&"   { push(lexer, TOK_AND); return true; }
    "<<"  { push(lexer, TOK_SHL); return true; }
    "+"   { push(lexer, TOK_PLUS); return true; }
    "-"   { push(lexer, TOK_MINUS); return true; }
    "++"  { push(lexer, TOK_CONCAT); return true; }
    "+%"  { push(lexer, TOK_PLUSWRAP); return true; }
    "-%"  { push(lexer, TOK_MINUSWRAP); return true; }
    "*"   { push(lexer, TOK_STAR); return true; }
    "/"   { push(lexer, TOK_SLASH); return true; }
    "%"   { push(lexer, TOK_PERCENT); return true; }
    "*%"  { push(lexer, TOK_STARWRAP); return true; }
    "!"   { push(lexer, TOK_NOT); return true; }
    "~"   { push(lexer, TOK_TILDE); return true; }

    [\x80-\xff]+  { skip_bad(lexer); return true; }
    *             { skip_bad(lexer); return true; }
    */
number:
    push_literal(lexer, TOK_INT, literal_number);
    return true;
character:
    push_literal(lexer, TOK_CHAR, literal_char);
    return true;
string:
    lexer->cursor = text_string_end(lexer->cursor);
    push_literal(lexer, TOK_STRING, literal_string);
    return true;
}

/* Room for as many tokens as such a text mostly has. */
static void tokens_reserve(struct lexer *lexer) {
    struct tokens *tokens = lexer->tokens;
    if (!tokens->arena)
        tokens->arena = &lexer->unit->arena;
    tokens->capacity = lexer->source->size / 3 + 16;
    tokens->items = arena_alloc(tokens->arena, tokens->capacity * sizeof *tokens->items);
}

bool lex(struct unit *unit, const struct source *source, struct tokens *tokens) {
    if (!text_check(unit, source))
        return false;
    struct lexer lexer = {
        .unit = unit,
        .source = source,
        .tokens = tokens,
        .cursor = source->text + text_bom(source),
        .line_start = true,
    };
    lexer.start = lexer.cursor;
    keywords_fill(&lexer);
    tokens_reserve(&lexer);
    push(&lexer, TOK_BEGIN);
    lexer.line_start = true;
    while (lex_one(&lexer))
        ;
    lexer.start = lexer.cursor = source->text + source->size;
    for (int i = 0; i < 4; i++)
        push(&lexer, 0)->starts_line = true;
    return true;
}
