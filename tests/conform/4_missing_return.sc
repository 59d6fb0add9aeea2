// spec 4 blocks: falling off the end of a function means having no value
// reject
// diag: SC0407@4
function f(c: Bool) -> i32 { if c { return 1; } }
function main() { _ = f(true); }
