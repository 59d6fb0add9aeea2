/* The stage: for each function its locals, what its closures capture, and its execution. One function after the other,
   as long as the processor remembers it. */
#include "safety/safety.h"

#include "safety/exec.h"

bool safety_unit(struct unit *unit) {
    size_t errors_before = unit->diags.error_count;
    struct arena scratch = {0}; // for one function at a time
    struct exec exec = {.unit = unit, .arena = &scratch};
    exec.carries = (struct carries){.types = unit->types, .known = {.arena = &unit->arena}};
    exec.locals = locals_make(unit);
    exec.captures.uses.arena = &unit->arena;
    for (size_t i = 0; i < unit->names->functions.count; i++) {
        const struct symbol *symbol = unit->names->functions.items[i];
        struct node *decl = symbol->decl;
        if (!decl || decl->kind != NODE_FUNCTION || !decl->function.body)
            continue;
        locals_add(&exec.locals, decl);
        captures_add(&exec.captures, unit, &exec.locals, &exec.carries, decl);
        if (!symbol->has_mistakes)
            exec_function(&exec, decl);
    }
    arena_hand_over(&scratch, &unit->arena);
    return unit->diags.error_count == errors_before;
}
