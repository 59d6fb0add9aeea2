// spec 2 errors: an error may carry any first-class value
// run
// out: TooMany { got: ["a", "b"], p: P { x: 1 } }
type P = { x: i32 };
error TooMany { got: List<String>, p: P }
function f() -> Result<Unit, TooMany> {
  return err TooMany { got: ["a", "b"], p: P { x: 1 } };
}
function main() effects [Io] { match f() { ok -> {} err e -> io.println(e); } }
