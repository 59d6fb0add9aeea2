#include "type/internal.h"

void check_flow(struct checker *c, struct symbol *function) {
    (void)c;
    (void)function;
}
