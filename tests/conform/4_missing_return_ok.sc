// spec 4 blocks: a loop that never ends and a panic need no value after them
// run
// out: 3
function f() -> i32 { var n = 0; while true { n += 1; if n == 3 { return n; } } }
function g(n: i32) -> i32 { match n { 0 -> return 1; _ -> panic("no"); } }
function main() effects [Io] { io.println(f() * g(0)); }
