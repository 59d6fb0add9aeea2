/*
 * One command does both compiling and linking:
 *
 *     CC -std=c11 -O2 -I<headers> CFLAGS -o OUT -x c - -x none LINK_WORDS libscrt.a -pthread -lgc
 *
 * The runtime is found from where scc itself lies: in a build folder beside it, else in the tree that
 * it was installed to, wherever that has been moved. The C compiler runs in a process group of its
 * own, so that a signal can end all of what it started (cleanup.c).
 */
#include "host_cc.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/vec.h"
#include "cleanup.h"
#include "config.h"
#include "options.h"

extern char **environ;

static const struct span nowhere = {0};

struct runtime {
    const char *include_dir;
    const char *library;
};

/* ---- the runtime ---- */

static const char *below(struct arena *arena, const char *root, const char *path) {
    return path[0] == '/' ? path : arena_printf(arena, "%s/%s", root, path);
}

static bool runtime_try(struct arena *arena, struct runtime *runtime, const char *root,
                        const char *include_dir, const char *library_dir) {
    const char *headers = below(arena, root, include_dir);
    const char *library = arena_printf(arena, "%s/libscrt.a", below(arena, root, library_dir));
    if (access(arena_printf(arena, "%s/scc/rt.h", headers), R_OK) < 0 || access(library, R_OK) < 0)
        return false;
    *runtime = (struct runtime){headers, library};
    return true;
}

/* The folder above BINDIR if that is where `folder` ends, else NULL. */
static const char *prefix_of(struct arena *arena, const char *folder) {
    size_t length = strlen(folder);
    size_t end = strlen(SCC_BINDIR);
    if (length <= end || folder[length - end - 1] != '/' ||
        strcmp(folder + length - end, SCC_BINDIR) != 0)
        return NULL;
    return arena_copy(arena, folder, length - end - 1);
}

static bool runtime_find(struct unit *unit, struct runtime *runtime) {
    char self[PATH_MAX];
    ssize_t length = readlink("/proc/self/exe", self, sizeof self - 1);
    if (length > 0) {
        self[length] = 0;
        *strrchr(self, '/') = 0;
        const char *prefix = prefix_of(&unit->arena, self);
        if (prefix && runtime_try(&unit->arena, runtime, prefix, SCC_INCLUDEDIR, SCC_LIBDIR))
            return true;
        if (runtime_try(&unit->arena, runtime, self, "runtime/include", "runtime"))
            return true;
    }
    report(&unit->diags, DIAG_WORLD, nowhere,
           "the runtime (scc/rt.h and libscrt.a) was not found in the tree that scc lies in");
    return false;
}

/* ---- the command ---- */

static void add(struct unit *unit, struct words *words, const char *word) {
    VEC_PUSH(&unit->arena, words, word);
}

static struct words command_make(struct unit *unit, const struct runtime *runtime,
                                 const char *output) {
    const struct options *options = unit->options;
    struct arena *arena = &unit->arena;
    struct words words = {0};
    words_split(arena, &words, options->cc);
    // C sources of the program's own see the system as gcc shows it by itself
    bool compiles_others = options->output == OUTPUT_PROGRAM && options->has_c_sources;
    add(unit, &words, compiles_others ? "-std=gnu11" : "-std=c11");
    add(unit, &words, arena_printf(arena, "-O%d", options->optimize));
    if (options->debug_lines)
        add(unit, &words, "-g");
    add(unit, &words, arena_printf(arena, "-I%s", runtime->include_dir));
    words_split(arena, &words, options->cflags);
    if (options->output == OUTPUT_OBJECT)
        add(unit, &words, "-c");
    add(unit, &words, "-o");
    add(unit, &words, output);
    add(unit, &words, "-x");
    add(unit, &words, "c");
    add(unit, &words, "-");
    if (options->output == OUTPUT_PROGRAM) {
        add(unit, &words, "-x");
        add(unit, &words, "none");
        for (size_t i = 0; i < options->link_words.count; i++)
            add(unit, &words, options->link_words.items[i]);
        add(unit, &words, runtime->library);
        words_split(arena, &words, SCC_LINK_ARGS);
    }
    return words;
}

/* Prints the command as a shell would have to be given it. */
static void command_show(const struct words *words) {
    for (size_t i = 0; i < words->count; i++) {
        const char *word = words->items[i];
        bool is_plain = *word && strspn(word, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                              "0123456789_-+=./,:@%^") == strlen(word);
        if (i > 0)
            fputc(' ', stderr);
        if (!is_plain)
            fputc('\'', stderr);
        for (const char *c = word; *c; c++)
            fputs(*c == '\'' ? "'\\''" : (char[]){*c, 0}, stderr);
        if (!is_plain)
            fputc('\'', stderr);
    }
    fputc('\n', stderr);
}

/* ---- the process ---- */

/* Starts the command with `input` as its standard input. An errno value, 0 if it runs. */
static int command_start(const struct words *words, int input, pid_t *child) {
    sigset_t all_default;
    sigset_t none;
    sigemptyset(&none);
    sigemptyset(&all_default);
    sigaddset(&all_default, SIGPIPE);
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF |
                                              POSIX_SPAWN_SETSIGMASK);
    posix_spawnattr_setpgroup(&attributes, 0);
    posix_spawnattr_setsigdefault(&attributes, &all_default);
    posix_spawnattr_setsigmask(&attributes, &none);
    int error = posix_spawnp(child, words->items[0], &actions, &attributes,
                             (char *const *)words->items, environ);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return error;
}

/* A reader that ends early is told by its exit status, not here. */
static void feed(int fd, const struct strbuf *text) {
    size_t done = 0;
    while (done < text->length) {
        ssize_t written = write(fd, text->text + done, text->length - done);
        if (written > 0)
            done += (size_t)written;
        else if (written < 0 && errno != EINTR)
            return;
    }
}

static bool wait_for(struct unit *unit, pid_t child, const char *name) {
    int status = 0;
    while (waitpid(child, &status, 0) < 0) {
        if (errno != EINTR) {
            report(&unit->diags, DIAG_WORLD, nowhere, "'%s': %s", name, strerror(errno));
            return false;
        }
    }
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
        return true;
    if (WIFEXITED(status))
        report(&unit->diags, DIAG_WORLD, nowhere, "the C compiler '%s' failed with status %d", name,
               WEXITSTATUS(status));
    else
        report(&unit->diags, DIAG_WORLD, nowhere, "the C compiler '%s' was ended by signal %d",
               name, WTERMSIG(status));
    return false;
}

static bool command_run(struct unit *unit, struct words *words, const struct strbuf *c_text) {
    const char *name = words->items[0];
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) < 0) {
        report(&unit->diags, DIAG_WORLD, nowhere, "cannot run '%s': %s", name, strerror(errno));
        return false;
    }
    add(unit, words, NULL);
    pid_t child = 0;
    sigset_t before;
    cleanup_block(&before);
    int error = command_start(words, ends[0], &child);
    cleanup_set_child(error ? 0 : child);
    cleanup_unblock(&before);
    close(ends[0]);
    if (!error)
        feed(ends[1], c_text);
    close(ends[1]);
    if (error) {
        report(&unit->diags, DIAG_WORLD, nowhere, "cannot run '%s': %s", name, strerror(error));
        return false;
    }
    bool succeeded = wait_for(unit, child, name);
    cleanup_set_child(0);
    return succeeded;
}

enum host_cc_status host_cc_run(struct unit *unit, const struct strbuf *c_text,
                                const char *output) {
    struct runtime runtime;
    if (!runtime_find(unit, &runtime))
        return HOST_CC_NO_RUNTIME;
    struct words words = command_make(unit, &runtime, output);
    if (unit->options->cc_mode != CC_RUN)
        command_show(&words);
    if (unit->options->cc_mode == CC_SHOW)
        return HOST_CC_OK;
    return command_run(unit, &words, c_text) ? HOST_CC_OK : HOST_CC_FAILED;
}
