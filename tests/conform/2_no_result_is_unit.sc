// spec 2 result: no `-> R` means `Unit`
// run
// out: called
// out: ()
function f() effects [Io] { io.println("called"); }
function main() effects [Io] {
  const u: Unit = f();
  io.println(u);
}
