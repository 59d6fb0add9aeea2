// spec 7 captures: constants of copy type are captured by value
// run
// out: 2 1
type P = { x: i32 };
function main() effects [Async, Io] {
  const p = P { x: 1 };
  const seen = task.scope |s| {
    const h = s.spawn || -> i32 { var q = p; q.x += 1; return q.x; };
    return h.join();
  };
  io.println("{} {}", seen, p.x);
}
