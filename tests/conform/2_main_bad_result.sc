// spec 2 main: it returns `Unit`, `i32` or a `Result<Unit, E>`
// reject
// diag: SC0304@4
function main() -> String { return "x"; }
