// spec 7 scopes: are expressions, and may stand anywhere
// run
// out: 11 [1, 2] 5
function one() -> i32 { return 1; }
function main() effects [Async, Io] {
  const n = 1 + task.scope |s| { const h = s.spawn(one); return h.join() + 4; } + task.scope |s| { 5 };
  const xs = [task.scope |s| { s.spawn(one).join() }, task.scope |s| { return 2; }];
  const m = if task.scope |s| { return true; } { 5 } else { 6 };
  io.println("{} {} {}", n, xs, m);
}
