/*
 * What must not stand in a `defer` (spec 7, "Cleanup that suspends"): it runs while its block is being
 * left, so it cannot leave on a way of its own, and the scope whose body ends takes no more tasks.
 * `defer check e;` is the one way for an error to come out of it.
 */
#include "diag/diag.h"
#include "effect/internal.h"
#include "lang/builtin.h"
#include "type/call.h"

/* Where the walk is, seen from the innermost `defer` around it. */
struct place {
    struct unit *unit;
    const struct node *defer;    // NULL outside
    const struct node *closure;  // a closure between here and the defer: `return` and `?` end there
    bool in_loop;                // a loop between here and the defer: jumps stay inside
    const struct symbol *ending; // the scope whose body's outermost block the defer belongs to
    const struct node
        *scope_body; // the block that is the body of a scope, while it is the current one
    const struct symbol *scope; // the handle of that scope
};

static void visit(struct node *node, void *context);

static struct diag *refuse(const struct place *place, struct span span, const char *what) {
    struct diag *diag = report(&place->unit->diags, DIAG_BAD_DEFER, span, "%s in a defer", what);
    diag_label(diag, place->defer->span, "the defer runs while its block is being left");
    return diag;
}

static bool is_deferred_check(const struct node *body) {
    return body->kind == NODE_EXPR_STMT && body->expr_stmt.value->kind == NODE_TRY &&
           body->expr_stmt.value->try_expr.is_check;
}

static void visit_defer(struct node *defer, const struct place *place) {
    struct place inside = *place;
    inside.defer = defer;
    inside.closure = NULL;
    inside.in_loop = false;
    inside.ending = place->scope_body ? place->scope : NULL;
    inside.scope_body = NULL;
    struct node *body = defer->defer.body;
    if (is_deferred_check(body))
        visit(body->expr_stmt.value->try_expr.value, &inside);
    else
        visit(body, &inside);
}

static void visit_closure(struct node *closure, const struct place *place) {
    struct place inside = *place;
    const struct closure_info *info = closure->closure.info;
    inside.closure = closure;
    inside.in_loop = false;
    inside.scope_body = NULL;
    if (info && info->is_scope_body && info->call && info->call->scope) {
        inside.scope_body = closure->closure.body;
        inside.scope = info->call->scope->handle;
    }
    node_each_kid(closure, visit, &inside);
}

static void visit_spawn(const struct node *call, const struct place *place) {
    const struct call *info = call->call.info;
    if (!place->ending || !info || !info->spawn || info->spawn->scope != place->ending)
        return;
    struct diag *diag = refuse(place, call->call.callee->span, "spawn into the scope that ends");
    diag_help(diag, "open a task.scope in the defer, or spawn before the block is left");
}

static void visit_jump(const struct node *node, const struct place *place) {
    bool leaves_function = !place->closure;
    if (node->kind == NODE_RETURN && leaves_function)
        refuse(place, node->span, "return");
    else if (node->kind == NODE_ENSURE && leaves_function)
        refuse(place, node->span, "ensure");
    else if (node->kind == NODE_TRY && leaves_function)
        diag_help(refuse(place, node->span, node->try_expr.is_check ? "check" : "'?'"),
                  "handle the result in the defer, or write 'defer check e;' for the whole of it");
    else if (node->kind == NODE_BREAK && leaves_function && !place->in_loop)
        refuse(place, node->span, "break");
    else if (node->kind == NODE_CONTINUE && leaves_function && !place->in_loop)
        refuse(place, node->span, "continue");
}

static void visit(struct node *node, void *context) {
    const struct place *place = context;
    if (node->kind == NODE_DEFER) {
        visit_defer(node, place);
        return;
    }
    if (node->kind == NODE_CLOSURE) {
        visit_closure(node, place);
        return;
    }
    if (place->defer) {
        visit_jump(node, place);
        if (node->kind == NODE_CALL)
            visit_spawn(node, place);
    }
    struct place inside = *place;
    if (node->kind == NODE_WHILE || node->kind == NODE_FOR || node->kind == NODE_WHILE_MATCH)
        inside.in_loop = true;
    if (node->kind == NODE_BLOCK && node != place->scope_body)
        inside.scope_body = NULL;
    node_each_kid(node, visit, &inside);
}

void effect_check_defers(struct unit *unit, struct node *decl) {
    node_each_kid(decl, visit, &(struct place){.unit = unit});
}
