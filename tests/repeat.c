/*
 * Runs a program many times, several at once, each with a random number of workers, and prints each
 * distinct outcome once: golden.py asks of these whether the case allows them. A run that has not
 * ended after a minute is killed and is an outcome of its own ("hang").
 *
 *     repeat RUNS JOBS SEED STDIN PROGRAM [ARG...]
 *
 * For each outcome: a line `COUNT STATUS WORKERS OUT ERR`, then OUT bytes of standard output and ERR
 * bytes of standard error. STATUS is an exit status, -SIGNAL, or "hang".
 */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
    TIMEOUT = 60, // seconds
    MAX_WORKERS = 8,
    HANG = 1000 // a status that no program has
};

struct bytes {
    char *text;
    size_t length;
};

struct outcome {
    struct outcome *next;
    long count;
    int status;
    int workers;
    struct bytes out;
    struct bytes err;
};

/* One run under way: its output goes to files in memory. */
struct slot {
    pid_t pid; // 0: free
    int out;
    int err;
    int workers;
    bool timed_out;
    time_t begun;
};

static void fail(const char *what) {
    perror(what);
    exit(2);
}

static uint64_t random_next(uint64_t *state) {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return *state;
}

static struct bytes file_read(int file) {
    off_t size = lseek(file, 0, SEEK_END);
    struct bytes bytes = {malloc((size_t)size + 1), (size_t)size};
    if (!bytes.text || pread(file, bytes.text, bytes.length, 0) != size)
        fail("read");
    return bytes;
}

static bool bytes_equal(struct bytes a, struct bytes b) {
    return a.length == b.length && !memcmp(a.text, b.text, a.length);
}

static void slot_start(struct slot *slot, int workers, const char *input, char **command) {
    if (ftruncate(slot->out, 0) || ftruncate(slot->err, 0))
        fail("ftruncate");
    slot->workers = workers;
    slot->timed_out = false;
    slot->begun = time(NULL);
    slot->pid = fork();
    if (slot->pid < 0)
        fail("fork");
    if (slot->pid)
        return;
    char text[16];
    snprintf(text, sizeof text, "%d", workers);
    setenv("SC_WORKERS", text, 1);
    int stdin_file = open(input, O_RDONLY);
    lseek(slot->out, 0, SEEK_SET);
    lseek(slot->err, 0, SEEK_SET);
    if (stdin_file < 0 || dup2(stdin_file, 0) < 0 || dup2(slot->out, 1) < 0 ||
        dup2(slot->err, 2) < 0)
        _exit(126);
    execv(command[0], command);
    _exit(127);
}

/* Counts the outcome of a run that has ended, as one seen before or as a new one. */
static void slot_finish(struct slot *slot, int wait_status, struct outcome **outcomes) {
    struct outcome seen = {
        .status = slot->timed_out            ? HANG
                  : WIFSIGNALED(wait_status) ? -WTERMSIG(wait_status)
                                             : WEXITSTATUS(wait_status),
        .count = 1,
        .workers = slot->workers,
        .out = file_read(slot->out),
        .err = file_read(slot->err),
    };
    slot->pid = 0;
    for (struct outcome *o = *outcomes; o; o = o->next) {
        if (o->status == seen.status && bytes_equal(o->out, seen.out) &&
            bytes_equal(o->err, seen.err)) {
            o->count++;
            free(seen.out.text);
            free(seen.err.text);
            return;
        }
    }
    struct outcome *made = malloc(sizeof *made);
    if (!made)
        fail("malloc");
    *made = seen;
    made->next = *outcomes;
    *outcomes = made;
}

static void kill_late(struct slot *slots, long jobs) {
    for (long i = 0; i < jobs; i++) {
        if (slots[i].pid && time(NULL) - slots[i].begun > TIMEOUT) {
            slots[i].timed_out = true;
            kill(slots[i].pid, SIGKILL);
        }
    }
}

static void wait_one(struct slot *slots, long jobs, struct outcome **outcomes) {
    int status = 0;
    pid_t pid = waitpid(-1, &status, 0);
    if (pid < 0 && errno == EINTR) {
        kill_late(slots, jobs);
        return;
    }
    if (pid < 0)
        fail("waitpid");
    for (long i = 0; i < jobs; i++) {
        if (slots[i].pid == pid)
            slot_finish(&slots[i], status, outcomes);
    }
}

static void outcomes_print(const struct outcome *outcomes) {
    for (const struct outcome *o = outcomes; o; o = o->next) {
        char status[16] = "hang";
        if (o->status != HANG)
            snprintf(status, sizeof status, "%d", o->status);
        printf("%ld %s %d %zu %zu\n", o->count, status, o->workers, o->out.length, o->err.length);
        fwrite(o->out.text, 1, o->out.length, stdout);
        fwrite(o->err.text, 1, o->err.length, stdout);
    }
}

static void on_alarm(int signal) {
    (void)signal; // its whole purpose is that waitpid returns
}

int main(int argc, char **argv) {
    if (argc < 6) {
        fputs("usage: repeat RUNS JOBS SEED STDIN PROGRAM [ARG...]\n", stderr);
        return 2;
    }
    long runs = atol(argv[1]);
    long jobs = atol(argv[2]);
    uint64_t seed = strtoull(argv[3], NULL, 10) * 2 + 1;
    sigaction(SIGALRM, &(struct sigaction){.sa_handler = on_alarm}, NULL);
    setitimer(ITIMER_REAL, &(struct itimerval){{1, 0}, {1, 0}}, NULL);

    struct outcome *outcomes = NULL;
    struct slot *slots = calloc((size_t)jobs, sizeof *slots);
    if (!slots)
        fail("calloc");
    for (long i = 0; i < jobs; i++) {
        slots[i].out = memfd_create("out", MFD_CLOEXEC);
        slots[i].err = memfd_create("err", MFD_CLOEXEC);
        if (slots[i].out < 0 || slots[i].err < 0)
            fail("memfd_create");
    }
    long started = 0;
    for (long ended = 0; ended < runs;) {
        long running = 0;
        for (long i = 0; i < jobs; i++) {
            if (!slots[i].pid && started < runs) {
                slot_start(&slots[i], (int)(random_next(&seed) % MAX_WORKERS) + 1, argv[4],
                           argv + 5);
                started++;
            }
            running += slots[i].pid != 0;
        }
        wait_one(slots, jobs, &outcomes);
        long left = 0;
        for (long i = 0; i < jobs; i++)
            left += slots[i].pid != 0;
        ended += running - left;
    }
    outcomes_print(outcomes);
    return 0;
}
