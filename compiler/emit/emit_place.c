/*
 * Places and operands as expressions. An expression is text that may be used as part of another; where
 * brackets would nest too deep, the pointer or index so far goes into a local of its own first.
 */
#include "base/panic.h"
#include "emit/internal.h"
#include "emit/mangle.h"
#include "emit/writer.h"

/* A place on its way: `text` is an lvalue, or, if `pointer`, a pointer to the place: a name or a cast. */
struct walk {
    const char *text;
    bool pointer;
    const struct storage *storage;
};

const char *local_name(struct fn *fn, local_id local) {
    bitset_add(&fn->named, local);
    return mangle_local(fn->e->arena, fn->function, local);
}

static const char *member(struct fn *fn, const struct walk *walk, const char *name) {
    if (!walk->pointer)
        return fn_text(fn, "%s.%s", walk->text, name);
    return fn_text(fn, walk->text[0] == '(' ? "(%s)->%s" : "%s->%s", walk->text, name);
}

static const char *lvalue(struct fn *fn, const struct walk *walk) {
    return walk->pointer ? fn_text(fn, "(*%s)", walk->text) : walk->text;
}

/* The value of a place whose type in C is not that of its storage. */
static const char *plain_value(struct fn *fn, const char *text, enum projection_kind last) {
    switch (last) {
    case PROJ_DATA: return fn_text(fn, "(void *)%s", text);
    case PROJ_CODE: return fn_text(fn, "(void *)(uintptr_t)%s", text);
    case PROJ_FIELD:
    case PROJ_TAG:
    case PROJ_CASE:
    case PROJ_INDEX:
    case PROJ_DEREF:
    case PROJ_ELEMENT:
    case PROJ_LENGTH:
    case PROJ_CAPACITY:
    case PROJ_ENV: return text;
    }
    return text;
}

static const char *shallow_pointer(struct fn *fn, const char *text) {
    if (write_nesting(text) < WRITE_NESTING_LIMIT)
        return text;
    unsigned number = fn->step_count++;
    fn_line(fn, "sc_step%u = %s;", number, text);
    return fn_text(fn, "sc_step%u", number);
}

static const char *index_value(struct fn *fn, const struct operand *operand) {
    const char *text = operand_value(fn, operand);
    if (write_nesting(text) < WRITE_NESTING_LIMIT / 2)
        return text;
    unsigned number = fn->index_count++;
    fn_line(fn, "sc_index%u = (uint64_t)%s;", number, text);
    return fn_text(fn, "sc_index%u", number);
}

static void walk_step(struct fn *fn, struct walk *walk, const struct projection *step,
                      enum projection_kind before) {
    const char *text = NULL;
    switch (step->kind) {
    case PROJ_FIELD: text = member(fn, walk, fn_text(fn, "f%u", step->index)); break;
    case PROJ_TAG: text = member(fn, walk, "tag"); break;
    case PROJ_CASE: text = member(fn, walk, fn_text(fn, "as.c%u", step->index)); break;
    case PROJ_DATA: text = member(fn, walk, "data"); break;
    case PROJ_LENGTH: text = member(fn, walk, "length"); break;
    case PROJ_CAPACITY: text = member(fn, walk, "capacity"); break;
    case PROJ_CODE: text = member(fn, walk, "code"); break;
    case PROJ_ENV: text = member(fn, walk, "env"); break;
    case PROJ_INDEX:
        text = fn_text(fn, "%s[%s]", member(fn, walk, "items"), index_value(fn, step->operand));
        break;
    case PROJ_DEREF:
    case PROJ_ELEMENT:
        text = shallow_pointer(fn, plain_value(fn, lvalue(fn, walk), before));
        text = fn_text(fn, "(%s *)%s", type_name(fn->e, step->storage), text);
        if (step->kind == PROJ_ELEMENT)
            text = fn_text(fn, "(%s)[%s]", text, index_value(fn, step->operand));
        break;
    }
    walk->text = text;
    walk->pointer = step->kind == PROJ_DEREF;
    walk->storage = step->storage;
}

static struct walk walk_place(struct fn *fn, const struct place *place) {
    const struct ir_local *local = &fn->function->locals.items[place->local];
    const char *name = local_name(fn, place->local);
    struct walk walk = {name, local->block, local->storage};
    if (local->resident)
        walk.text = fn_text(fn, "f->%s", name);
    enum projection_kind before = PROJ_FIELD;
    for (size_t i = 0; i < place->path.count; i++) {
        walk_step(fn, &walk, &place->path.items[i], before);
        before = place->path.items[i].kind;
    }
    return walk;
}

static bool is_behind_pointer(const struct place *place) {
    for (size_t i = 0; i < place->path.count; i++)
        if (place->path.items[i].kind == PROJ_DEREF || place->path.items[i].kind == PROJ_ELEMENT)
            return true;
    return false;
}

const char *place_target(struct fn *fn, const struct place *place) {
    if (is_behind_pointer(place))
        bitset_add(&fn->read, place->local);
    struct walk walk = walk_place(fn, place);
    return lvalue(fn, &walk);
}

const char *place_value(struct fn *fn, const struct place *place) {
    bitset_add(&fn->read, place->local);
    struct walk walk = walk_place(fn, place);
    size_t count = place->path.count;
    enum projection_kind last = count ? place->path.items[count - 1].kind : PROJ_FIELD;
    return plain_value(fn, lvalue(fn, &walk), last);
}

const char *place_address(struct fn *fn, const struct place *place) {
    bitset_add(&fn->read, place->local);
    struct walk walk = walk_place(fn, place);
    return walk.pointer ? walk.text : fn_text(fn, "&%s", walk.text);
}

/* What the address of a function is called: the run of a task and async code is its entry. */
static const char *function_text(struct fn *fn, uint32_t index) {
    const struct ir_function *function = fn->e->unit->functions.items[index];
    return fn_text(fn, "%s%s", mangle_function(fn->e->arena, function),
                   function->class == IR_ASYNC ? "_enter" : "");
}

static const char *string_value(struct fn *fn, uint32_t index) {
    return fn_text(fn, "(sc_str){(const uint8_t *)%s, %zu}", string_literal(fn->e, index),
                   fn->e->unit->strings.items[index].length);
}

const char *operand_raw(struct fn *fn, const struct operand *operand) {
    switch (operand->kind) {
    case OPERAND_PLACE: return place_value(fn, &operand->place);
    case OPERAND_INT: return write_int(fn->e->arena, operand->storage, operand->bits);
    case OPERAND_FLOAT: return write_float(fn->e->arena, operand->storage, operand->real);
    case OPERAND_STRING: return string_value(fn, operand->index);
    case OPERAND_C_STRING: return string_literal(fn->e, operand->index);
    case OPERAND_FUNCTION: return function_text(fn, operand->index);
    case OPERAND_SITE: return site_address(fn->e, operand->index);
    case OPERAND_SIZE: return fn_text(fn, "sizeof(%s)", type_name(fn->e, operand->sized));
    case OPERAND_NULL: return "NULL";
    case OPERAND_SCOPE: return "scope";
    }
    panic("operand of unknown kind");
}

const char *operand_value(struct fn *fn, const struct operand *operand) {
    const char *text = operand_raw(fn, operand);
    switch (operand->kind) {
    case OPERAND_C_STRING:
    case OPERAND_SITE: return fn_text(fn, "(void *)%s", text);
    case OPERAND_FUNCTION: return fn_text(fn, "(void *)(uintptr_t)%s", text);
    case OPERAND_PLACE:
    case OPERAND_INT:
    case OPERAND_FLOAT:
    case OPERAND_STRING:
    case OPERAND_SIZE:
    case OPERAND_NULL:
    case OPERAND_SCOPE: return text;
    }
    return text;
}

void assign(struct fn *fn, const struct ir_op *op, const char *value) {
    const char *target = place_target(fn, &op->dst);
    size_t count = op->dst.path.count;
    if (count && op->dst.path.items[count - 1].kind == PROJ_CODE)
        value = fn_text(fn, "(void (*)(void))(uintptr_t)%s", value);
    fn_line(fn, "%s = %s;", target, value);
}

bool is_scratch(const struct fn *fn, const struct ir_op *op) {
    const struct ir_local *local = &fn->function->locals.items[op->dst.local];
    return !op->dst.path.count && !local->name && !local->addressed;
}
