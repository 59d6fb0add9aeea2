/* Text to tree: the readings the language chooses, and one message for each mistake. */
#include "syntax/parse.h"

#include <criterion/criterion.h>
#include <stdio.h>

#include "syntax_fixture.h"

/* A whole program around statements. */
static const char *body_codes(const char *statements) {
    char text[1000];
    snprintf(text, sizeof text, "function f() {\n%s\n}\n", statements);
    return parse_codes(text);
}

static const char *body_report(const char *statements) {
    char text[1000];
    snprintf(text, sizeof text, "function f() {\n%s\n}\n", statements);
    return first_report(text);
}

static void assert_fine(const char *const *statements, size_t count) {
    for (size_t i = 0; i < count; i++)
        cr_assert_str_eq(body_codes(statements[i]), "", "%s", statements[i]);
}

Test(parse, statements_of_every_form) {
    static const char *const fine[] = {
        "const a = 1; var b: i32; var c: u8 = 2; const (x, y) = p; _ = f();",
        "const Some { value } = g() else { return; } const P { x, .. } = h() else { return };",
        "if const Some { value } = g() { } else if const None = h() { } else { }",
        "if match e { 1 -> a(); 2 | 3 -> { } _ -> return } else { }",
        "while match ch.recv() { Some { value } -> f(value); } while a { break; continue; }",
        "for (k, v) in m { } for x in 0..10 { ; } for x in f |y| { } { }",
        "x = 1; x += 1; x -= 1; x *= 1; x /= 1; x %= 1; a.b[1].c = 2;",
        "defer f(); defer { g(); } defer check h(); ensure a < b else err E { x: 1 };",
        "... ...; ; { } if a { return 1 } else { break }",
    };
    assert_fine(fine, sizeof fine / sizeof *fine);
}

Test(parse, expressions_of_every_form) {
    static const char *const fine[] = {
        "x = id<i32>(1); x = a.f<List<List<i32>>>(b); x = Pair<i32, i32> { a: 1 }; x = A.B { };",
        "x = t.0.1; x = (1, 2); x = (); x = [1, 2,]; x = [0; 9]; x = v[..]; x = v[1..]; x = "
        "v[..=2];",
        "x = if a { 1 } else if b { 2 } else match c { _ -> 3 }; x = match y { _ -> 1 } + 2;",
        "x = ok; x = ok 1; x = ok -1; x = err E { }; x = ok { value: 1 }; x = err { error: e };",
        "x = |a, inout b: i32, move c: (A | B)| a; x = || -> i32 { 1 }; x = |a| |b| a + b;",
        "x = a ++ b +% c -% d *% e; x = !a && ~b == -c || d; x = check f()? + 1; x = a << 1 >> 2;",
        "f(inout x, inout a.b[1], limit: 4, match: 5); task.nursery(limit: 4) |n| { };",
        "task.select { x = a.recv() -> f(x); b.send(v) -> { } h.join() -> y = 1; else -> g(); };",
        "x = task.select { Some { v } = a.recv() -> v; _ = clock.sleep(1s) -> 0 };",
        "x = (P { a: 1 }) == q; if p == P { a: 1 } { } x = f(a < b, c > (d)); x = a || { 1 };",
    };
    assert_fine(fine, sizeof fine / sizeof *fine);
}

Test(parse, patterns_of_every_form) {
    static const char *const fine[] = {
        "match x { 1 -> a; -1 -> b; 'a'..='z' -> c; 200.. -> d; ..0 -> e; \"s\" | true -> f; 1ms "
        "-> g }",
        "match x { A | B -> 1; A.B { c, d: _, .. } -> 2; n as 1 | 2 -> 3; _ where a && b -> 4 }",
        "match x { ok { value } -> 1; err { error: N { path } } -> 2; err { error } -> error }",
        "match x { ok v -> 1; err N { path } -> 2; ok -> 3; ok () -> 4; ok n as 5 -> 6 }",
        "match x { [a, .., z] -> 1; [] -> 2; [.., 5] -> 3; [..5, 6..] -> 4; (a, (b, c)) -> 5 }",
        "match x { P { match, if, ok } -> 1 }",
    };
    assert_fine(fine, sizeof fine / sizeof *fine);
}

Test(parse, declarations_of_every_form) {
    cr_assert_str_eq(
        parse_codes(
            "import a.b { c, d as e, }; import std.par; pub const L: i32 = 64;\n"
            "type P<A, B: Ord + Eq> = { x: A, y: B }; pub type S = | C { r: f64 } | D;\n"
            "type F = function(inout A, move B, cap C, shared function(T)) effects [Io] -> R;\n"
            "type G = (A, B) -> R effects [Io] errors [E]; type T = ((A | B), C?)?;\n"
            "error T; error N<T> { p: T } domain I = N | D; domain J = | A { x: i32 } | B;\n"
            "extern c function w(fd: i32) -> isize effects [Blocking];\n"
            "export c function cb(x: i32) -> i32 { return x; } test \"t\" { ... }\n"
            "function f<T, U: Ord>(a: T, inout n: i32, move xs: List<T>,\n"
            "  shared g: function(T) -> U, cap io: Io,) -> R\n"
            "  effects [Async] errors [N, D] { ... }\n"
            "function g() -> i32 error (A | B) effects [] { }\n"
            "function h() -> (function() -> i32) effects [Async] { }\n"
            "function main() with [Io, Async] { }\n"),
        "");
}

Test(parse, soft_keywords_are_names_everywhere_else) {
    cr_assert_str_eq(body_codes("const error = type; test.run(); inout = cap + move; as(shared);"),
                     "");
}

Test(parse, spawn_and_go_without_a_scope_are_refused_one_by_one) {
    cr_assert_str_eq(body_codes("spawn a();\nspawn || { b(); };\nx = spawn c();\nreturn;"),
                     "210 210 210");
    cr_assert_str_eq(parse_codes("go do_work();  // no scope\n"), "210");
    cr_assert_str_eq(parse_codes("function spawn() { }"), "212");
}

Test(parse, a_header_with_lifetimes_is_refused_once) {
    cr_assert_str_eq(parse_codes("fn scoped<'a>(scope: &'a Scope) { ... }\n"), "211");
    cr_assert_str_eq(parse_codes("function f<'a, 'b>(x: &'a T, y: &'b T) { }\nconst x = ;"),
                     "211 201");
}

Test(parse, reserved_words_are_refused_with_advice) {
    cr_assert_str_eq(parse_codes("class A { x: i32 }\nasync function f() { }\nfn g() { h(); }\n"),
                     "212 212 212");
    cr_assert_str_eq(
        body_codes("let x = 1;\nawait f();\nyield;\nunsafe { g(); }\nconst trait = 1;"),
        "212 212 212 212 212");
    cr_assert_str_eq(body_codes("x.spawn(); task.yield(); f(let: 1);"), "");
}

Test(parse, misunderstandings_get_help) {
    static const struct {
        const char *text;
        const char *report;
    } cases[] = {
        {"task.scope |s| { } f();", "unexpected 'f', expected ';': missing ';' after the closure"},
        {"a < b < c;", "unexpected '<': comparisons don't chain: combine two with '&&', or use "
                       "parentheses"},
        {"match r { 1 -> 2, 3 -> 4, 5 -> 6 }", "unexpected ',', expected ';': arms end with ';'"},
        {"if a { 1 } else { 2 } + 3;",
         "unexpected '+', expected a statement: an 'if', 'match' or block that begins a statement "
         "ends at its '}': put it in parentheses to go on"},
        {"const k = if a { 1 };",
         "unexpected ';', expected 'else': an 'if' used as an expression has an 'else'"},
        {"s.spawn || -> i32 work();", "unexpected 'work', expected '{': a closure that follows a "
                                      "call, or has '->', has its body in braces"},
        {"f = |x||y| 1;", "unexpected '||', expected ',' or '|': put a space between the bars of "
                          "two parameter lists"},
        {"const q: List<i32>= x;", "unexpected '<', expected '=': put a space between '>' and '='"},
        {"x = id<i32>;", "unexpected ';', expected '{' or '(': type arguments are written before "
                         "'(' or before the '{' of a record only"},
        {"P { x, y };", "unexpected ',', expected ':': fields are written 'name: value'; shorthand "
                        "is for patterns only"},
        {"if a = b { }", "unexpected '=', expected '{': '=' assigns, and only as a statement: "
                         "compare with '=='"},
        {"x = |a: Foo | Bar| a;", "unexpected type 'Bar', expected the closure's body: put a union "
                                  "type in parentheses: '|x: (A | B)| e'"},
        {"f(&x);", "unexpected '&', expected an expression: there are no references: arguments are "
                   "lent, and 'inout' lends for change"},
        {"f(1) |x| { } |y| { };", "unexpected closure: a call takes one trailing closure: put the "
                                  "other one between the parentheses"},
        {"type X = i32;", "unexpected 'X', expected ';': functions, types, errors and tests are "
                          "declared at top level"},
        {"match x { 1 -> while a { } _ -> { } }",
         "unexpected 'while', expected an expression: as the body of an arm this stands in braces: "
         "'-> { … }'"},
        {"match p { P { x as 1 } -> { } }",
         "unexpected 'as', expected ',': name the field before the pattern: 'x: n as 0..=9'"},
        {"f(a b);", "unexpected 'b', expected ',' or ')'"},
        {"foo(,);", "unexpected ',', expected an expression"},
        {"x = [1, 2;", "unexpected ';', expected ',' or ']'"},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        cr_assert_str_eq(body_report(cases[i].text), cases[i].report);
        cr_assert_eq(unit.diags.error_count, 1, "%s: %s", cases[i].text, codes());
    }
}

Test(parse, errors_in_different_statements_are_all_found) {
    cr_assert_str_eq(body_codes("const x = ;\nf(a b);\nif c { y = ; }\nreturn 1 2;"),
                     "201 201 201 201");
    cr_assert_str_eq(parse_codes("type P = { x i32 };\nfunction f(a i32) { }\nerror E { x: };\n"),
                     "201 201 201");
}

Test(parse, a_bracket_too_few_or_too_many_is_one_mistake) {
    cr_assert_str_eq(parse_codes("function f() {\n  if a {\n    b();\n}\nfunction g() { 1; }\n"),
                     "201");
    cr_assert_str_eq(
        parse_codes("function f() {\n  a();\n}\n  b();\n  c();\n}\nfunction g() { }\n"), "201");
    cr_assert_str_eq(parse_codes("function f() {\n  g(a, (b;\n  h();\n}\nfunction i() { }\n"),
                     "201");
    cr_assert_str_eq(parse_codes("function f() {"), "201");
}

Test(parse, what_a_malformed_token_causes_is_not_reported) {
    cr_assert_str_eq(body_codes("x = a @ b;"), "101");
    cr_assert_str_eq(body_codes("x = \"abc;\ny = 1;"), "102");
}

Test(parse, prefixes_and_chains_end_somewhere) {
    char text[12000] = "const x = ";
    size_t length = strlen(text);
    memset(text + length, '!', 257);
    strcpy(text + length + 257, "a;");
    cr_assert_str_eq(parse_codes(text), "202");
    memmove(text + length + 256, "a;", 3);
    cr_assert_str_eq(parse_codes(text), "");
    for (size_t i = 0; i < 5000; i++)
        memcpy(text + length + 2 * i, "a+", 2);
    strcpy(text + length + 10000, "a;");
    cr_assert_str_eq(parse_codes(text), "202");
}

/* ---- damaged programs ---- */

static const char *const pieces[] = {
    "function f(a: List<i32>) -> A | B effects [Io] {\n",
    "  task.scope |s| {\n",
    "    s.spawn || -> Result<i32, E> { return g(1)?; };\n",
    "  };\n",
    "}\n",
    "if a < b { c(); } ",
    "else { d(); }\n",
    "match x { ok { value } -> 1; err e -> { } _ -> return }\n",
    "task.select { x = a.recv() -> x; else -> 0 };\n",
    "type T = | A { x: i32 } | B;\n",
    "const ",
    "x = ",
    "1 + ",
    "'a",
    "\"s",
    "{",
    "}",
    "(",
    ")",
    "[",
    "]",
    "|",
    "||",
    "<",
    ">",
    ">>",
    ";",
    ",",
    "->",
    "=",
    ":",
    "..",
    "?",
    "spawn ",
    "fn ",
    "@",
    "/*",
    "x",
    "as ",
    "inout ",
    "where ",
    "...",
    "\n",
};

static void assert_inside(struct node *kid, void *context) {
    const struct node *parent = context;
    cr_assert(kid->span.start >= parent->span.start && kid->span.end <= parent->span.end,
              "%s %u..%u is not inside %s %u..%u", node_kind_name(kid->kind), kid->span.start,
              kid->span.end, node_kind_name(parent->kind), parent->span.start, parent->span.end);
    node_each_kid(kid, assert_inside, kid);
}

static unsigned next_random(uint64_t *state) {
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)(*state >> 33);
}

Test(parse, any_text_gives_a_tree_or_errors) {
    for (uint64_t seed = 1; seed <= 3000; seed++) {
        uint64_t state = seed;
        char text[4000] = "";
        size_t length = 0;
        for (unsigned n = 1 + next_random(&state) % 40; n > 0; n--) {
            const char *piece = pieces[next_random(&state) % (sizeof pieces / sizeof *pieces)];
            memcpy(text + length, piece, strlen(piece) + 1);
            length += strlen(piece);
        }
        unit_open(text, length);
        bool is_fine = parse_unit(&unit);
        cr_assert_eq(is_fine, unit.diags.error_count == 0, "seed %d", (int)seed);
        cr_assert_eq(is_fine, unit.file != NULL, "seed %d", (int)seed);
        if (is_fine)
            node_each_kid(unit.file, assert_inside, unit.file);
        unit_close();
    }
}
