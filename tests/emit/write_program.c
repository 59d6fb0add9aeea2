/* Writes the C (or, with --ir, the IR) of one hand-built program, or the rows "name status" of all. */
#include <stdio.h>
#include <string.h>

#include "emit/emit.h"
#include "programs.h"

static int write_program(const struct program *program, bool as_ir) {
    struct unit unit = {0};
    struct strbuf out = {.arena = &unit.arena};
    unit.ir = ir_unit_new(&unit.arena);
    program->build(unit.ir);
    ir_verify(unit.ir);
    ir_prepare(unit.ir);
    ir_verify(unit.ir);
    if (as_ir)
        ir_print(unit.ir, &out);
    else
        emit_unit(&unit, &out);
    fputs(strbuf_text(&out), stdout);
    arena_free(&unit.arena);
    return 0;
}

int main(int argc, char **argv) {
    if (argc < 2) {
        for (size_t i = 0; i < program_count; i++)
            printf("%s %d\n", programs[i].name, programs[i].status);
        return 0;
    }
    for (size_t i = 0; i < program_count; i++)
        if (!strcmp(programs[i].name, argv[1]))
            return write_program(&programs[i], argc > 2 && !strcmp(argv[2], "--ir"));
    fprintf(stderr, "no program '%s'\n", argv[1]);
    return 1;
}
