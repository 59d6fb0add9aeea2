// spec 9: mistakes in patterns
// reject
type S = | A { n: i32 } | B;
type P = { x: i32, y: i32 };
error Bad;
function f(s: S, p: P, r: Result<i32, Bad>, m: i32?, t: (i32, i32)) {
  match s { A { n: "x" } -> {} C -> {} D { x } -> {} _ -> {} }
  match s { A -> {} B { .. } -> {} }
  match p { P { x } -> {} }
  match p { P { x, z, .. } -> {} }
  match r { Some { value } -> {} _ -> {} }
  match m { ok v -> {} _ -> {} }
  match t { (a, b, c) -> {} _ -> {} }
  match t { (a, a) -> {} }
  match 1 { 1.5 -> {} 'c' -> {} "s" -> {} 5..1 -> {} _ -> {} }
  match s { B where 1 -> {} _ -> {} }
  const A { n } = s;
  for (a, 1) in [(1, 2)] {}
  match 200u8 { 256 -> {} _ -> {} }
  if const B = 1 {}
}
function main() {}
