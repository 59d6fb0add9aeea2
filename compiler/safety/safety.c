/* The stage: locals, captures, then the execution of each function. */
#include "safety/safety.h"

#include "safety/exec.h"

bool safety_unit(struct unit *unit) {
    size_t errors_before = unit->diags.error_count;
    struct arena scratch = {0}; // for one function at a time
    struct exec exec = {.unit = unit, .arena = &scratch};
    exec.carries = (struct carries){.types = unit->types, .known = {.arena = &unit->arena}};
    exec.locals = locals_collect(unit);
    exec.captures = captures_find(unit, &exec.locals);
    for (size_t i = 0; i < unit->names->functions.count; i++) {
        const struct symbol *symbol = unit->names->functions.items[i];
        struct node *decl = symbol->decl;
        if (decl && decl->kind == NODE_FUNCTION && decl->function.body && !symbol->has_mistakes)
            exec_function(&exec, decl);
    }
    arena_free(&scratch);
    return unit->diags.error_count == errors_before;
}
