// spec 3 arithmetic: division rounds towards zero, the remainder has the sign of the left operand
// run
// out: -3 -1 -3 1
function f(a: i32, b: i32) effects [Io] { io.println("{} {} {} {}", -a / b, -a % b, a / -b, a % -b); }
function main() effects [Io] { f(7, 2); }
