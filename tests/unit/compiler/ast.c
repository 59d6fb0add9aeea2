/* The tree: names of kinds, the walk, the dump, and that spans lie inside each other. */
#include "syntax/ast.h"

#include <criterion/criterion.h>

#include "syntax_fixture.h"

static const struct node *parse_text(const char *text) {
    cr_assert_str_eq(parse_codes(text), "");
    return unit.file;
}

/* The value of the constant that is the text's only declaration. */
static const struct node *value_of(const char *text) {
    return parse_text(text)->file.decls.items[0]->const_decl.value;
}

static void count_kid(struct node *kid, void *context) {
    (void)kid;
    ++*(size_t *)context;
}

Test(ast, each_kid_that_is_there_is_visited_once) {
    struct node *value = (struct node *)value_of("const x = f(1, 2) |a| { };");
    size_t kids = 0;
    node_each_kid(value, count_kid, &kids);
    cr_assert_eq(kids, 4);
    cr_assert_str_eq(node_kind_name(value->kind), "CALL");
}

Test(ast, the_dump_is_an_outline_with_places) {
    struct strbuf out = {.arena = &unit.arena};
    const struct node *file = parse_text("const x = -1 + y;");
    out.arena = &unit.arena;
    node_dump(file, &out);
    cr_assert_str_eq(strbuf_text(&out), "FILE 1..18\n"
                                        "  decls: CONST_DECL 1..18 name=x\n"
                                        "    value: BINARY 11..17 op='+'\n"
                                        "      lhs: INT 11..13 value=1 is_negative\n"
                                        "      rhs: NAME 16..17 name=y\n");
}

Test(ast, parentheses_widen_a_span_and_leave_no_node) {
    const struct node *value = value_of("const x = (a + b) * c;");
    cr_assert_eq(value->binary.op, BINARY_MUL);
    cr_assert(value->binary.lhs->in_parens);
    cr_assert_eq(value->span.start, 11);
    cr_assert_eq(value->binary.lhs->span.end, 18);
}

Test(ast, a_minus_belongs_to_the_number_behind_it) {
    cr_assert(value_of("const x = -128i8;")->integer.is_negative);
    cr_assert_eq(value_of("const x = -5ms;")->duration.nanoseconds, (uint64_t)-5000000);
    cr_assert_eq(value_of("const x = -x.abs();")->kind, NODE_UNARY);
    cr_assert_str_eq(parse_codes("const x = 128i8;"), "105");
    cr_assert_str_eq(parse_codes("const x = -129i8;"), "105");
    cr_assert_str_eq(parse_codes("const x = 1-128i8;"), "105");
}

Test(ast, the_place_of_a_missing_clause_is_behind_the_header) {
    const struct node *f = parse_text("function f() -> i32\n{ }")->file.decls.items[0];
    cr_assert_eq(f->function.clause_span.start, 20);
    cr_assert_eq(f->function.clause_span.end, 20);
}

Test(ast, the_value_of_a_block_is_its_last_expression_or_form) {
    static const struct {
        const char *text;
        size_t stmts;
        int kind; // -1: no value
    } cases[] = {
        {"const x = { f(); 1 };", 1, NODE_INT},
        {"const x = { 1; };", 1, -1},
        {"const x = { if a { } else { } };", 0, NODE_IF},
        {"const x = { if a { }; };", 1, -1},
        {"const x = { match a { } f(); };", 2, -1},
        {"const x = { f(); { 2 } };", 1, NODE_BLOCK},
        {"const x = { return 1 };", 1, -1},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct node *block = value_of(cases[i].text);
        cr_assert_eq(block->block.stmts.count, cases[i].stmts, "%s", cases[i].text);
        int kind = block->block.value ? (int)block->block.value->kind : -1;
        cr_assert_eq(kind, cases[i].kind, "%s", cases[i].text);
    }
}

Test(ast, a_trailing_closure_is_the_last_argument_of_its_call) {
    const struct node *call = value_of("const x = f(1) |a| { };");
    cr_assert(call->call.has_trailing);
    cr_assert_eq(call->call.args.count, 2);
    call = value_of("const x = task.scope |s| { };");
    cr_assert_eq(call->call.args.count, 1);
    cr_assert_eq(call->call.callee->kind, NODE_MEMBER);
    call = value_of("const x = (f(1)) |a| { };");
    cr_assert_eq(call->call.args.count, 1);
    cr_assert_eq(call->call.callee->kind, NODE_CALL);
}
