// spec 4 patterns: `n as P` binds the whole
// run
// out: P { x: 1, y: 2 } 1
// out: 5 in 1..9
// out: Some { value: (1, 2) } 2
// out: 3 or 4
type P = { x: i32, y: i32 };
function main() effects [Io] {
  match (P { x: 1, y: 2 }) { p as P { x, .. } -> io.println("{} {}", p, x); }
  match 5 { n as 1..=9 -> io.println("{} in 1..9", n); _ -> {} }
  const m: (i32, i32)? = Some { value: (1, 2) };
  match m { whole as Some { value: (_, b) } -> io.println("{} {}", whole, b); None -> {} }
  match 3 { n as (3 | 4) -> io.println("{} or 4", n); _ -> {} }
}
