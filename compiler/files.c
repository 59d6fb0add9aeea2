/* Reading what is compiled and writing what comes out, with every error reported. */
#include "files.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/strbuf.h"
#include "cleanup.h"
#include "options.h"

enum {
    INPUT_MOST = 64 * 1024 * 1024
};

static const struct span nowhere = {0};

/* ---- input ---- */

/* Reads until the end, or until there is more than an input may have. */
static bool read_all(int fd, struct strbuf *text) {
    char part[64 * 1024];
    while (text->length <= INPUT_MOST) {
        ssize_t length = read(fd, part, sizeof part);
        if (length == 0)
            return true;
        if (length > 0)
            strbuf_add_bytes(text, part, (size_t)length);
        else if (errno != EINTR)
            return false;
    }
    return true;
}

static bool is_too_large(off_t size) {
    return size > INPUT_MOST;
}

struct source *input_read(struct unit *unit, const char *path) {
    bool is_stdin = !strcmp(path, "-");
    const char *name = is_stdin ? "<stdin>" : path;
    // Without O_NONBLOCK a pipe without a writer would hang here instead of being refused.
    int fd = is_stdin ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    struct stat status;
    if (fd < 0 || fstat(fd, &status) < 0) {
        report(&unit->diags, DIAG_WORLD, nowhere, "cannot read '%s': %s", name, strerror(errno));
        return NULL;
    }
    struct strbuf text = {.arena = &unit->arena};
    struct source *source = NULL;
    if (!is_stdin && !S_ISREG(status.st_mode))
        report(&unit->diags, DIAG_WORLD, nowhere, "'%s' is not a regular file", name);
    else if (!is_too_large(status.st_size) && !read_all(fd, &text))
        report(&unit->diags, DIAG_WORLD, nowhere, "cannot read '%s': %s", name, strerror(errno));
    else if (is_too_large(status.st_size) || text.length > INPUT_MOST)
        report(&unit->diags, DIAG_WORLD, nowhere, "'%s' is larger than 64 MB", name);
    else
        source = source_add(&unit->sources, name, strbuf_text(&text), text.length);
    if (source)
        source->is_file = !is_stdin;
    else if (unit->diags.error_count == 0)
        report(&unit->diags, DIAG_WORLD, nowhere, "the sources are larger than 4 GB");
    if (!is_stdin)
        close(fd);
    return source;
}

/* ---- output ---- */

bool output_is_same(const char *a, const char *b) {
    struct stat left;
    struct stat right;
    if (stat(a, &left) < 0 || stat(b, &right) < 0)
        return !strcmp(a, b);
    return S_ISREG(left.st_mode) && left.st_dev == right.st_dev && left.st_ino == right.st_ino;
}

bool output_is_no_input(struct unit *unit, const char *path) {
    const struct words *objects = &unit->options->link_words;
    const char *hit = NULL;
    for (size_t i = 0; i < unit->sources.files.count && !hit; i++) {
        if (output_is_same(path, unit->sources.files.items[i]->path))
            hit = unit->sources.files.items[i]->path;
    }
    for (size_t i = 0; i < objects->count && !hit; i++) {
        if (output_is_same(path, objects->items[i]))
            hit = objects->items[i];
    }
    if (hit)
        report(&unit->diags, DIAG_WORLD, nowhere, "output '%s' would overwrite the input '%s'",
               path, hit);
    return !hit;
}

static bool cannot_write(struct unit *unit, const char *path) {
    report(&unit->diags, DIAG_WORLD, nowhere, "cannot write '%s': %s", path, strerror(errno));
    return false;
}

bool output_open(struct output *output, struct unit *unit, const char *path) {
    *output = (struct output){.unit = unit, .path = path, .target = path, .fd = -1};
    struct stat status;
    bool exists = stat(path, &status) == 0;
    if (exists && S_ISDIR(status.st_mode)) {
        errno = EISDIR;
        return cannot_write(unit, path);
    }
    if (exists && !S_ISREG(status.st_mode)) {
        output->fd = open(path, O_WRONLY | O_CLOEXEC);
        return output->fd >= 0 ? true : cannot_write(unit, path);
    }
    // A link to a file stays a link; one that leads nowhere is replaced.
    char *real = exists ? realpath(path, NULL) : NULL;
    if (real)
        output->target = arena_copy(&unit->arena, real, strlen(real));
    free(real);
    const char *slash = strrchr(output->target, '/');
    int folder = slash ? (int)(slash - output->target) + 1 : 0;
    output->temporary = arena_printf(&unit->arena, "%.*s.scc-XXXXXX", folder, output->target);
    output->fd = cleanup_make_file(output->temporary);
    if (output->fd >= 0)
        return true;
    output->temporary = NULL;
    return cannot_write(unit, path);
}

const char *output_name(const struct output *output) {
    return output->temporary ? output->temporary : output->path;
}

static bool write_all(int fd, const char *bytes, size_t length) {
    while (length > 0) {
        ssize_t written = write(fd, bytes, length);
        if (written < 0 && errno != EINTR)
            return false;
        if (written > 0) {
            bytes += written;
            length -= (size_t)written;
        }
    }
    return true;
}

bool output_write(struct output *output, const char *bytes, size_t length) {
    return write_all(output->fd, bytes, length) ? true : cannot_write(output->unit, output->path);
}

void output_discard(struct output *output) {
    if (output->fd >= 0)
        close(output->fd);
    output->fd = -1;
    if (!output->temporary)
        return;
    unlink(output->temporary);
    cleanup_forget(output->temporary);
    output->temporary = NULL;
}

bool output_commit(struct output *output, mode_t mode) {
    bool is_closed = close(output->fd) == 0;
    output->fd = -1;
    if (!is_closed)
        return cannot_write(output->unit, output->path);
    if (!output->temporary)
        return true;
    mode_t mask = umask(0);
    umask(mask);
    if (chmod(output->temporary, mode & ~mask) < 0 || rename(output->temporary, output->target) < 0)
        return cannot_write(output->unit, output->path);
    cleanup_forget(output->temporary);
    output->temporary = NULL;
    return true;
}

bool stdout_write(struct unit *unit, const char *bytes, size_t length) {
    if (write_all(STDOUT_FILENO, bytes, length))
        return true;
    return cannot_write(unit, "<stdout>");
}
