// spec 8 no escape: inside the scope it may be joined, passed down and captured
// run
// out: 4 5
function joined(t: Task<i32>) -> i32 effects [Async] { return t.join(); }
function main() effects [Async, Io] {
  task.scope |s| {
    const t = s.spawn || -> i32 { return 4; };
    const u = s.spawn || -> i32 { return t.join() + 1; };
    io.println("{} {}", joined(t), u.join());
  };
}
