// spec 11 io: the arguments of a print are evaluated before anything is printed
// run
// out: 1 two 3.0
function a() -> i32 effects [Async] { task.yield(); return 1; }
function b() -> String effects [Async] { task.yield(); return "tw" ++ "o"; }
function c() -> f64 effects [Async] { task.yield(); return 3.0; }
function main() effects [Async, Io] { io.println("{} {} {}", a(), b(), c()); }
