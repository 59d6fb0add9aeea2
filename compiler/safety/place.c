/*
 * Comparing places step by step, from the root.
 *
 * note [pieces]: what a loop over `x.chunks_mut(n)` gives its variable in one turn is apart from what it
 * gives it in any other, and each piece has one owner, because a mutable view is moved and not copied.
 * So a piece is a slice of `x` whose bounds are the variable, in this turn; when the variable is bound
 * again, those who still have the old piece have "another one". Two other pieces may be the same.
 */
#include "safety/place.h"

#include <string.h>

#include "safety/local.h"
#include "syntax/ast.h"

struct place place_of_symbol(const struct symbol *symbol) {
    return (struct place){.root = symbol};
}

static struct place add_step(struct place place, struct step step) {
    if (place.count < PLACE_STEPS)
        place.steps[place.count++] = step;
    return place;
}

struct place place_field(struct place place, int field) {
    return add_step(place, (struct step){.kind = STEP_FIELD, .field = field});
}

struct place place_length(struct place place) {
    return add_step(place, (struct step){.kind = STEP_LENGTH});
}

struct place place_element(struct place place) {
    return add_step(place, (struct step){.kind = STEP_ELEMENT});
}

static struct bound bound_of(const struct locals *locals, const struct node *node) {
    if (node->kind == NODE_INT && !node->integer.is_negative)
        return (struct bound){.kind = BOUND_LITERAL, .value = node->integer.value};
    const struct symbol *symbol = node->kind == NODE_NAME ? node->name.symbol : NULL;
    if (!symbol || (symbol->kind != SYMBOL_LOCAL && symbol->kind != SYMBOL_PARAM) ||
        local_is_variable(local_of(locals, symbol), symbol))
        return (struct bound){.kind = BOUND_UNKNOWN};
    local_of(locals, symbol)->is_bound = true;
    return (struct bound){.kind = BOUND_SYMBOL, .symbol = symbol};
}

struct place place_slice(const struct locals *locals, struct place place,
                         const struct node *range) {
    const struct node *low = range->range.low;
    const struct node *high = range->range.high;
    struct step step = {.kind = STEP_SLICE,
                        .low = {.kind = BOUND_LITERAL, .value = 0},
                        .high = {.kind = BOUND_END}};
    if (low)
        step.low = bound_of(locals, low);
    if (high)
        step.high = bound_of(locals, high);
    if (range->range.is_inclusive && step.high.kind == BOUND_LITERAL)
        step.high.value++;
    else if (range->range.is_inclusive)
        step.high.kind = BOUND_UNKNOWN;
    return add_step(place, step);
}

struct place place_piece(struct place place, const struct symbol *variable) {
    struct bound bound = {.kind = BOUND_PIECE, .symbol = variable};
    return add_step(place, (struct step){.kind = STEP_SLICE, .low = bound, .high = bound});
}

static bool is_piece(const struct bound *bound) {
    return bound->kind == BOUND_PIECE || bound->kind == BOUND_OTHER_PIECE;
}

static bool bound_equal(const struct bound *a, const struct bound *b) {
    return a->kind == b->kind && a->value == b->value && a->symbol == b->symbol;
}

/* Are the bounds surely the same? */
static bool bound_same(const struct bound *a, const struct bound *b) {
    return a->kind != BOUND_UNKNOWN && a->kind != BOUND_OTHER_PIECE && bound_equal(a, b);
}

/* Does what ends at `high` end before what begins at `low`? */
static bool ends_before(const struct bound *high, const struct bound *low) {
    if (high->kind != low->kind)
        return false;
    if (high->kind == BOUND_LITERAL)
        return high->value <= low->value;
    return high->kind == BOUND_SYMBOL && high->symbol == low->symbol;
}

enum relation {
    RELATION_APART,
    RELATION_SAME, // look at the next step
    RELATION_MIXED // cannot be told: they overlap
};

static enum relation step_relate(const struct step *a, const struct step *b) {
    const bool are_slices = a->kind == STEP_SLICE && b->kind == STEP_SLICE;
    if (are_slices && bound_same(&a->low, &b->low) && bound_same(&a->high, &b->high))
        return RELATION_SAME;
    if (are_slices && is_piece(&a->low) && is_piece(&b->low))
        return a->low.symbol == b->low.symbol && a->low.kind != b->low.kind ? RELATION_APART
                                                                            : RELATION_MIXED;
    if (are_slices)
        return ends_before(&a->high, &b->low) || ends_before(&b->high, &a->low) ? RELATION_APART
                                                                                : RELATION_MIXED;
    if (a->kind != b->kind)
        return a->kind == STEP_LENGTH || b->kind == STEP_LENGTH ? RELATION_APART : RELATION_MIXED;
    if (a->kind == STEP_FIELD && a->field != b->field)
        return RELATION_APART;
    return RELATION_SAME;
}

bool place_overlaps(const struct place *a, const struct place *b) {
    if (!a->root || a->root != b->root || a->is_content != b->is_content)
        return false;
    size_t shared = a->count < b->count ? a->count : b->count;
    for (size_t i = 0; i < shared; i++) {
        enum relation relation = step_relate(&a->steps[i], &b->steps[i]);
        if (relation != RELATION_SAME)
            return relation == RELATION_MIXED;
    }
    return true;
}

static bool step_equal(const struct step *a, const struct step *b) {
    return a->kind == b->kind && a->field == b->field && bound_equal(&a->low, &b->low) &&
           bound_equal(&a->high, &b->high);
}

bool place_covers(const struct place *whole, const struct place *part) {
    if (whole->root != part->root || whole->is_content != part->is_content ||
        whole->count > part->count)
        return false;
    for (size_t i = 0; i < whole->count; i++) {
        if (!step_equal(&whole->steps[i], &part->steps[i]))
            return false;
    }
    return true;
}

bool place_equal(const struct place *a, const struct place *b) {
    return a->count == b->count && place_covers(a, b);
}

bool place_forget_bound(struct place *place, const struct symbol *symbol) {
    bool found = false;
    for (size_t i = 0; i < place->count; i++) {
        struct step *step = &place->steps[i];
        struct bound *bounds[] = {&step->low, &step->high};
        for (size_t k = 0; k < 2; k++) {
            if (bounds[k]->symbol != symbol)
                continue;
            if (bounds[k]->kind == BOUND_PIECE)
                bounds[k]->kind = BOUND_OTHER_PIECE;
            else if (bounds[k]->kind == BOUND_SYMBOL)
                *bounds[k] = (struct bound){.kind = BOUND_UNKNOWN};
            else
                continue;
            found = true;
        }
    }
    return found;
}

void place_print(const struct place *place, struct strbuf *out) {
    if (place->root)
        strbuf_add(out, place->root->name->text);
}
