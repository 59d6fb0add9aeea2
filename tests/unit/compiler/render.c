/* Reports as text: the GNU line, quoted lines and marks, and what no source may do to them. */
#include "diag/render.h"

#include <criterion/criterion.h>
#include <string.h>

static struct arena arena;
static struct source_map sources;
static struct diags diags;
static struct source *source;

static void teardown(void) {
    arena_free(&arena);
}

static void setup(void) {
    arena = (struct arena){0};
    sources = (struct source_map){.arena = &arena};
    diags = (struct diags){.arena = &arena, .sources = &sources};
}

TestSuite(render, .init = setup, .fini = teardown);

static void text_is(const char *text) {
    source = source_add(&sources, "a.sc", text, strlen(text));
}

/* The place of the first occurrence of `part`. */
static struct span place_of(const char *part) {
    uint32_t start = source->base + (uint32_t)(strstr(source->text, part) - source->text);
    return (struct span){start, start + (uint32_t)strlen(part)};
}

static const char *plain(void) {
    struct strbuf out = {.arena = &arena};
    diags_sort(&diags);
    diags_render_plain(&diags, &out);
    return strbuf_text(&out);
}

#define EXPECT(text) cr_assert_str_eq(plain(), text)

Test(render, first_line_is_gnu_and_the_place_is_underlined) {
    text_is("let x = 1;\nlet yy = zz;\n");
    report(&diags, DIAG_UNKNOWN_NAME, place_of("zz"), "unknown name '%s'", "zz");
    EXPECT("a.sc:2:10: error: unknown name 'zz' [SC0301]\n"
           "    2 | let yy = zz;\n"
           "      |          ^~\n");
}

Test(render, labels_notes_and_helps_follow) {
    text_is("a = 1;\nb = 2; c = 3;\n");
    struct diag *d = report(&diags, DIAG_RACE, place_of("b"), "message");
    diag_label(d, place_of("c"), "same line");
    diag_label(d, place_of("a"), "other line");
    diag_note(d, "a note");
    diag_help(d, "a help");
    EXPECT("a.sc:2:1: error: message [SC0701]\n"
           "    2 | b = 2; c = 3;\n"
           "      | ^\n"
           "      |        - same line\n"
           "    1 | a = 1;\n"
           "      | - other line\n"
           "      = note: a note\n"
           "      = help: a help\n");
}

Test(render, a_place_of_many_lines_shows_its_first_and_last) {
    text_is("x = {\n  y;\n  z;\n  };\n");
    report(&diags, DIAG_TYPE_MISMATCH, place_of("{\n  y;\n  z;\n  }"), "message");
    EXPECT("a.sc:1:5: error: message [SC0401]\n"
           "    1 | x = {\n"
           "      |     ^\n"
           "      ...\n"
           "    4 |   };\n"
           "      |   ~\n");
}

Test(render, tabs_and_wide_characters_keep_the_marks_below_their_text) {
    text_is("\tx\t\"日本\" + é + bad");
    report(&diags, DIAG_UNKNOWN_NAME, place_of("bad"), "message");
    EXPECT("a.sc:1:20: error: message [SC0301]\n"
           "    1 |     x   \"日本\" + é + bad\n"
           "      |                      ^~~\n");
}

Test(render, what_could_disguise_a_line_is_shown_by_its_number) {
    text_is("a\xe2\x80\xae\x1b[2Jb\xff");
    report(&diags, DIAG_BAD_CHARACTER, place_of("b"), "evil \x1b[0m");
    EXPECT("a.sc:1:9: error: evil <U+001B>[0m [SC0101]\n"
           "    1 | a<U+202E><U+001B>[2Jb<FF>\n"
           "      |                     ^\n");
}

Test(render, the_end_of_the_file_can_be_marked) {
    text_is("abc");
    uint32_t end = source->base + 3;
    report(&diags, DIAG_UNEXPECTED_TOKEN, (struct span){end, end}, "message");
    EXPECT("a.sc:1:4: error: message [SC0201]\n"
           "    1 | abc\n"
           "      |    ^\n");
}

Test(render, a_long_line_is_cut_around_the_place) {
    char line[2001];
    memset(line, 'x', sizeof line);
    line[1000] = '!';
    line[2000] = 0;
    text_is(line);
    report(&diags, DIAG_BAD_CHARACTER, place_of("!"), "message");
    const char *text = plain();
    const char *quoted = strchr(text, '\n') + 1;
    const char *marked = strchr(quoted, '\n') + 1;
    cr_assert_lt(marked - quoted, 190);
    cr_assert_eq(strcspn(quoted, "!"), strcspn(marked, "^"), "the mark is below its character");
}

Test(render, after_twenty_errors_the_rest_is_counted) {
    text_is("0123456789012345678901234567890123456789");
    for (uint32_t i = 0; i < 33; i++)
        report(&diags, DIAG_RACE, (struct span){source->base + i, source->base + i + 1}, "e%u",
               (unsigned)i);
    const char *text = plain();
    cr_assert_not_null(strstr(text, "error: e19 "));
    cr_assert_null(strstr(text, "error: e20 "));
    cr_assert_not_null(strstr(text, "\nscc: 13 more errors\n"));
}

Test(render, the_world_has_no_place) {
    report(&diags, DIAG_WORLD, (struct span){0}, "cannot read '%s'", "x.sc");
    EXPECT("scc: error: cannot read 'x.sc'\n");
}

Test(render, json_gives_the_same_facts) {
    text_is("a \"b\n");
    struct diag *d = report(&diags, DIAG_NOT_A_GUARD, place_of("b"), "say \"\\\n\xff");
    diag_help(d, "help");
    diag_edit(d, place_of("a"), "x");
    struct strbuf out = {.arena = &arena};
    diags_render_json(&diags, &out);
    cr_assert_str_eq(
        strbuf_text(&out),
        "{\"severity\":\"warning\",\"code\":\"SC1202\",\"message\":\"say \\\"\\\\\\u000a\\ufffd\","
        "\"span\":{\"file\":\"a.sc\",\"start\":{\"line\":1,\"column\":4,\"offset\":3},"
        "\"end\":{\"line\":1,\"column\":5,\"offset\":4}},"
        "\"lines\":[{\"span\":null,\"text\":\"help\",\"kind\":\"help\"}],"
        "\"edits\":[{\"span\":{\"file\":\"a.sc\",\"start\":{\"line\":1,\"column\":1,\"offset\":0},"
        "\"end\":{\"line\":1,\"column\":2,\"offset\":1}},\"text\":\"x\"}]}\n");
}
