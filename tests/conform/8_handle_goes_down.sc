// run
// out: 7
function wait(h: Task<i32>) -> i32 effects [Async] { return h.join(); }
function main() effects [Async, Io] {
  const v = task.scope |s| {
    const h = s.spawn || -> i32 { return 7; };
    const k = s.spawn || -> i32 { return wait(h); };
    return k.join();
  };
  io.println(v);
}
