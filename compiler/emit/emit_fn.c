/*
 * One function. A plain one is itself; an async one without suspension points is its f_enter; one that
 * may suspend is a body that the C compiler instantiates twice, as f_enter (no frame, `resuming` false)
 * and as f_resume. The text of the blocks is made first, then what it turned out to need is put around
 * it: declarations before, shared tails behind.
 */
#include <stdarg.h>
#include <string.h>

#include "base/panic.h"
#include "emit/internal.h"
#include "emit/mangle.h"
#include "emit/writer.h"

/* ---- lines ---- */
static void add_line(struct fn *fn, unsigned indent, const char *fmt, va_list args) {
    struct strbuf line = {.arena = fn->e->arena};
    strbuf_vprintf(&line, fmt, args);
    for (unsigned i = 0; line.length && i < indent; i++)
        strbuf_add(fn->out, "    ");
    strbuf_add(fn->out, strbuf_text(&line));
    strbuf_add_char(fn->out, '\n');
}

void fn_line(struct fn *fn, const char *fmt, ...) {
    va_list args;
    va_start(args, fmt);
    add_line(fn, fn->indent, fmt, args);
    va_end(args);
}

void fn_open(struct fn *fn, const char *fmt, ...) {
    va_list args;
    va_start(args, fmt);
    add_line(fn, fn->indent++, fmt, args);
    va_end(args);
}

void fn_close(struct fn *fn) {
    fn->indent--;
    fn_line(fn, "}");
}

void fn_label(struct fn *fn, const char *fmt, ...) {
    va_list args;
    va_start(args, fmt);
    add_line(fn, 0, fmt, args);
    va_end(args);
}

const char *fn_text(struct fn *fn, const char *fmt, ...) {
    struct strbuf text = {.arena = fn->e->arena};
    va_list args;
    va_start(args, fmt);
    strbuf_vprintf(&text, fmt, args);
    va_end(args);
    return strbuf_text(&text);
}

/* ---- jumps ---- */
void fn_goto(struct fn *fn, block_id target) {
    if (target == fn->block + 1) {
        bitset_add(&fn->falls, target);
        return;
    }
    bitset_add(&fn->labels, target);
    fn_line(fn, "goto b%u;", target);
}

bool fn_only_unwinds(const struct fn *fn, block_id block) {
    const struct ir_block *b = &fn->function->blocks.items[block];
    return b->ops.count == 1 && b->ops.items[0].kind == IR_UNWIND;
}

static struct tail *tail_of(struct fn *fn, const struct ir_op *op) {
    if (op->unwind == NO_BLOCK)
        panic("%s: %s leaves without an unwind block", fn->function->name, ir_op_text(op->kind));
    return &fn->tails[op->unwind];
}

const char *fn_panic_label(struct fn *fn, const struct ir_op *op) {
    tail_of(fn, op)->panics = true;
    return fn_text(fn, "panic_%u", op->unwind);
}

const char *fn_raise_label(struct fn *fn, const struct ir_op *op) {
    tail_of(fn, op)->raises = true;
    tail_of(fn, op)->dirty |= !op->clean;
    return fn_text(fn, "raise_%u", op->unwind);
}

static void emit_panic_tail(struct fn *fn, block_id block) {
    const struct ir_op *only = &fn->function->blocks.items[block].ops.items[0];
    fn_label(fn, "panic_%u:", block);
    if (fn->function->class == IR_PLAIN && fn_only_unwinds(fn, block)) {
        emit_unwind(fn, only);
        return;
    }
    fn_line(fn, "sc_tls.panicking = 0;");
    fn_line(fn, "%s = SC_PANIC;", place_target(fn, &(struct place){.local = fn->function->status}));
    bitset_add(&fn->labels, block);
    fn_line(fn, "goto b%u;", block);
}

static void emit_raise_tail(struct fn *fn, block_id block) {
    const char *status = place_target(fn, &(struct place){.local = fn->function->status});
    fn_label(fn, "raise_%u:", block);
    if (fn->tails[block].dirty) {
        bitset_add(&fn->read, fn->function->status);
        fn_open(fn, "if (r.st > %s) {", status);
        fn_line(fn, "%s = r.st;", status);
        fn_close(fn);
    } else {
        fn_line(fn, "%s = r.st;", status);
    }
    bitset_add(&fn->labels, block);
    fn_line(fn, "goto b%u;", block);
}

/* ---- the body ---- */
/* The text of the blocks and tails; `block_texts` get what comes between the labels. */
static void write_blocks(struct fn *fn, struct strbuf *block_texts) {
    for (size_t b = 0; b < fn->function->blocks.count; b++) {
        const struct ir_block *block = &fn->function->blocks.items[b];
        block_texts[b].arena = fn->e->arena;
        fn->out = &block_texts[b];
        fn->block = (block_id)b;
        fn->line = 0;
        for (size_t i = 0; i < block->ops.count; i++)
            emit_op(fn, &block->ops.items[i]);
    }
}

static void write_resumptions(struct fn *fn, struct strbuf *text) {
    fn->out = text;
    fn_open(fn, "if (resuming) {");
    for (size_t i = 0; i < fn->function->locals.count; i++)
        if (fn->function->locals.items[i].block)
            fn_line(fn, "%s = f->%s;", local_name(fn, (local_id)i), local_name(fn, (local_id)i));
    if (fn->function->is_task)
        fn_line(fn, "%s = (void *)(f->h.ret & ~(uintptr_t)1);", local_name(fn, 0));
    fn_open(fn, "switch (f->h.state) {");
    for (size_t b = 0; b < fn->function->blocks.count; b++) {
        const struct ir_block *block = &fn->function->blocks.items[b];
        for (size_t i = 0; i < block->ops.count; i++)
            if (ir_op_suspends(&block->ops.items[i]))
                emit_resumption(fn, &block->ops.items[i]);
    }
    fn->indent--;
    fn_line(fn, "default:");
    fn->indent++;
    fn_line(fn, "__builtin_unreachable();");
    fn_close(fn);
    fn_close(fn);
}

static void write_tails(struct fn *fn, struct strbuf *text) {
    fn->out = text;
    fn->block = NO_BLOCK - 1;
    for (size_t b = 0; b < fn->function->blocks.count; b++) {
        if (fn->tails[b].panics)
            emit_panic_tail(fn, (block_id)b);
        if (fn->tails[b].raises)
            emit_raise_tail(fn, (block_id)b);
    }
}

/* What the spawn and the opening of a pure scope fill. */
static bool begins_unset(const struct storage *storage) {
    while (storage->kind == STORAGE_STRUCT && storage->fields.count > 0)
        storage = storage->fields.items[0];
    return storage->kind == STORAGE_OPAQUE &&
           (!strcmp(storage->c_name, "sc_pure_task") || !strcmp(storage->c_name, "sc_pure_list"));
}

static void write_local(struct fn *fn, local_id id) {
    const struct ir_local *local = &fn->function->locals.items[id];
    const char *type = type_name(fn->e, local->storage);
    const char *name = mangle_local(fn->e->arena, fn->function, id);
    bool pointer = local->storage->kind == STORAGE_PTR;
    if (!local->block && begins_unset(local->storage))
        fn_line(fn, "%s %s;", type, name);
    else if (local->block)
        fn_line(fn, "%s *%s = NULL;", type, name);
    else if (storage_is_scalar(local->storage))
        fn_line(fn, "%s%s%s = %s;", type, pointer ? "" : " ", name,
                type_zero(fn->e, local->storage));
    else
        fn_line(fn, "%s %s = {0};", type, name);
}

static void write_declarations(struct fn *fn) {
    const struct ir_function *function = fn->function;
    for (size_t i = 0; i < fn->step_count; i++)
        fn_line(fn, "void *sc_step%zu = NULL;", i);
    for (size_t i = 0; i < fn->index_count; i++)
        fn_line(fn, "uint64_t sc_index%zu = 0;", i);
    for (size_t i = function->param_count; i < function->locals.count; i++)
        if (bitset_has(&fn->named, i) && !function->locals.items[i].resident)
            write_local(fn, (local_id)i);
    emit_quiet_locals(fn);
    for (size_t i = 0; i < function->locals.count; i++) {
        bool is_param = i < function->param_count;
        if (function->locals.items[i].resident
                ? is_param && !fn->suspends
                : !bitset_has(&fn->read, i) && (is_param || bitset_has(&fn->named, i)))
            fn_line(fn, "(void)%s;", mangle_local(fn->e->arena, function, (local_id)i));
    }
}

static void write_block_locals(struct fn *fn) {
    const struct ir_function *function = fn->function;
    bool any = false;
    for (size_t i = 0; i < function->locals.count; i++) {
        if (!function->locals.items[i].block)
            continue;
        if (!any && fn->suspends)
            fn_open(fn, "if (!resuming) {");
        any = true;
        const char *name = local_name(fn, (local_id)i);
        fn_line(fn, "%s = sc_block_alloc(w, sizeof *%s);", name, name);
        fn_line(fn, "__builtin_memset(%s, 0, sizeof *%s);", name, name);
    }
    if (any && fn->suspends)
        fn_close(fn);
}

/* What stands between the braces of the function, with `head` at its top. */
static void write_body(struct fn *fn, struct strbuf *out, void (*head)(struct fn *fn)) {
    const struct ir_function *function = fn->function;
    struct strbuf *texts = arena_alloc(fn->e->arena, function->blocks.count * sizeof *texts);
    struct strbuf resumptions = {.arena = fn->e->arena};
    struct strbuf tails = {.arena = fn->e->arena};
    for (size_t i = 0; i < function->locals.count; i++)
        if (function->locals.items[i].block)
            local_name(fn, (local_id)i);
    write_blocks(fn, texts);
    if (fn->suspends)
        write_resumptions(fn, &resumptions);
    write_tails(fn, &tails);

    fn->out = out;
    head(fn);
    write_declarations(fn);
    write_block_locals(fn);
    fn_line(fn, "%s", "");
    strbuf_add(out, strbuf_text(&resumptions));
    for (size_t b = 0; b < function->blocks.count; b++) {
        bool jumped = bitset_has(&fn->labels, b);
        if (!jumped && !bitset_has(&fn->falls, b) && fn_only_unwinds(fn, (block_id)b) && b != 0)
            continue; // its tail does the same
        if (jumped)
            fn_label(fn, "b%zu:", b);
        strbuf_add(out, strbuf_text(&texts[b]));
    }
    strbuf_add(out, strbuf_text(&tails));
}

/* ---- heads ---- */
static void head_plain(struct fn *fn) {
    if (fn->uses_worker)
        fn_line(fn, "sc_worker *w = sc_tls.worker;");
}

static void head_async(struct fn *fn) {
    fn_line(fn, "sc_ret r = {SC_DONE, 0};");
    fn_line(fn, "(void)w;");
    fn_line(fn, "(void)scope;");
}

/* The body of two instances: where all points are called again, what they were resumed with is unused. */
static void head_body(struct fn *fn) {
    head_async(fn);
    fn_line(fn, "(void)v;");
    fn_line(fn, "(void)st;");
}

static void head_task(struct fn *fn) {
    if (!emit_has_run(fn->function))
        fn_line(fn, "sc_scope *scope = task->scope;");
    fn_line(fn, "void *%s = task;", local_name(fn, 0));
    head_async(fn);
}

static const char *enter_params(struct fn *fn) {
    if (fn->function->pure)
        return param_list(fn, "sc_worker *w, sc_task *task");
    if (emit_has_run(fn->function))
        return "sc_worker *w, sc_scope *scope, sc_task *task";
    return fn->function->is_task ? "sc_worker *w, sc_task *task"
                                 : param_list(fn, "sc_worker *w, sc_scope *scope");
}

/* Where its spawner runs or joins a pure task it calls what the task runs: often worth inlining. */
static bool is_called_by_spawner(const struct fn *fn) {
    return fn->function->pure && fn->function->is_task;
}

/* `static int64_t f(...)`, without what follows. */
static const char *signature(struct fn *fn) {
    if (fn->function->class == IR_ASYNC)
        return fn_text(fn, "static %ssc_ret %s_%s(%s)",
                       fn->function->is_inlined   ? "inline __attribute__((always_inline)) "
                       : fn->function->is_rest    ? "__attribute__((noinline)) "
                       : is_called_by_spawner(fn) ? "inline "
                                                  : "",
                       fn->name, fn->function->pure ? "pure" : "enter", enter_params(fn));
    const char *type = type_name(fn->e, fn->function->result);
    return fn_text(fn, "static %s%s%s%s(%s)", fn->function->is_short ? "inline " : "", type,
                   fn->function->result->kind == STORAGE_PTR ? "" : " ", fn->name,
                   param_list(fn, ""));
}

/* f_enter and f_resume: the body with what is constant in each. */
static void write_instances(struct fn *fn) {
    const struct ir_function *function = fn->function;
    struct strbuf passed = {.arena = fn->e->arena};
    struct strbuf zeros = {.arena = fn->e->arena};
    for (uint32_t i = 0; i < function->param_count; i++) {
        strbuf_printf(&passed, ", %s", function->is_task ? "task" : local_name(fn, i));
        strbuf_printf(&zeros, ", %s", type_zero(fn->e, function->locals.items[i].storage));
    }
    fn_open(fn, "%s {", signature(fn));
    fn_line(fn, "return %s_body(w, %s, NULL, false, 0, SC_DONE%s);", fn->name,
            function->is_task && !emit_has_run(function) ? "task->scope" : "scope",
            strbuf_text(&passed));
    fn_close(fn);
    fn_line(fn, "%s", "");
    fn_open(fn, "static sc_ret %s_resume(sc_worker *w, sc_frame *frame, uint64_t v, uint64_t st) {",
            fn->name);
    fn_line(fn, "return %s_body(w, frame->scope, (struct %s_frame *)frame, true, v, st%s);",
            fn->name, fn->name, strbuf_text(&zeros));
    fn_close(fn);
}

static void write_suspending(struct fn *fn, struct strbuf *out) {
    emit_frame_type(fn);
    fn_line(fn, "static sc_ret %s_resume(sc_worker *w, sc_frame *frame, uint64_t v, uint64_t st);",
            fn->name);
    fn_line(fn, "%s", "");
    emit_frame_new(fn);
    fn_line(fn, "static inline __attribute__((always_inline)) sc_ret");
    const char *first = fn_text(fn,
                                "sc_worker *w, sc_scope *scope, struct %s_frame *f, "
                                "const bool resuming, uint64_t v, uint64_t st",
                                fn->name);
    fn_open(fn, "%s_body(%s) {", fn->name, param_list(fn, first));
    write_body(fn, out, head_body);
    fn_close(fn);
    fn_line(fn, "%s", "");
    write_instances(fn);
}

static struct fn fn_make(struct emitter *e, struct strbuf *out,
                         const struct ir_function *function) {
    size_t locals = function->locals.count;
    return (struct fn){
        .e = e,
        .function = function,
        .name = mangle_function(e->arena, function),
        .out = out,
        .named = bitset_make(e->arena, locals),
        .read = bitset_make(e->arena, locals),
        .labels = bitset_make(e->arena, function->blocks.count),
        .falls = bitset_make(e->arena, function->blocks.count),
        .tails = arena_alloc(e->arena, (function->blocks.count + 1) * sizeof(struct tail)),
        .suspends = function->state_count > 0,
    };
}

static bool is_entered(const struct emitter *e, const struct ir_function *function) {
    return function->pure && !function->is_task && bitset_has(&e->entered, function->index);
}

void emit_prototype(struct emitter *e, struct strbuf *out, const struct ir_function *function) {
    struct fn fn = fn_make(e, out, function);
    fn_line(&fn, "%s;", signature(&fn));
    if (emit_has_run(function))
        fn_line(&fn, "static __attribute__((noinline)) sc_ret %s_run(sc_worker *w, sc_task *task);",
                fn.name);
    if (is_called_by_spawner(&fn))
        fn_line(&fn, "static inline sc_ret %s_enter(sc_worker *w, sc_task *task);", fn.name);
    else if (is_entered(e, function))
        fn_line(&fn, "static sc_ret %s_enter(%s);", fn.name,
                param_list(&fn, "sc_worker *w, sc_scope *scope"));
}

static void write_comment_line(struct fn *fn) {
    const struct ir_function *function = fn->function;
    strbuf_add(fn->out, "/* ");
    write_comment(fn->out, function->name);
    if (function->site) {
        const struct ir_site *site = &fn->e->unit->sites.items[function->site];
        strbuf_add(fn->out, ", ");
        write_comment(fn->out, site->file ? site->file : "");
        strbuf_printf(fn->out, ":%u", site->line);
    }
    strbuf_add(fn->out, " */\n");
}

/*
 * A #line counts on from line to line of C, and what stands behind it is mostly more than one: each
 * line gets its own, so that a debugger finds none of them at a place of something else.
 */
void emit_lines(struct emitter *e, struct strbuf *out, const char *text,
                const struct ir_function *function) {
    const struct ir_site *site = &e->unit->sites.items[function->site];
    const char *own = site->file && site->line ? site_line(e, site) : "#line 1 \"<scc>\"";
    const char *place = own;
    size_t length = strlen(own);
    while (*text) {
        size_t size = strcspn(text, "\n") + 1; // every line ends
        if (strncmp(text, "#line ", 6) == 0) {
            place = text;
            length = size - 1;
        } else if (size > 1) {
            strbuf_add_bytes(out, place, length);
            strbuf_add_char(out, '\n');
            strbuf_add_bytes(out, text, size);
        } else {
            strbuf_add_char(out, '\n');
        }
        if (*text == '}') { // f_enter and f_resume follow
            place = own;
            length = strlen(own);
        }
        text += size;
    }
}

static void write_function(struct fn *fn, struct strbuf *out) {
    const struct ir_function *function = fn->function;
    if (fn->suspends) {
        write_suspending(fn, out);
    } else {
        fn_open(fn, "%s {", signature(fn));
        write_body(fn, out,
                   function->class == IR_PLAIN ? head_plain
                   : function->pure            ? head_pure
                   : function->is_task         ? head_task
                                               : head_async);
        fn_close(fn);
        if (is_called_by_spawner(fn))
            emit_pure_task_enter(fn);
        else if (is_entered(fn->e, function))
            emit_pure_enter(fn);
    }
    fn->out = out;
    fn_line(fn, "%s", "");
    if (emit_has_run(function))
        emit_task_copy(fn);
}

void emit_function(struct emitter *e, struct strbuf *out, const struct ir_function *function) {
    struct fn fn = fn_make(e, out, function);
    write_comment_line(&fn);
    if (!e->unit->debug_lines) {
        write_function(&fn, out);
        return;
    }
    struct strbuf text = {.arena = e->arena};
    fn.out = &text;
    write_function(&fn, &text);
    emit_lines(e, out, strbuf_text(&text), function);
}
