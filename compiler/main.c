/*
 * scc: reads the command line, reads the source, walks the stages, writes what came out. The exit
 * status says who is to look: 0 nobody, 1 the author of the program or of its files, 2 the caller,
 * 3 whoever set up the C compiler, 70 us.
 */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cleanup.h"
#include "config.h"
#include "depfile.h"
#include "diag/explain.h"
#include "diag/render.h"
#include "driver.h"
#include "files.h"
#include "host_cc.h"
#include "load/read.h"
#include "options.h"
#include "testing.h"

enum status {
    STATUS_OK = 0,
    STATUS_ERRORS = 1,
    STATUS_USAGE = 2,
    STATUS_HOST_CC = 3
};

extern char **environ;

static const struct span nowhere = {0};

/* ---- reports ---- */

static bool wants_color(const struct options *options) {
    switch (options->color) {
    case COLOR_ALWAYS: return true;
    case COLOR_NEVER: return false;
    case COLOR_AUTO: break;
    }
    const char *never = getenv("NO_COLOR");
    const char *force = getenv("CLICOLOR_FORCE");
    const char *term = getenv("TERM");
    if (never && *never)
        return false;
    if (force && *force && strcmp(force, "0") != 0)
        return true;
    return isatty(STDERR_FILENO) && term && strcmp(term, "dumb") != 0;
}

/* Prints what has been reported since the last time. */
static void reports_show(struct unit *unit) {
    struct strbuf text = {.arena = &unit->arena};
    if (unit->options->diagnostics == DIAGNOSTICS_JSON)
        diags_render_json(&unit->diags, &text);
    else if (wants_color(unit->options))
        diags_render_colored(&unit->diags, &text);
    else
        diags_render_plain(&unit->diags, &text);
    fwrite(strbuf_text(&text), 1, text.length, stderr);
    unit->diags.list.count = 0;
}

/* ---- outputs ---- */

/* `path` with its folder taken off and its suffix replaced, or NULL if it has another suffix. */
static const char *renamed(struct unit *unit, const char *path, const char *suffix) {
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;
    size_t length = strlen(name);
    if (length <= 3 || strcmp(name + length - 3, ".sc") != 0)
        return NULL;
    return arena_printf(&unit->arena, "%.*s%s", (int)length - 3, name, suffix);
}

/* Where the output goes; "-" is standard output, NULL nowhere. */
static const char *output_path(struct unit *unit) {
    const struct options *options = unit->options;
    if (options->output == OUTPUT_NOTHING)
        return NULL;
    if (options->output_path)
        return options->output_path;
    const char *path = NULL;
    switch (options->output) {
    case OUTPUT_PROGRAM: path = renamed(unit, options->input, ""); break;
    case OUTPUT_OBJECT: path = renamed(unit, options->input, ".o"); break;
    case OUTPUT_C:
    case OUTPUT_HEADER:
    case OUTPUT_IR:
    case OUTPUT_FRAMES:
    case OUTPUT_AST: return "-";
    case OUTPUT_NOTHING: return NULL;
    }
    if (path)
        return path;
    return options->output == OUTPUT_OBJECT ? "a.o" : "a.out";
}

/* Where the rule of -MD goes: named, or the output with its suffix replaced by .d. */
static const char *depfile_path(struct unit *unit, const char *output) {
    const struct options *options = unit->options;
    if (!options->writes_depfile)
        return NULL;
    if (options->depfile)
        return options->depfile;
    if (!output || !strcmp(output, "-")) {
        const char *path = renamed(unit, options->input, ".d");
        return path ? path : "a.d";
    }
    const char *slash = strrchr(output, '/');
    const char *dot = strrchr(slash ? slash : output, '.');
    int stem = dot ? (int)(dot - output) : (int)strlen(output);
    return arena_printf(&unit->arena, "%.*s.d", stem, output);
}

/* Opens a file and puts the text into it, which stays under its temporary name until it is committed. */
static bool file_begin(struct output *output, struct unit *unit, const char *path,
                       const struct strbuf *text) {
    if (!output_open(output, unit, path))
        return false;
    if (output_write(output, strbuf_text(text), text->length))
        return true;
    output_discard(output);
    return false;
}

static bool file_end(struct output *output) {
    if (output_commit(output, 0666))
        return true;
    output_discard(output);
    return false;
}

static bool file_write(struct unit *unit, const char *path, const struct strbuf *text) {
    if (!strcmp(path, "-"))
        return stdout_write(unit, strbuf_text(text), text->length);
    struct output output;
    return file_begin(&output, unit, path, text) && file_end(&output);
}

static enum status status_of(enum host_cc_status status) {
    switch (status) {
    case HOST_CC_OK: return STATUS_OK;
    case HOST_CC_NO_RUNTIME: return STATUS_ERRORS;
    case HOST_CC_FAILED: return STATUS_HOST_CC;
    }
    return STATUS_HOST_CC;
}

/* An object or a program: what the C compiler writes. */
static enum status binary_write(struct unit *unit, const char *path, const struct strbuf *c_text) {
    const struct options *options = unit->options;
    if (options->cc_mode == CC_SHOW)
        return status_of(host_cc_run(unit, c_text, path));
    struct output output;
    if (!output_open(&output, unit, path))
        return STATUS_ERRORS;
    const size_t begin = driver_clock();
    enum status status = status_of(host_cc_run(unit, c_text, output_name(&output)));
    driver_time(unit, "cc", begin);
    if (status == STATUS_OK &&
        !output_commit(&output, options->output == OUTPUT_OBJECT ? 0666 : 0777))
        status = STATUS_ERRORS;
    if (status != STATUS_OK)
        output_discard(&output);
    return status;
}

static enum status text_or_binary_write(struct unit *unit, const char *path,
                                        const struct strbuf *text) {
    switch (unit->options->output) {
    case OUTPUT_PROGRAM:
    case OUTPUT_OBJECT: return binary_write(unit, path, text);
    case OUTPUT_C:
    case OUTPUT_HEADER:
    case OUTPUT_IR:
    case OUTPUT_FRAMES:
    case OUTPUT_AST: return file_write(unit, path, text) ? STATUS_OK : STATUS_ERRORS;
    case OUTPUT_NOTHING: break;
    }
    return STATUS_OK;
}

static bool paths_are_distinct(struct unit *unit, const char *output, const char *depfile) {
    if (output && strcmp(output, "-") != 0 && !output_is_no_input(unit, output))
        return false;
    if (!depfile)
        return true;
    if (!output_is_no_input(unit, depfile))
        return false;
    if (!output || !output_is_same(output, depfile))
        return true;
    report(&unit->diags, DIAG_WORLD, nowhere, "'%s' is both the output and the file of -MF",
           output);
    return false;
}

/* ---- commands ---- */

/* The output and the file of -MF, of which neither appears if one cannot be written. */
static enum status write_both(struct unit *unit, const char *path, const char *depfile,
                              const struct strbuf *text) {
    struct strbuf rule = {.arena = &unit->arena};
    struct output output;
    depfile_print(unit, path ? path : "-", &rule);
    bool is_stdout = !strcmp(depfile, "-");
    if (!is_stdout && !file_begin(&output, unit, depfile, &rule))
        return STATUS_ERRORS;
    enum status status = text_or_binary_write(unit, path, text);
    if (status != STATUS_OK) {
        if (!is_stdout)
            output_discard(&output);
        return status;
    }
    bool is_written = is_stdout ? file_write(unit, depfile, &rule) : file_end(&output);
    return is_written ? STATUS_OK : STATUS_ERRORS;
}

static enum status compile(struct unit *unit) {
    const char *path = output_path(unit);
    const char *depfile = depfile_path(unit, path);
    struct strbuf text = {.arena = &unit->arena};
    if (!input_read(unit, unit->options->input, nowhere) || !driver_run(unit, &text) ||
        !paths_are_distinct(unit, path, depfile)) // from any of the sources that were read
        return STATUS_ERRORS;
    reports_show(unit); // warnings, before the C compiler has its say
    if (!depfile || unit->options->cc_mode == CC_SHOW)
        return text_or_binary_write(unit, path, &text);
    return write_both(unit, path, depfile, &text);
}

/* Becomes the program. Its file is removed before it starts, so that nothing can leave it behind. */
static enum status program_start(struct unit *unit, const char *path) {
    const struct options *options = unit->options;
    struct words words = {0};
    VEC_PUSH(&unit->arena, &words, options->input);
    for (size_t i = 0; i < options->program_words.count; i++)
        VEC_PUSH(&unit->arena, &words, options->program_words.items[i]);
    VEC_PUSH(&unit->arena, &words, NULL);
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    unlink(path);
    cleanup_forget(path);
    signal(SIGPIPE, SIG_DFL);
    if (fd >= 0)
        fexecve(fd, (char *const *)words.items, environ);
    report(&unit->diags, DIAG_WORLD, nowhere, "cannot start the program: %s", strerror(errno));
    return STATUS_ERRORS;
}

static void program_drop(const char *path) {
    unlink(path);
    cleanup_forget(path);
}

/* Makes a program in the folder for temporary files, for a moment; its path comes back. */
static enum status program_make(struct unit *unit, const char **made) {
    struct strbuf text = {.arena = &unit->arena};
    if (!input_read(unit, unit->options->input, nowhere) || !driver_run(unit, &text))
        return STATUS_ERRORS;
    reports_show(unit);
    if (unit->options->command == COMMAND_TEST && !testing_chooses(unit))
        return STATUS_ERRORS;
    if (unit->options->output == OUTPUT_NOTHING)
        return STATUS_OK;
    const char *folder = getenv("TMPDIR");
    char *path =
        arena_printf(&unit->arena, "%s/scc-run-XXXXXX", folder && *folder ? folder : "/tmp");
    if (unit->options->cc_mode == CC_SHOW)
        return status_of(host_cc_run(unit, &text, path));
    int fd = cleanup_make_file(path);
    if (fd < 0) {
        report(&unit->diags, DIAG_WORLD, nowhere, "cannot write '%s': %s", path, strerror(errno));
        return STATUS_ERRORS;
    }
    close(fd);
    enum status status = status_of(host_cc_run(unit, &text, path));
    if (status == STATUS_OK && chmod(path, 0700) < 0) {
        report(&unit->diags, DIAG_WORLD, nowhere, "cannot make '%s' a program: %s", path,
               strerror(errno));
        status = STATUS_ERRORS;
    }
    *made = path;
    if (status != STATUS_OK)
        program_drop(path);
    return status;
}

/* What was printed must have arrived: a full disk or a closed standard output is an error. */
static enum status stdout_finish(void) {
    if (fflush(stdout) == 0 && !ferror(stdout))
        return STATUS_OK;
    fprintf(stderr, "scc: error: cannot write '<stdout>': %s\n", strerror(errno));
    return STATUS_ERRORS;
}

static enum status run(struct unit *unit) {
    const char *path = NULL;
    enum status status = program_make(unit, &path);
    return status == STATUS_OK && path ? program_start(unit, path) : status;
}

static enum status test(struct unit *unit) {
    const char *path = NULL;
    enum status status = program_make(unit, &path);
    if (status == STATUS_OK && unit->options->lists_tests)
        testing_list(unit);
    if (status != STATUS_OK || !path)
        return status == STATUS_OK ? stdout_finish() : status;
    bool passed = testing_run(unit, path);
    program_drop(path);
    status = stdout_finish();
    return passed ? status : STATUS_ERRORS;
}

static enum status explain(const char *name) {
    enum diag_code code;
    if (!explain_find(name, &code)) {
        fprintf(stderr, "scc: there is no diagnostic '%s'\n", name);
        return STATUS_USAGE;
    }
    printf("%s: %s\n\n%s", name, diag_title(code), explain_page(code));
    return stdout_finish();
}

static enum status command_do(struct unit *unit) {
    switch (unit->options->command) {
    case COMMAND_COMPILE: return compile(unit);
    case COMMAND_RUN: return run(unit);
    case COMMAND_TEST: return test(unit);
    case COMMAND_EXPLAIN: return explain(unit->options->explained);
    case COMMAND_HELP: options_print_help(); return stdout_finish();
    case COMMAND_VERSION: puts("scc " SCC_VERSION); return stdout_finish();
    }
    return STATUS_USAGE;
}

/*
 * A file opened later must not become standard output because that was closed: the gaps are filled,
 * with what cannot be written to.
 */
static void standard_files_open(void) {
    int fd;
    do
        fd = open("/dev/null", O_RDONLY);
    while (fd >= 0 && fd <= STDERR_FILENO);
    if (fd >= 0)
        close(fd);
}

int main(int argc, char **argv) {
    standard_files_open();
    signal(SIGPIPE, SIG_IGN); // a write that fails is reported
    cleanup_install();
    struct unit unit = {0};
    struct options options;
    unit.atoms.arena = &unit.arena;
    unit.sources.arena = &unit.arena;
    unit.diags.arena = &unit.arena;
    unit.diags.sources = &unit.sources;
    unit.options = &options;
    enum status status = STATUS_USAGE;
    if (options_parse(&options, &unit.arena, argc, argv)) {
        status = command_do(&unit);
        reports_show(&unit);
    }
    arena_free(&unit.arena);
    return status;
}
