/*
 * What the stress programs share: they are code as the compiler would emit it, written by hand. A
 * function that waits is a state machine over one frame, which lies on the free lists from its start:
 *
 *     struct nap { sc_frame frame; … };
 *     static sc_ret nap_resume(sc_worker *w, sc_frame *frame, uint64_t v, uint64_t st) {
 *         struct nap *self = (struct nap *)frame;
 *         BEGIN
 *         LEAF(sc_sleep(w, frame->scope, 1000));
 *         …
 *         END
 *     }
 *
 * LEAF and CALL leave the status in `st` and the value in `v`; RETRY calls again after each wait.
 */
#ifndef STRESS_H
#define STRESS_H

#include <inttypes.h>
#include <scc/rt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CHECK(condition)                                                            \
    do {                                                                            \
        if (!(condition)) {                                                         \
            fprintf(stderr, "%s:%d: failed: %s\n", __FILE__, __LINE__, #condition); \
            abort();                                                                \
        }                                                                           \
    } while (0)

static inline sc_ret give(uint64_t v) {
    return (sc_ret){.st = SC_DONE, .v = v};
}

static inline sc_ret suspended(sc_frame *frame) {
    return (sc_ret){.st = SC_SUSP, .v = (uintptr_t)frame};
}

/* A block as emitted code may get it: with whatever was in it before. What the runtime doesn't write when
   it is spawned or opened must not matter. */
static inline void *dirty_block(sc_worker *w, size_t size) {
    return memset(sc_block_alloc(w, size), 0xA5, size);
}

static inline void dirty_scope(sc_scope *scope) {
    memset((void *)scope, 0xA5, sizeof *scope);
}

/* A cleared frame for a function that is called with `scope`, ready for its first resume. */
static inline void *frame_new(sc_worker *w, size_t size, sc_resume resume, sc_scope *scope) {
    sc_frame *frame = sc_block_alloc(w, size);
    memset(frame, 0, size);
    frame->resume = resume;
    frame->scope = scope;
    return frame;
}

#define BEGIN               \
    (void)v, (void)st;      \
    switch (frame->state) { \
    case 0:;
#define END \
    }       \
    abort();

#define LEAF(call)                   \
    do {                             \
        sc_ret ret_ = (call);        \
        if (ret_.st == SC_SUSP) {    \
            frame->state = __LINE__; \
            sc_leaf(w, frame);       \
            return suspended(frame); \
        }                            \
        st = ret_.st;                \
        v = ret_.v;                  \
        if (0) {                     \
        case __LINE__:;              \
        }                            \
    } while (0)

#define RETRY(call)                  \
    do {                             \
    case __LINE__:;                  \
        sc_ret ret_ = (call);        \
        if (ret_.st == SC_SUSP) {    \
            frame->state = __LINE__; \
            sc_leaf(w, frame);       \
            return suspended(frame); \
        }                            \
        st = ret_.st;                \
        v = ret_.v;                  \
    } while (0)

#define CALL(call)                                                   \
    do {                                                             \
        sc_ret ret_ = (call);                                        \
        if (ret_.st == SC_SUSP) {                                    \
            frame->state = __LINE__;                                 \
            ((sc_frame *)(uintptr_t)ret_.v)->ret = (uintptr_t)frame; \
            return suspended(frame);                                 \
        }                                                            \
        st = ret_.st;                                                \
        v = ret_.v;                                                  \
        if (0) {                                                     \
        case __LINE__:;                                              \
        }                                                            \
    } while (0)

/* Frees the frame and returns the status and the value. */
#define RETURN(status, value)                         \
    do {                                              \
        sc_ret ret_ = {.st = (status), .v = (value)}; \
        sc_block_free(w, self, sizeof *self);         \
        return ret_;                                  \
    } while (0)

#define MILLIS(n) ((int64_t)(n)*1000000)

#define MAIN(enter)                                                                 \
    int main(int argc, char **argv) {                                               \
        static const sc_program program = {.mem = &sc_mem_gc, .async_main = enter}; \
        return sc_main(&program, argc, argv);                                       \
    }

/* The n-th argument as a number, or what stands for it. */
static inline int64_t argument(sc_view args, uint64_t n, int64_t otherwise) {
    if (n >= args.length)
        return otherwise;
    return strtoll((const char *)((sc_str *)args.data)[n].data, NULL, 10);
}

static inline void print_line(const char *text, int64_t number) {
    sc_fmt out;
    sc_fmt_init(&out);
    sc_fmt_str(&out, (sc_str){.data = (const uint8_t *)text, .length = strlen(text)});
    sc_fmt_i64(&out, number);
    sc_fmt_print(&out, 1, true);
}

static const sc_site here = {.file = "stress", .line = 1, .column = 1};

/* The type of tasks that run this: emitted code has it as constant data, here it is made when first
   needed. Types are never freed; the list is only added to at its head. */
static inline const sc_task_type *type_of(sc_task_run run, size_t size, uint32_t flags) {
    struct node {
        sc_task_type type;
        struct node *next;
    };

    static _Atomic(struct node *) first;
    struct node *head = atomic_load(&first);
    for (struct node *it = head; it; it = it->next)
        if (it->type.run == run && it->type.size == size && it->type.flags == flags)
            return &it->type;
    struct node *made = malloc(sizeof *made);
    made->type = (sc_task_type){.run = run, .site = &here, .size = (uint32_t)size, .flags = flags};
    do
        made->next = head;
    while (!atomic_compare_exchange_weak(&first, &head, made));
    return &made->type;
}

static inline void spawn_task(sc_worker *w, sc_scope *scope, sc_task *task, sc_task_run run,
                              size_t size, uint32_t flags) {
    sc_spawn(w, scope, task, type_of(run, size, flags));
}

#endif
