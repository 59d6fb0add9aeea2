// spec 8: a function that captures by value goes through a channel
// run
// out: 6
// out: 10
function main() effects [Async, Io] {
  const ch = channel<function(i32) -> i32>(2);
  const k = 5;
  task.scope |s| {
    s.spawn || { ch.send(|x| x + k); ch.send(|x| x * 10); ch.close(); };
    for f in ch { io.println(f(1)); }
  };
}
