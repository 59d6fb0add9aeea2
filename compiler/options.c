/*
 * The command line, as a table of options. A row says how the option is written and what it does;
 * the help text is printed from the same rows. `@file` is replaced by the words of the file, before
 * anything else is looked at.
 */
#include "options.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/strbuf.h"
#include "base/vec.h"
#include "diag/diag.h"

#ifdef NDEBUG
static const bool verify_default = false;
#else
static const bool verify_default = true;
#endif

enum {
    RESPONSE_DEPTH = 10 // files that name files
};

struct parser {
    struct arena *arena;
    struct options *options;
    struct words words;
    size_t next;
    bool *silenced;
    bool failed;
};

enum form {
    FORM_EXACT,   // --check
    FORM_JOINED,  // --cc=VALUE
    FORM_EITHER,  // -IVALUE and -I VALUE
    FORM_SEPARATE // -o VALUE
};

struct option {
    const char *name;
    enum form form;
    void (*apply)(struct parser *p, const char *value); // the value, or the word itself
    const char *value_name;
    const char *help; // NULL: not listed
};

static void fail(struct parser *p, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

static void fail(struct parser *p, const char *fmt, ...) {
    va_list args;
    if (!p->failed) {
        fputs("scc: ", stderr);
        va_start(args, fmt);
        vfprintf(stderr, fmt, args);
        va_end(args);
        fputs("\nscc: 'scc --help' lists what is understood\n", stderr);
    }
    p->failed = true;
}

static void set_output_path(struct parser *p, const char *value) {
    if (p->options->output_path)
        fail(p, "-o is given twice");
    p->options->output_path = value;
}

/* Of -c, --emit and --check at most one says what comes out. */
static void set_output(struct parser *p, enum output_kind kind) {
    if (p->options->output != OUTPUT_PROGRAM && p->options->output != kind)
        fail(p, "only one of -c, --emit, --report-frames and --check can be given");
    p->options->output = kind;
}

static void set_object(struct parser *p, const char *value) {
    (void)value;
    set_output(p, OUTPUT_OBJECT);
}

static void set_check(struct parser *p, const char *value) {
    (void)value;
    set_output(p, OUTPUT_NOTHING);
}

static void set_report_frames(struct parser *p, const char *value) {
    (void)value;
    set_output(p, OUTPUT_FRAMES);
}

static void set_emit(struct parser *p, const char *value) {
    static const struct {
        const char *name;
        enum output_kind kind;
    } kinds[] = {{"ast", OUTPUT_AST}, {"ir", OUTPUT_IR}, {"c", OUTPUT_C}, {"h", OUTPUT_HEADER}};

    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (!strcmp(value, kinds[i].name)) {
            set_output(p, kinds[i].kind);
            return;
        }
    }
    fail(p, "--emit=%s is not known: ast, ir, c and h are", value);
}

static void set_optimize(struct parser *p, const char *value) {
    if (strlen(value) != 1 || value[0] < '0' || value[0] > '3') {
        fail(p, "-O%s is not known: -O0 to -O3 are", value);
        return;
    }
    p->options->optimize = value[0] - '0';
}

static void set_debug(struct parser *p, const char *value) {
    (void)value;
    p->options->debug_lines = true;
}

static void set_depfile(struct parser *p, const char *value) {
    p->options->depfile = value;
}

static void set_writes_depfile(struct parser *p, const char *value) {
    (void)value;
    p->options->writes_depfile = true;
}

static void add_include_dir(struct parser *p, const char *value) {
    VEC_PUSH(p->arena, &p->options->include_dirs, value);
}

static void add_link_word(struct parser *p, const char *value) {
    VEC_PUSH(p->arena, &p->options->link_words, value);
}

static void add_library_dir(struct parser *p, const char *value) {
    add_link_word(p, arena_printf(p->arena, "-L%s", value));
}

static void add_library(struct parser *p, const char *value) {
    add_link_word(p, arena_printf(p->arena, "-l%s", value));
}

static void add_linker_words(struct parser *p, const char *value) {
    add_link_word(p, arena_printf(p->arena, "-Wl,%s", value));
}

static void set_warnings_are_errors(struct parser *p, const char *value) {
    (void)value;
    p->options->warnings_are_errors = true;
}

static void silence(struct parser *p, const char *name, bool silenced) {
    enum diag_code code;
    if (diag_find_warning(name, &code))
        p->silenced[code] = silenced;
    else
        fail(p, "there is no warning named '%s'", name);
}

static void set_warning(struct parser *p, const char *value) {
    silence(p, value, false);
}

static void set_no_warning(struct parser *p, const char *value) {
    silence(p, value, true);
}

static void set_infer_effects(struct parser *p, const char *value) {
    (void)value;
    p->options->infer_effects = true;
}

static void set_verbose(struct parser *p, const char *value) {
    (void)value;
    p->options->cc_mode = CC_SHOW_AND_RUN;
}

static void set_dry_run(struct parser *p, const char *value) {
    (void)value;
    p->options->cc_mode = CC_SHOW;
}

static bool has_word(const char *text) {
    return text[strspn(text, " \t\n")];
}

static void set_cc(struct parser *p, const char *value) {
    if (!has_word(value))
        fail(p, "--cc= names no C compiler");
    p->options->cc = value;
}

static void set_color(struct parser *p, const char *value) {
    if (!strcmp(value, "always"))
        p->options->color = COLOR_ALWAYS;
    else if (!strcmp(value, "never"))
        p->options->color = COLOR_NEVER;
    else if (!strcmp(value, "auto"))
        p->options->color = COLOR_AUTO;
    else
        fail(p, "--color=%s is not known: auto, always and never are", value);
}

static void set_diagnostics(struct parser *p, const char *value) {
    if (!strcmp(value, "json"))
        p->options->diagnostics = DIAGNOSTICS_JSON;
    else if (!strcmp(value, "text"))
        p->options->diagnostics = DIAGNOSTICS_TEXT;
    else
        fail(p, "--diagnostics=%s is not known: text and json are", value);
}

static void set_list(struct parser *p, const char *value) {
    (void)value;
    p->options->lists_tests = true;
    p->options->output = OUTPUT_NOTHING;
}

static void set_tap(struct parser *p, const char *value) {
    (void)value;
    p->options->prints_tap = true;
}

static void set_timeout(struct parser *p, const char *value) {
    char *end = NULL;
    long seconds = strtol(value, &end, 10);
    if (end == value || *end || seconds < 0 || seconds > 86400)
        fail(p, "--timeout=%s is no number of seconds up to 86400", value);
    p->options->test_timeout = (int)seconds;
}

static void set_verify(struct parser *p, const char *value) {
    (void)value;
    p->options->verify = true;
}

static void set_time(struct parser *p, const char *value) {
    (void)value;
    p->options->shows_time = true;
}

static void set_explain(struct parser *p, const char *value) {
    p->options->command = COMMAND_EXPLAIN;
    p->options->explained = value;
}

static void set_version(struct parser *p, const char *value) {
    (void)value;
    p->options->command = COMMAND_VERSION;
}

static void set_help(struct parser *p, const char *value) {
    (void)value;
    p->options->command = COMMAND_HELP;
}

/* Of several rows that fit, the first counts: -Werror stands before -W, -MD and -MF before nothing. */
static const struct option table[] = {
    {"-o", FORM_EITHER, set_output_path, "FILE", "write the output to FILE ('-': standard output)"},
    {"-c", FORM_EXACT, set_object, NULL, "make an object file, do not link"},
    {"--emit=", FORM_JOINED, set_emit, "KIND", "write the ast, the ir, the c or the h"},
    {"--check", FORM_EXACT, set_check, NULL, "report only, write nothing"},
    {"--report-frames", FORM_EXACT, set_report_frames, NULL,
     "print what tasks take, in bytes, by spawn"},
    {"-O", FORM_JOINED, set_optimize, "N", "optimize: 0 to 3, 2 is the default"},
    {"-g", FORM_EXACT, set_debug, NULL, "debug information that shows the source"},
    {"-MD", FORM_EXACT, set_writes_depfile, NULL, "also write what the output depends on"},
    {"-MF", FORM_EITHER, set_depfile, "FILE", "the file that -MD writes"},
    {"-I", FORM_EITHER, add_include_dir, "DIR", "look for modules in DIR"},
    {"-L", FORM_EITHER, add_library_dir, "DIR", "look for libraries in DIR"},
    {"-l", FORM_EITHER, add_library, "NAME", "link with a library"},
    {"-Wl,", FORM_JOINED, add_linker_words, "WORDS", "hand WORDS to the linker"},
    {"-Werror", FORM_EXACT, set_warnings_are_errors, NULL, "warnings are errors"},
    {"-Wno-", FORM_JOINED, set_no_warning, "NAME", "leave out a warning"},
    {"-W", FORM_JOINED, set_warning, "NAME", "report a warning (all are on at first)"},
    {"--infer-effects", FORM_EXACT, set_infer_effects, NULL, "effects need not be declared"},
    {"--cc=", FORM_JOINED, set_cc, "CC", "the C compiler, before $CC and cc"},
    {"--color=", FORM_JOINED, set_color, "WHEN", "auto, always or never"},
    {"--diagnostics=", FORM_JOINED, set_diagnostics, "FORM", "text, or json: one object a line"},
    {"--list", FORM_EXACT, set_list, NULL, "of 'scc test': print the names of the tests"},
    {"--tap", FORM_EXACT, set_tap, NULL, "of 'scc test': report in TAP"},
    {"--timeout=", FORM_JOINED, set_timeout, "SECONDS",
     "of 'scc test': for each test, 60 is the default, 0 is any"},
    {"-v", FORM_EXACT, set_verbose, NULL, "show the command of the C compiler"},
    {"-###", FORM_EXACT, set_dry_run, NULL, "show that command, do not run it"},
    {"--time", FORM_EXACT, set_time, NULL, "show what each stage took, in microseconds"},
    {"--verify", FORM_EXACT, set_verify, NULL, NULL},
    {"--explain", FORM_SEPARATE, set_explain, "CODE", "a page on a diagnostic: SC0501"},
    {"--version", FORM_EXACT, set_version, NULL, "print the version"},
    {"--help", FORM_EXACT, set_help, NULL, "print this"},
};

void options_print_help(void) {
    puts("usage: scc FILE.sc -o PROGRAM      compile ('-' reads standard input)\n"
         "       scc run FILE.sc [-- ARG...] compile and run\n"
         "       scc test FILE.sc [NAME...]  compile and run its tests, or those with NAME in "
         "their name\n"
         "\n"
         "options:");
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        const struct option *option = &table[i];
        if (!option->help)
            continue;
        const char *gap = option->form == FORM_EITHER || option->form == FORM_SEPARATE ? " " : "";
        const char *value = option->value_name ? option->value_name : "";
        int width = printf("  %s%s%s", option->name, gap, value);
        printf("%*s%s\n", width < 26 ? 26 - width : 1, "", option->help);
    }
    puts("  @FILE                   words of FILE, in place of this one\n"
         "\n"
         "Objects, archives and C sources (.o .a .so .c) are linked with the program. $CFLAGS is "
         "handed on.\n"
         "Status: 0 fine, 1 errors, 2 wrong usage, 3 the C compiler failed, 70 a bug in scc.");
}

/* The row that a word is an option of, or NULL. */
static const struct option *option_find(const char *word) {
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        const struct option *option = &table[i];
        bool has_prefix = !strncmp(word, option->name, strlen(option->name));
        bool is_whole = !strcmp(word, option->name);
        switch (option->form) {
        case FORM_EXACT:
        case FORM_SEPARATE:
            if (is_whole)
                return option;
            break;
        case FORM_JOINED:
        case FORM_EITHER:
            if (has_prefix)
                return option;
            break;
        }
    }
    return NULL;
}

static void option_apply(struct parser *p, const struct option *option, const char *word) {
    const char *value = word + strlen(option->name);
    bool takes_next = option->form == FORM_SEPARATE || (option->form == FORM_EITHER && !*value);
    if (takes_next) {
        if (p->next == p->words.count) {
            fail(p, "%s needs a value", option->name);
            return;
        }
        value = p->words.items[p->next++];
    }
    option->apply(p, value);
}

static bool has_suffix(const char *word, const char *suffix) {
    size_t length = strlen(word);
    size_t end = strlen(suffix);
    return length > end && !strcmp(word + length - end, suffix);
}

static void operand_apply(struct parser *p, const char *word) {
    bool is_c = has_suffix(word, ".c");
    p->options->has_c_sources |= is_c;
    if (is_c || has_suffix(word, ".o") || has_suffix(word, ".a") || has_suffix(word, ".so"))
        add_link_word(p, word);
    else if (p->options->input && p->options->command == COMMAND_TEST)
        VEC_PUSH(p->arena, &p->options->test_names, word);
    else if (p->options->input)
        fail(p, "more than one source file: '%s' and '%s'", p->options->input, word);
    else
        p->options->input = word;
}

void words_split(struct arena *arena, struct words *words, const char *text) {
    static const char space[] = " \t\n\r\v\f";
    for (text += strspn(text, space); *text; text += strspn(text, space)) {
        size_t length = strcspn(text, space);
        VEC_PUSH(arena, words, arena_copy(arena, text, length));
        text += length;
    }
}

/* The next word of a response file: white space ends it unless quoted or behind a backslash. */
static const char *response_word(struct arena *arena, const char **at) {
    struct strbuf word = {.arena = arena};
    char quote = 0;
    const char *c = *at + strspn(*at, " \t\n\r\v\f");
    if (!*c)
        return NULL;
    for (; *c && (quote || !strchr(" \t\n\r\v\f", *c)); c++) {
        if (*c == '\\' && c[1])
            strbuf_add_char(&word, *++c);
        else if (quote ? *c == quote : *c == '"' || *c == '\'')
            quote = quote ? 0 : *c;
        else
            strbuf_add_char(&word, *c);
    }
    *at = c;
    return strbuf_text(&word);
}

static void word_add(struct parser *p, const char *word, int depth);

static void response_add(struct parser *p, const char *path, int depth) {
    FILE *file = depth < RESPONSE_DEPTH ? fopen(path, "r") : NULL;
    if (!file) {
        fail(p, "cannot read '@%s': %s", path,
             depth < RESPONSE_DEPTH ? strerror(errno) : "too many files name each other");
        return;
    }
    struct strbuf text = {.arena = p->arena};
    char part[4096];
    size_t length;
    while ((length = fread(part, 1, sizeof part, file)) > 0)
        strbuf_add_bytes(&text, part, length);
    if (ferror(file))
        fail(p, "cannot read '@%s': %s", path, strerror(errno));
    fclose(file);
    const char *at = strbuf_text(&text);
    const char *word;
    while (!p->failed && (word = response_word(p->arena, &at)))
        word_add(p, word, depth + 1);
}

static void word_add(struct parser *p, const char *word, int depth) {
    if (word[0] == '@' && word[1])
        response_add(p, word + 1, depth);
    else
        VEC_PUSH(p->arena, &p->words, word);
}

/* Expands response files; behind `--` stand the program's own words, which stay as they are. */
static void words_collect(struct parser *p, int argc, char **argv) {
    int i = 1;
    for (; i < argc && !p->failed && strcmp(argv[i], "--") != 0; i++)
        word_add(p, argv[i], 0);
    for (i++; i < argc; i++)
        VEC_PUSH(p->arena, &p->options->program_words, argv[i]);
}

static void check_whole(struct parser *p) {
    const struct options *options = p->options;
    if (options->command == COMMAND_EXPLAIN || options->command == COMMAND_HELP ||
        options->command == COMMAND_VERSION)
        return;
    if (!options->input)
        fail(p, "no source file");
    if (options->command == COMMAND_RUN &&
        (options->output != OUTPUT_PROGRAM || options->output_path))
        fail(p, "'run' takes none of -o, -c, --emit, --report-frames and --check");
    const enum output_kind of_tests = options->lists_tests ? OUTPUT_NOTHING : OUTPUT_PROGRAM;
    if (options->command == COMMAND_TEST &&
        (options->output != of_tests || options->output_path || options->writes_depfile))
        fail(p, "'test' takes none of -o, -c, --emit, --report-frames, --check and -MD");
    if (options->command != COMMAND_TEST && (options->lists_tests || options->prints_tap))
        fail(p, "--list and --tap belong to 'scc test'");
    if (options->command != COMMAND_RUN && options->program_words.count > 0)
        fail(p, "arguments of the program behind '--' belong to 'scc run'");
    bool is_binary = options->output == OUTPUT_PROGRAM || options->output == OUTPUT_OBJECT;
    if (is_binary && options->output_path && !strcmp(options->output_path, "-"))
        fail(p, "only text can be written to standard output");
    if (options->output == OUTPUT_OBJECT && options->has_c_sources)
        fail(p, "-c makes one object, of the .sc file: C sources are compiled with a program");
    if (options->depfile && !options->writes_depfile)
        fail(p, "-MF needs -MD");
}

bool options_parse(struct options *options, struct arena *arena, int argc, char **argv) {
    const char *cc = getenv("CC");
    const char *cflags = getenv("CFLAGS");
    *options = (struct options){
        .optimize = 2,
        .cc = cc && has_word(cc) ? cc : "cc",
        .cflags = cflags ? cflags : "",
        .verify = verify_default,
        .test_timeout = 60,
    };
    bool *silenced = arena_alloc(arena, DIAG_COUNT * sizeof *silenced);
    options->silenced = silenced;
    struct parser p = {.arena = arena, .options = options, .silenced = silenced};
    words_collect(&p, argc, argv);
    const char *first = p.words.count > 0 ? p.words.items[0] : "";
    if (!strcmp(first, "run"))
        options->command = COMMAND_RUN;
    else if (!strcmp(first, "test"))
        options->command = COMMAND_TEST;
    p.next = options->command != COMMAND_COMPILE;
    while (p.next < p.words.count && !p.failed) {
        const char *word = p.words.items[p.next++];
        const struct option *option = option_find(word);
        if (option)
            option_apply(&p, option, word);
        else if (word[0] == '-' && word[1])
            fail(&p, "unknown option '%s'", word);
        else
            operand_apply(&p, word);
    }
    check_whole(&p);
    return !p.failed;
}
