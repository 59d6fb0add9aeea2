// run
// out: 5 6
// out: 15
// out: 3
// out: 10 20 30 
// out: 42
// out: 9
// out: hello world
// out: 12
function apply(f: function(i32) -> i32, x: i32) -> i32 { return f(x); }
function twice(f: function()) { f(); f(); }
function adder(n: i32) -> function(i32) -> i32 { return |x: i32| x + n; }
function double(x: i32) -> i32 { return x * 2; }
function greet(name: String) -> function() -> String { return || "hello " ++ name; }
type Op = { name: String, run: function(i32) -> i32 };

function main() effects [Io] {
  const add = |a: i32, b: i32| a + b;
  io.println("{} {}", add(2, 3), apply(|x| x + 1, 5));
  var total = 5;
  twice(|| { total += 5; });
  io.println(total);
  var count = 0;
  const bump = || { count += 1; };
  bump(); bump(); bump();
  io.println(count);
  var fs: List<function(i32) -> i32> = [];
  for i in 1..4 { fs.push(|x: i32| x * i); }
  for f in fs { io.print("{} ", f(10)); }
  io.println("");
  const f = adder(40);
  io.println(f(2));
  const op = Op { name: "x", run: |x| x + 2 };
  const run = op.run;
  io.println(run(7));
  const hello = greet("world");
  io.println(hello());
  io.println(apply(double, 6));
}
