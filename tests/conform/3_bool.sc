// spec 3 Bool: `&& || !`; the right operand is evaluated only if it decides
// run
// out: false true false
// out: asked
// out: true
function ask() -> Bool effects [Io] { io.println("asked"); return true; }
function main() effects [Io] {
  const t = true;
  io.println("{} {} {}", t && false, t || false, !t);
  const skipped = false && ask();
  const also = true || ask();
  io.println(true && ask() && also && !skipped);
}
