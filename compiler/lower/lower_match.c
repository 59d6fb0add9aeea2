/* Matches: the arms' patterns are tested in order. The first that fits gives the value. */
#include "lower/internal.h"

/* The arms; where none fits, control goes to `otherwise`. */
static void lower_arms(struct fn *fn, struct node *match, const struct join_point *join,
                       block_id otherwise) {
    struct node *subject = match->match.subject;
    struct type *type = node_wanted(fn, subject);
    struct operand value = lower_expr(fn, subject);
    struct place place = is_void(value) ? (struct place){.local = NO_LOCAL} : fn_place(fn, value);
    const bool steady = node_is_steady(subject);
    for (size_t i = 0; i < match->match.arms.count; i++) {
        struct node *arm = match->match.arms.items[i];
        const bool is_last = i + 1 == match->match.arms.count;
        block_id next = is_last ? otherwise : fn_block(fn);
        fn_site(fn, arm->span);
        lower_pattern(fn, arm->arm.pattern, place, type, steady, next);
        if (arm->arm.guard) {
            block_id holds = fn_block(fn);
            lower_condition(fn, arm->arm.guard, holds, next);
            fn_enter(fn, holds);
        }
        join_point_give(fn, join, arm->arm.body);
        if (!is_last)
            fn_enter(fn, next);
    }
    if (match->match.arms.count == 0)
        fn_jump(fn, otherwise);
}

struct operand lower_match(struct fn *fn, struct node *node) {
    struct join_point join = join_point_make(fn, node_type(fn, node));
    block_id none = fn_block(fn);
    lower_arms(fn, node, &join, none);
    fn_enter(fn, none);
    fn_unreachable(fn); // the checker has seen that the arms are exhaustive
    return join_point_enter(fn, &join);
}

struct operand lower_if_match(struct fn *fn, struct node *node) {
    struct join_point join = join_point_make(fn, node_type(fn, node));
    block_id otherwise = fn_block(fn);
    lower_arms(fn, node->if_match.match, &join, otherwise);
    fn_enter(fn, otherwise);
    join_point_give(fn, &join, node->if_match.otherwise);
    return join_point_enter(fn, &join);
}

void lower_match_turn(struct fn *fn, struct node *match, block_id done) {
    struct join_point join = {
        .type = type_make(fn->lower->types, TYPE_UNIT), .value = NO_LOCAL, .after = fn_block(fn)};
    lower_arms(fn, match, &join, done);
    fn_enter(fn, join.after);
}
