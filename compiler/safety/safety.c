/* The stage: locals, captures, then the flow of each function and test. */
#include "safety/safety.h"

#include "safety/flow.h"

bool safety_unit(struct unit *unit) {
    size_t errors_before = unit->diags.error_count;
    struct flow flow = {.unit = unit, .arena = &unit->arena};
    flow.carries = (struct carries){.types = unit->types, .known = {.arena = &unit->arena}};
    flow.locals = locals_collect(unit);
    flow.captures = captures_find(unit, &flow.locals);
    for (size_t i = 0; i < unit->names->functions.count; i++) {
        struct node *decl = unit->names->functions.items[i]->decl;
        if (decl && decl->kind == NODE_FUNCTION && decl->function.body)
            flow_function(&flow, decl);
    }
    for (size_t i = 0; i < unit->file->file.decls.count; i++) {
        if (unit->file->file.decls.items[i]->kind == NODE_TEST_DECL)
            flow_function(&flow, unit->file->file.decls.items[i]);
    }
    return unit->diags.error_count == errors_before;
}
