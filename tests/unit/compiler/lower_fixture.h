/* What the tests of the lowering share: a text lowered, its functions found by name and counted. */
#pragma once

#include "check_fixture.h"
#include "ir/ir.h"
#include "lower/lower.h"

/* Lowers a program without mistakes; the IR as text. */
static inline const char *lower(const char *program) {
    struct strbuf out = {.arena = &unit.arena};
    const char *reports = check(program);
    if (*reports)
        return reports;
    if (!lower_unit(&unit))
        return "not supported";
    ir_verify(unit.ir);
    ir_print(unit.ir, &out);
    return strbuf_text(&out);
}

static inline size_t functions_called(const char *name) {
    size_t count = 0;
    for (size_t i = 0; i < unit.ir->functions.count; i++)
        count += !strcmp(unit.ir->functions.items[i]->name, name);
    return count;
}

static inline const struct ir_function *lowered(const char *name) {
    for (size_t i = 0; i < unit.ir->functions.count; i++) {
        if (!strcmp(unit.ir->functions.items[i]->name, name))
            return unit.ir->functions.items[i];
    }
    return NULL;
}

/* How often an op of the kind, or a call of the runtime's function, stands in the function. */
static inline size_t ops_in(const struct ir_function *function, enum ir_op_kind kind) {
    size_t count = 0;
    for (size_t b = 0; b < function->blocks.count; b++) {
        for (size_t i = 0; i < function->blocks.items[b].ops.count; i++)
            count += function->blocks.items[b].ops.items[i].kind == kind;
    }
    return count;
}

static inline size_t calls_in(const struct ir_function *function, enum ir_rt rt) {
    size_t count = 0;
    for (size_t b = 0; b < function->blocks.count; b++) {
        for (size_t i = 0; i < function->blocks.items[b].ops.count; i++) {
            const struct ir_op *op = &function->blocks.items[b].ops.items[i];
            count += op->kind == IR_RT && op->rt == rt;
        }
    }
    return count;
}
