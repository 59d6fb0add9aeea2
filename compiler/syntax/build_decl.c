/* Declarations, and the signature of a function. */
#include <string.h>

#include "syntax/build.h"
#include "syntax/grammar.h"
#include "unit.h"

void build_file(struct build *b, struct node_list decls) {
    struct node *file = node_make(b, NODE_FILE, b->source->base);
    file->span.end = b->source->base + (uint32_t)b->source->size;
    file->file.decls = decls;
    b->file = node_done(b, file);
}

static bool *is_pub_of(struct node *decl) {
    switch ((int)decl->kind) {
    case NODE_FUNCTION: return decl->function.is_test ? NULL : &decl->function.is_pub;
    case NODE_RECORD_DECL: return &decl->record_decl.is_pub;
    case NODE_UNION_DECL: return &decl->union_decl.is_pub;
    case NODE_ALIAS_DECL: return &decl->alias_decl.is_pub;
    case NODE_ERROR_DECL: return &decl->error_decl.is_pub;
    case NODE_DOMAIN_DECL: return &decl->domain_decl.is_pub;
    case NODE_CONST_DECL: return &decl->const_decl.is_pub;
    }
    return NULL; // imports and tests have no name that others could take
}

struct node *build_pub(struct build *b, const struct token *pub, struct node *decl) {
    bool *is_pub = is_pub_of(decl);
    decl->span.start = pub->span.start;
    if (is_pub)
        *is_pub = true;
    else
        report(&b->unit->diags, DIAG_UNEXPECTED_TOKEN, pub->span,
               "unexpected 'pub': %s cannot be public",
               decl->kind == NODE_IMPORT ? "an import" : "a test");
    return decl;
}

struct node *build_sig(struct build *b, const struct token *name, struct node_list gparams,
                       struct node_list params, struct node *result) {
    struct node *sig = node_make(b, NODE_FUNCTION, name->span.start);
    sig->function.name = name->name;
    sig->function.name_span = name->span;
    sig->function.gparams = gparams;
    sig->function.params = params;
    sig->function.result = result;
    return sig;
}

struct node *build_method(const struct token *owner, struct node *sig) {
    sig->function.owner = owner->name;
    sig->span.start = owner->span.start;
    return sig;
}

/* Each clause comes once; false, with a report, if this is the second. */
static bool clause_first(struct build *b, bool *has, const struct token *word) {
    if (*has)
        report(&b->unit->diags, DIAG_UNEXPECTED_TOKEN, word->span,
               "unexpected '%s': the function has such a clause already", word->name->text);
    bool is_first = !*has;
    *has = true;
    return is_first;
}

struct node *build_sig_effects(struct build *b, struct node *sig, const struct token *word,
                               struct node_list effects) {
    if (clause_first(b, &sig->function.has_effects, word))
        sig->function.effects = effects;
    return sig;
}

struct node *build_sig_errors(struct build *b, struct node *sig, const struct token *word,
                              struct node_list errors) {
    if (clause_first(b, &sig->function.has_errors, word))
        sig->function.errors = errors;
    return sig;
}

struct node *build_sig_error(struct build *b, struct node *sig, const struct token *word,
                             struct node *error) {
    struct node_list list = error->kind == NODE_TYPE_UNION ? error->type_union.members
                                                           : list_add(b, list_none(), error);
    return build_sig_errors(b, sig, word, list);
}

struct node *build_sig_end(struct build *b, struct node *sig) {
    sig->function.clause_span = (struct span){b->end, b->end};
    return sig;
}

struct node *build_function(struct build *b, const struct token *start, struct node *sig,
                            struct node *body) {
    sig->span = (struct span){start->span.start, b->end};
    sig->function.body = body;
    return node_done(b, sig);
}

static void check_language(struct build *b, const struct token *c) {
    if (strcmp(c->name->text, "c") != 0)
        report(&b->unit->diags, DIAG_UNEXPECTED_TOKEN, c->span, "unexpected '%s', expected 'c'",
               c->name->text);
}

struct node *build_export(struct build *b, const struct token *start, const struct token *c,
                          struct node *sig, struct node *body) {
    check_language(b, c);
    sig->function.linkage = LINKAGE_EXPORT_C;
    return build_function(b, start, sig, body);
}

struct node *build_extern(struct build *b, const struct token *start, const struct token *c,
                          struct node *sig) {
    check_language(b, c);
    sig->function.linkage = LINKAGE_EXTERN_C;
    return build_function(b, start, sig, NULL);
}

struct node *build_extern_type(struct build *b, const struct token *start, const struct token *c,
                               const struct token *name) {
    check_language(b, c);
    struct node *decl = node_make(b, NODE_ALIAS_DECL, start->span.start);
    decl->alias_decl.name = name->name;
    decl->alias_decl.name_span = name->span;
    return node_done(b, decl);
}

struct node *build_record_decl(struct build *b, const struct token *start, const struct token *name,
                               struct node_list gparams, struct node_list fields) {
    struct node *decl = node_make(b, NODE_RECORD_DECL, start->span.start);
    decl->record_decl.name = name->name;
    decl->record_decl.name_span = name->span;
    decl->record_decl.gparams = gparams;
    decl->record_decl.fields = fields;
    return node_done(b, decl);
}

struct node *build_union_decl(struct build *b, const struct token *start, const struct token *name,
                              struct node_list gparams, struct node_list variants) {
    struct node *decl = node_make(b, NODE_UNION_DECL, start->span.start);
    decl->union_decl.name = name->name;
    decl->union_decl.name_span = name->span;
    decl->union_decl.gparams = gparams;
    decl->union_decl.variants = variants;
    return node_done(b, decl);
}

struct node *build_alias_decl(struct build *b, const struct token *start, const struct token *name,
                              struct node_list gparams, struct node *target) {
    struct node *decl = node_make(b, NODE_ALIAS_DECL, start->span.start);
    decl->alias_decl.name = name->name;
    decl->alias_decl.name_span = name->span;
    decl->alias_decl.gparams = gparams;
    decl->alias_decl.target = target;
    return node_done(b, decl);
}

struct node *build_error_decl(struct build *b, const struct token *start, const struct token *name,
                              struct node_list gparams, struct node_list fields) {
    struct node *decl = node_make(b, NODE_ERROR_DECL, start->span.start);
    decl->error_decl.name = name->name;
    decl->error_decl.name_span = name->span;
    decl->error_decl.gparams = gparams;
    decl->error_decl.fields = fields;
    return node_done(b, decl);
}

struct node *build_domain_decl(struct build *b, const struct token *start, const struct token *name,
                               struct node_list gparams, struct node_list variants) {
    struct node *decl = node_make(b, NODE_DOMAIN_DECL, start->span.start);
    decl->domain_decl.name = name->name;
    decl->domain_decl.name_span = name->span;
    decl->domain_decl.gparams = gparams;
    decl->domain_decl.variants = variants;
    return node_done(b, decl);
}

struct node *build_const_decl(struct build *b, const struct token *start, const struct token *name,
                              struct node *declared, struct node *value) {
    struct node *decl = node_make(b, NODE_CONST_DECL, start->span.start);
    decl->const_decl.name = name->name;
    decl->const_decl.name_span = name->span;
    decl->const_decl.declared = declared;
    decl->const_decl.value = value;
    return node_done(b, decl);
}

struct node *build_test_decl(struct build *b, const struct token *start, const struct token *title,
                             struct node *body) {
    struct node *decl = node_make(b, NODE_FUNCTION, start->span.start);
    decl->function.name = atom_make(&b->unit->atoms, title->text.bytes, title->text.length);
    decl->function.name_span = title->span;
    decl->function.is_test = true;
    decl->function.body = body;
    return node_done(b, decl);
}

struct node *build_import(struct build *b, const struct token *start, struct atom_list path) {
    struct node *decl = node_make(b, NODE_IMPORT, start->span.start);
    decl->import.path = path;
    return decl;
}

struct node *build_import_names(struct build *b, const struct token *start, struct atom_list path,
                                struct node_list names) {
    struct node *decl = build_import(b, start, path);
    decl->import.has_names = true;
    decl->import.names = names;
    return node_done(b, decl);
}

struct node *build_import_name(struct build *b, const struct token *name,
                               const struct token *alias) {
    struct node *node = node_make(b, NODE_IMPORT_NAME, name->span.start);
    node->import_name.name = name->name;
    node->import_name.alias = alias->name;
    return node;
}

struct node *build_effect(struct build *b, const struct token *name) {
    struct node *node = node_make(b, NODE_EFFECT_NAME, name->span.start);
    node->span = name->span;
    node->effect_name.name = name->name;
    return node;
}

struct node *build_gparam(struct build *b, const struct token *name, struct node_list constraints) {
    struct node *node = node_make(b, NODE_GPARAM, name->span.start);
    node->gparam.name = name->name;
    node->gparam.constraints = constraints;
    return node_done(b, node);
}

struct node *build_constraint(struct build *b, const struct token *name) {
    return build_type_name(b, name);
}

static enum param_mode mode_of(const struct token *mode) {
    switch (mode->kind) {
    case TOK_INOUT: return MODE_INOUT;
    case TOK_MOVE: return MODE_MOVE;
    case TOK_CAP: return MODE_CAP;
    case TOK_SHARED: return MODE_SHARED;
    default: return MODE_BORROW;
    }
}

struct node *build_param(struct build *b, const struct token *mode, const struct token *name,
                         struct node *declared) {
    struct node *node = node_make(b, NODE_PARAM, mode->span.start);
    node->param.name = name->name;
    node->param.mode = mode == name ? MODE_BORROW : mode_of(mode);
    node->param.declared = declared;
    return node_done(b, node);
}

struct node *build_fparam(struct build *b, const struct token *mode, struct node *declared) {
    uint32_t start = mode ? mode->span.start : declared->span.start;
    struct node *node = node_make(b, NODE_PARAM, start);
    node->param.mode = mode ? mode_of(mode) : MODE_BORROW;
    node->param.declared = declared;
    return node_done(b, node);
}

struct node *build_field(struct build *b, const struct token *name, struct node *declared) {
    struct node *node = node_make(b, NODE_FIELD, name->span.start);
    node->field.name = name->name;
    node->field.declared = declared;
    return node_done(b, node);
}

struct node *build_variant(struct build *b, const struct token *name) {
    struct node *node = node_make(b, NODE_VARIANT, name->span.start);
    node->variant.name = name->name;
    return node;
}

struct node *build_variant_fields(struct build *b, const struct token *name,
                                  struct node_list fields) {
    struct node *node = build_variant(b, name);
    node->variant.has_fields = true;
    node->variant.fields = fields;
    return node_done(b, node);
}
