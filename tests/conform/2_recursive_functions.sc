// spec 2 functions: direct and mutual recursion
// run
// out: 3628800 true
function fact(n: i32) -> i32 { return if n <= 1 { 1 } else { n * fact(n - 1) }; }
function even(n: i32) -> Bool { if n == 0 { return true; } return odd(n - 1); }
function odd(n: i32) -> Bool { if n == 0 { return false; } return even(n - 1); }
function main() effects [Io] { io.println("{} {}", fact(10), even(10)); }
