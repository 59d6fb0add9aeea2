// spec 4 statements: `_ = e;` discards
// run
// out: once
function f() -> i32 effects [Io] { io.println("once"); return 1; }
function main() effects [Io] { _ = f(); }
