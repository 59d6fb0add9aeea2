/* The shaping pass: which of several readings the context of a token chooses. */
#include "syntax/shape.h"

#include <criterion/criterion.h>

#include "syntax_fixture.h"

static struct tokens tokens;

static bool shape_text(const char *text) {
    unit_open(text, strlen(text));
    tokens = (struct tokens){0};
    return lex(&unit, unit.sources.files.items[0], &tokens) && shape(&unit, &tokens);
}

/* The kind of the nth token that is spelled so, from 0. */
static unsigned kind_of(const char *text, const char *spelling, size_t nth) {
    cr_assert(shape_text(text));
    size_t length = strlen(spelling);
    for (size_t i = 1; i < tokens.count; i++) {
        struct span span = tokens.items[i].span;
        bool is_it =
            span.end - span.start == length && !memcmp(text + span.start - 1, spelling, length);
        if (is_it && nth-- == 0)
            return tokens.items[i].kind;
    }
    return 0;
}

Test(shape, a_word_after_a_dot_or_before_a_colon_is_a_name) {
    cr_assert_eq(kind_of("s.spawn", "spawn", 0), TOK_NAME);
    cr_assert_eq(kind_of("f(match: 1)", "match", 0), TOK_NAME);
    cr_assert_eq(kind_of("spawn f", "spawn", 0), TOK_SPAWN);
}

Test(shape, angles_are_brackets_if_types_stand_between_and_no_operand_follows) {
    cr_assert_eq(kind_of("a<b>(c)", "<", 0), TOK_LANGLE);
    cr_assert_eq(kind_of("a < b > c", "<", 0), TOK_LT);
    cr_assert_eq(kind_of("a < b && c > d", "<", 0), TOK_LT);
    cr_assert_eq(kind_of("List<List<i32>>", ">", 1), TOK_RANGLE);
    cr_assert_eq(kind_of("a >> b", ">>", 0), TOK_SHR);
    cr_assert_eq(kind_of("function f<T: Ord + Eq>", "<", 0), TOK_LANGLE);
}

Test(shape, a_bar_begins_a_closure_where_no_operand_ended) {
    cr_assert_eq(kind_of("x = |a| a", "|", 0), TOK_BARO);
    cr_assert_eq(kind_of("x = |a| a", "|", 1), TOK_BARC);
    cr_assert_eq(kind_of("a | b | c", "|", 0), TOK_OR);
    cr_assert_eq(kind_of("a || b", "||", 0), TOK_OROR);
}

Test(shape, a_bar_begins_a_closure_where_a_list_and_a_brace_or_arrow_follow) {
    cr_assert_eq(kind_of("f |a: (A | B), inout b| { }", "|", 0), TOK_BARO);
    cr_assert_eq(kind_of("f |a| -> i32 { }", "|", 0), TOK_BARO);
    cr_assert_eq(kind_of("f || { }", "||", 0), TOK_BARBARC);
    cr_assert_eq(kind_of("type T = | A | B;", "|", 0), TOK_OR);
}

Test(shape, the_brace_after_a_header_is_its_body) {
    cr_assert_eq(kind_of("if a { }", "{", 0), TOK_HBRACE);
    cr_assert_eq(kind_of("if f |x| { } { }", "{", 0), TOK_CBRACE);
    cr_assert_eq(kind_of("if f |x| { } { }", "{", 1), TOK_HBRACE);
    cr_assert_eq(kind_of("if p == P { x: 1 } { }", "{", 0), TOK_LBRACE);
    cr_assert_eq(kind_of("if p == P { x: 1 } { }", "{", 1), TOK_HBRACE);
    cr_assert_eq(kind_of("if const P { x } = e { }", "{", 0), TOK_LBRACE);
    cr_assert_eq(kind_of("if const P { x } = e { }", "{", 1), TOK_HBRACE);
    cr_assert_eq(kind_of("for i in if a { b } else { c } { }", "{", 1), TOK_LBRACE);
}

Test(shape, statement_forms_are_told_from_expressions_by_what_stands_before) {
    cr_assert_eq(kind_of("{ if a { } }", "if", 0), TOK_SIF);
    cr_assert_eq(kind_of("x = if a { }", "if", 0), TOK_IF);
    cr_assert_eq(kind_of("x -> match a { }", "match", 0), TOK_SMATCH);
    cr_assert_eq(kind_of("while match a { }", "match", 0), TOK_CMATCH);
    cr_assert_eq(kind_of("[x; if a { }]", "if", 0), TOK_IF);
}

Test(shape, arms_of_a_select_that_bind_are_marked) {
    cr_assert(
        shape_text("task.select { x = a() -> b; c() -> d = e; P { y } = f() -> {} else -> 1 }"));
    size_t binding = 0;
    for (size_t i = 0; i < tokens.count; i++)
        binding += tokens.items[i].binds;
    cr_assert_eq(binding, 2);
}

Test(shape, a_declaration_at_the_margin_is_inside_of_nothing) {
    cr_assert(shape_text("function f() {\n  g(\nfunction h() { }"));
    for (size_t i = 1; i < tokens.count; i++)
        if (tokens.items[i].kind == TOK_FUNCTION)
            cr_assert_eq(tokens.inside[i], 0);
}

Test(shape, nesting_ends_at_256_levels) {
    char text[2000];
    for (size_t depth = 256; depth <= 257; depth++) {
        memset(text, '(', depth);
        memset(text + depth, ')', depth);
        text[2 * depth] = '\0';
        cr_assert_eq(shape_text(text), depth == 256);
        cr_assert_str_eq(codes(), depth == 256 ? "" : "202");
    }
    for (size_t i = 0; i < 600; i++)
        memcpy(text + 2 * i, "a<", 3);
    cr_assert_not(shape_text(text));
    cr_assert_str_eq(codes(), "202");
}
