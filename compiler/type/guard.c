#include "type/internal.h"

void check_guards(struct checker *c, struct scope_info *scope) {
    (void)c;
    (void)scope;
}
