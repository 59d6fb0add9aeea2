/* The runner of `scc test`, and its two reports: for people, and TAP version 14 for machines. */
#include "testing.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/strbuf.h"
#include "options.h"
#include "resolve/symbol.h"
#include "unit.h"

enum {
    OUTPUT_MOST = 1024 * 1024, // of a test, which is kept
    LOOK_EVERY = 50            // milliseconds, whether it has ended and left its output to somebody
};

struct outcome {
    int status; // of waitpid
    bool timed_out;
    bool was_cut; // the output was longer than is kept
    struct strbuf output;
};

/* ---- which ---- */

static bool is_chosen(const struct options *options, const struct symbol *test) {
    for (size_t i = 0; i < options->test_names.count; i++) {
        if (strstr(test->name->text, options->test_names.items[i]))
            return true;
    }
    return options->test_names.count == 0;
}

static size_t count_chosen(const struct unit *unit) {
    size_t count = 0;
    for (size_t i = 0; i < unit->names->tests.count; i++)
        count += is_chosen(unit->options, unit->names->tests.items[i]);
    return count;
}

/* A title on one line; in TAP `#` begins a directive. */
static void print_title(const struct unit *unit, const char *title) {
    for (const char *c = title; *c; c++) {
        if (*c == '\n')
            fputs("\\n", stdout);
        else if ((unsigned char)*c < ' ' || *c == 0x7f)
            putchar('?');
        else if (unit->options->prints_tap && (*c == '#' || *c == '\\'))
            printf("\\%c", *c);
        else
            putchar(*c);
    }
}

bool testing_chooses(struct unit *unit) {
    if (count_chosen(unit) > 0)
        return true;
    report(&unit->diags, DIAG_WORLD, (struct span){0},
           unit->names->tests.count > 0 ? "'%s' has no test of such a name" : "'%s' has no tests",
           unit->options->input);
    return false;
}

void testing_list(const struct unit *unit) {
    for (size_t i = 0; i < unit->names->tests.count; i++) {
        const struct symbol *test = unit->names->tests.items[i];
        if (!is_chosen(unit->options, test))
            continue;
        print_title(unit, test->name->text);
        putchar('\n');
    }
}

/* ---- one test ---- */

static int64_t milliseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void become_test(const char *path, size_t number, int output) {
    char text[32];
    snprintf(text, sizeof text, "%zu", number);
    char *const words[] = {(char *)path, text, NULL};
    int input = open("/dev/null", O_RDONLY);
    dup2(input, STDIN_FILENO);
    dup2(output, STDOUT_FILENO);
    dup2(output, STDERR_FILENO);
    signal(SIGPIPE, SIG_DFL);
    execv(path, words);
    dprintf(STDERR_FILENO, "cannot start the test: %s\n", strerror(errno));
    _exit(127);
}

/* Takes what is there to be read; false at the end. */
static bool take(int fd, struct outcome *outcome) {
    char part[16 * 1024];
    ssize_t length = read(fd, part, sizeof part);
    if (length < 0)
        return errno == EINTR || errno == EAGAIN;
    size_t room = OUTPUT_MOST - outcome->output.length;
    outcome->was_cut |= (size_t)length > room;
    strbuf_add_bytes(&outcome->output, part, (size_t)length < room ? (size_t)length : room);
    return length > 0;
}

/* Follows the test to its end, or to the end of its time. */
static void follow(const struct options *options, pid_t pid, int fd, struct outcome *outcome) {
    const int64_t end = milliseconds() + (int64_t)options->test_timeout * 1000;
    bool is_open = true;
    for (;;) {
        struct pollfd wait = {.fd = fd, .events = POLLIN};
        int ready = is_open ? poll(&wait, 1, LOOK_EVERY) : 0;
        if (ready > 0)
            is_open = take(fd, outcome);
        else if (!is_open)
            usleep(1000);
        if (ready <= 0 || !is_open) {
            pid_t ended = waitpid(pid, &outcome->status, WNOHANG);
            if (ended == pid || (ended < 0 && errno != EINTR))
                return;
        }
        if (options->test_timeout > 0 && milliseconds() > end && !outcome->timed_out) {
            outcome->timed_out = true;
            kill(pid, SIGKILL);
        }
    }
}

/* False if it could not be started. */
static bool run_test(const struct unit *unit, const char *path, size_t number,
                     struct outcome *outcome) {
    int ends[2];
    if (pipe(ends) < 0)
        return false;
    fflush(stdout);
    pid_t pid = fork();
    if (pid == 0) {
        close(ends[0]);
        become_test(path, number, ends[1]);
    }
    close(ends[1]);
    if (pid > 0)
        follow(unit->options, pid, ends[0], outcome);
    close(ends[0]);
    return pid > 0;
}

/* ---- reports ---- */

static bool has_passed(const struct outcome *outcome) {
    return !outcome->timed_out && WIFEXITED(outcome->status) && WEXITSTATUS(outcome->status) == 0;
}

static const char *verdict(struct unit *unit, const struct outcome *outcome) {
    if (outcome->timed_out)
        return arena_printf(&unit->arena, "no end after %d s", unit->options->test_timeout);
    if (WIFSIGNALED(outcome->status))
        return arena_printf(&unit->arena, "ended by signal %d", WTERMSIG(outcome->status));
    switch (WEXITSTATUS(outcome->status)) {
    case 1: return "an error left it";
    case 101: return "it panicked";
    case 102: return "deadlock";
    }
    return arena_printf(&unit->arena, "exit status %d", WEXITSTATUS(outcome->status));
}

static void print_output(const struct outcome *outcome, const char *margin) {
    const char *text = strbuf_text(&outcome->output);
    const char *end = text + outcome->output.length;
    while (text < end) {
        const char *newline = memchr(text, '\n', (size_t)(end - text));
        const char *stop = newline ? newline : end;
        fputs(margin, stdout);
        fwrite(text, 1, (size_t)(stop - text), stdout);
        putchar('\n');
        text = stop + 1;
    }
    if (outcome->was_cut)
        printf("%s... (only the first MB is kept)\n", margin);
}

static void report_tap(struct unit *unit, const struct symbol *test, size_t number,
                       const struct outcome *outcome) {
    printf("%sok %zu - ", has_passed(outcome) ? "" : "not ", number);
    print_title(unit, test->name->text);
    putchar('\n');
    if (has_passed(outcome))
        return;
    printf("  ---\n  message: \"%s\"\n  output: |\n", verdict(unit, outcome));
    print_output(outcome, "    ");
    printf("  ...\n");
}

static void report_plain(struct unit *unit, const struct symbol *test,
                         const struct outcome *outcome) {
    printf("%s ", has_passed(outcome) ? "ok  " : "FAIL");
    print_title(unit, test->name->text);
    if (has_passed(outcome)) {
        putchar('\n');
        return;
    }
    printf(": %s\n", verdict(unit, outcome));
    print_output(outcome, "     | ");
}

bool testing_run(struct unit *unit, const char *path) {
    const size_t count = count_chosen(unit);
    if (unit->options->prints_tap)
        printf("TAP version 14\n1..%zu\n", count);
    size_t run = 0;
    size_t passed = 0;
    for (size_t i = 0; i < unit->names->tests.count; i++) {
        const struct symbol *test = unit->names->tests.items[i];
        if (!is_chosen(unit->options, test))
            continue;
        struct outcome outcome = {.output = {.arena = &unit->arena}};
        if (!run_test(unit, path, i, &outcome)) {
            report(&unit->diags, DIAG_WORLD, (struct span){0}, "cannot start a test: %s",
                   strerror(errno));
            return false;
        }
        passed += has_passed(&outcome);
        if (unit->options->prints_tap)
            report_tap(unit, test, ++run, &outcome);
        else
            report_plain(unit, test, &outcome);
    }
    if (!unit->options->prints_tap)
        printf("%zu passed, %zu failed\n", passed, count - passed);
    return passed == count;
}
