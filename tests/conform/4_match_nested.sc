// spec 4 match: patterns nest
// run
// out: 5 0 -1
type Inner = | Num { n: i32 } | Nope;
type Outer = | Wrap { inner: Inner, tag: String } | Empty;
function f(o: Outer) -> i32 {
  return match o { Wrap { inner: Num { n }, .. } -> n; Wrap { inner: Nope, tag: _ } -> 0; Empty -> -1; };
}
function main() effects [Io] {
  io.println("{} {} {}", f(Wrap { inner: Num { n: 5 }, tag: "a" }), f(Wrap { inner: Nope, tag: "b" }), f(Empty));
}
