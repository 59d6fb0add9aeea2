// spec 9 diagnostics: a mistake in what would tell a type parameter is said once
// reject
// diag: SC0301@12
// diag: SC0301@13
// diag: SC0301@14
// diag: SC0301@15
// diag: SC0301@16
type Box<T> = { v: T };
function id<T>(move x: T) -> T { return x; }
function apply<A, B>(f: function(A) -> B, a: A) -> B { return f(a); }
function main() {
  const q = Some { value: nope };
  const b = Box { v: nope };
  const c = id(nope);
  const d = [nope, 1];
  const e = apply(|x| x, nope);
  const f = (q, b, c, d, e);
}
