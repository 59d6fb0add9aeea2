/*
 * The IR as text, for --emit=ir and for tests that compare it. Stable: numbers are those of the graph,
 * and nothing depends on addresses. Locals are printed as name.number.
 */
#include <inttypes.h>

#include "ir/ir.h"

struct printer {
    const struct ir_unit *unit;
    const struct ir_function *function;
    struct strbuf *out;
};

/* ---- storages ---- */
static void print_storage(struct printer *p, const struct storage *storage) {
    static const char *const names[] = {
        [STORAGE_VOID] = "void", [STORAGE_BOOL] = "bool", [STORAGE_I8] = "i8",
        [STORAGE_I16] = "i16",   [STORAGE_I32] = "i32",   [STORAGE_I64] = "i64",
        [STORAGE_U8] = "u8",     [STORAGE_U16] = "u16",   [STORAGE_U32] = "u32",
        [STORAGE_U64] = "u64",   [STORAGE_F32] = "f32",   [STORAGE_F64] = "f64",
        [STORAGE_PTR] = "ptr",
    };
    if (storage->kind <= STORAGE_PTR)
        strbuf_add(p->out, names[storage->kind]);
    else if (storage->kind == STORAGE_OPAQUE)
        strbuf_add(p->out, storage->c_name);
    else
        strbuf_printf(p->out, "t%u", storage->id);
}

static void print_storage_definition(struct printer *p, const struct storage *storage) {
    print_storage(p, storage);
    if (storage->kind == STORAGE_STRUCT) {
        strbuf_add(p->out, " = struct {");
        for (size_t i = 0; i < storage->fields.count; i++) {
            strbuf_add(p->out, i ? ", " : "");
            print_storage(p, storage->fields.items[i]);
        }
        strbuf_add(p->out, "}");
    } else if (storage->kind == STORAGE_TAGGED) {
        strbuf_add(p->out, " = tagged {");
        for (size_t i = 0; i < storage->cases.count; i++) {
            strbuf_printf(p->out, i ? ", %u" : "%u", storage->cases.items[i].tag);
            if (!storage->cases.items[i].payload)
                continue;
            strbuf_add(p->out, ": ");
            print_storage(p, storage->cases.items[i].payload);
        }
        strbuf_add(p->out, "}");
    } else {
        strbuf_printf(p->out, " = [%" PRIu64 "]", storage->count);
        print_storage(p, storage->element);
    }
    if (storage->source_name)
        strbuf_printf(p->out, " // %s", storage->source_name);
    strbuf_add_char(p->out, '\n');
}

/* ---- places and operands ---- */
static void print_local(struct printer *p, local_id local) {
    const char *name =
        local < p->function->locals.count ? p->function->locals.items[local].name : NULL;
    strbuf_printf(p->out, "%s.%u", name ? name : "", local);
}

static void print_operand(struct printer *p, const struct operand *operand);

static void print_index(struct printer *p, const struct projection *step) {
    strbuf_add_char(p->out, '[');
    print_operand(p, step->operand);
    strbuf_add_char(p->out, ']');
}

static void print_place(struct printer *p, const struct place *place) {
    print_local(p, place->local);
    for (size_t i = 0; i < place->path.count; i++) {
        const struct projection *step = &place->path.items[i];
        switch (step->kind) {
        case PROJ_FIELD: strbuf_printf(p->out, ".f%u", step->index); break;
        case PROJ_TAG: strbuf_add(p->out, ".tag"); break;
        case PROJ_CASE: strbuf_printf(p->out, ".case%u", step->index); break;
        case PROJ_INDEX: print_index(p, step); break;
        case PROJ_DEREF:
            strbuf_add(p->out, "->");
            print_storage(p, step->storage);
            break;
        case PROJ_ELEMENT:
            strbuf_add(p->out, "->");
            print_storage(p, step->storage);
            print_index(p, step);
            break;
        case PROJ_DATA: strbuf_add(p->out, ".data"); break;
        case PROJ_LENGTH: strbuf_add(p->out, ".length"); break;
        case PROJ_CAPACITY: strbuf_add(p->out, ".capacity"); break;
        case PROJ_CODE: strbuf_add(p->out, ".code"); break;
        case PROJ_ENV: strbuf_add(p->out, ".env"); break;
        }
    }
}

static void print_string(struct printer *p, uint32_t index) {
    const struct ir_string *string = &p->unit->strings.items[index];
    strbuf_add_char(p->out, '"');
    for (size_t i = 0; i < string->length; i++) {
        unsigned char c = (unsigned char)string->bytes[i];
        if (c >= ' ' && c < 127 && c != '"' && c != '\\')
            strbuf_add_char(p->out, (char)c);
        else
            strbuf_printf(p->out, "\\x%02x", c);
    }
    strbuf_add_char(p->out, '"');
}

static void print_int(struct printer *p, const struct operand *operand) {
    if (operand->storage->kind == STORAGE_BOOL)
        strbuf_add(p->out, operand->bits ? "true" : "false");
    else if (storage_is_signed(operand->storage))
        strbuf_printf(p->out, "%" PRId64, (int64_t)operand->bits);
    else
        strbuf_printf(p->out, "%" PRIu64, operand->bits);
}

static void print_operand(struct printer *p, const struct operand *operand) {
    switch (operand->kind) {
    case OPERAND_PLACE: print_place(p, &operand->place); break;
    case OPERAND_INT: print_int(p, operand); break;
    case OPERAND_FLOAT: strbuf_printf(p->out, "%.17g", operand->real); break;
    case OPERAND_STRING: print_string(p, operand->index); break;
    case OPERAND_C_STRING:
        strbuf_add(p->out, "c");
        print_string(p, operand->index);
        break;
    case OPERAND_FUNCTION:
        strbuf_printf(p->out, "&%s", p->unit->functions.items[operand->index]->name);
        break;
    case OPERAND_SITE:
        strbuf_printf(p->out, "site(%u:%u)", p->unit->sites.items[operand->index].line,
                      p->unit->sites.items[operand->index].column);
        break;
    case OPERAND_SIZE:
        strbuf_add(p->out, "sizeof(");
        print_storage(p, operand->sized);
        strbuf_add(p->out, ")");
        break;
    case OPERAND_NULL: strbuf_add(p->out, "null"); break;
    case OPERAND_SCOPE: strbuf_add(p->out, "scope"); break;
    }
}

/* ---- operations ---- */
/* What is done, before the arguments: "call fib", "rt sc_sleep", "checked add". */
static void print_verb(struct printer *p, const struct ir_op *op) {
    strbuf_add(p->out, ir_op_text(op->kind));
    if (op->sub != SUB_NONE)
        strbuf_printf(p->out, " %s", ir_sub_text(op->sub));
    if (op->kind == IR_RT)
        strbuf_printf(p->out, " %s", ir_rt_info(op->rt)->name);
    if (op->kind == IR_CALL || op->kind == IR_CALL_ASYNC || op->kind == IR_TAIL)
        strbuf_printf(p->out, " %s", p->unit->functions.items[op->function]->name);
    if (op->kind == IR_CALL_C)
        strbuf_printf(p->out, " %s", p->unit->externs.items[op->function].symbol);
    if (op->storage) {
        strbuf_add(p->out, " ");
        print_storage(p, op->storage);
    }
}

static void print_targets(struct printer *p, const struct ir_op *op) {
    for (size_t i = 0; i < op->targets.count; i++) {
        strbuf_add(p->out, i ? ", " : " -> ");
        if (op->kind == IR_SWITCH && i < op->cases.count)
            strbuf_printf(p->out, "%" PRId64 ": ", (int64_t)op->cases.items[i]);
        strbuf_printf(p->out, "b%u", op->targets.items[i]);
    }
    if (op->unwind != NO_BLOCK)
        strbuf_printf(p->out, " unwind b%u", op->unwind);
}

static void print_suspension(struct printer *p, const struct ir_op *op) {
    strbuf_printf(p->out, " state %u live {", op->state);
    for (size_t i = 0; i < op->live.count; i++) {
        strbuf_add(p->out, i ? ", " : "");
        print_local(p, op->live.items[i]);
    }
    strbuf_add(p->out, "}");
}

static void print_op(struct printer *p, const struct ir_op *op) {
    strbuf_add(p->out, "    ");
    if (op->has_dst) {
        print_place(p, &op->dst);
        strbuf_add(p->out, " = ");
    }
    print_verb(p, op);
    for (size_t i = 0; i < op->args.count; i++) {
        strbuf_add(p->out, i ? ", " : " ");
        print_operand(p, &op->args.items[i]);
    }
    if (op->scope != NO_LOCAL) {
        strbuf_add(p->out, " in ");
        print_local(p, op->scope);
    }
    print_targets(p, op);
    if (ir_op_suspends(op) && p->unit->prepared)
        print_suspension(p, op);
    strbuf_add_char(p->out, '\n');
}

/* ---- functions ---- */
static void print_head(struct printer *p) {
    const struct ir_function *function = p->function;
    strbuf_printf(p->out, "\n%s%s %s(",
                  function->pure                ? "pure "
                  : function->class == IR_ASYNC ? "async "
                                                : "plain ",
                  function->is_task   ? "task"
                  : function->has_env ? "closure"
                                      : "function",
                  function->name);
    for (uint32_t i = 0; i < function->param_count; i++) {
        strbuf_add(p->out, i ? ", " : "");
        print_local(p, i);
        strbuf_add(p->out, ": ");
        print_storage(p, function->locals.items[i].storage);
    }
    strbuf_add(p->out, ")");
    if (function->result->kind != STORAGE_VOID) {
        strbuf_add(p->out, " -> ");
        print_storage(p, function->result);
    }
    if (function->short_way)
        strbuf_printf(p->out, " first %s", p->unit->functions.items[function->short_way - 1]->name);
    if (function->rest)
        strbuf_printf(p->out, " then %s", p->unit->functions.items[function->rest - 1]->name);
    if (p->unit->prepared && function->class == IR_ASYNC && !function->pure)
        strbuf_printf(p->out, " states %u", function->state_count);
    if (p->unit->prepared && function->panics && function->class == IR_PLAIN)
        strbuf_add(p->out, " panics");
    strbuf_add(p->out, "\n");
}

static void print_locals(struct printer *p) {
    for (size_t i = 0; i < p->function->locals.count; i++) {
        const struct ir_local *local = &p->function->locals.items[i];
        bool special = local->resident || local->block || local->addressed;
        if (i < p->function->param_count && !special)
            continue;
        strbuf_add(p->out, "  local ");
        print_local(p, (local_id)i);
        strbuf_add(p->out, ": ");
        print_storage(p, local->storage);
        strbuf_add(p->out, local->addressed ? " addressed" : "");
        strbuf_add(p->out, local->resident ? " resident" : "");
        strbuf_add(p->out, local->block ? " block" : "");
        strbuf_add(p->out, "\n");
    }
}

void ir_print(const struct ir_unit *unit, struct strbuf *out) {
    struct printer p = {.unit = unit, .out = out};
    for (size_t i = 0; i < unit->storages.count; i++)
        print_storage_definition(&p, unit->storages.items[i]);
    for (size_t i = 0; i < unit->functions.count; i++) {
        p.function = unit->functions.items[i];
        print_head(&p);
        print_locals(&p);
        for (size_t b = 0; b < p.function->blocks.count; b++) {
            strbuf_printf(out, "  b%zu:\n", b);
            const struct ir_block *block = &p.function->blocks.items[b];
            for (size_t k = 0; k < block->ops.count; k++)
                print_op(&p, &block->ops.items[k]);
        }
    }
}
