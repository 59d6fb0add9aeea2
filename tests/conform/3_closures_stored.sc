// spec 3 closures: those that capture by value may be stored and returned
// run
// out: 15 3 12
// out: 11 20
// out: 7 8
type Op = { name: String, run: function(i32) -> i32 };
function adder(n: i32) -> function(i32) -> i32 { return |x| x + n; }
function compose(f: function(i32) -> i32, g: function(i32) -> i32) -> i32 { return g(f(1)); }
function pick(b: Bool) -> function(i32) -> i32 { return if b { adder(1) } else { |x| x * 2 }; }
function main() effects [Io] {
  const op = Op { name: "add", run: adder(10) };
  const ops = [|x: i32| x + 1, |x: i32| x * 2, adder(9)];
  io.println("{} {} {}", op.run(5), ops[0](2), (ops[2])(3));
  io.println("{} {}", compose(adder(9), pick(true)), pick(false)(10));
  var list: List<function(i32) -> i32> = [];
  for i in 0..3 { list.push(|x| x + i); }
  var out = 0;
  for f in list { out = f(out); }
  const two = [|| 7, || 8];
  io.println("{} {}", two[0](), two[1]());
  assert(out == 3);
}
