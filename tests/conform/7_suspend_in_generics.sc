// spec 3 generics: a generic function that suspends, at several types
// run
// out: 5 x [1, 2] P { a: 1, b: "y" }
type P = { a: i32, b: String };
function later<T>(move x: T) -> T effects [Async] { task.yield(); const y = x; task.yield(); return y; }
function main() effects [Async, Io] {
  const xs: List<i32> = [1, 2];
  io.println("{} {} {} {}", later(5), later("x"), later(xs), later(P { a: 1, b: "y" }));
}
