/*
 * The grammar (spec 2 to 5), for Lemon. There are no conflicts, and the build fails if one appears.
 * Every action is one call into build.h. What one token of lookahead cannot decide has been decided
 * by shape.c, which is why there are six kinds of `{` and three of `match`.
 *
 * Precedence is declared for operators, and for three things more: what follows a closure's arrow,
 * `ok` or `err` belongs to it as far as it can reach; a function type takes the `|`, `?` and clauses
 * behind it; and a path takes the dots behind it. LOW is the rank of "stop here".
 *
 * Comparisons and ranges don't chain. The rules let them, and build_binary refuses: so the message is
 * better, and Lemon forgets %nonassoc when it writes tables without default reductions (-c), which
 * are used so that an error is noticed while the stack still knows what would have fitted.
 *
 * Lists that may be followed by an error have no empty form, because `error` can only be shifted
 * where the list has begun: an empty block is a rule of its own.
 */
%name grammar_
%token_prefix TOK_
%token_type {const struct token *}
%default_type {struct node *}
%extra_argument {struct build *b}
%stack_size 0
%start_symbol file

%include {
#include <stdbool.h>
#include <stdlib.h>

#include "syntax/build.h"
#include "syntax/complain.h"

struct yyParser;
static bool settle(struct yyParser *parser);
}

%syntax_error { while (settle(yypParser)) {} complain(b, yypParser, TOKEN); }

%fallback NAME TYPE ERROR DOMAIN IMPORT PUB EXPORT EXTERN TEST EFFECTS ERRORS WITH CAP INOUT AS
               MOVE SHARED MUT.

%nonassoc LOW.
%left DOTDOT DOTDOTEQ.
%left OROR.
%left ANDAND.
%left EQEQ NE.
%left LT LE GT GE.
%left OR.
%left XOR.
%left AND.
%left SHL SHR.
%left PLUS MINUS CONCAT PLUSWRAP MINUSWRAP.
%left STAR SLASH PERCENT STARWRAP.
%right NOT TILDE CHECK PREFIX.
%left DOT LP LBRACK QUESTION BARO BARBARC ARROW EFFECTS ERRORS.

/* a shorthand field binds a variable of the field's name, whatever word that is */
%token_class keyword FUNCTION|CONST|VAR|IF|ELSE|MATCH|FOR|IN|WHILE|BREAK|CONTINUE|RETURN|DEFER|OK
                     |ERR|CHECK|ENSURE|WHERE|TRUE|FALSE|SIF|SMATCH.

/* ---- the file ---- */

file ::= BEGIN.                                   { build_file(b, list_none()); }
file ::= BEGIN decls(L).                          { build_file(b, L); }

%type decls {struct node_list}
decls(R) ::= decl(D).                             { R = list_add(b, list_none(), D); }
decls(R) ::= decls(L) decl(D).                    { R = list_add(b, L, D); }

decl(R) ::= SEMI.                                 { R = NULL; }
decl(R) ::= item(D).                              { R = D; }
decl(R) ::= PUB(P) item(D).                       { R = build_pub(b, P, D); }
decl(R) ::= error RESYNC.                         { R = build_error(b); }

/* ---- declarations ---- */

item(R) ::= FUNCTION(F) sig(S) block(B).          { R = build_function(b, F, S, B); }
item(R) ::= EXPORT(E) NAME(C) FUNCTION sig(S) block(B).
                                                  { R = build_export(b, E, C, S, B); }
item(R) ::= EXTERN(E) NAME(C) FUNCTION sig(S) SEMI.
                                                  { R = build_extern(b, E, C, S); }
item(R) ::= EXTERN(E) NAME(C) TYPE NAME(N) SEMI.  { R = build_extern_type(b, E, C, N); }
item(R) ::= TYPE(T) NAME(N) gparams(G) ASSIGN LBRACE fields(F) RBRACE SEMI.
                                                  { R = build_record_decl(b, T, N, G, F); }
item(R) ::= TYPE(T) NAME(N) gparams(G) ASSIGN OR variants(V) SEMI.
                                                  { R = build_union_decl(b, T, N, G, V); }
item(R) ::= TYPE(T) NAME(N) gparams(G) ASSIGN type(A) SEMI.
                                                  { R = build_alias_decl(b, T, N, G, A); }
item(R) ::= ERROR(E) NAME(N) gparams(G) SEMI.     { R = build_error_decl(b, E, N, G, list_none()); }
item(R) ::= ERROR(E) NAME(N) gparams(G) LBRACE fields(F) RBRACE.
                                                  { R = build_error_decl(b, E, N, G, F); }
item(R) ::= DOMAIN(D) NAME(N) gparams(G) ASSIGN variants(V) SEMI.
                                                  { R = build_domain_decl(b, D, N, G, V); }
item(R) ::= DOMAIN(D) NAME(N) gparams(G) ASSIGN OR variants(V) SEMI.
                                                  { R = build_domain_decl(b, D, N, G, V); }
item(R) ::= CONST(C) NAME(N) declared(T) ASSIGN expr(E) SEMI.
                                                  { R = build_const_decl(b, C, N, T, E); }
item(R) ::= TEST(T) STRING(S) block(B).           { R = build_test_decl(b, T, S, B); }
item(R) ::= IMPORT(I) import_path(P) SEMI.        { R = build_import(b, I, P); }
item(R) ::= IMPORT(I) import_path(P) LBRACE import_names(L) RBRACE SEMI.
                                                  { R = build_import_names(b, I, P, L); }
item(R) ::= IMPORT(I) import_path(P) LBRACE import_names(L) COMMA RBRACE SEMI.
                                                  { R = build_import_names(b, I, P, L); }

%type import_path {struct atom_list}
import_path(R) ::= NAME(N).                       { R = atoms_add(b, atoms_none(), N); }
import_path(R) ::= import_path(L) DOT NAME(N).    { R = atoms_add(b, L, N); }
%type import_names {struct node_list}
import_names(R) ::= import_name(N).               { R = list_add(b, list_none(), N); }
import_names(R) ::= import_names(L) COMMA import_name(N).
                                                  { R = list_add(b, L, N); }
import_name(R) ::= NAME(N).                       { R = build_import_name(b, N, N); }
import_name(R) ::= NAME(N) AS NAME(A).            { R = build_import_name(b, N, A); }

sig(R) ::= sighead(S).                            { R = build_sig_end(b, S); }
sighead(R) ::= NAME(N) gparams(G) LP params(P) RP.
                                                  { R = build_sig(b, N, G, P, NULL); }
sighead(R) ::= NAME(N) gparams(G) LP params(P) RP ARROW type(T).
                                                  { R = build_sig(b, N, G, P, T); }
sighead(R) ::= NAME(O) DOT NAME(N) gparams(G) LP params(P) RP.
                                                  { R = build_method(O, build_sig(b, N, G, P, NULL)); }
sighead(R) ::= NAME(O) DOT NAME(N) gparams(G) LP params(P) RP ARROW type(T).
                                                  { R = build_method(O, build_sig(b, N, G, P, T)); }
sighead(R) ::= sighead(S) EFFECTS(C) LBRACK effects(L) RBRACK.
                                                  { R = build_sig_effects(b, S, C, L); }
sighead(R) ::= sighead(S) WITH(C) LBRACK effects(L) RBRACK.
                                                  { R = build_sig_effects(b, S, C, L); }
sighead(R) ::= sighead(S) ERRORS(C) LBRACK types(L) RBRACK.
                                                  { R = build_sig_errors(b, S, C, L); }
sighead(R) ::= sighead(S) ERROR(C) ptype(T).      { R = build_sig_error(b, S, C, T); }

%type effects {struct node_list}
effects(R) ::= .                                  { R = list_none(); }
effects(R) ::= effect_list(L).                    { R = L; }
effects(R) ::= effect_list(L) COMMA.              { R = L; }
%type effect_list {struct node_list}
effect_list(R) ::= NAME(N).                       { R = list_add(b, list_none(), build_effect(b, N)); }
effect_list(R) ::= effect_list(L) COMMA NAME(N).  { R = list_add(b, L, build_effect(b, N)); }

%type gparams {struct node_list}
gparams(R) ::= .                                  { R = list_none(); }
gparams(R) ::= LANGLE gparam_list(L) RANGLE.      { R = L; }
gparams(R) ::= LANGLE gparam_list(L) COMMA RANGLE.
                                                  { R = L; }
%type gparam_list {struct node_list}
gparam_list(R) ::= gparam(G).                     { R = list_add(b, list_none(), G); }
gparam_list(R) ::= gparam_list(L) COMMA gparam(G).
                                                  { R = list_add(b, L, G); }
gparam(R) ::= NAME(N).                            { R = build_gparam(b, N, list_none()); }
gparam(R) ::= NAME(N) COLON constraints(C).       { R = build_gparam(b, N, C); }
%type constraints {struct node_list}
constraints(R) ::= NAME(N).                       { R = list_add(b, list_none(), build_constraint(b, N)); }
constraints(R) ::= constraints(L) PLUS NAME(N).   { R = list_add(b, L, build_constraint(b, N)); }

%type params {struct node_list}
params(R) ::= .                                   { R = list_none(); }
params(R) ::= param_list(L).                      { R = L; }
params(R) ::= param_list(L) COMMA.                { R = L; }
%type param_list {struct node_list}
param_list(R) ::= param(P).                       { R = list_add(b, list_none(), P); }
param_list(R) ::= param_list(L) COMMA param(P).   { R = list_add(b, L, P); }
param(R) ::= NAME(N) COLON type(T).               { R = build_param(b, N, N, T); }
param(R) ::= INOUT(M) NAME(N) COLON type(T).      { R = build_param(b, M, N, T); }
param(R) ::= MOVE(M) NAME(N) COLON type(T).       { R = build_param(b, M, N, T); }
param(R) ::= CAP(M) NAME(N) COLON type(T).        { R = build_param(b, M, N, T); }
param(R) ::= SHARED(M) NAME(N) COLON type(T).     { R = build_param(b, M, N, T); }

%type fields {struct node_list}
fields(R) ::= .                                   { R = list_none(); }
fields(R) ::= field_list(L).                      { R = L; }
fields(R) ::= field_list(L) COMMA.                { R = L; }
%type field_list {struct node_list}
field_list(R) ::= field(F).                       { R = list_add(b, list_none(), F); }
field_list(R) ::= field_list(L) COMMA field(F).   { R = list_add(b, L, F); }
field(R) ::= NAME(N) COLON type(T).               { R = build_field(b, N, T); }

%type variants {struct node_list}
variants(R) ::= variant(V).                       { R = list_add(b, list_none(), V); }
variants(R) ::= variants(L) OR variant(V).        { R = list_add(b, L, V); }
variant(R) ::= NAME(N).                           { R = build_variant(b, N); }
variant(R) ::= NAME(N) LBRACE fields(F) RBRACE.   { R = build_variant_fields(b, N, F); }

/* ---- types ---- */

type(R) ::= utype(T). [LOW]                       { R = T; }
utype(R) ::= ptype(T). [LOW]                      { R = T; }
utype(R) ::= utype(L) OR ptype(T).                { R = build_type_union(b, L, T); }

ptype(R) ::= type_path(P).                        { R = P; }
ptype(R) ::= type_path(P) LANGLE targs(A) RANGLE. { R = build_type_args(b, P, A); }
ptype(R) ::= ptype(T) QUESTION.                   { R = build_type_maybe(b, T); }
ptype(R) ::= LP(O) fparams(P) RP. [LOW]           { R = build_type_tuple(b, O, P); }
ptype(R) ::= LP(O) fparams(P) RP ARROW ftail(T).  { R = build_type_function(b, O, P, NULL, T); }
ptype(R) ::= FUNCTION(F) LP fparams(P) RP fclauses(C). [LOW]
                                                  { R = build_type_function(b, F, P, C, NULL); }
ptype(R) ::= FUNCTION(F) LP fparams(P) RP fclauses(C) ARROW ftail(T).
                                                  { R = build_type_function(b, F, P, C, T); }
ftail(R) ::= type(T) fclauses(C). [LOW]           { R = build_ftail(b, T, C); }
fclauses(R) ::= . [LOW]                           { R = NULL; }
fclauses(R) ::= fclauses(C) EFFECTS(W) LBRACK effects(L) RBRACK.
                                                  { R = build_ftype_effects(b, C, W, L); }
fclauses(R) ::= fclauses(C) ERRORS(W) LBRACK types(L) RBRACK.
                                                  { R = build_ftype_errors(b, C, W, L); }

type_path(R) ::= NAME(N).                         { R = build_type_name(b, N); }
type_path(R) ::= type_path(P) DOT NAME(N).        { R = build_type_path(b, P, N); }

%type types {struct node_list}
types(R) ::= .                                    { R = list_none(); }
types(R) ::= type_list(L).                        { R = L; }
types(R) ::= type_list(L) COMMA.                  { R = L; }
%type type_list {struct node_list}
type_list(R) ::= type(T).                         { R = list_add(b, list_none(), T); }
type_list(R) ::= type_list(L) COMMA type(T).      { R = list_add(b, L, T); }

%type fparams {struct type_items}
fparams(R) ::= .                                  { R = items_none(); }
fparams(R) ::= fparam_list(L).                    { R = L; }
fparams(R) ::= fparam_list(L) COMMA.              { R = items_comma(L); }
%type fparam_list {struct type_items}
fparam_list(R) ::= fparam(P).                     { R = items_add(b, items_none(), P); }
fparam_list(R) ::= fparam_list(L) COMMA fparam(P).
                                                  { R = items_add(b, L, P); }
fparam(R) ::= type(T).                            { R = build_fparam(b, NULL, T); }
fparam(R) ::= INOUT(M) type(T).                   { R = build_fparam(b, M, T); }
fparam(R) ::= MOVE(M) type(T).                    { R = build_fparam(b, M, T); }
fparam(R) ::= CAP(M) type(T).                     { R = build_fparam(b, M, T); }
fparam(R) ::= SHARED(M) type(T).                  { R = build_fparam(b, M, T); }

%type targs {struct node_list}
targs(R) ::= targ_list(L).                        { R = L; }
targs(R) ::= targ_list(L) COMMA.                  { R = L; }
%type targ_list {struct node_list}
targ_list(R) ::= targ(T).                         { R = list_add(b, list_none(), T); }
targ_list(R) ::= targ_list(L) COMMA targ(T).      { R = list_add(b, L, T); }
targ(R) ::= type(T).                              { R = T; }
targ(R) ::= MUT(M) type(T).                       { R = build_type_mut(b, M, T); }
targ(R) ::= INT(I).                               { R = build_type_count(b, I); }

declared(R) ::= .                                 { R = NULL; }
declared(R) ::= COLON type(T).                    { R = T; }

/* ---- blocks and statements ---- */

block(R) ::= LBRACE(O) body(B) RBRACE.            { R = build_block(b, O, B); }
hblock(R) ::= HBRACE(O) body(B) RBRACE.           { R = build_block(b, O, B); }
sblock(R) ::= SBRACE(O) body(B) RBRACE.           { R = build_block(b, O, B); }
cblock(R) ::= CBRACE(O) body(B) RBRACE.           { R = build_block(b, O, B); }

%type body {struct block_body}
body(R) ::= .                                     { R = body_of(list_none(), NULL); }
body(R) ::= stmts(L).                             { R = body_of(L, NULL); }
body(R) ::= tail(T).                              { R = body_of(list_none(), T); }
body(R) ::= stmts(L) tail(T).                     { R = body_of(L, T); }
tail(R) ::= expr(E).                              { R = E; }
tail(R) ::= jump(J).                              { R = J; }

%type stmts {struct node_list}
stmts(R) ::= stmt(S).                             { R = stmts_add(b, list_none(), S); }
stmts(R) ::= stmts(L) stmt(S).                    { R = stmts_add(b, L, S); }

stmt(R) ::= SEMI.                                 { R = NULL; }
stmt(R) ::= ELLIPSIS(T).                          { R = build_placeholder(b, T); }
stmt(R) ::= simple(S) SEMI.                       { R = build_stmt(b, S); }
stmt(R) ::= jump(J) SEMI.                         { R = J; }
stmt(R) ::= blockish(S).                          { R = S; }
stmt(R) ::= CONST(C) pat(P) declared(T) ASSIGN expr(E) SEMI.
                                                  { R = build_let(b, C, P, T, E, NULL); }
stmt(R) ::= CONST(C) pat(P) declared(T) ASSIGN expr(E) ELSE block(B).
                                                  { R = build_let(b, C, P, T, E, B); }
stmt(R) ::= VAR(C) pat(P) declared(T) ASSIGN expr(E) SEMI.
                                                  { R = build_let(b, C, P, T, E, NULL); }
stmt(R) ::= VAR(C) pat(P) COLON type(T) SEMI.     { R = build_let(b, C, P, T, NULL, NULL); }
stmt(R) ::= DEFER(D) stmt(S).                     { R = build_defer(b, D, S); }
stmt(R) ::= WHILE(W) expr(C) hblock(B).           { R = build_while(b, W, C, B); }
stmt(R) ::= WHILE(W) cmatch(M).                   { R = build_while_match(b, W, M); }
stmt(R) ::= FOR(F) pat(P) IN expr(E) hblock(B).   { R = build_for(b, F, P, E, B); }
stmt(R) ::= ENSURE(T) expr(C) ELSE expr(E) SEMI.  { R = build_ensure(b, T, C, E); }
stmt(R) ::= error RESYNC.                         { R = build_error(b); }

simple(R) ::= expr(E).                            { R = E; }
simple(R) ::= expr(T) ASSIGN expr(E).             { R = build_assign(b, ASSIGN_SET, T, E); }
simple(R) ::= expr(T) PLUSEQ expr(E).             { R = build_assign(b, ASSIGN_ADD, T, E); }
simple(R) ::= expr(T) MINUSEQ expr(E).            { R = build_assign(b, ASSIGN_SUB, T, E); }
simple(R) ::= expr(T) STAREQ expr(E).             { R = build_assign(b, ASSIGN_MUL, T, E); }
simple(R) ::= expr(T) SLASHEQ expr(E).            { R = build_assign(b, ASSIGN_DIV, T, E); }
simple(R) ::= expr(T) PERCENTEQ expr(E).          { R = build_assign(b, ASSIGN_REM, T, E); }

jump(R) ::= RETURN(J).                            { R = build_return(b, J, NULL); }
jump(R) ::= RETURN(J) expr(E).                    { R = build_return(b, J, E); }
jump(R) ::= BREAK(J).                             { R = build_break(b, J); }
jump(R) ::= CONTINUE(J).                          { R = build_continue(b, J); }

/* the forms that begin a statement or an arm, and end at their brace */
blockish(R) ::= sblock(B).                        { R = B; }
blockish(R) ::= SIF(I) cond(C) hblock(T) selse(E).
                                                  { R = build_if_stmt(b, I, C, T, E); }
blockish(R) ::= SIF(I) cmatch(M) selse(E).        { R = build_if_match(b, I, M, E); }
blockish(R) ::= SMATCH(M) expr(E) HBRACE arms(A) RBRACE.
                                                  { R = build_match_stmt(b, M, E, A); }
selse(R) ::= .                                    { R = NULL; }
selse(R) ::= ELSE block(B).                       { R = B; }
selse(R) ::= ELSE IF(I) cond(C) hblock(T) selse(E).
                                                  { R = build_if_stmt(b, I, C, T, E); }
selse(R) ::= ELSE IF(I) cmatch(M) selse(E).       { R = build_if_match(b, I, M, E); }
selse(R) ::= ELSE MATCH(M) expr(E) HBRACE arms(A) RBRACE.
                                                  { R = build_match_stmt(b, M, E, A); }

cond(R) ::= expr(E).                              { R = E; }
cond(R) ::= CONST(C) pat(P) ASSIGN expr(E).       { R = build_is(b, C, P, E); }
cmatch(R) ::= CMATCH(M) expr(E) HBRACE arms(A) RBRACE.
                                                  { R = build_match(b, M, E, A); }

/* ---- arms ---- */

%type arms {struct node_list}
arms(R) ::= .                                     { R = list_none(); }
arms(R) ::= arm_list(L).                          { R = L; }
arms(R) ::= last_arm(A).                          { R = list_add(b, list_none(), A); }
arms(R) ::= arm_list(L) last_arm(A).              { R = list_add(b, L, A); }
%type arm_list {struct node_list}
arm_list(R) ::= arm(A).                           { R = list_add(b, list_none(), A); }
arm_list(R) ::= arm_list(L) arm(A).               { R = list_add(b, L, A); }
arm(R) ::= SEMI.                                  { R = NULL; }
arm(R) ::= arm_head(H) ARROW blockish(S).         { R = build_arm(b, H, S); }
arm(R) ::= arm_head(H) ARROW arm_body(S) SEMI.    { R = build_arm(b, H, S); }
arm(R) ::= error RESYNC.                          { R = build_error(b); }
last_arm(R) ::= arm_head(H) ARROW arm_body(S).    { R = build_arm(b, H, S); }
arm_head(R) ::= pat(P).                           { R = build_arm_head(b, P, NULL); }
arm_head(R) ::= pat(P) WHERE expr(G).             { R = build_arm_head(b, P, G); }
arm_body(R) ::= simple(S).                        { R = S; }
arm_body(R) ::= jump(J).                          { R = J; }

%type sel_arms {struct node_list}
sel_arms(R) ::= .                                 { R = list_none(); }
sel_arms(R) ::= sel_list(L).                      { R = L; }
sel_arms(R) ::= sel_last(A).                      { R = list_add(b, list_none(), A); }
sel_arms(R) ::= sel_list(L) sel_last(A).          { R = list_add(b, L, A); }
%type sel_list {struct node_list}
sel_list(R) ::= sel_arm(A).                       { R = list_add(b, list_none(), A); }
sel_list(R) ::= sel_list(L) sel_arm(A).           { R = list_add(b, L, A); }
sel_arm(R) ::= SEMI.                              { R = NULL; }
sel_arm(R) ::= sel_head(H) ARROW blockish(S).     { R = build_arm(b, H, S); }
sel_arm(R) ::= sel_head(H) ARROW arm_body(S) SEMI.
                                                  { R = build_arm(b, H, S); }
sel_arm(R) ::= error RESYNC.                      { R = build_error(b); }
sel_last(R) ::= sel_head(H) ARROW arm_body(S).    { R = build_arm(b, H, S); }
sel_head(R) ::= expr(E).                          { R = build_select_head(b, NULL, E); }
sel_head(R) ::= SELBIND pat(P) ASSIGN expr(E).    { R = build_select_head(b, P, E); }
sel_head(R) ::= ELSEARM(T).                       { R = build_select_else(b, T); }

/* ---- expressions ---- */

expr(R) ::= path(P). [LOW]                        { R = P; }
path(R) ::= NAME(N).                              { R = build_name(b, N); }
path(R) ::= path(P) DOT NAME(N).                  { R = build_member(b, P, N); }

expr(R) ::= INT(T).                               { R = build_literal(b, T); }
expr(R) ::= FLOAT(T).                             { R = build_literal(b, T); }
expr(R) ::= DURATION(T).                          { R = build_literal(b, T); }
expr(R) ::= CHAR(T).                              { R = build_literal(b, T); }
expr(R) ::= STRING(T).                            { R = build_literal(b, T); }
expr(R) ::= TRUE(T).                              { R = build_literal(b, T); }
expr(R) ::= FALSE(T).                             { R = build_literal(b, T); }

expr(R) ::= LP(O) RP.                             { R = build_unit(b, O); }
expr(R) ::= LP(O) expr(E) RP.                     { R = build_parens(b, O, E); }
expr(R) ::= LP(O) expr(E) COMMA RP.               { R = build_tuple(b, O, E, list_none()); }
expr(R) ::= LP(O) expr(E) COMMA exprs(L) RP.      { R = build_tuple(b, O, E, L); }
expr(R) ::= LP(O) expr(E) COMMA exprs(L) COMMA RP.
                                                  { R = build_tuple(b, O, E, L); }
expr(R) ::= LBRACK(O) RBRACK.                     { R = build_array(b, O, list_none()); }
expr(R) ::= LBRACK(O) exprs(L) RBRACK.            { R = build_array(b, O, L); }
expr(R) ::= LBRACK(O) exprs(L) COMMA RBRACK.      { R = build_array(b, O, L); }
expr(R) ::= LBRACK(O) expr(E) SEMI expr(N) RBRACK.
                                                  { R = build_array_repeat(b, O, E, N); }
%type exprs {struct node_list}
exprs(R) ::= expr(E).                             { R = list_add(b, list_none(), E); }
exprs(R) ::= exprs(L) COMMA expr(E).              { R = list_add(b, L, E); }

expr(R) ::= block(B).                             { R = B; }
expr(R) ::= bclosure(C).                          { R = C; }
expr(R) ::= path(P) LBRACE inits(L) RBRACE.       { R = build_record(b, P, list_none(), L); }
expr(R) ::= path(P) LANGLE targs(A) RANGLE LBRACE inits(L) RBRACE.
                                                  { R = build_record(b, P, A, L); }
expr(R) ::= OK(O) FBRACE inits(L) RBRACE.         { R = build_result_long(b, O, L); }
expr(R) ::= ERR(O) FBRACE inits(L) RBRACE.        { R = build_result_long(b, O, L); }
expr(R) ::= IF(I) cond(C) hblock(T) xelse(E).     { R = build_if(b, I, C, T, E); }
expr(R) ::= IF(I) cmatch(M) xelse(E).             { R = build_if_match(b, I, M, E); }
expr(R) ::= MATCH(M) expr(E) HBRACE arms(A) RBRACE.
                                                  { R = build_match(b, M, E, A); }
expr(R) ::= path(P) SELBRACE sel_arms(A) RBRACE.  { R = build_select(b, P, A); }
xelse(R) ::= ELSE block(B).                       { R = B; }
xelse(R) ::= ELSE IF(I) cond(C) hblock(T) xelse(E).
                                                  { R = build_if(b, I, C, T, E); }
xelse(R) ::= ELSE IF(I) cmatch(M) xelse(E).       { R = build_if_match(b, I, M, E); }
xelse(R) ::= ELSE MATCH(M) expr(E) HBRACE arms(A) RBRACE.
                                                  { R = build_match(b, M, E, A); }

%type inits {struct node_list}
inits(R) ::= .                                    { R = list_none(); }
inits(R) ::= init_list(L).                        { R = L; }
inits(R) ::= init_list(L) COMMA.                  { R = L; }
%type init_list {struct node_list}
init_list(R) ::= init(I).                         { R = list_add(b, list_none(), I); }
init_list(R) ::= init_list(L) COMMA init(I).      { R = list_add(b, L, I); }
init(R) ::= NAME(N) COLON expr(E).                { R = build_init(b, N, E); }

/* postfix */
expr(R) ::= expr(E) DOT NAME(N).                  { R = build_member(b, E, N); }
expr(R) ::= expr(E) DOT INT(N).                   { R = build_item(b, E, N); }
expr(R) ::= path(E) DOT INT(N).                   { R = build_item(b, E, N); }
expr(R) ::= expr(E) LP args(A) RP.                { R = build_call(b, E, list_none(), A); }
expr(R) ::= path(E) LANGLE targs(T) RANGLE LP args(A) RP.
                                                  { R = build_call(b, E, T, A); }
expr(R) ::= expr(E) DOT NAME(N) LANGLE targs(T) RANGLE LP args(A) RP.
                                                  { R = build_method_call(b, E, N, T, A); }
expr(R) ::= expr(E) LBRACK index(I) RBRACK.       { R = build_index(b, E, I); }
expr(R) ::= expr(E) QUESTION.                     { R = build_try(b, E); }
expr(R) ::= expr(E) bclosure(C). [BARO]           { R = build_trailing(b, E, C); }

index(R) ::= expr(E).                             { R = E; }
index(R) ::= expr(L) DOTDOT(T).                   { R = build_range(b, T, L, NULL); }
index(R) ::= DOTDOT(T) expr(H).                   { R = build_range(b, T, NULL, H); }
index(R) ::= DOTDOTEQ(T) expr(H).                 { R = build_range(b, T, NULL, H); }
index(R) ::= DOTDOT(T).                           { R = build_range(b, T, NULL, NULL); }

%type args {struct node_list}
args(R) ::= .                                     { R = list_none(); }
args(R) ::= arg_list(L).                          { R = L; }
args(R) ::= arg_list(L) COMMA.                    { R = L; }
%type arg_list {struct node_list}
arg_list(R) ::= arg(A).                           { R = list_add(b, list_none(), A); }
arg_list(R) ::= arg_list(L) COMMA arg(A).         { R = list_add(b, L, A); }
arg(R) ::= expr(E).                               { R = build_arg(b, NULL, E); }
arg(R) ::= INOUT(M) expr(E).                      { R = build_arg(b, M, E); }
arg(R) ::= NAME(N) COLON expr(E).                 { R = build_arg_named(b, N, E); }

/* closures; the body without braces takes all that follows */
expr(R) ::= cparams(C) expr(E). [LOW]             { R = build_closure(b, C, NULL, E); }
bclosure(R) ::= cparams(C) cblock(B).             { R = build_closure(b, C, NULL, B); }
bclosure(R) ::= cparams(C) ARROW type(T) cblock(B).
                                                  { R = build_closure(b, C, T, B); }
%type cparams {struct closure_head}
cparams(R) ::= BARBARC(O).                        { R = closure_head(O, list_none()); }
cparams(R) ::= BARO(O) BARC.                      { R = closure_head(O, list_none()); }
cparams(R) ::= BARO(O) cparam_list(L) BARC.       { R = closure_head(O, L); }
cparams(R) ::= BARO(O) cparam_list(L) COMMA BARC. { R = closure_head(O, L); }
%type cparam_list {struct node_list}
cparam_list(R) ::= cparam(P).                     { R = list_add(b, list_none(), P); }
cparam_list(R) ::= cparam_list(L) COMMA cparam(P).
                                                  { R = list_add(b, L, P); }
cparam(R) ::= NAME(N) cparam_type(T).             { R = build_param(b, N, N, T); }
cparam(R) ::= INOUT(M) NAME(N) cparam_type(T).    { R = build_param(b, M, N, T); }
cparam(R) ::= MOVE(M) NAME(N) cparam_type(T).     { R = build_param(b, M, N, T); }
cparam_type(R) ::= .                              { R = NULL; }
cparam_type(R) ::= COLON ptype(T).                { R = T; }

/* prefix */
expr(R) ::= OK(T). [LOW]                          { R = build_ok(b, T, NULL); }
expr(R) ::= OK(T) expr(E). [LOW]                  { R = build_ok(b, T, E); }
expr(R) ::= ERR(T) expr(E). [LOW]                 { R = build_err(b, T, E); }
expr(R) ::= NOT(T) expr(E). [PREFIX]              { R = build_unary(b, T, UNARY_NOT, E); }
expr(R) ::= TILDE(T) expr(E). [PREFIX]            { R = build_unary(b, T, UNARY_BITNOT, E); }
expr(R) ::= MINUS(T) expr(E). [PREFIX]            { R = build_unary(b, T, UNARY_NEG, E); }
expr(R) ::= CHECK(T) expr(E). [PREFIX]            { R = build_check(b, T, E); }

/* infix */
expr(R) ::= expr(A) DOTDOT(T) expr(B).            { R = build_range(b, T, A, B); }
expr(R) ::= expr(A) DOTDOTEQ(T) expr(B).          { R = build_range(b, T, A, B); }
expr(R) ::= expr(A) OROR(T) expr(B).              { R = build_binary(b, T, A, B); }
expr(R) ::= expr(A) ANDAND(T) expr(B).            { R = build_binary(b, T, A, B); }
expr(R) ::= expr(A) EQEQ(T) expr(B).              { R = build_binary(b, T, A, B); }
expr(R) ::= expr(A) NE(T) expr(B).                { R = build_binary(b, T, A, B); }
expr(R) ::= expr(A) LT(T) expr(B).                { R = build_binary(b, T, A, B); }
expr(R) ::= expr(A) LE(T) expr(B).                { R = build_binary(b, T, A, B); }
expr(R) ::= expr(A) GT(T) expr(B).                { R = build_binary(b, T, A, B); }
expr(R) ::= expr(A) GE(T) expr(B).                { R = build_binary(b, T, A, B); }
expr(R) ::= expr(A) OR(T) expr(B).                { R = build_binary(b, T, A, B); }
expr(R) ::= expr(A) XOR(T) expr(B).               { R = build_binary(b, T, A, B); }
expr(R) ::= expr(A) AND(T) expr(B).               { R = build_binary(b, T, A, B); }
expr(R) ::= expr(A) SHL(T) expr(B).               { R = build_binary(b, T, A, B); }
expr(R) ::= expr(A) SHR(T) expr(B).               { R = build_binary(b, T, A, B); }
expr(R) ::= expr(A) PLUS(T) expr(B).              { R = build_binary(b, T, A, B); }
expr(R) ::= expr(A) MINUS(T) expr(B).             { R = build_binary(b, T, A, B); }
expr(R) ::= expr(A) CONCAT(T) expr(B).            { R = build_binary(b, T, A, B); }
expr(R) ::= expr(A) PLUSWRAP(T) expr(B).          { R = build_binary(b, T, A, B); }
expr(R) ::= expr(A) MINUSWRAP(T) expr(B).         { R = build_binary(b, T, A, B); }
expr(R) ::= expr(A) STAR(T) expr(B).              { R = build_binary(b, T, A, B); }
expr(R) ::= expr(A) SLASH(T) expr(B).             { R = build_binary(b, T, A, B); }
expr(R) ::= expr(A) PERCENT(T) expr(B).           { R = build_binary(b, T, A, B); }
expr(R) ::= expr(A) STARWRAP(T) expr(B).          { R = build_binary(b, T, A, B); }

/* ---- patterns (spec 4) ---- */

pat(R) ::= patom(P). [LOW]                        { R = P; }
pat(R) ::= pat(L) OR patom(P).                    { R = build_pat_or(b, L, P); }

patom(R) ::= NAME(N) AS pat(P). [LOW]             { R = build_pat_as(b, N, P); }
patom(R) ::= lit(L).                              { R = build_pat_literal(b, L); }
patom(R) ::= lit(L) DOTDOT(T).                    { R = build_pat_range(b, T, L, NULL); }
patom(R) ::= lit(L) DOTDOT(T) lit(H).             { R = build_pat_range(b, T, L, H); }
patom(R) ::= lit(L) DOTDOTEQ(T) lit(H).           { R = build_pat_range(b, T, L, H); }
patom(R) ::= DOTDOT(T) lit(H).                    { R = build_pat_range(b, T, NULL, H); }
patom(R) ::= DOTDOTEQ(T) lit(H).                  { R = build_pat_range(b, T, NULL, H); }
patom(R) ::= pat_path(P).                         { R = build_pat_path(b, P); }
patom(R) ::= pat_path(P) LBRACE pfields(F) RBRACE.
                                                  { R = build_pat_variant(b, P, F); }
patom(R) ::= OK(T). [LOW]                         { R = build_pat_result(b, T, NULL); }
patom(R) ::= ERR(T). [LOW]                        { R = build_pat_result(b, T, NULL); }
patom(R) ::= OK(T) patom(P).                      { R = build_pat_result(b, T, P); }
patom(R) ::= ERR(T) patom(P).                     { R = build_pat_result(b, T, P); }
patom(R) ::= OK(T) LBRACE pfields(F) RBRACE.      { R = build_pat_result_long(b, T, F); }
patom(R) ::= ERR(T) LBRACE pfields(F) RBRACE.     { R = build_pat_result_long(b, T, F); }
patom(R) ::= OK(T) FBRACE pfields(F) RBRACE.      { R = build_pat_result_long(b, T, F); }
patom(R) ::= ERR(T) FBRACE pfields(F) RBRACE.     { R = build_pat_result_long(b, T, F); }
patom(R) ::= LP(O) RP.                            { R = build_pat_unit(b, O); }
patom(R) ::= LP(O) pat(P) RP.                     { R = build_parens(b, O, P); }
patom(R) ::= LP(O) pat(P) COMMA RP.               { R = build_pat_tuple(b, O, P, list_none()); }
patom(R) ::= LP(O) pat(P) COMMA pats(L) RP.       { R = build_pat_tuple(b, O, P, L); }
patom(R) ::= LP(O) pat(P) COMMA pats(L) COMMA RP. { R = build_pat_tuple(b, O, P, L); }
patom(R) ::= LBRACK(O) RBRACK.                    { R = build_pat_array(b, O, list_none()); }
patom(R) ::= LBRACK(O) items(L) RBRACK.           { R = build_pat_array(b, O, L); }
patom(R) ::= LBRACK(O) items(L) COMMA RBRACK.     { R = build_pat_array(b, O, L); }

%type pats {struct node_list}
pats(R) ::= pat(P).                               { R = list_add(b, list_none(), P); }
pats(R) ::= pats(L) COMMA pat(P).                 { R = list_add(b, L, P); }
%type items {struct node_list}
items(R) ::= item_pat(P).                         { R = list_add(b, list_none(), P); }
items(R) ::= items(L) COMMA item_pat(P).          { R = list_add(b, L, P); }
item_pat(R) ::= pat(P).                           { R = P; }
item_pat(R) ::= DOTDOT(T).                        { R = build_pat_rest(b, T); }

%type pat_path {struct pattern_path}
pat_path(R) ::= NAME(N).                          { R = pattern_path(b, N); }
pat_path(R) ::= pat_path(P) DOT NAME(N).          { R = pattern_path_add(b, P, N); }

%type pfields {struct node_list}
pfields(R) ::= .                                  { R = list_none(); }
pfields(R) ::= pfield_list(L).                    { R = L; }
pfields(R) ::= pfield_list(L) COMMA.              { R = L; }
%type pfield_list {struct node_list}
pfield_list(R) ::= pfield(F).                     { R = list_add(b, list_none(), F); }
pfield_list(R) ::= pfield_list(L) COMMA pfield(F).
                                                  { R = list_add(b, L, F); }
pfield(R) ::= NAME(N).                            { R = build_pat_field(b, N, NULL); }
pfield(R) ::= keyword(N).                         { R = build_pat_field(b, N, NULL); }
pfield(R) ::= NAME(N) COLON pat(P).               { R = build_pat_field(b, N, P); }
pfield(R) ::= DOTDOT(T).                          { R = build_pat_rest(b, T); }

lit(R) ::= INT(T).                                { R = build_literal(b, T); }
lit(R) ::= FLOAT(T).                              { R = build_literal(b, T); }
lit(R) ::= DURATION(T).                           { R = build_literal(b, T); }
lit(R) ::= CHAR(T).                               { R = build_literal(b, T); }
lit(R) ::= STRING(T).                             { R = build_literal(b, T); }
lit(R) ::= TRUE(T).                               { R = build_literal(b, T); }
lit(R) ::= FALSE(T).                              { R = build_literal(b, T); }
lit(R) ::= MINUS(M) INT(T).                       { R = build_negative(b, M, T); }
lit(R) ::= MINUS(M) FLOAT(T).                     { R = build_negative(b, M, T); }
lit(R) ::= MINUS(M) DURATION(T).                  { R = build_negative(b, M, T); }

/* tokens that no rule takes: the parser must know them to refuse them */
%token LIFETIME FN LET SPAWN GO ASYNC AWAIT YIELD CLASS TRAIT INTERFACE UNSAFE SKIP.

%code {
#include "syntax/grammar_look.h"

/*
 * Before an error is looked at: carries out what no token could prevent any more, a reduction in a
 * state that has nothing else. Otherwise a block whose `}` has just been read would still look open.
 */
static bool settle(struct yyParser *parser) {
    YYACTIONTYPE state = parser->yytos->stateno;
    YYACTIONTYPE reduce = 0;
    for (int kind = 0; kind < YYNTOKEN; kind++) {
        YYACTIONTYPE act = yy_find_shift_action((YYCODETYPE)kind, state);
        if (act == YY_ERROR_ACTION)
            continue;
        if (act < YY_MIN_REDUCE || (reduce && act != reduce))
            return false;
        reduce = act;
    }
    if (!reduce || yyRuleInfoNRhs[reduce - YY_MIN_REDUCE] == 0)
        return false;
    yy_reduce(parser, reduce - YY_MIN_REDUCE, YYNOCODE, 0);
    return true;
}

/*
 * Would the parser take a token of this kind next? Walks the tables as the parser does, but pushes
 * onto a small stack of its own that stands on the parser's. Empty rules are the only ones that let
 * it grow, and few follow each other.
 */
bool grammar_takes(const void *parser, int kind) {
    const yyParser *p = parser;
    YYACTIONTYPE pushed[64];
    int above = 0;
    const yyStackEntry *top = p->yytos;
    for (;;) {
        YYACTIONTYPE state = above ? pushed[above - 1] : top->stateno;
        YYACTIONTYPE act = yy_find_shift_action((YYCODETYPE)kind, state);
        if (act < YY_MIN_REDUCE)
            return act <= YY_MAX_SHIFTREDUCE || act == YY_ACCEPT_ACTION;
        int rule = act - YY_MIN_REDUCE;
        int pops = -yyRuleInfoNRhs[rule];
        int own = pops < above ? pops : above;
        above -= own;
        top -= pops - own;
        state = above ? pushed[above - 1] : top->stateno;
        if (above == 64)
            return false;
        pushed[above++] = yy_find_reduce_action(state, yyRuleInfoLhs[rule]);
    }
}

void grammar_recovered(void *parser) {
    ((yyParser *)parser)->yyerrcnt = -1;
}

const struct token *grammar_open_brace(const void *parser) {
    const yyParser *p = parser;
    for (const yyStackEntry *at = p->yytos; at > p->yystack; at--) {
        switch (at->major) {
        case TOK_LBRACE: case TOK_HBRACE: case TOK_SBRACE: case TOK_CBRACE: case TOK_SELBRACE:
        case TOK_FBRACE: return at->minor.yy0;
        default: break;
        }
    }
    return 0;
}
}
