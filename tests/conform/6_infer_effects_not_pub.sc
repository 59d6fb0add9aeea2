// spec 6 inference: not for `pub` functions
// reject
// flags: --infer-effects
// diag: SC0503@5
pub function f() { io.println(1); }
function main() { f(); }
