/* What the emitter promises of its text. That it compiles and runs is tested in tests/emit. */
#include "emit/emit.h"

#include <criterion/criterion.h>
#include <string.h>

#include "emit/writer.h"
#include "ir/build.h"

static struct unit unit;

static struct ir_cursor entry(void) {
    struct ir_unit *ir = ir_unit_new(&unit.arena);
    unit.ir = ir;
    struct ir_cursor at = {.unit = ir, .unwind = NO_BLOCK};
    at.function = ir_function_new(ir, "main", IR_PLAIN, ir_basic(ir, STORAGE_I32));
    ir_param_new(ir, at.function, ir_opaque(ir, "sc_view"), "args");
    at.block = ir_block_new(ir, at.function);
    VEC_PUSH(&unit.arena, &ir->entries, at.function->index);
    return at;
}

static const char *emitted(void) {
    struct strbuf out = {.arena = &unit.arena};
    ir_prepare(unit.ir);
    ir_verify(unit.ir);
    cr_assert(emit_unit(&unit, &out));
    return strbuf_text(&out);
}

static void return_zero(struct ir_cursor *at) {
    struct operand zero = ir_int(ir_basic(at->unit, STORAGE_I32), 0);
    ir_return(at, &zero);
}

Test(emit, functions_that_nothing_reaches_are_left_out) {
    struct ir_cursor at = entry();
    return_zero(&at);
    at.function = ir_function_new(at.unit, "lonely", IR_PLAIN, ir_basic(at.unit, STORAGE_VOID));
    at.block = ir_block_new(at.unit, at.function);
    ir_return(&at, NULL);
    cr_assert_null(strstr(emitted(), "lonely"));
}

Test(emit, comparisons_that_types_decide_are_folded) {
    struct ir_cursor at = entry();
    struct storage *u8 = ir_basic(at.unit, STORAGE_U8);
    struct place x = ir_place(ir_local_new(at.unit, at.function, u8, "x"));
    struct place truth =
        ir_place(ir_local_new(at.unit, at.function, ir_basic(at.unit, STORAGE_BOOL), "truth"));
    ir_binary(&at, truth, SUB_LT, ir_get(&at, x), ir_int(u8, 0));
    ir_binary(&at, truth, SUB_LE, ir_get(&at, x), ir_int(u8, 255));
    ir_binary(&at, truth, SUB_LT, ir_get(&at, x), ir_int(u8, 7));
    return_zero(&at);
    const char *text = emitted();
    cr_assert_not_null(strstr(text, "= false;"));
    cr_assert_not_null(strstr(text, "= true;"));
    cr_assert_not_null(strstr(text, "x_1 < 7u;"));
}

Test(emit, brackets_never_nest_deeply) {
    struct ir_cursor at = entry();
    struct storage *ptr = ir_basic(at.unit, STORAGE_PTR);
    struct storage *u64 = ir_basic(at.unit, STORAGE_U64);
    struct storage *array = ir_array(at.unit, u64, 3);
    struct place place = ir_place(ir_local_new(at.unit, at.function, ptr, "p"));
    for (int i = 0; i < 200; i++)
        place = ir_deref(&at, place, ptr);
    struct place dst = ir_place(ir_local_new(at.unit, at.function, ptr, "q"));
    ir_copy(&at, dst, ir_get(&at, place));
    struct place table = ir_place(ir_local_new(at.unit, at.function, array, "table"));
    struct operand index = ir_int(u64, 0);
    for (int i = 0; i < 200; i++)
        index = ir_get(&at, ir_index(&at, table, index));
    ir_copy(&at, ir_place(ir_local_new(at.unit, at.function, u64, "n")), index);
    return_zero(&at);
    cr_assert_lt(write_nesting(emitted()), 64);
}

Test(emit, the_same_unit_gives_the_same_text) {
    struct ir_cursor at = entry();
    return_zero(&at);
    char *first = strdup(emitted());
    struct strbuf again = {.arena = &unit.arena};
    emit_unit(&unit, &again);
    cr_assert_str_eq(first, strbuf_text(&again));
    free(first);
}
