/*
 * Edit distance with transpositions, over names of at most 63 bytes: longer ones get no suggestion. A
 * candidate counts if it differs in at most a third of the letters, or only in case.
 */
#include "resolve/suggest.h"

#include <string.h>
#include <strings.h>

enum {
    LONGEST = 63
};

static size_t min3(size_t a, size_t b, size_t c) {
    size_t least = a < b ? a : b;
    return least < c ? least : c;
}

static size_t edit_distance(const char *a, const char *b) {
    size_t n = strlen(a);
    size_t m = strlen(b);
    size_t rows[3][LONGEST + 1]; // before last, last, this
    for (size_t k = 0; k <= m; k++)
        rows[1][k] = k;
    for (size_t i = 1; i <= n; i++) {
        rows[2][0] = i;
        for (size_t k = 1; k <= m; k++) {
            size_t cost = a[i - 1] != b[k - 1];
            size_t best = min3(rows[1][k] + 1, rows[2][k - 1] + 1, rows[1][k - 1] + cost);
            if (i > 1 && k > 1 && a[i - 1] == b[k - 2] && a[i - 2] == b[k - 1] &&
                rows[0][k - 2] + 1 < best)
                best = rows[0][k - 2] + 1;
            rows[2][k] = best;
        }
        memcpy(rows[0], rows[1], sizeof rows[0]);
        memcpy(rows[1], rows[2], sizeof rows[1]);
    }
    return rows[1][m];
}

void suggest(struct suggestion *suggestion, const char *candidate) {
    size_t length = strlen(suggestion->wanted);
    if (length > LONGEST || strlen(candidate) > LONGEST || !strcmp(candidate, suggestion->wanted))
        return;
    size_t distance = strcasecmp(candidate, suggestion->wanted)
                          ? edit_distance(suggestion->wanted, candidate)
                          : 0;
    size_t limit = length < 3 ? 0 : length < 6 ? 1 : length / 3;
    if (distance > limit || (suggestion->best && distance >= suggestion->distance))
        return;
    suggestion->best = candidate;
    suggestion->distance = distance;
}

struct word {
    const char *there;
    const char *here;
};

static const char *find_word(const struct word *words, size_t count, const char *name) {
    for (size_t i = 0; i < count; i++) {
        if (!strcmp(words[i].there, name))
            return words[i].here;
    }
    return NULL;
}

const char *suggest_method(const char *name) {
    static const struct word words[] = {
        {"length", "len"},
        {"size", "len"},
        {"append", "push"},
        {"add", "push"},
        {"push_back", "push"},
        {"pop_back", "pop"},
        {"put", "insert"},
        {"set", "insert"},
        {"delete", "remove"},
        {"erase", "remove"},
        {"removeAt", "remove"},
        {"remove_at", "remove"},
        {"includes", "contains"},
        {"has", "contains"},
        {"containsKey", "contains"},
        {"contains_key", "contains"},
        {"forEach", "each"},
        {"for_each", "each"},
        {"reduce", "fold"},
        {"some", "any"},
        {"every", "all"},
        {"substring", "slice"},
        {"substr", "slice"},
        {"toUpperCase", "to_upper"},
        {"to_uppercase", "to_upper"},
        {"upper", "to_upper"},
        {"toLowerCase", "to_lower"},
        {"to_lowercase", "to_lower"},
        {"lower", "to_lower"},
        {"strip", "trim"},
        {"unwrap", "expect"},
        {"unwrap_or", "or"},
        {"getOrDefault", "get_or"},
        {"resize", "truncate"},
        {"items", "to_list"},
        {"entries", "to_list"},
        {"index", "index_of"},
        {"split_whitespace", "words"},
        {"lock", "with"},
        {"try_lock", "try_with"},
        {"random", "next"},
        {"randint", "range"},
    };

    return find_word(words, sizeof words / sizeof *words, name);
}

const char *suggest_translation(const char *name) {
    static const struct word words[] = {
        {"int", "i32"},           {"long", "i64"},       {"uint", "u32"},
        {"byte", "u8"},           {"float", "f32"},      {"double", "f64"},
        {"str", "String"},        {"void", "Unit"},      {"boolean", "Bool"},
        {"Option", "Maybe"},      {"Optional", "Maybe"}, {"null", "None"},
        {"nil", "None"},          {"Vec", "List"},       {"Vector", "List"},
        {"Slice", "View"},        {"Span", "View"},      {"Future", "Task"},
        {"Promise", "Task"},      {"print", "io.print"}, {"println", "io.println"},
        {"sleep", "clock.sleep"}, {"now", "clock.now"},
    };

    return find_word(words, sizeof words / sizeof *words, name);
}
