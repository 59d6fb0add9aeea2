// spec 7 scopes: one without tasks is its body's value
// run
// out: 4 ()
function main() effects [Async, Io] {
  const v = task.scope |s| { 4 };
  const u = task.scope |s| { };
  io.println("{} {}", v, u);
}
