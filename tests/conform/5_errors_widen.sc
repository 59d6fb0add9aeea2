// run
// out: 3: ok 6
// out: 0: A { x: 1 }
// out: 1: B { s: "b" }
// out: 2: C
// out: A only 1
// out: 7 and B { s: "deep" }
// out: ok Some { value: 3 }
// out: ok () err C
// out: closure err A { x: 9 }
// out: task B { s: "task" }
// out: true false
error A { x: i32 }
error B { s: String }
error C;
domain AB = A | B;
function a(n: i32) -> i32 errors [A] { ensure n != 0 else err A { x: 1 }; return ok n; }
function ab(n: i32) -> Result<i32, AB> {
  const v = a(n)?;
  if n == 1 { return err B { s: "b" }; }
  return v * 2;
}
function abc(n: i32) -> Result<i32, A | B | C> {
  const v = check ab(n);
  if n == 2 { return err C; }
  return ok v;
}
function pass(n: i32) -> Result<i32, A | B | C> { return ab(n); }
function tail(n: i32) -> Result<i32, AB> { if n > 0 { ab(n) } else { err A { x: n } } }
function opt(n: i32) -> Result<i32?, C> { if n == 0 { return err C; } return Some { value: n }; }
function unit(good: Bool) -> Result<Unit, C> { ensure good else err C; }
function main() effects [Async, Io] {
  for n in [3, 0, 1, 2] {
    match abc(n) {
      ok v -> io.println("{}: ok {}", n, v);
      err e -> io.println("{}: {}", n, e);
    }
  }
  match pass(0) {
    ok v -> {}
    err A { x } -> io.println("A only {}", x);
    err { error } -> io.println("no {}", error);
  }
  const f = |n: i32| -> Result<i32, AB> { if n == 0 { return err B { s: "deep" }; } return n; };
  match f(7) { ok v -> io.print("{} and ", v); err e -> {} }
  match f(0) { ok v -> {} err e -> io.println(e); }
  io.println(opt(3));
  io.println("{} {}", unit(true), unit(false));
  const g = |n: i32| { const v = a(n)?; if v == 2 { return err A { x: 9 }; } return v + 1; };
  match g(2) { ok v -> {} err e -> io.println("closure err {}", e); }
  const r: Result<i32, AB> = task.scope |s| {
    const h = s.spawn || { const v = a(4)?; if v == 4 { return err B { s: "task" }; } return v; };
    return h.join();
  };
  match r { ok v -> io.println(v); err e -> io.println("task {}", e); }
  io.println("{} {}", ab(0) == abc_as(0), tail(3) == tail(0));
}
function abc_as(n: i32) -> Result<i32, AB> { return err A { x: 1 }; }
