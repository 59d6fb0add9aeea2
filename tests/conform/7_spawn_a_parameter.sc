// spec 7 spawning: a function parameter may be spawned
// run
// out: 42
// out: 43
function start(f: function() -> i32) -> i32 effects [Async] {
  return task.scope |s| { return s.spawn(f).join(); };
}
function main() effects [Async, Clock, Io] {
  io.println(start(|| 42));
  io.println(start(|| { clock.sleep(1ms); 43 }));
}
