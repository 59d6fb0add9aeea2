// spec 1 keywords: lifetimes are SC0211
// reject
// diag: SC0211@4
fn scoped<'a>(scope: &'a Scope) { ... }
function main() { }
