/* The table of tokens, indexed by the numbers that the grammar gives them. */
#include "syntax/token.h"

#include "syntax/grammar.h"

struct token_row {
    const char *text;
    unsigned roles;
};

#define HARD    TOKEN_HARD
#define SOFT    TOKEN_SOFT
#define REFUSED TOKEN_REFUSED
#define STARTS  TOKEN_STARTS
#define ENDS    TOKEN_ENDS
#define OPENS   TOKEN_OPENS
#define CLOSES  TOKEN_CLOSES
#define INFIX   TOKEN_INFIX

static const struct token_row token_table[] = {
    [0] = {"end of file", 0},
#define TOKEN(ID, spelling, its_roles) [TOK_##ID] = {.text = spelling, .roles = its_roles},
#include "syntax/token.def"
#undef TOKEN
};

#undef HARD
#undef SOFT
#undef REFUSED
#undef STARTS
#undef ENDS
#undef OPENS
#undef CLOSES
#undef INFIX

const char *token_text(unsigned kind) {
    return token_table[kind].text;
}

unsigned token_roles(unsigned kind) {
    return token_table[kind].roles;
}

/* A number's suffix stands in `name` too, so the kind decides. */
bool token_is_word(const struct token *token) {
    return token->name && token->kind != TOK_INT && token->kind != TOK_FLOAT;
}
