// spec 4 closures: `return` gives the closure's value and never leaves the function around it
// run
// out: 1
// out: 2
function call(f: function() -> i32) -> i32 { return f(); }
function g() -> i32 effects [Io] {
  const x = call(|| -> i32 { return 1; });
  io.println(x);
  return 2;
}
function main() effects [Io] { io.println(g()); }
