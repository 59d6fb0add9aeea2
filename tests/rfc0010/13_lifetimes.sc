// reject
// diag: SC0211
// block 13
fn scoped<'a>(scope: &'a Scope) { ... }
// end of block 13

function main() {}
