/*
 * Writing out what is printed. One lock covers the buffer and the writes of it, so that one print's
 * output is never mixed with another's and order is kept. Interrupted and partial writes go on; after
 * the first write that fails nothing more is written to standard output, and the end of the program tells.
 * Nothing here needs memory to succeed, for the message that there is none comes this way.
 */
#include "value/output.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

enum {
    BUFFER = 64 * 1024
};

/* Writes all of it; gives 0 or the errno that stopped it. */
static int write_all(int fd, const char *text, size_t length) {
    while (length > 0) {
        ssize_t written = write(fd, text, length);
        if (written >= 0) {
            text += written;
            length -= (size_t)written;
        } else if (errno == EAGAIN || errno == EWOULDBLOCK) {
            struct pollfd wait = {.fd = fd, .events = POLLOUT};
            poll(&wait, 1, -1);
        } else if (errno != EINTR) {
            return errno;
        }
    }
    return 0;
}

/* Under the lock. */
static void flush_locked(struct sc__output *output) {
    if (output->length > 0 && output->error == 0)
        output->error = write_all(STDOUT_FILENO, output->text, output->length);
    output->length = 0;
    atomic_store_explicit(&output->pending, false, memory_order_relaxed);
}

/* Under the lock. */
static void open_locked(struct sc__output *output) {
    if (output->opened)
        return;
    output->text = sc__raw_alloc_if(BUFFER); // else everything is written at once
    output->capacity = output->text ? BUFFER : 0;
    output->terminal = isatty(STDOUT_FILENO);
    output->opened = true;
}

static void print_stdout(const char *text, size_t length) {
    struct sc__output *output = &sc__rt.output;
    sc__lock(&output->lock);
    open_locked(output);
    if (length > output->capacity - output->length)
        flush_locked(output);
    if (length > output->capacity) {
        if (output->error == 0)
            output->error = write_all(STDOUT_FILENO, text, length);
    } else {
        memcpy(output->text + output->length, text, length);
        output->length += length;
        atomic_store_explicit(&output->pending, true, memory_order_relaxed);
    }
    if (output->terminal)
        flush_locked(output);
    sc__unlock(&output->lock);
}

static void print_stderr(const char *text, size_t length) {
    struct sc__output *output = &sc__rt.output;
    sc__lock(&output->lock);
    flush_locked(output);
    write_all(STDERR_FILENO, text, length);
    sc__unlock(&output->lock);
}

void sc_fmt_print(sc_fmt *out, int32_t fd, bool newline) {
    if (newline)
        sc__fmt_text(out, "\n");
    if (fd == STDOUT_FILENO)
        print_stdout(out->text, out->length);
    else
        print_stderr(out->text, out->length);
    if (out->text != out->small)
        sc__raw_free(out->text);
    out->text = NULL;
}

void sc_flush(void) {
    struct sc__output *output = &sc__rt.output;
    sc__lock(&output->lock);
    flush_locked(output);
    sc__unlock(&output->lock);
}

void sc__output_idle(void) {
    if (atomic_load_explicit(&sc__rt.output.pending, memory_order_relaxed))
        sc_flush();
}

bool sc__output_close(void) {
    sc_flush();
    int error = sc__rt.output.error;
    if (error == 0)
        return true;
    if (error != EPIPE) { // a reader that has gone needs no message
        sc_fmt out;
        sc_fmt_init(&out);
        sc__fmt_text(&out, "error: standard output: ");
        sc__fmt_text(&out, strerror(error));
        sc__fmt_text(&out, "\n");
        sc_fmt_print(&out, STDERR_FILENO, false);
    }
    return false;
}
