// run
// out: 5
function adder(n: i32) -> function(i32) -> i32 { return |x: i32| -> i32 { return x + n; }; }
function main() effects [Io] { const add = adder(2); io.println(add(3)); }
