// spec 5 values: `ok v`, `err E { … }`, their long forms, and bare `ok`
// run
// out: 1
// out: Bad { n: 2 }
// out: 3
// out: Bad { n: 4 }
// out: done
error Bad { n: i32 }
function f(k: i32) -> Result<i32, Bad> {
  if k == 0 { return ok 1; }
  if k == 1 { return err Bad { n: 2 }; }
  if k == 2 { return ok { value: 3 }; }
  return err { error: Bad { n: 4 } };
}
function g() -> Result<Unit, Bad> { return ok; }
function main() effects [Io] {
  for k in 0..4 { match f(k) { ok v -> io.println(v); err e -> io.println(e); } }
  match g() { ok -> io.println("done"); err e -> io.println(e); }
}
