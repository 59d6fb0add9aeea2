// spec 7 scopes: each turn of a loop has its own
// run
// out: 024
// out: 15
function main() effects [Async, Io] {
  for i in 0..3 {
    const v = task.scope |s| {
      const h = s.spawn || -> i32 { task.yield(); return i * 2; };
      return h.join();
    };
    io.print(v);
  }
  io.println("");
  var sum = 0;
  var i = 0;
  while i < 5 {
    task.scope |s| { s.spawn || { sum += i + 1; }; };
    i += 1;
  }
  io.println(sum);
}
