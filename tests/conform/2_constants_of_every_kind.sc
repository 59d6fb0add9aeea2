// spec 2 constants: of every kind of type
// run
// out: 64 -1 1.5 true x hi 1.5s 65
// out: P { x: 1, y: 2 } [1, 2, 3] (1, "a") Circle { r: 2 } Some { value: 3 }
// out: [[0, 0], [0, 0]] 128 ab
const LIMIT: i32 = 64;
const NEG: i64 = -1;
const F: f64 = 1.5;
const B: Bool = LIMIT > 10 && !false;
const C: Char = 'x';
const S: String = "hi";
const D: Duration = 1500ms;
const NEXT: i32 = LIMIT + 1;
type P = { x: i32, y: i32 };
type Shape = | Circle { r: i32 } | Dot;
const ORIGIN: P = P { x: 1, y: 2 };
const XS: Array<i32, 3> = [1, 2, 3];
const T: (i32, String) = (1, "a");
const SH: Shape = Circle { r: 2 };
const M: i32? = Some { value: 3 };
const G: Array<Array<i32, 2>, 2> = [[0; 2]; 2];
const BIG: u64 = 2 * 64;
const AB: String = "a" ++ "b";
function main() effects [Io] {
  io.println("{} {} {} {} {} {} {} {}", LIMIT, NEG, F, B, C, S, D, NEXT);
  io.println("{} {} {} {} {}", ORIGIN, XS, T, SH, M);
  io.println("{} {} {}", G, BIG, AB);
}
