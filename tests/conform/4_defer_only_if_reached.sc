// spec 4 defer: one that was not reached doesn't run
// run
// out: first
function f(early: Bool) effects [Io] {
  defer io.println("first");
  if early { return; }
  defer io.println("second");
}
function main() effects [Io] { f(true); }
