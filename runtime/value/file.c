/*
 * Files, for the library's source (stdlib/prelude/fs.sc), which calls these as functions of C, most of them on
 * threads of the blocking pool. A problem is an errno, 0 if there is none. What is read comes as a buffer of this
 * file's own, which sc_bytes_take copies and frees.
 */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/internal.h"

struct sc_bytes {
    uint64_t length;
    uint64_t room;
    uint8_t *data;
};

struct sc_bytes *sc_file_read(const char *path, int32_t *problem);
int32_t sc_file_write(const char *path, const uint8_t *bytes, uint64_t length);
struct sc_bytes *sc_file_list(const char *path, int32_t *problem);
int32_t sc_file_remove(const char *path);
int32_t sc_file_mkdir(const char *path);
int32_t sc_file_exists(const char *path);
struct sc_bytes *sc_stdin_line(int32_t *problem);
uint64_t sc_bytes_length(struct sc_bytes *bytes);
void sc_bytes_take(struct sc_bytes *bytes, uint8_t *into);
int32_t sc_file_problem(int32_t problem);
const char *sc_file_message(int32_t problem);
const char *sc_env_get(const char *name);

/* ---- buffers ---- */

static struct sc_bytes *bytes_new(void) {
    struct sc_bytes *bytes = calloc(1, sizeof *bytes);
    if (!bytes)
        sc__out_of_memory();
    return bytes;
}

static void bytes_free(struct sc_bytes *bytes) {
    free(bytes->data);
    free(bytes);
}

static void bytes_reserve(struct sc_bytes *bytes, uint64_t more) {
    if (bytes->room - bytes->length >= more)
        return;
    bytes->room = bytes->room + more > 2 * bytes->room ? bytes->room + more : 2 * bytes->room;
    bytes->data = realloc(bytes->data, bytes->room);
    if (!bytes->data)
        sc__out_of_memory();
}

static void bytes_add(struct sc_bytes *bytes, const void *data, uint64_t length) {
    bytes_reserve(bytes, length);
    memcpy(bytes->data + bytes->length, data, length);
    bytes->length += length;
}

uint64_t sc_bytes_length(struct sc_bytes *bytes) {
    return bytes->length;
}

void sc_bytes_take(struct sc_bytes *bytes, uint8_t *into) {
    if (bytes->length > 0)
        memcpy(into, bytes->data, bytes->length);
    bytes_free(bytes);
}

/* Gives the buffer, or nothing and why. */
static struct sc_bytes *bytes_or_problem(struct sc_bytes *bytes, int32_t problem, int32_t *why) {
    *why = problem;
    if (problem == 0)
        return bytes;
    bytes_free(bytes);
    return NULL;
}

/* ---- files ---- */

static int open_file(const char *path, int flags) {
    int fd;
    do
        fd = open(path, flags | O_CLOEXEC, 0666);
    while (fd < 0 && errno == EINTR);
    return fd;
}

static int32_t read_all(int fd, struct sc_bytes *bytes) {
    enum {
        PART = 64 * 1024
    };
    struct stat status;
    if (fstat(fd, &status) == 0 && S_ISREG(status.st_mode) && status.st_size > 0)
        bytes_reserve(bytes, (uint64_t)status.st_size + 1); // and see the end
    for (;;) {
        if (bytes->room == bytes->length)
            bytes_reserve(bytes, PART);
        ssize_t length = read(fd, bytes->data + bytes->length, bytes->room - bytes->length);
        if (length == 0)
            return 0;
        if (length > 0)
            bytes->length += (uint64_t)length;
        else if (errno != EINTR)
            return errno;
    }
}

struct sc_bytes *sc_file_read(const char *path, int32_t *problem) {
    int fd = open_file(path, O_RDONLY);
    if (fd < 0) {
        *problem = errno;
        return NULL;
    }
    struct sc_bytes *bytes = bytes_new();
    int32_t why = read_all(fd, bytes);
    close(fd);
    return bytes_or_problem(bytes, why, problem);
}

static int32_t write_all(int fd, const uint8_t *bytes, uint64_t length) {
    while (length > 0) {
        ssize_t written = write(fd, bytes, length);
        if (written < 0 && errno != EINTR)
            return errno;
        if (written > 0) {
            bytes += written;
            length -= (uint64_t)written;
        }
    }
    return 0;
}

int32_t sc_file_write(const char *path, const uint8_t *bytes, uint64_t length) {
    int fd = open_file(path, O_WRONLY | O_CREAT | O_TRUNC);
    if (fd < 0)
        return errno;
    int32_t why = write_all(fd, bytes, length);
    if (close(fd) < 0 && why == 0 && errno != EINTR)
        why = errno;
    return why;
}

/* The names, each with a NUL behind it. */
struct sc_bytes *sc_file_list(const char *path, int32_t *problem) {
    DIR *folder = opendir(path);
    if (!folder) {
        *problem = errno;
        return NULL;
    }
    struct sc_bytes *bytes = bytes_new();
    const struct dirent *entry;
    while (errno = 0, (entry = readdir(folder))) {
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
            bytes_add(bytes, entry->d_name, strlen(entry->d_name) + 1);
    }
    int32_t why = errno;
    closedir(folder);
    return bytes_or_problem(bytes, why, problem);
}

int32_t sc_file_remove(const char *path) {
    return remove(path) < 0 ? errno : 0;
}

int32_t sc_file_mkdir(const char *path) {
    return mkdir(path, 0777) < 0 ? errno : 0;
}

int32_t sc_file_exists(const char *path) {
    struct stat status;
    return stat(path, &status) == 0;
}

/* ---- standard input ---- */

/* Lines are taken one after the other; getline holds the lock of the stream. */
struct sc_bytes *sc_stdin_line(int32_t *problem) {
    char *line = NULL;
    size_t room = 0;
    errno = 0;
    ssize_t length = getline(&line, &room, stdin);
    *problem = length < 0 && ferror(stdin) ? errno : 0;
    if (length < 0) {
        free(line);
        return NULL;
    }
    if (length > 0 && line[length - 1] == '\n')
        length--;
    if (length > 0 && line[length - 1] == '\r')
        length--;
    struct sc_bytes *bytes = bytes_new();
    *bytes = (struct sc_bytes){.length = (uint64_t)length, .room = room, .data = (uint8_t *)line};
    return bytes;
}

/* ---- problems ---- */

/* The kinds that the library tells apart. */
int32_t sc_file_problem(int32_t problem) {
    switch (problem) {
    case ENOENT:
    case ENOTDIR: return 1;
    case EACCES:
    case EPERM:
    case EROFS: return 2;
    case EEXIST:
    case ENOTEMPTY: return 3;
    }
    return 0;
}

/* Of this thread until the next call: the library copies it at once. */
const char *sc_file_message(int32_t problem) {
    static _Thread_local char text[128];
    return strerror_r(problem, text, sizeof text);
}

const char *sc_env_get(const char *name) {
    return getenv(name);
}
