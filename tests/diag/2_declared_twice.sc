// reject
// diag: SC0302@11
// diag: SC0302@12
// diag: SC0302@13
// diag: SC0302@14
// diag: SC0302@17
// diag: SC0302@19
// diag: SC0302@20
type Point = { x: i32, y: i32 };
function move_to(p: Point) {}
function move_to(q: Point) {}
type Twice = { a: i32, b: i32, a: i32 };
type Either = | Left | Right | Left;
function same<T, T>(x: T) {}
function main() {
  const a = 1;
  const a = 2;
  _ = a;
  match (1, 2) { (x, x) -> { _ = x; } }
  const p = Point { x: 1, y: 2, x: 3 };
  _ = p;
}
