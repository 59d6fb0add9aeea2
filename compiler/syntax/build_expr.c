/* Expressions. A node begins where its first operand begins and ends with the last token taken. */
#include <stdlib.h>
#include <string.h>

#include "base/panic.h"
#include "syntax/build.h"
#include "syntax/grammar.h"
#include "unit.h"

struct node *build_name(struct build *b, const struct token *name) {
    struct node *node = node_make(b, NODE_NAME, name->span.start);
    node->span = name->span;
    node->name.name = name->name;
    return node;
}

/* ---- literals ---- */

/* The greatest magnitude that the type named by a suffix holds on this side of zero. */
static uint64_t suffix_limit(const char *suffix, bool is_negative) {
    bool is_size = !strcmp(suffix + 1, "size");
    unsigned bits = is_size ? 64 : (unsigned)strtoul(suffix + 1, NULL, 10);
    if (suffix[0] == 'u')
        return is_negative ? 0 : UINT64_MAX >> (64 - bits);
    uint64_t least = (uint64_t)1 << (bits - 1);
    return is_negative ? least : least - 1;
}

/* A number with a suffix must fit it (SC0105); one without takes its type from its place. */
static void check_suffix(struct build *b, const struct node *node) {
    if (!node->integer.suffix)
        return;
    const char *suffix = node->integer.suffix->text;
    if (node->integer.value <= suffix_limit(suffix, node->integer.is_negative))
        return;
    report(&b->unit->diags, DIAG_LITERAL_RANGE, node->span, "number %s%llu does not fit '%s'",
           node->integer.is_negative ? "-" : "", (unsigned long long)node->integer.value, suffix);
}

/* Does a minus stand before the literal that is no subtraction? Then it decides what fits. */
static bool has_minus(const struct token *token) {
    return token[-1].kind == TOK_MINUS && !(token_roles(token[-2].kind) & TOKEN_ENDS);
}

static struct node *literal_make(struct build *b, enum node_kind kind, const struct token *token) {
    struct node *node = node_make(b, kind, token->span.start);
    node->span = token->span;
    return node;
}

struct node *build_literal(struct build *b, const struct token *token) {
    struct node *node = NULL;
    switch (token->kind) {
    case TOK_INT:
        node = literal_make(b, NODE_INT, token);
        node->integer.value = token->word;
        node->integer.suffix = token->name;
        if (!has_minus(token))
            check_suffix(b, node);
        return node;
    case TOK_FLOAT:
        node = literal_make(b, NODE_FLOAT, token);
        node->real.value = token->real;
        node->real.suffix = token->name;
        return node;
    case TOK_DURATION:
        node = literal_make(b, NODE_DURATION, token);
        node->duration.nanoseconds = token->word;
        return node;
    case TOK_CHAR:
        node = literal_make(b, NODE_CHAR, token);
        node->character.value = token->word;
        return node;
    case TOK_STRING:
        node = literal_make(b, NODE_STRING, token);
        node->string.bytes = token->text;
        return node;
    default:
        node = literal_make(b, NODE_BOOL, token);
        node->boolean.value = token->kind == TOK_TRUE;
        return node;
    }
}

/* Gives the literal its minus; false if it can take none. */
static bool literal_negate(struct build *b, struct node *node) {
    if (node->in_parens)
        return false;
    if (node->kind == NODE_INT && !node->integer.is_negative) {
        node->integer.is_negative = true;
        return true;
    }
    if (node->kind == NODE_FLOAT) {
        node->real.value = -node->real.value;
        return true;
    }
    if (node->kind == NODE_DURATION) {
        node->duration.nanoseconds = 0 - node->duration.nanoseconds;
        return true;
    }
    (void)b;
    return false;
}

struct node *build_negative(struct build *b, const struct token *minus, const struct token *token) {
    struct node *node = build_literal(b, token);
    literal_negate(b, node);
    node->span.start = minus->span.start;
    if (node->kind == NODE_INT)
        check_suffix(b, node);
    return node;
}

/* ---- primaries ---- */

struct node *build_unit(struct build *b, const struct token *open) {
    return node_make(b, NODE_UNIT, open->span.start);
}

struct node *build_tuple(struct build *b, const struct token *open, struct node *first,
                         struct node_list rest) {
    struct node *node = node_make(b, NODE_TUPLE, open->span.start);
    node->tuple.items = list_join(b, list_add(b, list_none(), first), rest);
    if (rest.count == 0)
        report(&b->unit->diags, DIAG_UNEXPECTED_TOKEN, node->span, "a tuple has two items or more");
    return node_done(b, node);
}

struct node *build_array(struct build *b, const struct token *open, struct node_list items) {
    struct node *node = node_make(b, NODE_ARRAY, open->span.start);
    node->array.items = items;
    return node_done(b, node);
}

struct node *build_array_repeat(struct build *b, const struct token *open, struct node *value,
                                struct node *times) {
    struct node *node = node_make(b, NODE_ARRAY_REPEAT, open->span.start);
    node->array_repeat.value = value;
    node->array_repeat.times = times;
    return node_done(b, node);
}

/* The names of `a.b.c`, first to last. */
static void path_atoms(struct build *b, const struct node *path, struct atom_list *atoms) {
    size_t count = 1;
    for (const struct node *at = path; at->kind == NODE_MEMBER; at = at->member.base)
        count++;
    atoms->items = arena_alloc(&b->unit->arena, count * sizeof *atoms->items);
    atoms->count = atoms->capacity = count;
    for (const struct node *at = path;; at = at->member.base) {
        bool is_first = at->kind == NODE_NAME;
        atoms->items[--count] = is_first ? at->name.name : at->member.name;
        if (is_first)
            return;
    }
}

struct node *build_record(struct build *b, struct node *path, struct node_list targs,
                          struct node_list inits) {
    struct node *node = node_make(b, NODE_RECORD, path->span.start);
    path_atoms(b, path, &node->record.path);
    node->record.targs = targs;
    node->record.inits = inits;
    return node_done(b, node);
}

/* `ok { value: e }` and `err { error: e }` are the long forms of `ok e` and `err e`. */
struct node *build_result_long(struct build *b, const struct token *word, struct node_list inits) {
    bool is_ok = word->kind == TOK_OK;
    const char *field = is_ok ? "value" : "error";
    struct node *init = inits.count ? inits.items[0] : NULL;
    if (inits.count != 1 || strcmp(init->init.name->text, field) != 0)
        report(&b->unit->diags, DIAG_UNEXPECTED_TOKEN,
               inits.count > 1 ? inits.items[1]->span
               : init          ? init->span
                               : word->span,
               "'%s' has one field, '%s'", word->name->text, field);
    struct node *value = init ? init->init.value : NULL;
    return is_ok ? build_ok(b, word, value) : build_err(b, word, value);
}

struct node *build_init(struct build *b, const struct token *name, struct node *value) {
    struct node *node = node_make(b, NODE_INIT, name->span.start);
    node->init.name = name->name;
    node->init.value = value;
    return node_done(b, node);
}

/* The path is `task.select`: shape.c looks at nothing else. */
struct node *build_select(struct build *b, struct node *path, struct node_list arms) {
    struct node *node = node_make(b, NODE_SELECT, path->span.start);
    node->select.arms = arms;
    return node_done(b, node);
}

/* ---- postfix ---- */

static struct node *member_make(struct build *b, struct node *base, const struct token *name,
                                atom text) {
    struct node *node = node_make(b, NODE_MEMBER, base->span.start);
    node->span.end = name->span.end;
    node->member.base = base;
    node->member.name = text;
    node->member.name_span = name->span;
    node->member.field = -1;
    return node_done(b, node);
}

struct node *build_member(struct build *b, struct node *base, const struct token *name) {
    return member_make(b, base, name, name->name);
}

/* `t.0`: the name of a tuple's item is its number. */
struct node *build_item(struct build *b, struct node *base, const struct token *number) {
    const char *text = b->source->text + (number->span.start - b->source->base);
    atom name = atom_make(&b->unit->atoms, text, number->span.end - number->span.start);
    return member_make(b, base, number, name);
}

struct node *build_call(struct build *b, struct node *callee, struct node_list targs,
                        struct node_list args) {
    struct node *node = node_make(b, NODE_CALL, callee->span.start);
    node->call.callee = callee;
    node->call.targs = targs;
    node->call.args = args;
    return node_done(b, node);
}

struct node *build_method_call(struct build *b, struct node *base, const struct token *name,
                               struct node_list targs, struct node_list args) {
    return build_call(b, build_member(b, base, name), targs, args);
}

struct node *build_arg(struct build *b, const struct token *inout, struct node *value) {
    struct node *node = node_make(b, NODE_ARG, inout ? inout->span.start : value->span.start);
    node->arg.is_inout = inout != NULL;
    node->arg.value = value;
    return node_done(b, node);
}

struct node *build_arg_named(struct build *b, const struct token *name, struct node *value) {
    struct node *node = node_make(b, NODE_ARG, name->span.start);
    node->arg.name = name->name;
    node->arg.value = value;
    return node_done(b, node);
}

struct node *build_index(struct build *b, struct node *base, struct node *index) {
    struct node *node = node_make(b, NODE_INDEX, base->span.start);
    node->index.base = base;
    node->index.index = index;
    return node_done(b, node);
}

static void complain_chain(struct build *b, const struct token *op, const char *what,
                           const char *advice) {
    const char *text = b->source->text + (op->span.start - b->source->base);
    struct diag *d = report(&b->unit->diags, DIAG_UNEXPECTED_TOKEN, op->span,
                            "unexpected '%.*s': %s don't chain",
                            (int)(op->span.end - op->span.start), text, what);
    diag_help(d, "%s", advice);
}

static bool is_bare_range(const struct node *node) {
    return node && node->kind == NODE_RANGE && !node->in_parens;
}

struct node *build_range(struct build *b, const struct token *op, struct node *low,
                         struct node *high) {
    if (is_bare_range(low))
        complain_chain(b, op, "ranges", "a range has one '..'");
    struct node *node = node_make(b, NODE_RANGE, low ? low->span.start : op->span.start);
    node->range.low = low;
    node->range.high = high;
    node->range.is_inclusive = op->kind == TOK_DOTDOTEQ;
    return node_done(b, node);
}

static struct node *try_make(struct build *b, uint32_t start, struct node *value) {
    struct node *node = node_make(b, NODE_TRY, start);
    node->try_expr.value = value;
    return node_done(b, node);
}

struct node *build_try(struct build *b, struct node *value) {
    return try_make(b, value->span.start, value);
}

struct node *build_check(struct build *b, const struct token *word, struct node *value) {
    struct node *node = try_make(b, word->span.start, value);
    node->try_expr.is_check = true;
    return node;
}

/* ---- closures ---- */

/* Does the name look like one of a type, and not of a value or constant? */
static bool is_type_like(const char *name) {
    static const char *const numbers[] = {"i8",  "i16", "i32",   "i64",   "u8",  "u16",
                                          "u32", "u64", "isize", "usize", "f32", "f64"};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        if (!strcmp(name, numbers[i]))
            return true;
    bool has_lower = false;
    for (const char *c = name; *c; c++)
        has_lower |= *c >= 'a' && *c <= 'z';
    return has_lower && *name >= 'A' && *name <= 'Z';
}

/* `|x: A | B| e` reads as |x: A| (B | e): said while the reason can still be seen. */
static void check_bare_union(struct build *b, struct closure_head head, const struct node *body) {
    bool is_typed = head.params.count && head.params.items[head.params.count - 1]->param.declared;
    if (!is_typed || body->kind != NODE_BINARY || body->binary.op != BINARY_BITOR)
        return;
    while (body->kind == NODE_BINARY && body->binary.op == BINARY_BITOR && !body->in_parens)
        body = body->binary.lhs;
    if (body->kind != NODE_NAME || body->in_parens || !is_type_like(body->name.name->text))
        return;
    struct diag *d =
        report(&b->unit->diags, DIAG_UNEXPECTED_TOKEN, body->span,
               "unexpected type '%s', expected the closure's body", body->name.name->text);
    diag_help(d, "put a union type in parentheses: '|x: (A | B)| e'");
}

struct node *build_closure(struct build *b, struct closure_head head, struct node *result,
                           struct node *body) {
    struct node *node = node_make(b, NODE_CLOSURE, head.open->span.start);
    check_bare_union(b, head, body);
    node->closure.params = head.params;
    node->closure.result = result;
    node->closure.body = body;
    return node_done(b, node);
}

/*
 * `f(a) |x| { .. }` is f(a, closure) and `f |x| { .. }` is f(closure); only calls and paths can be
 * followed by a closure, and by one only.
 */
struct node *build_trailing(struct build *b, struct node *callee, struct node *closure) {
    bool is_call = callee->kind == NODE_CALL && !callee->in_parens;
    bool is_path = callee->kind == NODE_NAME || callee->kind == NODE_MEMBER;
    closure->closure.is_trailing = true;
    if (is_call && callee->call.has_trailing) {
        struct diag *d = report(&b->unit->diags, DIAG_UNEXPECTED_TOKEN, closure->span,
                                "unexpected closure: a call takes one trailing closure");
        diag_help(d, "put the other one between the parentheses");
        return callee;
    }
    if (!is_call && !is_path && !callee->in_parens) {
        struct diag *d = report(&b->unit->diags, DIAG_UNEXPECTED_TOKEN, closure->span,
                                "unexpected closure: a trailing closure follows a call or a name");
        diag_help(d, "a closure's parameters end the expression before them; to combine bits, "
                     "put the operand after '|' in parentheses");
        return callee;
    }
    struct node *call = is_call ? callee : build_call(b, callee, list_none(), list_none());
    struct node *arg = node_make(b, NODE_ARG, closure->span.start);
    arg->arg.value = closure;
    call->call.args = list_add(b, call->call.args, node_done(b, arg));
    call->call.has_trailing = true;
    call->span.end = b->end;
    return node_done(b, call);
}

/* ---- operators ---- */

struct node *build_ok(struct build *b, const struct token *word, struct node *value) {
    struct node *node = node_make(b, NODE_OK, word->span.start);
    node->ok.value = value;
    return node_done(b, node);
}

struct node *build_err(struct build *b, const struct token *word, struct node *value) {
    struct node *node = node_make(b, NODE_ERR, word->span.start);
    node->err.value = value;
    return node_done(b, node);
}

struct node *build_unary(struct build *b, const struct token *op, enum unary_op kind,
                         struct node *operand) {
    if (kind == UNARY_NEG && literal_negate(b, operand)) {
        operand->span.start = op->span.start;
        if (operand->kind == NODE_INT)
            check_suffix(b, operand);
        return operand;
    }
    struct node *node = node_make(b, NODE_UNARY, op->span.start);
    node->unary.op = kind;
    node->unary.operand = operand;
    return node_done(b, node);
}

static enum binary_op binary_op(const struct token *op) {
    static const struct {
        uint16_t token;
        enum binary_op op;
    } ops[] = {
        {TOK_OROR, BINARY_OR},
        {TOK_ANDAND, BINARY_AND},
        {TOK_EQEQ, BINARY_EQ},
        {TOK_NE, BINARY_NE},
        {TOK_LT, BINARY_LT},
        {TOK_LE, BINARY_LE},
        {TOK_GT, BINARY_GT},
        {TOK_GE, BINARY_GE},
        {TOK_OR, BINARY_BITOR},
        {TOK_XOR, BINARY_BITXOR},
        {TOK_AND, BINARY_BITAND},
        {TOK_SHL, BINARY_SHL},
        {TOK_SHR, BINARY_SHR},
        {TOK_PLUS, BINARY_ADD},
        {TOK_MINUS, BINARY_SUB},
        {TOK_CONCAT, BINARY_CONCAT},
        {TOK_PLUSWRAP, BINARY_ADD_WRAP},
        {TOK_MINUSWRAP, BINARY_SUB_WRAP},
        {TOK_STAR, BINARY_MUL},
        {TOK_SLASH, BINARY_DIV},
        {TOK_PERCENT, BINARY_REM},
        {TOK_STARWRAP, BINARY_MUL_WRAP},
    };

    for (size_t i = 0; i < sizeof ops / sizeof *ops; i++)
        if (ops[i].token == op->kind)
            return ops[i].op;
    panic("token %u is no binary operator", op->kind);
}

/* 1 for == and !=, 2 for the orders, 0 for the others. */
static int comparison_rank(enum binary_op op) {
    if (op == BINARY_EQ || op == BINARY_NE)
        return 1;
    return op == BINARY_LT || op == BINARY_LE || op == BINARY_GT || op == BINARY_GE ? 2 : 0;
}

struct node *build_binary(struct build *b, const struct token *op, struct node *lhs,
                          struct node *rhs) {
    struct node *node = node_make(b, NODE_BINARY, lhs->span.start);
    node->binary.op = binary_op(op);
    int rank = comparison_rank(node->binary.op);
    bool is_chain = rank && lhs->kind == NODE_BINARY && !lhs->in_parens &&
                    comparison_rank(lhs->binary.op) == rank;
    if (is_chain && b->chain != lhs)
        complain_chain(b, op, "comparisons", "combine two with '&&', or use parentheses");
    if (is_chain)
        b->chain = node;
    node->binary.op_span = op->span;
    node->binary.lhs = lhs;
    node->binary.rhs = rhs;
    return node_done(b, node);
}
