// reject
// diag: SC0211@5
// diag: SC0211@6
// A header with lifetimes is refused once.
fn scoped<'a>(scope: &'a Scope) { ... }
function longest<'a, 'b>(x: &'a String, y: &'b String) -> &'a String { return x; }
function main() { }
