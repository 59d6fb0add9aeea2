// spec 4 defer: defers that suspend run in order, on every way out of a block
// run
// out: a1 d1 a2 d2 a3 d3 end
// out: 7
function f() -> i32 effects [Async, Io] {
  var i = 0;
  while true {
    i += 1;
    defer { task.yield(); io.print("d{} ", i); }
    task.yield();
    io.print("a{} ", i);
    if i == 1 { continue; }
    if i == 3 { break; }
  }
  defer { task.yield(); io.println("end"); }
  return i + 4;
}
function main() effects [Async, Io] { const n = f(); io.println(n); }
