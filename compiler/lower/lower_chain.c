/*
 * Lists of handles. The way to have as many tasks as a run calls for is
 *
 *     var tasks: List<Task<T>> = [];
 *     … tasks.push(s.spawn(…)); …
 *     for t in tasks { … t.join() … }
 *
 * Where that is all that is done with such a list (and its length asked for), there is no list on the heap:
 * the blocks of its tasks are linked to one another, {{head, link}, captures…}, and the list is three
 * locals, the first block, the last one, and how many there are. Nobody but the scope's own body can
 * then come by a handle, so the spawns need not be shared, and in a function that only forks and joins
 * the list is no reason to be more.
 */
#include "lower/internal.h"

struct chain {
    const struct symbol *list;
};

/* What the body of a scope does with its lists. */
struct chain_search {
    struct lower *lower;
    const struct scope_info *scope;
    const struct symbol *list;
    const struct symbol *turn; // the variable of a loop over it, inside the loop
    unsigned depth;            // of closures
    bool fits;
};

/* ---- which lists ---- */

static bool is_name_of(const struct node *node, const struct symbol *symbol) {
    return symbol && node->kind == NODE_NAME && node->name.symbol == symbol;
}

static const struct call *builtin_call(const struct node *node, enum builtin builtin) {
    const struct call *call = node->kind == NODE_CALL ? node->call.info : NULL;
    return call && call->kind == CALL_BUILTIN && call->builtin == builtin ? call : NULL;
}

static bool is_own_spawn(const struct chain_search *search, const struct node *node) {
    const struct call *call = node->kind == NODE_CALL ? node->call.info : NULL;
    const struct spawn_info *spawn = call ? call->spawn : NULL;
    return spawn && spawn->into == search->scope && !spawn->is_guard && !spawn->is_daemon &&
           !spawn->is_tail;
}

static void look(struct node *node, void *context);

static void look_at_kids(struct node *node, struct chain_search *search) {
    search->depth += node->kind == NODE_CLOSURE;
    node_each_kid(node, look, search);
    search->depth -= node->kind == NODE_CLOSURE;
}

/* In a loop over the list its variable may be joined, and the list is not touched. */
static void look_at_loop(struct node *node, struct chain_search *search) {
    const struct node *pattern = node->for_stmt.pattern;
    if (search->turn || pattern->kind != NODE_PAT_NAME || pattern->pat_name.variant) {
        search->fits = false;
        return;
    }
    search->turn = pattern->pat_name.symbol;
    look(node->for_stmt.body, search);
    search->turn = NULL;
}

static void look(struct node *node, void *context) {
    struct chain_search *search = context;
    const struct call *push = builtin_call(node, BUILTIN_LIST_PUSH);
    const struct call *length = builtin_call(node, BUILTIN_LEN);
    const struct call *join = builtin_call(node, BUILTIN_JOIN);
    const bool here = search->depth == 0;
    if (is_name_of(node, search->list) || is_name_of(node, search->turn)) {
        search->fits = false;
    } else if (here && push && is_name_of(push->args.items[0].value, search->list)) {
        search->fits &= !search->turn && is_own_spawn(search, push->args.items[1].value);
        look(push->args.items[1].value, search);
    } else if (here && length && is_name_of(length->args.items[0].value, search->list)) {
        return;
    } else if (here && join && is_name_of(join->args.items[0].value, search->turn)) {
        return;
    } else if (here && node->kind == NODE_FOR &&
               is_name_of(node->for_stmt.iterable, search->list)) {
        look_at_loop(node, search);
    } else {
        look_at_kids(node, search);
    }
}

/* `var tasks: List<Task<T>> = []` */
static const struct symbol *declared_list(const struct node *node) {
    if (node->kind != NODE_LET || node->let.pattern->kind != NODE_PAT_NAME || !node->let.value ||
        node->let.value->kind != NODE_ARRAY || node->let.value->array.items.count > 0)
        return NULL;
    const struct symbol *symbol = node->let.pattern->pat_name.symbol;
    const struct type *type = symbol ? symbol->type : NULL;
    return type && type->kind == TYPE_LIST && type->args[0]->kind == TYPE_TASK ? symbol : NULL;
}

static void note_pushes(struct node *node, void *context) {
    struct chain_search *search = context;
    const struct call *push = builtin_call(node, BUILTIN_LIST_PUSH);
    if (push && is_name_of(push->args.items[0].value, search->list))
        map_put(&search->lower->chains, push->args.items[1].value,
                map_get(&search->lower->chains, search->list));
    node_each_kid(node, note_pushes, search);
}

static void find_lists(struct node *node, void *context) {
    struct chain_search *found = context;
    if (node->kind == NODE_CLOSURE)
        return;
    const struct symbol *list = declared_list(node);
    if (list) {
        struct chain_search search = {
            .lower = found->lower, .scope = found->scope, .list = list, .fits = true};
        struct node *body = found->scope->closure->closure.body;
        look(body, &search);
        if (search.fits) {
            struct chain *chain = ARENA_NEW(found->lower->arena, struct chain);
            chain->list = list;
            map_put(&found->lower->chains, list, chain);
            note_pushes(body, &search);
        }
    }
    node_each_kid(node, find_lists, found);
}

/* Looks through the scope's body, once. */
static void find_chains(struct lower *lower, const struct scope_info *scope) {
    if (!scope || map_get(&lower->chains, scope))
        return;
    map_put(&lower->chains, scope, lower);
    struct chain_search search = {.lower = lower, .scope = scope};
    find_lists(scope->closure->closure.body, &search);
}

void chain_scope(struct lower *lower, const struct scope_info *scope) {
    find_chains(lower, scope);
}

bool chain_has_spawn(struct lower *lower, const struct node *spawn) {
    find_chains(lower, spawn->call.info->spawn->into);
    return map_get(&lower->chains, spawn) != NULL;
}

bool chain_is_list(const struct lower *lower, const struct node *node) {
    return node->kind == NODE_NAME && node->name.symbol &&
           map_get(&lower->chains, node->name.symbol) != NULL;
}

/* ---- blocks ---- */

struct storage *chain_head(struct lower *lower, struct storage *head) {
    struct storage *fields[] = {head, storage_basic(lower, STORAGE_PTR)};
    return ir_struct(lower->ir, fields, 2);
}

/* ---- the list in a function ---- */

struct chain_locals {
    struct place first;
    struct place last;
    struct place count;
};

static const struct chain_locals *chain_locals(struct fn *fn, const struct node *name) {
    return map_get(&fn->chains, name->name.symbol);
}

bool lower_chain_let(struct fn *fn, const struct node *let) {
    const struct symbol *list = declared_list(let);
    if (!list || !map_get(&fn->lower->chains, list))
        return false;
    struct chain_locals *locals = map_get(&fn->chains, list);
    if (!locals) {
        locals = ARENA_NEW(fn->lower->arena, struct chain_locals);
        locals->first = ir_place(fn_local(fn, fn_basic(fn, STORAGE_PTR), "first"));
        locals->last = ir_place(fn_local(fn, fn_basic(fn, STORAGE_PTR), "last"));
        locals->count = ir_place(fn_local(fn, fn_basic(fn, STORAGE_U64), "count"));
        map_put(&fn->chains, list, locals);
    }
    fn_copy(fn, locals->first, ir_null(fn->lower->ir));
    fn_copy(fn, locals->last, ir_null(fn->lower->ir));
    fn_copy(fn, locals->count, fn_int(fn, STORAGE_U64, 0));
    return true;
}

/* The link in the block that the pointer leads to. */
static struct place link_of(struct fn *fn, struct place pointer, struct type *task) {
    struct storage *head = storage_task_head(fn->lower, task->args[0]);
    return ir_field(&fn->at, ir_deref(&fn->at, pointer, chain_head(fn->lower, head)), 1);
}

void lower_chain_push(struct fn *fn, struct node *list, struct node *spawn) {
    const struct chain_locals *locals = chain_locals(fn, list);
    struct type *task = node_wanted(fn, list)->args[0];
    struct place block = fn_place(fn, lower_expr(fn, spawn));
    block_id first = fn_block(fn);
    block_id next = fn_block(fn);
    block_id after = fn_block(fn);
    struct operand none = ir_null(fn->lower->ir);
    fn_copy(fn, link_of(fn, block, task), none);
    fn_branch(fn, fn_compare(fn, SUB_EQ, fn_get(fn, locals->last), none), first, next);
    fn_enter(fn, first);
    fn_copy(fn, locals->first, fn_get(fn, block));
    fn_jump(fn, after);
    fn_enter(fn, next);
    fn_copy(fn, link_of(fn, locals->last, task), fn_get(fn, block));
    fn_jump_into(fn, after);
    fn_copy(fn, locals->last, fn_get(fn, block));
    ir_binary(&fn->at, locals->count, SUB_ADD, fn_get(fn, locals->count),
              fn_int(fn, STORAGE_U64, 1));
}

struct operand lower_chain_length(struct fn *fn, const struct node *list) {
    return fn_hold(fn, fn_get(fn, chain_locals(fn, list)->count));
}

struct chain_loop lower_chain_begin(struct fn *fn, const struct node *list) {
    struct chain_loop loop = {
        .turn = fn_temp(fn, fn_basic(fn, STORAGE_PTR)),
        .task = node_wanted(fn, list)->args[0],
    };
    fn_copy(fn, loop.turn, fn_get(fn, chain_locals(fn, list)->first));
    return loop;
}

struct operand lower_chain_more(struct fn *fn, const struct chain_loop *loop) {
    return fn_compare(fn, SUB_NE, fn_get(fn, loop->turn), ir_null(fn->lower->ir));
}

void lower_chain_next(struct fn *fn, const struct chain_loop *loop) {
    fn_copy(fn, loop->turn, fn_get(fn, link_of(fn, loop->turn, loop->task)));
}
