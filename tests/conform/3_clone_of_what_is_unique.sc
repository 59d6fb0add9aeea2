// spec 3 moves: a view that may write and a type parameter that may be one cannot be cloned
// reject
// diag: SC0406@7
// diag: SC0406@11
// diag: SC0406@13
type R = { v: View<mut i32> };
function f<T: Local>(x: T) -> i32 { const y = x.clone(); return 1; }
function main() effects [Io] {
  var xs = [1, 2, 3];
  const v: View<mut i32> = xs[..];
  const w = v.clone();
  const r = R { v: v };
  const s = (r, 1).clone();
}
