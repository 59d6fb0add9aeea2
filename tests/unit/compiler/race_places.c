/* When two places are apart: fields, slices with a common bound, and the length of a list. */
#include <criterion/criterion.h>

#include "safety/local.h"
#include "safety/place.h"
#include "syntax/ast.h"

static struct local table[4];
static const struct locals locals = {table, 3};
static struct symbol root = {.id = 0};
static struct symbol other = {.id = 1};
static struct symbol middle = {.id = 2, .kind = SYMBOL_LOCAL};

static struct node name_node(struct symbol *symbol) {
    struct node node = {.kind = NODE_NAME};
    node.name.symbol = symbol;
    return node;
}

static struct node int_node(uint64_t value) {
    struct node node = {.kind = NODE_INT};
    node.integer.value = value;
    return node;
}

static struct place slice(struct node *low, struct node *high) {
    struct node range = {.kind = NODE_RANGE};
    range.range.low = low;
    range.range.high = high;
    return place_slice(&locals, place_of_symbol(&root), &range);
}

static bool overlap(struct place a, struct place b) {
    cr_assert_eq(place_overlaps(&a, &b), place_overlaps(&b, &a));
    return place_overlaps(&a, &b);
}

Test(race_places, different_variables_are_apart) {
    cr_assert(!overlap(place_of_symbol(&root), place_of_symbol(&other)));
    cr_assert(overlap(place_of_symbol(&root), place_of_symbol(&root)));
}

Test(race_places, a_part_overlaps_the_whole_but_not_another_field) {
    struct place whole = place_of_symbol(&root);
    cr_assert(overlap(whole, place_field(whole, 1)));
    cr_assert(!overlap(place_field(whole, 0), place_field(whole, 1)));
    cr_assert(!overlap(place_field(place_element(whole), 0), place_field(place_element(whole), 1)));
    cr_assert(overlap(place_element(whole), place_element(whole)));
}

Test(race_places, slices_with_a_common_bound_are_apart) {
    struct node two = int_node(2);
    struct node three = int_node(3);
    struct node m = name_node(&middle);
    cr_assert(!overlap(slice(NULL, &m), slice(&m, NULL)));
    cr_assert(!overlap(slice(NULL, &two), slice(&three, NULL)));
    cr_assert(overlap(slice(NULL, &three), slice(&two, NULL)));
    cr_assert(overlap(slice(NULL, &m), slice(&two, NULL)));
    cr_assert(overlap(slice(NULL, NULL), slice(&two, NULL)));
}

Test(race_places, a_bound_that_is_bound_again_says_nothing) {
    struct node m = name_node(&middle);
    struct place low = slice(NULL, &m);
    cr_assert(place_forget_bound(&low, &middle));
    cr_assert(overlap(low, slice(&m, NULL)));
}

Test(race_places, a_variable_is_no_bound_to_rely_on) {
    struct symbol var = {.id = 2, .kind = SYMBOL_LOCAL, .is_var = true};
    struct node m = name_node(&var);
    cr_assert(overlap(slice(NULL, &m), slice(&m, NULL)));
}

Test(race_places, the_length_is_apart_from_the_elements_but_not_from_the_list) {
    struct place whole = place_of_symbol(&root);
    cr_assert(!overlap(place_length(whole), place_element(whole)));
    cr_assert(!overlap(place_length(whole), slice(NULL, NULL)));
    cr_assert(overlap(place_length(whole), whole));
}
