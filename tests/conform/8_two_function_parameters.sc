// run
// out: 1 1
function both(f: function(), g: function()) effects [Async] { task.scope |s| { s.spawn(f); s.spawn(g); }; }
function main() effects [Async, Io] {
  var a: i32 = 0;
  var b: i32 = 0;
  both(|| { a += 1; }, || { b += 1; });
  io.println("{} {}", a, b);
}
