/* The stage: roots, the worklist, and what is done to the whole unit at its end. */
#include "lower/lower.h"

#include "lower/internal.h"
#include "options.h"

void not_supported(struct lower *lower, struct span span, const char *what) {
    report(&lower->unit->diags, DIAG_NOT_SUPPORTED, span, "%s is not supported yet", what);
}

static void lower_instance(struct lower *lower, struct instance *instance) {
    switch (instance->kind) {
    case INSTANCE_FUNCTION: instance_function(lower, instance); break;
    case INSTANCE_VALUE: instance_value(lower, instance); break;
    case INSTANCE_CLOSURE: instance_closure(lower, instance); break;
    case INSTANCE_ADAPTER: instance_adapter(lower, instance); break;
    case INSTANCE_REWRAP: instance_rewrap(lower, instance); break;
    case INSTANCE_TASK: instance_task(lower, instance); break;
    case INSTANCE_ENTRY: instance_entry(lower, instance); break;
    case INSTANCE_EXPORT: instance_export(lower, instance); break;
    case INSTANCE_JOB: instance_job(lower, instance); break;
    case INSTANCE_FORMAT: instance_format(lower, instance); break;
    case INSTANCE_EQUAL: instance_equal(lower, instance); break;
    case INSTANCE_COMPARE: instance_compare(lower, instance); break;
    case INSTANCE_HASH: instance_hash(lower, instance); break;
    case INSTANCE_CLONE: instance_clone(lower, instance); break;
    }
}

static bool has_open_param(const struct symbol *function) {
    for (size_t i = 0; i < function->signature->params.count; i++) {
        const struct type *type = function->signature->params.items[i]->type;
        if (type->kind == TYPE_FUNCTION && type->row && type->row->is_open)
            return true;
    }
    return false;
}

static void add_exports(struct lower *lower) {
    const struct names *names = lower->unit->names;
    for (size_t i = 0; i < names->functions.count; i++) {
        struct symbol *symbol = names->functions.items[i];
        struct instance key = {
            .kind = INSTANCE_EXPORT,
            .symbol = symbol,
            .env = env_make(lower, symbol, NULL, 0, NULL, 0),
        };
        if (symbol->decl->function.linkage == LINKAGE_EXPORT_C)
            instance_get(lower, &key);
    }
}

static void add_entry(struct lower *lower, struct symbol *function) {
    struct instance key = {
        .kind = INSTANCE_ENTRY,
        .symbol = function,
        .env = env_make(lower, function, NULL, 0, NULL, 0),
    };
    VEC_PUSH(lower->arena, &lower->ir->entries, instance_get(lower, &key)->ir->index);
}

/* A program starts at main, or at one of its tests, and where C calls it; a module without any of these keeps what
   others can call. */
static void add_roots(struct lower *lower) {
    const struct names *names = lower->unit->names;
    add_exports(lower);
    lower->ir->has_tests = lower->unit->options->command == COMMAND_TEST;
    for (size_t i = 0; i < names->tests.count; i++)
        add_entry(lower, names->tests.items[i]);
    if (names->main && !lower->ir->has_tests)
        add_entry(lower, names->main);
    if (lower->ir->entries.count > 0)
        return;
    for (size_t i = 0; i < names->functions.count; i++) {
        struct symbol *symbol = names->functions.items[i];
        if (!symbol->is_pub || !symbol->decl->function.body || symbol->params.count > 0 ||
            has_open_param(symbol))
            continue;
        struct instance key = {
            .kind = INSTANCE_FUNCTION,
            .symbol = symbol,
            .env = env_make(lower, symbol, NULL, 0, NULL, 0),
        };
        instance_get(lower, &key);
    }
}

bool lower_unit(struct unit *unit) {
    struct arena *arena = &unit->arena;
    struct lower lower = {
        .unit = unit,
        .arena = arena,
        .types = unit->types,
        .ir = ir_unit_new(arena),
        .layouts = {.arena = arena},
        .error_tags = {.arena = arena},
        .by_key = {.arena = arena},
        .externs = {.arena = arena},
        .envs = {.arena = arena},
        .chains = {.arena = arena},
    };
    lower.root = ARENA_NEW(arena, struct env);
    lower.ir->debug_lines = unit->options->debug_lines;
    const size_t errors = unit->diags.error_count;
    add_roots(&lower);
    for (size_t i = 0; i < lower.instances.count; i++)
        lower_instance(&lower, lower.instances.items[i]);
    if (unit->diags.error_count > errors)
        return false;
    lower_entry_checks(&lower);
    ir_prepare(lower.ir);
    if (unit->options->verify)
        ir_verify(lower.ir);
    unit->ir = lower.ir;
    return true;
}
