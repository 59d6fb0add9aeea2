// spec 3 structure: `==` and ordering work structurally
// run
// out: true false true
// out: true true true
// out: true false
type P = { x: i32, y: String };
type S = | A { n: i32 } | B;
function main() effects [Io] {
  const p = P { x: 1, y: "a" };
  io.println("{} {} {}", p == P { x: 1, y: "a" }, p == P { x: 1, y: "b" }, p != P { x: 2, y: "a" });
  const a: S = A { n: 1 };
  const b: S = B;
  io.println("{} {} {}", a == A { n: 1 }, a != b, a != A { n: 2 });
  io.println("{} {}", [1, 2, 3] == [1, 2, 3], (1, "x") == (1, "y"));
}
