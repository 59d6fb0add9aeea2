/* Storages, places and operands: equal ones are one, and growing a place leaves the old one alone. */
#include <criterion/criterion.h>

#include "ir/build.h"

static struct arena arena;
static struct ir_unit *unit;

static void set_up(void) {
    unit = ir_unit_new(&arena);
}

static void tear_down(void) {
    arena_free(&arena);
}

TestSuite(ir, .init = set_up, .fini = tear_down);

Test(ir, equal_storages_are_one) {
    struct storage *i64 = ir_basic(unit, STORAGE_I64);
    struct storage *fields[] = {i64, ir_opaque(unit, "sc_str")};
    struct storage *pair = ir_struct(unit, fields, 2);
    cr_assert_eq(ir_struct(unit, fields, 2), pair);
    cr_assert_neq(ir_struct(unit, fields, 1), pair);
    cr_assert_eq(ir_opaque(unit, "sc_str"), fields[1]);
    cr_assert_eq(ir_array(unit, pair, 3), ir_array(unit, pair, 3));
    cr_assert_neq(ir_array(unit, pair, 3), ir_array(unit, pair, 4));
    struct storage_case cases[] = {{1, pair}, {2, NULL}};
    cr_assert_eq(ir_tagged(unit, cases, 2), ir_tagged(unit, cases, 2));
    cr_assert_neq(ir_tagged(unit, cases, 2), ir_tagged(unit, cases, 1));
}

Test(ir, structs_hold_pointers_if_a_field_does) {
    struct storage *i64 = ir_basic(unit, STORAGE_I64);
    struct storage *ptr = ir_basic(unit, STORAGE_PTR);
    cr_assert_not(ir_struct(unit, (struct storage *[]){i64, i64}, 2)->has_pointers);
    cr_assert(ir_struct(unit, (struct storage *[]){i64, ptr}, 2)->has_pointers);
}

Test(ir, sizes_are_those_of_c) {
    struct storage *u8 = ir_basic(unit, STORAGE_U8);
    struct storage *i64 = ir_basic(unit, STORAGE_I64);
    struct storage *mixed = ir_struct(unit, (struct storage *[]){u8, i64, u8}, 3);
    cr_assert_eq(storage_size(mixed), 24);
    cr_assert_eq(storage_size(ir_array(unit, mixed, 10)), 240);
    cr_assert_eq(storage_size(ir_struct(unit, NULL, 0)), 1);
    struct storage_case cases[] = {{1, NULL}, {2, ir_struct(unit, (struct storage *[]){u8}, 1)}};
    cr_assert_eq(storage_size(ir_tagged(unit, cases, 1)), 8);
    cr_assert_eq(storage_size(ir_tagged(unit, cases, 2)), 12);
}

Test(ir, a_place_grows_without_changing_the_one_it_came_from) {
    struct storage *i64 = ir_basic(unit, STORAGE_I64);
    struct storage *pair = ir_struct(unit, (struct storage *[]){i64, i64}, 2);
    struct storage *nested = ir_struct(unit, (struct storage *[]){pair, pair}, 2);
    struct ir_cursor at = {.unit = unit, .unwind = NO_BLOCK};
    at.function = ir_function_new(unit, "f", IR_PLAIN, ir_basic(unit, STORAGE_VOID));
    struct place base = ir_place(ir_local_new(unit, at.function, nested, "x"));
    struct place first = ir_field(&at, base, 0);
    struct place left = ir_field(&at, first, 0);
    struct place right = ir_field(&at, first, 1);
    cr_assert_eq(base.path.count, 0);
    cr_assert_eq(first.path.count, 1);
    cr_assert_eq(left.path.items[1].index, 0);
    cr_assert_eq(right.path.items[1].index, 1);
    cr_assert_eq(ir_place_storage(at.function, &right), i64);
}

Test(ir, constants_are_cut_to_their_storage) {
    cr_assert_eq(ir_int(ir_basic(unit, STORAGE_U8), 300).bits, 44);
    cr_assert_eq(ir_int(ir_basic(unit, STORAGE_I8), 200).bits, (uint64_t)-56);
    cr_assert_eq(ir_int(ir_basic(unit, STORAGE_BOOL), 2).bits, 1);
}
