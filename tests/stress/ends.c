/*
 * Ends of programs: panics and a deadlock, what is printed, and the exit status. Each case runs in a process of
 * its own, whose standard error is read back.
 */
#include <sys/wait.h>
#include <unistd.h>

#include "stress.h"

static const sc_site main_site = {.file = "p.sc", .line = 3, .column = 5};
static const sc_site inner_site = {.file = "p.sc", .line = 8, .column = 7};
static const sc_site panic_site = {.file = "p.sc", .line = 9, .column = 11};

/* ---- a plain main ---- */
#ifndef __SANITIZE_THREAD__
static int64_t plain_sum(int64_t n) {
    volatile char room[64];
    room[0] = (char)n;
    if ((uintptr_t)room < sc_tls.floor) {
        sc_panic_stack(&panic_site);
        return 0;
    }
    if (n == 0)
        return room[0];
    int64_t rest = plain_sum(n - 1);
    if (sc_tls.panicking)
        return 0;
    return rest + room[0];
}

static int32_t plain_deep_main(sc_view args) {
    (void)args;
    CHECK(plain_sum(100000) != -1 && !sc_tls.panicking);
    plain_sum(1000000000);
    return 0;
}
#endif

static int32_t plain_main(sc_view args) {
    (void)args;
    sc_panic_index(&panic_site, 7, 3);
    return 0;
}

/* ---- two tasks deep ---- */
struct nested_task {
    sc_task task;
    int32_t depth;
};

struct nested {
    sc_frame frame;
    sc_scope scope;
    struct nested_task child;
    int32_t depth;
    uint64_t st;
};

static sc_ret nested_resume(sc_worker *w, sc_frame *frame, uint64_t v, uint64_t st);

static sc_ret nested_run(sc_worker *w, sc_task *task) {
    struct nested *self = frame_new(w, sizeof *self, nested_resume, task->scope);
    self->depth = ((struct nested_task *)task)->depth;
    return nested_resume(w, &self->frame, 0, SC_DONE);
}

static sc_ret nested_resume(sc_worker *w, sc_frame *frame, uint64_t v, uint64_t st) {
    struct nested *self = (struct nested *)frame;
    BEGIN
    if (self->depth == 0) {
        LEAF(sc_sleep(w, frame->scope, MILLIS(1)));
        sc_panic(&panic_site, "no way");
        CHECK(sc_tls.panicking);
        sc_tls.panicking = 0;
        RETURN(SC_PANIC, 0);
    }
    dirty_scope(&self->scope);
    sc_scope_open(w, &self->scope, frame->scope, NULL, &here);
    self->child.depth = self->depth - 1;
    static const sc_task_type types[] = {
        {nested_run, &main_site, sizeof(struct nested_task), SC_SPAWN_IN_FRAME},
        {nested_run, &inner_site, sizeof(struct nested_task), SC_SPAWN_IN_FRAME},
    };
    sc_spawn(w, &self->scope, &self->child.task, &types[self->depth == 2 ? 0 : 1]);
    LEAF(sc_sleep(w, &self->scope, MILLIS(100000)));
    self->st = st;
    RETRY(sc_scope_join(w, &self->scope, self->st));
    uint64_t outcome = sc_scope_close(w, &self->scope);
    CHECK(outcome == SC_OUTCOME_PANIC);
    RETURN(SC_PANIC, 0);
    END
}

static sc_ret nested_main(sc_worker *w, sc_scope *scope, sc_view args) {
    (void)args;
    sc_fmt out;
    sc_fmt_init(&out);
    sc_fmt_str(&out, (sc_str){.data = (const uint8_t *)"before", .length = 6});
    sc_fmt_print(&out, 1, true);
    struct nested *self = frame_new(w, sizeof *self, nested_resume, scope);
    self->depth = 2;
    return nested_resume(w, &self->frame, 0, SC_DONE);
}

static sc_ret status_main(sc_worker *w, sc_scope *scope, sc_view args) {
    (void)w, (void)scope, (void)args;
    return give(3);
}

/* ---- a deadlock ---- */
struct waiter_task {
    sc_task task;
    sc_event *event;
};

struct waiter {
    sc_frame frame;
    struct waiter_task *task;
};

static sc_ret waiter_resume(sc_worker *w, sc_frame *frame, uint64_t v, uint64_t st) {
    struct waiter *self = (struct waiter *)frame;
    BEGIN
    LEAF(sc_sleep(w, frame->scope, MILLIS(1)));
    LEAF(sc_event_wait(w, frame->scope, self->task->event));
    RETURN(st, 0);
    END
}

static sc_ret waiter_run(sc_worker *w, sc_task *task) {
    struct waiter *self = frame_new(w, sizeof *self, waiter_resume, task->scope);
    self->task = (struct waiter_task *)task;
    return waiter_resume(w, &self->frame, 0, SC_DONE);
}

struct deadlock {
    sc_frame frame;
    sc_scope scope;
    struct waiter_task child;
};

static sc_ret deadlock_resume(sc_worker *w, sc_frame *frame, uint64_t v, uint64_t st) {
    struct deadlock *self = (struct deadlock *)frame;
    BEGIN
    dirty_scope(&self->scope);
    sc_scope_open(w, &self->scope, frame->scope, NULL, &here);
    self->child.event = sc_event_new();
    static const sc_task_type type = {waiter_run, &main_site, sizeof(struct waiter_task),
                                      SC_SPAWN_IN_FRAME};
    sc_spawn(w, &self->scope, &self->child.task, &type);
    RETRY(sc_scope_join(w, &self->scope, SC_DONE));
    END
}

static sc_ret deadlock_main(sc_worker *w, sc_scope *scope, sc_view args) {
    (void)args;
    struct deadlock *self = frame_new(w, sizeof *self, deadlock_resume, scope);
    return deadlock_resume(w, &self->frame, 0, SC_DONE);
}

/* ---- running one in a process ---- */
static void expect(const sc_program *program, char **argv, int status, const char *printed) {
    int pipe_ends[2];
    CHECK(pipe(pipe_ends) == 0);
    pid_t child = fork();
    CHECK(child >= 0);
    if (child == 0) {
        dup2(pipe_ends[1], 1);
        dup2(pipe_ends[1], 2);
        close(pipe_ends[0]);
        _exit(sc_main(program, 1, argv));
    }
    close(pipe_ends[1]);
    char text[1024];
    size_t length = 0;
    for (ssize_t got; (got = read(pipe_ends[0], text + length, sizeof text - 1 - length)) > 0;)
        length += (size_t)got;
    text[length] = '\0';
    close(pipe_ends[0]);
    int how;
    CHECK(waitpid(child, &how, 0) == child);
    if (!WIFEXITED(how) || WEXITSTATUS(how) != status || strcmp(text, printed) != 0) {
        fprintf(stderr, "status %#x, printed:\n%s", (unsigned)how, text);
        exit(1);
    }
}

int main(int argc, char **argv) {
    (void)argc;
    sc_program program = {.mem = &sc_mem_plain, .plain_main = plain_main};
    expect(&program, argv, 101, "p.sc:9:11: panic: index 7 is out of range for length 3\n");
#ifndef __SANITIZE_THREAD__ // whose own record of calls is shorter than our stack
    program.plain_main = plain_deep_main;
    expect(&program, argv, 101, "p.sc:9:11: panic: stack overflow\n");
#endif
    program.plain_main = NULL;
    program.async_main = nested_main;
    expect(&program, argv, 101,
           "before\n"
           "p.sc:9:11: panic: no way\n"
           "  spawned at p.sc:8:7\n"
           "  spawned at p.sc:3:5\n");
    program.async_main = deadlock_main;
    expect(&program, argv, 102,
           "deadlock: every task waits and nothing can wake one\n"
           "  main waits for its tasks\n"
           "    the task spawned at p.sc:3:5 waits for an event\n");
    program.async_main = status_main;
    expect(&program, argv, 3, "");
    return 0;
}
