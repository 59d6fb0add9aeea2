/* Writing what comes out, with every error reported. */
#include "files.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cleanup.h"
#include "options.h"

static const struct span nowhere = {0};

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
