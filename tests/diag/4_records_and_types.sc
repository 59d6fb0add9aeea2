// reject
// diag: SC0201@12
// diag: SC0201@13
// diag: SC0201@14
// diag: SC0201@15
// diag: SC0201@17
// diag: SC0201@18
// diag: SC0201@19
// diag: SC0201@20
// diag: SC0201@20
// Fields, type arguments and their brackets.
type P = { x i32 };
error E { a: i32; b: i32 }
type Empty = ();
function f(a i32) { }
function main() {
  const p = P { x, y };
  const q: List<i32>= x;
  const r = id<i32>;
  match p { P { .., x } -> 1; ok { other } -> 2 }
}
