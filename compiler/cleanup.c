/*
 * The one piece of mutable state at file scope in the compiler: a signal handler can be reached by
 * nothing else. It is written with the signals blocked and read by the handler only.
 *
 * On a signal the C compiler's whole process group gets it first, and is waited for, as a linker
 * that is still running could make the removed file anew.
 */
#include "cleanup.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/panic.h"

enum {
    MOST_FILES = 4,
    MOST_WAITS = 500 // of a millisecond each
};

static const int signals[] = {SIGINT, SIGTERM, SIGHUP};

static struct {
    const char *files[MOST_FILES];
    pid_t group;
} state;

/* Asks the group to end, and ends it itself if it does not within half a second. */
static void stop_child(int signal_number) {
    struct timespec millisecond = {.tv_nsec = 1000000};
    kill(-state.group, signal_number);
    for (int i = 0; i < MOST_WAITS; i++) {
        waitpid(state.group, NULL, WNOHANG);
        if (kill(-state.group, 0) < 0)
            return;
        nanosleep(&millisecond, NULL);
    }
    kill(-state.group, SIGKILL);
    while (waitpid(state.group, NULL, 0) < 0 && errno == EINTR)
        continue;
}

static void handle(int signal_number) {
    if (state.group > 0)
        stop_child(signal_number);
    for (int i = 0; i < MOST_FILES; i++) {
        if (state.files[i])
            unlink(state.files[i]);
    }
    signal(signal_number, SIG_DFL);
    raise(signal_number); // delivered when the handler returns and unblocks it
}

static sigset_t handled_signals(void) {
    sigset_t set;
    sigemptyset(&set);
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
        sigaddset(&set, signals[i]);
    return set;
}

void cleanup_install(void) {
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
        struct sigaction old;
        // what nohup or a background shell ignores stays ignored
        if (sigaction(signals[i], NULL, &old) == 0 && old.sa_handler == SIG_IGN)
            continue;
        struct sigaction action = {.sa_handler = handle, .sa_mask = handled_signals()};
        sigaction(signals[i], &action, NULL);
    }
}

void cleanup_block(sigset_t *before) {
    sigset_t set = handled_signals();
    sigprocmask(SIG_BLOCK, &set, before);
}

void cleanup_unblock(const sigset_t *before) {
    sigprocmask(SIG_SETMASK, before, NULL);
}

static void register_file(const char *path) {
    for (int i = 0; i < MOST_FILES; i++) {
        if (!state.files[i]) {
            state.files[i] = path;
            return;
        }
    }
    panic("more than %d temporary files", MOST_FILES);
}

int cleanup_make_file(char *template) {
    sigset_t before;
    cleanup_block(&before);
    int fd = mkostemp(template, O_CLOEXEC);
    int error = errno;
    if (fd >= 0)
        register_file(template);
    cleanup_unblock(&before);
    errno = error;
    return fd;
}

void cleanup_forget(const char *path) {
    sigset_t before;
    cleanup_block(&before);
    for (int i = 0; i < MOST_FILES; i++) {
        if (state.files[i] == path)
            state.files[i] = NULL;
    }
    cleanup_unblock(&before);
}

void cleanup_set_child(pid_t group) {
    sigset_t before;
    cleanup_block(&before);
    state.group = group;
    cleanup_unblock(&before);
}
