// spec 3 Bool: a right operand that suspends is evaluated only if it decides
// run
// out: ab
// out: true false
// out: yes
function ask(v: Bool, c: Char) -> Bool effects [Async, Io] { task.yield(); io.print(c); return v; }
function main() effects [Async, Io] {
  const x = ask(true, 'a') || ask(true, 'x');
  const y = ask(false, 'b') && ask(true, 'y');
  io.println("");
  io.println("{} {}", x, y);
  if quiet(true) && !quiet(false) { io.println("yes"); } else { io.println("no"); }
}
function quiet(v: Bool) -> Bool effects [Async] { task.yield(); return v; }
