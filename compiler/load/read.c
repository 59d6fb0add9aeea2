/* Reading a source, whole, with every error reported. */
#include "load/read.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/strbuf.h"
#include "unit.h"

enum {
    INPUT_MOST = 64 * 1024 * 1024
};

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

static struct source *refuse(struct unit *unit, struct span span, const char *name,
                             const char *problem) {
    report(&unit->diags, DIAG_WORLD, span, "cannot read '%s': %s", name, problem);
    return NULL;
}

/* Takes what can be read of an open file. */
static struct source *read_open(struct unit *unit, int fd, const char *name, bool is_stdin,
                                struct span span) {
    struct stat status;
    if (fd < 0 || fstat(fd, &status) < 0)
        return refuse(unit, span, name, strerror(errno));
    if (!is_stdin && !S_ISREG(status.st_mode)) {
        report(&unit->diags, DIAG_WORLD, span, "'%s' is not a regular file", name);
        return NULL;
    }
    struct strbuf text = {.arena = &unit->arena};
    if (!is_too_large(status.st_size) && !read_all(fd, &text))
        return refuse(unit, span, name, strerror(errno));
    if (is_too_large(status.st_size) || text.length > INPUT_MOST) {
        report(&unit->diags, DIAG_WORLD, span, "'%s' is larger than 64 MB", name);
        return NULL;
    }
    struct source *source = source_add(&unit->sources, name, strbuf_text(&text), text.length);
    if (source)
        source->is_file = !is_stdin;
    else
        report(&unit->diags, DIAG_WORLD, span, "the sources are larger than 4 GB");
    return source;
}

struct source *input_read(struct unit *unit, const char *path, struct span span) {
    bool is_stdin = !strcmp(path, "-");
    // Without O_NONBLOCK a pipe without a writer would hang here instead of being refused.
    int fd = is_stdin ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    struct source *source = read_open(unit, fd, is_stdin ? "<stdin>" : path, is_stdin, span);
    if (!is_stdin && fd >= 0)
        close(fd);
    return source;
}
