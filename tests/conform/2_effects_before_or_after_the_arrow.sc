// spec 2 function types: the effects may stand before or after the arrow
// run
// out: one
// out: two
// out: 3
function before(f: function() effects [Io] -> i32) -> i32 effects [Io] { return f(); }
function after(f: function() -> i32 effects [Io]) -> i32 effects [Io] { return f(); }
function main() effects [Io] {
  const a = before(|| -> i32 { io.println("one"); return 1; });
  const b = after(|| -> i32 { io.println("two"); return 2; });
  io.println(a + b);
}
