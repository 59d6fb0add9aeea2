// run
// out: ok 1
// out: ok 2
// out: err B
// out: ok 4
// out: err A
// out: ok 6
// out: err B
// out: ok 8
// out: err A
// out: ok 11
// out: err A
// Every way in which a closure without a declared result can give a Result.
error A;
error B;
function fa(n: i32) -> Result<i32, A> { if n == 0 { return err A; } return n; }
function fb(n: i32) -> Result<i32, B> { if n == 0 { return err B; } return n; }
function show(r: Result<i32, A | B>) effects [Io] {
  match r { ok n -> io.println("ok {}", n); err e -> io.println("err {}", e); }
}
function main() effects [Io, Async] {
  const tail = || { fa(1)? };
  show(tail());
  const expression = |n: i32| fb(n)?;
  show(expression(2));
  show(expression(0));
  const branches = |n: i32| { if n > 3 { fa(n)? } else { fb(n)?; return err A; } };
  show(branches(4));
  show(branches(1));
  const matching = |n: i32| { match n { 0 -> fb(n); _ -> fa(n); } };
  show(matching(6));
  show(matching(0));
  const bare = |n: i32| { if n > 7 { return ok n; } err A };
  show(bare(8));
  show(bare(1));
  const r = task.scope |s| {
    const a = s.spawn || { fa(5)? };
    const b = s.spawn(|| fb(6));
    return a.join() + b.join();
  };
  show(r);
  show(task.scope |s| { const a = s.spawn || { const v = fa(0)?; v + 1 }; return a.join(); });
}
