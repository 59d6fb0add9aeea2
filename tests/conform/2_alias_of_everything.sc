// spec 2 aliases: stand for the type wherever one is written, also for variants and conversions
// run
// out: Circle { r: 2 } 3 7 [1, 2] 5
type Shape = | Circle { r: i32 } | Dot;
type Form = Shape;
type Id = u64;
type P = { x: i32 };
type Point = P;
type Errs = A | B;
error A;
error B;
type Grid = Array<Array<i32, 2>, 2>;
function mk() -> Form { return Circle { r: 2 }; }
function e(n: i32) -> Result<i32, Errs> { if n > 1 { return err A; } if n < 0 { return err B; } return n; }
function main() effects [Io] {
  const id = Id(3);
  const p = Point { x: 7 };
  const g: Grid = [[1, 2], [3, 4]];
  io.println("{} {} {} {} {}", mk(), id, p.x, g[0], match e(5) { ok v -> v; err A -> 5; err B -> 6; });
}
