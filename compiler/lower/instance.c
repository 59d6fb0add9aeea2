/*
 * Instances: one IR function for each (declaration or closure, type arguments, one answer per open
 * parameter). The worklist starts with what the program starts, and grows while bodies are lowered;
 * what nothing reaches is never lowered. Environments are shared: two of equal content are the same
 * pointer, so a closure's instance is found by its node and the environment of the function around it.
 *
 * note [rows]: the effects in a function type matter to lowering in one bit, the convention. A type
 * argument that holds function types gets rows of that one bit, since what its own rows speak of (a
 * closure, an open parameter) has its answers in the caller's environment alone.
 */
#include <string.h>

#include "base/panic.h"
#include "lower/internal.h"

struct env_list {
    VEC(struct env *) items;
};

struct instance_list {
    VEC(struct instance *) items;
};

/* ---- environments ---- */

static bool env_equal(const struct env *env, struct type **args, size_t count,
                      const struct answer *answers, size_t answer_count) {
    if (env->arg_count != count || env->answers.count != answer_count)
        return false;
    for (size_t i = 0; i < count; i++) {
        if (env->args[i] != args[i])
            return false;
    }
    for (size_t i = 0; i < answer_count; i++) {
        if (env->answers.items[i].is_async != answers[i].is_async)
            return false;
    }
    return true;
}

const struct env *env_make(struct lower *lower, struct symbol *function, struct type **args,
                           size_t count, const struct answer *answers, size_t answer_count) {
    struct env_list *list = map_get(&lower->envs, function);
    if (!list) {
        list = ARENA_NEW(lower->arena, struct env_list);
        map_put(&lower->envs, function, list);
    }
    for (size_t i = 0; i < list->items.count; i++) {
        if (env_equal(list->items.items[i], args, count, answers, answer_count))
            return list->items.items[i];
    }
    struct env *env = ARENA_NEW(lower->arena, struct env);
    env->function = function;
    env->args = arena_alloc(lower->arena, (count + 1) * sizeof *env->args);
    env->arg_count = count;
    for (size_t i = 0; i < count; i++)
        env->args[i] = args[i];
    for (size_t i = 0; i < answer_count; i++)
        VEC_PUSH(lower->arena, &env->answers, answers[i]);
    VEC_PUSH(lower->arena, &list->items, env);
    return env;
}

struct type *env_type(struct lower *lower, const struct env *env, struct type *type) {
    type = type_resolved(type);
    if (env->arg_count == 0)
        return type;
    return type_substitute(lower->types, type, env->function->params.items, env->args,
                           env->arg_count);
}

bool env_answer(const struct symbol *param, void *context) {
    const struct env *env = context;
    for (size_t i = 0; i < env->answers.count; i++) {
        if (env->answers.items[i].param == param)
            return env->answers.items[i].is_async;
    }
    return false;
}

bool env_is_async(const struct env *env, const struct type *type, const struct symbol *param) {
    return effect_row_is_async(type->row, param, env_answer, (void *)env);
}

/* The same type with rows of one bit; see note [rows]. */
static struct type *type_with_plain_rows(struct lower *lower, const struct env *env,
                                         struct type *type) {
    type = type_resolved(type);
    bool changed = type->kind == TYPE_FUNCTION;
    struct type **args = arena_alloc(lower->arena, (type->arg_count + 1) * sizeof *args);
    for (size_t i = 0; i < type->arg_count; i++) {
        args[i] = type_with_plain_rows(lower, env, type->args[i]);
        changed |= args[i] != type->args[i];
    }
    if (!changed)
        return type;
    switch (type->kind) {
    case TYPE_FUNCTION: {
        struct effect_row *row = ARENA_NEW(lower->arena, struct effect_row);
        row->fixed = env_is_async(env, type, NULL) ? EFFECT_BIT(ASYNC) : 0;
        return type_function(lower->types, args, type->arg_count, type->modes, row);
    }
    case TYPE_ARRAY: return type_array(lower->types, args[0], type->count);
    case TYPE_VIEW: return type_view(lower->types, args[0], type->is_mut);
    case TYPE_TUPLE: return type_tuple(lower->types, args, type->arg_count);
    case TYPE_RESULT: return type_result(lower->types, args[0], args[1]);
    case TYPE_RECORD:
    case TYPE_UNION: return type_named(lower->types, type->kind, type->decl, args, type->arg_count);
    case TYPE_LIST:
    case TYPE_MAYBE:
    case TYPE_TASK:
    case TYPE_CHANNEL:
    case TYPE_MUTEX:
    case TYPE_ATOMIC:
    case TYPE_RANGE: return type_of(lower->types, type->kind, args[0]);
    case TYPE_ERROR:
    case TYPE_NEVER:
    case TYPE_UNIT:
    case TYPE_BOOL:
    case TYPE_CHAR:
    case TYPE_I8:
    case TYPE_I16:
    case TYPE_I32:
    case TYPE_I64:
    case TYPE_ISIZE:
    case TYPE_U8:
    case TYPE_U16:
    case TYPE_U32:
    case TYPE_U64:
    case TYPE_USIZE:
    case TYPE_F32:
    case TYPE_F64:
    case TYPE_STRING:
    case TYPE_DURATION:
    case TYPE_INSTANT:
    case TYPE_ERRORS:
    case TYPE_SCOPE:
    case TYPE_EVENT:
    case TYPE_FOREIGN:
    case TYPE_CAPABILITY:
    case TYPE_COUNT:
    case TYPE_NAMESPACE:
    case TYPE_PARAM:
    case TYPE_VAR: break;
    }
    return type;
}

/* ---- instances ---- */

static const char *type_suffix(struct lower *lower, const struct type *type) {
    return type_text(lower->arena, (struct type *)type);
}

static const char *instance_name(struct lower *lower, const struct instance *it) {
    const char *base = it->env && it->env->function ? it->env->function->name->text : "top";
    switch (it->kind) {
    case INSTANCE_FUNCTION: return it->symbol->name->text;
    case INSTANCE_VALUE: return arena_printf(lower->arena, "%s_value", it->symbol->name->text);
    case INSTANCE_CLOSURE: return arena_printf(lower->arena, "%s_closure", base);
    case INSTANCE_ADAPTER: return arena_printf(lower->arena, "%s_closure_async", base);
    case INSTANCE_REWRAP: return "function_async";
    case INSTANCE_TASK: return arena_printf(lower->arena, "%s_task", base);
    case INSTANCE_ENTRY: return "program";
    case INSTANCE_EXPORT: return arena_printf(lower->arena, "%s_export", base);
    case INSTANCE_JOB: return "job";
    case INSTANCE_FORMAT:
        return arena_printf(lower->arena, "format %s", type_suffix(lower, it->type));
    case INSTANCE_EQUAL:
        return arena_printf(lower->arena, "equal %s", type_suffix(lower, it->type));
    case INSTANCE_COMPARE:
        return arena_printf(lower->arena, "compare %s", type_suffix(lower, it->type));
    case INSTANCE_HASH: return arena_printf(lower->arena, "hash %s", type_suffix(lower, it->type));
    case INSTANCE_CLONE:
        return arena_printf(lower->arena, "clone %s", type_suffix(lower, it->type));
    }
    return "function";
}

static const void *instance_anchor(const struct instance *key) {
    if (key->symbol)
        return key->symbol;
    return key->node ? (const void *)key->node : (const void *)key->type;
}

static bool facts_are_async(const struct function_facts *facts, const struct env *env) {
    return effect_is_async(facts, env_answer, (void *)env);
}

static bool instance_is_async(const struct instance *key) {
    switch (key->kind) {
    case INSTANCE_FUNCTION: return facts_are_async(effect_of_function(key->symbol), key->env);
    case INSTANCE_CLOSURE: return facts_are_async(effect_of_closure(key->node), key->env);
    case INSTANCE_EXPORT:
    case INSTANCE_ENTRY: return facts_are_async(effect_of_function(key->symbol), key->env);
    case INSTANCE_VALUE: return key->is_async;
    case INSTANCE_ADAPTER:
    case INSTANCE_REWRAP:
    case INSTANCE_TASK: return true;
    case INSTANCE_JOB:
    case INSTANCE_FORMAT:
    case INSTANCE_EQUAL:
    case INSTANCE_COMPARE:
    case INSTANCE_HASH:
    case INSTANCE_CLONE: return false;
    }
    return false;
}

/* What calling it gives. */
static struct storage *instance_result(struct lower *lower, const struct instance *key) {
    struct type *type = NULL;
    switch (key->kind) {
    case INSTANCE_FUNCTION:
    case INSTANCE_VALUE: type = key->symbol->signature->result; break;
    case INSTANCE_CLOSURE:
    case INSTANCE_ADAPTER: type = key->node->closure.info->result; break;
    case INSTANCE_REWRAP: type = key->type->args[key->type->arg_count - 1]; break;
    case INSTANCE_CLONE: type = key->type; break;
    case INSTANCE_EXPORT:
        return instance_is_async(key) ? storage_basic(lower, STORAGE_VOID)
                                      : export_result(lower, key->symbol);
    case INSTANCE_JOB:
    case INSTANCE_TASK: // its result lies in its block
    case INSTANCE_FORMAT: return storage_basic(lower, STORAGE_VOID);
    case INSTANCE_ENTRY:
    case INSTANCE_COMPARE: return storage_basic(lower, STORAGE_I32);
    case INSTANCE_EQUAL: return storage_basic(lower, STORAGE_BOOL);
    case INSTANCE_HASH: return storage_basic(lower, STORAGE_U64);
    }
    return storage_of(lower, env_type(lower, key->env, type));
}

static bool has_environment(enum instance_kind kind) {
    return kind == INSTANCE_VALUE || kind == INSTANCE_CLOSURE || kind == INSTANCE_ADAPTER ||
           kind == INSTANCE_REWRAP;
}

struct instance *instance_get(struct lower *lower, const struct instance *key) {
    const void *anchor = instance_anchor(key);
    struct instance_list *list = map_get(&lower->by_key, anchor);
    if (!list) {
        list = ARENA_NEW(lower->arena, struct instance_list);
        map_put(&lower->by_key, anchor, list);
    }
    bool is_async = instance_is_async(key);
    for (size_t i = 0; i < list->items.count; i++) {
        struct instance *it = list->items.items[i];
        if (it->kind == key->kind && it->env == key->env && it->type == key->type &&
            it->is_async == is_async)
            return it;
    }
    struct instance *made = ARENA_NEW(lower->arena, struct instance);
    *made = *key;
    made->is_async = is_async;
    made->ir = ir_function_new(lower->ir, instance_name(lower, key), is_async ? IR_ASYNC : IR_PLAIN,
                               instance_result(lower, key));
    made->ir->is_task = key->kind == INSTANCE_TASK || (key->kind == INSTANCE_EXPORT && is_async);
    made->ir->has_env = has_environment(key->kind);
    VEC_PUSH(lower->arena, &list->items, made);
    VEC_PUSH(lower->arena, &lower->instances, made);
    return made;
}

/* ---- what a call reaches ---- */

static bool param_is_open(const struct symbol *param) {
    const struct type *type = param->type;
    return type->kind == TYPE_FUNCTION && type->row && type->row->is_open;
}

const struct symbol *open_param_of(const struct node *value) {
    const struct symbol *symbol = value->kind == NODE_NAME ? value->name.symbol : NULL;
    return symbol && symbol->kind == SYMBOL_PARAM && param_is_open(symbol) ? symbol : NULL;
}

/* Is the argument for an open parameter Async? */
static bool argument_is_async(struct lower *lower, const struct env *env,
                              const struct node *value) {
    const struct type *type = env_type(lower, env, value->type);
    return type->kind == TYPE_FUNCTION && env_is_async(env, type, open_param_of(value));
}

static struct type **env_types(struct lower *lower, const struct env *env, struct type **types,
                               size_t count) {
    struct type **args = arena_alloc(lower->arena, (count + 1) * sizeof *args);
    for (size_t i = 0; i < count; i++)
        args[i] = type_with_plain_rows(lower, env, env_type(lower, env, types[i]));
    return args;
}

struct instance *instance_of_call(struct lower *lower, const struct env *env,
                                  const struct call *call) {
    const struct signature *signature = call->function->signature;
    VEC(struct answer) answers = {0};
    for (size_t i = 0; i < signature->params.count; i++) {
        struct symbol *param = signature->params.items[i];
        if (!param_is_open(param))
            continue;
        struct answer answer = {param, argument_is_async(lower, env, call->args.items[i].value)};
        VEC_PUSH(lower->arena, &answers, answer);
    }
    struct type **args = env_types(lower, env, call->targs.items, call->targs.count);
    const struct env *target =
        env_make(lower, call->function, args, call->targs.count, answers.items, answers.count);
    struct instance key = {.kind = INSTANCE_FUNCTION, .symbol = call->function, .env = target};
    return instance_get(lower, &key);
}

const struct env *env_of_value(struct lower *lower, const struct env *env, struct symbol *function,
                               struct type **targs, size_t count, const struct type *as) {
    const struct signature *signature = function->signature;
    VEC(struct answer) answers = {0};
    for (size_t i = 0; i < signature->params.count; i++) {
        struct symbol *param = signature->params.items[i];
        if (!param_is_open(param))
            continue;
        bool is_async = as && i + 1 < as->arg_count && as->args[i]->kind == TYPE_FUNCTION &&
                        env_is_async(env, as->args[i], NULL);
        struct answer answer = {param, is_async};
        VEC_PUSH(lower->arena, &answers, answer);
    }
    return env_make(lower, function, env_types(lower, env, targs, count), count, answers.items,
                    answers.count);
}
