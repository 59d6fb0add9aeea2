// spec 6 open parameters: not stored and not returned
// reject
// diag: SC0605@4
function keep(f: function() -> i32) -> function() -> i32 { return f; }
function main() { _ = keep(|| 1); }
