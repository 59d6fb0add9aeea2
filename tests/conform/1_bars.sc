// spec 1 bars: `|` and `||` begin a closure where an operand may start, else they are operators
// run
// out: true
// out: 7
// out: 5
// out: 4
// out: 6
function call(f: function() -> i32) -> i32 { return f(); }
function with(n: i32, f: function(i32) -> i32) -> i32 { return f(n); }
function main() effects [Io] {
  const t = true;
  const f = false;
  io.println(f || t);
  io.println(5 | 2);
  io.println(call(|| 5));
  io.println(with(3, |x| x + 1));
  io.println(with(4) |x| { x + 2 });
}
