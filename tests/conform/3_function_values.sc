// spec 3 functions: named ones and closures are values of function types
// run
// out: 6 9 12
function double(n: i32) -> i32 { return n * 2; }
function adder(k: i32) -> function(i32) -> i32 { return |n: i32| n + k; }
type Op = { run: function(i32) -> i32 };
function main() effects [Io] {
  const f = double;
  const g: (i32) -> i32 = adder(6);
  const op = Op { run: adder(9) };
  const r = op.run;
  io.println("{} {} {}", f(3), g(3), r(3));
}
