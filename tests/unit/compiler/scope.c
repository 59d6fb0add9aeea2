/* Lexical scopes: the innermost name wins, and names that are gone are remembered. */
#include "resolve/scope.h"

#include <criterion/criterion.h>

#include "base/atom.h"

static struct arena arena;
static struct atom_table atoms = {.arena = &arena};

static struct symbol *declare(struct scopes *scopes, const char *name) {
    struct symbol *symbol = ARENA_NEW(&arena, struct symbol);
    symbol->name = atom_of(&atoms, name);
    scope_declare(scopes, symbol);
    return symbol;
}

Test(scope, the_innermost_name_is_found) {
    struct scopes scopes = {.arena = &arena};
    struct node outer = {.kind = NODE_BLOCK};
    struct node inner = {.kind = NODE_BLOCK};
    scope_push(&scopes, &outer);
    const struct symbol *first = declare(&scopes, "x");
    scope_push(&scopes, &inner);
    cr_assert_eq(scope_lookup(&scopes, first->name), first);
    cr_assert_null(scope_lookup_here(&scopes, first->name));
    const struct symbol *second = declare(&scopes, "x");
    cr_assert_eq(scope_lookup(&scopes, first->name), second);
    cr_assert_eq(second->block, &inner);
    cr_assert_gt(second->depth, first->depth);
    scope_pop(&scopes);
    cr_assert_eq(scope_lookup(&scopes, first->name), first);
}

Test(scope, a_name_whose_scope_has_ended_is_remembered) {
    struct scopes scopes = {.arena = &arena};
    struct node block = {.kind = NODE_BLOCK};
    scope_push(&scopes, &block);
    const struct symbol *handle = declare(&scopes, "handle");
    scope_pop(&scopes);
    cr_assert_null(scope_lookup(&scopes, handle->name));
    cr_assert_eq(scope_lookup_ended(&scopes, handle->name), handle);
    cr_assert_null(scope_lookup_ended(&scopes, atom_of(&atoms, "other")));
}
