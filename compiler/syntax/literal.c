/*
 * Values of literals. Suffixes are a table; underscores are dropped before anything is converted.
 * Whether a value fits the type its place demands is not known here: only what no type could hold is
 * refused, and build.c looks at suffixes once it knows the sign.
 */
#include "syntax/literal.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "syntax/grammar.h"
#include "syntax/text.h"
#include "unit.h"

struct suffix {
    const char *text;

    enum {
        SUFFIX_INT,
        SUFFIX_FLOAT,
        SUFFIX_DURATION
    } kind;

    uint64_t nanoseconds; // of one unit
};

static const struct suffix suffixes[] = {
    {"i8", SUFFIX_INT, 0},
    {"i16", SUFFIX_INT, 0},
    {"i32", SUFFIX_INT, 0},
    {"i64", SUFFIX_INT, 0},
    {"isize", SUFFIX_INT, 0},
    {"u8", SUFFIX_INT, 0},
    {"u16", SUFFIX_INT, 0},
    {"u32", SUFFIX_INT, 0},
    {"u64", SUFFIX_INT, 0},
    {"usize", SUFFIX_INT, 0},
    {"f32", SUFFIX_FLOAT, 0},
    {"f64", SUFFIX_FLOAT, 0},
    {"ns", SUFFIX_DURATION, 1},
    {"us", SUFFIX_DURATION, 1000},
    {"ms", SUFFIX_DURATION, 1000000},
    {"s", SUFFIX_DURATION, 1000000000},
    {"min", SUFFIX_DURATION, 60000000000},
    {"h", SUFFIX_DURATION, 3600000000000},
};

/* A number taken apart. */
struct number {
    struct unit *unit;
    struct spelling spelling;
    char *digits; // without underscores and prefix; "1.5e9" of a fraction
    unsigned base;
    bool is_fraction;
    const struct suffix *suffix;
};

static struct span span_at(struct spelling spelling, const char *at, size_t length) {
    uint32_t start = spelling.position + (uint32_t)(at - spelling.text);
    return (struct span){start, start + (uint32_t)length};
}

static struct span span_whole(struct spelling spelling) {
    return span_at(spelling, spelling.text, spelling.length);
}

static int digit_value(char c) {
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return 99;
}

static const struct suffix *suffix_find(const char *text, size_t length) {
    for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++)
        if (strlen(suffixes[i].text) == length && !memcmp(suffixes[i].text, text, length))
            return &suffixes[i];
    return NULL;
}

/* Copies digits of the base and underscores; returns where they end. */
static const char *take_digits(struct number *number, const char *at, const char *end, size_t *n) {
    while (at < end && (*at == '_' || digit_value(*at) < (int)number->base)) {
        if (*at != '_')
            number->digits[(*n)++] = *at;
        at++;
    }
    return at;
}

/* `.5`, `e-3`: what makes a decimal number a fraction. Returns where it ends. */
static const char *take_fraction(struct number *number, const char *at, const char *end,
                                 size_t *n) {
    if (at < end && *at == '.') {
        number->is_fraction = true;
        number->digits[(*n)++] = *at++;
        at = take_digits(number, at, end, n);
    }
    const char *power = at + 1;
    if (at < end && (*at == 'e' || *at == 'E')) {
        if (power < end && (*power == '+' || *power == '-'))
            power++;
        if (power < end && *power >= '0' && *power <= '9') {
            number->is_fraction = true;
            while (at < power)
                number->digits[(*n)++] = *at++;
            at = take_digits(number, at, end, n);
        }
    }
    return at;
}

/* False, with a report, if the spelling is no number. */
static bool number_split(struct number *number) {
    struct spelling spelling = number->spelling;
    const char *at = spelling.text;
    const char *end = at + spelling.length;
    number->digits = arena_alloc(&number->unit->arena, spelling.length + 1);
    number->base = 10;
    if (spelling.length > 1 && at[0] == '0' && strchr("xob", at[1])) {
        number->base = at[1] == 'x' ? 16 : at[1] == 'o' ? 8 : 2;
        at += 2;
    }
    size_t count = 0;
    at = take_digits(number, at, end, &count);
    if (number->base == 10)
        at = take_fraction(number, at, end, &count);
    size_t rest = (size_t)(end - at);
    if (count == 0 && !(rest && *at >= '0' && *at <= '9')) {
        report(&number->unit->diags, DIAG_BAD_NUMBER, span_whole(spelling),
               "number '%.*s' has no digits", (int)spelling.length, spelling.text);
        return false;
    }
    if (rest == 0)
        return true;
    number->suffix = suffix_find(at, rest);
    bool is_known = number->suffix && (number->base == 10 || number->suffix->kind == SUFFIX_INT);
    if (is_known && !(number->is_fraction && number->suffix->kind == SUFFIX_INT))
        return true;
    struct diag *d;
    if (*at >= '0' && *at <= '9')
        d = report(&number->unit->diags, DIAG_BAD_NUMBER, span_at(spelling, at, rest),
                   "'%c' is no digit of a number in base %u", *at, number->base);
    else if (is_known)
        d = report(&number->unit->diags, DIAG_BAD_NUMBER, span_at(spelling, at, rest),
                   "a number with a fraction or an exponent cannot be of type '%.*s'", (int)rest,
                   at);
    else
        d = report(&number->unit->diags, DIAG_BAD_NUMBER, span_at(spelling, at, rest),
                   "unknown suffix '%.*s' on a number", (int)rest, at);
    if (!is_known && number->base == 10)
        diag_help(d, "suffixes are the types of numbers (42u8, 1.5f32) and the units of time "
                     "(ns us ms s min h)");
    return false;
}

static void number_integer(struct number *number, struct token *token) {
    uint64_t value = 0;
    for (const char *c = number->digits; *c; c++) {
        uint64_t digit = (uint64_t)digit_value(*c);
        if (value > (UINT64_MAX - digit) / number->base) {
            report(&number->unit->diags, DIAG_LITERAL_RANGE, span_whole(number->spelling),
                   "number does not fit any type: the greatest is %llu",
                   (unsigned long long)UINT64_MAX);
            value = 0;
            break;
        }
        value = value * number->base + digit;
    }
    token->word = value;
}

static void number_real(struct number *number, struct token *token) {
    token->kind = TOK_FLOAT;
    bool is_single = number->suffix && !strcmp(number->suffix->text, "f32");
    token->real = is_single ? (double)strtof(number->digits, NULL) : strtod(number->digits, NULL);
    if (isfinite(token->real))
        return;
    report(&number->unit->diags, DIAG_LITERAL_RANGE, span_whole(number->spelling),
           "number does not fit '%s'", is_single ? "f32" : "f64");
    token->real = 0;
}

static void number_duration(struct number *number, struct token *token) {
    token->kind = TOK_DURATION;
    if (number->is_fraction) {
        struct diag *d = report(&number->unit->diags, DIAG_BAD_NUMBER, span_whole(number->spelling),
                                "a duration is a whole number of its unit");
        diag_help(d, "use a smaller unit: 1500ms instead of 1.5s");
        token->word = 0;
        return;
    }
    number_integer(number, token);
    uint64_t unit = number->suffix->nanoseconds;
    if (token->word > (uint64_t)INT64_MAX / unit) {
        report(&number->unit->diags, DIAG_LITERAL_RANGE, span_whole(number->spelling),
               "duration is longer than 292 years");
        token->word = 0;
    }
    token->word *= unit;
}

void literal_number(struct unit *unit, struct spelling spelling, struct token *token) {
    struct number number = {.unit = unit, .spelling = spelling};
    token->kind = TOK_INT;
    token->word = 0;
    if (!number_split(&number))
        return;
    if (number.suffix && number.suffix->kind == SUFFIX_DURATION) {
        number_duration(&number, token);
        return;
    }
    if (number.suffix)
        token->name = atom_of(&unit->atoms, number.suffix->text);
    if (number.is_fraction || (number.suffix && number.suffix->kind == SUFFIX_FLOAT))
        number_real(&number, token);
    else
        number_integer(&number, token);
}

/* What an escape stands for: a character, or, of `\xHH`, one byte. */
struct escape {
    uint32_t value;
    bool is_byte;
};

/* `\u{H..}`; `at` stands behind the u. */
static const char *escape_unicode(struct unit *unit, struct spelling spelling, const char *at,
                                  struct escape *escape) {
    const char *end = spelling.text + spelling.length;
    const char *start = at - 2;
    size_t digits = 0;
    uint32_t value = 0;
    if (at < end && *at == '{') {
        for (at++; at < end && digit_value(*at) < 16; at++, digits++)
            value = value > 0xfffffff ? value : value * 16 + (uint32_t)digit_value(*at);
    }
    if (digits == 0 || at >= end || *at != '}') {
        struct diag *d = report(&unit->diags, DIAG_BAD_ESCAPE, span_at(spelling, start, 2),
                                "malformed escape '\\u'");
        diag_help(d, "write the character's number in hexadecimal: '\\u{1F600}'");
        return at;
    }
    at++;
    escape->value = value;
    if (value > 0x10ffff || (value >= 0xd800 && value <= 0xdfff)) {
        report(&unit->diags, DIAG_LITERAL_RANGE, span_at(spelling, start, (size_t)(at - start)),
               "there is no character U+%X", value);
        escape->value = '?';
    }
    return at;
}

/* Decodes the escape whose backslash is at `at`; returns what follows it. */
static const char *escape_decode(struct unit *unit, struct spelling spelling, const char *at,
                                 struct escape *escape) {
    static const char names[] = "ntr0\\\"'";
    static const char values[] = "\n\t\r\0\\\"'";
    const char *end = spelling.text + spelling.length;
    const char *start = at++;
    *escape = (struct escape){.value = '?'};
    char c = at < end ? *at : '\0';
    const char *simple = c ? strchr(names, c) : NULL;
    if (simple) {
        escape->value = (unsigned char)values[simple - names];
        return at + 1;
    }
    if (c == 'u')
        return escape_unicode(unit, spelling, at + 1, escape);
    if (c == 'x' && end - at > 2 && digit_value(at[1]) < 16 && digit_value(at[2]) < 16) {
        escape->value = (uint32_t)(digit_value(at[1]) * 16 + digit_value(at[2]));
        escape->is_byte = true;
        return at + 3;
    }
    uint32_t ignored = 0;
    size_t length = c ? text_decode(at, end, &ignored) : 0;
    struct diag *d = report(&unit->diags, DIAG_BAD_ESCAPE, span_at(spelling, start, length + 1),
                            c == 'x' ? "malformed escape '%.*s'" : "unknown escape '%.*s'",
                            (int)length + 1, start);
    if (c == 'x')
        diag_help(d, "'\\x' takes two hexadecimal digits");
    else
        diag_help(d, "the escapes are \\n \\t \\r \\0 \\\\ \\\" \\' \\xHH \\u{H..}");
    return at + length;
}

void literal_char(struct unit *unit, struct spelling spelling, struct token *token) {
    const char *at = spelling.text + 1;
    const char *end = spelling.text + spelling.length;
    token->word = '?';
    if (spelling.length < 2 || end[-1] != '\'') {
        struct diag *d = report(&unit->diags, DIAG_UNTERMINATED, span_whole(spelling),
                                "unterminated character literal");
        diag_help(d, "a character is written 'a', a string \"a\"");
        return;
    }
    if (at + 1 == end) {
        report(&unit->diags, DIAG_LITERAL_RANGE, span_whole(spelling),
               "a character literal cannot be empty");
        return;
    }
    struct escape escape = {0};
    if (*at == '\\')
        at = escape_decode(unit, spelling, at, &escape);
    else
        at += text_decode(at, end, &escape.value);
    token->word = escape.value;
    if (at + 1 < end && spelling.text[1] != '\\') {
        struct diag *d = report(&unit->diags, DIAG_LITERAL_RANGE, span_whole(spelling),
                                "a character literal holds one character");
        diag_help(d, "strings are written with double quotes");
    }
}

static size_t encode(char *out, uint32_t c) {
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    if (c < 0x800) {
        out[0] = (char)(0xc0 | c >> 6);
        out[1] = (char)(0x80 | (c & 0x3f));
        return 2;
    }
    if (c < 0x10000) {
        out[0] = (char)(0xe0 | c >> 12);
        out[1] = (char)(0x80 | (c >> 6 & 0x3f));
        out[2] = (char)(0x80 | (c & 0x3f));
        return 3;
    }
    out[0] = (char)(0xf0 | c >> 18);
    out[1] = (char)(0x80 | (c >> 12 & 0x3f));
    out[2] = (char)(0x80 | (c >> 6 & 0x3f));
    out[3] = (char)(0x80 | (c & 0x3f));
    return 4;
}

/* Does the spelling end in a quote that no backslash escapes? */
static bool is_closed(struct spelling spelling) {
    size_t last = spelling.length - 1;
    if (last == 0 || spelling.text[last] != '"')
        return false;
    size_t slashes = 0;
    while (spelling.text[last - 1 - slashes] == '\\')
        slashes++;
    return slashes % 2 == 0;
}

void literal_string(struct unit *unit, struct spelling spelling, struct token *token) {
    const char *at = spelling.text + 1;
    const char *end = spelling.text + spelling.length;
    if (is_closed(spelling))
        end--;
    else
        report(&unit->diags, DIAG_UNTERMINATED, span_at(spelling, spelling.text, 1),
               "unterminated string");
    // No escape is shorter than the bytes it stands for.
    char *bytes = arena_alloc(&unit->arena, spelling.length + 1);
    size_t length = 0;
    spelling.length = (size_t)(end - spelling.text);
    while (at < end) {
        if (*at != '\\') {
            bytes[length++] = *at++;
            continue;
        }
        if (at + 1 == end)
            break; // of an unterminated string
        struct escape escape;
        at = escape_decode(unit, spelling, at, &escape);
        if (escape.is_byte)
            bytes[length++] = (char)escape.value;
        else
            length += encode(bytes + length, escape.value);
    }
    token->text = (struct text){bytes, length};
}
